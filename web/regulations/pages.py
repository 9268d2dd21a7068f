"""Rules of law that the service reminds of, for everybody: as they hold today, each with its source."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.intake.dates import today
from matchmaker.regulations import service as regulations
from matchmaker.rules.regulations import SHAPES, Regulation, RegulationKey, Regulations, RegulationSubject
from web.ground.dependencies import ANYBODY, CurrentVisit
from web.ground.rendering import Page, render

router = APIRouter()


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A rule as it holds today, and as it is to hold next, where that is known."""

    key: RegulationKey
    present: Regulation | None
    coming: Regulation | None


@dataclass(frozen=True, kw_only=True)
class Heading:
    """The rules of one subject."""

    subject: RegulationSubject
    rules: Sequence[Listed]


@dataclass(frozen=True, kw_only=True)
class PublicRegulations(Page):
    template: ClassVar[str] = "regulations/list.html"
    headings: Sequence[Heading]


@router.get("/regulations", dependencies=ANYBODY)
async def show_regulations(visit: CurrentVisit) -> Response:
    async with visit.transaction() as connection:
        known = await regulations.regulations(connection)
    return render(visit, PublicRegulations(headings=headings_of(known)))


def listed(known: Regulations, key: RegulationKey) -> Listed:
    return Listed(key=key, present=known.on(key, today()), coming=known.next_after(key, today()))


def headings_of(known: Regulations) -> list[Heading]:
    """In the order of the subjects and of the rules."""
    return [
        Heading(subject=subject, rules=[listed(known, key) for key in RegulationKey if SHAPES[key][1] is subject])
        for subject in RegulationSubject
    ]
