"""The counting rule once more, by hand and in another language: only for cases as `many_cases` writes them."""

from datetime import datetime

from matchmaker.ground.city_time import CITY_TIME
from matchmaker.ground.db import Connection, Record

INDEPENDENT = """
WITH dated AS (
    SELECT case_id,
           min(dated_on) FILTER (WHERE kind = 'contract') AS contract,
           min(dated_on) FILTER (WHERE kind = 'invoice') AS invoice,
           min(dated_on) FILTER (WHERE kind = 'acceptance') AS acceptance,
           min(dated_on) FILTER (WHERE kind = 'registration') AS certificate,
           min(dated_on) FILTER (WHERE kind = 'result_registration') AS result_certificate,
           min(dated_on) FILTER (WHERE kind = 'proof_of_use') AS proof
    FROM case_evidence WHERE dated_on <= $1 GROUP BY case_id
), whole AS (
    SELECT c.id, c.delivered_id, c.adopter_id, o.kind <> 'start_up' AND c.standing IS NULL AS main,
           CASE WHEN c.route = 'applied' THEN CASE WHEN d.proof >= c.use_from + 90 AND d.acceptance IS NOT NULL
                    THEN (SELECT (answered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date FROM case_confirmation w
                          WHERE w.case_id = c.id AND side = 'need' AND agreed) END
                WHEN d.contract IS NULL OR d.invoice IS NULL OR d.acceptance IS NULL THEN NULL
                WHEN c.money IS NULL AND NOT c.crosses_border THEN
                    CASE WHEN d.certificate IS NOT NULL THEN greatest(d.contract, d.invoice, d.acceptance) END
                WHEN c.crosses_border THEN
                    CASE WHEN d.certificate IS NOT NULL
                         THEN greatest(d.contract, d.invoice, d.acceptance, d.certificate) END
                WHEN c.money = 'state' THEN
                    CASE WHEN coalesce(d.certificate, d.result_certificate) IS NOT NULL
                         THEN greatest(d.contract, d.invoice, d.acceptance,
                                       least(d.certificate, d.result_certificate)) END
                ELSE greatest(d.contract, d.invoice, d.acceptance) END AS result_on
    FROM transfer_case c JOIN dated d ON d.case_id = c.id
    JOIN organisation a ON a.id = c.adopter_id JOIN organisation o ON o.id = c.supplier_id
    JOIN case_contact m ON m.case_id = c.id JOIN delivered_solution e ON e.id = c.delivered_id
    WHERE c.stage NOT IN ('withdrawn', 'stopped') AND a.kind IN ('business', 'start_up')
      AND a.tax_code ~ '^[0-9]{10}(-|$)' AND c.in_city AND m.named_both AND m.recorded_on - m.happened_on <= 30
      AND least(d.contract, d.acceptance) BETWEEN m.happened_on AND m.happened_on + interval '24 months'
      AND (c.route = 'applied' OR c.form IS NOT NULL) AND e.title IS DISTINCT FROM e.listed_as
      AND (SELECT count(*) FROM case_confirmation w WHERE w.case_id = c.id AND agreed) = 2
      AND NOT EXISTS (SELECT FROM case_confirmation w JOIN case_verification v ON v.case_id = w.case_id
                      WHERE w.case_id = c.id AND w.named_by IS NOT NULL AND w.side <> ALL (v.addresses))
      AND EXISTS (SELECT FROM case_verification v WHERE v.case_id = c.id AND v.verified_by <> 'person:broker'
                                                       AND grade <> 'reported')
), ranked AS (
    SELECT *, row_number() OVER (PARTITION BY delivered_id ORDER BY NOT main, result_on, id) AS place,
           row_number() OVER (PARTITION BY delivered_id, adopter_id ORDER BY NOT main, result_on, id) AS own
    FROM whole WHERE result_on IS NOT NULL
)
SELECT coalesce(array_agg(id ORDER BY id) FILTER (WHERE place = 1 AND main), '{}') AS counted,
       coalesce(array_agg(id ORDER BY id) FILTER (WHERE place = 1 AND NOT main), '{}') AS separate,
       coalesce(array_agg(id ORDER BY id) FILTER (WHERE place > 1 AND own = 1), '{}') AS replications
FROM ranked WHERE result_on BETWEEN '2023-12-27' AND '2030-12-31'
"""


async def independent_count(connection: Connection) -> Record:
    """`counted`, `separate` and `replications` as of today: ids of cases, ascending."""
    row = await connection.fetchrow(INDEPENDENT, datetime.now(CITY_TIME).date())
    assert row
    return row
