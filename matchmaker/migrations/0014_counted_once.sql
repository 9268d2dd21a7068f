-- What a verifier has to see before a result counts: what a team built, all that was confirmed, whose addresses those are.

-- The title of a team's listing when its case began: what was delivered is described once it is called otherwise.
ALTER TABLE delivered_solution ADD listed_as text CHECK (listed_as IS NFC NORMALIZED);
UPDATE delivered_solution d SET listed_as = s.title FROM solution s WHERE s.id = d.solution_id AND d.of_capability;
ALTER TABLE delivered_solution
    ADD CONSTRAINT delivered_solution_of_a_team_knows_its_listing CHECK (of_capability = (listed_as IS NOT NULL));

ALTER TABLE case_confirmation
    ADD facts_form smallint NOT NULL DEFAULT 1,  -- which facts were hashed; words of the past keep theirs
    ADD named_by text;  -- the officer who named the address; null: the party's own contact
UPDATE case_confirmation k
SET named_by = coalesce((SELECT max(e.actor) FROM audit_entry e
                         WHERE e.action = 'case:ask_confirmation' AND e.subject_id = k.case_id AND e.at = k.asked_at), 'system')
FROM transfer_case c
WHERE c.id = k.case_id AND k.person_id IS NULL AND k.email IS NOT NULL
  AND c.stage NOT IN ('verified', 'stopped', 'withdrawn');  -- of what is decided nobody is asked again

-- Sides of which the verifier checked that the address is the party's.
ALTER TABLE case_verification
    ADD addresses text[] NOT NULL DEFAULT '{}' CHECK (addresses <@ ARRAY['need', 'solution']);
