-- name: the_time()$
-- The time of this transaction.
SELECT now();

-- name: get_case(case_id)^
-- One case with its parties and what is delivered.
SELECT c.*, d.title, d.summary, d.solution_id, d.of_capability, a.name AS adopter_name, a.kind AS adopter_kind,
       a.tax_code AS adopter_tax_code, s.name AS supplier_name, s.kind AS supplier_kind, p.name AS owner_name
FROM transfer_case c JOIN delivered_solution d ON d.id = c.delivered_id
JOIN organisation a ON a.id = c.adopter_id JOIN organisation s ON s.id = c.supplier_id
LEFT JOIN person p ON p.id = c.owner_id
WHERE c.id = :case_id;

-- name: lock_case(case_id)!
-- Held until the transaction ends: of two who change a case at once, the second sees what the first did.
SELECT FROM transfer_case WHERE id = :case_id FOR UPDATE;

-- name: find_by_proposal(proposal_id)$
-- The case of an introduction.
SELECT id FROM transfer_case WHERE proposal_id = :proposal_id;

-- name: find_same_case(delivered_id, adopter_id, proposal_id)$
-- Another case of this adopter and this solution than that of the introduction, neither stopped nor withdrawn.
SELECT id FROM transfer_case
WHERE delivered_id = :delivered_id AND adopter_id = :adopter_id AND stage NOT IN ('stopped', 'withdrawn')
  AND (:proposal_id::bigint IS NULL OR proposal_id IS DISTINCT FROM :proposal_id)
ORDER BY id LIMIT 1;

-- name: one_verification_at_a_time()
-- Held until the transaction ends: the second verifier sees what the first one let count.
SELECT pg_advisory_xact_lock(hashtextextended('case_verification', 0));

-- name: cases_related(proposal_id, need_id, solution_id)
-- Cases of an introduction, of a need or of what a listed solution delivers.
SELECT c.id, c.proposal_id, c.stage, c.since, c.adopter_id, c.supplier_id, d.title, a.name AS adopter_name
FROM transfer_case c JOIN delivered_solution d ON d.id = c.delivered_id JOIN organisation a ON a.id = c.adopter_id
WHERE c.proposal_id = :proposal_id OR c.need_id = :need_id OR d.solution_id = :solution_id
ORDER BY c.id DESC;

-- name: introductions_without_case()
-- Introductions that no case was opened for yet.
SELECT p.id FROM proposal p JOIN introduction i ON i.proposal_id = p.id
WHERE p.state = 'introduced' AND NOT EXISTS (SELECT FROM transfer_case c WHERE c.proposal_id = p.id)
ORDER BY p.id;

-- name: get_introduction(proposal_id)^
-- When an introduction was made, and the officers who decided on it.
SELECT i.introduced_at, p.assignee_id,
       ARRAY(SELECT decided_by FROM proposal_decision d WHERE d.proposal_id = p.id
             UNION SELECT 'person:' || key FROM person WHERE id = p.assignee_id ORDER BY 1) AS brokers
FROM proposal p JOIN introduction i ON i.proposal_id = p.id WHERE p.id = :proposal_id AND p.state = 'introduced';

-- name: delivered_listed(solution_id, title, summary)$
-- What a listed solution delivers: one row however often.
INSERT INTO delivered_solution (solution_id, of_capability, title, summary) VALUES (:solution_id, false, :title, :summary)
ON CONFLICT (solution_id) WHERE NOT of_capability DO UPDATE SET title = delivered_solution.title
RETURNING id;

-- name: delivered_by_capability(solution_id, title, summary)$
-- What a capability was contracted to build: a solution of its own.
INSERT INTO delivered_solution (solution_id, of_capability, title, summary, listed_as)
VALUES (:solution_id, true, :title, :summary, :title) RETURNING id;

-- name: describe_delivered(delivered_id, title, summary)!
-- What a capability delivers gets its own words; a listed solution keeps those of its listing.
UPDATE delivered_solution SET title = :title, summary = :summary WHERE id = :delivered_id AND of_capability;

-- name: insert_case(proposal_id, need_id, delivered_id, adopter_id, supplier_id, sector, ai_risk, afterwards, owner_id, brokers, created_by)$
-- A case begins; nothing when its introduction has one.
INSERT INTO transfer_case (proposal_id, need_id, delivered_id, adopter_id, supplier_id, sector, ai_risk,
                           entered_afterwards, owner_id, brokers, created_by)
VALUES (:proposal_id, :need_id, :delivered_id, :adopter_id, :supplier_id, :sector, :ai_risk, :afterwards, :owner_id,
        :brokers, :created_by)
ON CONFLICT (proposal_id) DO NOTHING RETURNING id;

