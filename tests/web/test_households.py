"""A household business: its tax code is a person's number, and it counts only where the settings say so."""

import re

import pytest

from matchmaker.cases.loading import city_today
from matchmaker.exporting.service import export
from matchmaker.ground.db import transaction
from matchmaker.importing.columns import ImportKind
from matchmaker.people import service as people
from matchmaker.privacy import erasing
from matchmaker.reports import service
from matchmaker.rules.actors import SYSTEM, VISITOR, Actor
from tests.support.screens import Screen
from tests.support.settings_pages import HOME, previewed, saved, text_of

NUMBER, ENTERPRISE = "079085001234", "0309812345"


@pytest.fixture
async def household(screen: Screen) -> int:
    """The adopter of the counted case, which has a need for everybody to see."""
    organisation = screen.people.desk.buyer.organisation_id
    await screen.runtime.pool.execute("UPDATE organisation SET tax_code = $2 WHERE id = $1", organisation, NUMBER)
    assert organisation
    return organisation


def actors(screen: Screen) -> dict[str, Actor]:
    office = screen.people
    return {
        **{"visitor": VISITOR, "supplier": office.desk.lab, "leader": office.leader},
        **{"own people": office.desk.buyer, "broker": office.broker, "verifier": office.verifier},
    }


def pages(screen: Screen, organisation: int) -> list[str]:
    case = f"/cases/{screen.case_id}"
    return [
        *("/", "/organisations", f"/organisations/{organisation}", "/needs", "/solutions", "/results", "/search?q=anh"),
        *(case, f"{case}/verify", "/progress", "/account", "/desk"),
    ]


async def test_the_number_is_shown_to_its_own_people_and_officers_alone(screen: Screen, household: int) -> None:
    shown: dict[str, set[str]] = {}
    for name, actor in actors(screen).items():
        screen.sit(actor)
        for page in pages(screen, household):
            if NUMBER in (await screen.client.get(page)).text:
                shown.setdefault(name, set()).add(page)
    page, slip = f"/organisations/{household}", f"/cases/{screen.case_id}/verify"
    assert shown == {"own people": {page}, "broker": {page, slip}, "verifier": {page, slip}}


async def test_nobody_finds_it_by_the_number(screen: Screen, household: int) -> None:
    screen.sit(VISITOR)
    assert f'href="/organisations/{household}"' in await screen.read("/organisations")
    for page in (f"/organisations?q={NUMBER}", f"/search?q={NUMBER}"):
        assert f'href="/organisations/{household}"' not in await screen.read(page)


async def test_its_people_and_officers_read_under_the_number_who_sees_it(screen: Screen, household: int) -> None:
    said = "Số định danh cá nhân của chủ hộ kinh doanh: chỉ đơn vị này và cán bộ được xem."
    told = re.compile(rf'{NUMBER}</dd>\s*<dd class="hint">\s*{said}')
    for name, actor in actors(screen).items():
        screen.sit(actor)
        page = await screen.read(f"/organisations/{household}")
        assert bool(told.search(page)) == (name in ("own people", "broker", "verifier"))


async def test_the_tax_code_of_an_enterprise_stays_public(screen: Screen, household: int) -> None:
    await screen.runtime.pool.execute("UPDATE organisation SET tax_code = $2 WHERE id = $1", household, ENTERPRISE)
    screen.sit(VISITOR)
    assert ENTERPRISE in await screen.read(f"/organisations/{household}")


async def test_who_may_not_see_the_number_is_not_given_it(screen: Screen, household: int) -> None:
    async with transaction(screen.runtime.pool) as connection:
        for name, actor in actors(screen).items():
            wanted = None if name in ("visitor", "supplier", "leader") else NUMBER
            assert (await people.get(connection, household, by=actor)).tax_code == wanted
            listed = (await people.listing(connection, by=actor)).items
            assert [each.tax_code for each in listed if each.id == household] == [wanted]


async def test_the_figures_of_the_ecosystem_say_how_many_businesses_are_households(
    screen: Screen, household: int
) -> None:
    page = await screen.read("/indicators")
    assert "Doanh nghiệp: 1 (trong đó hộ kinh doanh: 1)" in text_of(page)
    [under] = re.findall(r'href="(/indicators/active\?until=[\d-]+)"', page)
    assert "Doanh nghiệp (hộ kinh doanh)" in text_of(await screen.read(under))
    async with transaction(screen.runtime.pool) as connection:
        today = await city_today(connection)
        sheet = await service.draft(connection, today, today, by=screen.people.leader)
    assert "doanh nghiệp: 1; viện nghiên cứu: 1, trong đó hộ kinh doanh: 1" in str(sheet)


async def test_the_number_goes_with_the_last_account_and_it_stays_a_household(screen: Screen, household: int) -> None:
    desk, kept = screen.people.desk, "SELECT tax_code FROM organisation WHERE id = $1"
    for member, number in ((desk.buyers_colleague, NUMBER), (desk.buyer, None)):
        async with transaction(screen.runtime.pool) as connection:
            await erasing.erase(connection, member.person_id or 0, by=SYSTEM)
        assert await screen.runtime.pool.fetchval(kept, household) == number
    assert "không được tính là doanh nghiệp theo thiết lập" in text_of(await screen.read(f"/cases/{screen.case_id}"))


async def test_the_number_is_in_no_export(screen: Screen, household: int) -> None:
    async with transaction(screen.runtime.pool) as connection:
        exported = await export(connection, list(ImportKind))
    assert NUMBER not in str([file.rows for file in exported])
    [organisations] = [file for file in exported if file.kind is ImportKind.ORGANISATIONS]
    assert [row["tax_code"] for row in organisations.rows if row["id"] == household] == [None]


async def test_the_condition_tells_that_it_is_no_enterprise_and_what_helps(screen: Screen, household: int) -> None:
    assert household
    shown = await screen.read(f"/cases/{screen.case_id}")
    clause = next(
        each for each in re.findall(r'(?s)<p class="condition__clause">.*?</p>', shown) if "Cách xử lý" in each
    )
    assert "số định danh cá nhân" in clause, "in the wide column of the list, under what it helps against"
    page = text_of(shown)
    assert "Hộ kinh doanh (mã số thuế là số định danh cá nhân) không được tính là doanh nghiệp theo thiết lập" in page
    assert "Cách xử lý: quản trị hệ thống có thể cho phép ghi nhận hộ kinh doanh" in page


@pytest.mark.usefixtures("screen_administrator")
async def test_it_counts_once_the_setting_says_so_with_preview_and_history(screen: Screen, household: int) -> None:
    assert household
    page = (await previewed(screen, households="yes")).text
    assert "Được ghi nhận vào chỉ tiêu 0 / 10 1 / 10" in text_of(page)
    assert "Được ghi nhận thêm: 1" in page
    await saved(screen, households="yes")
    told = text_of(await screen.read(HOME))
    assert "Hộ kinh doanh được tính là doanh nghiệp: Không → Có" in told
    assert "được tính là doanh nghiệp theo thiết lập" in text_of(await screen.read(f"/cases/{screen.case_id}"))


@pytest.mark.usefixtures("screen_administrator")
async def test_another_word_for_the_setting_is_told(screen: Screen) -> None:
    answer = await previewed(screen, households="có lẽ")
    assert answer.status_code == 422
    assert 'id="households-wrong"' in answer.text
