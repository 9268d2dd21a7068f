"""Transfer cases: the list, one case as its reader may see it, and entering one that began elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter, Request
from starlette.responses import Response

from matchmaker.audit.model import Action
from matchmaker.cases import case_list, certificates, co_brokers, desk_actions, meetings, opening, trials, views
from matchmaker.cases.case_list import CaseFilter, CaseListed, Counted
from matchmaker.cases.co_brokers import CoBroker
from matchmaker.cases.contacts import problems_of
from matchmaker.cases.loading import city_today
from matchmaker.cases.opening import AfterwardsDraft
from matchmaker.cases.trials import Trial
from matchmaker.cases.verification_queue import cases_to_verify
from matchmaker.cases.views import CaseShown
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput
from matchmaker.listings.solutions import service as solutions
from matchmaker.people import service as people
from matchmaker.progress.tally import Tally, tally_of
from matchmaker.proposals import desk
from matchmaker.proposals.desk import Broker
from matchmaker.rules.actors import Organisation
from matchmaker.rules.findings import Clause
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may, may_ever
from matchmaker.rules.programme import Sector
from matchmaker.rules.regulations import Regulation
from matchmaker.rules.scheme import Chance
from matchmaker.rules.search import ListPage
from matchmaker.rules.solution import Solution, SolutionFilter
from matchmaker.rules.stages import CaseMove, Stage
from web.cases.forms import CONTACT, FACTS, PLAN, contact_of, facts_form, facts_of, plan_form, typed_in, wrong
from web.cases.remedies import Way, ways_of
from web.ground import edit_conflict
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.downloads import attached
from web.ground.edit_conflict import Stored
from web.ground.forms import VERSION, FormState, read_form, whole_or_none
from web.ground.lists import chosen, page_number, words
from web.ground.once import once
from web.ground.reading import Reader
from web.ground.rendering import Page, redirect, render
from web.schemes.chances import chances_of_case

router = APIRouter()

SEES = [asks(Permission.SEE_CASE)]
FOLLOWS = [asks(Permission.FOLLOW_CASE)]
NEW = CONTACT | {"solution", "adopter", "sector", "q", "whom"}
FOUND = 10


@dataclass(frozen=True, kw_only=True)
class CaseList(Page):
    template: ClassVar[str] = "cases/list.html"
    section: ClassVar[str] = "cases"
    cases: ListPage[CaseListed]
    filters: Mapping[str, str | None]
    tally: Tally | None
    to_verify: Sequence[int] | None  # of a verifier: the cases that wait for one
    may_enter: bool


@dataclass(frozen=True, kw_only=True)
class CasePage(Page):
    template: ClassVar[str] = "cases/show.html"
    section: ClassVar[str] = "cases"
    view: CaseShown
    ways: Mapping[Clause, Way]  # by the conditions that are not met
    form: FormState
    action: str  # whose form it is that something is wrong with
    item: int | None  # of which paper, meeting or milestone, where there are several such forms
    blank: FormState  # for every other form
    facts: FormState
    plan: FormState
    late: bool  # somebody else changed the case meanwhile
    typed: Sequence[tuple[str, str]]  # by field, when somebody else was first
    owners: Sequence[Broker]
    own_id: int | None
    done: str
    co_brokers: Sequence[CoBroker]
    trials: Sequence[Trial]
    chances: Sequence[Chance]  # of support that either party may ask for
    lacks: Regulation | None  # the rule by which a certificate is missing before it is put into use


@dataclass(frozen=True, kw_only=True)
class NewCase(Page):
    template: ClassVar[str] = "cases/new.html"
    section: ClassVar[str] = "cases"
    form: FormState
    text: str
    solutions: Sequence[Solution]
    whom: str  # what adopters are searched by
    adopters: Sequence[Organisation]
    same: int | None  # the case that this adopter and this solution have already


@router.get("/cases", dependencies=SEES)
async def list_cases(visit: CurrentVisit) -> Response:
    narrowed = _narrowed(visit.request)
    async with visit.transaction() as connection:
        officer = may(visit.actor, Permission.SEE_PROGRESS)
        ledger = await visit.runtime.cases.ledger(connection) if officer else None
        tally = await tally_of(connection, ledger, by=visit.actor) if ledger else None
        verifier = may(visit.actor, Permission.VERIFY_CASE)
        waiting = await cases_to_verify(connection, ledger, by=visit.actor) if ledger and verifier else None
        wanted = CaseFilter(
            stage=narrowed["stage"],
            sector=narrowed["sector"],
            owner_id=visit.actor.person_id if narrowed["mine"] else None,
            stuck=narrowed["stuck"] is not None,
            ids=_ids(narrowed, tally, waiting),
            text=narrowed["q"] or "",
            named=visit.named(narrowed["q"] or ""),
            page=page_number(visit.request),
        )
        listed = await case_list.listing(connection, wanted, by=visit.actor)
    may_enter = may_ever(visit.actor, Permission.FOLLOW_CASE)
    page = CaseList(cases=listed, filters=narrowed, tally=tally, to_verify=waiting, may_enter=may_enter)
    return render(visit, page, block="results")


@router.get("/cases/new", dependencies=FOLLOWS)
async def show_form(visit: CurrentVisit) -> Response:
    chosen_before = {name: visit.request.query_params.getlist(name)[:1] for name in ("solution", "adopter")}
    return await _new(visit, FormState(values=chosen_before), words(visit.request), words(visit.request, "whom"))


@router.post("/cases/new", dependencies=FOLLOWS)
async def enter(visit: CurrentVisit) -> Response:
    """A transfer that began elsewhere, marked as such."""
    form = await read_form(visit.request, NEW)

    async def act(connection: Connection) -> int:
        reader = Reader(form)
        draft = await _draft(connection, reader)
        return await reader.together(opening.enter_afterwards(connection, draft, by=visit.actor))

    try:
        entered = await once(visit, form, "transfer_case", act)
    except InvalidInput as error:
        return await _new(visit, wrong(form, "contacts", error.fields), form.text("q"), form.text("whom"))
    except Conflict as error:
        return await _new(visit, form, form.text("q"), form.text("whom"), same=int(str(error.params["case"])))
    return redirect(f"/cases/{entered.made}?done=entered")


@router.get("/cases/{case_id:int}", dependencies=SEES)
async def show_case(visit: CurrentVisit, case_id: RecordId) -> Response:
    async with visit.transaction() as connection:
        page = await _page(visit, connection, case_id, FormState(), "")
    return render(visit, page)


@router.get("/cases/{case_id:int}/events/{event_id:int}/calendar", dependencies=SEES)
async def calendar(visit: CurrentVisit, case_id: RecordId, event_id: RecordId) -> Response:
    async with visit.transaction() as connection:
        content = await meetings.calendar_file(connection, case_id, event_id=event_id, by=visit.actor)
    answer = Response(content, media_type=f"{meetings.MEDIA_TYPE}; charset=utf-8")
    return attached(answer, f"ho-so-{case_id}-{event_id}.ics")


async def with_form(
    visit: Visit, case_id: int, action: str, form: FormState, *, late: bool = False, item: int | None = None
) -> Response:
    """The page with what was typed and what is wrong with it; `late`: somebody else has changed the case meanwhile.

    What both have stated or planned is put together on a page of its own.
    """
    async with visit.transaction() as connection:
        page = await _page(visit, connection, case_id, form, action, late=late, item=item)
    if late and action in ("facts", "next") and page.view.editable:
        return _together(visit, page, form)
    return render(visit, page, status=409 if late else 422)


def _together(visit: Visit, page: CasePage, form: FormState) -> Response:
    record, of_facts = f"/cases/{page.view.id}", page.action == "facts"
    stored = page.facts if of_facts else page.plan
    shown = facts_form(facts_of(Reader(form), desk_actions.draft_of(page.view.case))) if of_facts else form
    now = replace(stored, values={**stored.values, VERSION: [str(page.view.case.version)]})
    merged = edit_conflict.merge(edit_conflict.as_shown(form.anew(), shown), now, FACTS if of_facts else PLAN)
    if merged.is_stored:
        return redirect(f"{record}?done={page.action}")
    owners = {str(each.id): each.name for each in page.owners}
    changes = (Action.CASE_EDIT,) if of_facts else (Action.CASE_PLAN, Action.CASE_HAND_OVER)
    entry = next((each for each in reversed(page.view.history) if each.action in changes), None)
    now_stored = Stored.since(entry, place=record, name=page.view.case.title)
    address = f"{record}/{page.action}"
    return edit_conflict.show(visit, merged, address=address, record=now_stored, words={"case_owner": owners})


async def _page(
    visit: Visit,
    connection: Connection,
    case_id: int,
    form: FormState,
    action: str,
    *,
    late: bool = False,
    item: int | None = None,
) -> CasePage:
    """Forms that show what is stored show it as it is now when somebody else was first: nobody undoes what they did
    not see.
    """
    view = await views.get(connection, case_id, by=visit.actor)
    follows = view.allows(Permission.FOLLOW_CASE)
    brokers = await desk.brokers(connection, by=visit.actor) if follows else []
    shown_now = {"facts": facts_form(desk_actions.draft_of(view.case)), "next": plan_form(view.case)}
    stored = {name: edit_conflict.with_seen(each) for name, each in shown_now.items()}
    accepts = any(each.move is CaseMove.ACCEPT for each in view.moves)
    shown = stored if late else stored | {action: form}
    return CasePage(
        view=view,
        ways=ways_of(view, by=visit.actor),
        form=form,
        action=action,
        item=item,
        blank=FormState(),
        facts=shown["facts"],
        plan=shown["next"],
        late=late,
        typed=typed_in(form, stored.get(action, FormState())) if late else [],
        owners=[broker for broker in brokers if broker.active],
        own_id=visit.actor.person_id,
        done=visit.request.query_params.get("done", ""),
        co_brokers=await co_brokers.of_case(connection, case_id, by=visit.actor),
        trials=await trials.of_case(connection, case_id, by=visit.actor),
        chances=await chances_of_case(visit, connection, view.case),
        lacks=await certificates.lacking(connection, view.case, view.today) if accepts else None,
    )


async def _draft(connection: Connection, reader: Reader) -> AfterwardsDraft:
    """The reader keeps what is wrong; zero, which nothing has, stands for a party or a solution that is not there."""
    form = reader.form
    solution, adopter = (whole_or_none(form.text(name)) or 0 for name in ("solution", "adopter"))
    reader.problems |= {name: "required" for name, one in (("solution", solution), ("adopter", adopter)) if not one}
    contact = contact_of(reader)
    reader.problems |= problems_of(contact, await city_today(connection)) | reader.problems
    sector = form.text("sector") if form.text("sector") in set(Sector) else None
    return AfterwardsDraft(solution_id=solution, adopter_id=adopter, contact=contact, sector=sector)


async def _new(visit: Visit, form: FormState, text: str, whom: str, *, same: int | None = None) -> Response:
    async with visit.transaction() as connection:
        by_name = await people.listing(connection, text=whom, limit=FOUND, by=visit.actor) if whom else None
        wanted = SolutionFilter(text=text, named=visit.named(text), limit=FOUND)
        offered = (await solutions.listing(connection, wanted, by=visit.actor)).items if text else []
    page = NewCase(
        form=form, text=text, solutions=offered, whom=whom, adopters=by_name.items if by_name else (), same=same
    )
    status = 409 if same else 422 if form.problems else 200
    return render(visit, page, block="parties" if status == 200 else None, status=status)


def _ids(
    narrowed: Mapping[str, str | None], tally: Tally | None, waiting: Sequence[int] | None
) -> Sequence[int] | None:
    """The cases that a figure stands for, or that wait for a verifier; None where the list is of all."""
    if narrowed["verify"] and waiting is not None:
        return waiting
    return tally.under(Counted(narrowed["counted"])) if tally and narrowed["counted"] else None


def _narrowed(request: Request) -> dict[str, str | None]:
    """What the list is narrowed by, as its address says."""
    switches = {name: "1" if request.query_params.get(name) == "1" else None for name in ("mine", "stuck", "verify")}
    return {
        "q": words(request) or None,
        "stage": chosen(request, "stage", Stage),
        "sector": chosen(request, "sector", Sector),
        "counted": chosen(request, "counted", Counted),
        **switches,
    }
