"""People for tests: made as quickly as the database allows, with one password that was hashed once."""

import re
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pyotp

from matchmaker.ground.db import Connection, Pool, transaction
from matchmaker.ground.keys import Safe
from matchmaker.people import accounts, membership, registration, second_factor, sessions, signing_in
from matchmaker.people import service as people
from matchmaker.people.accounts import AccountDraft
from matchmaker.people.registration import Registration
from matchmaker.people.service import OrganisationDraft
from matchmaker.people.sessions import Session, Whence
from matchmaker.rules.actors import LOCAL_PERSON, Actor, Organisation, Person, Role
from matchmaker.rules.personal_data import NOTICE_VERSION
from tests.support.passwords import QUICK

PASSWORD = "ba con mèo trèo cây cau"
NEW_PASSWORD = "mười lăm chiếc thuyền giấy"
HASH = QUICK.hash(PASSWORD)
EMAIL = "lan@congty.example"
HERE = Whence(address="203.0.113.7", device="Firefox · Linux")


async def a_person(connection: Connection, **overrides: Any) -> Person:  # noqa: ANN401  # any field of the draft
    values: dict[str, Any] = {"email": EMAIL, "name": "Nguyễn Thị Lan", "role": Role.BUSINESS}
    return await accounts.insert(connection, AccountDraft(**values | overrides), HASH, by=LOCAL_PERSON)


async def stored_person(pool: Pool, **overrides: Any) -> Person:  # noqa: ANN401
    async with transaction(pool) as connection:
        return await a_person(connection, **overrides)


async def an_organisation(
    connection: Connection, name: str = "Công ty Minh Anh", kind: str = "business"
) -> Organisation:
    return (await people.save(connection, OrganisationDraft(name=name, kind=kind), by=LOCAL_PERSON))[0]


async def mails(connection: Connection | Pool, to: str) -> list[str]:
    """The texts of the mails to an address, in order."""
    rows = await connection.fetch("SELECT body FROM mail WHERE recipient = $1 ORDER BY id", to)
    return [row["body"] for row in rows]


async def mailed_token(connection: Connection | Pool, to: str) -> str:
    """The token in the last mail to the address."""
    [*_, last] = await mails(connection, to)
    found = re.search(r"/(?:confirm|invitation|reset)/([\w-]+)", last)
    assert found
    return found[1]


async def actions(connection: Connection | Pool, person: Person) -> list[str]:
    """What the audit tells of a person, in order."""
    rows = await connection.fetch(
        "SELECT action FROM audit_entry WHERE subject = 'person' AND subject_id = $1 ORDER BY id", person.id
    )
    return [row["action"].removeprefix("person:") for row in rows]


async def session_of(pool: Pool, token: str, *, after: timedelta = timedelta()) -> Session | None:
    async with transaction(pool) as connection:
        return await sessions.find(connection, token, now=datetime.now(UTC) + after)


async def signed_in(pool: Pool, email: str = EMAIL) -> str:
    return (await signing_in.sign_in(pool, email, PASSWORD, whence=HERE)).token


async def enrolled(pool: Pool, person: Person, safe: Safe) -> tuple[pyotp.TOTP, list[str]]:
    """The person's app, set up one step ago, and the recovery codes."""
    async with transaction(pool) as connection:
        app = pyotp.TOTP((await second_factor.begin(connection, person, safe)).secret)
        code = app.at(time.time() - 30)
        return app, list(await second_factor.confirm(connection, person, code, safe, by=person.actor()))


SOMEBODY = Actor(name="visitor", role=Role.VISITOR, origin="203.0.113.7")


def wanted(**overrides: Any) -> Registration:  # noqa: ANN401  # any field
    values: dict[str, Any] = {
        "email": EMAIL,
        "name": "Nguyễn Thị Lan",
        "organisation": "Công ty Minh Anh",
        "organisation_kind": "business",
        "consent": NOTICE_VERSION,
    }
    return Registration(**values | overrides)


async def register(pool: Pool, **overrides: Any) -> None:  # noqa: ANN401
    async with transaction(pool) as connection:
        await registration.register(connection, wanted(**overrides), by=SOMEBODY)


async def registered(pool: Pool, **overrides: Any) -> Person:  # noqa: ANN401
    """Somebody who has confirmed."""
    async with transaction(pool) as connection:
        await registration.register(connection, wanted(**overrides), by=SOMEBODY)
        # before it is committed: of a mail that is sent the text goes
        token = await mailed_token(connection, overrides.get("email", EMAIL))
    return (await registration.confirm(pool, token, PASSWORD, whence=HERE)).person


async def verified(pool: Pool, person: Person) -> Organisation:
    """The person's organisation, after a broker's look at it."""
    broker = Actor(name="broker", role=Role.BROKER)
    async with transaction(pool) as connection:
        assert person.organisation_id
        await membership.verify(connection, person.organisation_id, by=broker)
        return await people.get(connection, person.organisation_id, by=broker)
