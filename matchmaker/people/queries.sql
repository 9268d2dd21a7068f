-- name: get_organisation(organisation_id, sees_all, own_organisation, own_name)^
-- One organisation that the actor may see, unless it was merged into another.
SELECT * FROM organisation o
WHERE o.id = :organisation_id AND o.merged_into_id IS NULL AND (:sees_all OR organisation_is_public(o)
     OR is_own(o.id, o.created_by, :own_organisation::bigint, :own_name::text));

-- name: find_organisation(key, name, tax_code)^
-- The organisation of that key, tax code or name, or one whose name looks like it, in this order of trust; `former`
-- where that is how a record of it was called that was merged into it.
SELECT k.*, o.merged_into_id IS NOT NULL AS former
FROM organisation o JOIN organisation k ON k.id = coalesce(o.merged_into_id, o.id)
WHERE o.key = :key OR o.tax_code = :tax_code OR organisation_name_key(o.name) = organisation_name_key(:name)
ORDER BY (o.key = :key) DESC NULLS LAST, (o.tax_code = :tax_code) DESC NULLS LAST, lower(o.name) = lower(:name) DESC, o.id
LIMIT 1;

-- name: take_turn_to_name(name)^
-- Waits for whoever adds an organisation whose name looks like this one.
SELECT pg_advisory_xact_lock(hashtextextended(organisation_name_key(:name), 24));

-- name: insert_organisation(key, name, name_en, abbreviation, kind, tax_code, website, place, note, source, confirmed, sort_key, search_text, created_by)^
-- A new organisation; nothing when somebody has just added one whose name looks like this one.
INSERT INTO organisation (key, name, name_en, abbreviation, kind, tax_code, website, place, note, source, confirmed,
                          sort_key, search_text, created_by)
SELECT :key, :name, :name_en, :abbreviation, :kind, :tax_code, :website, :place, :note, :source, :confirmed,
       :sort_key, :search_text, :created_by
WHERE NOT EXISTS (SELECT FROM organisation WHERE organisation_name_key(name) = organisation_name_key(:name))
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
-- Organisations whose folded text holds every pattern, in Vietnamese order.
SELECT o.*, count(*) OVER () AS total
FROM organisation o
WHERE o.merged_into_id IS NULL AND o.search_text ~ ALL (:patterns) AND (:kind::text IS NULL OR o.kind = :kind)
  AND (:sees_all OR organisation_is_public(o) OR is_own(o.id, o.created_by, :own_organisation::bigint, :own_name::text))
ORDER BY o.sort_key, o.id
LIMIT :limit OFFSET :offset;

-- name: organisation_names(sees_all, own_organisation, own_name)
-- Names that the actor may see, in Vietnamese order, for suggestions in forms.
SELECT o.name FROM organisation o
WHERE o.merged_into_id IS NULL
  AND (:sees_all OR organisation_is_public(o) OR is_own(o.id, o.created_by, :own_organisation::bigint, :own_name::text))
ORDER BY o.sort_key;

-- name: all_organisations()
-- Everything, for the export.
SELECT * FROM organisation WHERE merged_into_id IS NULL ORDER BY id;

-- name: verify_organisation(organisation_id, verified_by)!
-- A broker has checked that it is what it says.
UPDATE organisation SET verified_by = :verified_by, verified_at = now(), version = version + 1, updated_at = now()
WHERE id = :organisation_id AND verified_at IS NULL;

-- name: name_authorised_contact(organisation_id, person_id)!
-- Who alone may consent for the organisation; nobody when null.
UPDATE organisation SET authorised_contact_id = :person_id, version = version + 1, updated_at = now()
WHERE id = :organisation_id;

-- name: leave_contact(person_id)!
-- Whoever goes is nobody's authorised contact any more.
UPDATE organisation SET authorised_contact_id = NULL, version = version + 1, updated_at = now()
WHERE authorised_contact_id = :person_id;

-- name: lock_organisation(organisation_id)^
-- One organisation, held until the transaction ends.
SELECT * FROM organisation WHERE id = :organisation_id FOR UPDATE;

