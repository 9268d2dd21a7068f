"""Numbers, money, days and times as people type them into forms: one reader, and the person has the last word."""

import re
from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.intake.dates import today, typed
from tests.support.case_pages import WORD, begun, now, send
from tests.support.cases import BUYER, Office
from tests.support.clients import sit_down
from tests.support.forms import SentForm, opened_form
from tests.support.indicators import TRAINING, added
from tests.support.introductions import leave, mailed_link
from tests.support.need_forms import BEHALF, THREE_FIELDS
from tests.support.screens import Screen


async def asked(app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office) -> tuple[str, SentForm]:
    """The page behind the adopter's link, with its form."""
    case = await begun(runtime, office)
    sit_down(app, office.broker)
    await send(client, case, "confirmations", version=str(case.version), asked_side="need")
    path = await mailed_link(runtime, BUYER, "case-answers")
    leave(app)
    return path, await opened_form(client, path)


def offered(page: str, name: str) -> list[str]:
    return re.findall(rf'<input type="radio" name="{name}" value="([^"]*)">', page)


async def measured(runtime: Runtime) -> tuple[float, float]:
    said = await runtime.pool.fetchval("SELECT measure FROM case_confirmation")
    return said["before"], said["after"]


async def test_a_number_that_can_be_read_two_ways_is_asked_about_and_the_choice_wins(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    path, form = await asked(app, client, runtime, office)
    told = await form.send(path, WORD | {"value_before": "9.800", "value_after": "1,500"})
    assert told.status_code == 422
    assert "9800 hoặc 9,8" in told.text
    assert (offered(told.text, "value_before"), offered(told.text, "value_after")) == (["9800", "9,8"], ["1500", "1,5"])
    assert re.search(r"<legend>[^<]+: số nào là đúng\?</legend>", told.text)
    chosen = {"value_before": ["9.800", "9,8"], "value_after": ["1,500", "1500"]}
    assert (await form.send(path, {**WORD, **chosen})).status_code == 303
    assert await measured(runtime) == (9.8, 1500)


async def test_a_choice_for_another_number_than_is_typed_now_chooses_nothing(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    path, form = await asked(app, client, runtime, office)
    typed_anew = {"value_before": ["7.200", "9,8"]}
    told = await form.send(path, {**WORD, **typed_anew})
    assert (told.status_code, offered(told.text, "value_before")) == (422, ["7200", "7,2"])
    assert (await form.send(path, {**WORD, "value_before": ["72", "9,8"]})).status_code == 303
    assert await measured(runtime) == (72, 15.5)


@pytest.mark.parametrize("text", ["nan", "inf", "1_000", "1e999", "khoảng 12"])
async def test_what_a_program_takes_for_a_number_and_people_do_not_is_refused(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office, text: str
) -> None:
    path, form = await asked(app, client, runtime, office)
    told = await form.send(path, WORD | {"value_after": text})
    assert told.status_code == 422
    assert 'id="value_after-wrong"' in told.text


async def test_0_500_is_a_half_and_a_sign_of_per_cent_is_the_unit(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    path, form = await asked(app, client, runtime, office)
    assert (await form.send(path, WORD | {"value_before": "0,500", "value_after": "95,5%"})).status_code == 303
    assert await measured(runtime) == (0.5, 95.5)
    assert (await runtime.pool.fetchval("SELECT measure FROM case_confirmation"))["unit"] == "%"


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("250.000.000đ", 250_000_000),
        ("250.000.000 VNĐ", 250_000_000),
        ("850 triệu", 850_000_000),
        ("1,5 tỷ", 1_500_000_000),
        ("1 tỷ rưỡi", 1_500_000_000),
    ],
)
async def test_a_contract_has_its_value_as_people_write_it(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office, text: str, stored: int
) -> None:
    case = await begun(runtime, office)
    sit_down(app, office.broker)
    assert (await send(client, case, "facts", version=str(case.version), contract_value=text)).status_code == 303
    assert (await now(runtime, case)).contract_value == stored


async def test_a_contract_without_a_price_keeps_its_zero_when_the_form_is_sent_again(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await begun(runtime, office)
    sit_down(app, office.broker)
    await send(client, case, "facts", version=str(case.version), contract_value="0 đồng")
    page = (await client.get(f"/cases/{case.id}")).text
    assert 'name="contract_value" type="text" value="0"' in page


async def test_an_amount_of_two_readings_or_none_changes_nothing(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await begun(runtime, office)
    sit_down(app, office.broker)
    for text in ("0,500", "200–300 triệu", "5.000 USD"):
        told = await send(client, case, "facts", version=str(case.version), contract_value=text)
        assert (told.status_code, 'id="contract_value-wrong"' in told.text) == (422, True), text
    told = await send(client, case, "facts", version=str(case.version), contract_value="1.500 triệu")
    assert offered(told.text, "contract_value") == ["1500 triệu", "1,5 triệu"]
    assert (await now(runtime, case)).contract_value is None


async def test_a_deadline_of_a_need_lies_ahead_and_in_our_time(client: httpx.AsyncClient, runtime: Runtime) -> None:
    form = await opened_form(client, "/needs/new")
    for wrong in ("0022-06-15", "15/06/0227", "15/06/2020", "15/06/2227", "15/06/27"):
        told = await form.send("/needs", THREE_FIELDS | BEHALF | {"deadline": wrong})
        assert (told.status_code, 'id="deadline-wrong"' in told.text) == (422, True), wrong
    told = await form.send("/needs", THREE_FIELDS | BEHALF | {"deadline": "15/06/2020"})
    assert f"từ {today():%d/%m/%Y} đến" in told.text
    posted = await form.send("/needs", THREE_FIELDS | BEHALF | {"deadline": f"ngày 15 tháng 6 năm {today().year + 1}"})
    assert posted.status_code == 303
    assert typed(await runtime.pool.fetchval("SELECT deadline FROM need")) == f"{today().year + 1}-06-15"


async def test_a_need_whose_deadline_has_passed_can_still_be_corrected(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    form = await opened_form(client, "/needs/new")
    place = (await form.send("/needs", THREE_FIELDS | BEHALF)).headers["location"].partition("?")[0]
    passed = today() - timedelta(days=9)
    await runtime.pool.execute("UPDATE need SET deadline = $1", passed)
    edited = await opened_form(client, f"{place}/edit")
    values = {**THREE_FIELDS, "deadline": typed(passed), "place": "Thủ Đức", "version": edited.hidden["version"]}
    assert (await edited.send(place, values)).status_code == 303
    assert await runtime.pool.fetchval("SELECT place FROM need") == "Thủ Đức"


async def test_an_indicator_takes_1_200_and_is_stored_by_its_digits(screen: Screen) -> None:
    await added(screen, turns="1.200", distinct_people="1 100", completed="950", happened_on="ngày 1 tháng 3 năm 2026")
    stored = await screen.runtime.pool.fetchval("SELECT details FROM indicator_entry")
    assert (stored["turns"], stored["distinct_people"]) == ("1200", "1100")


async def test_an_indicator_tells_all_that_is_wrong_at_once_and_takes_nothing_of_the_future(screen: Screen) -> None:
    screen.sit(screen.people.broker)
    hidden = await screen.hidden("/indicators/new?kind=training", "/indicators")
    wrong = {"happened_on": typed(today() + timedelta(days=1)), "turns": "1,2", "completed": "-3"}
    told = (await screen.send("/indicators", hidden | TRAINING | wrong)).text
    assert set(re.findall(r'id="(\w+)-wrong"', told)) == {"happened_on", "turns", "completed"}
    assert f"đến {today():%d/%m/%Y}" in told
    assert await screen.runtime.pool.fetchval("SELECT count(*) FROM indicator_entry") == 0


@pytest.mark.parametrize("text", ["2026-06-15T10:00+09:00", "0026-06-15T10:00", "20260615", "2026-W25-1"])
async def test_the_time_of_an_incident_is_one_in_the_city(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office, text: str
) -> None:
    page = "/administration/personal-data"
    form = await opened_form(client, page)
    form.hidden.pop("seen")  # of another form on the page
    values = {"body": "Một bảng tính có địa chỉ người dùng đã gửi nhầm cho đơn vị khác.", "people_affected": "1.200"}
    told = await form.send(f"{page}/breaches", values | {"known_at": text})
    assert (told.status_code, 'id="known_at-wrong"' in told.text) == (422, True)
    right = await form.send(f"{page}/breaches", values | {"known_at": "15/06/2026 10h30"})
    assert right.status_code == 303
    assert await runtime.pool.fetchval("SELECT people_affected FROM data_breach") == 1200
