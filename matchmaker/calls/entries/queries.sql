-- name: moment()$
-- The database's clock, by which entries are late.
SELECT now();

-- name: own_entry(call_id, person_id)^
-- Somebody's entry to a call: the one that stands, else the one withdrawn last.
SELECT * FROM call_entry WHERE call_id = :call_id AND person_id = :person_id
ORDER BY (state = 'withdrawn'), id DESC LIMIT 1;

-- name: get_entry(call_id, entry_id)^
-- One entry of a call.
SELECT * FROM call_entry WHERE call_id = :call_id AND id = :entry_id;

-- name: entry_numbered(call_id, number)^
-- The entry that judges call by this number.
SELECT id, person_id FROM call_entry WHERE call_id = :call_id AND number = :number;

-- name: entries_of_person(person_id)
-- All that somebody has entered or begun, with the calls.
SELECT e.call_id, c.title AS call_title, c.state AS call_state, c.closes_at, e.number, e.title, e.state, e.submitted_at,
       e.typed_at, e.receipt, c.state IN ('objections', 'published') AND e.state IN ('eligible', 'ineligible') AS has_result,
       CASE WHEN c.state IN ('objections', 'published') THEN e.outcome END AS outcome
FROM call_entry e JOIN call c ON c.id = e.call_id WHERE e.person_id = :person_id
ORDER BY coalesce(e.typed_at, e.submitted_at, e.created_at) DESC, e.id DESC;

-- name: submitted_entries(call_id)
-- What the secretary checks: every entry that was submitted and not withdrawn, in the order in which they came.
SELECT id, number, board, title, state, submitted_at, ineligible_because
FROM call_entry WHERE call_id = :call_id AND state IN ('submitted', 'eligible', 'ineligible') ORDER BY number;

-- name: answers_of(entry_ids)
-- Answers of entries by criterion.
SELECT entry_id, criterion_id, body FROM call_answer WHERE entry_id = ANY (:entry_ids) ORDER BY entry_id, criterion_id;

-- name: files_of(entry_ids)
-- Files of entries that were not removed.
SELECT id, entry_id, position, name, stored_name, media_type, size, sha256, blind_stored_name, blind_size, blind_sha256,
       blind_text, submitted_at
FROM call_file WHERE entry_id = ANY (:entry_ids) AND removed_at IS NULL ORDER BY entry_id, position;

-- name: insert_entry(call_id, person_id, organisation_id)$
-- A draft; gives its id, or nothing where one stands by now.
INSERT INTO call_entry (call_id, person_id, organisation_id) VALUES (:call_id, :person_id, :organisation_id)
ON CONFLICT (call_id, person_id) WHERE state <> 'withdrawn' DO NOTHING RETURNING id;

-- name: keep_typed(entry_id, typed, tab, tabs)$
-- Keeps a form as it stands, unless another tab has saved it since; gives when.
UPDATE call_entry SET typed = :typed, typed_at = now(), typed_tab = :tab
WHERE id = :entry_id AND (typed_tab IS NULL OR typed_tab = ANY (:tabs))
RETURNING typed_at;

-- name: forget_typed(entry_id)!
-- What was typed is sent.
UPDATE call_entry SET typed = NULL, typed_at = NULL, typed_tab = NULL WHERE id = :entry_id;

-- name: insert_file(entry_id, name, stored_name, media_type, size, sha256, blind_stored_name, blind_size, blind_sha256, blind_text)!
-- A file and its copy for judges; it counts once the entry is submitted with it.
INSERT INTO call_file (entry_id, position, name, stored_name, media_type, size, sha256, blind_stored_name, blind_size,
                       blind_sha256, blind_text)
SELECT :entry_id, 1 + count(*), :name, :stored_name, :media_type, :size, :sha256, :blind_stored_name, :blind_size,
       :blind_sha256, :blind_text
FROM call_file WHERE entry_id = :entry_id;

-- name: remove_files(entry_id, file_ids)!
-- What the entrant took out.
UPDATE call_file SET removed_at = now() WHERE entry_id = :entry_id AND id = ANY (:file_ids) AND removed_at IS NULL;

-- name: submit_files(entry_id)!
-- What was brought for this submission counts from now on.
UPDATE call_file SET submitted_at = now() WHERE entry_id = :entry_id AND removed_at IS NULL AND submitted_at IS NULL;

