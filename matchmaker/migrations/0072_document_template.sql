-- Templates of papers that administrators brought. The first of each kind comes with the program
-- (document_templates/shipped.py). Nothing is changed or deleted: one that was wrong is taken back and stays.
CREATE TABLE document_template (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('dossier')),
    language text NOT NULL CHECK (language IN ('vi', 'en')),
    content bytea NOT NULL CHECK (length(content) BETWEEN 1 AND 2097152),
    sha256 bytea NOT NULL CHECK (length(sha256) = 32),
    file_name text NOT NULL CHECK (file_name IS NFC NORMALIZED AND length(file_name) BETWEEN 1 AND 255),
    note text NOT NULL DEFAULT '' CHECK (note IS NFC NORMALIZED AND length(note) <= 1000),
    valid_from date NOT NULL,
    added_by text NOT NULL,
    added_at timestamptz NOT NULL DEFAULT now(),
    taken_back_by text,
    taken_back_at timestamptz,
    reason text CHECK (reason IS NFC NORMALIZED AND length(reason) BETWEEN 3 AND 1000),
    CONSTRAINT document_template_is_taken_back_whole CHECK (num_nulls(taken_back_by, taken_back_at, reason) IN (0, 3))
);
CREATE INDEX document_template_of_kind ON document_template (kind, language, valid_from);
