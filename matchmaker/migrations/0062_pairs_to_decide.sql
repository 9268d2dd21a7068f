-- Suggested pairs that the desk is to decide on, of solutions that are published: what matching ranks, what was decided
-- before, what a side asks for, and what an officer made. A pair that its owner's asking made waits no longer than it is
-- asked for.
CREATE FUNCTION pairs_to_decide() RETURNS TABLE (proposal_id bigint) LANGUAGE sql STABLE AS $$
    SELECT p.id FROM proposal p JOIN solution s ON s.id = p.solution_id
    WHERE p.state = 'suggested' AND s.state = 'published'
      AND (p.rank IS NOT NULL OR p.round > 0
           OR EXISTS (SELECT FROM introduction_request r WHERE r.proposal_id = p.id)
           OR EXISTS (SELECT FROM fit_interest i WHERE i.proposal_id = p.id)
           OR p.by_hand AND p.created_by NOT IN (
               SELECT 'person:' || key FROM person WHERE role IN ('business', 'institute')))
$$;
