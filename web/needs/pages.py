"""Needs: the list, one need with the solutions that fit it, its steps, and its form with what helps to fill it in."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.listings.needs import confirmation
from matchmaker.listings.needs import service as needs
from matchmaker.listings.needs.confirmation import Call
from matchmaker.matching.model import Advice, Matches
from matchmaker.proposals import pairs_of_record as pairs
from matchmaker.proposals import requests
from matchmaker.proposals.pairs_of_record import PairTold
from matchmaker.rules.fields import Field
from matchmaker.rules.listing import ListingState
from matchmaker.rules.need import Need, NeedFilter, completeness, details_of
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may, require
from matchmaker.rules.programme import Sector
from matchmaker.rules.scheme import Chance
from matchmaker.rules.search import ListPage
from matchmaker.rules.solution import Solution
from web.ground.dependencies import ANYBODY, CurrentVisit, RecordId, Visit, asks, wants_fragment
from web.ground.forms import FormState
from web.ground.lists import chosen, page_number, words
from web.ground.rendering import Page, render
from web.listings.about import About
from web.listings.closing import take_step
from web.listings.matches import not_yet_compared, open_requirements, unless_crowded
from web.listings.record_forms import Around
from web.needs.clauses import Understood
from web.needs.preview import Preview
from web.schemes.chances import chances_of_need

router = APIRouter()


@dataclass(frozen=True, kw_only=True)
class NeedList(Page):
    template: ClassVar[str] = "needs/list.html"
    section: ClassVar[str] = "needs"
    needs: ListPage[Need]
    wanted: NeedFilter
    states: Sequence[ListingState]  # by which the list can be narrowed; none for those who see one state only


@dataclass(frozen=True, kw_only=True)
class NeedDetail(Page):
    template: ClassVar[str] = "needs/detail.html"
    section: ClassVar[str] = "needs"
    need: Need
    stated: Sequence[Field]
    filled: int
    fillable: int
    matches: Matches[Solution]
    waiting: int  # solutions that are not compared yet
    open_requirements: Sequence[str]  # what no suggested solution covers
    similar: Sequence[Need]
    pairs: Mapping[int, PairTold]  # by solution, as far as the reader may know of them
    may_request: bool  # to be introduced to what fits
    at_desk: bool
    call: Call | None  # of an officer, who then confirms that it was posted
    about: About
    chances: Sequence[Chance]  # of support that its owner may ask for


@dataclass(frozen=True, kw_only=True)
class NeedForm(Page):
    template: ClassVar[str] = "needs/form.html"
    section: ClassVar[str] = "needs"
    form: FormState
    need_id: int | None
    around: Around
    preview: Preview | None
    understood: Understood | None


@router.get("/needs", dependencies=ANYBODY)
async def list_needs(visit: CurrentVisit) -> Response:
    request, sees_states = visit.request, may(visit.actor, Permission.SEE_HIDDEN)
    wanted = NeedFilter(
        text=words(request),
        named=visit.named(words(request)),
        sector=chosen(request, "sector", Sector),
        state=chosen(request, "state", ListingState) if sees_states else None,
        page=page_number(request),
    )
    async with visit.transaction() as connection:
        listed = await needs.listing(connection, wanted, by=visit.actor)
    return render(
        visit, NeedList(needs=listed, wanted=wanted, states=tuple(ListingState) if sees_states else ()), block="results"
    )


@router.get("/needs/{need_id:int}", dependencies=[asks(Permission.SEE_LISTING)])
async def show_need(visit: CurrentVisit, need_id: RecordId) -> Response:
    by = visit.actor
    async with visit.transaction() as connection:
        need = await needs.get(connection, need_id, by=by)
    advice = await unless_crowded(visit.matching.advice_for_need(need, by=by), lambda none: Advice(matches=none))
    matter = needs.matter_of(need)
    filled, fillable = completeness(need)
    async with visit.transaction() as connection:
        page = NeedDetail(
            need=need,
            stated=details_of(need),
            filled=filled,
            fillable=fillable,
            matches=advice.matches,
            waiting=await not_yet_compared(visit.matching, connection),
            open_requirements=open_requirements(advice.matches),
            similar=advice.similar,
            pairs={pair.solution_id: pair for pair in await pairs.listing(connection, need_id=need_id, by=by)},
            may_request=await requests.may_request(connection, need, by=by),
            at_desk=may(by, Permission.USE_DESK),
            call=await confirmation.call_of(connection, need) if may(by, Permission.CONFIRM_BY_PHONE, matter) else None,
            about=await About.record(visit, connection, "need", need),
            chances=await chances_of_need(visit, connection, need),
        )
    return render(visit, page, block="matches")


@router.post("/needs/{need_id:int}/state", dependencies=[asks(Permission.SET_ASIDE)])
async def move_need(visit: CurrentVisit, need_id: RecordId) -> Response:
    return await take_step(visit, "need", need_id)


async def show_form(
    visit: Visit,
    form: FormState,
    need_id: int | None,
    *,
    preview: Preview | None = None,
    block: str = "preview_panel",
    status: int = 200,
) -> Response:
    if need_id is None:
        require(visit.actor, Permission.POST_NEED)
    shows_reading = block == "understood_panel" or not wants_fragment(visit.request)
    page = NeedForm(
        form=form,
        need_id=need_id,
        around=await Around.of_form(visit, "need", need_id, form),
        preview=preview,
        understood=await asyncio.to_thread(Understood.of_form, form, visit.bounds) if shows_reading else None,
    )
    return render(visit, page, block=block, status=status)
