-- name: get_proposal(proposal_id)^
-- One proposal.
SELECT * FROM proposal WHERE id = :proposal_id;

-- name: lock_proposal(proposal_id)^
-- One proposal, held until the transaction ends: of two who decide at once, the second sees what the first did.
SELECT * FROM proposal WHERE id = :proposal_id FOR UPDATE;

-- name: find_pair(need_id, solution_id)^
-- The proposal of a pair.
SELECT * FROM proposal WHERE need_id = :need_id AND solution_id = :solution_id FOR UPDATE;

-- name: proposals_of_need(need_id)
-- A need's pairs: as a broker placed them, then as the engine ranks them; pairs it dropped come last.
SELECT * FROM proposal WHERE need_id = :need_id ORDER BY place NULLS LAST, rank NULLS LAST, id;

-- name: suggest_pair(need_id, solution_id, rank, seen, engine, created_by)^
-- A pair that the engine suggests: new, or brought up to date while nobody has decided. Nothing for a decided pair.
INSERT INTO proposal (need_id, solution_id, state, rank, seen, engine, created_by)
VALUES (:need_id, :solution_id, 'suggested', :rank, :seen, :engine, :created_by)
ON CONFLICT ON CONSTRAINT proposal_pair DO UPDATE
SET rank = excluded.rank, seen = excluded.seen, engine = excluded.engine, updated_at = now()
WHERE proposal.state = 'suggested'
RETURNING id, xmax = 0 AS is_new;

-- name: drop_ranks(need_id, kept)!
-- What the engine does not suggest any more keeps what was seen, but has no place among the suggestions.
UPDATE proposal SET rank = NULL, updated_at = now()
WHERE need_id = :need_id AND state = 'suggested' AND rank IS NOT NULL AND solution_id <> ALL (:kept::bigint[]);

-- name: note_round(need_id, need_version)!
-- The engine was asked about this version of the need.
INSERT INTO suggestion_round (need_id, need_version) VALUES (:need_id, :need_version)
ON CONFLICT (need_id) DO UPDATE SET need_version = excluded.need_version, at = now();

-- name: needs_to_suggest_for(hours, limit)
-- Published needs that the engine was not asked about since they changed, or not for so many hours.
SELECT n.id FROM need n LEFT JOIN suggestion_round r ON r.need_id = n.id
WHERE n.state = 'published' AND (r.need_id IS NULL OR r.need_version <> n.version
                                 OR r.at < now() - make_interval(hours => :hours))
ORDER BY r.at NULLS FIRST, n.id LIMIT :limit;

-- name: pair_by_hand(need_id, solution_id, created_by)$
-- A pair that a broker thought of; nothing when it is there already.
INSERT INTO proposal (need_id, solution_id, state, by_hand, created_by)
VALUES (:need_id, :solution_id, 'suggested', true, :created_by)
ON CONFLICT ON CONSTRAINT proposal_pair DO NOTHING
RETURNING id;

-- name: take_over_pair(need_id, solution_id, created_by)$
-- A pair that is there and waits for nobody waits for the desk from now on; nothing where it does already, or has ended.
UPDATE proposal SET by_hand = true, created_by = :created_by, since = now(), version = version + 1, updated_at = now()
WHERE need_id = :need_id AND solution_id = :solution_id AND state = 'suggested'
  AND id NOT IN (SELECT proposal_id FROM pairs_to_decide())
RETURNING id;

-- name: place_proposal(proposal_id, place)^
-- A broker's order over the engine's.
UPDATE proposal SET place = :place, version = version + 1, updated_at = now() WHERE id = :proposal_id RETURNING *;

-- name: move_proposal(proposal_id, state)^
-- The one door through which a proposal changes state.
UPDATE proposal SET state = :state, since = now(), version = version + 1, updated_at = now()
WHERE id = :proposal_id RETURNING *;

-- name: begin_round(proposal_id, approved_text, approved_form, assignee_id)!
-- An approval: what was approved, and who looks after it unless somebody does.
UPDATE proposal
SET round = round + 1, approved_text = :approved_text, approved_form = :approved_form,
    assignee_id = coalesce(assignee_id, :assignee_id)
WHERE id = :proposal_id;

-- name: insert_decision(proposal_id, verdict, reason, note, need_version, solution_version, decided_by)!
-- A decision with what the broker saw.
INSERT INTO proposal_decision (proposal_id, verdict, reason, note, by_hand, rank, place, seen, engine, need_version,
                               solution_version, decided_by)
SELECT id, :verdict, :reason, :note, by_hand, rank, place, seen, engine, :need_version, :solution_version, :decided_by
FROM proposal WHERE id = :proposal_id;

-- name: the_time()$
-- The time of this transaction.
SELECT now();

-- name: ask_side(proposal_id, round, side, person_id, name, email, locale, asked_at, answer_by)^
-- What a side is asked; asking again forgets the reminder, and whom was asked before.
INSERT INTO consent (proposal_id, round, side, person_id, name, email, locale, asked_at, answer_by)
VALUES (:proposal_id, :round, :side, :person_id, :name, :email, :locale, :asked_at, :answer_by)
ON CONFLICT ON CONSTRAINT consent_once_a_side DO UPDATE
SET person_id = excluded.person_id, name = excluded.name, email = excluded.email, locale = excluded.locale,
    asked_at = excluded.asked_at, answer_by = excluded.answer_by, asks = consent.asks + 1, reminded_at = NULL
WHERE consent.answer IS NULL
RETURNING *;

-- name: insert_consent_link(consent_id, token_hash)!
-- A link by which the side can answer.
INSERT INTO consent_link (consent_id, token_hash) VALUES (:consent_id, :token_hash);

-- name: drop_consent_links(consent_id)!
-- Links of an earlier asking open nothing any more.
DELETE FROM consent_link WHERE consent_id = :consent_id;

-- name: find_consent(token_hash)^
-- What a link asks, until whom it was sent to is erased.
SELECT c.*, c.answer_by AS expires_at, c.answered_at AS used_at FROM consent_link l JOIN consent c ON c.id = l.consent_id
WHERE l.token_hash = :token_hash AND c.email IS NOT NULL;

