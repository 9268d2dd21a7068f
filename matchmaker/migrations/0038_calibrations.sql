-- What was learnt from brokers' decisions: each attempt with its figures, and from when to when it was in force. The last
-- one in force may be the program's own weights again, after what was learnt was taken back.
CREATE TABLE calibration (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    outcome text NOT NULL CHECK (outcome IN ('better', 'too_few', 'not_better', 'less_precise', 'taken_back')),
    weights jsonb CHECK (jsonb_typeof(weights) = 'object'),  -- null: none were learnt, or the program's own
    shipped jsonb NOT NULL CHECK (jsonb_typeof(shipped) = 'object'),  -- the program's own then
    figures jsonb NOT NULL CHECK (jsonb_typeof(figures) = 'object'),
    replaces bigint REFERENCES calibration,  -- what was in force before; null: the program's own
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL DEFAULT now(),
    in_force_from timestamptz,
    in_force_until timestamptz,
    CONSTRAINT calibration_in_force_is_better CHECK (
        (in_force_from IS NOT NULL) = (outcome IN ('better', 'taken_back'))),
    CONSTRAINT calibration_ends_after_it_began CHECK (in_force_until IS NULL OR in_force_from IS NOT NULL)
);
CREATE UNIQUE INDEX calibration_one_in_force ON calibration ((true))
    WHERE in_force_from IS NOT NULL AND in_force_until IS NULL;
