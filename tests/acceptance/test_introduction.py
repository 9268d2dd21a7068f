"""A business, an institute and a broker, each in a browser of their own, take a need to an introduction."""

import io
from collections.abc import AsyncIterator

import docx
import pytest
from playwright.async_api import Browser, Page, expect

from embeddings.encoder import Encoder
from matchmaker.bootstrap import running
from matchmaker.rules.actors import Role
from matchmaker.settings import load_settings
from tests.support.browser import Site, served
from tests.support.servers import cloned
from tests.support.stages import Stage, open_page, press, register, sign_in_as_officer, verify
from web.app import create_app
from web.assets import ensure_assets

PROBLEM = "Mỗi ngày kế toán nhập tay 300 hóa đơn giấy. Cần đọc hóa đơn giấy đã chụp ảnh và trả về tổng tiền."
SOLUTION = "Nhận dạng hóa đơn tiếng Việt"
SUMMARY = "Hệ thống đọc hóa đơn giấy đã chụp ảnh và trả về từng dòng tiền, tổng tiền, mã số thuế."


@pytest.fixture(scope="module")
async def site(
    server: str, template: str, encoder: Encoder, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Site]:
    """The application as it is delivered, with the model that ships with it; mails land in a folder."""
    ensure_assets(lambda _: None)
    home = tmp_path_factory.mktemp("introduction")
    async with cloned(server, template) as dsn:
        settings = load_settings(MATCHMAKER_HOME=str(home), DATABASE_URL=dsn)
        async with running(settings, encoder=encoder) as runtime, served(create_app(runtime)) as address:
            await runtime.matching.wait_until_ready()
            yield Site(address=address, runtime=runtime)


@pytest.mark.parametrize(("locale", "javascript"), [("en", False)], ids=["en-no-javascript"])
async def test_a_need_becomes_an_introduction_that_both_sides_agreed_to(
    chromium: Browser, site: Site, locale: str, javascript: bool
) -> None:
    stage = Stage(chromium=chromium, site=site, locale=locale, javascript=javascript)
    async with stage.somebody() as business, stage.somebody() as institute, stage.somebody() as broker:
        await everybody_has_an_account(stage, business, institute, broker)
        need = await records_are_published(stage, business, institute, broker)
        proposal = await the_broker_approves(stage, broker, need)
        await the_business_agrees(stage, business, proposal)
        await the_institute_agrees_by_its_link(stage)
        await both_are_introduced(stage, business, institute, broker, proposal)


def company(stage: Stage) -> str:
    return f"Công ty Kế toán Sao Mai {stage.name}"


def institute_name(stage: Stage) -> str:
    return f"Viện Trí tuệ nhân tạo Bình Minh {stage.name}"


def lab_email(stage: Stage) -> str:
    return f"lab-{stage.name}@vien.example"


async def everybody_has_an_account(stage: Stage, business: Page, institute: Page, broker: Page) -> None:
    await register(
        stage,
        business,
        email=f"ketoan-{stage.name}@congty.example",
        person="Trần Thị Hoa",
        organisation=company(stage),
        kind="business",
    )
    await register(
        stage,
        institute,
        email=lab_email(stage),
        person="Lê Văn Minh",
        organisation=institute_name(stage),
        kind="institute",
    )
    await sign_in_as_officer(stage, broker, Role.BROKER, "Phạm Thu Hà")
    for organisation in (company(stage), institute_name(stage)):
        await verify(stage, broker, organisation)


async def records_are_published(stage: Stage, business: Page, institute: Page, broker: Page) -> str:
    """The business posts anonymously, the institute lists; the broker reviews both from the desk's queue."""
    await open_page(stage, business, "/needs/new")
    await business.locator("#problem").fill(f"{PROBLEM} ({stage.name})")
    await business.locator("#contact").fill("0901 234 567")
    await business.locator("details", has=business.locator("input[name=confidentiality]")).locator("summary").click()
    await business.locator("input[name=confidentiality][value=anonymous]").check()
    await business.get_by_role("button", name=stage.says("Post the need")).click()
    await expect(business.get_by_text(stage.says("The need is sent and waits for review."))).to_be_visible()
    need = "/needs/" + business.url.split("/needs/")[1].split("?")[0]
    await open_page(stage, institute, "/solutions/new")
    await institute.locator("#title").fill(f"{SOLUTION} {stage.name}")
    await institute.locator("#summary").fill(SUMMARY)
    if not await institute.locator("#contact").is_visible():
        await institute.locator("details", has=institute.locator("#contact")).locator("summary").click()
    await institute.locator("#contact").fill(lab_email(stage))
    await institute.get_by_role("button", name=stage.says("Send for review")).click()
    await institute.wait_for_url("**/solutions/*")
    solution = "/solutions/" + institute.url.split("/solutions/")[1].split("?")[0]
    for path in (need, solution):
        await publish(stage, broker, path)
    return need


