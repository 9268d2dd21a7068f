"""A match becomes a funded task: its dossier is written by both sides and the desk, handed in, approved, and the case
follows from it. Each person sits at a browser of their own.
"""

import asyncio
import re
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from playwright.async_api import Browser, FilePayload, Page, expect
from pypdf import PdfReader

from matchmaker.bootstrap import running
from matchmaker.cases.loading import case_facts
from matchmaker.ground import i18n
from matchmaker.ground.db import transaction
from matchmaker.rules.actors import Role
from matchmaker.rules.dossier_parts import FIELDS, TABLES, DossierPart, Shape, cell
from matchmaker.rules.facts import Money, needs_registration
from matchmaker.settings import load_settings
from tests.support.browser import Site, served
from tests.support.cases import BUYER, LAB, a_case, an_office
from tests.support.dossiers import WHOLE
from tests.support.encoders import HASHED
from tests.support.people import PASSWORD, a_person
from tests.support.servers import cloned
from tests.support.stages import Stage, open_page, press, sign_in_as_officer
from web.app import create_app
from web.assets import ensure_assets

P = DossierPart
DECISION = FilePayload(name="Quyet dinh.pdf", mimeType="application/pdf", buffer=b"%PDF-1.7\nPhe duyet nhiem vu")


@pytest.fixture
async def site(server: str, template: str, tmp_path: Path) -> AsyncIterator[Site]:
    """The application as it is delivered, but for the model, which this story asks nothing."""
    ensure_assets(lambda _: None)
    async with cloned(server, template) as dsn:
        settings = load_settings(MATCHMAKER_HOME=str(tmp_path), DATABASE_URL=dsn)
        async with running(settings, encoder=HASHED) as runtime, served(create_app(runtime)) as address:
            yield Site(address=address, runtime=runtime)


@pytest.mark.parametrize(
    ("locale", "javascript"), [("vi", True), ("en", False)], ids=["vi-javascript", "en-no-javascript"]
)
async def test_a_match_becomes_a_task_and_its_case_knows_who_pays(
    chromium: Browser, site: Site, locale: str, javascript: bool
) -> None:
    stage = Stage(chromium=chromium, site=site, locale=locale, javascript=javascript)
    proposal, case_id = await a_pair_was_introduced(stage)
    async with stage.somebody() as institute, stage.somebody() as business, stage.somebody() as broker:
        await sign_in(stage, institute, LAB)
        await sign_in(stage, business, BUYER)
        await sign_in_as_officer(stage, broker, Role.BROKER, "Phạm Thu Hà")
        dossier = await the_institute_begins_it(stage, institute, proposal)
        await the_business_writes_what_it_knows(stage, business, dossier)
        await the_institute_writes_the_rest(stage, institute, dossier)
        await a_broken_sum_is_said_and_mended(stage, institute, dossier)
        await what_was_prefilled_is_confirmed(stage, business, dossier)
        await its_paper_says_what_was_written(stage, institute, dossier)
        await it_is_handed_in_and_approved(stage, institute, broker, dossier)
        await the_case_follows_from_it(stage, broker, dossier, case_id)


async def a_pair_was_introduced(stage: Stage) -> tuple[int, int]:
    """Both sides can sign in. Gives the proposal and its case."""
    async with transaction(stage.runtime.pool) as connection:
        office = await an_office(connection)
        case = await a_case(connection, office, measure="Số giờ nhập liệu mỗi tháng")
        keeper = await a_person(connection, email="mau@so.example")
        await connection.execute(
            "UPDATE person SET password_hash = k.password_hash, locale = $2 FROM person k"
            " WHERE k.id = $1 AND person.email IN ($3, $4)",
            keeper.id,
            stage.locale,
            BUYER,
            LAB,
        )
    assert case.proposal_id
    return case.proposal_id, case.id


async def sign_in(stage: Stage, page: Page, email: str) -> None:
    await open_page(stage, page, "/login?next=/account")
    await page.locator("#email").fill(email)
    await page.locator("#password").fill(PASSWORD)
    await press(page, "/login")
    await page.wait_for_url("**/account")


async def the_institute_begins_it(stage: Stage, page: Page, proposal: int) -> str:
    await open_page(stage, page, f"/proposals/{proposal}")
    await page.get_by_role("link", name=stage.says("Write a task dossier")).click()
    await press(page, "/dossiers/new")
    await page.wait_for_url("**/dossiers/*?done=begun")
    assert await page.get_by_text(re.compile(i18n.term("dossier_source", "need", stage.locale))).count() > 0
    return "/dossiers/" + page.url.split("/dossiers/")[1].split("?")[0]


async def write(stage: Stage, page: Page, dossier: str, part: DossierPart, said: Mapping[str, str | int]) -> None:
    """Types these into the part's form, over what stands there, and saves."""
    await open_page(stage, page, f"{dossier}/parts/{part}")
    table = TABLES.get(part)
    cells = [] if table is None else [(cell(table.name, row, f.name), f) for row in (1, 2) for f in table.fields]
    shapes = {name: field.shape for name, field in [*((f.name, f) for f in FIELDS[part]), *cells]}
    for name, value in said.items():
        if shapes.get(name) is Shape.CODE or name.startswith("eligible-"):
            await page.locator(f"[id='{name}']").select_option(str(value))
        else:
            await page.locator(f"[id='{name}']").fill(str(value))
    await page.locator("main form button.button", has_text=stage.says("Save this part")).click()
    await page.wait_for_url("**/dossiers/*?done=written*")


