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

-- name: lock_need(record_id)^
-- One need as claiming asks about it, held until the transaction ends.
SELECT n.id, n.organisation_id, n.created_by, n.entered_by_id, n.state, n.confidentiality AS openness, n.confirmed,
       n.title, o.verified_at IS NOT NULL AS organisation_verified
FROM need n JOIN organisation o ON o.id = n.organisation_id WHERE n.id = :record_id FOR UPDATE OF n;

-- name: lock_solution(record_id)^
-- One solution as claiming asks about it, held until the transaction ends.
SELECT s.id, s.organisation_id, s.created_by, s.entered_by_id, s.state, 'public' AS openness, s.confirmed,
       s.title, o.verified_at IS NOT NULL AS organisation_verified
FROM solution s JOIN organisation o ON o.id = s.organisation_id WHERE s.id = :record_id FOR UPDATE OF s;

-- name: who_entered(created_by, entered_by_id)
-- Those with an account who entered a record for its owner.
SELECT id FROM person
WHERE disabled_at IS NULL AND ('person:' || key = :created_by OR organisation_id = :entered_by_id::bigint);

-- name: brokers()
-- Who decides claims.
SELECT id FROM person WHERE role = 'broker' AND disabled_at IS NULL ORDER BY id;

-- name: insert_claim(need_id, solution_id, person_id, organisation_id, note)$
-- An organisation says that a record is theirs; nothing when it has said so and nobody has answered.
INSERT INTO claim (need_id, solution_id, person_id, organisation_id, note)
VALUES (:need_id, :solution_id, :person_id, :organisation_id, :note)
ON CONFLICT DO NOTHING
RETURNING id;

-- name: open_claims(need_id, solution_id)
-- Claims that nobody has decided: on one record, or on all where none is named; the one that waits longest first.
SELECT c.id, c.need_id, c.solution_id, c.organisation_id, c.note, c.made_at, c.person_id,
       coalesce(n.title, s.title) AS title, held.name AS held_by,
       held.tax_code AS held_tax_code, held.website AS held_website,
       array_remove(ARRAY (SELECT m.email FROM person m
                           WHERE m.organisation_id = held.id AND m.id <> p.id AND m.disabled_at IS NULL)
                    || coalesce(n.email, s.email), NULL) AS held_emails,
       o.name AS organisation_name, o.tax_code, o.verified_at IS NOT NULL AS organisation_verified,
       p.name AS person_name, p.email AS person_email, p.phone AS person_phone
FROM claim c JOIN organisation o ON o.id = c.organisation_id JOIN person p ON p.id = c.person_id
     LEFT JOIN need n ON n.id = c.need_id LEFT JOIN solution s ON s.id = c.solution_id
     JOIN organisation held ON held.id = coalesce(n.organisation_id, s.organisation_id)
WHERE c.granted IS NULL
  AND (num_nonnulls(:need_id::bigint, :solution_id::bigint) = 0
       OR c.need_id = :need_id::bigint OR c.solution_id = :solution_id::bigint)
ORDER BY c.made_at, c.id;

-- name: has_claimed(need_id, solution_id, organisation_id)$
-- Whether the organisation waits for an answer on this record.
SELECT EXISTS (SELECT FROM claim WHERE granted IS NULL AND organisation_id = :organisation_id
               AND (need_id = :need_id::bigint OR solution_id = :solution_id::bigint));

-- name: lock_claim(claim_id)^
-- One claim, held until the transaction ends.
SELECT * FROM claim WHERE id = :claim_id FOR UPDATE;

-- name: decide_claim(claim_id, granted, refusal, decided_by)!
-- What a broker has found.
UPDATE claim SET granted = :granted, refusal = :refusal, decided_by = :decided_by, decided_at = now()
WHERE id = :claim_id AND granted IS NULL;

-- name: close_claims(need_id, solution_id, decided_by)
-- The record has its owner: whoever else claimed it did not get it. Gives who had asked.
UPDATE claim SET granted = false, decided_by = :decided_by, decided_at = now()
WHERE granted IS NULL AND (need_id = :need_id::bigint OR solution_id = :solution_id::bigint)
RETURNING person_id;

