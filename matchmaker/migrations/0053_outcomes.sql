-- How a record's way through the desk went on, where its sender is to read it: published, closed, or nothing that suits, and why.
CREATE TABLE record_outcome (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    need_id bigint REFERENCES need ON DELETE CASCADE,
    solution_id bigint REFERENCES solution ON DELETE CASCADE,
    state text NOT NULL CHECK (state IN ('published', 'paused', 'closed', 'no_suitable_solution')),
    reason text CHECK (reason IS NFC NORMALIZED AND length(reason) BETWEEN 1 AND 1000),
    mailed integer NOT NULL DEFAULT 0 CHECK (mailed >= 0),  -- to how many addresses
    called_at timestamptz,  -- when whoever left a number alone was told by phone
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT record_outcome_is_of_one_record CHECK (num_nonnulls(need_id, solution_id) = 1)
);
CREATE INDEX record_outcome_of_need ON record_outcome (need_id, id DESC);
CREATE INDEX record_outcome_of_solution ON record_outcome (solution_id, id DESC);

-- Further links to the page on which whoever posted without an account follows their need: each mail carries one of its own,
-- since of those before only hashes are known.
CREATE TABLE need_link (
    token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
    need_id bigint NOT NULL REFERENCES need ON DELETE CASCADE
);
CREATE INDEX need_link_of_need ON need_link (need_id);

-- Who answered a question of the desk reads their own reply later; an answer is news until the desk has gone on.
ALTER TABLE record_question ADD answered_by text, ADD settled_at timestamptz;
UPDATE record_question q SET settled_at = now()
WHERE q.ended_at IS NOT NULL
  AND coalesce((SELECT n.state FROM need n WHERE n.id = q.need_id),
               (SELECT s.state FROM solution s WHERE s.id = q.solution_id)) <> 'submitted';
