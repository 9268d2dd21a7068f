-- name: passport_of(solution_id)^
-- The passport that holds: the one confirmed last.
SELECT * FROM passport WHERE solution_id = :solution_id ORDER BY id DESC LIMIT 1;

-- name: passports_of(solution_id)
-- All of one solution, the last one first.
SELECT * FROM passport WHERE solution_id = :solution_id ORDER BY id DESC;

-- name: passport_draft(solution_id)^
-- What has been answered of one that is not confirmed yet.
SELECT answers, version FROM passport_draft WHERE solution_id = :solution_id;

-- name: hold_passport_draft(solution_id)^
-- The same, held until the transaction ends.
SELECT answers, version FROM passport_draft WHERE solution_id = :solution_id FOR UPDATE;

-- name: save_passport_answers(solution_id, answers, updated_by)!
-- Answers of one page, beside those of the others.
-- Versions do not begin anew after a confirmation: who read the answers before it has not read these.
INSERT INTO passport_draft (solution_id, answers, updated_by, version)
VALUES (:solution_id, :answers, :updated_by,
        1 + 10000 * (SELECT count(*) FROM passport WHERE solution_id = :solution_id))
ON CONFLICT (solution_id) DO UPDATE
SET answers = passport_draft.answers || excluded.answers, version = passport_draft.version + 1,
    updated_by = excluded.updated_by, updated_at = now();

-- name: drop_passport_draft(solution_id)!
-- It was confirmed.
DELETE FROM passport_draft WHERE solution_id = :solution_id;

-- name: insert_passport(solution_id, level, proposed, level_reason, classified_on, list_field, list_item, exemption, harm, people_deal, in_use, in_use_since, use_area, public_body, assessment, assessment_on, portal_code, certificate, certificate_until, confirmed_by)$
-- One that its provider has confirmed; gives its number.
INSERT INTO passport (solution_id, level, proposed, level_reason, classified_on, list_field, list_item, exemption, harm,
                      people_deal, in_use, in_use_since, use_area, public_body, assessment, assessment_on, portal_code,
                      certificate, certificate_until, confirmed_by)
VALUES (:solution_id, :level, :proposed, :level_reason, :classified_on, :list_field, :list_item, :exemption, :harm,
        :people_deal, :in_use, :in_use_since, :use_area, :public_body, :assessment, :assessment_on, :portal_code,
        :certificate, :certificate_until, :confirmed_by)
RETURNING id;

-- name: passports_that_hold()
-- The last one of every solution that is not closed, with whom to tell of what falls due.
SELECT DISTINCT ON (s.id) p.*, s.title, s.organisation_id, o.name AS organisation_name,
       coalesce(c.name, s.contact_name, o.name) AS contact_name, coalesce(c.locale, 'vi') AS contact_locale,
       coalesce(c.email, CASE WHEN s.confirmed THEN s.email END) AS contact_email
FROM passport p
JOIN solution s ON s.id = p.solution_id AND s.state <> 'closed'
JOIN organisation o ON o.id = s.organisation_id
LEFT JOIN person c ON c.id = o.authorised_contact_id AND c.disabled_at IS NULL AND c.email IS NOT NULL
ORDER BY s.id, p.id DESC;

-- name: tell_passport_due(passport_id, kind, due_on)$
-- Its owner is told now; nothing when that was done, of this or of an earlier passport of the same solution.
INSERT INTO passport_told (passport_id, kind, due_on)
SELECT p.id, :kind, :due_on FROM passport p
WHERE p.id = :passport_id AND NOT EXISTS (
    SELECT FROM passport_told t JOIN passport q ON q.id = t.passport_id
    WHERE q.solution_id = p.solution_id AND t.kind = :kind AND t.due_on = :due_on)
ON CONFLICT DO NOTHING RETURNING passport_id;

-- name: erase_from_passports(solutions, words)!
-- What providers wrote loses the words.
UPDATE passport
SET level_reason = without_words(level_reason, :words), list_item = without_words(list_item, :words),
    exemption = without_words(exemption, :words), assessment = without_words(assessment, :words),
    portal_code = without_words(portal_code, :words), certificate = without_words(certificate, :words)
WHERE solution_id = ANY (:solutions::bigint[]) AND without_words(passport::text, :words) <> passport::text;

-- name: erase_from_passport_drafts(solutions, words)!
-- The same of what is not confirmed yet.
UPDATE passport_draft SET answers = without_words(answers, :words) WHERE solution_id = ANY (:solutions::bigint[]);

-- name: personal_data(actor)$
-- What this room holds about a person, as one JSON document.
SELECT jsonb_build_object(
    'passports', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT solution_id, level, level_reason, classified_on FROM passport
        WHERE confirmed_by = :actor ORDER BY id) x),
    'passport_drafts', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT solution_id, answers, updated_at FROM passport_draft
        WHERE updated_by = :actor ORDER BY solution_id) x));
