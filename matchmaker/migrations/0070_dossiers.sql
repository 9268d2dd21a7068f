-- Dossiers of science and technology tasks: begun from a pair, a call's winner or a need, written by several people.
CREATE TABLE dossier (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    origin text NOT NULL CHECK (origin IN ('proposal', 'entry', 'need')),
    proposal_id bigint REFERENCES proposal,
    entry_id bigint REFERENCES call_entry ON DELETE SET NULL,
    need_id bigint REFERENCES need,
    case_id bigint REFERENCES transfer_case,
    host_id bigint NOT NULL REFERENCES organisation,  -- that is to carry the task
    title text NOT NULL CHECK (title IS NFC NORMALIZED AND length(title) <= 300),
    status text NOT NULL DEFAULT 'drafting' CHECK (status IN
        ('drafting', 'ready', 'handed_in', 'revision_asked', 'approved', 'rejected', 'withdrawn')),
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT dossier_of_proposal CHECK (origin <> 'proposal' OR proposal_id IS NOT NULL),
    CONSTRAINT dossier_of_need CHECK (origin <> 'need' OR need_id IS NOT NULL)
);
CREATE UNIQUE INDEX dossier_once_of_proposal ON dossier (proposal_id)
    WHERE origin = 'proposal' AND status NOT IN ('rejected', 'withdrawn');
CREATE UNIQUE INDEX dossier_once_of_entry ON dossier (entry_id)
    WHERE origin = 'entry' AND status NOT IN ('rejected', 'withdrawn');
CREATE UNIQUE INDEX dossier_once_of_need ON dossier (need_id)
    WHERE origin = 'need' AND status NOT IN ('rejected', 'withdrawn');
CREATE INDEX dossier_of_host ON dossier (host_id);
CREATE INDEX dossier_of_case ON dossier (case_id);
CREATE INDEX dossier_by_status ON dossier (status, updated_at DESC);

-- Every state of a part that was saved; the newest is the one that holds. Rows are only added.
CREATE TABLE dossier_section (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    dossier_id bigint NOT NULL REFERENCES dossier ON DELETE CASCADE,
    part text NOT NULL CHECK (part IN
        ('route', 'people', 'aims', 'products', 'work', 'budget', 'risks', 'data', 'use')),
    version integer NOT NULL CHECK (version >= 1),
    content jsonb NOT NULL,
    saved_by text NOT NULL,
    saved_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (dossier_id, part, version)
);

-- What was prefilled, field by field, until somebody has said that it holds.
CREATE TABLE dossier_mark (
    dossier_id bigint NOT NULL REFERENCES dossier ON DELETE CASCADE,
    part text NOT NULL,
    field text NOT NULL,
    source text NOT NULL CHECK (source IN ('need', 'solution', 'proposal', 'entry', 'call', 'organisation')),
    confirmed_by text,
    confirmed_at timestamptz,
    CONSTRAINT dossier_mark_confirmed_whole CHECK (num_nonnulls(confirmed_by, confirmed_at) IN (0, 2)),
    PRIMARY KEY (dossier_id, part, field)
);

-- Whom a dossier was opened to besides the host's people: a person, or everybody of an organisation.
CREATE TABLE dossier_writer (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    dossier_id bigint NOT NULL REFERENCES dossier ON DELETE CASCADE,
    person_id bigint REFERENCES person,
    organisation_id bigint REFERENCES organisation,
    part text NOT NULL CHECK (part IN ('investigator', 'partner', 'author')),
    opened_by text NOT NULL,
    opened_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    CONSTRAINT dossier_writer_is_one CHECK (num_nonnulls(person_id, organisation_id) = 1)
);
CREATE UNIQUE INDEX dossier_writer_person_once ON dossier_writer (dossier_id, person_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX dossier_writer_organisation_once ON dossier_writer (dossier_id, organisation_id)
    WHERE ended_at IS NULL;
CREATE INDEX dossier_writer_of_person ON dossier_writer (person_id);
CREATE INDEX dossier_writer_of_organisation ON dossier_writer (organisation_id);

CREATE TABLE dossier_comment (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    dossier_id bigint NOT NULL REFERENCES dossier ON DELETE CASCADE,
    part text NOT NULL,
    body text NOT NULL CHECK (body IS NFC NORMALIZED AND length(body) BETWEEN 1 AND 2000),
    person_id bigint REFERENCES person,
    written_by text NOT NULL,
    written_at timestamptz NOT NULL DEFAULT now(),
    settled_by text,
    settled_at timestamptz
);
CREATE INDEX dossier_comment_of_dossier ON dossier_comment (dossier_id, id);

-- Every move with what was recorded of it: where and when it was handed in, what the council decided, by which paper.
CREATE TABLE dossier_step (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    dossier_id bigint NOT NULL REFERENCES dossier ON DELETE CASCADE,
    move text NOT NULL,
    status text NOT NULL,  -- that it led to
    happened_on date,
    place text CHECK (place IS NFC NORMALIZED AND length(place) <= 300),
    number text CHECK (number IS NFC NORMALIZED AND length(number) <= 100),
    note text CHECK (note IS NFC NORMALIZED AND length(note) <= 2000),
    sections jsonb NOT NULL,  -- the version of each part at that moment
    made_by text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now(),
    name text,
    stored_name text UNIQUE,
    media_type text,
    size bigint CHECK (size > 0),
    sha256 bytea CHECK (octet_length(sha256) = 32),
    CONSTRAINT dossier_step_paper_is_whole CHECK (num_nonnulls(name, stored_name, media_type, size, sha256) IN (0, 5))
);
CREATE INDEX dossier_step_of_dossier ON dossier_step (dossier_id, id);