-- name: hold_organisation(organisation_id)^
-- One organisation, not merged nor deleted until the transaction ends; waits for whoever does either.
SELECT * FROM organisation WHERE id = :organisation_id FOR KEY SHARE;

-- name: get_person(person_id)^
-- One person with what their organisation says of them.
SELECT p.*, o.name AS organisation_name, o.kind AS organisation_kind,
       o.verified_at IS NOT NULL AS organisation_verified, j.name AS joining_name,
       o.authorised_contact_id IS NOT DISTINCT FROM p.id AS authorised_contact,
       p.totp_confirmed_at IS NOT NULL AS second_factor
FROM person p LEFT JOIN organisation o ON o.id = p.organisation_id LEFT JOIN organisation j ON j.id = p.joining_id
WHERE p.id = :person_id;

-- name: list_people(organisation_id)
-- Everybody, or the members of one organisation and those who wait to be let in; the newest first.
SELECT p.*, o.name AS organisation_name, o.kind AS organisation_kind,
       o.verified_at IS NOT NULL AS organisation_verified, j.name AS joining_name,
       o.authorised_contact_id IS NOT DISTINCT FROM p.id AS authorised_contact,
       p.totp_confirmed_at IS NOT NULL AS second_factor
FROM person p LEFT JOIN organisation o ON o.id = p.organisation_id LEFT JOIN organisation j ON j.id = p.joining_id
WHERE p.erased_at IS NULL
  AND (:organisation_id::bigint IS NULL OR :organisation_id IN (p.organisation_id, p.joining_id))
ORDER BY p.id DESC;

-- name: credentials_by_email(email)^
-- What a sign-in is held against; those who were disabled have nothing.
SELECT id, password_hash FROM person WHERE email = :email AND disabled_at IS NULL;

-- name: credentials_of(person_id)^
-- The same for somebody who is signed in.
SELECT id, email, name, password_hash FROM person WHERE id = :person_id AND disabled_at IS NULL;

-- name: find_person(email)$
-- The person of this e-mail address: the active one, else the one disabled last.
SELECT id FROM person WHERE email = :email ORDER BY disabled_at DESC NULLS FIRST LIMIT 1;

-- name: lock_person(person_id)^
-- One person's row, held until the transaction ends.
SELECT * FROM person WHERE id = :person_id FOR UPDATE;

-- name: insert_person(email, name, phone, locale, role, organisation_id, joining_id, password_hash, demo, created_by)$
-- A new person; nothing when an active one has this e-mail address.
INSERT INTO person (email, name, phone, locale, role, organisation_id, joining_id, password_hash, demo, created_by)
VALUES (:email, :name, :phone, :locale, :role, :organisation_id, :joining_id, :password_hash, :demo, :created_by)
ON CONFLICT (email) WHERE disabled_at IS NULL DO NOTHING
RETURNING id;

-- name: own_creation(person_id)!
-- Whoever registers is their own creator.
UPDATE person SET created_by = 'person:' || key WHERE id = :person_id;

-- name: join_organisation(person_id, organisation_id)!
-- From now on a member.
UPDATE person SET organisation_id = :organisation_id, joining_id = NULL, joining_as = NULL, joining_tax_code = NULL
WHERE id = :person_id;

-- name: ask_to_join(person_id, organisation_id, joining_as, joining_tax_code)!
-- Waits for somebody of there to agree, who reads how they called it.
UPDATE person SET joining_id = :organisation_id, joining_as = :joining_as, joining_tax_code = :joining_tax_code
WHERE id = :person_id;

-- name: those_who_join(organisation_id)
-- Who asks to join an organisation, as they called it, beside what it is and where the mailboxes of its people are.
SELECT p.id, p.email, p.joining_as, p.joining_tax_code, o.name, o.tax_code, o.website,
       ARRAY (SELECT m.email FROM person m WHERE m.organisation_id = o.id AND m.disabled_at IS NULL) AS emails
FROM person p JOIN organisation o ON o.id = p.joining_id
WHERE p.joining_id = :organisation_id AND p.disabled_at IS NULL ORDER BY p.id;

