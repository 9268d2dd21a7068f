"""What stands around every page: who is signed in, what one can put in, and what the service has reached."""

import re

import httpx

from matchmaker.bootstrap import Runtime
from matchmaker.rules.actors import Role
from tests.support.accounts import enter
from tests.support.listings import a_solution


async def test_a_page_that_does_not_exist_still_knows_who_is_signed_in(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    await enter(browser, runtime, Role.INSTITUTE)
    for path in ("/nowhere", "/needs/999", "/needs/x"):
        page = await browser.get(path)
        assert page.status_code == 404
        assert 'action="/logout"' in page.text, path
        assert 'href="/proposals"' in page.text, path


async def test_who_is_signed_in_is_told_in_full(runtime: Runtime, browser: httpx.AsyncClient) -> None:
    await enter(browser, runtime, Role.INSTITUTE)
    page = (await browser.get("/needs")).text
    assert re.search(r'href="/account">Viện trường trình diễn <span class="own__role">Viện, trường</span>', page)


async def test_an_institute_is_asked_for_solutions_and_whoever_only_reads_for_nothing(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    await enter(browser, runtime, Role.INSTITUTE)
    for path in ("/", "/needs", "/search?q=hoa+don"):
        page = (await browser.get(path)).text
        assert 'href="/solutions/new"' in page
        assert "/needs/new" not in page
        assert "/needs/request" not in page
    await enter(browser, runtime, Role.VERIFIER)
    for path in ("/", "/needs", "/solutions"):
        assert not re.search(r'href="/(needs|solutions)/(new|request)"', (await browser.get(path)).text)


async def test_what_the_programme_reached_stands_in_the_menu(client: httpx.AsyncClient) -> None:
    assert '<a href="/results">Kết quả</a>' in (await client.get("/needs")).text
    assert '<a href="/results" aria-current="page">Kết quả</a>' in (await client.get("/results")).text


async def test_the_first_page_leads_with_what_there_is(client: httpx.AsyncClient, runtime: Runtime) -> None:
    await a_solution(runtime)
    page = (await client.get("/")).text
    figures = re.findall(r"<dd><a href=\"(/\w+)\">(\d+)</a>", page)
    assert figures == [("/solutions", "1"), ("/organisations", "1")]
    assert "result__figure" not in page  # neither a dash nor a zero
    assert "Mục tiêu của Kế hoạch: 10 giải pháp." in page
    assert "Nhu cầu mới nhất" not in page
