-- Organisations that helped a case on its way, and by what: credited in figures, never a party of it.
CREATE TABLE case_co_broker (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id bigint NOT NULL REFERENCES transfer_case ON DELETE CASCADE,
    organisation_id bigint NOT NULL REFERENCES organisation,
    part text NOT NULL CHECK (part IN ('need', 'solution', 'meeting', 'advice', 'trial')),
    credited_by text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (case_id, organisation_id, part)
);
CREATE INDEX case_co_broker_of_organisation ON case_co_broker (organisation_id);
