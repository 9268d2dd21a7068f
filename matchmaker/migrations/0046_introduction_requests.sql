-- The owner of a need asks the desk to be introduced to a solution that was shown to fit; of one pair once.
CREATE TABLE introduction_request (
    proposal_id bigint PRIMARY KEY REFERENCES proposal,
    asked_by text NOT NULL,
    asked_at timestamptz NOT NULL DEFAULT now()
);