-- name: insert_step(case_id, move, old_stage, new_stage, happened_on, reason, note, made_by)!
-- A step, for the history and the funnel.
INSERT INTO case_step (case_id, move, old_stage, new_stage, happened_on, reason, note, made_by)
VALUES (:case_id, :move, :old_stage, :new_stage, :happened_on, :reason, :note, :made_by);

-- name: steps_of(case_id)
-- A case's history, oldest first.
SELECT * FROM case_step WHERE case_id = :case_id ORDER BY id;

-- name: begun_on(case_id)$
-- The day on which both sides were introduced, or met where the case was entered afterwards.
SELECT happened_on FROM case_step WHERE case_id = :case_id AND move = 'open' ORDER BY id LIMIT 1;

-- name: move_case(case_id, stage, held_stage, reason)!
-- The one door through which a case changes its stage.
UPDATE transfer_case
SET stage = :stage, held_stage = :held_stage, reason = :reason, since = now(), next_step = NULL, next_due = NULL,
    version = version + 1, updated_at = now()
WHERE id = :case_id;

-- name: carry_case(case_id, broker)!
-- Another officer has carried the case.
UPDATE transfer_case SET brokers = array_append(brokers, :broker::text)
WHERE id = :case_id AND NOT :broker = ANY (brokers);

-- name: edit_case(case_id, standing, sector, in_city, route, form, contract_value, no_price_reason, money, crosses_border, ai_risk, process, use_from, use_until, also_product)!
-- What is stated of a case.
UPDATE transfer_case
SET standing = :standing, sector = :sector, in_city = :in_city, route = :route, form = :form,
    contract_value = :contract_value, no_price_reason = :no_price_reason, money = :money,
    crosses_border = :crosses_border, ai_risk = :ai_risk, process = :process, use_from = :use_from,
    use_until = :use_until, also_product = :also_product, version = version + 1, updated_at = now()
WHERE id = :case_id;

-- name: follow_dossier(case_id, dossier_id, money, states)!
-- Who pays as an approved dossier says it; it is stated of the case too where parties are still asked.
UPDATE transfer_case
SET dossier_id = :dossier_id, dossier_money = :money, version = version + 1, updated_at = now(),
    money = CASE WHEN :states AND coalesce(money, '') NOT IN ('state', 'mixed') THEN :money ELSE money END
WHERE id = :case_id;

-- name: leave_dossier(case_id, dossier_id)$
-- The approval does not stand any more; what was stated stays with the parties.
UPDATE transfer_case SET dossier_id = NULL, dossier_money = NULL, version = version + 1, updated_at = now()
WHERE id = :case_id AND dossier_id = :dossier_id RETURNING id;

-- name: touch_case(case_id)!
-- Something that belongs to the case has changed.
UPDATE transfer_case SET version = version + 1, updated_at = now() WHERE id = :case_id;

-- name: plan_next(case_id, owner_id, next_step, next_due)!
-- Who does what until when.
UPDATE transfer_case
SET owner_id = :owner_id, next_step = :next_step, next_due = :next_due, version = version + 1, updated_at = now()
WHERE id = :case_id;

-- name: join_delivered(case_id, delivered_id)!
-- The case delivers what another delivered before: a further adopter.
UPDATE transfer_case SET delivered_id = :delivered_id, version = version + 1, updated_at = now() WHERE id = :case_id;

-- name: adopters_of(delivered_id)
-- All cases of one solution.
SELECT c.id, c.stage, a.name AS adopter_name FROM transfer_case c JOIN organisation a ON a.id = c.adopter_id
WHERE c.delivered_id = :delivered_id ORDER BY c.id;

-- name: insert_event(case_id, kind, title, place, starts_at, minutes, created_by)$
-- A meeting or a milestone.
INSERT INTO case_event (case_id, kind, title, place, starts_at, minutes, created_by)
VALUES (:case_id, :kind, :title, :place, :starts_at, :minutes, :created_by) RETURNING id;

-- name: get_event(case_id, event_id)^
-- One meeting or milestone.
SELECT * FROM case_event WHERE id = :event_id AND case_id = :case_id;

-- name: reschedule_event(event_id, starts_at, place)!
-- Another time or place; calendars take the version with the higher number of changes.
UPDATE case_event SET starts_at = :starts_at, place = :place, changes = changes + 1 WHERE id = :event_id;

-- name: finish_event(event_id, done_on)!
-- It took place, or is reached.
UPDATE case_event SET done_on = :done_on WHERE id = :event_id;

-- name: events_of(case_id)
-- Meetings and milestones by time.
SELECT * FROM case_event WHERE case_id = :case_id ORDER BY starts_at, id;

-- name: insert_contact(case_id, body, body_name, named_both, happened_on, recorded_on, note, recorded_by)$
-- A contact that named the parties.
INSERT INTO case_contact (case_id, body, body_name, named_both, happened_on, recorded_on, note, recorded_by)
VALUES (:case_id, :body, :body_name, :named_both, :happened_on, :recorded_on, :note, :recorded_by) RETURNING id;

