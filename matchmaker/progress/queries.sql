-- name: funnel()
-- Needs of businesses with the day of each milestone, in the city's time, and whether one was applied, which takes no
-- contract; problems of public bodies stand outside.
WITH decided AS (
    SELECT p.need_id, min(d.decided_at) AS at FROM proposal_decision d JOIN proposal p ON p.id = d.proposal_id
    WHERE d.verdict = 'approved' GROUP BY p.need_id
), consented AS (
    SELECT p.need_id, min(i.introduced_at) AS at FROM introduction i JOIN proposal p ON p.id = i.proposal_id
    GROUP BY p.need_id
), staged AS (
    SELECT c.need_id,
           min(s.happened_on) FILTER (WHERE s.new_stage = 'in_discussion') AS met,
           min(s.happened_on) FILTER (WHERE s.new_stage = 'pilot') AS piloted,
           min(s.happened_on) FILTER (WHERE s.new_stage = 'contract_signed') AS contracted,
           min(s.happened_on) FILTER (WHERE s.new_stage = 'accepted') AS accepted
    FROM case_step s JOIN transfer_case c ON c.id = s.case_id WHERE c.need_id IS NOT NULL GROUP BY c.need_id
), applied AS (
    SELECT DISTINCT need_id FROM transfer_case WHERE route = 'applied'
)
SELECT n.id AS need_id, (n.created_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS needed,
       (n.published_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS qualified,
       (d.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS proposed,
       (i.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS consented, s.met, s.piloted, s.contracted, s.accepted,
       a.need_id IS NOT NULL AS applied
FROM need n JOIN organisation o ON o.id = n.organisation_id
LEFT JOIN decided d ON d.need_id = n.id LEFT JOIN consented i ON i.need_id = n.id LEFT JOIN staged s ON s.need_id = n.id
LEFT JOIN applied a ON a.need_id = n.id
WHERE n.state <> 'draft' AND o.kind <> 'public_body'
ORDER BY n.id;

-- name: insert_closing(period_from, period_to, settings, figures, closed_by, closed_by_id)$
-- A leader has approved these figures.
INSERT INTO period_closing (period_from, period_to, settings, figures, closed_by, closed_by_id)
VALUES (:period_from, :period_to, :settings, :figures, :closed_by, :closed_by_id) RETURNING id;

-- name: get_closing(closing_id)^
-- One approval.
SELECT c.*, p.name AS closed_by_name FROM period_closing c LEFT JOIN person p ON p.id = c.closed_by_id
WHERE c.id = :closing_id;

-- name: closings()
-- All approvals, the newest first.
SELECT c.*, p.name AS closed_by_name FROM period_closing c LEFT JOIN person p ON p.id = c.closed_by_id
ORDER BY c.id DESC;

-- name: tally_cases(stages, promised, today)^
-- How many cases are under way, and how many of them are past their promised day.
SELECT count(*) AS under_way,
       count(*) FILTER (WHERE coalesce(c.next_due, (c.since AT TIME ZONE 'Asia/Ho_Chi_Minh')::date + p.days)
                              < :today::date) AS late
FROM transfer_case c JOIN unnest(:stages::text[], :promised::int[]) AS p (stage, days) ON p.stage = c.stage;

-- name: demand()
-- Needs that stand, with where they lie. One is covered by a match that stands: what was only suggested while matching
-- or a broker still suggests it and the solution is still published, what was approved until somebody refused it.
WITH covered AS (
    SELECT DISTINCT p.need_id FROM proposal p JOIN solution s ON s.id = p.solution_id
    WHERE CASE p.state
              WHEN 'suggested' THEN s.state = 'published' AND (p.by_hand OR num_nonnulls(p.rank, p.place) > 0)
              ELSE p.state NOT IN ('declined', 'refused', 'withdrawn') END
)
SELECT n.id, n.sector, n.technologies, CASE WHEN n.confidentiality <> 'brokers' THEN n.title END AS public_title,
       n.state = 'no_suitable_solution' OR (c.need_id IS NULL AND r.need_id IS NOT NULL) AS uncovered,
       n.state = 'published' AND c.need_id IS NULL AND r.need_id IS NULL AS unjudged
FROM need n LEFT JOIN covered c ON c.need_id = n.id LEFT JOIN suggestion_round r ON r.need_id = n.id
WHERE n.state IN ('published', 'no_suitable_solution') ORDER BY n.id;

-- name: supply()
-- What is published of every kind, with where they lie.
SELECT id, kind, sectors, technologies FROM solution WHERE state = 'published' ORDER BY id;

-- name: orientations_by_sector()
-- How many research orientations the plan names for each sector.
SELECT sector, count(*)::int AS number FROM orientation GROUP BY sector;

-- name: cases_listed(ids)
-- Cases as lists show them.
SELECT c.id, c.stage, c.sector, c.since, c.reason, d.title, a.name AS adopter_name, s.name AS supplier_name
FROM transfer_case c JOIN delivered_solution d ON d.id = c.delivered_id
JOIN organisation a ON a.id = c.adopter_id JOIN organisation s ON s.id = c.supplier_id
WHERE c.id = ANY (:ids);

-- name: needs_listed(ids)
-- Needs as lists show them.
SELECT n.id, n.title, n.sector, n.state, n.confidentiality, o.name AS organisation_name, n.created_at
FROM need n JOIN organisation o ON o.id = n.organisation_id WHERE n.id = ANY (:ids) ORDER BY n.id;

-- name: supply_listed(ids)
-- What is offered, as lists show it.
SELECT s.id, s.kind, s.title, s.summary, o.name AS organisation_name
FROM solution s JOIN organisation o ON o.id = s.organisation_id WHERE s.id = ANY (:ids) ORDER BY s.sort_key, s.id;

-- name: results_told(ids)
-- Cases as everybody may read of them: an adopter is named only where its own need named it to everybody.
SELECT c.id, c.stage, c.route, c.sector, c.reason, c.also_product, d.title, d.of_capability, d.solution_id,
       so.state = 'published' AS solution_shown, s.id AS supplier_id, s.name AS supplier_name,
       CASE WHEN n.confidentiality = 'public' AND n.published_at IS NOT NULL THEN a.name END AS adopter_name,
       a.name AS adopter_for_officers
FROM transfer_case c JOIN delivered_solution d ON d.id = c.delivered_id JOIN solution so ON so.id = d.solution_id
JOIN organisation a ON a.id = c.adopter_id JOIN organisation s ON s.id = c.supplier_id
LEFT JOIN need n ON n.id = c.need_id
WHERE c.id = ANY (:ids);

-- name: withdrawn_of(ids)$
-- How many of these cases were withdrawn.
SELECT count(*) FROM transfer_case WHERE id = ANY (:ids) AND stage = 'withdrawn';

-- name: papers_told(ids)
-- The newest versions of their papers: kind, date and hash, no names and no content.
SELECT e.case_id, e.kind, e.dated_on, e.sha256, e.checked_at IS NOT NULL AS checked
FROM case_evidence e
WHERE e.case_id = ANY (:ids) AND NOT EXISTS (SELECT FROM case_evidence n WHERE n.replaces_id = e.id)
ORDER BY e.case_id, e.dated_on NULLS LAST, e.id;

-- name: insert_situation(closing_id, situation)!
-- What stood beside the figures when they were approved.
INSERT INTO approved_situation (closing_id, situation) VALUES (:closing_id, :situation);

-- name: situation_of(closing_id)$
-- What stood beside the figures of an approval.
SELECT situation FROM approved_situation WHERE closing_id = :closing_id;

-- name: personal_data(person_id)$
-- What this room holds about a person, as one JSON document.
SELECT jsonb_build_object(
    'periods_closed', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT period_from, period_to, closed_at FROM period_closing WHERE closed_by_id = :person_id ORDER BY id) x));
