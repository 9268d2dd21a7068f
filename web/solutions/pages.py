"""Solutions: the list, one solution with the needs and orientations it fits, its steps, and its form with advice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.intake.dates import today
from matchmaker.listings.passports import service as passports
from matchmaker.listings.solutions import service as solutions
from matchmaker.listings.solutions import suppliers
from matchmaker.listings.solutions.provenance import Place, host_of, place_of
from matchmaker.listings.solutions.suppliers import Supplier
from matchmaker.matching.model import Askers, Matches
from matchmaker.proposals import pairs_of_record as pairs
from matchmaker.proposals import requests
from matchmaker.proposals.pairs_of_record import PairTold
from matchmaker.regulations.service import regulations
from matchmaker.rules.fields import Field, details
from matchmaker.rules.listing import Hint
from matchmaker.rules.need import Need
from matchmaker.rules.passport import Choices, Deadline, Passport, deadline_of
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may, require
from matchmaker.rules.programme import Orientation, Sector, Technology
from matchmaker.rules.search import ListPage
from matchmaker.rules.solution import SOLUTION_FIELDS, Solution, SolutionFilter, SolutionKind, SolutionOrder, coach
from web.ground.dependencies import ANYBODY, CurrentVisit, RecordId, Visit, asks
from web.ground.forms import FormState, code_or, whole_or_none
from web.ground.lists import chosen, page_number, words
from web.ground.rendering import Page, render
from web.listings.about import About
from web.listings.closing import take_step
from web.listings.matches import unless_crowded
from web.listings.record_forms import Around
from web.solutions.forms import read_draft

router = APIRouter()


@dataclass(frozen=True, kw_only=True)
class SolutionList(Page):
    template: ClassVar[str] = "solutions/list.html"
    section: ClassVar[str] = "solutions"
    solutions: ListPage[Solution]
    wanted: SolutionFilter
    suppliers: Sequence[Supplier]


@dataclass(frozen=True, kw_only=True)
class SolutionDetail(Page):
    template: ClassVar[str] = "solutions/detail.html"
    section: ClassVar[str] = "solutions"
    solution: Solution
    stated: Sequence[Field]
    needs: Matches[Need]
    orientations: Matches[Orientation]
    own_needs: Sequence[Need]  # the reader's, that it fits
    read_at: Place | None  # the kind of place that its link leads to
    host: str
    pairs: Mapping[int, PairTold]  # by need, as far as the reader may know of them
    requestable: frozenset[int]  # needs whose owner the reader is, who may ask for the introduction
    about: About
    passport: Passport | None
    passport_by: Deadline | None
    passport_choices: Choices  # of the day on which it was confirmed
    may_write_passport: bool


@dataclass(frozen=True, kw_only=True)
class SolutionForm(Page):
    template: ClassVar[str] = "solutions/form.html"
    section: ClassVar[str] = "solutions"
    form: FormState
    hints: Sequence[Hint]
    solution_id: int | None
    around: Around
    publishes: bool  # in the same step: whoever reviews


@router.get("/solutions", dependencies=ANYBODY)
async def list_solutions(visit: CurrentVisit) -> Response:
    request = visit.request
    wanted = SolutionFilter(
        text=words(request),
        named=visit.named(words(request)),
        sector=chosen(request, "sector", Sector),
        technology=chosen(request, "technology", Technology),
        kind=chosen(request, "kind", SolutionKind),
        organisation_id=whole_or_none(request.query_params.get("organisation", "")),
        order=code_or(request.query_params.get("order", ""), SolutionOrder, SolutionOrder.NEWEST),
        page=page_number(request),
    )
    async with visit.transaction() as connection:
        listed = await solutions.listing(connection, wanted, by=visit.actor)
        offering = await suppliers.listing(connection)
    return render(visit, SolutionList(solutions=listed, wanted=wanted, suppliers=offering), block="results")


@router.get("/solutions/{solution_id:int}", dependencies=[asks(Permission.SEE_LISTING)])
async def show_solution(visit: CurrentVisit, solution_id: RecordId) -> Response:
    by = visit.actor
    async with visit.transaction() as connection:
        solution = await solutions.get(connection, solution_id, by=by)
    asked = visit.matching.askers_of_solution(solution, by=by)
    askers = await unless_crowded(asked, lambda none: Askers(needs=none, orientations=none))
    by_need = [match.record for match in askers.needs.matches]
    async with visit.transaction() as connection:
        passport, rules = await passports.of_solution(connection, solution_id), await regulations(connection)
        page = SolutionDetail(
            solution=solution,
            stated=details(SOLUTION_FIELDS),
            needs=askers.needs,
            orientations=askers.orientations,
            own_needs=[need for need in by_need if need.organisation_id == by.organisation_id],
            read_at=place_of(solution.link) if solution.link else None,
            host=host_of(solution.link or ""),
            pairs={pair.need_id: pair for pair in await pairs.listing(connection, solution_id=solution_id, by=by)},
            requestable=frozenset([need.id for need in by_need if await requests.may_request(connection, need, by=by)]),
            about=await About.record(visit, connection, "solution", solution),
            passport=passport,
            passport_by=deadline_of(passport, rules) if passport else None,
            passport_choices=Choices.on(rules, passport.classified_on if passport else today()),
            may_write_passport=may(by, Permission.WRITE_PASSPORT, solutions.matter_of(solution)),
        )
    return render(visit, page, block="matches")


@router.post("/solutions/{solution_id:int}/state", dependencies=[asks(Permission.SET_ASIDE)])
async def move_solution(visit: CurrentVisit, solution_id: RecordId) -> Response:
    return await take_step(visit, "solution", solution_id)


async def show_form(
    visit: Visit, form: FormState, solution_id: int | None, *, block: str | None = None, status: int = 200
) -> Response:
    if solution_id is None:
        require(visit.actor, Permission.POST_SOLUTION)
    page = SolutionForm(
        form=form,
        hints=coach(read_draft(form)[0]),
        solution_id=solution_id,
        around=await Around.of_form(visit, "solution", solution_id, form),
        publishes=may(visit.actor, Permission.USE_DESK),
    )
    return render(visit, page, block=block, status=status)
