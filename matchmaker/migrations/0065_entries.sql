-- What an entrant has typed and not submitted yet, as typed; which tab saved it last.
ALTER TABLE call_entry
    ADD typed jsonb,
    ADD typed_at timestamptz,
    ADD typed_tab text CHECK (length(typed_tab) <= 64);

-- A file counts once it was submitted; the text of the copy for judges, in which names may be left.
ALTER TABLE call_file
    ADD submitted_at timestamptz,
    ADD blind_text text NOT NULL DEFAULT '';
