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
-- Mobile numbers have ten digits since 2018; the old ones cannot be dialled (the table of matchmaker/intake/phones.py).
CREATE FUNCTION pg_temp.mobile_of_ten_digits(phone text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce((
        SELECT '0' || now || substr(old.digits[1], 3)
        FROM regexp_match(phone, '^(?:0|(?:\+84|0084|84)0?)1((?:2[0-9]|6[2-9]|8[68]|99)[0-9]{7})$') AS old (digits)
        JOIN (VALUES ('20', '70'), ('21', '79'), ('22', '77'), ('26', '76'), ('28', '78'),
            ('23', '83'), ('24', '84'), ('25', '85'), ('27', '81'), ('29', '82'), ('86', '56'), ('88', '58'),
            ('99', '59'), ('62', '32'), ('63', '33'), ('64', '34'), ('65', '35'), ('66', '36'), ('67', '37'),
            ('68', '38'), ('69', '39')) AS prefix (before, now) ON before = left(old.digits[1], 2)
    ), phone)
$$;
CREATE FUNCTION pg_temp.phone_kept(phone text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT pg_temp.phone_in_one_form(pg_temp.mobile_of_ten_digits(phone))
$$;
UPDATE person SET phone = pg_temp.phone_kept(phone) WHERE phone <> pg_temp.phone_kept(phone);
UPDATE need SET phone = pg_temp.phone_kept(phone) WHERE phone <> pg_temp.phone_kept(phone);
UPDATE solution SET phone = pg_temp.phone_kept(phone) WHERE phone <> pg_temp.phone_kept(phone);

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
