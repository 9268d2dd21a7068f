"""An administrator merges two records of one organisation: chosen, looked at, confirmed; the old address leads on."""

import httpx
import pytest

from matchmaker.ground.db import transaction
from matchmaker.people import service as people
from matchmaker.people.service import OrganisationDraft
from matchmaker.rules.actors import SYSTEM, Role
from tests.support.proposals import BUSINESS, INSTITUTE, a_person
from tests.support.screens import Screen
from tests.support.settings_pages import text_of

PAGE, OTHER_NAME = "/administration/merging", "Minh Anh Trading JSC"


@pytest.fixture
async def double(screen: Screen) -> int:
    """Another record of the adopter of the counted case; an administrator sits before the screen."""
    async with transaction(screen.runtime.pool) as connection:
        made, _ = await people.save(connection, OrganisationDraft(name=OTHER_NAME, kind="business"), by=SYSTEM)
        screen.sit((await a_person(connection, "quantri@so.example", Role.ADMINISTRATOR)).actor())
    return made.id


async def looked(screen: Screen, kept: str, gone: str) -> httpx.Response:
    return await screen.client.get(PAGE, params={"kept_name": kept, "gone_name": gone})


async def merged(screen: Screen, gone: int, kept: int, **typed: str) -> httpx.Response:
    answer = await looked(screen, OTHER_NAME, BUSINESS)
    assert f'<a href="/cases/{screen.case_id}">' in answer.text
    return await sent(screen, kept=kept, gone=gone, **typed)


async def sent(screen: Screen, *, kept: int, gone: int, **typed: str) -> httpx.Response:
    edit = f"/organisations/{kept}/edit"
    token = (await screen.hidden(edit, edit))["csrf_token"]
    return await screen.send(PAGE, {"csrf_token": token, "kept": str(kept), "gone": str(gone), **typed})


async def test_two_records_become_one_and_the_old_address_leads_on(screen: Screen, double: int) -> None:
    gone = screen.people.desk.buyer.organisation_id or 0
    assert f"{PAGE}?gone_name=" in await screen.read(f"/organisations/{gone}")
    unsure = await merged(screen, gone, double)
    assert unsure.status_code == 422
    done = await merged(screen, gone, double, sure="yes")
    assert done.headers["location"] == f"/organisations/{double}?done=merged"
    page = text_of(await screen.read(done.headers["location"]))
    assert "Hai hồ sơ đã được hợp nhất" in page
    assert "Hợp nhất hai hồ sơ đơn vị" in page  # in its history
    assert (await screen.client.get(f"/organisations/{gone}")).headers["location"] == f"/organisations/{double}"
    assert BUSINESS not in await screen.read("/organisations")
    assert OTHER_NAME in await screen.read(f"/cases/{screen.case_id}")


async def test_two_parties_of_a_case_are_shown_and_not_merged(screen: Screen, double: int) -> None:
    page = await looked(screen, INSTITUTE, BUSINESS)
    assert "hai hồ sơ là hai bên" in page.text
    assert 'name="sure"' not in page.text
    desk = screen.people.desk
    kept, gone = desk.lab.organisation_id or 0, desk.buyer.organisation_id or 0
    assert (await sent(screen, kept=kept, gone=gone, sure="yes")).status_code == 422


@pytest.mark.parametrize(
    ("kept", "gone", "field"),
    [("", BUSINESS, "kept_name"), (BUSINESS, "Không có", "gone_name"), (BUSINESS,) * 2 + ("gone_name",)],
)
async def test_a_name_that_is_wrong_is_told_at_its_field(
    screen: Screen, double: int, kept: str, gone: str, field: str
) -> None:
    answer = await looked(screen, kept, gone)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text


async def test_nobody_else_may_merge(screen: Screen, double: int) -> None:
    for actor in (screen.people.broker, screen.people.leader, screen.people.desk.buyer):
        screen.sit(actor)
        assert (await screen.client.get(PAGE)).status_code == 403
