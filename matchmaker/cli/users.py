"""`matchmaker user …`: the first administrator, and help for whoever is locked out."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace

import typer

from matchmaker.cli.arguments import text_of
from matchmaker.cli.console import Console
from matchmaker.cli.system import database
from matchmaker.ground import i18n
from matchmaker.ground.db import Connection, Pool, transaction
from matchmaker.ground.errors import InvalidInput
from matchmaker.people import accounts
from matchmaker.people import service as people
from matchmaker.people.accounts import AccountDraft
from matchmaker.rules.actors import LOCAL_PERSON, Person, Role

BY = replace(LOCAL_PERSON, origin="cli")

Change = Callable[[Connection, int], Awaitable[None]]


def create(console: Console, *, email: str, role: str, name: str | None, organisation: str | None) -> None:
    """Asks for the password twice on a terminal; otherwise the first line of standard input is the password."""
    email, name = text_of("email", email), text_of("name", name or email.split("@")[0])
    draft = AccountDraft(email=email, name=name, role=Role(role), locale=console.locale)
    person = asyncio.run(_create(console, draft, organisation, _password(console)))
    console.say("There is an account for %(email)s now (%(role)s).", email=person.email, role=_role(console, person))


def show(console: Console, *, as_json: bool) -> None:
    people = asyncio.run(_everybody(console))
    if as_json:
        console.tell_json({"people": [_as_json(person) for person in people]})
        return
    for person in people:
        state = console.translate("[disabled]") if person.disabled_at else ""
        columns = (person.email, person.name, _role(console, person), person.organisation_name, state)
        console.tell("  ".join(filter(None, columns)))


def disable(console: Console, email: str) -> None:
    async def end(connection: Connection, person: int) -> None:
        await accounts.disable(connection, person, by=BY)

    asyncio.run(_change(console, email, end))
    console.say("%(email)s can no longer sign in; every session has ended.", email=email)


def change_role(console: Console, email: str, role: str) -> None:
    async def change(connection: Connection, person: int) -> None:
        await accounts.change_role(connection, person, Role(role), by=BY)

    asyncio.run(_change(console, email, change))
    word = i18n.term("role", role, console.locale)
    console.say("%(email)s is %(role)s from now on; every session has ended.", email=email, role=word)


def reset_second_factor(console: Console, email: str) -> None:
    async def reset(connection: Connection, person: int) -> None:
        await accounts.reset_second_factor(connection, person, by=BY)

    asyncio.run(_change(console, email, reset))
    console.say("%(email)s sets up the second factor anew at the next sign-in; every session has ended.", email=email)


def _password(console: Console) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    return str(
        typer.prompt(
            console.translate("Password"),
            hide_input=True,
            confirmation_prompt=console.translate("The same password again"),
            err=True,
        )
    )


async def _create(console: Console, draft: AccountDraft, organisation: str | None, password: str) -> Person:
    async with database(console) as pool:
        if organisation:
            draft = replace(draft, organisation_id=await _organisation_id(pool, organisation))
        return await accounts.create(pool, draft, password, by=BY)


async def _organisation_id(pool: Pool, name: str) -> int:
    async with transaction(pool) as connection:
        organisation = await people.find(connection, text_of("organisation", name), None)
    if organisation is None:
        raise InvalidInput({"organisation": "organisation_unknown"})
    return organisation.id


async def _everybody(console: Console) -> list[Person]:
    async with database(console) as pool, transaction(pool) as connection:
        return await accounts.listing(connection, by=BY)


async def _change(console: Console, email: str, change: Change) -> None:
    async with database(console) as pool, transaction(pool) as connection:
        await change(connection, (await accounts.find(connection, email)).id)


def _role(console: Console, person: Person) -> str:
    return i18n.term("role", person.role.value, console.locale)


def _as_json(person: Person) -> dict[str, object]:
    return {
        "email": person.email,
        "name": person.name,
        "role": person.role.value,
        "organisation": person.organisation_name,
        "second_factor": person.second_factor,
        "disabled": person.disabled_at is not None,
        "created_at": person.created_at,
    }
