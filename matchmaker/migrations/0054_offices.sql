-- What somebody wrote of the organisation that they ask to join: it can stand here under another name. Gone with the asking.
ALTER TABLE person
    ADD joining_as text CHECK (joining_as IS NFC NORMALIZED),
    ADD joining_tax_code text,
    ADD CONSTRAINT person_joins_as_somebody CHECK (joining_id IS NOT NULL OR num_nonnulls(joining_as, joining_tax_code) = 0);
