-- Whom people call or write to who get no further: the office that runs the service. One row once somebody has said it.
CREATE TABLE desk_contact (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    name_vi text CHECK (name_vi IS NFC NORMALIZED AND length(name_vi) BETWEEN 2 AND 200),
    name_en text CHECK (name_en IS NFC NORMALIZED AND length(name_en) BETWEEN 2 AND 200),
    phone text,
    email text,
    changed_at timestamptz NOT NULL DEFAULT now()
);
