-- A need that was posted without an account is a draft until its mailbox or its telephone has answered.
CREATE TABLE need_confirmation (
    need_id bigint PRIMARY KEY REFERENCES need ON DELETE CASCADE,
    token_hash bytea UNIQUE CHECK (octet_length(token_hash) = 32),  -- null: there is a phone number alone
    locale text NOT NULL CHECK (locale IN ('vi', 'en')),
    notice_version text NOT NULL,  -- of the privacy notice that was agreed to
    asked_at timestamptz NOT NULL DEFAULT now(),
    confirmed_at timestamptz,
    means text CHECK (means IN ('mail', 'phone')),
    CONSTRAINT need_is_confirmed_by_some_means CHECK ((confirmed_at IS NULL) = (means IS NULL))
);
CREATE INDEX need_unconfirmed ON need_confirmation (asked_at) WHERE confirmed_at IS NULL;
