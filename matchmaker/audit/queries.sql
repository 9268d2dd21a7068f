-- name: append_entry(action, subject, subject_id, actor, origin, old_state, new_state, details)!
-- Who did what from where; in the transaction of the change itself.
INSERT INTO audit_entry (action, subject, subject_id, actor, origin, old_state, new_state, details)
VALUES (:action, :subject, :subject_id, :actor, :origin, :old_state, :new_state, :details);

-- name: history_of(subject, subject_id)
-- Everything recorded of one record, oldest first.
SELECT id, action, actor, old_state, new_state, details, at
FROM audit_entry
WHERE subject = :subject AND subject_id = :subject_id
ORDER BY id;

-- name: newest_of(subject, subject_id, size)
-- What was recorded last of one record, newest first.
SELECT id, action, actor, old_state, new_state, details, at
FROM audit_entry
WHERE subject = :subject AND subject_id = :subject_id
ORDER BY id DESC
LIMIT :size;

-- name: whole_chain()
-- Every link with its entry in the order of the chain; a lost half is null, entries without a link come last.
SELECT link.seq, link.entry_id, link.hash, entry.id, entry.at, entry.actor, entry.origin, entry.action, entry.subject,
       entry.subject_id, entry.old_state, entry.new_state, entry.details::text AS details
FROM audit_link AS link
FULL JOIN audit_entry AS entry ON entry.id = link.entry_id
ORDER BY link.seq NULLS LAST, entry.id;

-- name: may_change_audit(role)$
-- Whether a role could change or remove what the audit holds, write its links, or give itself the right to.
SELECT bool_or(
    pg_has_role(role.oid, held.relowner, 'MEMBER')
    OR has_table_privilege(role.oid, held.oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER')
    OR has_any_column_privilege(role.oid, held.oid, 'UPDATE')
    OR (held.relname = 'audit_link' AND has_any_column_privilege(role.oid, held.oid, 'INSERT'))
    OR has_schema_privilege(role.oid, held.relnamespace, 'CREATE')
    OR has_function_privilege(role.oid, 'link_audit_entry(audit_entry)', 'EXECUTE')
    OR has_function_privilege(role.oid, 'chain_audit_entry()', 'EXECUTE')
    OR has_parameter_privilege(role.oid, 'session_replication_role', 'SET')
    OR pg_has_role(role.oid, 'pg_execute_server_program', 'MEMBER')
    OR pg_has_role(role.oid, 'pg_write_server_files', 'MEMBER')
    OR role.rolcreaterole)
FROM pg_roles AS role, pg_class AS held
WHERE role.rolname = :role AND held.oid IN ('audit_entry'::regclass, 'audit_link'::regclass);

-- name: personal_data(person_id, actor)$
-- What this room holds about a person, as one JSON document; secrets and their hashes are left out.
SELECT jsonb_build_object(
    'history', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT at, action, subject, subject_id, origin, actor = :actor AS by_you FROM audit_entry
        WHERE actor = :actor OR (subject = 'person' AND subject_id = :person_id) ORDER BY id) x));
