-- name: get_organisation(organisation_id, sees_all, own_organisation, own_name)^
-- One organisation that the actor may see.
SELECT * FROM organisation o
WHERE o.id = :organisation_id AND (:sees_all OR organisation_is_public(o)
     OR is_own(o.id, o.created_by, :own_organisation::bigint, :own_name::text));

-- name: find_organisation(key, name, tax_code)^
-- The organisation of that key, tax code or name, in this order of trust.
SELECT * FROM organisation
WHERE key = :key OR tax_code = :tax_code OR lower(name) = lower(:name)
ORDER BY (key = :key) DESC NULLS LAST, (tax_code = :tax_code) DESC NULLS LAST
LIMIT 1;

-- name: insert_organisation(key, name, name_en, abbreviation, kind, tax_code, website, place, note, source, confirmed, sort_key, search_text, created_by)^
-- A new organisation; nothing when somebody has just added one of this name.
INSERT INTO organisation (key, name, name_en, abbreviation, kind, tax_code, website, place, note, source, confirmed,
                          sort_key, search_text, created_by)
VALUES (:key, :name, :name_en, :abbreviation, :kind, :tax_code, :website, :place, :note, :source, :confirmed,
        :sort_key, :search_text, :created_by)
ON CONFLICT (lower(name)) DO NOTHING
RETURNING *;

-- name: update_organisation(organisation_id, key, name, name_en, abbreviation, kind, tax_code, website, place, note, source, sort_key, search_text)^
-- Writes what an import says of an organisation that is there already.
UPDATE organisation
SET key = coalesce(:key, key), name = :name, name_en = :name_en, abbreviation = :abbreviation, kind = :kind,
    tax_code = :tax_code, website = :website, place = :place, note = :note, source = :source,
    sort_key = :sort_key, search_text = :search_text, version = version + 1, updated_at = now()
WHERE id = :organisation_id
RETURNING *;

-- name: list_organisations(patterns, kind, sees_all, own_organisation, own_name, limit, offset)
-- Organisations whose folded text holds every pattern, in Vietnamese order, with what they have listed.
SELECT o.*, count(*) OVER () AS total,
       (SELECT count(*) FROM solution s WHERE s.organisation_id = o.id AND s.state = 'published') AS solutions
FROM organisation o
WHERE o.search_text LIKE ALL (:patterns) AND (:kind::text IS NULL OR o.kind = :kind)
  AND (:sees_all OR organisation_is_public(o) OR is_own(o.id, o.created_by, :own_organisation::bigint, :own_name::text))
ORDER BY o.sort_key, o.id
LIMIT :limit OFFSET :offset;

-- name: count_suppliers()$
-- How many organisations have something published.
SELECT count(DISTINCT organisation_id) FROM solution WHERE state = 'published';

-- name: organisation_names(sees_all, own_organisation, own_name)
-- Names that the actor may see, in Vietnamese order, for suggestions in forms.
SELECT o.name FROM organisation o
WHERE :sees_all OR organisation_is_public(o) OR is_own(o.id, o.created_by, :own_organisation::bigint, :own_name::text)
ORDER BY o.sort_key;

-- name: all_organisations()
-- Everything, for the export.
SELECT * FROM organisation ORDER BY id;
