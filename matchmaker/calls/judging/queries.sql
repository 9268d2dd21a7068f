-- name: members_of(call_id)
-- Judges and the chair of a call as they stand now, with all that might tie them to an entrant.
SELECT p.id AS person_id, p.name, p.email, p.phone,
       array_remove(ARRAY[p.organisation_id, p.joining_id], NULL) AS organisation_ids,
       array_remove(ARRAY[o.name, o.name_en, j.name, j.name_en, p.joining_as], NULL) AS organisations,
       array_remove(ARRAY[o.website, j.website], NULL) AS sites,
       ARRAY(SELECT t.name FROM call_tie t WHERE t.call_id = a.call_id AND t.person_id = p.id ORDER BY t.id) AS declared
FROM call_appointment a
JOIN person p ON p.id = a.person_id
LEFT JOIN organisation o ON o.id = p.organisation_id
LEFT JOIN organisation j ON j.id = p.joining_id
WHERE a.call_id = :call_id AND a.duty IN ('judge', 'chair') AND a.ended_at IS NULL
ORDER BY p.id;

-- name: entrants_of(call_id, entry_ids)
-- Who entered, of all entries or of these, with what they say of themselves now and what their entry says.
SELECT e.id AS entry_id, e.co_authors, p.id AS person_id, p.name, p.email, p.phone,
       array_remove(ARRAY[e.organisation_id, p.organisation_id, p.joining_id], NULL) AS organisation_ids,
       array_remove(ARRAY[x.name, x.name_en, o.name, o.name_en, j.name, j.name_en, p.joining_as], NULL) AS organisations,
       array_remove(ARRAY[x.website, o.website, j.website], NULL) AS sites
FROM call_entry e
LEFT JOIN person p ON p.id = e.person_id
LEFT JOIN organisation x ON x.id = e.organisation_id
LEFT JOIN organisation o ON o.id = p.organisation_id
LEFT JOIN organisation j ON j.id = p.joining_id
WHERE e.call_id = :call_id AND e.state IN ('submitted', 'eligible') AND (:entry_ids::bigint[] IS NULL OR e.id = ANY (:entry_ids))
ORDER BY e.id;

-- name: met(ours, theirs)
-- Organisations of the council and of entrants between which there are proposals that somebody decided on, or cases.
SELECT n.organisation_id AS one, s.organisation_id AS other, 'proposal' AS ground
FROM proposal p JOIN need n ON n.id = p.need_id JOIN solution s ON s.id = p.solution_id
WHERE p.state NOT IN ('suggested', 'declined')
  AND ((n.organisation_id = ANY(:ours::bigint[]) AND s.organisation_id = ANY(:theirs::bigint[]))
    OR (s.organisation_id = ANY(:ours::bigint[]) AND n.organisation_id = ANY(:theirs::bigint[])))
UNION
SELECT c.adopter_id, c.supplier_id, 'case'
FROM transfer_case c
WHERE (c.adopter_id = ANY(:ours::bigint[]) AND c.supplier_id = ANY(:theirs::bigint[]))
   OR (c.supplier_id = ANY(:ours::bigint[]) AND c.adopter_id = ANY(:theirs::bigint[]));

-- name: insert_conflict(entry_id, person_id, ground, note)$
-- Null where it is known already.
INSERT INTO call_conflict (entry_id, person_id, ground, note) VALUES (:entry_id, :person_id, :ground, :note)
ON CONFLICT (entry_id, person_id, ground) DO NOTHING RETURNING id;

-- name: conflicts_of(call_id)
-- Every conflict in the call.
SELECT c.entry_id, e.number, c.person_id, coalesce(p.name, '') AS member, c.ground, c.note
FROM call_conflict c JOIN call_entry e ON e.id = c.entry_id JOIN person p ON p.id = c.person_id
WHERE e.call_id = :call_id ORDER BY c.entry_id, c.person_id, c.id;

-- name: end_conflicting(call_id)
-- Assignments over which there is a conflict by now: what was scored stays, and does not count.
UPDATE call_assignment a SET ended_at = now(), ended_because = 'conflict'
FROM call_entry e
WHERE e.id = a.entry_id AND e.call_id = :call_id AND a.ended_at IS NULL
  AND EXISTS (SELECT FROM call_conflict c WHERE c.entry_id = a.entry_id AND c.person_id = a.person_id)
