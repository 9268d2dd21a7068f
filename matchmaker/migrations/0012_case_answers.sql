-- Who answered for a party: as they gave their name, else as the link was addressed; null once that person is erased.
ALTER TABLE case_confirmation
    ADD answered_name text CHECK (answered_name IS NFC NORMALIZED AND length(answered_name) <= 200);
UPDATE case_confirmation SET answered_name = left(name, 200) WHERE answered_at IS NOT NULL;

ALTER TABLE case_follow_up
    ADD person_id bigint REFERENCES person,
    ADD answered_by text,
    ADD answered_name text CHECK (answered_name IS NFC NORMALIZED AND length(answered_name) <= 200);
UPDATE case_follow_up SET answered_by = 'link', answered_name = left(name, 200) WHERE answered_at IS NOT NULL;
ALTER TABLE case_follow_up
    ADD CONSTRAINT case_follow_up_knows_who_answered CHECK ((answered_at IS NULL) = (answered_by IS NULL));
