"""The figures above the officers' list of cases: what counts today, and what a leader has approved of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from matchmaker.cases.case_list import Counted, promises
from matchmaker.ground.db import Connection
from matchmaker.programme.service import counting_settings
from matchmaker.progress.periods import Closing, closings, headline
from matchmaker.progress.statements import queries
from matchmaker.rules.actors import Actor
from matchmaker.rules.ledger import Ledger
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require


@dataclass(frozen=True, kw_only=True)
class Tally:
    """What counts today, against the target, as the rule gives it; `late` cases are past their promised day.

    `closed` is the approved figure that everybody sees, None before the first.
    """

    counted: Sequence[int]
    closed: Closing | None
    target: int
    replications: Sequence[int]
    late: int
    under_way: int

    @property
    def unclosed(self) -> int:
        """How many of those that count no approved figure holds."""
        return len(set(self.counted) - set(self.closed.figures.counted if self.closed else ()))

    def under(self, figure: Counted) -> Sequence[int]:
        """The cases that a figure stands for."""
        return self.counted if figure is Counted.COUNTED else self.replications


async def tally_of(connection: Connection, ledger: Ledger, *, by: Actor) -> Tally:
    """The figures above the officers' list, out of all cases. Raises NotAllowed."""
    require(by, Permission.SEE_PROGRESS)
    settings = await counting_settings(connection)
    count = ledger.count(settings)
    row = await queries.tally_cases(connection, **promises(), today=ledger.today)
    return Tally(
        counted=count.counted,
        closed=headline(await closings(connection), settings),
        target=settings.target,
        replications=count.replications,
        late=row["late"],
        under_way=row["under_way"],
    )
