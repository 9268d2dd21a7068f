"""Debian's Chromium, without its window, on the real application, served on a port of its own."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import uvicorn
from fastapi import FastAPI
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, async_playwright, expect

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import Connection
from matchmaker.ground.i18n import term
from matchmaker.programme import service as programme
from matchmaker.programme.service import OrientationDraft
from matchmaker.rules.actors import SEED_LOADER, Role
from tests.support.listings import make_need, make_solution

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE, NARROW = 1280, 390
PATIENCE_MS = 30_000  # a busy machine is slow, and slowness is not what these tests are about
expect.set_options(timeout=PATIENCE_MS)


@dataclass(frozen=True, kw_only=True)
class Site:
    address: str
    runtime: Runtime


@dataclass(kw_only=True)
class Visitor:
    """A page of the site in a browser of its own, and whatever its console complained about."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)
    brings_axe: bool = False

    async def open(self, path: str) -> None:
        await self.page.goto(self.address + path)

    def hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


@asynccontextmanager
async def launched() -> AsyncIterator[Browser]:
    program = shutil.which("chromium-headless-shell")
    assert program, "the browser tests drive Debian's chromium: apt-get install chromium-headless-shell"
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        await browser.close()


@asynccontextmanager
async def visiting(
    chromium: Browser, site: Site, *, locale: str = "vi", width: int = WIDE, javascript: bool = True
) -> AsyncIterator[Visitor]:
    """A visitor of the site; the console must have stayed silent when they leave."""
    context: BrowserContext = await chromium.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=javascript
    )
    await context.add_cookies([{"name": "language", "value": locale, "url": site.address}])
    visitor = Visitor(page=await context.new_page(), address=site.address)
    visitor.page.on("console", visitor.hear)
    visitor.page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
    visitor.page.set_default_timeout(PATIENCE_MS)
    yield visitor
    await context.close()
    assert visitor.complaints == []


@asynccontextmanager
async def served(app: FastAPI) -> AsyncIterator[str]:
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning", lifespan="off"))
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]  # pytest keeps Ctrl-C
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    await serving


async def fill(connection: Connection) -> None:
    for number in range(20):
        await make_solution(connection, title=f"Đếm xe trên đường, bản {number}", summary="Đếm xe qua ảnh camera.")
    await make_solution(
        connection, confirmed=False, source="Trang của trường", link="https://truong.example/hoa-don", trl=6
    )
    await make_need(connection, title="Đọc hóa đơn giấy", sector="logistics", outcome="Đọc đúng 95% hóa đơn giấy.")
    draft = OrientationDraft(
        key="II.1.a",
        position=1,
        sector="logistics",
        title_vi="Tự động hóa quy trình",
        title_en="Process automation",
        text_vi="Đọc hóa đơn giấy tự động.",
        text_en="Read paper invoices automatically.",
        paragraph="II.1.a, ý 2",
        source="Kế hoạch 6497/KH-UBND",
    )
    await programme.save_orientation(connection, draft, by=SEED_LOADER)


async def enter(visitor: Visitor, role: Role, locale: str) -> None:
    """As the demonstration's person of this role."""
    await visitor.open("/login?next=/cases")
    forms = visitor.page.locator("form[action='/login/demo']")
    await forms.get_by_role("button", name=term("role", role, locale)).click()
    await visitor.page.wait_for_url("**/cases")
    # signing in has chosen the language of the account
    await visitor.page.context.add_cookies([{"name": "language", "value": locale, "url": visitor.address}])


BUTTON = {
    Role.BUSINESS: ("Doanh nghiệp", "Business"),
    Role.INSTITUTE: ("Viện, trường", "Institute"),
    Role.BROKER: ("Cán bộ kết nối", "Broker"),
}
SAVED = {"vi": "Đã lưu nháp lúc", "en": "Draft saved on"}


async def enter_account(visitor: Visitor, role: Role, locale: str) -> None:
    await visitor.open("/login?next=/account")
    await visitor.page.get_by_role("button", name=BUTTON[role][locale == "en"]).click()
    await visitor.page.wait_for_url("**/account")


async def save(page: Page) -> None:
    """The form's own button."""
    await page.locator("main button[type=submit].button--strong").first.click()


PROBLEM = "Mỗi ngày chúng tôi nhập tay 300 phiếu. Cần đọc hóa đơn giấy đã chụp ảnh và trả về tổng tiền."
SOLUTION = "Nhận dạng hóa đơn tiếng Việt"


# An officer enters the need for its owner.
BEHALF = {"behalf_source": "Phiếu khảo sát", "behalf_person": "Bà Hà", "behalf_date": "2026-11-02"}
