"""What became of a need that was posted without an account: its number, its state, what fits and what happens next."""

import asyncio
import re

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.listings import review_questions
from matchmaker.listings.needs import confirmation
from matchmaker.listings.needs import service as needs
from matchmaker.notices.service import local_mails
from matchmaker.proposals import suggestions
from matchmaker.rules.actors import LOCAL_PERSON, SYSTEM
from matchmaker.rules.listing import ListingState
from tests.support.accounts import SECONDS_FOR_A_MAIL
from tests.support.clients import DESK
from tests.support.forms import SentForm, opened_form
from tests.support.listings import a_solution
from tests.support.need_forms import ADDRESS, BY_MAIL, BY_PHONE, link_to, post_request, stored_needs
from web.ground.dependencies import current_actor

COMPARED = "Giải pháp mới được đối chiếu ngay khi có"


async def confirmed(browser: httpx.AsyncClient, runtime: Runtime) -> str:
    """Posted by mail and confirmed: the link."""
    await post_request(browser, BY_MAIL)
    link = await link_to(runtime)
    assert (await (await opened_form(browser, link)).send(link, {})).headers["location"] == link
    return link


async def arrived(runtime: Runtime, subject: str) -> str:
    """The text of the mail with this subject, as soon as it has landed in the local folder."""
    async with asyncio.timeout(SECONDS_FOR_A_MAIL):
        while True:
            mails = local_mails(runtime.settings.mail_folder)
            if found := next((mail.text for mail in mails if mail.subject.startswith(subject)), None):
                return found
            await asyncio.sleep(0.05)


async def moved(runtime: Runtime, *states: ListingState) -> None:
    [need] = await stored_needs(runtime)
    for state in states:
        async with transaction(runtime.pool) as connection:
            await needs.set_state(connection, need.id, state, by=LOCAL_PERSON)


