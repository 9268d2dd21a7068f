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

-- name: questions_of(need_id, solution_id)
-- All that was asked about one record, the latest first.
SELECT * FROM record_question WHERE need_id = :need_id::bigint OR solution_id = :solution_id::bigint ORDER BY id DESC;

-- name: end_question(need_id, solution_id, outcome, reply, answered_by)!
-- What waits does so no longer.
UPDATE record_question SET outcome = :outcome, reply = :reply, answered_by = :answered_by, ended_at = now()
WHERE ended_at IS NULL AND (need_id = :need_id::bigint OR solution_id = :solution_id::bigint);

-- name: settle_questions(need_id, solution_id)!
-- The record goes on: an answer is no news any more.
UPDATE record_question SET settled_at = now()
WHERE settled_at IS NULL AND ended_at IS NOT NULL
  AND (need_id = :need_id::bigint OR solution_id = :solution_id::bigint);

-- name: insert_outcome(need_id, solution_id, state, reason, mailed, decided_by)!
-- A step of a record that others decided.
INSERT INTO record_outcome (need_id, solution_id, state, reason, mailed, decided_by)
VALUES (:need_id, :solution_id, :state, :reason, :mailed, :decided_by);

-- name: standing_outcome(need_id, solution_id)^
-- The step by which one record came to where it is.
SELECT * FROM record_outcome
WHERE ended_at IS NULL AND (need_id = :need_id::bigint OR solution_id = :solution_id::bigint)
ORDER BY id DESC LIMIT 1;

-- name: end_outcomes(need_id, solution_id)!
-- The record goes on from there.
UPDATE record_outcome SET ended_at = now()
WHERE ended_at IS NULL AND (need_id = :need_id::bigint OR solution_id = :solution_id::bigint);

-- name: note_call(need_id, outcome_id)!
-- Whoever sent the need was told of this step by phone.
UPDATE record_outcome SET called_at = now() WHERE id = :outcome_id AND need_id = :need_id AND called_at IS NULL;

-- name: erase_from_outcomes(needs, solutions, words)!
-- Who is named in the reason for a step.
UPDATE record_outcome SET reason = without_words(reason, :words)
WHERE need_id = ANY (:needs::bigint[]) OR solution_id = ANY (:solutions::bigint[]);

-- name: erase_from_questions(needs, solutions, words)!
-- Who is named in what was asked and answered.
UPDATE record_question SET body = without_words(body, :words), reply = without_words(reply, :words)
WHERE need_id = ANY (:needs::bigint[]) OR solution_id = ANY (:solutions::bigint[]);
