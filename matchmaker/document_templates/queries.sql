-- name: add_template(kind, language, content, sha256, file_name, note, valid_from, added_by)$
-- Keeps a template; gives its number.
INSERT INTO document_template (kind, language, content, sha256, file_name, note, valid_from, added_by)
VALUES (:kind, :language, :content, :sha256, :file_name, :note, :valid_from, :added_by)
RETURNING id;

-- name: take_back_template(template_id, taken_back_by, reason)$
-- Takes a template back; gives its number, or nothing where it was taken back before or is not known.
UPDATE document_template SET taken_back_by = :taken_back_by, taken_back_at = clock_timestamp(), reason = :reason
WHERE id = :template_id AND taken_back_at IS NULL
RETURNING id;

-- name: templates_of(kind, language)
-- All templates of a kind in a language without their files, newest first.
SELECT id, kind, language, file_name, note, valid_from, added_by, added_at, taken_back_by, taken_back_at, reason
FROM document_template WHERE kind = :kind AND language = :language ORDER BY id DESC;

-- name: get_template(template_id)^
-- One template with its file.
SELECT * FROM document_template WHERE id = :template_id;