-- name: own_solutions(organisation_id)
-- What an organisation has on the list now.
SELECT id, title FROM solution WHERE organisation_id = :organisation_id AND state = 'published' ORDER BY title, id;

-- name: submit_entry(entry_id, organisation_id, board, title, trl, co_authors, solution_id, rights, receipt)$
-- The entry as it is judged; the first submission gives it the number by which judges call it.
UPDATE call_entry e
SET state = 'submitted', organisation_id = :organisation_id, board = :board, title = :title, trl = :trl,
    co_authors = :co_authors, solution_id = :solution_id,
    rights_agreed_at = CASE WHEN :rights THEN coalesce(rights_agreed_at, now()) END,
    submitted_at = now(), receipt = :receipt, typed = NULL, typed_at = NULL, typed_tab = NULL, version = version + 1,
    updated_at = now(),
    number = coalesce(number, (SELECT 1 + coalesce(max(number), 0) FROM call_entry o WHERE o.call_id = e.call_id))
WHERE id = :entry_id RETURNING number;

-- name: drop_answers(entry_id)!
-- Before they are written anew.
DELETE FROM call_answer WHERE entry_id = :entry_id;

-- name: insert_answer(entry_id, criterion_id, body)!
-- What an entry says to one criterion.
INSERT INTO call_answer (entry_id, criterion_id, body) VALUES (:entry_id, :criterion_id, :body);

-- name: insert_submission(entry_id, content, receipt)$
-- A submission as it arrived: it is kept when another follows. Gives its id.
INSERT INTO call_submission (entry_id, content, receipt) VALUES (:entry_id, :content, :receipt) RETURNING id;

-- name: newest_submission(entry_id)^
-- What was submitted last, as it arrived.
SELECT content FROM call_submission WHERE entry_id = :entry_id ORDER BY id DESC LIMIT 1;

-- name: withdraw_entry(entry_id)!
-- Its entrant took it back.
UPDATE call_entry SET state = 'withdrawn', typed = NULL, typed_at = NULL, typed_tab = NULL, version = version + 1,
                      updated_at = now()
WHERE id = :entry_id;

-- name: check_entry(entry_id, state, because, note)!
-- Whether it is judged, as the secretary has found.
UPDATE call_entry SET state = :state, ineligible_because = :because, ineligible_note = :note, version = version + 1,
                      updated_at = now()
WHERE id = :entry_id;

-- name: known_of(entry_id)^
-- By what an entrant could be known: the account, and the organisation with whoever writes for it.
SELECT p.name, p.email, p.phone, p.locale, e.co_authors, o.name AS organisation, o.name_en, o.abbreviation, o.tax_code,
       o.website, ARRAY(SELECT q.email FROM person q WHERE q.organisation_id = o.id AND q.email IS NOT NULL) AS emails,
       ARRAY(SELECT q.name FROM person q WHERE q.organisation_id = o.id AND q.name IS NOT NULL) AS colleagues
FROM call_entry e LEFT JOIN person p ON p.id = e.person_id LEFT JOIN organisation o ON o.id = e.organisation_id
WHERE e.id = :entry_id;

-- name: named_files()
-- Every file on disk that a row names: as it arrived, and its copy for judges.
SELECT e.call_id, f.id, f.name, f.stored_name, f.sha256 FROM call_file f JOIN call_entry e ON e.id = f.entry_id
UNION ALL
SELECT e.call_id, f.id, f.name, f.blind_stored_name, f.blind_sha256 FROM call_file f JOIN call_entry e ON e.id = f.entry_id;

-- name: blind_entries(call_id, entry_id)
-- What judges may know of entries that are judged, and nothing of whose they are; of one, or of all.
SELECT id, number, board, title, trl FROM call_entry
WHERE call_id = :call_id AND state = 'eligible' AND (:entry_id::bigint IS NULL OR id = :entry_id) ORDER BY number;

-- name: blind_files(entry_ids)
-- Copies for judges of files that were submitted.
SELECT entry_id, position, media_type, blind_stored_name, blind_size, blind_sha256 FROM call_file
WHERE entry_id = ANY (:entry_ids) AND removed_at IS NULL AND submitted_at IS NOT NULL ORDER BY entry_id, position;
