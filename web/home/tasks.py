"""What waits for somebody, whatever they are: each part by the table of permissions."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from matchmaker.calls import steps as call_steps
from matchmaker.calls.judging import sheets
from matchmaker.cases import case_list
from matchmaker.cases.case_list import CaseFilter
from matchmaker.cases.refused_cases import Refused, refused_cases
from matchmaker.cases.renewed_links import waiting_for
from matchmaker.cases.verification_queue import cases_to_verify
from matchmaker.dossiers import steps as dossier_steps
from matchmaker.ground.city_time import CITY_TIME, last_day
from matchmaker.ground.db import Connection
from matchmaker.ground.marking import N_
from matchmaker.listings import claims, drafts
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.notices import undelivered as mails
from matchmaker.people import directory, proposed_changes
from matchmaker.privacy import office as privacy
from matchmaker.progress import approval
from matchmaker.progress.tally import Tally
from matchmaker.proposals import desk, fitting_needs, unmatched
from matchmaker.proposals.party_view import OwnProposal
from matchmaker.reports import contributions
from matchmaker.rules.ledger import Ledger
from matchmaker.rules.listing import ListingState
from matchmaker.rules.need import NeedFilter
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may, may_ever
from matchmaker.rules.proposal import QUESTIONED
from matchmaker.rules.search import ListPage
from matchmaker.rules.solution import SolutionFilter
from web.ground.dependencies import Visit
from web.listings.drafts import address_of, name_of
from web.proposals.rows import path_of

MOST = 5  # of each kind; the whole list has a page of its own
REPORT_SEASON = timedelta(days=60)  # before the units' day


@dataclass(frozen=True, kw_only=True)
class Task:
    """Something that waits for the reader. `what` is English, or a code of `group` in terms.toml."""

    what: str
    title: str
    path: str
    group: str = ""
    due: date | None = None
    overdue: bool = False
    refused: tuple[str, str] | None = None  # a verifier's reason, as a code, and their remark


async def tasks(
    visit: Visit,
    connection: Connection,
    ledger: Ledger | None,
    tally: Tally | None,
    own: ListPage[OwnProposal] | None,
) -> list[Task]:
    """What waits for the reader: what is overdue first, then by the day that was promised.

    `ledger` holds all cases and `tally` what of them counts, for officers; `own` are the proposals of a side.
    """
    open_tasks = [
        *await _of_sides(visit, connection, own),
        *await _of_fits(visit, connection),
        *await _of_councils(visit, connection),
        *await _of_verifiers(visit, connection, ledger),
        *await _of_the_desk(visit, connection),
        *await _of_offices(visit, connection),
        *await _of_reports(visit, connection),
        *await _of_calls(visit, connection),
        *await _of_dossiers(visit, connection),
        *await _of_leaders(visit, connection, tally),
    ]
    return sorted(open_tasks, key=lambda task: (not task.overdue, task.due or date.max))


async def _of_sides(visit: Visit, connection: Connection, own: ListPage[OwnProposal] | None) -> list[Task]:
    by = visit.actor
    if own is None:
        return []
    asked = ListingState.INFORMATION_REQUESTED.value
    asking = await needs.listing(connection, NeedFilter(state=asked, only_own=True, limit=MOST), by=by)
    offering = await solutions.listing(connection, SolutionFilter(state=asked, only_own=True, limit=MOST), by=by)
    returned = [(f"/needs/{need.id}", need.title) for need in asking.items]
    returned += [(f"/solutions/{solution.id}", solution.title) for solution in offering.items]
    return [
        *[
            Task(
                what=N_("Answer a question of the broker")
                if each.state == QUESTIONED
                else N_("Say whether you agree to an introduction"),
                title=f"{each.need_title} ↔ {each.solution_title}",
                path=f"/proposals/{each.id}",
                **_promised(each.due_at),
            )
            for each in own.items
            if each.waits_for_us
        ],
        *[
            Task(
                what=N_("Say whether what you took over is still in use")
                if each.on_use
                else N_("Confirm a transfer of yours, or say what is wrong"),
                title=each.title,
                path=f"/cases/{each.case_id}",
                due=each.answer_by,
            )
            for each in await waiting_for(connection, by=by)
        ],
        *[Task(what=N_("Add what the Department asks for"), title=title, path=path) for path, title in returned],
        *[
            Task(what=N_("Finish and send your draft"), title=name_of(draft), path=address_of(draft))
            for draft in (await drafts.own(connection, by=by))[:MOST]
        ],
    ]


async def _of_fits(visit: Visit, connection: Connection) -> list[Task]:
    if not may(visit.actor, Permission.SEE_FITS):
        return []
    fresh = [fit for fit in await fitting_needs.own(connection, by=visit.actor) if fit.interested_at is None]
    return _counted(N_("Look at needs that fit your solutions"), len(fresh), "/fits")


async def _of_councils(visit: Visit, connection: Connection) -> list[Task]:
    return [
        Task(
            what=N_("Declare what ties you to entrants") if each.undeclared else N_("Score the entries to a call"),
            title=each.title if each.undeclared else f"{each.title} ({each.unscored})",
            path=f"/calls/{each.call_id}/judging",
            due=each.decide_by,
        )
        for each in await sheets.waiting(connection, by=visit.actor)
    ]


async def _of_verifiers(visit: Visit, connection: Connection, ledger: Ledger | None) -> list[Task]:
    by = visit.actor
    if ledger is None or not may(by, Permission.VERIFY_CASE):
        return []
    ids = await cases_to_verify(connection, ledger, by=by)
    waiting = (await case_list.listing(connection, CaseFilter(ids=ids), by=by)).items
    return [
        Task(
            what=N_("Verify a transfer case"),
            title=f"{each.title} → {each.adopter_name}",
            path=f"/cases/{each.id}/verify",
            due=each.due,
            overdue=each.late_days > 0,
        )
        for each in waiting
    ]


async def _of_the_desk(visit: Visit, connection: Connection) -> list[Task]:
    by = visit.actor
    if not may(by, Permission.USE_DESK):
        return []
    refused = await refused_cases(connection, by=by)
    late = await case_list.listing(connection, CaseFilter(owner_id=by.person_id, stuck=True), by=by)
    return [
        *[
            Task(
                what=item.step.value,
                group="step",
                title=" ↔ ".join(filter(None, (item.title, item.other_title))),
                path=path_of(item),
                **_promised(item.due_at),
            )
            for item in (await desk.today(connection, by=by)).first
        ],
        *[
            Task(
                what=N_("Take the next step of a transfer case"),
                title=f"{each.title} → {each.adopter_name}",
                path=f"/cases/{each.id}",
                due=each.due,
                overdue=True,
            )
            for each in late.items[:MOST]
            if each.id not in {case.case_id for case in refused}
        ],
        *[_refused_task(case) for case in refused],
        *_counted(
            N_("Propose a match for published needs that have none"),
            await unmatched.count(connection, by=by),
            "/desk/needs",
        ),
        *_counted(N_("Decide who a record belongs to"), len(await claims.waiting(connection, by=by)), "/claims"),
    ]


def _refused_task(case: Refused) -> Task:
    return Task(
        what=N_("Mend what the verifier did not confirm, and hand it in again"),
        title=f"{case.title} → {case.adopter_name}",
        path=f"/cases/{case.case_id}",
        due=case.due,
        overdue=case.due < datetime.now(CITY_TIME).date(),
        refused=(case.reason, case.note or ""),
    )


async def _of_offices(visit: Visit, connection: Connection) -> list[Task]:
    by, open_tasks = visit.actor, []
    if may_ever(by, Permission.VERIFY_ORGANISATION):
        waiting = await directory.count_to_verify(connection, by=by)
        open_tasks += _counted(N_("Verify organisations"), waiting, "/administration/organisations")
    if may_ever(by, Permission.DECIDE_ORGANISATION):
        asked = await proposed_changes.count_waiting(connection, by=by)
        open_tasks += _counted(N_("Decide what organisations ask to have changed"), asked, "/administration/changes")
    if may(by, Permission.OVERSEE_MAILS):
        stopped = len(await mails.in_trouble(connection, by=by))
        open_tasks += _counted(N_("Look after e-mails that did not arrive"), stopped, "/administration/mails")
    if may(by, Permission.HANDLE_PERSONAL_DATA):
        for clock in await privacy.running_clocks(connection, by=by):
            path = "/administration/personal-data"
            open_tasks.append(
                Task(what=clock.kind.value, group="clock", title="", path=path, **_promised(clock.due_at))
            )
    return open_tasks


async def _of_reports(visit: Visit, connection: Connection) -> list[Task]:
    """In the season of reports: units that have not sent theirs."""
    if not may(visit.actor, Permission.PREPARE_REPORT):
        return []
    today = datetime.now(CITY_TIME).date()
    due = (await contributions.deadlines(connection)).of_units(today.year)
    missing = [unit for unit in await contributions.of_year(connection, today.year) if unit.sent is None]
    if not missing or today < due - REPORT_SEASON:
        return []
    what, path = N_("Units that have not reported this year"), f"/reports?year={today.year}"
    return [Task(what=what, title=str(len(missing)), path=path, due=due, overdue=due < today)]


async def _of_calls(visit: Visit, connection: Connection) -> list[Task]:
    """Calls in which the next step is the reader's: of the desk, or by an appointment to the call."""
    return [
        Task(what=each.move.value, group="call_move", title=each.title, path=f"/calls/{each.call_id}", due=each.due)
        for each in await call_steps.waiting_for(connection, by=visit.actor)
    ][:MOST]


async def _of_dossiers(visit: Visit, connection: Connection) -> list[Task]:
    """Dossiers whose next step is the reader's."""
    if not may_ever(visit.actor, Permission.COMMENT_DOSSIER):
        return []
    return [
        Task(what=each.move.value, group="dossier_move", title=each.title, path=f"/dossiers/{each.dossier_id}")
        for each in await dossier_steps.waiting_for(connection, by=visit.actor)
    ]


async def _of_leaders(visit: Visit, connection: Connection, tally: Tally | None) -> list[Task]:
    if tally is None or not may(visit.actor, Permission.CLOSE_PERIOD):
        return []
    approved = await approval.public_figure(connection)
    fresh = set(tally.counted).difference(approved.closing.figures.counted if approved else ())
    return _counted(N_("Approve results that are in no approved figure yet"), len(fresh), "/progress/closings")


def _counted(what: str, number: int, path: str) -> list[Task]:
    return [Task(what=what, title=str(number), path=path)] if number else []


def _promised(due_at: datetime | None) -> dict[str, Any]:
    """The last whole day of what was promised."""
    if due_at is None:
        return {}
    return {"due": last_day(due_at), "overdue": due_at < datetime.now(UTC)}
