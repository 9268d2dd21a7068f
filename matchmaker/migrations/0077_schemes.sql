-- Support schemes: who may ask for money, for what and until when, each with its source. An empty list of codes means
-- that it does not matter. Nothing is deleted: what is over has ended.
CREATE TABLE support_scheme (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key text UNIQUE,  -- of what came with the program
    name_vi text NOT NULL CHECK (name_vi IS NFC NORMALIZED AND length(name_vi) BETWEEN 3 AND 200),
    name_en text NOT NULL DEFAULT '' CHECK (name_en IS NFC NORMALIZED AND length(name_en) <= 200),
    what_vi text NOT NULL CHECK (what_vi IS NFC NORMALIZED AND length(what_vi) BETWEEN 10 AND 2000),
    what_en text NOT NULL DEFAULT '' CHECK (what_en IS NFC NORMALIZED AND length(what_en) <= 2000),
    applicants text[] NOT NULL DEFAULT '{}',
    moments text[] NOT NULL DEFAULT '{}'
        CHECK (moments <@ ARRAY['need', 'discussion', 'pilot', 'contract', 'in_use']),
    sectors text[] NOT NULL DEFAULT '{}',
    opens_on date,
    closes_on date,
    most bigint CHECK (most > 0),  -- in dong
    excludes_state_money boolean NOT NULL DEFAULT false,
    source text NOT NULL CHECK (source IS NFC NORMALIZED AND length(source) BETWEEN 3 AND 300),
    source_on date,
    address text NOT NULL DEFAULT '' CHECK (length(address) <= 500),
    confirmed boolean NOT NULL DEFAULT false,
    ended boolean NOT NULL DEFAULT false,
    version integer NOT NULL DEFAULT 1,
    changed_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT support_scheme_days CHECK (closes_on >= opens_on)
);
