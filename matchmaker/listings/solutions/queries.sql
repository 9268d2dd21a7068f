-- name: get_solution(record_id)^
-- One solution with its owner's name.
SELECT s.*, o.name AS organisation_name
FROM solution s JOIN organisation o ON o.id = s.organisation_id
WHERE s.id = :record_id;

-- name: get_solutions(ids)
-- Several published solutions with their owners' names.
SELECT s.*, o.name AS organisation_name
FROM solution s JOIN organisation o ON o.id = s.organisation_id
WHERE s.id = ANY (:ids) AND s.state = 'published';

-- name: lock_solution(record_id)^
-- One solution, held until the transaction ends, before its state or text changes.
SELECT s.*, o.name AS organisation_name
FROM solution s JOIN organisation o ON o.id = s.organisation_id
WHERE s.id = :record_id
FOR UPDATE OF s;

-- name: find_imported_solution(import_key, earlier_key)^
-- The solution that an import brought under this key, or under the one that an earlier version gave it.
SELECT id, version FROM solution WHERE import_key IN (:import_key, :earlier_key);

-- name: insert_solution(organisation_id, <content>, state, confirmed, source, import_key, search_text, sort_key, created_by, entered_by_id)$
-- A new solution; gives its id.
INSERT INTO solution (organisation_id, <content>,
                      state, confirmed, source, import_key, search_text, sort_key, created_by, entered_by_id)
VALUES (:organisation_id, <content_values>,
        :state, :confirmed, :source, :import_key, :search_text, :sort_key, :created_by, :entered_by_id)
RETURNING id;

-- name: update_solution(solution_id, organisation_id, <content>, confirmed, source, import_key, search_text, sort_key)!
-- Writes what its owner now says.
UPDATE solution
SET organisation_id = :organisation_id, <content_set>, confirmed = :confirmed,
    source = coalesce(:source, source), import_key = coalesce(:import_key, import_key),
    search_text = :search_text, sort_key = :sort_key, version = version + 1, updated_at = now()
WHERE id = :solution_id;

-- name: set_solution_state(record_id, state, days)!
-- The one door through which a solution changes state; publishing starts its time, unless nobody owns it yet.
UPDATE solution
SET state = :state, version = version + 1, updated_at = now(),
    published_at = CASE WHEN :state = 'published' THEN coalesce(published_at, now()) ELSE published_at END,
    expires_at = CASE WHEN :state = 'published' AND confirmed THEN now() + make_interval(days => :days)
                      ELSE expires_at END
WHERE id = :record_id;

-- name: renew_solution(record_id, days)!
-- Its time begins anew.
UPDATE solution SET expires_at = now() + make_interval(days => :days), version = version + 1, updated_at = now()
WHERE id = :record_id;

-- name: list_solutions(patterns, accented, sector, technology, kind, state, organisation_id, only_own, sees_all, own_organisation, own_name, sorted, limit, offset)
-- Solutions the actor may see, that match every pattern; among the newest those that hold the text as typed come first.
SELECT s.*, o.name AS organisation_name, count(*) OVER () AS total
FROM solution s JOIN organisation o ON o.id = s.organisation_id
WHERE (s.search_text || o.search_text) ~ ALL (:patterns)
  AND (:sector::text IS NULL OR :sector = ANY (s.sectors))
  AND (:technology::text IS NULL OR :technology = ANY (s.technologies))
  AND (:kind::text IS NULL OR s.kind = :kind)
  AND (:state::text IS NULL OR s.state = :state)
  AND (:organisation_id::bigint IS NULL OR s.organisation_id = :organisation_id)
  AND (NOT :only_own OR s.entered_by_id = :own_organisation::bigint
       OR is_own(s.organisation_id, s.created_by, :own_organisation::bigint, :own_name::text))
  AND (:sees_all OR s.state = 'published' OR s.entered_by_id = :own_organisation::bigint
       OR is_own(s.organisation_id, s.created_by, :own_organisation::bigint, :own_name::text))
