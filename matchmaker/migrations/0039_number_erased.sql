-- The tax code of a household business is its owner's personal number: it goes with the last account of the household,
-- which stays one (its results count as those of a household business do).
ALTER TABLE organisation ADD COLUMN number_erased_at timestamptz;
