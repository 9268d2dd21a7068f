-- Links by which a unit reports for one year without an account; a copy of this table opens nothing.
CREATE TABLE unit_link (
    token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
    unit_id bigint NOT NULL REFERENCES reporting_unit,
    year integer NOT NULL CHECK (year BETWEEN 2023 AND 2100),
    made_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX unit_link_of ON unit_link (unit_id, year);

-- Who sent it by the unit's link, as they gave their name; null once that person is erased.
ALTER TABLE contribution
    ADD by_link boolean NOT NULL DEFAULT false,
    ADD sender_name text CHECK (sender_name IS NFC NORMALIZED AND length(sender_name) BETWEEN 1 AND 200),
    ADD CONSTRAINT contribution_names_whom_its_link_brought CHECK (by_link OR sender_name IS NULL);
