-- From a suggested match to an introduction that both sides agreed to.

-- How many introductions an organisation says that it can carry at a time; nothing said means no limit.
ALTER TABLE organisation ADD COLUMN introductions_at_once integer CHECK (introductions_at_once BETWEEN 0 AND 1000);

CREATE TABLE proposal (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    need_id bigint NOT NULL REFERENCES need,
    solution_id bigint NOT NULL REFERENCES solution,
    state text NOT NULL CHECK (state IN ('suggested', 'approved', 'declined', 'asked', 'one_agreed', 'both_agreed',
                                         'introduced', 'refused', 'overdue', 'withdrawn')),
    by_hand boolean NOT NULL DEFAULT false,
    rank integer CHECK (rank > 0),  -- the engine's; null when it does not suggest this pair (any more)
    place integer CHECK (place > 0),  -- a broker's, over the engine's
    seen jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(seen) = 'object'),  -- what the engine shows of the pair
    engine jsonb,  -- and which engine it was
    assignee_id bigint REFERENCES person,
    round integer NOT NULL DEFAULT 0,  -- each approval asks anew
    approved_text bytea CHECK (octet_length(approved_text) = 32),  -- hash of what both records said then
    since timestamptz NOT NULL DEFAULT now(),  -- in this state
    version integer NOT NULL DEFAULT 1,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT proposal_pair UNIQUE (need_id, solution_id),
    CONSTRAINT proposal_says_where_it_is_from CHECK (by_hand OR engine IS NOT NULL),
    CONSTRAINT proposal_was_approved CHECK (
        state NOT IN ('approved', 'asked', 'one_agreed', 'both_agreed', 'introduced', 'refused', 'overdue')
        OR (approved_text IS NOT NULL AND round > 0))
);
CREATE INDEX proposal_by_state ON proposal (state, since);
CREATE INDEX proposal_of_solution ON proposal (solution_id, state);
CREATE INDEX proposal_assignee ON proposal (assignee_id);

-- For which version of a need the engine was asked last, and which engine.
CREATE TABLE suggestion_round (
    need_id bigint PRIMARY KEY REFERENCES need ON DELETE CASCADE,
    need_version integer NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
);

-- Every decision with what the broker saw: a labelled pair that a later engine can learn from.
CREATE TABLE proposal_decision (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    proposal_id bigint NOT NULL REFERENCES proposal,
    verdict text NOT NULL CHECK (verdict IN ('approved', 'declined')),
    reason text,
    note text CHECK (note IS NFC NORMALIZED),
    by_hand boolean NOT NULL,
    rank integer,
    place integer,
    seen jsonb NOT NULL,
    engine jsonb,
    need_version integer NOT NULL,
    solution_version integer NOT NULL,
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT decision_declines_with_a_reason CHECK ((verdict = 'declined') = (reason IS NOT NULL))
);
CREATE INDEX proposal_decision_of ON proposal_decision (proposal_id, id);

-- What each side was asked in each round, and what it said.
CREATE TABLE consent (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    proposal_id bigint NOT NULL REFERENCES proposal,
    round integer NOT NULL,
    side text NOT NULL CHECK (side IN ('need', 'solution')),
    person_id bigint REFERENCES person,  -- who was asked, where they have an account
    name text CHECK (name IS NFC NORMALIZED),
    email text,
    locale text NOT NULL CHECK (locale IN ('vi', 'en')),
    asks integer NOT NULL DEFAULT 1,  -- how often a broker asked
    asked_at timestamptz NOT NULL,
    answer_by timestamptz NOT NULL,
    reminded_at timestamptz,
    answer text CHECK (answer IN ('agreed', 'refused')),
    reason text,
    note text CHECK (note IS NFC NORMALIZED),
    answered_by text,
    answered_at timestamptz,
    CONSTRAINT consent_once_a_side UNIQUE (proposal_id, round, side),
    CONSTRAINT consent_is_answered_whole CHECK ((answer IS NULL) = (answered_at IS NULL)
                                                AND (answer IS NULL) = (answered_by IS NULL)),
    CONSTRAINT consent_refuses_with_a_reason CHECK ((answer IS NOT DISTINCT FROM 'refused') = (reason IS NOT NULL))
);
CREATE INDEX consent_unanswered ON consent (answer_by) WHERE answer IS NULL;

-- The links by which a side can answer without an account; a copy of this table opens nothing.
CREATE TABLE consent_link (
    token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
    consent_id bigint NOT NULL REFERENCES consent ON DELETE CASCADE
);
CREATE INDEX consent_link_of ON consent_link (consent_id);

CREATE TABLE introduction (
    proposal_id bigint PRIMARY KEY REFERENCES proposal,
    introduced_at timestamptz NOT NULL DEFAULT now(),
    body text NOT NULL CHECK (body IS NFC NORMALIZED)
);

CREATE TABLE proposal_document (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    proposal_id bigint NOT NULL REFERENCES proposal,
    kind text NOT NULL CHECK (kind IN ('introduction_letter', 'meeting_minutes')),
    name text NOT NULL CHECK (name IS NFC NORMALIZED),
    media_type text NOT NULL,
    content bytea NOT NULL,
    sha256 bytea NOT NULL CHECK (sha256 = sha256(content)),
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (proposal_id, kind)
);

-- The private thread. `audience` is who reads it beside the desk; a note is the desk's own.
CREATE TABLE proposal_message (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    proposal_id bigint NOT NULL REFERENCES proposal,
    kind text NOT NULL CHECK (kind IN ('message', 'question', 'note')),
    audience text NOT NULL CHECK (audience IN ('both', 'need', 'solution', 'desk')),
    author_side text NOT NULL CHECK (author_side IN ('need', 'solution', 'desk')),
    person_id bigint REFERENCES person,
    body text NOT NULL CHECK (body IS NFC NORMALIZED),
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT proposal_note_stays_at_the_desk CHECK (kind <> 'note' OR (audience = 'desk' AND author_side = 'desk'))
);
CREATE INDEX proposal_message_of ON proposal_message (proposal_id, id);

-- A file of the thread lies on disk under a random name; here stands what it was called, and what it held on arrival.
CREATE TABLE proposal_file (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_id bigint NOT NULL REFERENCES proposal_message,
    name text NOT NULL CHECK (name IS NFC NORMALIZED AND name !~ '[[:cntrl:]/\\]' AND length(name) BETWEEN 1 AND 200),
    stored_name text NOT NULL UNIQUE CHECK (stored_name ~ '^[0-9a-f]{32}$'),
    media_type text NOT NULL CHECK (media_type ~ '^[a-z]+/[a-z0-9.+-]+$'),
    size bigint NOT NULL CHECK (size > 0),
    sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX proposal_file_of ON proposal_file (message_id);
