-- name: insert_entry(kind, happened_on, title, source, details, replaces_id, removed, entered_by, entered_by_id)$
-- An entry of one of the plan's tasks.
INSERT INTO indicator_entry (kind, happened_on, title, source, details, replaces_id, removed, entered_by,
                             entered_by_id)
VALUES (:kind, :happened_on, :title, :source, :details, :replaces_id, :removed, :entered_by, :entered_by_id)
RETURNING id;

-- name: lock_entry(entry_id)^
-- An entry, held until the transaction ends, and whether another has replaced it already.
SELECT e.id, EXISTS (SELECT FROM indicator_entry n WHERE n.replaces_id = e.id) AS replaced
FROM indicator_entry e WHERE e.id = :entry_id FOR UPDATE;

-- name: entry_history(entry_id)
-- An entry and what it replaced, the newest first.
WITH RECURSIVE chain AS (
    SELECT * FROM indicator_entry WHERE id = :entry_id
    UNION ALL
    SELECT e.* FROM indicator_entry e JOIN chain c ON e.id = c.replaces_id
)
SELECT c.*, p.name AS entered_by_name FROM chain c LEFT JOIN person p ON p.id = c.entered_by_id ORDER BY c.id DESC;

-- name: newest_entry(entry_id)$
-- What stands in the place of an entry now: itself, or the last that replaced it.
WITH RECURSIVE chain AS (
    SELECT id FROM indicator_entry WHERE id = :entry_id
    UNION ALL
    SELECT e.id FROM indicator_entry e JOIN chain c ON e.replaces_id = c.id
)
SELECT max(id) FROM chain;

-- name: entries_between(period_from, period_to)
-- Entries that hold, of a period, by their day.
SELECT e.*, p.name AS entered_by_name FROM indicator_entry e LEFT JOIN person p ON p.id = e.entered_by_id
WHERE e.happened_on BETWEEN :period_from AND :period_to AND NOT e.removed
  AND NOT EXISTS (SELECT FROM indicator_entry n WHERE n.replaces_id = e.id)
ORDER BY e.happened_on, e.id;

-- name: texts_of(period_from, period_to)
-- What officers wrote into the report of a period.
SELECT id, part, body, version FROM report_text WHERE period_from = :period_from AND period_to = :period_to;

-- name: save_text(period_from, period_to, part, body, version, edited_by)$
-- Writes a part; nothing when somebody else has written since that version.
INSERT INTO report_text (period_from, period_to, part, body, edited_by)
SELECT :period_from, :period_to, :part, :body, :edited_by
WHERE :version::int = 0 OR EXISTS (SELECT FROM report_text
    WHERE period_from = :period_from AND period_to = :period_to AND part = :part)
ON CONFLICT (period_from, period_to, part) DO UPDATE
SET body = excluded.body, edited_by = excluded.edited_by, edited_at = now(), version = report_text.version + 1
WHERE report_text.version = :version
RETURNING id;

