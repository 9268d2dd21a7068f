-- In which form the text of an approval was hashed; approvals of the past keep theirs.
ALTER TABLE proposal ADD approved_form smallint NOT NULL DEFAULT 1;