-- name: joining_of(person_id)^
-- The organisation that somebody asks to join.
SELECT o.* FROM person p JOIN organisation o ON o.id = p.joining_id WHERE p.id = :person_id;

-- name: stop_joining(person_id)!
-- The organisation does not know them.
UPDATE person SET joining_id = NULL, joining_as = NULL, joining_tax_code = NULL WHERE id = :person_id;

-- name: set_password(person_id, password_hash)!
-- A new password, or the same one hashed with newer parameters.
UPDATE person SET password_hash = :password_hash WHERE id = :person_id;

-- name: set_role(person_id, role)!
-- What somebody may do from now on.
UPDATE person SET role = :role WHERE id = :person_id;

-- name: set_locale(person_id, locale)!
-- The language of pages and mails.
UPDATE person SET locale = :locale WHERE id = :person_id;

-- name: disable_person(person_id)!
-- No sign-in any more.
UPDATE person SET disabled_at = now() WHERE id = :person_id;

-- name: enable_person(person_id)$
-- Sign-in is possible again; nothing where somebody else has the e-mail address by now.
UPDATE person p SET disabled_at = NULL
WHERE id = :person_id AND NOT EXISTS (SELECT FROM person x WHERE x.email = p.email AND x.disabled_at IS NULL)
RETURNING id;

-- name: insert_session(id_hash, person_id, password_hash, complete, address, device)$
-- A session, unless the person was disabled or the password changed since it was checked; holds off both meanwhile.
INSERT INTO session (id_hash, person_id, complete, address, device)
SELECT :id_hash, p.id, :complete, :address, :device
FROM (SELECT id FROM person
      WHERE id = :person_id AND disabled_at IS NULL AND password_hash IS NOT DISTINCT FROM :password_hash
      FOR SHARE) p
RETURNING id;

-- name: find_session(id_hash)^
-- A session, of a person who is not disabled.
SELECT s.*, p.role FROM session s JOIN person p ON p.id = s.person_id
WHERE s.id_hash = :id_hash AND p.disabled_at IS NULL;

-- name: see_session(session_id)!
-- It is in use.
UPDATE session SET seen_at = now() WHERE id = :session_id;

-- name: end_session(id_hash)$
-- Gives whose it was.
DELETE FROM session WHERE id_hash = :id_hash RETURNING person_id;

-- name: end_session_of(session_id, person_id)$
-- One of somebody's own.
DELETE FROM session WHERE id = :session_id AND person_id = :person_id RETURNING id;

-- name: end_sessions(person_id, except_id)!
-- All of somebody's, but the one they sit in front of.
DELETE FROM session WHERE person_id = :person_id AND id IS DISTINCT FROM :except_id::bigint;

-- name: list_sessions(person_id)
-- Somebody's own, the one used last first.
SELECT * FROM session WHERE person_id = :person_id AND complete ORDER BY seen_at DESC, id DESC;

-- name: drop_sessions(idle_seconds, absolute_seconds)!
-- Those that are over for everybody.
DELETE FROM session
WHERE seen_at < now() - make_interval(secs => :idle_seconds)
   OR started_at < now() - make_interval(secs => :absolute_seconds);

-- name: set_totp(person_id, sealed)!
-- A new secret, not in force before its first code.
UPDATE person SET totp_sealed = :sealed, totp_confirmed_at = NULL, totp_step = NULL WHERE id = :person_id;

-- name: confirm_totp(person_id)!
-- In force from now on.
UPDATE person SET totp_confirmed_at = now() WHERE id = :person_id;

-- name: use_totp_step(person_id, step)$
-- Takes a time step; nothing when it or a later one was used before.
UPDATE person SET totp_step = :step WHERE id = :person_id AND coalesce(totp_step, -1) < :step RETURNING id;

-- name: forget_totp(person_id)!
-- The next sign-in begins the enrolment anew.
UPDATE person SET totp_sealed = NULL, totp_confirmed_at = NULL, totp_step = NULL WHERE id = :person_id;

