-- name: get_call(call_id)^
-- One call as it is stored, with the needs that it answers.
SELECT c.*, ARRAY(SELECT need_id FROM call_need n WHERE n.call_id = c.id ORDER BY need_id) AS need_ids
FROM call c WHERE c.id = :call_id;

-- name: lock_call(call_id)$
-- Held until the transaction ends: of two who change a call at once, the second sees what the first did. Whoever has just
-- begun an entry refers to it already: two of them would wait for each other if this asked for the key too.
SELECT id FROM call WHERE id = :call_id FOR NO KEY UPDATE;

-- name: criteria_of(call_id)
-- What entries are scored by, in their order.
SELECT id, position, name, question, weight, most_points, threshold, longest
FROM call_criterion WHERE call_id = :call_id ORDER BY position;

-- name: appointments_of(call_id)
-- Who looks after a call now: a term that has passed is over, and the duty of whoever has an entry rests until they
-- withdraw it. A draft that was not sent by the deadline is no entry.
SELECT a.id, a.person_id, a.duty, a.expertise, a.declared_at FROM call_appointment a JOIN call c ON c.id = a.call_id
WHERE a.call_id = :call_id AND a.ended_at IS NULL
  AND coalesce(a.until >= (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, true)
  AND NOT EXISTS (SELECT FROM call_entry e WHERE e.call_id = a.call_id AND e.person_id = a.person_id
                  AND e.state <> 'withdrawn' AND (e.state <> 'draft' OR c.state = 'open'))
ORDER BY a.id;

-- name: insert_call(kind, title, problem, tried, solved_when, data_offered, eligibility, prize, sector, boards, required_trl, rights, judges_per_entry, public_share, adjust_from, tie_rule, objection_days, keep_days, closes_at, orientation_id, created_by)$
-- A new call; gives its id.
INSERT INTO call (kind, title, problem, tried, solved_when, data_offered, eligibility, prize, sector, boards, required_trl,
                  rights, judges_per_entry, public_share, adjust_from, tie_rule, objection_days, keep_days, closes_at,
                  orientation_id, created_by)
VALUES (:kind, :title, :problem, :tried, :solved_when, :data_offered, :eligibility, :prize, :sector, :boards,
        :required_trl, :rights, :judges_per_entry, :public_share, :adjust_from, :tie_rule, :objection_days, :keep_days,
        :closes_at, :orientation_id, :created_by)
RETURNING id;

-- name: update_call(call_id, kind, title, problem, tried, solved_when, data_offered, eligibility, prize, sector, boards, required_trl, rights, judges_per_entry, public_share, adjust_from, tie_rule, objection_days, keep_days, closes_at, orientation_id, reads_otherwise)!
-- Writes what its author now says; `reads_otherwise`: test readers have read something else.
UPDATE call
SET kind = :kind, title = :title, problem = :problem, tried = :tried, solved_when = :solved_when,
    data_offered = :data_offered, eligibility = :eligibility, prize = :prize, sector = :sector, boards = :boards,
    required_trl = :required_trl, rights = :rights, judges_per_entry = :judges_per_entry, public_share = :public_share,
    adjust_from = :adjust_from, tie_rule = :tie_rule, objection_days = :objection_days, keep_days = :keep_days,
    closes_at = :closes_at, orientation_id = :orientation_id, version = version + 1, updated_at = now(),
    written_at = CASE WHEN :reads_otherwise THEN now() ELSE written_at END
WHERE id = :call_id;

-- name: drop_needs(call_id)!
-- Before they are written anew.
DELETE FROM call_need WHERE call_id = :call_id;

-- name: insert_need(call_id, need_id)!
-- A need that the call answers.
INSERT INTO call_need (call_id, need_id) VALUES (:call_id, :need_id) ON CONFLICT DO NOTHING;

-- name: drop_criteria(call_id)!
-- Before they are written anew; only a call that was never open has its criteria changed.
DELETE FROM call_criterion WHERE call_id = :call_id;

-- name: insert_criterion(call_id, position, name, question, weight, most_points, threshold, longest)!
-- What entries are scored by.
INSERT INTO call_criterion (call_id, position, name, question, weight, most_points, threshold, longest)
VALUES (:call_id, :position, :name, :question, :weight, :most_points, :threshold, :longest);

-- name: set_call_state(call_id, state, closes_at, cancelled_because)!
-- The one door through which a call changes its state; each time is kept when it is first reached.
UPDATE call
SET state = :state, closes_at = coalesce(:closes_at, closes_at), cancelled_because = :cancelled_because,
    opened_at = CASE WHEN :state = 'open' THEN coalesce(opened_at, now()) ELSE opened_at END,
    decided_at = CASE WHEN :state = 'decided' THEN now() ELSE decided_at END,
    announced_at = CASE WHEN :state = 'objections' THEN now() ELSE announced_at END,
    published_at = CASE WHEN :state = 'published' THEN now() ELSE published_at END,
    version = version + 1, updated_at = now()
WHERE id = :call_id;

-- name: insert_extension(call_id, was, becomes, reason)!
-- A deadline that was put off, for everybody to see.
INSERT INTO call_extension (call_id, was, becomes, reason) VALUES (:call_id, :was, :becomes, :reason);

-- name: extensions_of(call_id)
-- How often the deadline was put off, oldest first.
SELECT was, becomes, reason, at FROM call_extension WHERE call_id = :call_id ORDER BY id;

-- name: known_needs(ids)
-- Which of these needs there are.
SELECT id, title FROM need WHERE id = ANY (:ids) ORDER BY id;

-- name: calls_in(states, may_see_all, on_limit, on_offset)
-- Calls in these states: those that close first before all others, then the newest.
SELECT id, kind, title, sector, state, closes_at, opened_at, published_at, cancelled_because, updated_at,
       count(*) OVER () AS total
FROM call
WHERE state = ANY (:states) AND (opened_at IS NOT NULL OR :may_see_all)
ORDER BY CASE WHEN state = 'open' THEN closes_at END, coalesce(published_at, opened_at, updated_at) DESC, id
LIMIT :on_limit OFFSET :on_offset;

-- name: calls_of_person(person_id)
-- Calls that somebody looks after, which are not over.
SELECT c.id, c.kind, c.title, c.sector, c.state, c.closes_at, c.opened_at, c.published_at, c.cancelled_because, c.updated_at,
       a.duty
FROM call_appointment a JOIN call c ON c.id = a.call_id
WHERE a.person_id = :person_id AND a.ended_at IS NULL AND c.state NOT IN ('published', 'cancelled')
  AND coalesce(a.until >= (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, true)
ORDER BY c.closes_at, c.id;

-- name: progress_of(call_id)^
-- What has been done for a call, as its moves ask for it.
SELECT now() AS now,
       (SELECT count(*) FROM call_reading r WHERE r.call_id = c.id AND r.answered_at >= c.written_at) AS readers_answered,
       (SELECT count(*) FROM call_entry e WHERE e.call_id = c.id AND e.state = 'submitted') AS unchecked_entries,
       (SELECT count(*) FROM call_entry e WHERE e.call_id = c.id AND e.state = 'eligible') AS eligible_entries,
       (SELECT count(*) FROM call_appointment a WHERE a.call_id = c.id AND a.duty IN ('judge', 'chair')
          AND a.ended_at IS NULL AND a.declared_at IS NULL
          AND coalesce(a.until >= (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, true)) AS undeclared_members,
       (SELECT count(*) FROM call_entry e WHERE e.call_id = c.id AND e.state = 'eligible' AND NOT EXISTS (
          SELECT FROM call_assignment s WHERE s.entry_id = e.id AND s.ended_at IS NULL)) AS unassigned_entries,
       (SELECT count(*) FROM call_assignment s JOIN call_entry e ON e.id = s.entry_id
        WHERE e.call_id = c.id AND e.state = 'eligible' AND s.ended_at IS NULL AND s.abstained_at IS NULL AND EXISTS (
          SELECT FROM call_criterion k WHERE k.call_id = c.id AND NOT EXISTS (
            SELECT FROM call_score p
            WHERE p.entry_id = e.id AND p.criterion_id = k.id AND p.person_id = s.person_id))) AS missing_scores,
       EXISTS (SELECT FROM call_decision d WHERE d.call_id = c.id) AS decided,
       (SELECT count(*) FROM call_objection o JOIN call_entry e ON e.id = o.entry_id
        WHERE e.call_id = c.id AND o.answered_at IS NULL) AS open_objections,
       (SELECT count(*) FROM call_objection o JOIN call_entry e ON e.id = o.entry_id
        WHERE e.call_id = c.id AND o.upheld AND o.correction_id IS NULL) AS upheld_objections,
       c.announced_at + make_interval(days => c.objection_days) AS objections_end,
       (SELECT count(*) FROM call_entry e WHERE e.call_id = c.id AND e.outcome = 'winner' AND NOT EXISTS (
          SELECT FROM call_paper_check k WHERE k.entry_id = e.id AND k.holds)) AS unchecked_papers
FROM call c WHERE c.id = :call_id;

-- name: personal_data(person_id, emails)$
-- What this room holds about a person, as one JSON document; hashes of links are left out, and until the decision what
-- ties them to whom: a member of the council would read who entered.
SELECT jsonb_build_object(
    'call_entries', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT e.call_id, e.number, e.title, e.board, e.trl, e.co_authors, e.solution_id, e.state, e.submitted_at,
               CASE WHEN c.announced_at IS NOT NULL THEN e.outcome END AS outcome,
               CASE WHEN c.announced_at IS NOT NULL THEN e.rank END AS rank, e.typed,
               ARRAY(SELECT body FROM call_answer a WHERE a.entry_id = e.id ORDER BY criterion_id) AS answers,
               ARRAY(SELECT name FROM call_file f WHERE f.entry_id = e.id ORDER BY position) AS files,
               ARRAY(SELECT body FROM call_objection o WHERE o.entry_id = e.id ORDER BY id) AS objections
        FROM call_entry e JOIN call c ON c.id = e.call_id WHERE e.person_id = :person_id ORDER BY e.id) x),
    'call_appointments', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT call_id, duty, expertise, appointed_at, declared_at, until, ended_at, ended_because FROM call_appointment
        WHERE person_id = :person_id ORDER BY id) x),
    'call_assignments', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT entry_id, assigned_at, abstained_at, abstained_because, ended_at, ended_because FROM call_assignment
        WHERE person_id = :person_id ORDER BY id) x),
    'call_conflicts', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT f.entry_id, f.ground, f.note, f.at
        FROM call_conflict f JOIN call_entry e ON e.id = f.entry_id JOIN call c ON c.id = e.call_id
        WHERE f.person_id = :person_id AND (f.ground = 'recognised' OR c.decided_at IS NOT NULL) ORDER BY f.id) x),
    'call_scores', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT entry_id, criterion_id, points, reason, at FROM call_score WHERE person_id = :person_id ORDER BY id) x),
    'call_remarks', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT entry_id, purpose, body, at FROM call_remark WHERE person_id = :person_id ORDER BY id) x),
    'calls_told', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT call_id, at FROM call_told WHERE person_id = :person_id ORDER BY call_id) x),
    'call_sectors', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT sector, since FROM call_subscription WHERE person_id = :person_id ORDER BY sector) x),
    'call_readings', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT call_id, email, name, asked_at, answered_at, understood, would_enter, remark FROM call_reading
        WHERE lower(email) = ANY (:emails) ORDER BY id) x));

