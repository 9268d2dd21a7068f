-- name: insert_request(person_id, kind, body, answer_days, completion_days)$
-- A request; its clocks run from now.
INSERT INTO data_request (person_id, kind, body, answer_days, completion_days)
VALUES (:person_id, :kind, :body, :answer_days, :completion_days) RETURNING id;

-- name: requests_of(person_id)
-- What a person asked for, the newest first.
SELECT r.*, p.name AS person_name, p.email AS person_email
FROM data_request r JOIN person p ON p.id = r.person_id WHERE r.person_id = :person_id ORDER BY r.id DESC;

-- name: open_requests()
-- Those that are not completed.
SELECT r.*, p.name AS person_name, p.email AS person_email
FROM data_request r JOIN person p ON p.id = r.person_id WHERE r.completed_at IS NULL ORDER BY r.id;

-- name: get_request(request_id)^
-- One request.
SELECT r.*, p.name AS person_name, p.email AS person_email
FROM data_request r JOIN person p ON p.id = r.person_id WHERE r.id = :request_id;

-- name: lock_request(request_id)^
-- One request, held until the transaction ends.
SELECT r.*, p.name AS person_name, p.email AS person_email
FROM data_request r JOIN person p ON p.id = r.person_id WHERE r.id = :request_id FOR UPDATE OF r;

-- name: answer_request(request_id, answer, answered_by, third_parties, completion_days)!
-- The first answer.
UPDATE data_request SET answer = :answer, answered_by = :answered_by, answered_at = now(),
    third_parties = :third_parties, completion_days = :completion_days
WHERE id = :request_id AND answered_at IS NULL;

-- name: extend_request(request_id, days, reason, extended_by)!
-- The one extension.
UPDATE data_request
SET extension_days = :days, extension_reason = :reason, extended_by = :extended_by, extended_at = now()
WHERE id = :request_id AND extended_at IS NULL AND completed_at IS NULL;

-- name: complete_request(request_id, completed_by)!
-- What was asked for is done.
UPDATE data_request SET completed_by = :completed_by, completed_at = now()
WHERE id = :request_id AND completed_at IS NULL;

-- name: insert_breach(known_at, body, people_affected, recorded_by)$
-- A breach enters the register.
INSERT INTO data_breach (known_at, body, people_affected, recorded_by)
VALUES (:known_at, :body, :people_affected, :recorded_by) RETURNING id;

-- name: notify_breach(breach_id, notified_by)$
-- The authority has been told; nothing when it was before.
UPDATE data_breach SET notified_by = :notified_by, notified_at = now()
WHERE id = :breach_id AND notified_at IS NULL RETURNING id;

-- name: breaches()
-- The register, the newest first.
SELECT * FROM data_breach ORDER BY known_at DESC, id DESC;

-- name: holidays()
-- Days on which nobody works.
SELECT day, name FROM holiday ORDER BY day;

-- name: save_holiday(day, name)!
-- A day off, or another name for it.
INSERT INTO holiday (day, name) VALUES (:day, :name) ON CONFLICT (day) DO UPDATE SET name = excluded.name;

-- name: drop_holiday(day)$
-- A working day after all.
DELETE FROM holiday WHERE day = :day RETURNING day;

-- name: contact()$
-- Whom people ask about their data.
SELECT body FROM data_protection_contact;

-- name: save_contact(body)!
-- Whom people ask from now on.
INSERT INTO data_protection_contact (body) VALUES (:body)
ON CONFLICT (only_one) DO UPDATE SET body = excluded.body, changed_at = now();

-- name: erase_from_requests(person_id)!
-- That they asked stays, not in which words.
UPDATE data_request SET body = NULL, answer = NULL, extension_reason = NULL WHERE person_id = :person_id;

-- name: erase_from_breaches(emails, words)!
-- Where the register names them.
UPDATE data_breach SET body = without_words(body, :words)
WHERE EXISTS (SELECT FROM unnest(:emails::text[]) AS each (email) WHERE position(email IN lower(body)) > 0);

-- name: personal_data(person_id)$
-- What this room holds about a person, as one JSON document; secrets and their hashes are left out.
SELECT jsonb_build_object(
    'requests', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT kind, body, received_at, answer, answered_at, third_parties, extension_days, extension_reason,
               extended_at, completed_at
        FROM data_request
        WHERE person_id = :person_id ORDER BY id) x));