-- name: insert_recovery_codes(person_id, hashes)!
-- Codes for the day when the phone is lost.
INSERT INTO recovery_code (person_id, code_hash) SELECT :person_id, unnest(:hashes::bytea[]);

-- name: use_recovery_code(person_id, code_hash)$
-- A code goes when it is used.
DELETE FROM recovery_code WHERE person_id = :person_id AND code_hash = :code_hash RETURNING person_id;

-- name: drop_recovery_codes(person_id)!
-- None of the old ones opens any more.
DELETE FROM recovery_code WHERE person_id = :person_id;

-- name: count_recovery_codes(person_id)$
-- How many are left.
SELECT count(*) FROM recovery_code WHERE person_id = :person_id;

-- name: insert_link(purpose, token_hash, person_id, email, content, created_by, expires_at)!
-- A link that opens once, until its time is over.
INSERT INTO account_link (purpose, token_hash, person_id, email, content, created_by, expires_at)
VALUES (:purpose, :token_hash, :person_id, :email, :content, :created_by, :expires_at);

-- name: find_link(purpose, token_hash)^
-- What a link carries; a link that was used is gone.
SELECT *, content ->> 'locale' AS locale, NULL AS used_at FROM account_link
WHERE purpose = :purpose AND token_hash = :token_hash;

-- name: lock_link(link_id)^
-- A link, held until the transaction ends.
SELECT id FROM account_link WHERE id = :link_id FOR UPDATE;

-- name: drop_link(link_id)!
-- It opens nothing any more.
DELETE FROM account_link WHERE id = :link_id;

-- name: drop_links(purpose, email)!
-- What is done once makes the other links for it void.
DELETE FROM account_link WHERE purpose = :purpose AND email = :email;

-- name: drop_expired_links()!
-- And with them what they carried.
DELETE FROM account_link WHERE expires_at <= now();

-- name: open_invitations(purpose)
-- Those that nobody has accepted, the newest first, with who invited.
SELECT l.*, p.name AS inviter FROM account_link l LEFT JOIN person p ON 'person:' || p.key = l.created_by
WHERE l.purpose = :purpose ORDER BY l.id DESC;

-- name: take_invitation(link_id, purpose)^
-- One of them, which opens nothing any more; nothing where somebody has used it.
DELETE FROM account_link WHERE id = :link_id AND purpose = :purpose RETURNING *;

-- name: full_buckets(seconds, attempts)
-- Buckets with so many attempts in the window: none more is let through.
SELECT bucket FROM attempt WHERE at > clock_timestamp() - make_interval(secs => :seconds)
GROUP BY bucket HAVING count(*) >= :attempts;

-- name: take_bucket(bucket)!
-- Attempts on one bucket take turns, in whichever process.
SELECT pg_advisory_xact_lock(hashtextextended(encode(:bucket::bytea, 'hex'), 0));

-- name: nth_attempt(bucket, seconds, back)$
-- Seconds since the attempt that is `back` before the newest in the window; nothing while there are fewer.
SELECT extract(epoch FROM clock_timestamp() - at)::float8 FROM attempt
WHERE bucket = :bucket AND at > clock_timestamp() - make_interval(secs => :seconds)
ORDER BY at DESC OFFSET :back LIMIT 1;

-- name: insert_attempt(bucket)$
-- One more; gives its id.
INSERT INTO attempt (bucket) VALUES (:bucket) RETURNING id;

-- name: give_back_attempts(ids)!
-- What succeeded does not count.
DELETE FROM attempt WHERE id = ANY (:ids);

-- name: forget_attempts(buckets)$
-- Somebody may try again at once; gives how many attempts there were.
WITH gone AS (DELETE FROM attempt WHERE bucket = ANY (:buckets::bytea[]) RETURNING id) SELECT count(*) FROM gone;

-- name: drop_attempts(seconds)!
-- Those that no window reaches any more.
DELETE FROM attempt WHERE at < now() - make_interval(secs => :seconds);

-- name: has_administrator()$
-- Whether somebody real administers.
SELECT EXISTS (SELECT FROM person WHERE role = 'administrator' AND disabled_at IS NULL AND NOT demo);

