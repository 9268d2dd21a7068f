-- name: lock_dossier(dossier_id)!
-- Held until the transaction ends, so that of two who write one is second.
SELECT id FROM dossier WHERE id = :dossier_id FOR UPDATE;

-- name: get_dossier(dossier_id)^
-- With whom it was opened to, and the day on which it was handed in.
SELECT d.*,
       (SELECT happened_on FROM dossier_step s
        WHERE s.dossier_id = d.id AND s.move = 'hand_in' AND d.status IN ('handed_in', 'approved', 'rejected')
        ORDER BY s.id DESC LIMIT 1) AS handed_in_on,
       ARRAY(SELECT person_id FROM dossier_writer w
             WHERE w.dossier_id = d.id AND w.ended_at IS NULL AND person_id IS NOT NULL) AS writer_ids,
       ARRAY(SELECT organisation_id FROM dossier_writer w
             WHERE w.dossier_id = d.id AND w.ended_at IS NULL AND organisation_id IS NOT NULL) AS writer_organisation_ids
FROM dossier d WHERE d.id = :dossier_id;

-- name: sections_of(dossier_id)
-- Each part as it is now.
SELECT DISTINCT ON (part) part, version, content, saved_by, saved_at FROM dossier_section
WHERE dossier_id = :dossier_id ORDER BY part, version DESC;

-- name: marks_of(dossier_id)
SELECT part, field, source, confirmed_by, confirmed_at FROM dossier_mark WHERE dossier_id = :dossier_id ORDER BY part, field;

-- name: insert_dossier(origin, proposal_id, entry_id, need_id, case_id, host_id, title, created_by)$
INSERT INTO dossier (origin, proposal_id, entry_id, need_id, case_id, host_id, title, created_by)
VALUES (:origin, :proposal_id, :entry_id, :need_id, :case_id, :host_id, :title, :created_by)
ON CONFLICT DO NOTHING RETURNING id;

-- name: standing_of(origin, proposal_id, entry_id, need_id)$
-- The dossier that was begun from this before and neither rejected nor withdrawn.
SELECT id FROM dossier
WHERE origin = :origin AND status NOT IN ('rejected', 'withdrawn')
  AND coalesce(proposal_id, 0) = coalesce(:proposal_id::bigint, coalesce(proposal_id, 0))
  AND coalesce(entry_id, 0) = coalesce(:entry_id::bigint, coalesce(entry_id, 0))
  AND coalesce(need_id, 0) = coalesce(:need_id::bigint, coalesce(need_id, 0))
ORDER BY id DESC LIMIT 1;

-- name: insert_section(dossier_id, part, version, content, saved_by)!
INSERT INTO dossier_section (dossier_id, part, version, content, saved_by)
VALUES (:dossier_id, :part, :version, :content, :saved_by);

-- name: insert_mark(dossier_id, part, field, source)!
INSERT INTO dossier_mark (dossier_id, part, field, source) VALUES (:dossier_id, :part, :field, :source);

-- name: confirm_marks(dossier_id, part, fields, by)$
-- Gives how many of these were not confirmed before.
WITH confirmed AS (
    UPDATE dossier_mark SET confirmed_by = :by, confirmed_at = now()
    WHERE dossier_id = :dossier_id AND part = :part AND field = ANY (:fields) AND confirmed_at IS NULL RETURNING 1)
SELECT count(*) FROM confirmed;

-- name: touch_dossier(dossier_id, title)!
-- Something of it has changed; its title where that is given.
UPDATE dossier SET version = version + 1, updated_at = now(), title = coalesce(:title, title) WHERE id = :dossier_id;

-- name: set_status(dossier_id, status)!
UPDATE dossier SET status = :status, version = version + 1, updated_at = now() WHERE id = :dossier_id;

-- name: set_case(dossier_id, case_id)!
UPDATE dossier SET case_id = :case_id, version = version + 1, updated_at = now() WHERE id = :dossier_id;

-- name: insert_step(dossier_id, move, status, happened_on, place, number, note, sections, made_by, name, stored_name, media_type, size, sha256)$
INSERT INTO dossier_step (dossier_id, move, status, happened_on, place, number, note, sections, made_by,
                          name, stored_name, media_type, size, sha256)
VALUES (:dossier_id, :move, :status, :happened_on, :place, :number, :note, :sections, :made_by,
        :name, :stored_name, :media_type, :size, :sha256)
RETURNING id;

-- name: steps_of(dossier_id)
SELECT id, move, status, happened_on, place, number, note, sections, made_by, made_at, name, sha256, size
FROM dossier_step WHERE dossier_id = :dossier_id ORDER BY id;

-- name: get_paper(dossier_id, step_id)^
SELECT name, stored_name, media_type, size, sha256 FROM dossier_step
WHERE dossier_id = :dossier_id AND id = :step_id AND stored_name IS NOT NULL;

