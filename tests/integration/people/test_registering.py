"""Registering, being invited, joining, choosing a new password: by mail, and without telling who is here."""

import asyncio

import pytest

from matchmaker.ground.db import Pool, transaction
from matchmaker.ground.errors import InvalidInput, LinkUnusable, SignInFailed, TooManyAttempts
from matchmaker.people import account_links, accounts, invitations, registration, sessions, signing_in
from matchmaker.people.account_links import PASSWORD_RESET, REGISTRATION
from matchmaker.people.invitations import Guest
from matchmaker.people.throttle import LIMITS, Trial
from matchmaker.rules.actors import Role
from tests.support.people import (
    EMAIL,
    HERE,
    NEW_PASSWORD,
    PASSWORD,
    SOMEBODY,
    a_person,
    actions,
    an_organisation,
    mailed_token,
    register,
    registered,
    stored_person,
    verified,
    wanted,
)


async def test_whoever_confirms_founds_the_organisation_and_speaks_for_it(pool: Pool) -> None:
    await register(pool, phone="0901234567", tax_code="0301111111")
    assert await pool.fetchval("SELECT count(*) FROM person") == 0
    token = await mailed_token(pool, EMAIL)
    opened = await account_links.open_link(pool, REGISTRATION, token)
    assert (opened.email, opened.content["organisation"]) == (EMAIL, "Công ty Minh Anh")
    entered = await registration.confirm(pool, token, PASSWORD, whence=HERE)
    person = entered.person
    assert (person.role, person.phone, person.authorised_contact) == (Role.BUSINESS, "0901234567", True)
    assert (person.organisation_name, person.organisation_verified) == ("Công ty Minh Anh", False)
    async with transaction(pool) as connection:
        assert await sessions.find(connection, entered.token)
    created = await pool.fetchrow("SELECT actor, details FROM audit_entry WHERE action = 'person:create'")
    assert created is not None
    assert (created["actor"], created["details"]) == (f"person:{person.key}", {"role": "business"})


async def test_a_university_registers_as_an_institute(pool: Pool) -> None:
    assert (await registered(pool, organisation_kind="university")).role is Role.INSTITUTE


