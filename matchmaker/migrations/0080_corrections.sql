-- A decision that an objection overturned: kept whole, with what every entry had become by it, beside the one that
-- replaces it.
CREATE TABLE call_correction (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    call_id bigint NOT NULL REFERENCES call ON DELETE CASCADE,
    reason text NOT NULL CHECK (reason IS NFC NORMALIZED AND length(reason) BETWEEN 1 AND 1000),
    boards text[] NOT NULL CHECK (cardinality(boards) > 0),  -- that are ranked again; '' where the call has none
    reopened_by text NOT NULL,
    reopened_at timestamptz NOT NULL DEFAULT now(),
    body text NOT NULL,
    ranking jsonb NOT NULL,
    standings jsonb NOT NULL,  -- outcome and rank of every entry
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL
);
CREATE INDEX call_correction_of_call ON call_correction (call_id, id DESC);

-- Which correction an upheld objection has led to; null while the council has yet to correct.
ALTER TABLE call_objection ADD correction_id bigint REFERENCES call_correction ON DELETE SET NULL;
