-- In which tab a draft was saved last: another one, which has not seen that, does not write over it. Null: not known.
ALTER TABLE form_draft ADD COLUMN tab text CHECK (length(tab) BETWEEN 1 AND 64);
