"""The broker's desk: today's work, the queue of all that waits, giving work to somebody, handing over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import ClassVar

from fastapi import APIRouter, Request
from starlette.responses import Response

from matchmaker.ground.city_time import CITY_TIME
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput
from matchmaker.proposals import desk, unmatched
from matchmaker.proposals.desk import Broker, QueueFilter, QueueItem, Today
from matchmaker.proposals.unmatched import UnmatchedNeed
from matchmaker.rules.listing import ListingState
from matchmaker.rules.permissions import Permission
from matchmaker.rules.proposal import Promise
from matchmaker.rules.search import ListPage
from web.administration.admin_menu import Office, offices_of
from web.ground.dependencies import CurrentVisit, Visit, asks
from web.ground.forms import FormState, read_form, whole_or_none
from web.ground.lists import address, chosen, page_number
from web.ground.once import once
from web.ground.reading import Reader
from web.ground.rendering import Page, redirect, render
from web.proposals.rows import QueueRow, rows_of

router = APIRouter()

USES = [asks(Permission.USE_DESK)]
HOME = "/desk"
FILTERS = ("step", "mine", "overdue")


@dataclass(frozen=True, kw_only=True)
class Moved:
    state: ListingState
    page: str


@dataclass(frozen=True, kw_only=True)
class DeskPage(Page):
    template: ClassVar[str] = "desk/show.html"
    section: ClassVar[str] = "desk"
    offices: Sequence[Office]
    day: date
    today: Today
    unmatched: int  # published needs for which nothing is proposed
    queue: ListPage[QueueItem]
    rows: Sequence[QueueRow]
    filters: dict[str, str | None]
    brokers: Sequence[Broker]
    own_id: int | None
    form: FormState
    assigned: int | None
    moved: Moved | None  # what was just done with a record


@dataclass(frozen=True, kw_only=True)
class Unmatched(Page):
    template: ClassVar[str] = "desk/unmatched.html"
    section: ClassVar[str] = "desk"
    offices: Sequence[Office]
    needs: ListPage[UnmatchedNeed]
    days: Mapping[int, int]  # that each need waits


@dataclass(frozen=True, kw_only=True)
class Handover(Page):
    template: ClassVar[str] = "desk/handover.html"
    section: ClassVar[str] = "desk"
    givers: Sequence[Broker]
    takers: Sequence[Broker]
    form: FormState
    handed: int | None


@router.get(HOME, dependencies=USES)
async def show_desk(visit: CurrentVisit) -> Response:
    return await _desk(visit, FormState())


@router.post(f"{HOME}/assign", dependencies=USES)
async def assign(visit: CurrentVisit) -> Response:
    """Gives the ticked proposals to one broker, and comes back to the list as it was narrowed."""
    form = await read_form(visit.request, frozenset({"proposal", "person", *FILTERS}))
    ticked = [number for text in form.many("proposal") if (number := whole_or_none(text))]
    try:
        reader, count = Reader(form), 0
        if not ticked:
            reader.problems["proposal"] = "nothing_ticked"
        async with visit.transaction() as connection:
            taker = whole_or_none(form.text("person")) or 0
            count = await reader.together(desk.assign_all(connection, ticked, taker, by=visit.actor))
    except InvalidInput as wrong:
        return await _desk(visit, replace(form, problems=wrong.fields))
    narrowed = {name: form.text(name) for name in FILTERS}
    return redirect(address(HOME, **narrowed, assigned=count))


@router.get(f"{HOME}/needs", dependencies=USES)
async def list_unmatched(visit: CurrentVisit) -> Response:
    async with visit.transaction() as connection:
        listed = await unmatched.listing(connection, page=page_number(visit.request), by=visit.actor)
    now = datetime.now(UTC)
    days = {need.id: max((now - need.since).days, 0) for need in listed.items}
    return render(visit, Unmatched(offices=offices_of(visit), needs=listed, days=days))


@router.get(f"{HOME}/handover", dependencies=USES)
async def show_handover(visit: CurrentVisit) -> Response:
    return await _handover(visit, FormState())


@router.post(f"{HOME}/handover", dependencies=USES)
async def hand_over(visit: CurrentVisit) -> Response:
    form = await read_form(visit.request, frozenset({"giver", "person", "handover_reason"}))
    giver, taker = (whole_or_none(form.text(name)) or 0 for name in ("giver", "person"))

    async def act(connection: Connection) -> int:
        reader, reason = Reader(form), form.stripped("handover_reason") or ""
        if not giver:
            reader.problems["giver"] = "required"
        return await reader.together(desk.hand_over(connection, giver, taker, reason, by=visit.actor))

    try:
        handed = await once(visit, form, "hand_over", act)
    except InvalidInput as wrong:
        problems = {"handover_reason" if name == "reason" else name: code for name, code in wrong.fields.items()}
        return await _handover(visit, replace(form, problems=problems))
    return redirect(f"{HOME}/handover?handed={handed.made}")


async def _desk(visit: Visit, form: FormState) -> Response:
    narrowed, own = _narrowed(visit.request, form), visit.actor.person_id
    wanted = QueueFilter(
        step=Promise(narrowed["step"]) if narrowed["step"] else None,
        assignee_id=own if narrowed["mine"] else None,
        overdue_only=narrowed["overdue"] is not None,
        page=page_number(visit.request),
    )
    now = datetime.now(UTC)
    async with visit.transaction() as connection:
        brokers = await desk.brokers(connection, by=visit.actor)
        queue = await desk.queue(connection, wanted, by=visit.actor)
        page = DeskPage(
            offices=offices_of(visit),
            day=now.astimezone(CITY_TIME).date(),
            today=await desk.today(connection, by=visit.actor),
            unmatched=await unmatched.count(connection, by=visit.actor),
            queue=queue,
            rows=rows_of(queue.items, brokers, now),
            filters=narrowed,
            brokers=[broker for broker in brokers if broker.active],
            own_id=own,
            form=form,
            assigned=whole_or_none(visit.request.query_params.get("assigned", "")),
            moved=_moved(visit.request),
        )
    return render(visit, page, block="results", status=422 if form.problems else 200)


async def _handover(visit: Visit, form: FormState) -> Response:
    async with visit.transaction() as connection:
        brokers = await desk.brokers(connection, by=visit.actor)
    page = Handover(
        givers=[broker for broker in brokers if broker.open_work],
        takers=[broker for broker in brokers if broker.active],
        form=form,
        handed=whole_or_none(visit.request.query_params.get("handed", "")),
    )
    return render(visit, page, status=422 if form.problems else 200)


def _narrowed(request: Request, form: FormState) -> dict[str, str | None]:
    """What the list is narrowed by: as its address says, or the form that stood on it."""
    sent = {name: form.text(name) or request.query_params.get(name, "") for name in ("mine", "overdue")}
    step = form.text("step") if form.text("step") in set(Promise) else chosen(request, "step", Promise)
    return {"step": step, **{name: "1" if value == "1" else None for name, value in sent.items()}}


def _moved(request: Request) -> Moved | None:
    """As the address says after a step that was taken from the desk's page of a record."""
    state = chosen(request, "done", ListingState)
    for subject in ("need", "solution"):
        number = whole_or_none(request.query_params.get(subject, ""))
        if state and number:
            return Moved(state=ListingState(state), page=f"/{subject}s/{number}")
    return None