async def test_a_link_opens_once_and_is_stored_as_a_hash(pool: Pool) -> None:
    await register(pool)
    token = await mailed_token(pool, EMAIL)
    assert token not in str([dict(row) for row in await pool.fetch("SELECT * FROM account_link")])
    outcomes = await asyncio.gather(
        *(registration.confirm(pool, token, PASSWORD, whence=HERE) for _ in range(3)), return_exceptions=True
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["LinkUnusable", "LinkUnusable", "SignedIn"]
    with pytest.raises(LinkUnusable):
        await account_links.open_link(pool, REGISTRATION, token)


async def test_a_link_is_for_one_purpose_and_for_its_time(pool: Pool) -> None:
    await register(pool)
    token = await mailed_token(pool, EMAIL)
    with pytest.raises(LinkUnusable):
        await account_links.open_link(pool, PASSWORD_RESET, token)
    with pytest.raises(LinkUnusable):
        await registration.reset(pool, token, PASSWORD, whence=HERE)
    await pool.execute("UPDATE account_link SET expires_at = now()")
    with pytest.raises(LinkUnusable):
        await registration.confirm(pool, token, PASSWORD, whence=HERE)
    async with transaction(pool) as connection:
        await accounts.tidy(connection)
    assert await pool.fetchval("SELECT count(*) FROM account_link") == 0


async def test_a_weak_password_leaves_the_link_open(pool: Pool) -> None:
    await register(pool)
    token = await mailed_token(pool, EMAIL)
    for weak, code in (("ngắn", "password_too_short"), ("Công ty Minh Anh", "password_is_yours")):
        with pytest.raises(InvalidInput) as refused:
            await registration.confirm(pool, token, weak, whence=HERE)
        assert refused.value.fields == {"password": code}
    assert (await registration.confirm(pool, token, PASSWORD, whence=HERE)).complete


@pytest.mark.parametrize(
    ("wrong", "fields"),
    [
        ({"email": "lan"}, {"email": "not_an_email"}),
        ({"email": "đức@congty.example"}, {"email": "email_with_marks"}),
        ({"email": "Lan <lan@congty.example>"}, {"email": "email_not_alone"}),
        ({"email": "lan@congty.example\nBcc: x@y.example"}, {"email": "email_not_alone"}),
        ({"name": ""}, {"person_name": "required"}),
        ({"phone": "12"}, {"phone": "not_a_phone"}),
        ({"phone": "901234567"}, {"phone": "lost_leading_zero"}),
        ({"phone": "0901234567 / 0912345678"}, {"phone": "several_phones"}),
        ({"organisation": ""}, {"organisation": "required"}),
        ({"organisation_kind": "club"}, {"organisation_kind": "unknown_code"}),
        ({"tax_code": "301111111"}, {"tax_code": "tax_code_lost_zero"}),
        ({"tax_code": "79085001234"}, {"tax_code": "tax_code_lost_zero"}),
    ],
)
def test_wrong_fields_are_named(wrong: dict[str, str], fields: dict[str, str]) -> None:
    assert registration.registration_problems(wanted(**wrong)) == fields


async def test_a_number_and_a_tax_code_are_kept_in_their_one_form(pool: Pool) -> None:
    founder = await registered(pool, phone="+84 (0)28.3829-7040", tax_code="0301111111001")
    assert founder.phone == "02838297040"
    assert await pool.fetchval("SELECT tax_code FROM organisation") == "0301111111-001"


async def test_an_address_with_an_account_gets_a_way_back_into_it(pool: Pool) -> None:
    await stored_person(pool)
    await register(pool, organisation="Công ty Khác")
    assert await pool.fetchval("SELECT array_agg(purpose) FROM account_link") == ["password_reset"]
    await registration.reset(pool, await mailed_token(pool, EMAIL), NEW_PASSWORD, whence=HERE)
    assert await signing_in.sign_in(pool, EMAIL, NEW_PASSWORD, whence=HERE)


async def test_a_new_password_by_mail_ends_every_session(pool: Pool) -> None:
    person = await stored_person(pool)
    token = (await signing_in.sign_in(pool, EMAIL, PASSWORD, whence=HERE)).token
    async with transaction(pool) as connection:
        await registration.request_reset(connection, "LAN@congty.example", by=SOMEBODY)
        await registration.request_reset(connection, EMAIL, by=SOMEBODY)
    link = await mailed_token(pool, EMAIL)
    await registration.reset(pool, link, NEW_PASSWORD, whence=HERE)
    async with transaction(pool) as connection:
        assert await sessions.find(connection, token) is None
    with pytest.raises(SignInFailed):
        await signing_in.sign_in(pool, EMAIL, PASSWORD, whence=HERE)
    assert await signing_in.sign_in(pool, EMAIL, NEW_PASSWORD, whence=HERE)
    assert await pool.fetchval("SELECT count(*) FROM account_link") == 0  # the other link is void too
    assert "reset_password" in await actions(pool, person)


async def test_a_reset_link_sent_several_times_at_once_sets_one_password(pool: Pool) -> None:
    await stored_person(pool)
    async with transaction(pool) as connection:
        await registration.request_reset(connection, EMAIL, by=SOMEBODY)
    link = await mailed_token(pool, EMAIL)
    outcomes = await asyncio.gather(
        *(registration.reset(pool, link, NEW_PASSWORD, whence=HERE) for _ in range(3)), return_exceptions=True
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["LinkUnusable", "LinkUnusable", "NoneType"]


async def test_a_reset_for_nobody_answers_alike_and_leaves_nothing(pool: Pool) -> None:
    for email in ("khong.ai@congty.example", "không phải địa chỉ"):
        async with transaction(pool) as connection:
            await registration.request_reset(connection, email, by=SOMEBODY)
    assert await pool.fetchval("SELECT (SELECT count(*) FROM mail) + (SELECT count(*) FROM account_link)") == 0


async def test_a_disabled_person_is_not_let_back_in_by_mail(pool: Pool) -> None:
    person = await stored_person(pool)
    administrator = await stored_person(pool, email="qt@so.example", role=Role.ADMINISTRATOR)
    async with transaction(pool) as connection:
        await registration.request_reset(connection, EMAIL, by=SOMEBODY)
    link = await mailed_token(pool, EMAIL)
    async with transaction(pool) as connection:
        await accounts.disable(connection, person.id, by=administrator.actor())
    with pytest.raises(LinkUnusable):
        await registration.reset(pool, link, NEW_PASSWORD, whence=HERE)


@pytest.mark.parametrize("trial", [Trial.RESET, Trial.REGISTRATION])
async def test_mails_to_an_address_and_from_one_are_limited(pool: Pool, trial: Trial) -> None:
    async def ask(email: str) -> None:
        async with transaction(pool) as connection:
            if trial is Trial.RESET:
                await registration.request_reset(connection, email, by=SOMEBODY)
            else:
                await registration.register(connection, wanted(email=email), by=SOMEBODY)

    for _ in range(LIMITS[trial].account.attempts):
        await ask(EMAIL)
    with pytest.raises(TooManyAttempts):
        await ask(EMAIL)
    for number in range(LIMITS[trial].address.attempts - LIMITS[trial].account.attempts):
        await ask(f"nguoi{number}@congty.example")
    with pytest.raises(TooManyAttempts):
        await ask("con.nua@congty.example")


async def test_an_erased_person_keeps_the_key_and_nothing_else(pool: Pool) -> None:
    person = await stored_person(pool)
    async with transaction(pool) as connection:
        await connection.execute(
            "UPDATE person SET email = NULL, name = NULL, password_hash = NULL, disabled_at = now(), erased_at = now()"
        )
        erased = await accounts.get(connection, person.id)
    assert (erased.key, erased.name, erased.email) == (person.key, None, None)


async def test_no_detail_in_the_audit_holds_personal_data(pool: Pool) -> None:
    founder = await registered(pool, phone="0901234567")
    await verified(pool, founder)
    async with transaction(pool) as connection:
        organisation = await an_organisation(connection, "Công ty Khác")
        await a_person(connection, email="binh@congty.example", organisation_id=organisation.id)
        guest = Guest(email="chi@congty.example", organisation_id=founder.organisation_id or 0)
        await invitations.invite(connection, guest, by=founder.actor())
    told = str([dict(row) for row in await pool.fetch("SELECT * FROM audit_entry")])
    for personal in ("@congty", "Lan", "0901234567", "Minh Anh"):
        assert personal not in told