RETURNING a.entry_id, a.person_id;

-- name: insert_tie(call_id, person_id, name)!
-- A name that a member says to be tied to.
INSERT INTO call_tie (call_id, person_id, name) VALUES (:call_id, :person_id, :name) ON CONFLICT DO NOTHING;

-- name: ties_of(call_id)
-- What members have declared.
SELECT t.person_id, t.name, p.name AS member FROM call_tie t JOIN person p ON p.id = t.person_id
WHERE t.call_id = :call_id ORDER BY t.id;

-- name: set_declared(call_id, person_id)!
-- When somebody declared first.
UPDATE call_appointment SET declared_at = coalesce(declared_at, now())
WHERE call_id = :call_id AND person_id = :person_id AND ended_at IS NULL;

-- name: entries_of(call_id)
-- Entries that are judged, by the number that stands for them while nobody may know whose they are.
SELECT id, number, board, title, person_id, outcome FROM call_entry
WHERE call_id = :call_id AND state = 'eligible' ORDER BY number;

-- name: entry_numbered(call_id, number)^
-- One entry that is judged.
SELECT id, number, board, title, person_id FROM call_entry
WHERE call_id = :call_id AND number = :number AND state = 'eligible';

-- name: texts_of(call_id)
-- What entries are about, as far as knowledge of their field is looked for.
SELECT e.id, left(concat_ws('. ', e.title, (
         SELECT string_agg(a.body, ' ' ORDER BY k.position) FROM call_answer a
         JOIN call_criterion k ON k.id = a.criterion_id WHERE a.entry_id = e.id)), 500) AS body
FROM call_entry e WHERE e.call_id = :call_id AND e.state = 'eligible' ORDER BY e.id;

-- name: assignments_of(call_id, entry_ids)
-- Every assignment there ever was over entries that are judged, of all or of these, with the name of the judge.
SELECT a.id, a.entry_id, a.person_id, p.name, a.assigned_at, a.abstained_at, a.abstained_because, a.ended_at,
       a.ended_because
FROM call_assignment a JOIN call_entry e ON e.id = a.entry_id JOIN person p ON p.id = a.person_id
WHERE e.call_id = :call_id AND e.state = 'eligible' AND (:entry_ids::bigint[] IS NULL OR e.id = ANY (:entry_ids))
ORDER BY a.id;

-- name: assignment_of(entry_id, person_id)^
-- Whether an entry is a judge's to score.
SELECT abstained_at FROM call_assignment WHERE entry_id = :entry_id AND person_id = :person_id AND ended_at IS NULL;

-- name: judges_of(entry_id)
-- Whose scores of an entry count.
SELECT person_id FROM call_assignment WHERE entry_id = :entry_id AND ended_at IS NULL AND abstained_at IS NULL;

-- name: own_entries(call_id, person_id)
-- What a judge scores in a call, but for what a conflict keeps from them.
SELECT e.number, e.title, s.abstained_at IS NOT NULL AS abstained, EXISTS (
         SELECT FROM call_score p WHERE p.entry_id = e.id AND p.person_id = s.person_id) AS scored
FROM call_assignment s JOIN call_entry e ON e.id = s.entry_id
WHERE e.call_id = :call_id AND s.person_id = :person_id AND e.state = 'eligible' AND s.ended_at IS NULL
  AND NOT EXISTS (SELECT FROM call_conflict c WHERE c.entry_id = e.id AND c.person_id = s.person_id)
ORDER BY e.number;

-- name: insert_assignment(entry_id, person_id)$
-- Null where it stands already.
INSERT INTO call_assignment (entry_id, person_id) VALUES (:entry_id, :person_id)
ON CONFLICT (entry_id, person_id) WHERE ended_at IS NULL DO NOTHING RETURNING id;

-- name: drop_unscored(call_id)!
-- Before everybody is assigned anew: assignments on which nothing was done.
DELETE FROM call_assignment a USING call_entry e
WHERE e.id = a.entry_id AND e.call_id = :call_id AND a.ended_at IS NULL AND a.abstained_at IS NULL
  AND NOT EXISTS (SELECT FROM call_score s WHERE s.entry_id = a.entry_id AND s.person_id = a.person_id);

