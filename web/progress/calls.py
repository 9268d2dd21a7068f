"""The calls under a figure of calls: each with what it adds, and together the figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.calls.outcome import published
from matchmaker.calls.outcome.published import FIGURES, CountedCall
from matchmaker.ground.errors import NotFound
from matchmaker.ground.marking import N_
from matchmaker.programme.service import counting_settings
from matchmaker.rules.permissions import Permission
from web.ground.dependencies import CurrentVisit, asks
from web.ground.rendering import Page, render

router = APIRouter()

LABELS: Mapping[str, str] = {
    "opened": N_("Calls opened"),
    "entries": N_("Entries"),
    "selected": N_("Winners and finalists"),
    "incubated": N_("Projects in incubation"),
    "led": N_("Led to an introduction or a counted transfer"),
}


@dataclass(frozen=True, kw_only=True)
class CallsUnder(Page):
    template: ClassVar[str] = "progress/calls.html"
    section: ClassVar[str] = "progress"
    label: str  # English, translated where it is shown
    total: int
    calls: Sequence[tuple[CountedCall, int]]  # with what each adds


@router.get("/progress/calls", dependencies=[asks(Permission.SEE_PROGRESS)])
async def show_calls(visit: CurrentVisit) -> Response:
    """The same calls, to the same day, as the figure on the page of progress. Raises NotFound for no figure."""
    name = visit.request.query_params.get("figure", "opened")
    if name not in FIGURES:
        raise NotFound()
    async with visit.transaction() as connection:
        ledger = await visit.runtime.cases.ledger(connection)
        counted = ledger.count(await counting_settings(connection)).counted
        every = await published.counted_calls(connection, ledger.today, counted)
    under = [(call, amount) for call in every if (amount := FIGURES[name](call))]
    return render(visit, CallsUnder(label=LABELS[name], total=sum(amount for _, amount in under), calls=under))
