-- Calls for solutions and competitions: what is asked for, who looks after it, who enters, how entries are judged.
CREATE TABLE call (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('open_call', 'competition', 'contest')),
    title text NOT NULL CHECK (title IS NFC NORMALIZED AND length(title) BETWEEN 1 AND 200),
    problem text NOT NULL CHECK (problem IS NFC NORMALIZED AND length(problem) <= 10000),
    tried text NOT NULL DEFAULT '' CHECK (tried IS NFC NORMALIZED AND length(tried) <= 5000),
    solved_when text NOT NULL DEFAULT '' CHECK (solved_when IS NFC NORMALIZED AND length(solved_when) <= 5000),
    data_offered text NOT NULL DEFAULT '' CHECK (data_offered IS NFC NORMALIZED AND length(data_offered) <= 5000),
    eligibility text NOT NULL DEFAULT '' CHECK (eligibility IS NFC NORMALIZED AND length(eligibility) <= 5000),
    prize text NOT NULL DEFAULT '' CHECK (prize IS NFC NORMALIZED AND length(prize) <= 5000),
    sector text,
    boards text[] NOT NULL DEFAULT '{}',
    required_trl integer CHECK (required_trl BETWEEN 1 AND 9),
    rights text NOT NULL DEFAULT 'none' CHECK (rights IN ('none', 'non_exclusive', 'exclusive')),
    judges_per_entry integer NOT NULL DEFAULT 3 CHECK (judges_per_entry BETWEEN 1 AND 15),
    public_share integer NOT NULL DEFAULT 0 CHECK (public_share BETWEEN 0 AND 50),  -- per cent of the score
    adjust_from integer CHECK (adjust_from > 1),  -- entries from which scores are adjusted per judge; null: never
    tie_rule text NOT NULL DEFAULT 'heaviest_criterion'
        CHECK (tie_rule IN ('heaviest_criterion', 'shared_rank', 'chair_decides')),
    objection_days integer NOT NULL DEFAULT 7 CHECK (objection_days BETWEEN 1 AND 60),
    keep_days integer NOT NULL DEFAULT 365 CHECK (keep_days BETWEEN 30 AND 3650),  -- of entries that lost, from publication
    closes_at timestamptz,
    decide_by date,
    state text NOT NULL DEFAULT 'draft' CHECK (state IN
        ('draft', 'tested', 'open', 'closed', 'eligibility', 'conflicts', 'scoring', 'moderation', 'decided',
         'objections', 'published', 'cancelled')),
    opened_at timestamptz,
    decided_at timestamptz,
    announced_at timestamptz,  -- from then on entrants may object
    published_at timestamptz,
    cancelled_because text CHECK (length(cancelled_because) BETWEEN 1 AND 1000),
    orientation_id bigint REFERENCES orientation,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT call_cancelled_says_why CHECK ((state = 'cancelled') = (cancelled_because IS NOT NULL)),
    CONSTRAINT call_open_has_an_end CHECK (state IN ('draft', 'tested', 'cancelled') OR closes_at IS NOT NULL)
);
CREATE INDEX call_by_state ON call (state, closes_at);

-- The needs that a call answers; a group of them is one call.
CREATE TABLE call_need (
    call_id bigint NOT NULL REFERENCES call ON DELETE CASCADE,
    need_id bigint NOT NULL REFERENCES need ON DELETE CASCADE,
    PRIMARY KEY (call_id, need_id)
);
CREATE INDEX call_need_of_need ON call_need (need_id);

-- What entries are scored by; each asks its question in the form of an entry.
CREATE TABLE call_criterion (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    call_id bigint NOT NULL REFERENCES call ON DELETE CASCADE,
    position integer NOT NULL CHECK (position >= 1),
    name text NOT NULL CHECK (name IS NFC NORMALIZED AND length(name) BETWEEN 1 AND 120),
    question text NOT NULL CHECK (question IS NFC NORMALIZED AND length(question) BETWEEN 1 AND 500),
    weight integer NOT NULL CHECK (weight BETWEEN 1 AND 100),
    most_points integer NOT NULL DEFAULT 10 CHECK (most_points BETWEEN 1 AND 100),
    threshold integer CHECK (threshold BETWEEN 0 AND most_points),  -- a median below it cannot win
    longest integer NOT NULL DEFAULT 1500 CHECK (longest BETWEEN 100 AND 5000),  -- characters of an answer
    UNIQUE (call_id, position)
);

