"""A home from before tax codes and telephone numbers had one form each: what it holds stays, and is found."""

from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest

from matchmaker.ground.db import Pool, migrate
from matchmaker.intake import phones
from tests.support.servers import migrated_before

PHONES = {  # as they were kept before, and as they are kept now
    "+84901234567": "0901234567",
    "+8402838297040": "02838297040",
    "842838297040": "02838297040",
    "0084901234567": "0901234567",
    "+841900545481": "1900545481",
    "0012025550100": "+12025550100",
    "0901234567": "0901234567",
    "1900545481": "1900545481",
    "+442079460958": "+442079460958",
    "01699333999": "0399333999",
    "+841287878888": "0787878888",
    "840199595999": "840199595999",
    "01101234567": "01101234567",
    "38297040": "38297040",
}
OLD = """
    INSERT INTO organisation (name, kind, tax_code, sort_key, search_text, created_by) VALUES
        ('Công ty A', 'business', '0301234567', '', '', 'x'), ('Công ty B', 'business', '0301234567-001', '', '', 'x');
"""
OLD_NEED = """
    INSERT INTO need (organisation_id, title, problem, phone, state, search_text, sort_key, created_by)
    SELECT min(id), 'Đếm dừa', 'Đếm dừa khô trên băng chuyền', $1, 'draft', '', '', 'x' FROM organisation
"""

OLD_UNFIT_NEED = """
    INSERT INTO need (organisation_id, title, problem, phone, email, contact_name, state, search_text, sort_key,
        created_by)
    SELECT min(id), 'Đếm dừa', 'Đếm dừa khô trên băng chuyền', $1, $2, $3, 'draft', '', '', 'x' FROM organisation
"""
OLD_SOLUTION = """
    INSERT INTO solution (organisation_id, kind, title, summary, phone, contact_name, state, search_text, sort_key,
        created_by)
    SELECT min(id), 'solution', 'Máy đếm', 'Máy đếm dừa khô', $1, $2, 'draft', '', '', 'x' FROM organisation
"""
UNFIT = {  # phone, e-mail, name: what becomes of phone and name
    ("", "lan@b.vn", "chị Lan"): (None, "chị Lan"),
    ("", "lan@b.vn", None): (None, None),
    (" ", "lan@b.vn", ""): (None, None),
    ("38297040\n", "lan@b.vn", "chị Lan"): (None, "chị Lan, 38297040"),
    ("1022", None, None): (None, "1022"),
    ("028 3829 7040", None, "chị Lan"): (None, "chị Lan, 028 3829 7040"),
}


@pytest.fixture
async def old_pool(server: str, tmp_path: Path) -> AsyncIterator[Pool]:
    async with migrated_before(server, "0028", tmp_path) as pool:
        yield pool


async def test_tax_codes_and_numbers_of_an_old_home_hold_and_numbers_have_one_form(old_pool: Pool) -> None:
    await old_pool.execute(OLD)
    await old_pool.executemany(OLD_NEED, [(phone,) for phone in PHONES])
    assert "0028_one_form" in await migrate(old_pool)
    codes = await old_pool.fetch("SELECT tax_code FROM organisation ORDER BY id")
    assert [row["tax_code"] for row in codes] == ["0301234567", "0301234567-001"]
    kept = await old_pool.fetch("SELECT phone FROM need ORDER BY id")
    assert [row["phone"] for row in kept] == list(PHONES.values())


async def test_an_old_mobile_number_becomes_the_one_that_the_reader_names(old_pool: Pool) -> None:
    old = [f"01{prefix}1234567" for prefix in range(10, 100)]
    await old_pool.execute(OLD)
    await old_pool.executemany(OLD_NEED, [(phone,) for phone in old])
    await migrate(old_pool)
    kept = [row["phone"] for row in await old_pool.fetch("SELECT phone FROM need ORDER BY id")]
    assert kept == [phones.of_record(phone) for phone in old]
    assert sum(number != phone for number, phone in zip(kept, old, strict=True)) == 21


async def test_an_old_home_starts_whatever_stands_where_a_number_belongs(old_pool: Pool) -> None:
    await old_pool.execute(OLD)
    await old_pool.executemany(OLD_UNFIT_NEED, UNFIT)
    await old_pool.executemany(OLD_SOLUTION, [(phone, name) for phone, _, name in UNFIT])
    await migrate(old_pool)
    for table in ("need", "solution"):
        kept = await old_pool.fetch(f"SELECT phone, contact_name FROM {table} ORDER BY id")
        assert [tuple(row) for row in kept] == list(UNFIT.values())


@pytest.mark.parametrize("code", ["079085001234", "0301234567-001", "0301234567"])
async def test_the_database_takes_each_form_of_a_tax_code(pool: Pool, code: str) -> None:
    await pool.execute(OLD)
    await pool.execute("UPDATE organisation SET tax_code = NULL")
    await pool.execute("UPDATE organisation SET tax_code = $1 WHERE name = 'Công ty A'", code)


@pytest.mark.parametrize("code", ["0301234567001", "79085001234", "0301234567-01", "079085001234\n", "079 085001234"])
async def test_the_database_takes_no_other_form_of_a_tax_code(pool: Pool, code: str) -> None:
    await pool.execute(OLD)
    with pytest.raises(asyncpg.CheckViolationError):
        await pool.execute("UPDATE organisation SET tax_code = $1 WHERE name = 'Công ty A'", code)


async def test_the_database_takes_no_number_with_marks(pool: Pool) -> None:
    await pool.execute(OLD)
    with pytest.raises(asyncpg.CheckViolationError):
        await pool.execute(OLD_NEED, "028 3829 7040")
