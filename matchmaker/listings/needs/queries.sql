-- name: get_need(record_id)^
-- One need with its owner's name.
SELECT n.*, o.name AS organisation_name
FROM need n JOIN organisation o ON o.id = n.organisation_id
WHERE n.id = :record_id;

-- name: lock_need(record_id)^
-- One need, held until the transaction ends, before its state or text changes.
SELECT n.*, o.name AS organisation_name
FROM need n JOIN organisation o ON o.id = n.organisation_id
WHERE n.id = :record_id
FOR UPDATE OF n;

-- name: find_imported_need(import_key, earlier_key)^
-- The need that an import brought under this key, or under the one that an earlier version gave it.
SELECT id, version FROM need WHERE import_key IN (:import_key, :earlier_key);

-- name: insert_need(organisation_id, <content>, state, confirmed, source, import_key, search_text, sort_key, created_by, entered_by_id)$
-- A new need; gives its id.
INSERT INTO need (organisation_id, <content>,
                  state, confirmed, source, import_key, search_text, sort_key, created_by, entered_by_id)
VALUES (:organisation_id, <content_values>,
        :state, :confirmed, :source, :import_key, :search_text, :sort_key, :created_by, :entered_by_id)
RETURNING id;

-- name: update_need(need_id, organisation_id, <content>, source, import_key, search_text, sort_key)!
-- Writes what its owner now says.
UPDATE need
SET organisation_id = :organisation_id, <content_set>,
    source = coalesce(:source, source), import_key = coalesce(:import_key, import_key),
    search_text = :search_text, sort_key = :sort_key, version = version + 1, updated_at = now()
WHERE id = :need_id;

-- name: set_need_state(record_id, state, days)!
-- The one door through which a need changes state; publishing starts its time.
UPDATE need
SET state = :state, version = version + 1, updated_at = now(),
    published_at = CASE WHEN :state = 'published' THEN coalesce(published_at, now()) ELSE published_at END,
    expires_at = CASE WHEN :state = 'published' THEN now() + make_interval(days => :days) ELSE expires_at END
WHERE id = :record_id;

-- name: renew_need(record_id, days)!
-- Its time begins anew.
UPDATE need SET expires_at = now() + make_interval(days => :days), version = version + 1, updated_at = now()
WHERE id = :record_id;

-- name: list_needs(patterns, accented, sector, state, organisation_id, only_own, sees_all, own_organisation, own_name, limit, offset)
-- Needs the actor may see, that match every pattern; those that hold the text as typed come first.
SELECT n.*, o.name AS organisation_name, count(*) OVER () AS total
FROM need n JOIN organisation o ON o.id = n.organisation_id
WHERE CASE WHEN n.confidentiality = 'public' THEN n.search_text || o.search_text ELSE n.search_text END
      ~ ALL (:patterns)  -- an anonymous owner must not be found by name either
  AND (:sector::text IS NULL OR n.sector = :sector)
  AND (:state::text IS NULL OR n.state = :state)
  AND (:organisation_id::bigint IS NULL OR n.organisation_id = :organisation_id)
  AND (NOT :only_own OR n.entered_by_id = :own_organisation::bigint
       OR is_own(n.organisation_id, n.created_by, :own_organisation::bigint, :own_name::text))
  AND (:sees_all
       OR is_own(n.organisation_id, n.created_by, :own_organisation::bigint, :own_name::text)
       OR n.entered_by_id = :own_organisation::bigint
       OR (n.state = 'published' AND n.confidentiality <> 'brokers'
           AND (:organisation_id::bigint IS NULL OR n.confidentiality = 'public')))
ORDER BY (lower(n.title || ' ' || n.problem) LIKE :accented) DESC,
         coalesce(n.published_at, n.created_at) DESC, n.id DESC
LIMIT :limit OFFSET :offset;

-- name: overdue_needs()
-- Published needs whose time is over.
SELECT id FROM need WHERE state = 'published' AND expires_at <= now() FOR UPDATE SKIP LOCKED;

-- name: all_needs()
-- Everything, for the export.
SELECT n.*, o.name AS organisation_name
FROM need n JOIN organisation o ON o.id = n.organisation_id ORDER BY n.id;

-- name: ask_confirmation(need_id, locale, notice_version, shown_only)!
-- The need waits from now on.
INSERT INTO need_confirmation (need_id, locale, notice_version, shown_only)
VALUES (:need_id, :locale, :notice_version, :shown_only);

-- name: keep_link(need_id, token_hash)!
-- A link by which its mailbox can answer, or by which its page is found again.
UPDATE need_confirmation SET token_hash = :token_hash WHERE need_id = :need_id;

-- name: void_mailed_links(need_id)!
-- The need names another mailbox now than the one that its links went to.
WITH further AS (DELETE FROM need_link WHERE need_id = :need_id)
UPDATE need_confirmation SET token_hash = NULL WHERE need_id = :need_id AND NOT shown_only;

-- name: find_link(token_hash, days)^
-- What a link is about, until the mailbox that it went to is erased, or a call has confirmed in its stead.
SELECT c.*, c.asked_at + make_interval(days => :days) AS expires_at, c.confirmed_at AS used_at
FROM need_confirmation c JOIN need n ON n.id = c.need_id
WHERE (c.token_hash = :token_hash OR c.need_id = (SELECT need_id FROM need_link WHERE token_hash = :token_hash))
  AND n.contact_erased_at IS NULL AND (c.shown_only OR c.means IS DISTINCT FROM 'phone');

-- name: add_link(need_id, token_hash)!
-- One more link to the page of a need that is confirmed.
INSERT INTO need_link (need_id, token_hash) VALUES (:need_id, :token_hash);

