-- name: consents_of(person_id)
-- What somebody agreed to, the newest first.
SELECT purpose, notice_version, given_at, withdrawn_at FROM data_consent WHERE person_id = :person_id ORDER BY id DESC;

-- name: withdraw_consents(person_id)!
-- From now on they agree to nothing.
UPDATE data_consent SET withdrawn_at = now() WHERE person_id = :person_id AND withdrawn_at IS NULL;

-- name: insert_request(person_id, kind, body, completion_days)$
-- A request; its clocks run from now.
INSERT INTO data_request (person_id, kind, body, completion_days)
VALUES (:person_id, :kind, :body, :completion_days) RETURNING id;

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

-- name: answer_request(request_id, answer, answered_by)!
-- The first answer.
UPDATE data_request SET answer = :answer, answered_by = :answered_by, answered_at = now()
WHERE id = :request_id AND answered_at IS NULL;

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

-- name: person_to_erase(person_id)^
-- Who it is, held until the transaction ends.
SELECT id, key, email, name, phone, organisation_id FROM person
WHERE id = :person_id AND erased_at IS NULL FOR UPDATE;

-- name: needs_near(actor, organisation_id, email, phone)
-- Needs in which somebody may be named: entered by them, of their organisation, or with their address or number.
SELECT id FROM need WHERE created_by = :actor OR organisation_id = :organisation_id
                       OR lower(email) = :email OR phone = :phone;

-- name: solutions_near(actor, organisation_id, email, phone)
-- The same of solutions.
SELECT id FROM solution WHERE created_by = :actor OR organisation_id = :organisation_id
                           OR lower(email) = :email OR phone = :phone;

-- name: proposals_near(needs, solutions, person_id, email)
-- Proposals in which somebody may be named: of these records, or because they were asked or wrote there.
SELECT id FROM proposal
WHERE need_id = ANY (:needs::bigint[]) OR solution_id = ANY (:solutions::bigint[])
   OR id IN (SELECT proposal_id FROM consent WHERE person_id = :person_id OR lower(email) = :email)
   OR id IN (SELECT proposal_id FROM proposal_message WHERE person_id = :person_id);

-- name: erase_from_needs(ids, email, phone, name, words)
-- A contact that is them goes whole; elsewhere their name and addresses do. What changed is matched anew.
UPDATE need n
SET contact_name = CASE WHEN c.them THEN NULL ELSE without_words(n.contact_name, :words) END,
    phone = CASE WHEN c.them THEN NULL ELSE n.phone END,
    email = CASE WHEN c.them THEN NULL ELSE n.email END,
    contact_erased_at = CASE WHEN c.them THEN now() ELSE n.contact_erased_at END,
    title = without_words(title, :words), problem = without_words(problem, :words),
    baseline = without_words(baseline, :words), data_held = without_words(data_held, :words),
    data_owner = without_words(data_owner, :words), outcome = without_words(outcome, :words),
    measure = without_words(measure, :words), sector_other = without_words(sector_other, :words),
    place = without_words(place, :words), source = without_words(source, :words),
    search_text = without_words(search_text, :words), version = version + 1, updated_at = now()
FROM (SELECT id, coalesce(lower(email) = :email, false) OR coalesce(phone = :phone, false)
                 OR coalesce(lower(contact_name) = lower(:name), false) AS them
      FROM need) AS c
WHERE c.id = n.id AND n.id = ANY (:ids::bigint[]) AND (c.them OR without_words(n::text, :words) <> n::text)
RETURNING n.id, n.title;

-- name: erase_from_solutions(ids, email, phone, name, words)
-- The same of solutions.
UPDATE solution s
SET contact_name = CASE WHEN c.them THEN NULL ELSE without_words(s.contact_name, :words) END,
    phone = CASE WHEN c.them THEN NULL ELSE s.phone END,
    email = CASE WHEN c.them THEN NULL ELSE s.email END,
    title = without_words(title, :words), summary = without_words(summary, :words),
    capabilities = without_words(capabilities, :words), works_for = without_words(works_for, :words),
    data_needed = without_words(data_needed, :words), ip_owner = without_words(ip_owner, :words),
    licence = without_words(licence, :words), funding = without_words(funding, :words),
    support = without_words(support, :words), price = without_words(price, :words),
    place = without_words(place, :words), owner_as_published = without_words(owner_as_published, :words),
    source = without_words(source, :words), search_text = without_words(search_text, :words),
    version = version + 1, updated_at = now()
