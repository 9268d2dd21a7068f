-- name: standing_versions()
-- Every version that was not taken back, in the order in which they were added.
SELECT id, key, value, valid_from, source, source_on, address, shipped, confirmed_by, confirmed_at
FROM regulation WHERE taken_back_at IS NULL ORDER BY id;

-- name: versions_of_key(key)
-- Every version of one rule that has a row, those that were taken back too.
SELECT * FROM regulation WHERE key = :key ORDER BY id;

-- name: take_turn_to_change()!
-- Whoever changes the rules second reads what the first has committed; the turn ends with the transaction.
SELECT pg_advisory_xact_lock(hashtextextended('regulations', 0));

-- name: add_version(key, value, valid_from, source, source_on, address, shipped, added_by)$
-- Adds a version; gives its number.
INSERT INTO regulation (key, value, valid_from, source, source_on, address, shipped, added_by)
VALUES (:key, :value, :valid_from, :source, :source_on, :address, :shipped, :added_by)
RETURNING id;

-- name: confirm_version(version_id, confirmed_by)$
-- Confirms a version; gives its number, or nothing where it was confirmed before, was taken back or is not known.
UPDATE regulation SET confirmed_by = :confirmed_by, confirmed_at = clock_timestamp()
WHERE id = :version_id AND confirmed_by IS NULL AND taken_back_at IS NULL
RETURNING id;

-- name: take_back_version(version_id, taken_back_by, reason)$
-- Takes a version back that an administrator added; gives its number, or nothing where none such stands.
UPDATE regulation SET taken_back_by = :taken_back_by, taken_back_at = clock_timestamp(), reason = :reason
WHERE id = :version_id AND NOT shipped AND taken_back_at IS NULL
RETURNING id;
