"""Passports that tests begin with: a solution of an institute whose member answers for it."""

from datetime import date
from typing import Any

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import Connection
from matchmaker.listings.passports import service as passports
from matchmaker.rules.actors import Actor, Role
from matchmaker.rules.passport import Certainty, PassportAnswers
from matchmaker.rules.programme import AiRisk
from matchmaker.rules.solution import Solution
from tests.support.listings import a_solution


async def an_own_solution(runtime: Runtime, **overrides: Any) -> tuple[Solution, Actor]:  # noqa: ANN401  # any field
    """A published one that its owner stands behind, and a member of that owner."""
    solution = await a_solution(runtime, **overrides)
    owner = Actor(name="person:lab", role=Role.INSTITUTE, person_id=None, organisation_id=solution.organisation_id)
    await runtime.pool.execute("UPDATE solution SET confirmed = true, entered_by_id = NULL WHERE id = $1", solution.id)
    return solution, owner


def answers(**overrides: Any) -> PassportAnswers:  # noqa: ANN401  # any field
    values: dict[str, Any] = {
        "list_field": "health",
        "list_item": "Chẩn đoán hình ảnh",
        "harm": Certainty.YES,
        "people_deal": Certainty.NO,
        "in_use": True,
        "in_use_since": date(2025, 6, 15),
        "use_area": "health",
        "public_body": False,
    }
    return PassportAnswers(**values | overrides)


async def a_passport(
    connection: Connection,
    solution_id: int,
    *,
    by: Actor,
    level: AiRisk = AiRisk.HIGH,
    **overrides: Any,  # noqa: ANN401
) -> int:
    said = answers(**overrides)
    return await passports.confirm(connection, solution_id, said, level, "", version=0, by=by)
