"""What one was told inside the service."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.ground.errors import NotFound
from matchmaker.notices import reading
from matchmaker.notices.model import Notice
from matchmaker.rules.search import ListPage
from web.ground.dependencies import ONESELF, CurrentVisit, RecordId, Visit
from web.ground.forms import read_form
from web.ground.lists import page_number
from web.ground.rendering import Page, redirect, render

router = APIRouter()

# Where each kind of matter has its page, by the subject of the notice.
PAGES: Mapping[str, str] = {
    "proposal": "/proposals/{id}",
    "need": "/needs/{id}",
    "solution": "/solutions/{id}",
    "fit": "/fits",
    "case": "/cases/{id}",
    "judging": "/calls/{id}/judging",
    "organisation": "/organisations/{id}",
    "organisation_change": "/administration/changes",
    "report": "/reports?year={id}",
    "mail": "/administration/mails",
    "dossier": "/dossiers/{id}",
    "call_assignment": "/calls/{id}/judging/assignment",
    "call": "/calls/{id}",
    "call_council": "/calls/{id}/council",
    "call_result": "/calls/{id}/result",
    "call_outcome": "/calls/{id}/outcome",
}


@dataclass(frozen=True, kw_only=True)
class Notices(Page):
    template: ClassVar[str] = "notices/list.html"
    section: ClassVar[str] = "notices"
    notices: ListPage[Notice]
    pages: Mapping[int, str]  # of each notice, where it leads


@router.get("/notices", dependencies=ONESELF)
async def list_notices(visit: CurrentVisit) -> Response:
    async with visit.transaction() as connection:
        listed = await reading.unread_first(connection, _reader(visit), page=page_number(visit.request))
    return render(visit, Notices(notices=listed, pages={notice.id: page_of(notice) for notice in listed.items}))


@router.post("/notices/read", dependencies=ONESELF)
async def mark_all_read(visit: CurrentVisit) -> Response:
    await read_form(visit.request, frozenset())
    async with visit.transaction() as connection:
        await reading.mark_all_read(connection, _reader(visit))
    return redirect("/notices")


@router.post("/notices/{notice_id:int}/open", dependencies=ONESELF)
async def open_notice(visit: CurrentVisit, notice_id: RecordId) -> Response:
    """Marks it as read and leads to what it is about."""
    await read_form(visit.request, frozenset())
    async with visit.transaction() as connection:
        notice = await reading.open_one(connection, _reader(visit), notice_id)
    return redirect(page_of(notice))


@router.post("/notices/{notice_id:int}/read", dependencies=ONESELF)
async def mark_read(visit: CurrentVisit, notice_id: RecordId) -> Response:
    await read_form(visit.request, frozenset())
    async with visit.transaction() as connection:
        await reading.open_one(connection, _reader(visit), notice_id)
    return redirect("/notices")


def page_of(notice: Notice) -> str:
    return PAGES.get(notice.subject, "/notices").format(id=notice.subject_id)


def _reader(visit: Visit) -> int:
    if visit.actor.person_id is None:
        raise NotFound()
    return visit.actor.person_id
