-- People and how they prove who they are. The audit knows a person by `key` alone, so that an erasure can blank the
-- identity and leave the history whole.

CREATE TABLE person (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    email text CHECK (email IS NFC NORMALIZED AND email = lower(email) AND length(email) <= 254),
    name text CHECK (name IS NFC NORMALIZED AND length(name) BETWEEN 2 AND 200),
    phone text CHECK (phone ~ '^\+?[0-9]{8,15}$'),
    locale text NOT NULL DEFAULT 'vi' CHECK (locale IN ('vi', 'en')),
    role text NOT NULL CHECK (role IN ('business', 'institute', 'broker', 'verifier', 'leadership', 'administrator')),
    organisation_id bigint REFERENCES organisation,
    joining_id bigint REFERENCES organisation,  -- where they say they work, until somebody of there agrees
    password_hash text,
    totp_sealed bytea,
    totp_confirmed_at timestamptz,
    totp_step bigint,  -- the last time step whose code was used: no code opens twice
    demo boolean NOT NULL DEFAULT false,
    confirmed_at timestamptz NOT NULL DEFAULT now(),
    disabled_at timestamptz,
    erased_at timestamptz,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT person_has_identity CHECK (erased_at IS NOT NULL OR (email IS NOT NULL AND name IS NOT NULL)),
    CONSTRAINT person_is_erased_whole CHECK (
        erased_at IS NULL OR (disabled_at IS NOT NULL AND num_nonnulls(email, name, phone, password_hash, totp_sealed,
                                                                       organisation_id, joining_id) = 0)),
    CONSTRAINT person_joins_or_belongs CHECK (num_nonnulls(organisation_id, joining_id) <= 1),
    CONSTRAINT person_second_factor_has_secret CHECK (totp_confirmed_at IS NULL OR totp_sealed IS NOT NULL)
);
CREATE UNIQUE INDEX person_email ON person (email) WHERE disabled_at IS NULL;
CREATE INDEX person_organisation ON person (organisation_id);

ALTER TABLE organisation
    ADD COLUMN verified_by text,
    ADD COLUMN verified_at timestamptz,
    ADD COLUMN authorised_contact_id bigint REFERENCES person,
    ADD CONSTRAINT organisation_is_verified_by_somebody CHECK ((verified_by IS NULL) = (verified_at IS NULL));

-- Whether a record is the actor's own: as the table of permissions has it, for lists. Officers and the program itself
-- see every record anyway.
CREATE FUNCTION is_own(organisation_id bigint, created_by text, own_organisation bigint, own_name text)
RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN own_organisation IS NULL THEN created_by = own_name ELSE organisation_id = own_organisation END
$$;

CREATE TABLE recovery_code (
    person_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
    code_hash bytea NOT NULL CHECK (octet_length(code_hash) = 32),
    PRIMARY KEY (person_id, code_hash)
);

-- A session's id is known to the browser alone; a copy of this table opens nothing.
CREATE TABLE session (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id_hash bytea NOT NULL UNIQUE CHECK (octet_length(id_hash) = 32),
    person_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
    complete boolean NOT NULL,  -- false: the password was right, the second factor is still asked for
    address text,
    device text,
    started_at timestamptz NOT NULL DEFAULT now(),
    seen_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX session_person ON session (person_id);

-- A link that was sent by mail. It goes when it is used, and what it carries with it.
CREATE TABLE account_link (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    purpose text NOT NULL CHECK (purpose IN ('registration', 'invitation', 'password_reset')),
    token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
    person_id bigint REFERENCES person ON DELETE CASCADE,
    email text NOT NULL CHECK (email IS NFC NORMALIZED),
    content jsonb NOT NULL DEFAULT '{}',
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL
);
CREATE INDEX account_link_email ON account_link (email);

-- Attempts by account and by address, counted here so that every process counts the same ones.
CREATE TABLE attempt (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    bucket bytea NOT NULL CHECK (octet_length(bucket) = 32),  -- a hash: neither e-mail nor address lies here
    at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX attempt_bucket ON attempt (bucket, at);
