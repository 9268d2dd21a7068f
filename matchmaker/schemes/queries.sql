-- name: all_schemes()
-- The catalogue, also what has ended, in the order in which it was entered.
SELECT id, name_vi, name_en, what_vi, what_en, applicants, moments, sectors, opens_on, closes_on, most,
       excludes_state_money, source, source_on, address, confirmed, ended, version
FROM support_scheme ORDER BY id;

-- name: add_scheme(key, name_vi, name_en, what_vi, what_en, applicants, moments, sectors, opens_on, closes_on, most, excludes_state_money, source, source_on, address, confirmed)$
-- Adds a scheme and gives its number; nothing where its key is there already.
INSERT INTO support_scheme (key, name_vi, name_en, what_vi, what_en, applicants, moments, sectors, opens_on, closes_on,
    most, excludes_state_money, source, source_on, address, confirmed)
VALUES (:key, :name_vi, :name_en, :what_vi, :what_en, :applicants, :moments, :sectors, :opens_on, :closes_on, :most,
    :excludes_state_money, :source, :source_on, :address, :confirmed)
ON CONFLICT (key) DO NOTHING
RETURNING id;

-- name: edit_scheme(scheme_id, version, name_vi, name_en, what_vi, what_en, applicants, moments, sectors, opens_on, closes_on, most, excludes_state_money, source, source_on, address, confirmed)$
-- Says a scheme anew; gives its number, or nothing where another version is stored.
UPDATE support_scheme
SET name_vi = :name_vi, name_en = :name_en, what_vi = :what_vi, what_en = :what_en, applicants = :applicants,
    moments = :moments, sectors = :sectors, opens_on = :opens_on, closes_on = :closes_on, most = :most,
    excludes_state_money = :excludes_state_money, source = :source, source_on = :source_on, address = :address,
    confirmed = :confirmed, version = version + 1, changed_at = now()
WHERE id = :scheme_id AND version = :version
RETURNING id;

-- name: end_scheme(scheme_id)$
-- Takes a scheme out of the catalogue; gives its number, or nothing where it has ended already.
UPDATE support_scheme SET ended = true, version = version + 1, changed_at = now() WHERE id = :scheme_id AND NOT ended
RETURNING id;
