-- What the owner of a need confirmed of it, line by line: [{"kind", "text", "source"}]; empty where nothing was. `kind` is
-- a ClauseKind, `text` what stands, `source` the words of the problem that it stands for.
ALTER TABLE need ADD clauses jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(clauses) = 'array');

-- Where an owner said otherwise than the system had read. Only of needs that everybody may see, and gone with them.
CREATE TABLE understanding_example (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    need_id bigint NOT NULL REFERENCES need ON DELETE CASCADE,
    field text NOT NULL,
    clause text NOT NULL,
    system_said text NOT NULL,
    owner_said text NOT NULL,
    created_by text NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX understanding_example_need ON understanding_example (need_id);
CREATE INDEX understanding_example_writer ON understanding_example (created_by);
