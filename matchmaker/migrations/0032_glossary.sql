-- Terms that administrators added to the glossary of the program. One that is withdrawn stays, and is not read.
CREATE TABLE glossary_term (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    field text NOT NULL,
    vi text NOT NULL CHECK (vi IS NFC NORMALIZED AND length(vi) BETWEEN 2 AND 100),
    en text NOT NULL CHECK (en IS NFC NORMALIZED AND length(en) BETWEEN 2 AND 100),
    variants_vi text NOT NULL CHECK (variants_vi IS NFC NORMALIZED),  -- one a line
    variants_en text NOT NULL CHECK (variants_en IS NFC NORMALIZED),
    withdrawn boolean NOT NULL DEFAULT false,
    changed_at timestamptz NOT NULL DEFAULT now()
);