-- name: drop_told(person_id)!
-- Nobody else learns which calls somebody was told of; nobody is told anew, since all were told of those calls.
DELETE FROM call_told WHERE person_id = :person_id;

-- name: drop_drafts_of(person_id)!
-- What was never submitted goes with whoever wrote it.
DELETE FROM call_entry WHERE person_id = :person_id AND state = 'draft' AND submitted_at IS NULL;

-- name: erase_from_entries(person_id, words)!
-- What was submitted stays, without the name.
UPDATE call_entry SET title = without_words(title, :words), co_authors = without_words(co_authors, :words), typed = NULL,
                      typed_at = NULL, typed_tab = NULL
WHERE person_id = :person_id;

-- name: erase_from_answers(person_id, words)!
-- So do its answers.
UPDATE call_answer SET body = without_words(body, :words)
WHERE entry_id IN (SELECT id FROM call_entry WHERE person_id = :person_id);

-- name: erase_from_submissions(person_id, words)!
-- And what they were each time; the receipt still says when.
UPDATE call_submission SET content = without_words(content, :words)
WHERE entry_id IN (SELECT id FROM call_entry WHERE person_id = :person_id);

-- name: erase_from_objections(person_id, words)!
-- What they objected, and what was answered.
UPDATE call_objection SET body = without_words(body, :words), answer = without_words(answer, :words)
WHERE entry_id IN (SELECT id FROM call_entry WHERE person_id = :person_id);

