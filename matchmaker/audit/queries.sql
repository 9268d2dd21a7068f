-- name: append_entry(action, subject, subject_id, actor, old_state, new_state, details)!
-- Who did what; in the transaction of the change itself.
INSERT INTO audit_entry (action, subject, subject_id, actor, old_state, new_state, details)
VALUES (:action, :subject, :subject_id, :actor, :old_state, :new_state, :details);

-- name: history_of(subject, subject_id)
-- Everything recorded of one record, oldest first.
SELECT action, actor, old_state, new_state, details, at
FROM audit_entry
WHERE subject = :subject AND subject_id = :subject_id
ORDER BY id;