-- name: consents_of(proposal_id)
-- Everything that was asked about a proposal, the newest round last.
SELECT * FROM consent WHERE proposal_id = :proposal_id ORDER BY round, side;

-- name: answer_consent(consent_id, answer, reason, note, answered_by)$
-- A side's one answer; nothing when it has answered.
UPDATE consent
SET answer = :answer, reason = :reason, note = :note, answered_by = :answered_by, answered_at = now()
WHERE id = :consent_id AND answer IS NULL RETURNING id;

-- name: consents_to_remind(now)
-- Half of the time is over, and nobody has answered nor been reminded.
SELECT c.id, c.proposal_id FROM consent c JOIN proposal p ON p.id = c.proposal_id AND p.round = c.round
WHERE c.answer IS NULL AND c.reminded_at IS NULL AND p.state IN ('asked', 'one_agreed')
  AND :now >= c.asked_at + (c.answer_by - c.asked_at) / 2
ORDER BY c.id;

-- name: remind(consent_id, now, at_least)^
-- Once; whoever is reminded late still has time to answer.
UPDATE consent SET reminded_at = :now, answer_by = greatest(answer_by, :at_least)
WHERE id = :consent_id AND answer IS NULL AND reminded_at IS NULL RETURNING *;

-- name: proposals_to_lapse(now)
-- A side has not answered in time. Whoever was not reminded has more of it: reminding comes first.
SELECT DISTINCT p.id FROM proposal p JOIN consent c ON c.proposal_id = p.id AND c.round = p.round
WHERE p.state IN ('asked', 'one_agreed') AND c.answer IS NULL AND c.answer_by <= :now
ORDER BY p.id;

-- name: proposals_under_way()
-- Those whose records may have been edited since the approval.
SELECT id FROM proposal WHERE state IN ('approved', 'asked', 'one_agreed', 'overdue') ORDER BY id;

-- name: insert_introduction(proposal_id, body)!
-- Who was introduced to whom, when, in which words.
INSERT INTO introduction (proposal_id, body) VALUES (:proposal_id, :body);

-- name: get_introduction(proposal_id)^
-- The introduction, if it was made.
SELECT * FROM introduction WHERE proposal_id = :proposal_id;

-- name: await_letter(proposal_id)!
-- The official letter of an introduction waits for its signature.
INSERT INTO official_letter (proposal_id) VALUES (:proposal_id);

-- name: get_letter(proposal_id)^
-- How the letter stands, with the signed file once it is there.
SELECT l.number, l.dated_on, l.sent_at, l.none_at, f.id AS file_id, f.name, f.stored_name, f.media_type, f.size, f.sha256
FROM official_letter l LEFT JOIN proposal_file f ON f.message_id = l.message_id WHERE l.proposal_id = :proposal_id;

-- name: send_letter(proposal_id, number, dated_on, message_id)!
-- The signed letter has gone out, also where none had been awaited.
INSERT INTO official_letter (proposal_id, number, dated_on, message_id, sent_at)
VALUES (:proposal_id, :number, :dated_on, :message_id, now())
ON CONFLICT (proposal_id) DO UPDATE
SET number = excluded.number, dated_on = excluded.dated_on, message_id = excluded.message_id, sent_at = now(),
    none_at = NULL;

-- name: note_no_letter(proposal_id)!
-- There will be none.
INSERT INTO official_letter (proposal_id, none_at) VALUES (:proposal_id, now())
ON CONFLICT (proposal_id) DO UPDATE SET none_at = now();

-- name: insert_document(proposal_id, kind, name, media_type, content, sha256)!
-- A document as it was sent.
INSERT INTO proposal_document (proposal_id, kind, name, media_type, content, sha256)
VALUES (:proposal_id, :kind, :name, :media_type, :content, :sha256);

-- name: documents_of(proposal_id)
-- What was made for an introduction, without the contents.
SELECT id, kind, name, media_type, octet_length(content) AS size, created_at
FROM proposal_document WHERE proposal_id = :proposal_id ORDER BY id;

-- name: get_document(proposal_id, document_id)^
-- One document whole.
SELECT * FROM proposal_document WHERE proposal_id = :proposal_id AND id = :document_id;

-- name: own_proposals(own_organisation, own_name, shown, days, limit, offset)
-- What an organisation knows of: proposals it was asked about, or was put a question on; what waits for it comes first.
WITH own AS (
    SELECT p.id, 'need' AS side FROM proposal p JOIN need n ON n.id = p.need_id
    WHERE is_own(n.organisation_id, n.created_by, :own_organisation::bigint, :own_name::text)
    UNION ALL
    SELECT p.id, 'solution' FROM proposal p JOIN solution s ON s.id = p.solution_id
    WHERE is_own(s.organisation_id, s.created_by, :own_organisation::bigint, :own_name::text)
), known AS (
    SELECT p.*, o.side,
           p.state = ANY (:shown) AND EXISTS (SELECT FROM consent c WHERE c.proposal_id = p.id AND c.side = o.side)
               AS asked,
           (SELECT max(m.created_at) FROM proposal_message m
            WHERE m.proposal_id = p.id AND m.kind = 'question' AND m.audience = o.side) AS questioned_at,
           (SELECT max(m.created_at) FROM proposal_message m
            WHERE m.proposal_id = p.id AND m.author_side = o.side) AS written_at,
           CASE WHEN o.side = 'need' THEN (SELECT r.asked_at FROM introduction_request r WHERE r.proposal_id = p.id AND s.state = 'published')
                ELSE (SELECT i.shown_at FROM fit_interest i WHERE i.proposal_id = p.id AND n.state = 'published' AND n.confidentiality <> 'brokers')
           END AS requested_at
    FROM own o JOIN proposal p ON p.id = o.id JOIN need n ON n.id = p.need_id JOIN solution s ON s.id = p.solution_id
), listed AS (
    SELECT k.id, k.side, k.need_id, k.solution_id,
           CASE WHEN k.asked THEN k.state
                WHEN k.requested_at IS NULL THEN 'questioned'
                WHEN k.state IN ('declined', 'refused', 'withdrawn') THEN 'turned_down' ELSE 'requested' END AS state,
           CASE WHEN k.asked OR k.requested_at IS NOT NULL THEN greatest(k.since, k.requested_at)
                ELSE k.questioned_at END AS since,
           CASE WHEN k.asked THEN k.state IN ('asked', 'one_agreed') AND mine.id IS NOT NULL AND mine.answer IS NULL
                ELSE k.questioned_at IS NOT NULL AND (k.written_at IS NULL OR k.written_at < k.questioned_at)
           END AS waits_for_us,
           CASE WHEN k.asked AND k.state IN ('asked', 'one_agreed')
                THEN (SELECT min(c.answer_by) FROM consent c
                      WHERE c.proposal_id = k.id AND c.round = k.round AND c.answer IS NULL)
                WHEN k.asked AND k.state = 'overdue'
                THEN k.since + make_interval(days => (:days::jsonb ->> 'follow_up')::integer)
                WHEN k.requested_at IS NOT NULL AND NOT k.asked AND k.state = 'suggested'
                THEN greatest(k.since, k.requested_at) + make_interval(days => (:days::jsonb ->> 'decide')::integer)
                WHEN NOT k.asked AND k.requested_at IS NULL
                THEN k.questioned_at + make_interval(days => (:days::jsonb ->> 'information')::integer) END AS due_at
    FROM known k LEFT JOIN consent mine ON mine.proposal_id = k.id AND mine.round = k.round AND mine.side = k.side
    WHERE k.asked OR k.questioned_at IS NOT NULL OR k.requested_at IS NOT NULL
)
SELECT l.id, l.side, l.state, n.title AS need_title, s.title AS solution_title, s.summary AS solution_summary,
       l.since, l.waits_for_us, l.due_at, count(*) OVER () AS total
