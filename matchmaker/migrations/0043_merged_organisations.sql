-- Two records of one organisation become one: what stood under the one stands under the other, which it now leads to.

ALTER TABLE organisation
    ADD COLUMN merged_into_id bigint REFERENCES organisation,
    ADD COLUMN merged_at timestamptz,
    ADD CONSTRAINT organisation_merges_into_another CHECK (merged_into_id <> id),
    ADD CONSTRAINT organisation_is_merged_whole CHECK ((merged_into_id IS NULL) = (merged_at IS NULL)),
    ADD CONSTRAINT organisation_merged_has_nothing CHECK (
        merged_into_id IS NULL OR num_nonnulls(tax_code, authorised_contact_id) = 0);
CREATE INDEX organisation_merged ON organisation (merged_into_id);

-- By which number a party's words on a case are hashed: the one it had when the case began. Null: the one it has.
ALTER TABLE transfer_case
    ADD COLUMN adopter_known_as bigint REFERENCES organisation,
    ADD COLUMN supplier_known_as bigint REFERENCES organisation;
