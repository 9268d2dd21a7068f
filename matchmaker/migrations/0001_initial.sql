-- Postgres holds the invariants: what is written here cannot be broken by any code path.
-- Text is NFC everywhere (QUALITY 25); search_text is folded of diacritics by the services that write it.

CREATE TABLE organisation (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key text UNIQUE,
    name text NOT NULL CHECK (name IS NFC NORMALIZED AND length(name) BETWEEN 2 AND 300),
    name_en text CHECK (name_en IS NFC NORMALIZED),
    abbreviation text,
    kind text NOT NULL CHECK (kind IN ('business', 'university', 'institute', 'st_organisation', 'public_body',
                                       'association', 'start_up', 'investor')),
    tax_code text UNIQUE CHECK (tax_code ~ '^[0-9]{10}(-[0-9]{3})?$'),
    website text,
    place text CHECK (place IS NFC NORMALIZED),
    note text,
    source text,
    confirmed boolean NOT NULL DEFAULT false,
    sort_key text COLLATE "C" NOT NULL,
    search_text text NOT NULL,
    version integer NOT NULL DEFAULT 1,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
-- The same organisation is found again by name; two of one name and kind are one.
CREATE UNIQUE INDEX organisation_name ON organisation (lower(name));

CREATE TABLE need (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    import_key text UNIQUE,
    organisation_id bigint NOT NULL REFERENCES organisation,
    title text NOT NULL CHECK (title IS NFC NORMALIZED AND length(title) BETWEEN 3 AND 200),
    problem text NOT NULL CHECK (problem IS NFC NORMALIZED AND length(problem) BETWEEN 10 AND 20000),
    baseline text CHECK (baseline IS NFC NORMALIZED),
    data_held text CHECK (data_held IS NFC NORMALIZED),
    data_owner text CHECK (data_owner IS NFC NORMALIZED),
    outcome text CHECK (outcome IS NFC NORMALIZED),
    measure text CHECK (measure IS NFC NORMALIZED),
    sector text,
    sector_other text CHECK (sector_other IS NFC NORMALIZED),
    technologies text[] NOT NULL DEFAULT '{}',
    budget text,
    deadline date,
    place text CHECK (place IS NFC NORMALIZED),
    confidentiality text NOT NULL DEFAULT 'public' CHECK (confidentiality IN ('public', 'brokers', 'anonymous')),
    contact_name text CHECK (contact_name IS NFC NORMALIZED),
    phone text,
    email text,
    state text NOT NULL CHECK (state IN ('draft', 'submitted', 'information_requested', 'published', 'paused',
                                         'expired', 'closed', 'no_suitable_solution')),
    confirmed boolean NOT NULL DEFAULT true,
    source text,
    search_text text NOT NULL,
    sort_key text COLLATE "C" NOT NULL,
    version integer NOT NULL DEFAULT 1,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    published_at timestamptz,
    expires_at timestamptz,
    CONSTRAINT need_has_contact CHECK (phone IS NOT NULL OR email IS NOT NULL),
    CONSTRAINT need_other_sector_named CHECK (sector IS DISTINCT FROM 'other' OR sector_other IS NOT NULL)
);
CREATE INDEX need_listing ON need (state, published_at DESC, id DESC);

CREATE TABLE solution (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    import_key text UNIQUE,
    organisation_id bigint NOT NULL REFERENCES organisation,
    kind text NOT NULL CHECK (kind IN ('solution', 'capability')),
    title text NOT NULL CHECK (title IS NFC NORMALIZED AND length(title) BETWEEN 3 AND 300),
    summary text NOT NULL CHECK (summary IS NFC NORMALIZED AND length(summary) BETWEEN 10 AND 20000),
    capabilities text[] NOT NULL DEFAULT '{}',
    sectors text[] NOT NULL DEFAULT '{}',
    technologies text[] NOT NULL DEFAULT '{}',
    trl integer CHECK (trl BETWEEN 1 AND 9),
    works_for text CHECK (works_for IS NFC NORMALIZED),
    data_needed text CHECK (data_needed IS NFC NORMALIZED),
    ip_owner text CHECK (ip_owner IS NFC NORMALIZED),
    licence text,
    funding text CHECK (funding IS NFC NORMALIZED),
    support text CHECK (support IS NFC NORMALIZED),
    ai_risk text CHECK (ai_risk IN ('low', 'medium', 'high')),
    languages text[] NOT NULL DEFAULT '{}',
    price text,
    available_from date,
    place text CHECK (place IS NFC NORMALIZED),
    year integer CHECK (year BETWEEN 1990 AND 2100),
    owner_as_published text CHECK (owner_as_published IS NFC NORMALIZED),
    link text,
    contact_name text CHECK (contact_name IS NFC NORMALIZED),
    phone text,
    email text,
    state text NOT NULL CHECK (state IN ('draft', 'submitted', 'information_requested', 'published', 'paused',
                                         'expired', 'closed')),
    confirmed boolean NOT NULL DEFAULT true,
    source text,
    search_text text NOT NULL,
    sort_key text COLLATE "C" NOT NULL,
    version integer NOT NULL DEFAULT 1,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    published_at timestamptz,
    expires_at timestamptz
);
CREATE INDEX solution_listing ON solution (state, published_at DESC, id DESC);

-- What the city looks for (plan 6497/KH-UBND, II.1): ownerless, never introduced, outside every figure.
CREATE TABLE orientation (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key text NOT NULL UNIQUE,
    position integer NOT NULL,
    sector text NOT NULL,
    title_vi text NOT NULL CHECK (title_vi IS NFC NORMALIZED),
    title_en text NOT NULL,
    text_vi text NOT NULL CHECK (text_vi IS NFC NORMALIZED),
    text_en text NOT NULL,
    paragraph text NOT NULL,
    source text NOT NULL,
    search_text text NOT NULL,
    version integer NOT NULL DEFAULT 1
);

-- An organisation that is known only through an anonymous or confidential need is nobody's business.
CREATE FUNCTION organisation_is_public(o organisation) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT o.source IS NOT NULL
        OR EXISTS (SELECT FROM solution s WHERE s.organisation_id = o.id AND s.state = 'published')
        OR EXISTS (SELECT FROM need n WHERE n.organisation_id = o.id AND n.state = 'published'
                                            AND n.confidentiality = 'public')
$$;

-- Which version of a record, cut by which version of the splitter, stands in matching_text;
-- `refresh` renews what differs.
CREATE TABLE matching_record (
    subject text NOT NULL CHECK (subject IN ('need', 'solution', 'orientation')),
    subject_id bigint NOT NULL,
    version integer NOT NULL,
    splitter integer NOT NULL,
    PRIMARY KEY (subject, subject_id)
);

-- The texts a record is matched by: part 0 is the whole record, the rest its sentences.
CREATE TABLE matching_text (
    subject text NOT NULL,
    subject_id bigint NOT NULL,
    part integer NOT NULL,
    field text NOT NULL,
    body text NOT NULL,
    side text NOT NULL CHECK (side IN ('query', 'passage')),
    text_hash text NOT NULL,
    PRIMARY KEY (subject, subject_id, part),
    FOREIGN KEY (subject, subject_id) REFERENCES matching_record ON DELETE CASCADE
);
CREATE INDEX matching_text_by_hash ON matching_text (text_hash, side);

-- One vector per text and model: unchanged text is never embedded again, and two models can stand side by side.
CREATE TABLE text_vector (
    model text NOT NULL,
    revision text NOT NULL,
    side text NOT NULL CHECK (side IN ('query', 'passage')),
    text_hash text NOT NULL,
    dimension integer NOT NULL CHECK (dimension > 0),
    vector bytea NOT NULL,
    PRIMARY KEY (text_hash, side, model, revision),
    CONSTRAINT vector_is_float32 CHECK (octet_length(vector) = 4 * dimension)
);
ALTER TABLE text_vector ALTER COLUMN vector SET STORAGE EXTERNAL;  -- floats do not compress

-- Settings of the programme that the program itself must remember.
CREATE TABLE programme_setting (
    id bigint GENERATED ALWAYS AS IDENTITY,
    name text PRIMARY KEY,
    value jsonb NOT NULL,
    changed_by text NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now()
);

-- Who did what: written in the transaction of the change itself.
CREATE TABLE audit_entry (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    action text NOT NULL CHECK (action ~ '^[a-z_]+:[a-z_]+$'),
    subject text NOT NULL,
    subject_id bigint NOT NULL,
    actor text NOT NULL,
    old_state text,
    new_state text,
    details jsonb NOT NULL DEFAULT '{}',
    at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX audit_entry_subject ON audit_entry (subject, subject_id, id);

-- A form that is sent twice makes one record (QUALITY 11).
CREATE TABLE idempotency_key (
    key text NOT NULL,
    subject text NOT NULL,
    subject_id bigint NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (key, subject)
);

-- The change feed: each process follows it to keep its index current.
CREATE TABLE change_feed (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    subject text NOT NULL,
    subject_id bigint NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX change_feed_xid ON change_feed (xid);

CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change_feed (subject, subject_id)
    VALUES (TG_TABLE_NAME, CASE WHEN TG_OP = 'DELETE' THEN OLD.id ELSE NEW.id END);
    PERFORM pg_notify('matchmaker_change', '');  -- equal notices of one transaction arrive as one
    RETURN NULL;
END $$;
CREATE TRIGGER need_changed AFTER INSERT OR UPDATE OR DELETE ON need
    FOR EACH ROW EXECUTE FUNCTION note_change();
CREATE TRIGGER solution_changed AFTER INSERT OR UPDATE OR DELETE ON solution
    FOR EACH ROW EXECUTE FUNCTION note_change();
CREATE TRIGGER orientation_changed AFTER INSERT OR UPDATE OR DELETE ON orientation
    FOR EACH ROW EXECUTE FUNCTION note_change();
-- A deleted record takes its texts along; vectors no text refers to are dropped by `refresh`.
CREATE FUNCTION drop_matching_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM matching_record WHERE subject = TG_TABLE_NAME AND subject_id = OLD.id;
    RETURN NULL;
END $$;
CREATE TRIGGER need_deleted AFTER DELETE ON need FOR EACH ROW EXECUTE FUNCTION drop_matching_record();
CREATE TRIGGER solution_deleted AFTER DELETE ON solution FOR EACH ROW EXECUTE FUNCTION drop_matching_record();
CREATE TRIGGER orientation_deleted AFTER DELETE ON orientation FOR EACH ROW EXECUTE FUNCTION drop_matching_record();
