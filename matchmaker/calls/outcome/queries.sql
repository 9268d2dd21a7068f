-- name: entries_decided(call_id, entry_ids)
-- What the council had before it, in the order of ranks, with whose it is; these entries alone where they are named.
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
WHERE e.call_id = :call_id AND e.state IN ('eligible', 'ineligible') AND (:entry_ids::bigint[] IS NULL OR e.id = ANY (:entry_ids))
ORDER BY e.rank NULLS LAST, e.number;

-- name: ids_decided(call_id, at_most, skipped)
-- A page of the same, by their ids, with how many there are in all.
SELECT id, count(*) OVER () AS total FROM call_entry WHERE call_id = :call_id AND state IN ('eligible', 'ineligible')
ORDER BY rank NULLS LAST, number LIMIT :at_most OFFSET :skipped;

-- name: id_decided(call_id, number)$
-- The entry with this number, where the council had it before it.
SELECT id FROM call_entry WHERE call_id = :call_id AND number = :number AND state IN ('eligible', 'ineligible');

-- name: entrants_of(call_id)
-- Whoever has an entry that was not withdrawn, a draft too, and can be reached.
SELECT e.id, e.person_id, p.name AS person_name, p.email, p.locale
FROM call_entry e JOIN person p ON p.id = e.person_id
WHERE e.call_id = :call_id AND e.state <> 'withdrawn' AND p.disabled_at IS NULL AND p.email IS NOT NULL ORDER BY e.id;

-- name: count_ranked(call_id, board)$
-- How many entries of a board have a rank.
SELECT count(*) FROM call_entry WHERE call_id = :call_id AND board IS NOT DISTINCT FROM :board AND rank IS NOT NULL;

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

-- name: set_solution(entry_id, solution_id)!
-- The solution that an entry has become.
UPDATE call_entry SET solution_id = :solution_id, version = version + 1, updated_at = now() WHERE id = :entry_id;

-- name: answers_of(entry_id)
-- What the entrant wrote, in the order of the criteria.
SELECT k.name, a.body FROM call_answer a JOIN call_criterion k ON k.id = a.criterion_id
WHERE a.entry_id = :entry_id AND a.body <> '' ORDER BY k.position;

