-- name: insert_mail(kind, locale, recipient, subject, body, dedupe_key, wrong)$
-- A mail that waits to be sent, or is stopped by what is wrong with its address; nothing when one of this key was queued
-- before.
INSERT INTO mail (kind, locale, recipient, subject, body, dedupe_key, reason, state, ended_at)
VALUES (:kind, :locale, :recipient, :subject, :body, :dedupe_key, :wrong,
        CASE WHEN :wrong::text IS NULL THEN 'waiting' ELSE 'stopped' END,
        CASE WHEN :wrong::text IS NOT NULL THEN now() END)
ON CONFLICT (dedupe_key) DO NOTHING
RETURNING id;

-- name: insert_attachment(mail_id, position, name, media_type, content)*!
-- The files of a mail.
INSERT INTO mail_attachment (mail_id, position, name, media_type, content)
VALUES (:mail_id, :position, :name, :media_type, :content);

-- name: mails_in_trouble(limit)
-- What will not be sent by itself any more, newest first.
SELECT * FROM mail WHERE state IN ('stopped', 'unsure') ORDER BY id DESC LIMIT :limit;

-- name: take_untold()
-- Mails in trouble that administrators have not been told of; they are now.
UPDATE mail SET told_at = now() WHERE state IN ('stopped', 'unsure') AND told_at IS NULL RETURNING id;

-- name: requeue_mail(mail_id)$
-- A person wants a stopped or unsure mail sent again; it keeps its Message-ID.
UPDATE mail
SET state = 'waiting', tries = 0, deaths = 0, handed_over = false, due_at = now(), ended_at = NULL, told_at = NULL
WHERE id = :mail_id AND state IN ('stopped', 'unsure')
RETURNING id;

-- name: wake_workers()!
-- The workers look into the outbox as soon as the transaction commits.
SELECT pg_notify('matchmaker_mail', '');

-- name: enter_worker(lock_class)$
-- A number for this connection, which holds the lock on it for as long as it lives.
WITH entered AS MATERIALIZED (SELECT nextval('mail_worker')::integer AS worker)
SELECT entered.worker FROM entered, pg_advisory_lock(:lock_class, entered.worker);

-- name: release_orphans(lock_class, most_deaths, unanswered, died)
-- Mails whose worker is gone: sent again when the server cannot have taken them, else left to a person.
UPDATE mail
SET deaths = deaths + 1,
    state = CASE WHEN handed_over THEN 'unsure' WHEN deaths + 1 >= :most_deaths THEN 'stopped' ELSE 'waiting' END,
    reason = CASE WHEN handed_over THEN :unanswered ELSE :died END,
    ended_at = CASE WHEN handed_over OR deaths + 1 >= :most_deaths THEN now() END,
    due_at = now()
WHERE state = 'sending' AND NOT EXISTS (
    SELECT FROM pg_locks
    WHERE locktype = 'advisory' AND granted AND objsubid = 2
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND classid = :lock_class AND objid = mail.worker::oid)
RETURNING id, state;

-- name: claim_mail(worker, domain)^
-- The mail that has waited longest, for this worker alone.
UPDATE mail
SET state = 'sending', worker = :worker, tries = tries + 1, handed_over = false,
    message_id = coalesce(message_id, '<' || key || '@' || :domain || '>')