-- name: erase_from_appointments(person_id, words)!
-- Their duty stays, without words about them.
UPDATE call_appointment SET expertise = without_words(expertise, :words), ended_because = without_words(ended_because, :words)
WHERE person_id = :person_id;

-- name: erase_from_conflicts(person_id, words)!
-- Why they did not judge.
UPDATE call_conflict SET note = without_words(note, :words) WHERE person_id = :person_id;

-- name: erase_from_scores(person_id, words)!
-- What they judged stands, without the name.
UPDATE call_score SET reason = without_words(reason, :words) WHERE person_id = :person_id;

-- name: erase_from_remarks(person_id, words)!
-- So does what they said of entries.
UPDATE call_remark SET body = without_words(body, :words) WHERE person_id = :person_id;

-- name: erase_from_readings(emails, words)!
-- Who read a call is nobody any more; what they answered stays.
UPDATE call_reading SET email = 'erased:' || id, name = '', token_hash = NULL, remark = without_words(remark, :words)
WHERE lower(email) = ANY (:emails);

-- name: found_unsuitable(need_ids)
-- Why the desk declined what was suggested for some needs, the most frequent reason first.
SELECT d.reason, count(*) AS number
FROM proposal p JOIN LATERAL (
    SELECT reason, verdict FROM proposal_decision d WHERE d.proposal_id = p.id ORDER BY d.id DESC LIMIT 1) d ON true