-- name: confirmation_of(need_id)^
-- What the need waits for, or waited for.
SELECT * FROM need_confirmation WHERE need_id = :need_id;

-- name: confirm_need(need_id, means)$
-- The mailbox or the telephone has answered; nothing when it had before.
UPDATE need_confirmation SET confirmed_at = now(), means = :means
WHERE need_id = :need_id AND confirmed_at IS NULL RETURNING need_id;

-- name: unconfirmed_needs(days)
-- Drafts that nobody has confirmed for so long, held until the transaction ends.
SELECT n.id, n.organisation_id, lower(n.email) AS email
FROM need_confirmation c JOIN need n ON n.id = c.need_id
WHERE c.confirmed_at IS NULL
  AND (n.state = 'draft' OR n.state = 'closed' AND n.published_at IS NULL)
  AND c.asked_at < now() - make_interval(days => :days)
FOR UPDATE SKIP LOCKED;

-- name: drop_need(need_id)!
-- The need that nobody confirmed goes.
DELETE FROM need WHERE id = :need_id;

-- name: needs_near(actor, organisation_id, emails, phone)
-- Needs in which somebody may be named: entered by them, of their organisation, or with their address or number.
SELECT id FROM need WHERE created_by = :actor OR organisation_id = :organisation_id
                       OR lower(email) = ANY (:emails) OR phone = :phone;

-- name: erase_from_needs(ids, emails, phone, name, words)
-- A contact that is them goes whole; elsewhere their name and addresses do. What changed is matched anew.
UPDATE need n
SET contact_name = CASE WHEN c.them THEN NULL ELSE without_words(n.contact_name, :words) END,
    phone = CASE WHEN c.them THEN NULL ELSE n.phone END,
    email = CASE WHEN c.them THEN NULL ELSE n.email END,
    contact_erased_at = CASE WHEN c.them THEN now() ELSE n.contact_erased_at END,
    <content_without_words>,
    clauses = (SELECT coalesce(jsonb_agg(without_words(clause, :words) || jsonb_build_object('kind', clause -> 'kind')
                                         ORDER BY place), '[]')
               FROM jsonb_array_elements(clauses) WITH ORDINALITY AS e (clause, place)),
    search_text = without_words(search_text, :words), version = version + 1, updated_at = now()
FROM (SELECT id, coalesce(lower(email) = ANY (:emails), false) OR coalesce(phone = :phone, false)
                 OR coalesce(lower(contact_name) = lower(:name), false) AS them
      FROM need) AS c
WHERE c.id = n.id AND n.id = ANY (:ids::bigint[]) AND (c.them OR without_words(n::text, :words) <> n::text)
RETURNING n.id, n.title;

-- name: sort_need(record_id, sort_key)!
-- The place in lists of a title that changed.
UPDATE need SET sort_key = :sort_key WHERE id = :record_id;

-- name: personal_data(actor, emails, phone)$
-- What this room holds about a person, as one JSON document; secrets and their hashes are left out.
SELECT jsonb_build_object(
    'needs', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT id, title, CASE WHEN created_by = :actor THEN problem END AS problem,
               CASE WHEN created_by = :actor THEN clauses END AS clauses, contact_name, phone, email,
               created_by = :actor AS entered_by_you, created_at
        FROM need WHERE created_by = :actor OR lower(email) = ANY (:emails) OR phone = :phone ORDER BY id) x),
    'understanding_examples', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT need_id, field, clause, system_said, owner_said, at FROM understanding_example
        WHERE created_by = :actor ORDER BY id) x));

-- name: take_over_need(need_id, organisation_id)!
-- Its owner stands behind it from now on.
UPDATE need SET confirmed = true, entered_by_id = NULL, organisation_id = :organisation_id,
                version = version + 1, updated_at = now()
WHERE id = :need_id;

-- name: drop_examples(need_id)!
-- Those of a need, before what its owner says now is kept.
DELETE FROM understanding_example WHERE need_id = :need_id;

-- name: insert_example(need_id, field, clause, system_said, owner_said, created_by)!
-- What somebody said where the system had read something.
INSERT INTO understanding_example (need_id, field, clause, system_said, owner_said, created_by)
VALUES (:need_id, :field, :clause, :system_said, :owner_said, :created_by);

-- name: lines_to_learn_from(kind, asked)
-- What owners said of the lines of needs that everybody may read, by need; of a need that was confirmed before lines were
-- kept that were read rightly, nothing: corrections alone would say that all is read wrongly.
SELECT n.id AS need_id, n.problem, jsonb_object_agg(e.clause, e.owner_said = ANY (:asked::text[])) AS said
FROM understanding_example e JOIN need n ON n.id = e.need_id
WHERE e.field = :kind AND n.confidentiality = 'public' AND n.state = 'published' AND n.confirmed
GROUP BY n.id HAVING count(*) = jsonb_array_length(n.clauses)
ORDER BY n.id;

-- name: erase_examples(actor, ids)!
-- Those that somebody gave, and those of needs that named them.
DELETE FROM understanding_example WHERE created_by = :actor OR need_id = ANY (:ids::bigint[]);

-- name: move_to_organisation(organisation_id, into_id)
-- What stood under a record of an organisation stands under the one that it was merged into.
UPDATE need
SET organisation_id = CASE WHEN organisation_id = :organisation_id THEN :into_id ELSE organisation_id END,
    entered_by_id = CASE WHEN entered_by_id = :organisation_id THEN :into_id ELSE entered_by_id END
WHERE :organisation_id IN (organisation_id, entered_by_id) RETURNING id;
