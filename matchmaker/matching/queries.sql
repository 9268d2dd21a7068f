-- name: needs_read_otherwise(reading)
-- Needs that nobody confirmed line by line and whose texts were cut with another bound than this.
SELECT n.id FROM need n JOIN matching_record r ON r.subject = 'need' AND r.subject_id = n.id
WHERE n.clauses = '[]' AND r.reading <> :reading;

-- name: take_turn_to_split()!
-- Processes that renew texts take turns; the turn ends with the transaction.
SELECT pg_advisory_xact_lock(hashtextextended('matching_text', 0));

-- name: outdated_records(splitter, reading, most)
-- Records whose texts are not those of their present version, cut by the present splitter, or as needs are read now.
SELECT subject, subject_id FROM (
    SELECT 'need' AS subject, id AS subject_id, version, clauses = '[]' AS is_read FROM need WHERE state <> 'closed'
    UNION ALL SELECT 'solution', id, version, false FROM solution WHERE state <> 'closed'
    UNION ALL SELECT 'orientation', id, version, false FROM orientation
) AS record
LEFT JOIN matching_record AS done USING (subject, subject_id)
WHERE done.version IS DISTINCT FROM record.version OR done.splitter IS DISTINCT FROM :splitter
   OR (record.is_read AND done.reading IS DISTINCT FROM :reading)
ORDER BY subject, subject_id
LIMIT :most;

-- name: needs_to_split(ids)
-- Needs, with what their texts are made of.
SELECT n.*, o.name AS organisation_name FROM need n JOIN organisation o ON o.id = n.organisation_id
WHERE n.id = ANY (:ids);

-- name: solutions_to_split(ids)
-- Solutions, with what their texts are made of.
SELECT s.*, o.name AS organisation_name FROM solution s JOIN organisation o ON o.id = s.organisation_id
WHERE s.id = ANY (:ids);

-- name: orientations_to_split(ids)
-- Orientations, with what their texts are made of.
SELECT * FROM orientation WHERE id = ANY (:ids);

-- name: forget_texts(subject, ids)!
-- Makes room for the texts of the present versions.
DELETE FROM matching_record WHERE subject = :subject AND subject_id = ANY (:ids);

-- name: missing_vectors(model, revision, most)
-- Texts that have no vector of this model yet, or parts without their words, each once: whole records first, so that they
-- can be found early, and texts of like length together, so that batches hardly pad.
SELECT t.side, t.text_hash, min(t.body) AS body, max(t.part) > 0 AS is_part
FROM matching_text t
LEFT JOIN text_vector v ON v.text_hash = t.text_hash AND v.side = t.side
                       AND v.model = :model AND v.revision = :revision
WHERE v.text_hash IS NULL OR (v.words IS NULL AND t.part > 0)
GROUP BY t.side, t.text_hash
ORDER BY min(t.part) > 0, t.side, length(min(t.body)) DESC, t.text_hash
LIMIT :most;

-- name: count_missing_vectors(model, revision)$
-- How many different texts have no vector of this model yet.
SELECT count(DISTINCT (t.side, t.text_hash))
FROM matching_text t
LEFT JOIN text_vector v ON v.text_hash = t.text_hash AND v.side = t.side
                       AND v.model = :model AND v.revision = :revision
WHERE v.text_hash IS NULL OR (v.words IS NULL AND t.part > 0);

-- name: missing_vectors_of(subject, subject_id, model, revision)
-- Texts of one record that have no vector of this model yet.
SELECT DISTINCT ON (t.side, t.text_hash) t.side, t.text_hash, t.body, t.part > 0 AS is_part
FROM matching_text t
LEFT JOIN text_vector v ON v.text_hash = t.text_hash AND v.side = t.side
                       AND v.model = :model AND v.revision = :revision
WHERE t.subject = :subject AND t.subject_id = :subject_id
  AND (v.text_hash IS NULL OR (v.words IS NULL AND t.part > 0))