-- name: directory(role)
-- Everybody with when they were last here, the newest account first; a session that ended left its sign-in in the audit.
SELECT p.*, o.name AS organisation_name, o.kind AS organisation_kind,
       o.verified_at IS NOT NULL AS organisation_verified, j.name AS joining_name,
       o.authorised_contact_id IS NOT DISTINCT FROM p.id AS authorised_contact,
       p.totp_confirmed_at IS NOT NULL AS second_factor,
       greatest((SELECT max(s.seen_at) FROM session s WHERE s.person_id = p.id),
                (SELECT max(a.at) FROM audit_entry a
                 WHERE a.subject = 'person' AND a.subject_id = p.id AND a.action = 'person:sign_in')) AS last_seen_at
FROM person p LEFT JOIN organisation o ON o.id = p.organisation_id LEFT JOIN organisation j ON j.id = p.joining_id
WHERE p.erased_at IS NULL AND (:role::text IS NULL OR p.role = :role)
ORDER BY p.id DESC;

-- name: people_of_roles(roles)
-- Who has an account of one of these roles.
SELECT id FROM person WHERE role = ANY (:roles) AND disabled_at IS NULL ORDER BY id;

-- name: people_of_keys(actors)
-- Who those are whom the audit names by a key; without a name once their data were erased.
SELECT 'person:' || key AS actor, name, role, organisation_id FROM person WHERE 'person:' || key = ANY (:actors);

-- name: refuse_organisation(organisation_id, refusal, refused_by)!
-- It is not verified, until somebody has changed it since.
UPDATE organisation SET refused_at = now(), refused_by = :refused_by, refusal = :refusal WHERE id = :organisation_id;

-- name: organisations_to_verify()
-- Those with a member whom nobody has looked at yet, the one that waits longest first, and whom to ask there.
SELECT o.*, p.name AS contact_name, p.email AS contact_email, p.phone AS contact_phone,
       ARRAY (SELECT m.email FROM person m WHERE m.organisation_id = o.id AND m.disabled_at IS NULL) AS emails
FROM organisation o LEFT JOIN person p ON p.id = o.authorised_contact_id
WHERE o.verified_at IS NULL AND o.merged_into_id IS NULL
  AND (o.refused_at IS NULL OR o.updated_at > o.refused_at)
  AND EXISTS (SELECT FROM person m WHERE m.organisation_id = o.id AND m.disabled_at IS NULL)
ORDER BY o.created_at, o.id;

-- name: insert_consent(person_id, purpose, notice_version, given_at)$
-- What somebody agreed to; nothing when that is in force already.
INSERT INTO data_consent (person_id, purpose, notice_version, given_at)
VALUES (:person_id, :purpose, :notice_version, :given_at)
ON CONFLICT (person_id, purpose, notice_version) WHERE withdrawn_at IS NULL DO NOTHING
RETURNING id;

-- name: erase_person(person_id)!
-- The row and its key stay for the audit; nothing in it tells who it was.
UPDATE person
SET email = NULL, name = NULL, phone = NULL, password_hash = NULL, totp_sealed = NULL, totp_confirmed_at = NULL,
    totp_step = NULL, organisation_id = NULL, joining_id = NULL, joining_as = NULL, joining_tax_code = NULL,
    disabled_at = coalesce(disabled_at, now()),
    erased_at = now()
WHERE id = :person_id;

-- name: drop_links_of(person_id, email)!
-- Every link that was mailed to somebody.
DELETE FROM account_link WHERE person_id = :person_id OR email = :email;

-- name: identify(person_id)^
-- By what somebody is found, held until the transaction ends; nothing once they are erased.
SELECT id, key, email, name, phone, organisation_id FROM person
WHERE id = :person_id AND erased_at IS NULL FOR UPDATE;

-- name: consents_of(person_id)
-- What somebody agreed to, the newest first.
SELECT purpose, notice_version, given_at, withdrawn_at FROM data_consent WHERE person_id = :person_id ORDER BY id DESC;