WHERE id = (SELECT id FROM mail WHERE state = 'waiting' AND due_at <= now()
            ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING *;

-- name: attachments_of(mail_id)
-- The files of a mail in their order.
SELECT name, media_type, content FROM mail_attachment WHERE mail_id = :mail_id ORDER BY position;

-- name: hand_over(mail_id, worker)$
-- From now on the server may have it. Nothing when the mail is not this worker's any more.
UPDATE mail SET handed_over = true WHERE id = :mail_id AND worker = :worker AND state = 'sending' RETURNING id;

-- name: settle_mail(mail_id, worker, state, reason, pause)!
-- Writes how a try ended; what was sent keeps neither text nor files. Another may have called it unsure meanwhile.
WITH settled AS (
    UPDATE mail
    SET state = :state, reason = :reason, due_at = now() + :pause::interval,
        body = CASE WHEN :state = 'sent' THEN '' ELSE body END,
        ended_at = CASE WHEN :state <> 'waiting' THEN now() END
    WHERE id = :mail_id AND worker = :worker AND state IN ('sending', 'unsure')
    RETURNING id, state)
DELETE FROM mail_attachment USING settled WHERE mail_id = settled.id AND settled.state = 'sent';

-- name: insert_notice(person_id, kind, subject, subject_id, params)$
-- Something to tell a person.
INSERT INTO notice (person_id, kind, subject, subject_id, params)
VALUES (:person_id, :kind, :subject, :subject_id, :params)
RETURNING id;

-- name: remind(people, kind, subject, subject_id, params)!
-- Something to tell each of these people who has not got it unread already.
INSERT INTO notice (person_id, kind, subject, subject_id, params)
SELECT told, :kind, :subject, :subject_id, :params FROM unnest(:people::bigint[]) AS told WHERE NOT EXISTS (
    SELECT FROM notice n
    WHERE n.person_id = told AND n.kind = :kind AND n.subject = :subject AND n.subject_id = :subject_id
      AND n.read_at IS NULL);

-- name: count_unread(person_id)$
-- How much a person has not read.
SELECT count(*) FROM notice WHERE person_id = :person_id AND read_at IS NULL;

-- name: drop_notices(person_id)!
-- Whatever a person was told.
DELETE FROM notice WHERE person_id = :person_id;

-- name: drop_unsent(recipients)!
-- Mails that would still go to this address.
DELETE FROM mail WHERE lower(recipient) = ANY (:recipients) AND state <> 'sent';

-- name: forget_recipient(recipients)!
-- Of a mail that was sent there stays that one was sent.
UPDATE mail SET recipient = 'erased@erased.invalid', subject = '…' WHERE lower(recipient) = ANY (:recipients);

-- name: drop_unanswered(recipient, kind, days)!
-- Mails of this kind to the address that were not sent in so long.
DELETE FROM mail WHERE lower(recipient) = :recipient AND kind = :kind AND state <> 'sent'
                   AND created_at < now() - make_interval(days => :days);

-- name: forget_unanswered(recipient, kind, days)!
-- Of those that were sent there stays that one was sent.
UPDATE mail SET recipient = 'erased@erased.invalid', subject = '…'
WHERE lower(recipient) = :recipient AND kind = :kind AND created_at < now() - make_interval(days => :days);

-- name: forget_words(words)!
-- Mails to others lose these words, and the files that came with them.
WITH told AS (
    UPDATE mail SET subject = without_words(subject, :words), body = without_words(body, :words)
    WHERE without_words(subject || body, :words) <> subject || body
    RETURNING id)
DELETE FROM mail_attachment USING told WHERE mail_id = told.id;

-- name: forget_words_of_notices(words)!
-- What others were told loses these words.
UPDATE notice SET params = without_words(params, :words) WHERE without_words(params, :words) <> params;

-- name: unread_first(person_id, limit, offset)
-- A page of a person's notices: the unread, then the others.
SELECT id, kind, subject, subject_id, params, created_at, read_at, count(*) OVER () AS total
FROM notice WHERE person_id = :person_id
ORDER BY read_at IS NOT NULL, id DESC
LIMIT :limit OFFSET :offset;

-- name: open_notice(person_id, notice_id)^
-- The first reading counts. Nothing when it is not this person's.
UPDATE notice SET read_at = coalesce(read_at, now())
WHERE id = :notice_id AND person_id = :person_id
RETURNING id, kind, subject, subject_id, params, created_at, read_at;

-- name: mark_all_read(person_id)!
-- Nothing is unread any more.
UPDATE notice SET read_at = now() WHERE person_id = :person_id AND read_at IS NULL;

-- name: personal_data(person_id, emails)$
-- What this room holds about a person, as one JSON document; secrets and their hashes are left out.
SELECT jsonb_build_object(
    'mails', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT kind, recipient, subject, state, created_at, ended_at FROM mail
        WHERE lower(recipient) = ANY (:emails) ORDER BY id) x),
    'notices', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT kind, subject, subject_id, params, created_at, read_at FROM notice
        WHERE person_id = :person_id ORDER BY id) x));

-- name: desk_contact()^
-- Whom people ask who get no further; nothing before anybody has said it.
SELECT name_vi, name_en, phone, email FROM desk_contact;

-- name: save_desk_contact(name_vi, name_en, phone, email)!
-- Whom they ask from now on.
INSERT INTO desk_contact (name_vi, name_en, phone, email) VALUES (:name_vi, :name_en, :phone, :email)
ON CONFLICT (only_one) DO UPDATE
SET name_vi = excluded.name_vi, name_en = excluded.name_en, phone = excluded.phone, email = excluded.email,
    changed_at = now();
