-- What a form said when it was accepted, as a hash: its key with other content is answered, not dropped.
ALTER TABLE idempotency_key ADD content bytea CHECK (octet_length(content) = 32);  -- null: accepted before this was kept
CREATE INDEX idempotency_key_age ON idempotency_key (at);

-- Reports kept the keys of their forms in their own rows; those columns are filled by themselves from now on.
INSERT INTO idempotency_key (key, subject, subject_id, at)
SELECT form_key, 'indicator_entry', id, entered_at FROM indicator_entry
UNION ALL
SELECT DISTINCT ON (form_key) form_key, 'contribution', id, entered_at FROM contribution
UNION ALL
SELECT a.form_key, 'period_closing', a.closing_id, p.closed_at
FROM approved_situation a JOIN period_closing p ON p.id = a.closing_id;
ALTER TABLE indicator_entry ALTER form_key SET DEFAULT gen_random_uuid()::text;
ALTER TABLE contribution ALTER form_key SET DEFAULT gen_random_uuid()::text;
ALTER TABLE approved_situation ALTER form_key SET DEFAULT gen_random_uuid()::text;
