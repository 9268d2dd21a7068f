-- The official letter of an introduction is the desk's draft until the signed one has gone out. Introductions of earlier
-- versions have no row: their letter, unsigned, went out by itself.

CREATE TABLE official_letter (
    proposal_id bigint PRIMARY KEY REFERENCES introduction,
    number text CHECK (number IS NFC NORMALIZED AND length(number) BETWEEN 1 AND 60),
    dated_on date,
    message_id bigint REFERENCES proposal_message,  -- of the thread, with the signed file
    sent_at timestamptz,
    none_at timestamptz,  -- when the desk noted that there will be none
    CONSTRAINT official_letter_is_sent_whole CHECK (
        num_nulls(number, dated_on, message_id, sent_at) IN (0, 4) AND (sent_at IS NULL OR none_at IS NULL))
);

ALTER TABLE proposal_document
    DROP CONSTRAINT proposal_document_kind_check,
    ADD CONSTRAINT proposal_document_kind_check CHECK (kind IN ('introduction_letter', 'letter_draft', 'meeting_minutes'));