async def test_after_confirming_the_link_shows_number_state_matches_and_what_happens_next(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    await a_solution(runtime)
    page = await browser.get(await confirmed(browser, runtime))
    [need] = await stored_needs(runtime)
    for words in (f"Nhu cầu số {need.id} của Ông/Bà", "Chờ duyệt", "Cán bộ duyệt chậm nhất ngày"):
        assert words in page.text
    assert "Nhận dạng hóa đơn tiếng Việt" in page.text
    assert ADDRESS not in page.text, "whoever the link was passed on to learns no contact"
    assert page.headers["x-robots-tag"] == "noindex, nofollow"


async def test_the_number_and_the_way_back_are_mailed_once(browser: httpx.AsyncClient, runtime: Runtime) -> None:
    link = await confirmed(browser, runtime)
    await (await opened_form(browser, "/needs/request")).send(link, {})
    [need] = await stored_needs(runtime)
    assert await runtime.pool.fetchval("SELECT count(*) FROM mail WHERE kind = 'need_received'") == 1
    received = await arrived(runtime, f"Đã tiếp nhận nhu cầu số {need.id}")
    assert link in received
    assert need.problem not in received


@pytest.mark.parametrize(
    ("states", "words"),
    [
        ([ListingState.PUBLISHED], "Hiện chưa có đề xuất kết nối"),
        ([ListingState.INFORMATION_REQUESTED], "Cán bộ đã đề nghị bổ sung thông tin"),
        ([ListingState.PUBLISHED, ListingState.NO_SUITABLE_SOLUTION], "Hiện chưa có giải pháp phù hợp"),
        ([ListingState.CLOSED], "Hồ sơ đã đóng"),
    ],
)
async def test_each_state_says_what_happens_next(
    browser: httpx.AsyncClient, runtime: Runtime, states: list[ListingState], words: str
) -> None:
    link = await confirmed(browser, runtime)
    await moved(runtime, *states)
    page = (await browser.get(link)).text
    assert words in page
    assert (COMPARED in page) is (states[-1] in (ListingState.PUBLISHED, ListingState.INFORMATION_REQUESTED))
    [need] = await stored_needs(runtime)
    assert (f'href="/needs/{need.id}"' in page) is (states == [ListingState.PUBLISHED]), "else it would be a 404"


async def test_whoever_left_a_number_alone_gets_the_link_on_the_page_and_cannot_confirm_by_it(
    app: FastAPI, browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    form = await opened_form(browser, "/needs/request")
    first, again = [await form.send("/needs/request", BY_PHONE) for _ in range(2)]
    [need] = await stored_needs(runtime)
    page = await browser.get(again.headers["location"])
    assert "Đã nhận nhu cầu." in page.text
    assert f"Nhu cầu số {need.id} của Ông/Bà" in page.text
    assert "Cán bộ gọi đến số điện thoại Ông/Bà đã cung cấp, chậm nhất ngày" in page.text
    assert "Xác nhận và gửi" not in page.text
    assert first.headers["location"] == again.headers["location"], "the address that was to be kept stays good"
    link = again.headers["location"].partition("?")[0]
    assert (await form.send(link, {})).status_code == 409
    assert [need.state for need in await stored_needs(runtime)] == ["draft"]
    app.dependency_overrides[current_actor] = lambda: DESK
    desk = await opened_form(browser, f"/desk/needs/{need.id}")
    called = SentForm(client=browser, hidden={"csrf_token": desk.hidden["csrf_token"]})
    assert (await called.send(f"/needs/{need.id}/confirm", {})).status_code == 303
    assert "Xác nhận qua điện thoại ngày" in (await browser.get(link)).text


async def test_the_record_says_truly_who_entered_it(app: FastAPI, browser: httpx.AsyncClient, runtime: Runtime) -> None:
    await confirmed(browser, runtime)
    await moved(runtime, ListingState.PUBLISHED)
    [need] = await stored_needs(runtime)
    owner = (await browser.get(f"/needs/{need.id}")).text.partition('id="owner-title"')[2].partition("</section>")[0]
    assert re.search(r"người gửi đã xác nhận qua email ngày \d\d/\d\d/\d{4}", owner)
    assert "Chưa có tài khoản nào của đơn vị nhận hồ sơ này." in owner
    assert "không do chính đơn vị nhập" not in owner


async def test_what_the_desk_asks_stands_on_the_page(browser: httpx.AsyncClient, runtime: Runtime) -> None:
    link = await confirmed(browser, runtime)
    [need] = await stored_needs(runtime)
    async with transaction(runtime.pool) as connection:
        await review_questions.ask(connection, "need", need.id, "Mỗi tháng bao nhiêu tờ?", by=SYSTEM)
    assert "Mỗi tháng bao nhiêu tờ?" in (await browser.get(link)).text
    await answered_from(browser, link)
    assert (await stored_needs(runtime))[0].state == "submitted"


async def test_whoever_left_a_number_alone_is_called_and_can_answer_on_the_page(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    form = await opened_form(browser, "/needs/request")
    link = (await form.send("/needs/request", BY_PHONE)).headers["location"].partition("?")[0]
    [need] = await stored_needs(runtime)
    async with transaction(runtime.pool) as connection:
        await confirmation.confirm_by_phone(connection, need.id, by=DESK)
        await review_questions.ask(connection, "need", need.id, "Mỗi tháng bao nhiêu tờ?", by=SYSTEM)
    page = (await browser.get(link)).text
    assert "Cán bộ cần hỏi thêm và sẽ gọi số điện thoại Ông/Bà đã cung cấp." in page
    assert "Ông/Bà cũng có thể trả lời ngay tại đây, chậm nhất ngày" in page
    assert "qua email hoặc điện thoại" not in page
    await answered_from(browser, link)
    async with transaction(runtime.pool) as connection:
        await review_questions.ask(connection, "need", need.id, "Trên giấy hay đã quét?", by=SYSTEM)
        assert await review_questions.place_to_answer(connection, link.rpartition("/")[2]), "what is asked next"
        await review_questions.take_back(connection, "need", need.id, by=SYSTEM)
    assert "Trả lời câu hỏi" not in (await browser.get(link)).text


async def answered_from(browser: httpx.AsyncClient, link: str) -> None:
    """By the button of the need's page, whose question is answered once."""
    place = re.search(r'href="(/needs/answer/[^"]+)">Trả lời câu hỏi<', (await browser.get(link)).text)
    assert place
    form = await opened_form(browser, place[1])
    said = {"problem": BY_MAIL["problem"], "reply": "Hai nghìn tờ."}
    assert (await form.send(place[1], said)).headers["location"] == place[1]
    assert "Hai nghìn tờ." in (await browser.get(place[1])).text
    assert "Trả lời câu hỏi" not in (await browser.get(link)).text


async def test_the_desk_reads_that_the_sender_withdrew_the_need(
    app: FastAPI, browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    page = f"{await confirmed(browser, runtime)}/withdraw"
    await (await opened_form(browser, page)).send(page, {})
    [need] = await stored_needs(runtime)
    app.dependency_overrides[current_actor] = lambda: DESK
    for path in (f"/desk/needs/{need.id}", f"/needs/{need.id}"):
        shown = (await browser.get(path)).text
        assert re.search(r"Người gửi đã rút nhu cầu lúc [^<]+\. Chỉ mở lại khi người gửi đề nghị\.", shown)


async def test_whoever_posted_sees_which_proposals_are_under_way_but_none_that_only_the_desk_knows(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    solution = await a_solution(runtime, title="Máy đọc hóa đơn của viện")
    link = await confirmed(browser, runtime)
    await moved(runtime, ListingState.PUBLISHED)
    [need] = await stored_needs(runtime)
    async with transaction(runtime.pool) as connection:
        await suggestions.pair_by_hand(connection, need.id, solution.id, "Hợp", by=SYSTEM)
    assert "Đề xuất kết nối của cán bộ" not in (await browser.get(link)).text
    await runtime.pool.execute("UPDATE proposal SET state = 'asked', round = 1, approved_text = sha256('')")
    page = (await browser.get(link)).text
    proposed = page.partition('id="proposals-title"')[2].partition("</section>")[0]
    assert "Máy đọc hóa đơn của viện" in proposed
    assert "Chờ hai bên" in proposed


async def test_once_its_owner_has_taken_it_over_the_link_tells_nothing_more_of_it(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    link = await confirmed(browser, runtime)
    [need] = await stored_needs(runtime)
    async with transaction(runtime.pool) as connection:
        await needs.take_over(connection, need.id, need.organisation_id)
    page = (await browser.get(link)).text
    assert "Đơn vị đã nhận hồ sơ này bằng tài khoản" in page
    assert f"Nhu cầu số {need.id} của Ông/Bà" in page
    for words in (need.problem, need.title, need.organisation_name, 'id="matches"', f'href="/needs/{need.id}"'):
        assert words not in page


async def test_whoever_posted_withdraws_by_the_link_and_is_asked_first(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    link = await confirmed(browser, runtime)
    await moved(runtime, ListingState.PUBLISHED)
    page = f"{link}/withdraw"
    assert f'href="{page}"' in (await browser.get(link)).text
    asked = await browser.get(page)
    assert "Rút nhu cầu của Ông/Bà?" in asked.text
    assert "Chỉ cán bộ của Sở còn đọc được" in asked.text
    assert [need.state for need in await stored_needs(runtime)] == ["published"], "asking changes nothing"
    done = await (await opened_form(browser, page)).send(page, {})
    assert done.headers["location"] == link
    [need] = await stored_needs(runtime)
    assert need.state == "closed"
    shown = (await browser.get(link)).text
    assert "Ông/Bà đã rút nhu cầu ngày" in shown
    assert f'href="{page}"' not in shown
    assert COMPARED not in shown
    assert (await browser.get(page)).headers["location"] == link


async def test_what_its_owner_has_taken_over_or_nobody_confirmed_is_not_withdrawn_by_the_link(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    await post_request(browser, BY_MAIL)
    link = await link_to(runtime)
    form = await opened_form(browser, link)
    assert (await form.send(f"{link}/withdraw", {})).status_code == 409
    await form.send(link, {})
    [need] = await stored_needs(runtime)
    async with transaction(runtime.pool) as connection:
        await needs.take_over(connection, need.id, need.organisation_id)
    assert (await form.send(f"{link}/withdraw", {})).status_code == 404
    assert [each.state for each in await stored_needs(runtime)] == ["submitted"]


async def test_the_page_says_how_far_a_published_need_has_come(browser: httpx.AsyncClient, runtime: Runtime) -> None:
    solution = await a_solution(runtime)
    link = await confirmed(browser, runtime)
    await moved(runtime, ListingState.PUBLISHED)
    [need] = await stored_needs(runtime)
    published = (await browser.get(link)).text
    assert "Cán bộ chưa đề xuất kết nối. Gợi ý của hệ thống ở dưới." in published
    assert published.index("Gợi ý của hệ thống ở dưới") < published.index('id="matches-title"')
    async with transaction(runtime.pool) as connection:
        await suggestions.pair_by_hand(connection, need.id, solution.id, "Hợp", by=SYSTEM)
    assert "Cán bộ xem xét các gợi ý chậm nhất ngày" in (await browser.get(link)).text
    await runtime.pool.execute("UPDATE proposal SET since = now() - interval '6 days'")
    late = (await browser.get(link)).text
    assert "Thời hạn cán bộ xem xét" in late
    assert "chậm nhất ngày" not in late, "no day is promised that has passed"
    await runtime.pool.execute("UPDATE proposal SET state = 'asked', round = 1, approved_text = sha256('')")
    assert "hai bên đang được xin ý kiến" in (await browser.get(link)).text