async def publish(stage: Stage, broker: Page, path: str) -> None:
    await open_page(stage, broker, "/desk?step=review")
    await broker.locator(f'#results a[href="/desk{path}"]').click()
    step = broker.locator('form[action$="/state"]', has=broker.locator("input[value=published]"))
    await step.get_by_role("button").click()
    await expect(broker.locator("p.done")).to_be_visible()


async def the_broker_approves(stage: Stage, broker: Page, need: str) -> str:
    """Reads why the pair was suggested, requirement by requirement, then asks both sides."""
    await stage.runtime.matching.refresh()
    await open_page(stage, broker, f"/desk{need}")
    await press(broker, f"/desk{need}/suggest")
    await broker.get_by_role("link", name=f"{SOLUTION} {stage.name}").click()
    await broker.wait_for_url("**/proposals/*")
    await expect(broker.locator(".coverage mark").first).to_be_visible()
    await expect(broker.locator(".ai-label__tag")).to_have_text(stage.says("Suggested by the system"))
    await press(broker, "/approve")
    await expect(broker.locator("p.done")).to_be_visible()
    return "/proposals/" + broker.url.split("/proposals/")[1].split("?")[0]


async def the_business_agrees(stage: Stage, business: Page, proposal: str) -> None:
    await open_page(stage, business, "/proposals")
    await business.locator(f'a[href="{proposal}"]').first.click()
    await expect(business.locator("main")).to_contain_text(SUMMARY)
    assert lab_email(stage) not in await business.content()
    await business.get_by_role("button", name=stage.says("I agree to the introduction")).click()
    await expect(business.get_by_role("heading", name=stage.says("The other side's answer is awaited"))).to_be_visible()


async def the_institute_agrees_by_its_link(stage: Stage) -> None:
    """In a browser where nobody is signed in. Opening the link twice, as a mail scanner does, answers nothing."""
    link = await stage.mail(lab_email(stage), "/consent")
    async with stage.somebody() as scanner:
        await open_page(stage, scanner, link)
    async with stage.somebody() as page:
        await open_page(stage, page, link)
        await expect(page.get_by_role("heading", level=1)).to_have_text(
            stage.says("Your consent to an introduction is asked for")
        )
        await expect(page.locator("main")).to_contain_text("Mỗi ngày kế toán nhập tay")
        assert company(stage) not in await page.content()
        await page.get_by_role("button", name=stage.says("I agree to the introduction")).click()
        await expect(page.get_by_role("heading", level=1)).to_have_text(stage.says("Your answer is recorded"))


async def both_are_introduced(stage: Stage, business: Page, institute: Page, broker: Page, proposal: str) -> None:
    parties = {company(stage): business, institute_name(stage): institute}
    for own, page in parties.items():
        await open_page(stage, page, proposal)
        await expect(page.get_by_role("heading", name=stage.says("You have been introduced"))).to_be_visible()
        for other in parties.keys() - {own}:
            await expect(page.locator("#now-title ~ *").filter(has_text=other).first).to_be_visible()
        response = await page.request.get(await first_document(stage, page))
        assert response.headers["content-disposition"].startswith("attachment")
        letter = docx.Document(io.BytesIO(await response.body()))
        told = "\n".join(paragraph.text for paragraph in letter.paragraphs)
        assert company(stage) in told
        assert institute_name(stage) in told
    assert any(name.endswith(".docx") for name in await stage.attachments(lab_email(stage)))
    await open_page(stage, broker, proposal)
    await expect(broker.locator(".badge--introduced").first).to_be_visible()


async def first_document(stage: Stage, page: Page) -> str:
    path = await page.locator('a[href^="/documents/"]').first.get_attribute("href")
    return f"{stage.site.address}{path}"
