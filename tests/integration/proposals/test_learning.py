"""Brokers' decisions in the database become a calibration in force, and it can be taken back."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from matchmaker.audit import service as audit
from matchmaker.cli.exits import ExitCode
from matchmaker.ground.db import Connection, Pool, transaction
from matchmaker.ground.errors import NotAllowed, NotFound
from matchmaker.learnt import keeping
from matchmaker.learnt.model import Outcome
from matchmaker.matching.calibration import SHIPPED, Calibration
from matchmaker.matching.learning import Decision, Figures
from matchmaker.matching.learnt_calibration import FIT
from matchmaker.proposals import decisions as deciding
from matchmaker.proposals import erasing, learning
from matchmaker.rules.actors import SYSTEM, Identity
from matchmaker.rules.proposal import Refusal
from tests.support.commands import execute
from tests.support.decisions import OTHERWISE, decisions
from tests.support.listings import make_need, make_solution
from tests.support.matching import ASKED, RICE, add_solutions, system
from tests.support.proposals import Desk, a_desk, a_proposal
from tests.support.suggestions import FITTING, posted_need, suggest

EACH_WAY = 20  # needs, and solutions that somebody decided on for each


async def decide(connection: Connection, made: Sequence[Decision]) -> None:
    """Decisions on as many pairs, as the desk keeps them."""
    needs = [(await make_need(connection, title=f"Nhu cầu số {n} cần học")).id for n in range(EACH_WAY)]
    offers = [(await make_solution(connection, title=f"Giải pháp số {n} được xét")).id for n in range(EACH_WAY)]
    for place, (need, solution) in enumerate((need, offer) for need in needs for offer in offers):
        await _decide(connection, need, solution, made[place])


async def _decide(connection: Connection, need: int, solution: int, made: Decision) -> None:
    seen = {
        "evidence": asdict(made.evidence),
        "coverage": [{"strength": "partly" if made.covered else "not_covered"}],
    }
    verdict, reason = ("approved", None) if made.right else ("declined", "does_not_solve")
    await connection.execute(
        """WITH p AS (INSERT INTO proposal (need_id, solution_id, state, by_hand, seen, engine, created_by)
                      VALUES ($1, $2, 'suggested', false, $3, $4, 'system') RETURNING *)
           INSERT INTO proposal_decision (proposal_id, verdict, reason, by_hand, seen, engine, need_version,
                                          solution_version, decided_by)
           SELECT id, $5, $6, false, seen, engine, 1, 1, 'person:x' FROM p""",
        need,
        solution,
        seen,
        {"shipped": asdict(SHIPPED)},
        verdict,
        reason,
    )


TELLING = decisions(EACH_WAY**2, OTHERWISE, a_need=EACH_WAY)
A_BETTER_ONE = (FIT, Outcome.BETTER, OTHERWISE, asdict(Figures(decisions=300, needs=60, right=150)))


async def test_what_is_learnt_is_in_force_recorded_and_taken_back(connection: Connection) -> None:
    await decide(connection, TELLING)
    attempt = await learning.learn_from_decisions(connection, by=SYSTEM)
    assert attempt.outcome is Outcome.BETTER
    assert await keeping.in_force(connection, FIT) == attempt.calibration != SHIPPED
    [row] = await connection.fetch("SELECT * FROM calibration")
    assert (row["figures"], row["decided_by"]) == (asdict(attempt.figures), "system")
    (entry,) = await audit.history(connection, "calibration", row["id"])
    assert (entry.action, entry.details["figures"]) == ("calibration:learn", asdict(attempt.figures))
    assert (await learning.learn_from_decisions(connection, by=SYSTEM)).outcome is Outcome.NOT_BETTER
    assert await keeping.in_force(connection, FIT) == attempt.calibration
    assert await keeping.take_back(connection, FIT, by=SYSTEM) == SHIPPED
    assert await keeping.in_force(connection, FIT) == SHIPPED
    with pytest.raises(NotFound):
        await keeping.take_back(connection, FIT, by=SYSTEM)


async def test_of_two_that_were_learnt_the_first_is_in_force_again(connection: Connection) -> None:
    await decide(connection, TELLING)
    first = await learning.learn_from_decisions(connection, by=SYSTEM)
    await keeping.keep(connection, *A_BETTER_ONE, by=SYSTEM)
    assert await keeping.in_force(connection, FIT) == OTHERWISE
    assert await keeping.take_back(connection, FIT, by=SYSTEM) == first.calibration
    assert await keeping.take_back(connection, FIT, by=SYSTEM) == SHIPPED


async def test_the_clock_learns_once_a_week_and_never_again_what_was_taken_back(connection: Connection) -> None:
    await decide(connection, TELLING)
    await learning.learn_when_due(connection, by=SYSTEM)
    await learning.learn_when_due(connection, by=SYSTEM)
    assert await connection.fetchval("SELECT count(*) FROM calibration WHERE part = 'fit'") == 1
    await connection.execute("UPDATE calibration SET decided_at = now() - interval '8 days'")
    await learning.learn_when_due(connection, by=SYSTEM)
    assert await connection.fetchval("SELECT count(*) FROM calibration WHERE part = 'fit'") == 2
    await keeping.take_back(connection, FIT, by=SYSTEM)
    await connection.execute("UPDATE calibration SET decided_at = now() - interval '8 days'")
    await learning.learn_when_due(connection, by=SYSTEM)
    assert await keeping.in_force(connection, FIT) == SHIPPED


async def test_what_was_learnt_for_other_weights_of_the_program_is_not_used(connection: Connection) -> None:
    await decide(connection, TELLING)
    await learning.learn_from_decisions(connection, by=SYSTEM)
    await connection.execute("""UPDATE calibration SET shipped = shipped || '{"offset": 1}'""")
    assert await keeping.in_force(connection, FIT) == SHIPPED


async def test_only_public_pairs_that_were_decided_on_as_matches_teach(connection: Connection, desk: Desk) -> None:
    made = decisions(2, OTHERWISE)[0]
    solution = (await make_solution(connection)).id
    for confidentiality in ("public", "anonymous", "brokers"):
        need = await make_need(connection, confidentiality=confidentiality, title=f"Nhu cầu {confidentiality} để học")
        await _decide(connection, need.id, solution, made)
    other = await a_proposal(connection, desk)  # by hand: no evidence, and another reason
    await deciding.decline(connection, other.id, Refusal(reason="budget"), by=desk.broker, version=other.version)
    (learnt,) = await learning.decisions(connection)
    assert (learnt.evidence, learnt.covered, learnt.right) == (made.evidence, made.covered, made.right)
    await connection.execute("UPDATE proposal_decision SET reason = 'budget', verdict = 'declined'")
    assert await learning.decisions(connection) == []
    with pytest.raises(NotAllowed):
        await learning.learn_from_decisions(connection, by=desk.broker)


async def test_whoever_is_erased_takes_the_decisions_on_their_records_out_of_learning(
    connection: Connection, desk: Desk
) -> None:
    need, other = [await make_need(connection, title=f"Nhu cầu của {name}") for name in ("người đi", "người ở")]
    solution = (await make_solution(connection)).id
    for each in (need, other):
        await _decide(connection, each.id, solution, TELLING[0])
    by = desk.stranger
    told: dict[str, Any] = {
        "email": "la@congty.example",
        "emails": ["la@congty.example"],
        "name": "Người Lạ",
        "phone": None,
        "words": (),
    }
    who = Identity(person_id=by.person_id or 0, actor=by.name, organisation_id=by.organisation_id, **told)
    await erasing.erase(connection, who, needs=[need.id], solutions=[])
    assert [each.need_id for each in await learning.decisions(connection)] == [other.id]


async def test_a_decision_keeps_the_evidence_that_the_engine_judged_by(database: str, tmp_path: Path) -> None:
    async with system(database, tmp_path) as runtime:
        await add_solutions(runtime, FITTING, RICE)
        first = (await suggest(runtime, await posted_need(runtime)))[0]
        async with transaction(runtime.pool) as connection:
            desk = await a_desk(connection)
            no = Refusal(reason="does_not_solve")
            await deciding.decline(connection, first.id, no, by=desk.broker, version=first.version)
            (learnt,) = await learning.decisions(connection)
    assert (learnt.need_id, learnt.right, learnt.covered) == (first.need_id, False, True)
    assert SHIPPED.fit(learnt.evidence) == pytest.approx(first.seen["fit"])


async def in_force(pool: Pool) -> Calibration:
    async with transaction(pool) as connection:
        return await keeping.in_force(connection, FIT)


async def test_the_command_learns_shows_the_figures_and_takes_back(
    database: str, pool: Pool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*arguments: str) -> Any:  # noqa: ANN401  # a finished process
        settings = {"MATCHMAKER_HOME": str(tmp_path), "MATCHMAKER_LANGUAGE": "en", "DATABASE_URL": database}
        return execute(("learn", *arguments), settings, tmp_path, monkeypatch)

    assert "Nothing is learnt from fewer than 300 decisions." in run().stdout
    async with transaction(pool) as connection:
        await decide(connection, TELLING)
    tried = json.loads(run("--dry-run", "--json").stdout)
    assert (tried["outcome"], tried["figures"]["decisions"]) == ("better", len(TELLING))
    assert await in_force(pool) == SHIPPED
    told = run().stdout.splitlines()
    assert told[0].startswith("Decisions on public needs: 400 on 20 needs")
    assert told[5] == "It is in force from now on."
    assert asdict(await in_force(pool)) == tried["calibration"]
    assert run("--take-back").returncode == ExitCode.OK
    assert await in_force(pool) == SHIPPED
    assert run("--take-back").returncode == ExitCode.REJECTED


async def test_answers_are_judged_by_what_is_in_force(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "LOOK_SECONDS", 0.01)
    async with system(database, tmp_path) as runtime:
        await add_solutions(runtime, FITTING, RICE)
        assert (await runtime.matching.ranking_for_text(ASKED)).calibration == SHIPPED
        async with transaction(runtime.pool) as connection:
            await keeping.keep(connection, *A_BETTER_ONE, by=SYSTEM)
        async with asyncio.timeout(5):
            while (await runtime.matching.ranking_for_text(ASKED)).calibration != OTHERWISE:
                await asyncio.sleep(0.05)
