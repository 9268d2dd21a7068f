-- name: demand()
-- Needs that stand, with where they lie; `uncovered` where nothing is proposed or suggested that was not refused.
SELECT n.id, n.title, n.sector, n.technologies, n.confidentiality, n.state, o.kind = 'public_body' AS of_public_body,
       n.state = 'no_suitable_solution' OR NOT EXISTS (
           SELECT FROM proposal p
           WHERE p.need_id = n.id AND p.state NOT IN ('declined', 'refused', 'withdrawn')) AS uncovered
FROM need n JOIN organisation o ON o.id = n.organisation_id
WHERE n.state IN ('published', 'no_suitable_solution') ORDER BY n.id;

-- name: supply()
-- Published solutions and capabilities with where they lie.
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

-- name: results_told(ids)
-- Counted cases as everybody may read of them: an adopter is named only where its own need named it to everybody.
SELECT c.id, c.stage, c.route, c.sector, c.reason, c.also_product, d.title, d.of_capability, d.solution_id,
       so.state = 'published' AS solution_shown, s.id AS supplier_id, s.name AS supplier_name,
       CASE WHEN n.confidentiality = 'public' AND n.published_at IS NOT NULL THEN a.name END AS adopter_name,
       a.name AS adopter_for_officers, c.contract_value, c.form
FROM transfer_case c JOIN delivered_solution d ON d.id = c.delivered_id JOIN solution so ON so.id = d.solution_id
JOIN organisation a ON a.id = c.adopter_id JOIN organisation s ON s.id = c.supplier_id
LEFT JOIN need n ON n.id = c.need_id
WHERE c.id = ANY (:ids);

-- name: papers_told(ids)
-- The newest versions of their papers: kind, date and hash, no names and no content.
SELECT e.case_id, e.kind, e.dated_on, e.sha256, e.checked_at IS NOT NULL AS checked
FROM case_evidence e
WHERE e.case_id = ANY (:ids) AND NOT EXISTS (SELECT FROM case_evidence n WHERE n.replaces_id = e.id)
ORDER BY e.case_id, e.dated_on NULLS LAST, e.id;

-- name: closing_of_form(form_key)$
-- The approval that this form has made already.
SELECT closing_id FROM approved_situation WHERE form_key = :form_key;

-- name: insert_situation(closing_id, form_key, situation)!
-- What stood beside the figures when they were approved.
INSERT INTO approved_situation (closing_id, form_key, situation) VALUES (:closing_id, :form_key, :situation);

-- name: situation_of(closing_id)$
-- What stood beside the figures of an approval.
SELECT situation FROM approved_situation WHERE closing_id = :closing_id;
