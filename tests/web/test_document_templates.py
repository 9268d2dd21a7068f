"""Templates of papers in a browser: brought, told what is broken, looked at, taken back."""

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.documents.templated import MEDIA_TYPE
from matchmaker.intake.dates import today, typed
from matchmaker.rules.actors import Role
from tests.support.docx_templates import template, whole_text
from tests.support.forms import keys_in, opened_form
from tests.support.people import stored_person
from web.ground.dependencies import current_actor

HOME = "/administration/templates"


@pytest.fixture(autouse=True)
async def _administrator(app: FastAPI, runtime: Runtime) -> None:
    person = await stored_person(runtime.pool, email="qt@so.example", name="Trần Quản", role=Role.ADMINISTRATOR)
    app.dependency_overrides[current_actor] = lambda: person.actor("203.0.113.9")


async def bring(client: httpx.AsyncClient, *paragraphs: str) -> httpx.Response:
    return await send(client, template(*paragraphs), dict((await opened_form(client, HOME)).hidden))


async def send(client: httpx.AsyncClient, content: bytes, hidden: dict[str, str]) -> httpx.Response:
    said = {"template_language": "vi", "template_from": typed(today()), "template_note": "Theo mẫu của Sở"}
    return await client.post(
        HOME,
        data=keys_in(hidden) | said,
        files={"file": ("Mẫu của Sở.docx", content)},
        headers={"Origin": str(client.base_url).rstrip("/")},
    )


async def test_a_template_is_brought_once_shown_in_force_and_looked_at(client: httpx.AsyncClient) -> None:
    hidden = dict((await opened_form(client, HOME)).hidden)
    content = template("Của Sở: {{ task_title }}")
    for _ in range(2):  # a double click
        assert (await send(client, content, hidden)).headers["location"] == f"{HOME}?done=added"
    assert (await send(client, template("Tệp khác: {{ task_title }}"), hidden)).status_code == 409
    page = (await client.get(HOME)).text
    assert page.count("Mẫu của Sở.docx") == 1
    assert "Đang áp dụng" in page
    assert "Trần Quản" in page
    seen = await client.get(f"{HOME}/1/preview")
    assert seen.headers["content-type"] == MEDIA_TYPE
    assert "Của Sở: Hệ thống phát hiện lỗi vải" in whole_text(seen.content)
    assert "Của Sở: {{ task_title }}" in whole_text((await client.get(f"{HOME}/1")).content)


@pytest.mark.parametrize("language", ["vi", "en"])
async def test_the_shipped_one_is_downloaded_and_looked_at(client: httpx.AsyncClient, language: str) -> None:
    assert "{{ task_title }}" in whole_text((await client.get(f"{HOME}/shipped/{language}")).content)
    seen = whole_text((await client.get(f"{HOME}/shipped/{language}/preview")).content)
    assert ("Không phải mẫu ban hành" if language == "vi" else "Not an issued form") in seen
    assert (await client.get(f"{HOME}/shipped/fr")).status_code == 404


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "vi",
            ("Không có trường tên “ten_nv”", "Gần: “Tên: {{ ten_nv }}”", "Không có trường tên “chu_tri”"),
        ),
        ("en", ("No field is called “ten_nv”", "Near: “Tên: {{ ten_nv }}”", "No field is called “chu_tri”")),
    ],
)
async def test_what_is_broken_is_told_in_the_readers_language_and_what_was_typed_stays(
    client: httpx.AsyncClient, runtime: Runtime, language: str, told: tuple[str, ...]
) -> None:
    client.cookies.set("language", language)
    refused = await bring(client, "Tên: {{ ten_nv }}", "{{ chu_tri }}")
    assert refused.status_code == 422
    for words in (*told, "Theo mẫu của Sở"):
        assert words in refused.text
    assert await runtime.pool.fetchval("SELECT count(*) FROM document_template") == 0


async def test_code_in_a_template_is_refused_by_its_name(client: httpx.AsyncClient) -> None:
    refused = await bring(client, "{{ ''.__class__.__mro__ }}")
    assert "“__class__” không thuộc ngôn ngữ của mẫu" in refused.text


async def test_a_template_is_taken_back_with_a_reason(client: httpx.AsyncClient) -> None:
    await bring(client, "{{ task_title }}")
    form = await opened_form(client, HOME)
    wrong = await form.send(f"{HOME}/1/take-back", {"reason": "x"})
    assert wrong.status_code == 422
    assert 'value="x"' in wrong.text
    for _ in range(2):
        done = await form.send(f"{HOME}/1/take-back", {"reason": "Sai tên cơ quan"})
        assert done.headers["location"] == f"{HOME}?done=taken_back"
    page = (await client.get(HOME)).text
    assert "Đã rút: Sai tên cơ quan" in page
    assert "Đang áp dụng" in page  # the shipped one again
