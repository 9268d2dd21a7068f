-- name: add_term(field, vi, en, variants_vi, variants_en)$
-- Adds a term; gives its id.
INSERT INTO glossary_term (field, vi, en, variants_vi, variants_en)
VALUES (:field, :vi, :en, :variants_vi, :variants_en)
RETURNING id;

-- name: withdraw_term(term_id)$
-- Takes a term out of use; gives its id, or nothing where it is out of use already or not known.
UPDATE glossary_term SET withdrawn = true, changed_at = clock_timestamp() WHERE id = :term_id AND NOT withdrawn
RETURNING id;

-- name: knows_term(term_id)$
-- Whether a term was ever added, in use or not.
SELECT EXISTS (SELECT FROM glossary_term WHERE id = :term_id);

-- name: terms_in_use()
-- What administrators added and did not withdraw, oldest first.
SELECT id, field, vi, en, variants_vi, variants_en FROM glossary_term WHERE NOT withdrawn ORDER BY id;

-- name: take_turn_to_change()!
-- Whoever changes the glossary second reads what the first has committed; the turn ends with the transaction.
SELECT pg_advisory_xact_lock(hashtextextended('glossary', 0));