FROM listed l JOIN need n ON n.id = l.need_id JOIN solution s ON s.id = l.solution_id
ORDER BY l.waits_for_us DESC, l.since DESC, l.id DESC
LIMIT :limit OFFSET :offset;

-- name: progress_of_need(need_id)^
-- How far a need's pairs have come, and since when the first that is undecided waits.
SELECT o.kind = 'public_body' AS public_body,
       count(*) FILTER (WHERE p.state IN ('asked', 'one_agreed', 'both_agreed', 'overdue')) AS under_way,
       count(*) FILTER (WHERE p.state = 'introduced') AS introduced,
       count(*) FILTER (WHERE p.state = 'approved') AS approved,
       min(greatest(p.since, r.asked_at)) FILTER (WHERE d.proposal_id IS NOT NULL) AS undecided_since
FROM need n JOIN organisation o ON o.id = n.organisation_id LEFT JOIN proposal p ON p.need_id = n.id
            LEFT JOIN pairs_to_decide() d ON d.proposal_id = p.id
            LEFT JOIN introduction_request r ON r.proposal_id = p.id
WHERE n.id = :need_id GROUP BY o.kind;

-- name: contact_name(organisation_id)$
-- Who speaks for an organisation.
SELECT p.name FROM organisation o JOIN person p ON p.id = o.authorised_contact_id
WHERE o.id = :organisation_id AND p.disabled_at IS NULL;

-- name: fits_of(organisation_id, words)
-- Public needs that an organisation's solutions fit, each with the solution that fits it best. Of public bodies none:
-- their problems are published to all suppliers alike.
WITH fit AS (
    SELECT DISTINCT ON (p.need_id) p.id AS proposal_id, p.need_id, p.solution_id, s.title AS solution_title,
           p.seen ->> 'word' AS word, (p.seen ->> 'fit')::float8 AS fit
    FROM proposal p JOIN solution s ON s.id = p.solution_id
    WHERE s.organisation_id = :organisation_id AND s.state = 'published' AND p.state = 'suggested'
      AND p.rank IS NOT NULL AND p.seen ->> 'word' = ANY (:words)
    ORDER BY p.need_id, fit DESC, p.id
)
SELECT f.proposal_id, f.need_id, n.title, n.problem, o.name AS organisation_name, n.sector, f.word, f.solution_id,
       f.solution_title, n.published_at,
       (SELECT min(i.shown_at) FROM fit_interest i JOIN proposal p ON p.id = i.proposal_id
                                                   JOIN solution s ON s.id = p.solution_id
        WHERE p.need_id = n.id AND s.organisation_id = :organisation_id) AS interested_at
FROM fit f JOIN need n ON n.id = f.need_id JOIN organisation o ON o.id = n.organisation_id
WHERE n.state = 'published' AND n.confidentiality = 'public' AND n.organisation_id <> :organisation_id
  AND o.kind <> 'public_body'
ORDER BY f.fit DESC, n.id;

-- name: readers_of_month(month, kinds)
-- Authorised contacts of institutes that have not had this month's mail.
SELECT o.id AS organisation_id, o.name AS organisation_name, p.id AS person_id, p.name, p.email, p.locale
FROM organisation o JOIN person p ON p.id = o.authorised_contact_id
WHERE o.kind = ANY (:kinds) AND p.disabled_at IS NULL AND p.email IS NOT NULL
  AND NOT EXISTS (SELECT FROM monthly_fit m WHERE m.organisation_id = o.id AND m.month = :month)
ORDER BY o.id;

-- name: told_fits(organisation_id)
-- Needs that an organisation was told of before.
SELECT need_id FROM told_fit WHERE organisation_id = :organisation_id;

-- name: take_month(organisation_id, month)$
-- The organisation's mail of the month is this one; nothing when there was one.
INSERT INTO monthly_fit (organisation_id, month) VALUES (:organisation_id, :month)
ON CONFLICT DO NOTHING RETURNING organisation_id;

-- name: tell_fit(organisation_id, month, need_id)!
-- Told now, and not again.
INSERT INTO told_fit (organisation_id, need_id, month) VALUES (:organisation_id, :need_id, :month);

-- name: insert_fit_link(token_hash, proposal_id, person_id, expires_at)!
-- A link by which the person can say that they are interested.
INSERT INTO fit_link (token_hash, proposal_id, person_id, expires_at)
VALUES (:token_hash, :proposal_id, :person_id, :expires_at);

