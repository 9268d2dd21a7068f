-- AI passports of solutions: each confirmed one stays as it was, the last one holds.
CREATE TABLE passport (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    solution_id bigint NOT NULL REFERENCES solution (id),
    level text NOT NULL CHECK (level IN ('low', 'medium', 'high')),
    proposed text NOT NULL CHECK (proposed IN ('low', 'medium', 'high')),
    level_reason text NOT NULL DEFAULT '',
    classified_on date NOT NULL,
    list_field text NOT NULL,
    list_item text,
    exemption text,
    harm text NOT NULL,
    people_deal text NOT NULL,
    in_use boolean NOT NULL,
    in_use_since date,
    use_area text,
    public_body boolean NOT NULL,
    assessment text,
    assessment_on date,
    portal_code text,
    certificate text,
    certificate_until date,
    confirmed_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX passport_solution ON passport (solution_id, id);

-- What has been answered of one that is not confirmed yet, as it was typed; of each solution one, for all its owners.
CREATE TABLE passport_draft (
    solution_id bigint PRIMARY KEY REFERENCES solution (id),
    answers jsonb NOT NULL DEFAULT '{}',
    version integer NOT NULL DEFAULT 1,
    updated_by text NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now()
);

-- Owners are told once of each thing that falls due.
CREATE TABLE passport_told (
    passport_id bigint NOT NULL REFERENCES passport (id),
    kind text NOT NULL,
    due_on date NOT NULL,
    told_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (passport_id, kind, due_on)
);
