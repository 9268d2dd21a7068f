"""A business, an institute, a broker and a verifier, each in a browser of their own, take a case until it counts;
a leader's approval shows it to everybody, and its withdrawal takes it back.
"""

import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, datetime

import pytest
from playwright.async_api import Browser, FilePayload, Page, expect

from matchmaker.bootstrap import running
from matchmaker.cases import opening
from matchmaker.ground import i18n
from matchmaker.ground.city_time import CITY_TIME
from matchmaker.ground.db import Connection, transaction
from matchmaker.people import accounts, membership
from matchmaker.proposals import consents, decisions, suggestions
from matchmaker.proposals.consents import Answer
from matchmaker.rules.actors import LOCAL_PERSON, SYSTEM, Actor, Role
from matchmaker.settings import load_settings
from tests.support.browser import Site, served
from tests.support.encoders import HASHED
from tests.support.listings import make_need, make_solution
from tests.support.people import PASSWORD, a_person, an_organisation
from tests.support.servers import cloned
from tests.support.stages import Stage, open_page, press, sign_in_as_officer
from web.app import create_app
from web.assets import ensure_assets

PAPERS = {
    "meeting_minutes": b"%PDF-1.7\nBien ban lam viec",
    "pilot_agreement": b"%PDF-1.7\nThoa thuan ung dung thi diem",
    "invoice": b"%PDF-1.7\nHoa don",
}
CONTRACT, MINUTES = b"%PDF-1.7\nHop dong chuyen giao quyen su dung", b"%PDF-1.7\nBien ban nghiem thu, ban giao"


@pytest.fixture(scope="module")
async def site(server: str, template: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Site]:
    ensure_assets(lambda _: None)
    home = tmp_path_factory.mktemp("counted")
    async with cloned(server, template) as dsn:
        settings = load_settings(MATCHMAKER_HOME=str(home), DATABASE_URL=dsn)
        async with running(settings, encoder=HASHED) as runtime, served(create_app(runtime)) as address:
            await runtime.matching.wait_until_ready()
            yield Site(address=address, runtime=runtime)


@dataclass(frozen=True, kw_only=True)
class Story:
    """What is played: the case's page, and who the parties' contacts are."""

    case: str
    business: str
    institute: str


@pytest.mark.parametrize(("locale", "javascript"), [("vi", True)], ids=["vi"])
async def test_a_case_is_taken_from_introduction_to_counted_by_four_people_and_taken_back(
    chromium: Browser, site: Site, locale: str, javascript: bool
) -> None:
    stage = Stage(chromium=chromium, site=site, locale=locale, javascript=javascript)
    story = await an_introduction(stage)
    async with stage.somebody() as broker, stage.somebody() as business, stage.somebody() as institute:
        await sign_in_as_officer(stage, broker, Role.BROKER, "Phạm Thu Hà")
        await sign_in(stage, business, story.business)
        await sign_in(stage, institute, story.institute)
        counted_before = await figure(stage, broker)
        await the_broker_states_what_was_agreed(stage, broker, story)
        await add_paper(stage, institute, story, "contract", CONTRACT)
        await add_paper(stage, business, story, "acceptance", MINUTES)
        await the_broker_takes_it_through_its_stages(stage, broker, story)
    await each_party_confirms_by_its_own_link(stage, story)
    async with stage.somebody() as verifier, stage.somebody() as leader:
        await sign_in_as_officer(stage, verifier, Role.VERIFIER, "Võ Minh Khôi")
        await sign_in_as_officer(stage, leader, Role.LEADERSHIP, "Trần Quốc Bảo")
        assert await figure(stage, verifier) == counted_before
        await the_verifier_confirms(stage, verifier, story)
        assert await figure(stage, verifier) == counted_before + 1
        await the_evidence_is_one_click_away(stage, verifier, story)
        await the_leader_closes_the_period(stage, leader)
        await everybody_reads(stage, story, counted_before + 1, CONTRACT, MINUTES)
        await the_result_is_withdrawn(stage, verifier, story)
        assert await figure(stage, verifier) == counted_before
        await everybody_reads_that_it_was_withdrawn(stage, story, counted_before + 1)
        await the_leader_sees_what_changed_since(stage, leader, story)
        await the_leader_closes_the_period(stage, leader)
        await everybody_reads(stage, story, counted_before)