-- name: find_fit_link(token_hash)^
-- What such a link is about, until its reader is erased. It may be used again: said twice it is said once.
SELECT l.*, p.need_id, r.locale, NULL AS used_at
FROM fit_link l JOIN proposal p ON p.id = l.proposal_id JOIN person r ON r.id = l.person_id
WHERE l.token_hash = :token_hash AND r.erased_at IS NULL;

-- name: note_interest(proposal_id, shown_by)^
-- The supplier is interested; nothing when that was said before, for this need, by the same organisation.
INSERT INTO fit_interest (proposal_id, shown_by)
SELECT p.id, :shown_by FROM proposal p JOIN solution s ON s.id = p.solution_id
WHERE p.id = :proposal_id
  AND NOT EXISTS (SELECT FROM fit_interest i JOIN proposal q ON q.id = i.proposal_id
                                             JOIN solution t ON t.id = q.solution_id
                  WHERE q.need_id = p.need_id AND t.organisation_id = s.organisation_id)
ON CONFLICT DO NOTHING
RETURNING (SELECT n.title FROM proposal q JOIN need n ON n.id = q.need_id WHERE q.id = proposal_id) AS title;

-- name: note_request(proposal_id, asked_by)$
-- The owner of the need asks for the introduction; nothing when that was done before.
INSERT INTO introduction_request (proposal_id, asked_by) VALUES (:proposal_id, :asked_by)
ON CONFLICT DO NOTHING RETURNING proposal_id;

-- name: drop_requests(proposal_id, side)!
-- The side does not ask for the introduction any more.
WITH asked AS (DELETE FROM introduction_request WHERE proposal_id = :proposal_id AND :side = 'need')
DELETE FROM fit_interest WHERE proposal_id = :proposal_id AND :side = 'solution';

-- name: requests_of(proposal_id)^
-- When each side asked for the introduction by itself.
SELECT (SELECT asked_at FROM introduction_request WHERE proposal_id = :proposal_id) AS need,
       (SELECT shown_at FROM fit_interest WHERE proposal_id = :proposal_id) AS solution;

-- name: declined_for(proposal_id)$
-- Why the desk declined a proposal; nothing where it did not in the end.
SELECT d.reason FROM proposal p JOIN proposal_decision d ON d.proposal_id = p.id
WHERE p.id = :proposal_id AND p.state = 'declined' ORDER BY d.id DESC LIMIT 1;

-- name: pairs_told(need_id, solution_id, own_organisation, own_name)
-- The pairs of a need or a solution of which somebody may know: what was decided, asked or asked for, newest first.
SELECT p.id AS proposal_id, p.need_id, p.solution_id, n.title AS need_title, s.title AS solution_title, p.state, p.since,
       is_own(n.organisation_id, n.created_by, :own_organisation::bigint, :own_name::text) AS own_need,
       is_own(s.organisation_id, s.created_by, :own_organisation::bigint, :own_name::text) AS own_solution,
       n.state = 'published' AND n.confidentiality <> 'brokers' AS need_on_show, s.state = 'published' AS solution_on_show,
       r.asked_at AS need_requested_at, i.shown_at AS solution_requested_at,
       ARRAY(SELECT c.side FROM consent c WHERE c.proposal_id = p.id) AS asked,
       ARRAY(SELECT m.audience FROM proposal_message m WHERE m.proposal_id = p.id AND m.kind = 'question') AS questioned,
       (SELECT c.side FROM consent c WHERE c.proposal_id = p.id AND c.round = p.round AND c.answer = 'refused') AS refused_by,
       (SELECT d.reason FROM proposal_decision d WHERE d.proposal_id = p.id ORDER BY d.id DESC LIMIT 1) AS declined_for,
       (SELECT min(c.answer_by) FROM consent c
        WHERE c.proposal_id = p.id AND c.round = p.round AND c.answer IS NULL) AS answer_by
FROM proposal p JOIN need n ON n.id = p.need_id JOIN solution s ON s.id = p.solution_id
                LEFT JOIN introduction_request r ON r.proposal_id = p.id LEFT JOIN fit_interest i ON i.proposal_id = p.id
WHERE (p.need_id = :need_id OR p.solution_id = :solution_id)
  AND (p.state <> 'suggested' OR r.proposal_id IS NOT NULL OR i.proposal_id IS NOT NULL
       OR EXISTS (SELECT FROM proposal_message m WHERE m.proposal_id = p.id AND m.kind = 'question'))
ORDER BY p.since DESC, p.id DESC;

-- name: brokers_to_tell(proposal_id, role)
-- Whoever looks after a proposal; where nobody does, every broker.
SELECT id FROM person
WHERE disabled_at IS NULL
  AND CASE WHEN (SELECT assignee_id FROM proposal WHERE id = :proposal_id) IS NULL THEN role = :role
           ELSE id = (SELECT assignee_id FROM proposal WHERE id = :proposal_id) END
ORDER BY id;

-- name: insert_message(proposal_id, kind, audience, author_side, person_id, body)^
-- One more in the thread.
INSERT INTO proposal_message (proposal_id, kind, audience, author_side, person_id, body)
VALUES (:proposal_id, :kind, :audience, :author_side, :person_id, :body) RETURNING *;

-- name: messages_of(proposal_id, audiences)
-- A thread as somebody may read it, oldest first.
SELECT m.*, p.name AS author_name FROM proposal_message m LEFT JOIN person p ON p.id = m.person_id
WHERE m.proposal_id = :proposal_id AND m.audience = ANY (:audiences) ORDER BY m.id;

-- name: insert_file(message_id, name, stored_name, media_type, size, sha256)!
-- A file that came with a message.
INSERT INTO proposal_file (message_id, name, stored_name, media_type, size, sha256)
VALUES (:message_id, :name, :stored_name, :media_type, :size, :sha256);

-- name: files_of(proposal_id)
-- The files of a thread.
SELECT f.* FROM proposal_file f JOIN proposal_message m ON m.id = f.message_id
WHERE m.proposal_id = :proposal_id ORDER BY f.id;

-- name: get_file(proposal_id, file_id)^
-- One file with who may read it.
SELECT f.*, m.audience FROM proposal_file f JOIN proposal_message m ON m.id = f.message_id
WHERE m.proposal_id = :proposal_id AND f.id = :file_id;