-- name: withdraw_consents(person_id)!
-- From now on they agree to nothing.
UPDATE data_consent SET withdrawn_at = now() WHERE person_id = :person_id AND withdrawn_at IS NULL;

-- name: erase_from_organisation(organisation_id, words)!
-- What was noted of their organisation.
UPDATE organisation SET note = without_words(note, :words) WHERE id = :organisation_id;

-- name: tax_code_left_behind(person_id)$
-- Of the organisation whose last account is this person's; nothing where others have one too.
SELECT o.tax_code FROM person p JOIN organisation o ON o.id = p.organisation_id
WHERE p.id = :person_id
  AND NOT EXISTS (SELECT FROM person x WHERE x.organisation_id = o.id AND x.id <> p.id AND x.erased_at IS NULL);

-- name: erase_number(organisation_id)!
-- The tax code of a household business; that it is one stays known.
UPDATE organisation SET tax_code = NULL, number_erased_at = now() WHERE id = :organisation_id;

-- name: personal_data(person_id, email)$
-- What this room holds about a person, as one JSON document; secrets and their hashes are left out.
SELECT jsonb_build_object(
    'account', (SELECT to_jsonb(x) FROM (
        SELECT p.key, p.email, p.name, p.phone, p.locale, p.role, o.name AS organisation, j.name AS asks_to_join,
               p.joining_as AS asks_to_join_as, p.joining_tax_code AS asks_to_join_with_tax_code,
               o.authorised_contact_id = p.id AS authorised_contact, p.totp_confirmed_at AS second_factor_since,
               p.confirmed_at, p.disabled_at, p.created_at
        FROM person p LEFT JOIN organisation o ON o.id = p.organisation_id LEFT JOIN organisation j ON j.id = p.joining_id
        WHERE p.id = :person_id) x),
    'consents', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT purpose, notice_version, given_at, withdrawn_at FROM data_consent
        WHERE person_id = :person_id ORDER BY id) x),
    'sessions', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT address, device, started_at, seen_at FROM session WHERE person_id = :person_id ORDER BY id) x),
    'organisation_changes', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT organisation_id, fields, note, made_at, outcome FROM organisation_change
        WHERE person_id = :person_id ORDER BY id) x),
    'recovery_codes_left', (SELECT count(*) FROM recovery_code WHERE person_id = :person_id),
    'links', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT purpose, email, content, created_at, expires_at FROM account_link
        WHERE person_id = :person_id OR email = :email ORDER BY id) x),
    'kept_forms', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT kept_at FROM kept_form WHERE person_id = :person_id ORDER BY id) x));

-- name: drop_organisation_of_nobody(organisation_id, created_by)!
-- An organisation that is here by the name alone that somebody without an account wrote. Raises where others refer to it.
DELETE FROM organisation
WHERE id = :organisation_id AND created_by = :created_by AND verified_at IS NULL;

-- name: capacity_of(organisation_id)$
-- How many introductions an organisation can carry.
SELECT introductions_at_once FROM organisation WHERE id = :organisation_id;

-- name: set_capacity(organisation_id, most)$
-- How many introductions an organisation can carry; gives what it said before.
WITH before AS (SELECT introductions_at_once FROM organisation WHERE id = :organisation_id)
UPDATE organisation SET introductions_at_once = :most, version = version + 1, updated_at = now()
WHERE id = :organisation_id RETURNING (SELECT introductions_at_once FROM before);

-- name: members_of(organisation_id)
-- Who is told what concerns their organisation.
SELECT id FROM person WHERE organisation_id = :organisation_id AND disabled_at IS NULL ORDER BY id;

-- name: administrators(role)
-- Those who look after the service.
SELECT id FROM person WHERE role = :role AND disabled_at IS NULL AND erased_at IS NULL ORDER BY id;

-- name: newest_fingerprint(file)^
-- By what the key file was last recorded, and when.
SELECT fingerprint, recorded_at FROM key_fingerprint WHERE file = :file ORDER BY id DESC LIMIT 1;

-- name: insert_fingerprint(file, fingerprint)!
INSERT INTO key_fingerprint (file, fingerprint) VALUES (:file, :fingerprint);

