-- What somebody sent when their session was over: sealed for them alone, until they have signed in again.
CREATE TABLE kept_form (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
    sealed bytea NOT NULL,
    kept_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX kept_form_of_person ON kept_form (person_id, kept_at DESC);
