-- Tax codes and telephone numbers have one form each, which their readers give (matchmaker/intake).

-- Since 1 July 2025 the 12 digits of a personal identification number are the tax code of a household business
-- (Circular 86/2024/TT-BTC of 23 December 2024).
ALTER TABLE organisation
    DROP CONSTRAINT organisation_tax_code_check,
    ADD CONSTRAINT organisation_tax_code_check CHECK (tax_code ~ '^([0-9]{10}(-[0-9]{3})?|[0-9]{12})$');

-- A number of Vietnam is kept as it is dialled there, any other with +: so that one number is found wherever it stands.
CREATE FUNCTION pg_temp.phone_in_one_form(phone text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT regexp_replace(regexp_replace(regexp_replace(phone,
        '^(?:\+84|0084|84)0?([35789][0-9]{8}|2[0-9]{8,9}|6[79][0-9]{6,8})$', '0\1'),
        '^(?:\+84|0084)(1[89]00[0-9]{4,6})$', '\1'),
        '^00([1-9][0-9]{7,14})$', '+\1')
$$;
UPDATE person SET phone = pg_temp.phone_in_one_form(phone) WHERE phone <> pg_temp.phone_in_one_form(phone);
UPDATE need SET phone = pg_temp.phone_in_one_form(phone) WHERE phone <> pg_temp.phone_in_one_form(phone);
UPDATE solution SET phone = pg_temp.phone_in_one_form(phone) WHERE phone <> pg_temp.phone_in_one_form(phone);

-- What an import left of a lone dash is no number; whatever else cannot be one stays with the name of who is called.
UPDATE need SET phone = NULL,
    contact_name = normalize(nullif(concat_ws(', ', nullif(contact_name, ''), nullif(btrim(phone, E' \t\n\r'), '')), '')),
    contact_erased_at = CASE WHEN email IS NULL THEN coalesce(contact_erased_at, now()) ELSE contact_erased_at END
WHERE phone !~ '^\+?[0-9]{8,15}$';
UPDATE solution SET phone = NULL,
    contact_name = normalize(nullif(concat_ws(', ', nullif(contact_name, ''), nullif(btrim(phone, E' \t\n\r'), '')), ''))
WHERE phone !~ '^\+?[0-9]{8,15}$';
ALTER TABLE need ADD CONSTRAINT need_phone_check CHECK (phone ~ '^\+?[0-9]{8,15}$');
ALTER TABLE solution ADD CONSTRAINT solution_phone_check CHECK (phone ~ '^\+?[0-9]{8,15}$');
