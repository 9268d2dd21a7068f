"""Calls: what is open now and what was, and one call with its life."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.calls import subscriptions, views
from matchmaker.calls.views import CallListed, CallShown
from matchmaker.ground.db import Connection
from matchmaker.programme import service as programme
from matchmaker.rules.call import CallMove, CallState, Duty
from matchmaker.rules.call_moves import Lack
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may, may_ever
from matchmaker.rules.programme import Orientation, Sector
from matchmaker.rules.search import ListPage
from web.calls.ways import BY_BUTTON, ELSEWHERE, Way, mended_at, ways_of
from web.ground.dependencies import ANYBODY, CurrentVisit, RecordId, Visit
from web.ground.forms import FormState
from web.ground.lists import page_number
from web.ground.rendering import Page, render

router = APIRouter()

MOST_AT_ONCE = 100  # open, prepared or with the council at one time


@dataclass(frozen=True, kw_only=True)
class CallList(Page):
    template: ClassVar[str] = "calls/list.html"
    section: ClassVar[str] = "calls"
    open_now: Sequence[CallListed]
    with_council: Sequence[CallListed]
    prepared: Sequence[CallListed]  # for whoever may write calls
    own: Sequence[tuple[CallListed, Duty]]  # that the reader is appointed to
    over: ListPage[CallListed]
    may_write: bool
    may_enter: bool
    signed_in: bool
    followed: Collection[Sector]
    done: str


@dataclass(frozen=True, kw_only=True)
class CallPage(Page):
    template: ClassVar[str] = "calls/show.html"
    section: ClassVar[str] = "calls"
    view: CallShown
    orientation: Orientation | None
    ways: Sequence[Way]
    mended_at: Mapping[Lack, str]  # the page where the reader supplies what a step lacks
    by_button: Sequence[CallMove]
    elsewhere: Mapping[CallMove, str]  # the page that takes the step
    form: FormState
    action: str  # whose form it is that something is wrong with
    done: str


@router.get("/calls", dependencies=ANYBODY)
async def list_calls(visit: CurrentVisit) -> Response:
    by = visit.actor
    may_write = may(by, Permission.WRITE_CALL)
    async with visit.transaction() as connection:

        async def those(*states: CallState) -> Sequence[CallListed]:
            return (await views.listing(connection, states, by=by, limit=MOST_AT_ONCE)).items

        page = CallList(
            open_now=await those(CallState.OPEN),
            with_council=await those(*views.WITH_THE_COUNCIL),
            prepared=await those(*views.PREPARED) if may_write else (),
            own=await views.looked_after(connection, by=by) if by.person_id else (),
            over=await views.listing(connection, views.OVER, by=by, page=page_number(visit.request)),
            may_write=may_write,
            may_enter=by.person_id is not None and may_ever(by, Permission.ENTER_CALL),
            signed_in=by.person_id is not None,
            followed=await subscriptions.sectors_of(connection, by=by),
            done=visit.request.query_params.get("done", ""),
        )
    return render(visit, page)


@router.get("/calls/{call_id:int}", dependencies=ANYBODY)
async def show_call(visit: CurrentVisit, call_id: RecordId) -> Response:
    return await with_form(visit, call_id, "", FormState())


async def with_form(visit: Visit, call_id: int, action: str, form: FormState, *, status: int = 200) -> Response:
    """The call's page, with what was typed in one of its forms and what is wrong with it."""
    async with visit.transaction() as connection:
        page = await _page(visit, connection, call_id, action, form)
    return render(visit, page, status=422 if form.problems else status)


async def _page(visit: Visit, connection: Connection, call_id: int, action: str, form: FormState) -> CallPage:
    view = await views.show(connection, call_id, by=visit.actor)
    wanted = view.call.orientation_id
    ways = ways_of(view, visit.actor)
    return CallPage(
        view=view,
        orientation=await programme.get_orientation(connection, wanted) if wanted else None,
        ways=ways,
        mended_at=mended_at(view, ways),
        by_button=BY_BUTTON,
        elsewhere=ELSEWHERE,
        form=form,
        action=action,
        done=visit.request.query_params.get("done", ""),
    )