FROM (SELECT id, coalesce(lower(email) = :email, false) OR coalesce(phone = :phone, false)
                 OR coalesce(lower(contact_name) = lower(:name), false) AS them
      FROM solution) AS c
WHERE c.id = s.id AND s.id = ANY (:ids::bigint[]) AND (c.them OR without_words(s::text, :words) <> s::text)
RETURNING s.id, s.title;

-- name: erase_from_behalf(needs, solutions, words)!
-- Who agreed that others enter a record; that somebody did stays.
UPDATE behalf SET person = without_words(person, :words), source = without_words(source, :words)
WHERE need_id = ANY (:needs::bigint[]) OR solution_id = ANY (:solutions::bigint[]);

-- name: erase_from_claims(person_id, needs, solutions, words)!
-- What somebody wrote when they claimed a record, and where others named them.
UPDATE claim SET note = CASE WHEN person_id = :person_id THEN NULL ELSE without_words(note, :words) END
WHERE person_id = :person_id OR need_id = ANY (:needs::bigint[]) OR solution_id = ANY (:solutions::bigint[]);

-- name: drop_drafts(person_id)!
-- What they typed and did not send.
DELETE FROM form_draft WHERE person_id = :person_id;

-- name: erase_from_drafts(organisation_id, words)!
-- Colleagues' drafts lose the words.
UPDATE form_draft SET typed = without_words(typed, :words)
WHERE person_id IN (SELECT id FROM person WHERE organisation_id = :organisation_id);

-- name: sort_need(record_id, sort_key)!
-- The place in lists of a title that changed.
UPDATE need SET sort_key = :sort_key WHERE id = :record_id;

-- name: sort_solution(record_id, sort_key)!
-- The same of a solution.
UPDATE solution SET sort_key = :sort_key WHERE id = :record_id;

-- name: drop_documents_naming(person_id, email)!
-- Letters and minutes of introductions for which somebody was the contact: both sides have theirs by mail.
DELETE FROM proposal_document WHERE proposal_id IN (
    SELECT proposal_id FROM consent WHERE person_id = :person_id OR lower(email) = :email);

-- name: erase_from_consents(person_id, email, proposals, words)!
-- Who was asked, and what they said in their own words.
UPDATE consent
SET name = CASE WHEN person_id = :person_id OR lower(email) = :email THEN NULL ELSE without_words(name, :words) END,
    email = CASE WHEN person_id = :person_id OR lower(email) = :email THEN NULL ELSE email END,
    note = without_words(note, :words)
WHERE proposal_id = ANY (:proposals::bigint[]);

-- name: erase_from_messages(proposals, words)!
-- Threads keep what was said, without the name.
UPDATE proposal_message SET body = without_words(body, :words) WHERE proposal_id = ANY (:proposals::bigint[]);

-- name: erase_from_proposals(proposals, words)!
-- What the engine showed quotes the records.
UPDATE proposal SET seen = without_words(seen, :words) WHERE id = ANY (:proposals::bigint[]);

-- name: erase_from_decisions(proposals, words)!
-- So does what a broker saw.
UPDATE proposal_decision SET seen = without_words(seen, :words), note = without_words(note, :words)
WHERE proposal_id = ANY (:proposals::bigint[]);

-- name: erase_from_introductions(proposals, words)!
-- Introductions keep the organisations.
UPDATE introduction SET body = without_words(body, :words) WHERE proposal_id = ANY (:proposals::bigint[]);

-- name: erase_from_files(proposals, words)!
-- Names of files that were sent.
UPDATE proposal_file SET name = without_words(name, :words)
WHERE message_id IN (SELECT id FROM proposal_message WHERE proposal_id = ANY (:proposals::bigint[]));