ORDER BY CASE WHEN :sorted::text = 'newest' THEN lower(s.title || ' ' || s.summary) LIKE :accented END DESC,
         CASE WHEN :sorted = 'ready' THEN s.trl END DESC NULLS LAST,
         CASE WHEN :sorted = 'title' THEN s.sort_key WHEN :sorted = 'organisation' THEN o.sort_key END,
         coalesce(s.published_at, s.created_at) DESC, s.id DESC
LIMIT :limit OFFSET :offset;

-- name: suppliers()
-- Organisations that have something published, in the order of their names.
SELECT o.id, o.name FROM organisation o
WHERE EXISTS (SELECT FROM solution s WHERE s.organisation_id = o.id AND s.state = 'published')
ORDER BY o.sort_key, o.id;

-- name: count_published()$
-- How many solutions are published.
SELECT count(*) FROM solution WHERE state = 'published';

-- name: overdue_solutions()
-- Published solutions whose time is over.
SELECT id FROM solution WHERE state = 'published' AND expires_at <= now() FOR UPDATE SKIP LOCKED;

-- name: all_solutions()
-- Everything, for the export.
SELECT s.*, o.name AS organisation_name
FROM solution s JOIN organisation o ON o.id = s.organisation_id ORDER BY s.id;

-- name: solutions_near(actor, organisation_id, emails, phone)
-- The same of solutions.
SELECT id FROM solution WHERE created_by = :actor OR organisation_id = :organisation_id
                           OR lower(email) = ANY (:emails) OR phone = :phone;

-- name: erase_from_solutions(ids, emails, phone, name, words)
-- The same of solutions.
UPDATE solution s
SET contact_name = CASE WHEN c.them THEN NULL ELSE without_words(s.contact_name, :words) END,
    phone = CASE WHEN c.them THEN NULL ELSE s.phone END,
    email = CASE WHEN c.them THEN NULL ELSE s.email END,
    <content_without_words>, search_text = without_words(search_text, :words),
    version = version + 1, updated_at = now()
FROM (SELECT id, coalesce(lower(email) = ANY (:emails), false) OR coalesce(phone = :phone, false)
                 OR coalesce(lower(contact_name) = lower(:name), false) AS them
      FROM solution) AS c
WHERE c.id = s.id AND s.id = ANY (:ids::bigint[]) AND (c.them OR without_words(s::text, :words) <> s::text)
RETURNING s.id, s.title;

-- name: sort_solution(record_id, sort_key)!
-- The same of a solution.
UPDATE solution SET sort_key = :sort_key WHERE id = :record_id;

-- name: personal_data(actor, emails, phone)$
-- What this room holds about a person, as one JSON document; secrets and their hashes are left out.
SELECT jsonb_build_object(
    'solutions', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT id, title, CASE WHEN created_by = :actor THEN summary END AS summary, contact_name, phone, email,
               created_by = :actor AS entered_by_you, created_at
        FROM solution WHERE created_by = :actor OR lower(email) = ANY (:emails) OR phone = :phone ORDER BY id) x));

-- name: take_over_solution(solution_id, organisation_id, days)!
-- Its owner stands behind it from now on; what nobody owned had no end of publication.
UPDATE solution SET confirmed = true, entered_by_id = NULL, organisation_id = :organisation_id,
                    expires_at = CASE WHEN state = 'published' THEN now() + make_interval(days => :days)
                                      ELSE expires_at END,
                    version = version + 1, updated_at = now()
WHERE id = :solution_id;

-- name: count_suppliers()$
-- How many organisations have something published.
SELECT count(DISTINCT organisation_id) FROM solution WHERE state = 'published';

-- name: published_by(organisations)
-- How many published solutions each organisation has, those with none left out.
SELECT organisation_id, count(*)::int AS solutions FROM solution
WHERE state = 'published' AND organisation_id = ANY (:organisations::bigint[]) GROUP BY organisation_id;

-- name: move_to_organisation(organisation_id, into_id)
-- What stood under a record of an organisation stands under the one that it was merged into.
UPDATE solution
SET organisation_id = CASE WHEN organisation_id = :organisation_id THEN :into_id ELSE organisation_id END,
    entered_by_id = CASE WHEN entered_by_id = :organisation_id THEN :into_id ELSE entered_by_id END
WHERE :organisation_id IN (organisation_id, entered_by_id) RETURNING id;