-- name: proposal_of_file(file_id)$
-- To which proposal a file belongs.
SELECT m.proposal_id FROM proposal_file f JOIN proposal_message m ON m.id = f.message_id WHERE f.id = :file_id;

-- name: proposal_of_document(document_id)$
-- To which proposal a document belongs.
SELECT proposal_id FROM proposal_document WHERE id = :document_id;

-- name: named_files(message_id)
-- Every file that a message names; of one message, or all.
SELECT id, name, stored_name, sha256 FROM proposal_file
WHERE :message_id::bigint IS NULL OR message_id = :message_id ORDER BY id;

-- name: questioned_sides(proposal_id)
-- Sides that the desk put a question to.
SELECT DISTINCT audience FROM proposal_message WHERE proposal_id = :proposal_id AND kind = 'question';

-- name: load_of(solution_id, organisation_id, days)^
-- What a supplier carries: proposals that the sides were asked about, and introductions of so many days.
WITH live AS (
    SELECT p.solution_id, s.organisation_id FROM proposal p JOIN solution s ON s.id = p.solution_id
    WHERE s.organisation_id = :organisation_id
      AND (p.state IN ('asked', 'one_agreed', 'both_agreed')
           OR (p.state = 'introduced' AND p.since > now() - make_interval(days => :days)))
)
SELECT o.introductions_at_once AS capacity, (SELECT count(*) FROM live) AS carried,
       (SELECT count(*) FROM live WHERE solution_id = :solution_id) AS live_proposals
FROM organisation o WHERE o.id = :organisation_id;

-- name: is_officer(name, roles)$
-- Whether this is how the audit names an officer.
SELECT EXISTS (SELECT FROM person WHERE 'person:' || key = :name AND role = ANY (:roles));

-- name: queue(days, carried_days, step, assignee_id, overdue_only, limit, offset)
-- What waits for somebody, with the day it was promised for; overdue first, then by that day.
WITH live AS (
    SELECT p.solution_id, s.organisation_id FROM proposal p JOIN solution s ON s.id = p.solution_id
    WHERE p.state IN ('asked', 'one_agreed', 'both_agreed')
       OR (p.state = 'introduced' AND p.since > now() - make_interval(days => :carried_days))
), carrying AS (
    SELECT organisation_id, count(*) AS carried FROM live GROUP BY organisation_id
), busy AS (
    SELECT solution_id, count(*) AS proposals FROM live GROUP BY solution_id
), undecided AS (
    -- a need of which a pair is under way does not ask for another decision, unless its owner does; what that asks
    -- for comes first
    SELECT DISTINCT ON (p.need_id) p.*, r.asked_at, count(*) OVER (PARTITION BY p.need_id) AS undecided
    FROM pairs_to_decide() d JOIN proposal p ON p.id = d.proposal_id JOIN need n ON n.id = p.need_id
                             JOIN organisation o ON o.id = n.organisation_id
                             LEFT JOIN introduction_request r ON r.proposal_id = p.id
    WHERE n.state = 'published' AND o.kind <> 'public_body'
      AND (r.proposal_id IS NOT NULL
           OR NOT EXISTS (SELECT FROM proposal q
                          WHERE q.need_id = p.need_id
                            AND q.state IN ('approved', 'asked', 'one_agreed', 'both_agreed', 'overdue')))
    ORDER BY p.need_id, r.asked_at NULLS LAST, p.place NULLS LAST, p.rank NULLS LAST, p.id
), waiting AS (
    -- whoever left a phone number alone is called: to confirm, to be asked, and to be told what was decided
    SELECT CASE WHEN n.state = 'draft' OR n.state = 'information_requested' AND q.mailed = 0 AND n.phone IS NOT NULL
                THEN 'call' WHEN n.state = 'information_requested' THEN 'information' ELSE 'review' END AS step,
           'need' AS subject, n.id AS subject_id, n.title, NULL::text AS other_title, n.updated_at AS since,
           CASE WHEN q.ended_at IS NULL AND (q.mailed > 0 OR n.phone IS NULL) THEN q.answer_by END AS due_at,
           NULL::bigint AS assignee_id, 0::bigint AS undecided, n.id AS need_id, NULL::bigint AS solution_id,
           n.state = 'submitted' AND q.outcome IS NOT DISTINCT FROM 'answered' AND q.settled_at IS NULL AS answered
    FROM need n LEFT JOIN LATERAL (
        SELECT * FROM record_question a WHERE a.need_id = n.id ORDER BY a.id DESC LIMIT 1) q ON true
    WHERE n.state IN ('submitted', 'information_requested')
       OR (n.state = 'draft' AND n.phone IS NOT NULL AND n.id IN (
              SELECT need_id FROM need_confirmation  -- posted without an account; a mail may not have arrived
              WHERE confirmed_at IS NULL AND (token_hash IS NULL OR shown_only OR asked_at < now() - interval '2 days')))
    UNION ALL
    SELECT 'call', 'need', n.id, n.title, NULL, o.decided_at, NULL, NULL, 0, n.id, NULL, false
    FROM need n JOIN need_confirmation c ON c.need_id = n.id AND c.confirmed_at IS NOT NULL
                JOIN LATERAL (SELECT * FROM record_outcome a WHERE a.need_id = n.id AND a.ended_at IS NULL
                              ORDER BY a.id DESC LIMIT 1) o
                     ON o.state = n.state AND o.mailed = 0 AND o.called_at IS NULL AND o.decided_by <> 'link'
    WHERE n.phone IS NOT NULL AND NOT n.confirmed
    UNION ALL
    SELECT CASE WHEN s.state = 'submitted' THEN 'review' WHEN q.mailed = 0 AND s.phone IS NOT NULL THEN 'call'
                ELSE 'information' END, 'solution', s.id, s.title, NULL, s.updated_at,
           CASE WHEN q.ended_at IS NULL AND (q.mailed > 0 OR s.phone IS NULL) THEN q.answer_by END, NULL, 0, NULL, s.id,
           s.state = 'submitted' AND q.outcome IS NOT DISTINCT FROM 'answered' AND q.settled_at IS NULL
    FROM solution s LEFT JOIN LATERAL (
        SELECT * FROM record_question a WHERE a.solution_id = s.id ORDER BY a.id DESC LIMIT 1) q ON true
    WHERE s.state IN ('submitted', 'information_requested')
    UNION ALL
    SELECT 'decide', 'proposal', p.id, n.title, s.title, greatest(p.since, p.asked_at), NULL, p.assignee_id, p.undecided,
           p.need_id, p.solution_id, false
    FROM undecided p JOIN need n ON n.id = p.need_id JOIN solution s ON s.id = p.solution_id
    UNION ALL
    SELECT CASE p.state WHEN 'approved' THEN 'reach' WHEN 'overdue' THEN 'follow_up' ELSE 'answer' END, 'proposal', p.id,
           n.title, s.title, p.since,
           CASE WHEN p.state IN ('asked', 'one_agreed')
                THEN (SELECT min(c.answer_by) FROM consent c
                      WHERE c.proposal_id = p.id AND c.round = p.round AND c.answer IS NULL) END,
           p.assignee_id, 0, p.need_id, p.solution_id, false
    FROM proposal p JOIN need n ON n.id = p.need_id JOIN solution s ON s.id = p.solution_id
    WHERE p.state IN ('approved', 'asked', 'one_agreed', 'overdue')
    UNION ALL
    SELECT 'letter', 'proposal', p.id, n.title, s.title, p.since, NULL, p.assignee_id, 0, p.need_id,
           p.solution_id, false
    FROM official_letter l JOIN proposal p ON p.id = l.proposal_id JOIN need n ON n.id = p.need_id
                           JOIN solution s ON s.id = p.solution_id
    WHERE l.sent_at IS NULL AND l.none_at IS NULL
), promised AS (
    SELECT w.*, coalesce(w.due_at, w.since + make_interval(days => (:days::jsonb ->> w.step)::integer)) AS due
    FROM waiting w
)
SELECT w.step, w.subject, w.subject_id, w.title, w.other_title, w.since, w.due AS due_at, w.due < now() AS overdue,
       w.assignee_id, w.undecided, w.answered,
       w.step = 'decide' AND EXISTS (SELECT FROM introduction_request r WHERE r.proposal_id = w.subject_id) AS requested,
       coalesce(asker.name, o.name) AS organisation,
       CASE WHEN w.need_id IS NOT NULL THEN o.name END AS other_organisation,
       CASE WHEN n.id IS NULL THEN s.sectors ELSE array_remove(ARRAY[n.sector], NULL) END AS sectors, n.sector_other,
       -- what a supplier can carry is asked of pairs alone
       w.subject = 'proposal' AND coalesce(coalesce(c.carried, 0) >= o.introductions_at_once, false) AS "full",
       CASE WHEN w.subject = 'proposal' THEN coalesce(b.proposals, 0) ELSE 0 END AS live_proposals,
       count(*) OVER () AS total