-- name: contacts_of(case_id)
-- The contacts of a case.
SELECT * FROM case_contact WHERE case_id = :case_id ORDER BY happened_on, id;

-- name: insert_evidence(case_id, kind, dated_on, replaces_id, name, stored_name, media_type, size, sha256, added_by, added_side)$
-- A paper as it arrived.
INSERT INTO case_evidence (case_id, kind, dated_on, replaces_id, name, stored_name, media_type, size, sha256, added_by,
                           added_side)
VALUES (:case_id, :kind, :dated_on, :replaces_id, :name, :stored_name, :media_type, :size, :sha256, :added_by,
        :added_side)
RETURNING id;

-- name: evidence_of(case_id)
-- Every version of every paper; `replaced` where there is a newer one.
SELECT e.*, p.name AS checker_name,
       EXISTS (SELECT FROM case_evidence n WHERE n.replaces_id = e.id) AS replaced
FROM case_evidence e LEFT JOIN person p ON p.id = e.checked_by_id WHERE e.case_id = :case_id ORDER BY e.id;

-- name: get_evidence(case_id, evidence_id)^
-- One paper.
SELECT e.*, EXISTS (SELECT FROM case_evidence n WHERE n.replaces_id = e.id) AS replaced
FROM case_evidence e WHERE e.id = :evidence_id AND e.case_id = :case_id;

-- name: date_evidence(evidence_id, kind, dated_on)!
-- What kind of paper it is and which date stands on it; whoever checked it checked something else.
UPDATE case_evidence
SET kind = :kind, dated_on = :dated_on, checked_by = NULL, checked_by_id = NULL, checked_at = NULL, redacted = NULL
WHERE id = :evidence_id;

-- name: check_evidence(evidence_id, checked_by, checked_by_id, redacted)!
-- An officer has seen the original.
UPDATE case_evidence
SET checked_by = :checked_by, checked_by_id = :checked_by_id, checked_at = now(), redacted = :redacted
WHERE id = :evidence_id;

-- name: evidence_files(evidence_id)
-- Every file that a case names, with its hash in the audit; of one paper, or all.
SELECT e.id, e.case_id, e.name, e.stored_name, e.sha256, a.details ->> 'sha256' AS recorded
FROM case_evidence e
LEFT JOIN audit_entry a ON a.subject = 'case' AND a.subject_id = e.case_id AND a.action = 'case:add_evidence'
                       AND a.details -> 'evidence' = to_jsonb(e.id)
WHERE :evidence_id::bigint IS NULL OR e.id = :evidence_id ORDER BY e.id;

-- name: cases_judged(ids)
-- What the rule asks of cases; of the given ids, or all.
SELECT c.id, c.delivered_id, c.adopter_id, a.kind AS adopter_kind, a.tax_code, a.number_erased_at,
       c.supplier_id, s.kind AS supplier_kind, c.adopter_known_as, c.supplier_known_as,
       c.standing, c.in_city, c.route, c.money, c.dossier_money, c.crosses_border, c.no_price_reason, c.process, c.use_from,
       c.use_until, c.also_product, c.stage, c.brokers, c.form, c.contract_value, c.sector, c.ai_risk, d.title, d.listed_as
FROM transfer_case c JOIN delivered_solution d ON d.id = c.delivered_id
JOIN organisation a ON a.id = c.adopter_id JOIN organisation s ON s.id = c.supplier_id
WHERE :ids::bigint[] IS NULL OR c.id = ANY (:ids) ORDER BY c.id;