-- Who looks after one call: appointments of people, not roles of their accounts.
CREATE TABLE call_appointment (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    call_id bigint NOT NULL REFERENCES call ON DELETE CASCADE,
    person_id bigint NOT NULL REFERENCES person,
    duty text NOT NULL CHECK (duty IN ('judge', 'chair', 'secretary')),
    expertise text NOT NULL DEFAULT '' CHECK (expertise IS NFC NORMALIZED AND length(expertise) <= 1000),
    until date,
    appointed_by text NOT NULL,
    appointed_at timestamptz NOT NULL DEFAULT now(),
    declared_at timestamptz,  -- when a judge has declared their conflicts
    ended_at timestamptz,
    ended_because text CHECK (length(ended_because) BETWEEN 1 AND 1000),
    CONSTRAINT call_appointment_ends_whole CHECK (num_nonnulls(ended_at, ended_because) IN (0, 2))
);
CREATE UNIQUE INDEX call_appointment_once ON call_appointment (call_id, person_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX call_one_chair ON call_appointment (call_id) WHERE duty = 'chair' AND ended_at IS NULL;
CREATE INDEX call_appointment_of_person ON call_appointment (person_id);

-- Scientists who read a call before it opens, by a link.
CREATE TABLE call_reading (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    call_id bigint NOT NULL REFERENCES call ON DELETE CASCADE,
    email text NOT NULL,
    name text NOT NULL DEFAULT '',
    locale text NOT NULL DEFAULT 'vi',
    token_hash bytea UNIQUE CHECK (octet_length(token_hash) = 32),
    asked_by text NOT NULL,
    asked_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    answered_at timestamptz,
    understood boolean,
    would_enter boolean,
    remark text CHECK (remark IS NFC NORMALIZED AND length(remark) <= 2000),
    CONSTRAINT call_reading_answer_is_whole CHECK (num_nonnulls(answered_at, understood, would_enter) IN (0, 3))
);
CREATE UNIQUE INDEX call_reading_once ON call_reading (call_id, email);

CREATE TABLE call_entry (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    call_id bigint NOT NULL REFERENCES call,
    number integer CHECK (number >= 1),  -- what it is called while nobody may know whose it is; given when first submitted
    person_id bigint REFERENCES person,  -- null once erased
    organisation_id bigint REFERENCES organisation,
    board text,
    title text NOT NULL DEFAULT '' CHECK (title IS NFC NORMALIZED AND length(title) <= 200),
    trl integer CHECK (trl BETWEEN 1 AND 9),
    co_authors text NOT NULL DEFAULT '' CHECK (co_authors IS NFC NORMALIZED AND length(co_authors) <= 1000),
    solution_id bigint REFERENCES solution ON DELETE SET NULL,  -- one of the entrant's that is listed already
    rights_agreed_at timestamptz,
    state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'submitted', 'withdrawn', 'eligible', 'ineligible')),
    submitted_at timestamptz,
    receipt bytea CHECK (octet_length(receipt) = 32),  -- SHA-256 of the entry as it was submitted
    ineligible_because text,
    ineligible_note text CHECK (length(ineligible_note) <= 1000),
    outcome text CHECK (outcome IN ('winner', 'finalist', 'not_selected', 'disqualified')),
    rank integer CHECK (rank >= 1),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT call_entry_submitted_whole CHECK (state IN ('draft', 'withdrawn') OR num_nonnulls(number, submitted_at, receipt) = 3),
    CONSTRAINT call_entry_ineligible_says_why CHECK ((state = 'ineligible') = (ineligible_because IS NOT NULL)),
    UNIQUE (call_id, number)
);
CREATE UNIQUE INDEX call_entry_one_a_person ON call_entry (call_id, person_id) WHERE state <> 'withdrawn';
CREATE INDEX call_entry_of_person ON call_entry (person_id);
CREATE INDEX call_entry_of_organisation ON call_entry (organisation_id);

CREATE TABLE call_answer (
    entry_id bigint NOT NULL REFERENCES call_entry ON DELETE CASCADE,
    criterion_id bigint NOT NULL REFERENCES call_criterion ON DELETE CASCADE,
    body text NOT NULL CHECK (body IS NFC NORMALIZED AND length(body) <= 5000),
    PRIMARY KEY (entry_id, criterion_id)
);

