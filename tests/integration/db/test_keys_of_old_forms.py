"""A home from before keys were kept in one place: forms that were sent then are still done."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from matchmaker.ground.db import Pool, migrate
from tests.support.servers import migrated_before

OLD = """
    INSERT INTO idempotency_key (key, subject, subject_id) VALUES ('of-need', 'need', 1);
    INSERT INTO indicator_entry (form_key, kind, happened_on, title, details, source, entered_by)
    VALUES ('of-entry', 'training', '2026-02-01', 'Lớp học', '{}', 'Báo cáo', 'import');
    INSERT INTO reporting_unit (name, created_by) VALUES ('Phường Một', 'x'), ('Phường Hai', 'x');
    INSERT INTO contribution
        (unit_id, year, form_key, results, difficulties, proposals, next_year, document, entered_by)
    VALUES (1, 2026, 'of-units', 'Xong', '', '', '', '', 'x'), (2, 2026, 'of-units', 'Xong', '', '', '', '', 'x');
    INSERT INTO period_closing (period_from, period_to, settings, figures, closed_by)
    VALUES ('2026-01-01', '2026-06-30', '{}', '{}', 'x');
    INSERT INTO approved_situation (closing_id, form_key, situation) VALUES (1, 'of-closing', '{}');
"""


@pytest.fixture
async def old_pool(server: str, tmp_path: Path) -> AsyncIterator[Pool]:
    async with migrated_before(server, "0015", tmp_path) as pool:
        yield pool


async def test_every_key_of_an_old_home_is_known_after_the_upgrade(old_pool: Pool) -> None:
    await old_pool.execute(OLD)
    assert "0018_once" in await migrate(old_pool)
    rows = await old_pool.fetch("SELECT key, subject, content FROM idempotency_key ORDER BY key")
    assert [tuple(row) for row in rows] == [
        ("of-closing", "period_closing", None),
        ("of-entry", "indicator_entry", None),
        ("of-need", "need", None),
        ("of-units", "contribution", None),
    ]
