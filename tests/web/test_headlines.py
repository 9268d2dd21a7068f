"""Where a title is foreign, pages in Vietnamese say in one line what the record does; pages in English add nothing."""

import httpx

from matchmaker.bootstrap import Runtime
from tests.support.forms import opened_form
from tests.support.listings import a_need, a_solution

PROBLEM = "Chúng tôi cần đọc hóa đơn giấy tiếng Việt bằng máy thay cho nhập tay."
LINE = '<p class="does">Hệ thống đọc hóa đơn giấy tiếng Việt bằng máy thay cho nhập tay</p>'
ENGLISH = {"Cookie": "language=en"}


async def test_every_page_that_names_a_record_with_a_foreign_title_says_what_it_does(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    summary = "Reader là hệ thống đọc hóa đơn giấy tiếng Việt bằng máy thay cho nhập tay. Kết quả đạt 92%."
    solution = await a_solution(runtime, title="Reader: invoices on paper", summary=summary)
    need = await a_need(runtime, problem=PROBLEM)
    for path in ("/solutions", f"/solutions/{solution.id}", f"/needs/{need.id}", f"/search?q={PROBLEM}"):
        assert LINE in (await client.get(path)).text, path
        assert 'class="does"' not in (await client.get(path, headers=ENGLISH)).text, path
    form = await opened_form(client, "/needs/new")
    assert LINE in (await form.send("/needs/preview", {"problem": PROBLEM}, HX_Request="true")).text


async def test_a_vietnamese_title_stands_alone(client: httpx.AsyncClient, runtime: Runtime) -> None:
    await a_solution(runtime, title="Đọc hóa đơn giấy", summary="Hệ thống đọc hóa đơn giấy tiếng Việt bằng máy.")
    page = (await client.get("/solutions")).text
    assert 'class="does"' not in page
    assert "Hệ thống đọc hóa đơn giấy tiếng Việt bằng máy." in page
