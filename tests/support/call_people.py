"""Everybody around a call, each in a browser of their own: the desk, a business, a council and entrants."""

from contextlib import AsyncExitStack
from dataclasses import dataclass

from playwright.async_api import Page, expect

from matchmaker.ground.db import transaction
from matchmaker.rules.actors import Role
from tests.support.people import PASSWORD, a_person, an_organisation
from tests.support.stages import Stage, open_page, press, sign_in_as_officer


@dataclass(kw_only=True)
class CallPeople:
    """Each at a browser of their own. The broker is the secretary, the third judge a colleague of the third entrant."""

    stage: Stage
    broker: Page
    colleague: Page
    business: Page
    chair: Page
    judges: list[Page]
    entrants: list[Page]

    async def go(self, page: Page, path: str) -> None:
        await open_page(self.stage, page, path)


async def everybody(stage: Stage, seats: AsyncExitStack) -> CallPeople:
    async def officer(role: Role, name: str) -> Page:
        page = await seats.enter_async_context(stage.somebody())
        await sign_in_as_officer(stage, page, role, name)
        return page

    async def member(name: str, kind: str, role: Role) -> Page:
        page = await seats.enter_async_context(stage.somebody())
        await _join(stage, name, kind, role)
        await sign_in(stage, page, name)
        return page

    people = CallPeople(
        stage=stage,
        broker=await officer(Role.BROKER, "Phạm Thu Hà"),
        colleague=await officer(Role.ADMINISTRATOR, "Lê Quốc Bảo"),
        business=await member("det", "business", Role.BUSINESS),
        chair=await member("chutich", "university", Role.INSTITUTE),
        judges=[await member(f"giamkhao{n}", "university", Role.INSTITUTE) for n in (1, 2, 3)],
        entrants=[await member(f"duthi{n}", "institute", Role.INSTITUTE) for n in (1, 2, 3)],
    )
    async with transaction(stage.runtime.pool) as connection:
        await connection.execute(
            "UPDATE person SET organisation_id = e.organisation_id FROM person e"
            " WHERE e.email = $1 AND person.email = $2",
            email(stage, "duthi3"),
            email(stage, "giamkhao3"),
        )
    return people


async def _join(stage: Stage, name: str, kind: str, role: Role) -> None:
    """Somebody with an account, the authorised contact of a verified organisation of this kind."""
    async with transaction(stage.runtime.pool) as connection:
        owner = await an_organisation(connection, f"Đơn vị {name} {stage.name}", kind)
        draft = {"email": email(stage, name), "name": f"Người {name}", "role": role, "locale": stage.locale}
        person = await a_person(connection, **draft, organisation_id=owner.id)
        await connection.execute(
            "UPDATE organisation SET verified_at = now(), verified_by = 'local', authorised_contact_id = $2"
            " WHERE id = $1",
            owner.id,
            person.id,
        )


def email(stage: Stage, name: str) -> str:
    return f"{name}-{stage.name}@{name}.example"


async def sign_in(stage: Stage, page: Page, name: str) -> None:
    await open_page(stage, page, "/login?next=/account")
    await page.locator("#email").fill(email(stage, name))
    await page.locator("#password").fill(PASSWORD)
    await press(page, "/login")
    await page.wait_for_url("**/account")


async def addresses(page: Page, part: str) -> list[str]:
    """Where the links of the page lead that hold this part, each once."""
    found = await page.locator(f"main a[href*='{part}']").evaluate_all("all => all.map(a => a.pathname)")
    return sorted(set(found))


async def step(people: CallPeople, page: Page, call: str, move: str) -> None:
    await people.go(page, call)
    form = page.locator("form[action$='/move']", has=page.locator(f"input[name=call_move][value={move}]"))
    await form.get_by_role("button").click()
    await expect(page.locator("p.done")).to_be_visible()
