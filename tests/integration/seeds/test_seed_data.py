"""The seed files say what exists, and loading them twice adds nothing."""

import unicodedata
from collections import Counter

import pytest

from matchmaker.ground.db import Connection
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.programme import service as programme
from matchmaker.rules.actors import VISITOR
from matchmaker.rules.need import NeedFilter
from matchmaker.rules.programme import Sector
from matchmaker.rules.solution import SolutionFilter, problems_of
from seeds import load as seeds

SOLUTION_ROWS = [row for path in sorted(seeds.DATA.glob("solutions_*.jsonl")) for row in seeds.rows(path.name)]


async def test_loading_twice_adds_nothing(connection: Connection) -> None:
    first = await seeds.load(connection)
    assert first.solutions == len(SOLUTION_ROWS)
    again = await seeds.load(connection)
    assert again == seeds.Loaded(organisations=0, orientations=0, solutions=0, schemes=0)


async def test_no_need_is_invented(connection: Connection) -> None:
    await seeds.load(connection)
    assert (await needs.listing(connection, NeedFilter(), by=VISITOR)).total == 0


async def test_the_plan_has_26_orientations_in_nine_sectors(connection: Connection) -> None:
    await seeds.load(connection)
    found = await programme.orientations(connection)
    assert len(found) == 26
    assert {o.sector for o in found} == set(Sector) - {Sector.OTHER}
    assert all("6497/KH-UBND" in o.source for o in found)


async def test_every_seeded_solution_awaits_its_owner(connection: Connection) -> None:
    await seeds.load(connection)
    page = await solutions.listing(connection, SolutionFilter(limit=1000), by=VISITOR)
    assert page.total >= 60
    assert not any(s.confirmed for s in page.items)
    assert all(s.source and s.link for s in page.items)


def test_every_sector_of_the_plan_has_a_solution() -> None:
    assert {s for row in SOLUTION_ROWS for s in row["sectors"]} >= set(Sector) - {Sector.OTHER}


def test_a_corpus_is_offered_as_data_and_what_does_the_work_as_a_solution() -> None:
    kinds = {row["key"]: row["kind"] for row in SOLUTION_ROWS}
    assert {kinds[key] for key in ("uit-vihsd", "uit-vimd", "vnanomaly", "uit-durian-leaf")} == {"dataset"}
    # Each of these brings a system or a model of its own beside the data.
    both = ("uit-r2gqa", "uit-nomnaocr", "uit-vifactcheck", "uit-receiptvqa-ligt")
    assert {kinds[key] for key in both} == {"solution"}
    assert Counter(kinds.values()) == {"solution": 109, "dataset": 28, "capability": 3}


def test_every_owner_is_a_listed_organisation() -> None:
    listed = {row["name"] for row in seeds.rows("organisations.jsonl")}
    assert {row["organisation"] for row in SOLUTION_ROWS} <= listed


def test_no_solution_stands_there_twice() -> None:
    for name in ("key", "link"):
        assert [v for v, n in Counter(row[name] for row in SOLUTION_ROWS).items() if n > 1] == []


@pytest.mark.parametrize("row", SOLUTION_ROWS, ids=lambda row: row["key"])
def test_a_row_is_valid_and_composed(row: dict[str, object]) -> None:
    assert problems_of(seeds.solution_draft(row)) == {}
    assert all(v == unicodedata.normalize("NFC", v) for v in row.values() if isinstance(v, str))
    assert row["trl"] is None or isinstance(row["trl"], int)
