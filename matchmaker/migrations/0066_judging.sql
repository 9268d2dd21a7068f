-- What a judge or the chair says ties them to others, before they see an entry: names, which the service compares.
CREATE TABLE call_tie (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    call_id bigint NOT NULL REFERENCES call ON DELETE CASCADE,
    person_id bigint NOT NULL REFERENCES person,
    name text NOT NULL CHECK (name IS NFC NORMALIZED AND length(name) BETWEEN 2 AND 200),
    at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (call_id, person_id, name)
);
CREATE INDEX call_tie_of_person ON call_tie (person_id);

-- The order in which the chair put entries that the scores leave equal, the first first; the newest word counts.
CREATE TABLE call_tie_break (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    call_id bigint NOT NULL REFERENCES call ON DELETE CASCADE,
    entry_ids bigint[] NOT NULL CHECK (cardinality(entry_ids) > 1),
    reason text NOT NULL CHECK (reason IS NFC NORMALIZED AND length(reason) BETWEEN 1 AND 2000),
    decided_by text NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX call_tie_break_of ON call_tie_break (call_id, id DESC);

-- What the public gave an entry, where the call gives it a share; the newest row counts.
CREATE TABLE call_public_score (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry_id bigint NOT NULL REFERENCES call_entry ON DELETE CASCADE,
    points integer NOT NULL CHECK (points BETWEEN 0 AND 100),
    entered_by text NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX call_public_score_of ON call_public_score (entry_id, id DESC);

ALTER TABLE call_assignment
    ADD abstained_because text CHECK (abstained_because IS NFC NORMALIZED AND length(abstained_because) BETWEEN 1 AND 1000),
    ADD ended_because text CHECK (ended_because IS NFC NORMALIZED AND length(ended_because) BETWEEN 1 AND 1000);