WHERE p.need_id = ANY (:need_ids) AND p.state = 'declined' AND d.verdict = 'declined'
GROUP BY d.reason ORDER BY count(*) DESC, d.reason;

-- name: calls_of_need(need_id)
-- Calls that answer a need, the newest first.
SELECT c.id, c.kind, c.title, c.sector, c.state, c.closes_at, c.opened_at, c.published_at, c.cancelled_because, c.updated_at
FROM call c JOIN call_need n ON n.call_id = c.id WHERE n.need_id = :need_id ORDER BY c.id DESC;

-- name: keep_reading(call_id, email, name, locale, token_hash, asked_by, expires_at)!
-- A scientist is asked to read a call; asked again, they get a new link, and what they answered stays until they answer.
INSERT INTO call_reading (call_id, email, name, locale, token_hash, asked_by, expires_at)
VALUES (:call_id, :email, :name, :locale, :token_hash, :asked_by, :expires_at)
ON CONFLICT (call_id, email) DO UPDATE
SET name = excluded.name, locale = excluded.locale, token_hash = excluded.token_hash, asked_by = excluded.asked_by,
    asked_at = now(), expires_at = excluded.expires_at;

-- name: find_reading(token_hash)^
-- What the link of a test reader is about; it may be used until they have answered what was asked last.
SELECT r.id, r.call_id, r.email, r.name, r.locale, r.expires_at, r.asked_by,
       CASE WHEN r.answered_at > r.asked_at THEN r.answered_at END AS used_at
FROM call_reading r WHERE r.token_hash = :token_hash;

-- name: lock_reading(reading_id)$
-- Held while it is answered.
SELECT id FROM call_reading WHERE id = :reading_id FOR UPDATE;

-- name: answer_reading(reading_id, understood, would_enter, remark)!
-- What a test reader says of the call; the clock of the statement, so that it lies behind the asking.
UPDATE call_reading
SET answered_at = clock_timestamp(), understood = :understood, would_enter = :would_enter, remark = :remark
WHERE id = :reading_id;

-- name: readings_of(call_id)
-- Who was asked to read a call, and what they said; `older`: of a text that was changed since.
SELECT r.id, r.email, r.name, r.locale, r.asked_at, r.expires_at, r.answered_at, r.understood, r.would_enter, r.remark,
       coalesce(r.answered_at < c.written_at, false) AS older
FROM call_reading r JOIN call c ON c.id = r.call_id WHERE r.call_id = :call_id ORDER BY r.id;

-- name: was_read(call_id, email)$
-- Whether somebody has answered the text as it stands.
SELECT EXISTS (SELECT FROM call_reading r JOIN call c ON c.id = r.call_id
               WHERE r.call_id = :call_id AND r.email = :email AND r.answered_at >= c.written_at);

-- name: insert_appointment(call_id, person_id, duty, expertise, until, appointed_by)$
-- Somebody has a duty in a call; gives its number.
INSERT INTO call_appointment (call_id, person_id, duty, expertise, until, appointed_by)
VALUES (:call_id, :person_id, :duty, :expertise, :until, :appointed_by) RETURNING id;

-- name: duty_of(call_id, person_id)^
-- The duty that somebody was given in a call and has still, in force or resting.
SELECT id, duty FROM call_appointment WHERE call_id = :call_id AND person_id = :person_id AND ended_at IS NULL;

-- name: council_of(call_id)
-- Everybody who was ever appointed to a call, those whose duty stands first.
SELECT a.id, a.person_id, p.name, o.name AS organisation, a.duty, a.expertise, a.until, a.appointed_at, a.declared_at,
       a.ended_at, a.ended_because
