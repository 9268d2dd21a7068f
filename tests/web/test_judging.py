"""Judging by its pages: what waits for whom, what is shown to whom and when, and that nothing typed is lost."""

import re
from dataclasses import replace

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.calls.judging import conflicts
from matchmaker.ground.db import transaction
from matchmaker.rules.actors import Actor
from matchmaker.rules.call import Call
from tests.support.calls import Council
from tests.support.case_pages import shown
from tests.support.clients import sit_down
from tests.support.forms import hidden_fields_of, opened_form
from tests.support.judging import a_call_in_conflicts, a_call_in_scoring, scored

CANARIES = ("duthi1", "duthi2", "duthi3")  # stand in every name, address and organisation of an entrant


async def posted(client: httpx.AsyncClient, page: str, path: str, **values: str | list[str]) -> httpx.Response:
    """Sends the form of that page which is sent to the path, as it stands now."""
    answer = await client.get(page)
    assert answer.status_code == 200, answer.text
    form = replace(await opened_form(client, page), hidden=hidden_fields_of(answer.text, path))
    return await form.send(path, values)


@pytest.fixture
async def scoring(runtime: Runtime) -> tuple[Council, Call]:
    async with transaction(runtime.pool) as connection:
        return await a_call_in_scoring(connection)


def sheet_of(call: Call, *points: str, reason: str = "Có số liệu.") -> dict[str, str]:
    ids = [criterion.id for criterion in call.criteria]
    return {f"points_{i}": p for i, p in zip(ids, points, strict=True)} | {f"reason_{i}": reason for i in ids}


async def test_a_call_comes_from_declarations_to_its_decision(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime
) -> None:
    async with transaction(runtime.pool) as connection:
        them, call = await a_call_in_conflicts(connection)
    place = f"/calls/{call.id}/judging"
    for member in (*them.judges, them.chair):
        sit_down(app, member)
        assert f'href="{place}"' in await shown(client, "/home")
        answer = await posted(client, place, f"{place}/declaration", tied_to="")
        assert answer.headers["location"] == f"{place}?done=declared"
    sit_down(app, them.secretary)
    assert (await client.get(place)).headers["location"] == f"{place}/assignment"
    for path in (f"{place}/assignment", f"{place}/assignment/begin"):
        assert (await posted(client, f"{place}/assignment", path)).status_code == 303
    for judge, points in zip(them.judges, ("9", "8", "7"), strict=True):
        sit_down(app, judge)
        assert f"{call.title} (3)" in await shown(client, "/home")
        for number in (1, 2, 3):
            page = f"{place}/entries/{number}"
            answer = await posted(client, page, f"{page}/score", **sheet_of(call, points, str(number)))
            assert answer.headers["location"] == f"{place}?done=scored"
    sit_down(app, them.chair)
    assert (await posted(client, f"{place}/moderation", f"{place}/moderation")).status_code == 303
    noted = await posted(client, f"{place}/moderation", f"{place}/moderation/3", council_note="Nên thử tại xưởng.")
    assert noted.status_code == 303
    assert "Nên thử tại xưởng." in await shown(client, f"{place}/moderation")
    values: dict[str, str | list[str]] = {"winners": ["3"], "finalists": ["2"], "decision": "Hội đồng thống nhất."}
    answer = await posted(client, f"{place}/decision", f"{place}/decision", **values)
    assert answer.headers["location"] == f"/calls/{call.id}?done=decide"
    assert await runtime.pool.fetchval("SELECT outcome FROM call_entry WHERE number = 3") == "winner"


async def test_no_page_of_a_judge_or_the_chair_tells_who_entered(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, scoring: tuple[Council, Call]
) -> None:
    them, call = scoring
    place = f"/calls/{call.id}/judging"
    async with transaction(runtime.pool) as connection:
        await scored(connection, call, them.judges, {1: [(9, 9), (5, 5), (1, 1)]})
    pages: list[tuple[Actor, str]] = [(them.judges[0], place), (them.judges[0], f"{place}/entries/1")]
    pages += [(them.chair, f"{place}/{name}") for name in ("moderation", "decision")] + [(them.judges[0], "/home")]
    for reader, page in pages:
        sit_down(app, reader)
        text = (await shown(client, page)).lower()
        assert not [canary for canary in CANARIES if canary in text], page


