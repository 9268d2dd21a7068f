-- The audit becomes a chain: at the commit of its transaction each entry is linked to all that were linked before.
-- matchmaker/audit/chain.py computes the same in Python, with no database; tests hold the two together.

ALTER TABLE audit_entry ADD COLUMN origin text;  -- an address of the network, "cli", or null for the system itself
-- People stand here by opaque keys: without capitals, spaces and "@" no name and no e-mail address fits.
ALTER TABLE audit_entry ADD CONSTRAINT audit_actor_is_a_key CHECK (actor ~ '^[a-z][a-z0-9_:-]*$') NOT VALID;

CREATE TABLE audit_link (
    seq bigint PRIMARY KEY CHECK (seq > 0),
    entry_id bigint NOT NULL UNIQUE REFERENCES audit_entry,
    hash bytea NOT NULL CHECK (octet_length(hash) = 32)
);

-- A length before each text: no two different rows of fields give the same bytes.
CREATE FUNCTION audit_field(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN value IS NULL THEN '-' ELSE octet_length(value) || ':' || value END || chr(10)
$$;

CREATE FUNCTION audit_canonical(seq bigint, entry audit_entry) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT convert_to(
        'matchmaker-audit-1' || chr(10)
        || audit_field(seq::text)
        || audit_field(entry.id::text)
        || audit_field(to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
        || audit_field(entry.actor)
        || audit_field(entry.origin)
        || audit_field(entry.action)
        || audit_field(entry.subject)
        || audit_field(entry.subject_id::text)
        || audit_field(entry.old_state)
        || audit_field(entry.new_state)
        || audit_field(entry.details::text),
        'UTF8')
$$;

CREATE FUNCTION link_audit_entry(entry audit_entry) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    head audit_link;
    place bigint;
BEGIN
    -- The last lock that a transaction takes: whoever waits here is waited for by nobody ahead.
    PERFORM pg_advisory_xact_lock(hashtextextended('audit chain', 0));
    SELECT * INTO head FROM audit_link ORDER BY seq DESC LIMIT 1;
    place := coalesce(head.seq, 0) + 1;
    INSERT INTO audit_link (seq, entry_id, hash)
    VALUES (place, entry.id,
            sha256(coalesce(head.hash, decode(repeat('00', 32), 'hex')) || audit_canonical(place, entry)));
END $$;

-- Runs as the owner: the application's role may add entries but never writes a link itself.
CREATE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    PERFORM link_audit_entry(NEW);
    RETURN NULL;
END $$;

-- A trigger on a table of one's own could otherwise borrow the owner's rights. Firing it needs no right.
REVOKE EXECUTE ON FUNCTION chain_audit_entry(), link_audit_entry(audit_entry) FROM PUBLIC;
DO $$ BEGIN
    EXECUTE format('ALTER FUNCTION chain_audit_entry() SET search_path = pg_catalog, %I, pg_temp', current_schema());
END $$;

DO $$
DECLARE
    entry audit_entry;
BEGIN
    FOR entry IN SELECT * FROM audit_entry ORDER BY id LOOP
        PERFORM link_audit_entry(entry);
    END LOOP;
END $$;

CREATE CONSTRAINT TRIGGER audit_entry_linked AFTER INSERT ON audit_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();
