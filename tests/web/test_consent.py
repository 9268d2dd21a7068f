"""The link by which a side is asked: it shows as often as it is opened, answers once, and tells no more than it may."""

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.listings.needs import service as needs
from matchmaker.listings.needs.service import draft_of
from matchmaker.proposals import decisions
from matchmaker.rules.actors import SYSTEM
from tests.support.clients import ORIGIN, sit_down
from tests.support.introductions import asked, consent_path, hidden_fields, leave, post, rows_of
from tests.support.proposals import BUDGET, BUSINESS, BUYER_EMAIL, INSTITUTE, LAB_EMAIL, Desk, stored_desk

AGREE = {"answer": "agree"}


@pytest.fixture
async def desk(runtime: Runtime, app: FastAPI) -> Desk:
    leave(app)
    return await stored_desk(runtime.pool)


async def answers(runtime: Runtime) -> list[tuple[str, str | None, str | None]]:
    rows = await runtime.pool.fetch("SELECT side, answer, reason FROM consent ORDER BY side")
    return [(row["side"], row["answer"], row["reason"]) for row in rows]


async def test_a_mail_scanner_that_opens_a_link_five_times_uses_up_nothing(
    client: httpx.AsyncClient, runtime: Runtime, desk: Desk
) -> None:
    await asked(runtime, desk)
    path, before = await consent_path(runtime, BUYER_EMAIL), await rows_of(runtime.pool)
    for _ in range(5):
        page = await client.get(path)
        assert page.status_code == 200
    assert await rows_of(runtime.pool) == before
    assert (await client.head(path)).status_code in (200, 405)
    assert await rows_of(runtime.pool) == before
    assert (await post(client, path, path, AGREE)).headers["location"] == path
    assert await answers(runtime) == [("need", "agreed", None), ("solution", None, None)]


async def test_the_page_of_a_link_is_kept_and_listed_nowhere(
    client: httpx.AsyncClient, runtime: Runtime, desk: Desk
) -> None:
    await asked(runtime, desk)
    path = await consent_path(runtime, BUYER_EMAIL)
    for address in (path, "/consent/not-a-token"):
        headers = (await client.get(address)).headers
        assert headers["cache-control"] == "no-store"
        assert headers["x-robots-tag"] == "noindex, nofollow"
        assert headers["referrer-policy"] == "strict-origin"


async def test_the_page_says_who_asks_until_when_and_what_would_be_told(
    client: httpx.AsyncClient, runtime: Runtime, desk: Desk
) -> None:
    await asked(runtime, desk)
    page = (await client.get(await consent_path(runtime, BUYER_EMAIL))).text
    answer_by = await runtime.pool.fetchval(
        "SELECT to_char((answer_by - interval '1 second') AT TIME ZONE 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY') "
        "FROM consent WHERE side = 'need'"
    )
    for told in (
        *("Người hoa@so.example", f"Người {BUYER_EMAIL}", f"Trả lời chậm nhất ngày {answer_by}", INSTITUTE, BUSINESS),
        *("Nhận dạng hóa đơn tiếng Việt", "Tôi đồng ý giới thiệu kết nối", "Tôi không đồng ý", BUYER_EMAIL),
    ):
        assert told in page, told
    assert LAB_EMAIL not in page
    assert "0281234567" not in page  # the other side's telephone waits for the second consent


async def test_it_speaks_the_language_in_which_one_was_asked_unless_another_is_chosen(
    client: httpx.AsyncClient, runtime: Runtime, desk: Desk
) -> None:
    await runtime.pool.execute("UPDATE person SET locale = 'en' WHERE email = $1", BUYER_EMAIL)
    await asked(runtime, desk)
    path = await consent_path(runtime, BUYER_EMAIL)
    english = (await client.get(path)).text
    assert '<html lang="en">' in english
    assert "I agree to the introduction" in english
    assert f"/language/vi?next={path}" in english
    await client.get(f"/language/vi?next={path}")
    assert '<html lang="vi">' in (await client.get(path)).text


