-- A data set is offered apart from what does the work.
ALTER TABLE solution
    DROP CONSTRAINT solution_kind_check,
    ADD CONSTRAINT solution_kind_check CHECK (kind IN ('solution', 'capability', 'dataset'));

-- Published data sets of the seeds that nobody has taken over or edited. The kind is part of what an approval was given
-- to: a record that one names keeps the kind that was read then.
UPDATE solution s SET kind = 'dataset', version = version + 1, updated_at = now()
WHERE s.kind = 'solution' AND NOT s.confirmed AND s.created_by = 'seeds' AND s.import_key IN (
    'seed:uit-vihsd', 'seed:uit-vihos', 'seed:uit-viwikifc', 'seed:uit-vispamreviews', 'seed:uit-vilexnorm',
    'seed:hufi-viclickbait', 'seed:uit-vimmrc2', 'seed:vinuni-vietjobs', 'seed:eiu-vnhsge', 'seed:uet-vlqa',
    'seed:hcmut-csconda', 'seed:uit-viquad2', 'seed:uit-vlogqa', 'seed:uit-hwdb', 'seed:uit-vimd',
    'seed:ptit-speech-corpus', 'seed:uit-vinewsqa', 'seed:uit-vicov19qa', 'seed:uit-adrone', 'seed:uit-drone4-7',
    'seed:uit-dronefog', 'seed:uit-drone21', 'seed:uit-vinadeves22', 'seed:vnanomaly', 'seed:uit-vemc21',
    'seed:vinafood21', 'seed:uit-durian-leaf', 'seed:uit-vinafruit20'
)
AND NOT EXISTS (SELECT FROM audit_entry a
                WHERE a.subject = 'solution' AND a.subject_id = s.id AND a.action = 'solution:edit')
AND NOT EXISTS (SELECT FROM proposal p WHERE p.solution_id = s.id AND p.approved_text IS NOT NULL);
