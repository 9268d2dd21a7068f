"""Solutions as somebody who looks for one meets them: sorted, of one organisation, with a next step and a source."""

import re

import httpx
import pytest

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.rules.actors import Role
from tests.support.accounts import sign_in
from tests.support.associations import verified
from tests.support.forms import opened_form
from tests.support.listings import a_need, a_solution
from tests.support.people import stored_person


def titles(page: str) -> list[str]:
    return re.findall(r'row__title"><a href="/solutions/\d+">([^<]+)<', page)


@pytest.fixture
async def three(runtime: Runtime) -> None:
    await a_solution(runtime, title="Đọc hóa đơn", trl=4, organisation="Viện Bảo Anh")
    await a_solution(runtime, title="Ánh xạ kho", trl=9, organisation="Trường Đại Học Cần")
    await a_solution(runtime, title="Bắt lỗi may", trl=None, organisation="Viện An Bình")


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("newest", ["Bắt lỗi may", "Ánh xạ kho", "Đọc hóa đơn"]),
        ("ready", ["Ánh xạ kho", "Đọc hóa đơn", "Bắt lỗi may"]),
        ("title", ["Ánh xạ kho", "Bắt lỗi may", "Đọc hóa đơn"]),
        ("organisation", ["Ánh xạ kho", "Bắt lỗi may", "Đọc hóa đơn"]),
        ("nonsense", ["Bắt lỗi may", "Ánh xạ kho", "Đọc hóa đơn"]),
    ],
)
async def test_the_list_is_sorted_as_asked(client: httpx.AsyncClient, order: str, expected: list[str]) -> None:
    page = (await client.get(f"/solutions?order={order}")).text
    assert titles(page) == expected


@pytest.mark.usefixtures("three")
async def test_the_list_shows_one_organisations_alone(client: httpx.AsyncClient) -> None:
    page = (await client.get("/solutions")).text
    offered = dict(re.findall(r'<option value="(\d+)">([^<]+)</option>', page[page.index("filter-organisation") :]))
    number = next(key for key, name in offered.items() if name == "Viện An Bình")
    narrowed = (await client.get(f"/solutions?organisation={number}")).text
    assert titles(narrowed) == ["Bắt lỗi may"]
    assert f'<option value="{number}" selected>' in narrowed
    assert (await client.get(f"/solutions?organisation={'9' * 30}")).status_code == 200


async def test_whoever_may_need_a_solution_finds_the_next_step_on_its_page(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    solution = await a_solution(runtime, title="Đọc hóa đơn giấy", summary="Đọc hóa đơn giấy, trả về tổng tiền.")
    place = f"/solutions/{solution.id}"
    visited = (await browser.get(place)).text
    assert "Ông/Bà cần giải pháp này?" in visited
    assert 'class="button" href="/needs/request"' in visited
    async with transaction(runtime.pool) as connection:
        company = await verified(connection, "Công ty Minh Anh")
    await stored_person(runtime.pool, organisation_id=company)
    await sign_in(browser)
    assert 'class="button" href="/needs/new"' in (await browser.get(place)).text
    need = await a_need(runtime, organisation="Công ty Minh Anh", problem="Đọc hóa đơn giấy, trả về tổng tiền.")
    assert f'<li><a href="/needs/{need.id}">' in (await browser.get(place)).text


async def test_where_a_record_was_read_is_said_in_words_and_the_rest_is_folded(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    source = "github.com/x README; model card"
    solution = await a_solution(runtime, link="https://github.com/x/y", source=source, confirmed=False)
    page = (await client.get(f"/solutions/{solution.id}")).text
    assert re.search(r'Kho mã nguồn công khai:\s+<a class="link" href="https://github.com/x/y"', page)
    assert source in page[page.index("Chi tiết nguồn đã đọc") :]


async def test_the_form_is_folded_where_nothing_stands_and_advises_while_one_writes(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    async with transaction(runtime.pool) as connection:
        school = await verified(connection, "Trường Minh Anh", "university")
    await stored_person(runtime.pool, role=Role.INSTITUTE, organisation_id=school)
    await sign_in(browser)
    empty = (await browser.get("/solutions/new")).text
    assert "Để giải pháp rõ hơn" in empty
    assert "Để nhu cầu rõ hơn" not in empty
    assert empty.count('<details class="card group">') == 5
    assert "Nêu rõ hơn giải pháp làm gì" in empty
    form = await opened_form(browser, "/solutions/new")
    typed = {"title": "Đọc hóa đơn", "summary": "Đọc hóa đơn giấy, đúng 97%. " * 8, "trl": "7"}
    part = await form.send("/solutions/advice", typed, HX_Request="true")
    assert "<html" not in part.text
    assert "Nêu rõ hơn giải pháp làm gì" not in part.text
    assert "Liệt kê các năng lực" in part.text
    whole = (await form.send("/solutions/advice", typed)).text
    assert 'value="Đọc hóa đơn"' in whole
    assert whole.count('<details class="card group" open>') == 1
    refused = (await form.send("/solutions", {"title": "", "year": "mười"})).text
    assert refused.count('<details class="card group" open>') == 1, "what is wrong is not hidden"