-- name: others_like(organisation_id, name, tax_code)
-- Other organisations of this tax code, or whose name looks like this one.
SELECT * FROM organisation
WHERE :organisation_id NOT IN (id, coalesce(merged_into_id, id))
  AND (tax_code = :tax_code OR organisation_name_key(name) = organisation_name_key(:name)) ORDER BY id;

-- name: look_alikes(organisation_id, name, tax_code, domains)
-- Other organisations of this name or tax code, or with mailboxes or a site at one of these domains.
SELECT o.*, ARRAY (SELECT m.email FROM person m WHERE m.organisation_id = o.id AND m.disabled_at IS NULL) AS emails
FROM organisation o
WHERE o.id <> :organisation_id AND o.merged_into_id IS NULL
  AND (o.tax_code = :tax_code OR organisation_name_key(o.name) = organisation_name_key(:name)
       OR EXISTS (SELECT FROM person m WHERE m.organisation_id = o.id AND m.disabled_at IS NULL
                  AND split_part(m.email, '@', 2) = ANY (:domains::text[]))
       OR EXISTS (SELECT FROM unnest(:domains::text[]) d,
                              split_part(translate(split_part(lower(o.website), '://', 2), ':?#', '///'), '/', 1) host
                  WHERE right('.' || host, length(d) + 1) = '.' || d))
ORDER BY o.id LIMIT 10;

-- name: insert_change(organisation_id, fields, name, name_en, kind, tax_code, note, person_id)$
-- What an organisation asks to be called from now on.
INSERT INTO organisation_change (organisation_id, fields, name, name_en, kind, tax_code, note, person_id)
VALUES (:organisation_id, :fields, :name, :name_en, :kind, :tax_code, :note, :person_id) RETURNING id;

-- name: waiting_change(organisation_id)^
-- What an organisation has asked and nobody has decided, held until the transaction ends.
SELECT * FROM organisation_change WHERE organisation_id = :organisation_id AND outcome IS NULL FOR UPDATE;

-- name: last_change(organisation_id)^
-- What an organisation asked last, with what became of it.
SELECT c.*, p.name AS person_name FROM organisation_change c JOIN person p ON p.id = c.person_id
WHERE c.organisation_id = :organisation_id AND c.outcome IS DISTINCT FROM 'replaced' ORDER BY c.id DESC LIMIT 1;

-- name: waiting_changes()
-- What waits for the desk, the one that waits longest first.
SELECT c.*, p.name AS person_name FROM organisation_change c JOIN person p ON p.id = c.person_id
WHERE c.outcome IS NULL ORDER BY c.made_at, c.id;

-- name: organisation_of_change(change_id)$
-- Whose it is.
SELECT organisation_id FROM organisation_change WHERE id = :change_id;

-- name: lock_change(change_id)^
-- One of them, held until the transaction ends.
SELECT * FROM organisation_change WHERE id = :change_id FOR UPDATE;

-- name: end_change(change_id, outcome, reason, decided_by)!
-- What became of it.
UPDATE organisation_change SET outcome = :outcome, reason = :reason, decided_by = :decided_by, decided_at = now()
WHERE id = :change_id;

-- name: members_of_roles(organisation_id, roles)
-- Members with an account of one of these roles.
SELECT id, role FROM person WHERE organisation_id = :organisation_id AND role = ANY (:roles) ORDER BY id FOR UPDATE;

-- name: erase_from_changes(organisation_id, person_id, words)!
-- What was said of their organisation, and what they said of any.
UPDATE organisation_change SET note = without_words(note, :words), reason = without_words(reason, :words)
WHERE organisation_id = :organisation_id OR person_id = :person_id;

