"""One proposal as its reader may see it: the desk's page, or a side's own."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.audit.model import HistoryEntry
from matchmaker.cases import related_cases
from matchmaker.cases.related_cases import CaseNamed
from matchmaker.ground.db import Connection
from matchmaker.proposals import desk, thread, views
from matchmaker.proposals import precedents as past
from matchmaker.proposals.desk import Broker
from matchmaker.proposals.precedents import PastDecision
from matchmaker.proposals.thread import Message, MessageKind
from matchmaker.proposals.views import DeskShown, ProposalView
from matchmaker.rules.permissions import Permission
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.forms import FormState
from web.ground.rendering import Page, render
from web.proposals.forms import FIELDS
from web.proposals.rows import Promise, promise_of
from web.proposals.side_pages import side_page
from web.proposals.suggestion import Seen, read_seen

router = APIRouter()


@dataclass(frozen=True, kw_only=True)
class ProposalDesk(Page):
    template: ClassVar[str] = "proposals/desk.html"
    section: ClassVar[str] = "desk"
    view: ProposalView
    shown: DeskShown
    seen: Seen | None
    promise: Promise | None
    form: FormState
    keys: Mapping[str, str]  # one a form
    late: HistoryEntry | None  # what was decided while somebody else decided too
    past: Sequence[PastDecision]
    history: Sequence[HistoryEntry]
    notes: Sequence[Message]
    messages: Sequence[Message]  # of the thread with the sides
    brokers: Sequence[Broker]
    assignee: str | None
    own_id: int | None
    cases: Sequence[CaseNamed]
    done: str


@router.get("/proposals/{proposal_id:int}", dependencies=[asks(Permission.SEE_PROPOSAL)])
async def show_proposal(visit: CurrentVisit, proposal_id: RecordId) -> Response:
    async with visit.transaction() as connection:
        view = await views.get(connection, proposal_id, by=visit.actor)
        if view.desk:
            return render(visit, await _desk(visit, connection, view, view.desk, FormState()))
    return render(visit, await side_page(visit, view))


async def with_form(visit: Visit, proposal_id: int, form: FormState, *, late: bool = False) -> Response:
    """The desk's page with what was typed, and what is wrong with it; `late`: somebody else has decided meanwhile."""
    async with visit.transaction() as connection:
        view = await views.get(connection, proposal_id, by=visit.actor)
        assert view.desk  # whoever may send its forms
        page = await _desk(visit, connection, view, view.desk, form, late=late)
    return render(visit, page, status=409 if late else 422)


async def _desk(
    visit: Visit, connection: Connection, view: ProposalView, shown: DeskShown, form: FormState, *, late: bool = False
) -> ProposalDesk:
    by, brokers = visit.actor, await desk.brokers(connection, by=visit.actor)
    messages = await thread.read(connection, view.id, by=by)
    return ProposalDesk(
        view=view,
        shown=shown,
        seen=read_seen(shown.seen),
        promise=promise_of(view.due_at, datetime.now(UTC)) if view.due_at else None,
        form=form,
        keys={action: secrets.token_hex() for action in FIELDS},
        late=await past.last_change(connection, view.id, by=by) if late else None,
        past=await past.similar_decisions(connection, view.id, by=by),
        history=await past.history(connection, view.id, by=by),
        notes=[message for message in messages if message.kind is not MessageKind.MESSAGE],
        messages=[message for message in messages if message.kind is MessageKind.MESSAGE],
        brokers=[broker for broker in brokers if broker.active],
        assignee=next((broker.name for broker in brokers if broker.id == shown.assignee_id), None),
        own_id=by.person_id,
        cases=await related_cases.cases(connection, proposal_id=view.id, by=by),
        done=visit.request.query_params.get("done", ""),
    )