ORDER BY t.side, t.text_hash, t.part DESC;

-- name: lock_embedding()!
-- Waits for this process's turn to embed; held until unlocked or until the connection ends.
SELECT pg_advisory_lock(hashtextextended('text_vector', 0));

-- name: unlock_embedding()!
-- Ends the turn.
SELECT pg_advisory_unlock(hashtextextended('text_vector', 0));

-- name: note_changed(subject, ids)!
-- Tells every process's index that some records have new texts.
INSERT INTO change_feed (subject, subject_id) SELECT :subject, unnest(:ids::bigint[]);

-- name: store_vector(model, revision, side, text_hash, dimension, vector, words)*!
-- Keeps vectors and words; another process may have been faster, and a vector of before has no words yet.
INSERT INTO text_vector (model, revision, side, text_hash, dimension, vector, words)
VALUES (:model, :revision, :side, :text_hash, :dimension, :vector, :words)
ON CONFLICT (text_hash, side, model, revision) DO UPDATE SET words = excluded.words WHERE text_vector.words IS NULL;

-- name: note_embedded(hashes, model, revision)!
-- Tells every process's index which records can now be found, and whose last sentence has just got its vector.
INSERT INTO change_feed (subject, subject_id)
SELECT subject, subject_id FROM matching_text t WHERE text_hash = ANY (:hashes)
GROUP BY subject, subject_id
HAVING min(part) = 0 OR NOT EXISTS (
    SELECT FROM matching_text o
    LEFT JOIN text_vector v ON v.text_hash = o.text_hash AND v.side = o.side
                           AND v.model = :model AND v.revision = :revision
    WHERE o.subject = t.subject AND o.subject_id = t.subject_id AND v.text_hash IS NULL
);

-- name: notify_change()!
-- Wakes whoever follows the change feed.
SELECT pg_notify('matchmaker_change', '');

-- name: vectors_of(model, revision, side, hashes, with_words)
-- Stored vectors of texts, by hash; their words only where they are asked for, since these take a hundred times as much.
SELECT text_hash, vector, CASE WHEN :with_words THEN words END AS words FROM text_vector
WHERE text_hash = ANY (:hashes) AND side = :side AND model = :model AND revision = :revision;

-- name: texts_of(subject, ids)
-- What of some records is judged, in order: what a need or an orientation asks for, what a solution says of itself. What
-- a solution needs is nothing that it offers.
SELECT subject_id, field, body FROM matching_text
WHERE subject = :subject AND subject_id = ANY (:ids) AND part > 0
  AND CASE WHEN subject = 'solution' THEN field <> 'data_needed' ELSE field = 'want' END
ORDER BY subject_id, part;

-- name: solutions_to_index(model, revision, ids, after, most)
-- Published solutions with the vectors of their whole texts and sentences; of the given ids, or all; a page by id.
SELECT s.id, t.body, v.vector, s.sectors, s.technologies, s.trl, s.languages, s.place, s.available_from, s.price,
       ARRAY(SELECT pv.vector FROM matching_text p
             JOIN text_vector pv ON pv.text_hash = p.text_hash AND pv.side = p.side
                                AND pv.model = :model AND pv.revision = :revision
             WHERE p.subject = 'solution' AND p.subject_id = s.id AND p.part > 0 ORDER BY p.part) AS sentences
FROM solution s
JOIN matching_text t ON t.subject = 'solution' AND t.subject_id = s.id AND t.part = 0
JOIN text_vector v ON v.text_hash = t.text_hash AND v.side = t.side AND v.model = :model AND v.revision = :revision
WHERE s.state = 'published' AND (:ids::bigint[] IS NULL OR s.id = ANY (:ids))
  AND s.id > :after
ORDER BY s.id
LIMIT :most;