-- name: erase_number_from_changes(organisation_id, person_id, erased_by)!
-- The number of who ran a household business, where it was asked for and this person has its last account. What asked
-- for more asks for the rest; what asked for nothing else is over: no number is no wish to have none.
UPDATE organisation_change
SET tax_code = NULL,
    fields = CASE WHEN fields = '{tax_code}' THEN fields ELSE array_remove(fields, 'tax_code') END,
    outcome = CASE WHEN fields = '{tax_code}' THEN coalesce(outcome, 'replaced') ELSE outcome END,
    decided_by = CASE WHEN fields = '{tax_code}' THEN coalesce(decided_by, :erased_by) ELSE decided_by END,
    decided_at = CASE WHEN fields = '{tax_code}' THEN coalesce(decided_at, now()) ELSE decided_at END
WHERE organisation_id = :organisation_id AND tax_code ~ '^[0-9]{12}$'
  AND NOT EXISTS (SELECT FROM person x
                  WHERE x.organisation_id = :organisation_id AND x.id <> :person_id AND x.erased_at IS NULL);

-- name: merged_into(organisation_id)$
-- The organisation that a record was merged into.
SELECT merged_into_id FROM organisation WHERE id = :organisation_id;

-- name: leave_merged(organisation_id, into_id)!
-- The record leads to the other from now on, as do those that led to it.
UPDATE organisation
SET merged_into_id = :into_id, merged_at = coalesce(merged_at, now()), tax_code = NULL, authorised_contact_id = NULL,
    version = version + 1, updated_at = now()
WHERE :organisation_id IN (id, merged_into_id);

-- name: take_from_merged(organisation_id, name_en, abbreviation, tax_code, website, place, note, source, introductions_at_once, number_erased_at, verified_by, verified_at, authorised_contact_id)!
-- What the other record said where this one says nothing.
UPDATE organisation
SET name_en = coalesce(name_en, :name_en), abbreviation = coalesce(abbreviation, :abbreviation),
    tax_code = coalesce(tax_code, :tax_code), website = coalesce(website, :website), place = coalesce(place, :place),
    note = coalesce(note, :note), source = coalesce(source, :source),
    introductions_at_once = coalesce(introductions_at_once, :introductions_at_once),
    number_erased_at = coalesce(number_erased_at, :number_erased_at),
    verified_by = coalesce(verified_by, :verified_by), verified_at = coalesce(verified_at, :verified_at),
    authorised_contact_id = coalesce(authorised_contact_id, :authorised_contact_id),
    version = version + 1, updated_at = now()
WHERE id = :organisation_id;

-- name: move_members(organisation_id, into_id, let_in)
-- Members of the one are members of the other, or ask to be; who asks to join the one asks to join the other.
UPDATE person
SET organisation_id = CASE WHEN :let_in AND organisation_id IS NOT NULL THEN :into_id::bigint END,
    joining_id = CASE WHEN NOT :let_in OR organisation_id IS NULL THEN :into_id::bigint END
WHERE :organisation_id IN (organisation_id, joining_id) RETURNING id;

-- name: move_invitations(organisation_id, into_id)!
-- Whoever was invited into the one comes into the other.
UPDATE account_link SET content = jsonb_set(content, '{organisation_id}', to_jsonb(:into_id::bigint))
WHERE purpose = 'invitation' AND (content ->> 'organisation_id')::bigint = :organisation_id;

-- name: keep_form(person_id, sealed)$
-- What somebody sent when their session was over.
INSERT INTO kept_form (person_id, sealed) VALUES (:person_id, :sealed) RETURNING id;

-- name: keep_newest_forms(person_id, most)!
-- Of what is kept for somebody only so many.
DELETE FROM kept_form WHERE id IN (
    SELECT id FROM kept_form WHERE person_id = :person_id ORDER BY id DESC OFFSET :most);

-- name: kept_form(kept_id, person_id, seconds)^
-- One that is kept for this person, and not for longer.
SELECT * FROM kept_form
WHERE id = :kept_id AND person_id = :person_id AND kept_at > now() - make_interval(secs => :seconds);

-- name: drop_kept_forms(seconds)!
-- Those that were kept for so long.
DELETE FROM kept_form WHERE kept_at <= now() - make_interval(secs => :seconds);

-- name: drop_kept_forms_of(person_id)!
-- What they sent when their session was over.
DELETE FROM kept_form WHERE person_id = :person_id;
