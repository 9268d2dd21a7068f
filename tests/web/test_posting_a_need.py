"""The main job through the pages: three fields in, explained matches out."""

import asyncio
import re
import unicodedata
from typing import Any

import httpx
import pytest

from matchmaker.bootstrap import Runtime
from matchmaker.intake.dates import today
from matchmaker.matching.model import Advice
from matchmaker.matching.service import Matching
from tests.support.clients import ORIGIN
from tests.support.forms import opened_form
from tests.support.listings import a_need, a_solution
from tests.support.need_forms import BEHALF, PROBLEM, THREE_FIELDS, posted_needs


async def test_three_fields_post_a_need_and_show_what_fits(client: httpx.AsyncClient, runtime: Runtime) -> None:
    await a_solution(runtime)
    form = await opened_form(client, "/needs/new")
    answer = await form.send("/needs", THREE_FIELDS | BEHALF)
    assert answer.status_code == 303
    page = (await client.get(answer.headers["location"])).text
    assert "Đã công bố nhu cầu." in page
    assert "0901234567" in page
    assert "Nhận dạng hóa đơn tiếng Việt" in page
    assert "<mark>Đọc hóa đơn giấy</mark>" in page
    assert "Hệ thống gợi ý" in page


async def test_wrong_fields_keep_what_was_typed_and_save_nothing(client: httpx.AsyncClient, runtime: Runtime) -> None:
    form = await opened_form(client, "/needs/new")
    answer = await form.send(
        "/needs", {"problem": PROBLEM, "organisation": "", "contact": "gọi tôi nhé", "deadline": "mai"}
    )
    assert answer.status_code == 422
    assert PROBLEM in answer.text
    assert 'value="gọi tôi nhé"' in answer.text
    assert 'value="mai"' in answer.text
    assert form.hidden["form_key"] in answer.text
    for name in ("organisation", "contact", "deadline"):
        assert f'id="{name}-wrong"' in answer.text
        assert re.search(rf'id="{name}"[^>]*aria-describedby="[^"]*{name}-wrong"', answer.text)
    assert re.search(r'class="summary" role="alert" tabindex="-1" autofocus', answer.text)
    assert await posted_needs(runtime) == 0


@pytest.mark.parametrize("path", ["/needs", "/solutions"])
async def test_a_second_phone_number_is_not_dropped_silently(
    client: httpx.AsyncClient, runtime: Runtime, path: str
) -> None:
    form = await opened_form(client, f"{path}/new")
    texts = {"problem": PROBLEM} if path == "/needs" else {"title": "Đọc hóa đơn", "summary": PROBLEM}
    answer = await form.send(path, texts | {"organisation": "Công ty Thử", "contact": "028 3823 4567 / 0912345678"})
    assert answer.status_code == 422
    assert 'value="028 3823 4567 / 0912345678"' in answer.text
    assert 'id="contact-wrong"' in answer.text
    assert "chỉ ghi một số điện thoại" in answer.text
    assert await posted_needs(runtime) == 0


async def test_the_same_form_sent_twice_at_once_makes_one_need(client: httpx.AsyncClient, runtime: Runtime) -> None:
    form = await opened_form(client, "/needs/new")
    first, second = await asyncio.gather(*(form.send("/needs", THREE_FIELDS | BEHALF) for _ in range(2)))
    assert first.headers["location"] == second.headers["location"]
    assert await posted_needs(runtime) == 1


async def test_an_unknown_field_is_refused(client: httpx.AsyncClient, runtime: Runtime) -> None:
    form = await opened_form(client, "/needs/new")
    assert (await form.send("/needs", THREE_FIELDS | {"state": "published"})).status_code == 400
    assert await posted_needs(runtime) == 0