-- name: needs_to_index(model, revision, ids, after, most)
-- Published needs that everybody may see, with the vectors of their whole texts and sentences; of the given ids, or all; a page by id.
-- Where an anonymous owner is stays out: beside a match it would be told to whoever tries places.
SELECT n.id, n.problem, t.body, v.vector, n.sector, n.technologies,
       CASE WHEN n.confidentiality = 'public' THEN n.place END AS place, n.deadline, n.budget,
       ARRAY(SELECT pv.vector FROM matching_text p
             JOIN text_vector pv ON pv.text_hash = p.text_hash AND pv.side = p.side
                                AND pv.model = :model AND pv.revision = :revision
             WHERE p.subject = 'need' AND p.subject_id = n.id AND p.part > 0 AND p.field <> 'want' ORDER BY p.part) AS sentences
FROM need n
JOIN matching_text t ON t.subject = 'need' AND t.subject_id = n.id AND t.part = 0
JOIN text_vector v ON v.text_hash = t.text_hash AND v.side = t.side AND v.model = :model AND v.revision = :revision
WHERE n.state = 'published' AND n.confidentiality <> 'brokers' AND (:ids::bigint[] IS NULL OR n.id = ANY (:ids))
  AND n.id > :after
ORDER BY n.id
LIMIT :most;

-- name: vectors_of_needs(model, revision, ids)
-- Some needs, hidden ones too, with the vectors of their whole texts and sentences; those not embedded yet left out.
SELECT n.id, t.body, v.vector,
       ARRAY(SELECT pv.vector FROM matching_text p
             JOIN text_vector pv ON pv.text_hash = p.text_hash AND pv.side = p.side
                                AND pv.model = :model AND pv.revision = :revision
             WHERE p.subject = 'need' AND p.subject_id = n.id AND p.part > 0 AND p.field <> 'want' ORDER BY p.part) AS sentences
FROM need n
JOIN matching_text t ON t.subject = 'need' AND t.subject_id = n.id AND t.part = 0
JOIN text_vector v ON v.text_hash = t.text_hash AND v.side = t.side AND v.model = :model AND v.revision = :revision
WHERE n.id = ANY (:ids);

-- name: orientations_to_index(model, revision, ids, after, most)
-- Orientations with the vectors of their whole texts and sentences; of the given ids, or all; a page by id.
SELECT r.id, t.body, v.vector, r.sector,
       ARRAY(SELECT pv.vector FROM matching_text p
             JOIN text_vector pv ON pv.text_hash = p.text_hash AND pv.side = p.side
                                AND pv.model = :model AND pv.revision = :revision
             WHERE p.subject = 'orientation' AND p.subject_id = r.id AND p.part > 0 AND p.field <> 'want' ORDER BY p.part) AS sentences
FROM orientation r
JOIN matching_text t ON t.subject = 'orientation' AND t.subject_id = r.id AND t.part = 0
JOIN text_vector v ON v.text_hash = t.text_hash AND v.side = t.side AND v.model = :model AND v.revision = :revision
WHERE (:ids::bigint[] IS NULL OR r.id = ANY (:ids))
  AND r.id > :after
ORDER BY r.id
LIMIT :most;

-- name: needs_shown(ids)
-- Published needs that everybody may see, by id.
SELECT n.*, o.name AS organisation_name FROM need n JOIN organisation o ON o.id = n.organisation_id
WHERE n.id = ANY (:ids) AND n.state = 'published' AND n.confidentiality <> 'brokers';

-- name: orientations_shown(ids)
-- Orientations by id.
SELECT * FROM orientation WHERE id = ANY (:ids);

-- name: drop_orphaned_vectors()!
-- Vectors that no text refers to any more: an erased text leaves nothing behind.
DELETE FROM text_vector v
WHERE NOT EXISTS (SELECT FROM matching_text t WHERE t.text_hash = v.text_hash AND t.side = v.side);

-- name: trim_change_feed()!
-- Changes older than a month: every process has read them, or has been started since.
DELETE FROM change_feed WHERE at < now() - interval '30 days';
