-- What test readers have read, and what was said when a deadline was put off.
ALTER TABLE call ADD written_at timestamptz NOT NULL DEFAULT now();  -- when what a reader is shown last changed

CREATE TABLE call_extension (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    call_id bigint NOT NULL REFERENCES call ON DELETE CASCADE,
    was timestamptz NOT NULL,
    becomes timestamptz NOT NULL CHECK (becomes > was),
    reason text NOT NULL CHECK (reason IS NFC NORMALIZED AND length(reason) BETWEEN 1 AND 1000),
    at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX call_extension_of_call ON call_extension (call_id, id);
