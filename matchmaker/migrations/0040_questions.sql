-- What the desk asks about a record that waits for review: until when, by whom, and how it ended.
CREATE TABLE record_question (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    need_id bigint REFERENCES need ON DELETE CASCADE,
    solution_id bigint REFERENCES solution ON DELETE CASCADE,
    body text NOT NULL CHECK (body IS NFC NORMALIZED AND length(body) BETWEEN 1 AND 2000),
    asked_by text NOT NULL,
    asked_at timestamptz NOT NULL DEFAULT now(),
    answer_by timestamptz NOT NULL,
    mailed integer NOT NULL CHECK (mailed >= 0),  -- to how many addresses
    token_hash bytea UNIQUE CHECK (octet_length(token_hash) = 32),  -- of the link to a sender without account
    reply text CHECK (reply IS NFC NORMALIZED AND length(reply) BETWEEN 1 AND 2000),
    outcome text CHECK (outcome IN ('answered', 'taken_back', 'closed')),
    ended_at timestamptz,
    CONSTRAINT record_question_is_of_one_record CHECK (num_nonnulls(need_id, solution_id) = 1),
    CONSTRAINT record_question_ends_whole CHECK (num_nonnulls(outcome, ended_at) IN (0, 2)),
    CONSTRAINT record_question_reply_is_an_answer CHECK (reply IS NULL OR outcome = 'answered')
);
CREATE UNIQUE INDEX record_question_open_on_need ON record_question (need_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX record_question_open_on_solution ON record_question (solution_id) WHERE ended_at IS NULL;
CREATE INDEX record_question_of_need ON record_question (need_id, id DESC);
CREATE INDEX record_question_of_solution ON record_question (solution_id, id DESC);

-- A question that was asked before stood in a notice alone; of a record without members it is nowhere any more.
INSERT INTO record_question (need_id, solution_id, body, asked_by, asked_at, answer_by, mailed)
SELECT DISTINCT ON (told.subject, told.subject_id)
       n.id, s.id, told.params ->> 'question', coalesce(asked.actor, 'system'), told.created_at,
       told.created_at + interval '10 days', 0
FROM notice told
LEFT JOIN need n ON told.subject = 'need' AND n.id = told.subject_id AND n.state = 'information_requested'
LEFT JOIN solution s ON told.subject = 'solution' AND s.id = told.subject_id AND s.state = 'information_requested'
LEFT JOIN LATERAL (
    SELECT actor FROM audit_entry a
    WHERE a.subject = told.subject AND a.subject_id = told.subject_id AND a.action LIKE '%:request_information'
    ORDER BY a.id DESC LIMIT 1) asked ON true
WHERE told.kind = 'information_requested' AND num_nonnulls(n.id, s.id) = 1
  AND length(told.params ->> 'question') BETWEEN 1 AND 2000
ORDER BY told.subject, told.subject_id, told.id DESC;