async def the_business_writes_what_it_knows(stage: Stage, page: Page, dossier: str) -> None:
    for part in (P.DATA, P.USE):
        await write(stage, page, dossier, part, WHOLE[part])


async def the_institute_writes_the_rest(stage: Stage, page: Page, dossier: str) -> None:
    """The conditions of a route are asked once it is known; the money comes last."""
    await write(stage, page, dossier, P.ROUTE, {"dossier_route": "funding"})
    for part in (P.ROUTE, P.PEOPLE, P.AIMS, P.PRODUCTS, P.WORK, P.RISKS):
        await write(stage, page, dossier, part, WHOLE[part])


async def a_broken_sum_is_said_and_mended(stage: Stage, page: Page, dossier: str) -> None:
    """It is saved, said where it is with what comes out, and leaves no way to finish."""
    finish = page.locator("form[action$='/moves/finish'] button")
    await write(stage, page, dossier, P.BUDGET, {**WHOLE[P.BUDGET], "total_state": 650_000_000})
    await expect(page.locator("#budget .wrong")).to_contain_text(i18n.term("sum_fault", "column", stage.locale))
    await expect(page.locator("#budget .wrong")).to_contain_text(i18n.show_number(700_000_000, stage.locale))
    await expect(finish).to_have_count(0)
    await write(stage, page, dossier, P.BUDGET, {"total_state": 700_000_000})
    await expect(page.locator("#budget .wrong")).to_have_count(0)


async def what_was_prefilled_is_confirmed(stage: Stage, page: Page, dossier: str) -> None:
    await open_page(stage, page, dossier)
    waiting = page.get_by_role("button", name=stage.says("Confirm all that was prefilled in this part"))
    while count := await waiting.count():
        await waiting.first.click()
        await expect(waiting).to_have_count(count - 1)


async def its_paper_says_what_was_written(stage: Stage, page: Page, dossier: str) -> None:
    """A DOCX by the template in force, which LibreOffice sets on pages; the shipped one says what it is not."""
    await open_page(stage, page, dossier)
    async with page.expect_download() as asked:
        await page.locator(f"a[href='{dossier}/document']").click()
    paper = Path(await (await asked.value).path())
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / "dossier.docx"
        shutil.copy(paper, copied)
        office = ["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf"]
        await asyncio.to_thread(subprocess.run, [*office, "--outdir", folder, str(copied)], check=True, timeout=120)
        pages = [each.extract_text() for each in PdfReader(copied.with_suffix(".pdf")).pages]
    assert len(pages) > 1
    said = " ".join(node.text or "" for node in docx.Document(str(paper)).element.body.iter(qn("w:t")))
    for text in ("TS. Trần Văn Bình", "Thu thập dữ liệu", i18n.show_number(800_000_000, stage.locale)):
        assert text in said
    assert all(text.strip() for text in pages)


async def it_is_handed_in_and_approved(stage: Stage, institute: Page, broker: Page, dossier: str) -> None:
    await open_page(stage, institute, dossier)
    await press(institute, "/moves/finish")
    await institute.get_by_role("link", name=i18n.term("dossier_move", "hand_in", stage.locale)).click()
    await institute.locator("#handed_in_to").fill("Sở Khoa học và Công nghệ")
    await institute.locator("#handed_in_on").fill("2026-05-04")
    await institute.locator("#receipt_number").fill("123/TN")
    await press(institute, "/moves/hand_in")
    await institute.wait_for_url("**?done=hand_in")
    await open_page(stage, broker, "/home")
    await broker.locator(f"main a[href='{dossier}']").first.click()
    await broker.get_by_role("link", name=i18n.term("dossier_move", "approve", stage.locale)).click()
    await broker.locator("#council_number").fill("45/QĐ-SKHCN")
    await broker.locator("#council_on").fill("2026-06-15")
    await broker.locator("#file").set_input_files([DECISION])
    await press(broker, "/moves/approve")
    await broker.wait_for_url("**?done=approve")


async def the_case_follows_from_it(stage: Stage, broker: Page, dossier: str, case_id: int) -> None:
    number = dossier.rsplit("/", 1)[1]
    await broker.locator(f"main a[href='/cases/{case_id}']").click()
    sentence = i18n.translate(
        "State money: this follows from the approved task dossier no. %(number)s, whatever is stated below; the "
        "contract has to be registered.",
        stage.locale,
        number=number,
    )
    await expect(broker.locator("main")).to_contain_text(sentence)
    async with transaction(stage.runtime.pool) as connection:
        facts = await case_facts(connection, case_id)
    assert (facts.money, facts.dossier_money) == (Money.MIXED, Money.MIXED)
    assert needs_registration(facts) is True
