"""Rules of law on their pages: source and validity of each; an administrator adds, confirms and takes back versions."""

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground import i18n
from matchmaker.intake.dates import today
from matchmaker.rules.actors import Role
from matchmaker.rules.regulations import RegulationKey, RegulationSubject
from tests.support.forms import SentForm, keys_in, opened_form
from tests.support.people import stored_person
from web.ground.dependencies import current_actor

HOME = "/administration/regulations"
RULE = f"{HOME}/data_answer_days"
TOMORROW = today() + timedelta(days=1)
TYPED = {
    "rule_value": "3",
    "rule_from": TOMORROW.isoformat(),
    "rule_source": "Nghị định 99/2026/NĐ-CP, Điều 5; Công báo",
    "rule_read_on": "",
    "rule_link": "https://vanban.example/99",
}


async def a_form(client: httpx.AsyncClient, path: str) -> SentForm:
    """One of several on the page: its token and key."""
    return SentForm(client=client, hidden=keys_in((await opened_form(client, path)).hidden))


@pytest.fixture(autouse=True)
async def _administrator(app: FastAPI, runtime: Runtime) -> AsyncIterator[None]:
    person = await stored_person(runtime.pool, email="qt@so.example", name="Trần Quản", role=Role.ADMINISTRATOR)
    app.dependency_overrides[current_actor] = lambda: person.actor("203.0.113.9")
    yield
    app.dependency_overrides.clear()


@pytest.mark.parametrize("path", ["/regulations", HOME])
async def test_every_rule_shown_names_its_source_and_validity(client: httpx.AsyncClient, path: str) -> None:
    page = (await client.get(path)).text
    for key in RegulationKey:
        assert i18n.term("regulation", key.value, "vi") in page
    assert page.count("Nội dung nhắc, không phải tư vấn pháp lý") >= len(RegulationKey)
    assert page.count("chưa xác nhận</strong>") >= len(RegulationKey)
    assert all(i18n.term("regulation_subject", each.value, "vi") in page for each in RegulationSubject)


async def test_a_new_version_is_shown_before_it_is_kept_and_holds_from_its_day(client: httpx.AsyncClient) -> None:
    form = await a_form(client, RULE)
    shown = (await form.send(f"{RULE}/preview", TYPED)).text
    assert "Chưa lưu thay đổi nào" in shown
    assert "2 ngày làm việc" in shown
    assert "3 ngày làm việc" in shown
    assert "đang có hiệu lực" in (await client.get(RULE)).text  # and still the one version
    for _ in range(2):
        assert (await form.send(RULE, TYPED)).headers["location"] == f"{RULE}?done=added"
    page = (await client.get(RULE)).text
    assert page.count("<article") == 2
    assert "Trần Quản" in page
    assert "Nghị định 99/2026" in (await client.get("/regulations")).text  # as what is to hold next


async def test_a_version_that_reaches_back_says_so(client: httpx.AsyncClient) -> None:
    form = await a_form(client, RULE)
    shown = (await form.send(f"{RULE}/preview", TYPED | {"rule_from": "01/11/2026"})).text
    assert "Ngày này đã qua" in shown
    assert "cùng ngày" in (await form.send(f"{RULE}/preview", TYPED | {"rule_from": "01/01/2026"})).text


async def test_what_is_wrong_is_told_beside_the_field_and_stays(client: httpx.AsyncClient) -> None:
    form = await a_form(client, RULE)
    for act in (f"{RULE}/preview", RULE):
        answer = await form.send(act, TYPED | {"rule_value": "hai", "rule_source": "", "rule_link": "congbao"})
        assert answer.status_code == 422
        assert 'value="hai"' in answer.text
        assert answer.text.count('class="wrong"') >= 2