async def an_introduction(stage: Stage) -> Story:
    """As test_introduction plays it: both sides have agreed."""
    business, institute = f"lan-{stage.name}@congty.example", f"binh-{stage.name}@vien.example"
    async with transaction(stage.runtime.pool) as connection:
        buyer = await a_contact(connection, stage, business, f"Công ty Sao Mai {stage.name}", Role.BUSINESS)
        lab = await a_contact(connection, stage, institute, f"Viện Bình Minh {stage.name}", Role.INSTITUTE)
        need = await make_need(connection, organisation=f"Công ty Sao Mai {stage.name}", email=business)
        solution = await make_solution(
            connection,
            title=f"Nhận dạng hóa đơn {stage.name}",
            organisation=f"Viện Bình Minh {stage.name}",
            email=institute,
        )
        pair = await suggestions.pair_by_hand(connection, need.id, solution.id, "Cùng bài toán", by=LOCAL_PERSON)
        await decisions.approve(connection, pair.id, by=LOCAL_PERSON, version=pair.version)
        for contact in (buyer, lab):
            await consents.answer_as_contact(connection, pair.id, Answer(agrees=True), by=contact)
        case_id = await opening.open_from(connection, pair.id, by=SYSTEM)
    return Story(case=f"/cases/{case_id}", business=business, institute=institute)


async def a_contact(connection: Connection, stage: Stage, email: str, organisation: str, role: Role) -> Actor:
    """The authorised contact of a verified organisation."""
    made = await an_organisation(connection, organisation, role.value)
    await connection.execute(
        "UPDATE organisation SET tax_code = $2 WHERE id = $1", made.id, f"03012345{made.id % 100:02}"
    )
    person = await a_person(connection, email=email, role=role, organisation_id=made.id, locale=stage.locale)
    await membership.verify(connection, made.id, by=LOCAL_PERSON)
    await membership.name_contact(connection, made.id, person.id, by=LOCAL_PERSON)
    return (await accounts.get(connection, person.id)).actor()


async def sign_in(stage: Stage, page: Page, email: str) -> None:
    await open_page(stage, page, "/login?next=/cases")
    await page.locator("#email").fill(email)
    await page.locator("#password").fill(PASSWORD)
    await press(page, "/login")
    await page.wait_for_url("**/cases")


async def figure(stage: Stage, officer: Page) -> int:
    """How many count, as officers read it."""
    await open_page(stage, officer, "/cases")
    text = await officer.locator("[data-counted]").inner_text()
    return int(text.replace("/", " ").split()[0])


def today() -> date:
    return datetime.now(CITY_TIME).date()


async def unfold(page: Page, form: str) -> None:
    """Opens what is folded around the form whose action ends like this."""
    folded = page.locator("details:not([open])", has=page.locator(f'form[action$="{form}"]')).locator("> summary")
    if await folded.count():
        await folded.first.click()


async def add_paper(stage: Stage, page: Page, story: Story, kind: str, content: bytes) -> None:
    await open_page(stage, page, story.case)
    await unfold(page, "/evidence")
    await page.locator("#evidence_kind").select_option(kind)
    await page.locator("#dated_on").fill(today().isoformat())
    file: FilePayload = {"name": f"{kind}.pdf", "mimeType": "application/pdf", "buffer": content}
    await page.locator("#file").set_input_files(file)
    await press(page, f"{story.case}/evidence")
    await expect(page.locator("p.done")).to_be_visible()


async def the_broker_states_what_was_agreed(stage: Stage, broker: Page, story: Story) -> None:
    await open_page(stage, broker, "/cases")
    await broker.locator(f'#results a[href="{story.case}"]').click()
    await expect(broker.locator(".condition--true").first).to_be_visible()
    await unfold(broker, "/facts")
    chosen = {"route": "transferred", "form": "licence", "money": "own", "crosses_border": "no", "in_city": "yes"}
    for field, code in chosen.items():
        await broker.locator(f"#{field}").select_option(code)
    await broker.locator("#contract_value").fill("250.000.000")
    await press(broker, "/facts")
    await expect(broker.locator("main")).to_contain_text("250")
    for kind, content in PAPERS.items():
        await add_paper(stage, broker, story, kind, content)


async def the_broker_takes_it_through_its_stages(stage: Stage, broker: Page, story: Story) -> None:
    """Sees each original, moves the case on, then asks both parties."""
    await open_page(stage, broker, story.case)
    await unfold(broker, "/check")
    await broker.locator('form[action$="/check"] button').first.click()
    await expect(broker.locator(".paper__checked")).to_have_count(1)
    for move in ("discuss", "begin_pilot", "negotiate", "sign", "accept"):
        await broker.locator(f"input[name=move][value={move}]").check()
        await press(broker, "/move")
        await expect(broker.locator("p.done")).to_be_visible()
        await open_page(stage, broker, story.case)
    await expect(broker.locator(".record .badge--accepted")).to_have_count(1)
    for side in ("need", "solution"):
        form = broker.locator(f'form[data-side="{side}"]')
        await broker.locator("details", has=form).locator("> summary").last.click()
        await form.get_by_role("button").click()
        await expect(broker.locator("p.done")).to_be_visible()


