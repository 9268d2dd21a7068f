"""What owners say of the lines of their needs becomes the bound that needs are read by, and it can be taken back."""

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from matchmaker.audit import service as audit
from matchmaker.cli.exits import ExitCode
from matchmaker.ground.db import Connection, Pool, transaction
from matchmaker.ground.errors import NotAllowed, NotFound
from matchmaker.learnt import keeping
from matchmaker.learnt.model import Outcome
from matchmaker.listings.needs import readings
from matchmaker.listings.needs import service as needs
from matchmaker.listings.needs.clauses import read_lines
from matchmaker.listings.needs.readings import READING
from matchmaker.matching.calibration import SHIPPED
from matchmaker.matching.learning import Figures
from matchmaker.matching.learnt_calibration import FIT
from matchmaker.privacy import erasing
from matchmaker.proposals import learning
from matchmaker.rules.actors import LOCAL_PERSON, SYSTEM
from matchmaker.rules.listing import ListingState
from matchmaker.rules.need import Need, NeedClause
from matchmaker.rules.reading import ClauseKind
from matchmaker.understanding.learning import LineFigures
from matchmaker.understanding.reading import understand
from matchmaker.understanding.scoring import OWN_BOUNDS, Bounds
from tests.support.clauses import STRICTER, TEXT, WANT, WEAK
from tests.support.commands import execute
from tests.support.listings import make_need
from tests.support.matching import system
from tests.support.people import a_person
from tests.support.proposals import Desk

NEEDS, EACH = 40, 4  # needs, and lines of both kinds in each
BETTER = (READING, Outcome.BETTER, STRICTER, asdict(LineFigures(lines=300, needs=40, asked=150)))


def lines_of(problem: str) -> tuple[NeedClause, ...]:
    """As their owner confirms them, to whom a thing that only stands there is nothing asked for."""
    lines = read_lines(understand(problem))
    return tuple(
        replace(line, kind=ClauseKind.BACKGROUND) if line.text.startswith("Phần mềm") else line for line in lines
    )


async def confirmed(connection: Connection, problem: str, **said: Any) -> Need:  # noqa: ANN401  # any field
    return await make_need(connection, problem=problem, clauses=lines_of(problem), **said)


async def many_confirmed(connection: Connection) -> None:
    """One that its owner confirmed, and others like it: forty that go the way of a form would take most of the test."""
    wants = [f"Cần đếm sản phẩm lỗi trên chuyền may số {place}." for place in range(EACH)]
    things = [f"Phần mềm kế toán chạy trên máy chủ số {place}." for place in range(EACH)]
    first = await confirmed(connection, "\n\n".join([*wants, *things]))
    columns = await connection.fetchval(
        """SELECT string_agg(column_name, ', ') FROM information_schema.columns
           WHERE table_name = 'need' AND is_identity = 'NO' AND is_generated = 'NEVER'"""
    )
    await connection.execute(
        f"""WITH made AS (INSERT INTO need ({columns})
                          SELECT {columns} FROM need, generate_series(2, {NEEDS}) WHERE id = $1 RETURNING id)
            INSERT INTO understanding_example (need_id, field, clause, system_said, owner_said, created_by)
            SELECT made.id, field, clause, system_said, owner_said, created_by
            FROM made, understanding_example WHERE need_id = $1""",
        first.id,
    )


async def test_what_owners_correct_is_in_force_recorded_and_taken_back(connection: Connection) -> None:
    await many_confirmed(connection)
    attempt = await learning.learn_from_lines(connection, by=SYSTEM)
    figures = attempt.figures
    assert (attempt.outcome, figures.lines, figures.needs, figures.asked) == (Outcome.BETTER, 320, 40, 160)
    assert figures.in_force is not None
    assert figures.learnt is not None
    assert (figures.in_force.right, figures.learnt.right) == (160, 320)
    learnt = await keeping.in_force(connection, READING)
    assert learnt == attempt.bounds
    assert 2 < learnt.lead < 4
    [row] = await connection.fetch("SELECT * FROM calibration")
    assert (row["part"], row["figures"], row["decided_by"]) == ("reading", asdict(figures), "system")
    (entry,) = await audit.history(connection, "reading", row["id"])
    assert (entry.action, entry.details["weights"]) == ("reading:learn", asdict(learnt))
    assert (await learning.learn_from_lines(connection, by=SYSTEM)).outcome is Outcome.NOT_BETTER
    taken = await learning.take_back(connection, by=SYSTEM)
    assert (taken.part, taken.in_force) == ("reading", asdict(OWN_BOUNDS))
    assert await keeping.in_force(connection, READING) == OWN_BOUNDS
    with pytest.raises(NotFound):
        await learning.take_back(connection, by=SYSTEM)


async def test_the_clock_learns_both_parts_and_neither_keeps_the_other_back(connection: Connection) -> None:
    await many_confirmed(connection)
    await learning.learn_when_due(connection, by=SYSTEM)
    assert (await keeping.in_force(connection, READING)).lead > 0
    await learning.take_back(connection, by=SYSTEM)
    await connection.execute("UPDATE calibration SET decided_at = now() - interval '8 days'")
    await learning.learn_when_due(connection, by=SYSTEM)
    assert await keeping.in_force(connection, READING) == OWN_BOUNDS
    tried = await connection.fetch("SELECT part, outcome FROM calibration ORDER BY id")
    assert [tuple(row) for row in tried] == [
        ("fit", "too_few"),
        ("reading", "better"),
        ("reading", "taken_back"),
        ("fit", "too_few"),
    ]


