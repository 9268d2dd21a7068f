-- A mail to what is no address is kept as stopped, under the text that was given: an administrator sees it and is told.
ALTER TABLE mail DROP CONSTRAINT mail_recipient_check;
ALTER TABLE mail ADD CONSTRAINT mail_recipient_check
    CHECK (recipient ~ '^[!-~]+@[!-~]+$' OR (state IN ('waiting', 'sending', 'stopped') AND recipient !~ '[[:cntrl:]]')),
    ADD CONSTRAINT mail_recipient_length CHECK (length(recipient) <= 254);
-- When administrators were told of a mail that stopped, or of which nobody knows whether it arrived.
ALTER TABLE mail ADD COLUMN told_at timestamptz;
UPDATE mail SET told_at = ended_at WHERE state IN ('stopped', 'unsure');
CREATE INDEX mail_untold ON mail (id) WHERE state IN ('stopped', 'unsure') AND told_at IS NULL;