FROM promised w LEFT JOIN need n ON n.id = w.need_id LEFT JOIN organisation asker ON asker.id = n.organisation_id
                LEFT JOIN solution s ON s.id = w.solution_id LEFT JOIN organisation o ON o.id = s.organisation_id
                LEFT JOIN carrying c ON c.organisation_id = s.organisation_id
                LEFT JOIN busy b ON b.solution_id = w.solution_id
WHERE (:step::text IS NULL OR w.step = :step) AND (:assignee_id::bigint IS NULL OR w.assignee_id = :assignee_id)
  AND (NOT :overdue_only OR w.due < now())
ORDER BY w.due < now() DESC, w.due, w.subject, w.subject_id
LIMIT :limit OFFSET :offset;

-- name: needs_without_proposal(limit, offset)
-- Published needs of which no pair was approved or is under way, the one that waits longest first, with what is
-- suggested best, and whether the engine was asked about them as they are. Of public bodies none: nobody is introduced
-- to them alone.
WITH waiting AS (
    SELECT n.id, n.title, o.name AS organisation, n.sector, n.sector_other,
           EXISTS (SELECT FROM suggestion_round r WHERE r.need_id = n.id AND r.need_version = n.version) AS compared,
           coalesce((SELECT max(p.since) FROM proposal p WHERE p.need_id = n.id
                                                           AND p.state IN ('declined', 'refused', 'withdrawn')),
                    n.published_at) AS since
    FROM need n JOIN organisation o ON o.id = n.organisation_id
    WHERE n.state = 'published' AND o.kind <> 'public_body'
      AND NOT EXISTS (SELECT FROM proposal p WHERE p.need_id = n.id AND p.state IN (
          'approved', 'asked', 'one_agreed', 'both_agreed', 'overdue', 'introduced'))
), page AS (
    SELECT w.*, count(*) OVER () AS total FROM waiting w ORDER BY w.since, w.id LIMIT :limit OFFSET :offset
)
SELECT w.*, best.proposal_id, best.solution_title, best.word
FROM page w LEFT JOIN LATERAL (
    SELECT p.id AS proposal_id, s.title AS solution_title, p.seen ->> 'word' AS word
    FROM pairs_to_decide() d JOIN proposal p ON p.id = d.proposal_id JOIN solution s ON s.id = p.solution_id
    WHERE p.need_id = w.id
    ORDER BY p.place NULLS LAST, p.rank NULLS LAST, p.id LIMIT 1) best ON true
ORDER BY w.since, w.id;

-- name: hand_over(giver_id, taker_id)
-- All open work of one broker is another's from now on.
UPDATE proposal SET assignee_id = :taker_id, updated_at = now()
WHERE assignee_id = :giver_id
  AND (state IN ('suggested', 'approved', 'asked', 'one_agreed', 'both_agreed', 'overdue')
       OR id IN (SELECT proposal_id FROM official_letter WHERE sent_at IS NULL AND none_at IS NULL))
RETURNING id;

-- name: assign(proposal_id, taker_id)^
-- Who looks after a proposal; gives who did before.
WITH before AS (SELECT assignee_id FROM proposal WHERE id = :proposal_id FOR UPDATE)
UPDATE proposal SET assignee_id = :taker_id, updated_at = now()
WHERE id = :proposal_id RETURNING (SELECT assignee_id FROM before) AS old;

