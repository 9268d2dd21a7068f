-- What follows a decision: papers of winners, what became of projects, and what is left of entries that are deleted.
ALTER TABLE call ADD dropped_entries integer NOT NULL DEFAULT 0 CHECK (dropped_entries >= 0);  -- submitted ones, since deleted

-- Each look at a winner's papers; the newest counts.
CREATE TABLE call_paper_check (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry_id bigint NOT NULL REFERENCES call_entry ON DELETE CASCADE,
    checked_on date NOT NULL,
    holds boolean NOT NULL,
    note text NOT NULL DEFAULT '' CHECK (note IS NFC NORMALIZED AND length(note) <= 2000),
    checked_by text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT call_paper_check_says_why CHECK (holds OR note <> '')
);
CREATE INDEX call_paper_check_of_entry ON call_paper_check (entry_id, id DESC);

-- What became of a winner's or a finalist's project.
CREATE TABLE call_incubation (
    entry_id bigint PRIMARY KEY REFERENCES call_entry ON DELETE CASCADE,
    stage text NOT NULL CHECK (stage IN ('admitted', 'building', 'piloting', 'on_market', 'ended')),
    mentor text NOT NULL DEFAULT '' CHECK (mentor IS NFC NORMALIZED AND length(mentor) <= 200),
    mentor_agreed boolean NOT NULL DEFAULT false,  -- to be named where everybody reads it
    received bigint CHECK (received >= 0),  -- in dong
    result text NOT NULL DEFAULT '' CHECK (result IS NFC NORMALIZED AND length(result) <= 2000),
    updated_by text NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1
);

-- Files of entries that were deleted: named here until they are gone from the disk.
CREATE TABLE call_file_to_drop (
    stored_name text PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT now()
);