-- name: evidence_judged(ids)
-- Their papers, the newest versions; the date of each is the earliest of all its versions.
WITH RECURSIVE older AS (
    SELECT id AS newest, replaces_id AS id FROM case_evidence
    WHERE replaces_id IS NOT NULL AND (:ids::bigint[] IS NULL OR case_id = ANY (:ids))
    UNION ALL
    SELECT o.newest, e.replaces_id FROM older o JOIN case_evidence e ON e.id = o.id WHERE e.replaces_id IS NOT NULL
), earliest AS (
    SELECT o.newest, min(e.dated_on) AS dated_on FROM older o JOIN case_evidence e ON e.id = o.id GROUP BY o.newest
)
SELECT e.case_id, e.id, e.kind, e.sha256, least(e.dated_on, o.dated_on) AS dated_on, e.checked_by,
       (e.checked_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS checked_on
FROM case_evidence e LEFT JOIN earliest o ON o.newest = e.id
WHERE (:ids::bigint[] IS NULL OR e.case_id = ANY (:ids))
  AND NOT EXISTS (SELECT FROM case_evidence n WHERE n.replaces_id = e.id);

-- name: contacts_judged(ids)
-- Their contacts.
SELECT case_id, body, named_both, happened_on, recorded_on FROM case_contact
WHERE :ids::bigint[] IS NULL OR case_id = ANY (:ids);

-- name: confirmations_judged(ids)
-- What the parties said; `by` tells people apart, and an officer from a party.
SELECT c.case_id, c.id, c.side, c.agreed, (c.answered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS answered_on,
       coalesce('person:' || p.key, lower(c.email), c.answered_by || c.id) AS by, c.facts, c.facts_form, c.links,
       c.contribution, c.measure, c.named_by IS NOT NULL AS by_desk
FROM case_confirmation c LEFT JOIN person p ON lower(p.email) = lower(c.email)
WHERE c.answered_at IS NOT NULL AND (:ids::bigint[] IS NULL OR c.case_id = ANY (:ids));

-- name: verifications_judged(ids)
-- What verifiers decided.
SELECT case_id, id, confirmed, verified_by, (verified_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS verified_on, grade,
       links_checked, nearest IS NOT NULL AS nearest_seen, addresses
FROM case_verification WHERE :ids::bigint[] IS NULL OR case_id = ANY (:ids);

-- name: follow_ups_judged(ids)
-- What adopters were asked again.
SELECT case_id, months, (asked_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS asked_on, still_used
FROM case_follow_up WHERE :ids::bigint[] IS NULL OR case_id = ANY (:ids);

-- name: insert_confirmation(case_id, side, facts, facts_form, person_id, name, email, locale, answer_by, named_by)^
-- What a party is asked.
INSERT INTO case_confirmation (case_id, side, facts, facts_form, person_id, name, email, locale, answer_by, named_by)
VALUES (:case_id, :side, :facts, :facts_form, :person_id, :name, :email, :locale, :answer_by, :named_by) RETURNING *;

-- name: insert_link(token_hash, confirmation_id, follow_up_id)!
-- A link by which a party answers one question.
INSERT INTO case_link (token_hash, confirmation_id, follow_up_id)
VALUES (:token_hash, :confirmation_id, :follow_up_id);

-- name: find_confirmation(token_hash)^
-- What a link asks, until whom it was sent to is erased.
SELECT c.*, c.answer_by AS expires_at, c.answered_at AS used_at
FROM case_link l JOIN case_confirmation c ON c.id = l.confirmation_id
WHERE l.token_hash = :token_hash AND c.email IS NOT NULL;

-- name: last_confirmation(case_id, side)^
-- What a side was asked last, as its link finds it.
SELECT *, answer_by AS expires_at, answered_at AS used_at FROM case_confirmation
WHERE case_id = :case_id AND side = :side ORDER BY id DESC LIMIT 1;

-- name: confirmations_of(case_id)
-- Everything that the parties were asked.
SELECT * FROM case_confirmation WHERE case_id = :case_id ORDER BY id;

-- name: answer_confirmation(confirmation_id, answered_by, answered_name, agreed, links, links_note, contribution, measure, note)!
-- A party's one answer.
UPDATE case_confirmation
SET answered_at = now(), answered_by = :answered_by, answered_name = :answered_name, agreed = :agreed, links = :links,
    links_note = :links_note, contribution = :contribution, measure = :measure, note = :note
WHERE id = :confirmation_id AND answered_at IS NULL;

-- name: authorised_contact(organisation_id)^
-- Who speaks for an organisation.
SELECT p.id AS person_id, p.name, p.email, p.locale FROM organisation o JOIN person p ON p.id = o.authorised_contact_id
WHERE o.id = :organisation_id AND p.disabled_at IS NULL AND p.email IS NOT NULL AND p.name IS NOT NULL;

-- name: questions_to(person_id)
-- Questions that were mailed to a person's address, the last of each side, and not answered.
SELECT case_id, answer_by FROM (
    SELECT DISTINCT ON (k.case_id, k.side) k.* FROM case_confirmation k ORDER BY k.case_id, k.side, k.id DESC) AS last
WHERE answered_at IS NULL AND lower(email) = (SELECT lower(email) FROM person WHERE id = :person_id)
ORDER BY case_id;

-- name: speaker_of(case_id, side, organisation_id)^
-- Who hears for a side: its authorised contact, else whoever was asked last; `member` has an account of the side's own.
SELECT name, email, locale, member, confirmation_id FROM (
    SELECT 1 AS rank, p.name, p.email, p.locale, true AS member, NULL::bigint AS confirmation_id
    FROM organisation o JOIN person p ON p.id = o.authorised_contact_id
    WHERE o.id = :organisation_id AND p.disabled_at IS NULL AND p.email IS NOT NULL AND p.name IS NOT NULL
    UNION ALL
    SELECT 2, k.name, k.email, coalesce(p.locale, k.locale), p.id IS NOT NULL, k.id
    FROM (SELECT * FROM case_confirmation WHERE case_id = :case_id AND side = :side ORDER BY id DESC LIMIT 1) AS k
    LEFT JOIN person p ON lower(p.email) = lower(k.email) AND p.organisation_id = :organisation_id
                      AND p.disabled_at IS NULL
    WHERE k.name IS NOT NULL AND k.email IS NOT NULL) AS known
ORDER BY rank LIMIT 1;

-- name: members_at(email, organisation_id)
-- Whoever has an account at the address, and belongs to the organisation.
SELECT id FROM person
WHERE lower(email) = lower(:email) AND organisation_id = :organisation_id AND disabled_at IS NULL;

-- name: verifiers_free_of(case_id)
-- Verifiers who may look at a case.
SELECT p.id FROM person p, transfer_case c
WHERE c.id = :case_id AND p.role = 'verifier' AND p.disabled_at IS NULL AND NOT 'person:' || p.key = ANY (c.brokers)
ORDER BY p.id;

-- name: parties_of(case_id)^
-- Whether each party is a verified organisation.
SELECT a.verified_at IS NOT NULL AS need, s.verified_at IS NOT NULL AS solution
FROM transfer_case c JOIN organisation a ON a.id = c.adopter_id JOIN organisation s ON s.id = c.supplier_id
WHERE c.id = :case_id;

-- name: officers_domains(roles)
-- Where officers have their mailboxes.
SELECT DISTINCT lower(split_part(email, '@', 2)) AS domain FROM person
WHERE email IS NOT NULL AND role = ANY (:roles) AND disabled_at IS NULL;

-- name: insert_verification(case_id, confirmed, verified_by, verifier_id, grade, links_checked, nearest, addresses, reason, note, checklist)!
-- A verifier's decision, with the clauses as they stood.
INSERT INTO case_verification (case_id, confirmed, verified_by, verifier_id, grade, links_checked, nearest, addresses,
                               reason, note, checklist)
VALUES (:case_id, :confirmed, :verified_by, :verifier_id, :grade, :links_checked, :nearest, :addresses, :reason, :note,
        :checklist);

-- name: verifications_of(case_id)
-- What verifiers decided, with their names.
SELECT v.*, p.name AS verifier_name FROM case_verification v LEFT JOIN person p ON p.id = v.verifier_id
WHERE v.case_id = :case_id ORDER BY v.id;

-- name: verified_cases()
-- Results whose adopters may have to be asked again.
SELECT id FROM transfer_case WHERE stage = 'verified' ORDER BY id;

-- name: paid_by_state()
-- Results that state money paid for, which stand or were taken back since use or contract ended, with the question that
-- was asked last and the answer that came last.
SELECT c.id, CASE WHEN c.dossier_money IN ('state', 'mixed') THEN c.dossier_money ELSE c.money END AS money,
       c.stage, d.title, a.name AS adopter_name, s.name AS supplier_name, q.months AS asked_months, q.asked_at, w.months AS answered_months, w.answered_at, w.still_used
FROM transfer_case c JOIN delivered_solution d ON d.id = c.delivered_id
JOIN organisation a ON a.id = c.adopter_id JOIN organisation s ON s.id = c.supplier_id
LEFT JOIN LATERAL (SELECT months, asked_at FROM case_follow_up WHERE case_id = c.id ORDER BY months DESC LIMIT 1) AS q
    ON true
LEFT JOIN LATERAL (SELECT months, answered_at, still_used FROM case_follow_up
                   WHERE case_id = c.id AND answered_at IS NOT NULL ORDER BY months DESC LIMIT 1) AS w ON true
WHERE (c.money IN ('state', 'mixed') OR c.dossier_money IN ('state', 'mixed'))
  AND (c.stage = 'verified' OR (c.stage = 'withdrawn' AND c.reason IN ('use_ended', 'contract_cancelled')))
ORDER BY c.id;

-- name: insert_follow_up(case_id, months, asked_at, person_id, name, email, locale)^
-- The question after so many months; nothing when it, or that of a later month, was asked before.
INSERT INTO case_follow_up (case_id, months, asked_at, person_id, name, email, locale)
SELECT :case_id, :months, :asked_at, :person_id, :name, :email, :locale
WHERE NOT EXISTS (SELECT FROM case_follow_up WHERE case_id = :case_id AND months >= :months)
RETURNING *;

-- name: find_follow_up(token_hash)^
-- What a link asks again, until whom it was sent to is erased. It has no end: a use may end on any day.
SELECT f.*, timestamptz '9999-01-01' AS expires_at, f.answered_at AS used_at
FROM case_link l JOIN case_follow_up f ON f.id = l.follow_up_id
WHERE l.token_hash = :token_hash AND f.email IS NOT NULL;

-- name: open_follow_up(case_id)^
-- What the adopter was asked again last, while nobody has answered it.
SELECT * FROM (SELECT * FROM case_follow_up WHERE case_id = :case_id ORDER BY months DESC LIMIT 1) AS last
WHERE answered_at IS NULL AND email IS NOT NULL;

-- name: follow_ups_to(person_id)
-- Cases of which a person's address was asked again, and nobody has answered.
SELECT DISTINCT case_id FROM case_follow_up
WHERE answered_at IS NULL AND lower(email) = (SELECT lower(email) FROM person WHERE id = :person_id)
ORDER BY case_id;

-- name: answer_follow_up(follow_up_id, answered_by, answered_name, still_used, note)!
-- The adopter's one answer.
UPDATE case_follow_up
SET answered_at = now(), answered_by = :answered_by, answered_name = :answered_name, still_used = :still_used,
    note = :note
WHERE id = :follow_up_id AND answered_at IS NULL;

-- name: follow_ups_of(case_id)
-- What the adopter was asked again.
SELECT * FROM case_follow_up WHERE case_id = :case_id ORDER BY months;

-- name: refused_cases(owner_id)
-- Cases of which a refusal stands, as `standing_refusal` has it, and that nobody put aside; of this owner or of nobody.
SELECT c.id, d.title, a.name AS adopter_name, r.reason, r.note, c.since, c.next_due
FROM transfer_case c JOIN delivered_solution d ON d.id = c.delivered_id JOIN organisation a ON a.id = c.adopter_id
JOIN (SELECT DISTINCT ON (case_id) case_id, move, reason, note FROM case_step WHERE move NOT IN ('hold', 'resume')
      ORDER BY case_id, id DESC) AS r ON r.case_id = c.id
WHERE c.stage = 'accepted' AND r.move = 'refuse' AND (c.owner_id IS NULL OR c.owner_id = :owner_id)
ORDER BY c.id;

-- name: list_cases(stages, promised, today, own, stage, sector, owner_id, stuck, ids, patterns, limit, offset)
-- One page of cases; `due` is the day promised for the present stage. Those that are late for the longest come first.
WITH promise AS (
    SELECT c.id, coalesce(c.next_due, (c.since AT TIME ZONE 'Asia/Ho_Chi_Minh')::date + p.days) AS due
    FROM transfer_case c JOIN unnest(:stages::text[], :promised::int[]) AS p (stage, days) ON p.stage = c.stage
)
SELECT c.id, d.title, a.name AS adopter_name, s.name AS supplier_name, c.stage, c.entered_afterwards,
       o.name AS owner_name, c.next_step, w.due, count(*) OVER () AS total
FROM transfer_case c JOIN delivered_solution d ON d.id = c.delivered_id JOIN solution l ON l.id = d.solution_id
JOIN organisation a ON a.id = c.adopter_id JOIN organisation s ON s.id = c.supplier_id
LEFT JOIN person o ON o.id = c.owner_id LEFT JOIN promise w ON w.id = c.id
WHERE (:own::bigint IS NULL OR :own::bigint IN (c.adopter_id, c.supplier_id))
  AND (:stage::text IS NULL OR c.stage = :stage) AND (:sector::text IS NULL OR c.sector = :sector)
  AND (:owner_id::bigint IS NULL OR c.owner_id = :owner_id) AND (NOT :stuck::boolean OR w.due < :today::date)
  AND (:ids::bigint[] IS NULL OR c.id = ANY (:ids))
  AND (l.search_text || a.search_text || s.search_text) ~ ALL (:patterns)
ORDER BY w.due NULLS LAST, c.id DESC LIMIT :limit OFFSET :offset;

-- name: audit_of(case_id)
-- The linked entries of a case, each with the hash before it, so that each can be checked by itself.
SELECT l.seq, coalesce(b.hash, decode(repeat('00', 32), 'hex')) AS previous, l.hash, e.id, e.at, e.actor, e.origin, e.action,
       e.subject, e.subject_id, e.old_state, e.new_state, e.details::text AS details
FROM audit_entry e JOIN audit_link l ON l.entry_id = e.id LEFT JOIN audit_link b ON b.seq = l.seq - 1
WHERE e.subject = 'case' AND e.subject_id = :case_id ORDER BY l.seq;

-- name: cases_near(person_id, actor, emails, organisation_id)
-- Transfer cases in which somebody may be named: of their organisation, or because they were asked or carried them.
SELECT id FROM transfer_case
WHERE adopter_id = :organisation_id OR supplier_id = :organisation_id OR owner_id = :person_id
   OR :actor = ANY (brokers)
   OR id IN (SELECT case_id FROM case_confirmation WHERE person_id = :person_id OR lower(email) = ANY (:emails))
   OR id IN (SELECT case_id FROM case_follow_up WHERE lower(email) = ANY (:emails));

-- name: erase_from_case_confirmations(cases, person_id, emails, words)!
-- Who was asked, and what they said in their own words; that they confirmed stays.
UPDATE case_confirmation
SET name = CASE WHEN person_id = :person_id OR lower(email) = ANY (:emails) THEN NULL ELSE without_words(name, :words) END,
    email = CASE WHEN person_id = :person_id OR lower(email) = ANY (:emails) THEN NULL ELSE email END,
    answered_name = CASE WHEN person_id = :person_id OR lower(email) = ANY (:emails) THEN NULL
                         ELSE without_words(answered_name, :words) END,
    links_note = without_words(links_note, :words), contribution = without_words(contribution, :words),
    measure = without_words(measure, :words), note = without_words(note, :words)
WHERE case_id = ANY (:cases::bigint[]);

-- name: erase_from_case_follow_ups(cases, person_id, emails, words)!
-- The same of the questions later.
UPDATE case_follow_up
SET name = CASE WHEN person_id = :person_id OR lower(email) = ANY (:emails) THEN NULL ELSE without_words(name, :words) END,
    email = CASE WHEN person_id = :person_id OR lower(email) = ANY (:emails) THEN NULL ELSE email END,
    answered_name = CASE WHEN person_id = :person_id OR lower(email) = ANY (:emails) THEN NULL
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

-- name: personal_data(person_id, actor, emails)$
-- What this room holds about a person, as one JSON document; secrets and their hashes are left out.
SELECT jsonb_build_object(
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
        FROM case_confirmation WHERE person_id = :person_id OR lower(email) = ANY (:emails) ORDER BY id) x),
    'case_follow_ups', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT case_id, months, name, email, asked_at, still_used, note, answered_at, answered_name
        FROM case_follow_up WHERE person_id = :person_id OR lower(email) = ANY (:emails) ORDER BY id) x),
    'case_verifications', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT case_id, confirmed, grade, reason, note, verified_at
        FROM case_verification WHERE verifier_id = :person_id ORDER BY id) x));

