"""An account has one mailbox, however its address is spelt."""

import pytest

from matchmaker.ground.db import Pool, transaction
from matchmaker.ground.errors import InvalidInput, SignInFailed, TooManyAttempts
from matchmaker.people import accounts, invitations, registration, signing_in
from matchmaker.people.accounts import AccountDraft
from matchmaker.people.invitations import Guest
from matchmaker.rules.actors import Actor, Role
from tests.support.people import (
    HERE,
    PASSWORD,
    SOMEBODY,
    an_organisation,
    mailed_token,
    register,
    stored_person,
    wanted,
)

ONE = "lan@xn--cng-ty-ixa.vn"
SPELLINGS = ["Lan@Công-ty.VN", " lan@công-ty.vn. ", "LAN@XN--CNG-TY-IXA.vn", "lan＠công-ty.vn"]


@pytest.mark.parametrize("typed", SPELLINGS)
async def test_whoever_registers_signs_in_with_any_spelling_of_the_address(pool: Pool, typed: str) -> None:
    await register(pool, email="lan@công-ty.vn")
    await registration.confirm(pool, await mailed_token(pool, ONE), PASSWORD, whence=HERE)
    assert (await signing_in.sign_in(pool, typed, PASSWORD, whence=HERE)).person.email == ONE
    async with transaction(pool) as connection:
        assert (await accounts.find(connection, typed)).email == ONE
        await registration.request_reset(connection, typed, by=SOMEBODY)
    assert await mailed_token(pool, ONE)


async def test_spellings_of_one_address_are_counted_together(pool: Pool) -> None:
    for number in range(10):
        with pytest.raises(SignInFailed):
            await signing_in.sign_in(pool, SPELLINGS[number % 4], "sai", whence=HERE)
    with pytest.raises(TooManyAttempts):
        await signing_in.sign_in(pool, ONE, "sai", whence=HERE)


async def test_a_second_account_for_another_spelling_is_refused(pool: Pool) -> None:
    await stored_person(pool, email=ONE)
    with pytest.raises(InvalidInput) as refused:
        await stored_person(pool, email=SPELLINGS[0])
    assert refused.value.fields == {"email": "email_taken"}


async def test_the_account_of_an_earlier_version_still_signs_in(pool: Pool) -> None:
    await stored_person(pool)
    await pool.execute("UPDATE person SET email = 'a..b@congty.example'")
    assert await signing_in.sign_in(pool, "A..B@congty.example ", PASSWORD, whence=HERE)
    async with transaction(pool) as connection:
        await registration.request_reset(connection, "a..b@congty.example", by=SOMEBODY)
    assert await pool.fetchval("SELECT state FROM mail") == "stopped"


@pytest.mark.parametrize(
    ("typed", "code"),
    [("đức@vidu.vn", "email_with_marks"), ("mailto:an@vidu.vn", "email_not_alone"), ("a..b@vidu.vn", "not_an_email")],
)
async def test_every_door_for_people_tells_what_is_wrong_with_an_address(pool: Pool, typed: str, code: str) -> None:
    administrator = Actor(name="test", role=Role.ADMINISTRATOR)
    told = [registration.registration_problems(wanted(email=typed))]
    draft = AccountDraft(email=typed, name="Nguyễn Lan", role=Role.BROKER)
    with pytest.raises(InvalidInput) as refused:
        await accounts.create(pool, draft, PASSWORD, by=administrator)
    told.append(refused.value.fields)
    async with transaction(pool) as connection:
        guest = Guest(email=typed, organisation_id=(await an_organisation(connection)).id)
        with pytest.raises(InvalidInput) as refused:
            await invitations.invite(connection, guest, by=administrator)
    told.append(refused.value.fields)
    assert told == [{"email": code}] * 3
    assert await pool.fetchval("SELECT count(*) FROM mail") == 0
