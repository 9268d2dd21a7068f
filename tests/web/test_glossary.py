"""The glossary in a browser: what is listed, what an administrator adds and withdraws."""

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.rules.actors import Role
from tests.support.forms import opened_form
from tests.support.listings import a_solution
from tests.support.people import stored_person
from web.ground.dependencies import current_actor

HOME = "/administration/glossary"
TYPED = {
    "term_vi": "đập tràn tự động",
    "term_en": "automatic weir",
    "variants_vi": "đập tự động\r\nđập tràn điều khiển",
    "variants_en": "",
    "term_field": "other",
}


@pytest.fixture(autouse=True)
async def _administrator(app: FastAPI, runtime: Runtime) -> None:
    person = await stored_person(runtime.pool, email="qt@so.example", name="Trần Quản", role=Role.ADMINISTRATOR)
    app.dependency_overrides[current_actor] = lambda: person.actor("203.0.113.9")


async def test_every_term_is_listed_and_found_in_any_of_its_words(client: httpx.AsyncClient) -> None:
    page = (await client.get(HOME)).text
    assert "Bảng thuật ngữ" in page
    assert "page=2" in page
    found = (await client.get(f"{HOME}?q=nhan+dang+ky+tu")).text
    assert "nhận dạng ký tự quang học" in found
    assert "học sâu" not in found
    assert "Không có thuật ngữ nào" in (await client.get(f"{HOME}?q=qqqq")).text


async def test_what_an_administrator_adds_is_in_force_at_once_until_it_is_withdrawn(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    await a_solution(runtime, title="Trạm bơm có đập tự động")
    searches = [f"{path}?q=automatic+weir" for path in ("/solutions", "/search")]
    for search in searches:
        assert "Trạm bơm có đập" not in (await client.get(search)).text
    form = await opened_form(client, HOME)
    assert (await form.send(HOME, TYPED)).headers["location"] == f"{HOME}?done=added"
    for search in searches:
        assert "Trạm bơm có đập" in (await client.get(search)).text
    await form.send(HOME, TYPED)  # a copy
    (mention,) = runtime.glossary.current.concepts("dap tran dieu khien")
    page = (await client.get(f"{HOME}?q=dap+tran")).text
    assert page.count("do quản trị viên thêm") == 1
    number = mention.term.removeprefix("own-")
    for _ in range(2):
        done = await form.send(f"{HOME}/{number}/withdraw", {})
        assert done.headers["location"] == f"{HOME}?done=withdrawn"
    assert not runtime.glossary.current.concepts("dap tran dieu khien")
    assert "Không có thuật ngữ nào" in (await client.get(f"{HOME}?q=dap+tran")).text


async def test_what_was_typed_stays_beside_what_is_wrong_with_it(client: httpx.AsyncClient) -> None:
    form = await opened_form(client, HOME)
    refused = await form.send(HOME, TYPED | {"term_en": "OCR"})
    assert refused.status_code == 422
    assert "“OCR” đã thuộc thuật ngữ “nhận dạng ký tự quang học”." in refused.text
    assert "đập tràn điều khiển" in refused.text