-- name: paper_files(step_id)
-- Files of papers with the hash that the audit holds; of one step, or all.
SELECT s.dossier_id, s.id, s.name, s.stored_name, s.sha256,
       (SELECT a.details->>'sha256' FROM audit_entry a
        WHERE a.subject = 'dossier' AND a.subject_id = s.dossier_id AND a.details->>'step' = s.id::text
        ORDER BY a.id DESC LIMIT 1) AS recorded
FROM dossier_step s
WHERE s.stored_name IS NOT NULL AND (:step_id::bigint IS NULL OR s.id = :step_id) ORDER BY s.id;

-- name: versions_of(dossier_id)
-- Every state that was saved, the newest first.
SELECT part, version, saved_by, saved_at FROM dossier_section WHERE dossier_id = :dossier_id ORDER BY id DESC;

-- name: get_version(dossier_id, part, version)^
SELECT part, version, content, saved_by, saved_at FROM dossier_section
WHERE dossier_id = :dossier_id AND part = :part AND version = :version;

-- name: insert_comment(dossier_id, part, body, person_id, written_by)$
INSERT INTO dossier_comment (dossier_id, part, body, person_id, written_by)
VALUES (:dossier_id, :part, :body, :person_id, :written_by) RETURNING id;

-- name: comments_of(dossier_id)
SELECT id, part, body, written_by, written_at, settled_by, settled_at FROM dossier_comment
WHERE dossier_id = :dossier_id ORDER BY id;

-- name: settle_comment(dossier_id, comment_id, by)$
UPDATE dossier_comment SET settled_by = :by, settled_at = now()
WHERE dossier_id = :dossier_id AND id = :comment_id AND settled_at IS NULL RETURNING part;

-- name: open_to(dossier_id, person_id, organisation_id, part, opened_by)$
INSERT INTO dossier_writer (dossier_id, person_id, organisation_id, part, opened_by)
VALUES (:dossier_id, :person_id, :organisation_id, :part, :opened_by) ON CONFLICT DO NOTHING RETURNING id;

-- name: close_to(dossier_id, writer_id)$
UPDATE dossier_writer SET ended_at = now() WHERE dossier_id = :dossier_id AND id = :writer_id AND ended_at IS NULL
RETURNING id;

-- name: writers_of(dossier_id)
-- Whom it was opened to; who was erased has no name.
SELECT w.id, w.person_id, w.organisation_id, w.part, p.name, coalesce(o.name, po.name) AS organisation, w.opened_at
FROM dossier_writer w
LEFT JOIN person p ON p.id = w.person_id
LEFT JOIN organisation o ON o.id = w.organisation_id
LEFT JOIN organisation po ON po.id = p.organisation_id
WHERE w.dossier_id = :dossier_id AND w.ended_at IS NULL ORDER BY w.id;

-- name: readers_of(dossier_id)
-- Everybody who writes it and has an account in use: the host's people and whom it was opened to.
SELECT DISTINCT p.id, p.name, p.email, p.locale,
       p.id = h.authorised_contact_id OR EXISTS (
           SELECT FROM dossier_writer w WHERE w.dossier_id = d.id AND w.ended_at IS NULL AND w.person_id = p.id) AS gets_mail
FROM dossier d JOIN organisation h ON h.id = d.host_id
JOIN person p ON p.disabled_at IS NULL AND (
    p.organisation_id = d.host_id OR EXISTS (
        SELECT FROM dossier_writer w WHERE w.dossier_id = d.id AND w.ended_at IS NULL
          AND (w.person_id = p.id OR w.organisation_id = p.organisation_id)))
WHERE d.id = :dossier_id ORDER BY p.id;

-- name: dossiers_shown(open_statuses, person_id, organisation_id, statuses, on_limit, on_offset)
-- Those that the reader may see, what was touched last first.
SELECT d.id, d.title, d.status, d.origin, d.host_id, h.name AS host_name, d.case_id, d.updated_at,
       (SELECT content->>'dossier_route' FROM dossier_section s
        WHERE s.dossier_id = d.id AND s.part = 'route' ORDER BY version DESC LIMIT 1) AS route,
       (SELECT count(*) FROM dossier_mark m WHERE m.dossier_id = d.id AND m.confirmed_at IS NULL) AS unconfirmed,
       count(*) OVER () AS total
FROM dossier d JOIN organisation h ON h.id = d.host_id
WHERE d.status = ANY (:statuses) AND (
    d.status = ANY (:open_statuses) OR d.host_id = :organisation_id::bigint OR EXISTS (
        SELECT FROM dossier_writer w WHERE w.dossier_id = d.id AND w.ended_at IS NULL
          AND (w.person_id = :person_id::bigint OR w.organisation_id = :organisation_id::bigint)))
