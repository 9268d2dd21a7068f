-- name: take_turn_to_learn()!
-- Whoever learns or takes back second reads what the first has committed; the turn ends with the transaction.
SELECT pg_advisory_xact_lock(hashtextextended('calibration', 0));

-- name: in_force(part)^
-- What of a part was learnt or taken back last and holds; none where the program's own always did.
SELECT id, weights, shipped, replaces FROM calibration
WHERE part = :part AND in_force_from IS NOT NULL AND in_force_until IS NULL;

-- name: one(calibration_id)^
-- One that was learnt, in force or not.
SELECT weights, shipped, replaces FROM calibration WHERE id = :calibration_id;

-- name: end_in_force(part)$
-- What is in force is so no more; gives its id, or nothing where it was the program's own.
UPDATE calibration SET in_force_until = now()
WHERE part = :part AND in_force_from IS NOT NULL AND in_force_until IS NULL RETURNING id;

-- name: keep_attempt(part, outcome, weights, shipped, figures, replaces, decided_by, in_force)$
-- An attempt to learn, or what was taken back; gives its id.
INSERT INTO calibration (part, outcome, weights, shipped, figures, replaces, decided_by, in_force_from)
VALUES (:part, :outcome, :weights, :shipped, :figures, :replaces, :decided_by, CASE WHEN :in_force THEN now() END)
RETURNING id;

-- name: learning_is_due(part, days)$
-- Whether nobody has tried for some days, nor taken back what was learnt last.
SELECT NOT EXISTS (
    SELECT FROM (SELECT outcome, decided_at FROM calibration WHERE part = :part ORDER BY id DESC LIMIT 1) AS last
    WHERE last.outcome = 'taken_back' OR last.decided_at > now() - make_interval(days => :days)
);