-- name: between_organisations(one, other)
-- Cases of which two organisations are the two parties.
SELECT id FROM transfer_case
WHERE (adopter_id = :one AND supplier_id = :other) OR (adopter_id = :other AND supplier_id = :one) ORDER BY id;

-- name: cases_of(organisation_id)
-- Cases to which an organisation is a party.
SELECT id FROM transfer_case WHERE :organisation_id IN (adopter_id, supplier_id) ORDER BY id;

-- name: move_parties(organisation_id, into_id)
-- The party is known by another number from now on; words on the case stay hashed by the one that it had.
UPDATE transfer_case
SET adopter_known_as = CASE WHEN adopter_id = :organisation_id THEN coalesce(adopter_known_as, adopter_id)
                            ELSE adopter_known_as END,
    supplier_known_as = CASE WHEN supplier_id = :organisation_id THEN coalesce(supplier_known_as, supplier_id)
                             ELSE supplier_known_as END,
    adopter_id = CASE WHEN adopter_id = :organisation_id THEN :into_id ELSE adopter_id END,
    supplier_id = CASE WHEN supplier_id = :organisation_id THEN :into_id ELSE supplier_id END
WHERE :organisation_id IN (adopter_id, supplier_id) RETURNING id;

-- name: cases_shown()
-- What lists and figures show of every case; `asked` are the sides whose answer is waited for; `refused` as
-- `standing_refusal` has it.
SELECT c.id, c.need_id, c.sector, c.adopter_id, c.supplier_id, c.stage, c.since, c.next_step, c.next_due, c.owner_id,
       c.entered_afterwards, d.title, a.name AS adopter_name, s.name AS supplier_name, w.asked,
       r.move IS NOT DISTINCT FROM 'refuse' AS refused
