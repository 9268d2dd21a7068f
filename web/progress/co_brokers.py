"""Organisations that helped cases, each with its cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.cases import co_brokers
from matchmaker.cases.co_brokers import Credit
from matchmaker.progress import lists
from matchmaker.rules.permissions import Permission
from web.ground.dependencies import CurrentVisit, asks
from web.ground.rendering import Page, render

router = APIRouter()


@dataclass(frozen=True, kw_only=True)
class CreditsPage(Page):
    template: ClassVar[str] = "progress/co_brokers.html"
    section: ClassVar[str] = "progress"
    credits: Sequence[Credit]


@router.get("/progress/co-brokers", dependencies=[asks(Permission.SEE_PROGRESS)])
async def show_credits(visit: CurrentVisit) -> Response:
    """Who helped how many cases."""
    async with visit.transaction() as connection:
        progress = await lists.present(connection, visit.runtime.cases, by=visit.actor)
        counted = frozenset((*progress.count.counted, *progress.count.separate))
        credits = await co_brokers.credits_of_all(connection, counted, by=visit.actor)
    return render(visit, CreditsPage(credits=credits))
