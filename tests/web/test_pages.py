"""Every page answers in both languages, and says what is true."""

import re

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.matching.model import Subject
from matchmaker.matching.service import Matching
from matchmaker.rules.actors import Actor, Role
from matchmaker.rules.listing import ListingState
from tests.support.clients import sit_down
from tests.support.forms import opened_form
from tests.support.listings import a_need, a_solution
from tests.support.orientations import an_orientation

PAGES = (
    "/",
    "/needs",
    "/needs/new",
    "/needs/1",
    "/needs/1/edit",
    "/solutions",
    "/solutions/new",
    "/solutions/1",
    "/solutions/1/edit",
    "/organisations",
    "/organisations/1",
    "/orientations",
    "/orientations/1",
    "/search",
    "/search?q=hoa+don",
    "/login",
    "/register",
    "/forgot",
    "/sent",
)
ENGLISH = {"Cookie": "language=en"}


@pytest.fixture
async def filled(runtime: Runtime) -> Runtime:
    """One of each."""
    await a_solution(runtime, confirmed=False, source="Trang của trường", link="https://truong.example/hoa-don")
    await a_need(runtime)
    await an_orientation(runtime)
    return runtime


@pytest.mark.usefixtures("filled")
async def test_every_page_answers_in_both_languages(client: httpx.AsyncClient) -> None:
    for path in PAGES:
        vietnamese, english = await client.get(path), await client.get(path, headers=ENGLISH)
        assert (vietnamese.status_code, english.status_code) == (200, 200), path
        assert '<html lang="vi">' in vietnamese.text
        assert '<html lang="en">' in english.text


async def test_a_browser_that_prefers_english_still_starts_in_vietnamese(client: httpx.AsyncClient) -> None:
    assert '<html lang="vi">' in (await client.get("/", headers={"Accept-Language": "en"})).text


async def test_the_language_switch_comes_back_to_the_same_page(client: httpx.AsyncClient) -> None:
    answer = await client.get("/language/en?next=/solutions%3Fq%3Dx")
    assert answer.headers["location"] == "/solutions?q=x"
    assert '<html lang="en">' in (await client.get("/solutions")).text


@pytest.mark.parametrize("elsewhere", ["https://evil.example", "//evil.example", "/\\evil.example", "x"])
async def test_the_language_switch_leads_to_no_other_site(client: httpx.AsyncClient, elsewhere: str) -> None:
    answer = await client.get("/language/en", params={"next": elsewhere})
    assert answer.headers["location"] == "/"


async def test_the_empty_list_of_needs_invites(client: httpx.AsyncClient) -> None:
    page = (await client.get("/needs")).text
    assert "Chưa có nhu cầu nào được đăng." in page
    assert 'href="/needs/request"' in page


@pytest.mark.usefixtures("filled")
async def test_the_first_page_counts_what_is_there(client: httpx.AsyncClient) -> None:
    page = " ".join((await client.get("/")).text.split())
    for words, path in (("Nhu cầu đã công bố", "/needs"), ("Giải pháp, dữ liệu và năng lực AI", "/solutions")):
        assert f'<dt>{words}</dt><dd><a href="{path}">1</a></dd>' in page
    assert '<dt>Đơn vị có giải pháp</dt><dd><a href="/organisations">1</a></dd>' in page


@pytest.mark.usefixtures("filled")
async def test_an_unconfirmed_solution_says_so_and_shows_its_source(client: httpx.AsyncClient) -> None:
    page = (await client.get("/solutions/1")).text
    assert "chưa được đơn vị xác nhận" in page
    assert "Trang của trường" in page
    assert 'href="https://truong.example/hoa-don"' in page
    assert "Mức độ sẵn sàng công nghệ (TRL)" in page.split("<dt>Chưa nêu</dt>")[1]


@pytest.mark.usefixtures("filled")
async def test_an_orientation_is_called_nobodys_need(client: httpx.AsyncClient) -> None:
    for path in ("/orientations", "/orientations/1"):
        page = (await client.get(path)).text
        assert "không phải nhu cầu của đơn vị nào" in page
        assert "II.1.a, ý 2" in page


