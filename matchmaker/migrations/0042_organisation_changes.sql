-- What an organisation's own people say of it and what decides counting waits here until the desk has looked at it.

CREATE TABLE organisation_change (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation_id bigint NOT NULL REFERENCES organisation,
    fields text[] NOT NULL CHECK (cardinality(fields) > 0 AND fields <@ '{name,name_en,kind,tax_code}'),
    -- What these fields shall be; of the others nothing is said. Null takes a name in English or a tax code away.
    name text CHECK (name IS NFC NORMALIZED AND length(name) BETWEEN 2 AND 300),
    name_en text CHECK (name_en IS NFC NORMALIZED),
    kind text CHECK (kind IN ('business', 'university', 'institute', 'st_organisation', 'public_body', 'association',
                              'start_up', 'investor')),
    tax_code text CHECK (tax_code ~ '^([0-9]{10}(-[0-9]{3})?|[0-9]{12})$'),
    note text CHECK (note IS NFC NORMALIZED),
    person_id bigint NOT NULL REFERENCES person,
    made_at timestamptz NOT NULL DEFAULT now(),
    outcome text CHECK (outcome IN ('approved', 'refused', 'replaced')),
    reason text CHECK (reason IS NFC NORMALIZED),
    decided_by text,
    decided_at timestamptz,
    CONSTRAINT change_is_decided_whole CHECK (num_nulls(outcome, decided_by, decided_at) IN (0, 3)),
    CONSTRAINT change_is_refused_with_a_reason CHECK (outcome IS DISTINCT FROM 'refused' OR reason IS NOT NULL)
);
-- One at a time waits: who wants something else says it anew.
CREATE UNIQUE INDEX organisation_change_waiting ON organisation_change (organisation_id) WHERE outcome IS NULL;
