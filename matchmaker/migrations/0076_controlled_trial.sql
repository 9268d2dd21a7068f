-- Controlled trials of solutions: what is tried where, within which limits, who allowed it, and how it ended.
CREATE TABLE controlled_trial (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    solution_id bigint NOT NULL REFERENCES solution ON DELETE CASCADE,
    case_id bigint REFERENCES transfer_case ON DELETE CASCADE,
    ground text NOT NULL,  -- code of a line of the rule of grounds, as it held on the first day
    place text NOT NULL,
    aim text NOT NULL,
    limits text NOT NULL,
    authority text NOT NULL,
    paper text NOT NULL,
    paper_on date NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL CHECK (ends_on >= starts_on),  -- as first allowed; an extension is a step
    state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'running', 'extended', 'ended', 'stopped')),
    version integer NOT NULL DEFAULT 1,
    at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX controlled_trial_of_case ON controlled_trial (case_id);
CREATE INDEX controlled_trial_of_solution ON controlled_trial (solution_id);
CREATE TABLE trial_step (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    trial_id bigint NOT NULL REFERENCES controlled_trial ON DELETE CASCADE,
    move text NOT NULL CHECK (move IN ('start', 'extend', 'end', 'stop')),
    happened_on date NOT NULL,
    until date,
    paper text,
    note text,
    at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX trial_step_of_trial ON trial_step (trial_id);
