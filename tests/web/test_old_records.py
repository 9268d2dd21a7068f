"""Whoever edits a record of before changes what they want to change: the rest stands as it was taken once."""

from datetime import date

import httpx
import pytest

from matchmaker.bootstrap import Runtime
from matchmaker.intake.dates import today
from tests.support.forms import edited
from tests.support.listings import a_need, a_solution

CONTACTS = [("38291234", None), ("0123456789", None), ("38291234", "đức@b.vn"), (None, "đức@b.vn")]


@pytest.mark.parametrize(("phone", "email"), CONTACTS)
async def test_a_need_keeps_a_contact_that_nobody_touched(
    client: httpx.AsyncClient, runtime: Runtime, phone: str | None, email: str | None
) -> None:
    need = await a_need(runtime, phone=phone, email=email)
    path = f"/needs/{need.id}"
    assert (await (await edited(client, path)).send(path, {"outcome": "Đọc đúng 99%."})).status_code == 303
    [kept] = await runtime.pool.fetch("SELECT phone, email, outcome FROM need WHERE id = $1", need.id)
    assert tuple(kept) == (phone, email, "Đọc đúng 99%.")


async def test_a_contact_that_is_typed_anew_is_held_to_todays_form(client: httpx.AsyncClient, runtime: Runtime) -> None:
    path = f"/needs/{(await a_need(runtime, phone='38291234', email=None)).id}"
    for contact in ("38291235", "38291234, đức@b.vn"):
        assert (await (await edited(client, path)).send(path, {"contact": contact})).status_code == 422


async def test_a_solution_keeps_what_nobody_touched(client: httpx.AsyncClient, runtime: Runtime) -> None:
    old = {"phone": "0123456789", "email": "đức@b.vn", "available_from": date(1998, 5, 1), "year": today().year + 3}
    solution = await a_solution(runtime, **old)
    path = f"/solutions/{solution.id}"
    assert (await (await edited(client, path)).send(path, {"support": "Hai buổi"})).status_code == 303
    query = "SELECT phone, email, available_from, year, support FROM solution WHERE id = $1"
    [kept] = await runtime.pool.fetch(query, solution.id)
    assert dict(kept) == old | {"support": "Hai buổi"}
    for field, text in (("year", str(today().year + 4)), ("available_from", "1998-05-02")):
        assert (await (await edited(client, path)).send(path, {field: text})).status_code == 422