-- name: reasons(organisation_id, need_id, solution_id)
-- Why records were refused. Of a need that only brokers see, a supplier that was never asked learns nothing.
WITH refused AS (
    SELECT d.proposal_id, d.reason, true AS by_desk, NULL::text AS side
    FROM proposal_decision d WHERE d.verdict = 'declined'
    UNION ALL
    SELECT c.proposal_id, c.reason, false, c.side FROM consent c WHERE c.answer = 'refused'
)
SELECT r.reason, count(*) FILTER (WHERE r.by_desk) AS by_desk, count(*) FILTER (WHERE NOT r.by_desk) AS by_other_side
FROM refused r JOIN proposal p ON p.id = r.proposal_id JOIN need n ON n.id = p.need_id
               JOIN solution s ON s.id = p.solution_id
WHERE ((r.side IS DISTINCT FROM 'need' AND (n.id = :need_id OR n.organisation_id = :organisation_id))
       OR (r.side IS DISTINCT FROM 'solution' AND (s.id = :solution_id OR s.organisation_id = :organisation_id)
           AND (n.confidentiality <> 'brokers'
                OR EXISTS (SELECT FROM consent a WHERE a.proposal_id = p.id AND a.side = 'solution'))))
GROUP BY r.reason ORDER BY count(*) DESC, r.reason;

-- name: public_decisions()
-- Every decision on a need that everybody may read, the oldest first.
SELECT d.*, p.need_id, p.solution_id, p.state
FROM proposal_decision d JOIN proposal p ON p.id = d.proposal_id JOIN need n ON n.id = p.need_id
WHERE n.confidentiality = 'public' AND n.published_at IS NOT NULL
ORDER BY d.id;

-- name: decisions_to_learn_from(unfit, shipped)
-- Of each pair of a public need the last decision that says whether the record fits: approved and not refused by a side
-- as unfit, or declined as unfit; only where the evidence was kept that the present weights are made for.
SELECT DISTINCT ON (d.proposal_id) p.need_id, d.seen,
       d.verdict = 'approved' AND NOT EXISTS (
           SELECT FROM consent c WHERE c.proposal_id = d.proposal_id AND c.answer = 'refused'
                                   AND c.reason = ANY (:unfit::text[])) AS fits
FROM proposal_decision d JOIN proposal p ON p.id = d.proposal_id JOIN need n ON n.id = p.need_id
WHERE n.confidentiality = 'public' AND n.published_at IS NOT NULL
  AND (d.verdict = 'approved' OR d.reason = ANY (:unfit::text[]))
  AND jsonb_typeof(d.seen -> 'evidence') = 'object' AND d.engine -> 'shipped' = :shipped::jsonb
ORDER BY d.proposal_id, d.id DESC;

-- name: corpus_ids(decided)
-- What the pairs are judged among: all published solutions, and those that were when they were decided on.
SELECT id FROM solution WHERE state = 'published' OR id = ANY (:decided::bigint[]) ORDER BY id;

-- name: is_officers_address(email, roles)$
-- Whether an officer signs in with this address.
SELECT EXISTS (SELECT FROM person WHERE email = :email AND role = ANY (:roles) AND disabled_at IS NULL);

-- name: brokers(roles)
-- Everybody who works at the desk or still has work there, with how much is open.
SELECT p.id, coalesce(p.name, '') AS name, p.disabled_at IS NULL AND p.role = ANY (:roles) AS active,
       count(w.id) FILTER (WHERE w.state IN ('suggested', 'approved', 'asked', 'one_agreed', 'both_agreed', 'overdue')
                              OR w.id IN (SELECT proposal_id FROM official_letter
                                          WHERE sent_at IS NULL AND none_at IS NULL)) AS open_work
FROM person p LEFT JOIN proposal w ON w.assignee_id = p.id
WHERE w.id IS NOT NULL OR (p.role = ANY (:roles) AND p.disabled_at IS NULL)
GROUP BY p.id ORDER BY name, p.id;

-- name: similar_decisions(proposal_id, limit)
-- What was decided on this pair before, on its need, its solution or its sector: nearest kind first, then newest.
WITH this AS (
    SELECT p.id, p.need_id, p.solution_id, n.sector FROM proposal p JOIN need n ON n.id = p.need_id
    WHERE p.id = :proposal_id
), past AS (
    SELECT d.id, d.proposal_id, d.verdict, d.reason, d.note, d.decided_at, d.decided_by, p.state, n.title AS need_title,
           s.title AS solution_title,
           CASE WHEN p.id = this.id THEN 'pair' WHEN p.need_id = this.need_id THEN 'need'
                WHEN p.solution_id = this.solution_id THEN 'solution'
                WHEN n.sector = this.sector AND n.sector <> 'other' THEN 'sector' END AS shares
    FROM proposal_decision d JOIN proposal p ON p.id = d.proposal_id JOIN need n ON n.id = p.need_id
                             JOIN solution s ON s.id = p.solution_id CROSS JOIN this
)
SELECT past.*, person.name AS decider FROM past LEFT JOIN person ON 'person:' || person.key = past.decided_by
WHERE shares IS NOT NULL
ORDER BY array_position(ARRAY['pair', 'need', 'solution', 'sector'], shares), past.id DESC LIMIT :limit;

-- name: pairs_of_need(need_id)
-- A need's pairs with what the desk lists of each, in the order of `proposals_of_need`.
SELECT p.*, s.title, s.summary, s.organisation_id, o.name AS organisation_name,
       EXISTS (SELECT FROM introduction_request r WHERE r.proposal_id = p.id) AS requested
FROM proposal p JOIN solution s ON s.id = p.solution_id JOIN organisation o ON o.id = s.organisation_id
WHERE p.need_id = :need_id ORDER BY p.place NULLS LAST, p.rank NULLS LAST, p.id;

