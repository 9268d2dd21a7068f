-- By what a key file of this home is known again. The newest of a file is the one that counts; none is taken away.
CREATE TABLE key_fingerprint (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    file text NOT NULL,
    fingerprint bytea NOT NULL CHECK (length(fingerprint) = 32),
    recorded_at timestamptz NOT NULL DEFAULT now()
);