FROM transfer_case c JOIN delivered_solution d ON d.id = c.delivered_id
JOIN organisation a ON a.id = c.adopter_id JOIN organisation s ON s.id = c.supplier_id
LEFT JOIN (SELECT case_id, array_agg(side) AS asked
           FROM (SELECT DISTINCT ON (case_id, side) case_id, side, answered_at FROM case_confirmation
                 ORDER BY case_id, side, id DESC) AS last
           WHERE answered_at IS NULL GROUP BY case_id) AS w ON w.case_id = c.id
LEFT JOIN (SELECT DISTINCT ON (case_id) case_id, move FROM case_step WHERE move NOT IN ('hold', 'resume')
           ORDER BY case_id, id DESC) AS r ON r.case_id = c.id
ORDER BY c.id;

-- name: co_brokers_of(case_id)
-- Who helped a case, and by what, in the order in which they were named.
SELECT b.id, b.organisation_id, o.name AS organisation_name, b.part
FROM case_co_broker b JOIN organisation o ON o.id = b.organisation_id WHERE b.case_id = :case_id ORDER BY b.id;

-- name: add_co_broker(case_id, organisation_id, part, credited_by)$
-- Names a part; gives its number, or nothing where it is named already.
INSERT INTO case_co_broker (case_id, organisation_id, part, credited_by)
VALUES (:case_id, :organisation_id, :part, :credited_by) ON CONFLICT DO NOTHING RETURNING id;