async def test_words_typed_without_diacritics_find_the_text_with_them(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    await a_solution(runtime, title="Trợ lý trí tuệ nhân tạo")
    await a_solution(runtime, title="Đếm xe trên đường")
    for path in ("/solutions?q=tri+tue", "/search?q=tri+tue"):
        assert "Trợ lý trí tuệ nhân tạo" in (await client.get(path)).text
    assert "Đếm xe" not in (await client.get("/solutions?q=tri+tue")).text


async def test_filters_narrow_the_list_and_unknown_ones_are_left_aside(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    await a_solution(runtime, title="Đọc phim phổi", sectors=("health",), technologies=("medical_imaging",))
    await a_solution(runtime, title="Đếm xe trên đường", sectors=("transport",), kind="capability")
    for query in ("sector=health", "technology=medical_imaging", "kind=solution"):
        page = (await client.get(f"/solutions?{query}")).text
        assert "Đọc phim phổi" in page
        assert "Đếm xe" not in page
    page = (await client.get("/solutions?sector=nonsense&colour=red&page=minus")).text
    assert "Đọc phim phổi" in page
    assert "Đếm xe" in page


async def test_a_long_list_comes_in_pages(client: httpx.AsyncClient, runtime: Runtime) -> None:
    for number in range(21):
        await a_solution(runtime, title=f"Giải pháp số {number:02}")
    first, second = (await client.get("/solutions")).text, (await client.get("/solutions?page=2")).text
    assert "Trang 1 trên 2" in first
    assert "Giải pháp số 00" not in first
    assert "Giải pháp số 00" in second


async def test_htmx_gets_the_list_alone_and_history_the_whole_page(client: httpx.AsyncClient) -> None:
    part = await client.get("/solutions", headers={"HX-Request": "true"})
    assert "<html" not in part.text
    assert "Số giải pháp: 0" in part.text
    back = await client.get("/solutions", headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert "<html" in back.text
    assert "HX-Request" in part.headers["vary"]
    assert "HX-Request" in back.headers["vary"]


@pytest.mark.usefixtures("as_visitor")
async def test_a_visitor_does_not_see_the_owner_of_an_anonymous_need(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    naming = {"data_owner": "Kế toán Giấu Tên", "place": "Phường Giấu", "source": "Hội thảo Giấu"}
    need = await a_need(
        runtime, organisation="Công ty Giấu Tên", confidentiality="anonymous", phone="0901234567", **naming
    )
    await a_solution(runtime)
    hidden = ("Công ty Giấu Tên", "0901234567", "Kế toán Giấu Tên", "Phường Giấu", "Hội thảo Giấu")
    lists = ("/", "/needs", "/solutions", "/organisations", "/orientations")
    searches = [f"{path}?q={q}" for path in ("/search", *lists[1:]) for q in ("hoa+don", "giau+ten")]
    for path in (*lists, *searches, f"/needs/{need.id}", "/solutions/1"):
        answer = await client.get(path)
        assert answer.status_code == 200, path
        assert not [words for words in hidden if words in answer.text], path
    assert (await client.get(f"/organisations/{need.organisation_id}")).status_code == 404
    page = (await client.get(f"/needs/{need.id}")).text
    assert "Không hiện tên đơn vị" in page
    assert "None" not in page
    assert "Ai sở hữu dữ liệu" not in page  # what is held back is not called unstated


async def test_a_form_suggests_no_owner_that_its_writer_may_not_know(
    client: httpx.AsyncClient, app: FastAPI, runtime: Runtime
) -> None:
    await a_need(runtime, organisation="Công ty Giấu Tên", confidentiality="anonymous")
    await a_solution(runtime)
    assert '<option value="Công ty Giấu Tên">' in (await client.get("/needs/new")).text
    for path, role in (("/needs/new", Role.BUSINESS), ("/solutions/new", Role.INSTITUTE)):
        sit_down(app, Actor(name="somebody", role=role))
        page = (await client.get(path)).text
        assert "Công ty Giấu Tên" not in page, path
        assert '<option value="Trường Đại học Thử Nghiệm">' in page, path


@pytest.mark.usefixtures("as_visitor")
async def test_a_visitor_finds_neither_hidden_needs_nor_forms(client: httpx.AsyncClient, runtime: Runtime) -> None:
    need = await a_need(runtime, confidentiality="brokers", problem="Chỉ cán bộ kết nối được đọc điều này.")
    assert (await client.get(f"/needs/{need.id}")).status_code == 404
    assert (await client.get("/needs/new")).headers["location"] == "/login?next=%2Fneeds%2Fnew"
    assert (await client.get("/solutions/new")).headers["location"] == "/login?next=%2Fsolutions%2Fnew"
    assert "Chỉ cán bộ" not in (await client.get("/needs")).text


async def test_text_that_looks_like_markup_stays_text(client: httpx.AsyncClient, runtime: Runtime) -> None:
    need = await a_need(runtime, problem="<script>alert(1)</script> & <b>đậm</b> trong bài toán")
    page = (await client.get(f"/needs/{need.id}")).text
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


async def test_a_solution_is_posted_edited_and_stays_unconfirmed_if_it_was(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    seeded = await a_solution(runtime, confirmed=False)
    form = await opened_form(client, f"/solutions/{seeded.id}/edit")
    values = {"title": "Đọc hóa đơn", "summary": "Đọc hóa đơn giấy.", "organisation": "Trường Đại học Thử Nghiệm"}
    answer = await form.send(
        f"/solutions/{seeded.id}", values | {"capabilities": "- Đọc chữ in\n• Đọc chữ tay", "trl": "6"}
    )
    assert answer.status_code == 303
    page = (await client.get(f"/solutions/{seeded.id}")).text
    assert "<li>Đọc chữ in</li><li>Đọc chữ tay</li>" in page
    assert "TRL 6" in page
    assert "chưa được đơn vị xác nhận" in page


async def test_while_the_model_loads_pages_answer_at_once_and_ask_again(
    client: httpx.AsyncClient, runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    need, solution = await a_need(runtime), await a_solution(runtime)
    await an_orientation(runtime)
    monkeypatch.setattr(Matching, "ready", property(lambda _: False))
    for path in (f"/needs/{need.id}", f"/solutions/{solution.id}", "/orientations/1"):
        page = (await client.get(path)).text
        assert "Mô hình ngôn ngữ đang được nạp" in page, path
        assert f'href="{path}" hx-get="{path}"' in page
        assert "Chưa có giải pháp phù hợp" not in page
    form = await opened_form(client, "/needs/new")
    preview = await form.send("/needs/preview", {"problem": need.problem}, HX_Request="true")
    assert 'hx-trigger="load delay:3s, click"' in preview.text
    monkeypatch.undo()
    part = (await client.get(f"/needs/{need.id}", headers={"HX-Request": "true"})).text
    assert part.strip().startswith('<div id="matches">')


async def test_languages_beyond_the_usual_ones_are_named_and_kept(client: httpx.AsyncClient, runtime: Runtime) -> None:
    solution = await a_solution(runtime, languages=("vi", "km", "bdq"))
    assert "Tiếng Việt, Tiếng Khmer, bdq" in (await client.get(f"/solutions/{solution.id}")).text
    form = await opened_form(client, f"/solutions/{solution.id}/edit")
    values = {"title": "Đọc chữ", "summary": "Đọc chữ trên ảnh.", "organisation": "Trường Đại học Thử Nghiệm"}
    refused = await form.send(f"/solutions/{solution.id}", values | {"languages": "<b>"})
    assert refused.status_code == 422
    page = (await client.get(f"/solutions/{solution.id}/edit")).text
    assert 'value="km" checked' in page


async def test_solutions_that_are_not_indexed_yet_are_said_out_loud(
    client: httpx.AsyncClient, runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    need = await a_need(runtime)
    await a_solution(runtime)
    page = (await client.get(f"/needs/{need.id}")).text
    assert "chưa đối chiếu" not in page
    monkeypatch.setattr(Matching, "sizes", lambda _: dict.fromkeys(Subject, 0))
    page = (await client.get(f"/needs/{need.id}")).text
    assert "Số giải pháp đang xử lý, chưa đối chiếu: 1." in page
    assert "Hiện chưa có giải pháp nào trong danh mục đủ phù hợp" not in page


async def test_needs_are_narrowed_by_the_states_that_a_need_can_be_in(client: httpx.AsyncClient) -> None:
    page = (await client.get("/needs")).text
    [choices] = re.findall(r'<select id="filter-state".*?</select>', page, re.DOTALL)
    assert re.findall(r'value="(\w+)"', choices) == [state.value for state in ListingState]
