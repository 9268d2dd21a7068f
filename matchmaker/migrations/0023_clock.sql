-- What the clock could not do for a record (0: for none of them), until it can: the reason is a code, never what people wrote.
CREATE TABLE clock_failure (
    job text NOT NULL,
    record_id bigint NOT NULL,
    reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 100),
    since timestamptz NOT NULL DEFAULT now(),
    last_at timestamptz NOT NULL DEFAULT now(),
    told_at timestamptz,
    PRIMARY KEY (job, record_id)
);
