-- Personal data (Law 91/2025/QH15, Decree 356/2025/NĐ-CP): consent, requests and their clocks, breaches, erasure.

-- Links mailed before consent was asked for carry none: whoever holds one registers again.
DELETE FROM account_link WHERE purpose = 'registration';

CREATE TABLE data_consent (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id bigint NOT NULL REFERENCES person,
    purpose text NOT NULL CHECK (purpose ~ '^[a-z_]+$'),
    notice_version text NOT NULL CHECK (notice_version ~ '^[0-9-]+$'),  -- of the privacy notice that was agreed to
    given_at timestamptz NOT NULL,
    withdrawn_at timestamptz CHECK (withdrawn_at >= given_at)
);
CREATE UNIQUE INDEX data_consent_in_force ON data_consent (person_id, purpose, notice_version)
    WHERE withdrawn_at IS NULL;

CREATE TABLE data_request (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id bigint NOT NULL REFERENCES person,
    kind text NOT NULL CHECK (kind IN ('access', 'correction', 'erasure', 'withdrawal')),
    body text CHECK (body IS NFC NORMALIZED AND length(body) <= 5000),
    received_at timestamptz NOT NULL DEFAULT now(),
    completion_days integer NOT NULL CHECK (completion_days BETWEEN 1 AND 365),  -- promised on that day
    answer text CHECK (answer IS NFC NORMALIZED AND length(answer) <= 5000),
    answered_by text,
    answered_at timestamptz,
    completed_by text,
    completed_at timestamptz,
    CONSTRAINT data_request_is_answered_whole CHECK ((answered_at IS NULL) = (answered_by IS NULL)),
    CONSTRAINT data_request_is_completed_whole CHECK ((completed_at IS NULL) = (completed_by IS NULL)),
    CONSTRAINT data_request_is_answered_first CHECK (completed_at IS NULL OR answered_at IS NOT NULL)
);
CREATE INDEX data_request_of_person ON data_request (person_id, id DESC);
CREATE INDEX data_request_open ON data_request (received_at) WHERE completed_at IS NULL;

CREATE TABLE data_breach (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    known_at timestamptz NOT NULL,
    body text NOT NULL CHECK (body IS NFC NORMALIZED AND length(body) BETWEEN 10 AND 5000),
    people_affected integer CHECK (people_affected >= 0),  -- null while nobody knows
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    notified_by text,
    notified_at timestamptz,
    CONSTRAINT data_breach_is_notified_whole CHECK ((notified_at IS NULL) = (notified_by IS NULL))
);

-- Whom people ask about their data; one row at most.
CREATE TABLE data_protection_contact (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    body text NOT NULL CHECK (body IS NFC NORMALIZED AND length(body) BETWEEN 3 AND 1000),
    changed_at timestamptz NOT NULL DEFAULT now()
);

-- Days on which nobody works though they are no weekend. Tết, the anniversary of the Hùng kings and the second day
-- of the national holiday fall on another date each year: an administrator enters them.
CREATE TABLE holiday (
    day date PRIMARY KEY,
    name text NOT NULL CHECK (name IS NFC NORMALIZED AND length(name) BETWEEN 2 AND 200)
);
INSERT INTO holiday (day, name)
SELECT make_date(year, month, day), name
FROM generate_series(2026, 2035) AS year,
     (VALUES (1, 1, 'Tết Dương lịch'), (4, 30, 'Ngày Chiến thắng'), (5, 1, 'Ngày Quốc tế Lao động'),
             (9, 2, 'Quốc khánh')) AS fixed (month, day, name);

-- A notice is told to somebody; it goes with them.
DELETE FROM notice WHERE NOT EXISTS (SELECT FROM person WHERE person.id = notice.person_id);
ALTER TABLE notice ADD CONSTRAINT notice_of_person FOREIGN KEY (person_id) REFERENCES person ON DELETE CASCADE;

-- Erasing a person may leave a need without anybody to call.
ALTER TABLE need ADD COLUMN contact_erased_at timestamptz;
ALTER TABLE need DROP CONSTRAINT need_has_contact;
ALTER TABLE need ADD CONSTRAINT need_has_contact
    CHECK (phone IS NOT NULL OR email IS NOT NULL OR contact_erased_at IS NOT NULL);

-- The text without these words, wherever they stand alone, in large or small letters; null stays null.
CREATE FUNCTION without_words(body text, words text[]) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    word text;
BEGIN
    FOREACH word IN ARRAY words LOOP
        body := regexp_replace(
            body,
            '(?<![[:alnum:]])' || regexp_replace(word, '([^[:alnum:][:space:]])', '\\\1', 'g') || '(?![[:alnum:]])',
            '[đã xóa]', 'gi');
    END LOOP;
    RETURN body;
END $$;
CREATE FUNCTION without_words(bodies text[], words text[]) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(array_agg(without_words(body, words) ORDER BY place), '{}')
    FROM unnest(bodies) WITH ORDINALITY AS each (body, place)
$$;
-- Only texts of the value change, never its names.
CREATE FUNCTION without_words(value jsonb, words text[]) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE jsonb_typeof(value)
        WHEN 'string' THEN to_jsonb(without_words(value #>> '{}', words))
        WHEN 'array' THEN (SELECT coalesce(jsonb_agg(without_words(each, words) ORDER BY place), '[]')
                           FROM jsonb_array_elements(value) WITH ORDINALITY AS e (each, place))
        WHEN 'object' THEN (SELECT coalesce(jsonb_object_agg(key, without_words(each, words)), '{}')
                            FROM jsonb_each(value) AS e (key, each))
        ELSE value
    END
$$;