async def test_others_scores_stand_on_the_page_after_ones_own_without_a_name(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, scoring: tuple[Council, Call]
) -> None:
    them, call = scoring
    page = f"/calls/{call.id}/judging/entries/1"
    async with transaction(runtime.pool) as connection:
        await scored(connection, call, them.judges, {1: [(9, 3), (), ()]})
    sit_down(app, them.judges[1])
    before = await shown(client, page)
    assert "Điểm của giám khảo khác</summary>" not in before
    assert not re.search(r"\b0 ?/ ?0\b|<strong>9 / 10", before)
    await posted(client, page, f"{page}/score", **sheet_of(call, "5", "5"))
    after = await shown(client, page)
    assert "<strong>9 / 10</strong>" in after
    assert "giamkhao1" not in after


async def test_what_is_wrong_with_a_sheet_is_said_and_what_was_typed_stays(
    app: FastAPI, client: httpx.AsyncClient, scoring: tuple[Council, Call]
) -> None:
    them, call = scoring
    page = f"/calls/{call.id}/judging/entries/1"
    sit_down(app, them.judges[0])
    typed = sheet_of(call, "11", "7", reason="Lý do tôi đã gõ") | {"comment": "Xin cảm ơn"}
    answer = await posted(client, page, f"{page}/score", **typed)
    assert answer.status_code == 422
    assert f'href="#points_{call.criteria[0].id}"' in answer.text
    assert all(text in answer.text for text in ('value="11"', 'value="7"', "Lý do tôi đã gõ", "Xin cảm ơn"))
    for act, field in (("recognise", "conflict_note"), ("abstain", "abstain_reason")):
        refused = await posted(client, page, f"{page}/{act}", **{field: " "})
        assert refused.status_code == 422
        assert f'id="{field}-wrong"' in refused.text


async def test_a_conflict_takes_the_entry_off_the_judges_pages(
    app: FastAPI, client: httpx.AsyncClient, scoring: tuple[Council, Call]
) -> None:
    them, call = scoring
    place = f"/calls/{call.id}/judging"
    sit_down(app, them.judges[0])
    note = {"conflict_note": "Tôi từng hướng dẫn đề tài này."}
    answer = await posted(client, f"{place}/entries/2", f"{place}/entries/2/recognise", **note)
    assert answer.headers["location"] == f"{place}?done=recognised"
    assert (await client.get(f"{place}/entries/2")).status_code == 404
    assert f"{place}/entries/2" not in await shown(client, place)
    sit_down(app, them.secretary)
    assert note["conflict_note"] in await shown(client, f"{place}/assignment")


async def test_the_secretary_maps_a_declared_name_and_takes_leave_of_a_judge(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, scoring: tuple[Council, Call]
) -> None:
    them, call = scoring
    page = f"/calls/{call.id}/judging/assignment"
    first, second, _ = (judge.person_id for judge in them.judges)
    async with transaction(runtime.pool) as connection:
        await conflicts.declare(connection, call.id, ["Phòng thí nghiệm cũ"], by=them.judges[0])
    sit_down(app, them.secretary)
    assert "Phòng thí nghiệm cũ" in await shown(client, page)
    wrong = await posted(client, page, f"{page}/conflict", member=str(first), entry_number="9", conflict_note="Cũ")
    assert wrong.status_code == 422
    assert 'value="9"' in wrong.text
    values = {"member": str(first), "entry_number": "1", "conflict_note": "Là đơn vị dự thi."}
    assert (await posted(client, page, f"{page}/conflict", **values)).status_code == 303
    gone = await posted(client, page, f"{page}/remove", judge=str(second), removal_reason="Ốm")
    assert gone.status_code == 303
    told = await shown(client, page)
    assert "thiếu 2 trong số 3 giám khảo" in told
    assert "1 giám khảo có xung đột lợi ích" in told


@pytest.mark.parametrize("page", ["", "/assignment", "/moderation", "/decision", "/entries/1"])
async def test_nobody_else_opens_a_page_of_judging(
    app: FastAPI, client: httpx.AsyncClient, scoring: tuple[Council, Call], page: str
) -> None:
    them, call = scoring
    allowed = {"/assignment": {them.secretary}, "/moderation": {them.chair}, "/decision": {them.chair}}
    allowed |= {"": {them.secretary, them.chair, *them.judges}, "/entries/1": {*them.judges}}
    for reader in (them.broker, them.secretary, them.chair, them.judges[0], them.entrants[0]):
        sit_down(app, reader)
        status = (await client.get(f"/calls/{call.id}/judging{page}")).status_code
        assert (status in (200, 303)) == (reader in allowed[page]), (reader.name, status)
