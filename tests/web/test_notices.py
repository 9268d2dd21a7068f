"""Notices on their page, the needs of the month with "interested" as one click, and records that end."""

import re

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground import i18n
from matchmaker.ground.city_time import CITY_TIME
from matchmaker.ground.db import transaction
from matchmaker.listings import clock
from matchmaker.notices import service as notices
from matchmaker.notices.model import NoticeKind
from matchmaker.rules.actors import Actor
from tests.support.accounts import sign_in
from tests.support.clients import sit_down
from tests.support.fits import NEXT_MONTH, THIS_MONTH, a_fit, sent_in
from tests.support.forms import opened_form
from tests.support.introductions import asked, leave, mailed_link, post, rows_of, settled
from tests.support.people import EMAIL, a_person
from tests.support.proposals import BUYER_EMAIL, LAB_EMAIL, Desk, notices_of


async def tell(runtime: Runtime, actor: Actor, kind: NoticeKind, subject: str = "proposal", subject_id: int = 7) -> int:
    async with transaction(runtime.pool) as connection:
        assert actor.person_id
        title = {"title": f"Về {kind}"}
        told = notices.notify(connection, actor.person_id, kind, subject=subject, subject_id=subject_id, params=title)
        return await told


@pytest.mark.parametrize("locale", i18n.LOCALES)
async def test_every_kind_is_told_in_both_languages_and_leads_to_its_matter(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk, locale: str
) -> None:
    sit_down(app, desk.lab)
    client.cookies.set("language", locale)
    for kind in NoticeKind:
        await tell(runtime, desk.lab, kind)
    page = "".join(
        [(await client.get(f"/notices?page={number}")).text for number in range(1, 2 + len(NoticeKind) // 10)]
    )
    for kind in NoticeKind:
        assert i18n.term("notice", kind, locale).replace("'", "&#39;") in page
        assert f"Về {kind}" in page
    for subject, path in (("proposal", "/proposals/7"), ("need", "/needs/7"), ("solution", "/solutions/7")):
        told = await tell(runtime, desk.lab, NoticeKind.MESSAGE_RECEIVED, subject)
        assert (await post(client, "/notices", f"/notices/{told}/open", {})).headers["location"] == path


async def test_a_notice_without_words_of_its_own_says_what_it_is_about(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk
) -> None:
    sit_down(app, desk.broker)
    async with transaction(runtime.pool) as connection:
        assert desk.broker.person_id
        kind, params = NoticeKind.CONSENT_GIVEN, {"count": 3}
        await notices.notify(connection, desk.broker.person_id, kind, subject="proposal", subject_id=7)
        await notices.notify(connection, desk.broker.person_id, kind, subject="fit", subject_id=7, params=params)
    page = (await client.get("/notices")).text
    assert "Đề xuất kết nối số 7" in page
    assert "Nhu cầu: 3" in page


async def test_the_unread_stand_first_and_reading_is_a_button_of_ones_own(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk
) -> None:
    sit_down(app, desk.lab)
    old = await tell(runtime, desk.lab, NoticeKind.CONSENT_REQUESTED)
    new = await tell(runtime, desk.lab, NoticeKind.INTRODUCED)
    before = await rows_of(runtime.pool)
    page = (await client.get("/notices")).text
    assert page.index("Về introduced") < page.index("Về consent_requested")
    assert await rows_of(runtime.pool) == before
    assert (await post(client, "/notices", f"/notices/{new}/read", {})).status_code == 303
    page = (await client.get("/notices")).text
    assert page.index("Về consent_requested") < page.index("Về introduced")
    assert page.count("Mới</span>") == 1
    sit_down(app, desk.buyer)
    assert (await post(client, "/login", f"/notices/{old}/read", {})).status_code == 404
    assert (await post(client, "/login", f"/notices/{old}/open", {})).status_code == 404
    await post(client, "/login", "/notices/read", {})
    assert await unread(runtime, desk.lab) == 1
    sit_down(app, desk.lab)
    await post(client, "/notices", "/notices/read", {})
    assert await unread(runtime, desk.lab) == 0


async def unread(runtime: Runtime, actor: Actor) -> int:
    return int(
        await runtime.pool.fetchval(
            "SELECT count(*) FROM notice WHERE person_id = $1 AND read_at IS NULL", actor.person_id
        )
    )


async def test_the_header_counts_what_somebody_who_is_signed_in_has_not_read(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    async with transaction(runtime.pool) as connection:
        person = (await a_person(connection)).actor()
    await sign_in(browser)
    assert "own__count" not in (await browser.get("/")).text
    for _ in range(2):
        await tell(runtime, person, NoticeKind.MESSAGE_RECEIVED)
    count = re.search(r'own__count">2<span class="unseen"> chưa đọc', (await browser.get("/needs")).text)
    assert count
    assert person.name != EMAIL
    form = await opened_form(browser, "/notices")
    await form.send("/notices/read", {})
    assert "own__count" not in (await browser.get("/")).text


async def test_the_mail_of_a_month_goes_out_once_to_the_contact_in_their_language(runtime: Runtime, desk: Desk) -> None:
    await runtime.pool.execute("UPDATE person SET locale = 'en' WHERE email = $1", LAB_EMAIL)
    fit = await a_fit(runtime, desk)
    assert await sent_in(runtime, THIS_MONTH) == 1
    assert await sent_in(runtime, THIS_MONTH) == 0  # a worker that starts again
    await settled(runtime)
    rows = await runtime.pool.fetch("SELECT recipient, kind, locale, subject FROM mail WHERE kind = 'monthly_fit'")
    month = THIS_MONTH.astimezone(CITY_TIME).strftime("%m/%Y")
    [mail] = rows
    assert (mail["recipient"], mail["locale"]) == (LAB_EMAIL, "en")
    assert mail["subject"] == f"Needs that fit Viện Trí tuệ nhân tạo Thử Nghiệm – {month}"
    async with transaction(runtime.pool) as connection:
        assert (await notices_of(connection, desk.lab))[-1] == "monthly_fit"
        assert "monthly_fit" not in await notices_of(connection, desk.labs_colleague)
    assert (await mailed_link(runtime, LAB_EMAIL, "interested")).startswith("/interested/")
    assert await mailed_link(runtime, LAB_EMAIL, "needs") == f"/needs/{fit.need_id}"
    assert await sent_in(runtime, NEXT_MONTH) == 0  # it was told of this one


async def test_two_workers_send_the_month_once(runtime: Runtime, desk: Desk) -> None:
    await a_fit(runtime, desk)
    assert sorted(await sent_in(runtime, THIS_MONTH, times=3)) == [0, 0, 1]
    assert await runtime.pool.fetchval("SELECT count(*) FROM mail WHERE kind = 'monthly_fit'") == 1


@pytest.mark.parametrize("need", [{"confidentiality": "anonymous"}, {"confidentiality": "brokers"}])
async def test_only_public_needs_that_fit_well_are_told(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk, need: dict[str, str]
) -> None:
    await a_fit(runtime, desk, **need)
    await a_fit(runtime, desk, word="possible", title="Vừa vừa thôi")
    assert await sent_in(runtime, THIS_MONTH) == 0
    sit_down(app, desk.lab)
    page = (await client.get("/fits")).text
    assert "Vừa vừa thôi" not in page
    assert "chưa có nhu cầu" in page


async def test_opening_the_link_of_the_mail_says_nothing_and_one_click_does(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk
) -> None:
    fit = await a_fit(runtime, desk)
    await sent_in(runtime, THIS_MONTH)
    path = await mailed_link(runtime, LAB_EMAIL, "interested")
    leave(app)
    before = await rows_of(runtime.pool)
    for _ in range(5):
        page = await client.get(path)
        assert page.status_code == 200
        assert page.headers["x-robots-tag"] == "noindex, nofollow"
    assert await rows_of(runtime.pool) == before
    for _ in range(2):
        assert (await post(client, "/login", path, {})).headers["location"] == path
    assert "Đã ghi nhận Ông/Bà quan tâm" in (await client.get(path)).text
    said = await runtime.pool.fetch("SELECT actor, subject_id FROM audit_entry WHERE action = 'proposal:show_interest'")
    assert [(row["actor"], row["subject_id"]) for row in said] == [(desk.lab.name, fit.id)]
    for broker in (desk.broker, desk.colleague):
        async with transaction(runtime.pool) as connection:
            assert (await notices_of(connection, broker)).count("interest_shown") == 1


async def test_the_link_is_its_readers_own_and_ends(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk
) -> None:
    fit = await a_fit(runtime, desk)
    await sent_in(runtime, THIS_MONTH)
    path = await mailed_link(runtime, LAB_EMAIL, "interested")

    async def says(words: str) -> None:
        for answer in (await client.get(path), await post(client, "/login", path, {})):
            assert answer.status_code == 410
            assert words in answer.text

    for somebody in (desk.labs_colleague, desk.stranger, desk.broker):
        sit_down(app, somebody)
        await says("gửi cho người khác")
    leave(app)
    await runtime.pool.execute("UPDATE need SET state = 'closed' WHERE id = $1", fit.need_id)
    await says("Không còn nội dung chờ trả lời")
    await runtime.pool.execute("UPDATE fit_link SET expires_at = now()")
    await says("hết thời hạn")
    assert await runtime.pool.fetchval("SELECT count(*) FROM fit_interest") == 0
    assert (await client.get("/interested/x")).status_code == 410


async def test_interest_on_the_page_counts_once_and_only_of_ones_own_institute(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk
) -> None:
    fit = await a_fit(runtime, desk)
    sit_down(app, desk.labs_colleague)
    page = (await client.get("/fits")).text
    assert f'action="/fits/{fit.id}"' in page
    for _ in range(2):
        assert (await post(client, "/login", f"/fits/{fit.id}", {})).headers["location"] == "/fits"
    assert "Đã ghi nhận quan tâm" in (await client.get("/fits")).text
    assert await runtime.pool.fetchval("SELECT count(*) FROM fit_interest") == 1
    assert (await post(client, "/login", "/fits/999", {})).status_code == 404
    sit_down(app, desk.stranger)
    assert (await post(client, "/login", f"/fits/{fit.id}", {})).status_code == 403
    assert await sent_in(runtime, THIS_MONTH) == 0  # no mail about what one is interested in already


async def test_what_an_institute_is_interested_in_stands_on_the_desk(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk
) -> None:
    fit = await a_fit(runtime, desk, title="Nhu cầu viện quan tâm")
    sit_down(app, desk.lab)
    await post(client, "/fits", f"/fits/{fit.id}", {})
    await runtime.pool.execute("UPDATE proposal SET rank = NULL WHERE id = $1", fit.id)  # the engine has dropped it
    sit_down(app, desk.broker)
    assert "Nhu cầu viện quan tâm" in (await client.get("/desk")).text
    assert "Bên cung báo quan tâm" in (await client.get(f"/proposals/{fit.id}")).text


async def told(runtime: Runtime) -> list[tuple[str, int]]:
    rows = await runtime.pool.fetch("SELECT subject, days FROM expiry_told ORDER BY days DESC, subject")
    return [tuple(row) for row in rows]


async def remind(runtime: Runtime) -> int:
    async with transaction(runtime.pool) as connection:
        return await clock.tell_owners(connection)


async def test_owners_are_reminded_fourteen_and_three_days_before_once_each_and_told_at_the_end(
    runtime: Runtime, desk: Desk
) -> None:
    await asked(runtime, desk)
    assert await remind(runtime) == 0
    await runtime.pool.execute("UPDATE need SET expires_at = now() + interval '13 days'")
    assert [await remind(runtime) for _ in range(2)] == [1, 0]
    assert await told(runtime) == [("need", 14)]
    await runtime.pool.execute("UPDATE need SET expires_at = now() + interval '2 days'")
    await runtime.pool.execute("UPDATE expiry_told SET expires_at = (SELECT expires_at FROM need)")
    assert [await remind(runtime) for _ in range(2)] == [1, 0]
    assert await told(runtime) == [("need", 14), ("need", 3)]
    await runtime.pool.execute("UPDATE need SET state = 'expired', expires_at = now() - interval '1 minute'")
    await runtime.pool.execute("UPDATE expiry_told SET expires_at = (SELECT expires_at FROM need)")
    assert [await remind(runtime) for _ in range(2)] == [1, 0]
    await settled(runtime)
    mails = await runtime.pool.fetch("SELECT recipient FROM mail WHERE kind = 'listing_expires'")
    assert [row["recipient"] for row in mails] == [BUYER_EMAIL, BUYER_EMAIL]
    async with transaction(runtime.pool) as connection:
        for member in (desk.buyer, desk.buyers_colleague):
            kinds = [kind for kind in await notices_of(connection, member) if kind.startswith("listing")]
            assert kinds == ["listing_expires", "listing_expires", "listing_expired"]


async def test_an_owner_renews_and_is_reminded_of_the_new_end(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, desk: Desk
) -> None:
    proposal = await asked(runtime, desk)
    await runtime.pool.execute("UPDATE need SET expires_at = now() + interval '2 days'")
    await remind(runtime)
    path = f"/needs/{proposal.need_id}"
    sit_down(app, desk.stranger)
    assert (await post(client, "/login", f"{path}/renew", {})).status_code == 404
    sit_down(app, desk.buyers_colleague)
    assert "Gia hạn công bố" in (await client.get(path)).text
    assert (await post(client, path, f"{path}/renew", {})).headers["location"] == path
    left = await runtime.pool.fetchval("SELECT expires_at - now() FROM need")
    assert left.days in (179, 180)
    assert await remind(runtime) == 0
    await runtime.pool.execute("UPDATE need SET expires_at = now() + interval '10 days'")
    assert await remind(runtime) == 1
    # nobody is asked anew for it
    assert await runtime.pool.fetchval("SELECT state FROM proposal") == "asked"
    await runtime.pool.execute("UPDATE need SET state = 'closed'")
    assert (await post(client, "/login", f"{path}/renew", {})).status_code == 409


async def test_of_what_nobody_has_confirmed_no_mail_goes_to_a_stranger(runtime: Runtime, desk: Desk) -> None:
    await asked(runtime, desk)
    await runtime.pool.execute("UPDATE organisation SET authorised_contact_id = NULL")
    await runtime.pool.execute("UPDATE solution SET expires_at = now() + interval '2 days', confirmed = false")
    assert await remind(runtime) == 1
    assert await runtime.pool.fetchval("SELECT count(*) FROM mail WHERE kind = 'listing_expires'") == 0
