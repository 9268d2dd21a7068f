"""The cases that came of an introduction, a need or a solution, by name: how their pages lead to one another."""

from dataclasses import dataclass
from datetime import datetime

from matchmaker.cases.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.rules.actors import Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, may
from matchmaker.rules.stages import Stage


@dataclass(frozen=True, kw_only=True)
class CaseNamed:
    """A case that its reader may open, in its stage `since`; `proposal_id` None for one that began elsewhere."""

    id: int
    title: str
    adopter_name: str
    stage: Stage
    since: datetime
    proposal_id: int | None


async def cases(
    connection: Connection,
    *,
    proposal_id: int | None = None,
    need_id: int | None = None,
    solution_id: int | None = None,
    by: Actor,
) -> list[CaseNamed]:
    """Those of them that the actor may see, the newest first."""
    rows = await queries.cases_related(connection, proposal_id=proposal_id, need_id=need_id, solution_id=solution_id)
    return [
        CaseNamed(
            id=row["id"],
            title=row["title"],
            adopter_name=row["adopter_name"],
            stage=Stage(row["stage"]),
            since=row["since"],
            proposal_id=row["proposal_id"],
        )
        for row in rows
        if any(may(by, Permission.SEE_CASE, Matter(organisation_id=row[of])) for of in ("adopter_id", "supplier_id"))
    ]
