-- Why the desk refused a claim or an organisation that asked to be verified; null where nobody was asked for a reason yet.
ALTER TABLE claim ADD refusal text CHECK (refusal IS NFC NORMALIZED AND length(refusal) BETWEEN 1 AND 1000);
ALTER TABLE claim ADD CONSTRAINT claim_refusal_is_of_a_refusal CHECK (refusal IS NULL OR NOT granted);
-- An organisation that was refused waits again once somebody has changed it since.
ALTER TABLE organisation
    ADD refused_at timestamptz,
    ADD refused_by text,
    ADD refusal text CHECK (refusal IS NFC NORMALIZED AND length(refusal) BETWEEN 1 AND 1000),
    ADD CONSTRAINT organisation_is_refused_whole CHECK (num_nonnulls(refused_at, refused_by, refusal) IN (0, 3));