async def test_lines_are_corrected_one_by_one(client: httpx.AsyncClient) -> None:
    rule = f"{HOME}/ai_high_risk"
    form = await a_form(client, rule)
    assert "transport | Giao thông" in (await client.get(rule)).text
    typed = TYPED | {"rule_value": "transport | Giao thông: 30 hệ thống | Transport: 30 systems"}
    assert "Giao thông: 30 hệ thống" in (await form.send(f"{rule}/preview", typed)).text
    assert (await form.send(rule, typed)).status_code == 303
    for wrong in ("transport", "a | b | c\na | b | c"):
        assert (await form.send(f"{rule}/preview", typed | {"rule_value": wrong})).status_code == 422


async def test_a_day_and_money_are_read_as_everywhere(client: httpx.AsyncClient) -> None:
    rule = f"{HOME}/marketed_by"
    form = await a_form(client, rule)
    assert "31/12/2029" in (await form.send(f"{rule}/preview", TYPED | {"rule_value": "31/12/2029"})).text


async def test_confirming_puts_the_name_of_whoever_compared_it(client: httpx.AsyncClient) -> None:
    form = await a_form(client, RULE)
    for _ in range(2):
        answer = await form.send(f"{RULE}/confirm", {"rule_number": "", "rule_from": "2026-01-01"})
        assert answer.headers["location"] == f"{RULE}?done=confirmed"
    page = (await client.get(RULE)).text
    assert page.count("Xác nhận quy định được nhắc") == 1
    assert "Trần Quản" in page
    assert "cán bộ đã xác nhận" in (await client.get("/regulations")).text
    assert (await form.send(f"{RULE}/confirm", {"rule_number": "99", "rule_from": "2026-01-01"})).status_code == 404
    assert (await form.send(f"{RULE}/confirm", {"rule_number": "", "rule_from": "hôm nay"})).status_code == 422


async def test_a_version_is_taken_back_with_its_reason(client: httpx.AsyncClient) -> None:
    form = await a_form(client, RULE)
    await form.send(RULE, TYPED)
    number = (await client.get(RULE)).text.partition("/take-back")[0].rpartition("/")[2]
    form = await a_form(client, RULE)
    refused = await form.send(f"{RULE}/{number}/take-back", {"rule_back_reason": ""})
    assert refused.status_code == 422
    form = await a_form(client, RULE)
    done = await form.send(f"{RULE}/{number}/take-back", {"rule_back_reason": "Nhầm số nghị định"})
    assert done.headers["location"] == f"{RULE}?done=taken_back"
    page = (await client.get(RULE)).text
    assert "đã rút" in page
    assert "Nhầm số nghị định" in page
    assert "Nghị định 99/2026" not in (await client.get("/regulations")).text


async def test_other_officers_read_and_change_nothing(
    client: httpx.AsyncClient, app: FastAPI, runtime: Runtime
) -> None:
    verifier = await stored_person(runtime.pool, email="tv@so.example", name="Lê Thẩm", role=Role.VERIFIER)
    app.dependency_overrides[current_actor] = lambda: verifier.actor("203.0.113.9")
    page = (await client.get(RULE)).text
    assert "rule_value" not in page
    assert "Chỉ quản trị hệ thống" in page
    assert (await client.get(f"{RULE}/preview")).status_code == 403


async def test_nobody_knows_another_rule(client: httpx.AsyncClient) -> None:
    assert (await client.get(f"{HOME}/no_such_rule")).status_code == 404


@pytest.mark.parametrize(
    ("key", "most"),
    [("data_answer_days", 60), ("data_extension_days", 365), ("ai_running_months", 600), ("follow_up_years", 50)],
)
async def test_a_number_from_which_no_day_can_be_reckoned_is_a_slip_of_the_hand(
    client: httpx.AsyncClient, key: str, most: int
) -> None:
    rule = f"{HOME}/{key}"
    for value, status in ((0, 422), (most + 1, 422), (most, 303)):
        answer = await (await a_form(client, rule)).send(rule, TYPED | {"rule_value": str(value)})
        assert answer.status_code == status, value