-- name: proposals_near(needs, solutions, person_id, emails)
-- Proposals in which somebody may be named: of these records, or because they were asked or wrote there.
SELECT id FROM proposal
WHERE need_id = ANY (:needs::bigint[]) OR solution_id = ANY (:solutions::bigint[])
   OR id IN (SELECT proposal_id FROM consent WHERE person_id = :person_id OR lower(email) = ANY (:emails))
   OR id IN (SELECT proposal_id FROM proposal_message WHERE person_id = :person_id);

-- name: drop_documents_naming(person_id, emails)!
-- Letters and minutes of introductions for which somebody was the contact: both sides have theirs by mail.
DELETE FROM proposal_document WHERE proposal_id IN (
    SELECT proposal_id FROM consent WHERE person_id = :person_id OR lower(email) = ANY (:emails));

-- name: erase_from_consents(person_id, emails, proposals, words)!
-- Who was asked, and what they said in their own words.
UPDATE consent
SET name = CASE WHEN person_id = :person_id OR lower(email) = ANY (:emails) THEN NULL ELSE without_words(name, :words) END,
    email = CASE WHEN person_id = :person_id OR lower(email) = ANY (:emails) THEN NULL ELSE email END,
    note = without_words(note, :words)
WHERE proposal_id = ANY (:proposals::bigint[]);

-- name: erase_from_messages(proposals, words)!
-- Threads keep what was said, without the name.
UPDATE proposal_message SET body = without_words(body, :words) WHERE proposal_id = ANY (:proposals::bigint[]);

-- name: erase_from_proposals(proposals, words)!
-- What the engine showed quotes the records.
UPDATE proposal SET seen = without_words(seen, :words) WHERE id = ANY (:proposals::bigint[]);

-- name: erase_from_decisions(proposals, words)!
-- So does what a broker saw. Nothing is learnt from these pairs any more.
UPDATE proposal_decision SET seen = without_words(seen, :words) - 'evidence', note = without_words(note, :words)
WHERE proposal_id = ANY (:proposals::bigint[]);

-- name: erase_from_introductions(proposals, words)!
-- Introductions keep the organisations.
UPDATE introduction SET body = without_words(body, :words) WHERE proposal_id = ANY (:proposals::bigint[]);

-- name: erase_from_files(proposals, words)!
-- Names of files that were sent.
UPDATE proposal_file SET name = without_words(name, :words)
WHERE message_id IN (SELECT id FROM proposal_message WHERE proposal_id = ANY (:proposals::bigint[]));

-- name: personal_data(person_id, actor, emails)$
-- What this room holds about a person, as one JSON document; secrets and their hashes are left out.
SELECT jsonb_build_object(
    'asked_for_consent', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT proposal_id, side, name, email, asked_at, answer, reason, note, answered_at FROM consent
        WHERE person_id = :person_id OR lower(email) = ANY (:emails) ORDER BY id) x),
    'messages', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT proposal_id, body, created_at FROM proposal_message WHERE person_id = :person_id ORDER BY id) x),
    'assigned_proposals', (SELECT coalesce(jsonb_agg(id ORDER BY id), '[]') FROM proposal
        WHERE assignee_id = :person_id),
    'decisions', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT proposal_id, verdict, reason, note, decided_at FROM proposal_decision
        WHERE decided_by = :actor ORDER BY id) x),
    'links_to_show_interest', (SELECT coalesce(jsonb_agg(x), '[]') FROM (
        SELECT proposal_id, expires_at FROM fit_link WHERE person_id = :person_id ORDER BY proposal_id) x));

-- name: touched_by_closing(need_id, solution_id, side, sees_all)^
-- How many matches of a record wait for an answer, and how many were introduced: of those that the side knows of, or all.
SELECT count(*) FILTER (WHERE p.state IN ('approved', 'asked', 'one_agreed', 'both_agreed', 'overdue')) AS ending,
       count(*) FILTER (WHERE p.state = 'introduced') AS introduced
FROM proposal p
WHERE (p.need_id = :need_id::bigint OR p.solution_id = :solution_id::bigint)
  AND (:sees_all OR EXISTS (SELECT FROM consent c WHERE c.proposal_id = p.id AND c.side = :side));

-- name: between_organisations(one, other)
-- Proposals of which two organisations are the two sides and which somebody made, are under way or led to an introduction.
SELECT p.id FROM proposal p JOIN need n ON n.id = p.need_id JOIN solution s ON s.id = p.solution_id
WHERE p.state NOT IN ('declined', 'refused', 'withdrawn') AND (p.state <> 'suggested' OR p.by_hand)
  AND n.organisation_id IN (:one, :other) AND s.organisation_id IN (:one, :other)
  AND n.organisation_id <> s.organisation_id ORDER BY p.id;

-- name: suggested_between(one, other)
-- What the engine alone suggests between two organisations, held until the transaction ends.
SELECT p.* FROM proposal p JOIN need n ON n.id = p.need_id JOIN solution s ON s.id = p.solution_id
WHERE p.state = 'suggested' AND NOT p.by_hand AND n.organisation_id IN (:one, :other)
  AND s.organisation_id IN (:one, :other) AND n.organisation_id <> s.organisation_id ORDER BY p.id FOR UPDATE OF p;

-- name: approved_of(organisation_id)
-- Proposals of an organisation's records that were ever approved, held until the transaction ends.
SELECT p.* FROM proposal p JOIN need n ON n.id = p.need_id JOIN solution s ON s.id = p.solution_id
WHERE p.approved_text IS NOT NULL AND :organisation_id IN (n.organisation_id, s.organisation_id)
ORDER BY p.id FOR UPDATE OF p;

-- name: restate_approved(proposal_id, approved_text)!
-- The same words of an owner that has another number by now.
UPDATE proposal SET approved_text = :approved_text WHERE id = :proposal_id;

-- name: copy_months(organisation_id, into_id)!
-- The month's mail to a merged record was one to the organisation.
INSERT INTO monthly_fit (organisation_id, month)
SELECT :into_id, month FROM monthly_fit WHERE organisation_id = :organisation_id ON CONFLICT DO NOTHING;

-- name: copy_told_fits(organisation_id, into_id)!
-- And what it was told there.
INSERT INTO told_fit (organisation_id, need_id, month)
SELECT :into_id, need_id, month FROM told_fit WHERE organisation_id = :organisation_id ON CONFLICT DO NOTHING;
