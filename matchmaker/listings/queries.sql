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

-- name: insert_question(need_id, solution_id, body, answer_by, mailed, asked_by)$
-- What the desk asks about a record; gives its number.
INSERT INTO record_question (need_id, solution_id, body, answer_by, mailed, asked_by)
VALUES (:need_id, :solution_id, :body, :answer_by, :mailed, :asked_by) RETURNING id;

-- name: keep_question_link(question_id, token_hash)!
-- A link by which the sender of the record answers.
UPDATE record_question SET token_hash = :token_hash WHERE id = :question_id;

-- name: last_question(need_id, solution_id)^
-- What was asked last about one record.
SELECT * FROM record_question WHERE need_id = :need_id::bigint OR solution_id = :solution_id::bigint
ORDER BY id DESC LIMIT 1;

-- name: end_question(need_id, solution_id, outcome, reply)!
-- What waits does so no longer.
UPDATE record_question SET outcome = :outcome, reply = :reply, ended_at = now()
WHERE ended_at IS NULL AND (need_id = :need_id::bigint OR solution_id = :solution_id::bigint);

-- name: erase_from_questions(needs, solutions, words)!
-- Who is named in what was asked and answered.
UPDATE record_question SET body = without_words(body, :words), reply = without_words(reply, :words)
WHERE need_id = ANY (:needs::bigint[]) OR solution_id = ANY (:solutions::bigint[]);
