-- Records that somebody else than their owner entered; and forms half filled in.

-- The association that entered a record for its owner, until the owner takes it over; null for everybody else's.
ALTER TABLE need ADD COLUMN entered_by_id bigint REFERENCES organisation;
ALTER TABLE solution ADD COLUMN entered_by_id bigint REFERENCES organisation;
CREATE INDEX need_entered_by ON need (entered_by_id) WHERE entered_by_id IS NOT NULL;
CREATE INDEX solution_entered_by ON solution (entered_by_id) WHERE entered_by_id IS NOT NULL;

-- From where a record that others entered is known, and who of its owner agreed to that, when. The desk alone sees it.
CREATE TABLE behalf (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    need_id bigint UNIQUE REFERENCES need ON DELETE CASCADE,
    solution_id bigint UNIQUE REFERENCES solution ON DELETE CASCADE,
    source text NOT NULL CHECK (source IS NFC NORMALIZED AND length(source) BETWEEN 3 AND 500),
    person text NOT NULL CHECK (person IS NFC NORMALIZED AND length(person) BETWEEN 2 AND 300),
    consented_on date NOT NULL,
    entered_by text NOT NULL,
    entered_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT behalf_is_of_one_record CHECK (num_nonnulls(need_id, solution_id) = 1)
);

-- An organisation says that a record is theirs; a broker looks whether it is.
CREATE TABLE claim (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    need_id bigint REFERENCES need ON DELETE CASCADE,
    solution_id bigint REFERENCES solution ON DELETE CASCADE,
    person_id bigint NOT NULL REFERENCES person,
    organisation_id bigint NOT NULL REFERENCES organisation,
    note text CHECK (note IS NFC NORMALIZED AND length(note) <= 1000),
    made_at timestamptz NOT NULL DEFAULT now(),
    granted boolean,
    decided_by text,
    decided_at timestamptz,
    CONSTRAINT claim_is_of_one_record CHECK (num_nonnulls(need_id, solution_id) = 1),
    CONSTRAINT claim_is_decided_whole CHECK (num_nonnulls(granted, decided_by, decided_at) IN (0, 3))
);
CREATE UNIQUE INDEX claim_open_on_need ON claim (need_id, organisation_id) WHERE granted IS NULL;
CREATE UNIQUE INDEX claim_open_on_solution ON claim (solution_id, organisation_id) WHERE granted IS NULL;

-- What somebody has typed into a form and not sent yet; `key` is the form's own, so that sending it takes the draft away.
CREATE TABLE form_draft (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
    subject text NOT NULL CHECK (subject IN ('need', 'solution')),
    record_id bigint,  -- the record that is edited; null for a new one
    key text NOT NULL CHECK (length(key) BETWEEN 1 AND 64),
    typed jsonb NOT NULL CHECK (jsonb_typeof(typed) = 'object' AND typed::text IS NFC NORMALIZED),
    saved_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (person_id, subject, key)
);
CREATE INDEX form_draft_of_person ON form_draft (person_id, saved_at DESC);

-- What was imported was entered by others too.
UPDATE need SET confirmed = false WHERE import_key IS NOT NULL AND created_by = 'import';