async def test_a_link_that_was_used_shows_the_answer_and_takes_no_other(
    client: httpx.AsyncClient, runtime: Runtime, desk: Desk
) -> None:
    await asked(runtime, desk)
    path = await consent_path(runtime, BUYER_EMAIL)
    form = await client.get(path)
    await post(client, path, path, AGREE)
    used = await client.get(path)
    assert used.status_code == 200
    assert "Đã ghi nhận ý kiến" in used.text
    assert "Đang chờ ý kiến" in used.text or "đang chờ ý kiến" in used.text
    assert "Khi bên kia chưa trả lời, Ông/Bà vẫn có thể rút" in used.text
    assert 'name="answer"' not in used.text
    refusing = await post(client, "/login", path, {"answer": "refuse", "reason": "budget"})
    assert refusing.status_code == 200
    assert "Đã ghi nhận ý kiến" in refusing.text
    assert await answers(runtime) == [("need", "agreed", None), ("solution", None, None)]
    assert form.status_code == 200


async def test_the_second_consent_by_link_introduces_and_says_so(
    client: httpx.AsyncClient, runtime: Runtime, desk: Desk
) -> None:
    proposal = await asked(runtime, desk)
    for email in (BUYER_EMAIL, LAB_EMAIL):
        path = await consent_path(runtime, email)
        await post(client, path, path, AGREE)
    assert await runtime.pool.fetchval("SELECT state FROM proposal WHERE id = $1", proposal.id) == "introduced"
    introduced = (await client.get(path)).text
    assert "thư giới thiệu" in introduced
    assert "có thể rút" not in introduced, "nothing can be taken back any more"
    assert "Nếu muốn thay đổi" not in introduced


async def test_a_refusal_needs_a_reason_and_keeps_what_was_typed(
    client: httpx.AsyncClient, runtime: Runtime, desk: Desk
) -> None:
    await asked(runtime, desk)
    path = await consent_path(runtime, LAB_EMAIL)
    page = await post(client, path, path, {"answer": "refuse", "note": "Nhóm đang kín việc"})
    assert page.status_code == 422
    assert "Nhóm đang kín việc" in page.text
    assert '<details class="refuse" open>' in page.text
    assert await answers(runtime) == [("need", None, None), ("solution", None, None)]
    refused = {"answer": "refuse", "reason": "no_capacity", "note": "Nhóm đang kín việc"}
    assert (await post(client, path, path, refused)).status_code == 303
    assert await answers(runtime) == [("need", None, None), ("solution", "refused", "no_capacity")]
    assert "Nhóm đang kín việc" not in (await client.get(path)).text


async def test_an_answer_of_neither_button_is_refused(client: httpx.AsyncClient, runtime: Runtime, desk: Desk) -> None:
    await asked(runtime, desk)
    path = await consent_path(runtime, LAB_EMAIL)
    assert (await post(client, path, path, {"answer": "maybe"})).status_code == 422
    assert (await post(client, path, path, AGREE | {"side": "need"})).status_code == 400
    assert await answers(runtime) == [("need", None, None), ("solution", None, None)]


async def test_a_double_click_answers_once(client: httpx.AsyncClient, runtime: Runtime, desk: Desk) -> None:
    await asked(runtime, desk)
    path = await consent_path(runtime, BUYER_EMAIL)
    form = await hidden_fields(client, path)
    for _ in range(2):
        assert (await client.post(path, data=form | AGREE, headers={"Origin": ORIGIN})).status_code == 303
    assert await runtime.pool.fetchval("SELECT count(*) FROM audit_entry WHERE action = 'proposal:agree'") == 1


