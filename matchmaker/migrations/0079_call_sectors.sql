-- Sectors whose calls somebody wishes to hear of.
CREATE TABLE call_subscription (
    person_id bigint NOT NULL REFERENCES person,
    sector text NOT NULL,
    since timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (person_id, sector)
);
CREATE INDEX call_subscription_of_sector ON call_subscription (sector);