-- name: submitted_on(entry_id)$
-- The day in the city on which it was sent, and so agreed to.
SELECT (submitted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date FROM call_entry WHERE id = :entry_id;

-- name: pairs_of_winner(call_id, solution_id)
-- The needs of a call, whether each may be introduced at all, and what became of its pair with this solution.
SELECT n.id AS need_id, n.title, n.state, coalesce(o.kind = 'public_body', false) AS of_public_body,
       p.id AS proposal_id, p.state AS proposal_state, t.id AS case_id
FROM call_need c JOIN need n ON n.id = c.need_id LEFT JOIN organisation o ON o.id = n.organisation_id
LEFT JOIN proposal p ON p.need_id = n.id AND p.solution_id = :solution_id
LEFT JOIN transfer_case t ON t.proposal_id = p.id
WHERE c.call_id = :call_id ORDER BY n.id;

-- name: selected_of(call_id)
-- Winners and finalists as everybody reads them: names of organisations, and of nobody.
SELECT e.number, e.title, e.board, e.outcome, e.rank, o.id AS organisation_id, o.name AS organisation_name,
       s.id AS solution_id, i.stage, CASE WHEN i.mentor_agreed THEN i.mentor END AS mentor, i.received, i.result
FROM call_entry e LEFT JOIN organisation o ON o.id = e.organisation_id
LEFT JOIN solution s ON s.id = e.solution_id AND s.state = 'published'
LEFT JOIN call_incubation i ON i.entry_id = e.id
WHERE e.call_id = :call_id AND e.outcome IN ('winner', 'finalist')
ORDER BY e.board NULLS FIRST, e.outcome = 'winner' DESC, e.rank NULLS LAST, e.number;

-- name: published_calls(at_most, skipped)
-- Calls with results, the newest first, with how many entered.
SELECT c.id, c.kind, c.title, c.sector, c.published_at, count(*) OVER () AS total,
       c.dropped_entries + (SELECT count(*) FROM call_entry e WHERE e.call_id = c.id AND e.submitted_at IS NOT NULL
                            AND e.state NOT IN ('draft', 'withdrawn')) AS entries
FROM call c WHERE c.state = 'published' ORDER BY c.published_at DESC, c.id DESC LIMIT :at_most OFFSET :skipped;

-- name: counted_calls(until)
-- Calls that were opened until a day, the newest first, with what each adds to the figures; entries of closed ones alone.
SELECT c.id, c.title, c.kind, c.sector, c.state, c.opened_at, c.state NOT IN ('open', 'cancelled') AS closed,
       c.state = 'published' AS published,
       CASE WHEN c.state IN ('open', 'cancelled') THEN 0 ELSE c.dropped_entries + (
         SELECT count(*) FROM call_entry e WHERE e.call_id = c.id AND e.submitted_at IS NOT NULL
           AND e.state NOT IN ('draft', 'withdrawn')) END AS entries,
       c.state = 'published' AND EXISTS (
         SELECT FROM call_entry e JOIN call_need n ON n.call_id = c.id
         JOIN proposal p ON p.need_id = n.need_id AND p.solution_id = e.solution_id
         WHERE e.call_id = c.id AND e.outcome = 'winner' AND p.state = 'introduced') AS introduced,
       (SELECT count(*) FROM call_entry e
        WHERE e.call_id = c.id AND c.state = 'published' AND e.outcome = 'winner') AS winners,
       (SELECT count(*) FROM call_entry e
        WHERE e.call_id = c.id AND c.state = 'published' AND e.outcome = 'finalist') AS finalists,
       (SELECT count(*) FROM call_entry e JOIN call_incubation i ON i.entry_id = e.id
        WHERE e.call_id = c.id AND c.state = 'published') AS incubated
FROM call c WHERE c.opened_at IS NOT NULL AND (c.opened_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date <= :until
ORDER BY c.opened_at DESC, c.id DESC;

-- name: cases_of_calls()
-- Transfer cases that began with a winner, with the call of each.
SELECT DISTINCT e.call_id, t.id AS case_id
FROM call_entry e JOIN call c ON c.id = e.call_id AND c.state = 'published'
JOIN call_need n ON n.call_id = e.call_id
JOIN proposal p ON p.need_id = n.need_id AND p.solution_id = e.solution_id
JOIN transfer_case t ON t.proposal_id = p.id
WHERE e.outcome = 'winner' ORDER BY e.call_id, t.id;

-- name: incubation_of(entry_id)^
-- What is recorded of a project.
SELECT stage, mentor, mentor_agreed, received, result, version FROM call_incubation WHERE entry_id = :entry_id;

-- name: save_incubation(entry_id, stage, mentor, mentor_agreed, received, result, updated_by, version)$
-- Gives the version that is stored now; nothing where another one is stored than was seen.
INSERT INTO call_incubation AS i (entry_id, stage, mentor, mentor_agreed, received, result, updated_by)
VALUES (:entry_id, :stage, :mentor, :mentor_agreed, :received, :result, :updated_by)
ON CONFLICT (entry_id) DO UPDATE
SET stage = excluded.stage, mentor = excluded.mentor, mentor_agreed = excluded.mentor_agreed,
    received = excluded.received, result = excluded.result, updated_by = excluded.updated_by, updated_at = now(),
    version = i.version + 1
WHERE i.version = :version
RETURNING version;

-- name: entries_to_drop()
-- Entries that were not selected, once they have been kept as long as their call says.
SELECT e.id FROM call_entry e JOIN call c ON c.id = e.call_id
WHERE coalesce(e.outcome, '') NOT IN ('winner', 'finalist') AND c.state IN ('published', 'cancelled')
  AND coalesce(c.published_at, c.updated_at) + make_interval(days => c.keep_days) <= now()
ORDER BY e.id;

-- name: lock_entry(entry_id)^
-- Held until the transaction ends; nothing where another process dropped it.
SELECT e.id, e.call_id, e.submitted_at IS NOT NULL AND e.state NOT IN ('draft', 'withdrawn') AS counted
FROM call_entry e WHERE e.id = :entry_id FOR UPDATE;

-- name: note_files(entry_id)!
-- Their names outlast their rows, until they are gone from the disk.
INSERT INTO call_file_to_drop (stored_name)
SELECT n FROM call_file f, unnest(ARRAY[f.stored_name, f.blind_stored_name]) AS n WHERE f.entry_id = :entry_id
ON CONFLICT DO NOTHING;

-- name: note_files_of(person_id)!
-- The same of all that somebody brought, drafts and what they took out again included.
INSERT INTO call_file_to_drop (stored_name)
SELECT n FROM call_file f JOIN call_entry e ON e.id = f.entry_id, unnest(ARRAY[f.stored_name, f.blind_stored_name]) AS n
WHERE e.person_id = :person_id
ON CONFLICT DO NOTHING;

-- name: drop_files_of(person_id)!
-- What somebody brought is in no entry any more.
DELETE FROM call_file WHERE entry_id IN (SELECT id FROM call_entry WHERE person_id = :person_id);

-- name: drop_entry(entry_id)!
-- With everything that hangs on it.
DELETE FROM call_entry WHERE id = :entry_id;

-- name: count_dropped(call_id)!
-- Statistics still know of it.
UPDATE call SET dropped_entries = dropped_entries + 1 WHERE id = :call_id;

-- name: files_to_drop()
-- Files of deleted entries that may be on the disk still.
SELECT stored_name FROM call_file_to_drop ORDER BY stored_name;

-- name: forget_file(stored_name)!
-- It is gone.
DELETE FROM call_file_to_drop WHERE stored_name = :stored_name;

-- name: move_entries(organisation_id, into_id)
-- Entries of an organisation that is merged into another.
UPDATE call_entry SET organisation_id = :into_id WHERE organisation_id = :organisation_id RETURNING id;

-- name: dates_ahead(now)
-- What of every call that is shown lies ahead: its deadline, and until when entrants may object.
SELECT id, title, closes_at, version,
       CASE WHEN state = 'objections' THEN announced_at + make_interval(days => objection_days) END AS objections_end
FROM call
WHERE opened_at IS NOT NULL AND ((state = 'open' AND closes_at > :now)
      OR (state = 'objections' AND announced_at + make_interval(days => objection_days) > :now))
ORDER BY closes_at, id;

-- name: decision_of(call_id)^
-- What the council decided, with the ranking as it stood then.
SELECT body, ranking, decided_at FROM call_decision WHERE call_id = :call_id;

-- name: council_of(call_id)
-- Who sat, the chair first; a judge who left before the decision is not of it.
SELECT p.name, o.name AS organisation_name, a.duty
FROM call_appointment a JOIN person p ON p.id = a.person_id LEFT JOIN organisation o ON o.id = p.organisation_id
JOIN call c ON c.id = a.call_id
WHERE a.call_id = :call_id AND (a.ended_at IS NULL OR a.ended_at > c.decided_at)
ORDER BY array_position(ARRAY['chair', 'judge', 'secretary'], a.duty), a.id;

-- name: conflicts_of_call(call_id)
-- Who neither saw nor judged which entry.
SELECT p.name, e.number, f.ground FROM call_conflict f
JOIN call_entry e ON e.id = f.entry_id JOIN person p ON p.id = f.person_id
JOIN call_appointment a ON a.call_id = e.call_id AND a.person_id = f.person_id
WHERE e.call_id = :call_id AND e.number IS NOT NULL
GROUP BY p.name, e.number, f.ground ORDER BY e.number, p.name, f.ground;

-- name: projects_until(until)
-- Winners and finalists of calls that were published until a day in the city.
SELECT c.title AS call_title, e.title, o.name AS organisation_name, e.outcome, i.stage, i.received
FROM call c JOIN call_entry e ON e.call_id = c.id AND e.outcome IN ('winner', 'finalist')
LEFT JOIN organisation o ON o.id = e.organisation_id LEFT JOIN call_incubation i ON i.entry_id = e.id
WHERE c.state = 'published' AND (c.published_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date <= :until
ORDER BY c.published_at DESC, c.id, e.outcome = 'winner' DESC, e.rank NULLS LAST, e.number;

-- name: newest_correction(call_id)^
-- The decision that was set aside last, and why.
SELECT id, reason, boards, reopened_at, decided_at, body, ranking FROM call_correction
WHERE call_id = :call_id ORDER BY id DESC LIMIT 1;

-- name: insert_correction(call_id, reason, reopened_by)$
-- Keeps the decision that stands, with what every entry became by it; nothing where there is none.
INSERT INTO call_correction (call_id, reason, boards, reopened_by, body, ranking, standings, decided_by, decided_at)
SELECT d.call_id, :reason::text,
       ARRAY(SELECT DISTINCT coalesce(e.board, '') FROM call_objection o JOIN call_entry e ON e.id = o.entry_id
             WHERE e.call_id = d.call_id AND o.upheld AND o.correction_id IS NULL ORDER BY 1),
       :reopened_by::text, d.body, d.ranking,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('entry', e.id, 'state', e.state, 'outcome', e.outcome, 'rank', e.rank)
                                  ORDER BY e.id), '[]')
        FROM call_entry e WHERE e.call_id = d.call_id AND e.state IN ('eligible', 'ineligible')),
       d.decided_by, d.decided_at
