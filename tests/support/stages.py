"""People of the service, each in a browser of their own: what they all do before their story begins."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path

import pyotp
from playwright.async_api import Browser, Page, expect

from matchmaker.bootstrap import Runtime
from matchmaker.ground import i18n
from matchmaker.ground.db import transaction
from matchmaker.notices.service import local_mails
from matchmaker.rules.actors import Role
from tests.support.browser import Site, Visitor, visiting
from tests.support.people import PASSWORD, a_person

SECONDS_FOR_A_MAIL = 60


@dataclass(frozen=True, kw_only=True)
class Stage:
    """Where a story is played: the site, and how its people look at it."""

    chromium: Browser
    site: Site
    locale: str
    javascript: bool

    @property
    def name(self) -> str:
        """Keeps the people of one story apart from those of another on the same site."""
        return f"{self.locale}-{'script' if self.javascript else 'plain'}"

    @property
    def runtime(self) -> Runtime:
        return self.site.runtime

    def says(self, message: str) -> str:
        """A sentence of the pages in the story's language."""
        return i18n.translate(message, self.locale)

    @asynccontextmanager
    async def somebody(self) -> AsyncIterator[Page]:
        """A browser that nobody has used before; its console must have stayed silent when it closes."""
        async with visiting(self.chromium, self.site, locale=self.locale, javascript=self.javascript) as visitor:
            yield _at_home(visitor)

    async def mail(self, to: str, page: str) -> str:
        """The path that the newest mail to an address links to, below `page`."""
        async with asyncio.timeout(SECONDS_FOR_A_MAIL):
            while True:
                for mail in local_mails(self.runtime.settings.mail_folder):
                    if mail.to == to and (found := re.search(rf"{page}/[\w-]+", mail.text)):
                        return found[0]
                await asyncio.sleep(0.1)

    async def attachments(self, to: str) -> dict[str, bytes]:
        """What came with mails to an address, by file name."""
        folder: Path = self.runtime.settings.mail_folder
        async with asyncio.timeout(SECONDS_FOR_A_MAIL):
            while True:
                mails = [message_from_bytes(file.read_bytes(), policy=SMTP) for file in folder.glob("*.eml")]
                found = {
                    str(part.get_filename()): part.get_content()
                    for mail in mails
                    if mail["To"] and to in mail["To"]
                    for part in mail.iter_attachments()
                }
                if found:
                    return found
                await asyncio.sleep(0.1)


def _at_home(visitor: Visitor) -> Page:
    visitor.page.context.set_default_timeout(30_000)
    return visitor.page


async def open_page(stage: Stage, page: Page, path: str) -> None:
    await page.goto(stage.site.address + path)
    await expect(page.locator("html")).to_have_attribute("lang", stage.locale)


async def press(page: Page, form: str) -> None:
    """Sends the form whose action ends like this."""
    await page.locator(f'form[action$="{form}"] button[type=submit]').click()


async def register(stage: Stage, page: Page, *, email: str, person: str, organisation: str, kind: str) -> None:
    """From the registration's form through the mailed link to an account that is signed in."""
    await open_page(stage, page, "/register")
    for field, text in {"person_name": person, "email": email, "organisation": organisation}.items():
        await page.locator(f"#{field}").fill(text)
    await page.locator("#organisation_kind").select_option(kind)
    await page.locator("#consent").check()
    await press(page, "/register")
    await page.wait_for_url("**/sent")
    await open_page(stage, page, await stage.mail(email, "/confirm"))
    await page.locator("#password").fill(PASSWORD)
    await page.locator("#password_again").fill(PASSWORD)
    await page.locator('form[action*="/confirm/"] button').click()
    await page.wait_for_url("**/account")


async def sign_in_as_officer(stage: Stage, page: Page, role: Role, name: str) -> None:
    """An officer whom the administrator has made: password, then a phone as second factor, set up now."""
    email = f"{role}-{stage.name}@skhcn.example"
    async with transaction(stage.runtime.pool) as connection:
        await a_person(connection, email=email, name=name, role=role, locale=stage.locale)
    await open_page(stage, page, "/login?next=/account")
    await page.locator("#email").fill(email)
    await page.locator("#password").fill(PASSWORD)
    await press(page, "/login")
    secret = await page.locator("code.key").inner_text()
    await page.locator("#code").fill(pyotp.TOTP(re.sub(r"\s", "", secret)).now())
    await press(page, "/login/enrol")
    await page.get_by_role("link", name=stage.says("I have kept them")).click()


async def verify(stage: Stage, page: Page, organisation: str) -> None:
    """A broker looks at who registered, and verifies."""
    await open_page(stage, page, "/administration/organisations")
    await page.locator("li.row", has_text=organisation).get_by_role("button").click()
    await expect(page.locator("li.row", has_text=organisation)).to_have_count(0)