FROM call_appointment a JOIN person p ON p.id = a.person_id LEFT JOIN organisation o ON o.id = p.organisation_id
WHERE a.call_id = :call_id ORDER BY a.ended_at IS NOT NULL, a.duty = 'judge', a.duty, a.id;

-- name: end_duty(call_id, appointment_id, reason)^
-- A duty ends; nothing where it has ended before.
UPDATE call_appointment SET ended_at = now(), ended_because = :reason
WHERE id = :appointment_id AND call_id = :call_id AND ended_at IS NULL RETURNING person_id, duty;

-- name: due_to_close()
-- Open calls whose deadline is past.
SELECT id FROM call WHERE state = 'open' AND closes_at <= now() ORDER BY closes_at, id;

-- name: open_untold()
-- Open calls of which nobody was told yet.
SELECT id FROM call WHERE state = 'open' AND told_at IS NULL AND closes_at > now() ORDER BY opened_at, id;

-- name: take_telling(call_id)$
-- Of two processes that tell of a call one gets its number; the other waits, and gets nothing.
UPDATE call SET told_at = now() WHERE id = :call_id AND told_at IS NULL AND state = 'open' RETURNING id;

-- name: told(call_id, person_id)$
-- Notes that somebody is told; nothing where they were told before.
INSERT INTO call_told (call_id, person_id) VALUES (:call_id, :person_id) ON CONFLICT DO NOTHING RETURNING person_id;

-- name: owners_of_needs(call_id)
-- Organisations whose needs a call answers.
SELECT DISTINCT n.organisation_id FROM call_need c JOIN need n ON n.id = c.need_id WHERE c.call_id = :call_id;

-- name: institutes_of(sector, kinds)
-- Universities, institutes and the like with something on show in a sector.
SELECT DISTINCT o.id FROM organisation o JOIN solution s ON s.organisation_id = o.id
WHERE o.kind = ANY (:kinds) AND s.state = 'published' AND :sector = ANY (s.sectors) ORDER BY o.id;

-- name: sectors_of(person_id)
-- Sectors that somebody follows.
SELECT sector FROM call_subscription WHERE person_id = :person_id ORDER BY sector;

-- name: follow_sector(person_id, sector)$
-- Nothing where they followed it before.
INSERT INTO call_subscription (person_id, sector) VALUES (:person_id, :sector) ON CONFLICT DO NOTHING RETURNING person_id;

-- name: end_sector(person_id, sector)$
-- Nothing where they did not follow it.
DELETE FROM call_subscription WHERE person_id = :person_id AND sector = :sector RETURNING person_id;

-- name: drop_subscriptions(person_id)!
-- Nobody is told of anything any more.
DELETE FROM call_subscription WHERE person_id = :person_id;

-- name: followers_of(sector)
-- Whoever follows a sector and can be reached.
SELECT p.id, p.name, p.email, p.locale, true AS gets_mail
FROM call_subscription s JOIN person p ON p.id = s.person_id
WHERE s.sector = :sector AND p.disabled_at IS NULL AND p.email IS NOT NULL ORDER BY p.id;

-- name: members_of(organisation_ids, sector)
-- Whoever belongs to one of these organisations and can be reached; the authorised contact of each first. Whoever follows
-- the sector gets a mail as well.
SELECT p.id, p.name, p.email, p.locale,
       o.authorised_contact_id IS NOT DISTINCT FROM p.id OR o.authorised_contact_id IS NULL OR EXISTS (
         SELECT FROM call_subscription s WHERE s.person_id = p.id AND s.sector = :sector) AS gets_mail
FROM person p JOIN organisation o ON o.id = p.organisation_id
WHERE o.id = ANY (:organisation_ids) AND p.disabled_at IS NULL AND p.email IS NOT NULL ORDER BY 5 DESC, p.id;

-- name: under_way_of(person_id, at_desk)
-- Calls that somebody may have to carry on: those that are prepared, for the desk; else those that they look after.
SELECT c.id FROM call c
WHERE (:at_desk AND c.state IN ('draft', 'tested'))
   OR (c.state NOT IN ('open', 'published', 'cancelled') AND EXISTS (
        SELECT FROM call_appointment a WHERE a.call_id = c.id AND a.person_id = :person_id AND a.ended_at IS NULL
          AND a.duty IN ('chair', 'secretary')))
ORDER BY c.updated_at, c.id;

-- name: has_entry(call_id, person_id)$
-- Whether somebody has an entry to a call, begun or submitted, that they have not withdrawn.
SELECT EXISTS (
    SELECT FROM call_entry WHERE call_id = :call_id AND person_id = :person_id AND state <> 'withdrawn'
);