-- name: end_assignments(call_id, person_id, reason)
-- A judge leaves: their scores stay, and do not count.
UPDATE call_assignment a SET ended_at = now(), ended_because = :reason
FROM call_entry e
WHERE e.id = a.entry_id AND e.call_id = :call_id AND a.person_id = :person_id AND a.ended_at IS NULL
RETURNING a.entry_id;

-- name: end_appointment(call_id, person_id, reason)$
-- Of a judge; gives its number, or null where there is none.
UPDATE call_appointment SET ended_at = now(), ended_because = :reason
WHERE call_id = :call_id AND person_id = :person_id AND duty = 'judge' AND ended_at IS NULL RETURNING id;

-- name: abstain(entry_id, person_id, reason)$
-- Null where nothing is assigned, or they abstained before.
UPDATE call_assignment SET abstained_at = now(), abstained_because = :reason
WHERE entry_id = :entry_id AND person_id = :person_id AND ended_at IS NULL AND abstained_at IS NULL RETURNING id;

-- name: take_up_again(entry_id, person_id)!
-- Who scores after all does not abstain any more.
UPDATE call_assignment SET abstained_at = NULL, abstained_because = NULL
WHERE entry_id = :entry_id AND person_id = :person_id AND ended_at IS NULL AND abstained_at IS NOT NULL;

-- name: insert_score(entry_id, criterion_id, person_id, points, reason)!
-- Scores are only added to.
INSERT INTO call_score (entry_id, criterion_id, person_id, points, reason)
VALUES (:entry_id, :criterion_id, :person_id, :points, :reason);

-- name: sheets_of(call_id)
-- Of every entry that is judged and each of its judges: how the newest assignment stands, and the newest points.
WITH newest AS (
    SELECT DISTINCT ON (s.entry_id, s.criterion_id, s.person_id) s.entry_id, s.criterion_id, s.person_id, s.points
    FROM call_score s JOIN call_entry e ON e.id = s.entry_id
    WHERE e.call_id = :call_id AND e.state = 'eligible'
    ORDER BY s.entry_id, s.criterion_id, s.person_id, s.id DESC
), given AS (
    SELECT entry_id, person_id, array_agg(criterion_id) AS criteria, array_agg(points) AS points
    FROM newest GROUP BY entry_id, person_id
), standing AS (
    SELECT DISTINCT ON (a.entry_id, a.person_id) a.id, a.entry_id, a.person_id, a.ended_at, a.abstained_at
    FROM call_assignment a JOIN call_entry e ON e.id = a.entry_id
    WHERE e.call_id = :call_id AND e.state = 'eligible' ORDER BY a.entry_id, a.person_id, a.id DESC
)
SELECT a.entry_id, a.person_id, a.abstained_at IS NOT NULL AS abstained,
       a.ended_at IS NOT NULL OR EXISTS (
         SELECT FROM call_conflict c WHERE c.entry_id = a.entry_id AND c.person_id = a.person_id) AS removed,
       coalesce(g.criteria, '{}') AS criteria, coalesce(g.points, '{}') AS points
FROM standing a LEFT JOIN given g ON g.entry_id = a.entry_id AND g.person_id = a.person_id ORDER BY a.id;

-- name: scores_of(call_id, entry_ids)
-- Every score of these entries that was ever given, the oldest first.
SELECT s.entry_id, s.criterion_id, s.person_id, p.name, s.points, s.reason, s.at
FROM call_score s JOIN call_entry e ON e.id = s.entry_id JOIN person p ON p.id = s.person_id
WHERE e.call_id = :call_id AND e.state = 'eligible' AND e.id = ANY (:entry_ids)
ORDER BY s.id;

-- name: insert_remark(entry_id, person_id, purpose, body)!
-- To the entrant, or in the council's talk.
INSERT INTO call_remark (entry_id, person_id, purpose, body) VALUES (:entry_id, :person_id, :purpose, :body);