@pytest.mark.parametrize("locale", ["vi", "en"])
async def test_expired_void_foreign_and_unknown_links_say_what_to_do(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk, locale: str
) -> None:
    proposal = await asked(runtime, desk)
    path = await consent_path(runtime, BUYER_EMAIL)
    client.cookies.set("language", locale)
    words = {
        "foreign": ("gửi cho người khác", "sent to somebody else"),
        "expired": ("hết thời hạn", "time to answer is over"),
        "void": ("Không còn nội dung chờ trả lời", "nothing to answer any more"),
        "unknown": ("Không mở được liên kết", "does not work"),
    }

    async def says(kind: str, address: str = path) -> None:
        for page in (await client.get(address), await post(client, "/login", address, AGREE)):
            assert page.status_code == 410, kind
            assert words[kind][locale == "en"] in page.text, kind
            assert 'href="/proposals"' in page.text

    await says("unknown", "/consent/x")
    for somebody in (desk.buyers_colleague, desk.stranger, desk.lab, desk.broker):
        sit_down(app, somebody)
        await says("foreign")
    leave(app)
    await runtime.pool.execute("UPDATE consent SET asked_at = now() - interval '20 days', answer_by = now()")
    await says("expired")
    await runtime.pool.execute("UPDATE consent SET answer_by = now() + interval '3 days'")
    async with transaction(runtime.pool) as connection:
        await decisions.withdraw(connection, proposal.id, BUDGET, by=desk.lab, version=proposal.version)
    await says("void")
    assert await answers(runtime) == [("need", None, None), ("solution", None, None)]


async def test_a_record_that_was_edited_has_nothing_to_answer(
    client: httpx.AsyncClient, runtime: Runtime, desk: Desk
) -> None:
    proposal = await asked(runtime, desk)
    path = await consent_path(runtime, LAB_EMAIL)
    async with transaction(runtime.pool) as connection:
        need = await needs.get(connection, proposal.need_id, by=SYSTEM)
        draft = draft_of(need)
        await needs.edit(connection, need.id, type(draft)(**vars(draft) | {"outcome": "Đọc cả hợp đồng"}), by=SYSTEM)
    page = (await client.get(path)).text
    assert "Hiện chưa cần trả lời" in page
    assert 'name="answer"' not in page
    late = await post(
        client, "/login", path, {"answer": "refuse", "reason": "budget", "note": "Nhờ gửi thêm báo giá.\nXin cảm ơn."}
    )
    assert "Nhờ gửi thêm báo giá.\nXin cảm ơn." in late.text, "what was typed until then is not lost"
    assert await runtime.pool.fetchval("SELECT state FROM proposal WHERE id = $1", proposal.id) == "suggested"
    assert (await client.get(path)).status_code == 410


@pytest.mark.parametrize("confidentiality", ["anonymous", "brokers"])
async def test_no_page_names_the_owner_of_an_anonymous_need_before_both_have_agreed(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk, confidentiality: str
) -> None:
    details = {"place": "Khu công nghiệp Tân Tạo", "data_owner": "Phòng IT Minh Anh"}
    proposal = await asked(runtime, desk, confidentiality=confidentiality, **details)
    buyers = await consent_path(runtime, BUYER_EMAIL)
    assert BUSINESS in (await client.get(buyers)).text  # one's own name is no secret to oneself
    await post(client, buyers, buyers, AGREE)
    labs = await consent_path(runtime, LAB_EMAIL)
    pages = [(await client.get(labs)).text]
    for somebody in (desk.lab, desk.labs_colleague):
        sit_down(app, somebody)
        pages += [(await client.get(path)).text for path in (f"/proposals/{proposal.id}", "/proposals", "/notices")]
    for page in pages:
        for secret in (BUSINESS, "Minh Anh", BUYER_EMAIL, "ketoan@", "Phòng Kế toán", *details.values()):
            assert secret not in page, secret
    assert "hóa đơn" in pages[0]
    assert "Tên đơn vị có nhu cầu được cung cấp khi cả hai bên đồng ý" in pages[0]
    sit_down(app, desk.lab)
    await post(client, f"/proposals/{proposal.id}", f"/proposals/{proposal.id}/answer", AGREE)
    introduced = (await client.get(f"/proposals/{proposal.id}")).text
    assert BUSINESS in introduced
    assert BUYER_EMAIL in introduced


async def test_another_site_cannot_answer(client: httpx.AsyncClient, runtime: Runtime, desk: Desk) -> None:
    await asked(runtime, desk)
    path = await consent_path(runtime, BUYER_EMAIL)
    await client.get(path)
    for headers in ({"Origin": "https://elsewhere.example"}, {"Origin": "null"}, {"Origin": ORIGIN}):
        assert (await client.post(path, data=AGREE, headers=headers)).status_code == 403
    assert await answers(runtime) == [("need", None, None), ("solution", None, None)]
