SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.audit_entry (
    id bigint NOT NULL,
    action text NOT NULL,
    subject text NOT NULL,
    subject_id bigint NOT NULL,
    actor text NOT NULL,
    old_state text,
    new_state text,
    details jsonb DEFAULT '{}'::jsonb NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    origin text,
    CONSTRAINT audit_entry_action_check CHECK ((action ~ '^[a-z_]+:[a-z_]+$'::text))
);
CREATE FUNCTION public.audit_canonical(seq bigint, entry public.audit_entry) RETURNS bytea
    LANGUAGE sql STABLE
    AS $$
    SELECT convert_to(
        'matchmaker-audit-1' || chr(10)
        || audit_field(seq::text)
        || audit_field(entry.id::text)
        || audit_field(to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
        || audit_field(entry.actor)
        || audit_field(entry.origin)
        || audit_field(entry.action)
        || audit_field(entry.subject)
        || audit_field(entry.subject_id::text)
        || audit_field(entry.old_state)
        || audit_field(entry.new_state)
        || audit_field(entry.details::text),
        'UTF8')
$$;
CREATE FUNCTION public.audit_field(value text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT CASE WHEN value IS NULL THEN '-' ELSE octet_length(value) || ':' || value END || chr(10)
$$;
CREATE FUNCTION public.chain_audit_entry() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM link_audit_entry(NEW);
    RETURN NULL;
END $$;
CREATE FUNCTION public.drop_matching_record() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM matching_record WHERE subject = TG_TABLE_NAME AND subject_id = OLD.id;
    RETURN NULL;
END $$;
CREATE FUNCTION public.is_own(organisation_id bigint, created_by text, own_organisation bigint, own_name text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT CASE WHEN own_organisation IS NULL THEN created_by = own_name ELSE organisation_id = own_organisation END
$$;
CREATE FUNCTION public.link_audit_entry(entry public.audit_entry) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    head audit_link;
    place bigint;
BEGIN
    -- The last lock that a transaction takes: whoever waits here is waited for by nobody ahead.
    PERFORM pg_advisory_xact_lock(hashtextextended('audit chain', 0));
    SELECT * INTO head FROM audit_link ORDER BY seq DESC LIMIT 1;
    place := coalesce(head.seq, 0) + 1;
    INSERT INTO audit_link (seq, entry_id, hash)
    VALUES (place, entry.id,
            sha256(coalesce(head.hash, decode(repeat('00', 32), 'hex')) || audit_canonical(place, entry)));
END $$;
CREATE FUNCTION public.note_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO change_feed (subject, subject_id)
    VALUES (TG_TABLE_NAME, CASE WHEN TG_OP = 'DELETE' THEN OLD.id ELSE NEW.id END);
    PERFORM pg_notify('matchmaker_change', '');  -- equal notices of one transaction arrive as one
    RETURN NULL;
END $$;
CREATE TABLE public.organisation (
    id bigint NOT NULL,
    key text,
    name text NOT NULL,
    name_en text,
    abbreviation text,
    kind text NOT NULL,
    tax_code text,
    website text,
    place text,
    note text,
    source text,
    confirmed boolean DEFAULT false NOT NULL,
    sort_key text NOT NULL COLLATE pg_catalog."C",
    search_text text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    verified_by text,
    verified_at timestamp with time zone,
    authorised_contact_id bigint,
    introductions_at_once integer,
    CONSTRAINT organisation_introductions_at_once_check CHECK (((introductions_at_once >= 0) AND (introductions_at_once <= 1000))),
    CONSTRAINT organisation_is_verified_by_somebody CHECK (((verified_by IS NULL) = (verified_at IS NULL))),
    CONSTRAINT organisation_kind_check CHECK ((kind = ANY (ARRAY['business'::text, 'university'::text, 'institute'::text, 'st_organisation'::text, 'public_body'::text, 'association'::text, 'start_up'::text, 'investor'::text]))),
    CONSTRAINT organisation_name_check CHECK (((name IS NFC NORMALIZED) AND ((length(name) >= 2) AND (length(name) <= 300)))),
    CONSTRAINT organisation_name_en_check CHECK ((name_en IS NFC NORMALIZED)),
    CONSTRAINT organisation_place_check CHECK ((place IS NFC NORMALIZED)),
    CONSTRAINT organisation_tax_code_check CHECK ((tax_code ~ '^[0-9]{10}(-[0-9]{3})?$'::text))
);
CREATE FUNCTION public.organisation_is_public(o public.organisation) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    SELECT o.source IS NOT NULL
        OR EXISTS (SELECT FROM solution s WHERE s.organisation_id = o.id AND s.state = 'published')
        OR EXISTS (SELECT FROM need n WHERE n.organisation_id = o.id AND n.state = 'published'
                                            AND n.confidentiality = 'public')
$$;
CREATE FUNCTION public.wake_mail_workers() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM pg_notify('matchmaker_mail', '');
    RETURN NULL;
END $$;
CREATE FUNCTION public.without_words(bodies text[], words text[]) RETURNS text[]
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT coalesce(array_agg(without_words(body, words) ORDER BY place), '{}')
    FROM unnest(bodies) WITH ORDINALITY AS each (body, place)
$$;
CREATE FUNCTION public.without_words(value jsonb, words text[]) RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT CASE jsonb_typeof(value)
        WHEN 'string' THEN to_jsonb(without_words(value #>> '{}', words))
        WHEN 'array' THEN (SELECT coalesce(jsonb_agg(without_words(each, words) ORDER BY place), '[]')
                           FROM jsonb_array_elements(value) WITH ORDINALITY AS e (each, place))
        WHEN 'object' THEN (SELECT coalesce(jsonb_object_agg(key, without_words(each, words)), '{}')
                            FROM jsonb_each(value) AS e (key, each))
        ELSE value
    END
$$;
CREATE FUNCTION public.without_words(body text, words text[]) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    AS $$
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
CREATE TABLE public.account_link (
    id bigint NOT NULL,
    purpose text NOT NULL,
    token_hash bytea NOT NULL,
    person_id bigint,
    email text NOT NULL,
    content jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT account_link_email_check CHECK ((email IS NFC NORMALIZED)),
    CONSTRAINT account_link_purpose_check CHECK ((purpose = ANY (ARRAY['registration'::text, 'invitation'::text, 'password_reset'::text]))),
    CONSTRAINT account_link_token_hash_check CHECK ((octet_length(token_hash) = 32))
);
ALTER TABLE public.account_link ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.account_link_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.approved_situation (
    closing_id bigint NOT NULL,
    form_key text NOT NULL,
    situation jsonb NOT NULL,
    CONSTRAINT approved_situation_form_key_check CHECK (((length(form_key) >= 1) AND (length(form_key) <= 64))),
    CONSTRAINT approved_situation_situation_check CHECK ((jsonb_typeof(situation) = 'object'::text))
);
CREATE TABLE public.attempt (
    id bigint NOT NULL,
    bucket bytea NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT attempt_bucket_check CHECK ((octet_length(bucket) = 32))
);
ALTER TABLE public.attempt ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.attempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.audit_entry ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.audit_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.audit_link (
    seq bigint NOT NULL,
    entry_id bigint NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT audit_link_hash_check CHECK ((octet_length(hash) = 32)),
    CONSTRAINT audit_link_seq_check CHECK ((seq > 0))
);
CREATE TABLE public.behalf (
    id bigint NOT NULL,
    need_id bigint,
    solution_id bigint,
    source text NOT NULL,
    person text NOT NULL,
    consented_on date NOT NULL,
    entered_by text NOT NULL,
    entered_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT behalf_is_of_one_record CHECK ((num_nonnulls(need_id, solution_id) = 1)),
    CONSTRAINT behalf_person_check CHECK (((person IS NFC NORMALIZED) AND ((length(person) >= 2) AND (length(person) <= 300)))),
    CONSTRAINT behalf_source_check CHECK (((source IS NFC NORMALIZED) AND ((length(source) >= 3) AND (length(source) <= 500))))
);
ALTER TABLE public.behalf ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.behalf_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.case_confirmation (
    id bigint NOT NULL,
    case_id bigint NOT NULL,
    side text NOT NULL,
    facts bytea NOT NULL,
    person_id bigint,
    name text,
    email text,
    locale text NOT NULL,
    asked_at timestamp with time zone DEFAULT now() NOT NULL,
    answer_by timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    answered_by text,
    agreed boolean,
    links boolean,
    links_note text,
    contribution text DEFAULT ''::text NOT NULL,
    measure jsonb,
    note text,
    answered_name text,
    facts_form smallint DEFAULT 1 NOT NULL,
    named_by text,
    CONSTRAINT case_confirmation_answered_name_check CHECK (((answered_name IS NFC NORMALIZED) AND (length(answered_name) <= 200))),
    CONSTRAINT case_confirmation_contribution_check CHECK (((contribution IS NFC NORMALIZED) AND (length(contribution) <= 5000))),
    CONSTRAINT case_confirmation_facts_check CHECK ((octet_length(facts) = 32)),
    CONSTRAINT case_confirmation_is_answered_whole CHECK ((((answered_at IS NULL) = (agreed IS NULL)) AND ((answered_at IS NULL) = (answered_by IS NULL)))),
    CONSTRAINT case_confirmation_links_note_check CHECK (((links_note IS NFC NORMALIZED) AND (length(links_note) <= 2000))),
    CONSTRAINT case_confirmation_locale_check CHECK ((locale = ANY (ARRAY['vi'::text, 'en'::text]))),
    CONSTRAINT case_confirmation_measure_check CHECK ((jsonb_typeof(measure) = 'object'::text)),
    CONSTRAINT case_confirmation_name_check CHECK ((name IS NFC NORMALIZED)),
    CONSTRAINT case_confirmation_note_check CHECK (((note IS NFC NORMALIZED) AND (length(note) <= 2000))),
    CONSTRAINT case_confirmation_side_check CHECK ((side = ANY (ARRAY['need'::text, 'solution'::text])))
);
ALTER TABLE public.case_confirmation ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.case_confirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.case_contact (
    id bigint NOT NULL,
    case_id bigint NOT NULL,
    body text NOT NULL,
    body_name text,
    named_both boolean NOT NULL,
    happened_on date NOT NULL,
    recorded_on date NOT NULL,
    note text,
    recorded_by text NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT case_contact_body_check CHECK ((body = ANY (ARRAY['dost'::text, 'plan'::text, 'other'::text]))),
    CONSTRAINT case_contact_body_name_check CHECK (((body_name IS NFC NORMALIZED) AND (length(body_name) <= 300))),
    CONSTRAINT case_contact_check CHECK ((recorded_on >= happened_on)),
    CONSTRAINT case_contact_names_its_body CHECK (((body = 'dost'::text) OR (body_name IS NOT NULL))),
    CONSTRAINT case_contact_note_check CHECK (((note IS NFC NORMALIZED) AND (length(note) <= 2000)))
);
ALTER TABLE public.case_contact ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.case_contact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.case_event (
    id bigint NOT NULL,
    case_id bigint NOT NULL,
    key uuid DEFAULT gen_random_uuid() NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    place text,
    starts_at timestamp with time zone NOT NULL,
    minutes integer,
    done_on date,
    changes integer DEFAULT 0 NOT NULL,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT case_event_kind_check CHECK ((kind = ANY (ARRAY['meeting'::text, 'milestone'::text]))),
    CONSTRAINT case_event_meets_for_a_time CHECK (((kind = 'meeting'::text) = (minutes IS NOT NULL))),
    CONSTRAINT case_event_minutes_check CHECK (((minutes >= 5) AND (minutes <= 1440))),
    CONSTRAINT case_event_place_check CHECK (((place IS NFC NORMALIZED) AND (length(place) <= 500))),
    CONSTRAINT case_event_title_check CHECK (((title IS NFC NORMALIZED) AND ((length(title) >= 3) AND (length(title) <= 200))))
);
ALTER TABLE public.case_event ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.case_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.case_evidence (
    id bigint NOT NULL,
    case_id bigint NOT NULL,
    kind text NOT NULL,
    dated_on date,
    replaces_id bigint,
    name text NOT NULL,
    stored_name text NOT NULL,
    media_type text NOT NULL,
    size bigint NOT NULL,
    sha256 bytea NOT NULL,
    added_by text NOT NULL,
    added_side text,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    checked_by text,
    checked_by_id bigint,
    checked_at timestamp with time zone,
    redacted boolean,
    CONSTRAINT case_evidence_added_side_check CHECK ((added_side = ANY (ARRAY['need'::text, 'solution'::text]))),
    CONSTRAINT case_evidence_is_checked_whole CHECK ((((checked_by IS NULL) = (checked_at IS NULL)) AND ((checked_by IS NULL) = (redacted IS NULL)))),
    CONSTRAINT case_evidence_kind_check CHECK ((kind = ANY (ARRAY['contract'::text, 'invoice'::text, 'acceptance'::text, 'registration'::text, 'result_registration'::text, 'proof_of_use'::text, 'decision_of_use'::text, 'confirmation_of_use'::text, 'measurement'::text, 'contact_proof'::text, 'meeting_minutes'::text, 'pilot_agreement'::text, 'nda'::text, 'mou'::text, 'other'::text]))),
    CONSTRAINT case_evidence_media_type_check CHECK ((media_type ~ '^[a-z]+/[a-z0-9.+-]+$'::text)),
    CONSTRAINT case_evidence_name_check CHECK (((name IS NFC NORMALIZED) AND (name !~ '[[:cntrl:]/\\]'::text) AND ((length(name) >= 1) AND (length(name) <= 200)))),
    CONSTRAINT case_evidence_sha256_check CHECK ((octet_length(sha256) = 32)),
    CONSTRAINT case_evidence_size_check CHECK ((size > 0)),
    CONSTRAINT case_evidence_stored_name_check CHECK ((stored_name ~ '^[0-9a-f]{32}$'::text))
);
ALTER TABLE public.case_evidence ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.case_evidence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.case_follow_up (
    id bigint NOT NULL,
    case_id bigint NOT NULL,
    months integer NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    name text,
    email text,
    locale text NOT NULL,
    answered_at timestamp with time zone,
    still_used boolean,
    note text,
    person_id bigint,
    answered_by text,
    answered_name text,
    CONSTRAINT case_follow_up_answered_name_check CHECK (((answered_name IS NFC NORMALIZED) AND (length(answered_name) <= 200))),
    CONSTRAINT case_follow_up_is_answered_whole CHECK (((answered_at IS NULL) = (still_used IS NULL))),
    CONSTRAINT case_follow_up_knows_who_answered CHECK (((answered_at IS NULL) = (answered_by IS NULL))),
    CONSTRAINT case_follow_up_locale_check CHECK ((locale = ANY (ARRAY['vi'::text, 'en'::text]))),
    CONSTRAINT case_follow_up_months_check CHECK ((months > 0)),
    CONSTRAINT case_follow_up_name_check CHECK ((name IS NFC NORMALIZED)),
    CONSTRAINT case_follow_up_note_check CHECK (((note IS NFC NORMALIZED) AND (length(note) <= 2000)))
);
ALTER TABLE public.case_follow_up ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.case_follow_up_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.case_link (
    token_hash bytea NOT NULL,
    confirmation_id bigint,
    follow_up_id bigint,
    CONSTRAINT case_link_asks_one_thing CHECK (((confirmation_id IS NULL) <> (follow_up_id IS NULL))),
    CONSTRAINT case_link_token_hash_check CHECK ((octet_length(token_hash) = 32))
);
CREATE TABLE public.case_step (
    id bigint NOT NULL,
    case_id bigint NOT NULL,
    move text NOT NULL,
    old_stage text,
    new_stage text NOT NULL,
    happened_on date NOT NULL,
    reason text,
    note text,
    made_by text NOT NULL,
    made_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT case_step_note_check CHECK (((note IS NFC NORMALIZED) AND (length(note) <= 2000)))
);
ALTER TABLE public.case_step ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.case_step_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.case_verification (
    id bigint NOT NULL,
    case_id bigint NOT NULL,
    confirmed boolean NOT NULL,
    verified_by text NOT NULL,
    verifier_id bigint,
    verified_at timestamp with time zone DEFAULT now() NOT NULL,
    grade text,
    links_checked boolean NOT NULL,
    nearest bigint[],
    reason text,
    note text,
    checklist jsonb NOT NULL,
    addresses text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT case_verification_addresses_check CHECK ((addresses <@ ARRAY['need'::text, 'solution'::text])),
    CONSTRAINT case_verification_grade_check CHECK ((grade = ANY (ARRAY['originated'::text, 'assisted'::text, 'reported'::text]))),
    CONSTRAINT case_verification_grades CHECK (((NOT confirmed) OR (grade IS NOT NULL))),
    CONSTRAINT case_verification_note_check CHECK (((note IS NFC NORMALIZED) AND (length(note) <= 2000))),
    CONSTRAINT case_verification_refuses_with_a_reason CHECK ((confirmed = (reason IS NULL)))
);
ALTER TABLE public.case_verification ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.case_verification_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.change_feed (
    seq bigint NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    subject text NOT NULL,
    subject_id bigint NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE public.change_feed ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.change_feed_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.claim (
    id bigint NOT NULL,
    need_id bigint,
    solution_id bigint,
    person_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    note text,
    made_at timestamp with time zone DEFAULT now() NOT NULL,
    granted boolean,
    decided_by text,
    decided_at timestamp with time zone,
    CONSTRAINT claim_is_decided_whole CHECK ((num_nonnulls(granted, decided_by, decided_at) = ANY (ARRAY[0, 3]))),
    CONSTRAINT claim_is_of_one_record CHECK ((num_nonnulls(need_id, solution_id) = 1)),
    CONSTRAINT claim_note_check CHECK (((note IS NFC NORMALIZED) AND (length(note) <= 1000)))
);
ALTER TABLE public.claim ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.claim_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.consent (
    id bigint NOT NULL,
    proposal_id bigint NOT NULL,
    round integer NOT NULL,
    side text NOT NULL,
    person_id bigint,
    name text,
    email text,
    locale text NOT NULL,
    asks integer DEFAULT 1 NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answer_by timestamp with time zone NOT NULL,
    reminded_at timestamp with time zone,
    answer text,
    reason text,
    note text,
    answered_by text,
    answered_at timestamp with time zone,
    CONSTRAINT consent_answer_check CHECK ((answer = ANY (ARRAY['agreed'::text, 'refused'::text]))),
    CONSTRAINT consent_is_answered_whole CHECK ((((answer IS NULL) = (answered_at IS NULL)) AND ((answer IS NULL) = (answered_by IS NULL)))),
    CONSTRAINT consent_locale_check CHECK ((locale = ANY (ARRAY['vi'::text, 'en'::text]))),
    CONSTRAINT consent_name_check CHECK ((name IS NFC NORMALIZED)),
    CONSTRAINT consent_note_check CHECK ((note IS NFC NORMALIZED)),
    CONSTRAINT consent_refuses_with_a_reason CHECK (((NOT (answer IS DISTINCT FROM 'refused'::text)) = (reason IS NOT NULL))),
    CONSTRAINT consent_side_check CHECK ((side = ANY (ARRAY['need'::text, 'solution'::text])))
);
ALTER TABLE public.consent ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.consent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.consent_link (
    token_hash bytea NOT NULL,
    consent_id bigint NOT NULL,
    CONSTRAINT consent_link_token_hash_check CHECK ((octet_length(token_hash) = 32))
);
CREATE TABLE public.contribution (
    id bigint NOT NULL,
    unit_id bigint NOT NULL,
    year integer NOT NULL,
    replaces_id bigint,
    form_key text NOT NULL,
    results text NOT NULL,
    difficulties text NOT NULL,
    proposals text NOT NULL,
    next_year text NOT NULL,
    document text NOT NULL,
    entered_by text NOT NULL,
    entered_at timestamp with time zone DEFAULT now() NOT NULL,
    by_link boolean DEFAULT false NOT NULL,
    sender_name text,
    CONSTRAINT contribution_difficulties_check CHECK (((difficulties IS NFC NORMALIZED) AND (length(difficulties) <= 20000))),
    CONSTRAINT contribution_document_check CHECK (((document IS NFC NORMALIZED) AND (length(document) <= 300))),
    CONSTRAINT contribution_form_key_check CHECK (((length(form_key) >= 1) AND (length(form_key) <= 64))),
    CONSTRAINT contribution_names_whom_its_link_brought CHECK ((by_link OR (sender_name IS NULL))),
    CONSTRAINT contribution_next_year_check CHECK (((next_year IS NFC NORMALIZED) AND (length(next_year) <= 20000))),
    CONSTRAINT contribution_proposals_check CHECK (((proposals IS NFC NORMALIZED) AND (length(proposals) <= 20000))),
    CONSTRAINT contribution_results_check CHECK (((results IS NFC NORMALIZED) AND ((length(results) >= 1) AND (length(results) <= 20000)))),
    CONSTRAINT contribution_sender_name_check CHECK (((sender_name IS NFC NORMALIZED) AND ((length(sender_name) >= 1) AND (length(sender_name) <= 200)))),
    CONSTRAINT contribution_year_check CHECK (((year >= 2023) AND (year <= 2100)))
);
ALTER TABLE public.contribution ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.contribution_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.data_breach (
    id bigint NOT NULL,
    known_at timestamp with time zone NOT NULL,
    body text NOT NULL,
    people_affected integer,
    recorded_by text NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    notified_by text,
    notified_at timestamp with time zone,
    CONSTRAINT data_breach_body_check CHECK (((body IS NFC NORMALIZED) AND ((length(body) >= 10) AND (length(body) <= 5000)))),
    CONSTRAINT data_breach_is_notified_whole CHECK (((notified_at IS NULL) = (notified_by IS NULL))),
    CONSTRAINT data_breach_people_affected_check CHECK ((people_affected >= 0))
);
ALTER TABLE public.data_breach ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.data_breach_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.data_consent (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    purpose text NOT NULL,
    notice_version text NOT NULL,
    given_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    CONSTRAINT data_consent_check CHECK ((withdrawn_at >= given_at)),
    CONSTRAINT data_consent_notice_version_check CHECK ((notice_version ~ '^[0-9-]+$'::text)),
    CONSTRAINT data_consent_purpose_check CHECK ((purpose ~ '^[a-z_]+$'::text))
);
ALTER TABLE public.data_consent ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.data_consent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.data_protection_contact (
    only_one boolean DEFAULT true NOT NULL,
    body text NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT data_protection_contact_body_check CHECK (((body IS NFC NORMALIZED) AND ((length(body) >= 3) AND (length(body) <= 1000)))),
    CONSTRAINT data_protection_contact_only_one_check CHECK (only_one)
);
CREATE TABLE public.data_request (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    kind text NOT NULL,
    body text,
    received_at timestamp with time zone DEFAULT now() NOT NULL,
    completion_days integer NOT NULL,
    answer text,
    answered_by text,
    answered_at timestamp with time zone,
    completed_by text,
    completed_at timestamp with time zone,
    CONSTRAINT data_request_answer_check CHECK (((answer IS NFC NORMALIZED) AND (length(answer) <= 5000))),
    CONSTRAINT data_request_body_check CHECK (((body IS NFC NORMALIZED) AND (length(body) <= 5000))),
    CONSTRAINT data_request_completion_days_check CHECK (((completion_days >= 1) AND (completion_days <= 365))),
    CONSTRAINT data_request_is_answered_first CHECK (((completed_at IS NULL) OR (answered_at IS NOT NULL))),
    CONSTRAINT data_request_is_answered_whole CHECK (((answered_at IS NULL) = (answered_by IS NULL))),
    CONSTRAINT data_request_is_completed_whole CHECK (((completed_at IS NULL) = (completed_by IS NULL))),
    CONSTRAINT data_request_kind_check CHECK ((kind = ANY (ARRAY['access'::text, 'correction'::text, 'erasure'::text, 'withdrawal'::text])))
);
ALTER TABLE public.data_request ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.data_request_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.delivered_solution (
    id bigint NOT NULL,
    solution_id bigint NOT NULL,
    of_capability boolean NOT NULL,
    title text NOT NULL,
    summary text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    listed_as text,
    CONSTRAINT delivered_solution_listed_as_check CHECK ((listed_as IS NFC NORMALIZED)),
    CONSTRAINT delivered_solution_of_a_team_knows_its_listing CHECK ((of_capability = (listed_as IS NOT NULL))),
    CONSTRAINT delivered_solution_summary_check CHECK (((summary IS NFC NORMALIZED) AND (length(summary) <= 20000))),
    CONSTRAINT delivered_solution_title_check CHECK (((title IS NFC NORMALIZED) AND ((length(title) >= 3) AND (length(title) <= 300))))
);
ALTER TABLE public.delivered_solution ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.delivered_solution_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.expiry_told (
    subject text NOT NULL,
    subject_id bigint NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    days integer NOT NULL,
    told_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT expiry_told_days_check CHECK ((days = ANY (ARRAY[14, 3, 0]))),
    CONSTRAINT expiry_told_subject_check CHECK ((subject = ANY (ARRAY['need'::text, 'solution'::text])))
);
CREATE TABLE public.fit_interest (
    proposal_id bigint NOT NULL,
    shown_by text NOT NULL,
    shown_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.fit_link (
    token_hash bytea NOT NULL,
    proposal_id bigint NOT NULL,
    person_id bigint NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT fit_link_token_hash_check CHECK ((octet_length(token_hash) = 32))
);
CREATE TABLE public.form_draft (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    subject text NOT NULL,
    record_id bigint,
    key text NOT NULL,
    typed jsonb NOT NULL,
    saved_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT form_draft_key_check CHECK (((length(key) >= 1) AND (length(key) <= 64))),
    CONSTRAINT form_draft_subject_check CHECK ((subject = ANY (ARRAY['need'::text, 'solution'::text]))),
    CONSTRAINT form_draft_typed_check CHECK (((jsonb_typeof(typed) = 'object'::text) AND ((typed)::text IS NFC NORMALIZED)))
);
ALTER TABLE public.form_draft ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.form_draft_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.holiday (
    day date NOT NULL,
    name text NOT NULL,
    CONSTRAINT holiday_name_check CHECK (((name IS NFC NORMALIZED) AND ((length(name) >= 2) AND (length(name) <= 200))))
);
CREATE TABLE public.idempotency_key (
    key text NOT NULL,
    subject text NOT NULL,
    subject_id bigint NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.indicator_entry (
    id bigint NOT NULL,
    replaces_id bigint,
    form_key text NOT NULL,
    kind text NOT NULL,
    happened_on date NOT NULL,
    title text NOT NULL,
    details jsonb NOT NULL,
    source text NOT NULL,
    removed boolean DEFAULT false NOT NULL,
    entered_by text NOT NULL,
    entered_by_id bigint,
    entered_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT indicator_entry_details_check CHECK (((jsonb_typeof(details) = 'object'::text) AND ((details)::text IS NFC NORMALIZED))),
    CONSTRAINT indicator_entry_form_key_check CHECK (((length(form_key) >= 1) AND (length(form_key) <= 64))),
    CONSTRAINT indicator_entry_kind_check CHECK ((kind = ANY (ARRAY['ai_product'::text, 'training'::text, 'data_sharing'::text, 'contest'::text, 'ecosystem'::text, 'conference'::text, 'publications'::text, 'start_ups'::text, 'workforce'::text, 'public_agencies'::text]))),
    CONSTRAINT indicator_entry_source_check CHECK (((source IS NFC NORMALIZED) AND ((length(source) >= 3) AND (length(source) <= 500)))),
    CONSTRAINT indicator_entry_title_check CHECK (((title IS NFC NORMALIZED) AND ((length(title) >= 3) AND (length(title) <= 300))))
);
ALTER TABLE public.indicator_entry ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.indicator_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.introduction (
    proposal_id bigint NOT NULL,
    introduced_at timestamp with time zone DEFAULT now() NOT NULL,
    body text NOT NULL,
    CONSTRAINT introduction_body_check CHECK ((body IS NFC NORMALIZED))
);
CREATE TABLE public.mail (
    id bigint NOT NULL,
    key uuid DEFAULT gen_random_uuid() NOT NULL,
    kind text NOT NULL,
    locale text NOT NULL,
    recipient text NOT NULL,
    subject text NOT NULL,
    body text NOT NULL,
    dedupe_key text,
    state text DEFAULT 'waiting'::text NOT NULL,
    tries integer DEFAULT 0 NOT NULL,
    deaths integer DEFAULT 0 NOT NULL,
    worker integer,
    handed_over boolean DEFAULT false NOT NULL,
    message_id text,
    reason text,
    due_at timestamp with time zone DEFAULT now() NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT mail_body_check CHECK ((body IS NFC NORMALIZED)),
    CONSTRAINT mail_check CHECK (((state <> 'sending'::text) OR (worker IS NOT NULL))),
    CONSTRAINT mail_check1 CHECK (((state <> ALL (ARRAY['stopped'::text, 'unsure'::text])) OR (reason IS NOT NULL))),
    CONSTRAINT mail_check2 CHECK (((state = ANY (ARRAY['sent'::text, 'stopped'::text, 'unsure'::text])) = (ended_at IS NOT NULL))),
    CONSTRAINT mail_check3 CHECK (((state <> 'sent'::text) OR (body = ''::text))),
    CONSTRAINT mail_kind_check CHECK ((kind ~ '^[a-z_]+$'::text)),
    CONSTRAINT mail_locale_check CHECK ((locale = ANY (ARRAY['vi'::text, 'en'::text]))),
    CONSTRAINT mail_recipient_check CHECK (((recipient ~ '^[!-~]+@[!-~]+$'::text) AND (length(recipient) <= 254))),
    CONSTRAINT mail_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'stopped'::text, 'unsure'::text]))),
    CONSTRAINT mail_subject_check CHECK (((subject IS NFC NORMALIZED) AND (subject !~ '[[:cntrl:]]'::text) AND ((length(subject) >= 1) AND (length(subject) <= 500))))
);
CREATE TABLE public.mail_attachment (
    mail_id bigint NOT NULL,
    "position" integer NOT NULL,
    name text NOT NULL,
    media_type text NOT NULL,
    content bytea NOT NULL,
    CONSTRAINT mail_attachment_media_type_check CHECK ((media_type ~ '^[a-z]+/[a-z0-9.+-]+$'::text)),
    CONSTRAINT mail_attachment_name_check CHECK (((name IS NFC NORMALIZED) AND (name !~ '[[:cntrl:]/\\]'::text) AND ((length(name) >= 1) AND (length(name) <= 200))))
);
ALTER TABLE public.mail ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.mail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE SEQUENCE public.mail_worker
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.matching_record (
    subject text NOT NULL,
    subject_id bigint NOT NULL,
    version integer NOT NULL,
    splitter integer NOT NULL,
    CONSTRAINT matching_record_subject_check CHECK ((subject = ANY (ARRAY['need'::text, 'solution'::text, 'orientation'::text])))
);
CREATE TABLE public.matching_text (
    subject text NOT NULL,
    subject_id bigint NOT NULL,
    part integer NOT NULL,
    field text NOT NULL,
    body text NOT NULL,
    side text NOT NULL,
    text_hash text NOT NULL,
    CONSTRAINT matching_text_side_check CHECK ((side = ANY (ARRAY['query'::text, 'passage'::text])))
);
CREATE TABLE public.monthly_fit (
    organisation_id bigint NOT NULL,
    month date NOT NULL,
    sent_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT monthly_fit_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric))
);
CREATE TABLE public.need (
    id bigint NOT NULL,
    import_key text,
    organisation_id bigint NOT NULL,
    title text NOT NULL,
    problem text NOT NULL,
    baseline text,
    data_held text,
    data_owner text,
    outcome text,
    measure text,
    sector text,
    sector_other text,
    technologies text[] DEFAULT '{}'::text[] NOT NULL,
    budget text,
    deadline date,
    place text,
    confidentiality text DEFAULT 'public'::text NOT NULL,
    contact_name text,
    phone text,
    email text,
    state text NOT NULL,
    confirmed boolean DEFAULT true NOT NULL,
    source text,
    search_text text NOT NULL,
    sort_key text NOT NULL COLLATE pg_catalog."C",
    version integer DEFAULT 1 NOT NULL,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    published_at timestamp with time zone,
    expires_at timestamp with time zone,
    contact_erased_at timestamp with time zone,
    entered_by_id bigint,
    CONSTRAINT need_baseline_check CHECK ((baseline IS NFC NORMALIZED)),
    CONSTRAINT need_confidentiality_check CHECK ((confidentiality = ANY (ARRAY['public'::text, 'brokers'::text, 'anonymous'::text]))),
    CONSTRAINT need_contact_name_check CHECK ((contact_name IS NFC NORMALIZED)),
    CONSTRAINT need_data_held_check CHECK ((data_held IS NFC NORMALIZED)),
    CONSTRAINT need_data_owner_check CHECK ((data_owner IS NFC NORMALIZED)),
    CONSTRAINT need_has_contact CHECK (((phone IS NOT NULL) OR (email IS NOT NULL) OR (contact_erased_at IS NOT NULL))),
    CONSTRAINT need_measure_check CHECK ((measure IS NFC NORMALIZED)),
    CONSTRAINT need_other_sector_named CHECK (((sector IS DISTINCT FROM 'other'::text) OR (sector_other IS NOT NULL))),
    CONSTRAINT need_outcome_check CHECK ((outcome IS NFC NORMALIZED)),
    CONSTRAINT need_place_check CHECK ((place IS NFC NORMALIZED)),
    CONSTRAINT need_problem_check CHECK (((problem IS NFC NORMALIZED) AND ((length(problem) >= 10) AND (length(problem) <= 20000)))),
    CONSTRAINT need_sector_other_check CHECK ((sector_other IS NFC NORMALIZED)),
    CONSTRAINT need_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'information_requested'::text, 'published'::text, 'paused'::text, 'expired'::text, 'closed'::text, 'no_suitable_solution'::text]))),
    CONSTRAINT need_title_check CHECK (((title IS NFC NORMALIZED) AND ((length(title) >= 3) AND (length(title) <= 200))))
);
CREATE TABLE public.need_confirmation (
    need_id bigint NOT NULL,
    token_hash bytea,
    locale text NOT NULL,
    notice_version text NOT NULL,
    asked_at timestamp with time zone DEFAULT now() NOT NULL,
    confirmed_at timestamp with time zone,
    means text,
    CONSTRAINT need_confirmation_locale_check CHECK ((locale = ANY (ARRAY['vi'::text, 'en'::text]))),
    CONSTRAINT need_confirmation_means_check CHECK ((means = ANY (ARRAY['mail'::text, 'phone'::text]))),
    CONSTRAINT need_confirmation_token_hash_check CHECK ((octet_length(token_hash) = 32)),
    CONSTRAINT need_is_confirmed_by_some_means CHECK (((confirmed_at IS NULL) = (means IS NULL)))
);
ALTER TABLE public.need ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.need_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.notice (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    kind text NOT NULL,
    subject text NOT NULL,
    subject_id bigint NOT NULL,
    params jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    read_at timestamp with time zone,
    CONSTRAINT notice_kind_check CHECK ((kind ~ '^[a-z_]+$'::text)),
    CONSTRAINT notice_params_check CHECK ((jsonb_typeof(params) = 'object'::text)),
    CONSTRAINT notice_subject_check CHECK ((subject ~ '^[a-z_]+$'::text))
);
ALTER TABLE public.notice ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.notice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.organisation ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.organisation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orientation (
    id bigint NOT NULL,
    key text NOT NULL,
    "position" integer NOT NULL,
    sector text NOT NULL,
    title_vi text NOT NULL,
    title_en text NOT NULL,
    text_vi text NOT NULL,
    text_en text NOT NULL,
    paragraph text NOT NULL,
    source text NOT NULL,
    search_text text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT orientation_text_vi_check CHECK ((text_vi IS NFC NORMALIZED)),
    CONSTRAINT orientation_title_vi_check CHECK ((title_vi IS NFC NORMALIZED))
);
ALTER TABLE public.orientation ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.orientation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.period_closing (
    id bigint NOT NULL,
    period_from date NOT NULL,
    period_to date NOT NULL,
    settings jsonb NOT NULL,
    figures jsonb NOT NULL,
    closed_by text NOT NULL,
    closed_by_id bigint,
    closed_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT period_closing_check CHECK ((period_to >= period_from))
);
ALTER TABLE public.period_closing ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.period_closing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.person (
    id bigint NOT NULL,
    key uuid DEFAULT gen_random_uuid() NOT NULL,
    email text,
    name text,
    phone text,
    locale text DEFAULT 'vi'::text NOT NULL,
    role text NOT NULL,
    organisation_id bigint,
    joining_id bigint,
    password_hash text,
    totp_sealed bytea,
    totp_confirmed_at timestamp with time zone,
    totp_step bigint,
    demo boolean DEFAULT false NOT NULL,
    confirmed_at timestamp with time zone DEFAULT now() NOT NULL,
    disabled_at timestamp with time zone,
    erased_at timestamp with time zone,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT person_email_check CHECK (((email IS NFC NORMALIZED) AND (email = lower(email)) AND (length(email) <= 254))),
    CONSTRAINT person_has_identity CHECK (((erased_at IS NOT NULL) OR ((email IS NOT NULL) AND (name IS NOT NULL)))),
    CONSTRAINT person_is_erased_whole CHECK (((erased_at IS NULL) OR ((disabled_at IS NOT NULL) AND (num_nonnulls(email, name, phone, password_hash, totp_sealed, organisation_id, joining_id) = 0)))),
    CONSTRAINT person_joins_or_belongs CHECK ((num_nonnulls(organisation_id, joining_id) <= 1)),
    CONSTRAINT person_locale_check CHECK ((locale = ANY (ARRAY['vi'::text, 'en'::text]))),
    CONSTRAINT person_name_check CHECK (((name IS NFC NORMALIZED) AND ((length(name) >= 2) AND (length(name) <= 200)))),
    CONSTRAINT person_phone_check CHECK ((phone ~ '^\+?[0-9]{8,15}$'::text)),
    CONSTRAINT person_role_check CHECK ((role = ANY (ARRAY['business'::text, 'institute'::text, 'broker'::text, 'verifier'::text, 'leadership'::text, 'administrator'::text]))),
    CONSTRAINT person_second_factor_has_secret CHECK (((totp_confirmed_at IS NULL) OR (totp_sealed IS NOT NULL)))
);
ALTER TABLE public.person ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.programme_setting (
    id bigint NOT NULL,
    name text NOT NULL,
    value jsonb NOT NULL,
    changed_by text NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE public.programme_setting ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.programme_setting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.proposal (
    id bigint NOT NULL,
    need_id bigint NOT NULL,
    solution_id bigint NOT NULL,
    state text NOT NULL,
    by_hand boolean DEFAULT false NOT NULL,
    rank integer,
    place integer,
    seen jsonb DEFAULT '{}'::jsonb NOT NULL,
    engine jsonb,
    assignee_id bigint,
    round integer DEFAULT 0 NOT NULL,
    approved_text bytea,
    since timestamp with time zone DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT proposal_approved_text_check CHECK ((octet_length(approved_text) = 32)),
    CONSTRAINT proposal_place_check CHECK ((place > 0)),
    CONSTRAINT proposal_rank_check CHECK ((rank > 0)),
    CONSTRAINT proposal_says_where_it_is_from CHECK ((by_hand OR (engine IS NOT NULL))),
    CONSTRAINT proposal_seen_check CHECK ((jsonb_typeof(seen) = 'object'::text)),
    CONSTRAINT proposal_state_check CHECK ((state = ANY (ARRAY['suggested'::text, 'approved'::text, 'declined'::text, 'asked'::text, 'one_agreed'::text, 'both_agreed'::text, 'introduced'::text, 'refused'::text, 'overdue'::text, 'withdrawn'::text]))),
    CONSTRAINT proposal_was_approved CHECK (((state <> ALL (ARRAY['approved'::text, 'asked'::text, 'one_agreed'::text, 'both_agreed'::text, 'introduced'::text, 'refused'::text, 'overdue'::text])) OR ((approved_text IS NOT NULL) AND (round > 0))))
);
CREATE TABLE public.proposal_decision (
    id bigint NOT NULL,
    proposal_id bigint NOT NULL,
    verdict text NOT NULL,
    reason text,
    note text,
    by_hand boolean NOT NULL,
    rank integer,
    place integer,
    seen jsonb NOT NULL,
    engine jsonb,
    need_version integer NOT NULL,
    solution_version integer NOT NULL,
    decided_by text NOT NULL,
    decided_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT decision_declines_with_a_reason CHECK (((verdict = 'declined'::text) = (reason IS NOT NULL))),
    CONSTRAINT proposal_decision_note_check CHECK ((note IS NFC NORMALIZED)),
    CONSTRAINT proposal_decision_verdict_check CHECK ((verdict = ANY (ARRAY['approved'::text, 'declined'::text])))
);
ALTER TABLE public.proposal_decision ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.proposal_decision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.proposal_document (
    id bigint NOT NULL,
    proposal_id bigint NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    media_type text NOT NULL,
    content bytea NOT NULL,
    sha256 bytea NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT proposal_document_check CHECK ((sha256 = sha256(content))),
    CONSTRAINT proposal_document_kind_check CHECK ((kind = ANY (ARRAY['introduction_letter'::text, 'meeting_minutes'::text]))),
    CONSTRAINT proposal_document_name_check CHECK ((name IS NFC NORMALIZED))
);
ALTER TABLE public.proposal_document ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.proposal_document_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.proposal_file (
    id bigint NOT NULL,
    message_id bigint NOT NULL,
    name text NOT NULL,
    stored_name text NOT NULL,
    media_type text NOT NULL,
    size bigint NOT NULL,
    sha256 bytea NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT proposal_file_media_type_check CHECK ((media_type ~ '^[a-z]+/[a-z0-9.+-]+$'::text)),
    CONSTRAINT proposal_file_name_check CHECK (((name IS NFC NORMALIZED) AND (name !~ '[[:cntrl:]/\\]'::text) AND ((length(name) >= 1) AND (length(name) <= 200)))),
    CONSTRAINT proposal_file_sha256_check CHECK ((octet_length(sha256) = 32)),
    CONSTRAINT proposal_file_size_check CHECK ((size > 0)),
    CONSTRAINT proposal_file_stored_name_check CHECK ((stored_name ~ '^[0-9a-f]{32}$'::text))
);
ALTER TABLE public.proposal_file ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.proposal_file_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.proposal ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.proposal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.proposal_message (
    id bigint NOT NULL,
    proposal_id bigint NOT NULL,
    kind text NOT NULL,
    audience text NOT NULL,
    author_side text NOT NULL,
    person_id bigint,
    body text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT proposal_message_audience_check CHECK ((audience = ANY (ARRAY['both'::text, 'need'::text, 'solution'::text, 'desk'::text]))),
    CONSTRAINT proposal_message_author_side_check CHECK ((author_side = ANY (ARRAY['need'::text, 'solution'::text, 'desk'::text]))),
    CONSTRAINT proposal_message_body_check CHECK ((body IS NFC NORMALIZED)),
    CONSTRAINT proposal_message_kind_check CHECK ((kind = ANY (ARRAY['message'::text, 'question'::text, 'note'::text]))),
    CONSTRAINT proposal_note_stays_at_the_desk CHECK (((kind <> 'note'::text) OR ((audience = 'desk'::text) AND (author_side = 'desk'::text))))
);
ALTER TABLE public.proposal_message ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.proposal_message_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.recovery_code (
    person_id bigint NOT NULL,
    code_hash bytea NOT NULL,
    CONSTRAINT recovery_code_code_hash_check CHECK ((octet_length(code_hash) = 32))
);
CREATE TABLE public.report_text (
    id bigint NOT NULL,
    period_from date NOT NULL,
    period_to date NOT NULL,
    part text NOT NULL,
    body text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    edited_by text NOT NULL,
    edited_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT report_text_body_check CHECK (((body IS NFC NORMALIZED) AND (length(body) <= 50000))),
    CONSTRAINT report_text_check CHECK ((period_to >= period_from)),
    CONSTRAINT report_text_part_check CHECK ((part ~ '^[a-z_]{1,40}$'::text))
);
ALTER TABLE public.report_text ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.report_text_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.reporting_unit (
    id bigint NOT NULL,
    name text NOT NULL,
    email text,
    active boolean DEFAULT true NOT NULL,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT reporting_unit_email_check CHECK ((length(email) <= 254)),
    CONSTRAINT reporting_unit_name_check CHECK (((name IS NFC NORMALIZED) AND ((length(name) >= 2) AND (length(name) <= 300))))
);
ALTER TABLE public.reporting_unit ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.reporting_unit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.schema_migration (
    number integer NOT NULL,
    name text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.session (
    id bigint NOT NULL,
    id_hash bytea NOT NULL,
    person_id bigint NOT NULL,
    complete boolean NOT NULL,
    address text,
    device text,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    seen_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT session_id_hash_check CHECK ((octet_length(id_hash) = 32))
);
ALTER TABLE public.session ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.session_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.solution (
    id bigint NOT NULL,
    import_key text,
    organisation_id bigint NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    summary text NOT NULL,
    capabilities text[] DEFAULT '{}'::text[] NOT NULL,
    sectors text[] DEFAULT '{}'::text[] NOT NULL,
    technologies text[] DEFAULT '{}'::text[] NOT NULL,
    trl integer,
    works_for text,
    data_needed text,
    ip_owner text,
    licence text,
    funding text,
    support text,
    ai_risk text,
    languages text[] DEFAULT '{}'::text[] NOT NULL,
    price text,
    available_from date,
    place text,
    year integer,
    owner_as_published text,
    link text,
    contact_name text,
    phone text,
    email text,
    state text NOT NULL,
    confirmed boolean DEFAULT true NOT NULL,
    source text,
    search_text text NOT NULL,
    sort_key text NOT NULL COLLATE pg_catalog."C",
    version integer DEFAULT 1 NOT NULL,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    published_at timestamp with time zone,
    expires_at timestamp with time zone,
    entered_by_id bigint,
    CONSTRAINT solution_ai_risk_check CHECK ((ai_risk = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text]))),
    CONSTRAINT solution_contact_name_check CHECK ((contact_name IS NFC NORMALIZED)),
    CONSTRAINT solution_data_needed_check CHECK ((data_needed IS NFC NORMALIZED)),
    CONSTRAINT solution_funding_check CHECK ((funding IS NFC NORMALIZED)),
    CONSTRAINT solution_ip_owner_check CHECK ((ip_owner IS NFC NORMALIZED)),
    CONSTRAINT solution_kind_check CHECK ((kind = ANY (ARRAY['solution'::text, 'capability'::text]))),
    CONSTRAINT solution_owner_as_published_check CHECK ((owner_as_published IS NFC NORMALIZED)),
    CONSTRAINT solution_place_check CHECK ((place IS NFC NORMALIZED)),
    CONSTRAINT solution_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'information_requested'::text, 'published'::text, 'paused'::text, 'expired'::text, 'closed'::text]))),
    CONSTRAINT solution_summary_check CHECK (((summary IS NFC NORMALIZED) AND ((length(summary) >= 10) AND (length(summary) <= 20000)))),
    CONSTRAINT solution_support_check CHECK ((support IS NFC NORMALIZED)),
    CONSTRAINT solution_title_check CHECK (((title IS NFC NORMALIZED) AND ((length(title) >= 3) AND (length(title) <= 300)))),
    CONSTRAINT solution_trl_check CHECK (((trl >= 1) AND (trl <= 9))),
    CONSTRAINT solution_works_for_check CHECK ((works_for IS NFC NORMALIZED)),
    CONSTRAINT solution_year_check CHECK (((year >= 1990) AND (year <= 2100)))
);
ALTER TABLE public.solution ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.solution_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.suggestion_round (
    need_id bigint NOT NULL,
    need_version integer NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.text_vector (
    model text NOT NULL,
    revision text NOT NULL,
    side text NOT NULL,
    text_hash text NOT NULL,
    dimension integer NOT NULL,
    vector bytea NOT NULL,
    CONSTRAINT text_vector_dimension_check CHECK ((dimension > 0)),
    CONSTRAINT text_vector_side_check CHECK ((side = ANY (ARRAY['query'::text, 'passage'::text]))),
    CONSTRAINT vector_is_float32 CHECK ((octet_length(vector) = (4 * dimension)))
);
ALTER TABLE ONLY public.text_vector ALTER COLUMN vector SET STORAGE EXTERNAL;
CREATE TABLE public.told_fit (
    organisation_id bigint NOT NULL,
    need_id bigint NOT NULL,
    month date NOT NULL
);
CREATE TABLE public.transfer_case (
    id bigint NOT NULL,
    proposal_id bigint,
    need_id bigint,
    delivered_id bigint NOT NULL,
    adopter_id bigint NOT NULL,
    supplier_id bigint NOT NULL,
    standing text,
    sector text,
    entered_afterwards boolean DEFAULT false NOT NULL,
    stage text DEFAULT 'introduced'::text NOT NULL,
    held_stage text,
    since timestamp with time zone DEFAULT now() NOT NULL,
    reason text,
    owner_id bigint,
    next_step text,
    next_due date,
    in_city boolean,
    route text,
    form text,
    contract_value bigint,
    no_price_reason text DEFAULT ''::text NOT NULL,
    money text,
    crosses_border boolean,
    ai_risk text,
    process text DEFAULT ''::text NOT NULL,
    use_from date,
    use_until date,
    also_product boolean DEFAULT false NOT NULL,
    brokers text[] DEFAULT '{}'::text[] NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT case_comes_from_somewhere CHECK (((proposal_id IS NOT NULL) OR entered_afterwards)),
    CONSTRAINT case_ends_with_a_reason CHECK (((stage = ANY (ARRAY['stopped'::text, 'withdrawn'::text])) = (reason IS NOT NULL))),
    CONSTRAINT case_has_two_parties CHECK ((adopter_id <> supplier_id)),
    CONSTRAINT case_on_hold_knows_where_it_was CHECK (((stage <> 'on_hold'::text) OR (held_stage IS NOT NULL))),
    CONSTRAINT transfer_case_ai_risk_check CHECK ((ai_risk = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text]))),
    CONSTRAINT transfer_case_check CHECK ((use_until >= use_from)),
    CONSTRAINT transfer_case_contract_value_check CHECK ((contract_value >= 0)),
    CONSTRAINT transfer_case_form_check CHECK ((form = ANY (ARRAY['licence'::text, 'assignment'::text, 'development'::text]))),
    CONSTRAINT transfer_case_held_stage_check CHECK ((held_stage = ANY (ARRAY['introduced'::text, 'in_discussion'::text, 'pilot'::text, 'negotiation'::text, 'contract_signed'::text, 'accepted'::text]))),
    CONSTRAINT transfer_case_money_check CHECK ((money = ANY (ARRAY['own'::text, 'state'::text, 'mixed'::text, 'other'::text]))),
    CONSTRAINT transfer_case_next_step_check CHECK (((next_step IS NFC NORMALIZED) AND (length(next_step) <= 500))),
    CONSTRAINT transfer_case_no_price_reason_check CHECK (((no_price_reason IS NFC NORMALIZED) AND (length(no_price_reason) <= 2000))),
    CONSTRAINT transfer_case_process_check CHECK (((process IS NFC NORMALIZED) AND (length(process) <= 2000))),
    CONSTRAINT transfer_case_route_check CHECK ((route = ANY (ARRAY['transferred'::text, 'applied'::text]))),
    CONSTRAINT transfer_case_stage_check CHECK ((stage = ANY (ARRAY['introduced'::text, 'in_discussion'::text, 'pilot'::text, 'negotiation'::text, 'contract_signed'::text, 'accepted'::text, 'verified'::text, 'on_hold'::text, 'stopped'::text, 'withdrawn'::text]))),
    CONSTRAINT transfer_case_standing_check CHECK ((standing = ANY (ARRAY['spin_off'::text, 'start_up'::text, 'contest_winner'::text])))
);
ALTER TABLE public.transfer_case ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.transfer_case_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.unit_link (
    token_hash bytea NOT NULL,
    unit_id bigint NOT NULL,
    year integer NOT NULL,
    made_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT unit_link_token_hash_check CHECK ((octet_length(token_hash) = 32)),
    CONSTRAINT unit_link_year_check CHECK (((year >= 2023) AND (year <= 2100)))
);
INSERT INTO public.account_link OVERRIDING SYSTEM VALUE VALUES
	(1, 'registration', '\x26be4bb391f4a5c70e04479fe4c48c42126d6b6a2ba800aa33bd75a02a3bca16', NULL, 'new@company.example', '{"name": "Nguyễn Thị Lan", "phone": null, "locale": "vi", "consent": "2026-11-23", "tax_code": null, "organisation": "Công ty Mới", "organisation_kind": "business"}', 'visitor', '2026-11-29 22:49:57.252808+00', '2099-12-31 16:59:59+00'),
	(2, 'password_reset', '\x44cd5db59af8a168a3f4dbd22b3bbcdf4a12f195a527ff6dd7de9f73040d6021', 3, 'la@congty.example', '{"name": "Người la@congty.example"}', 'visitor', '2026-11-29 22:49:57.252808+00', '2099-12-31 16:59:59+00'),
	(3, 'invitation', '\x9d4c615c1b7d32332d2690699cd9fdb901122821bc873fcd179cb8e912806628', NULL, 'moi@minhanh.example', '{"role": "business", "locale": "vi", "record": null, "organisation": "Công ty TNHH Minh Anh", "organisation_id": 1}', 'person:18565624-5ccf-4b0d-b80c-92d8d2edffe0', '2026-11-29 22:49:57.252808+00', '2099-12-31 16:59:59+00'),
	(4, 'password_reset', '\x75d4afd4557419caf91f0415cb1a4e863c597beb6771a6a162ab16b917c4ce40', 2, 'binh@vien.example', '{"name": "Người binh@vien.example"}', 'visitor', '2026-11-29 22:50:01.794793+00', '2099-12-31 16:59:59+00');
INSERT INTO public.approved_situation VALUES
	(1, '354fdb4051aa6f092bd1a12fe52cd762d6158b74e80fbe24a3b7858dffc4b1d2', '{"met": 4, "needs": 6, "total": 16, "consented": 2, "under_way": 1}');
INSERT INTO public.audit_entry OVERRIDING SYSTEM VALUE VALUES
	(1, 'organisation:add', 'organisation', 1, 'local', NULL, NULL, '{}', '2026-11-29 22:49:45.581661+00', NULL),
	(2, 'person:create', 'person', 1, 'local', NULL, NULL, '{"role": "business"}', '2026-11-29 22:49:45.581661+00', NULL),
	(3, 'organisation:verify', 'organisation', 1, 'system', 'unverified', 'verified', '{}', '2026-11-29 22:49:45.581661+00', NULL),
	(4, 'organisation:name_contact', 'organisation', 1, 'system', NULL, NULL, '{"person": "person:18565624-5ccf-4b0d-b80c-92d8d2edffe0"}', '2026-11-29 22:49:45.581661+00', NULL),
	(5, 'organisation:add', 'organisation', 2, 'local', NULL, NULL, '{}', '2026-11-29 22:49:45.581661+00', NULL),
	(6, 'person:create', 'person', 2, 'local', NULL, NULL, '{"role": "institute"}', '2026-11-29 22:49:45.581661+00', NULL),
	(7, 'organisation:verify', 'organisation', 2, 'system', 'unverified', 'verified', '{}', '2026-11-29 22:49:45.581661+00', NULL),
	(8, 'organisation:name_contact', 'organisation', 2, 'system', NULL, NULL, '{"person": "person:8bbf95e4-d107-4e82-965e-7f1f3b21985d"}', '2026-11-29 22:49:45.581661+00', NULL),
	(9, 'organisation:add', 'organisation', 3, 'local', NULL, NULL, '{}', '2026-11-29 22:49:45.581661+00', NULL),
	(10, 'person:create', 'person', 3, 'local', NULL, NULL, '{"role": "business"}', '2026-11-29 22:49:45.581661+00', NULL),
	(11, 'organisation:verify', 'organisation', 3, 'system', 'unverified', 'verified', '{}', '2026-11-29 22:49:45.581661+00', NULL),
	(12, 'organisation:name_contact', 'organisation', 3, 'system', NULL, NULL, '{"person": "person:743d7cf2-b115-4d62-ab82-ff5694860cf1"}', '2026-11-29 22:49:45.581661+00', NULL),
	(13, 'person:create', 'person', 4, 'local', NULL, NULL, '{"role": "broker"}', '2026-11-29 22:49:45.581661+00', NULL),
	(14, 'person:create', 'person', 5, 'local', NULL, NULL, '{"role": "broker"}', '2026-11-29 22:49:45.581661+00', NULL),
	(15, 'person:create', 'person', 6, 'local', NULL, NULL, '{"role": "business"}', '2026-11-29 22:49:45.581661+00', NULL),
	(16, 'person:create', 'person', 7, 'local', NULL, NULL, '{"role": "institute"}', '2026-11-29 22:49:45.581661+00', NULL),
	(17, 'person:create', 'person', 8, 'local', NULL, NULL, '{"role": "verifier"}', '2026-11-29 22:49:45.581661+00', NULL),
	(18, 'person:create', 'person', 9, 'local', NULL, NULL, '{"role": "leadership"}', '2026-11-29 22:49:45.581661+00', NULL),
	(19, 'person:sign_in', 'person', 1, 'person:18565624-5ccf-4b0d-b80c-92d8d2edffe0', NULL, NULL, '{}', '2026-11-29 22:49:47.580405+00', '203.0.113.7'),
	(20, 'person:enrol_second_factor', 'person', 4, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', NULL, NULL, '{}', '2026-11-29 22:49:48.82323+00', '203.0.113.7'),
	(21, 'person:sign_in', 'person', 4, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', NULL, NULL, '{}', '2026-11-29 22:49:48.82323+00', '203.0.113.7'),
	(22, 'need:post', 'need', 1, 'local', NULL, 'submitted', '{}', '2026-11-29 22:49:48.930076+00', NULL),
	(23, 'need:move', 'need', 1, 'local', 'submitted', 'published', '{}', '2026-11-29 22:49:48.930076+00', NULL),
	(24, 'solution:post', 'solution', 1, 'local', NULL, 'submitted', '{}', '2026-11-29 22:49:48.930076+00', NULL),
	(25, 'solution:move', 'solution', 1, 'local', 'submitted', 'published', '{}', '2026-11-29 22:49:48.930076+00', NULL),
	(26, 'proposal:pair', 'proposal', 1, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', NULL, 'suggested', '{}', '2026-11-29 22:49:48.930076+00', NULL),
	(27, 'proposal:approve', 'proposal', 1, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', 'suggested', 'approved', '{"rank": null, "place": null}', '2026-11-29 22:49:48.930076+00', NULL),
	(28, 'proposal:ask', 'proposal', 1, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', 'approved', 'asked', '{"sides": ["need", "solution"]}', '2026-11-29 22:49:48.930076+00', NULL),
	(29, 'proposal:agree', 'proposal', 1, 'person:18565624-5ccf-4b0d-b80c-92d8d2edffe0', 'asked', 'one_agreed', '{"side": "need"}', '2026-11-29 22:49:48.930076+00', NULL),
	(30, 'proposal:agree', 'proposal', 1, 'person:8bbf95e4-d107-4e82-965e-7f1f3b21985d', 'one_agreed', 'both_agreed', '{"side": "solution"}', '2026-11-29 22:49:48.930076+00', NULL),
	(31, 'proposal:introduce', 'proposal', 1, 'system', 'both_agreed', 'introduced', '{}', '2026-11-29 22:49:48.930076+00', NULL),
	(32, 'case:open', 'case', 1, 'system', NULL, 'introduced', '{}', '2026-11-29 22:49:48.930076+00', NULL),
	(33, 'case:edit', 'case', 1, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', NULL, NULL, '{"fields": ["contract_value", "crosses_border", "form", "in_city", "money", "route"]}', '2026-11-29 22:49:48.930076+00', NULL),
	(34, 'case:add_evidence', 'case', 1, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', NULL, NULL, '{"kind": "meeting_minutes", "sha256": "96cbd6e7ca87d627a2c5aa82c33b80950243a4dc65383cf86c162bd85c99c9d7", "evidence": 1}', '2026-11-29 22:49:48.930076+00', NULL),
	(35, 'case:add_evidence', 'case', 1, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', NULL, NULL, '{"kind": "pilot_agreement", "sha256": "a76990241d933b0b4d594e4fd6dd3bd30be3af8f9f7e753fd01c743fd2b53f34", "evidence": 2}', '2026-11-29 22:49:48.930076+00', NULL),
	(36, 'case:add_evidence', 'case', 1, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', NULL, NULL, '{"kind": "contract", "sha256": "cc8321d6375c494d043fdd0260f21bc0ec51dacc9f6abb7f909cdcd3041b78bf", "evidence": 3}', '2026-11-29 22:49:48.930076+00', NULL),
	(37, 'case:add_evidence', 'case', 1, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', NULL, NULL, '{"kind": "invoice", "sha256": "52d6e3de4fa0dcc29946695f93940c3e7f26f30e1e39f4b1a49ad98839112786", "evidence": 4}', '2026-11-29 22:49:48.930076+00', NULL),
	(38, 'case:add_evidence', 'case', 1, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', NULL, NULL, '{"kind": "acceptance", "sha256": "c1514c6cdad166c18aa557dc1d780ba84c0e32df7633235385023eb429377e74", "evidence": 5}', '2026-11-29 22:49:48.930076+00', NULL),
	(39, 'case:move', 'case', 1, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', 'introduced', 'in_discussion', '{"move": "discuss", "happened_on": "2026-11-30"}', '2026-11-29 22:49:48.930076+00', NULL),
	(40, 'case:move', 'case', 1, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', 'in_discussion', 'pilot', '{"move": "begin_pilot", "happened_on": "2026-11-30"}', '2026-11-29 22:49:48.930076+00', NULL),
	(41, 'case:move', 'case', 1, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', 'pilot', 'negotiation', '{"move": "negotiate", "happened_on": "2026-11-30"}', '2026-11-29 22:49:48.930076+00', NULL),
	(42, 'case:move', 'case', 1, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', 'negotiation', 'contract_signed', '{"move": "sign", "happened_on": "2026-11-30"}', '2026-11-29 22:49:48.930076+00', NULL),
	(43, 'case:move', 'case', 1, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', 'contract_signed', 'accepted', '{"move": "accept", "happened_on": "2026-11-30"}', '2026-11-29 22:49:48.930076+00', NULL),
	(44, 'case:ask_confirmation', 'case', 1, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', NULL, NULL, '{"side": "need"}', '2026-11-29 22:49:48.930076+00', NULL),
	(45, 'case:confirm', 'case', 1, 'person:18565624-5ccf-4b0d-b80c-92d8d2edffe0', NULL, NULL, '{"side": "need", "agreed": true, "confirmation": 1}', '2026-11-29 22:49:48.930076+00', NULL),
	(46, 'case:ask_confirmation', 'case', 1, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', NULL, NULL, '{"side": "solution"}', '2026-11-29 22:49:48.930076+00', NULL),
	(47, 'case:confirm', 'case', 1, 'person:8bbf95e4-d107-4e82-965e-7f1f3b21985d', NULL, NULL, '{"side": "solution", "agreed": true, "confirmation": 2}', '2026-11-29 22:49:48.930076+00', NULL),
	(48, 'case:move', 'case', 1, 'person:23d4c046-3d6c-4a77-b690-ffd523b067c2', 'accepted', 'verified', '{"move": "verify", "grade": "originated", "nearest": [], "addresses": [], "happened_on": "2026-11-30"}', '2026-11-29 22:49:48.930076+00', NULL),
	(49, 'case:ask_again', 'case', 1, 'system', NULL, NULL, '{"months": 6}', '2026-11-29 22:49:50.617589+00', NULL),
	(50, 'need:post', 'need', 2, 'local', NULL, 'submitted', '{}', '2026-11-29 22:49:51.710944+00', NULL);
INSERT INTO public.audit_entry OVERRIDING SYSTEM VALUE VALUES
	(51, 'need:move', 'need', 2, 'local', 'submitted', 'published', '{}', '2026-11-29 22:49:51.710944+00', NULL),
	(52, 'solution:post', 'solution', 2, 'local', NULL, 'submitted', '{}', '2026-11-29 22:49:51.710944+00', NULL),
	(53, 'solution:move', 'solution', 2, 'local', 'submitted', 'published', '{}', '2026-11-29 22:49:51.710944+00', NULL),
	(54, 'proposal:pair', 'proposal', 2, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', NULL, 'suggested', '{}', '2026-11-29 22:49:51.710944+00', NULL),
	(55, 'proposal:approve', 'proposal', 2, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', 'suggested', 'approved', '{"rank": null, "place": null}', '2026-11-29 22:49:51.710944+00', NULL),
	(56, 'proposal:ask', 'proposal', 2, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', 'approved', 'asked', '{"sides": ["need", "solution"]}', '2026-11-29 22:49:51.710944+00', NULL),
	(57, 'proposal:agree', 'proposal', 2, 'person:18565624-5ccf-4b0d-b80c-92d8d2edffe0', 'asked', 'one_agreed', '{"side": "need"}', '2026-11-29 22:49:51.988954+00', NULL),
	(58, 'proposal:agree', 'proposal', 2, 'person:8bbf95e4-d107-4e82-965e-7f1f3b21985d', 'one_agreed', 'both_agreed', '{"side": "solution"}', '2026-11-29 22:49:51.988954+00', NULL),
	(59, 'proposal:introduce', 'proposal', 2, 'system', 'both_agreed', 'introduced', '{}', '2026-11-29 22:49:51.988954+00', NULL),
	(60, 'case:open', 'case', 2, 'system', NULL, 'introduced', '{}', '2026-11-29 22:49:51.988954+00', NULL),
	(61, 'case:add_evidence', 'case', 2, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', NULL, NULL, '{"kind": "meeting_minutes", "sha256": "9b06f942d82ad7819d297fd0600eb561a1389c0e4090eb9010991136b33c5652", "evidence": 6}', '2026-11-29 22:49:53.93936+00', '203.0.113.7'),
	(62, 'proposal:write', 'proposal', 2, 'person:18565624-5ccf-4b0d-b80c-92d8d2edffe0', NULL, NULL, '{"files": 1}', '2026-11-29 22:49:54.455145+00', '203.0.113.7'),
	(63, 'case:ask_confirmation', 'case', 2, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', NULL, NULL, '{"side": "need"}', '2026-11-29 22:49:54.477875+00', NULL),
	(64, 'need:post', 'need', 3, 'local', NULL, 'submitted', '{}', '2026-11-29 22:49:54.830766+00', NULL),
	(65, 'need:move', 'need', 3, 'local', 'submitted', 'published', '{}', '2026-11-29 22:49:54.830766+00', NULL),
	(66, 'solution:post', 'solution', 3, 'local', NULL, 'submitted', '{}', '2026-11-29 22:49:54.830766+00', NULL),
	(67, 'solution:move', 'solution', 3, 'local', 'submitted', 'published', '{}', '2026-11-29 22:49:54.830766+00', NULL),
	(68, 'proposal:pair', 'proposal', 3, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', NULL, 'suggested', '{}', '2026-11-29 22:49:54.830766+00', NULL),
	(69, 'proposal:approve', 'proposal', 3, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', 'suggested', 'approved', '{"rank": null, "place": null}', '2026-11-29 22:49:54.830766+00', NULL),
	(70, 'proposal:ask', 'proposal', 3, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', 'approved', 'asked', '{"sides": ["need", "solution"]}', '2026-11-29 22:49:54.830766+00', NULL),
	(71, 'need:post', 'need', 4, 'local', NULL, 'submitted', '{}', '2026-11-29 22:49:55.370909+00', NULL),
	(72, 'need:move', 'need', 4, 'local', 'submitted', 'published', '{}', '2026-11-29 22:49:55.370909+00', NULL),
	(73, 'solution:post', 'solution', 4, 'local', NULL, 'submitted', '{}', '2026-11-29 22:49:55.370909+00', NULL),
	(74, 'solution:move', 'solution', 4, 'local', 'submitted', 'published', '{}', '2026-11-29 22:49:55.370909+00', NULL),
	(75, 'proposal:pair', 'proposal', 4, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', NULL, 'suggested', '{}', '2026-11-29 22:49:55.370909+00', NULL),
	(76, 'proposal:approve', 'proposal', 4, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', 'suggested', 'approved', '{"rank": null, "place": null}', '2026-11-29 22:49:55.370909+00', NULL),
	(77, 'proposal:ask', 'proposal', 4, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', 'approved', 'asked', '{"sides": ["need", "solution"]}', '2026-11-29 22:49:55.370909+00', NULL),
	(89, 'period:close', 'period', 1, 'person:d20f5efe-9cef-493d-a392-1cdf0167cf15', NULL, NULL, '{"to": "2026-11-29", "from": "2023-12-27", "counted": [1]}', '2026-11-29 22:50:00.720432+00', '203.0.113.7'),
	(90, 'case:export', 'case', 1, 'person:23d4c046-3d6c-4a77-b690-ffd523b067c2', NULL, NULL, '{"key": "a276853d4b468c2bc00476fd1c4a8983899e4f28d66e385864ba932a0e00e816", "sha256": "2ea96ed9d5d080c01f8994c947e6da3b2681733ed432a5debba6dbbc2f548d86"}', '2026-11-29 22:50:00.792524+00', NULL),
	(78, 'proposal:agree', 'proposal', 4, 'person:18565624-5ccf-4b0d-b80c-92d8d2edffe0', 'asked', 'one_agreed', '{"side": "need"}', '2026-11-29 22:49:56.450808+00', '203.0.113.7'),
	(79, 'need:post', 'need', 5, 'local', NULL, 'submitted', '{}', '2026-11-29 22:49:56.543836+00', NULL),
	(80, 'need:move', 'need', 5, 'local', 'submitted', 'published', '{}', '2026-11-29 22:49:56.543836+00', NULL),
	(81, 'organisation:invite', 'organisation', 1, 'person:18565624-5ccf-4b0d-b80c-92d8d2edffe0', NULL, NULL, '{"role": "business"}', '2026-11-29 22:49:57.252808+00', NULL),
	(82, 'report:add_unit', 'report', 1, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', NULL, NULL, '{}', '2026-11-29 22:49:57.252808+00', NULL),
	(83, 'setting:change', 'setting', 1, 'system', NULL, NULL, '{"name": "report_dates", "value": {"day": 31, "month": 12}}', '2026-11-29 22:49:57.252808+00', NULL),
	(84, 'report:ask_unit', 'report', 1, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', NULL, NULL, '{"year": 2026}', '2026-11-29 22:49:57.252808+00', NULL),
	(85, 'organisation:add', 'organisation', 4, 'visitor', NULL, NULL, '{}', '2026-11-29 22:49:57.562851+00', '203.0.113.7'),
	(86, 'need:post', 'need', 6, 'visitor', NULL, 'draft', '{}', '2026-11-29 22:49:57.562851+00', '203.0.113.7'),
	(87, 'report:contribute', 'report', 1, 'link', NULL, NULL, '{"year": 2026, "by_link": true}', '2026-11-29 22:49:59.614778+00', '203.0.113.7'),
	(88, 'need:post', 'need', 7, 'person:18565624-5ccf-4b0d-b80c-92d8d2edffe0', NULL, 'submitted', '{}', '2026-11-29 22:50:00.135508+00', '203.0.113.7'),
	(91, 'report:ask_unit', 'report', 1, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', NULL, NULL, '{"year": 2026}', '2026-11-29 22:50:01.794793+00', NULL);
INSERT INTO public.audit_link VALUES
	(1, 1, '\x0a288343935377ff6ef124d444e053beee02ce991820fb0b3abe22d7ebb3fe11'),
	(2, 2, '\xb3077be2cd27d97fd0811fa333c6533bdd1d606de62e6765d7effd64f7ecad84'),
	(3, 3, '\x82f4871f24c8c13caa4c462531cf54bfc431c4d06e6c9a87051a58dd969e7124'),
	(4, 4, '\xe60a047902de29cade529e76a8f1c2af8544f0f18233ec61bff9277d1cee71c6'),
	(5, 5, '\x9d30480769c7ba30aa62f5f04e2b24d86210342b9dfca6167d54f0fe5960cf40'),
	(6, 6, '\x3ed64fe71b53612020c1ace67d618a6d73b99bbc3f2eb0de6786e0640169108e'),
	(7, 7, '\x212cf53c699c4bc6460e09205ef5e684d2cb32f744bebc2890cc95f5ff30acf4'),
	(8, 8, '\x22924e6b266deebcdf5afd96075588fae31d9beff4866af2291add0be1beec19'),
	(9, 9, '\x941adf8152c82ae1d588607832ea3cf548e992ed5f7c8afba4876a239cccf702'),
	(10, 10, '\xc1e619ccdfbeb6d30d85dd7975228c1a33e3732960e4a0bf6165abc0f1f9a170'),
	(11, 11, '\xe4fedb0a1fe719c599e43b1eb1b7dcc89a83f823881c799a5f0a96de8e81d6ca'),
	(12, 12, '\xb3bc01dbf4dacab8a7773f2105c8ac55d7501cabc6fca37f199f465fbe6aa94d'),
	(13, 13, '\x96478ff7fdbab2e314fc80f0d7e0d8666e5993b8decdc9b9ae9b83f69f8556a8'),
	(14, 14, '\xd1b6572ffc8126c63fad10c1ccebf714b18ad96c1013202d7fb3462b5d1f86f6'),
	(15, 15, '\xe8818d5ce65606394fb0d914662a42953f64a5b67f032f27f948f0b1a99d5632'),
	(16, 16, '\xf8f2a84bdb91b827b24b5a8e1043acbadaa1e56521c4a23ed4b1bbd75eb2a69f'),
	(17, 17, '\x97a4ab556a1ef7c7007004d2653de15fdddb5f32bda00194dd5b915b50dd875b'),
	(18, 18, '\x12cdecb479bf7f08fe82b84395932f9d9d2d74814ada79a71734c87e0401c0f2'),
	(19, 19, '\x75ca2fe00081df907c229c217837af7b05bab1ba58c7ba9e882d8f3178a19f61'),
	(20, 20, '\xcafa9d35c13ab3cece5aab62b198d77fe2431f09423e5d794778fe9afc88b033'),
	(21, 21, '\x46eff7ec7efda3743c3a0c7a190d1ac055cb9efb360c1b01d61f68725555ec2a'),
	(22, 22, '\xa25083aa3c3332efc94478f28155e816d772bc09e663072a59f8771b2d7822b9'),
	(23, 23, '\x5ef73ec2ce042fa54899377be59a876e66b9ec6d14957727af6ac6dab6fe6c42'),
	(24, 24, '\x51e0a7bc0cfe56648cb31c24a1b445d3d529bc5c29ee915ae658b85b2abdac62'),
	(25, 25, '\x822d3ceeb43ff84e4f608f42a5109619f524679c68341f894ecfc8c685b02357'),
	(26, 26, '\x85e8c1cd932dbce2078b6186d782a70ed9ead6ef0366943aea0598a27d7dee08'),
	(27, 27, '\x79d3265ed0556197da0c0c4c9a29667864a162a982f877d5c0a7174421a6aa54'),
	(28, 28, '\x37264aba70222520de6023740e774bf599c7106b5432e4a8460bd40536bf3da1'),
	(29, 29, '\xeb6ea41837e8e0100e6cb129b8e3dcbdf8768173de9f676dc5907ec98c430324'),
	(30, 30, '\xa3de1cdbb7d456bd1eef29bd4fe1579026732923e1b20fddc3cfa70032dbe36c'),
	(31, 31, '\x7b81efaf1246219f22b6186332102686bbce847b396f07d161017403de8b5299'),
	(32, 32, '\x001129668c6e43ad46971a4bce0a2280cabbbe73443430e6d9c71a6c3d39de19'),
	(33, 33, '\xc1c6190566d7714a284043b5af0a3778a04a60a9db6545413f0867bc3d3ae203'),
	(34, 34, '\x0702660187c1950b07c1e0b3ce8c89982f380d3ae92e845f2dd43ab65ee4d108'),
	(35, 35, '\x589bff0bf74fbb92cbe24013a5257004cf2c41ef4bd63d9be72cfe6cb46ae301'),
	(36, 36, '\x209f257a3316cac68992a5dd50a6baa08fea2ba0ee77086bae2fa6d0520cbe29'),
	(37, 37, '\x993b07e2f6c2d6390ffce5114b20fe8def8d31137d2623614ae026f0f0ea1144'),
	(38, 38, '\x8af2cbd3eb02194cd9ddbf61a12dae6df47cfae60426f3e2ffbcc036de2af76b'),
	(39, 39, '\xeca5bfffc215ed8205a354056610630fa52b23efc94f4c4988e0aab36c438a16'),
	(40, 40, '\xef6af32d922fb4a1aad36d4cd6050e647c21d190ca4202d7b0b3edee4bdc2f51'),
	(41, 41, '\x422539438bb099acfa70a18f83fdf18cb05430289c5e503f4457d3b72c8b388f'),
	(42, 42, '\x8f76bcd2eb04da873b97ed2000f53d851fbcbc946478a00b092d0d0ea3eecc61'),
	(43, 43, '\x0d83c8d0a0fe620cc3820ac12f4eb55a62b98c962ce513ec5913d3735007b4e6'),
	(44, 44, '\x5fe8bef66221e20b795ebcb7ec5bd627b5d3e0a9028845f4914c85fdcc28fcb6'),
	(45, 45, '\xf3e240513966b6de9bb79cfe5b4113ca8c9dd5b59601b2281c413fc9fd488ac5'),
	(46, 46, '\xb6de5d30ba678622d60d4f5b1e5292b92e408f349233efbe5197172e0dc323dc'),
	(47, 47, '\x810e9f61a2528d07fa3683c9179ec59b879f408d56167010b4c81770e4d6bf90'),
	(48, 48, '\x96f329412a8d56578ac9febd41f59ea14f315b8baa63d04d323fa3d169a143f0'),
	(49, 49, '\x99d1917ad14c571b222d24f25ff66e984bee5bf65dfa009ed8597e005a833891'),
	(50, 50, '\x719b6fac66c6898820146562df1cbfda5431cfa84f6904547539bf2d6996691c');
INSERT INTO public.audit_link VALUES
	(51, 51, '\x7a87c6b15b83b2f01e2e8d51d0ef47c226490feb337758b03e7fa2c85cf744c6'),
	(52, 52, '\x6d2d25ff670ec36511812c561f1696fa4fe41b8e496bdcc731c258b35a516483'),
	(53, 53, '\xade3ce3151bb37b2d02ee19d5709abfb986605d6ae4fd4d2838fc4215db2e446'),
	(54, 54, '\xb92e3e36a8f2ed46c677ef44b1b35a1fb7d72b5d7dafc3808762fdd84003e285'),
	(55, 55, '\x8426fbd8e0921893a5500ef190d281762bda71270d5e85002b50d8110f8b7c22'),
	(56, 56, '\xe28572ce47339d7d5df9eb236d361f23256c2fe71b0a0acd8e78632178d17560'),
	(57, 57, '\xc76f0d1ff0482155f014640ded8b398eca151d90925053b6c420dfb07d66912f'),
	(58, 58, '\x0623e8a92ca074a6fa3a5b6c983edcc9b94c66dee51e335cda6c43560f143fab'),
	(59, 59, '\xc7be6b9348bd1010cce00c3a4b0e42c2668795a7c0cc650402aa65e61122a0ad'),
	(60, 60, '\xbcd4b493d350104bad34285ab15137cc205bf90c1487fd97e38e39fcd586fe4f'),
	(61, 61, '\x51d4bd706b3edadde92fff20782f91e3053cd61ea71b4eb09def4c678a9df8c5'),
	(62, 62, '\x5314cb7b619129bb66716cf6261f73ee9fb8ce11c6fc0cc3a03b93b650e89113'),
	(63, 63, '\xa4fb984a29636b9c8682ee4ece8206f95b5a81cce78548f29c431f0d56f2da7f'),
	(64, 64, '\x1f94385772e5c012d0063bd557292168ac83bdd0b69b2091838f984856f7c5ff'),
	(65, 65, '\x662913d0ca9ff2cf110f6914c266bbc867e9a11ec1cba305cae9a3e9a0b6e8f2'),
	(66, 66, '\x8b8aa204e53a6c675bb348dec77f7a30d89eab1ebac1e1e687b79dcea50a0a55'),
	(67, 67, '\x371b504a054a617d90431206348152266a003510ac7703db0b981b754fb20dfe'),
	(68, 68, '\x0efacaa464c941d1a9a17829cba6133deeaf32ff73eff8438cb33f3aafc8674c'),
	(69, 69, '\x6196a076c48328a84c42ea27cf5f3a9a8f8f6275bf2ed46d7b9b64c0b1459f6e'),
	(70, 70, '\x644a462fbc7935fd5ecdab1f56dcc1a3ed42ffef9aff4a9481f1a5d653e427b2'),
	(71, 71, '\x296a376f6c9b9ed65dd8126e8591dd3c0b5f535ac30bc2d1cefb853f5cb9558e'),
	(72, 72, '\x6e9d06878ea81e14909115ed5a71225bba317376256e8b64c155ab5092623103'),
	(73, 73, '\x214abb7b52b90a21c99f9e0320aa59eeeefbb8c49df1abaad4eebdbb80212248'),
	(74, 74, '\xa81c2146faf4341438d0c6c749dcb782f6c68666823fe71dbb8b30195e54ffe5'),
	(75, 75, '\x2734adb301c4057e5239f5a5c94381ac77527fd3389644e3f1221bb987d119ae'),
	(76, 76, '\x41e4cefa95db0641a7f00eb72555483e9c189f874cdbf1cb937d1c1627b6cf89'),
	(77, 77, '\x59377d9c7942ba9296abd1ae67ed5c361cd752a8af275a166364e869b0eee06a'),
	(78, 78, '\xaa28e55aa8663b45e6bc4a951c4b08485c4b165f69df650e7d7625bae0db069c'),
	(79, 79, '\x1856f8c472a421866ffa42a679bb085e4cb9287439cb1e653c9e5b47d7fb28c7'),
	(80, 80, '\x94aa8401fced309102972712f7235daacc0273cb0cb6a18e5424c9d9e9c4b958'),
	(81, 81, '\xc0dad716dd154b7f04ab5b603aebde6903fd22429b9d0d95749d32f32126f9fd'),
	(82, 82, '\x52e7b484e39a79f04f9b62906025ac7af2187939c953a4f6921d03789ac28fe8'),
	(83, 83, '\xb6abe2cd8c49c09ce646b28cfa31c18ac0ec23e2a19eddeec75f583a49af1a83'),
	(84, 84, '\xe44e7fafe5f3e1f6773ae78069757dc0a2a215c5c5859e581cd203198a9fa93b'),
	(85, 85, '\x772cb5737d0c51a8ff7d0b6657e95af19beb7a37505512258b99238d9a911d17'),
	(86, 86, '\xa70aef456a9ff639ebd70547dc18d7852170fefef594ac9ca25cc624ad8755aa'),
	(87, 87, '\xe1194b459f833c752b3748352c55a85a435a332e3d43a07bdd37cd428129856f'),
	(88, 88, '\xde4d577fe4f0c27eb1bd60c6cbab1e01d3cd13773a7785214ae8577153366da5'),
	(89, 89, '\x84a3a29ef2a6650720fe899e0a4c10a573253d58198402316687e2ae684e12e6'),
	(90, 90, '\xcf73ba1fe487211159b9c5806b9d76fb09851ca7c8b4a677aeaf288011d773b7'),
	(91, 91, '\x6995dfbf2710337dc3eccc5db44726598646ef4e3a6b4142016b5af402240fcb');
INSERT INTO public.case_confirmation OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 'need', '\xaf3ebddaca64247ef98a871a10e59546e8e3145c5a732262a6a4a30b3d344215', 1, 'Người lan@minhanh.example', 'lan@minhanh.example', 'vi', '2026-11-29 22:49:48.930076+00', '2026-12-21 17:00:00+00', '2026-11-29 22:49:48.930076+00', 'person:18565624-5ccf-4b0d-b80c-92d8d2edffe0', true, false, NULL, 'Sở giới thiệu hai bên', '{"unit": "giờ", "what": "Giờ nhập liệu mỗi tháng", "after": 15, "before": 120, "no_before": false}', NULL, 'Người lan@minhanh.example', 2, NULL),
	(2, 1, 'solution', '\xaf3ebddaca64247ef98a871a10e59546e8e3145c5a732262a6a4a30b3d344215', 2, 'Người binh@vien.example', 'binh@vien.example', 'en', '2026-11-29 22:49:48.930076+00', '2026-12-21 17:00:00+00', '2026-11-29 22:49:48.930076+00', 'person:8bbf95e4-d107-4e82-965e-7f1f3b21985d', true, false, NULL, 'Sở giới thiệu hai bên', '{"unit": "giờ", "what": "Giờ nhập liệu mỗi tháng", "after": 15, "before": 120, "no_before": false}', NULL, 'Người binh@vien.example', 2, NULL),
	(3, 2, 'need', '\xd45f9cf39a5063d7fec8c88af3edb73c227b88d6b0dbdc8c816b6ff8ba7d61f6', 1, 'Người lan@minhanh.example', 'lan@minhanh.example', 'vi', '2026-11-29 22:49:54.477875+00', '2099-12-31 16:59:59+00', NULL, NULL, NULL, NULL, NULL, '', NULL, NULL, NULL, 2, NULL);
INSERT INTO public.case_contact OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 'dost', NULL, true, '2025-10-26', '2025-10-26', NULL, 'system', '2026-11-29 22:49:48.930076+00'),
	(2, 2, 'dost', NULL, true, '2026-11-30', '2026-11-30', NULL, 'system', '2026-11-29 22:49:51.988954+00');
INSERT INTO public.case_evidence OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 'meeting_minutes', '2025-11-05', NULL, 'meeting_minutes.pdf', '251e7efc347042ffaef1d73849389f31', 'application/pdf', 15, '\x96cbd6e7ca87d627a2c5aa82c33b80950243a4dc65383cf86c162bd85c99c9d7', 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', NULL, '2026-11-29 22:49:48.930076+00', NULL, NULL, NULL, NULL),
	(2, 1, 'pilot_agreement', '2025-12-05', NULL, 'pilot_agreement.pdf', '0d8c33d5b00948058ae7511b39431cc2', 'application/pdf', 15, '\xa76990241d933b0b4d594e4fd6dd3bd30be3af8f9f7e753fd01c743fd2b53f34', 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', NULL, '2026-11-29 22:49:48.930076+00', NULL, NULL, NULL, NULL),
	(3, 1, 'contract', '2026-02-03', NULL, 'contract.pdf', 'e9c8e224e7be4e00a27841e21e44416a', 'application/pdf', 8, '\xcc8321d6375c494d043fdd0260f21bc0ec51dacc9f6abb7f909cdcd3041b78bf', 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', NULL, '2026-11-29 22:49:48.930076+00', NULL, NULL, NULL, NULL),
	(4, 1, 'invoice', '2026-05-14', NULL, 'invoice.pdf', '9c5081521f774b42bd94be13282d8256', 'application/pdf', 7, '\x52d6e3de4fa0dcc29946695f93940c3e7f26f30e1e39f4b1a49ad98839112786', 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', NULL, '2026-11-29 22:49:48.930076+00', NULL, NULL, NULL, NULL),
	(5, 1, 'acceptance', '2026-05-04', NULL, 'acceptance.pdf', 'faae33821327437a801421d5bebf09f7', 'application/pdf', 10, '\xc1514c6cdad166c18aa557dc1d780ba84c0e32df7633235385023eb429377e74', 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', NULL, '2026-11-29 22:49:48.930076+00', NULL, NULL, NULL, NULL),
	(6, 2, 'meeting_minutes', '2025-12-01', NULL, 'biên bản.pdf', '8ff34c583a7a5ff545f20e1d8fdf9731', 'application/pdf', 47, '\x9b06f942d82ad7819d297fd0600eb561a1389c0e4090eb9010991136b33c5652', 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', NULL, '2026-11-29 22:49:53.93936+00', NULL, NULL, NULL, NULL);
INSERT INTO public.case_follow_up OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 6, '2026-11-29 22:49:50.617907+00', 'Người lan@minhanh.example', 'lan@minhanh.example', 'vi', NULL, NULL, NULL, 1, NULL, NULL);
INSERT INTO public.case_link VALUES
	('\x8836c48a0177e5de6fe168dbbf9ecc10035cb0d445d5989e662ffa7a696d4d7d', 1, NULL),
	('\xc4c88aa376ab5e40e8fab4b21aa45d394e74ed0a6a715618664da2458d7e8fcb', 2, NULL),
	('\xe8f0ebb65c076b68b2442491678d1437cc77085d6c2d0cf0500c12da3be1f354', NULL, 1),
	('\x0f23ed66e2dc53f5be6d2e612a8b4fcfc6f43652f17d0b5cc05df8f415e64d0a', 3, NULL);
INSERT INTO public.case_step OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 'open', NULL, 'introduced', '2025-10-26', NULL, NULL, 'system', '2026-11-29 22:49:48.930076+00'),
	(2, 1, 'discuss', 'introduced', 'in_discussion', '2026-11-30', NULL, NULL, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', '2026-11-29 22:49:48.930076+00'),
	(3, 1, 'begin_pilot', 'in_discussion', 'pilot', '2026-11-30', NULL, NULL, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', '2026-11-29 22:49:48.930076+00'),
	(4, 1, 'negotiate', 'pilot', 'negotiation', '2026-11-30', NULL, NULL, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', '2026-11-29 22:49:48.930076+00'),
	(5, 1, 'sign', 'negotiation', 'contract_signed', '2026-11-30', NULL, NULL, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', '2026-11-29 22:49:48.930076+00'),
	(6, 1, 'accept', 'contract_signed', 'accepted', '2026-11-30', NULL, NULL, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', '2026-11-29 22:49:48.930076+00'),
	(7, 1, 'verify', 'accepted', 'verified', '2026-11-30', NULL, NULL, 'person:23d4c046-3d6c-4a77-b690-ffd523b067c2', '2026-11-29 22:49:48.930076+00'),
	(8, 2, 'open', NULL, 'introduced', '2026-11-30', NULL, NULL, 'system', '2026-11-29 22:49:51.988954+00');
INSERT INTO public.case_verification OVERRIDING SYSTEM VALUE VALUES
	(1, 1, true, 'person:23d4c046-3d6c-4a77-b690-ffd523b067c2', 8, '2026-11-29 22:49:48.930076+00', 'originated', true, '{}', NULL, NULL, '[{"why": "holds", "holds": true, "clause": "adopter"}, {"why": "holds", "holds": true, "clause": "in_city"}, {"why": "holds", "holds": true, "clause": "supplier"}, {"why": "links_not_checked", "holds": null, "clause": "links"}, {"why": "holds", "holds": true, "clause": "route"}, {"why": "holds", "holds": true, "clause": "contract"}, {"why": "holds", "holds": true, "clause": "price"}, {"why": "holds", "holds": true, "clause": "acceptance"}, {"why": "not_compulsory", "holds": true, "clause": "registration"}, {"why": "holds", "holds": true, "clause": "contact"}, {"why": "holds", "holds": true, "clause": "attribution"}, {"why": "holds", "holds": true, "clause": "contribution"}, {"why": "not_verified", "holds": null, "clause": "grade"}, {"why": "holds", "holds": true, "clause": "adopter_confirmed"}, {"why": "holds", "holds": true, "clause": "supplier_confirmed"}, {"why": "not_verified", "holds": null, "clause": "verified"}, {"why": "holds", "holds": true, "clause": "hashed"}, {"why": "holds", "holds": true, "clause": "period"}, {"why": "nearest_not_seen", "holds": null, "clause": "distinct"}, {"why": "holds", "holds": true, "clause": "stands"}]', '{}');
INSERT INTO public.consent OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 1, 'need', 1, 'Người lan@minhanh.example', 'lan@minhanh.example', 'vi', 1, '2026-11-29 22:49:48.930076+00', '2026-12-10 17:00:00+00', NULL, 'agreed', NULL, NULL, 'person:18565624-5ccf-4b0d-b80c-92d8d2edffe0', '2026-11-29 22:49:48.930076+00'),
	(2, 1, 1, 'solution', 2, 'Người binh@vien.example', 'binh@vien.example', 'en', 1, '2026-11-29 22:49:48.930076+00', '2026-12-10 17:00:00+00', NULL, 'agreed', NULL, NULL, 'person:8bbf95e4-d107-4e82-965e-7f1f3b21985d', '2026-11-29 22:49:48.930076+00'),
	(3, 2, 1, 'need', 1, 'Người lan@minhanh.example', 'lan@minhanh.example', 'vi', 1, '2026-11-29 22:49:51.710944+00', '2026-12-10 17:00:00+00', NULL, 'agreed', NULL, NULL, 'person:18565624-5ccf-4b0d-b80c-92d8d2edffe0', '2026-11-29 22:49:51.988954+00'),
	(4, 2, 1, 'solution', 2, 'Người binh@vien.example', 'binh@vien.example', 'en', 1, '2026-11-29 22:49:51.710944+00', '2026-12-10 17:00:00+00', NULL, 'agreed', NULL, NULL, 'person:8bbf95e4-d107-4e82-965e-7f1f3b21985d', '2026-11-29 22:49:51.988954+00'),
	(7, 4, 1, 'need', 1, 'Người lan@minhanh.example', 'lan@minhanh.example', 'vi', 1, '2026-11-29 22:49:55.370909+00', '2026-12-10 17:00:00+00', NULL, 'agreed', NULL, NULL, 'person:18565624-5ccf-4b0d-b80c-92d8d2edffe0', '2026-11-29 22:49:56.450808+00'),
	(5, 3, 1, 'need', 1, 'Người lan@minhanh.example', 'lan@minhanh.example', 'vi', 1, '2026-11-29 22:49:54.830766+00', '2099-12-31 16:59:59+00', NULL, NULL, NULL, NULL, NULL, NULL),
	(6, 3, 1, 'solution', 2, 'Người binh@vien.example', 'binh@vien.example', 'en', 1, '2026-11-29 22:49:54.830766+00', '2099-12-31 16:59:59+00', NULL, NULL, NULL, NULL, NULL, NULL),
	(8, 4, 1, 'solution', 2, 'Người binh@vien.example', 'binh@vien.example', 'en', 1, '2026-11-29 22:49:55.370909+00', '2099-12-31 16:59:59+00', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.consent_link VALUES
	('\x68cd41360d04af7e32b2171996579a610d4f4b224cf428b49cf5046ca1e38e70', 1),
	('\xe89d7de9a36f38bb9189e6ffbc3fd4de509bab10a051cb13670cdc9c64f6cbf2', 2),
	('\x498a6be64e114f37977e1324a197685143c73ce9a931957949d02f80c7c73407', 3),
	('\x42a9a669db1c8142ccb08eaef1b10874b46253a2e241f16ace8b4d3a52e1bd67', 4),
	('\x2553cdf9b15d8d3e70ae0120dadd3bf50160929cb08197c4cb43f88cbd8934d3', 5),
	('\xbd0532ec284a998fd72f09860cfe7f24d0fb6943cab8a29f081720ece0263291', 6),
	('\xceedb45b0d964806333bf60c5b659821cfbe24fd32765c39f18481a4b72f8356', 7),
	('\x990be9c16608e198fb52cac6998f00708d064bf408db16ed0b8245cbc2140dc0', 8);
INSERT INTO public.contribution OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 2099, NULL, '9befaa4dc7f275613ec0af88c7c66092fdb08f867d71649fde6f97a405a24c72', 'Đã triển khai 3 ứng dụng AI.', '', '', '', '12/BC-SYT', 'link', '2026-11-29 22:49:59.614778+00', true, 'Trần Thị Hoa');
INSERT INTO public.delivered_solution OVERRIDING SYSTEM VALUE VALUES
	(1, 1, false, 'Nhận dạng hóa đơn tiếng Việt', 'Đọc hóa đơn giấy đã chụp ảnh và trả về người bán, ngày, tổng tiền ở dạng có cấu trúc.', '2026-11-29 22:49:48.930076+00', NULL),
	(2, 2, false, 'Nhận dạng hóa đơn, bản 1', 'Đọc hóa đơn giấy đã chụp ảnh và trả về người bán, ngày, tổng tiền ở dạng có cấu trúc.', '2026-11-29 22:49:51.988954+00', NULL);
INSERT INTO public.fit_link VALUES
	('\xb0d620d99b95c05c769fde82c8bc786bb5c4a8a2eb904df8c079a35772ebff3f', 5, 2, '2099-12-31 16:59:59+00');
INSERT INTO public.form_draft OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 'need', NULL, '7f81013f76230209507a675781c5fedef4cbe4e0499b5219b5dd595929bbfcb7', '{"problem": ["Chưa viết xong: dự báo"], "deadline": ["quý sau"]}', '2026-11-29 22:50:00.320741+00');
INSERT INTO public.holiday VALUES
	('2026-01-01', 'Tết Dương lịch'),
	('2026-04-30', 'Ngày Chiến thắng'),
	('2026-05-01', 'Ngày Quốc tế Lao động'),
	('2026-09-02', 'Quốc khánh'),
	('2027-01-01', 'Tết Dương lịch'),
	('2027-04-30', 'Ngày Chiến thắng'),
	('2027-05-01', 'Ngày Quốc tế Lao động'),
	('2027-09-02', 'Quốc khánh'),
	('2028-01-01', 'Tết Dương lịch'),
	('2028-04-30', 'Ngày Chiến thắng'),
	('2028-05-01', 'Ngày Quốc tế Lao động'),
	('2028-09-02', 'Quốc khánh'),
	('2029-01-01', 'Tết Dương lịch'),
	('2029-04-30', 'Ngày Chiến thắng'),
	('2029-05-01', 'Ngày Quốc tế Lao động'),
	('2029-09-02', 'Quốc khánh'),
	('2030-01-01', 'Tết Dương lịch'),
	('2030-04-30', 'Ngày Chiến thắng'),
	('2030-05-01', 'Ngày Quốc tế Lao động'),
	('2030-09-02', 'Quốc khánh'),
	('2031-01-01', 'Tết Dương lịch'),
	('2031-04-30', 'Ngày Chiến thắng'),
	('2031-05-01', 'Ngày Quốc tế Lao động'),
	('2031-09-02', 'Quốc khánh'),
	('2032-01-01', 'Tết Dương lịch'),
	('2032-04-30', 'Ngày Chiến thắng'),
	('2032-05-01', 'Ngày Quốc tế Lao động'),
	('2032-09-02', 'Quốc khánh'),
	('2033-01-01', 'Tết Dương lịch'),
	('2033-04-30', 'Ngày Chiến thắng'),
	('2033-05-01', 'Ngày Quốc tế Lao động'),
	('2033-09-02', 'Quốc khánh'),
	('2034-01-01', 'Tết Dương lịch'),
	('2034-04-30', 'Ngày Chiến thắng'),
	('2034-05-01', 'Ngày Quốc tế Lao động'),
	('2034-09-02', 'Quốc khánh'),
	('2035-01-01', 'Tết Dương lịch'),
	('2035-04-30', 'Ngày Chiến thắng'),
	('2035-05-01', 'Ngày Quốc tế Lao động'),
	('2035-09-02', 'Quốc khánh');
INSERT INTO public.idempotency_key VALUES
	('c3081b43e9bfef40c0647a265a24f95adf3ff851dc9e2e42e625f16cba4ccdf0', 'case_evidence', 6, '2026-11-29 22:49:53.93936+00'),
	('33aa352bd703213507f67ef88e80d428ee9c52d0f27719dd790d552cdbd41b36', 'proposal_message', 3, '2026-11-29 22:49:54.455145+00'),
	('ed53dd6c4ee19ec117eb363be16081fede8ddccf9f575e4ad3b1b14255721e2e', 'proposal', 4, '2026-11-29 22:49:56.450808+00'),
	('937439b5e300b5995a44268e1966b097908ce75e995c34ab0e9d47f72a899e63', 'need', 6, '2026-11-29 22:49:57.562851+00'),
	('050802946ed8e19a42d5c0768784717083497b3ced7ada061c099bc065fe9904', 'need', 7, '2026-11-29 22:50:00.135508+00');
INSERT INTO public.introduction VALUES
	(1, '2025-10-25 22:49:48.930076+00', 'Ngày 30/11/2026, Sở Khoa học và Công nghệ Thành phố Hồ Chí Minh giới thiệu Công ty TNHH Minh Anh (nhu cầu: Đọc hóa đơn giấy, kho số 0) và Viện Trí tuệ nhân tạo Thử Nghiệm (giải pháp: Nhận dạng hóa đơn tiếng Việt) kết nối với nhau. Bên cầu đồng ý ngày 30/11/2026, bên cung đồng ý ngày 30/11/2026.'),
	(2, '2026-11-29 22:49:51.988954+00', 'Ngày 30/11/2026, Sở Khoa học và Công nghệ Thành phố Hồ Chí Minh giới thiệu Công ty TNHH Minh Anh (nhu cầu: Đọc hóa đơn giấy, kho số 1) và Viện Trí tuệ nhân tạo Thử Nghiệm (giải pháp: Nhận dạng hóa đơn, bản 1) kết nối với nhau. Bên cầu đồng ý ngày 30/11/2026, bên cung đồng ý ngày 30/11/2026.');
INSERT INTO public.mail OVERRIDING SYSTEM VALUE VALUES
	(1, '344e6ef0-a740-435c-bf1c-184bca8f8e7d', 'consent_request', 'vi', 'lan@minhanh.example', 'Đề nghị cho ý kiến về việc giới thiệu kết nối: Đọc hóa đơn giấy, kho số 0', '', 'consent_request:1:1', 'sent', 1, 0, 1, false, '<344e6ef0-a740-435c-bf1c-184bca8f8e7d@localhost>', NULL, '2026-11-29 22:50:15.154757+00', '2026-11-29 22:49:48.930076+00', '2026-11-29 22:49:50.679864+00'),
	(3, '85f1da91-c7e3-493d-b518-6c4885704797', 'introduction', 'vi', 'lan@minhanh.example', 'Giới thiệu kết nối với Viện Trí tuệ nhân tạo Thử Nghiệm', '', 'introduction:1:need', 'sent', 1, 0, 1, false, '<85f1da91-c7e3-493d-b518-6c4885704797@localhost>', NULL, '2026-11-29 22:50:09.525309+00', '2026-11-29 22:49:48.930076+00', '2026-11-29 22:49:50.862798+00'),
	(4, '49a8f8d2-5088-4247-baf7-41279ec1a25b', 'introduction', 'en', 'binh@vien.example', 'Introduction to Công ty TNHH Minh Anh', '', 'introduction:1:solution', 'sent', 1, 0, 1, false, '<49a8f8d2-5088-4247-baf7-41279ec1a25b@localhost>', NULL, '2026-11-29 22:50:09.005649+00', '2026-11-29 22:49:48.930076+00', '2026-11-29 22:49:50.963618+00'),
	(5, '1d708662-2575-4078-8c2b-c5e1ed71b8ca', 'case_confirmation', 'vi', 'lan@minhanh.example', 'Đề nghị xác nhận kết quả chuyển giao, ứng dụng: Nhận dạng hóa đơn tiếng Việt', '', 'case_confirmation:1', 'sent', 1, 0, 1, false, '<1d708662-2575-4078-8c2b-c5e1ed71b8ca@localhost>', NULL, '2026-11-29 22:50:16.771198+00', '2026-11-29 22:49:48.930076+00', '2026-11-29 22:49:50.983732+00'),
	(6, '79a5e00f-73ce-461d-b345-57c8ccefee6a', 'case_confirmation', 'en', 'binh@vien.example', 'Please confirm a transfer: Nhận dạng hóa đơn tiếng Việt', '', 'case_confirmation:2', 'sent', 1, 0, 1, false, '<79a5e00f-73ce-461d-b345-57c8ccefee6a@localhost>', NULL, '2026-11-29 22:50:12.467974+00', '2026-11-29 22:49:48.930076+00', '2026-11-29 22:49:51.015686+00'),
	(7, '158914e3-65e3-4ae7-81a8-d8fd1321aac7', 'case_follow_up', 'vi', 'lan@minhanh.example', 'Đề nghị cho biết tình hình sử dụng giải pháp: Nhận dạng hóa đơn tiếng Việt', '', 'case_follow_up:1', 'sent', 1, 0, 1, false, '<158914e3-65e3-4ae7-81a8-d8fd1321aac7@localhost>', NULL, '2026-11-29 22:50:17.226978+00', '2026-11-29 22:49:50.617589+00', '2026-11-29 22:49:51.043399+00'),
	(17, 'cdbfd5da-98bd-414f-bb12-8e6657d860e2', 'monthly_fit', 'en', 'binh@vien.example', 'Needs that fit Viện Trí tuệ nhân tạo Thử Nghiệm – 11/2026', '', 'monthly_fit:2:2026-11-01', 'sent', 1, 0, 1, false, '<cdbfd5da-98bd-414f-bb12-8e6657d860e2@localhost>', NULL, '2026-11-29 22:50:14.602033+00', '2026-11-29 22:49:56.599616+00', '2026-11-29 22:49:56.715793+00'),
	(18, 'c81b7a6f-ffa1-4a77-8568-fcc42c206c83', 'confirm_email', 'vi', 'new@company.example', 'Xác nhận địa chỉ thư điện tử – Kết nối cung cầu AI', '', NULL, 'sent', 1, 0, 1, false, '<c81b7a6f-ffa1-4a77-8568-fcc42c206c83@localhost>', NULL, '2026-11-29 22:50:19.867311+00', '2026-11-29 22:49:57.252808+00', '2026-11-29 22:49:57.583445+00'),
	(19, 'a0fdea61-61ee-488d-ba27-f4430977273f', 'password_reset', 'vi', 'la@congty.example', 'Đặt lại mật khẩu – Kết nối cung cầu AI', '', NULL, 'sent', 1, 0, 1, false, '<a0fdea61-61ee-488d-ba27-f4430977273f@localhost>', NULL, '2026-11-29 22:50:18.650122+00', '2026-11-29 22:49:57.252808+00', '2026-11-29 22:49:57.613293+00'),
	(20, '55f0bf20-1b18-4597-b742-6d6a7cceaa97', 'invitation', 'vi', 'moi@minhanh.example', 'Mời tham gia Công ty TNHH Minh Anh trên hệ thống Kết nối cung cầu AI', '', NULL, 'sent', 1, 0, 1, false, '<55f0bf20-1b18-4597-b742-6d6a7cceaa97@localhost>', NULL, '2026-11-29 22:50:19.279661+00', '2026-11-29 22:49:57.252808+00', '2026-11-29 22:49:57.643363+00'),
	(2, '075fcf8d-a983-4ccd-beda-2f79a0e9c09f', 'consent_request', 'en', 'binh@vien.example', 'Your consent to an introduction is asked for: Nhận dạng hóa đơn tiếng Việt', '', 'consent_request:2:1', 'sent', 1, 0, 1, false, '<075fcf8d-a983-4ccd-beda-2f79a0e9c09f@localhost>', NULL, '2026-11-29 22:50:08.50001+00', '2026-11-29 22:49:48.930076+00', '2026-11-29 22:49:50.768921+00'),
	(8, '7b87abb2-2cfb-4264-8d49-b23b667a0bf1', 'consent_request', 'vi', 'lan@minhanh.example', 'Đề nghị cho ý kiến về việc giới thiệu kết nối: Đọc hóa đơn giấy, kho số 1', '', 'consent_request:3:1', 'sent', 1, 0, 1, false, '<7b87abb2-2cfb-4264-8d49-b23b667a0bf1@localhost>', NULL, '2026-11-29 22:50:21.306539+00', '2026-11-29 22:49:51.710944+00', '2026-11-29 22:49:52.024469+00'),
	(9, '49873b7e-6bc2-45b1-ad5d-f1100a8f4a46', 'consent_request', 'en', 'binh@vien.example', 'Your consent to an introduction is asked for: Nhận dạng hóa đơn, bản 1', '', 'consent_request:4:1', 'sent', 1, 0, 1, false, '<49873b7e-6bc2-45b1-ad5d-f1100a8f4a46@localhost>', NULL, '2026-11-29 22:50:20.116068+00', '2026-11-29 22:49:51.710944+00', '2026-11-29 22:49:52.059845+00'),
	(10, '4637afbf-a500-49de-9463-8876e607b7fc', 'introduction', 'vi', 'lan@minhanh.example', 'Giới thiệu kết nối với Viện Trí tuệ nhân tạo Thử Nghiệm', '', 'introduction:2:need', 'sent', 1, 0, 1, false, '<4637afbf-a500-49de-9463-8876e607b7fc@localhost>', NULL, '2026-11-29 22:50:13.513222+00', '2026-11-29 22:49:51.988954+00', '2026-11-29 22:49:52.84357+00'),
	(11, 'f52e2379-dd09-45e5-8dcd-4a89d31ac73d', 'introduction', 'en', 'binh@vien.example', 'Introduction to Công ty TNHH Minh Anh', '', 'introduction:2:solution', 'sent', 1, 0, 1, false, '<f52e2379-dd09-45e5-8dcd-4a89d31ac73d@localhost>', NULL, '2026-11-29 22:50:14.355739+00', '2026-11-29 22:49:51.988954+00', '2026-11-29 22:49:52.883409+00'),
	(12, 'cdabf539-0001-46ea-82bf-ed5f965c2d3d', 'case_confirmation', 'vi', 'lan@minhanh.example', 'Đề nghị xác nhận kết quả chuyển giao, ứng dụng: Nhận dạng hóa đơn, bản 1', '', 'case_confirmation:3', 'sent', 1, 0, 1, false, '<cdabf539-0001-46ea-82bf-ed5f965c2d3d@localhost>', NULL, '2026-11-29 22:50:17.635171+00', '2026-11-29 22:49:54.477875+00', '2026-11-29 22:49:54.554039+00'),
	(13, '16513c38-22b2-4263-847f-b839f1bd857f', 'consent_request', 'vi', 'lan@minhanh.example', 'Đề nghị cho ý kiến về việc giới thiệu kết nối: Đọc hóa đơn giấy, kho số 2', '', 'consent_request:5:1', 'sent', 1, 0, 1, false, '<16513c38-22b2-4263-847f-b839f1bd857f@localhost>', NULL, '2026-11-29 22:50:16.120673+00', '2026-11-29 22:49:54.830766+00', '2026-11-29 22:49:54.991282+00'),
	(14, '75f208ea-1f2a-4cfc-a23a-6a5a8aa7c7e9', 'consent_request', 'en', 'binh@vien.example', 'Your consent to an introduction is asked for: Nhận dạng hóa đơn, bản 2', '', 'consent_request:6:1', 'sent', 1, 0, 1, false, '<75f208ea-1f2a-4cfc-a23a-6a5a8aa7c7e9@localhost>', NULL, '2026-11-29 22:50:23.73924+00', '2026-11-29 22:49:54.830766+00', '2026-11-29 22:49:55.029425+00'),
	(15, 'a63a11f9-c943-4de5-9016-0633f5939ae3', 'consent_request', 'vi', 'lan@minhanh.example', 'Đề nghị cho ý kiến về việc giới thiệu kết nối: Đọc hóa đơn giấy, kho số 3', '', 'consent_request:7:1', 'sent', 1, 0, 1, false, '<a63a11f9-c943-4de5-9016-0633f5939ae3@localhost>', NULL, '2026-11-29 22:50:23.501288+00', '2026-11-29 22:49:55.370909+00', '2026-11-29 22:49:55.507833+00'),
	(22, '436863c4-a011-4e37-a233-0684d7101cb9', 'confirm_need', 'en', 'hoi@congty.example', 'Confirm your need – AI Matchmaker', '', NULL, 'sent', 1, 0, 1, false, '<436863c4-a011-4e37-a233-0684d7101cb9@localhost>', NULL, '2026-11-29 22:50:23.05698+00', '2026-11-29 22:49:57.562851+00', '2026-11-29 22:49:57.740868+00'),
	(16, '164ad0e5-d47e-4386-92af-6f1a203ee2e1', 'consent_request', 'en', 'binh@vien.example', 'Your consent to an introduction is asked for: Nhận dạng hóa đơn, bản 3', '', 'consent_request:8:1', 'sent', 1, 0, 1, false, '<164ad0e5-d47e-4386-92af-6f1a203ee2e1@localhost>', NULL, '2026-11-29 22:50:16.339524+00', '2026-11-29 22:49:55.370909+00', '2026-11-29 22:49:55.522788+00'),
	(21, 'bab32e2a-ab53-4b5f-9ed8-4a01955e20f1', 'contribution_due', 'vi', 'yte@so.example', 'Đề nghị gửi báo cáo thực hiện Kế hoạch số 6497/KH-UBND năm 2026', '', 'contribution_due:1:2026:don-vi', 'sent', 1, 0, 1, false, '<bab32e2a-ab53-4b5f-9ed8-4a01955e20f1@localhost>', NULL, '2026-11-29 22:50:23.855287+00', '2026-11-29 22:49:57.252808+00', '2026-11-29 22:49:57.681146+00'),
	(23, 'd0bdb99d-cb15-4f7c-9d7e-2851f65f0404', 'password_reset', 'en', 'binh@vien.example', 'Reset your password – AI Matchmaker', 'Dear Người binh@vien.example,
AI Matchmaker, Ho Chi Minh City, has just received a request to reset the password of your account.
To choose a new password, please open the link below:
/reset/aC-bZj9k6CSZ_TNsLpVTbucH34JuTW0xSm9W62qZgzQ
The link is valid until 30 Nov 2026 06:50 and can be used once. Please do not pass it on.
If you did not ask for this, please ignore this message; your password stays as it is.
Yours faithfully,
AI Matchmaker, Ho Chi Minh City
Department of Science and Technology of Ho Chi Minh City
This message was sent automatically; please do not reply to it.
', NULL, 'waiting', 0, 0, NULL, false, NULL, NULL, '2026-11-29 22:50:01.794793+00', '2026-11-29 22:50:01.794793+00', NULL),
	(24, '145f3975-5cc6-49fb-9581-d30de365086d', 'contribution_due', 'vi', 'yte@so.example', 'Đề nghị gửi báo cáo thực hiện Kế hoạch số 6497/KH-UBND năm 2026', 'Kính gửi Sở Y tế,
Theo mục III.7 Kế hoạch số 6497/KH-UBND ngày 27/12/2023 của Ủy ban nhân dân Thành phố, đề nghị Quý đơn vị gửi báo cáo kết quả thực hiện năm 2026 về Sở Khoa học và Công nghệ trước ngày 25/11/2026 để tổng hợp.
Quý đơn vị điền báo cáo, hoặc nộp mẫu kèm theo thư này sau khi đã điền, tại đường liên kết riêng dưới đây; không cần tài khoản, không cần đăng nhập:
/unit-reports/aK_QKESKXfpglFG04iM51CAEKPz9s3fZwHsCTpXuKNc
Đường liên kết nhận báo cáo đến hết ngày 31/12/2026. Trong thời gian đó, Quý đơn vị có thể gửi lại để thay thế báo cáo đã gửi. Ai có đường liên kết cũng có thể gửi báo cáo thay mặt đơn vị; xin chỉ chuyển cho người được giao nhiệm vụ này.
Trân trọng,
Kết nối cung cầu AI Thành phố Hồ Chí Minh
Sở Khoa học và Công nghệ Thành phố Hồ Chí Minh
Thư này được hệ thống gửi tự động, xin vui lòng không trả lời.
', 'contribution_due:1:2026:don-vi-2', 'waiting', 0, 0, NULL, false, NULL, NULL, '2026-11-29 22:50:01.794793+00', '2026-11-29 22:50:01.794793+00', NULL);
INSERT INTO public.mail_attachment VALUES
	(24, 0, 'Mau-bao-cao-Ke-hoach-6497.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', '\x504b030414000000080040b67d5d46c74d4895000000cd00000010000000646f6350726f70732f6170702e786d6c4dcf4d0bc2300c06e0bf5276b7998a1ea40e443d8a9ebccf2e7585b6296d84faefed043f6e7979c81ba22e892226b69845f12ee46d3332c70d40d623fa3ecbcaa18aa1e47bae31dd818cb11a0fa41f1e03c3a26dd78085310c38cce2b7b0e9d42e466775cf964277b23a5126c3e258343ab1271fabdc1c0a10e77a253e8b134b39972b05ff8b53cb15539ee6ca6ffc6405bf07ba17504b030414000000080040b67d5dd5a34170ee0000002b02000011000000646f6350726f70732f636f72652e786d6ccd92cf4a033110875f4572df9d4d8a05c3762f154f0a8205c55b48a66d70f3876464b76f6f766db7883e80c7ccfcf2cd3730ad8e528784cf29444c6431df8caef759eab86147a22801b23ea253b92e095f9afb909ca2f24c07884a7fa80382689a3538246514299880555c88ac6b8d963aa1a290ce78a3177cfc4cfd0c331ab047879e32f09a03eba689f134f62d5c01138c30b9fc5d40b310e7ea9fd8b903ec9c1cb35d52c330d4c36ace951d38bc3d3dbecceb56d667525e63f995ada453c40dbb4c7e5d6def770fac138d58579c57e26e2784bc6d64c3df27d71f7e5761178cdddb7f6c7c11ec5af87517dd17504b030414000000080040b67d5d995c9c23100600009c27000013000000786c2f7468656d652f7468656d65312e786d6ced5a5b73da38147eefafd07867f66d0bc63681b6b413736976dbb49984ed4e1f8511588d6c796491847fbf473610cb960ded924dba9b3c042ce9fbce4547e7e83879f3ee2e62e8868894f27860d92fdbd6bbb72fdee057322411413019a7aff0c00aa54c5eb55a6900c3387dc91312c3dc828b084b7814cbd65ce05b1a2f23d6eab4dbdd5684696ca1184764607d5e2c6840d054515a6f5f20b4e51f33f815cb548d65a30113574126b988b4f2f96cc5fcdade3e65cfe93a1d32816e301b58207fce6fa7e44e5a88e154c2c4c06a673f566bc7d1d2488082c97d9405ba49f6a3d31508320d3b3a9d58ce767cf6c4ed9f8ccada74346d1ae0e3f17838b6cbd28b701c04e051bb9ec29df46cbfa44109b4a369d064d8f6daae91a6aa8d534fd3f77ddfeb9b689c0a8d5b4fd36b77ddd38e89c6add0780dbef14f87c3ae89c6abd074eb692627fdae6ba4e916684246e3eb7a1215b5e540d32000587076d6ccd203965e29fa75941ad91dbbdd415cf058ee398911fec6c504d669d219963446729d90050e0037c4d14c507caf41b68ae0c292d25c90d6cf29b5501a089ac881f5478221c5dcaffdf597bbc9a4337a9d7d3ace6b947f69ab01a7edbb9bcf93fc73e8e49fa793d74d42ce70bc2c09f1fb235b6187276e3b13723a1c67427ccff6f691a52532cfeff90aeb4e3c671f5696b05dcfcfe49e8c7223bbddf6587df64f476e23d7a9c0b322d7944624459fc82dbae41138b5490d32133f089d86986a501c02a4093196a186f8b4c6ac11e0137db7be08c8df8d88f7ab6f9a3d57a15849da84f810461ae29c73e673d16cfb07a546d1f655bcdca3975815019718df34aa352cc5d67895c0f1ad9c3c1d1312cd940b06418697242612a9397e4d4813fe2ba5dafe9cd340f0942f24fa4a918f69b323a77426cde8331ac146af1b758768d23c7afe05f99c350a1c911b1d02671bb346218469bbf01eaf248e9aadc2112b423e6219361a72b51681b671a984605a12c6d1784ed2b411fc59ac35933e60c8eccd9175ced6910e11925e37423e62ce8b9011bf1e86384a9aeda2715804fd9e5ec349c1e882cb66fdb87e86d5336c2c8ef747d4174ae40f26a73fe9323407a39a5909bd84566a9faa87343ea81e320a05f1b91e3ee57a780a3796c6bc50ae827b01ffd1da37c2abf882c0397f2e7dcfa5efb9f43da1d2b737237d67c1d38b5bde466e5bc4fbae31dad7342e28635772cdc8c754af9329d8399fc0ecfd683e9ef1edfad92484af9a592d2316904b81b34124b8fc8bcaf02ac409e8645b2509cb54d365378a129e421b6ee953f54a95d7e5afb928b83c5be4e9afa1743e2ccff93c5fe7b4cd0b3343b7724beab694beb526384af4b1cc704e1ecb0c3b673c921db677a01d35fbf65d76e423a530539743b81a42be036dba9ddc3a389e9891b90ad352906fc3f9e9c5781ae239d904b97d98576de7d8d1d1fbe7c151b0a3ef3c961dc788f2a221eea18698cfc34387797b5f986795c65034146d6cac242c46b760b8d7f12c14e064602da00783af5102f2525560315bc6032b90a27c4c8c45e870e7975c5fe3d192e3dba665b56eaf2977196d225239c269981367abcade65b1c1551dcf555bf2b0be6a3db4154ecffe59adc89f0c114e160b1248639417a64aa2f31953bee72b49c45538bf4533b6129718bce3e6c7714e53b81276b60f0232b9bb39a97a653167a6f2df2d0c092c5b885912e24d5dedd5e79b9cae7a2276fa9777c160f2fd70c9470fe53be75ff45d43ae7ef6dde3fa6e933b484c9c79c5110174450223951c06161732e450ee9290061301cd94c944f0028264a61c8098fa0bbdf20cb92915cead3e397f452c83864e5ed22512148ab00c05211772e3efef936a778cd7fa2c816d84543264d517ca4389c13d337243d85425f3aeda260b85dbe254cdbb1abe26604bc37a6e9d2d27ffdb5ed43db4173d46f3a399e01eb387739b7ab8c245acff58d61ef932df3970db3ade035ee6132c43a47ec17d8a8a8011ab62bebaaf4ff9259c3bb47bf181209bfcd6dba4f6dde00c7cd4ab5aa5642b113f4b077c1f9206638c5bf4345f8f1462ada6b1adc6da310c798058f30ca16638df87459a1a33d58bac398d0a6f41d540e53fdbd40d68f60d341c91055e3199b636a3e44e0a3cdcfeef0db0c2c48ee1ed8bbf01504b030414000000080040b67d5d7eaf0198840200008506000018000000786c2f776f726b7368656574732f7368656574312e786d6c8d956f6fda3010c6bf8a15a4beaa9ac449a0a90169304d9baa4d55d99fd72698c422b6a9634afbed7be7848c6914fa86d83e3fe7df73be84f1ded84d5309e1c88baa7533092ae7b67761d8149550bcb9315ba121b236567107535b86cdd60abef2225587348a86a1e25207d3b15f7bb0d3b1d9b95a6af16049b3538adbd799a8cd7e12c4c161e1519695c385703adef2522c84fbb57db0300bfb2c2ba9846ea4d1c48af524f814dfcd86b8df6ff82dc5be391a1374b2346683936fab49102190a845e1300387c7b3988bbac64480f1d4e50cfa2351783c3e64ffe2bd8397256fc4dcd47fe4ca5593e036202bb1e6bbda3d9afd57d1f9c9305f61eac6ff927dbb37a50129768d33aa13038192ba7df297ae0e47823c7a47403b01f5dced419ef233777c3ab6664f2cee866c38f056bd1ae0a4c64b59380b51093a37fd713518dde62326c96aa7cb71e8202746c2a2d3cf5a3d7d47ffd362823461a486411ec590a9c0511c334eae067494b0ab411a8f9826cfb8f53661ff9e1202718f4d7b6c7a167be153e5ec9ae8120ea1297bc5f434cbe19c6587a449e949d0ddc2d301e67d6538a9bc3c638517819acce199a64c9790d04747393b550dfa4e35fe73920404dbe1ef35f60dd25b4cce5abcf7143173e46977a8b143b49cc6005ec98e5213670d72b7f6d529eae4a3d4e965eaf43c75858504d44dd55dc735d6384d28f39d966389150e3328ff29d6f4a3acd965d6ec3cabec4aac0f970ecd79dd372d84c0c74b5bfc8cb953b0d9476187976187e75fd4fec2957f91f228877eb05d2343511d76f210a28746c0155f71798a7c78913c3cfaaae007fa3bb7a5d40da9c51a34d1cd08ccdbd6443b7166ebf997c681413face07f4258dc00f1b531ee30c16f57ffcf337d03504b030414000000080040b67d5d337ea678950200004a0b00000d000000786c2f7374796c65732e786d6cdd56db8eda3010fd152b1fd010d246a402a41609a9525badb4fbd057439c60c997d47168e8d7d713e702ac67b5db873e3411643cc767ee26ac1b7b11ecf1c498259d14aad944276beb8f71dc1c4f4cd2e69dae997248a98da4d62d4d1537b561b468802445bc5c2cb25852aea2ed5ab5722f6d438eba5576132da278bb2eb59a35cbc82bdc562a193953b1897654f083e1fd5e2ab9b878f51214472db421d685c23651029ae6b78713bf8228073b922b6d40197b0ffefb306cbf02fa47e33670216e23738aedbaa6d632a3f66ed1737ae533880cf2d3a576a155865e92e5876826f40fe7e4a04dc1cce4268946d5762d58691dc1f0ea044fabeb18406bb57442c169a515ed63181983e0cc1e99108fd0bb1fe58dedae24be095f0aa83f815447d1053488de8c5f80fd6b6bdef695d9f4afcc929a9fb5fddcba6c54bffed96acb1e0c2b79d7afbb72f28f594f70ebb4aec5e593e09592cce7fe6a87db351d79e4cc8ce547181057fd88fc32b47e629d1de7a52bef827b9fbf2af77f175d3c34eb6a226ee661d21238709be83b9c6331bb2387960bcbd5b03af1a260ead95838f3961edc0fc58d7db7bf60256d857d9ac04d34cbdf58c15b994fbb1ea004c3ae59fe0ae39f64d36977beb82a58c78addb034d5a11789139cd7e102c23db2efaf3082713c164600c3fc6011601ccfc2fcfc4ff9acd07c3c86c5b60a222b94b342399e154276fd8df9097372778533cdf334cd32aca2bb5d30821d56b72c834fd81a161b30303fe0e96db5c6bb8d4fc8cb7380f5f4a509c132c52711cb14af3520e1ba0123cfc3ddc6fc0003eb02363be03fec07662acc4953e82a161b76827124cf310466313ca359865427833bdc1fec94a4699e8711c0c211a42986c069c4112c02880143d2b47f0fdebd8fe2f13d15cfff9eb77f00504b030414000000080040b67d5d978abb1cc0000000130200000b0000005f72656c732f2e72656c739d92b96ec3300c407fc5d09e3007d021883365f11604f90156a20fd812058a459dbfafdaa571900b19793d3c12dc1e6940ed38a4b68ba918fd1052695ad5b80148b6258f69ce9142aed42c1e3587d24044db6343b05a2c3e402e1966b7bd6416a773a457885cd79da53ddb2f4f416f80af3a4c714269484b330ef0cdd27f32f7f30c3545e54a23955b1a78d3e5fe76e049d1a12258169a45c9d3a21da57f1dc7f690d3e9af6322b47a5be8f97168540a8edc63258c7162b4fe3582c90fec7e00504b030414000000080040b67d5d925c4ebf3b010000260200000f000000786c2f776f726b626f6f6b2e786d6c8d51414ec33010fc4ae40790b4824a544d0f500195105414f5ee389b6655db1bd99b16fa1bdec2c7d8248aa8c4858bd73bbb1acf8c17270a8782e8907c38eb63ae6ae6669ea6d1d4e074bca206bc4c2a0a4eb3b4619fc626802e630dc0cea6d32c9ba54ea357cbc5c8b509e965430c8691bc801db04338c5df79d726478c58a045fecc557fb7a012871e1d9ea1cc55a69258d3e989029ec9b3b65b13c8da5c4d86c10e02a3f9036f3b91efba883dc2ba78d3222457b34c082b0c91fb8d9e5f8bc623c8f2d0b54c0f6819c24a333c066a1bf4fb8e465ca41736fa1cc63a84380fff8991aa0a0dacc8b40e3c0f3906b09d401f6b6ca24abc7690abbbef2f4a8c1c9d2779645d0efe58845da415e62883b02e0789a3ae122af450be0855145c32329b9074a5e7995edf4c6e258bd6da7bc15efd33e972b4397ed1f207504b030414000000080040b67d5d241e9ba2ad000000f80100001a000000786c2f5f72656c732f776f726b626f6f6b2e786d6c2e72656c73b5913d0e83300c85af12e5003550a943054c5d582b2e1005f3231212c5ae0ab72f8501903a7461b29e2d7fefc94e9f6814776ea0b6f324466b06ca64cbecef00a45bb48a2ecee3304f6a17ace2598606bcd2bd6a109228ba41d833649eee99a29c3cfe437475dd697c38fdb238f00f30bc5de8a94564294a151ae44cc268b636c152e2cb4c96a2a832198a2a96705a20e2c9206d69567db04f4eb4e7791737f745aecde309aedf0c707874fe01504b030414000000080040b67d5d6590799219010000cf030000130000005b436f6e74656e745f54797065735d2e786d6cad934d4ec3301085af12655b252e2c58a0a61b600b5d7001634f1aabfe93675ad2db334eda4aa01215854dac78debccf9e97acde8f11b0e89df5d8941d517c140255074e621d2278aeb4213949fc9ab6224ab5935b10f7cbe58350c11378aa287b94ebd533b4726fa978e9791b4df04d99c062593c8dc2cc6a4a19a3354a12d7c5c1eb1f94ea44a8b973d06067222e58508aab845cf91d70ea7b3b404a4643b191895ea56395e8ad403a5ac07adae2ca1943db1a053aa8bde3961a6302a9b1032067ebd174314d269e308ccfbbd9fcc1660ac8ca4d0a1139b1047fc79d23c9dd5564234864a6af7821b2f5ecfb414e5b83be91cde3fd0c6937e4816258e6cff87bc617ff1bcef111c2eebf3fb1bcd64e1a7fe68be13f5e7f01504b0102140314000000080040b67d5d46c74d4895000000cd000000100000000000000000000000800100000000646f6350726f70732f6170702e786d6c504b0102140314000000080040b67d5dd5a34170ee0000002b0200001100000000000000000000008001c3000000646f6350726f70732f636f72652e786d6c504b0102140314000000080040b67d5d995c9c23100600009c2700001300000000000000000000008001e0010000786c2f7468656d652f7468656d65312e786d6c504b0102140314000000080040b67d5d7eaf01988402000085060000180000000000000000000000808121080000786c2f776f726b7368656574732f7368656574312e786d6c504b0102140314000000080040b67d5d337ea678950200004a0b00000d00000000000000000000008001db0a0000786c2f7374796c65732e786d6c504b0102140314000000080040b67d5d978abb1cc0000000130200000b000000000000000000000080019b0d00005f72656c732f2e72656c73504b0102140314000000080040b67d5d925c4ebf3b010000260200000f00000000000000000000008001840e0000786c2f776f726b626f6f6b2e786d6c504b0102140314000000080040b67d5d241e9ba2ad000000f80100001a00000000000000000000008001ec0f0000786c2f5f72656c732f776f726b626f6f6b2e786d6c2e72656c73504b0102140314000000080040b67d5d6590799219010000cf0300001300000000000000000000008001d11000005b436f6e74656e745f54797065735d2e786d6c504b050600000000090009003e0200001b1200000000');
INSERT INTO public.matching_record VALUES
	('need', 1, 2, 1),
	('solution', 1, 2, 1),
	('need', 2, 2, 1),
	('solution', 2, 2, 1),
	('need', 3, 2, 1),
	('solution', 3, 2, 1),
	('need', 4, 2, 1),
	('solution', 4, 2, 1),
	('need', 5, 2, 1),
	('need', 6, 1, 1),
	('need', 7, 1, 1);
INSERT INTO public.matching_text VALUES
	('need', 1, 0, 'whole', 'Đọc hóa đơn giấy, kho số 0
Chúng tôi mất 3 ngày mỗi tháng để nhập tay 2.000 hóa đơn giấy vào phần mềm kế toán.', 'query', '3cfc46ca6f5c32bccbe5b8a4ab2df58ad1d3b64a4d94e84471ecaf9cf029d530'),
	('need', 1, 1, 'problem', 'Chúng tôi mất 3 ngày mỗi tháng để nhập tay 2.000 hóa đơn giấy vào phần mềm kế toán.', 'query', '748b162cbc47e5b54fba46d13c3f5fa9d51c1f6dede60ff5a158f40c0bbc9fc6'),
	('solution', 1, 0, 'whole', 'Nhận dạng hóa đơn tiếng Việt
Đọc hóa đơn giấy đã chụp ảnh và trả về người bán, ngày, tổng tiền ở dạng có cấu trúc.', 'passage', 'a1f209fc6515de0bbade3c51b1be2ec66e82f14410a595d294afe8be24437159'),
	('solution', 1, 1, 'title', 'Nhận dạng hóa đơn tiếng Việt', 'passage', 'f85e34387efbcf534fba7a691eb2fc47aa5e4b7849cbfd50747cf5030a4ab4de'),
	('solution', 1, 2, 'summary', 'Đọc hóa đơn giấy đã chụp ảnh và trả về người bán, ngày, tổng tiền ở dạng có cấu trúc.', 'passage', '819ad82029aae4c2c48e7c7ee706b4bc69363fafac3d84867a07e2e76bfb8add'),
	('need', 2, 0, 'whole', 'Đọc hóa đơn giấy, kho số 1
Chúng tôi mất 3 ngày mỗi tháng để nhập tay 2.000 hóa đơn giấy vào phần mềm kế toán.
Bảng kê tự động
Giờ nhập liệu mỗi tháng
Nhập tay, 120 giờ mỗi tháng
20.000 ảnh hóa đơn', 'query', '3270ffa32f4c090646b4bdcb8675f0fb211ffa07a119191a290f6e45eafd02fb'),
	('need', 2, 1, 'problem', 'Chúng tôi mất 3 ngày mỗi tháng để nhập tay 2.000 hóa đơn giấy vào phần mềm kế toán.', 'query', '748b162cbc47e5b54fba46d13c3f5fa9d51c1f6dede60ff5a158f40c0bbc9fc6'),
	('need', 2, 2, 'outcome', 'Bảng kê tự động', 'query', '4deba52ef7941a0f7d892aca52820af911cf60ec13b038f71c35d1ad162c2a26'),
	('need', 2, 3, 'measure', 'Giờ nhập liệu mỗi tháng', 'query', '40a68c7f38c06f86f7d49f97d963b50391c2182ed087901934a25c7396a31e2a'),
	('solution', 2, 0, 'whole', 'Nhận dạng hóa đơn, bản 1
Đọc hóa đơn giấy đã chụp ảnh và trả về người bán, ngày, tổng tiền ở dạng có cấu trúc.
Đọc hóa đơn giấy
Tách dòng hàng
Doanh nghiệp
Ảnh', 'passage', 'a354c5b3bba68fcfd5729990139c8827f2cdff0321d00680a6b60fb4c92009d2'),
	('solution', 2, 1, 'title', 'Nhận dạng hóa đơn, bản 1', 'passage', 'f1ffe3ca3153b2f5967282d142f1eb8d117098f4559de6f91c68142da7bce6b6'),
	('solution', 2, 2, 'summary', 'Đọc hóa đơn giấy đã chụp ảnh và trả về người bán, ngày, tổng tiền ở dạng có cấu trúc.', 'passage', '819ad82029aae4c2c48e7c7ee706b4bc69363fafac3d84867a07e2e76bfb8add'),
	('solution', 2, 3, 'capabilities', 'Đọc hóa đơn giấy', 'passage', '789f9300394735bc9d1bb74bb783158bc70f1a5317a5185aa82cd0a615f2f932'),
	('solution', 2, 4, 'capabilities', 'Tách dòng hàng', 'passage', '38be103c21b7011b3b5643d16a0802d072c6c9b08a97773bc7154f333d8c7718'),
	('solution', 2, 5, 'works_for', 'Doanh nghiệp', 'passage', 'd4a964cc94aa91299b588df22892b83a8e66429abd58a37b83b0aab64e76f546'),
	('solution', 2, 6, 'data_needed', 'Ảnh', 'passage', '20a36f62c67d52c10ef036c2bc392fda70ec9938f87280d98274a4bd61262c60'),
	('solution', 2, 7, 'support', 'Sáu tháng', 'passage', '57be8165cfe64136062332df4a90cbcb2e4a3534d3ab455d2b45d57a142b57bc'),
	('need', 3, 0, 'whole', 'Đọc hóa đơn giấy, kho số 2
Chúng tôi mất 3 ngày mỗi tháng để nhập tay 2.000 hóa đơn giấy vào phần mềm kế toán.
Bảng kê tự động
Giờ nhập liệu mỗi tháng
Nhập tay, 120 giờ mỗi tháng
20.000 ảnh hóa đơn', 'query', 'af0c7cdab4bdea37c91899f3d8aa9067559b5077b6f3af3440a5a4deed8c51f6'),
	('need', 3, 1, 'problem', 'Chúng tôi mất 3 ngày mỗi tháng để nhập tay 2.000 hóa đơn giấy vào phần mềm kế toán.', 'query', '748b162cbc47e5b54fba46d13c3f5fa9d51c1f6dede60ff5a158f40c0bbc9fc6'),
	('need', 3, 2, 'outcome', 'Bảng kê tự động', 'query', '4deba52ef7941a0f7d892aca52820af911cf60ec13b038f71c35d1ad162c2a26'),
	('need', 3, 3, 'measure', 'Giờ nhập liệu mỗi tháng', 'query', '40a68c7f38c06f86f7d49f97d963b50391c2182ed087901934a25c7396a31e2a'),
	('solution', 3, 0, 'whole', 'Nhận dạng hóa đơn, bản 2
Đọc hóa đơn giấy đã chụp ảnh và trả về người bán, ngày, tổng tiền ở dạng có cấu trúc.
Đọc hóa đơn giấy
Tách dòng hàng
Doanh nghiệp
Ảnh', 'passage', '7fbb6780437327e751d1250453737b32e6c2cda0a70ea8307dbbce02b3b2d2f1'),
	('solution', 3, 1, 'title', 'Nhận dạng hóa đơn, bản 2', 'passage', 'ba9e67f63f4ddc6764f62de1c94da7cc998e60df17c5a78c105ac2ad340d16f0'),
	('solution', 3, 2, 'summary', 'Đọc hóa đơn giấy đã chụp ảnh và trả về người bán, ngày, tổng tiền ở dạng có cấu trúc.', 'passage', '819ad82029aae4c2c48e7c7ee706b4bc69363fafac3d84867a07e2e76bfb8add'),
	('solution', 3, 3, 'capabilities', 'Đọc hóa đơn giấy', 'passage', '789f9300394735bc9d1bb74bb783158bc70f1a5317a5185aa82cd0a615f2f932'),
	('solution', 3, 4, 'capabilities', 'Tách dòng hàng', 'passage', '38be103c21b7011b3b5643d16a0802d072c6c9b08a97773bc7154f333d8c7718'),
	('solution', 3, 5, 'works_for', 'Doanh nghiệp', 'passage', 'd4a964cc94aa91299b588df22892b83a8e66429abd58a37b83b0aab64e76f546'),
	('solution', 3, 6, 'data_needed', 'Ảnh', 'passage', '20a36f62c67d52c10ef036c2bc392fda70ec9938f87280d98274a4bd61262c60'),
	('solution', 3, 7, 'support', 'Sáu tháng', 'passage', '57be8165cfe64136062332df4a90cbcb2e4a3534d3ab455d2b45d57a142b57bc'),
	('need', 4, 0, 'whole', 'Đọc hóa đơn giấy, kho số 3
Chúng tôi mất 3 ngày mỗi tháng để nhập tay 2.000 hóa đơn giấy vào phần mềm kế toán.
Bảng kê tự động
Giờ nhập liệu mỗi tháng
Nhập tay, 120 giờ mỗi tháng
20.000 ảnh hóa đơn', 'query', 'e3d33562afd8b6765662f6998db3dfa8b3a03808306a29e1ed2a64c0ff8856b3'),
	('need', 4, 1, 'problem', 'Chúng tôi mất 3 ngày mỗi tháng để nhập tay 2.000 hóa đơn giấy vào phần mềm kế toán.', 'query', '748b162cbc47e5b54fba46d13c3f5fa9d51c1f6dede60ff5a158f40c0bbc9fc6'),
	('need', 4, 2, 'outcome', 'Bảng kê tự động', 'query', '4deba52ef7941a0f7d892aca52820af911cf60ec13b038f71c35d1ad162c2a26'),
	('need', 4, 3, 'measure', 'Giờ nhập liệu mỗi tháng', 'query', '40a68c7f38c06f86f7d49f97d963b50391c2182ed087901934a25c7396a31e2a'),
	('solution', 4, 0, 'whole', 'Nhận dạng hóa đơn, bản 3
Đọc hóa đơn giấy đã chụp ảnh và trả về người bán, ngày, tổng tiền ở dạng có cấu trúc.
Đọc hóa đơn giấy
Tách dòng hàng
Doanh nghiệp
Ảnh', 'passage', 'bb82704fa976b013fc67ca1e9b8759f6c5ccf76ec9ff02f2d79aff74cc27acd1'),
	('solution', 4, 1, 'title', 'Nhận dạng hóa đơn, bản 3', 'passage', '69a79644d0c91532ed2f83319815a39273caba93dde451c0935391b3276572af'),
	('solution', 4, 2, 'summary', 'Đọc hóa đơn giấy đã chụp ảnh và trả về người bán, ngày, tổng tiền ở dạng có cấu trúc.', 'passage', '819ad82029aae4c2c48e7c7ee706b4bc69363fafac3d84867a07e2e76bfb8add'),
	('solution', 4, 3, 'capabilities', 'Đọc hóa đơn giấy', 'passage', '789f9300394735bc9d1bb74bb783158bc70f1a5317a5185aa82cd0a615f2f932'),
	('solution', 4, 4, 'capabilities', 'Tách dòng hàng', 'passage', '38be103c21b7011b3b5643d16a0802d072c6c9b08a97773bc7154f333d8c7718'),
	('solution', 4, 5, 'works_for', 'Doanh nghiệp', 'passage', 'd4a964cc94aa91299b588df22892b83a8e66429abd58a37b83b0aab64e76f546'),
	('solution', 4, 6, 'data_needed', 'Ảnh', 'passage', '20a36f62c67d52c10ef036c2bc392fda70ec9938f87280d98274a4bd61262c60'),
	('solution', 4, 7, 'support', 'Sáu tháng', 'passage', '57be8165cfe64136062332df4a90cbcb2e4a3534d3ab455d2b45d57a142b57bc'),
	('need', 7, 0, 'whole', 'Cần kiểm đếm linh kiện qua ảnh chụp trên băng chuyền.', 'query', '31ef7cbb32089812e3506f67005131168f05cc84d3e68e1ae780797589a824c2'),
	('need', 7, 1, 'problem', 'Cần kiểm đếm linh kiện qua ảnh chụp trên băng chuyền.', 'query', '31ef7cbb32089812e3506f67005131168f05cc84d3e68e1ae780797589a824c2'),
	('need', 5, 0, 'whole', 'Đối chiếu hóa đơn
Chúng tôi mất 3 ngày mỗi tháng để nhập tay 2.000 hóa đơn giấy vào phần mềm kế toán.
Bảng kê tự động
Giờ nhập liệu mỗi tháng
Nhập tay, 120 giờ mỗi tháng
20.000 ảnh hóa đơn', 'query', 'f6b5b48cae8ba71acf1681ea859c680402518757a4b96419effed3a8419853da'),
	('need', 5, 1, 'problem', 'Chúng tôi mất 3 ngày mỗi tháng để nhập tay 2.000 hóa đơn giấy vào phần mềm kế toán.', 'query', '748b162cbc47e5b54fba46d13c3f5fa9d51c1f6dede60ff5a158f40c0bbc9fc6'),
	('need', 5, 2, 'outcome', 'Bảng kê tự động', 'query', '4deba52ef7941a0f7d892aca52820af911cf60ec13b038f71c35d1ad162c2a26'),
	('need', 5, 3, 'measure', 'Giờ nhập liệu mỗi tháng', 'query', '40a68c7f38c06f86f7d49f97d963b50391c2182ed087901934a25c7396a31e2a'),
	('need', 6, 0, 'whole', 'Đếm sản phẩm lỗi trên băng chuyền.', 'query', '0febfbd6508fc990347b625c0a7e01ff5dc431d4877bafc96d5609217c37f289'),
	('need', 6, 1, 'problem', 'Đếm sản phẩm lỗi trên băng chuyền.', 'query', '0febfbd6508fc990347b625c0a7e01ff5dc431d4877bafc96d5609217c37f289');
INSERT INTO public.monthly_fit VALUES
	(2, '2026-11-01', '2026-11-29 22:49:56.599616+00');
INSERT INTO public.need OVERRIDING SYSTEM VALUE VALUES
	(6, NULL, 4, 'Đếm sản phẩm lỗi trên băng chuyền.', 'Đếm sản phẩm lỗi trên băng chuyền.', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{}', NULL, NULL, NULL, 'public', NULL, NULL, 'hoi@congty.example', 'draft', false, NULL, ' dem san pham loi tren bang chuyen dem san pham loi tren bang chuyen ', 'GIQ YAR VLCQ PTM ZXIR DBRK EL[`IR	04000200002000300000000000000001', 1, 'visitor', '2026-11-29 22:49:57.562851+00', '2026-11-29 22:49:57.562851+00', NULL, NULL, NULL, NULL),
	(7, NULL, 1, 'Cần kiểm đếm linh kiện qua ảnh chụp trên băng chuyền.', 'Cần kiểm đếm linh kiện qua ảnh chụp trên băng chuyền.', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{}', NULL, NULL, NULL, 'public', NULL, '0901234567', NULL, 'submitted', true, NULL, ' can kiem dem linh kien qua anh chup tren bang chuyen can kiem dem linh kien qua anh chup tren bang chuyen ', 'ECR OMIQ GIQ PMRL OMIR W[A ARL EL[V ZXIR DBRK EL[`IR	010000200040000000005000000200000500000000000000001', 1, 'person:18565624-5ccf-4b0d-b80c-92d8d2edffe0', '2026-11-29 22:50:00.135508+00', '2026-11-29 22:50:00.135508+00', NULL, NULL, NULL, NULL),
	(1, NULL, 1, 'Đọc hóa đơn giấy, kho số 0', 'Chúng tôi mất 3 ngày mỗi tháng để nhập tay 2.000 hóa đơn giấy vào phần mềm kế toán.', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{}', NULL, NULL, NULL, 'public', 'Phòng Kế toán', NULL, 'ketoan@minhanh.example', 'published', true, NULL, ' doc hoa don giay kho so 0 chung toi mat 3 ngay moi thang de nhap tay 2 000 hoa don giay vao phan mem ke toan ', 'GSE LSA GUR KMC` OLS YT 0	05000400000000400000004', 2, 'local', '2026-11-29 22:49:48.930076+00', '2026-11-29 22:49:48.930076+00', '2026-11-29 22:49:48.930076+00', '2099-12-31 16:59:59+00', NULL, NULL),
	(2, NULL, 1, 'Đọc hóa đơn giấy, kho số 1', 'Chúng tôi mất 3 ngày mỗi tháng để nhập tay 2.000 hóa đơn giấy vào phần mềm kế toán.', 'Nhập tay, 120 giờ mỗi tháng', '20.000 ảnh hóa đơn', 'Công ty', 'Bảng kê tự động', 'Giờ nhập liệu mỗi tháng', 'logistics', NULL, '{ocr,vision}', '100m_500m', '2030-06-30', 'Thành phố Thủ Đức', 'public', 'Phòng Kế toán', NULL, 'ketoan@minhanh.example', 'published', true, NULL, ' doc hoa don giay kho so 1 chung toi mat 3 ngay moi thang de nhap tay 2 000 hoa don giay vao phan mem ke toan bang ke tu dong nhap tay 120 gio moi thang 20 000 anh hoa don ', 'GSE LSA GUR KMC` OLS YT 1	05000400000000400000004', 2, 'local', '2026-11-29 22:49:51.710944+00', '2026-11-29 22:49:51.710944+00', '2026-11-29 22:49:51.710944+00', '2099-12-31 16:59:59+00', NULL, NULL),
	(3, NULL, 1, 'Đọc hóa đơn giấy, kho số 2', 'Chúng tôi mất 3 ngày mỗi tháng để nhập tay 2.000 hóa đơn giấy vào phần mềm kế toán.', 'Nhập tay, 120 giờ mỗi tháng', '20.000 ảnh hóa đơn', 'Công ty', 'Bảng kê tự động', 'Giờ nhập liệu mỗi tháng', 'logistics', NULL, '{ocr,vision}', '100m_500m', '2030-06-30', 'Thành phố Thủ Đức', 'public', 'Phòng Kế toán', NULL, 'ketoan@minhanh.example', 'published', true, NULL, ' doc hoa don giay kho so 2 chung toi mat 3 ngay moi thang de nhap tay 2 000 hoa don giay vao phan mem ke toan bang ke tu dong nhap tay 120 gio moi thang 20 000 anh hoa don ', 'GSE LSA GUR KMC` OLS YT 2	05000400000000400000004', 2, 'local', '2026-11-29 22:49:54.830766+00', '2026-11-29 22:49:54.830766+00', '2026-11-29 22:49:54.830766+00', '2099-12-31 16:59:59+00', NULL, NULL),
	(4, NULL, 1, 'Đọc hóa đơn giấy, kho số 3', 'Chúng tôi mất 3 ngày mỗi tháng để nhập tay 2.000 hóa đơn giấy vào phần mềm kế toán.', 'Nhập tay, 120 giờ mỗi tháng', '20.000 ảnh hóa đơn', 'Công ty', 'Bảng kê tự động', 'Giờ nhập liệu mỗi tháng', 'logistics', NULL, '{ocr,vision}', '100m_500m', '2030-06-30', 'Thành phố Thủ Đức', 'public', 'Phòng Kế toán', NULL, 'ketoan@minhanh.example', 'published', true, NULL, ' doc hoa don giay kho so 3 chung toi mat 3 ngay moi thang de nhap tay 2 000 hoa don giay vao phan mem ke toan bang ke tu dong nhap tay 120 gio moi thang 20 000 anh hoa don ', 'GSE LSA GUR KMC` OLS YT 3	05000400000000400000004', 2, 'local', '2026-11-29 22:49:55.370909+00', '2026-11-29 22:49:55.370909+00', '2026-11-29 22:49:55.370909+00', '2099-12-31 16:59:59+00', NULL, NULL),
	(5, NULL, 1, 'Đối chiếu hóa đơn', 'Chúng tôi mất 3 ngày mỗi tháng để nhập tay 2.000 hóa đơn giấy vào phần mềm kế toán.', 'Nhập tay, 120 giờ mỗi tháng', '20.000 ảnh hóa đơn', 'Công ty', 'Bảng kê tự động', 'Giờ nhập liệu mỗi tháng', 'logistics', NULL, '{ocr,vision}', '100m_500m', '2030-06-30', 'Thành phố Thủ Đức', 'public', 'Phòng Kế toán', NULL, 'ketoan@minhanh.example', 'published', true, NULL, ' doi chieu hoa don chung toi mat 3 ngay moi thang de nhap tay 2 000 hoa don giay vao phan mem ke toan bang ke tu dong nhap tay 120 gio moi thang 20 000 anh hoa don ', 'GTM ELMI[ LSA GUR	040000040004', 2, 'local', '2026-11-29 22:49:56.543836+00', '2026-11-29 22:49:56.543836+00', '2026-11-29 22:49:56.543836+00', '2099-12-31 16:59:59+00', NULL, NULL);
INSERT INTO public.need_confirmation VALUES
	(6, '\xe820a74b5334603243e9cd03dc540238ba50c61185647ddb6cdff4ae63b9094f', 'en', '2026-11-23', '2099-12-01 00:00:00+00', NULL, NULL);
INSERT INTO public.notice OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 'consent_requested', 'proposal', 1, '{"title": "Đọc hóa đơn giấy, kho số 0"}', '2026-11-29 22:49:48.930076+00', NULL),
	(2, 6, 'consent_requested', 'proposal', 1, '{"title": "Đọc hóa đơn giấy, kho số 0"}', '2026-11-29 22:49:48.930076+00', NULL),
	(3, 2, 'consent_requested', 'proposal', 1, '{"title": "Nhận dạng hóa đơn tiếng Việt"}', '2026-11-29 22:49:48.930076+00', NULL),
	(4, 7, 'consent_requested', 'proposal', 1, '{"title": "Nhận dạng hóa đơn tiếng Việt"}', '2026-11-29 22:49:48.930076+00', NULL),
	(5, 4, 'consent_given', 'proposal', 1, '{}', '2026-11-29 22:49:48.930076+00', NULL),
	(6, 1, 'introduced', 'proposal', 1, '{"title": "Đọc hóa đơn giấy, kho số 0"}', '2026-11-29 22:49:48.930076+00', NULL),
	(7, 6, 'introduced', 'proposal', 1, '{"title": "Đọc hóa đơn giấy, kho số 0"}', '2026-11-29 22:49:48.930076+00', NULL),
	(8, 2, 'introduced', 'proposal', 1, '{"title": "Nhận dạng hóa đơn tiếng Việt"}', '2026-11-29 22:49:48.930076+00', NULL),
	(9, 7, 'introduced', 'proposal', 1, '{"title": "Nhận dạng hóa đơn tiếng Việt"}', '2026-11-29 22:49:48.930076+00', NULL),
	(10, 4, 'introduced', 'proposal', 1, '{}', '2026-11-29 22:49:48.930076+00', NULL),
	(11, 8, 'case_to_verify', 'case', 1, '{"title": "Nhận dạng hóa đơn tiếng Việt"}', '2026-11-29 22:49:48.930076+00', NULL),
	(12, 4, 'case_answered', 'case', 1, '{"title": "Nhận dạng hóa đơn tiếng Việt"}', '2026-11-29 22:49:48.930076+00', NULL),
	(13, 4, 'case_answered', 'case', 1, '{"title": "Nhận dạng hóa đơn tiếng Việt"}', '2026-11-29 22:49:48.930076+00', NULL),
	(14, 4, 'case_verified', 'case', 1, '{"title": "Nhận dạng hóa đơn tiếng Việt"}', '2026-11-29 22:49:48.930076+00', NULL),
	(15, 1, 'consent_requested', 'proposal', 2, '{"title": "Đọc hóa đơn giấy, kho số 1"}', '2026-11-29 22:49:51.710944+00', NULL),
	(16, 6, 'consent_requested', 'proposal', 2, '{"title": "Đọc hóa đơn giấy, kho số 1"}', '2026-11-29 22:49:51.710944+00', NULL),
	(17, 2, 'consent_requested', 'proposal', 2, '{"title": "Nhận dạng hóa đơn, bản 1"}', '2026-11-29 22:49:51.710944+00', NULL),
	(18, 7, 'consent_requested', 'proposal', 2, '{"title": "Nhận dạng hóa đơn, bản 1"}', '2026-11-29 22:49:51.710944+00', NULL),
	(19, 4, 'consent_given', 'proposal', 2, '{}', '2026-11-29 22:49:51.988954+00', NULL),
	(20, 1, 'introduced', 'proposal', 2, '{"title": "Đọc hóa đơn giấy, kho số 1"}', '2026-11-29 22:49:51.988954+00', NULL),
	(21, 6, 'introduced', 'proposal', 2, '{"title": "Đọc hóa đơn giấy, kho số 1"}', '2026-11-29 22:49:51.988954+00', NULL),
	(22, 2, 'introduced', 'proposal', 2, '{"title": "Nhận dạng hóa đơn, bản 1"}', '2026-11-29 22:49:51.988954+00', NULL),
	(23, 7, 'introduced', 'proposal', 2, '{"title": "Nhận dạng hóa đơn, bản 1"}', '2026-11-29 22:49:51.988954+00', NULL),
	(24, 4, 'introduced', 'proposal', 2, '{}', '2026-11-29 22:49:51.988954+00', NULL),
	(25, 2, 'message_received', 'proposal', 2, '{"title": "Nhận dạng hóa đơn, bản 1"}', '2026-11-29 22:49:54.455145+00', NULL),
	(26, 7, 'message_received', 'proposal', 2, '{"title": "Nhận dạng hóa đơn, bản 1"}', '2026-11-29 22:49:54.455145+00', NULL),
	(27, 4, 'message_received', 'proposal', 2, '{}', '2026-11-29 22:49:54.455145+00', NULL),
	(28, 1, 'consent_requested', 'proposal', 3, '{"title": "Đọc hóa đơn giấy, kho số 2"}', '2026-11-29 22:49:54.830766+00', NULL),
	(29, 6, 'consent_requested', 'proposal', 3, '{"title": "Đọc hóa đơn giấy, kho số 2"}', '2026-11-29 22:49:54.830766+00', NULL),
	(30, 2, 'consent_requested', 'proposal', 3, '{"title": "Nhận dạng hóa đơn, bản 2"}', '2026-11-29 22:49:54.830766+00', NULL),
	(31, 7, 'consent_requested', 'proposal', 3, '{"title": "Nhận dạng hóa đơn, bản 2"}', '2026-11-29 22:49:54.830766+00', NULL),
	(32, 1, 'consent_requested', 'proposal', 4, '{"title": "Đọc hóa đơn giấy, kho số 3"}', '2026-11-29 22:49:55.370909+00', NULL),
	(33, 6, 'consent_requested', 'proposal', 4, '{"title": "Đọc hóa đơn giấy, kho số 3"}', '2026-11-29 22:49:55.370909+00', NULL),
	(34, 2, 'consent_requested', 'proposal', 4, '{"title": "Nhận dạng hóa đơn, bản 3"}', '2026-11-29 22:49:55.370909+00', NULL),
	(35, 7, 'consent_requested', 'proposal', 4, '{"title": "Nhận dạng hóa đơn, bản 3"}', '2026-11-29 22:49:55.370909+00', NULL),
	(36, 4, 'consent_given', 'proposal', 4, '{}', '2026-11-29 22:49:56.450808+00', NULL),
	(37, 2, 'monthly_fit', 'fit', 2, '{"count": 1}', '2026-11-29 22:49:56.599616+00', NULL);
INSERT INTO public.organisation OVERRIDING SYSTEM VALUE VALUES
	(2, NULL, 'Viện Trí tuệ nhân tạo Thử Nghiệm', NULL, NULL, 'institute', NULL, NULL, NULL, NULL, NULL, false, ']MIR ZXM Z[I RLCR ZAS ZL\ RKLMIQ	0050000400050000000500002000005', ' vien tri tue nhan tao thu nghiem ', 3, 'local', '2026-11-29 22:49:45.581661+00', '2026-11-29 22:49:45.581661+00', 'system', '2026-11-29 22:49:45.581661+00', 2, NULL),
	(3, NULL, 'Công ty Khác', NULL, NULL, 'business', NULL, NULL, NULL, NULL, NULL, false, 'ETRK Z` OLAE	00000000004', ' cong ty khac ', 3, 'local', '2026-11-29 22:49:45.581661+00', '2026-11-29 22:49:45.581661+00', 'system', '2026-11-29 22:49:45.581661+00', 3, NULL),
	(1, NULL, 'Công ty TNHH Minh Anh', NULL, NULL, 'business', '0301234567', NULL, NULL, NULL, NULL, false, 'ETRK Z` ZRLL QMRL ARL	', ' cong ty tnhh minh anh ', 3, 'local', '2026-11-29 22:49:45.581661+00', '2026-11-29 22:49:45.581661+00', 'system', '2026-11-29 22:49:45.581661+00', 1, NULL),
	(4, NULL, 'Cơ sở Hỏi Thử', NULL, NULL, 'business', NULL, NULL, NULL, NULL, NULL, false, 'EU YU LSM ZL\	0000200200002', ' co so hoi thu ', 1, 'visitor', '2026-11-29 22:49:57.562851+00', '2026-11-29 22:49:57.562851+00', NULL, NULL, NULL, NULL);
INSERT INTO public.period_closing OVERRIDING SYSTEM VALUE VALUES
	(1, '2023-12-27', '2026-11-29', '{"span": "whole", "target": 10, "use_days": 90, "period_to": "2026-11-29", "period_from": "2023-12-27", "record_days": 30, "contacts_since": "2023-12-27", "product_targets": [[2025, 5], [2030, 20]], "ask_again_months": [6, 12], "attribution_months": 24}', '{"counted": [1], "products": [], "separate": [], "replications": []}', 'person:d20f5efe-9cef-493d-a392-1cdf0167cf15', 9, '2026-11-29 22:50:00.720432+00');
INSERT INTO public.person OVERRIDING SYSTEM VALUE VALUES
	(1, '18565624-5ccf-4b0d-b80c-92d8d2edffe0', 'lan@minhanh.example', 'Người lan@minhanh.example', NULL, 'vi', 'business', 1, NULL, '$argon2id$v=19$m=65536,t=3,p=4$uzrDWZf0cweErUecKKx5sA$jfbZ4RropUqBAsFuPCXME8U48tfx/OHMyMj/H7aPpUs', NULL, NULL, NULL, false, '2026-11-29 22:49:45.581661+00', NULL, NULL, 'local', '2026-11-29 22:49:45.581661+00'),
	(3, '743d7cf2-b115-4d62-ab82-ff5694860cf1', 'la@congty.example', 'Người la@congty.example', NULL, 'vi', 'business', 3, NULL, '$argon2id$v=19$m=65536,t=3,p=4$uzrDWZf0cweErUecKKx5sA$jfbZ4RropUqBAsFuPCXME8U48tfx/OHMyMj/H7aPpUs', NULL, NULL, NULL, false, '2026-11-29 22:49:45.581661+00', NULL, NULL, 'local', '2026-11-29 22:49:45.581661+00'),
	(5, 'b289e3d4-2163-4a5c-b4ef-c895485f0f10', 'minh@so.example', 'Người minh@so.example', NULL, 'vi', 'broker', NULL, NULL, '$argon2id$v=19$m=65536,t=3,p=4$uzrDWZf0cweErUecKKx5sA$jfbZ4RropUqBAsFuPCXME8U48tfx/OHMyMj/H7aPpUs', NULL, NULL, NULL, false, '2026-11-29 22:49:45.581661+00', NULL, NULL, 'local', '2026-11-29 22:49:45.581661+00'),
	(6, '06989e83-6fd9-4526-8434-a802dc018110', 'an@minhanh.example', 'Người an@minhanh.example', NULL, 'vi', 'business', 1, NULL, '$argon2id$v=19$m=65536,t=3,p=4$uzrDWZf0cweErUecKKx5sA$jfbZ4RropUqBAsFuPCXME8U48tfx/OHMyMj/H7aPpUs', NULL, NULL, NULL, false, '2026-11-29 22:49:45.581661+00', NULL, NULL, 'local', '2026-11-29 22:49:45.581661+00'),
	(7, '47528a5d-a2aa-484e-b326-d28f1c61532c', 'tu@vien.example', 'Người tu@vien.example', NULL, 'vi', 'institute', 2, NULL, '$argon2id$v=19$m=65536,t=3,p=4$uzrDWZf0cweErUecKKx5sA$jfbZ4RropUqBAsFuPCXME8U48tfx/OHMyMj/H7aPpUs', NULL, NULL, NULL, false, '2026-11-29 22:49:45.581661+00', NULL, NULL, 'local', '2026-11-29 22:49:45.581661+00'),
	(8, '23d4c046-3d6c-4a77-b690-ffd523b067c2', 'tham@so.example', 'Người tham@so.example', NULL, 'vi', 'verifier', NULL, NULL, '$argon2id$v=19$m=65536,t=3,p=4$uzrDWZf0cweErUecKKx5sA$jfbZ4RropUqBAsFuPCXME8U48tfx/OHMyMj/H7aPpUs', NULL, NULL, NULL, false, '2026-11-29 22:49:45.581661+00', NULL, NULL, 'local', '2026-11-29 22:49:45.581661+00'),
	(9, 'd20f5efe-9cef-493d-a392-1cdf0167cf15', 'lanhdao@so.example', 'Người lanhdao@so.example', NULL, 'vi', 'leadership', NULL, NULL, '$argon2id$v=19$m=65536,t=3,p=4$uzrDWZf0cweErUecKKx5sA$jfbZ4RropUqBAsFuPCXME8U48tfx/OHMyMj/H7aPpUs', NULL, NULL, NULL, false, '2026-11-29 22:49:45.581661+00', NULL, NULL, 'local', '2026-11-29 22:49:45.581661+00'),
	(2, '8bbf95e4-d107-4e82-965e-7f1f3b21985d', 'binh@vien.example', 'Người binh@vien.example', NULL, 'en', 'institute', 2, NULL, '$argon2id$v=19$m=65536,t=3,p=4$uzrDWZf0cweErUecKKx5sA$jfbZ4RropUqBAsFuPCXME8U48tfx/OHMyMj/H7aPpUs', NULL, NULL, NULL, false, '2026-11-29 22:49:45.581661+00', NULL, NULL, 'local', '2026-11-29 22:49:45.581661+00'),
	(4, '76abc3ba-5ab5-4427-bf4b-579f839c20db', 'hoa@so.example', 'Người hoa@so.example', NULL, 'vi', 'broker', NULL, NULL, '$argon2id$v=19$m=65536,t=3,p=4$uzrDWZf0cweErUecKKx5sA$jfbZ4RropUqBAsFuPCXME8U48tfx/OHMyMj/H7aPpUs', '\x4db64831ce119081cb789fac0d3899d3387cbb95382654441c83df88c891fe36e1c101c097283a301c5843ffd40024d1d9fdb15fe5c5072aa4de5e12', '2026-11-29 22:49:48.82323+00', NULL, false, '2026-11-29 22:49:45.581661+00', NULL, NULL, 'local', '2026-11-29 22:49:45.581661+00');
INSERT INTO public.programme_setting OVERRIDING SYSTEM VALUE VALUES
	(1, 'report_dates', '{"day": 31, "month": 12}', 'system', '2026-11-29 22:49:57.252808+00');
INSERT INTO public.proposal OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 1, 'introduced', true, NULL, NULL, '{}', NULL, 4, 1, '\x67a54041fd9668c85c22899bedf42af95f18afd539b72d7f1edc870543f05cf5', '2026-11-29 22:49:48.930076+00', 6, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', '2026-11-29 22:49:48.930076+00', '2026-11-29 22:49:48.930076+00'),
	(2, 2, 2, 'introduced', true, NULL, NULL, '{}', NULL, 4, 1, '\x8dd467424c0560a0ccd17b54e7ff850f6d91f50ab440f4085f1d20d72cef9321', '2026-11-29 22:49:51.988954+00', 6, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', '2026-11-29 22:49:51.710944+00', '2026-11-29 22:49:51.988954+00'),
	(3, 3, 3, 'asked', true, NULL, NULL, '{}', NULL, 4, 1, '\x4984d55fe3b37722f77fc831b990ff1f47b5f69b3f158807133b4a1c7db24740', '2026-11-29 22:49:54.830766+00', 3, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', '2026-11-29 22:49:54.830766+00', '2026-11-29 22:49:54.830766+00'),
	(4, 4, 4, 'one_agreed', true, NULL, NULL, '{}', NULL, 4, 1, '\x120e780b7ffde1db73b9e2d4cc25d2e0c4e9e03df5ecc048386a56438b6d3233', '2026-11-29 22:49:56.450808+00', 4, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', '2026-11-29 22:49:55.370909+00', '2026-11-29 22:49:56.450808+00'),
	(5, 5, 4, 'suggested', false, 1, NULL, '{"fit": 0.7, "word": "good", "paired": 0.2, "shared": 0.3, "signals": {}, "coverage": [], "closeness": 0.8}', '{"model": "hash", "scoring": "1", "revision": "1", "splitter": "1"}', NULL, 0, NULL, '2026-11-29 22:49:56.543836+00', 1, 'system', '2026-11-29 22:49:56.543836+00', '2026-11-29 22:49:56.543836+00');
INSERT INTO public.proposal_decision OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 'approved', NULL, NULL, true, NULL, NULL, '{}', NULL, 2, 2, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', '2026-11-29 22:49:48.930076+00'),
	(2, 2, 'approved', NULL, NULL, true, NULL, NULL, '{}', NULL, 2, 2, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', '2026-11-29 22:49:51.710944+00'),
	(3, 3, 'approved', NULL, NULL, true, NULL, NULL, '{}', NULL, 2, 2, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', '2026-11-29 22:49:54.830766+00'),
	(4, 4, 'approved', NULL, NULL, true, NULL, NULL, '{}', NULL, 2, 2, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', '2026-11-29 22:49:55.370909+00');
INSERT INTO public.proposal_document OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 'introduction_letter', 'Thu-gioi-thieu-1.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', '\x504b030414000000080038b67d5d893de165a10100004a070000130000005b436f6e74656e745f54797065735d2e786d6cb5954d6fd3401086effc0acb171f90bd290784509c1ea01ca1124170ddec8ee36df74b3b93b6f9f7cc3a8d85dab44e497b89e4ccbceff3f84b9e9fdf395bdc4042137c5b9d35b3aa00af82367edd56bf96dfea4f558124bd96367868ab2d6075be78375f6e2360c1618f6dd913c5cf42a0eac1496c4204cf932e2427890fd35a44a9aee51ac487d9eca350c11378aa2977948bf957e8e4c6527171c77f0f22e5558475597cd92d66565b1a970b868138984960f14146c6688d92c47371e3f503b3fadeaae1e4b083bd89f89e179e20e4c9d380fbdc0fbe9ac968282e65a2efd2f196501ba4e0fe382b0c81bb4c21e259f37cdb01ddd07546810e6ae338d28ca5b90f121918dd0f39706e000ba69ccc867c5134e83abe8cad428297c3f7f729a78f24de86a4c5a87beae9e636e62a40e417c3d9669c3869fca447c7e4a55cd9ff38f52991b17a52a207a9219dfed83d52d8154ff2fdc6ad2071e4f50dc6ea49090422dec3d777d8374f2bd0d6c25b080cbd47e27f1bea2fba0e141d63e2b0ced9e651769246fc4580ddefe94fde503389bc85d5cf37bbcbff94ef45c4f0295cfc05504b030414000000080038b67d5d79264b40f8000000de0200000b0000005f72656c732f2e72656c73ad92cd4a03311080ef3e45c825a76eb65544a4d95e44e84da43ec098cceea66e7e48a6dabebd51445d5816c11ee7efe36366d69ba31bd82ba66c83576259d582a1d7c158df29f1b4bb5fdc089609bc81217854e284596c9a8bf5230e406526f7366656203e2bde13c55b29b3eed141ae42445f2a6d480ea884a99311f40b742857757d2dd36f066f464cb6358aa7adb9e46c778af83fb67448608040ea90701153994e64311738a40e497113f44349e7cf8eaa90b99c16bafabb50685babf12ee883434f535e7824f406cdbc12c43867b43ca7d1b8e347e62d2423cd577ace6675de83517f70cf1eec30b197ef5ab58fd87d08c9d15b36ef504b030414000000080038b67d5d65d907fe88010000eb02000011000000646f6350726f70732f636f72652e786d6c9d924d4ec3301085f79c22ea26abd4492b2114a54102548a441112e147ec8c3d4d4d13dbb2dda6b90087e0121c803df7e026384e9bb652574891a299f9fc3cf3c6c9f9ba2cbc1528cd041ff9513ff43de04450c6f391ff988d8333dfd306738a0bc161e4d7a0fdf3f42421322642c1bd12129461a03d2bc4754ce4a8373746c60869328712ebbe25b82dce842ab1b1a1ca91c46481734083303c4525184cb1c1a8110c64a7d8db4852d249caa52a9c0025080a28811b8da27e8476ac0155eaa3075c658f2c99a9251c45b7c58e5e6bd6815555f5aba1436dff117a99de3eb85103c61bab08f4d28492d83053409a4d7ebebceb9bdfefcf1b2f9bd8ffc76382ba6ac3e9e5db3b10835c4014602354ea982eb06e2fa0ae84a2bac52868a29834766b2d7a90b07881b599da35ce18d08b1ab99c82156bf69c4609da0f938d6bed7d403d3b6ddc7ab3ad3c0f2fafb2712f1d8483d3208a8261988561ecbed7e6fe83f33bc172d3c1bf15b702ae7f62c573a1ead68202f37c691f51ba62c1d39d33a14bb9f90edf67fa07504b030414000000080038b67d5df4dbdb17eb0100006c04000010000000646f6350726f70732f6170702e786d6c9d54cb6edb3010bcfb2b045d748a69074151189282d641d143dd1ab0929cb7d4ca224a9104b931e27e7df9881539862ff5893bb33bfbb4cafbd7416607b44e685515cbf9a2c85071dd0ab5af8ac7e6dbcde7227304aa05a91556c5115d715fcfcaadd5062d0974995750aeca7b22b362ccf11e0770734f2bcf74da0e40deb47ba6bb4e707cd0fc654045ec76b1f8c4f09550b5d8de9851304f8aab03fdaf68ab79a8cf3d3547e3f5ea5996950d0e460261fd3304cb79ab6928d98846174d201b3160bdf0cc68046a0b7b74f5b264e911a0676d5b173cd32340eb1e2c70f2d30cf8c40ae41763a4e0407ed0f54670ab9dee28db00178ab4ebb32053b2a95788f28ded90bf5841c7a0393503fd43288cc9d223956a616fc1f4119f5881dc7190b8f6b3a93b900e4bf60e04fa3b42d8fc16442ada43075a1d9093b699137fb1ca6ff3ec37380c93adf20358018af2e4fbe69db0139440691cd9ba11247dced13e45b1cbb0ab4ae22eac213daec62724961dfb621f1b2b6329ee57e7e743d75a5d4e5b8d159f351a117625e1857eb901e56f2705946b3d185047765ae21ff7681afd102ef16d31e7e0f9753d0bea7706387eb8b3091e97ed096cfdc98ccb1e81b86cdf97953ecd57df243b879c17557b6c4f9197c4db493fa54f47bdbc9b2ffc2f1ef0099bf9f31bffd5f5ec1f504b030414000000080038b67d5d7601f567570800007f27000011000000776f72642f646f63756d656e742e786d6ced5add6fdbd6157fdf5f71a0176f806d5294222b4a9dd656104b70a219b1e26e8f1449899cc97b59f2d2b6f2943640f790064dfa01b4dbbac5cdf2810d46526c4f168a3ed0f0ffa1fd253bf75e521fb6634995ed7ac10c83e4fd3afc9dcf7beea1de7b7fc77361cb0a428792c599ecbc3a031631a8e990d6e2ccddfacdb9e20c844c27a6ee52622dceb4ad70e6fdebbf7a6fbb645223f22cc2002990b0b4ed1b8b199b31bfa428a1615b9e1ece7b8e11d09036d9bc413d85369b8e6129db3430154dcdaae2c90fa8618521beaeac932d3dcc24e43c3a1e354f37d2474d558bd876488fc67144d4b7080e3669e0e90c9b410b57049b913f87347d9d390dc775589bd32af4c86c2d66a28094121a733d1c7c4d090194b63c379d4c4f9b2b8126b77445300e48b9e4462272014f092c17015312da8edf97dbcfa58683764ae454860798ddf6b3f9e9947e23d0b7f1d627380e7c532ef25c89fc748a59750c8d7012bd15e340187e678a64d0f8b67f9e680685db9a4eb62b018dfc3e35673a6a55b2d9a3858160125a898e06590ba703b36eeb3e3a906794aa2d4203bde122229438708bcc5cc7e8d4a0669bdf59c34d6e6b41f2f021e0adede30a3d6234832d54b99a51f8f01f0c6c6ee9ee62c640cfb002d98b8b6ee96d1ab1decaa6b36399fd414a3771a8e904212b5337f2c862269b497beed0eda4e9eafd7135ed10c3a245686519236dafb5215b62a9c0a4e697d4de4bcb96ebded60553aed564291b3d88e68e2ee7064ecb7eebb0324c4b1916d54ae098fcb18577042e89e4b46251521eea2ea885429f62ba924952812469e884adfb18619379493733e4356d7d388472f8ad4a7fa22f2ef2f924c529bd517991cf8d9e342513ce9176782fedd0f2099514e6f56ee7c5ef6179a906b54afc490d6ee0450092b3e41b7f1964f54a7cbf5681b54ab7f318f0f205942bf123b85dad55ce12e1c4b8d6bb9dbfc26ae5b74b1cd467e55f14cb467c1fcaf157b515a8ad209a4f4782097dddc068c31dd5e131af289d169fef443ce2583bbac1125d1113a423a2276857f83ce177b225a6f8cba60442fd14238f65aec52787f770a678c0775a89d31bd4a5981ea8e22f9584a0928a44a256fa2e34da9106fd743a479a5801e56ee71b947e25fe62097e173fe026f14d150d15dd8aabe4e0d5126c54513175a82dddbe4853291c457af0b8dbf9d600b7bbbfe7c31cd4bb9d1fc0a4f854e9eeef121b7c3bde37cecb7eb2f97c61c08044f3622c48e907ec8b09db7d09352cccaf386ced94ad78eab8794cd1189f9e94a0ffa7acaf56cab5b9ffdc7f81ff2728f82c5ded7c981fc972dd8e9f0a1346d6b90b7e09653bde83db0eb16781b4e2a76dc8a9c0ec7817b165b3400e1e78a0a95ae1ede248ec46e9e55ba7b3a9e527677362cdd62b87af6105c3c99faa50aff0b0727702874da15e00d08d6ee763d872ba9d3f1ad0c2db9f1d143e6f46b0d9ddff89014145396044086c0e8ceefecb0858801a63114e0262c7df13601897e87905a49c5650070292689e73401adb8486036776e17cc2c46abc872ed3ea76f69cd248290f42d28a39910cd83a69f19a4a46d3ce09e21ce636ff4619b136d46b958af0675822f6b54b8b77831b3981fa89b60c758c4f7b506b0957f0e64772b1ed9874bb4c090ba8ab8c08af9263713abb251ce14a61e1a8a33728b3cf8773ced90f06d892fd55f471b029f26cd810f2985cc85f5d50562b7377976b379280ac2df402b2d60bc8390c069d973a60fad486864e12f199fc726a90c74def6fb06a531d70f891015bf1d3c47848cbe67ac0f0c2f510e028761e094ab6eec0c193c35d025bddce43300fdf88e18327f1f76dbc763b0f06e3d62c92d1a9e8ff7a0cdfb9602d4eacbbec3c2cc7ff20320c97dee272978dcb296cb5664729af3c274663b1e37fe989fed130f69fb76761d3a6d272d57788736497efb49ed87c5d872b9dfb46094312b7f8efb053271f78a8729dd8f3b8737abe6b5d43c73b7c83e291becd3084954e9a77e9c2d9c4e2d15247c0b4a4345128bf6cac4f61232be800cf1c7e1adcf5d1306c3c2e62fce547c4d6a09f309cf613760929b17788ffd13ed240bbff60cbb148df430e1e27ce21363da704aa56cc6ab93c223fd17d8e91b874ce3385042bb89936b8dc70fb7c2676c92f1166fce3e0165a923364e69f1ed0946c56e187b2d9643012bbf7f0d8bb2428befb7c2cf393872205916c63f3a510dbb708ba6f819875f0cc87cb049df2398346c4f30f70e3a75e7ad6c255e228c517cd26a59e86a0d040af264373996d5134f3fd7f46f210009bf12b4fe44d8658c7dfb2c712a57d14e1fac1b487e75309b01eaed5a3473ba9dea5ea69a9dbbba450e1e9841bec4ebc6b480992d1e7e06be91414cf331f185f6bd2be45305eaae342fe5cc75b2489723d71c31107679e6713b91549bd7e14c9bcf5214a5d66d422a083cb57b3d132dfb42cbf66ed30e57f4c018349febc32219f474b09fc407e722de1e8c1feff9fe4cefc935cbeb09018ce89ddcaf97c921b247fea97042e8c91b9e7517b3df6f5a076b8eb246162f43972ec978fef40daf10a468dc73011dc4757592e06d1adc3377854dba8cfc2d994b0c7d6f1d9d745f977a15765d8e876fe0ee56ee7c512d4560e5f773b7fa9c26afcdd04b54ebd89c81633c5e20514d77f5dc67de635a6073fcef283c0f3e8371318c6d9cb1045f8486c7f0c6d7482fa7d68196c2de025dfd031eff07aedcd72e16aee6626ed5a9345dc825ac895d3ce755c247a73f942b6207e86615bba690577aca61558c4b0fa066635f5c86519084a0ec6d3a06a5e4d2acaadf57bd2f2b2d9abaa281fdbf85c28e68ae9048c8a204ace7c4e2e3f50982e5e11d114b74c46bdfe68521c5e5045d89690e45ecbf7034a85752c68626d2b62a299c8d6a06e08bd0af642ba713387b9d65a4b3c9bd4e09135d9fbd61c6620e05c212d6e4b498a47f99b14a5ffd3b9ebff05504b030414000000080038b67d5d6dc1c2143f0100004b0500001c000000776f72642f5f72656c732f646f63756d656e742e786d6c2e72656c73add4414f83301407f0bb9f8270e12485a9db34835dd464579dd16b575ea191b6a47d53f7edad6e0196cdc6438fef91feffbf14c262f925dbe8038c155a15499e6649048ae94aa8ba485ed68f97f324b24855455bada0487660936579b1788296a23b631bd1d9c885285bc40d62774788650d486a53dd81724fb83692a21b4d4d3acade690d6492655362c61971799419adaa2236abea2a8ed6bb0efe93ad39170cee35db4a5078a68258dcb5605d2235356011efe7d4e5c4e47cfdf51ff55230a3ade698322d0fcd3f8db3b38daf029b07ce81e149f9e891cf7113f41a00d1bddfb1e5b0f111a621099fb0793e518c963ec82c24846b856bba696160f42b1f621e1281eeec08f03bee97b9cf908734b0ad452ddf5c5bef48d3614b0482f46a2621356a2b3760dc973068fa950f711b12d100adc00c82fddc5f0239fa0796df504b030414000000080038b67d5d997846d19d2f0000da5505000f000000776f72642f7374796c65732e786d6ced5d5d93e246b27dbfbfa2a35ffce46d908400c7ce6e0092761c617bbd9eb1ef334d33d3ecd0d017688fed5f7f2521401f555255564aaa92722662d72341a5945f754e5295f5f77ffef1b2bdfb7d7d386ef6bb77df0cff36f8e66ebd5bed9f36bbcfefbef9f563f0ede49bbbe369b97b5a6ef7bbf5bb6ffe5c1fbff9e73ffee7ef5fbf3b9efedcae8f77e1f777c7ef5e56efee9f4fa7d7ef1e1e8eabe7f5cbf2f8b7fdeb7a17defcb43fbc2c4fe13f0f9f1f5e96872f6fafdfaef62fafcbd3e671b3dd9cfe7cb00603f73e19e62032cafed3a7cd6aeded576f2febdd29fefec361bd0d47dcef8ecf9bd7e365b4af22a37ddd1f9e5e0ffbd5fa780cdff9657b1eef65b9d95d87193a85815e36abc3feb8ff74fa5bf832c913c543855f1f0ee2ff7ad9dedfbdacbefbfef36e7f583e6ed7efeec381eeff116aee69bff2d69f966fdbd331fae7e1e743f2cfe45ff1ff05fbdde978f7f5bbe571b5d97c0ca58603bc6cc2b1decf76c7cd7d7867bd3c9e66c7cd327dd34fae45f79fa30f32bfb93a9e5297e79ba7cdfd4324f4f85778f3f7e5f6ddbd655dae2c8ef96bdbe5eef3e5da7af7edaf1fd20f93baf4188efbee7e79f8f6c32cfae243f26e0ff9377ecdff2b16fcba5c6d6239cb4fa775e817a159a241b79bd00befadb17bf9c72f6f916a976fa77d22e43511921ef6a1a0f4d05d42e7f970f6e1f0eefad30ffbd597f5d3875378e3dd7d2c2bbcf8ebf73f1f36fb43e8a7efeea7d3e4e287f5cbe6fde6e969bd7b773fbc7c70f7bc795affeff37af7eb71fd74bbfe9f20f6b564c4d5fe6d773a3f7efc10c727ff8fd5fa35f2dcf0ee6e19d9e4a7e80bdbe8d3c7949cf8eb6f9bdbd39c2fe4a4c617ffef227298d88b25e579bd8c62fc6e5829688a23c8628e2b3584ad3e84a33ec4487d08577d88b1fa1013f521a6f0214efbd5d9f9d25fb7a715df287851e5370a4e53f98d828f547ea3e01295df287840e5370a06affc46c1be95df2898b3f41bab65fcefc27746c23ef07173daae2b13d05031d52569ffeee7e561f9f9b07c7dbe8be6d6829492113ebc3d9ec41e75a8f6a81f4e87fdee73a518cb5213e3bfbc3e2f8f9b63b52045d57f8c80cfddbf0e9ba74a5123ce3cc31ffce7ed72b57ede6f9fd687bb8feb3f4eb2dfff697ff7e18c32aaedaaa6861f369f9f4f771f9ee3a45929cce528bd6afc1f36c753f5e09c57a91a5cc8862ec72ff983ffb87edabcbd5c542380465c5b5184552dc2018a880c20f20a2395f1059edf058e1fd958e4f9c72ae30b3cff44657cbb7a7ce94ce385bc552cbcc6d2b1bbd86ff7874f6f5be1f430968ee0ab08b157900ee2ebf84249622c1dc199f479375bad42e626e2a70a7954428a42429590a29c59256429a75809596ab956429074d2fd65fdfbe678c1b752e63da6b066e583d91c0d88628bffbced4fd5c0d45264f1dfef4eebdd717d2726cd56848d99f94ec2c66a139f8420b519504290da542821083e278a0b519f1c2564a9cd921282d4a64b094138f3a600fe42983705a420cc9b0252d0e64d015968f366ed1c4542901a5991108493bc0504e124efda798c8420f5e45d2d042f790bc8c249de02827092b780209ce42d406e1192b7801484e42d20052d790bc8424bde02b27092b780209ce42d200827790b08c249de0282709277add528712178c95b40164ef216108493bc0504e1246fa791e42d200521790b48414bde02b2d092b7802c9ce42d200827790b08c249de02827092b780209ce42d20483d79570bc14bde02b27092b780209ce42d200827798f1a49de02521092b78014b4e42d200b2d790bc8c249de02827092b780209ce42d200827790b08c249de0282d49377b510bce42d200b27790b08c249de02827092b7db48f216908290bc05a4a0256f015968c95b40164ef216108493bc0504e1246f014138c95b40104ef21610a49ebcab85e0256f015938c95b40104ef21610249d1ba275b6dbf59df0f2d421d2aa06f1f5b0aaeb7bcf2ff8cbfad3fab0dead045652280abcbca18444c5b5c5f3fdfecb9dd8c26e9be320c2a2368fdbcd3e5e66f36761ec71d9b2e47f2feedeafafcbed722bde0be21fbe66b60b45c3c69bdfc20f9efe7c0dc77b4daff6793a2f374f160dc71ffcfee9baad27fa72f41077c906aae472fcac89d4f8bf0fc730d492cf0c06c1c29ddac1f953850d528feb4ffbc33a515cb25b6a903c77f261e6a6b268fdfdcbfa78f7d3faebdd2ffb9765bcd229de34c6bc73dbe1c5b8b93a162fc74f9bda52e626cf74d90516aba6429957f545e65a1f0aea7b3e5f8e453d2e43fff9f78ea5d9ed66f7e572fd3cd2e279997ced66fdcb27a6c9ae87ac6732cce2bbc3c93c6b96d3f2f198fcffe57351ba0c9f31fce7eb3e5493e34e921c98facc21c279d78f4c6df762c0cb7885fd70b1b593dd70cef51fdcdd701c65af42352c57c9e3adde8ea7fd4bece479ef4d292d6f82f3adbb9b42737648b65f5c57c4c59b2f3856a9b2084ffdb2de14ecf72786377d3a5f96f1a6f348e44d52de94525ade04e75baade14a40c59bf372553c990999dcedb1aaa5c6ab7fee32492b82231a5ce069849beacd7af3f85f21f2efff82134fdf1813dc93893c234f3f5bbfddb2972971f7edf5e0509cc3f97adc9cbff966c6a8e6e72373567be79dbd41c5dbe6d6a7e3cffefe2fc46ab08cb5e9ed27647c13476cdf8ab31ce0dfd3d06b8b7cb11948fd0465098d126972ba94dd213d5592ed4b7c5f5240bd3932c014f6264adfa9c2bd9e35de55c43239ccb0926c3b9c7732e2638cab99232600ab56b735dc9c67425db5057b2bae14a8a4ee2709dc4c1741247c0496e84515b9fb175f599cdf97fdbf0a011d78346981e34ea860739fa7850c64b2cc70ecebf8408e0a17180e0372ed76f5c4cbf71bbe137237dfca624d734ef4563ae178d31bd68dc0d2f728df0226710fdcd7bd129d4c5cd873e6ea26e4a730c179a705d6882e942936eb8d0581f1752e05c0306e71a20f8d294eb4b534c5f9a76c39726faf812623ac272b44c4995f3d312b3269a77414e17248efb0cc5dc87ffdca7a8f34fc933c79d814a7f13bb8b3f5255c3ad76f0d3e33629a63f6ebfdf45fefd35a9779f9ff4e98fe5fde5838bf576fbe3f2fce9fd2bffa3dbf5a7d3f9ee703061dc7fdc9f4efb17fef7e3023d7f8087ecc33c5c5f82afefdddbcbe3fa90fca0c9fd09326e005254f7b93188a2a66593e54ffb4bf725c6035d6e95bb27f007d3d67e41bb56eff36ffcfef24301c6cf68f14f11e5d3025f59fa543374a9d44b1ad82a35b0856460ab6b066eac5a2e694ebbd49c369239edde99130ab1cf2b8bf2f6385fc5c0d6f14865c07a3800cc3daff3a7430617c41f8d1a4e27cba4fe8a70f0dd79928a7e658dd57e569a882a2fe317e6387b2032cb45b27611967d5b6e9399571b4c9e71abe1389c080aba889edce24e025795dc4a681177395c5de436395c3fc4e87e3db270f3cbcdd198ceac9a585211c1f7613dd38a69166727aa6bcfd8bc79af3730d2d565b0d28c0541cb219f38ffc7665bfce13db9a9478250f9d5abe02cc351016b380cace1e0e6828c1579fea29a11b27ec777133d9382c65666c77f44a96f5d00f346cd3509ac4a05456bd90e20a83771f9232a5e44db0006d553bfec4bcff74f7fc6ad98f3ef1bdd383769ae7ad5b4cb5e8643595e399b0dbd89575e12185a99856bea919d7903ae525443fbaaf60a1df114023573719ddaed95aa57aab1dea07c491ab6a9afc83859d55867fd27fb86257ac372067e89a0266f282e35bbbd55f56233d62b94af2aab31f0af73dd6d8618326a0e43e49a43f6bd4bb489e523fcba43858f202b883f8532674ec07ca9e22de969d33eaf6c785eee3e474764dd276beb71a7d1e81d8bb93569ff5ee3bbdb961b4c07a590a191772f6692f8ddab93487def3e1c4c1a7af9f9db76bb66fbfd5d72af59355ca960f81fdf5f3f9ae38275e9811306e79b8d47035b155633aae04445a28aa68383ad0abb6e55fc14ffcec9d644724f073d8c9ad103273ace37eb8d0e6beada534f40156e33aae04447a28a5aa3435815e3ba55b108c7dbecde8a45c75817d7bbcdea8207b68bc0aa96f9f4f2d69c58b9dc6e3c5ac4d4524b9926ad164edc5cd5d274e488a9258663e87af971b93aec99f5ab97e84e91475dbf80425419da606c008e14103d75bcb777344e5817ef03c3e1e5a70dee27c6979f43789fb0ec8153f18909631772e613b633aa7852279c5d93fc787eebcaf6058bfddb617326d549db82cb9584885e011ad602bc12ee9e7585bcffc477516a7d371f95a2ee69df6a539decc03b1f2b9357daf96a55fa11f9992c1ea92c462da98dd389024b7e9318c47fd8cb4551ddeef6664ceda97a5bca047ca519a1a8cc1ec4bcae2eeb791ca4f53c0e373893c8c9aea5d4f327b7c7f3ff36b2b950d28aa3522b8e90ac38ea8215ebdf9a25693bb7d4762e92eddc2ed8aee94d7692961c975a728c64c971c72d89bfd14dd28c9352334e90cc38e98219dbd96c2669cf69a93da748f69c76c19e1a6ef86213a4c532ee6058b0ea2ab90e25498c854523a6fd54770edeca3a823b6eae8e9185a1f0081c32f6800c217b406ecbf64e873d63fb5272592ec218ecca0250d2b4b2a0af75ed869a7fb1eb0de557935a43cf2091d0304adaa1b2cb0dd9336e31ca0e697165d507bbae3d050eea9e02f6c65e6bc2a8cf4eedb83f70bccff1fcafead0d68361166c56ea26aa9369c6212bbc432af81b55676621f376cd4d20f9feceaa7964885cb59b0c26c9328faa391fc4a8f23ec6d553a12fb572c295da02a0993bdd7a5773fce9f601553dd9103d1dc3dcbf0d011a43338bc168e0703473599f99cbdcea6ec5d757b11bb8b2c254418aaafad89b7d10951af533676f3a4c753a5756a38dac46965ac05b2effbdb8344bcfab20dd489da583ec76740912524ffb9262f391691a970874b3b82925ba129d8750d44974273e2a81a99274e30bcedb8f2a7f57c1686920d71963be3f3cad0fe7dfa2e3ce1815687390429bb76da649df0cd07745712efbdb978e1ba02f6f76a125d6efd5befe1beceb0f05f59bdca6a41848f10947c969298ca528a9d39ca0e1e456e2679c703a5cd67409febc79b998d9befa701d271d9d3153f965ff75bedc3d7dd8fc75d5cff01a9ff127c2e1f99fc088f009c7592b7ec515dff82e31a889817133d5cf87eb973e6d0ec75368dc7ba62bb24ff700f825ab34943cd8d90556c99555ad9e909e02769b6d6dee914bf95751b95c9ebbfe5beefa43461f0f172d3da40dc931eb764956ed9e55e3600d9feabec206a21e8234d46398f687bfad0fe7958b15e6671a0b5fafa17d9faf13ee6abb5e1ef2f026fce7a7cd36267ad1dfabd583f86276968cae9d6b2f76709525a59ef7fbc35fbd570f149a7d3b4bca39a510ed72381cfbc013cdb11aa0c79899684de0673348ea1629031262d36e6e17f006b4d95d4016a136b22c213763a089677b81efe7a0497eceec3376435590227a636d8163a037f64e38cdd1dbd4b15ddbe1fd56d421f426f0a3182481570e4be84dc7395ec01bd0e678015984dec8b284de8c01277e10c293dbec980627d9ab7d456fa80a52446fac9dfa0cf4c6deb0af397a1bbb53cb5eb01390dd25f4369dcfe7a329ef45c109bc7258426f3acef102de8036c70bc822f4469625f4660e38717ddf1b31c1899db9da5bf486a92045f4563c639b89ded8076e6b8ede4681331dcfd809e85692eb007a9b0c5c6766f15e149cc02b8725f4a6e31c2fe00d6873bc802c426f6459426fc680132ff026fe84094e9cccd5bea237540529a2b791187a1b9988deece1c499ced909e8069e3b80de9cf96cb170792f0a4ee095c3127ad3718e17f006bcd551d5b208bd916509bd99034e2c7f1664177015e7cc5ea3374c0529a237570cbdb926a237df7617034eeded96973a80de82f1d4753899d68527f0ca6109bde938c70b7803da1c2f208bd01b5996d09b31e024f07cc7cb6fa8cccf997d466fa80a92466f9c831f237d708f7f14816995275ce3f7d5d11d5549edecd7b7194869831f6a30d238f0cb919420fe93d7f4e372f5e5f361ff16664a062dc9a44be1c495b3697aabbc6c0a3703543deddf1e6faeee529843c2bcc7e08c660c2d5c490a2f92cd9ab61908c256f44c89cf59546e98429856b5ef81de4d53403e4fad58ba886d7356cdb612e833baa580170a7842b93487e8e152f5a25db21d92ed54502fafd74c1af5c21bcd3051ef623e705da7afa857b25f84decd66405e4f2d6cba887a7356cdb660e833eaa580170a7842bd3487e8e152f5a25eb21d92ed54502faf474f1af5c21bf410ea55edb3a177931e90d753eb9f2ea2de9c55b3ad2bfa8c7a29e085029e502fcd217ab854bda8976c87643b15d4cbeb6d9446bdf0c646847a55fb93e8dddc08e4f5d432a98ba83767d56ccb8f3ea35e0a78a18027d44b73881e2e552fea25db21d94e05f5f27a42a5512fbc2114a15ed5be2e7a378582adeba156531d44bd39ab665ba5f419f552c00b053ca15e9a43f470a99ad7f592ed706ca7827a79bdb4d2a817de488b50af6a3f1cbd9b6981bc9e5a747511f5e6ac9a6d31d367d44b012f14f0847a690ed1c3a5ea45bd643b24db49a3de7f1d364f1cb41bdf8282dccb0a6702b9d4a04464cc5ccf3fd4517f431d9580b81ca03c04fbdde9180d725c6d361f2395bebb7f59fe777f783f0bcd138db20e31c6ecb859a66ffac9b5e8fe73f441e63757c753eaf27cf3b44914a98862cd8ce8a1ce21cd6be3d97657aa6668959151407df7fa12042cc6a88dcb0269aa36cfdffd8947a39053e5b8d453b26d9b49d4571783e8ef75dc7427dcf4b5663a9c93479840ddb4f5338bfcac9b7e865aababe8b71a7d44bddf2a15efa8df1a645450114f785cc918a5feb054c23039bab9c53c5dc25bad965167eb4d2ae951b3610a87ecfca06b718c8a7b147c4d0603b5d4d6ca76124518cff602dfbf8e9c3d1a207d55d3721ff946ab544f639fabaff4473ea789cfd55104e4b59f4f1701e1ede7a90858b039b59f1518155404141e57324aa95d3e153d4c8e6e6e115097f056ab7ad4d9899c8a8074f6028543767ed0b5884645400abe2683814e18d1ca761205193ff06c8fdd3d337b55d32220f946ab544f639fabaf08483ea789cfd55104e49dc6932e02c24fe3a12260c1e6d48d5f6054501150785cc928a5d383a8e8617274738b80ba84b75ad5a3ce8359a808a85804d4311e281ca808a8e1f3f76332d22cf8b42d0292ed246d275390717ddf1b5d47ce1e1c99beaa6911907ca355aaa7b1cfd55704249fd3c4e7ea2802f20e274c1701e187135211b060733a9c486054501150785cc928a5c314a9e8617274738b80ba84b75ad5a3ce73eaa808a85804d4311e281ca808a8e1f3f76332d22cf8b42d0292ed246d275190f1026fe24fae2367cfd14e5fd5b40848bed12ad5d3d8e7ea2b0292cf69e273751401796735a78b80f0b39aa90858dc024e6735568f0aeb09283aaeeca67d3a5b9a8a1e064737bf27a026e1add804adc6637ba908a8da1350c378a070a022a086cfdf8fc948b3e0d3b60848b693b49d4c41c6f26741b613db6de0f4554d8b80e41bad523d8d7daec69e80e4737af85c1d454057a0087839fc988a800845403aba5a6054501150785cc928153a6a9b8a801d2f7a981bdddc22a02ee1ad56f5100a4f2a02b65304d4311e281ca808a8e1f3f76332d22cf8b42d0292ed246d275190093cdff106d791d30519377355d32220f946ab544f639fabaf08483ea789cf6114017f5c3f6dde5e3e3c2f9fc2272c1e0d7cbe7d97dc573817f8b2f79aca7fb792ef20fa9bb776f668f0730a9807e0dabab40c50a95d5a0aa4f22e2d04b67e50520c55fce42a1c69be9328fd62a020fe9357fde372f5e5f361ff16c2a8fb7a174a503c361a8fbce246721d8caf06f19f1cbe3a3f972c906aa6e8d7d0223c726f7ddd5bb9f6865806830e555505110ee0c520facb0ce0f4b56628794349ab897716a6847578329c9424cb13aac9c9659102b1144496329ecf060bee6195581307440a64ea80c8014c1e103120b6222f88f84a57f80a45663b91591704c81d0b9c3d30bacfcc851cdd00472706d3f8d9efba7118cd4ebcd792c5140f5ee7b118f8f1ebc4620ad970118ce7634ea35d0b6d0a8148019d7406900339fa0c20067684bbb42062315d61311499ed44667d85ccccb986d9132ffbcc62c8d10d70746231fa1e98dc5002d3ecc85e2d594cf1e4581e8b819f1f4b2ca6900de7f66231e1740ab4d1a6108814c81402910398422062402c465e10b198aeb0188acc7622b32e10903b98297b64579f590c39ba018e4e2c46df131f9b62317a9d39a8258b291e7dc76331f003f088c514b2e13498cce69c9a8e83368540a4800e9c04c8819c400910036231f28288c57485c55064b61399758180dcc912d93347facc62c8d10d70746231fa1e59d5d48a32bd0e4dd292c514cfeee1b118f8093ec4628aeb6b278b81e7b0b3e1086d0a8148012d4a06c8812c4a068881ed8b9116442ca62b2c8622b39dc8ac6d5f4cb63576b6697a9f590c39ba018e4e2c46df33379a62317a9dfaa0258b291e3ec06331f0230888c5143bce4de78331271bba685308440aa8db1f400ea4fd1f400cec18036941c462bac2622832db89ccba4040aeb767b6eb6b9f590c39ba018e4e2c46dfa6e14d2530bdda566bc5622a77f5c337f33bfd252ddcd38a2e8f0f3cec28f5f604968d02cb021e918606d7a4a0e426b9093a9769a89d6dde4d328e91fa544df8b1c3a6cf45d5d9f4c5a0c243664d45f555619d331972b4b6652ba65dbaa258a9e39af4d3843789fe966485f49d0880aea3efa07310dd9e77b78ee092d289379d8117728afb7a551c6b062768d736b9146d806da937c026b6496c93d866d75292cc622bf39a1013dfc4323ef14de34c861eafc4386b512d714ee29cdd0619c439f5d3bd32e7acfe6153bd5d39714ee29cc439bb969224266b035b4613e7c4323e714ee34c861eafc4396b512d714ee29cdd0619c439f5d3bd32e7ac6c2e6fa9379727ce499c933867d75292c4646d60836fe29c58c627ce699cc9d0e39538672daa25ce499cb3db208338a77eba57e69c95470158ea470110e724ce499cb36b294962b236b01d3b714e2ce313e734ce64e8f14a9cb316d512e724ced96d90419c533fdd2b73ceca831b2cf5831b887312e724ced9b59424b389c9bce6f9c439b18c4f9cd33893a1c72b71ce5a544b9c933867b74106714efd74afcc392b8fd9b0d48fd920ce499c933867d752920ced30efa803e29c68c627ce699cc9b0e39538672daa25ce499cb3db208338a77eba97e79c3f6c8efc66b5d14d8506b5a366c825cba1721dc813874ab7204fbb9266cc94e751152f053b04ab5a531d64b189f10fc17e773a467e775c6d361fa3f77f77ffb2fceffef07e16466124711d42a4d971b34cdff4936bd1fde7e883cc6fae8ea7d4e5f9e669a38c666bb22f30a7a7d95e357a1c06ce74ecb19ec3c249eeba458d3907b2f55ee768a7cd2d06d1df1c0c3d3f61fa5a6d67cdb5f1a040cc51d528ff8c3dd4bbe41308c10521b94ebbc94ba55aedc282bb72580222860311210b771b8ab4193b7d862306ea1d0d9278b617f83eb3aaa91b28417d543558c2eda59c8525f046ca044b706149ae196326162d7888570e4bb0c470582264e16ec3923663a7cfb0c440bda3c1123f08677bf6a6d2ecd5f66109eaa3aac1126ebbcd2c2c81f7da2458820b4b72fdba32b168c343bc7258822586c312210b771b96b4193b7d862506ea1d0f96b8beef8d9873bdad1b2cc17c543558c2edc8968525f0766c044b706149aea54b26161d7888570e4bb0c470582264e16ec3923663a7cfb0c440bde3fd881378133fbfbcf9f28c7ac112d447558325dca63d595802efd843b004796d4976d77f261647f010af1c966089e1b044c8c2dd86256dc64e9f6189817ac78325963f0bb24b336ecfa8192cc17c543558c2edeb908525f0a60e044b7061496e636826165d7888570e4bb0c470582264e16ec3923663a7cfb0c440bda3c192c0f31d2fbfb9e5f28c7ac112d44785c192f2a5aef015ae6ea328a485e9a40fd0a772235f7abfbcbe7b03737bf0696774153a3bfe75d1959544ebf1afc5317b4d094e49f759b01c14d31bdf62298dfbb0418354b473aca647ff9a7a3b5bd5e3ef6ccd2159ce54bda701b4a2da6b999e3aeaee86b7af6a7b1fbe6435a16bea49757b52e146d84e7d2c7bac0a9389f15a200313ea8560a9f742204ad6014a26b099597ed66b6b873408ecf4bb578441d44cd6fcc6c3a63ac99964dc133dd3889e09d8ce54cd374ed0a4a7aa8ebabce114adfdbe249a93b4fa1544340d44d32a7e3053ef0d4334ad03344da0b983fcdcd756c70810e8e977ef1c83689aacf98d874e75d234c9b8279aa6114d13b09da99a6f9ca6494f551d7579c3695afb7d9a34a769f52b88681a88a695f7cab2d47b65114deb004d136876233ff7b5d54107047afadd4bcc209a266b7ee3a1539d344d32ee89a66944d3046c67aae61ba769d25355475dde749ad67adf3add695aed0a229a06a269e5bd032df5de8144d33a40d3049a7fc9cf7d6d751403819e7ef7563488a6c99adf78e854274d938c7ba2691ad13401db99aaf9c6699af454d55197379ca6b5dfc753739a56bf8288a681685a792f554bbd972ad1b40ed0348166888005ff2d755884edf4e875af5983689aacf98d874eb5ee4d938b7ba2691ad13401db99aaf9e6f7a6c94e551d7579d3695aeb7d8d75a769b52b88681a88a695f796b6d47b4b134deb004d13680e2b3ff7b5d57116047afadd7bdb209a266b7ee3a1539d344d32ee89a66944d3046c67aae61ba769d25355475dde709ad67e9f77cd695afd0a229a264cd3fe75d83c713b3c4637151a3b8e9b616526711c6710fd6513b7cbc5b3dbcf0370b94f5a06e8872a6929902ab0b4905c0eab57cc6ff58a3194edc9e65995bebfc2e4f2f1fcd6a0a372048682b3a221a6b79873b610061014f6b0c920fa2be861e3160fde417c502014a86afa7c8604ea4d9f091b14027e3c9f0d16dc169258e8002205820f207200080122068411e082245182bca09ee004b5d6931d460a308f21acc0f4b2d9781e78e25ed6265a407d5435bcc0ed3e9ac50bf0eea384178abdcc82f17cccd9246f31c31ed4310d2005d4ed132007d24c0f20068417e08224f182bca09ee005b51e681dc60b308f21bcc0d91b341bcf5c612f6b132fa03eaa1a5ee0b6c1cbe205781b3cc20b85b09fdb8bc584b35bd366863d042f40a440f002440e002f40c480f0025c90245e9017d417bca0d48ca7c37801e6318417d8bf76799e375b087b599b7801f551d5f002b71f53162fc0fb31115e2836e10b26b339872638ccb007b5fa034801b5a905c8817481048801e105b82049bc202fa8277841ad2b4487f102cc63082f30bd6c1ecc879cd5922c2f6b132fa03eaa1a5ee03606c9e205786310c20bc59f21278b81e7b0c37ec40c7bd0fa058014d0fa05801cc8fa058018d8fa05b020d9f50bd282fa821794b62777182fc03c86f0027b51c0c81bf9ec5fbd585ed6eafa05cc4755c30bdc1dea59bc00dfa14e78a1b8df6d3a1f8c3961ef32c31eb4ab0e2005b4231c2007b2e11220068417e08224f182bca09ee005b57d721dc60b308f21bcc0f6b2f96236634fc22c2f6b132fa03e2a0c2f94af73842f6f9c34030fa8814d9d80a6e2a520e8a572480854a91c14804b2ac7048110c151251147b5f3f5015e34beed522905c0660cdf8dfe0abee3702a3db5556020bc3716444c164666ea71839d566ca8deabc77823b080f155e3f7176be4ae905d0a293dfe239ad26d69337566437646bda5c8c4ad05990047053b46ddfa6ebfe10e90ce096d77b7d4b7bb13bfeb00bf7382c970cedd670b6478028382daf3540f0be9c7533d2aac018fe8b8b21d77aac6ed09d76b61eb7c1b6ccf0bac80bd208ff81ef13de27bda1881f81e8a5dbcb93fe2ac28d28df1b5df56439df3a9a214f0b86007a95feba633bf8a1ff4d41b9710f3eb00f35b0c46038713a11694f9090c0a6aa4523d2ca46f4af5a8b03629a2e3ca7645a91ab727ccaf8526282d30bf60e27bbe27fc96c4fc0c00b7c4fcba6804627e3876b1bcb937174feb2d32bff61b24a9333f5594021e175e1aa85deba633bff21654967a0b2a627e1d607ed3f97c3ee2ec65b7a1cc4f6050508b8bea61211d2daa478535b0101d57b65f45d5b87d617ecdb7b36a83f98d42eec7ae70b2de92989f09e096985f078d40cc0fc52e510f018f5dea62a6f516995ffbadeed4999f2a4a018f0b5f045cbbd64d677ee5cd042df56682c4fc3ac0fc2603d749ed36cd44a803657e028342989fc0b000e627302a88f9098f2bc9fc2ac7ed09f36ba131611bcccff283805de164bd25313f03c02d31bf2e1a81981f0ef31b7981cf06f6ccb4de22f36bbf69a93af3534529e071c10e52bfd64d677ee56d612df5b6b0c4fc3ac0fc9cf96cb170d9113a82323f814141fbfcaa8785ecf3ab1e15b6cf4f745cd97d7e55e3f685f935df62b69d7d7e6e30157e4b627e06805b627e5d3402313f14bb7833df0f6cf1b4dee63ebfd6db4f23ecf3534429e071e1fbfc6ad7bae9ccafbcc1b7a5dee09b985f07985f309eba0e27425d28f3131814d470bc7a58487ff1ea5161edc445c795ed1e5e356e4f985f0bcdc2dbf8cdcf0f1c4e099cf596c4fc0c00b7c4fcba6804627e3876f1fca9c72e7531d37a8bccaffd8304d4999f2a4a018f0b7790dab56e2af32bdfdf07dfd6376d86e819459bb2c64ddc3b675d1075121b18449fc486865028b19161094a666cd9242532764fe8540b87236c726068530e8f44ada548404c0c79cb3124e679a81151261858e4e0773a02d039b59eaeafea4634dd91eb57d7225af5fdda5cb4c48f54c3aa21e68d9cfff4f581aafa08aef5742cb2209abaaa9ad25dd065fac4a3ea445a1d69439ed53a8347195b2b5884e8e1c08a9ed0693db6fa693d54e2a3044125be8e97f85a39134717a46f7ed053910f614acf9d3c918d012af3e9ebfda64c79bd717e2af4995ae843cf81fa7a0195fa508d4dc53e53a71f5537d2ec3433f2add6d97cf7ca7da83eae56f02b3fa4cd563fa48d0a7e9422a8e0d7f1825f2b47a1e982f7cd0f7a2af8214ceab90387b23140053f7dbddf9429af37ce4f053f530b7ee839505f2fa0821faab1a9e067eaf4a3dc8149af432cc9b75a67f3dd2bf8a1fab85ac1af62efaefad99c54f0a3144105bfae17fcda38015317bc6f7ed053c10f6152cf9d33978d012af8e9ebfda64c79bd717e2af8995af043cf81fa7a0115fc508d4d053f53a71fe5bab15e6717936fb5cee6bb57f043f571b5825ff991ccb6fa91cc54f0a3144105bf8e17fc5a39f85817bc6f7ed053c10fa54b47e678d16c0c50c14f5fef3765caeb8df353c1cfd4821f7a0ed4d70ba8e0876a6c2af8993afda8ba916647d6936fb5cee6bb57f043f571b582df48ace07739199d0a7e54f0d3304550c18f71bfebe7ddeb82f7cd0f7a2af861b431cb9e2a9d8d012af8e9ebfda64c79bd717e2af8995af043cf81fa7a0115fc508d4d053f53a71fe51e7e236fe4b3ebc62cee4005bf0efa56d70b7ea83eae56f073c50a7e2e15fca8e0a76f8aa0821fe37e8305bfc0f31dce2f18ace3cea9e0a757d053c10f61520fc653d761f31f970a7e1a7bbf29535e6f9c9f0a7ea616fcd073a0be5e40053f546353c1cfd4e947d98de68b1967a1288b3b50c1af83bed5f5821faa8fcb14fcbce5e1cb0f9be3a950e58b6edcc5778085bdf1a099c25e321b2bcfe40dd6063b58e019c47f720e7c3e645ab9928306b9ae17cb52e2103327360db904cd205b61804e89aaba14309e1e50b744efe96b1f9e974f6b1044c950de7ac280ad495c836a698eb9bc39d2d4139507aa2ad8fce0005803ca0dd5a3a39baa0450a17eab1282b893dfd7877ce47df96dfd12da04c10982639c914b209c40781741b8e5d881cb5e644030bc0d186ebba360cadee64540bc850069c01efd81e24d29b317601c57990a70bc786475018e838fab2638de27382e7c821dc17182e35d84e3ae653996cd090082e32d9ca7e0d8aeed881b84e0b8f1f6e80f1c6f4a99bd80e3b8ca5480e3c503250b701c7c9824c1f13ec171e1f365088e131cef221c777c7768b19becdbac9c4e70bc66838cdda9658b1ce34270bc2bf6e80f1c6f4a99bd80e3b8ca5480e3c5e39e0a701c7cd413c1f13ec171e1eeef04c7098e77118edb813d1cb17ff17458399de078cd061905ce743c133708c171e3edd11f38de94327b01c77195a900c78b873114e038f8200682e37d82e3c2bd59098e131cef221cb706a3893be60400c1f116d68e0f27ce742e6e1082e3c6dba33f70bc2965f6028ee32a53018e175b2517e038b84d32c1f13ec171e1ce6904c7098e77118e4fc7ce78c00b0082e3cdc371df76170376cd8b691082e3c6dba33f70bc2965f6028ee32a53068ec7f1fbe92d1e384c0005347eb97f77f900148b5f90490b583c074892949546242da170a5eeefb9bd92c95ba5364b96a577dea015aa2a47ade0414ba67af098a5cd50511a7f739aa12a8dfd50f08b4e7235df8dfe322942fadab971eb706a1a7d5389d976bb8f677df46c1756bf5e088163b69b572e9a0018a1f2e1430df44e9b4ea575cd3ae1a119f5d607b8d42783cbc58c5e5b6e8c07302ee3dc06d36ddb42fd491a4a83489e78c526fe23380dbac0f31f4a0894c4cae3e8afe08302ea4abb75842bb8ce2d08e085247dad419202e1e276b4cc132ff5c696c4c04c6060b98e949941153898c0b0001626302af1309d79981758017b7f2b313162621d6562d6c2598cd99d3a888ba972b19c727353c2e572bd6cac0103131fd3c91a688c6c3e592c7c91676d9f93cdc6f3c0f3851f9558993c2b2b3636e5b132787f53626526b032814121ac4c1685a28d4aac4c6356164c7ccfe775c12d66766265c4ca3ac0cac6636b61b1d7c030fb27122b9348af39e5e602eb72b95e56d680818995e9640d3456e68fe693397ba3216b426c939579c16c3c632fc2663d2ab132795656ec6fcb6365f036b7c4ca905959ae7755660272a0ac2cd79f3633a8cd4abd68c3025899c0a8c4ca746665a39097b1eb6dd986829d636502b14bacaca3ac6ce48f4736fb7c40661b4d626512e935a7dcdc9470b95c2f2b6bc0c0c4ca74b2061a2bf35cdf9e8b74d86d9f952d3ccf9b893f6a392b536730c596c03c0603ef0c4c0c0699c108e07779062300ad200c4616b1a18d4a0c46670663f941c0ae4d65973c748ec1c8327a6230dd6130cec29ebbbcaee93890aabf0c26a7dcdc9470b95c2f8369c0c0c46074b2061a83592c16038f7dbe196b426c93c1cc83f9d0631343d6a3d2ef4af2acacd8199ac7cae00da2899521b3b25cd7b7cc04e4425959aeb37366d0112bf5a20d0bd983553d2ab1328d5999ef056ec09e84b2ad383bc7ca046297585947599935766763764596d980965899447acd293737255c2ed7bc07ab7e03132bd3c91a787bb05ccff3d99b92591362ab7bb046dec867935dd6a3122b936765c506e13c5606ef134eac0c9995097012795626001721ac4c1685a28d4aac4c635616f881e3b327ccec2f689d6365b2550a6265dd61657377e40ed8d08bd987985899447acd293737255c2ed7cbca1a3030b1329dac81c6ca82b9e7ccd99d315813629bac2c982f669c73d2598f4aac4c8495452732f1a9587c174abf2e3bbb897e75fa80a6c69b7ed73af1941edf64b582dea6be3db3d9d309734bef62513356ce3d5006f114769d5f9f46113973955f1deb9a10121644661145201a830ed59fb36d1683e8af60a6b2f10fb69159c014fe117d50bbec41a198a0ba8171fa2c4778f7620209fd0009cd77a425984030816002c104698b7ab617703a02e80614bcb93f0a86e28f5a275428e9aa99860af0969a04157a01155a6893485081a0024105820af207bc06215860ff24c1ca556d4285c0f2e6de5cfc51eb840a25added25001dee78da0423fa042f3bdbbfa0615c288f12712fb3e6b870ab907ca4085c2d664820a041574810aaeef7b23e15cd52654f067c1d0633330e6a3d609154a7a2aa5a102bca11241857e4085e69be4f40d2a8cfde9c2916872573b54c83d50062a14fa30125420a8a00954f0026fc2d929c7ca55ad4285911770f653301fb54ea850d2e8230d15e05d3e082af4022ab4d0b9a16f5021b0c6f6807d4a0973857ced5021f740e59b38082a1054d0052a58115917ce55adae5598f97e608b3f6a9d50a164f7791a2ac0b79e1354e8055468613b71dfa082ed4cbc19bb6eca6c71523b54c83d50062a14baf0105420a8a00954083cdfe1b41a65e5aa56d72a78fe94d3c095f9a8e850e15f87cd131f22c477a1c8c0266450d694a6beee290f7951dd84242a7b874080a46c72135f9118ff117c6ac02674b9295e2e50f47ce3fa1b7208bf6a4e9dbc574d20d35c7ee2a9bd37853eaf8ad6f8613288fe0afa1fa097021a18407c502814a8de0c197d4a7d33246103c206756203b5ed42eda183f964b1f0d94d6a3a8b0fea7f678d1082ed8e82a9886376012334f0b2682861369e87645cd80bdbc409a88faa88144af642a691027c2f242105420a752205b5dd42ed21057f349fccc7c2cfdd09a450ff3b6b8414a68eedda6c58c4dcba6a345268e065f18e8d0e66e3197b8135cb0bdb440aa88faa88144ab642a691027c2b242105420a752205b5cd42ed2185fa8fb9d70f29d4ffce1a2185b13bb56c9197ed025268e065f18e67f53c6f26ee856d2205d44755440a253b21d34801be1392900221855a9182d25ea1f69042fdc749eb8714ea7f678d90c22870a663f66e14668f0ba39142032f8b776460eda7a3eb7990bb225228d90899460af08d9084140829d48914d4b60ab58714ea3fe2543fa450ff3b6b8414ece1c499b27f16636e46311a2934f0b278eb146a3fb157cfc385159142c93ec8345280ef8324a44048a14ea4a0b653a83da450ffb17bfa2185fadf5923a4e0dbee42a6c385d148a18197453cf0b2ee5324f53cf0f286142eff75fcc7ff03504b030414000000080038b67d5d607982d33935000073af06001a000000776f72642f7374796c657357697468456666656374732e786d6ced7d5d97a346b2edfbf915b5eac54f9e960021c9cb7dce1202c65ecbe3f199f6f83eababd45d9aae92ea4a2ab7ed5f7f409f8012c88f48c884ed7e9829401990b93373c70e88f8fe7ffe7879befb7db9ddad36ebf7df0cff36f8e66eb97ed83caed69fdf7ff3ef5fe36f27dfdcedf68bf5e3e279b35ebeffe6cfe5ee9bfff9effffafeeb77bbfd9fcfcbdd5df2fbf5eebbafaf0fefef9ff6fbd7efdebddb3d3c2d5f16bbbfbdac1eb69bdde6d3fe6f0f9b97779b4f9f560fcb775f37dbc777ce603838fcbfd7ede661b9db25c6e68bf5ef8bddfda9b9970d5f6b2f8b87f3ff75068349f2f76a7d69e3f68e36afcb7572f2d366fbb2d8277f6e3f27bfd87e797bfd3669f375b15f7d5c3daff67fa66df997667e7f7fffb65d7f776ae3dbcb7da4bff92eb981ef7e7f793e5fbca9baf678a3a7ff39ff62cb7393c79f849b87b797e57a7fb8bd77dbe57372c39bf5ee69f57aed37d9d692934fe7462a1f38f3b05f5f879edaa087dbc5d7e47fae0df2dcfee3f1472fcfc73baf6e7138e01891b489cb2f786e216ff37c2759f07d95eb9a6ce77e56ebdbbf6f376fafd7d6566aadfdb8fe72692b590644da3a8d51f6d1766a37f3e169f19a4ca09787ef7efcbcde6c171f9f933b4a7afc2e45e4fd7fffd7dd5db23c3d6e1ec2e5a7c5dbf37e971e391cdbfeb23d1d3b1e3a1f3cff75fc3bdeacf7bbbbafdf2d760fabd5afc9fd25adbfac12433fccd6bbd57d7266b9d8ed67bbd5227b323a1d4bcf3fa517327ff9b0db670e07abc7d5fdbb9cf5dd5fc955bf2f9edfdf3bcecda9f9aef4e4f362fdf97c72b9fef6df1fb2f79939f43131f9fe7eb1fdf6c3ecdac2f7ef32dd70fa23d75189815756dfbd16fa6ef7ba78581d6e64f169bf4cd6b664f853abcfab1434ced83ffff1afb774cc166ffb4dfe2e5eb3779137991e290ceae1b9f7c922f6e1b81725172c3ffdb479f8b27cfcb04f4ebcbf3f584f0efefbc75fb6abcd3659dcdfdf4fa7a7831f962fab1f568f8fcbf5fbfbe1f9c2f5d3ea71f9ff9e96eb7fef968fd7e3ff1b1fe6ffa9c587cddb7a7f7ca04b073def1ea33f1e96afe9a29c5cb25ea4c3fc73faabe7f427bb8cb1431b6fabeb2d1d0f144c1f0efeffb3dde1b9a3ca4c3d2d17e9ae7d37acb53625b4e6301b176fc7256ac7236a6744d48e4fd4ce98a89d09513b53c576f69b872352b36db8539e9fdd408eef673708e3fbd90da0f87e76831fbe9fddc085ef6737e8e0fbd90d18f87e7633f6f53f7b581cfebef9e1480c35bfaef6cfcbdaf56d48b19c9ef699bb5f16dbc5e7ede2f5e92ee50537a6ea9af9f0f671cf77d343829bfeb0df6e52f65b63cb71086c452faf4f8bdd6a576f8d62387e4d59dedddfb7abc75a7ba392fdadc6c22fcf8b87e5d3e6f971b9bdfb75f9c75eaa919f37771f8e1ca87ec0097ae5a7d5e7a7fd5dc2871f792cfa2503c165e4a7d56e5f6fa1e4a1b82c700dae5f02dd1a0bff583eaede5ece3dc5c1917c97c28e536fc753b1930e0acfc38c948d703c89af62241d7c9e27192b1be1789289b211b7de88dc2a152eb65ff8e6e2586eb6cf37cf9beda7b767ee55652c37e72f76f81e466eda5f8c70ad2d63b9399f5b84ef660f0f8943ca0365d5d558c094eab22c608a667d163048b3500b182458b105acc92dddff5afebeda9d09b7f8b8ef32bcb7f616dd920e116232fffbb6d9d793648742baf871bd5fae77cb3b3e932e057bcdeda402834fb0a50a5823d85b05ac116cb202d614775b7e4b44dbae804182fd57c01ac1462c608d7047e6e07d543b328729aa1d99c314ed8ecc619076476ec68712b046e04c095823dc0238ac116e01cdf85902d688b6807a4bc45b008741c22d80c31ae116c0618d700be0f0caa9b6000e53545b008729da2d80c320ed16c06190700be0b046b805705823dc0238ac116e011cd608b700fd9a1bbf25e22d80c320e116c0618d700be0b046b80578cd6d011ca6a8b6000e53b45b008741da2d80c320e116c0618d700be0b046b805705823dc0238ac116e011cd688b6807a4bc45b008741c22d80c31ae116c0618d700b1835b7057098a2da02384cd16e011c0669b7000e83845b008735c22d80c31ae116c0618d700be0b046b805705823da02ea2d116f011c0609b7000e6b845b008735c22dc06f6e0be03045b5057098a2dd02380cd26e011c0609b7000e6b845b008735c22d80c31ae116c0618d700be0b046b405d45b22de02380c126e011cd608b7000e6b72ab49fa0ef6f3f28efb85e521e55b26fcaf4993bc007e7cd47f2d3f2db7cbf503c7eb2d1456cfcf2a6096e20df460b3f972c7f749805b821c317bab8fcfabcde1a5a83f6f0c8c6bdf60ffe7fcee87e5e59dcac2f7138c1b493f78cb7ede763876faee3ab97cffe76bd2ea6bf635adc7e3370ba777cb0f17fef878f908ed727be9fddc9dbe153c9dbbdefbe92eae07b6bb648a9eae1e0ce2b93f75e3eb0d1e8cd4dfd9e55e4e3d3064dfcdf51bb6abfd8f8b64acfeb92ebde1f5f28f7de9c9e7d5facbf9e4d9f4fc69b1cd5c721d88f38553b9ee389cce7c1199fcf565b97cfd39b9bf7785633fadd6cb5df6e0f5c3c98fcb4f9b6dd27ddee480ced377949735ee70f5e66d9f7e44f9d3efcf973bb9dc42ee23cadcd7addf977ddbbaf84fc5b7ade9c9d26f5b73bfbc7edb9a1ece7fdb9a8e63ee8f79eef11fd2fde0fc2cae3f8aa707041fda3bec15efef17874de27a38dd18d33919e78c643e9f9d144e643e9e9d647bebd4430a6076aac1ec6804b32304e6fcfa6700c84f9f0773827cd821907bf164188465202f81b45f0e699f16d26e35a45d8d9076fb0469a76f90a681a7570d4f4f233c3d21785e49696720ebda0dd955ee0f33e03caa86f348239c477d87b3673e9c73b0743c373e8ad31cec781cd302d5af06aaaf11a87edf813a321fa8dc6b6bab201e578378ac11c4e3be83d8ef1088bd41faaf08e27dd28d5708ffba4af34405c4089e542378a211c193be23786c3e82d5858641e144466818d042795a0de5a946284ffb0ee589f950d6ba186b45fd4302aec543320e158199538ea9cba7f6870c53ccf950928daa0abc4371f0563fd13e4dc154f13487144df5b1a6bbc375d5f34e76e2ed3f3ee7a09bfcfde33a9d795f4fc1bee3933cfeb1c80d7572d97cf9fcfc8f453e9be57ef35afdd3e3cab2fcb43f5e361c4caa2efcb8d9ef372f1c2d6e0f6ff6d434998e55f1be4fc778e0b97e7bf9b8dc9e6291a571c3436e9692b13c266ea11e4699ade4e7cd39e756d9ad9ecff3ce17b505fc260bea61b44f3950bdcb1fb7395033ebb0c0e2f2f0b64b7075881117473017f26476ce0fe788eb5d61372cecb6cca5aa727b1d726fad359d6bce6e6475085310334e3d661c72cc383dc64cfb11414184b8f50871c911e20221d5085174cb8eaf533107f5784a833f7668b8d6191b66dff353dba05f83c73cd3bb50b3c3efd31cf3a777cafe4abda4bbe3969ebe947318ce63bff3ced777797b2c7ee00e7819c20914ebd4b1795b3c9f788df16e5c0ec6c371b23dde745cfa444eddd678e9b8bc227e7291b7172cdeec9c979f38a50be6c8d1b6605e015e3eb1e856cae23cad994ad6ac931d05117b1dbee48d6622e67256c36a7c6ebb7e41a6f398126fb4504962f5cc78efebd895998bcd5df1685f33600177382a81a7e395c2d3f1b4ad7139d85482966ea5634c831a985ab3d875063fece52dd58eae19469970296421e55fe96e21e07a642bd5ea2027a69a5ffaf1cba0b041d5f23299be0a368f7f1e12d233bb293d7bcc57cfdf43d939746ebd3e18c2f3da65be2f67b3613809f975b2a1c37a8f9d667dca3d67754fd22d5097a1e3eed8f20e54814ec91bead7271679479df5801cefa137039f8b1b75fa7ea221a135df0f759d4d0fb01ae14c3fc24a5e18bf3eb4c82be3ac27e4782dbcad058a411daebbe9b05ca21bea93e8f2bd563734f478ac91e9f8f0d860bf96b3947272a24449e8c19a6526eef1e5baa7c5fa735ac8f5f077034c25ed9592ade65444a4e12e731d3f9e0eb8ba6cecb4d665256be7a1cb4496cda6bb6c3898b4d667c1dbf3f3b26272de9d2e30abf76e758ee4c88f97df970b1dcd7467d5dc3d5e61dc14aee951a7e51ead9adaa71e356d86d7f4a8db5a8ffe7c7865a5a2434f1758d59da396bbb36aca1faf687eca3b53df9d96139d9a1ef55beed1aa297fead1c6a7bc5a8f8e5bebd179d2f46afd5612053974e9e512b3bab4ca7564d2f58678d3b9bbaae6fdf91ae366be50a736a4ce663bb56aea5f3ad5b4c92fd4a907cadf40affe63f1b0dd948bde2fe9e91209e2f2531d82514d5fee171f77b975343970fe71da81e933be6e76c9b63fce6c5395570e87d97073f5a5e36cc8baf252c71d78bc974eb2435e79a9eb8d781fcb4b78537e5bb9f69d485437cd25f6b65d1d05b143b4ed7a24af0f5d5c027daff9570872795432417db8843800719d47927adc0de04d1e0cf65a72acf3c7ecf2e329fef598fb258a43c3b50b90a392692a3f10dcf1e2c1e13ff68732bac07fed8df251a0c37c71506bfabd3bdd9ccb50c2ece9f37bb91ef97bb95ef5029339cbfa10c49ad7323ee6fe3022b388203a46f5e81891a363d40f74349ae34070dcfdfa71f7c9c7ddefc7b81b93f7421013e37a4c8cc9313106269a4b23210888493d2026e48098f403108665651044c6b41e195372644cfb810c7b931cb01deef9e290f99a8d9687d34922a79bf1b2efa806177ab2765c6554b10fbd1958ac723294579161f947c543c58f8aafdf02ecb79bb2aff14fe764570986339f8d52a88928251dafd81b970a00ccfeb89c25ec11952f25b9f40ec505e2542fa042983b5714d026d0656fa156a7735bfaf4d4d3f8e9293b659033298ffd4cdd43858e437692e35fcaab99e192c90d48eab14ac7817293841b9d14eb9d314393fbb8ec7959bd9016abbcd0ada7c31664fac960727abbb28eeaa9ca0445b457f7f24d591bc26d4be57b52ab817dad9b5385eceb55747deed2f5f92ed96c9f13ea5fdea1f3c168e0957468fe93eab7c27e480af09adebe2d6644d8dddab92af950547e2eaf679cd2ba4e15794832659f0847c66d6f64caba583595cb3fe7e77a53cc7ecc16a42aed4846322f517fbc9d2c9ab7e92ea7d97ee57a37e992f1f0daa7e991b4685d4997a6a70f45edca7b349b26b1aadf4602416afafc738786e4d329069bede3725b7817ea904eb1c6cd1964dc9c7ce29b23413e265b546b84d7e5aa69e69ca651ad95d53a19dae50f44edfca6d2ce297d6461ecbeef657eccdba97fa8b77b2ac759f69e67a6d4b0fa02e00bf8759a1680fcc6c6fd82cbf9e04d029ecc8e56b6c01c1cf17f6dbe068bf5e387d55f97ce1d169798c38589d9da0b752c59939209c5f1da0fc722a4d47abf66710e0dbf6c2fad7c5a6d77fb0446f7990ec84c92c234398b61f9ecd97c73a6306b8af3a640096f49e1bbe2343b3c5b0e9c0f85e6f60f3760d50ad79bad77bd7abe39af0dd005bc94de4061272dbfe4b7924b0ec02a76edf1e02f79ec9dd05605c0e705f007fcb587bfc302983cd03d012cc450dfb8d18f090318feb6dceeef49505c07b49680705c329e2e2cf0e179b9d816b97cf2e7a7d5f341e049ff5d901d1f0ee6d9597aec2821bb7161c795c0db61107ed86cffc220e81f0415dfe5dbd949c1aef761ee8e975695e3ee86332399afbdf3ee0c67a0597aff150864c3a5814b430a596da452ec0e2ca395706b80c1b63108d7a6d7ac3a74c3388a0aacbac8d5e0dc583c0c04ee4d697e13867b5391e6a41beecdd4737dd72b7bdba3bfee0de75b30d2bb30ef5b36706fe0de5043561bb514bb03cba825dc1b60b06d0cc2bde935af8ee284595f59599657e78fc2bdb1741808dc9bd24c830cf7a622e16037dc9bb13f75dc397b37707becde4c8320184dcbfa45ddbde16c1fee0ddc1b72c86aa39662776019b5847b030cb68d41b837fde6d57e14852326af767347e1de583a0c04ee8d27e0de64338f76d2bd19c5de743c63ef06d7a04effdc9bc9c0f7664e59bfa8bb379cedc3bd817b430e596dd452ec0e2ca396706f80c1b63108f7a6d7bc3a8cc3493461f26a2f7714ee8da5c340e0de8c04dc9b6c36d34eba37ee70e24d03f66e707550fbe7de78c16c3ef7cbfa45ddbde16c1fee0ddc1b72c86aa39662776019b5847b030cb68d41b837fde6d54e348bf39f77dc7235b837160f03817be30bb837d90a519d746f22d79f0f4aa237d74da27fee4d3c9efa5ec92e592c222bb30b73b60ff706ee0d3964b5514bb13bb08c5ac2bd0106dbc620dc9b5ef3ea388cbcb098b0abc8d5e0de583c0c52eecd4fabddbecaa7399c57f763b269d68c49f86eb797c19f8fb93cb3bcc1b99e6fa7341249f7d535ba951ee2c37fc551feb878f8f279bb794bb69d7b3687e0dc82b897f302dab2693095b7cf9e3b0d8f9bb78fd7e9eeabad257ad741dd2ba1d6b5106e86216e466329c6817d4dd827767800085b0021ed7af164ac4eafa34c570d5f2c7b59e3c9a4c5279e21a9aa65271e3261c3276bd2272be02d9fbd135e59135e997c96681d39a01bce324dbde8c23bb3d23bc31c30740eb4eda501182d0343d55bab4cc09df5d628b26f977b6bf360e0fbd91411f0d6e873638b4f3f43326fcb4e3d24f686b7d6a4b756c05b3e1929bcb526bc35f9a4d73a525a379c349b7ad185b766a5b7863960e81c68db5b03305a0686aab756994f3cebad51241387b796bdacf154dfe2d3cf9044e2b2530f79cae1ad35e9ad15f096cfad0a6fad096f4d3e87b78e0cdd0de700a75e74e1ad59e9ad610e183a07daf6d6008c9681a1eaad55a647cf7a6b14b9d1e1ad652f6b3c73b9f8f433242fbaecd443da75786b4d7a6b05bce553c5c25b6bc25b934f49ae23e178c329cda9175d786b567a6b980386ce81b6bd3500a36560a87a6b95d9deb3de1a45aa77786bd9cb1a4fc42ef122b21969de65a71eb2c8c35b6bf4bbb53cdef2996fe1ad35e1adc96758d7913fbde10cedd48b2ebc352bbd35cc0143e740dbde1a80d1323054bdb5cae4f5596f8d22733dbcb5ec658de795179f7e8664ad979d7a488a0f6fad496fad80b77c225f786b4d786bf209e375a4836f38e13cf5a20b6fcd4a6f0d73c0d039d0b6b70660b40c0c296fedefdbd56395977638afee9c651393c039433afe96d3f11f1a2f54e7d0d3fc6f1a9a874b699e4bb98d37ebfd2e6d7bf7b05afd9a0edefbfb97c57f36db1f660910d2c697095d9ced568becc9e8742c3dff945ec8fce5c36e9f391cac1e57c52169dc61ea527ee8a1d909a2598b154729a1f693545ba135f46de2a2ca05e6ad4695c58ee944aaf1d8f1c8d8faed5b41e8f521148fe91e20ee84c248f341faef62295b402c7bccd8a29cc05dbb54a6419e6201b01d001bc026dfc2a5957c9eea4ee97594d59d20ed672f43752743aa3bb1bc6f5d0604970ed4a7ca2d7c90f96df7f5ed2930522af59b536144ab6cd84e011c08fe2d4e611450c30c86f40fe91f74c0c6b5a453210000433330c414d3d00de328bad8cad7adcd1eed4e300008d442731ae5305680bccdc000406e3fc87587082a4b8a6643041425451122c85e8692a286941465f9e9ba0c082e1e288a9a5bf81022b05d13b0a7aa5d6988c09cb2765a05c676aa2e2244d0e21446d55ecc6084081022001db0712de9548800c0d00c0c31f5348a4337641774c91fed4e880008d442731ae5305680bccd1001406e3fc87587082aebd86743041475ec1122c85e863af686d4b167f9e9ba0c082e1e9c0610224088c00e4dc09e52caa52102736a296b1518db29f58d10418b53982f4460cf14c60c6e6106234460f123830ed8bb96742a440060680686a07aea475138bad8caaaa76eee6877420440a0169ad32887b102e46d86080072fb41ae3b44e0f18608b2fa3d4204c68408f88bbdcbcc7091d665e6b748fb12b35ba479a91081b801c1c583d30042040811d8a10970cf18dd2b56ed9a551a221033a173d9d22a30f2af6d081174640af38508ec99c298c12dcc6084082c7e64d0017bd7924e8508000ccdc010534fc3389c44938badac7aeae58e76274400046aa1398d72182b40de66880020b71fe4ba430423de10c10821021343045e309bcf4b6a568f0a7e82442a3181d6a5128909b42f93464ca079b95a04c20644b394f11940880021023b3401ee19a37bc5aa5db3ca6b110899d0b96c691518f9d73684083a3285396b1158338531835b98c1081158fcc8a003f6ae259d0a1100189a8121a89e3ad12cce2764bf9aca1eed4e880008d442731ae5305680bcd55a0400b9f520d71d22f07943043e4204268608e2f1d4f74ad0e517fc04f1192ed2baccfc16695f62768b342f1522103720b878701a40880021023b3401ee19a37bc5aa5db34a43046226742e5b5a0546feb50d21828e4c61be10813d531833b885198c1081c58f0c3a60ef5ad2a9100180a1191862ea691c465e38b8d8caaaa77eee6877420440a0169ad32887b102e46d86080072fb414e1d22f8c7f271f5f6f2e169f198dcfc901d1f385e7377bae8ee22812b0407b2950c101ca0f97e6090fe2be26abffc23537efdb8960571c161908806ca1b930a0dca9b938913ca5b93fbf640ca1ec200e685012a3cefc381c3809fc1111ffe2b0efbc7c5c397cfdbcd5bc287f396db7bb34f723a34bcb434beb834bdbc48ca87854b08a8f3e0f05f813a1fef5f99231b1512305594c78cecfc8cd429c8b72289d31b95542db997b9f920fdc75ce6b2c78c15c14cd82a5ae943428da59dc9ade6c49f5ef6e374e6cfaffcc1ab37d2ab1f07b3c1bca472a506bf5ec99ccc56af645062ab57b227e5ddcb5a847f0fffbe11ff5e7e4a34bec8b4b0cc34bfd01843debc78320cae8f900d91c1d36fc6d3c7dceccddc84c7dfbac71fba611c45250b5ef6287c7ef37a115e7fdac38e98d79ffd480f5ebf315eff3c1e07e39262544ee50625b5e92b9993d9f2950c4a6cf84af6a4bc7e598bf0fae1f537e2f5cb4f89c61799169699e6171a63e8db7c301a786cafdf51676af0fa39bc7ecccddecc4d78fdad7bfd519c78ac4ec982973d0aafdfbc5e84d79ff6b02be6f5673d7678fdc678fd813b9f4f4aea4bb8951b94d4a6af644e66cb573228b1e12bd993f2fa652dc2eb87d7df88d72f3f251a5f645a58669a5f688ca16fd320084657e7284bdf5c75a606af9fc3ebc7dceccddc84d7dfbed7ef4751382a59f0b247e1f59bd78bf0fad31ef6c4bcfeac4b0eafdf18af7f1a4f6641892ced556e50529bbe9239992d5fc9a0c486af644fcaeb97b508af1f5e7f235ebffc94687c91696199697ea13186be152a1ae74b69c3eb6fc2ebc7dceccddc84d7dfbad71fc6e1249a942c78d9a3f0facdeb4578fdc73242425effa5ea10bc7e93bcfef1643e083df60635aadca0a4367d2573521ff5a91894f9a44fc59edc77fd9216e1f5c3eb6fc4eb979f128d2f322d2c33cd2f34c6d0b74291c27c754c78fd4d78fd989bbd999bf0fadbf7faadaf796dc2b6617f51658bbdfe92d2bd655e3f45015f78fdd9cb680af84e83c1b86483f22b3728a94d5fc99c547d0e158332e53a54ecc9150196b408af1f5e7f235ebffc94687c91696199697ea13186be15ea0ee50b5ec1eb6fc2ebc7dceccddc84d7dfbad76f7f194b23b60debeb245ae8f5f365f1a348de97f5e2e1e40b39f9c3b20d294f576a7752ce76e041c28324f520b9f17b433e594b2801c20b00aa59ad5103ad1188e7207cfbe3d67c29809483bbe5579c23484b179c16dc15131749d64801578d2e7e1d00541d627a3fce92de7fa7fb3b9ca4ff2ad6ebec99d40b5ca6bf694db630feb9d6cbd4c1a0011868b45ee173fdb53856954cb47d9e001428a0404d1d13aa70e95056b8845c96bd0c7219e432c865fd5ce1c518608f4a094230b317a610cc2098d9b9fc7500529d9070f48e34443373c4258866f50003998668061418259a71be5a46592016a259f632886610cd209af573851763803daac409d1cc5e984234836866e7f2d701487542c2d13bd210cdcc1197209ad5030c641aa21950609468c6575fd9a1acaf0cd12c7b194433886610cdfab9c28b31c01e15b28568662f4c219a4134b373f9eb00a43a21e1e81d698866e6884b10cdea0106320dd10c28304a34e32b4fee509627876896bd0ca21944338866fd5ce1c518608fea404334b317a610cd209ad9b9fc7500529d9070f48e34443373c4258866f50003998668061418259a8dc444b34bbd5e886610cd209a31a009d10c2bbc1e66dba332ea10cdec852944338866762e7f1d805427241cbd230dd1cc1c7109a2593dc040a6219a0105468966be98687629770dd10ca21944330634219a6185d7a4468ca7bec7f625fc02cc219a89e214a219194c219a4134b372f9eb00a43a21e1e81d698866e6884b10cdea0106320dd10c28685734fb69b5ab2999995e41522633fb5a5a3bea581eb239f017aa5a9fc09f2b6b9d03bdcd5a5b19da39fa80633229b50e5dae4c972b2edddb78b3deefd239b17b58ad7e4dbbf4fdfdcbe23f9bed0fb36471496f699930ffd96eb5c89e8c4ec7d2f34fe985cc5f3eecf699c3c1ea71d58a9fa80d66c41b2d43615272b186b1371d87ac67701ade83157bd9aa5154145ff2db4343ee3940400c02491f5a20ab79faafe0b71d1f297becd7d57afffede8dcd7744b53d90029fe52a057fe4b59475e041700b179a46700b75384f7d705388537ac1e26c1f241724b711a081e62a321cee7eb66c244175018446e86ee886711431035eb6125e8d8fa44e79ab0bb9e6292f45155750dec285a651de4215addcb2e210505ecef6417941791b011a28af22d3e1ee67cb46129417406884f24671c210d9d9c4f247eda1bc1a1f499df2569761cb535e8a1a6ca0bc850b4da3bc851a18b965c525a0bc9ced83f282f2360234505e45a6c3ddcf968d24282f80d00ce5f5a3281c31f9a16b2be5d5f748ea94b7ba884a9ef252545001e52d5c681ae52d64b0ce2d2b1e01e5e56c1f941794b711a081f22a321dee7eb66c2441790184665e6c88c34954fcfef2fc5076525e8d8fa44e79ab53a0e7292f45fe7350dec285a651de42fec9dcb23222a0bc9ced83f282f2360234505e45a6c3ddcf968d24282f80d00ce575a2599c7fc5f5fa5096525e7d8fa44e79ab1398e6292f45f65250dec285a651de42f6a8dcb2e213505ecef6417941791b011a28af22d3e1ee67cb46129417406884f2c661e485c5e406e787b293f26a7c2479cacbf1d91ac5d76abe610cb73d7e0076ad90fd2c9b6ad09acc6a394a8cb46d6db904bbbfceddef145fccd9fd35dfb14e3648e65592683a9e1a3c6f016a6a4e61fd79e019ae4a836c5164c0c410636d1ae97652ff1b32cf6b478d1e56fd18738647d9c890eb4eef87695e3ae4c8d17fdbebb6e4442451483108a5d9e929550eed13792771fbe2009252cb147418fecc990e65e64c0833106648b2768ab31c437282ca926aa41c8540c389d05281462cb9a11594b2eb128dd89041a48148a30558fd1875b3651a95d4b498eaa5830ea186f1baac35d97c3b2dd5b4300c106b3820d49258c3f3f20c65ce678835106b48f24d8b731d43b259cb926b24cb8658c389d052b1462c2daf15b4b2eb628dd89041ac8158a30558fd1875b3c51a95a4ea98eaa5830eb18691c1d29a3cf49d166b5a180688351c106a49ace1a856e050562b805803b186a4528238d731a40e832cb946990788359c082d156bc412ca5b412bbb2ed6880d19c41a88355a80d58f51375bac51290782a95e3ae8106b182a81351554ba2dd6343f0c106b3820d49258c35167c7a1acb303b106620d498d1f71ae6348052159728d0245106b38115a2ad6889542b18256765dac111b328835106bb400ab1fa36eb658a352c80a53bd74d021d630bebfb1a6f657a7c59a168601620d07845a126b382ac4399415e220d640ac21a94e27f1c9b719b5ef64c9354aeb41ace1446879ce1aa1225e56d0caae8b35624306b106628d1660f563d4cd166b544a3062aa970e3ac41a864a604dd5ca6e8b35cd0f03c41a0e08b524d670d43675286b9b42ac8158435257559ceb1852b555965ca3282cc41a4e84968a3562e527ada0955d176bc4860c620dc41a2dc0eac7a89b2dd6a8140fc6542f1d7488358c5eb7a6de72a7c59a168601620d07841a146bfebe5d3d5657814aaf2029fe346e5d9be99ca2e10dd27f6c55e77cf0387783380730a9608ebc31a99753e4cdc9c416e5ad1556f286ecfdd684bd3eaa3d0ff9b547735dc5c2aa2ead367d2cf4dc7cc7569594740959a3ba448d21f9ec92d978457cfc6686ad71a3923e0ef7e49a0cd27f9c936bdc9eb7d0fe0329b040ae9aa0473648591314b4307b19092d1c07b3c1bcb454143931543227430d950c4a9043257b52f490c0a2204194b5088aa8bf9e134862063f642451618e81261a491367e3200ef927980d4451e323a953c5ea8a6479aa4851910c54317b194d1daf781c8c4b721f3ad58ba0545d0c15735295be540cca946a51b1274515092c0a5245598ba08afaab49802a66f043461515e618a8a29154318c67e399cf3dc16ca08a1a1f499d2a56d743c953458a7a28a08ad9cb48a862e0cee79392cc4b6ef52228431595ccc950452583125451c99e145524b0284815652d822aeacf650daa98c10f1955549863a08a4652c5791886b339f704b3812a6a7c2475aa589d8d3d4f1529b2b1832a662fa32938174f664189bfec552f8252055c54cc4995a4533128535348c59e145524b0284815652d822aeacfa409aa98c10f1955549863a08a4652c5200e86251fd4b026980d5451e323a953c5ea5cb079aa48910b1654317b19cdbb8a93f920f4d88be0a87a11947a5751c59cd4bb8a2a0665de5554b127f7aea2ba45d17715252d822aeacfe305aa98c10fddbb8af2730c54d148aa381b85a388fd86076b82d94015353e923a55acce4497a78a1499e84015b397d1e46f9b068371c922e8572f8252f95054cc49657853312893a247c59e145524b0284815652d822aeacf2202aa98c10f1955549863a08a4652c53898cf666c5ec59a603650458d8f244f15393e67a1f88a65d23a33448e6263392e471f9c9a1627b4fc6dcbb057fed625a82a7fe352bc54b4794112cad53c18670772ed482d6a728c51e405d1e41f676f0da7eae4418d3d37d885e2a4db515b406e166e245156c099a28b6116d01a48dcdc5fa4f0b88517101437c66baefee22980a77df0cc0ffff17201571d4bc875560dcb4a02ee13ec9f95145cd10001201b1f3f4b522a2be832fc99e91ccacc74106a20d49427d48d27c3a0347b94aa5423d2ba54726581f665b2290b342f973e59d88068be643e03106d3a91fdce48d9268c9d98fdb106841b0837fa3c2a08374240ebb1ef0de106e091af141d44a39237cc6d956eecc93f4a2ade70937179f9869fefab03b38551ec8d84c3f38a0d65c65848389070caf3980e4603af6451710a8c4122d5ad40eb52996d05da9749642bd0bc5cde5a6103a2696af90c40c2e944565a13259c78128551c8dd5f907020e15c86de70c71c120e900209a7efe071c2200cf8f98005128e3d79c149251c6e322e2fe1f0f37d026db1f951ec8d84c391c9dda1cce40e0907124e79d2c82008462529f4dc026390c82b2ad0ba541a5181f665b2860a342f972454d880684e503e0390703a912dde480967144f4ade5a62f517241c483897a137dc31878403a440c2e93978d22c8f213b44c1e403164838f6d4eb209570b8c9b8bc84c3cff709beeb6b7e147b23e170545871282bac40c2818453eae34f06be974905955b54bc0263109770445a97917044da979070449a979270c40d084a389c0620e174a28a8b91128e13c5313b18c4ea2f483890702e436fb8630e0907488184d373f044a3308ed89e32930f5820e1d853478b54c2e126e3f2120e3fdf5707660ba3d81b0987a3f2994359f90c120e249cf26429c16c3ef7d98bcaa8c0182472e108b42e950b47a07d995c3802cdcbe5c21136209a0b87cf00249c4e54573351c289c2d88fa7dcfd05090712ce65e80d77cc21e1002990707a0e9e701645b1cbcf072c9070eca96f499b0b87978ccb4b38fc7c9f20174ef3a3d81b0987a322a943599114120e249cf23a99e3a9ef952c2a7e813148945215685daa72aa40fb328552059a97ab8b2a6c40b40c2a9f0148389da87a6aa2841347b15712a564f517241c483897a137dc31878403a440c2e93b78c2681ab243144c3e608184634fdd695209879b8ccb4b38fc7c9f0098cd8f62e7251c8e1c3814a96fa699d3ed2836ddd339f2e839cd3c267c64b50e410b527a87a00d19cd43d084dc522b654474b1e53702fda32b35b857655c79c549a30551a3dde52799a74d2c69b58b9ae39199d1bdae497a173a5658752258700cb333d604a9ad73339610e76d4f593a2b98b186cc580ad1d2d629dbc474aa003ae1c26082f2a57b5fe929480564556df0ea8836ab13a192226c8ff97fe7c9043d802783f41fa7b36da00e0f541b8e6abd660ca7d9da66974280e1f48ee89023d0707e47f4fab222220e883820e2808843b7220ea11bc625a9d81173003b43ccc1406a55a8db9d9fb3883a20ead05d970a731671871626547fe20efaf7969ec21491074b308ad80328857608cfc6411cf2bbdd883e00d7883e9831bfd4e30f8e40fce152c419f107c41f107fa03482f88301f187280edd90fd211daba83ce20fe067883fb44caee683d1c063fbdf0e3f8faad2883067117fc09cb567ce22fe80f8830d3845fc01f107d3318af8032885fedcd8f16c3c6397ef64b9dd883f00d7883f9831bfd4e30f3c8996cef107645c42fc01f1873bc41fba1a7ff0a328cc575d382fd4f9d221883f809f21fe6004b99a0641306267852548008bf803e20f98b376cd59c41f107fb001a7883f20fe603a46117f00a5d01f420bc370c62e5cc472bb117f00ae117f30637ea9c71f3c81f843363880f803e20f883f20fed0a5f84318879368c25ca83dc6428df803f819e20f2d93abc9c0f74a8a7f79fc3caa4a23c29c45fc0173d69e398bf803e20f36e014f107c41f4cc728e20fa014da211cc4c1301c70bbdd883f00d7883f9831bfd4e30f2381f8c308f107c41f107f40fca1abf107279ac5f99478e7853aff5504e20fe067883f1841aebc60369fb33f2e1df1f3a82a8d087316f107cc597be62ce20f883fd88053c41f107f301da3883f8052e8afff300a47113b84c672bb117f00ae117f30637ea9c71f7c81f8838ff803e20f883f20fed0d1f8431c465e49a038cff0117f003f43fcc10872158fa7bec7f6bf7d7e1e55a51161ce22fe80396bcf9c45fc01f1071b708af803e20fa66314f107500afd100ee6b3924f78586e37e20fc035e20f66cc2fd1f843b8d87ef969b5dbb3830ee9d9bbc369e538c3789039dd4e9c214f96e468578e741916bb80789c9b6583c37f8559b65ffeb1cf0da66695b82592ce3a5fb5990c35ed26a692f47a6ca8b99105c0682032842326061c6b1db38a31cf1efbf0b4785cd2905a96f065c8f4af1d456d68b30f0a01011418da520b6a0de130f67251a040823e05a7815501c3a85fb0c0306a184659bff8f452deb0c63f3ebf9077752de028c351b6c451f6e2c9306057ac86ab0c5719aeb22c70acdd871dcf8d7df67b97709619e3d86967d9f547f1949d0404ee72cfdce536b00087b94b030997d99e8154749a1d4ea7d981d30ca7d936a7793e180d3cb6d3ec6487134e339c6638cd7dd8897dc7f11cb7644580d3dc2fa779eab9beebf183014e73779de636b000a7b94b0309a7d99e8154749a5d4ea7f952cb1d4e339c665b9ce6691004a32973deb9d9e184d30ca7194e731f76622ff2870ebbc2b1cbda89e13477d8691efb53c79df383014e73779de636b000a7b94b0309a7d99e8154749a3d4ea739ebd1c26986d36c85d3cc5350174e339c6638cd7dd989ddd81d8ed8ef7c79ac9d184e73879de651ec4dc7337e30c069eeaed3dc0616e034776920e134db33908a4e7349a1f31ba799a0c8399c6638cd0d7fd3cc51050e4e339c6638cd7dd9899dc168e28f4b560438cdfd729adde1c49b06fc6080d3dc5da7b90d2cc069eed240c269b66720159de692ea9c374e3341654e38cd709a9b759a794a97c06986d30ca7b92f3bf174ec8d07652b029ce67e39cd91ebcf07ec5806130c709abbeb34b7810538cd5d1a4838cdf60ca4a8d37c58073fbd1d4c250b29db673e5f7477be4add63cea6df36ce632ef0e7d35e715390c8545f99054ef192d485b459a74e28e4cd624cdc7cf365ad73743173d253b75ec109d51bafaca447528ef576b92237725a630aa0822ac35ad8fdf41fd3efce1e3bd60a1c4e21d4d02f46f6b080c2143c82a57c06d24835a255b2e584646d78cba3c5275941b5ca6d0c36379daa8f2c4b78290ead61436706df57dfe1cf0719a39933694ced1d0abc31b41dc0cdd48dc59a4269fcdaf6e13f4e5ee5fb440f242e7b087c289afee37c200aa57ebd4c292ff7fce57271f22e30ffad7c6dfc56144591eaca62457184b2c0185492c2853d53490af5be72ad53e82422ed4b282522cd432be9995612c64ecc4e2706b5846f56432d815a629f5ae2ccbdf9989dd1177a89690e2cdf0e5918d2c23e7f3edca262d206e6a099c841ae9d4fce5a00886ed52498cce711cf33d9a39bccc6411c46dc8f04e5c40ce5a4a4bc5c99724251650eca49e1c29e292722adcb282722ed4b282722cd4339e99772124fa2302aab6778bb094239817202e5440c6f662a27e3b13377d8ef0d336b214139b99c365539290c6961bd391f6e5139690373504ee420d7caf6d20640742b27d1289804ec04442c8665837212c6b3f18cfd7928eb91a09c98a19c94d4182c534e284a0d4239295c689c7252283390230d5e6e7997514e0a95ff72adbb85d665941391f625941391e6a19cf44c3919c593881d3ec8d7c5817222ac9c702f4af6505b28275d514e46d178e416dfb7ae288805e5e472da54e5a430a4857dfe7cb845e5a40dcc413991835c3b05075a00886ee524f42337e0a93c688f72320fc370c6ff4822ca098d46505252b14c23a0a8ac088da070a1711a81881b2cae11882810321a8148fb121a8148f3d0087aa61138511cb385f2fcbb94d008843502ee45c91e12078da02b1a81377703bfac78af263a0e8de0fcd05a3482c29016f6f9f3e11635823630078d400e72ad6c2f6d0044b746309fcf0761319b4739c3b2412308e26018b2a51cd623e1ed0a33deae28a9ab59a69c5094d7847252b8d038e5a4505a23471afcdcf22e95d1235fed32d7faa8d0ba54460f81f665327a08340fe5a45fca4914c67eccded7f3b5a0a09c082b27dc8b923dd416ca4957941367eccfc6ec0819b3081c9493cb69539593c29016f6f9f3e136337ab48039282772906b27a3470b00d19ed1c30fc3889d338dc5b06c504e66a37014b1052ed62341393143392929ae5aa69c50d458857252b8d038e544441c10574e44741919e544a47d09e544a4792827fd524ee228f6223657c9bf8902e5445839e15e94eca1b6504ebaa29c04fec81fb0093db312209493cb69539593c29016f6f9f3e1169593363007e5440e72ad6c2f6d0044b7721207a117b073a1b218960dca491ccc6733b672c27a2428276d29273fad76fb1ab9e47089ba44924d9c0a8984562281cb6a49a95363d84495bb3a740cf140a6913b73d99b3d337dd77c6e9e775978861ce5be49a2577c00edbe66e950f3d691b64130e0712a79452652b782dea8245585cf51f94ef820fdc7b99db854252b757e357ef88ff7815cfe075261a19c850cd34b29ab188296162e042ded63553910531053105310535d46414c3510d3d00de3929491b652d3308846f190ff919a25a775b5a2b2e494a25014c869e14290d33e16ee0139053905390539d56514e45403398de2849eb25f01606d283690d3d8098330e07fa466c9695d398e2c39a5a8c501725ab810e4b48fb511404e4546325917a28940ce2813c969e11972e4f426731bc829c8a9925190531de4d48fa270c4bda1d8404ea3593c0cd9020ef3919a25a77579e0b3e49422093cc869e14290d33e26e506391519c971349d7b02454f4c24a78567c891d39bd24320a720a74a46414e7584f5e37052924987b5a158414e47615c924480f948cd92d3ba54bb59724a916717e4b47021c8691ff39e829c8ab919637730638e24f3cb6713c969e119aaf30f809c829c2a190539d5414e9d5468e4de506c20a7e12c8a6297ff919a25a775d90cb3e494229521c869e14290d33ea6960339151949d79b8433763c8d99d0d844725a78861c39bd492b0e720a72aa6414e45447f2c930f24a4a9db136141bc869f248d3928274cc476a809cfe7dbb7aac21a5874bd4b9a80b2e9abf90908bb2269aeedcce270c22ed72fdbc97ccd1d1003396a13bfc1f2f1dfee37c6c8a4c88d42c523c999ff55d685ad25eee9e2a8c55594f9d287f40c0160ccb356b704fe94eba3a19a4ff386709457e52dd4451db03a9d044cea44ee9a594499dc01b0b178237f685374a27d0b09d390693f93c6267d1067734b813ad658fae3f8aa73c330dfcb195bed2cd2067e3200ef9b32fd9c021353e12018baccbbe94659114d997c0220b178245f685454a67bab09d4546a360128cb91f1c2cd2904eb496454e3dd777d98c9b99adabcf2cb28dbed2cd22c378369eb1bf1e65cd151b58a4c647226091756992b22c92224d125864e142b0c8beb048e99414b6b3c8d08fdc80fd622bebc1c1220de9446b59e4d89f3a2e4f5f8145b6d257ba59e43c0cc319ff5cb181456a7c2402165997cf28cb2229f2198145162e048bec0d8b94cd1d613b8b9ccfe7839257bf590f0e166948275acb2247b1371db3530c3093b3f69945b6d157ba59641007c392cf675873c50616a9f1910858645de2a12c8ba4483c041659b8102cb22f2c523ac983ed2c32f0c3b0249b1cebc1c1220de9446b59a43b9c7853f6bb23cc5c007d66916df495f6f72247e12862977860cd151b58a4c647226091751982b22c922243105864e142b0c8beb048e96c0cb6b3c83808bd80fdea15ebc1c1220de9446b5964e4fa739174a77d66916df4956e161907f3d98c4db95873c50616a9f191322cf2f27f939dfcff00504b030414000000080038b67d5da33f465fbf030000e709000011000000776f72642f73657474696e67732e786d6cb556dd72da3814bedfa760b8e16609b6714ce329e924b0de4d266c3375fa00b27d006df437920ca14fdf23db8ac9966698edec15f2f9cebfbe73c4c74f2f9c0d76a00d95623e0a2f82d10044292b2a36f3d1d7a76cfc61343096888a3029603e3a80197dbafeede33e35602d6a99017a1026e5e57cb8b556a5938929b7c089b9900a04826ba939b1f8a937134ef473adc6a5e48a585a5046ed6112054132ecdcc8f9b0d622ed5c8c392db534726d9d492ad76b5a42f7e32df439715b93a52c6b0ec23611271a18e62085d95265bc37fe5fbd21b8f54e76ef15b1e3ccebedc3e08c72f75257af16e7a4e70c949625188317c4994f908a3e70fc83a3d7d81718bb2bb17185e661d09cfacc0d3b2791167aa08526fa709c052fd3bb8d909a140ce643cc66788d8cfa26251fecd31d41e705189b513b9c38008b91ebdc120b081b058c397a0e4b06049dedd38d261c99e5258d4d056b5233fb448adc4ae5ddcea2a085cb2dd1a4b4a073454af4b690c26ac9bc5e25ff9676812cd5d8c4d6c2901d3c6ad851d83fd2d2d61a5a470d95dda93690fdf1400eb2b64748de8e093a168463b16fa8bf9215b8026a4dcfbf8fa14f12dbf64e208953ad69054faec9b93d30c8b0c69c7e831b51ddd7c652f4d80cc02f64f05e02205ce4cf488ba783820c88eb99f99f8235179631aa56546ba9ef448593f9abc126c7d78b2bb232fef0454aeb5583e0369ecda61db11cda23c1344ec2e4249204c974710a092f83597c7b0a89ae92e9d5f214328d92ecea64063737e1f2c3499b9f67bdb80d92243e85648be46a9a75bde93ac253b7fb1eb53f399a0d786bb120bcd0940c566e3b4e9c46a19f6fa9f07801b82fe018c9ebc283e3710b184e18cb705c3d10b4f28a1ab5847573662ba237bddf4e439f94e26ab87ff555224f40ffa965ad5a74af896ae9e355c238ee2ca9b00f947bb9a98bdc5b09dc7047502daacf3bddf4a96fcf3eb548bf660c1f48c3dd4617c4f86bee8807c4d81b43c97cf80f19df3f7674673a77ac851551aa657cb109e74346375b1b3a338b5f15beabcd47b1893a2c6ab0a8c59a0f52ba6251bb3bf4b2c8cb8ef4a65e36ed65b197c5bdecd2cb2e7b59e26589936d71fc35aeec679c437f74f2b5644ceea1faabc77f1075cbdc4df74d6da55fc9dd0636ed66de1205cb76df231f652be81e0033d8a5f062b1cd153e2703a368c5c90b5e6a10cd9cf34e9b357bfb8daec39cb27aeba12296f8fdf0c6b899897fe5e2dea192227ff3032ffae7e5a22d8b51838b4ce14b64a5f6d8ef0d16c658747987a387a7461ec541120549f80ab741ee38d9c052d15e711a04dd80fabf68d7df01504b030414000000080038b67d5de85ae55300010000b601000014000000776f72642f77656253657474696e67732e786d6c8dd0c16ac3300c00d07bbec2e49253e3648c31429232181dbb9441b60f701c2531b52d63b9cdfaf733593618bbf42621e921a9de7f1acd2ee049a16db2322f320656e2a0ecd4641fef87dd63c628083b088d169aec0a94eddba45eaa05fa0e42888dc42262a932b249e7105cc539c9198ca01c1dd8581cd11b1162ea276e843f9ddd4ea27122a85e6915aefcae281ed28df1b728388e4ac233cab3011bd679ee4147112dcdcad18fb6dca22de807e7510251bcc7e86fcf08657f99f2fe1f6494f44838863c1eb36db45271bc2cd6c8e8941959bd4e16bde835346984d236612c7e50688dcbdbf1856ff980470c9db8c01375710d0d07a521166bfee7db6df205504b030414000000080038b67d5dfb39a07363020000fb0a000012000000776f72642f666f6e745461626c652e786d6cdd96c16eda301cc6ef7d8a28979c4a6c93b514112ac686b4cb0e1b7b00131cb016db91ed40b9d2fbce3b6c8f30edb049bbf46d907aed2bcc2401820819744348032139ffcff962fff4fd1d5ab7772cb226442a2ab8efc01a702cc20331a47ce43b1ffabdcb8663298df910478213df9911e5dcb62f5ad36628b85696b99dab260b7c7bac75dc745d158c09c3aa2662c28d180ac9b0369772e4322c3f26f16520588c351dd088ea998b00b8b2731b79888b08431a9057224818e13abddf9524328e82ab318dd5ca6d7a88db54c8612c454094325b6651e6c730e56b1be8ed18311a48a144a86b6633f98a522b733b04e98845b6c582e69b1117120f22e2dbc6c86e5f5856cece9a363966a6fe7ec606224aa5548c31178a40a34f70e4dba0e463bbebd9c1184b45f47a362a682166349aad249c68511063aa83f14a9b604997ab2ce88a8e8c9aa801d8acc1ce2ad0b7e17605edcca96f5782d4a7b15d818539e9835b6ec6a60c539f32a2acb7646abd130cf3fdbc90f95e813a78013cf34366e455f002a7e0f5daec08757abd0dafaea95c373cb8c3eba68a577a09339f637975311b984556715af2c9382d79a1f37002a8c8c95b56bc75e5c05c659c6e9ec5e9e9e1dbd3c30febf1f3a7c72f5fff511736f6d3926978372a17ba2f13d29fc5640fc390de91617563c20d40d000d7658d09ff04103db731bb38a226695541eba58d88d2c89d2768b02c689d6e49d00e68c8bf0ada62fe7331ffb5b8bf5fccbf9f3e6e4c0c89fccff226124989acca1b30793b90dd69f2963fb65ee0546070e4c196f33e9653c7acb0e26f05022fcdb1efe57d89ce75fc97be26eba77a4dae46aa7df11b504b030414000000080038b67d5d944122b8c6060000bb2a000015000000776f72642f7468656d652f7468656d65312e786d6ced5a4d6fdb3618bef75710bae4d4fadb758aba45ecd8edd6a60d12b7438fb4445b6c285120e924be0ded71c08061ddb0c30aecb6c3b0ad400becd2fd9a6e1db60ee85f1829d98a285172e6c54dda2507c722f93c7cbf5f52f0d5eb871e01fb88714cfdf65ae552790d20dfa60ef6c7edb57b83fec5d61ae002fa0e24d447edb529e26bd7af5db80aaf0817790848b8cfafc0b6e50a115c2995b82d8721bf4403e4cbb911651e14f2918d4b0e830792d623a56ab9dc2c7910fb16f0a187dad6ddd108db080c14a575ed020073fe1e911fbee06a2c1cb509dbb5c39d93482b9a0f57387b95f953f8cca7bc4b18d887a46dc9fd1d7a304087c20204722127da5639fcb34a314749239114442ca24cd0f5c33f9d2e41104a58d5e9d87818f355faf5f5cb9b6969aa9a3405f05eafd7ed55d2bb27e1d0b6a5452bf914f57eabd249499002c534059274cb8d72dd489395a6964fb3dee9741aeb269a5a86a69e4fd32a37eb1b55134d3d43d328b04d67a3db6d9a681a199a663e4dfff27ab36ea46926685c82fdbd7c1215b5e940d3201230a2e466314b4bb2b452d1afa3d4489c7671228ea82f1664a2071f52d697ebb4dd0914d807621aa011b425ae0b091e327c2441b80ac1c492d49ccdf3e7945880db0c07a26d7d1c4059628ed6be7df9e3db97cfc1ab472f5e3dfae5d5e3c7af1efd5c04bf09fd7112fee6fb2ffe7efa29f8ebf9776f9e7cb500c893c0df7ffaecb75fbf5c801049c4ebaf9ffdf1e2d9eb6f3efff3872745b80d068749dc007b88833be800ec504f2a5fb4251ab225a10317e22474c31f73e843052e82f584abc1ee4c218145800ed21d709fc9625b88b83179a829b5ebb28948c79686b8e57a1a628b52d2a1acd800b7941849db4dfcf102b9d82409d88170bf50ac6e2a847a9340e61a2edca4eb224d956d22a30a8e918f045073740fa122fc038c35ff6c619b514e47023cc0a00371b121077828cce89bd8938e9e16ca2e434ab3e8d67dd0a1a470c34db4af4364ba4252b809229a176ec089805eb156d02349c86d28dc424576a7ccd61cc7850ca6312214f41cc47921f82e9b6a2add92b57141646d91a9a74398c07b8590db90d2246493ee755de805c57a61df4d823ee27b325320d8a6a2583eaae7b07a968e85fee288ba8f9158b242ddc363d71c8c6a66c20a731551bd864cc908a2c476aa21667a9bea77d83f56bff364bb4bdb6c95fd4eb691d7df3efdc03add86b46161b2a7fbdb4240baab752973f087d1d436e1c4df463281cf7bda794f3bef6967a8a72dac4aabef647ad78aee7ff3bbddd175cf5b74db1b614276c594a0db5c6f805c9ac6e9cbd9a3d1683ce48b2fa2812bbf6ada948c58891c33180e0246c52758b8bb2e0ca44c152bb5c3986bb2c4a320a05cde9f2d7d2a5fa8f4bae8fd1496960e1735f4f7473a1f145bd489d6d5cae685a1a2f37d53e29694bcb92ad4d4d627a546edf269a95189184f488f4ae3987ae4f8ed5fe9118da4c24c9dfae4994f9648294db31a6927b31212e4a8304d05f93c9ccf728c57729c1e11bad041c75997b07ea576b6a3a830a997d0f7b4a2adbc28dac2826fa8dd8ad6371674e28383b6b5dea8362c60c3a06d8de41d477ef502b91f57ad1192b1dfb66cc1d2d16aec05c7f7916efb7573a2a703ad6c5a966bf69cae13d2068c8b4dc8dd88385c95b62ef10da6aa36eaca25abb55569d55ad45a95f7558be8c910e1683442b6304679622ab57534632abb742210db759d03302413b603a575ea513a3a98cb035975fec06481a9cf32552ff0e602967eef6fa873e142480217ce0a4e2bbfde4474d98c88e54f7bc1a0f2d170ca46abb25ded1dda2ea7b29cdbeef46d37ab1dc847352763085b5e4e1804aa38b42dca844b65bb0b5c6cf799bcd39854945600b29829030042fdf03f43fba9c6399727e2cf6c4be4554cece03160583661e13284b6c5ccdeff6ed74ad578a0080bd86c934c85ccda42592830986788f61119a862de546eb2803b6f4ed9baabe173023635acd7d6e1b8ffbfbd12d6dfe5a95053a17e9287e07ad1552a71105b3f2d6d4fe2cc9f50a47a4cb7551b0545eebf1ee603285ca03ee4790a339b202ba3be3aaf0fe88ecc3b105f5580ac26175bb3d21e0f0ea58d5a59add4de6a8bf7ef226a50c6e8a2b3f99622116b39f7df6cac9d84222b88b58621d40cf97dbc485363a67e115e4ebdc4cb483590f965983a010d1f4a0937d1084e48e2e7623c9043899ec4836d564a3c0fa933d547088f7a59728c670e69c4df4123809d434322a4a261f6d3a9ece564e748b2d8d0316b6d39d61987e14019335797638e597499e5a92a660edf242f60270699238e6428240c1e9d45622f86b65fb94f97b4d1029f9657e6d32563f0847c2a0e97f069ecc5f0fc9fc95ea5e3a160b03bffe1992c09728f38fdaf5df807504b030414000000080038b67d5d9e803ad7a70000000601000013000000637573746f6d586d6c2f6974656d312e786d6cad8cb10ac2301400f77e45c992c9a63a8814d352102711a10aae49fada0692bc92a462ffde88bfe0787770c7e66d4dfe021f343a4eb7454973700a7bed464e1ff7f3e640f31085eb8541079cae10685367475975b87805214f03172ac9c914e35c3116d4045684026770a90de8ad8809fdc87018b48213aac5828b6c57967b26b5341a472fe66925bfd97f561d185011fa2eae063861edad2d9edd2585afb80a9b647284d5d907504b030414000000080038b67d5d3ecae5d5bd000000270100001e000000637573746f6d586d6c2f5f72656c732f6974656d312e786d6c2e72656c738dcfb16ac3301006e0bd4f21b468aa656728a158f61202d9427021ab90cfb688a513ba4b48debea253031932de1dfff7736d7f0fabb841268fd1a8a6aa9580e870f47136ea67d87f6e9520b671b42b4630ea01a4faeea33dc16ab96468f18944412219b930a76fadc92d102c55982096cb8439582e639e75b2ee6267d09bbafed2f9bf21bb27531c4623f3616ca4181e09deb1719abc831dba6b80c82f2ab4bb12633887f598b1348ac1e619d848cf10fe564d554ca9bb563ffdd7fd02504b030414000000080038b67d5db5bb4c4de10000006201000018000000637573746f6d586d6c2f6974656d50726f7073312e786d6c9d90b16e8330144577bec2f2e2c931a0046814884800296bd54a5d1d7880256c23db448daafe7b4d3a3563c777ae74eed53b1c3fe5846e60acd02a27d126240854ab3ba1869cbcbf353423c83aae3a3e690539b98325c722387476df71c7add3062e0e24f21ee599cdf1e8dcbc67ccb623486e377a06e5c35e1bc99d3fcdc074df8b162add2e129463711826ac5dbc4b7ec80923ef165e79a972fc5537719a655142eb73d2d032d9eee84b9856346de25d599f4f51b52dbf711120b44efaed7c85deaee489addec588ff0ebc8aeb24f460f83cde317b34b2a7ca07f8f39622f801504b030414000000080038b67d5d90d087896b0300008915000012000000776f72642f6e756d626572696e672e786d6ccd58dd6ee23818bddfa74091465cb58993340434b4a240565d8d4623b5f3002618b0ea9fc83130dcee4bed63cd2bac9d3fa88a334c1276cb8d137fdf39fe7c4efc05f8fcf08392de0e89147336ee835ba7df432ce64bccd6e3fef797e826ecf75209d91212ced0b87f4069ffe1fe8fcffb11dbd205122aafa728583ada27f1d8da48998c6c3b8d3788c2f496e258f094afe46dcca9cd572b1c237bcfc5d2761de0645789e0314a53c533856c0753aba0a3fc32360ae3f2d2759c50dd635671bcaf882788a9e08a0b0aa5ba156b8510afdbe446712650e20526581e345750d1ecc6d656b051c17153d5a1312355c068474999cceb72f3428ba144884b8acc21331e6f2962322bcf1688a882394b373839ead6944d05372549ed864f36bb4f80dfcef499807b351c092f297f998328c92baf6704ce058e688a0a7149096fd72c2b397df8f6cda4391577dd4edb3f05df264736dc8eed89bd565caa13fc0e57e1d1e9d6d276c53c6f60a20e108d474f6bc6055c10559152bca79f48eb5eb527b848a580b1fcbaa5bd37774fcbb1e564292cc54b15db4132b6a2ec33985ab68ed02d91f80bda21f272485099a31726289bced3244d48199c7ac0994f7d378f909d0e6035948ba9262a64990cf22cd542235a4d2e518c292415c10bfa51c53e81db6afeafb89c256825f3e9e49bc80a52fb2cc63247ad61a9eb842bc541e8383adf3e6662a625d0444558dd6d205bebfe6f7941999ef1dbd9f2d978a2e72fc50626b1678dc59efb4e38745cff438bedfbb562eb70f762bb26b1e78dc58e1e811b0cbd49476227cff240aa95bfe05497aebe4978d7f4c2096bbdd0e1eebdf04c5e448dbdf042df07c15d575dc6e4857b452f066e9d153adabd13bec189103476020cc064ea4d5ab4a0c5961024cf2afdf3ef7ffeff0eb41f8962883893a956358db1fa16f17ca00b4e32e84469fa660233a99fb115548a1664a285717726e3dce6edcc9b4fa2d97cda8d71ef4fd063163ddfcd3af2b55d37fb08be06265fbde6ad7106e65134ebe8409a7c3ddf19bbf1b55567fc08ae0e4cae868d5d9d3993c07dccfbd8155f78577cdf1d7d3ae7aa8e76ffbe0b4d460c1b1be10e0701505e5cf7785df174b5f2e13f3a5d2c33939dfe6e7ae36cb9afb0a0636760ae1916d4c03c33ecae06f6eec7f611e6d7c0eeccb0410d2c30c3bc1ad8c00c736b60a119066a604333cc3985d927ffa1deff0b504b030414000000080038b67d5d36b25556bb010000b005000010000000776f72642f686561646572312e786d6ca594db6ea3301086eff72910375c25906a5555a8245aa587ed5da5661fc03106bcf54963079a3e7d8783216ab55ddadcd8c6f6ffcd3ff698ebcd8b1441cdc072adb268b54ca28029aa73aeca2cfab3bb5b5c45817544e54468c5b2e8c86cb459ffb86ed22a8700c5caa6320b2be74c1ac796564c12bbd486295c2b3448e2f013ca581705a7ec46d38364cac517497219e362157a089d4391049e0f6641b534c4f13d17dc1d3bd688d11f309253d056176e89b2c10782a81fa2fc0abfb91a1975161e40a503603102dab8292ad35a0abf597fb6b78f30745e01df3d2e600293d6ca56dc584ffbd4eb89cf6695cc70da68c827c5cf7967d98ad0e12ae9462721e724da4a0c68caacc59a93c257c6741d0dd6dd577ca0fc9d0ff3bd4c265b37401aec26e09cccf25ee453fa0ff163f97fc9e196a89ad809579e87bb077d30138d9f477b50cf13cb9ec77aaa88c1a72469fa502a0d642fb03ab05483f696c335fe984cd73c42d73db9a3604193d64464e16f46720661dcaefca57e96e203eb67e351d737fdd8befa9d1797c3ae61a510f9b622108ca3ddd1a09b3d2bb17abb285c59073bf6e2d68fbfee6f5be934f36f0053b90fd49bea5afce1aedf00504b030414000000080038b67d5da2c8d667bd0500008420000017000000646f6350726f70732f7468756d626e61696c2e6a706567ed566b701355143ebb7b37296dcd10282d1407c2bb32c0a42d422b023669daa69436a42daf718649934d139a266177d3964e9d91fa00f5873c7cffb11454749c7150d1823a5245404707100b1418c6226af1353c145f03f1dcdda4095084915fceecddd9fdbe9cf3dd73cf397be76ea2c7a25fc3d0f2127b09300c03657841f4b4becb6eb5ae7038ab4aec15367400e8b7b9c2e1006b02680ccaa2b3d4625aba6cb949df0b2c8c8234c88634975b0a17391c1580836ae1ba71e90830140f4f1fdcffaf23cd23486e00260579c823b91b91b700f001775894017467d05ed02c8791ebef449e216282c8cd94d7abbc98f23a952f5534354e2b729a8bc1ed737990b7219f569764af4fe26a0ecac828158282e8779b682f1c62c8eb0f0849e9dec47d8ba3311089af3706ef74a9a17a01620eaddd27963963bcc3edb255239f887c7f58b650fb64e43f451a6a8b904f05608779c5925a55cfdedbeaab59823c13b9c72fdb6b62f6d6605d65953a97ed6c082d70c634fbdd92157b06e3919ff209f60a351f0e3c42b18df60bf9185fa42c169f2b979aaa6df138ad3e6ba51a871357baca1dc8b391af1343ce2a3567ae5308943ad5f8dcdeb0ec88e5c0f5070395156a4c621024a546c52efb6acad4b964968c2f519d4b967bfd25f698be2d1c50f622e646b68a11676d4c73d025da4ad538e48210ac8dc5e4477a5cc5b4b73390cf83c58c0b0408411d3edd1084cb600227948205310c227abce087005a04f40a68f133774003da06d739148dca138a7a65763f9d8dab0cae5157381bd384481631937cbce7900a32971490423091f9e43e328f14a3b590cc1998eb485a9fae757620ce2a886054aa5b0c96f5d9919cc47aede20abffbc093e7ae9a1dba2e67219e4f720740c20ec495d393ebdfd7f6fec8448c1ed275ffe1f47d6d5075b3fef267f87ebe079fbdfcc984823fc19fc4ab178a30b780925123de7e250f292983e41abaf196c185cf3ed485927457ade80daecf4e78682784b595972aa17d5ac26a3e6afed9dc63de6cde6afef19a2e0fda256e13b783fb80dbc9ede23e0713b79bebe63ee4f6726f70ef25bdab1bef8f8177afd41baf967a06ebb5000183c530da30c1506c186b9864a848c4336419720d658629e8193df0de92d74baec50fcbf019efeae06ba9ba5af4faa159a940523a1c84d5d7ecffd86c3286e412fb35bbb680eee5b84267d315eb8ac0a49baa2bd4e5eaca298fe7a79b82be427cdaaeda75ee1b542024a992eb9caeec3aba57e9ec26c52781200b2d323d68ada1f06ad15fef934d7966f36c53117eaa04933de89e31cde40a044c8a4b32898224884d826706d0efa07a445f742adf3726f340c2262f0498fb0b9e590713b6e51180d72580ac99095b0e9e89235e04e89ae58e884db1339f61be0090bcf979eaaf740b9e4da7a2d18b785ee937025cde108dfedd198d5ede82f14f02ec0e44fb40b6b5f8bd000b17d2531f528030d9c0d3d978cf63460ff01226070f70ca5980b57e20317b656cedb2d86f15d90e36ae609ee8e0e29c55a4d11360a5ff1e6e6bd020b71b8389ee06630a8b29728c115823c31999e81e188bb9f2aa20fe6165588ef03a7dca90d43414ec180a2cc3712ce1789e6069cc03e80762e4878dcb2dd20d5fe4d28f5f9591b766c3e6940996eddd239c87ce4dccaf13db87a466668d1c953d69f2949cbba6cebc7bd6ec82c27bacc5b692d2327b79754dede225f87add1ec15beff3af94e4485373cbead6871e7ee4d1b5eb1e7b7ce3a6a79e7ee6d9e79e7fa173cbd6975e7e65dbabafbdf9d6db3bde79b76be7ae8f3edef3c9de7dfb3ffdeccbc35ff51c397aacf778dfe96fce7cfbddf7fd677f387fe1e2afbf5dfafd8f3fffa27531c00d943e685dd804862584237a5a17c336538191f0e37275c38a16e95dab868fcf5b939261d9b0797bf79009f9ce7323eac443a9991367f64d3a4f4b532abbb5c2daff5365038525ea3a0ee91c6e38236784f970e54a0e74b00fa682061a68a081061a68a081061a68a081061a68a081061a68a08106ff3388f6c23f504b0102140314000000080038b67d5d893de165a10100004a0700001300000000000000000000008001000000005b436f6e74656e745f54797065735d2e786d6c504b0102140314000000080038b67d5d79264b40f8000000de0200000b00000000000000000000008001d20100005f72656c732f2e72656c73504b0102140314000000080038b67d5d65d907fe88010000eb0200001100000000000000000000008001f3020000646f6350726f70732f636f72652e786d6c504b0102140314000000080038b67d5df4dbdb17eb0100006c0400001000000000000000000000008001aa040000646f6350726f70732f6170702e786d6c504b0102140314000000080038b67d5d7601f567570800007f2700001100000000000000000000008001c3060000776f72642f646f63756d656e742e786d6c504b0102140314000000080038b67d5d6dc1c2143f0100004b0500001c00000000000000000000008001490f0000776f72642f5f72656c732f646f63756d656e742e786d6c2e72656c73504b0102140314000000080038b67d5d997846d19d2f0000da5505000f00000000000000000000008001c2100000776f72642f7374796c65732e786d6c504b0102140314000000080038b67d5d607982d33935000073af06001a000000000000000000000080018c400000776f72642f7374796c657357697468456666656374732e786d6c504b0102140314000000080038b67d5da33f465fbf030000e70900001100000000000000000000008001fd750000776f72642f73657474696e67732e786d6c504b0102140314000000080038b67d5de85ae55300010000b60100001400000000000000000000008001eb790000776f72642f77656253657474696e67732e786d6c504b0102140314000000080038b67d5dfb39a07363020000fb0a000012000000000000000000000080011d7b0000776f72642f666f6e745461626c652e786d6c504b0102140314000000080038b67d5d944122b8c6060000bb2a00001500000000000000000000008001b07d0000776f72642f7468656d652f7468656d65312e786d6c504b0102140314000000080038b67d5d9e803ad7a7000000060100001300000000000000000000008001a9840000637573746f6d586d6c2f6974656d312e786d6c504b0102140314000000080038b67d5d3ecae5d5bd000000270100001e0000000000000000000000800181850000637573746f6d586d6c2f5f72656c732f6974656d312e786d6c2e72656c73504b0102140314000000080038b67d5db5bb4c4de10000006201000018000000000000000000000080017a860000637573746f6d586d6c2f6974656d50726f7073312e786d6c504b0102140314000000080038b67d5d90d087896b03000089150000120000000000000000000000800191870000776f72642f6e756d626572696e672e786d6c504b0102140314000000080038b67d5d36b25556bb010000b005000010000000000000000000000080012c8b0000776f72642f686561646572312e786d6c504b0102140314000000080038b67d5da2c8d667bd050000842000001700000000000000000000008001158d0000646f6350726f70732f7468756d626e61696c2e6a706567504b050600000000120012009f040000079300000000', '\x71078985e2eb6f48c76edcc10d4d8beb1ad9b39660caa5086631fd4fc5db7a9c', '2026-11-29 22:49:48.930076+00'),
	(2, 1, 'meeting_minutes', 'Bien-ban-lam-viec-1.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', '\x504b030414000000080038b67d5d893de165a10100004a070000130000005b436f6e74656e745f54797065735d2e786d6cb5954d6fd3401086effc0acb171f90bd290784509c1ea01ca1124170ddec8ee36df74b3b93b6f9f7cc3a8d85dab44e497b89e4ccbceff3f84b9e9fdf395bdc4042137c5b9d35b3aa00af82367edd56bf96dfea4f558124bd96367868ab2d6075be78375f6e2360c1618f6dd913c5cf42a0eac1496c4204cf932e2427890fd35a44a9aee51ac487d9eca350c11378aa2977948bf957e8e4c6527171c77f0f22e5558475597cd92d66565b1a970b868138984960f14146c6688d92c47371e3f503b3fadeaae1e4b083bd89f89e179e20e4c9d380fbdc0fbe9ac968282e65a2efd2f196501ba4e0fe382b0c81bb4c21e259f37cdb01ddd07546810e6ae338d28ca5b90f121918dd0f39706e000ba69ccc867c5134e83abe8cad428297c3f7f729a78f24de86a4c5a87beae9e636e62a40e417c3d9669c3869fca447c7e4a55cd9ff38f52991b17a52a207a9219dfed83d52d8154ff2fdc6ad2071e4f50dc6ea49090422dec3d777d8374f2bd0d6c25b080cbd47e27f1bea2fba0e141d63e2b0ced9e651769246fc4580ddefe94fde503389bc85d5cf37bbcbff94ef45c4f0295cfc05504b030414000000080038b67d5d79264b40f8000000de0200000b0000005f72656c732f2e72656c73ad92cd4a03311080ef3e45c825a76eb65544a4d95e44e84da43ec098cceea66e7e48a6dabebd51445d5816c11ee7efe36366d69ba31bd82ba66c83576259d582a1d7c158df29f1b4bb5fdc089609bc81217854e284596c9a8bf5230e406526f7366656203e2bde13c55b29b3eed141ae42445f2a6d480ea884a99311f40b742857757d2dd36f066f464cb6358aa7adb9e46c778af83fb67448608040ea90701153994e64311738a40e497113f44349e7cf8eaa90b99c16bafabb50685babf12ee883434f535e7824f406cdbc12c43867b43ca7d1b8e347e62d2423cd577ace6675de83517f70cf1eec30b197ef5ab58fd87d08c9d15b36ef504b030414000000080038b67d5d7943741e8d010000ef02000011000000646f6350726f70732f636f72652e786d6c9d92bf4ec33010c6779e22ea922975d24a158a9220b50809895648943f6233f6911a12dbb2dda6d99818780c1e03c63e096f82e3b4692b312179b9bb9f3fdf7de7e46c5d16de0a946682a77ed40f7d0f381194f13cf56fe717c1a9ef698339c585e090fa3568ff2c3b49888c895070ad8404651868cf0a711d1399f616c6c818214d165062ddb704b7c567a14a6c6ca872243179c539a041188e500906536c306a0403d929f6b69294749272a90a27400982024ae046a3a81fa13d6b4095facf0bae724096ccd412fe4477c58e5e6bd6815555f5aba1436dff117a985eddb85103c61bab08f4b28492d830534036bedc7cccbcf1cfd7e7ccbbdabc4dbdbbcb9feff749823aa261f5f2e90588412e200ab0112a734c1758c75fa1ae84a2bac52868a2983476732d7a94b07881b599da553e33a0e31ab99c82156b769d45093a0c93ad73ed7b403d3b71dcfab3abdc0f27e7f38b5e360807a3208a8261380fc3d89dc7e6fda3fb7bc172dbc1bf157702ae7f62c573a1ead68202f37c693f52b662c1ddcc99d0a5dc7cc77f34fb05504b030414000000080038b67d5df4dbdb17eb0100006c04000010000000646f6350726f70732f6170702e786d6c9d54cb6edb3010bcfb2b045d748a69074151189282d641d143dd1ab0929cb7d4ca224a9104b931e27e7df9881539862ff5893bb33bfbb4cafbd7416607b44e685515cbf9a2c85071dd0ab5af8ac7e6dbcde7227304aa05a91556c5115d715fcfcaadd5062d0974995750aeca7b22b362ccf11e0770734f2bcf74da0e40deb47ba6bb4e707cd0fc654045ec76b1f8c4f09550b5d8de9851304f8aab03fdaf68ab79a8cf3d3547e3f5ea5996950d0e460261fd3304cb79ab6928d98846174d201b3160bdf0cc68046a0b7b74f5b264e911a0676d5b173cd32340eb1e2c70f2d30cf8c40ae41763a4e0407ed0f54670ab9dee28db00178ab4ebb32053b2a95788f28ded90bf5841c7a0393503fd43288cc9d223956a616fc1f4119f5881dc7190b8f6b3a93b900e4bf60e04fa3b42d8fc16442ada43075a1d9093b699137fb1ca6ff3ec37380c93adf20358018af2e4fbe69db0139440691cd9ba11247dced13e45b1cbb0ab4ae22eac213daec62724961dfb621f1b2b6329ee57e7e743d75a5d4e5b8d159f351a117625e1857eb901e56f2705946b3d185047765ae21ff7681afd102ef16d31e7e0f9753d0bea7706387eb8b3091e97ed096cfdc98ccb1e81b86cdf97953ecd57df243b879c17557b6c4f9197c4db493fa54f47bdbc9b2ffc2f1ef0099bf9f31bffd5f5ec1f504b030414000000080038b67d5d59d1e25bd50800001948000011000000776f72642f646f63756d656e742e786d6ced1c5b6fdbd6f97dbfe2402f4e015bd4c55114b54e6bc9882538563d5b76b7478aa444cee4391c792459794a166001d605488a0e681fb2d90d9a6c450dbbc89e246c7ba0e1ffc1fd927de71c52926dcdb2a2da51541a0679ae1fbffbf9ce4d9f7cba6799a8a939ae41f0d25c329e98431a56886ae0fad2dc76e5fe42760eb954c6aa6c12ac2dcdb53577eed37bbffaa4955389d2b0344c1140c06eae652b4b319d523b2749aea26b96ecc62d4371884b6a34ae104b22b59aa168528b38aa944a24133c653b44d15c173e57907153766301388b5c0d9a252b6132954864216fe01e8c8b18115bc35059238e2553c83a75e8e1ec36ec058069cbd4a81aa641db0c56a607a6b9146b383817c058e8e1c1fae400815cd332c3c6e4b2b602d1e015f670ae82a4e8b212b09ca327399a090813ecea86dde7dbbb42834a3d047229c103c4b6ece4e264425f71e416bcfa00af82be2a3a59a6c0fc7288c9c41524c240f47a5c0585b3df0c311954bed6bbb16690b9f5c978bbea9086dd87664c06ad84777bb0c0118c032b90d12069ee64c86ce9b20d066429b9521d1347ae9a8011701c318d8cdd03ef54256a9bbd69d50c5e1b4e90f802c1ab6d430fb941490c7220f2444c62d5bf5320db94cda5980296a139a2143a3d90dba4417b3d6bc69ea6f62b09d985aa9ae1b8b440cc86859762c95858b2495a41d694fbf589b08057f31c26c53c78da5e6e47e478578e53627139d1fb684133cd759913656a351a92d14351dd93455bc7a8ebffb75a3a0b4b3acbaa55c75059b20e6f405c0049a7b25901f94c712691c9f421863da900e508908a8ce9960d1e3668171453453cc3dc1767b03cfb55a9dfd0e60f911e2638a9572b1e225ded715310619ccbbb0fc382d462002544f39edf7dfd5b945f2ea372d1fb4319adc08323245a892fbe1fcc2a45ef51b988368a7ef73982c757a850f49ea1f552b9f8736238365e5b7ef7af68adf8f93243eacf85f78acb8ef70815bcafcbaba8bc0ad8fc712432ae2d2be06d98a11acce76585d1427ab3c13c8eb6272b34901556913044b084d46dd68edb9dc8f126765e1588103bc491f93253638ddd87d09227e09b5a60f40a3109840709fe17728243095922b096fa2634da9006ed7432431a5b0005bffb0d70bfe87db58c7ee33d612af14d091415cc8a89e4e4efcb68a70482a9a0f2f2fa4daa4ae63ca627cffdeeb70a32fdcea18d1650c5effe845402a9a2df39c03ab275afa35c97fe24171733030ac4b337a34152df61df8cdbee73a8aa417cc5d04e5d32144fec372f081afcd38b1ceaff49f9fcc2d65ab130ccaf4f6c66d279464bbd00e572a6a416c767cad8acc897bc3f9551deef7c57460fbc47ebc21647bbec8be8de00b2154726e8e485dffd8b819a7ef731c27a03297ee74d0335bd7d5437fcce2b8399e9818da8e31d22daf0bb4fa195f71d46148c985c97f5a65399c480f5f2ec355bef59bc5b864a5a0582a9434c69849109c47998fa8013793b73e7bcf0aa046686d7627c15ddefbe344058324655bf73449944418439f4df47afe19f89b1fb32c8cc235cf7f6db611505d1024d410e9f3cb182f448b95ee00f95ab6ef0065c6d029393bbe9db8bbdb09b4b92cb5e93550d04a2121a9a76d075421633cdb91616b30957a852b6a3b99ad3d4627c74fb520666037b9f5839748665c10328932ee3e2aea6d9656d8f4aef41e5c656b4521c9579acb1b20df1c79adff97785153c2f8daf2c534659328ef2de0f58b8be1c84b7ff04dc681b55cac5225a37205459c6fab4513981cb28876e3e8798163f5390eebd65aa7c7a80b9d7ffbe3d8f7675825c18d8516286280772d9e866015d06320d2674709f4f73a85c3f3de67ed494f16716885cc67a1c0627cb36b58f51453f3d1696fe940d7cddc3dcb076f16963d4d8ec498586d0c0f51cda11f456868efc888d3b87c0379db5b2a68df40974647520ec01c5d061fa8291caa62cf5413ba1d0ec3f50c4b9446788fed1365205bdffac6968b86f2127cf03e3d00970cac8a1442a9b4ca51701f3a1e67301c468e3f9b0064b182dfbcb499dd765c82dafa315bf7b3cd5844ea8370706528598abbd0115dd1a3ea07e949bb628f3ba63c9b162c35f32ed3364013092a25be38ca491594466315b6651383d40bf6fc818ed42c44411e681c52d0c199886786f23859f26859fc2959602f8c7376c01f2c7775b658938c803f05def5fbf8455aad2d975aacae6f2e77c95e3ebd1eb541fa87f4dc65131985b397c9a3a8fdade0f832bf9aadf3d82a91cb461a5dd37f240781e79df88f688f6197105a9385ad3fdce2bb69703f89dbc605b777ef71f901eb47bb6bc17997d447b44fb6c987d3a8e7edd68fbddc7986dd9fc8dadd71e3506b6ece7d9cef02b822cbf7348d9ae2f5f8f3370e40422da23da67c4092cc2d86f88637587f362bbe57103ed86fb32a7c7a76c07cbe2db3391dd47b447b44f91dd8f6deda59d787006e7c1b6dff971f411fa0fd4ab25f96aceb70652d94e8a2e1b620a4321c479010518663bdfd3c89f45b447b4cf88c5a7e2e24c8d228ed8d860eb1a990f4edd34fdee97dcf87f5210df2fc5f33cfbd280494fe7209ad144d610d13e2b9e20dfe057134c6fdf424de112c41632653787d8ce0699e490fbc7a8ca4fb7b1b511ccfccbb1df7d15de57825efb30990a7a89268af7163ee41db07d16704398edaa615d6ec4a5314faf9dbf15c1aea6a0a1d72242a68620a3abb83fff55dc6472d855dc11c552eb7a6ee80e80bfde8b85434f2fed97d00abbb0544679768fa9e0775e6f8f54edbe36cb35ca1c65367b89fa5dd14d8c44f7163b1670c476b5e7d97ae733bed149c19e3f1a82b0d41ae3d6d994c960bbbc1a89e0e64450299e1ea135efe50cf15c6a9dbb28e96a0add70e0238e6ba89bec72dcfd42e66efa7e2c2cda1037e632894cba10166e41275e9a5ecc2433fc0722741e196d6a35cdd1b0a2f505a9d5e48609c1939333c0e33b25f5aea0cfae6f3d14124e26ef26f85d3d1dd2996c3a1b3600bfcde0109bb549f3702cb80598bdcdfd3dc41b9458fddae0beef9d041f58f4205863810a1bb108e1b2b993e27deb0dcab301bb1562baa8775df04e18f550839ada469da755a230271f8cce1b065500e1b4b88e28859ce449f16b1952ff477deefd0f504b030414000000080038b67d5d6dc1c2143f0100004b0500001c000000776f72642f5f72656c732f646f63756d656e742e786d6c2e72656c73add4414f83301407f0bb9f8270e12485a9db34835dd464579dd16b575ea191b6a47d53f7edad6e0196cdc6438fef91feffbf14c262f925dbe8038c155a15499e6649048ae94aa8ba485ed68f97f324b24855455bada0487660936579b1788296a23b631bd1d9c885285bc40d62774788650d486a53dd81724fb83692a21b4d4d3acade690d6492655362c61971799419adaa2236abea2a8ed6bb0efe93ad39170cee35db4a5078a68258dcb5605d2235356011efe7d4e5c4e47cfdf51ff55230a3ade698322d0fcd3f8db3b38daf029b07ce81e149f9e891cf7113f41a00d1bddfb1e5b0f111a621099fb0793e518c963ec82c24846b856bba696160f42b1f621e1281eeec08f03bee97b9cf908734b0ad452ddf5c5bef48d3614b0482f46a2621356a2b3760dc973068fa950f711b12d100adc00c82fddc5f0239fa0796df504b030414000000080038b67d5d997846d19d2f0000da5505000f000000776f72642f7374796c65732e786d6ced5d5d93e246b27dbfbfa2a35ffce46d908400c7ce6e0092761c617bbd9eb1ef334d33d3ecd0d017688fed5f7f2521401f555255564aaa92722662d72341a5945f754e5295f5f77ffef1b2bdfb7d7d386ef6bb77df0cff36f8e66ebd5bed9f36bbcfefbef9f563f0ede49bbbe369b97b5a6ef7bbf5bb6ffe5c1fbff9e73ffee7ef5fbf3b9efedcae8f77e1f777c7ef5e56efee9f4fa7d7ef1e1e8eabe7f5cbf2f8b7fdeb7a17defcb43fbc2c4fe13f0f9f1f5e96872f6fafdfaef62fafcbd3e671b3dd9cfe7cb00603f73e19e62032cafed3a7cd6aeded576f2febdd29fefec361bd0d47dcef8ecf9bd7e365b4af22a37ddd1f9e5e0ffbd5fa780cdff9657b1eef65b9d95d87193a85815e36abc3feb8ff74fa5bf832c913c543855f1f0ee2ff7ad9dedfbdacbefbfef36e7f583e6ed7efeec381eeff116aee69bff2d69f966fdbd331fae7e1e743f2cfe45ff1ff05fbdde978f7f5bbe571b5d97c0ca58603bc6cc2b1decf76c7cd7d7867bd3c9e66c7cd327dd34fae45f79fa30f32bfb93a9e5297e79ba7cdfd4324f4f85778f3f7e5f6ddbd655dae2c8ef96bdbe5eef3e5da7af7edaf1fd20f93baf4188efbee7e79f8f6c32cfae243f26e0ff9377ecdff2b16fcba5c6d6239cb4fa775e817a159a241b79bd00befadb17bf9c72f6f916a976fa77d22e43511921ef6a1a0f4d05d42e7f970f6e1f0eefad30ffbd597f5d3875378e3dd7d2c2bbcf8ebf73f1f36fb43e8a7efeea7d3e4e287f5cbe6fde6e969bd7b773fbc7c70f7bc795affeff37af7eb71fd74bbfe9f20f6b564c4d5fe6d773a3f7efc10c727ff8fd5fa35f2dcf0ee6e19d9e4a7e80bdbe8d3c7949cf8eb6f9bdbd39c2fe4a4c617ffef227298d88b25e579bd8c62fc6e5829688a23c8628e2b3584ad3e84a33ec4487d08577d88b1fa1013f521a6f0214efbd5d9f9d25fb7a715df287851e5370a4e53f98d828f547ea3e01295df287840e5370a06affc46c1be95df2898b3f41bab65fcefc27746c23ef07173daae2b13d05031d52569ffeee7e561f9f9b07c7dbe8be6d6829492113ebc3d9ec41e75a8f6a81f4e87fdee73a518cb5213e3bfbc3e2f8f9b63b52045d57f8c80cfddbf0e9ba74a5123ce3cc31ffce7ed72b57ede6f9fd687bb8feb3f4eb2dfff697ff7e18c32aaedaaa6861f369f9f4f771f9ee3a45929cce528bd6afc1f36c753f5e09c57a91a5cc8862ec72ff983ffb87edabcbd5c542380465c5b5184552dc2018a880c20f20a2395f1059edf058e1fd958e4f9c72ae30b3cff44657cbb7a7ce94ce385bc552cbcc6d2b1bbd86ff7874f6f5be1f430968ee0ab08b157900ee2ebf84249622c1dc199f479375bad42e626e2a70a7954428a42429590a29c59256429a75809596ab956429074d2fd65fdfbe678c1b752e63da6b066e583d91c0d88628bffbced4fd5c0d45264f1dfef4eebdd717d2726cd56848d99f94ec2c66a139f8420b519504290da542821083e278a0b519f1c2564a9cd921282d4a64b094138f3a600fe42983705a420cc9b0252d0e64d015968f366ed1c4542901a5991108493bc0504e124efda798c8420f5e45d2d042f790bc8c249de02827092b780209ce42d406e1192b7801484e42d20052d790bc8424bde02b27092b780209ce42d200827790b08c249de0282709277add528712178c95b40164ef216108493bc0504e1246fa791e42d200521790b48414bde02b2d092b7802c9ce42d200827790b08c249de02827092b780209ce42d20483d79570bc14bde02b27092b780209ce42d200827798f1a49de02521092b78014b4e42d200b2d790bc8c249de02827092b780209ce42d200827790b08c249de0282d49377b510bce42d200b27790b08c249de02827092b7db48f216908290bc05a4a0256f015968c95b40164ef216108493bc0504e1246f014138c95b40104ef21610a49ebcab85e0256f015938c95b40104ef21610249d1ba275b6dbf59df0f2d421d2aa06f1f5b0aaeb7bcf2ff8cbfad3fab0dead045652280abcbca18444c5b5c5f3fdfecb9dd8c26e9be320c2a2368fdbcd3e5e66f36761ec71d9b2e47f2feedeafafcbed722bde0be21fbe66b60b45c3c69bdfc20f9efe7c0dc77b4daff6793a2f374f160dc71ffcfee9baad27fa72f41077c906aae472fcac89d4f8bf0fc730d492cf0c06c1c29ddac1f953850d528feb4ffbc33a515cb25b6a903c77f261e6a6b268fdfdcbfa78f7d3faebdd2ffb9765bcd229de34c6bc73dbe1c5b8b93a162fc74f9bda52e626cf74d90516aba6429957f545e65a1f0aea7b3e5f8e453d2e43fff9f78ea5d9ed66f7e572fd3cd2e279997ced66fdcb27a6c9ae87ac6732cce2bbc3c93c6b96d3f2f198fcffe57351ba0c9f31fce7eb3e5493e34e921c98facc21c279d78f4c6df762c0cb7885fd70b1b593dd70cef51fdcdd701c65af42352c57c9e3adde8ea7fd4bece479ef4d292d6f82f3adbb9b42737648b65f5c57c4c59b2f3856a9b2084ffdb2de14ecf72786377d3a5f96f1a6f348e44d52de94525ade04e75baade14a40c59bf372553c990999dcedb1aaa5c6ab7fee32492b82231a5ce069849beacd7af3f85f21f2efff82134fdf1813dc93893c234f3f5bbfddb2972971f7edf5e0509cc3f97adc9cbff966c6a8e6e72373567be79dbd41c5dbe6d6a7e3cffefe2fc46ab08cb5e9ed27647c13476cdf8ab31ce0dfd3d06b8b7cb11948fd0465098d126972ba94dd213d5592ed4b7c5f5240bd3932c014f6264adfa9c2bd9e35de55c43239ccb0926c3b9c7732e2638cab99232600ab56b735dc9c67425db5057b2bae14a8a4ee2709dc4c1741247c0496e84515b9fb175f599cdf97fdbf0a011d78346981e34ea860739fa7850c64b2cc70ecebf8408e0a17180e0372ed76f5c4cbf71bbe137237dfca624d734ef4563ae178d31bd68dc0d2f728df0226710fdcd7bd129d4c5cd873e6ea26e4a730c179a705d6882e942936eb8d0581f1752e05c0306e71a20f8d294eb4b534c5f9a76c39726faf812623ac272b44c4995f3d312b3269a77414e17248efb0cc5dc87ffdca7a8f34fc933c79d814a7f13bb8b3f5255c3ad76f0d3e33629a63f6ebfdf45fefd35a9779f9ff4e98fe5fde5838bf576fbe3f2fce9fd2bffa3dbf5a7d3f9ee703061dc7fdc9f4efb17fef7e3023d7f8087ecc33c5c5f82afefdddbcbe3fa90fca0c9fd09326e005254f7b93188a2a66593e54ffb4bf725c6035d6e95bb27f007d3d67e41bb56eff36ffcfef24301c6cf68f14f11e5d3025f59fa543374a9d44b1ad82a35b0856460ab6b066eac5a2e694ebbd49c369239edde99130ab1cf2b8bf2f6385fc5c0d6f14865c07a3800cc3daff3a7430617c41f8d1a4e27cba4fe8a70f0dd79928a7e658dd57e569a882a2fe317e6387b2032cb45b27611967d5b6e9399571b4c9e71abe1389c080aba889edce24e025795dc4a681177395c5de436395c3fc4e87e3db270f3cbcdd198ceac9a585211c1f7613dd38a69166727aa6bcfd8bc79af3730d2d565b0d28c0541cb219f38ffc7665bfce13db9a9478250f9d5abe02cc351016b380cace1e0e6828c1579fea29a11b27ec777133d9382c65666c77f44a96f5d00f346cd3509ac4a05456bd90e20a83771f9232a5e44db0006d553bfec4bcff74f7fc6ad98f3ef1bdd383769ae7ad5b4cb5e8643595e399b0dbd89575e12185a99856bea919d7903ae525443fbaaf60a1df114023573719ddaed95aa57aab1dea07c491ab6a9afc83859d55867fd27fb86257ac372067e89a0266f282e35bbbd55f56233d62b94af2aab31f0af73dd6d8618326a0e43e49a43f6bd4bb489e523fcba43858f202b883f8532674ec07ca9e22de969d33eaf6c785eee3e474764dd276beb71a7d1e81d8bb93569ff5ee3bbdb961b4c07a590a191772f6692f8ddab93487def3e1c4c1a7af9f9db76bb66fbfd5d72af59355ca960f81fdf5f3f9ae38275e9811306e79b8d47035b155633aae04445a28aa68383ad0abb6e55fc14ffcec9d644724f073d8c9ad103273ace37eb8d0e6beada534f40156e33aae04447a28a5aa3435815e3ba55b108c7dbecde8a45c75817d7bbcdea8207b68bc0aa96f9f4f2d69c58b9dc6e3c5ac4d4524b9926ad164edc5cd5d274e488a9258663e87af971b93aec99f5ab97e84e91475dbf80425419da606c008e14103d75bcb777344e5817ef03c3e1e5a70dee27c6979f43789fb0ec8153f18909631772e613b633aa7852279c5d93fc787eebcaf6058bfddb617326d549db82cb9584885e011ad602bc12ee9e7585bcffc477516a7d371f95a2ee69df6a539decc03b1f2b9357daf96a55fa11f9992c1ea92c462da98dd389024b7e9318c47fd8cb4551ddeef6664ceda97a5bca047ca519a1a8cc1ec4bcae2eeb791ca4f53c0e373893c8c9aea5d4f327b7c7f3ff36b2b950d28aa3522b8e90ac38ea8215ebdf9a25693bb7d4762e92eddc2ed8aee94d7692961c975a728c64c971c72d89bfd14dd28c9352334e90cc38e98219dbd96c2669cf69a93da748f69c76c19e1a6ef86213a4c532ee6058b0ea2ab90e25498c854523a6fd54770edeca3a823b6eae8e9185a1f0081c32f6800c217b406ecbf64e873d63fb5272592ec218ecca0250d2b4b2a0af75ed869a7fb1eb0de557935a43cf2091d0304adaa1b2cb0dd9336e31ca0e697165d507bbae3d050eea9e02f6c65e6bc2a8cf4eedb83f70bccff1fcafead0d68361166c56ea26aa9369c6212bbc432af81b55676621f376cd4d20f9feceaa7964885cb59b0c26c9328faa391fc4a8f23ec6d553a12fb572c295da02a0993bdd7a5773fce9f601553dd9103d1dc3dcbf0d011a43338bc168e0703473599f99cbdcea6ec5d757b11bb8b2c254418aaafad89b7d10951af533676f3a4c753a5756a38dac46965ac05b2effbdb8344bcfab20dd489da583ec76740912524ffb9262f391691a970874b3b82925ba129d8750d44974273e2a81a99274e30bcedb8f2a7f57c1686920d71963be3f3cad0fe7dfa2e3ce1815687390429bb76da649df0cd07745712efbdb978e1ba02f6f76a125d6efd5befe1beceb0f05f59bdca6a41848f10947c969298ca528a9d39ca0e1e456e2679c703a5cd67409febc79b998d9befa701d271d9d3153f965ff75bedc3d7dd8fc75d5cff01a9ff127c2e1f99fc088f009c7592b7ec515dff82e31a889817133d5cf87eb973e6d0ec75368dc7ba62bb24ff700f825ab34943cd8d90556c99555ad9e909e02769b6d6dee914bf95751b95c9ebbfe5beefa43461f0f172d3da40dc931eb764956ed9e55e3600d9feabec206a21e8234d46398f687bfad0fe7958b15e6671a0b5fafa17d9faf13ee6abb5e1ef2f026fce7a7cd36267ad1dfabd583f86276968cae9d6b2f76709525a59ef7fbc35fbd570f149a7d3b4bca39a510ed72381cfbc013cdb11aa0c79899684de0673348ea1629031262d36e6e17f006b4d95d4016a136b22c213763a089677b81efe7a0497eceec3376435590227a636d8163a037f64e38cdd1dbd4b15ddbe1fd56d421f426f0a3182481570e4be84dc7395ec01bd0e678015984dec8b284de8c01277e10c293dbec980627d9ab7d456fa80a52446fac9dfa0cf4c6deb0af397a1bbb53cb5eb01390dd25f4369dcfe7a329ef45c109bc7258426f3acef102de8036c70bc822f4469625f4660e38717ddf1b31c1899db9da5bf486a92045f4563c639b89ded8076e6b8ede4681331dcfd809e85692eb007a9b0c5c6766f15e149cc02b8725f4a6e31c2fe00d6873bc802c426f6459426fc680132ff026fe84094e9cccd5bea237540529a2b791187a1b9988deece1c499ced909e8069e3b80de9cf96cb170792f0a4ee095c3127ad3718e17f006bcd551d5b208bd916509bd99034e2c7f1664177015e7cc5ea3374c0529a237570cbdb926a237df7617034eeded96973a80de82f1d4753899d68527f0ca6109bde938c70b7803da1c2f208bd01b5996d09b31e024f07cc7cb6fa8cccf997d466fa80a92466f9c831f237d708f7f14816995275ce3f7d5d11d5549edecd7b7194869831f6a30d238f0cb919420fe93d7f4e372f5e5f361ff16664a062dc9a44be1c495b3697aabbc6c0a3703543deddf1e6faeee529843c2bcc7e08c660c2d5c490a2f92cd9ab61908c256f44c89cf59546e98429856b5ef81de4d53403e4fad58ba886d7356cdb612e833baa580170a7842b93487e8e152f5a25db21d92ed54502fafd74c1af5c21bcd3051ef623e705da7afa857b25f84decd66405e4f2d6cba887a7356cdb660e833eaa580170a7842bd3487e8e152f5a25eb21d92ed54502faf474f1af5c21bf410ea55edb3a177931e90d753eb9f2ea2de9c55b3ad2bfa8c7a29e085029e502fcd217ab854bda8976c87643b15d4cbeb6d9446bdf0c646847a55fb93e8dddc08e4f5d432a98ba83767d56ccb8f3ea35e0a78a18027d44b73881e2e552fea25db21d94e05f5f27a42a5512fbc2114a15ed5be2e7a378582adeba156531d44bd39ab665ba5f419f552c00b053ca15e9a43f470a99ad7f592ed706ca7827a79bdb4d2a817de488b50af6a3f1cbd9b6981bc9e5a747511f5e6ac9a6d31d367d44b012f14f0847a690ed1c3a5ea45bd643b24db49a3de7f1d364f1cb41bdf8282dccb0a6702b9d4a04464cc5ccf3fd4517f431d9580b81ca03c04fbdde9180d725c6d361f2395bebb7f59fe777f783f0bcd138db20e31c6ecb859a66ffac9b5e8fe73f441e63757c753eaf27cf3b44914a98862cd8ce8a1ce21cd6be3d97657aa6668959151407df7fa12042cc6a88dcb0269aa36cfdffd8947a39053e5b8d453b26d9b49d4571783e8ef75dc7427dcf4b5663a9c93479840ddb4f5338bfcac9b7e865aababe8b71a7d44bddf2a15efa8df1a645450114f785cc918a5feb054c23039bab9c53c5dc25bad965167eb4d2ae951b3610a87ecfca06b718c8a7b147c4d0603b5d4d6ca76124518cff602dfbf8e9c3d1a207d55d3721ff946ab544f639fabaff4473ea789cfd55104e4b59f4f1701e1ede7a90858b039b59f1518155404141e57324aa95d3e153d4c8e6e6e115097f056ab7ad4d9899c8a8074f6028543767ed0b5884645400abe2683814e18d1ca761205193ff06c8fdd3d337b55d32220f946ab544f639fabaf08483ea789cfd55104e49dc6932e02c24fe3a12260c1e6d48d5f6054501150785cc928a5d383a8e8617274738b80ba84b75ad5a3ce8359a808a85804d4311e281ca808a8e1f3f76332d22cf8b42d0292ed246d275390717ddf1b5d47ce1e1c99beaa6911907ca355aaa7b1cfd55704249fd3c4e7ea2802f20e274c1701e187135211b060733a9c486054501150785cc928a5c314a9e8617274738b80ba84b75ad5a3ce73eaa808a85804d4311e281ca808a8e1f3f76332d22cf8b42d0292ed246d275190f1026fe24fae2367cfd14e5fd5b40848bed12ad5d3d8e7ea2b0292cf69e273751401796735a78b80f0b39aa90858dc024e6735568f0aeb09283aaeeca67d3a5b9a8a1e064737bf27a026e1add804adc6637ba908a8da1350c378a070a022a086cfdf8fc948b3e0d3b60848b693b49d4c41c6f26741b613db6de0f4554d8b80e41bad523d8d7daec69e80e4737af85c1d454057a0087839fc988a800845403aba5a6054501150785cc928153a6a9b8a801d2f7a981bdddc22a02ee1ad56f5100a4f2a02b65304d4311e281ca808a8e1f3f76332d22cf8b42d0292ed246d275190093cdff106d791d30519377355d32220f946ab544f639fabaf08483ea789cf6114017f5c3f6dde5e3e3c2f9fc2272c1e0d7cbe7d97dc573817f8b2f79aca7fb792ef20fa9bb776f668f0730a9807e0dabab40c50a95d5a0aa4f22e2d04b67e50520c55fce42a1c69be9328fd62a020fe9357fde372f5e5f361ff16c2a8fb7a174a503c361a8fbce246721d8caf06f19f1cbe3a3f972c906aa6e8d7d0223c726f7ddd5bb9f6865806830e555505110ee0c520facb0ce0f4b56628794349ab897716a6847578329c9424cb13aac9c9659102b1144496329ecf060bee6195581307440a64ea80c8014c1e103120b6222f88f84a57f80a45663b91591704c81d0b9c3d30bacfcc851cdd00472706d3f8d9efba7118cd4ebcd792c5140f5ee7b118f8f1ebc4620ad970118ce7634ea35d0b6d0a8148019d7406900339fa0c20067684bbb42062315d61311499ed44667d85ccccb986d9132ffbcc62c8d10d70746231fa1e98dc5002d3ecc85e2d594cf1e4581e8b819f1f4b2ca6900de7f66231e1740ab4d1a6108814c81402910398422062402c465e10b198aeb0188acc7622b32e10903b98297b64579f590c39ba018e4e2c46df131f9b62317a9d39a8258b291e7dc76331f003f088c514b2e13498cce69c9a8e83368540a4800e9c04c8819c400910036231f28288c57485c55064b61399758180dcc912d93347facc62c8d10d70746231fa1e59d5d48a32bd0e4dd292c514cfeee1b118f8093ec4628aeb6b278b81e7b0b3e1086d0a8148012d4a06c8812c4a068881ed8b9116442ca62b2c8622b39dc8ac6d5f4cb63576b6697a9f590c39ba018e4e2c46df33379a62317a9dfaa0258b291e3ec06331f0230888c5143bce4de78331271bba685308440aa8db1f400ea4fd1f400cec18036941c462bac2622832db89ccba4040aeb767b6eb6b9f590c39ba018e4e2c46dfa6e14d2530bdda566bc5622a77f5c337f33bfd252ddcd38a2e8f0f3cec28f5f604968d02cb021e918606d7a4a0e426b9093a9769a89d6dde4d328e91fa544df8b1c3a6cf45d5d9f4c5a0c243664d45f555619d331972b4b6652ba65dbaa258a9e39af4d3843789fe966485f49d0880aea3efa07310dd9e77b78ee092d289379d8117728afb7a551c6b062768d736b9146d806da937c026b6496c93d866d75292cc622bf39a1013dfc4323ef14de34c861eafc4386b512d714ee29cdd0619c439f5d3bd32e7acfe6153bd5d39714ee29cc439bb969224266b035b4613e7c4323e714ee34c861eafc4396b512d714ee29cdd0619c439f5d3bd32e7ac6c2e6fa9379727ce499c933867d75292c4646d60836fe29c58c627ce699cc9d0e39538672daa25ce499cb3db208338a77eba57e69c95470158ea470110e724ce499cb36b294962b236b01d3b714e2ce313e734ce64e8f14a9cb316d512e724ced96d90419c533fdd2b73ceca831b2cf5831b887312e724ced9b59424b389c9bce6f9c439b18c4f9cd33893a1c72b71ce5a544b9c933867b74106714efd74afcc392b8fd9b0d48fd920ce499c933867d752920ced30efa803e29c68c627ce699cc9b0e39538672daa25ce499cb3db208338a77eba97e79c3f6c8efc66b5d14d8506b5a366c825cba1721dc813874ab7204fbb9266cc94e751152f053b04ab5a531d64b189f10fc17e773a467e775c6d361fa3f77f77ffb2fceffef07e16466124711d42a4d971b34cdff4936bd1fde7e883cc6fae8ea7d4e5f9e669a38c666bb22f30a7a7d95e357a1c06ce74ecb19ec3c249eeba458d3907b2f55ee768a7cd2d06d1df1c0c3d3f61fa5a6d67cdb5f1a040cc51d528ff8c3dd4bbe41308c10521b94ebbc94ba55aedc282bb72580222860311210b771b8ab4193b7d862306ea1d0d9278b617f83eb3aaa91b28417d543558c2eda59c8525f046ca044b706149ae196326162d7888570e4bb0c470582264e16ec3923663a7cfb0c440bda3c1123f08677bf6a6d2ecd5f66109eaa3aac1126ebbcd2c2c81f7da2458820b4b72fdba32b168c343bc7258822586c312210b771b96b4193b7d862506ea1d0f96b8beef8d9873bdad1b2cc17c543558c2edc8968525f0766c044b706149aea54b26161d7888570e4bb0c470582264e16ec3923663a7cfb0c440bde3fd881378133fbfbcf9f28c7ac112d447558325dca63d595802efd843b004796d4976d77f261647f010af1c966089e1b044c8c2dd86256dc64e9f6189817ac78325963f0bb24b336ecfa8192cc17c543558c2edeb908525f0a60e044b7061496e636826165d7888570e4bb0c470582264e16ec3923663a7cfb0c440bda3c192c0f31d2fbfb9e5f28c7ac112d44785c192f2a5aef015ae6ea328a485e9a40fd0a772235f7abfbcbe7b03737bf0696774153a3bfe75d1959544ebf1afc5317b4d094e49f759b01c14d31bdf62298dfbb0418354b473aca647ff9a7a3b5bd5e3ef6ccd2159ce54bda701b4a2da6b999e3aeaee86b7af6a7b1fbe6435a16bea49757b52e146d84e7d2c7bac0a9389f15a200313ea8560a9f742204ad6014a26b099597ed66b6b873408ecf4bb578441d44cd6fcc6c3a63ac99964dc133dd3889e09d8ce54cd374ed0a4a7aa8ebabce114adfdbe249a93b4fa1544340d44d32a7e3053ef0d4334ad03344da0b983fcdcd756c70810e8e977ef1c83689aacf98d874e75d234c9b8279aa6114d13b09da99a6f9ca6494f551d7579c3695afb7d9a34a769f52b88681a88a695f7cab2d47b65114deb004d136876233ff7b5d54107047afadd4bcc209a266b7ee3a1539d344d32ee89a66944d3046c67aae61ba769d25355475dde749ad67adf3add695aed0a229a06a269e5bd032df5de8144d33a40d3049a7fc9cf7d6d751403819e7ef7563488a6c99adf78e854274d938c7ba2691ad13401db99aaf9c6699af454d55197379ca6b5dfc753739a56bf8288a681685a792f554bbd972ad1b40ed0348166888005ff2d755884edf4e875af5983689aacf98d874eb5ee4d938b7ba2691ad13401db99aaf9e6f7a6c94e551d7579d3695aeb7d8d75a769b52b88681a88a695f796b6d47b4b134deb004d13680e2b3ff7b5d57116047afadd7bdb209a266b7ee3a1539d344d32ee89a66944d3046c67aae61ba769d25355475dde709ad67e9f77cd695afd0a229a264cd3fe75d83c713b3c4637151a3b8e9b616526711c6710fd6513b7cbc5b3dbcf0370b94f5a06e8872a6929902ab0b4905c0eab57cc6ff58a3194edc9e65995bebfc2e4f2f1fcd6a0a372048682b3a221a6b79873b610061014f6b0c920fa2be861e3160fde417c502014a86afa7c8604ea4d9f091b14027e3c9f0d16dc169258e8002205820f207200080122068411e082245182bca09ee004b5d6931d460a308f21acc0f4b2d9781e78e25ed6265a407d5435bcc0ed3e9ac50bf0eea384178abdcc82f17cccd9246f31c31ed4310d2005d4ed132007d24c0f20068417e08224f182bca09ee005b51e681dc60b308f21bcc0d91b341bcf5c612f6b132fa03eaa1a5ee0b6c1cbe205781b3cc20b85b09fdb8bc584b35bd366863d042f40a440f002440e002f40c480f0025c90245e9017d417bca0d48ca7c37801e6318417d8bf76799e375b087b599b7801f551d5f002b71f53162fc0fb31115e2836e10b26b339872638ccb007b5fa034801b5a905c8817481048801e105b82049bc202fa8277841ad2b4487f102cc63082f30bd6c1ecc879cd5922c2f6b132fa03eaa1a5ee03606c9e205786310c20bc59f21278b81e7b0c37ec40c7bd0fa058014d0fa05801cc8fa058018d8fa05b020d9f50bd282fa821794b62777182fc03c86f0027b51c0c81bf9ec5fbd585ed6eafa05cc4755c30bdc1dea59bc00dfa14e78a1b8df6d3a1f8c3961ef32c31eb4ab0e2005b4231c2007b2e11220068417e08224f182bca09ee005b57d721dc60b308f21bcc0f6b2f96236634fc22c2f6b132fa03e2a0c2f94af73842f6f9c34030fa8814d9d80a6e2a520e8a572480854a91c14804b2ac7048110c151251147b5f3f5015e34beed522905c0660cdf8dfe0abee3702a3db5556020bc3716444c164666ea71839d566ca8deabc77823b080f155e3f7176be4ae905d0a293dfe239ad26d69337566437646bda5c8c4ad05990047053b46ddfa6ebfe10e90ce096d77b7d4b7bb13bfeb00bf7382c970cedd670b6478028382daf3540f0be9c7533d2aac018fe8b8b21d77aac6ed09d76b61eb7c1b6ccf0bac80bd208ff81ef13de27bda1881f81e8a5dbcb93fe2ac28d28df1b5df56439df3a9a214f0b86007a95feba633bf8a1ff4d41b9710f3eb00f35b0c46038713a11694f9090c0a6aa4523d2ca46f4af5a8b03629a2e3ca7645a91ab727ccaf8526282d30bf60e27bbe27fc96c4fc0c00b7c4fcba6804627e3876b1bcb937174feb2d32bff61b24a9333f5594021e175e1aa85deba633bff21654967a0b2a627e1d607ed3f97c3ee2ec65b7a1cc4f6050508b8bea61211d2daa478535b0101d57b65f45d5b87d617ecdb7b36a83f98d42eec7ae70b2de92989f09e096985f078d40cc0fc52e510f018f5dea62a6f516995ffbadeed4999f2a4a018f0b5f045cbbd64d677ee5cd042df56682c4fc3ac0fc2603d749ed36cd44a803657e028342989fc0b000e627302a88f9098f2bc9fc2ac7ed09f36ba131611bcccff283805de164bd25313f03c02d31bf2e1a81981f0ef31b7981cf06f6ccb4de22f36bbf69a93af3534529e071c10e52bfd64d677ee56d612df5b6b0c4fc3ac0fc9cf96cb170d9113a82323f814141fbfcaa8785ecf3ab1e15b6cf4f745cd97d7e55e3f685f935df62b69d7d7e6e30157e4b627e06805b627e5d3402313f14bb7833df0f6cf1b4dee63ebfd6db4f23ecf3534429e071e1fbfc6ad7bae9ccafbcc1b7a5dee09b985f07985f309eba0e27425d28f3131814d470bc7a58487ff1ea5161edc445c795ed1e5e356e4f985f0bcdc2dbf8cdcf0f1c4e099cf596c4fc0c00b7c4fcba6804627e3876f1fca9c72e7531d37a8bccaffd8304d4999f2a4a018f0b7790dab56e2af32bdfdf07dfd6376d86e819459bb2c64ddc3b675d1075121b18449fc486865028b19161094a666cd9242532764fe8540b87236c726068530e8f44ada548404c0c79cb3124e679a81151261858e4e0773a02d039b59eaeafea4634dd91eb57d7225af5fdda5cb4c48f54c3aa21e68d9cfff4f581aafa08aef5742cb2209abaaa9ad25dd065fac4a3ea445a1d69439ed53a8347195b2b5884e8e1c08a9ed0693db6fa693d54e2a3044125be8e97f85a39134717a46f7ed053910f614acf9d3c918d012af3e9ebfda64c79bd717e2af4995ae843cf81fa7a0195fa508d4dc53e53a71f5537d2ec3433f2add6d97cf7ca7da83eae56f02b3fa4cd563fa48d0a7e9422a8e0d7f1825f2b47a1e982f7cd0f7a2af8214ceab90387b23140053f7dbddf9429af37ce4f053f530b7ee839505f2fa0821faab1a9e067eaf4a3dc8149af432cc9b75a67f3dd2bf8a1fab85ac1af62efaefad99c54f0a3144105bfae17fcda38015317bc6f7ed053c10f6152cf9d33978d012af8e9ebfda64c79bd717e2af8995af043cf81fa7a0115fc508d4d053f53a71fe5bab15e6717936fb5cee6bb57f043f571b5825ff991ccb6fa91cc54f0a3144105bf8e17fc5a39f85817bc6f7ed053c10fa54b47e678d16c0c50c14f5fef3765caeb8df353c1cfd4821f7a0ed4d70ba8e0876a6c2af8993afda8ba916647d6936fb5cee6bb57f043f571b582df48ace07739199d0a7e54f0d3304550c18f71bfebe7ddeb82f7cd0f7a2af861b431cb9e2a9d8d012af8e9ebfda64c79bd717e2af8995af043cf81fa7a0115fc508d4d053f53a71fe51e7e236fe4b3ebc62cee4005bf0efa56d70b7ea83eae56f073c50a7e2e15fca8e0a76f8aa0821fe37e8305bfc0f31dce2f18ace3cea9e0a757d053c10f61520fc653d761f31f970a7e1a7bbf29535e6f9c9f0a7ea616fcd073a0be5e40053f546353c1cfd4e947d98de68b1967a1288b3b50c1af83bed5f5821faa8fcb14fcbce5e1cb0f9be3a950e58b6edcc5778085bdf1a099c25e321b2bcfe40dd6063b58e019c47f720e7c3e645ab9928306b9ae17cb52e2103327360db904cd205b61804e89aaba14309e1e50b744efe96b1f9e974f6b1044c950de7ac280ad495c836a698eb9bc39d2d4139507aa2ad8fce0005803ca0dd5a3a39baa0450a17eab1282b893dfd7877ce47df96dfd12da04c10982639c914b209c40781741b8e5d881cb5e644030bc0d186ebba360cadee64540bc850069c01efd81e24d29b317601c57990a70bc786475018e838fab2638de27382e7c821dc17182e35d84e3ae653996cd090082e32d9ca7e0d8aeed881b84e0b8f1f6e80f1c6f4a99bd80e3b8ca5480e3c503250b701c7c9824c1f13ec171e1f365088e131cef221c777c7768b19becdbac9c4e70bc66838cdda9658b1ce34270bc2bf6e80f1c6f4a99bd80e3b8ca5480e3c5e39e0a701c7cd413c1f13ec171e1eeef04c7098e77118edb813d1cb17ff17458399de078cd061905ce743c133708c171e3edd11f38de94327b01c77195a900c78b873114e038f8200682e37d82e3c2bd59098e131cef221cb706a3893be60400c1f116d68e0f27ce742e6e1082e3c6dba33f70bc2965f6028ee32a53018e175b2517e038b84d32c1f13ec171e1ce6904c7098e77118e4fc7ce78c00b0082e3cdc371df76170376cd8b691082e3c6dba33f70bc2965f6028ee32a53068ec7f1fbe92d1e384c0005347eb97f77f900148b5f90490b583c074892949546242da170a5eeefb9bd92c95ba5364b96a577dea015aa2a47ade0414ba67af098a5cd50511a7f739aa12a8dfd50f08b4e7235df8dfe322942fadab971eb706a1a7d5389d976bb8f677df46c1756bf5e088163b69b572e9a0018a1f2e1430df44e9b4ea575cd3ae1a119f5d607b8d42783cbc58c5e5b6e8c07302ee3dc06d36ddb42fd491a4a83489e78c526fe23380dbac0f31f4a0894c4cae3e8afe08302ea4abb75842bb8ce2d08e085247dad419202e1e276b4cc132ff5c696c4c04c6060b98e949941153898c0b0001626302af1309d79981758017b7f2b313162621d6562d6c2598cd99d3a888ba972b19c727353c2e572bd6cac0103131fd3c91a688c6c3e592c7c91676d9f93cdc6f3c0f3851f9558993c2b2b3636e5b132787f53626526b032814121ac4c1685a28d4aac4c6356164c7ccfe775c12d66766265c4ca3ac0cac6636b61b1d7c030fb27122b9348af39e5e602eb72b95e56d680818995e9640d3456e68fe693397ba3216b426c939579c16c3c632fc2663d2ab132795656ec6fcb6365f036b7c4ca905959ae7755660272a0ac2cd79f3633a8cd4abd68c3025899c0a8c4ca746665a39097b1eb6dd986829d636502b14bacaca3ac6ce48f4736fb7c40661b4d626512e935a7dcdc9470b95c2f2b6bc0c0c4ca74b2061a2bf35cdf9e8b74d86d9f952d3ccf9b893f6a392b536730c596c03c0603ef0c4c0c0699c108e07779062300ad200c4616b1a18d4a0c46670663f941c0ae4d65973c748ec1c8327a6230dd6130cec29ebbbcaee93890aabf0c26a7dcdc9470b95c2f8369c0c0c46074b2061a83592c16038f7dbe196b426c93c1cc83f9d0631343d6a3d2ef4af2acacd8199ac7cae00da2899521b3b25cd7b7cc04e4425959aeb37366d0112bf5a20d0bd983553d2ab1328d5999ef056ec09e84b2ad383bc7ca046297585947599935766763764596d980965899447acd293737255c2ed7bc07ab7e03132bd3c91a787bb05ccff3d99b92591362ab7bb046dec867935dd6a3122b936765c506e13c5606ef134eac0c9995097012795626001721ac4c1685a28d4aac4c635616f881e3b327ccec2f689d6365b2550a6265dd61657377e40ed8d08bd987985899447acd293737255c2ed7cbca1a3030b1329dac81c6ca82b9e7ccd99d315813629bac2c982f669c73d2598f4aac4c8495452732f1a9587c174abf2e3bbb897e75fa80a6c69b7ed73af1941edf64b582dea6be3db3d9d309734bef62513356ce3d5006f114769d5f9f46113973955f1deb9a10121644661145201a830ed59fb36d1683e8af60a6b2f10fb69159c014fe117d50bbec41a198a0ba8171fa2c4778f7620209fd0009cd77a425984030816002c104698b7ab617703a02e80614bcb93f0a86e28f5a275428e9aa99860af0969a04157a01155a6893485081a0024105820af207bc06215860ff24c1ca556d4285c0f2e6de5cfc51eb840a25added25001dee78da0423fa042f3bdbbfa0615c288f12712fb3e6b870ab907ca4085c2d664820a041574810aaeef7b23e15cd52654f067c1d0633330e6a3d609154a7a2aa5a102bca11241857e4085e69be4f40d2a8cfde9c2916872573b54c83d50062a14fa30125420a8a00954f0026fc2d929c7ca55ad4285911770f653301fb54ea850d2e8230d15e05d3e082af4022ab4d0b9a16f5021b0c6f6807d4a0973857ced5021f740e59b38082a1054d0052a58115917ce55adae5598f97e608b3f6a9d50a164f7791a2ac0b79e1354e8055468613b71dfa082ed4cbc19bb6eca6c71523b54c83d50062a14baf0105420a8a00954083cdfe1b41a65e5aa56d72a78fe94d3c095f9a8e850e15f87cd131f22c477a1c8c0266450d694a6beee290f7951dd84242a7b874080a46c72135f9118ff117c6ac02674b9295e2e50f47ce3fa1b7208bf6a4e9dbc574d20d35c7ee2a9bd37853eaf8ad6f8613288fe0afa1fa097021a18407c502814a8de0c197d4a7d33246103c206756203b5ed42eda183f964b1f0d94d6a3a8b0fea7f678d1082ed8e82a9886376012334f0b2682861369e87645cd80bdbc409a88faa88144af642a691027c2f242105420a752205b5dd42ed21057f349fccc7c2cfdd09a450ff3b6b8414a68eedda6c58c4dcba6a345268e065f18e8d0e66e3197b8135cb0bdb440aa88faa88144ab642a691027c2b242105420a752205b5cd42ed2185fa8fb9d70f29d4ffce1a2185b13bb56c9197ed025268e065f18e67f53c6f26ee856d2205d44755440a253b21d34801be1392900221855a9182d25ea1f69042fdc749eb8714ea7f678d90c22870a663f66e14668f0ba39142032f8b776460eda7a3eb7990bb225228d90899460af08d9084140829d48914d4b60ab58714ea3fe2543fa450ff3b6b8414ece1c499b27f16636e46311a2934f0b278eb146a3fb157cfc385159142c93ec8345280ef8324a44048a14ea4a0b653a83da450ffb17bfa2185fadf5923a4e0dbee42a6c385d148a18197453cf0b2ee5324f53cf0f286142eff75fcc7ff03504b030414000000080038b67d5d607982d33935000073af06001a000000776f72642f7374796c657357697468456666656374732e786d6ced7d5d97a346b2edfbf915b5eac54f9e960021c9cb7dce1202c65ecbe3f199f6f83eababd45d9aae92ea4a2ab7ed5f7f409f8012c88f48c884ed7e9829401990b93373c70e88f8fe7ffe7879befb7db9ddad36ebf7df0cff36f8e66eb97ed83caed69fdf7ff3ef5fe36f27dfdcedf68bf5e3e279b35ebeffe6cfe5ee9bfff9effffafeeb77bbfd9fcfcbdd5df2fbf5eebbafaf0fefef9ff6fbd7efdebddb3d3c2d5f16bbbfbdac1eb69bdde6d3fe6f0f9b97779b4f9f560fcb775f37dbc777ce603838fcbfd7ede661b9db25c6e68bf5ef8bddfda9b9970d5f6b2f8b87f3ff75068349f2f76a7d69e3f68e36afcb7572f2d366fbb2d8277f6e3f27bfd87e797bfd3669f375b15f7d5c3daff67fa66df997667e7f7fffb65d7f776ae3dbcb7da4bff92eb981ef7e7f793e5fbca9baf678a3a7ff39ff62cb7393c79f849b87b797e57a7fb8bd77dbe57372c39bf5ee69f57aed37d9d692934fe7462a1f38f3b05f5f879edaa087dbc5d7e47fae0df2dcfee3f1472fcfc73baf6e7138e01891b489cb2f786e216ff37c2759f07d95eb9a6ce77e56ebdbbf6f376fafd7d6566aadfdb8fe72692b590644da3a8d51f6d1766a37f3e169f19a4ca09787ef7efcbcde6c171f9f933b4a7afc2e45e4fd7fffd7dd5db23c3d6e1ec2e5a7c5dbf37e971e391cdbfeb23d1d3b1e3a1f3cff75fc3bdeacf7bbbbafdf2d760fabd5afc9fd25adbfac12433fccd6bbd57d7266b9d8ed67bbd5227b323a1d4bcf3fa517327ff9b0db670e07abc7d5fdbb9cf5dd5fc955bf2f9edfdf3bcecda9f9aef4e4f362fdf97c72b9fef6df1fb2f79939f43131f9fe7eb1fdf6c3ecdac2f7ef32dd70fa23d75189815756dfbd16fa6ef7ba78581d6e64f169bf4cd6b664f853abcfab1434ced83ffff1afb774cc166ffb4dfe2e5eb3779137991e290ceae1b9f7c922f6e1b81725172c3ffdb479f8b27cfcb04f4ebcbf3f584f0efefbc75fb6abcd3659dcdfdf4fa7a7831f962fab1f568f8fcbf5fbfbe1f9c2f5d3ea71f9ff9e96eb7fef968fd7e3ff1b1fe6ffa9c587cddb7a7f7ca04b073def1ea33f1e96afe9a29c5cb25ea4c3fc73faabe7f427bb8cb1431b6fabeb2d1d0f144c1f0efeffb3dde1b9a3ca4c3d2d17e9ae7d37acb53625b4e6301b176fc7256ac7236a6744d48e4fd4ce98a89d09513b53c576f69b872352b36db8539e9fdd408eef673708e3fbd90da0f87e76831fbe9fddc085ef6737e8e0fbd90d18f87e7633f6f53f7b581cfebef9e1480c35bfaef6cfcbdaf56d48b19c9ef699bb5f16dbc5e7ede2f5e92ee50537a6ea9af9f0f671cf77d343829bfeb0df6e52f65b63cb71086c452faf4f8bdd6a576f8d62387e4d59dedddfb7abc75a7ba392fdadc6c22fcf8b87e5d3e6f971b9bdfb75f9c75eaa919f37771f8e1ca87ec0097ae5a7d5e7a7fd5dc2871f792cfa2503c165e4a7d56e5f6fa1e4a1b82c700dae5f02dd1a0bff583eaede5ece3dc5c1917c97c28e536fc753b1930e0acfc38c948d703c89af62241d7c9e27192b1be1789289b211b7de88dc2a152eb65ff8e6e2586eb6cf37cf9beda7b767ee55652c37e72f76f81e466eda5f8c70ad2d63b9399f5b84ef660f0f8943ca0365d5d558c094eab22c608a667d163048b3500b182458b105acc92dddff5afebeda9d09b7f8b8ef32bcb7f616dd920e116232fffbb6d9d793648742baf871bd5fae77cb3b3e932e057bcdeda402834fb0a50a5823d85b05ac116cb202d614775b7e4b44dbae804182fd57c01ac1462c608d7047e6e07d543b328729aa1d99c314ed8ecc619076476ec68712b046e04c095823dc0238ac116e01cdf85902d688b6807a4bc45b008741c22d80c31ae116c0618d700be0f0caa9b6000e53545b008729da2d80c320ed16c06190700be0b046b805705823dc0238ac116e011cd608b700fd9a1bbf25e22d80c320e116c0618d700be0b046b80578cd6d011ca6a8b6000e53b45b008741da2d80c320e116c0618d700be0b046b805705823dc0238ac116e011cd688b6807a4bc45b008741c22d80c31ae116c0618d700b1835b7057098a2da02384cd16e011c0669b7000e83845b008735c22d80c31ae116c0618d700be0b046b805705823da02ea2d116f011c0609b7000e6b845b008735c22dc06f6e0be03045b5057098a2dd02380cd26e011c0609b7000e6b845b008735c22d80c31ae116c0618d700be0b046b405d45b22de02380c126e011cd608b7000e6b72ab49fa0ef6f3f28efb85e521e55b26fcaf4993bc007e7cd47f2d3f2db7cbf503c7eb2d1456cfcf2a6096e20df460b3f972c7f749805b821c317bab8fcfabcde1a5a83f6f0c8c6bdf60ffe7fcee87e5e59dcac2f7138c1b493f78cb7ede763876faee3ab97cffe76bd2ea6bf635adc7e3370ba777cb0f17fef878f908ed727be9fddc9dbe153c9dbbdefbe92eae07b6bb648a9eae1e0ce2b93f75e3eb0d1e8cd4dfd9e55e4e3d3064dfcdf51bb6abfd8f8b64acfeb92ebde1f5f28f7de9c9e7d5facbf9e4d9f4fc69b1cd5c721d88f38553b9ee389cce7c1199fcf565b97cfd39b9bf7785633fadd6cb5df6e0f5c3c98fcb4f9b6dd27ddee480ced377949735ee70f5e66d9f7e44f9d3efcf973bb9dc42ee23cadcd7addf977ddbbaf84fc5b7ade9c9d26f5b73bfbc7edb9a1ece7fdb9a8e63ee8f79eef11fd2fde0fc2cae3f8aa707041fda3bec15efef17874de27a38dd18d33919e78c643e9f9d144e643e9e9d647bebd4430a6076aac1ec6804b32304e6fcfa6700c84f9f0773827cd821907bf164188465202f81b45f0e699f16d26e35a45d8d9076fb0469a76f90a681a7570d4f4f233c3d21785e49696720ebda0dd955ee0f33e03caa86f348239c477d87b3673e9c73b0743c373e8ad31cec781cd302d5af06aaaf11a87edf813a321fa8dc6b6bab201e578378ac11c4e3be83d8ef1088bd41faaf08e27dd28d5708ffba4af34405c4089e542378a211c193be23786c3e82d5858641e144466818d042795a0de5a946284ffb0ee589f950d6ba186b45fd4302aec543320e158199538ea9cba7f6870c53ccf950928daa0abc4371f0563fd13e4dc154f13487144df5b1a6bbc375d5f34e76e2ed3f3ee7a09bfcfde33a9d795f4fc1bee3933cfeb1c80d7572d97cf9fcfc8f453e9be57ef35afdd3e3cab2fcb43f5e361c4caa2efcb8d9ef372f1c2d6e0f6ff6d434998e55f1be4fc778e0b97e7bf9b8dc9e6291a571c3436e9692b13c266ea11e4699ade4e7cd39e756d9ad9ecff3ce17b505fc260bea61b44f3950bdcb1fb7395033ebb0c0e2f2f0b64b7075881117473017f26476ce0fe788eb5d61372cecb6cca5aa727b1d726fad359d6bce6e6475085310334e3d661c72cc383dc64cfb11414184b8f50871c911e20221d5085174cb8eaf533107f5784a833f7668b8d6191b66dff353dba05f83c73cd3bb50b3c3efd31cf3a777cafe4abda4bbe3969ebe947318ce63bff3ced777797b2c7ee00e7819c20914ebd4b1795b3c9f788df16e5c0ec6c371b23dde745cfa444eddd678e9b8bc227e7291b7172cdeec9c979f38a50be6c8d1b6605e015e3eb1e856cae23cad994ad6ac931d05117b1dbee48d6622e67256c36a7c6ebb7e41a6f398126fb4504962f5cc78efebd895998bcd5df1685f33600177382a81a7e395c2d3f1b4ad7139d85482966ea5634c831a985ab3d875063fece52dd58eae19469970296421e55fe96e21e07a642bd5ea2027a69a5ffaf1cba0b041d5f23299be0a368f7f1e12d233bb293d7bcc57cfdf43d939746ebd3e18c2f3da65be2f67b3613809f975b2a1c37a8f9d667dca3d67754fd22d5097a1e3eed8f20e54814ec91bead7271679479df5801cefa137039f8b1b75fa7ea221a135df0f759d4d0fb01ae14c3fc24a5e18bf3eb4c82be3ac27e4782dbcad058a411daebbe9b05ca21bea93e8f2bd563734f478ac91e9f8f0d860bf96b3947272a24449e8c19a6526eef1e5baa7c5fa735ac8f5f077034c25ed9592ade65444a4e12e731d3f9e0eb8ba6cecb4d665256be7a1cb4496cda6bb6c3898b4d667c1dbf3f3b26272de9d2e30abf76e758ee4c88f97df970b1dcd7467d5dc3d5e61dc14aee951a7e51ead9adaa71e356d86d7f4a8db5a8ffe7c7865a5a2434f1758d59da396bbb36aca1faf687eca3b53df9d96139d9a1ef55beed1aa297fead1c6a7bc5a8f8e5bebd179d2f46afd5612053974e9e512b3bab4ca7564d2f58678d3b9bbaae6fdf91ae366be50a736a4ce663bb56aea5f3ad5b4c92fd4a907cadf40affe63f1b0dd948bde2fe9e91209e2f2531d82514d5fee171f77b975343970fe71da81e933be6e76c9b63fce6c5395570e87d97073f5a5e36cc8baf252c71d78bc974eb2435e79a9eb8d781fcb4b78537e5bb9f69d485437cd25f6b65d1d05b143b4ed7a24af0f5d5c027daff9570872795432417db8843800719d47927adc0de04d1e0cf65a72acf3c7ecf2e329fef598fb258a43c3b50b90a392692a3f10dcf1e2c1e13ff68732bac07fed8df251a0c37c71506bfabd3bdd9ccb50c2ece9f37bb91ef97bb95ef5029339cbfa10c49ad7323ee6fe3022b388203a46f5e81891a363d40f74349ae34070dcfdfa71f7c9c7ddefc7b81b93f7421013e37a4c8cc9313106269a4b23210888493d2026e48098f403108665651044c6b41e195372644cfb810c7b931cb01deef9e290f99a8d9687d34922a79bf1b2efa806177ab2765c6554b10fbd1958ac723294579161f947c543c58f8aafdf02ecb79bb2aff14fe764570986339f8d52a88928251dafd81b970a00ccfeb89c25ec11952f25b9f40ec505e2542fa042983b5714d026d0656fa156a7735bfaf4d4d3f8e9293b659033298ffd4cdd43858e437692e35fcaab99e192c90d48eab14ac7817293841b9d14eb9d314393fbb8ec7959bd9016abbcd0ada7c31664fac960727abbb28eeaa9ca0445b457f7f24d591bc26d4be57b52ab817dad9b5385eceb55747deed2f5f92ed96c9f13ea5fdea1f3c168e0957468fe93eab7c27e480af09adebe2d6644d8dddab92af950547e2eaf679cd2ba4e15794832659f0847c66d6f64caba583595cb3fe7e77a53cc7ecc16a42aed4846322f517fbc9d2c9ab7e92ea7d97ee57a37e992f1f0daa7e991b4685d4997a6a70f45edca7b349b26b1aadf4602416afafc738786e4d329069bede3725b7817ea904eb1c6cd1964dc9c7ce29b23413e265b546b84d7e5aa69e69ca651ad95d53a19dae50f44edfca6d2ce297d6461ecbeef657eccdba97fa8b77b2ac759f69e67a6d4b0fa02e00bf8759a1680fcc6c6fd82cbf9e04d029ecc8e56b6c01c1cf17f6dbe068bf5e387d55f97ce1d169798c38589d9da0b752c59939209c5f1da0fc722a4d47abf66710e0dbf6c2fad7c5a6d77fb0446f7990ec84c92c234398b61f9ecd97c73a6306b8af3a640096f49e1bbe2343b3c5b0e9c0f85e6f60f3760d50ad79bad77bd7abe39af0dd005bc94de4061272dbfe4b7924b0ec02a76edf1e02f79ec9dd05605c0e705f007fcb587bfc302983cd03d012cc450dfb8d18f090318feb6dceeef49505c07b49680705c329e2e2cf0e179b9d816b97cf2e7a7d5f341e049ff5d901d1f0ee6d9597aec2821bb7161c795c0db61107ed86cffc220e81f0415dfe5dbd949c1aef761ee8e975695e3ee86332399afbdf3ee0c67a0597aff150864c3a5814b430a596da452ec0e2ca395706b80c1b63108d7a6d7ac3a74c3388a0aacbac8d5e0dc583c0c04ee4d697e13867b5391e6a41beecdd4737dd72b7bdba3bfee0de75b30d2bb30ef5b36706fe0de5043561bb514bb03cba825dc1b60b06d0cc2bde935af8ee284595f59599657e78fc2bdb1741808dc9bd24c830cf7a622e16037dc9bb13f75dc397b37707becde4c8320184dcbfa45ddbde16c1fee0ddc1b72c86aa39662776019b5847b030cb68d41b837fde6d57e14852326af767347e1de583a0c04ee8d27e0de64338f76d2bd19c5de743c63ef06d7a04effdc9bc9c0f7664e59bfa8bb379cedc3bd817b430e596dd452ec0e2ca396706f80c1b63108f7a6d7bc3a8cc3493461f26a2f7714ee8da5c340e0de8c04dc9b6c36d34eba37ee70e24d03f66e707550fbe7de78c16c3ef7cbfa45ddbde16c1fee0ddc1b72c86aa39662776019b5847b030cb68d41b837fde6d54e348bf39f77dc7235b837160f03817be30bb837d90a519d746f22d79f0f4aa237d74da27fee4d3c9efa5ec92e592c222bb30b73b60ff706ee0d3964b5514bb13bb08c5ac2bd0106dbc620dc9b5ef3ea388cbcb098b0abc8d5e0de583c0c52eecd4fabddbecaa7399c57f763b269d68c49f86eb797c19f8fb93cb3bcc1b99e6fa7341249f7d535ba951ee2c37fc551feb878f8f279bb794bb69d7b3687e0dc82b897f302dab2693095b7cf9e3b0d8f9bb78fd7e9eeabad257ad741dd2ba1d6b5106e86216e466329c6817d4dd827767800085b0021ed7af164ac4eafa34c570d5f2c7b59e3c9a4c5279e21a9aa65271e3261c3276bd2272be02d9fbd135e59135e997c96681d39a01bce324dbde8c23bb3d23bc31c30740eb4eda501182d0343d55bab4cc09df5d628b26f977b6bf360e0fbd91411f0d6e873638b4f3f43326fcb4e3d24f686b7d6a4b756c05b3e1929bcb526bc35f9a4d73a525a379c349b7ad185b766a5b7863960e81c68db5b03305a0686aab756994f3cebad51241387b796bdacf154dfe2d3cf9044e2b2530f79cae1ad35e9ad15f096cfad0a6fad096f4d3e87b78e0cdd0de700a75e74e1ad59e9ad610e183a07daf6d6008c9681a1eaad55a647cf7a6b14b9d1e1ad652f6b3c73b9f8f433242fbaecd443da75786b4d7a6b05bce553c5c25b6bc25b934f49ae23e178c329cda9175d786b567a6b980386ce81b6bd3500a36560a87a6b95d9deb3de1a45aa77786bd9cb1a4fc42ef122b21969de65a71eb2c8c35b6bf4bbb53cdef2996fe1ad35e1adc96758d7913fbde10cedd48b2ebc352bbd35cc0143e740dbde1a80d1323054bdb5cae4f5596f8d22733dbcb5ec658de795179f7e8664ad979d7a488a0f6fad496fad80b77c225f786b4d786bf209e375a4836f38e13cf5a20b6fcd4a6f0d73c0d039d0b6b70660b40c0c296fedefdbd56395977638afee9c651393c039433afe96d3f11f1a2f54e7d0d3fc6f1a9a874b699e4bb98d37ebfd2e6d7bf7b05afd9a0edefbfb97c57f36db1f660910d2c697095d9ced568becc9e8742c3dff945ec8fce5c36e9f391cac1e57c52169dc61ea527ee8a1d909a2598b154729a1f693545ba135f46de2a2ca05e6ad4695c58ee944aaf1d8f1c8d8faed5b41e8f521148fe91e20ee84c248f341faef62295b402c7bccd8a29cc05dbb54a6419e6201b01d001bc026dfc2a5957c9eea4ee97594d59d20ed672f43752743aa3bb1bc6f5d0604970ed4a7ca2d7c90f96df7f5ed2930522af59b536144ab6cd84e011c08fe2d4e611450c30c86f40fe91f74c0c6b5a453210000433330c414d3d00de328bad8cad7adcd1eed4e300008d442731ae5305680bccdc000406e3fc87587082a4b8a6643041425451122c85e8692a286941465f9e9ba0c082e1e288a9a5bf81022b05d13b0a7aa5d6988c09cb2765a05c676aa2e2244d0e21446d55ecc6084081022001db0712de9548800c0d00c0c31f5348a4337641774c91fed4e880008d442731ae5305680bccd1001406e3fc87587082aebd86743041475ec1122c85e863af686d4b167f9e9ba0c082e1e9c0610224088c00e4dc09e52caa52102736a296b1518db29f58d10418b53982f4460cf14c60c6e6106234460f123830ed8bb96742a440060680686a07aea475138bad8caaaa76eee6877420440a0169ad32887b102e46d86080072fb41ae3b44e0f18608b2fa3d4204c68408f88bbdcbcc7091d665e6b748fb12b35ba479a91081b801c1c583d30042040811d8a10970cf18dd2b56ed9a551a221033a173d9d22a30f2af6d081174640af38508ec99c298c12dcc6084082c7e64d0017bd7924e8508000ccdc010534fc3389c44938badac7aeae58e76274400046aa1398d72182b40de66880020b71fe4ba430423de10c10821021343045e309bcf4b6a568f0a7e82442a3181d6a5128909b42f93464ca079b95a04c20644b394f11940880021023b3401ee19a37bc5aa5db3ca6b110899d0b96c691518f9d73684083a3285396b1158338531835b98c1081158fcc8a003f6ae259d0a1100189a8121a89e3ad12cce2764bf9aca1eed4e880008d442731ae5305680bcd55a0400b9f520d71d22f07943043e4204268608e2f1d4f74ad0e517fc04f1192ed2baccfc16695f62768b342f1522103720b878701a40880021023b3401ee19a37bc5aa5db34a43046226742e5b5a0546feb50d21828e4c61be10813d531833b885198c1081c58f0c3a60ef5ad2a9100180a1191862ea691c465e38b8d8caaaa77eee6877420440a0169ad32887b102e46d86080072fb414e1d22f8c7f271f5f6f2e169f198dcfc901d1f385e7377bae8ee22812b0407b2950c101ca0f97e6090fe2be26abffc23537efdb8960571c161908806ca1b930a0dca9b938913ca5b93fbf640ca1ec200e685012a3cefc381c3809fc1111ffe2b0efbc7c5c397cfdbcd5bc287f396db7bb34f723a34bcb434beb834bdbc48ca87854b08a8f3e0f05f813a1fef5f99231b1512305594c78cecfc8cd429c8b72289d31b95542db997b9f920fdc75ce6b2c78c15c14cd82a5ae943428da59dc9ade6c49f5ef6e374e6cfaffcc1ab37d2ab1f07b3c1bca472a506bf5ec99ccc56af645062ab57b227e5ddcb5a847f0fffbe11ff5e7e4a34bec8b4b0cc34bfd01843debc78320cae8f900d91c1d36fc6d3c7dceccddc84c7dfbac71fba611c45250b5ef6287c7ef37a115e7fdac38e98d79ffd480f5ebf315eff3c1e07e39262544ee50625b5e92b9993d9f2950c4a6cf84af6a4bc7e598bf0fae1f537e2f5cb4f89c61799169699e6171a63e8db7c301a786cafdf51676af0fa39bc7ecccddecc4d78fdad7bfd519c78ac4ec982973d0aafdfbc5e84d79ff6b02be6f5673d7678fdc678fd813b9f4f4aea4bb8951b94d4a6af644e66cb573228b1e12bd993f2fa652dc2eb87d7df88d72f3f251a5f645a58669a5f688ca16fd320084657e7284bdf5c75a606af9fc3ebc7dceccddc84d7dfbed7ef4751382a59f0b247e1f59bd78bf0fad31ef6c4bcfeac4b0eafdf18af7f1a4f6641892ced556e50529bbe9239992d5fc9a0c486af644fcaeb97b508af1f5e7f235ebffc94687c91696199697ea13186be152a1ae74b69c3eb6fc2ebc7dceccddc84d7dfbad71fc6e1249a942c78d9a3f0facdeb4578fdc73242425effa5ea10bc7e93bcfef1643e083df60635aadca0a4367d2573521ff5a91894f9a44fc59edc77fd9216e1f5c3eb6fc4eb979f128d2f322d2c33cd2f34c6d0b74291c27c754c78fd4d78fd989bbd999bf0fadbf7faadaf796dc2b6617f51658bbdfe92d2bd655e3f45015f78fdd9cb680af84e83c1b86483f22b3728a94d5fc99c547d0e158332e53a54ecc9150196b408af1f5e7f235ebffc94687c91696199697ea13186be15ea0ee50b5ec1eb6fc2ebc7dceccddc84d7dfbad76f7f194b23b60debeb245ae8f5f365f1a348de97f5e2e1e40b39f9c3b20d294f576a7752ce76e041c28324f520b9f17b433e594b2801c20b00aa59ad5103ad1188e7207cfbe3d67c29809483bbe5579c23484b179c16dc15131749d64801578d2e7e1d00541d627a3fce92de7fa7fb3b9ca4ff2ad6ebec99d40b5ca6bf694db630feb9d6cbd4c1a0011868b45ee173fdb53856954cb47d9e001428a0404d1d13aa70e95056b8845c96bd0c7219e432c865fd5ce1c518608f4a094230b317a610cc2098d9b9fc7500529d9070f48e34443373c4258866f50003998668061418259a71be5a46592016a259f632886610cd209af573851763803daac409d1cc5e984234836866e7f2d701487542c2d13bd210cdcc1197209ad5030c641aa21950609468c6575fd9a1acaf0cd12c7b194433886610cdfab9c28b31c01e15b28568662f4c219a4134b373f9eb00a43a21e1e81d698866e6884b10cdea0106320dd10c28304a34e32b4fee509627876896bd0ca21944338866fd5ce1c518608fea404334b317a610cd209ad9b9fc7500529d9070f48e34443373c4258866f50003998668061418259a8dc444b34bbd5e886610cd209a31a009d10c2bbc1e66dba332ea10cdec852944338866762e7f1d805427241cbd230dd1cc1c7109a2593dc040a6219a0105468966be98687629770dd10ca21944330634219a6185d7a4468ca7bec7f625fc02cc219a89e214a219194c219a4134b372f9eb00a43a21e1e81d698866e6884b10cdea0106320dd10c28685734fb69b5ab2999995e41522633fb5a5a3bea581eb239f017aa5a9fc09f2b6b9d03bdcd5a5b19da39fa80633229b50e5dae4c972b2edddb78b3deefd239b17b58ad7e4dbbf4fdfdcbe23f9bed0fb36471496f699930ffd96eb5c89e8c4ec7d2f34fe985cc5f3eecf699c3c1ea71d58a9fa80d66c41b2d43615272b186b1371d87ac67701ade83157bd9aa5154145ff2db4343ee3940400c02491f5a20ab79faafe0b71d1f297becd7d57afffede8dcd7744b53d90029fe52a057fe4b59475e041700b179a46700b75384f7d705388537ac1e26c1f241724b711a081e62a321cee7eb66c244175018446e86ee886711431035eb6125e8d8fa44e79ab0bb9e6292f45155750dec285a651de4215addcb2e210505ecef6417941791b011a28af22d3e1ee67cb46129417406884f24671c210d9d9c4f247eda1bc1a1f499df2569761cb535e8a1a6ca0bc850b4da3bc851a18b965c525a0bc9ced83f282f2360234505e45a6c3ddcf968d24282f80d00ce5f5a3281c31f9a16b2be5d5f748ea94b7ba884a9ef252545001e52d5c681ae52d64b0ce2d2b1e01e5e56c1f941794b711a081f22a321dee7eb66c2441790184665e6c88c34954fcfef2fc5076525e8d8fa44e79ab53a0e7292f45fe7350dec285a651de42fec9dcb23222a0bc9ced83f282f2360234505e45a6c3ddcf968d24282f80d00ce575a2599c7fc5f5fa5096525e7d8fa44e79ab1398e6292f45f65250dec285a651de42f6a8dcb2e213505ecef6417941791b011a28af22d3e1ee67cb46129417406884f2c661e485c5e406e787b293f26a7c2479cacbf1d91ac5d76abe610cb73d7e0076ad90fd2c9b6ad09acc6a394a8cb46d6db904bbbfceddef145fccd9fd35dfb14e3648e65592683a9e1a3c6f016a6a4e61fd79e019ae4a836c5164c0c410636d1ae97652ff1b32cf6b478d1e56fd18738647d9c890eb4eef87695e3ae4c8d17fdbebb6e4442451483108a5d9e929550eed13792771fbe2009252cb147418fecc990e65e64c0833106648b2768ab31c437282ca926aa41c8540c389d05281462cb9a11594b2eb128dd89041a48148a30558fd1875b3651a95d4b498eaa5830ea186f1baac35d97c3b2dd5b4300c106b3820d49258c3f3f20c65ce678835106b48f24d8b731d43b259cb926b24cb8658c389d052b1462c2daf15b4b2eb628dd89041ac8158a30558fd1875b3c51a95a4ea98eaa5830eb18691c1d29a3cf49d166b5a180688351c106a49ace1a856e050562b805803b186a4528238d731a40e832cb946990788359c082d156bc412ca5b412bbb2ed6880d19c41a88355a80d58f51375bac51290782a95e3ae8106b182a81351554ba2dd6343f0c106b3820d49258c35167c7a1acb303b106620d498d1f71ae6348052159728d0245106b38115a2ad6889542b18256765dac111b328835106bb400ab1fa36eb658a352c80a53bd74d021d630bebfb1a6f657a7c59a168601620d07845a126b382ac4399415e220d640ac21a94e27f1c9b719b5ef64c9354aeb41ace1446879ce1aa1225e56d0caae8b35624306b106628d1660f563d4cd166b544a3062aa970e3ac41a864a604dd5ca6e8b35cd0f03c41a0e08b524d670d43675286b9b42ac8158435257559ceb1852b555965ca3282cc41a4e84968a3562e527ada0955d176bc4860c620dc41a2dc0eac7a89b2dd6a8140fc6542f1d7488358c5eb7a6de72a7c59a168601620d07841a146bfebe5d3d5657814aaf2029fe346e5d9be99ca2e10dd27f6c55e77cf0387783380730a9608ebc31a99753e4cdc9c416e5ad1556f286ecfdd684bd3eaa3d0ff9b547735dc5c2aa2ead367d2cf4dc7cc7569594740959a3ba448d21f9ec92d978457cfc6686ad71a3923e0ef7e49a0cd27f9c936bdc9eb7d0fe0329b040ae9aa0473648591314b4307b19092d1c07b3c1bcb454143931543227430d950c4a9043257b52f490c0a2204194b5088aa8bf9e134862063f642451618e81261a491367e3200ef927980d4451e323a953c5ea8a6479aa4851910c54317b194d1daf781c8c4b721f3ad58ba0545d0c15735295be540cca946a51b1274515092c0a5245598ba08afaab49802a66f043461515e618a8a29154318c67e399cf3dc16ca08a1a1f499d2a56d743c953458a7a28a08ad9cb48a862e0cee79392cc4b6ef52228431595ccc950452583125451c99e145524b0284815652d822aeacf650daa98c10f1955549863a08a4652c5791886b339f704b3812a6a7c2475aa589d8d3d4f1529b2b1832a662fa32938174f664189bfec552f8252055c54cc4995a4533128535348c59e145524b0284815652d822aeacfa409aa98c10f1955549863a08a4652c5200e86251fd4b026980d5451e323a953c5ea5cb079aa48910b1654317b19cdbb8a93f920f4d88be0a87a11947a5751c59cd4bb8a2a0665de5554b127f7aea2ba45d17715252d822aeacfe305aa98c10fddbb8af2730c54d148aa381b85a388fd86076b82d94015353e923a55acce4497a78a1499e84015b397d1e46f9b068371c922e8572f8252f95054cc49657853312893a247c59e145524b0284815652d822aeacf2202aa98c10f1955549863a08a4652c53898cf666c5ec59a603650458d8f244f15393e67a1f88a65d23a33448e6263392e471f9c9a1627b4fc6dcbb057fed625a82a7fe352bc54b4794112cad53c18670772ed482d6a728c51e405d1e41f676f0da7eae4418d3d37d885e2a4db515b406e166e245156c099a28b6116d01a48dcdc5fa4f0b88517101437c66baefee22980a77df0cc0ffff17201571d4bc875560dcb4a02ee13ec9f95145cd10001201b1f3f4b522a2be832fc99e91ccacc74106a20d49427d48d27c3a0347b94aa5423d2ba54726581f665b2290b342f973e59d88068be643e03106d3a91fdce48d9268c9d98fdb106841b0837fa3c2a08374240ebb1ef0de106e091af141d44a39237cc6d956eecc93f4a2ade70937179f9869fefab03b38551ec8d84c3f38a0d65c65848389070caf3980e4603af6451710a8c4122d5ad40eb52996d05da9749642bd0bc5cde5a6103a2696af90c40c2e944565a13259c78128551c8dd5f907020e15c86de70c71c120e900209a7efe071c2200cf8f98005128e3d79c149251c6e322e2fe1f0f37d026db1f951ec8d84c391c9dda1cce40e0907124e79d2c82008462529f4dc026390c82b2ad0ba541a5181f665b2860a342f972454d880684e503e0390703a912dde480967144f4ade5a62f517241c483897a137dc31878403a440c2e93978d22c8f213b44c1e403164838f6d4eb209570b8c9b8bc84c3cff709beeb6b7e147b23e170545871282bac40c2818453eae34f06be974905955b54bc0263109770445a97917044da979070449a979270c40d084a389c0620e174a28a8b91128e13c5313b18c4ea2f483890702e436fb8630e0907488184d373f044a3308ed89e32930f5820e1d853478b54c2e126e3f2120e3fdf5707660ba3d81b0987a3f2994359f90c120e249cf26429c16c3ef7d98bcaa8c0182472e108b42e950b47a07d995c3802cdcbe5c21136209a0b87cf00249c4e54573351c289c2d88fa7dcfd05090712ce65e80d77cc21e1002990707a0e9e701645b1cbcf072c9070eca96f499b0b87978ccb4b38fc7c9f20174ef3a3d81b0987a322a943599114120e249cf23a99e3a9ef952c2a7e813148945215685daa72aa40fb328552059a97ab8b2a6c40b40c2a9f0148389da87a6aa2841347b15712a564f517241c483897a137dc31878403a440c2e93b78c2681ab243144c3e608184634fdd695209879b8ccb4b38fc7c9f0098cd8f62e7251c8e1c3814a96fa699d3ed2836ddd339f2e839cd3c267c64b50e410b527a87a00d19cd43d084dc522b654474b1e53702fda32b35b857655c79c549a30551a3dde52799a74d2c69b58b9ae39199d1bdae497a173a5658752258700cb333d604a9ad73339610e76d4f593a2b98b186cc580ad1d2d629dbc474aa003ae1c26082f2a57b5fe929480564556df0ea8836ab13a192226c8ff97fe7c9043d802783f41fa7b36da00e0f541b8e6abd660ca7d9da66974280e1f48ee89023d0707e47f4fab222220e883820e2808843b7220ea11bc625a9d81173003b43ccc1406a55a8db9d9fb3883a20ead05d970a731671871626547fe20efaf7969ec21491074b308ad80328857608cfc6411cf2bbdd883e00d7883e9831bfd4e30f8e40fce152c419f107c41f107fa03482f88301f187280edd90fd211daba83ce20fe067883fb44caee683d1c063fbdf0e3f8faad2883067117fc09cb567ce22fe80f8830d3845fc01f107d3318af8032885fedcd8f16c3c6397ef64b9dd883f00d7883f9831bfd4e30f3c8996cef107645c42fc01f1873bc41fba1a7ff0a328cc575d382fd4f9d221883f809f21fe6004b99a0641306267852548008bf803e20f98b376cd59c41f107fb001a7883f20fe603a46117f00a5d01f420bc370c62e5cc472bb117f00ae117f30637ea9c71f3c81f843363880f803e20f883f20fed0a5f84318879368c25ca83dc6428df803f819e20f2d93abc9c0f74a8a7f79fc3caa4a23c29c45fc0173d69e398bf803e20f36e014f107c41f4cc728e20fa014da211cc4c1301c70bbdd883f00d7883f9831bfd4e30f2381f8c308f107c41f107f40fca1abf107279ac5f99478e7853aff5504e20fe067883f1841aebc60369fb33f2e1df1f3a82a8d087316f107cc597be62ce20f883fd88053c41f107f301da3883f8052e8afff300a47113b84c672bb117f00ae117f30637ea9c71f7c81f8838ff803e20f883f20fed0d1f8431c465e49a038cff0117f003f43fcc10872158fa7bec7f6bf7d7e1e55a51161ce22fe80396bcf9c45fc01f1071b708af803e20fa66314f107500afd100ee6b3924f78586e37e20fc035e20f66cc2fd1f843b8d87ef969b5dbb3830ee9d9bbc369e538c3789039dd4e9c214f96e468578e741916bb80789c9b6583c37f8559b65ffeb1cf0da66695b82592ce3a5fb5990c35ed26a692f47a6ca8b99105c0682032842326061c6b1db38a31cf1efbf0b4785cd2905a96f065c8f4af1d456d68b30f0a01011418da520b6a0de130f67251a040823e05a7815501c3a85fb0c0306a184659bff8f452deb0c63f3ebf9077752de028c351b6c451f6e2c9306057ac86ab0c5719aeb22c70acdd871dcf8d7df67b97709619e3d86967d9f547f1949d0404ee72cfdce536b00087b94b030997d99e8154749a1d4ea7d981d30ca7d936a7793e180d3cb6d3ec6487134e339c6638cd7dd8897dc7f11cb7644580d3dc2fa779eab9beebf183014e73779de636b000a7b94b0309a7d99e8154749a5d4ea7f952cb1d4e339c665b9ce6691004a32973deb9d9e184d30ca7194e731f76622ff2870ebbc2b1cbda89e13477d8691efb53c79df383014e73779de636b000a7b94b0309a7d99e8154749a3d4ea739ebd1c26986d36c85d3cc5350174e339c6638cd7dd989ddd81d8ed8ef7c79ac9d184e73879de651ec4dc7337e30c069eeaed3dc0616e034776920e134db33908a4e7349a1f31ba799a0c8399c6638cd0d7fd3cc51050e4e339c6638cd7dd9899dc168e28f4b560438cdfd729adde1c49b06fc6080d3dc5da7b90d2cc069eed240c269b66720159de692ea9c374e3341654e38cd709a9b759a794a97c06986d30ca7b92f3bf174ec8d07652b029ce67e39cd91ebcf07ec5806130c709abbeb34b7810538cd5d1a4838cdf60ca4a8d37c58073fbd1d4c250b29db673e5f7477be4add63cea6df36ce632ef0e7d35e715390c8545f99054ef192d485b459a74e28e4cd624cdc7cf365ad73743173d253b75ec109d51bafaca447528ef576b92237725a630aa0822ac35ad8fdf41fd3efce1e3bd60a1c4e21d4d02f46f6b080c2143c82a57c06d24835a255b2e584646d78cba3c5275941b5ca6d0c36379daa8f2c4b78290ead61436706df57dfe1cf0719a39933694ced1d0abc31b41dc0cdd48dc59a4269fcdaf6e13f4e5ee5fb440f242e7b087c289afee37c200aa57ebd4c292ff7fce57271f22e30ffad7c6dfc56144591eaca62457184b2c0185492c2853d53490af5be72ad53e82422ed4b282522cd432be9995612c64ecc4e2706b5846f56432d815a629f5ae2ccbdf9989dd1177a89690e2cdf0e5918d2c23e7f3edca262d206e6a099c841ae9d4fce5a00886ed52498cce711cf33d9a39bccc6411c46dc8f04e5c40ce5a4a4bc5c99724251650eca49e1c29e292722adcb282722ed4b282722cd4339e99772124fa2302aab6778bb094239817202e5440c6f662a27e3b13377d8ef0d336b214139b99c365539290c6961bd391f6e5139690373504ee420d7caf6d20640742b27d1289804ec04442c8665837212c6b3f18cfd7928eb91a09c98a19c94d4182c534e284a0d4239295c689c7252283390230d5e6e7997514e0a95ff72adbb85d665941391f625941391e6a19cf44c3919c593881d3ec8d7c5817222ac9c702f4af6505b28275d514e46d178e416dfb7ae288805e5e472da54e5a430a4857dfe7cb845e5a40dcc413991835c3b05075a00886ee524f42337e0a93c688f72320fc370c6ff4822ca098d46505252b14c23a0a8ac088da070a1711a81881b2cae11882810321a8148fb121a8148f3d0087aa61138511cb385f2fcbb94d008843502ee45c91e12078da02b1a81377703bfac78af263a0e8de0fcd05a3482c29016f6f9f3e11635823630078d400e72ad6c2f6d0044b746309fcf0761319b4739c3b2412308e26018b2a51cd623e1ed0a33deae28a9ab59a69c5094d7847252b8d038e5a4505a23471afcdcf22e95d1235fed32d7faa8d0ba54460f81f665327a08340fe5a45fca4914c67eccded7f3b5a0a09c082b27dc8b923dd416ca4957941367eccfc6ec0819b3081c9493cb69539593c29016f6f9f3e136337ab48039282772906b27a3470b00d19ed1c30fc3889d338dc5b06c504e66a37014b1052ed62341393143392929ae5aa69c50d458857252b8d038e544441c10574e44741919e544a47d09e544a4792827fd524ee228f6223657c9bf8902e5445839e15e94eca1b6504ebaa29c04fec81fb0093db312209493cb69539593c29016f6f9f3e1169593363007e5440e72ad6c2f6d0044b7721207a117b073a1b218960dca491ccc6733b672c27a2428276d29273fad76fb1ab9e47089ba44924d9c0a8984562281cb6a49a95363d84495bb3a740cf140a6913b73d99b3d337dd77c6e9e775978861ce5be49a2577c00edbe66e950f3d691b64130e0712a79452652b782dea8245585cf51f94ef820fdc7b99db854252b757e357ef88ff7815cfe075261a19c850cd34b29ab188296162e042ded63553910531053105310535d46414c3510d3d00de3929491b652d3308846f190ff919a25a775b5a2b2e494a25014c869e14290d33e16ee0139053905390539d56514e45403398de2849eb25f01606d283690d3d8098330e07fa466c9695d398e2c39a5a8c501725ab810e4b48fb511404e4546325917a28940ce2813c969e11972e4f426731bc829c8a9925190531de4d48fa270c4bda1d8404ea3593c0cd9020ef3919a25a77579e0b3e49422093cc869e14290d33e26e506391519c971349d7b02454f4c24a78567c891d39bd24320a720a74a46414e7584f5e37052924987b5a158414e47615c924480f948cd92d3ba54bb59724a916717e4b47021c8691ff39e829c8ab919637730638e24f3cb6713c969e119aaf30f809c829c2a190539d5414e9d5468e4de506c20a7e12c8a6297ff919a25a775d90cb3e494229521c869e14290d33ea6960339151949d79b8433763c8d99d0d844725a78861c39bd492b0e720a72aa6414e45447f2c930f24a4a9db136141bc869f248d3928274cc476a809cfe7dbb7aac21a5874bd4b9a80b2e9abf90908bb2269aeedcce270c22ed72fdbc97ccd1d1003396a13bfc1f2f1dfee37c6c8a4c88d42c523c999ff55d685ad25eee9e2a8c55594f9d287f40c0160ccb356b704fe94eba3a19a4ff386709457e52dd4451db03a9d044cea44ee9a594499dc01b0b178237f685374a27d0b09d390693f93c6267d1067734b813ad658fae3f8aa73c330dfcb195bed2cd2067e3200ef9b32fd9c021353e12018baccbbe94659114d997c0220b178245f685454a67bab09d4546a360128cb91f1c2cd2904eb496454e3dd777d98c9b99adabcf2cb28dbed2cd22c378369eb1bf1e65cd151b58a4c647226091756992b22c92224d125864e142b0c8beb048e99414b6b3c8d08fdc80fd622bebc1c1220de9446b59e4d89f3a2e4f5f8145b6d257ba59e43c0cc319ff5cb181456a7c2402165997cf28cb2229f2198145162e048bec0d8b94cd1d613b8b9ccfe7839257bf590f0e166948275acb2247b1371db3530c3093b3f69945b6d157ba59641007c392cf675873c50616a9f1910858645de2a12c8ba4483c041659b8102cb22f2c523ac983ed2c32f0c3b0249b1cebc1c1220de9446b59a43b9c7853f6bb23cc5c007d66916df495f6f72247e12862977860cd151b58a4c647226091751982b22c922243105864e142b0c8beb048e96c0cb6b3c83808bd80fdea15ebc1c1220de9446b5964e4fa739174a77d66916df4956e161907f3d98c4db95873c50616a9f191322cf2f27f939dfcff00504b030414000000080038b67d5da33f465fbf030000e709000011000000776f72642f73657474696e67732e786d6cb556dd72da3814bedfa760b8e16609b6714ce329e924b0de4d266c3375fa00b27d006df437920ca14fdf23db8ac9966698edec15f2f9cebfbe73c4c74f2f9c0d76a00d95623e0a2f82d10044292b2a36f3d1d7a76cfc61343096888a3029603e3a80197dbafeede33e35602d6a99017a1026e5e57cb8b556a5938929b7c089b9900a04826ba939b1f8a937134ef473adc6a5e48a585a5046ed6112054132ecdcc8f9b0d622ed5c8c392db534726d9d492ad76b5a42f7e32df439715b93a52c6b0ec23611271a18e62085d95265bc37fe5fbd21b8f54e76ef15b1e3ccebedc3e08c72f75257af16e7a4e70c949625188317c4994f908a3e70fc83a3d7d81718bb2bb17185e661d09cfacc0d3b2791167aa08526fa709c052fd3bb8d909a140ce643cc66788d8cfa26251fecd31d41e705189b513b9c38008b91ebdc120b081b058c397a0e4b06049dedd38d261c99e5258d4d056b5233fb448adc4ae5ddcea2a085cb2dd1a4b4a073454af4b690c26ac9bc5e25ff9676812cd5d8c4d6c2901d3c6ad851d83fd2d2d61a5a470d95dda93690fdf1400eb2b64748de8e093a168463b16fa8bf9215b8026a4dcfbf8fa14f12dbf64e208953ad69054faec9b93d30c8b0c69c7e831b51ddd7c652f4d80cc02f64f05e02205ce4cf488ba783820c88eb99f99f8235179631aa56546ba9ef448593f9abc126c7d78b2bb232fef0454aeb5583e0369ecda61db11cda23c1344ec2e4249204c974710a092f83597c7b0a89ae92e9d5f214328d92ecea64063737e1f2c3499b9f67bdb80d92243e85648be46a9a75bde93ac253b7fb1eb53f399a0d786bb120bcd0940c566e3b4e9c46a19f6fa9f07801b82fe018c9ebc283e3710b184e18cb705c3d10b4f28a1ab5847573662ba237bddf4e439f94e26ab87ff555224f40ffa965ad5a74af896ae9e355c238ee2ca9b00f947bb9a98bdc5b09dc7047502daacf3bddf4a96fcf3eb548bf660c1f48c3dd4617c4f86bee8807c4d81b43c97cf80f19df3f7674673a77ac851551aa657cb109e74346375b1b3a338b5f15beabcd47b1893a2c6ab0a8c59a0f52ba6251bb3bf4b2c8cb8ef4a65e36ed65b197c5bdecd2cb2e7b59e26589936d71fc35aeec679c437f74f2b5644ceea1faabc77f1075cbdc4df74d6da55fc9dd0636ed66de1205cb76df231f652be81e0033d8a5f062b1cd153e2703a368c5c90b5e6a10cd9cf34e9b357bfb8daec39cb27aeba12296f8fdf0c6b899897fe5e2dea192227ff3032ffae7e5a22d8b51838b4ce14b64a5f6d8ef0d16c658747987a387a7461ec541120549f80ab741ee38d9c052d15e711a04dd80fabf68d7df01504b030414000000080038b67d5de85ae55300010000b601000014000000776f72642f77656253657474696e67732e786d6c8dd0c16ac3300c00d07bbec2e49253e3648c31429232181dbb9441b60f701c2531b52d63b9cdfaf733593618bbf42621e921a9de7f1acd2ee049a16db2322f320656e2a0ecd4641fef87dd63c628083b088d169aec0a94eddba45eaa05fa0e42888dc42262a932b249e7105cc539c9198ca01c1dd8581cd11b1162ea276e843f9ddd4ea27122a85e6915aefcae281ed28df1b728388e4ac233cab3011bd679ee4147112dcdcad18fb6dca22de807e7510251bcc7e86fcf08657f99f2fe1f6494f44838863c1eb36db45271bc2cd6c8e8941959bd4e16bde835346984d236612c7e50688dcbdbf1856ff980470c9db8c01375710d0d07a521166bfee7db6df205504b030414000000080038b67d5dfb39a07363020000fb0a000012000000776f72642f666f6e745461626c652e786d6cdd96c16eda301cc6ef7d8a28979c4a6c93b514112ac686b4cb0e1b7b00131cb016db91ed40b9d2fbce3b6c8f30edb049bbf46d907aed2bcc2401820819744348032139ffcff962fff4fd1d5ab7772cb226442a2ab8efc01a702cc20331a47ce43b1ffabdcb8663298df910478213df9911e5dcb62f5ad36628b85696b99dab260b7c7bac75dc745d158c09c3aa2662c28d180ac9b0369772e4322c3f26f16520588c351dd088ea998b00b8b2731b79888b08431a9057224818e13abddf9524328e82ab318dd5ca6d7a88db54c8612c454094325b6651e6c730e56b1be8ed18311a48a144a86b6633f98a522b733b04e98845b6c582e69b1117120f22e2dbc6c86e5f5856cece9a363966a6fe7ec606224aa5548c31178a40a34f70e4dba0e463bbebd9c1184b45f47a362a682166349aad249c68511063aa83f14a9b604997ab2ce88a8e8c9aa801d8acc1ce2ad0b7e17605edcca96f5782d4a7b15d818539e9835b6ec6a60c539f32a2acb7646abd130cf3fdbc90f95e813a78013cf34366e455f002a7e0f5daec08757abd0dafaea95c373cb8c3eba68a577a09339f637975311b984556715af2c9382d79a1f37002a8c8c95b56bc75e5c05c659c6e9ec5e9e9e1dbd3c30febf1f3a7c72f5fff511736f6d3926978372a17ba2f13d29fc5640fc390de91617563c20d40d000d7658d09ff04103db731bb38a226695541eba58d88d2c89d2768b02c689d6e49d00e68c8bf0ada62fe7331ffb5b8bf5fccbf9f3e6e4c0c89fccff226124989acca1b30793b90dd69f2963fb65ee0546070e4c196f33e9653c7acb0e26f05022fcdb1efe57d89ce75fc97be26eba77a4dae46aa7df11b504b030414000000080038b67d5d944122b8c6060000bb2a000015000000776f72642f7468656d652f7468656d65312e786d6ced5a4d6fdb3618bef75710bae4d4fadb758aba45ecd8edd6a60d12b7438fb4445b6c285120e924be0ded71c08061ddb0c30aecb6c3b0ad400becd2fd9a6e1db60ee85f1829d98a285172e6c54dda2507c722f93c7cbf5f52f0d5eb871e01fb88714cfdf65ae552790d20dfa60ef6c7edb57b83fec5d61ae002fa0e24d447edb529e26bd7af5db80aaf0817790848b8cfafc0b6e50a115c2995b82d8721bf4403e4cbb911651e14f2918d4b0e830792d623a56ab9dc2c7910fb16f0a187dad6ddd108db080c14a575ed020073fe1e911fbee06a2c1cb509dbb5c39d93482b9a0f57387b95f953f8cca7bc4b18d887a46dc9fd1d7a304087c20204722127da5639fcb34a314749239114442ca24cd0f5c33f9d2e41104a58d5e9d87818f355faf5f5cb9b6969aa9a3405f05eafd7ed55d2bb27e1d0b6a5452bf914f57eabd249499002c534059274cb8d72dd489395a6964fb3dee9741aeb269a5a86a69e4fd32a37eb1b55134d3d43d328b04d67a3db6d9a681a199a663e4dfff27ab36ea46926685c82fdbd7c1215b5e940d3201230a2e466314b4bb2b452d1afa3d4489c7671228ea82f1664a2071f52d697ebb4dd0914d807621aa011b425ae0b091e327c2441b80ac1c492d49ccdf3e7945880db0c07a26d7d1c4059628ed6be7df9e3db97cfc1ab472f5e3dfae5d5e3c7af1efd5c04bf09fd7112fee6fb2ffe7efa29f8ebf9776f9e7cb500c893c0df7ffaecb75fbf5c801049c4ebaf9ffdf1e2d9eb6f3efff3872745b80d068749dc007b88833be800ec504f2a5fb4251ab225a10317e22474c31f73e843052e82f584abc1ee4c218145800ed21d709fc9625b88b83179a829b5ebb28948c79686b8e57a1a628b52d2a1acd800b7941849db4dfcf102b9d82409d88170bf50ac6e2a847a9340e61a2edca4eb224d956d22a30a8e918f045073740fa122fc038c35ff6c619b514e47023cc0a00371b121077828cce89bd8938e9e16ca2e434ab3e8d67dd0a1a470c34db4af4364ba4252b809229a176ec089805eb156d02349c86d28dc424576a7ccd61cc7850ca6312214f41cc47921f82e9b6a2add92b57141646d91a9a74398c07b8590db90d2246493ee755de805c57a61df4d823ee27b325320d8a6a2583eaae7b07a968e85fee288ba8f9158b242ddc363d71c8c6a66c20a731551bd864cc908a2c476aa21667a9bea77d83f56bff364bb4bdb6c95fd4eb691d7df3efdc03add86b46161b2a7fbdb4240baab752973f087d1d436e1c4df463281cf7bda794f3bef6967a8a72dac4aabef647ad78aee7ff3bbddd175cf5b74db1b614276c594a0db5c6f805c9ac6e9cbd9a3d1683ce48b2fa2812bbf6ada948c58891c33180e0246c52758b8bb2e0ca44c152bb5c3986bb2c4a320a05cde9f2d7d2a5fa8f4bae8fd1496960e1735f4f7473a1f145bd489d6d5cae685a1a2f37d53e29694bcb92ad4d4d627a546edf269a95189184f488f4ae3987ae4f8ed5fe9118da4c24c9dfae4994f9648294db31a6927b31212e4a8304d05f93c9ccf728c57729c1e11bad041c75997b07ea576b6a3a830a997d0f7b4a2adbc28dac2826fa8dd8ad6371674e28383b6b5dea8362c60c3a06d8de41d477ef502b91f57ad1192b1dfb66cc1d2d16aec05c7f7916efb7573a2a703ad6c5a966bf69cae13d2068c8b4dc8dd88385c95b62ef10da6aa36eaca25abb55569d55ad45a95f7558be8c910e1683442b6304679622ab57534632abb742210db759d03302413b603a575ea513a3a98cb035975fec06481a9cf32552ff0e602967eef6fa873e142480217ce0a4e2bbfde4474d98c88e54f7bc1a0f2d170ca46abb25ded1dda2ea7b29cdbeef46d37ab1dc847352763085b5e4e1804aa38b42dca844b65bb0b5c6cf799bcd39854945600b29829030042fdf03f43fba9c6399727e2cf6c4be4554cece03160583661e13284b6c5ccdeff6ed74ad578a0080bd86c934c85ccda42592830986788f61119a862de546eb2803b6f4ed9baabe173023635acd7d6e1b8ffbfbd12d6dfe5a95053a17e9287e07ad1552a71105b3f2d6d4fe2cc9f50a47a4cb7551b0545eebf1ee603285ca03ee4790a339b202ba3be3aaf0fe88ecc3b105f5580ac26175bb3d21e0f0ea58d5a59add4de6a8bf7ef226a50c6e8a2b3f99622116b39f7df6cac9d84222b88b58621d40cf97dbc485363a67e115e4ebdc4cb483590f965983a010d1f4a0937d1084e48e2e7623c9043899ec4836d564a3c0fa933d547088f7a59728c670e69c4df4123809d434322a4a261f6d3a9ece564e748b2d8d0316b6d39d61987e14019335797638e597499e5a92a660edf242f60270699238e6428240c1e9d45622f86b65fb94f97b4d1029f9657e6d32563f0847c2a0e97f069ecc5f0fc9fc95ea5e3a160b03bffe1992c09728f38fdaf5df807504b030414000000080038b67d5d9e803ad7a70000000601000013000000637573746f6d586d6c2f6974656d312e786d6cad8cb10ac2301400f77e45c992c9a63a8814d352102711a10aae49fada0692bc92a462ffde88bfe0787770c7e66d4dfe021f343a4eb7454973700a7bed464e1ff7f3e640f31085eb8541079cae10685367475975b87805214f03172ac9c914e35c3116d4045684026770a90de8ad8809fdc87018b48213aac5828b6c57967b26b5341a472fe66925bfd97f561d185011fa2eae063861edad2d9edd2585afb80a9b647284d5d907504b030414000000080038b67d5d3ecae5d5bd000000270100001e000000637573746f6d586d6c2f5f72656c732f6974656d312e786d6c2e72656c738dcfb16ac3301006e0bd4f21b468aa656728a158f61202d9427021ab90cfb688a513ba4b48debea253031932de1dfff7736d7f0fabb841268fd1a8a6aa9580e870f47136ea67d87f6e9520b671b42b4630ea01a4faeea33dc16ab96468f18944412219b930a76fadc92d102c55982096cb8439582e639e75b2ee6267d09bbafed2f9bf21bb27531c4623f3616ca4181e09deb1719abc831dba6b80c82f2ab4bb12633887f598b1348ac1e619d848cf10fe564d554ca9bb563ffdd7fd02504b030414000000080038b67d5db5bb4c4de10000006201000018000000637573746f6d586d6c2f6974656d50726f7073312e786d6c9d90b16e8330144577bec2f2e2c931a0046814884800296bd54a5d1d7880256c23db448daafe7b4d3a3563c777ae74eed53b1c3fe5846e60acd02a27d126240854ab3ba1869cbcbf353423c83aae3a3e690539b98325c722387476df71c7add3062e0e24f21ee599cdf1e8dcbc67ccb623486e377a06e5c35e1bc99d3fcdc074df8b162add2e129463711826ac5dbc4b7ec80923ef165e79a972fc5537719a655142eb73d2d032d9eee84b9856346de25d599f4f51b52dbf711120b44efaed7c85deaee489addec588ff0ebc8aeb24f460f83cde317b34b2a7ca07f8f39622f801504b030414000000080038b67d5d90d087896b0300008915000012000000776f72642f6e756d626572696e672e786d6ccd58dd6ee23818bddfa74091465cb58993340434b4a240565d8d4623b5f3002618b0ea9fc83130dcee4bed63cd2bac9d3fa88a334c1276cb8d137fdf39fe7c4efc05f8fcf08392de0e89147336ee835ba7df432ce64bccd6e3fef797e826ecf75209d91212ced0b87f4069ffe1fe8fcffb11dbd205122aafa728583ada27f1d8da48998c6c3b8d3788c2f496e258f094afe46dcca9cd572b1c237bcfc5d2761de0645789e0314a53c533856c0753aba0a3fc32360ae3f2d2759c50dd635671bcaf882788a9e08a0b0aa5ba156b8510afdbe446712650e20526581e345750d1ecc6d656b051c17153d5a1312355c068474999cceb72f3428ba144884b8acc21331e6f2962322bcf1688a882394b373839ead6944d05372549ed864f36bb4f80dfcef499807b351c092f297f998328c92baf6704ce058e688a0a7149096fd72c2b397df8f6cda4391577dd4edb3f05df264736dc8eed89bd565caa13fc0e57e1d1e9d6d276c53c6f60a20e108d474f6bc6055c10559152bca79f48eb5eb527b848a580b1fcbaa5bd37774fcbb1e564292cc54b15db4132b6a2ec33985ab68ed02d91f80bda21f272485099a31726289bced3244d48199c7ac0994f7d378f909d0e6035948ba9262a64990cf22cd542235a4d2e518c292415c10bfa51c53e81db6afeafb89c256825f3e9e49bc80a52fb2cc63247ad61a9eb842bc541e8383adf3e6662a625d0444558dd6d205bebfe6f7941999ef1dbd9f2d978a2e72fc50626b1678dc59efb4e38745cff438bedfbb562eb70f762bb26b1e78dc58e1e811b0cbd49476227cff240aa95bfe05497aebe4978d7f4c2096bbdd0e1eebdf04c5e448dbdf042df07c15d575dc6e4857b452f066e9d153adabd13bec189103476020cc064ea4d5ab4a0c5961024cf2afdf3ef7ffeff0eb41f8962883893a956358db1fa16f17ca00b4e32e84469fa660233a99fb115548a1664a285717726e3dce6edcc9b4fa2d97cda8d71ef4fd063163ddfcd3af2b55d37fb08be06265fbde6ad7106e65134ebe8409a7c3ddf19bbf1b55567fc08ae0e4cae868d5d9d3993c07dccfbd8155f78577cdf1d7d3ae7aa8e76ffbe0b4d460c1b1be10e0701505e5cf7785df174b5f2e13f3a5d2c33939dfe6e7ae36cb9afb0a0636760ae1916d4c03c33ecae06f6eec7f611e6d7c0eeccb0410d2c30c3bc1ad8c00c736b60a119066a604333cc3985d927ffa1deff0b504b030414000000080038b67d5d36b25556bb010000b005000010000000776f72642f686561646572312e786d6ca594db6ea3301086eff72910375c25906a5555a8245aa587ed5da5661fc03106bcf54963079a3e7d8783216ab55ddadcd8c6f6ffcd3ff698ebcd8b1441cdc072adb268b54ca28029aa73aeca2cfab3bb5b5c45817544e54468c5b2e8c86cb459ffb86ed22a8700c5caa6320b2be74c1ac796564c12bbd486295c2b3448e2f013ca581705a7ec46d38364cac517497219e362157a089d4391049e0f6641b534c4f13d17dc1d3bd688d11f309253d056176e89b2c10782a81fa2fc0abfb91a1975161e40a503603102dab8292ad35a0abf597fb6b78f30745e01df3d2e600293d6ca56dc584ffbd4eb89cf6695cc70da68c827c5cf7967d98ad0e12ae9462721e724da4a0c68caacc59a93c257c6741d0dd6dd577ca0fc9d0ff3bd4c265b37401aec26e09cccf25ee453fa0ff163f97fc9e196a89ad809579e87bb077d30138d9f477b50cf13cb9ec77aaa88c1a72469fa502a0d642fb03ab05483f696c335fe984cd73c42d73db9a3604193d64464e16f46720661dcaefca57e96e203eb67e351d737fdd8befa9d1797c3ae61a510f9b622108ca3ddd1a09b3d2bb17abb285c59073bf6e2d68fbfee6f5be934f36f0053b90fd49bea5afce1aedf00504b030414000000080038b67d5da2c8d667bd0500008420000017000000646f6350726f70732f7468756d626e61696c2e6a706567ed566b701355143ebb7b37296dcd10282d1407c2bb32c0a42d422b023669daa69436a42daf718649934d139a266177d3964e9d91fa00f5873c7cffb11454749c7150d1823a5245404707100b1418c6226af1353c145f03f1dcdda4095084915fceecddd9fdbe9cf3dd73cf397be76ea2c7a25fc3d0f2127b09300c03657841f4b4becb6eb5ae7038ab4aec15367400e8b7b9c2e1006b02680ccaa2b3d4625aba6cb949df0b2c8c8234c88634975b0a17391c1580836ae1ba71e90830140f4f1fdcffaf23cd23486e00260579c823b91b91b700f001775894017467d05ed02c8791ebef449e216282c8cd94d7abbc98f23a952f5534354e2b729a8bc1ed737990b7219f569764af4fe26a0ecac828158282e8779b682f1c62c8eb0f0849e9dec47d8ba3311089af3706ef74a9a17a01620eaddd27963963bcc3edb255239f887c7f58b650fb64e43f451a6a8b904f05608779c5925a55cfdedbeaab59823c13b9c72fdb6b62f6d6605d65953a97ed6c082d70c634fbdd92157b06e3919ff209f60a351f0e3c42b18df60bf9185fa42c169f2b979aaa6df138ad3e6ba51a871357baca1dc8b391af1343ce2a3567ae5308943ad5f8dcdeb0ec88e5c0f5070395156a4c621024a546c52efb6acad4b964968c2f519d4b967bfd25f698be2d1c50f622e646b68a11676d4c73d025da4ad538e48210ac8dc5e4477a5cc5b4b73390cf83c58c0b0408411d3edd1084cb600227948205310c227abce087005a04f40a68f133774003da06d739148dca138a7a65763f9d8dab0cae5157381bd384481631937cbce7900a32971490423091f9e43e328f14a3b590cc1998eb485a9fae757620ce2a886054aa5b0c96f5d9919cc47aede20abffbc093e7ae9a1dba2e67219e4f720740c20ec495d393ebdfd7f6fec8448c1ed275ffe1f47d6d5075b3fef267f87ebe079fbdfcc984823fc19fc4ab178a30b780925123de7e250f292983e41abaf196c185cf3ed485927457ade80daecf4e78682784b595972aa17d5ac26a3e6afed9dc63de6cde6afef19a2e0fda256e13b783fb80dbc9ede23e0713b79bebe63ee4f6726f70ef25bdab1bef8f8177afd41baf967a06ebb5000183c530da30c1506c186b9864a848c4336419720d658629e8193df0de92d74baec50fcbf019efeae06ba9ba5af4faa159a940523a1c84d5d7ecffd86c3286e412fb35bbb680eee5b84267d315eb8ac0a49baa2bd4e5eaca298fe7a79b82be427cdaaeda75ee1b542024a992eb9caeec3aba57e9ec26c52781200b2d323d68ada1f06ad15fef934d7966f36c53117eaa04933de89e31cde40a044c8a4b32898224884d826706d0efa07a445f742adf3726f340c2262f0498fb0b9e590713b6e51180d72580ac99095b0e9e89235e04e89ae58e884db1339f61be0090bcf979eaaf740b9e4da7a2d18b785ee937025cde108dfedd198d5ede82f14f02ec0e44fb40b6b5f8bd000b17d2531f528030d9c0d3d978cf63460ff01226070f70ca5980b57e20317b656cedb2d86f15d90e36ae609ee8e0e29c55a4d11360a5ff1e6e6bd020b71b8389ee06630a8b29728c115823c31999e81e188bb9f2aa20fe6165588ef03a7dca90d43414ec180a2cc3712ce1789e6069cc03e80762e4878dcb2dd20d5fe4d28f5f9591b766c3e6940996eddd239c87ce4dccaf13db87a466668d1c953d69f2949cbba6cebc7bd6ec82c27bacc5b692d2327b79754dede225f87add1ec15beff3af94e4485373cbead6871e7ee4d1b5eb1e7b7ce3a6a79e7ee6d9e79e7fa173cbd6975e7e65dbabafbdf9d6db3bde79b76be7ae8f3edef3c9de7dfb3ffdeccbc35ff51c397aacf778dfe96fce7cfbddf7fd677f387fe1e2afbf5dfafd8f3fffa27531c00d943e685dd804862584237a5a17c336538191f0e37275c38a16e95dab868fcf5b939261d9b0797bf79009f9ce7323eac443a9991367f64d3a4f4b532abbb5c2daff5365038525ea3a0ee91c6e38236784f970e54a0e74b00fa682061a68a081061a68a081061a68a081061a68a081061a68a08106ff3388f6c23f504b0102140314000000080038b67d5d893de165a10100004a0700001300000000000000000000008001000000005b436f6e74656e745f54797065735d2e786d6c504b0102140314000000080038b67d5d79264b40f8000000de0200000b00000000000000000000008001d20100005f72656c732f2e72656c73504b0102140314000000080038b67d5d7943741e8d010000ef0200001100000000000000000000008001f3020000646f6350726f70732f636f72652e786d6c504b0102140314000000080038b67d5df4dbdb17eb0100006c0400001000000000000000000000008001af040000646f6350726f70732f6170702e786d6c504b0102140314000000080038b67d5d59d1e25bd5080000194800001100000000000000000000008001c8060000776f72642f646f63756d656e742e786d6c504b0102140314000000080038b67d5d6dc1c2143f0100004b0500001c00000000000000000000008001cc0f0000776f72642f5f72656c732f646f63756d656e742e786d6c2e72656c73504b0102140314000000080038b67d5d997846d19d2f0000da5505000f0000000000000000000000800145110000776f72642f7374796c65732e786d6c504b0102140314000000080038b67d5d607982d33935000073af06001a000000000000000000000080010f410000776f72642f7374796c657357697468456666656374732e786d6c504b0102140314000000080038b67d5da33f465fbf030000e7090000110000000000000000000000800180760000776f72642f73657474696e67732e786d6c504b0102140314000000080038b67d5de85ae55300010000b601000014000000000000000000000080016e7a0000776f72642f77656253657474696e67732e786d6c504b0102140314000000080038b67d5dfb39a07363020000fb0a00001200000000000000000000008001a07b0000776f72642f666f6e745461626c652e786d6c504b0102140314000000080038b67d5d944122b8c6060000bb2a00001500000000000000000000008001337e0000776f72642f7468656d652f7468656d65312e786d6c504b0102140314000000080038b67d5d9e803ad7a70000000601000013000000000000000000000080012c850000637573746f6d586d6c2f6974656d312e786d6c504b0102140314000000080038b67d5d3ecae5d5bd000000270100001e0000000000000000000000800104860000637573746f6d586d6c2f5f72656c732f6974656d312e786d6c2e72656c73504b0102140314000000080038b67d5db5bb4c4de1000000620100001800000000000000000000008001fd860000637573746f6d586d6c2f6974656d50726f7073312e786d6c504b0102140314000000080038b67d5d90d087896b03000089150000120000000000000000000000800114880000776f72642f6e756d626572696e672e786d6c504b0102140314000000080038b67d5d36b25556bb010000b00500001000000000000000000000008001af8b0000776f72642f686561646572312e786d6c504b0102140314000000080038b67d5da2c8d667bd050000842000001700000000000000000000008001988d0000646f6350726f70732f7468756d626e61696c2e6a706567504b050600000000120012009f0400008a9300000000', '\xc1614b28dc2ee45cd4bbf83e77db014319cd3996a936d5cfab5ef7f22bbc6c92', '2026-11-29 22:49:48.930076+00');
INSERT INTO public.proposal_file OVERRIDING SYSTEM VALUE VALUES
	(1, 3, 'Bản mô tả.pdf', '7bfe0ff715e699d28e9d3bda23747c1c', 'application/pdf', 49, '\xab251ac6c1acd566f918c2b03760b6645d4c9013fa5f683714aefcb999ec98b1', '2026-11-29 22:49:54.455145+00');
INSERT INTO public.proposal_message OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 'note', 'desk', 'desk', 4, 'Cùng bài toán', '2026-11-29 22:49:48.930076+00'),
	(2, 2, 'note', 'desk', 'desk', 4, 'Cùng bài toán', '2026-11-29 22:49:51.710944+00'),
	(3, 2, 'message', 'both', 'need', 1, 'Gửi anh chị bản mô tả.', '2026-11-29 22:49:54.455145+00'),
	(4, 3, 'note', 'desk', 'desk', 4, 'Cùng bài toán', '2026-11-29 22:49:54.830766+00'),
	(5, 4, 'note', 'desk', 'desk', 4, 'Cùng bài toán', '2026-11-29 22:49:55.370909+00');
INSERT INTO public.recovery_code VALUES
	(4, '\x5dd519415654beb170429fb99666855bfe33863e3b0b52ae63e7240f370d5c92'),
	(4, '\x261423b92f4a9e8d037fde299b55199613563c2965b8bb7b27f1e1f6d7d9a6bf'),
	(4, '\xba9aa28e4ad573b42b0f11c5c73cb5628e9a330513b6d94b4f6a57963d4204af'),
	(4, '\x584800cf62caa7d0819556d279d6a47cce59e4a6d58b248c6e39aa104772279e'),
	(4, '\x6c02306e2c02232749af9555df9582d8d57cfa992f04ccd98c9621c803d81d2a'),
	(4, '\xf0b04f8e1f5399376d505c8bc5f2b091e174769c07b02aeef3c052a83b96806f'),
	(4, '\xaa9231f2207b6cab78230d745fed9e1ae4def49595f19bd99c2ef7758d46b631'),
	(4, '\xbd2c68cbd461c2b30d84b8402e3f06ebe11369955d8a959e0de52e09baedd3d4'),
	(4, '\x6e4f23d9b2bfc2e1ea353e34ee1f3e4ad7ccdec6d28a2c0451b42333177a0866'),
	(4, '\xba6b1787b9775b4a6a20dd27199398c9b01cbf315c3660d93e49c2996f5c207b');
INSERT INTO public.reporting_unit OVERRIDING SYSTEM VALUE VALUES
	(1, 'Sở Y tế', 'yte@so.example', true, 'person:76abc3ba-5ab5-4427-bf4b-579f839c20db', '2026-11-29 22:49:57.252808+00');
INSERT INTO public.schema_migration VALUES
	(1, '0001_initial', 'fb74ca8d30518c1a9c7f59ca6d9e1f681519f36df841a6c33f8fdae864156b41', '2026-11-29 22:49:43.079371+00'),
	(2, '0002_audit_chain', '827e332750e209ec816234703b4629d00c280782b0f0fe5bc3d46f99ee1cefe5', '2026-11-29 22:49:43.255041+00'),
	(3, '0003_accounts', 'a879541db4f471d6adb0407903c259549d997b1f4d1694130f3a397e9fed58d6', '2026-11-29 22:49:43.281406+00'),
	(4, '0004_notices', 'd557259f9b7fc11f0f2a66861144cb99931b1b889d5d05ef809c47b074da1c81', '2026-11-29 22:49:43.383229+00'),
	(5, '0005_proposals', '7de9a0f61c442188dc5f8abc5d2a131591cf1b51f61bf010d1b0d269aa781174', '2026-11-29 22:49:43.466995+00'),
	(6, '0006_personal_data', '206806bbc9d35bec26e43a9340d209b55a4c67d5f19238eb8c7f2394930610fa', '2026-11-29 22:49:43.599211+00'),
	(7, '0007_sides', '7ed19ae48bac9662f0b78700919e93fcab1a5a29e63aea3d5746b1cddfb93ae7', '2026-11-29 22:49:43.698936+00'),
	(8, '0008_records', 'ae38e59c5ba7396e1ce45e3cf31d2a02dd56a55a381db325a6bb860c67727de3', '2026-11-29 22:49:43.782789+00'),
	(9, '0009_transfers', '459efa13fc5dbd2b15303aa91d265c3f593e40d8c18d04b7ee839d909d5c8659', '2026-11-29 22:49:43.847074+00'),
	(10, '0010_reports', 'd231241bd5a69671694115870ce1a8ad4edab2d8a4484fcc1655410e5ac96f2e', '2026-11-29 22:49:44.117981+00'),
	(11, '0011_unconfirmed', '85913c9fecb843bb36cc3d4a174ffe6d00c88e4f47e48c37cf60e2f01fac1dba', '2026-11-29 22:49:44.274775+00'),
	(12, '0012_case_answers', '95e11c10170ff48a46e1194bc2e461a2d5d0aad29cfe6f2dd1b3a1d9c42ff88b', '2026-11-29 22:49:44.306777+00'),
	(13, '0013_unit_links', 'e1f6d98d0943f8e6c76d90c4fc54b1312ff92e7a2298b3aab3458b41f30d845a', '2026-11-29 22:49:44.321119+00'),
	(14, '0014_counted_once', 'f370ae1175d32c3b4bc7517523bed84b08e7b1f8c6267ead29ce6e9cfb597a55', '2026-11-29 22:49:44.351034+00');
INSERT INTO public.session OVERRIDING SYSTEM VALUE VALUES
	(1, '\xc521139a58e82ab88e1c14c90752a3e51e63fa211e3d3cf3454c1e16a7b7608f', 1, true, '203.0.113.7', NULL, '2099-12-31 16:59:59+00', '2099-12-31 16:59:59+00'),
	(3, '\x186800221abaee60d90282dc26ee2b175d0e6540e8b5fa39e893df2bb6735c00', 4, true, '203.0.113.7', NULL, '2099-12-31 16:59:59+00', '2099-12-31 16:59:59+00'),
	(4, '\xe0f4d9ce04eb512866dae1a0b340184153ca30a9962fee3481f18046aacc6291', 9, true, NULL, NULL, '2099-12-31 16:59:59+00', '2099-12-31 16:59:59+00');
INSERT INTO public.solution OVERRIDING SYSTEM VALUE VALUES
	(1, NULL, 2, 'solution', 'Nhận dạng hóa đơn tiếng Việt', 'Đọc hóa đơn giấy đã chụp ảnh và trả về người bán, ngày, tổng tiền ở dạng có cấu trúc.', '{}', '{}', '{}', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{}', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '0281234567', 'lab@vien.example', 'published', true, NULL, ' nhan dang hoa don tieng viet doc hoa don giay da chup anh va tra ve nguoi ban ngay tong tien o dang co cau truc ', 'RLCR FARK LSA GUR ZMIRK ]MIZ	005000500004000000004000005', 2, 'local', '2026-11-29 22:49:48.930076+00', '2026-11-29 22:49:48.930076+00', '2026-11-29 22:49:48.930076+00', '2099-12-31 16:59:59+00', NULL),
	(2, NULL, 2, 'solution', 'Nhận dạng hóa đơn, bản 1', 'Đọc hóa đơn giấy đã chụp ảnh và trả về người bán, ngày, tổng tiền ở dạng có cấu trúc.', '{"Đọc hóa đơn giấy","Tách dòng hàng"}', '{logistics}', '{ocr}', 7, 'Doanh nghiệp', 'Ảnh', 'Viện', 'Độc quyền', 'Sở', 'Sáu tháng', 'low', '{vi,en}', 'under_100m', '2026-01-05', 'Quận 3', 2025, NULL, 'https://vien.example/hoa-don', NULL, '0281234567', 'lab@vien.example', 'published', true, NULL, ' nhan dang hoa don ban 1 doc hoa don giay da chup anh va tra ve nguoi ban ngay tong tien o dang co cau truc doc hoa don giay tach dong hang doanh nghiep ', 'RLCR FARK LSA GUR DAR 1	00500050000400000002', 2, 'local', '2026-11-29 22:49:51.710944+00', '2026-11-29 22:49:51.710944+00', '2026-11-29 22:49:51.710944+00', '2099-12-31 16:59:59+00', NULL),
	(3, NULL, 2, 'solution', 'Nhận dạng hóa đơn, bản 2', 'Đọc hóa đơn giấy đã chụp ảnh và trả về người bán, ngày, tổng tiền ở dạng có cấu trúc.', '{"Đọc hóa đơn giấy","Tách dòng hàng"}', '{logistics}', '{ocr}', 7, 'Doanh nghiệp', 'Ảnh', 'Viện', 'Độc quyền', 'Sở', 'Sáu tháng', 'low', '{vi,en}', 'under_100m', '2026-01-05', 'Quận 3', 2025, NULL, 'https://vien.example/hoa-don', NULL, '0281234567', 'lab@vien.example', 'published', true, NULL, ' nhan dang hoa don ban 2 doc hoa don giay da chup anh va tra ve nguoi ban ngay tong tien o dang co cau truc doc hoa don giay tach dong hang doanh nghiep ', 'RLCR FARK LSA GUR DAR 2	00500050000400000002', 2, 'local', '2026-11-29 22:49:54.830766+00', '2026-11-29 22:49:54.830766+00', '2026-11-29 22:49:54.830766+00', '2099-12-31 16:59:59+00', NULL),
	(4, NULL, 2, 'solution', 'Nhận dạng hóa đơn, bản 3', 'Đọc hóa đơn giấy đã chụp ảnh và trả về người bán, ngày, tổng tiền ở dạng có cấu trúc.', '{"Đọc hóa đơn giấy","Tách dòng hàng"}', '{logistics}', '{ocr}', 7, 'Doanh nghiệp', 'Ảnh', 'Viện', 'Độc quyền', 'Sở', 'Sáu tháng', 'low', '{vi,en}', 'under_100m', '2026-01-05', 'Quận 3', 2025, NULL, 'https://vien.example/hoa-don', NULL, '0281234567', 'lab@vien.example', 'published', true, NULL, ' nhan dang hoa don ban 3 doc hoa don giay da chup anh va tra ve nguoi ban ngay tong tien o dang co cau truc doc hoa don giay tach dong hang doanh nghiep ', 'RLCR FARK LSA GUR DAR 3	00500050000400000002', 2, 'local', '2026-11-29 22:49:55.370909+00', '2026-11-29 22:49:55.370909+00', '2026-11-29 22:49:55.370909+00', '2099-12-31 16:59:59+00', NULL);
INSERT INTO public.told_fit VALUES
	(2, 5, '2026-11-01');
INSERT INTO public.transfer_case OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 1, 1, 1, 2, NULL, NULL, false, 'verified', NULL, '2026-11-29 22:49:48.930076+00', NULL, 4, NULL, NULL, true, 'transferred', 'licence', 250000000, '', 'own', false, NULL, '', NULL, NULL, false, '{person:76abc3ba-5ab5-4427-bf4b-579f839c20db}', 17, 'system', '2026-11-29 22:49:48.930076+00', '2026-11-29 22:49:48.930076+00'),
	(2, 2, 2, 2, 1, 2, NULL, 'logistics', false, 'introduced', NULL, '2026-11-29 22:49:51.988954+00', NULL, 4, NULL, NULL, NULL, NULL, NULL, NULL, '', NULL, NULL, 'low', '', NULL, NULL, false, '{person:76abc3ba-5ab5-4427-bf4b-579f839c20db}', 3, 'system', '2026-11-29 22:49:51.988954+00', '2026-11-29 22:49:54.477875+00');
INSERT INTO public.unit_link VALUES
	('\x1da965a8d8bbebb341042c77d1ab9af9c000375a3eddf2c9954ced21dfbdc84d', 1, 2099, '2026-11-29 22:49:57.252808+00'),
	('\xaaff5827096277615af9a33366c5a2d558365f4bd3ca3e78b66dac622478ce68', 1, 2099, '2026-11-29 22:50:01.794793+00');
SELECT pg_catalog.setval('public.account_link_id_seq', 4, true);
SELECT pg_catalog.setval('public.attempt_id_seq', 14, true);
SELECT pg_catalog.setval('public.audit_entry_id_seq', 91, true);
SELECT pg_catalog.setval('public.behalf_id_seq', 1, false);
SELECT pg_catalog.setval('public.case_confirmation_id_seq', 3, true);
SELECT pg_catalog.setval('public.case_contact_id_seq', 2, true);
SELECT pg_catalog.setval('public.case_event_id_seq', 1, false);
SELECT pg_catalog.setval('public.case_evidence_id_seq', 6, true);
SELECT pg_catalog.setval('public.case_follow_up_id_seq', 1, true);
SELECT pg_catalog.setval('public.case_step_id_seq', 8, true);
SELECT pg_catalog.setval('public.case_verification_id_seq', 1, true);
SELECT pg_catalog.setval('public.change_feed_seq_seq', 52, true);
SELECT pg_catalog.setval('public.claim_id_seq', 1, false);
SELECT pg_catalog.setval('public.consent_id_seq', 8, true);
SELECT pg_catalog.setval('public.contribution_id_seq', 1, true);
SELECT pg_catalog.setval('public.data_breach_id_seq', 1, false);
SELECT pg_catalog.setval('public.data_consent_id_seq', 1, false);
SELECT pg_catalog.setval('public.data_request_id_seq', 1, false);
SELECT pg_catalog.setval('public.delivered_solution_id_seq', 2, true);
SELECT pg_catalog.setval('public.form_draft_id_seq', 1, true);
SELECT pg_catalog.setval('public.indicator_entry_id_seq', 1, false);
SELECT pg_catalog.setval('public.mail_id_seq', 24, true);
SELECT pg_catalog.setval('public.mail_worker', 1, true);
SELECT pg_catalog.setval('public.need_id_seq', 7, true);
SELECT pg_catalog.setval('public.notice_id_seq', 37, true);
SELECT pg_catalog.setval('public.organisation_id_seq', 4, true);
SELECT pg_catalog.setval('public.orientation_id_seq', 1, false);
SELECT pg_catalog.setval('public.period_closing_id_seq', 1, true);
SELECT pg_catalog.setval('public.person_id_seq', 9, true);
SELECT pg_catalog.setval('public.programme_setting_id_seq', 1, true);
SELECT pg_catalog.setval('public.proposal_decision_id_seq', 4, true);
SELECT pg_catalog.setval('public.proposal_document_id_seq', 4, true);
SELECT pg_catalog.setval('public.proposal_file_id_seq', 1, true);
SELECT pg_catalog.setval('public.proposal_id_seq', 5, true);
SELECT pg_catalog.setval('public.proposal_message_id_seq', 5, true);
SELECT pg_catalog.setval('public.report_text_id_seq', 1, false);
SELECT pg_catalog.setval('public.reporting_unit_id_seq', 1, true);
SELECT pg_catalog.setval('public.session_id_seq', 4, true);
SELECT pg_catalog.setval('public.solution_id_seq', 4, true);
SELECT pg_catalog.setval('public.transfer_case_id_seq', 2, true);
ALTER TABLE ONLY public.account_link
    ADD CONSTRAINT account_link_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.account_link
    ADD CONSTRAINT account_link_token_hash_key UNIQUE (token_hash);
ALTER TABLE ONLY public.approved_situation
    ADD CONSTRAINT approved_situation_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.approved_situation
    ADD CONSTRAINT approved_situation_pkey PRIMARY KEY (closing_id);
ALTER TABLE ONLY public.attempt
    ADD CONSTRAINT attempt_pkey PRIMARY KEY (id);
ALTER TABLE public.audit_entry
    ADD CONSTRAINT audit_actor_is_a_key CHECK ((actor ~ '^[a-z][a-z0-9_:-]*$'::text)) NOT VALID;
ALTER TABLE ONLY public.audit_entry
    ADD CONSTRAINT audit_entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit_link
    ADD CONSTRAINT audit_link_entry_id_key UNIQUE (entry_id);
ALTER TABLE ONLY public.audit_link
    ADD CONSTRAINT audit_link_pkey PRIMARY KEY (seq);
ALTER TABLE ONLY public.behalf
    ADD CONSTRAINT behalf_need_id_key UNIQUE (need_id);
ALTER TABLE ONLY public.behalf
    ADD CONSTRAINT behalf_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.behalf
    ADD CONSTRAINT behalf_solution_id_key UNIQUE (solution_id);
ALTER TABLE ONLY public.case_confirmation
    ADD CONSTRAINT case_confirmation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.case_contact
    ADD CONSTRAINT case_contact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.case_event
    ADD CONSTRAINT case_event_key_key UNIQUE (key);
ALTER TABLE ONLY public.case_event
    ADD CONSTRAINT case_event_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.case_evidence
    ADD CONSTRAINT case_evidence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.case_evidence
    ADD CONSTRAINT case_evidence_replaces_id_key UNIQUE (replaces_id);
ALTER TABLE ONLY public.case_evidence
    ADD CONSTRAINT case_evidence_stored_name_key UNIQUE (stored_name);
ALTER TABLE ONLY public.case_follow_up
    ADD CONSTRAINT case_follow_up_case_id_months_key UNIQUE (case_id, months);
ALTER TABLE ONLY public.case_follow_up
    ADD CONSTRAINT case_follow_up_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.case_link
    ADD CONSTRAINT case_link_pkey PRIMARY KEY (token_hash);
ALTER TABLE ONLY public.case_step
    ADD CONSTRAINT case_step_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.case_verification
    ADD CONSTRAINT case_verification_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.change_feed
    ADD CONSTRAINT change_feed_pkey PRIMARY KEY (seq);
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT claim_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.consent_link
    ADD CONSTRAINT consent_link_pkey PRIMARY KEY (token_hash);
ALTER TABLE ONLY public.consent
    ADD CONSTRAINT consent_once_a_side UNIQUE (proposal_id, round, side);
ALTER TABLE ONLY public.consent
    ADD CONSTRAINT consent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contribution
    ADD CONSTRAINT contribution_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contribution
    ADD CONSTRAINT contribution_replaces_id_key UNIQUE (replaces_id);
ALTER TABLE ONLY public.contribution
    ADD CONSTRAINT contribution_unit_id_form_key_key UNIQUE (unit_id, form_key);
ALTER TABLE ONLY public.data_breach
    ADD CONSTRAINT data_breach_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.data_consent
    ADD CONSTRAINT data_consent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.data_protection_contact
    ADD CONSTRAINT data_protection_contact_pkey PRIMARY KEY (only_one);
ALTER TABLE ONLY public.data_request
    ADD CONSTRAINT data_request_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.delivered_solution
    ADD CONSTRAINT delivered_solution_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.expiry_told
    ADD CONSTRAINT expiry_told_pkey PRIMARY KEY (subject, subject_id, expires_at, days);
ALTER TABLE ONLY public.fit_interest
    ADD CONSTRAINT fit_interest_pkey PRIMARY KEY (proposal_id);
ALTER TABLE ONLY public.fit_link
    ADD CONSTRAINT fit_link_pkey PRIMARY KEY (token_hash);
ALTER TABLE ONLY public.form_draft
    ADD CONSTRAINT form_draft_person_id_subject_key_key UNIQUE (person_id, subject, key);
ALTER TABLE ONLY public.form_draft
    ADD CONSTRAINT form_draft_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.holiday
    ADD CONSTRAINT holiday_pkey PRIMARY KEY (day);
ALTER TABLE ONLY public.idempotency_key
    ADD CONSTRAINT idempotency_key_pkey PRIMARY KEY (key, subject);
ALTER TABLE ONLY public.indicator_entry
    ADD CONSTRAINT indicator_entry_form_key_key UNIQUE (form_key);
ALTER TABLE ONLY public.indicator_entry
    ADD CONSTRAINT indicator_entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.indicator_entry
    ADD CONSTRAINT indicator_entry_replaces_id_key UNIQUE (replaces_id);
ALTER TABLE ONLY public.introduction
    ADD CONSTRAINT introduction_pkey PRIMARY KEY (proposal_id);
ALTER TABLE ONLY public.mail_attachment
    ADD CONSTRAINT mail_attachment_pkey PRIMARY KEY (mail_id, "position");
ALTER TABLE ONLY public.mail
    ADD CONSTRAINT mail_dedupe_key_key UNIQUE (dedupe_key);
ALTER TABLE ONLY public.mail
    ADD CONSTRAINT mail_key_key UNIQUE (key);
ALTER TABLE ONLY public.mail
    ADD CONSTRAINT mail_message_id_key UNIQUE (message_id);
ALTER TABLE ONLY public.mail
    ADD CONSTRAINT mail_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.matching_record
    ADD CONSTRAINT matching_record_pkey PRIMARY KEY (subject, subject_id);
ALTER TABLE ONLY public.matching_text
    ADD CONSTRAINT matching_text_pkey PRIMARY KEY (subject, subject_id, part);
ALTER TABLE ONLY public.monthly_fit
    ADD CONSTRAINT monthly_fit_pkey PRIMARY KEY (organisation_id, month);
ALTER TABLE ONLY public.need_confirmation
    ADD CONSTRAINT need_confirmation_pkey PRIMARY KEY (need_id);
ALTER TABLE ONLY public.need_confirmation
    ADD CONSTRAINT need_confirmation_token_hash_key UNIQUE (token_hash);
ALTER TABLE ONLY public.need
    ADD CONSTRAINT need_import_key_key UNIQUE (import_key);
ALTER TABLE ONLY public.need
    ADD CONSTRAINT need_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisation
    ADD CONSTRAINT organisation_key_key UNIQUE (key);
ALTER TABLE ONLY public.organisation
    ADD CONSTRAINT organisation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisation
    ADD CONSTRAINT organisation_tax_code_key UNIQUE (tax_code);
ALTER TABLE ONLY public.orientation
    ADD CONSTRAINT orientation_key_key UNIQUE (key);
ALTER TABLE ONLY public.orientation
    ADD CONSTRAINT orientation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.period_closing
    ADD CONSTRAINT period_closing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_key_key UNIQUE (key);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programme_setting
    ADD CONSTRAINT programme_setting_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.proposal_decision
    ADD CONSTRAINT proposal_decision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.proposal_document
    ADD CONSTRAINT proposal_document_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.proposal_document
    ADD CONSTRAINT proposal_document_proposal_id_kind_key UNIQUE (proposal_id, kind);
ALTER TABLE ONLY public.proposal_file
    ADD CONSTRAINT proposal_file_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.proposal_file
    ADD CONSTRAINT proposal_file_stored_name_key UNIQUE (stored_name);
ALTER TABLE ONLY public.proposal_message
    ADD CONSTRAINT proposal_message_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.proposal
    ADD CONSTRAINT proposal_pair UNIQUE (need_id, solution_id);
ALTER TABLE ONLY public.proposal
    ADD CONSTRAINT proposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.recovery_code
    ADD CONSTRAINT recovery_code_pkey PRIMARY KEY (person_id, code_hash);
ALTER TABLE ONLY public.report_text
    ADD CONSTRAINT report_text_period_from_period_to_part_key UNIQUE (period_from, period_to, part);
ALTER TABLE ONLY public.report_text
    ADD CONSTRAINT report_text_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reporting_unit
    ADD CONSTRAINT reporting_unit_name_key UNIQUE (name);
ALTER TABLE ONLY public.reporting_unit
    ADD CONSTRAINT reporting_unit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.schema_migration
    ADD CONSTRAINT schema_migration_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_id_hash_key UNIQUE (id_hash);
ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.solution
    ADD CONSTRAINT solution_import_key_key UNIQUE (import_key);
ALTER TABLE ONLY public.solution
    ADD CONSTRAINT solution_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.suggestion_round
    ADD CONSTRAINT suggestion_round_pkey PRIMARY KEY (need_id);
ALTER TABLE ONLY public.text_vector
    ADD CONSTRAINT text_vector_pkey PRIMARY KEY (text_hash, side, model, revision);
ALTER TABLE ONLY public.told_fit
    ADD CONSTRAINT told_fit_pkey PRIMARY KEY (organisation_id, need_id);
ALTER TABLE ONLY public.transfer_case
    ADD CONSTRAINT transfer_case_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.transfer_case
    ADD CONSTRAINT transfer_case_proposal_id_key UNIQUE (proposal_id);
ALTER TABLE ONLY public.unit_link
    ADD CONSTRAINT unit_link_pkey PRIMARY KEY (token_hash);
CREATE INDEX account_link_email ON public.account_link USING btree (email);
CREATE INDEX attempt_bucket ON public.attempt USING btree (bucket, at);
CREATE INDEX audit_entry_subject ON public.audit_entry USING btree (subject, subject_id, id);
CREATE INDEX case_confirmation_of ON public.case_confirmation USING btree (case_id, id);
CREATE INDEX case_contact_of ON public.case_contact USING btree (case_id);
CREATE INDEX case_event_of ON public.case_event USING btree (case_id, starts_at);
CREATE INDEX case_evidence_of ON public.case_evidence USING btree (case_id, id);
CREATE INDEX case_step_of ON public.case_step USING btree (case_id, id);
CREATE INDEX case_verification_of ON public.case_verification USING btree (case_id, id);
CREATE INDEX change_feed_xid ON public.change_feed USING btree (xid);
CREATE UNIQUE INDEX claim_open_on_need ON public.claim USING btree (need_id, organisation_id) WHERE (granted IS NULL);
CREATE UNIQUE INDEX claim_open_on_solution ON public.claim USING btree (solution_id, organisation_id) WHERE (granted IS NULL);
CREATE INDEX consent_link_of ON public.consent_link USING btree (consent_id);
CREATE INDEX consent_unanswered ON public.consent USING btree (answer_by) WHERE (answer IS NULL);
CREATE INDEX contribution_of_year ON public.contribution USING btree (year, unit_id);
CREATE UNIQUE INDEX data_consent_in_force ON public.data_consent USING btree (person_id, purpose, notice_version) WHERE (withdrawn_at IS NULL);
CREATE INDEX data_request_of_person ON public.data_request USING btree (person_id, id DESC);
CREATE INDEX data_request_open ON public.data_request USING btree (received_at) WHERE (completed_at IS NULL);
CREATE UNIQUE INDEX delivered_solution_listed ON public.delivered_solution USING btree (solution_id) WHERE (NOT of_capability);
CREATE INDEX delivered_solution_of ON public.delivered_solution USING btree (solution_id);
CREATE INDEX fit_link_of ON public.fit_link USING btree (proposal_id);
CREATE INDEX form_draft_of_person ON public.form_draft USING btree (person_id, saved_at DESC);
CREATE INDEX indicator_entry_by_kind ON public.indicator_entry USING btree (kind, happened_on);
CREATE INDEX mail_sending ON public.mail USING btree (worker) WHERE (state = 'sending'::text);
CREATE INDEX mail_troubled ON public.mail USING btree (id) WHERE (state = ANY (ARRAY['stopped'::text, 'unsure'::text]));
CREATE INDEX mail_waiting ON public.mail USING btree (due_at, id) WHERE (state = 'waiting'::text);
CREATE INDEX matching_text_by_hash ON public.matching_text USING btree (text_hash, side);
CREATE INDEX need_entered_by ON public.need USING btree (entered_by_id) WHERE (entered_by_id IS NOT NULL);
CREATE INDEX need_listing ON public.need USING btree (state, published_at DESC, id DESC);
CREATE INDEX need_unconfirmed ON public.need_confirmation USING btree (asked_at) WHERE (confirmed_at IS NULL);
CREATE INDEX notice_of_person ON public.notice USING btree (person_id, id DESC);
CREATE INDEX notice_unread ON public.notice USING btree (person_id) WHERE (read_at IS NULL);
CREATE UNIQUE INDEX organisation_name ON public.organisation USING btree (lower(name));
CREATE UNIQUE INDEX person_email ON public.person USING btree (email) WHERE (disabled_at IS NULL);
CREATE INDEX person_organisation ON public.person USING btree (organisation_id);
CREATE INDEX proposal_assignee ON public.proposal USING btree (assignee_id);
CREATE INDEX proposal_by_state ON public.proposal USING btree (state, since);
CREATE INDEX proposal_decision_of ON public.proposal_decision USING btree (proposal_id, id);
CREATE INDEX proposal_file_of ON public.proposal_file USING btree (message_id);
CREATE INDEX proposal_message_of ON public.proposal_message USING btree (proposal_id, id);
CREATE INDEX proposal_of_solution ON public.proposal USING btree (solution_id, state);
CREATE INDEX session_person ON public.session USING btree (person_id);
CREATE INDEX solution_entered_by ON public.solution USING btree (entered_by_id) WHERE (entered_by_id IS NOT NULL);
CREATE INDEX solution_listing ON public.solution USING btree (state, published_at DESC, id DESC);
CREATE INDEX transfer_case_by_stage ON public.transfer_case USING btree (stage, since);
CREATE INDEX transfer_case_of_adopter ON public.transfer_case USING btree (adopter_id);
CREATE INDEX transfer_case_of_delivered ON public.transfer_case USING btree (delivered_id);
CREATE INDEX transfer_case_of_need ON public.transfer_case USING btree (need_id);
CREATE INDEX transfer_case_of_supplier ON public.transfer_case USING btree (supplier_id);
CREATE INDEX unit_link_of ON public.unit_link USING btree (unit_id, year);
CREATE CONSTRAINT TRIGGER audit_entry_linked AFTER INSERT ON public.audit_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.chain_audit_entry();
CREATE TRIGGER mail_queued AFTER INSERT ON public.mail FOR EACH STATEMENT EXECUTE FUNCTION public.wake_mail_workers();
CREATE TRIGGER need_changed AFTER INSERT OR DELETE OR UPDATE ON public.need FOR EACH ROW EXECUTE FUNCTION public.note_change();
CREATE TRIGGER need_deleted AFTER DELETE ON public.need FOR EACH ROW EXECUTE FUNCTION public.drop_matching_record();
CREATE TRIGGER orientation_changed AFTER INSERT OR DELETE OR UPDATE ON public.orientation FOR EACH ROW EXECUTE FUNCTION public.note_change();
CREATE TRIGGER orientation_deleted AFTER DELETE ON public.orientation FOR EACH ROW EXECUTE FUNCTION public.drop_matching_record();
CREATE TRIGGER solution_changed AFTER INSERT OR DELETE OR UPDATE ON public.solution FOR EACH ROW EXECUTE FUNCTION public.note_change();
CREATE TRIGGER solution_deleted AFTER DELETE ON public.solution FOR EACH ROW EXECUTE FUNCTION public.drop_matching_record();
ALTER TABLE ONLY public.account_link
    ADD CONSTRAINT account_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.approved_situation
    ADD CONSTRAINT approved_situation_closing_id_fkey FOREIGN KEY (closing_id) REFERENCES public.period_closing(id);
ALTER TABLE ONLY public.audit_link
    ADD CONSTRAINT audit_link_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES public.audit_entry(id);
ALTER TABLE ONLY public.behalf
    ADD CONSTRAINT behalf_need_id_fkey FOREIGN KEY (need_id) REFERENCES public.need(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.behalf
    ADD CONSTRAINT behalf_solution_id_fkey FOREIGN KEY (solution_id) REFERENCES public.solution(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.case_confirmation
    ADD CONSTRAINT case_confirmation_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.transfer_case(id);
ALTER TABLE ONLY public.case_confirmation
    ADD CONSTRAINT case_confirmation_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.case_contact
    ADD CONSTRAINT case_contact_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.transfer_case(id);
ALTER TABLE ONLY public.case_event
    ADD CONSTRAINT case_event_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.transfer_case(id);
ALTER TABLE ONLY public.case_evidence
    ADD CONSTRAINT case_evidence_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.transfer_case(id);
ALTER TABLE ONLY public.case_evidence
    ADD CONSTRAINT case_evidence_checked_by_id_fkey FOREIGN KEY (checked_by_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.case_evidence
    ADD CONSTRAINT case_evidence_replaces_id_fkey FOREIGN KEY (replaces_id) REFERENCES public.case_evidence(id);
ALTER TABLE ONLY public.case_follow_up
    ADD CONSTRAINT case_follow_up_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.transfer_case(id);
ALTER TABLE ONLY public.case_follow_up
    ADD CONSTRAINT case_follow_up_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.case_link
    ADD CONSTRAINT case_link_confirmation_id_fkey FOREIGN KEY (confirmation_id) REFERENCES public.case_confirmation(id);
ALTER TABLE ONLY public.case_link
    ADD CONSTRAINT case_link_follow_up_id_fkey FOREIGN KEY (follow_up_id) REFERENCES public.case_follow_up(id);
ALTER TABLE ONLY public.case_step
    ADD CONSTRAINT case_step_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.transfer_case(id);
ALTER TABLE ONLY public.case_verification
    ADD CONSTRAINT case_verification_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.transfer_case(id);
ALTER TABLE ONLY public.case_verification
    ADD CONSTRAINT case_verification_verifier_id_fkey FOREIGN KEY (verifier_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT claim_need_id_fkey FOREIGN KEY (need_id) REFERENCES public.need(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT claim_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT claim_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT claim_solution_id_fkey FOREIGN KEY (solution_id) REFERENCES public.solution(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.consent_link
    ADD CONSTRAINT consent_link_consent_id_fkey FOREIGN KEY (consent_id) REFERENCES public.consent(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.consent
    ADD CONSTRAINT consent_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.consent
    ADD CONSTRAINT consent_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES public.proposal(id);
ALTER TABLE ONLY public.contribution
    ADD CONSTRAINT contribution_replaces_id_fkey FOREIGN KEY (replaces_id) REFERENCES public.contribution(id);
ALTER TABLE ONLY public.contribution
    ADD CONSTRAINT contribution_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.reporting_unit(id);
ALTER TABLE ONLY public.data_consent
    ADD CONSTRAINT data_consent_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.data_request
    ADD CONSTRAINT data_request_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.delivered_solution
    ADD CONSTRAINT delivered_solution_solution_id_fkey FOREIGN KEY (solution_id) REFERENCES public.solution(id);
ALTER TABLE ONLY public.fit_interest
    ADD CONSTRAINT fit_interest_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES public.proposal(id);
ALTER TABLE ONLY public.fit_link
    ADD CONSTRAINT fit_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.fit_link
    ADD CONSTRAINT fit_link_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES public.proposal(id);
ALTER TABLE ONLY public.form_draft
    ADD CONSTRAINT form_draft_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.indicator_entry
    ADD CONSTRAINT indicator_entry_entered_by_id_fkey FOREIGN KEY (entered_by_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.indicator_entry
    ADD CONSTRAINT indicator_entry_replaces_id_fkey FOREIGN KEY (replaces_id) REFERENCES public.indicator_entry(id);
ALTER TABLE ONLY public.introduction
    ADD CONSTRAINT introduction_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES public.proposal(id);
ALTER TABLE ONLY public.mail_attachment
    ADD CONSTRAINT mail_attachment_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES public.mail(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.matching_text
    ADD CONSTRAINT matching_text_subject_subject_id_fkey FOREIGN KEY (subject, subject_id) REFERENCES public.matching_record(subject, subject_id) ON DELETE CASCADE;
ALTER TABLE ONLY public.monthly_fit
    ADD CONSTRAINT monthly_fit_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.need_confirmation
    ADD CONSTRAINT need_confirmation_need_id_fkey FOREIGN KEY (need_id) REFERENCES public.need(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.need
    ADD CONSTRAINT need_entered_by_id_fkey FOREIGN KEY (entered_by_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.need
    ADD CONSTRAINT need_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_of_person FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.organisation
    ADD CONSTRAINT organisation_authorised_contact_id_fkey FOREIGN KEY (authorised_contact_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.period_closing
    ADD CONSTRAINT period_closing_closed_by_id_fkey FOREIGN KEY (closed_by_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_joining_id_fkey FOREIGN KEY (joining_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.proposal
    ADD CONSTRAINT proposal_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.proposal_decision
    ADD CONSTRAINT proposal_decision_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES public.proposal(id);
ALTER TABLE ONLY public.proposal_document
    ADD CONSTRAINT proposal_document_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES public.proposal(id);
ALTER TABLE ONLY public.proposal_file
    ADD CONSTRAINT proposal_file_message_id_fkey FOREIGN KEY (message_id) REFERENCES public.proposal_message(id);
ALTER TABLE ONLY public.proposal_message
    ADD CONSTRAINT proposal_message_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.proposal_message
    ADD CONSTRAINT proposal_message_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES public.proposal(id);
ALTER TABLE ONLY public.proposal
    ADD CONSTRAINT proposal_need_id_fkey FOREIGN KEY (need_id) REFERENCES public.need(id);
ALTER TABLE ONLY public.proposal
    ADD CONSTRAINT proposal_solution_id_fkey FOREIGN KEY (solution_id) REFERENCES public.solution(id);
ALTER TABLE ONLY public.recovery_code
    ADD CONSTRAINT recovery_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.solution
    ADD CONSTRAINT solution_entered_by_id_fkey FOREIGN KEY (entered_by_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.solution
    ADD CONSTRAINT solution_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.suggestion_round
    ADD CONSTRAINT suggestion_round_need_id_fkey FOREIGN KEY (need_id) REFERENCES public.need(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.told_fit
    ADD CONSTRAINT told_fit_need_id_fkey FOREIGN KEY (need_id) REFERENCES public.need(id);
ALTER TABLE ONLY public.told_fit
    ADD CONSTRAINT told_fit_organisation_id_month_fkey FOREIGN KEY (organisation_id, month) REFERENCES public.monthly_fit(organisation_id, month);
ALTER TABLE ONLY public.transfer_case
    ADD CONSTRAINT transfer_case_adopter_id_fkey FOREIGN KEY (adopter_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.transfer_case
    ADD CONSTRAINT transfer_case_delivered_id_fkey FOREIGN KEY (delivered_id) REFERENCES public.delivered_solution(id);
ALTER TABLE ONLY public.transfer_case
    ADD CONSTRAINT transfer_case_need_id_fkey FOREIGN KEY (need_id) REFERENCES public.need(id);
ALTER TABLE ONLY public.transfer_case
    ADD CONSTRAINT transfer_case_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.transfer_case
    ADD CONSTRAINT transfer_case_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES public.proposal(id);
ALTER TABLE ONLY public.transfer_case
    ADD CONSTRAINT transfer_case_supplier_id_fkey FOREIGN KEY (supplier_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.unit_link
    ADD CONSTRAINT unit_link_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.reporting_unit(id);
