-- Who was told that a call is open, each once; and when everybody was.
CREATE TABLE call_told (
    call_id bigint NOT NULL REFERENCES call ON DELETE CASCADE,
    person_id bigint NOT NULL REFERENCES person,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (call_id, person_id)
);
CREATE INDEX call_told_of_person ON call_told (person_id);
ALTER TABLE call ADD told_at timestamptz;
