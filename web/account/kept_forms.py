"""After signing in again: what somebody had typed when their session ended, ready to be sent."""

from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.people import kept_forms
from web.ground.again import Again, of_kept
from web.ground.dependencies import ONESELF, CurrentVisit, RecordId
from web.ground.rendering import Page, render, token_of

router = APIRouter()


@dataclass(frozen=True, kw_only=True)
class Continue(Page):
    template: ClassVar[str] = "account/continue.html"
    again: Again


@router.get("/continue/{kept_id:int}", dependencies=ONESELF)
async def show_kept(visit: CurrentVisit, kept_id: RecordId) -> Response:
    """Opening it uses nothing up: until its hour is over it comes back again."""
    async with visit.transaction() as connection:
        kept = await kept_forms.get(connection, visit.safe, kept_id, by=visit.actor)
    return render(visit, Continue(again=of_kept(kept, token_of(visit.request))))