-- Every submission as it arrived; the newest one before the deadline is what is judged.
CREATE TABLE call_submission (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry_id bigint NOT NULL REFERENCES call_entry ON DELETE CASCADE,
    submitted_at timestamptz NOT NULL DEFAULT now(),
    content jsonb NOT NULL,
    receipt bytea NOT NULL CHECK (octet_length(receipt) = 32)
);
CREATE INDEX call_submission_of_entry ON call_submission (entry_id, id DESC);

-- A file twice: as it arrived, and as judges get it, without a name in it.
CREATE TABLE call_file (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry_id bigint NOT NULL REFERENCES call_entry ON DELETE CASCADE,
    position integer NOT NULL CHECK (position >= 1),
    name text NOT NULL,
    stored_name text NOT NULL UNIQUE,
    media_type text NOT NULL,
    size bigint NOT NULL CHECK (size > 0),
    sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
    blind_stored_name text NOT NULL UNIQUE,
    blind_size bigint NOT NULL CHECK (blind_size > 0),
    blind_sha256 bytea NOT NULL CHECK (octet_length(blind_sha256) = 32),
    removed_at timestamptz,
    UNIQUE (entry_id, position)
);

-- Why somebody neither sees nor scores an entry: found by the service, or declared.
CREATE TABLE call_conflict (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry_id bigint NOT NULL REFERENCES call_entry ON DELETE CASCADE,
    person_id bigint NOT NULL REFERENCES person,
    ground text NOT NULL CHECK (ground IN
        ('own_entry', 'same_organisation', 'same_domain', 'proposal', 'case', 'co_author', 'declared', 'recognised')),
    note text CHECK (note IS NFC NORMALIZED AND length(note) <= 1000),
    at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (entry_id, person_id, ground)
);
CREATE INDEX call_conflict_of_person ON call_conflict (person_id);

CREATE TABLE call_assignment (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry_id bigint NOT NULL REFERENCES call_entry ON DELETE CASCADE,
    person_id bigint NOT NULL REFERENCES person,
    assigned_at timestamptz NOT NULL DEFAULT now(),
    abstained_at timestamptz,
    ended_at timestamptz  -- the judge was removed; scores stay, and do not count
);
CREATE UNIQUE INDEX call_assignment_once ON call_assignment (entry_id, person_id) WHERE ended_at IS NULL;
CREATE INDEX call_assignment_of_person ON call_assignment (person_id);

-- Scores are only added to: the newest of a judge, an entry and a criterion is the one that counts.
CREATE TABLE call_score (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry_id bigint NOT NULL REFERENCES call_entry ON DELETE CASCADE,
    criterion_id bigint NOT NULL REFERENCES call_criterion ON DELETE CASCADE,
    person_id bigint NOT NULL REFERENCES person,
    points integer NOT NULL CHECK (points >= 0),
    reason text NOT NULL CHECK (reason IS NFC NORMALIZED AND length(reason) BETWEEN 1 AND 2000),
    at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX call_score_of_entry ON call_score (entry_id, criterion_id, person_id, id DESC);

-- What a judge says to the entrant, and what the council notes of an entry while it talks.
CREATE TABLE call_remark (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry_id bigint NOT NULL REFERENCES call_entry ON DELETE CASCADE,
    person_id bigint NOT NULL REFERENCES person,
    purpose text NOT NULL CHECK (purpose IN ('to_entrant', 'council')),
    body text NOT NULL CHECK (body IS NFC NORMALIZED AND length(body) BETWEEN 1 AND 2000),
    at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX call_remark_of_entry ON call_remark (entry_id, id);

CREATE TABLE call_decision (
    call_id bigint PRIMARY KEY REFERENCES call ON DELETE CASCADE,
    body text NOT NULL CHECK (body IS NFC NORMALIZED AND length(body) BETWEEN 1 AND 5000),
    ranking jsonb NOT NULL,  -- as it stood when it was decided
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE call_objection (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry_id bigint NOT NULL REFERENCES call_entry ON DELETE CASCADE,
    body text NOT NULL CHECK (body IS NFC NORMALIZED AND length(body) BETWEEN 1 AND 5000),
    at timestamptz NOT NULL DEFAULT now(),
    answer text CHECK (answer IS NFC NORMALIZED AND length(answer) BETWEEN 1 AND 5000),
    upheld boolean,
    answered_by text,
    answered_at timestamptz,
    CONSTRAINT call_objection_answer_is_whole CHECK (num_nonnulls(answer, upheld, answered_by, answered_at) IN (0, 4))
);
CREATE INDEX call_objection_of_entry ON call_objection (entry_id);