-- name: remarks_of(call_id, entry_ids)
-- What was said of these entries; the oldest first.
SELECT r.entry_id, r.person_id, p.name, r.purpose, r.body, r.at
FROM call_remark r JOIN call_entry e ON e.id = r.entry_id JOIN person p ON p.id = r.person_id
WHERE e.call_id = :call_id AND e.state = 'eligible' AND e.id = ANY (:entry_ids)
ORDER BY r.id;

-- name: insert_tie_break(call_id, entry_ids, reason, decided_by)!
-- The chair's word on entries that the scores leave equal.
INSERT INTO call_tie_break (call_id, entry_ids, reason, decided_by)
VALUES (:call_id, :entry_ids, :reason, :decided_by);

-- name: tie_breaks_of(call_id)
-- The newest first.
SELECT entry_ids, reason, at FROM call_tie_break WHERE call_id = :call_id ORDER BY id DESC;

-- name: insert_public_score(entry_id, points, entered_by)!
-- What the public gave.
INSERT INTO call_public_score (entry_id, points, entered_by) VALUES (:entry_id, :points, :entered_by);

-- name: public_scores_of(call_id)
-- Of each entry the newest.
SELECT DISTINCT ON (s.entry_id) s.entry_id, s.points FROM call_public_score s JOIN call_entry e ON e.id = s.entry_id
WHERE e.call_id = :call_id ORDER BY s.entry_id, s.id DESC;

-- name: insert_decision(call_id, body, ranking, decided_by)!
-- The council's decision, with the ranking as it stood.
INSERT INTO call_decision (call_id, body, ranking, decided_by) VALUES (:call_id, :body, :ranking, :decided_by);

-- name: set_outcome(entry_id, outcome, rank)!
-- What became of an entry.
UPDATE call_entry SET outcome = :outcome, rank = :rank, version = version + 1, updated_at = now() WHERE id = :entry_id;

-- name: waiting_for(person_id)
-- What waits for a judge, or for the chair who has yet to declare, call by call.
SELECT c.id AS call_id, c.title, c.state, a.duty, a.declared_at IS NULL AS undeclared, c.decide_by,
       count(s.id) FILTER (WHERE s.abstained_at IS NULL AND EXISTS (
         SELECT FROM call_criterion k WHERE k.call_id = c.id AND NOT EXISTS (
           SELECT FROM call_score p WHERE p.entry_id = e.id AND p.criterion_id = k.id AND p.person_id = s.person_id)))
         AS unscored
FROM call_appointment a
JOIN call c ON c.id = a.call_id
LEFT JOIN call_entry e ON e.call_id = c.id AND e.state = 'eligible'
LEFT JOIN call_assignment s ON s.entry_id = e.id AND s.person_id = a.person_id AND s.ended_at IS NULL
WHERE a.person_id = :person_id AND a.ended_at IS NULL AND a.duty IN ('judge', 'chair')
  AND coalesce(a.until >= (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, true)
  AND c.state IN ('conflicts', 'scoring', 'moderation')
GROUP BY c.id, a.id ORDER BY c.id;

-- name: unscored_of(call_id)
-- Judges who have entries to score, and how many.
SELECT s.person_id, count(*)::int AS entries
FROM call_assignment s JOIN call_entry e ON e.id = s.entry_id
WHERE e.call_id = :call_id AND e.state = 'eligible' AND s.ended_at IS NULL AND s.abstained_at IS NULL
  AND EXISTS (SELECT FROM call_criterion k WHERE k.call_id = e.call_id AND NOT EXISTS (
    SELECT FROM call_score p WHERE p.entry_id = e.id AND p.criterion_id = k.id AND p.person_id = s.person_id))
GROUP BY s.person_id ORDER BY s.person_id;

-- name: ties_told(person_id)
-- What somebody declared, for themselves.
SELECT c.title AS call, t.name, t.at FROM call_tie t JOIN call c ON c.id = t.call_id
WHERE t.person_id = :person_id ORDER BY t.id;

-- name: erase_ties(person_id)!
-- Names that they declared: the conflicts that were found stay.
DELETE FROM call_tie WHERE person_id = :person_id;

-- name: erase_from_assignments(person_id, words)!
-- Why they judged no more.
UPDATE call_assignment SET abstained_because = without_words(abstained_because, :words),
                           ended_because = without_words(ended_because, :words)
WHERE person_id = :person_id;
