"""Records that a visitor may not see change nothing that a visitor sees: no list, no match, no count, no score."""

import re
from collections.abc import Sequence
from dataclasses import replace

import httpx
import pytest

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.matching.model import Match
from matchmaker.rules.actors import LOCAL_PERSON, VISITOR
from matchmaker.rules.listing import ListingState
from matchmaker.rules.need import Need
from matchmaker.rules.solution import Solution
from tests.support.listings import a_need, a_solution, make_need, need_draft, solution_draft
from tests.support.matching import ASKED, INVOICES, RICE
from tests.support.orientations import an_orientation

UNMARKED = "doc hoa don giay"
HIDDEN_OWNER = "Công ty Ẩn Danh Bí Mật"
# Whoever learnt from these would write "hoa don" otherwise, and take other texts for usual.
MISLEADING = "Hòa đòn hỏa đón hoá độn: đóc hòa đòn giày, đóc hòa đòn giày của công ty chúng tôi. " * 5
HTML, HTMX, JSON = {"Accept": "text/html"}, {"HX-Request": "true"}, {"Accept": "application/json"}
ADDRESSES = (
    "/",
    "/needs",
    "/needs?q=hoa+don",
    "/needs?q=an+danh",
    "/needs?sector=administration",
    "/needs/1",
    "/solutions",
    "/solutions?q=hoa+don",
    "/solutions?sector=administration",
    "/solutions/1",
    "/search?q=doc+hoa+don+giay",
    "/search?q=an+danh",
    "/organisations",
    "/organisations?q=an+danh",
    "/organisations/1",
    "/orientations",
    "/orientations/1",
    "/readyz",
    "/needs/99",
    "/solutions/99",
)
# Changing at each form that is shown, whatever the records are.
_FORMS = re.compile(r'<input type="hidden" name="(?:csrf_token|form_key)" value="[^"]*">')


@pytest.fixture
async def catalogue(runtime: Runtime) -> Runtime:
    await a_solution(runtime, **INVOICES, sectors=("administration",))
    await a_solution(runtime, **RICE, organisation="Viện Lúa")
    await a_need(runtime, problem=ASKED, sector="administration")
    await a_need(runtime, problem="Nông dân cần biết sâu bệnh trên lá lúa qua ảnh.", confidentiality="anonymous")
    await an_orientation(runtime)
    return runtime


async def seen(browser: httpx.AsyncClient) -> dict[tuple[str, ...], tuple[int, str]]:
    """Every page, fragment and JSON answer, as a visitor gets them."""
    answers = {}
    for address in ADDRESSES:
        for headers in (HTML, HTMX, JSON):
            answer = await browser.get(address, headers=headers)
            answers[address, *headers] = answer.status_code, _FORMS.sub("", answer.text)
    return answers


def told(matches: Sequence[Match[Need]] | Sequence[Match[Solution]]) -> list[object]:
    """All that an answer of the engine holds, scores to the last bit."""
    return [(match.record.id, match.fit, match.word, match.coverage, match.signals) for match in matches]


async def scores(runtime: Runtime) -> dict[str, list[object]]:
    async with transaction(runtime.pool) as connection:
        solution = await solutions.get(connection, 1, by=VISITOR)
    advice = await runtime.matching.advice_for_text(ASKED, by=VISITOR)
    marked, similar = advice.matches, advice.similar
    unmarked = await runtime.matching.solutions_for_text(UNMARKED, by=VISITOR)
    askers = (await runtime.matching.askers_of_solution(solution, by=VISITOR)).needs
    return {
        "marked": told((*marked.matches, *marked.near_misses)),
        "unmarked": told((*unmarked.matches, *unmarked.near_misses)),
        "askers": told((*askers.matches, *askers.near_misses)),
        "similar": [need.id for need in similar],
    }


async def add_hidden(runtime: Runtime) -> tuple[list[Need], Solution]:
    """A need for brokers alone, one that nobody has reviewed, and a solution like that: nearest to what is asked."""
    text = f"{ASKED} {MISLEADING}"
    async with transaction(runtime.pool) as connection:
        for_brokers = await make_need(
            connection, problem=ASKED, organisation=HIDDEN_OWNER, sector="administration", confidentiality="brokers"
        )
        draft = need_draft(problem=text, organisation=HIDDEN_OWNER, sector="administration")
        waiting = await needs.submit(connection, draft, by=LOCAL_PERSON)
        offer = solution_draft(title=ASKED, summary=text, organisation=HIDDEN_OWNER, sectors=("administration",))
        solution = await solutions.submit(connection, offer, by=LOCAL_PERSON)
    await runtime.matching.refresh()
    return [for_brokers, waiting], solution


async def test_a_hidden_record_changes_no_page_no_count_and_no_score(
    browser: httpx.AsyncClient, catalogue: Runtime
) -> None:
    pages, numbers = await seen(browser), await scores(catalogue)
    hidden, solution = await add_hidden(catalogue)
    assert await seen(browser) == pages
    assert await scores(catalogue) == numbers
    for path in (*(f"/needs/{need.id}" for need in hidden), f"/solutions/{solution.id}"):
        for headers in (HTML, JSON):
            unknown = re.sub(r"\d+$", "99", path)
            answer, expected = await browser.get(path, headers=headers), await browser.get(unknown, headers=headers)
            assert (answer.status_code, answer.text.replace(path, unknown)) == (404, expected.text)


async def test_the_same_records_change_all_of_it_once_they_are_public(
    browser: httpx.AsyncClient, catalogue: Runtime
) -> None:
    """What the test above would see: each kind of page and score does hang on them."""
    pages, numbers = await seen(browser), await scores(catalogue)
    [for_brokers, waiting], solution = await add_hidden(catalogue)
    async with transaction(catalogue.pool) as connection:
        draft = replace(needs.draft_of(for_brokers), confidentiality="public")
        await needs.edit(connection, for_brokers.id, draft, by=LOCAL_PERSON)
        await needs.set_state(connection, waiting.id, ListingState.PUBLISHED, by=LOCAL_PERSON)
    await catalogue.matching.refresh()
    after = await scores(catalogue)
    assert [name for name, told_before in numbers.items() if after[name] == told_before] == []
    async with transaction(catalogue.pool) as connection:
        await solutions.set_state(connection, solution.id, ListingState.PUBLISHED, by=LOCAL_PERSON)
    await catalogue.matching.refresh()
    now = await seen(browser)
    same = {address for address, *_ in pages if all(now[key] == pages[key] for key in pages if key[0] == address)}
    assert same == {"/organisations/1", "/orientations", "/readyz", "/needs/99", "/solutions/99"}
