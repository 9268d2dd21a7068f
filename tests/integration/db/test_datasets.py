"""A home from before data sets had a kind: those of the seeds get it, unless somebody's word stands on the old one."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from matchmaker.ground.db import Pool, migrate
from seeds import load as seeds
from tests.support.servers import migrated_before

OLD = """
    INSERT INTO organisation (name, kind, sort_key, search_text, created_by)
    VALUES ('Viện A', 'institute', '', '', 'x');
    INSERT INTO need (organisation_id, title, problem, email, state, search_text, sort_key, created_by)
    SELECT id, 'Đếm xe', 'Đếm xe qua cầu mỗi giờ', 'a@b.vn', 'draft', '', '', 'x' FROM organisation;
"""
SEEDED = """
    INSERT INTO solution (organisation_id, import_key, kind, title, summary, state, confirmed, search_text, sort_key,
        created_by)
    SELECT id, $1, $2, $1, 'Bộ ảnh chụp từ trên cao', 'published', $3, '', '', $4 FROM organisation RETURNING id
"""
APPROVED = """
    INSERT INTO proposal (need_id, solution_id, state, engine, by_hand, approved_text, round, created_by)
    SELECT id, $1, 'asked', '{}', true, decode(repeat('00', 32), 'hex'), 1, 'x' FROM need
"""
EDITED = "INSERT INTO audit_entry (action, subject, subject_id, actor) VALUES ('solution:edit', 'solution', $1, 'x')"


@pytest.fixture
async def old_pool(server: str, tmp_path: Path) -> AsyncIterator[Pool]:
    async with migrated_before(server, "0033", tmp_path) as pool:
        yield pool


async def seeded(pool: Pool, key: str, *, kind: str = "solution", confirmed: bool = False, by: str = "seeds") -> int:
    return int(await pool.fetchval(SEEDED, key, kind, confirmed, by))


async def kind_of(pool: Pool, solution_id: int) -> str:
    return str(await pool.fetchval("SELECT kind FROM solution WHERE id = $1", solution_id))


async def test_untouched_data_sets_of_the_seeds_get_their_kind(old_pool: Pool) -> None:
    await old_pool.execute(OLD)
    data = [await seeded(old_pool, f"seed:{row['key']}") for row in ROWS if row["kind"] == "dataset"]
    rest = [await seeded(old_pool, f"seed:{row['key']}", kind=row["kind"]) for row in ROWS if row["kind"] != "dataset"]
    before = {each: await kind_of(old_pool, each) for each in rest}
    assert "0033_datasets" in await migrate(old_pool)
    assert {await kind_of(old_pool, each) for each in data} == {"dataset"}
    assert {each: await kind_of(old_pool, each) for each in rest} == before


async def test_a_data_set_that_somebody_gave_their_word_on_keeps_the_kind_that_was_read(old_pool: Pool) -> None:
    await old_pool.execute(OLD)
    approved = await seeded(old_pool, "seed:uit-vihsd")
    await old_pool.execute(APPROVED, approved)
    edited = await seeded(old_pool, "seed:uit-vihos")
    await old_pool.execute(EDITED, edited)
    owned = await seeded(old_pool, "seed:uit-vilexnorm", confirmed=True)
    imported = await seeded(old_pool, "seed:uit-vimd", by="Trần Thị Mai")
    await migrate(old_pool)
    assert {await kind_of(old_pool, each) for each in (approved, edited, owned, imported)} == {"solution"}


ROWS = [row for path in sorted(seeds.DATA.glob("solutions_*.jsonl")) for row in seeds.rows(path.name)]
