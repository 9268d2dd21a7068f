"""Both sides' pages in a real browser: with JavaScript and without, at both widths, in both languages."""

from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from playwright.async_api import Browser, expect

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import Connection, transaction
from matchmaker.listings import review_questions
from matchmaker.listings import steps as record_deciding
from matchmaker.listings.needs import confirmation
from matchmaker.listings.needs import service as needs
from matchmaker.people import demonstration
from matchmaker.proposals import consents, decisions, requests, thread
from matchmaker.proposals.consents import Answer
from matchmaker.proposals.suggestions import pair_by_hand
from matchmaker.proposals.thread import MessageDraft
from matchmaker.rules.actors import SYSTEM, VISITOR, Actor, Role
from matchmaker.rules.listing import ListingState
from matchmaker.rules.personal_data import NOTICE_VERSION
from matchmaker.rules.proposal import Proposal, Side
from tests.support.browser import NARROW, Site, Visitor, visiting
from tests.support.entries import pages_of_entries
from tests.support.fits import THIS_MONTH, sent_in, suggested
from tests.support.introductions import mailed_link
from tests.support.listings import make_need, make_solution, need_draft
from tests.support.looks import LOOKS, faults_on
from tests.support.proposals import a_person

BUSINESS = demonstration.ORGANISATIONS[Role.BUSINESS].name
INSTITUTE = demonstration.ORGANISATIONS[Role.INSTITUTE].name
EMAIL = {Role.BUSINESS: "business@demo.invalid", Role.INSTITUTE: "institute@demo.invalid"}
BUTTON = {Role.BUSINESS: ("Doanh nghiệp", "Business"), Role.INSTITUTE: ("Viện, trường", "Institute")}
WORDS = {
    "vi": ("Tôi đồng ý", "Đã ghi nhận ý kiến"),
    "en": ("I agree to the introduction", "Your answer is recorded"),
}
READ = "Đọc hóa đơn giấy đã chụp ảnh và trả về người bán, ngày, tổng tiền; xuất ra bảng tính để nhập vào kế toán."


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One proposal at each place on its way, and a need that fits; the owner of `questioned` asks for it too."""

    asked: Proposal
    introduced: Proposal
    questioned: Proposal
    fit: Proposal


async def fill(site: Site) -> Scene:
    runtime = site.runtime
    async with transaction(runtime.pool) as connection:
        people = {person.role: person.actor() for person in await demonstration.people(connection)}
        broker = (await a_person(connection, "hoa@so.example", Role.BROKER)).actor()
        solution = await make_solution(connection, organisation=INSTITUTE, summary=READ, trl=7, works_for="Hai công ty")

        async def pair(title: str, **need: Any) -> Proposal:  # noqa: ANN401  # any field of the draft
            wanted = await make_need(connection, organisation=BUSINESS, title=title, sector="logistics", **need)
            return await pair_by_hand(connection, wanted.id, solution.id, "Cùng bài toán", by=broker)

        async def approved(title: str, **need: Any) -> Proposal:  # noqa: ANN401
            made = await pair(title, **need)
            return await decisions.approve(connection, made.id, by=broker, version=made.version)

        introduced = await approved("Đọc chứng từ vận tải")
        for actor in (people[Role.BUSINESS], people[Role.INSTITUTE]):
            await consents.answer_as_contact(connection, introduced.id, Answer(agrees=True), by=actor)
        questioned = await pair("Dự báo lượng hàng về kho")
        ask = decisions.request_information
        await ask(connection, questioned.id, Side.SOLUTION, "Có chạy được ngoại tuyến không?", by=broker)
        owner = people[Role.BUSINESS]
        await requests.request(connection, questioned.need_id, solution.id, fitting=True, by=owner)
        asked = await approved("Đọc hóa đơn giấy", confidentiality="anonymous", outcome="Đọc đúng 95%")
        await talk(connection, asked, people)
        wanted = await make_need(connection, organisation=BUSINESS, title="Phân loại thư khiếu nại")
        fit = await suggested(connection, wanted.id, solution.id)
    await sent_in(runtime, THIS_MONTH)
    return Scene(asked=asked, introduced=introduced, questioned=questioned, fit=fit)


async def links_of_senders(runtime: Runtime) -> list[str]:
    """The pages behind links of those who sent a need without an account, at each place on its way."""
    states = {f"{state}@gui.example": state for state in ("draft", "asked", "shown", "taken")}
    for email, state in states.items():
        async with transaction(runtime.pool) as connection:
            draft = need_draft(organisation=f"Công ty {email}", email=email)
            need = await confirmation.post(connection, draft, consent=NOTICE_VERSION, locale="vi", by=VISITOR)
        link = await mailed_link(runtime, email, "needs/confirm")
        if state == "draft":
            continue
        async with transaction(runtime.pool) as connection:
            await confirmation.confirm(connection, link.rpartition("/")[2], by=VISITOR)
            if state == "asked":
                await review_questions.ask(connection, "need", need.id, "Hóa đơn còn trên giấy hay đã quét?", by=SYSTEM)
            elif state == "shown":
                await record_deciding.move(connection, "need", need.id, ListingState.PUBLISHED, by=SYSTEM)
            else:
                await needs.take_over(connection, need.id, need.organisation_id)
    pages = [await mailed_link(runtime, email, "needs/confirm") for email in states]
    answer = await mailed_link(runtime, "asked@gui.example", "needs/answer")
    return [*pages, answer, f"{pages[2]}/withdraw", "/needs/answer/x", "/needs/confirm/x"]


async def pages_with_entries(site: Site) -> list[str]:
    """What the institute has entered in calls."""
    async with transaction(site.runtime.pool) as connection:
        people = {person.role: person.actor() for person in await demonstration.people(connection)}
        return (await pages_of_entries(connection, entrant=people[Role.INSTITUTE], secretary=people[Role.BROKER]))[0]


async def talk(connection: Connection, proposal: Proposal, people: dict[Role, Actor]) -> None:
    for role, text in ((Role.BUSINESS, "Có bản dùng thử không?"), (Role.INSTITUTE, "Có, trong 30 ngày.")):
        await thread.write(connection, proposal.id, MessageDraft(body=text), by=people[role])


async def enter(visitor: Visitor, role: Role, locale: str = "vi") -> None:
    await visitor.open("/login?next=/proposals")
    await visitor.page.get_by_role("button", name=BUTTON[role][locale == "en"]).click()
    await visitor.page.wait_for_url("**/proposals")


async def test_every_page_of_a_side_is_accessible_and_fits(chromium: Browser, open_site: Site) -> None:
    scene = await fill(open_site)
    links = [await mailed_link(open_site.runtime, EMAIL[role]) for role in EMAIL]
    links += [await mailed_link(open_site.runtime, EMAIL[Role.INSTITUTE], "interested"), "/consent/x", "/interested/x"]
    links += await links_of_senders(open_site.runtime)
    entries = await pages_with_entries(open_site)
    proposals = [f"/proposals/{p.id}" for p in (scene.asked, scene.introduced)]
    requested = f"/proposals/{scene.questioned.id}"
    pages = {
        Role.BUSINESS: [*proposals, requested, f"{requested}/take-back", "/proposals", "/notices", "/home"],
        Role.INSTITUTE: [*proposals, requested, "/proposals", "/fits", "/notices", *entries],
    }
    faults: dict[str, list[str]] = {}
    for locale, width in LOOKS:
        await open_site.runtime.pool.execute("UPDATE person SET locale = $1", locale)
        async with visiting(chromium, open_site, locale=locale, width=width) as visitor:
            faults |= await faults_on(visitor, links, locale)
            visitor.complaints.clear()  # the browser itself reports the two statuses 410
            for role, paths in pages.items():
                await visitor.page.context.clear_cookies(name="__Host-session")
                await enter(visitor, role, locale)
                faults |= await faults_on(visitor, paths, locale)
    assert faults == {}


@pytest.mark.parametrize(("locale", "javascript"), [("en", True)])
async def test_one_side_answers_by_its_link_the_other_on_its_page(
    chromium: Browser, open_site: Site, locale: str, javascript: bool
) -> None:
    scene = await fill(open_site)
    # from signing in on, pages speak the language that the person has chosen
    await open_site.runtime.pool.execute("UPDATE person SET locale = $1", locale)
    agree, recorded = WORDS[locale]
    link = await mailed_link(open_site.runtime, EMAIL[Role.BUSINESS])
    async with visiting(chromium, open_site, locale=locale, javascript=javascript) as visitor:
        page = visitor.page
        await visitor.open(link)
        await page.get_by_role("button", name=agree).click()
        await page.get_by_role("heading", name=recorded).wait_for()
        await enter(visitor, Role.INSTITUTE, locale)
        await page.locator(f'a[href="/proposals/{scene.asked.id}"]').click()
        body = page.locator("#body")
        await body.fill("Gửi kèm bản mô tả")
        file = {"name": "Mô tả.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 1 0 obj"}
        await page.locator("#file").set_input_files(file)  # type: ignore[arg-type]
        await page.locator(f'form[action="/proposals/{scene.asked.id}/messages"] button').click()
        await expect(page.get_by_role("link", name="Mô tả.pdf")).to_be_visible()
        async with page.expect_download() as coming:
            await page.get_by_role("link", name="Mô tả.pdf").click()
        assert (await coming.value).suggested_filename == "Mô tả.pdf"
        await page.get_by_role("button", name=agree).click()
        await page.get_by_text(EMAIL[Role.BUSINESS]).first.wait_for()
        async with page.expect_download() as document:
            await page.locator('a[href^="/documents/"]').first.click()
        assert (await document.value).suggested_filename.endswith(".docx")


async def test_the_keyboard_alone_reaches_the_answer(chromium: Browser, open_site: Site) -> None:
    await fill(open_site)
    async with visiting(chromium, open_site, width=NARROW) as visitor:
        await visitor.open(await mailed_link(open_site.runtime, EMAIL[Role.INSTITUTE]))
        for _ in range(40):
            await visitor.page.keyboard.press("Tab")
            if await visitor.page.evaluate("document.activeElement.textContent.includes('Tôi đồng ý')"):
                break
        await visitor.page.keyboard.press("Enter")
        await visitor.page.get_by_role("heading", name="Đã ghi nhận ý kiến").wait_for()


async def test_a_scanner_without_a_browser_answers_nothing(open_site: Site) -> None:
    await fill(open_site)
    link = await mailed_link(open_site.runtime, EMAIL[Role.INSTITUTE])
    async with httpx.AsyncClient(base_url=open_site.address) as scanner:
        for _ in range(5):
            assert (await scanner.get(link)).status_code == 200
    assert await open_site.runtime.pool.fetchval("SELECT count(*) FROM consent WHERE answer IS NULL") == 2