-- name: cases_near(person_id, actor, email, organisation_id)
-- Transfer cases in which somebody may be named: of their organisation, or because they were asked or carried them.
SELECT id FROM transfer_case
WHERE adopter_id = :organisation_id OR supplier_id = :organisation_id OR owner_id = :person_id
   OR :actor = ANY (brokers)
   OR id IN (SELECT case_id FROM case_confirmation WHERE person_id = :person_id OR lower(email) = :email)
   OR id IN (SELECT case_id FROM case_follow_up WHERE lower(email) = :email);

-- name: erase_from_case_confirmations(cases, person_id, email, words)!
-- Who was asked, and what they said in their own words; that they confirmed stays.
UPDATE case_confirmation
SET name = CASE WHEN person_id = :person_id OR lower(email) = :email THEN NULL ELSE without_words(name, :words) END,
    email = CASE WHEN person_id = :person_id OR lower(email) = :email THEN NULL ELSE email END,
    answered_name = CASE WHEN person_id = :person_id OR lower(email) = :email THEN NULL
                         ELSE without_words(answered_name, :words) END,
    links_note = without_words(links_note, :words), contribution = without_words(contribution, :words),
    measure = without_words(measure, :words), note = without_words(note, :words)
WHERE case_id = ANY (:cases::bigint[]);

-- name: erase_from_case_follow_ups(cases, person_id, email, words)!
-- The same of the questions later.
UPDATE case_follow_up
SET name = CASE WHEN person_id = :person_id OR lower(email) = :email THEN NULL ELSE without_words(name, :words) END,
    email = CASE WHEN person_id = :person_id OR lower(email) = :email THEN NULL ELSE email END,
    answered_name = CASE WHEN person_id = :person_id OR lower(email) = :email THEN NULL
                         ELSE without_words(answered_name, :words) END,
    note = without_words(note, :words)
WHERE case_id = ANY (:cases::bigint[]);

-- name: erase_from_case_steps(cases, words)!
-- What was noted of steps.
UPDATE case_step SET note = without_words(note, :words) WHERE case_id = ANY (:cases::bigint[]);

-- name: erase_from_case_events(cases, words)!
-- Meetings and milestones.
UPDATE case_event SET title = without_words(title, :words), place = without_words(place, :words)
WHERE case_id = ANY (:cases::bigint[]);

-- name: erase_from_case_contacts(cases, words)!
-- What was noted of contacts.
UPDATE case_contact SET body_name = without_words(body_name, :words), note = without_words(note, :words)
WHERE case_id = ANY (:cases::bigint[]);

-- name: erase_from_case_evidence(cases, words)!
-- Names of papers.
UPDATE case_evidence SET name = without_words(name, :words) WHERE case_id = ANY (:cases::bigint[]);

-- name: erase_from_case_verifications(cases, words)!
-- What verifiers noted.
UPDATE case_verification SET note = without_words(note, :words) WHERE case_id = ANY (:cases::bigint[]);

-- name: erase_from_case_plans(cases, words)!
-- What was to be done next.
UPDATE transfer_case SET next_step = without_words(next_step, :words) WHERE id = ANY (:cases::bigint[]);

-- name: erase_from_delivered(cases, solutions, words)!
-- What was delivered, in words of its own; a title that a party has confirmed stays to the letter.
UPDATE delivered_solution d
SET summary = without_words(summary, :words),
    title = CASE WHEN EXISTS (SELECT FROM case_confirmation k JOIN transfer_case c ON c.id = k.case_id
                              WHERE c.delivered_id = d.id AND k.agreed) THEN title
                 ELSE without_words(title, :words) END,
    listed_as = CASE WHEN listed_as = title AND EXISTS (
                         SELECT FROM case_confirmation k JOIN transfer_case c ON c.id = k.case_id
                         WHERE c.delivered_id = d.id AND k.agreed) THEN listed_as
                     ELSE without_words(listed_as, :words) END
WHERE solution_id = ANY (:solutions::bigint[])
   OR id IN (SELECT delivered_id FROM transfer_case WHERE id = ANY (:cases::bigint[]));

-- name: erase_from_case_facts(cases, words)!
-- Facts that no party has confirmed yet.
UPDATE transfer_case c
SET process = without_words(process, :words), no_price_reason = without_words(no_price_reason, :words),
    version = version + 1, updated_at = now()