-- name: co_broker_named(case_id, organisation_id, part)$
-- The number of a part that is named.
SELECT id FROM case_co_broker
WHERE case_id = :case_id AND organisation_id = :organisation_id AND part = :part;

-- name: drop_co_broker(case_id, co_broker_id)^
-- Takes a part back; says which, or nothing where there is none.
DELETE FROM case_co_broker WHERE id = :co_broker_id AND case_id = :case_id RETURNING organisation_id, part;

-- name: all_co_brokers()
-- Every part in every case, by organisation and case.
SELECT b.organisation_id, o.name, b.case_id, d.title, b.part
FROM case_co_broker b JOIN organisation o ON o.id = b.organisation_id
JOIN transfer_case c ON c.id = b.case_id JOIN delivered_solution d ON d.id = c.delivered_id
ORDER BY b.organisation_id, b.case_id, b.id;

-- name: move_co_brokers(organisation_id, into_id)!
-- What one organisation helped is credited to the one that it becomes; what both had counts once.
WITH gone AS (
    DELETE FROM case_co_broker b WHERE b.organisation_id = :organisation_id
    RETURNING case_id, part, credited_by, at
)
INSERT INTO case_co_broker (case_id, organisation_id, part, credited_by, at)
SELECT case_id, :into_id, part, credited_by, at FROM gone ON CONFLICT DO NOTHING;

