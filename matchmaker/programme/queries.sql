-- name: save_orientation(key, position, sector, title_vi, title_en, text_vi, text_en, paragraph, source, search_text)$
-- Adds an orientation or brings it up to date; gives its id, or nothing when it already says this.
INSERT INTO orientation (key, position, sector, title_vi, title_en, text_vi, text_en, paragraph, source, search_text)
VALUES (:key, :position, :sector, :title_vi, :title_en, :text_vi, :text_en, :paragraph, :source, :search_text)
ON CONFLICT (key) DO UPDATE
SET position = excluded.position, sector = excluded.sector, title_vi = excluded.title_vi,
    title_en = excluded.title_en, text_vi = excluded.text_vi, text_en = excluded.text_en,
    paragraph = excluded.paragraph, source = excluded.source, search_text = excluded.search_text,
    version = orientation.version + 1
WHERE (orientation.position, orientation.sector, orientation.title_vi, orientation.title_en, orientation.text_vi,
       orientation.text_en, orientation.paragraph, orientation.source)
      IS DISTINCT FROM
      (excluded.position, excluded.sector, excluded.title_vi, excluded.title_en, excluded.text_vi,
       excluded.text_en, excluded.paragraph, excluded.source)
RETURNING id;

-- name: get_orientation(orientation_id)^
-- One orientation.
SELECT * FROM orientation WHERE id = :orientation_id;

-- name: list_orientations(patterns, sector)
-- Orientations in the plan's order.
SELECT * FROM orientation
WHERE search_text ~ ALL (:patterns) AND (:sector::text IS NULL OR sector = :sector)
ORDER BY position;

-- name: get_setting(name)^
-- One setting of the programme.
SELECT value FROM programme_setting WHERE name = :name;

-- name: setting_id(name)$
-- The number of a setting, by which the audit knows it.
SELECT id FROM programme_setting WHERE name = :name;

-- name: take_turn_to_set(name)!
-- Processes that would set the same setting take turns; the turn ends with the transaction.
SELECT pg_advisory_xact_lock(hashtextextended('setting ' || :name, 0));

-- name: save_setting(name, value, changed_by)$
-- Writes a setting of the programme; gives its number.
INSERT INTO programme_setting (name, value, changed_by) VALUES (:name, :value, :changed_by)
ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_by = excluded.changed_by, changed_at = now()
RETURNING id;