-- name: reasons_between(period_from, period_to)
-- Coded reasons of a period in the city's time: matches not approved or refused, cases stopped or withdrawn, verifications refused.
WITH told AS (
    SELECT 'proposal' AS origin, reason, decided_at AS at FROM proposal_decision WHERE verdict = 'declined'
    UNION ALL
    SELECT 'proposal', reason, answered_at FROM consent WHERE answer = 'refused'
    UNION ALL
    SELECT CASE new_stage WHEN 'stopped' THEN 'case' ELSE new_stage END, reason, made_at FROM case_step
    WHERE new_stage IN ('stopped', 'withdrawn') AND reason IS NOT NULL
    UNION ALL
    SELECT 'verification', reason, verified_at FROM case_verification WHERE NOT confirmed
)
SELECT CASE origin WHEN 'case' THEN 'proposal' ELSE origin END AS origin, reason, count(*)::int AS number FROM told
WHERE (at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date BETWEEN :period_from AND :period_to
GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2;

-- name: units_of_year(year, unit_id)
-- Every unit that reports, or one, with what it sent last for a year, who sent or entered that, and its newest link.
SELECT u.id, u.name, u.email, c.id AS contribution_id, c.results, c.difficulties, c.proposals, c.next_year, c.document,
       c.entered_at, c.by_link, c.sender_name, p.name AS entered_by_name,
       (SELECT max(l.made_at) FROM unit_link l WHERE l.unit_id = u.id AND l.year = :year) AS asked_at
FROM reporting_unit u
LEFT JOIN contribution c ON c.unit_id = u.id AND c.year = :year
     AND NOT EXISTS (SELECT FROM contribution n WHERE n.replaces_id = c.id)
LEFT JOIN person p ON 'person:' || p.key = c.entered_by
WHERE (u.active OR c.id IS NOT NULL) AND (:unit_id::bigint IS NULL OR u.id = :unit_id) ORDER BY u.id;

-- name: insert_unit(name, email, created_by)$
-- A unit that reports; nothing when there is one of this name.
INSERT INTO reporting_unit (name, email, created_by) VALUES (:name, :email, :created_by)
ON CONFLICT (name) DO NOTHING RETURNING id;

-- name: lock_unit(unit_id)^
-- A unit, held until the transaction ends.
SELECT id, name, email FROM reporting_unit WHERE id = :unit_id FOR UPDATE;

-- name: set_unit_email(unit_id, email)!
-- Where its letters go from now on.
UPDATE reporting_unit SET email = :email WHERE id = :unit_id;

-- name: drop_unit_links(unit_id)!
-- Those that went to another address open nothing any more.
DELETE FROM unit_link WHERE unit_id = :unit_id;

-- name: insert_unit_link(token_hash, unit_id, year)!
-- A link by which a unit reports for a year.
INSERT INTO unit_link (token_hash, unit_id, year) VALUES (:token_hash, :unit_id, :year);

-- name: find_unit_link(token_hash, locale)^
-- What a link is for, and which officer named the unit, as long as they are one. A unit may send again.
SELECT l.unit_id, l.year, :locale::text AS locale, NULL AS used_at, p.name AS officer_name, p.email AS officer_email, p.phone AS officer_phone
FROM unit_link l JOIN reporting_unit u ON u.id = l.unit_id
LEFT JOIN person p ON 'person:' || p.key = u.created_by AND p.disabled_at IS NULL AND p.erased_at IS NULL
     AND p.role IN ('broker', 'leadership', 'administrator')
WHERE l.token_hash = :token_hash;

-- name: insert_contribution(unit_id, year, results, difficulties, proposals, next_year, document, entered_by, by_link, sender_name)$
-- What a unit sent, in place of what it sent before.
INSERT INTO contribution (unit_id, year, replaces_id, results, difficulties, proposals, next_year, document,
                          entered_by, by_link, sender_name)
VALUES (:unit_id, :year,
        (SELECT c.id FROM contribution c WHERE c.unit_id = :unit_id AND c.year = :year
         AND NOT EXISTS (SELECT FROM contribution n WHERE n.replaces_id = c.id)),
        :results, :difficulties, :proposals, :next_year, :document, :entered_by, :by_link, :sender_name)
RETURNING id;

-- name: officers_untold(kind, key)
-- Brokers and administrators with an account who have not had this reminder.
SELECT p.id FROM person p
WHERE p.role IN ('broker', 'administrator') AND p.disabled_at IS NULL
  AND NOT EXISTS (SELECT FROM notice n WHERE n.person_id = p.id AND n.kind = :kind AND n.params->>'key' = :key)
ORDER BY p.id;

-- name: acts_until(until)
-- What organisations did themselves in the twelve months that end with a day in the city's time: how often each.
-- `hidden` where the act is known only to those who may know who stands behind a need without a name.
WITH own AS (
    SELECT 'person:' || key AS actor, organisation_id FROM person WHERE organisation_id IS NOT NULL
), act AS (
    SELECT n.organisation_id, 'need' AS act, n.published_at AS at, n.confidentiality <> 'public' AS hidden
    FROM need n LEFT JOIN own o ON o.actor = n.created_by AND o.organisation_id = n.organisation_id
    WHERE o.actor IS NOT NULL OR EXISTS (SELECT FROM need_confirmation c WHERE c.need_id = n.id AND c.means IS NOT NULL)
    UNION ALL
    SELECT s.organisation_id, 'solution', s.published_at, false
    FROM solution s JOIN own o ON o.actor = s.created_by AND o.organisation_id = s.organisation_id
    UNION ALL
    SELECT c.organisation_id, 'claim', c.made_at, coalesce(n.confidentiality <> 'public', false)
    FROM claim c LEFT JOIN need n ON n.id = c.need_id WHERE c.granted
    UNION ALL
    SELECT CASE a.side WHEN 'need' THEN n.organisation_id ELSE s.organisation_id END, a.act, a.at,
           a.side = 'need' AND n.confidentiality <> 'public'
    FROM (
        SELECT proposal_id, side, 'consent' AS act, answered_at AS at FROM consent WHERE answer IS NOT NULL
        UNION ALL
        SELECT proposal_id, author_side, 'message', created_at FROM proposal_message WHERE author_side <> 'desk'
    ) a
    JOIN proposal p ON p.id = a.proposal_id JOIN need n ON n.id = p.need_id JOIN solution s ON s.id = p.solution_id
    UNION ALL
    SELECT CASE a.side WHEN 'need' THEN c.adopter_id ELSE c.supplier_id END, a.act, a.at, false
    FROM (
        SELECT case_id, added_side AS side, 'evidence' AS act, added_at AS at FROM case_evidence
        WHERE added_side IS NOT NULL
        UNION ALL
        SELECT case_id, side, 'confirmation', answered_at FROM case_confirmation WHERE answered_at IS NOT NULL
        UNION ALL
        SELECT case_id, 'need', 'follow_up', answered_at FROM case_follow_up WHERE answered_at IS NOT NULL
    ) a
    JOIN transfer_case c ON c.id = a.case_id
)
SELECT o.id, o.name, o.kind, o.tax_code, o.number_erased_at, a.act, a.hidden, count(*)::int AS number
FROM act a JOIN organisation o ON o.id = a.organisation_id
WHERE (a.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date BETWEEN :until::date - interval '12 months' + interval '1 day'
                                                       AND :until::date
GROUP BY o.id, a.act, a.hidden ORDER BY o.sort_key, o.id, min(a.at), a.act;

-- name: units_near(actor, emails, organisation_id)
-- Reporting units in whose reports somebody may be named: theirs is the address, the account, or the organisation's name.
SELECT id FROM reporting_unit
WHERE lower(email) = ANY (:emails) OR id IN (SELECT unit_id FROM contribution WHERE by_link AND entered_by = :actor)
   OR lower(name) = (SELECT lower(name) FROM organisation WHERE id = :organisation_id);

-- name: erase_from_contributions(units, actor, emails, words)!
-- Who sent a unit's report by its link, and where its words name them.
UPDATE contribution c
SET sender_name = CASE WHEN c.entered_by = :actor OR lower(u.email) = ANY (:emails) THEN NULL
                       ELSE without_words(c.sender_name, :words) END,
    results = without_words(c.results, :words), difficulties = without_words(c.difficulties, :words),
    proposals = without_words(c.proposals, :words), next_year = without_words(c.next_year, :words),
    document = without_words(c.document, :words)
FROM reporting_unit u WHERE u.id = c.unit_id AND u.id = ANY (:units::bigint[]);

-- name: drop_unit_links_of(emails)!
-- Links that went to their mailbox.
DELETE FROM unit_link WHERE unit_id IN (SELECT id FROM reporting_unit WHERE lower(email) = ANY (:emails));

-- name: forget_unit_address(emails)!
-- The unit is written to at another address once somebody enters it.
UPDATE reporting_unit SET email = NULL WHERE lower(email) = ANY (:emails);

-- name: personal_data(person_id, actor, emails)$
-- What this room holds about a person, as one JSON document; secrets and their hashes are left out.
SELECT jsonb_build_object(
    'other_tasks_entered', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT kind, happened_on, title, source, entered_at
        FROM indicator_entry WHERE entered_by_id = :person_id ORDER BY id) x),
    'unit_reports', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT u.name AS unit, c.year, c.sender_name, c.by_link, c.entered_by = :actor AS entered_by_you, c.entered_at
        FROM contribution c JOIN reporting_unit u ON u.id = c.unit_id
        WHERE c.entered_by = :actor OR lower(u.email) = ANY (:emails) ORDER BY c.id) x));

-- name: insert_reached(closing_id, reached)!
-- What was reached of each target when the period was closed.
INSERT INTO approved_targets (closing_id, reached) VALUES (:closing_id, :reached);

-- name: reached_when_closed(closing_ids)
-- What was reached of each target when these periods were closed.
SELECT closing_id, reached FROM approved_targets WHERE closing_id = ANY (:closing_ids) ORDER BY closing_id;