-- name: save_draft(person_id, subject, record_id, key, typed, tab, tabs)^
-- What is typed so far into one form; nothing where something else was saved meanwhile in none of the tabs.
INSERT INTO form_draft AS kept (person_id, subject, record_id, key, typed, tab)
VALUES (:person_id, :subject, :record_id, :key, :typed, :tab)
ON CONFLICT (person_id, subject, key) DO UPDATE SET typed = excluded.typed, tab = excluded.tab, saved_at = now()
WHERE kept.tab IS NULL OR kept.tab = ANY (:tabs) OR kept.typed = excluded.typed
RETURNING id, saved_at;

-- name: keep_newest_drafts(person_id, most)!
-- Of somebody's drafts only so many.
DELETE FROM form_draft WHERE id IN (
    SELECT id FROM form_draft WHERE person_id = :person_id ORDER BY saved_at DESC, id DESC OFFSET :most);

-- name: drafts_of(person_id)
-- Somebody's own, the one saved last first.
SELECT * FROM form_draft WHERE person_id = :person_id ORDER BY saved_at DESC, id DESC;

-- name: get_draft(draft_id, person_id)^
-- One of somebody's own.
SELECT * FROM form_draft WHERE id = :draft_id AND person_id = :person_id;

-- name: drop_draft(draft_id, person_id)$
-- One of somebody's own goes.
DELETE FROM form_draft WHERE id = :draft_id AND person_id = :person_id RETURNING id;

-- name: drop_drafts_of_form(person_id, subject, key, record_id, older)!
-- The form was sent: its own, and those of the same record that its page named.
DELETE FROM form_draft WHERE person_id = :person_id AND subject = :subject
  AND (key = :key OR record_id = :record_id::bigint AND id = ANY (:older::bigint[]));

-- name: erase_from_claims(person_id, needs, solutions, words)!
-- What somebody wrote when they claimed a record, and where others named them.
UPDATE claim SET note = CASE WHEN person_id = :person_id THEN NULL ELSE without_words(note, :words) END,
                 refusal = without_words(refusal, :words)
WHERE person_id = :person_id OR need_id = ANY (:needs::bigint[]) OR solution_id = ANY (:solutions::bigint[]);

-- name: drop_drafts(person_id)!
-- What they typed and did not send.
DELETE FROM form_draft WHERE person_id = :person_id;

-- name: erase_from_drafts(organisation_id, words)!
-- Colleagues' drafts lose the words.
UPDATE form_draft SET typed = without_words(typed, :words)
WHERE person_id IN (SELECT id FROM person WHERE organisation_id = :organisation_id);

-- name: personal_data(person_id)$
-- What this room holds about a person, as one JSON document; secrets and their hashes are left out.
SELECT jsonb_build_object(
    'claims', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT need_id, solution_id, note, made_at, granted, decided_at FROM claim
        WHERE person_id = :person_id ORDER BY id) x),
    'drafts', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT subject, record_id, typed, saved_at FROM form_draft WHERE person_id = :person_id ORDER BY id) x));

-- name: expiring(early, late)
-- What owners are to be told now, and whom to tell; what was told before is left out.
WITH record AS (
    SELECT 'need' AS subject, id, organisation_id, title, state, expires_at, confirmed, contact_name, email FROM need
    UNION ALL
    SELECT 'solution', id, organisation_id, title, state, expires_at, confirmed, contact_name, email FROM solution
), due AS (
    SELECT r.*, CASE WHEN r.state = 'expired' THEN 0
                     WHEN r.expires_at <= now() + make_interval(days => :late) THEN :late ELSE :early END AS days
    FROM record r
    WHERE (r.state = 'published' AND r.expires_at > now()
           AND r.expires_at <= now() + make_interval(days => :early))
       -- those that ended while nobody told of it are history after a month
       OR (r.state = 'expired' AND r.expires_at <= now() AND r.expires_at > now() - interval '30 days')
)
SELECT d.subject, d.id AS subject_id, d.organisation_id, d.title, d.expires_at, d.days,
       coalesce(p.name, d.contact_name, o.name) AS name, coalesce(p.locale, 'vi') AS locale,
       coalesce(p.email, CASE WHEN d.confirmed THEN d.email END) AS email
