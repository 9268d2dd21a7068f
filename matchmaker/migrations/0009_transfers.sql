-- From an introduction to a counted transfer: cases, their papers and words, verification, closed periods.
-- Whether a case counts is derived from these rows and stored nowhere.

-- What is delivered: a listed solution is one however often it is delivered; a capability becomes another one each time.
CREATE TABLE delivered_solution (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    solution_id bigint NOT NULL REFERENCES solution,
    of_capability boolean NOT NULL,
    title text NOT NULL CHECK (title IS NFC NORMALIZED AND length(title) BETWEEN 3 AND 300),
    summary text NOT NULL CHECK (summary IS NFC NORMALIZED AND length(summary) <= 20000),
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX delivered_solution_listed ON delivered_solution (solution_id) WHERE NOT of_capability;
CREATE INDEX delivered_solution_of ON delivered_solution (solution_id);

CREATE TABLE transfer_case (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    proposal_id bigint UNIQUE REFERENCES proposal,
    need_id bigint REFERENCES need,
    delivered_id bigint NOT NULL REFERENCES delivered_solution,
    adopter_id bigint NOT NULL REFERENCES organisation,
    supplier_id bigint NOT NULL REFERENCES organisation,
    standing text CHECK (standing IN ('spin_off', 'start_up', 'contest_winner')),
    sector text,
    entered_afterwards boolean NOT NULL DEFAULT false,
    stage text NOT NULL DEFAULT 'introduced' CHECK (stage IN (
        'introduced', 'in_discussion', 'pilot', 'negotiation', 'contract_signed', 'accepted', 'verified', 'on_hold',
        'stopped', 'withdrawn')),
    held_stage text CHECK (held_stage IN (
        'introduced', 'in_discussion', 'pilot', 'negotiation', 'contract_signed', 'accepted')),
    since timestamptz NOT NULL DEFAULT now(),  -- in this stage
    reason text,  -- why it was stopped or withdrawn
    owner_id bigint REFERENCES person,
    next_step text CHECK (next_step IS NFC NORMALIZED AND length(next_step) <= 500),
    next_due date,
    in_city boolean,
    route text CHECK (route IN ('transferred', 'applied')),
    form text CHECK (form IN ('licence', 'assignment', 'development')),
    contract_value bigint CHECK (contract_value >= 0),  -- in đồng
    no_price_reason text NOT NULL DEFAULT '' CHECK (no_price_reason IS NFC NORMALIZED
                                                    AND length(no_price_reason) <= 2000),
    money text CHECK (money IN ('own', 'state', 'mixed', 'other')),
    crosses_border boolean,
    ai_risk text CHECK (ai_risk IN ('low', 'medium', 'high')),
    process text NOT NULL DEFAULT '' CHECK (process IS NFC NORMALIZED AND length(process) <= 2000),
    use_from date,
    use_until date CHECK (use_until >= use_from),
    also_product boolean NOT NULL DEFAULT false,  -- counted under II.1 too
    brokers text[] NOT NULL DEFAULT '{}',  -- audit names of the officers who carried the case
    version integer NOT NULL DEFAULT 1,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT case_has_two_parties CHECK (adopter_id <> supplier_id),
    CONSTRAINT case_comes_from_somewhere CHECK (proposal_id IS NOT NULL OR entered_afterwards),
    CONSTRAINT case_on_hold_knows_where_it_was CHECK (stage <> 'on_hold' OR held_stage IS NOT NULL),
    CONSTRAINT case_ends_with_a_reason CHECK ((stage IN ('stopped', 'withdrawn')) = (reason IS NOT NULL))
);
CREATE INDEX transfer_case_by_stage ON transfer_case (stage, since);
CREATE INDEX transfer_case_of_need ON transfer_case (need_id);
CREATE INDEX transfer_case_of_delivered ON transfer_case (delivered_id);
CREATE INDEX transfer_case_of_adopter ON transfer_case (adopter_id);
CREATE INDEX transfer_case_of_supplier ON transfer_case (supplier_id);

-- Every step, with the day it happened, which may lie before the day it was recorded.
CREATE TABLE case_step (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id bigint NOT NULL REFERENCES transfer_case,
    move text NOT NULL,
    old_stage text,
    new_stage text NOT NULL,
    happened_on date NOT NULL,
    reason text,
    note text CHECK (note IS NFC NORMALIZED AND length(note) <= 2000),
    made_by text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX case_step_of ON case_step (case_id, id);

CREATE TABLE case_event (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id bigint NOT NULL REFERENCES transfer_case,
    key uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    kind text NOT NULL CHECK (kind IN ('meeting', 'milestone')),
    title text NOT NULL CHECK (title IS NFC NORMALIZED AND length(title) BETWEEN 3 AND 200),
    place text CHECK (place IS NFC NORMALIZED AND length(place) <= 500),
    starts_at timestamptz NOT NULL,
    minutes integer CHECK (minutes BETWEEN 5 AND 1440),
    done_on date,
    changes integer NOT NULL DEFAULT 0,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT case_event_meets_for_a_time CHECK ((kind = 'meeting') = (minutes IS NOT NULL))
);
CREATE INDEX case_event_of ON case_event (case_id, starts_at);

CREATE TABLE case_contact (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id bigint NOT NULL REFERENCES transfer_case,
    body text NOT NULL CHECK (body IN ('dost', 'plan', 'other')),
    body_name text CHECK (body_name IS NFC NORMALIZED AND length(body_name) <= 300),
    named_both boolean NOT NULL,
    happened_on date NOT NULL,
    recorded_on date NOT NULL CHECK (recorded_on >= happened_on),
    note text CHECK (note IS NFC NORMALIZED AND length(note) <= 2000),
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT case_contact_names_its_body CHECK (body = 'dost' OR body_name IS NOT NULL)
);
CREATE INDEX case_contact_of ON case_contact (case_id);

-- A paper lies on disk under a random name; a newer version replaces it and nothing is deleted.
CREATE TABLE case_evidence (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id bigint NOT NULL REFERENCES transfer_case,
    kind text NOT NULL CHECK (kind IN (
        'contract', 'invoice', 'acceptance', 'registration', 'result_registration', 'proof_of_use', 'decision_of_use',
        'confirmation_of_use', 'measurement', 'contact_proof', 'meeting_minutes', 'pilot_agreement', 'nda', 'mou', 'other')),
    dated_on date,
    replaces_id bigint UNIQUE REFERENCES case_evidence,
    name text NOT NULL CHECK (name IS NFC NORMALIZED AND name !~ '[[:cntrl:]/\\]' AND length(name) BETWEEN 1 AND 200),
    stored_name text NOT NULL UNIQUE CHECK (stored_name ~ '^[0-9a-f]{32}$'),
    media_type text NOT NULL CHECK (media_type ~ '^[a-z]+/[a-z0-9.+-]+$'),
    size bigint NOT NULL CHECK (size > 0),
    sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
    added_by text NOT NULL,
    added_side text CHECK (added_side IN ('need', 'solution')),  -- null: the desk
    added_at timestamptz NOT NULL DEFAULT now(),
    checked_by text,
    checked_by_id bigint REFERENCES person,
    checked_at timestamptz,
    redacted boolean,  -- prices were blacked out in the copy
    CONSTRAINT case_evidence_is_checked_whole CHECK ((checked_by IS NULL) = (checked_at IS NULL)
                                                     AND (checked_by IS NULL) = (redacted IS NULL))
);
CREATE INDEX case_evidence_of ON case_evidence (case_id, id);

-- What each party was asked to confirm, and what it said itself.
CREATE TABLE case_confirmation (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id bigint NOT NULL REFERENCES transfer_case,
    side text NOT NULL CHECK (side IN ('need', 'solution')),
    facts bytea NOT NULL CHECK (octet_length(facts) = 32),  -- hash of what the case said when it was confirmed
    person_id bigint REFERENCES person,
    name text CHECK (name IS NFC NORMALIZED),
    email text,
    locale text NOT NULL CHECK (locale IN ('vi', 'en')),
    asked_at timestamptz NOT NULL DEFAULT now(),
    answer_by timestamptz NOT NULL,
    answered_at timestamptz,
    answered_by text,
    agreed boolean,
    links boolean,
    links_note text CHECK (links_note IS NFC NORMALIZED AND length(links_note) <= 2000),
    contribution text NOT NULL DEFAULT '' CHECK (contribution IS NFC NORMALIZED AND length(contribution) <= 5000),
    measure jsonb CHECK (jsonb_typeof(measure) = 'object'),
    note text CHECK (note IS NFC NORMALIZED AND length(note) <= 2000),
    CONSTRAINT case_confirmation_is_answered_whole CHECK ((answered_at IS NULL) = (agreed IS NULL)
                                                          AND (answered_at IS NULL) = (answered_by IS NULL))
);
CREATE INDEX case_confirmation_of ON case_confirmation (case_id, id);

CREATE TABLE case_verification (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id bigint NOT NULL REFERENCES transfer_case,
    confirmed boolean NOT NULL,
    verified_by text NOT NULL,
    verifier_id bigint REFERENCES person,
    verified_at timestamptz NOT NULL DEFAULT now(),
    grade text CHECK (grade IN ('originated', 'assisted', 'reported')),
    links_checked boolean NOT NULL,
    nearest bigint[],  -- cases of the counted solutions that were shown; null: not looked for
    reason text,
    note text CHECK (note IS NFC NORMALIZED AND length(note) <= 2000),
    checklist jsonb NOT NULL,  -- the clauses as they stood
    CONSTRAINT case_verification_refuses_with_a_reason CHECK (confirmed = (reason IS NULL)),
    CONSTRAINT case_verification_grades CHECK (NOT confirmed OR grade IS NOT NULL)
);
CREATE INDEX case_verification_of ON case_verification (case_id, id);

-- The adopter is asked again, once after so many months.
CREATE TABLE case_follow_up (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id bigint NOT NULL REFERENCES transfer_case,
    months integer NOT NULL CHECK (months > 0),
    asked_at timestamptz NOT NULL,
    name text CHECK (name IS NFC NORMALIZED),
    email text,
    locale text NOT NULL CHECK (locale IN ('vi', 'en')),
    answered_at timestamptz,
    still_used boolean,
    note text CHECK (note IS NFC NORMALIZED AND length(note) <= 2000),
    UNIQUE (case_id, months),
    CONSTRAINT case_follow_up_is_answered_whole CHECK ((answered_at IS NULL) = (still_used IS NULL))
);

-- The links by which a party answers without an account; a copy of this table opens nothing.
CREATE TABLE case_link (
    token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
    confirmation_id bigint REFERENCES case_confirmation,
    follow_up_id bigint REFERENCES case_follow_up,
    CONSTRAINT case_link_asks_one_thing CHECK ((confirmation_id IS NULL) <> (follow_up_id IS NULL))
);

-- A leader has approved the figures of a period: they stay as they are, later changes are adjustments.
CREATE TABLE period_closing (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    period_from date NOT NULL,
    period_to date NOT NULL CHECK (period_to >= period_from),
    settings jsonb NOT NULL,
    figures jsonb NOT NULL,
    closed_by text NOT NULL,
    closed_by_id bigint REFERENCES person,
    closed_at timestamptz NOT NULL DEFAULT now()
);
