-- What was reached of each target of the programme when a period was closed, as it was then: the target itself, the
-- number, and the cases and entries under it. A period that was closed before this has none.

CREATE TABLE approved_targets (
    closing_id bigint PRIMARY KEY REFERENCES period_closing,
    reached jsonb NOT NULL CHECK (jsonb_typeof(reached) = 'array')
);
