-- name: entries_decided(call_id)
-- What the council had before it, in the order of ranks: eligible and ineligible entries, with whose they are.
SELECT e.id, e.version, e.number, e.title, e.board, e.trl, e.state, e.outcome, e.rank, e.ineligible_because, e.ineligible_note,
       e.person_id, p.name AS person_name, p.email, p.locale, e.organisation_id, o.name AS organisation_name,
       o.kind AS organisation_kind, e.solution_id, s.state AS solution_state, s.title AS solution_title,
       c.holds AS papers_hold, c.checked_on AS papers_checked_on, c.note AS papers_note
FROM call_entry e
LEFT JOIN person p ON p.id = e.person_id AND p.disabled_at IS NULL
LEFT JOIN organisation o ON o.id = e.organisation_id
LEFT JOIN solution s ON s.id = e.solution_id
LEFT JOIN LATERAL (SELECT holds, checked_on, note FROM call_paper_check k WHERE k.entry_id = e.id
                   ORDER BY k.id DESC LIMIT 1) c ON true
WHERE e.call_id = :call_id AND e.state IN ('eligible', 'ineligible')
ORDER BY e.rank NULLS LAST, e.number;

-- name: own_entry_of(call_id, person_id)$
-- The entry whose result somebody may read: their own that came before the council.
SELECT id FROM call_entry
WHERE call_id = :call_id AND person_id = :person_id AND state IN ('eligible', 'ineligible');

-- name: medians_of(entry_id)
-- By criterion the median of the newest points of each judge who stands and has given a whole sheet; null without one.
WITH counted AS (
    SELECT s.person_id FROM call_assignment s JOIN call_entry e ON e.id = s.entry_id
    WHERE s.entry_id = :entry_id AND s.ended_at IS NULL AND s.abstained_at IS NULL AND NOT EXISTS (
        SELECT FROM call_criterion k WHERE k.call_id = e.call_id AND NOT EXISTS (
            SELECT FROM call_score p
            WHERE p.entry_id = e.id AND p.criterion_id = k.id AND p.person_id = s.person_id))
), newest AS (
    SELECT DISTINCT ON (p.criterion_id, p.person_id) p.criterion_id, p.points
    FROM call_score p JOIN counted c ON c.person_id = p.person_id
    WHERE p.entry_id = :entry_id ORDER BY p.criterion_id, p.person_id, p.id DESC
)
SELECT k.name, k.weight, k.most_points, k.threshold,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY n.points) AS median
FROM call_criterion k JOIN call_entry e ON e.call_id = k.call_id LEFT JOIN newest n ON n.criterion_id = k.id
WHERE e.id = :entry_id GROUP BY k.id ORDER BY k.position;

-- name: remarks_to_entrant(entry_id)
-- What judges say to an entrant, in the order of the alphabet: neither time nor judge can be read from their place.
SELECT DISTINCT body FROM call_remark WHERE entry_id = :entry_id AND purpose = 'to_entrant' ORDER BY body;

-- name: objections_of_entry(entry_id)
-- What was objected and answered, oldest first.
SELECT id, body, at, answer, upheld, answered_at FROM call_objection WHERE entry_id = :entry_id ORDER BY id;

-- name: objections_of_call(call_id)
-- All of a call, what waits first, with the entry that each is about.
SELECT b.id, b.body, b.at, b.answer, b.upheld, b.answered_at, e.id AS entry_id, e.number, e.title AS entry_title
FROM call_objection b JOIN call_entry e ON e.id = b.entry_id
WHERE e.call_id = :call_id ORDER BY b.answered_at NULLS FIRST, b.id;

-- name: insert_objection(entry_id, body)$
-- Gives its id.
INSERT INTO call_objection (entry_id, body) VALUES (:entry_id, :body) RETURNING id;

-- name: answer_objection(objection_id, answer, upheld, answered_by)!
-- Answered once for ever.
UPDATE call_objection SET answer = :answer, upheld = :upheld, answered_by = :answered_by, answered_at = now()
WHERE id = :objection_id AND answered_at IS NULL;

-- name: conflicted_over(entry_id)
-- Who has a conflict over an entry.
SELECT DISTINCT person_id FROM call_conflict WHERE entry_id = :entry_id;

-- name: insert_paper_check(entry_id, checked_on, holds, note, checked_by)!
-- What the secretary found.
INSERT INTO call_paper_check (entry_id, checked_on, holds, note, checked_by)
VALUES (:entry_id, :checked_on, :holds, :note, :checked_by);

-- name: set_standing(entry_id, outcome, rank)!
-- What became of an entry after all.
UPDATE call_entry SET outcome = :outcome, rank = :rank, version = version + 1, updated_at = now() WHERE id = :entry_id;

-- name: erase_from_paper_checks(person_id, words)!
-- What was found of their papers stands, without the words that name them.
UPDATE call_paper_check SET note = without_words(note, :words)
WHERE entry_id IN (SELECT id FROM call_entry WHERE person_id = :person_id);

-- name: erase_from_incubations(words)!
-- A mentor is named in projects of others.
UPDATE call_incubation SET mentor = without_words(mentor, :words), result = without_words(result, :words)
WHERE without_words(mentor, :words) <> mentor OR without_words(result, :words) <> result;