FROM call_decision d WHERE d.call_id = :call_id RETURNING id;

-- name: join_objections(call_id, correction_id)!
-- The objections that a correction answers to.
UPDATE call_objection o SET correction_id = :correction_id FROM call_entry e
WHERE e.id = o.entry_id AND e.call_id = :call_id AND o.upheld AND o.correction_id IS NULL;

-- name: admit_upheld(correction_id)
-- Entries that were ruled out, and ought not to have been.
UPDATE call_entry e SET state = 'eligible', ineligible_because = NULL, ineligible_note = NULL, version = version + 1,
                        updated_at = now()
FROM call_objection o
WHERE o.entry_id = e.id AND o.correction_id = :correction_id AND e.state = 'ineligible' RETURNING e.id;

-- name: clear_standings(correction_id)!
-- Boards that are decided on again; whose papers did not hold stays out, unless the objection was about that.
UPDATE call_entry e SET outcome = NULL, rank = NULL, version = e.version + 1, updated_at = now()
FROM call_correction c
WHERE c.id = :correction_id AND e.call_id = c.call_id AND e.state = 'eligible'
  AND coalesce(e.board, '') = ANY (c.boards)
  AND (e.outcome IS DISTINCT FROM 'disqualified' OR EXISTS (
         SELECT FROM call_objection o WHERE o.entry_id = e.id AND o.correction_id = c.id));

-- name: drop_decision(call_id)!
-- It is kept with its correction.
DELETE FROM call_decision WHERE call_id = :call_id;

-- name: erase_from_corrections(words)!
-- Why a decision was opened again, and what it said, without the words that name somebody.
UPDATE call_correction SET reason = without_words(reason, :words), body = without_words(body, :words)
WHERE without_words(reason, :words) <> reason OR without_words(body, :words) <> body;
