-- Two things are learnt, each by itself: how sure a match is, and how far what asks must be ahead in a need's text.
ALTER TABLE calibration ADD part text NOT NULL DEFAULT 'fit' CHECK (part IN ('fit', 'reading'));
DROP INDEX calibration_one_in_force;
CREATE UNIQUE INDEX calibration_one_in_force ON calibration (part)
    WHERE in_force_from IS NOT NULL AND in_force_until IS NULL;

-- The bound that a need's text was read with when its texts for matching were cut.
ALTER TABLE matching_record ADD reading double precision NOT NULL DEFAULT 0;
