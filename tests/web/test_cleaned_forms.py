"""Every form cleans what it was sent, and what nobody sees stops no page."""

import time

import httpx
import pytest

from matchmaker.bootstrap import Runtime
from tests.support.accounts import sign_in
from tests.support.characters import GONE
from tests.support.forms import opened_form
from tests.support.need_forms import BEHALF, THREE_FIELDS
from tests.support.people import EMAIL, PASSWORD, stored_person
from web.ground.again import SECRET_FIELDS
from web.ground.forms import PASSWORDS

EVERYTHING = "".join(sign for what, sign in GONE.items() if what != "a lone surrogate")
"""A browser sends no lone surrogate: there is no UTF-8 of it."""


@pytest.mark.parametrize("key", ["\x00", "a\x00b", "\u202e", "ế" * 80, "\uffff", "\n", ""])
async def test_a_form_whose_key_no_page_made_is_taken_once(
    client: httpx.AsyncClient, runtime: Runtime, key: str
) -> None:
    form = await opened_form(client, "/needs/new")
    answer = await form.send("/needs", THREE_FIELDS | BEHALF | {"form_key": key})
    assert answer.status_code == 303


async def test_what_nobody_sees_is_not_stored(client: httpx.AsyncClient, runtime: Runtime) -> None:
    form = await opened_form(client, "/needs/new")
    dirty = {name: f"{EVERYTHING}{text}{EVERYTHING}" for name, text in (THREE_FIELDS | BEHALF).items()}
    assert (await form.send("/needs", dirty)).status_code == 303
    row = await runtime.pool.fetchrow("SELECT n.*, o.name FROM need n JOIN organisation o ON o.id = n.organisation_id")
    assert row is not None
    assert (row["problem"], row["name"]) == (THREE_FIELDS["problem"], THREE_FIELDS["organisation"])


async def test_a_search_finds_whatever_invisible_stands_in_its_words(client: httpx.AsyncClient) -> None:
    for path in ("/needs", "/solutions", "/organisations", "/orientations", "/search"):
        words = {"q": f"nước{EVERYTHING}\u3000thải", "page": "\x00", "sector": "\uffff"}
        answer = await client.get(path, params=words)
        assert answer.status_code == 200
        assert 'value="nước thải"' in answer.text


async def test_a_password_keeps_each_of_its_signs(browser: httpx.AsyncClient, runtime: Runtime) -> None:
    await stored_person(runtime.pool)
    assert (await sign_in(browser, password=f"{PASSWORD}\u200b")).status_code == 422
    assert (await sign_in(browser, f"\ufeff {EMAIL}\u200b")).status_code == 303


@pytest.mark.parametrize("field", ["email", "password"])
async def test_endless_marks_on_one_letter_hold_up_nobody(browser: httpx.AsyncClient, field: str) -> None:
    form = await opened_form(browser, "/login")
    began = time.perf_counter()
    answer = await form.send("/login", {"email": EMAIL, "password": PASSWORD} | {field: "a" + "\u0301\u0323" * 80_000})
    assert answer.status_code in (413, 422)
    assert time.perf_counter() - began < 10  # sorted one by one they took minutes, and nobody was answered meanwhile


def test_no_password_is_among_what_a_refused_form_shows() -> None:
    assert PASSWORDS <= SECRET_FIELDS


async def test_letter_soup_comes_back_with_the_name_of_its_encoding(client: httpx.AsyncClient) -> None:
    form = await opened_form(client, "/needs/new")
    answer = await form.send("/needs", THREE_FIELDS | BEHALF | {"organisation": "C«ng ty Cæ phÇn N\xadíc s¹ch"})
    assert answer.status_code == 422
    assert "TCVN3 (ABC)" in answer.text