WHERE id = ANY (:cases::bigint[])
  AND (without_words(process, :words) <> process OR without_words(no_price_reason, :words) <> no_price_reason)
  AND NOT EXISTS (SELECT FROM case_confirmation WHERE case_id = c.id AND agreed);

-- name: confirmed_facts_naming(cases, words)
-- Facts that name somebody and stay to the letter, because a party has confirmed them.
SELECT c.id AS case_id, t.field, t.body
FROM transfer_case c JOIN delivered_solution d ON d.id = c.delivered_id
CROSS JOIN LATERAL (VALUES ('process', c.process), ('no_price_reason', c.no_price_reason), ('title', d.title))
    AS t (field, body)
WHERE c.id = ANY (:cases::bigint[]) AND without_words(t.body, :words) <> t.body
  AND EXISTS (SELECT FROM case_confirmation WHERE case_id = c.id AND agreed)
ORDER BY c.id, t.field;

-- name: units_near(actor, email, organisation_id)
-- Reporting units in whose reports somebody may be named: theirs is the address, the account, or the organisation's name.
SELECT id FROM reporting_unit
WHERE lower(email) = :email OR id IN (SELECT unit_id FROM contribution WHERE by_link AND entered_by = :actor)
   OR lower(name) = (SELECT lower(name) FROM organisation WHERE id = :organisation_id);

-- name: erase_from_contributions(units, actor, email, words)!
-- Who sent a unit's report by its link, and where its words name them.
UPDATE contribution c
SET sender_name = CASE WHEN c.entered_by = :actor OR lower(u.email) = :email THEN NULL
                       ELSE without_words(c.sender_name, :words) END,
    results = without_words(c.results, :words), difficulties = without_words(c.difficulties, :words),
    proposals = without_words(c.proposals, :words), next_year = without_words(c.next_year, :words),
    document = without_words(c.document, :words)
FROM reporting_unit u WHERE u.id = c.unit_id AND u.id = ANY (:units::bigint[]);

-- name: drop_unit_links_of(email)!
-- Links that went to their mailbox.
DELETE FROM unit_link WHERE unit_id IN (SELECT id FROM reporting_unit WHERE lower(email) = :email);

-- name: forget_unit_address(email)!
-- The unit is written to at another address once somebody enters it.
UPDATE reporting_unit SET email = NULL WHERE lower(email) = :email;

-- name: erase_from_organisation(organisation_id, words)!
-- What was noted of their organisation.
UPDATE organisation SET note = without_words(note, :words) WHERE id = :organisation_id;

-- name: erase_from_requests(person_id)!
-- That they asked stays, not in which words.
UPDATE data_request SET body = NULL, answer = NULL WHERE person_id = :person_id;

-- name: erase_from_breaches(email, words)!
-- Where the register names them.
UPDATE data_breach SET body = without_words(body, :words) WHERE position(:email IN lower(body)) > 0;