async def each_party_confirms_by_its_own_link(stage: Stage, story: Story) -> None:
    """In a browser where nobody is signed in. Opening the link first, as a mail scanner does, answers nothing."""
    for email in (story.business, story.institute):
        link = await stage.mail(email, "/case-answers")
        async with stage.somebody() as scanner:
            await open_page(stage, scanner, link)
        async with stage.somebody() as page:
            await open_page(stage, page, link)
            await page.locator("input[name=agreed][value=yes]").check()
            await page.locator("input[name=links][value=no]").check()
            if email == story.business:
                await page.locator("#contribution").fill("Sở giới thiệu hai bên với nhau.")
            await press(page, link)
            await expect(page.get_by_role("heading", level=1)).to_have_text(stage.says("Your answer is recorded"))


async def the_verifier_confirms(stage: Stage, verifier: Page, story: Story) -> None:
    await open_page(stage, verifier, f"{story.case}/verify")
    await verifier.locator("input[name=grade][value=originated]").check()
    await verifier.locator("#links_checked").check()
    await verifier.locator("#verify_note").fill("Đã xem bản chính tại doanh nghiệp.")
    await press(verifier, "/verify")
    await expect(verifier.locator("p.done")).to_have_text(stage.says("The result is confirmed."))
    await expect(verifier.locator(".condition--missing, .condition--false")).to_have_count(0)


async def the_evidence_is_one_click_away(stage: Stage, verifier: Page, story: Story) -> None:
    """From the figure to the list under it, to the case, to the signed paper."""
    await open_page(stage, verifier, "/cases")
    await verifier.locator("a", has=verifier.locator("[data-counted]")).click()
    await verifier.wait_for_url("**/cases?counted=1")
    await verifier.locator(f'#results a[href="{story.case}"]').click()
    await verifier.wait_for_url(f"**{story.case}")
    found = []
    for link in await verifier.locator(".paper .meta a").all():
        answer = await verifier.request.get(f"{stage.site.address}{await link.get_attribute('href')}")
        found.append(await answer.body())
    assert {CONTRACT, MINUTES, *PAPERS.values()} == set(found)


async def the_result_is_withdrawn(stage: Stage, verifier: Page, story: Story) -> None:
    await open_page(stage, verifier, story.case)
    await unfold(verifier, "/withdraw")
    await verifier.locator("#result_reason").select_option("contract_cancelled")
    await press(verifier, "/withdraw")
    await expect(verifier.locator(".record .badge--withdrawn")).to_have_count(1)
    for word in ("accepted", "verified", "withdrawn"):
        await expect(verifier.locator("#steps")).to_contain_text(i18n.term("stage", word, stage.locale))


async def the_leader_closes_the_period(stage: Stage, leader: Page) -> None:
    await open_page(stage, leader, "/progress/closings")
    await leader.locator("#period_from").fill("2023-12-27")
    await leader.locator("#period_to").fill(today().isoformat())
    await press(leader, "/progress/closings/preview")
    await press(leader, "/progress/closings")
    await expect(leader.locator("p.done")).to_be_visible()


async def the_leader_sees_what_changed_since(stage: Stage, leader: Page, story: Story) -> None:
    """The approval stays as it was; the withdrawal stands beside it as an adjustment."""
    await open_page(stage, leader, "/progress/closings")
    await expect(leader.locator(f'.card a[href="{story.case}"]').first).to_be_visible()


async def everybody_reads(stage: Stage, story: Story, number: int, *papers: bytes) -> None:
    """Without an account: the approved figure, and under it the hashes of the signed papers."""
    async with stage.somebody() as visitor:
        await open_page(stage, visitor, "/")
        await visitor.locator("#result-title a").click()
        await expect(visitor.locator(".headline__figure")).to_contain_text(f"{number} /")
        result = visitor.locator(f"#result-{story.case.rpartition('/')[2]}")
        await expect(result).to_have_count(1 if papers else 0)
        for paper in papers:
            await expect(result).to_contain_text(hashlib.sha256(paper).hexdigest()[:12])


async def everybody_reads_that_it_was_withdrawn(stage: Stage, story: Story, number: int) -> None:
    """The approved figure stays until the next approval, and says so openly."""
    async with stage.somebody() as visitor:
        await open_page(stage, visitor, "/results")
        await expect(visitor.locator(".headline__figure")).to_contain_text(f"{number} /")
        reason = i18n.term("withdraw_reason", "contract_cancelled", stage.locale).lower()
        await expect(visitor.locator(f"#result-{story.case.rpartition('/')[2]} .note")).to_contain_text(reason)
