-- name: list_numbers(up_to)
-- The numbers from 1, for tests of how statements are called.
SELECT generate_series(1, :up_to::integer) AS number;

-- name: find_setting(name)^
-- One programme setting, or nothing.
SELECT name, value FROM programme_setting WHERE name = :name;

-- name: count_settings()$
-- How many programme settings there are.
SELECT count(*) FROM programme_setting;

-- name: add_setting(name, value)<!
-- Remembers a setting and gives back when.
INSERT INTO programme_setting (name, value, changed_by) VALUES (:name, :value, 'test') RETURNING changed_at;

-- name: add_settings(name, value)*!
-- Remembers several settings.
INSERT INTO programme_setting (name, value, changed_by) VALUES (:name, :value, 'test');

-- name: remove_setting(name)!
-- Forgets a setting.
DELETE FROM programme_setting WHERE name = :name;