-- name: everything_held(person_id, actor, email, phone)$
-- All that is stored about a person, as one JSON document; secrets and their hashes are left out.
SELECT jsonb_build_object(
    'account', (SELECT to_jsonb(x) FROM (
        SELECT p.key, p.email, p.name, p.phone, p.locale, p.role, o.name AS organisation, j.name AS asks_to_join,
               o.authorised_contact_id = p.id AS authorised_contact, p.totp_confirmed_at AS second_factor_since,
               p.confirmed_at, p.disabled_at, p.created_at
        FROM person p LEFT JOIN organisation o ON o.id = p.organisation_id LEFT JOIN organisation j ON j.id = p.joining_id
        WHERE p.id = :person_id) x),
    'consents', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT purpose, notice_version, given_at, withdrawn_at FROM data_consent
        WHERE person_id = :person_id ORDER BY id) x),
    'requests', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT kind, body, received_at, answer, answered_at, completed_at FROM data_request
        WHERE person_id = :person_id ORDER BY id) x),
    'sessions', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT address, device, started_at, seen_at FROM session WHERE person_id = :person_id ORDER BY id) x),
    'recovery_codes_left', (SELECT count(*) FROM recovery_code WHERE person_id = :person_id),
    'links', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT purpose, email, content, created_at, expires_at FROM account_link
        WHERE person_id = :person_id OR email = :email ORDER BY id) x),
    'mails', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT kind, recipient, subject, state, created_at, ended_at FROM mail
        WHERE lower(recipient) = :email ORDER BY id) x),
    'notices', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT kind, subject, subject_id, params, created_at, read_at FROM notice
        WHERE person_id = :person_id ORDER BY id) x),
    'needs', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT id, title, CASE WHEN created_by = :actor THEN problem END AS problem, contact_name, phone, email,
               created_by = :actor AS entered_by_you, created_at
        FROM need WHERE created_by = :actor OR lower(email) = :email OR phone = :phone ORDER BY id) x),
    'solutions', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT id, title, CASE WHEN created_by = :actor THEN summary END AS summary, contact_name, phone, email,
               created_by = :actor AS entered_by_you, created_at
        FROM solution WHERE created_by = :actor OR lower(email) = :email OR phone = :phone ORDER BY id) x),
    'claims', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT need_id, solution_id, note, made_at, granted, decided_at FROM claim
        WHERE person_id = :person_id ORDER BY id) x),
    'drafts', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT subject, record_id, typed, saved_at FROM form_draft WHERE person_id = :person_id ORDER BY id) x),
    'asked_for_consent', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT proposal_id, side, name, email, asked_at, answer, reason, note, answered_at FROM consent
        WHERE person_id = :person_id OR lower(email) = :email ORDER BY id) x),
    'messages', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT proposal_id, body, created_at FROM proposal_message WHERE person_id = :person_id ORDER BY id) x),
    'assigned_proposals', (SELECT coalesce(jsonb_agg(id ORDER BY id), '[]') FROM proposal
        WHERE assignee_id = :person_id),
    'decisions', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT proposal_id, verdict, reason, note, decided_at FROM proposal_decision
        WHERE decided_by = :actor ORDER BY id) x),
    'links_to_show_interest', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT proposal_id, expires_at FROM fit_link WHERE person_id = :person_id ORDER BY proposal_id) x),
    'cases_carried', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT id, stage, next_step, next_due FROM transfer_case
        WHERE owner_id = :person_id OR :actor = ANY (brokers) ORDER BY id) x),
    'case_papers', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT case_id, name, added_by = :actor AS added_by_you, added_at, checked_by_id = :person_id AS checked_by_you,
               checked_at
        FROM case_evidence WHERE added_by = :actor OR checked_by_id = :person_id ORDER BY id) x),
    'case_confirmations', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT case_id, side, name, email, asked_at, agreed, links_note, contribution, measure, note, answered_at,
               answered_name
        FROM case_confirmation WHERE person_id = :person_id OR lower(email) = :email ORDER BY id) x),
    'case_follow_ups', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT case_id, months, name, email, asked_at, still_used, note, answered_at, answered_name
        FROM case_follow_up WHERE person_id = :person_id OR lower(email) = :email ORDER BY id) x),
    'case_verifications', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT case_id, confirmed, grade, reason, note, verified_at
        FROM case_verification WHERE verifier_id = :person_id ORDER BY id) x),
    'periods_closed', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT period_from, period_to, closed_at FROM period_closing WHERE closed_by_id = :person_id ORDER BY id) x),
    'other_tasks_entered', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT kind, happened_on, title, source, entered_at
        FROM indicator_entry WHERE entered_by_id = :person_id ORDER BY id) x),
    'unit_reports', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT u.name AS unit, c.year, c.sender_name, c.by_link, c.entered_by = :actor AS entered_by_you, c.entered_at
        FROM contribution c JOIN reporting_unit u ON u.id = c.unit_id
        WHERE c.entered_by = :actor OR lower(u.email) = :email ORDER BY c.id) x),
    'history', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT at, action, subject, subject_id, origin, actor = :actor AS by_you FROM audit_entry
        WHERE actor = :actor OR (subject = 'person' AND subject_id = :person_id) ORDER BY id) x));
