-- A request about personal data keeps what was promised when it came, and its one extension with the reason.
ALTER TABLE data_request
    ADD COLUMN answer_days integer NOT NULL DEFAULT 2 CHECK (answer_days BETWEEN 1 AND 365),  -- working days
    ADD COLUMN third_parties boolean NOT NULL DEFAULT false,  -- hold the data too, as the first answer says
    ADD COLUMN extension_days integer CHECK (extension_days BETWEEN 1 AND 365),
    ADD COLUMN extension_reason text CHECK (extension_reason IS NFC NORMALIZED AND length(extension_reason) <= 5000),
    ADD COLUMN extended_by text,
    ADD COLUMN extended_at timestamptz,
    ADD CONSTRAINT data_request_is_extended_whole CHECK (num_nulls(extension_days, extended_by, extended_at) IN (0, 3));
ALTER TABLE data_request ALTER COLUMN answer_days DROP DEFAULT;
