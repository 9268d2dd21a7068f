-- What leadership sees and approves, the plan's other indicators, contributions of departments, the texts of reports.

-- What stood beside the figures of a closed period when it was approved; `form_key` makes a double click one approval.
CREATE TABLE approved_situation (
    closing_id bigint PRIMARY KEY REFERENCES period_closing,
    form_key text NOT NULL UNIQUE CHECK (length(form_key) BETWEEN 1 AND 64),
    situation jsonb NOT NULL CHECK (jsonb_typeof(situation) = 'object')
);

-- One entry of another task of the plan; a correction is a new row, so that what stood there before stays.
CREATE TABLE indicator_entry (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    replaces_id bigint UNIQUE REFERENCES indicator_entry,
    form_key text NOT NULL UNIQUE CHECK (length(form_key) BETWEEN 1 AND 64),
    kind text NOT NULL CHECK (kind IN (
        'ai_product', 'training', 'data_sharing', 'contest', 'ecosystem', 'conference', 'publications', 'start_ups',
        'workforce', 'public_agencies')),
    happened_on date NOT NULL,
    title text NOT NULL CHECK (title IS NFC NORMALIZED AND length(title) BETWEEN 3 AND 300),
    details jsonb NOT NULL CHECK (jsonb_typeof(details) = 'object' AND details::text IS NFC NORMALIZED),
    source text NOT NULL CHECK (source IS NFC NORMALIZED AND length(source) BETWEEN 3 AND 500),
    removed boolean NOT NULL DEFAULT false,  -- the last row of its history says that it was entered by mistake
    entered_by text NOT NULL,
    entered_by_id bigint REFERENCES person,
    entered_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX indicator_entry_by_kind ON indicator_entry (kind, happened_on);

-- Who reports to the Department of Science and Technology every year (the plan's III.7).
CREATE TABLE reporting_unit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE CHECK (name IS NFC NORMALIZED AND length(name) BETWEEN 2 AND 300),
    email text CHECK (length(email) <= 254),
    active boolean NOT NULL DEFAULT true,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- What a unit sent for a year; what it sends again replaces what it sent and leaves it in the table.
CREATE TABLE contribution (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit_id bigint NOT NULL REFERENCES reporting_unit,
    year integer NOT NULL CHECK (year BETWEEN 2023 AND 2100),
    replaces_id bigint UNIQUE REFERENCES contribution,
    form_key text NOT NULL CHECK (length(form_key) BETWEEN 1 AND 64),
    results text NOT NULL CHECK (results IS NFC NORMALIZED AND length(results) BETWEEN 1 AND 20000),
    difficulties text NOT NULL CHECK (difficulties IS NFC NORMALIZED AND length(difficulties) <= 20000),
    proposals text NOT NULL CHECK (proposals IS NFC NORMALIZED AND length(proposals) <= 20000),
    next_year text NOT NULL CHECK (next_year IS NFC NORMALIZED AND length(next_year) <= 20000),
    document text NOT NULL CHECK (document IS NFC NORMALIZED AND length(document) <= 300),  -- number and date of its letter
    entered_by text NOT NULL,
    entered_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (unit_id, form_key)
);
CREATE INDEX contribution_of_year ON contribution (year, unit_id);

-- What an officer wrote into a report of a period: kept apart from the figures, which are generated each time.
CREATE TABLE report_text (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    period_from date NOT NULL,
    period_to date NOT NULL CHECK (period_to >= period_from),
    part text NOT NULL CHECK (part ~ '^[a-z_]{1,40}$'),
    body text NOT NULL CHECK (body IS NFC NORMALIZED AND length(body) <= 50000),
    version integer NOT NULL DEFAULT 1,
    edited_by text NOT NULL,
    edited_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (period_from, period_to, part)
);