ORDER BY d.updated_at DESC, d.id DESC LIMIT :on_limit OFFSET :on_offset;

-- name: standing_beside(proposal_id, entry_id, need_id, case_id)
-- Dossiers that were begun from one of these, or lead to the case; the newest first.
SELECT id FROM dossier
WHERE proposal_id = :proposal_id::bigint OR entry_id = :entry_id::bigint OR case_id = :case_id::bigint
   OR (origin = 'need' AND need_id = :need_id::bigint)
ORDER BY id DESC;

-- name: case_of_proposal(proposal_id)$
SELECT id FROM transfer_case WHERE proposal_id = :proposal_id;

-- name: winning_entry(entry_id)^
-- An entry that won a published call, with whose it is.
SELECT e.id, e.call_id, e.person_id, e.organisation_id, e.title, e.trl, e.solution_id, c.title AS call_title,
       c.problem, c.solved_when, c.data_offered
FROM call_entry e JOIN call c ON c.id = e.call_id
WHERE e.id = :entry_id AND e.outcome = 'winner' AND c.state = 'published';

-- name: answers_of_entry(entry_id)
SELECT k.name, a.body FROM call_answer a JOIN call_criterion k ON k.id = a.criterion_id
WHERE a.entry_id = :entry_id ORDER BY k.position;

-- name: erase_words(dossiers, words)!
-- In every state of these dossiers that was saved.
UPDATE dossier_section SET content = without_words(content, :words) WHERE dossier_id = ANY (:dossiers);

-- name: erase_titles(dossiers, words)!
UPDATE dossier SET title = without_words(title, :words) WHERE id = ANY (:dossiers);

-- name: erase_comments(dossiers, words)!
UPDATE dossier_comment SET body = without_words(body, :words) WHERE dossier_id = ANY (:dossiers);

-- name: erase_steps(dossiers, words)!
UPDATE dossier_step SET place = without_words(place, :words), note = without_words(note, :words),
                        name = without_words(name, :words)
WHERE dossier_id = ANY (:dossiers);

-- name: end_writing(person_id)!
UPDATE dossier_writer SET ended_at = coalesce(ended_at, now()) WHERE person_id = :person_id;

-- name: dossiers_near(person_id, organisation_id, actor, reached_by)
-- Where somebody may be named: they or their organisation have to do with these, or what was saved says how they are
-- reached, as it does of the contact of a record that a dossier was begun from.
SELECT d.id FROM dossier d
WHERE d.host_id = :organisation_id::bigint OR d.created_by = :actor
   OR EXISTS (SELECT FROM dossier_writer w WHERE w.dossier_id = d.id
                AND (w.person_id = :person_id OR w.organisation_id = :organisation_id::bigint))
   OR EXISTS (SELECT FROM dossier_section s WHERE s.dossier_id = d.id AND s.saved_by = :actor)
   OR EXISTS (SELECT FROM dossier_comment c WHERE c.dossier_id = d.id
                AND c.person_id = :person_id)
   OR EXISTS (SELECT FROM unnest(:reached_by::text[]) AS way
              WHERE EXISTS (SELECT FROM dossier_section s WHERE s.dossier_id = d.id AND strpos(s.content::text, way) > 0)
                 OR EXISTS (SELECT FROM dossier_comment c WHERE c.dossier_id = d.id AND strpos(c.body, way) > 0)
                 OR EXISTS (SELECT FROM dossier_step t
                            WHERE t.dossier_id = d.id AND strpos(concat_ws(' ', t.place, t.note), way) > 0));

-- name: personal_data(person_id, actor)$
-- What this room holds about a person, as one JSON document.
SELECT jsonb_build_object(
    'dossier_parts', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT dossier_id, part, version, content, saved_at FROM dossier_section WHERE saved_by = :actor ORDER BY id) x),
    'dossier_comments', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT dossier_id, part, body, written_at FROM dossier_comment WHERE person_id = :person_id ORDER BY id) x),
    'dossier_writers', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT dossier_id, part, opened_at, ended_at FROM dossier_writer WHERE person_id = :person_id ORDER BY id) x));

-- name: move_hosted(organisation_id, into_id)!
UPDATE dossier SET host_id = :into_id, updated_at = now() WHERE host_id = :organisation_id;

-- name: move_writers(organisation_id, into_id)!
UPDATE dossier_writer w SET organisation_id = :into_id
WHERE organisation_id = :organisation_id AND NOT EXISTS (
    SELECT FROM dossier_writer o
    WHERE o.dossier_id = w.dossier_id AND o.organisation_id = :into_id AND o.ended_at IS NULL);

-- name: end_writers_of(organisation_id)!
UPDATE dossier_writer SET ended_at = coalesce(ended_at, now()) WHERE organisation_id = :organisation_id;