FROM due d
JOIN organisation o ON o.id = d.organisation_id
LEFT JOIN person p ON p.id = o.authorised_contact_id AND p.disabled_at IS NULL AND p.email IS NOT NULL
WHERE NOT EXISTS (SELECT FROM expiry_told t WHERE t.subject = d.subject AND t.subject_id = d.id
                                              AND t.expires_at = d.expires_at AND t.days = d.days)
ORDER BY d.subject, d.id;

-- name: tell_expiring(subject, subject_id, expires_at, days)$
-- Owners are told now; nothing when another process has told them.
INSERT INTO expiry_told (subject, subject_id, expires_at, days) VALUES (:subject, :subject_id, :expires_at, :days)
ON CONFLICT DO NOTHING RETURNING subject_id;

-- name: who_can_answer(organisation_id, created_by, asker)
-- Whom to ask about a record: its owner's members and whoever entered it; `answers` marks that one and the contact.
SELECT p.id, p.name, p.email, p.locale,
       'person:' || p.key = :created_by OR p.id IS NOT DISTINCT FROM o.authorised_contact_id AS answers
FROM person p JOIN organisation o ON o.id = :organisation_id
WHERE p.disabled_at IS NULL AND p.email IS NOT NULL AND 'person:' || p.key <> :asker
  AND (p.organisation_id = o.id OR 'person:' || p.key = :created_by)
ORDER BY p.id;

-- name: sender_without_account(need_id)^
-- Who sent a need without an account and confirmed it from their mailbox, until its owner has taken it over. A call
-- says nothing of the mailbox: who was called is told by phone.
SELECT n.email, c.locale, coalesce(n.contact_name, o.name) AS name
FROM need n JOIN need_confirmation c ON c.need_id = n.id JOIN organisation o ON o.id = n.organisation_id
WHERE n.id = :need_id AND c.means = 'mail' AND NOT n.confirmed AND n.email IS NOT NULL;

-- name: find_question_link(token_hash, days)^
-- What a link asks, until the mailbox that it went to is erased. By the link to the page of the need: what was asked
-- about it last.
SELECT q.*, c.locale, q.asked_at + make_interval(days => :days) AS expires_at,
       CASE WHEN q.outcome = 'answered' THEN q.ended_at END AS used_at,
       q.ended_at IS NULL AND NOT n.confirmed AS waits
FROM record_question q JOIN need n ON n.id = q.need_id JOIN need_confirmation c ON c.need_id = n.id
WHERE n.contact_erased_at IS NULL AND (
    q.token_hash = :token_hash
    OR (c.token_hash = :token_hash OR c.need_id = (SELECT need_id FROM need_link WHERE token_hash = :token_hash))
       AND c.confirmed_at IS NOT NULL AND (c.shown_only OR c.means IS DISTINCT FROM 'phone')
       AND q.id = (SELECT max(id) FROM record_question WHERE need_id = c.need_id));

-- name: close_double_claims(organisation_id, into_id, decided_by)!
-- Of two claims of one organisation on one record the one of the merged record is closed.
UPDATE claim c SET granted = false, decided_by = :decided_by, decided_at = now()
WHERE granted IS NULL AND organisation_id = :organisation_id
  AND EXISTS (SELECT FROM claim o WHERE o.granted IS NULL AND o.organisation_id = :into_id
              AND (o.need_id = c.need_id OR o.solution_id = c.solution_id));

-- name: move_claims(organisation_id, into_id)!
-- What a record of an organisation claimed, the one that it was merged into claims.
UPDATE claim SET organisation_id = :into_id WHERE organisation_id = :organisation_id;
