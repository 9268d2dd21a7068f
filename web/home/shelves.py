"""What is somebody's own, whatever they are: the first lines of each kind, by the table of permissions."""

from collections.abc import Sequence
from dataclasses import dataclass

from matchmaker.calls.entries import loading
from matchmaker.cases import case_list
from matchmaker.cases.case_list import CaseFilter
from matchmaker.ground.db import Connection
from matchmaker.ground.marking import N_
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.proposals import desk
from matchmaker.proposals.party_view import OwnProposal
from matchmaker.rules.need import NeedFilter
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may, may_ever
from matchmaker.rules.search import ListPage
from matchmaker.rules.solution import SolutionFilter
from web.ground.dependencies import Visit
from web.proposals.rows import path_of

MOST = 5


@dataclass(frozen=True, kw_only=True)
class Line:
    """Something of the reader's own; `state` is a code of `group` in terms.toml."""

    title: str
    path: str
    state: str
    group: str


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """What is the reader's of one kind: the first lines of `total`, which all stand at `path`. `name` is English."""

    name: str
    path: str
    total: int
    lines: Sequence[Line]


async def shelves(visit: Visit, connection: Connection, own: ListPage[OwnProposal] | None) -> list[Shelf]:
    """What is the reader's own; a kind of which there is nothing is left out. `own` are the proposals of a side."""
    every = [
        *await _records(visit, connection),
        *await _introductions(visit, connection, own),
        *await _cases(visit, connection),
        *await _entries(visit, connection),
    ]
    return [shelf for shelf in every if shelf.total]


async def _records(visit: Visit, connection: Connection) -> list[Shelf]:
    by = visit.actor
    if not may(by, Permission.KEEP_OWN_RECORDS):
        return []
    asking = await needs.listing(connection, NeedFilter(only_own=True, limit=MOST), by=by)
    offering = await solutions.listing(connection, SolutionFilter(only_own=True, limit=MOST), by=by)
    needed = [
        Line(title=each.title, path=f"/needs/{each.id}", state=each.state.value, group="listing_state")
        for each in asking.items
    ]
    offered = [
        Line(title=each.title, path=f"/solutions/{each.id}", state=each.state.value, group="listing_state")
        for each in offering.items
    ]
    return [
        Shelf(name=N_("Needs"), path="/account/records", total=asking.total, lines=needed),
        Shelf(name=N_("Solutions"), path="/account/records", total=offering.total, lines=offered),
    ]


async def _introductions(visit: Visit, connection: Connection, own: ListPage[OwnProposal] | None) -> list[Shelf]:
    by = visit.actor
    if own is not None:
        lines = [
            Line(
                title=f"{p.need_title} ↔ {p.solution_title}",
                path=f"/proposals/{p.id}",
                state=p.state,
                group="proposal_state",
            )
            for p in own.items[:MOST]
        ]
        return [Shelf(name=N_("My introductions"), path="/proposals", total=own.total, lines=lines)]
    if may(by, Permission.USE_DESK):
        wanted = desk.QueueFilter(assignee_id=by.person_id, limit=MOST)
        queue = await desk.queue(connection, wanted, by=by)
        lines = [Line(title=i.title, path=path_of(i), state=i.step.value, group="step") for i in queue.items]
        return [Shelf(name=N_("Matches that I look after"), path="/desk?mine=1", total=queue.total, lines=lines)]
    return []


async def _cases(visit: Visit, connection: Connection) -> list[Shelf]:
    """A side's own; an officer's those that they look after, or verified."""
    by = visit.actor
    if may(by, Permission.USE_DESK):
        name, path, wanted = N_("Cases that I look after"), "/cases?mine=1", CaseFilter(owner_id=by.person_id)
    elif may(by, Permission.SEE_PROGRESS):
        name, path, wanted = N_("Verified cases"), "/cases?stage=verified", CaseFilter(stage="verified")
    else:
        name, path, wanted = N_("Transfer cases"), "/cases", CaseFilter()
    cases = await case_list.listing(connection, wanted, by=by)
    lines = [
        Line(title=f"{c.title} → {c.adopter_name}", path=f"/cases/{c.id}", state=c.stage.value, group="stage")
        for c in cases.items[:MOST]
    ]
    return [Shelf(name=name, path=path, total=cases.total, lines=lines)]


async def _entries(visit: Visit, connection: Connection) -> list[Shelf]:
    if not may_ever(visit.actor, Permission.ENTER_CALL):
        return []
    entries = await loading.all_own(connection, by=visit.actor)
    lines = [
        Line(title=e.title or e.call_title, path=f"/calls/{e.call_id}/entry", state=e.state.value, group="entry_state")
        for e in entries[:MOST]
    ]
    return [Shelf(name=N_("My entries"), path="/account/entries", total=len(entries), lines=lines)]
