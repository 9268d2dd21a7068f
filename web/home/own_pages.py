"""The page that somebody comes to after the sign-in: what waits for them, what happened, what is theirs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.ground.errors import NotFound
from matchmaker.notices import reading
from matchmaker.notices.model import Notice
from matchmaker.people import accounts
from matchmaker.progress.tally import Tally, tally_of
from matchmaker.proposals import party_view
from matchmaker.rules.actors import Person
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may
from web.administration.admin_menu import Office, offices_of
from web.ground.dependencies import ONESELF, CurrentVisit
from web.ground.menu import OWN_HOME
from web.ground.rendering import Page, render
from web.home.shelves import Shelf, shelves
from web.home.tasks import Task, tasks
from web.notices.pages import page_of

router = APIRouter()

LATEST = 5


@dataclass(frozen=True, kw_only=True)
class OwnHome(Page):
    template: ClassVar[str] = "home/own.html"
    section: ClassVar[str] = "home"
    person: Person
    tasks: Sequence[Task]
    notices: Sequence[Notice]
    pages: Mapping[int, str]  # of each notice, where it leads
    shelves: Sequence[Shelf]
    offices: Sequence[Office]
    tally: Tally | None  # for officers


@router.get(OWN_HOME, dependencies=ONESELF)
async def show_own_home(visit: CurrentVisit) -> Response:
    by = visit.actor
    if by.person_id is None:
        raise NotFound()
    async with visit.transaction() as connection:
        person = await accounts.get(connection, by.person_id)
        latest = (await reading.unread_first(connection, person.id)).items[:LATEST]
        officer = may(by, Permission.SEE_PROGRESS)
        ledger = await visit.runtime.cases.ledger(connection) if officer else None
        tally = await tally_of(connection, ledger, by=by) if ledger else None
        own = await party_view.own(connection, by=by) if may(by, Permission.KEEP_OWN_RECORDS) else None
        page = OwnHome(
            person=person,
            tasks=await tasks(visit, connection, ledger, tally, own),
            notices=latest,
            pages={notice.id: page_of(notice) for notice in latest},
            shelves=await shelves(visit, connection, own),
            offices=offices_of(visit) if officer else (),
            tally=tally,
        )
    return render(visit, page)
