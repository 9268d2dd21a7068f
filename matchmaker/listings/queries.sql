-- name: insert_behalf(need_id, solution_id, source, person, consented_on, entered_by)!
-- From where a record that others entered is known, and who agreed.
INSERT INTO behalf (need_id, solution_id, source, person, consented_on, entered_by)
VALUES (:need_id, :solution_id, :source, :person, :consented_on, :entered_by);

-- name: behalf_of(need_id, solution_id)^
-- What is known of one record's entry.
SELECT source, person, consented_on, entered_at FROM behalf
WHERE need_id = :need_id::bigint OR solution_id = :solution_id::bigint;

-- name: erase_from_behalf(needs, solutions, words)!
-- Who agreed that others enter a record; that somebody did stays.
UPDATE behalf SET person = without_words(person, :words), source = without_words(source, :words)
WHERE need_id = ANY (:needs::bigint[]) OR solution_id = ANY (:solutions::bigint[]);
