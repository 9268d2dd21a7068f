-- Rules of law as data. The first version of each comes with the program (regulations/shipped.toml); a row is a version
-- that an administrator added, or what was confirmed of a shipped one. Nothing is changed or deleted: a version that was
-- wrong is taken back and stays.
CREATE TABLE regulation (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key text NOT NULL CHECK (key ~ '^[a-z_]+$'),
    value jsonb NOT NULL,
    valid_from date NOT NULL,
    source text NOT NULL CHECK (source IS NFC NORMALIZED AND length(source) BETWEEN 5 AND 500),
    source_on date,
    address text CHECK (address ~ '^https?://' AND length(address) <= 500),
    shipped boolean NOT NULL DEFAULT false,
    added_by text NOT NULL,
    added_at timestamptz NOT NULL DEFAULT now(),
    confirmed_by text,
    confirmed_at timestamptz,
    taken_back_by text,
    taken_back_at timestamptz,
    reason text CHECK (reason IS NFC NORMALIZED AND length(reason) BETWEEN 3 AND 1000),
    CONSTRAINT regulation_is_confirmed_whole CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
    CONSTRAINT regulation_is_taken_back_whole CHECK (num_nulls(taken_back_by, taken_back_at, reason) IN (0, 3)),
    CONSTRAINT shipped_regulation_stays CHECK (NOT shipped OR taken_back_at IS NULL)
);
CREATE INDEX regulation_of_key ON regulation (key, valid_from);
CREATE UNIQUE INDEX regulation_shipped_once ON regulation (key, valid_from) WHERE shipped;
