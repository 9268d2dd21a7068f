-- Whoever left a phone number alone has no mailbox: their link stands on the page after sending, shows and confirms nothing.
ALTER TABLE need_confirmation ADD shown_only boolean NOT NULL DEFAULT false;