async def test_what_came_in_force_last_of_either_part_is_taken_back_first(connection: Connection) -> None:
    otherwise = replace(SHIPPED, offset=-7.0)
    fit = (FIT, Outcome.BETTER, otherwise, asdict(Figures(decisions=300, needs=60, right=150)))
    await keeping.keep(connection, *fit, by=SYSTEM)
    await keeping.keep(connection, *BETTER, by=SYSTEM)
    assert (await learning.take_back(connection, by=SYSTEM)).part == "reading"
    assert await keeping.in_force(connection, FIT) == otherwise
    assert (await learning.take_back(connection, by=SYSTEM)).part == "fit"


async def test_only_published_public_needs_that_their_owner_confirmed_teach(connection: Connection, desk: Desk) -> None:
    public = await confirmed(connection, TEXT)
    for hidden in ("anonymous", "brokers"):
        await confirmed(connection, TEXT, confidentiality=hidden, organisation=f"Đơn vị {hidden}")
    entered = await confirmed(connection, TEXT, organisation="Đơn vị chưa xác nhận")
    await connection.execute("UPDATE need SET confirmed = false WHERE id = $1", entered.id)
    await confirmed(connection, TEXT, organisation="Đơn vị từ trước")
    await connection.execute(  # as an earlier release left it: what was corrected, not what was read rightly
        """DELETE FROM understanding_example e USING need n JOIN organisation o ON o.id = n.organisation_id
           WHERE n.id = e.need_id AND o.name = 'Đơn vị từ trước' AND e.system_said = e.owner_said"""
    )
    learnt = await readings.lines(connection)
    assert [(line.need_id, line.ahead, line.asked) for line in learnt] == [(public.id, 4, True), (public.id, 2, False)]
    with pytest.raises(NotAllowed):
        await learning.learn_from_lines(connection, by=desk.broker)
    await needs.set_state(connection, public.id, ListingState.PAUSED, by=LOCAL_PERSON)
    assert await readings.lines(connection) == []


async def test_whoever_is_erased_teaches_nothing_any_more(connection: Connection) -> None:
    person, other = [await a_person(connection, email=f"{name}@xuong.example") for name in ("lan", "binh")]
    made = {}
    for each in (person, other):
        made[each.id] = await confirmed(connection, TEXT)
        await connection.execute(
            "UPDATE understanding_example SET created_by = $1 WHERE need_id = $2", each.actor().name, made[each.id].id
        )
    assert {line.need_id for line in await readings.lines(connection)} == {need.id for need in made.values()}
    await erasing.erase(connection, person.id, by=SYSTEM)
    assert {line.need_id for line in await readings.lines(connection)} == {made[other.id].id}


async def test_a_need_posted_after_is_read_by_what_was_learnt_and_so_are_those_before(
    database: str, tmp_path: Path
) -> None:
    async def wants(need_id: int) -> list[str]:
        rows = await runtime.pool.fetch(
            "SELECT body FROM matching_text WHERE subject = 'need' AND subject_id = $1 AND field = 'want'", need_id
        )
        return [row["body"] for row in rows]

    async with system(database, tmp_path) as runtime:
        async with transaction(runtime.pool) as connection:
            before = await make_need(connection, problem=TEXT)
            kept = await confirmed(connection, TEXT, organisation="Đơn vị đã xác nhận")
        await runtime.matching.refresh()
        assert await wants(before.id) == [WANT, WEAK]
        async with transaction(runtime.pool) as connection:
            await many_confirmed(connection)
            await learning.learn_from_lines(connection, by=SYSTEM)
            weak_first = "\n\n".join([WEAK, WANT])
            after = await make_need(connection, problem=weak_first)
        assert after.title == "Đếm sản phẩm lỗi trên chuyền may"
        await runtime.matching.refresh()
        assert (await wants(before.id), await wants(after.id), await wants(kept.id)) == ([WANT], [WANT], [WANT])
        async with transaction(runtime.pool) as connection:
            await learning.take_back(connection, by=SYSTEM)
        await runtime.matching.refresh()
        assert await wants(before.id) == [WANT, WEAK]


async def test_every_process_reads_by_what_is_in_force(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with system(database, tmp_path) as runtime:
        assert runtime.matching.bounds == OWN_BOUNDS
        async with transaction(runtime.pool) as connection:
            await keeping.keep(connection, *BETTER, by=SYSTEM)
    async with system(database, tmp_path) as again:
        assert again.matching.bounds == STRICTER


async def in_force(pool: Pool) -> Bounds:
    async with transaction(pool) as connection:
        return await keeping.in_force(connection, READING)


async def test_the_command_tells_of_both_parts(
    database: str, pool: Pool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*arguments: str) -> Any:  # noqa: ANN401  # a finished process
        settings = {"MATCHMAKER_HOME": str(tmp_path), "MATCHMAKER_LANGUAGE": "en", "DATABASE_URL": database}
        return execute(("learn", *arguments), settings, tmp_path, monkeypatch)

    assert "Nothing is learnt from fewer than 300 lines of 30 needs." in run("--dry-run").stdout
    async with transaction(pool) as connection:
        await many_confirmed(connection)
    tried = json.loads(run("--dry-run", "--json").stdout)
    assert (tried["outcome"], tried["reading"]["outcome"]) == ("too_few", "better")
    assert await in_force(pool) == OWN_BOUNDS
    told = run().stdout.splitlines()
    assert "Lines of public needs: 320 of 40 needs, of which their owners ask for 160" in told
    assert told[-1] == "It is in force from now on."
    assert asdict(await in_force(pool)) == tried["reading"]["bounds"]
    taken = run("--take-back", "--json")
    assert (taken.returncode, json.loads(taken.stdout)["part"]) == (ExitCode.OK, "reading")
    assert await in_force(pool) == OWN_BOUNDS
