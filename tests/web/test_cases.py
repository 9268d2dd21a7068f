"""Transfer cases on the pages: what each reader sees of them, and what the desk does with them."""

import re

import httpx
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.rules.stages import Stage
from tests.support.case_pages import accepted, begun, now, send, shown
from tests.support.cases import Office, a_verified, state, with_adopter
from tests.support.clients import sit_down
from tests.support.forms import opened_form
from tests.support.listings import make_solution
from tests.support.proposals import INSTITUTE


async def test_a_case_says_from_its_first_day_how_many_conditions_it_meets_and_why_not_the_others(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await begun(runtime, office)
    sit_down(app, office.broker)
    html = await shown(client, f"/cases/{case.id}")
    assert re.search(r"Đạt \d+/\d+ điều kiện", html)
    assert "Chưa có văn bản ký" in html
    assert "Đạt 0/" not in html
    listed = await shown(client, "/cases")
    assert f'href="/cases/{case.id}"' in listed
    assert re.search(r"Đạt \d+/\d+ điều kiện", listed)
    assert "0/10" in listed


async def test_a_side_reads_its_own_case_and_no_other_organisation_does(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await begun(runtime, office)
    for member in (office.desk.buyer, office.desk.lab):
        sit_down(app, member)
        html = await shown(client, f"/cases/{case.id}")
        assert f'action="/cases/{case.id}/evidence"' in html
        for action in ("move", "facts", "stop", "confirmations"):
            assert f'action="/cases/{case.id}/{action}"' not in html
        assert f'href="/cases/{case.id}"' in await shown(client, "/cases")
    sit_down(app, office.desk.stranger)
    assert (await client.get(f"/cases/{case.id}")).status_code == 404
    assert f'href="/cases/{case.id}"' not in await shown(client, "/cases")


async def test_a_party_learns_of_the_other_no_address_and_no_remark(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await accepted(runtime, office)
    async with transaction(runtime.pool) as connection:
        await connection.execute("UPDATE case_confirmation SET links_note = 'chung cổ đông' WHERE side = 'need'")
    sit_down(app, office.desk.lab)
    assert "chung cổ đông" not in await shown(client, f"/cases/{case.id}")
    sit_down(app, office.desk.buyer)
    assert "chung cổ đông" in await shown(client, f"/cases/{case.id}")


async def test_the_tally_of_replications_opens_the_list_under_it(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    async with transaction(runtime.pool) as connection:
        first, again = await a_verified(connection, office), await a_verified(connection, office)
        await with_adopter(connection, again, first, office.desk.stranger.organisation_id or 0)
    sit_down(app, office.broker)
    tally = re.search(r'href="(/cases[^"]*)"><strong>(\d+)</strong> hồ sơ nhân rộng', await shown(client, "/cases"))
    assert tally
    assert tally[2] == "1"
    narrowed = await shown(client, tally[1])
    assert f'href="/cases/{again.id}"' in narrowed
    assert f'href="/cases/{first.id}"' not in narrowed
    assert re.search(r'<option value="replications" selected>', narrowed)
    assert f'href="/cases/{again.id}"' not in await shown(client, "/cases?counted=1")


async def test_the_list_is_narrowed_by_stage_words_lateness_and_what_counts(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    async with transaction(runtime.pool) as connection:
        counted = await a_verified(connection, office)
    case = await begun(runtime, office)
    sit_down(app, office.broker)
    ours, theirs = f'href="/cases/{case.id}"', f'href="/cases/{counted.id}"'
    for query, there, not_there in (
        ("stage=introduced", ours, theirs),
        ("counted=1", theirs, ours),
        ("q=khong+co+gi", "Số hồ sơ: 0", ours),
        ("stuck=1", "Số hồ sơ: 0", ours),
    ):
        html = await shown(client, f"/cases?{query}")
        assert there in html, query
        assert not_there not in html, query
    await runtime.pool.execute("UPDATE transfer_case SET since = now() - interval '15 days' WHERE id = $1", case.id)
    late = await shown(client, "/cases?stuck=1")
    assert ours in late
    assert "Quá hạn 1 ngày" in late


async def test_facts_are_stated_as_people_write_them_and_state_money_raises_the_reminder_with_its_source(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await begun(runtime, office)
    sit_down(app, office.broker)
    typed = {"route": "transferred", "form": "licence", "contract_value": "250.000.000", "money": "state"}
    answer = await send(client, case, "facts", version=str(case.version), **typed, in_city="yes")
    assert answer.headers["location"] == f"/cases/{case.id}?done=facts"
    stored = await now(runtime, case)
    assert (stored.contract_value, stored.in_city, stored.money) == (250_000_000, True, "state")
    html = await shown(client, f"/cases/{case.id}")
    assert "250.000.000 đồng" in html
    assert "07/2017/QH14" in html
    wrong = await send(client, case, "facts", version=str(stored.version), contract_value="hai trăm", use_from="mai")
    assert wrong.status_code == 422
    assert "hai trăm" in wrong.text
    assert (await now(runtime, case)).contract_value == 250_000_000


async def test_who_changes_a_case_that_changed_meanwhile_reads_so_and_keeps_what_was_typed(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await begun(runtime, office)
    sit_down(app, office.broker)
    async with transaction(runtime.pool) as connection:
        await state(connection, case, office, money="own")
    answer = await send(client, case, "facts", version=str(case.version), process="Nhập hóa đơn")
    assert answer.status_code == 409
    assert "Nhập hóa đơn" in answer.text
    assert (await now(runtime, case)).process == ""


async def test_a_case_is_held_and_stopped_with_a_reason(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await begun(runtime, office)
    sit_down(app, office.broker)
    version = str(case.version)
    assert (await send(client, case, "move", version=version, move="hold")).status_code == 422
    held = await send(client, case, "move", version=version, move="hold", move_note="Chờ kinh phí năm sau")
    assert held.status_code == 303
    version = str((await now(runtime, case)).version)
    assert (await send(client, case, "stop", version=version, stop_reason="")).status_code == 422
    await send(client, case, "stop", version=version, stop_reason="budget")
    assert (await now(runtime, case)).stage is Stage.STOPPED
    html = await shown(client, f"/cases/{case.id}")
    assert "Kinh phí" in html
    assert "Chờ kinh phí năm sau" in html


async def test_a_meeting_comes_as_a_calendar_file(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await begun(runtime, office)
    sit_down(app, office.broker)
    meeting = {"event_title": "Họp kỹ thuật, lần 1", "starts_at": "2027-01-15T09:30", "minutes": "90"}
    for _ in range(2):  # a double click
        assert (await send(client, case, "events", **meeting, form_key="mot-khoa")).status_code == 303
    [event] = await runtime.pool.fetch("SELECT id FROM case_event")
    sit_down(app, office.desk.buyer)
    file = await client.get(f"/cases/{case.id}/events/{event['id']}/calendar")
    assert file.headers["content-type"].startswith("text/calendar")
    text = file.content.replace(b"\r\n ", b"").decode()
    assert "DTSTART:20270115T023000Z" in text
    assert "DTEND:20270115T040000Z" in text
    assert "SUMMARY:Họp kỹ thuật\\, lần 1" in text
    assert all(len(line) <= 75 for line in file.content.split(b"\r\n"))


async def test_a_case_is_entered_afterwards_with_the_contact_it_is_attributed_to(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    async with transaction(runtime.pool) as connection:
        solution = (await make_solution(connection, organisation=INSTITUTE, title="Đọc phiếu nhập kho")).id
    sit_down(app, office.broker)
    found = await shown(client, "/cases/new?whom=minh+anh&solution=" + str(solution))
    assert f'name="adopter" value="{office.desk.buyer.organisation_id}" checked' in found  # the only one of that name
    form = await opened_form(client, "/cases/new")
    values = {
        "adopter": str(office.desk.buyer.organisation_id),
        "solution": str(solution),
        "contact_body": "dost",
        "named_both": "yes",
    }
    early = await form.send("/cases/new", values | {"contact_on": "2023-12-01"})
    assert early.status_code == 422
    assert "27/12/2023" in early.text
    nobody = await form.send("/cases/new", values | {"adopter": "Không có", "contact_on": "2025-12-01"})
    assert nobody.status_code == 422
    entered = await form.send("/cases/new", values | {"contact_on": "2025-12-01"})
    assert entered.status_code == 303, entered.text
    assert "nhập bổ sung" in await shown(client, entered.headers["location"])


async def test_other_adopters_are_linked_for_officers_alone(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await begun(runtime, office)
    async with transaction(runtime.pool) as connection:
        await connection.execute(
            "INSERT INTO transfer_case (delivered_id, adopter_id, supplier_id, entered_afterwards, created_by)"
            " SELECT delivered_id, $2, supplier_id, true, 'person:x' FROM transfer_case WHERE id = $1",
            case.id,
            office.desk.stranger.organisation_id,
        )
    sit_down(app, office.broker)
    assert "Các đơn vị khác đã nhận giải pháp này" in await shown(client, f"/cases/{case.id}")
    sit_down(app, office.desk.buyer)
    assert "Các đơn vị khác đã nhận giải pháp này" not in await shown(client, f"/cases/{case.id}")