-- name: drop_co_brokers_that_are_parties(organisation_id)!
-- A party of a case is no co-broker of it: after two organisations became one.
DELETE FROM case_co_broker b USING transfer_case c
WHERE c.id = b.case_id AND b.organisation_id = :organisation_id AND :organisation_id IN (c.adopter_id, c.supplier_id);

-- name: add_trial(solution_id, case_id, ground, place, aim, limits, authority, paper, paper_on, starts_on, ends_on)$
-- Records a controlled trial; gives its number.
INSERT INTO controlled_trial
    (solution_id, case_id, ground, place, aim, limits, authority, paper, paper_on, starts_on, ends_on)
VALUES
    (:solution_id, :case_id, :ground, :place, :aim, :limits, :authority, :paper, :paper_on, :starts_on, :ends_on)
RETURNING id;

-- name: get_trial(trial_id)^
-- One controlled trial with its parties and the last day that was allowed.
SELECT t.*, s.title AS solution_title, s.organisation_id AS supplier_id, c.adopter_id,
    GREATEST(t.ends_on, (SELECT max(until) FROM trial_step WHERE trial_id = t.id)) AS last_day
FROM controlled_trial t JOIN solution s ON s.id = t.solution_id LEFT JOIN transfer_case c ON c.id = t.case_id
WHERE t.id = :trial_id;

-- name: every_trial()
-- Every controlled trial, the newest first.
SELECT t.*, s.title AS solution_title, s.organisation_id AS supplier_id, c.adopter_id,
    GREATEST(t.ends_on, (SELECT max(until) FROM trial_step WHERE trial_id = t.id)) AS last_day
FROM controlled_trial t JOIN solution s ON s.id = t.solution_id LEFT JOIN transfer_case c ON c.id = t.case_id
ORDER BY t.id DESC;

-- name: lock_trial(trial_id)!
-- Held until the transaction ends.
SELECT FROM controlled_trial WHERE id = :trial_id FOR UPDATE;

-- name: trial_steps(trial_id)
-- In their order.
SELECT move, happened_on, until, paper, note FROM trial_step WHERE trial_id = :trial_id ORDER BY id;

-- name: add_trial_step(trial_id, move, happened_on, until, paper, note)!
-- One step of a controlled trial.
INSERT INTO trial_step (trial_id, move, happened_on, until, paper, note)
VALUES (:trial_id, :move, :happened_on, :until, :paper, :note);

-- name: set_trial_state(trial_id, state)!
-- Where a trial came by its last step.
UPDATE controlled_trial SET state = :state, version = version + 1 WHERE id = :trial_id;

-- name: erase_from_trials(cases, solutions, words)!
-- What was written of trials of those cases and solutions.
UPDATE controlled_trial SET place = without_words(place, :words), aim = without_words(aim, :words),
    limits = without_words(limits, :words), authority = without_words(authority, :words)
WHERE case_id = ANY (:cases::bigint[]) OR solution_id = ANY (:solutions::bigint[]);

-- name: erase_from_trial_steps(cases, solutions, words)!
-- Results and reasons of the same.
UPDATE trial_step p SET note = without_words(p.note, :words)
FROM controlled_trial t
WHERE t.id = p.trial_id AND (t.case_id = ANY (:cases::bigint[]) OR t.solution_id = ANY (:solutions::bigint[]));