async def test_the_preview_coaches_and_shows_matches_without_saving(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    await a_solution(runtime)
    form = await opened_form(client, "/needs/new")
    fragment = await form.send("/needs/preview", {"problem": PROBLEM}, HX_Request="true")
    assert "<html" not in fragment.text
    assert "Nhận dạng hóa đơn tiếng Việt" in fragment.text
    assert "Nêu kết quả mong muốn" in fragment.text
    assert await posted_needs(runtime) == 0


async def test_the_preview_compares_no_more_than_can_be_posted(
    client: httpx.AsyncClient, runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answer = Matching.advice_for_text

    async def listening(matching: Matching, text: str, **rest: Any) -> Advice:  # noqa: ANN401
        asked.append(text)
        return await answer(matching, text, **rest)

    monkeypatch.setattr(Matching, "advice_for_text", listening)
    form = await opened_form(client, "/needs/new")
    preview = await form.send("/needs/preview", {"problem": "doc hoa don " * 13_000}, HX_Request="true")
    assert preview.status_code == 200
    assert [len(text) for text in asked] == [20_000]


async def test_without_javascript_the_preview_is_the_form_again(client: httpx.AsyncClient, runtime: Runtime) -> None:
    await a_solution(runtime)
    form = await opened_form(client, "/needs/new")
    page = await form.send("/needs/preview", THREE_FIELDS)
    assert "<html" in page.text
    assert PROBLEM in page.text
    assert "Nhận dạng hóa đơn tiếng Việt" in page.text


async def test_the_preview_names_a_need_that_asks_for_the_same(client: httpx.AsyncClient, runtime: Runtime) -> None:
    other = await a_need(runtime, problem=PROBLEM, title="Đọc hóa đơn giấy")
    form = await opened_form(client, "/needs/new")
    fragment = await form.send("/needs/preview", {"problem": PROBLEM}, HX_Request="true")
    assert f'href="/needs/{other.id}"' in fragment.text


async def test_a_date_is_read_as_people_here_write_it(client: httpx.AsyncClient) -> None:
    form, soon = await opened_form(client, "/needs/new"), f"31/12/{today().year + 1}"
    typed = {"deadline": soon, "outcome": "Đúng 95%.\r\nTrong 1 giây."}
    answer = await form.send("/needs", THREE_FIELDS | BEHALF | typed)
    page = (await client.get(answer.headers["location"])).text
    assert soon in page
    assert "Đúng 95%.\nTrong 1 giây." in page


async def test_a_need_is_completed_later(client: httpx.AsyncClient, runtime: Runtime) -> None:
    need = await a_need(runtime, phone="0901234567")
    form = await opened_form(client, f"/needs/{need.id}/edit")
    answer = await form.send(
        f"/needs/{need.id}", THREE_FIELDS | {"baseline": "Nhập tay.", "sector": "other", "sector_other": "Dệt"}
    )
    assert answer.status_code == 303
    page = (await client.get(f"/needs/{need.id}")).text
    assert "Nhập tay." in page
    assert "Dệt" in page


async def test_a_change_that_somebody_overtook_is_not_lost(client: httpx.AsyncClient, runtime: Runtime) -> None:
    need = await a_need(runtime)
    form = await opened_form(client, f"/needs/{need.id}/edit")
    await form.send(f"/needs/{need.id}", THREE_FIELDS)
    late = await form.send(f"/needs/{need.id}", THREE_FIELDS | {"problem": "Một cách nói khác của bài toán này."})
    assert late.status_code == 409
    assert "Một cách nói khác của bài toán này." in late.text


async def test_a_need_is_paused_published_again_and_closed(client: httpx.AsyncClient, runtime: Runtime) -> None:
    need = await a_need(runtime)
    for state, word in (("paused", "Tạm dừng"), ("published", "Đã công bố"), ("closed", "Đóng")):
        form = await opened_form(client, f"/needs/{need.id}")
        await form.send(f"/needs/{need.id}/state", {"state": state, "sure": "yes", "step_reason": "Trùng."})
        assert f'badge--{state}">{word}' in (await client.get(f"/needs/{need.id}")).text


async def test_a_closed_need_cannot_be_paused(client: httpx.AsyncClient, runtime: Runtime) -> None:
    need = await a_need(runtime)
    first, second = [await opened_form(client, f"/needs/{need.id}") for _ in range(2)]
    await first.send(f"/needs/{need.id}/state", {"state": "closed", "sure": "yes", "step_reason": "Trùng."})
    late = await second.send(f"/needs/{need.id}/state", {"state": "paused"})
    assert late.status_code == 409
    assert "“Đóng”" in late.text
    assert "“Tạm dừng”" in late.text


async def test_nothing_suitable_is_said_as_an_answer(client: httpx.AsyncClient, runtime: Runtime) -> None:
    need = await a_need(runtime)
    page = (await client.get(f"/needs/{need.id}")).text
    assert "Chưa có giải pháp phù hợp" in page
    assert "đợt kêu gọi giải pháp" in page


async def test_control_characters_and_decomposed_letters_do_no_harm(client: httpx.AsyncClient) -> None:
    form = await opened_form(client, "/needs/new")
    typed = unicodedata.normalize("NFD", "Đọc hóa đơn\x00 giấy\x1b tự động")
    answer = await form.send("/needs", THREE_FIELDS | BEHALF | {"problem": typed, "organisation": "Công\x00 ty Thử"})
    assert "Đọc hóa đơn giấy tự động" in (await client.get(answer.headers["location"])).text


async def test_the_language_switch_of_a_refused_form_leads_back_to_the_form(client: httpx.AsyncClient) -> None:
    form = await opened_form(client, "/needs/new")
    refused = await form.send("/needs", {"problem": ""}, Referer=f"{ORIGIN}/needs/new")
    assert 'href="/language/en?next=/needs/new"' in refused.text
    assert (await client.get("/needs/preview")).headers["location"] == "/needs/new"


@pytest.mark.parametrize("version", ["x", "9" * 5000, "-1"])
async def test_a_version_that_no_page_wrote_changes_nothing_badly(
    client: httpx.AsyncClient, runtime: Runtime, version: str
) -> None:
    need = await a_need(runtime)
    form = await opened_form(client, f"/needs/{need.id}/edit")
    assert (await form.send(f"/needs/{need.id}", THREE_FIELDS | {"version": version})).status_code < 500
