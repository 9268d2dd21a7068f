-- Mails wait here from the business transaction until the worker has sent them; notices wait to be read.

-- Each connection of a worker takes a number and holds an advisory lock on it: whoever is gone holds none.
CREATE SEQUENCE mail_worker AS integer;

CREATE TABLE mail (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    kind text NOT NULL CHECK (kind ~ '^[a-z_]+$'),
    locale text NOT NULL CHECK (locale IN ('vi', 'en')),
    recipient text NOT NULL CHECK (recipient ~ '^[!-~]+@[!-~]+$' AND length(recipient) <= 254),
    subject text NOT NULL CHECK (subject IS NFC NORMALIZED AND subject !~ '[[:cntrl:]]'
                                 AND length(subject) BETWEEN 1 AND 500),
    body text NOT NULL CHECK (body IS NFC NORMALIZED),
    dedupe_key text UNIQUE,
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'sent', 'stopped', 'unsure')),
    tries integer NOT NULL DEFAULT 0,
    deaths integer NOT NULL DEFAULT 0,  -- workers that ended while they sent it
    worker integer,  -- the number of whoever claimed it last
    handed_over boolean NOT NULL DEFAULT false,  -- in this try the server may have taken it
    message_id text UNIQUE,  -- the same for every try
    reason text,  -- why the last try did not send it
    due_at timestamptz NOT NULL DEFAULT now(),
    created_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    CHECK (state <> 'sending' OR worker IS NOT NULL),
    CHECK (state NOT IN ('stopped', 'unsure') OR reason IS NOT NULL),
    CHECK ((state IN ('sent', 'stopped', 'unsure')) = (ended_at IS NOT NULL)),
    -- a sent text may hold one-time links: it is not kept
    CHECK (state <> 'sent' OR body = '')
);
CREATE INDEX mail_waiting ON mail (due_at, id) WHERE state = 'waiting';
CREATE INDEX mail_sending ON mail (worker) WHERE state = 'sending';
CREATE INDEX mail_troubled ON mail (id) WHERE state IN ('stopped', 'unsure');

CREATE TABLE mail_attachment (
    mail_id bigint NOT NULL REFERENCES mail ON DELETE CASCADE,
    position integer NOT NULL,
    name text NOT NULL CHECK (name IS NFC NORMALIZED AND name !~ '[[:cntrl:]/\\]' AND length(name) BETWEEN 1 AND 200),
    media_type text NOT NULL CHECK (media_type ~ '^[a-z]+/[a-z0-9.+-]+$'),
    content bytea NOT NULL,
    PRIMARY KEY (mail_id, position)
);

CREATE FUNCTION wake_mail_workers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('matchmaker_mail', '');
    RETURN NULL;
END $$;
CREATE TRIGGER mail_queued AFTER INSERT ON mail FOR EACH STATEMENT EXECUTE FUNCTION wake_mail_workers();

CREATE TABLE notice (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id bigint NOT NULL,
    kind text NOT NULL CHECK (kind ~ '^[a-z_]+$'),
    subject text NOT NULL CHECK (subject ~ '^[a-z_]+$'),
    subject_id bigint NOT NULL,
    params jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(params) = 'object'),
    created_at timestamptz NOT NULL DEFAULT now(),
    read_at timestamptz
);
CREATE INDEX notice_of_person ON notice (person_id, id DESC);
CREATE INDEX notice_unread ON notice (person_id) WHERE read_at IS NULL;
