"""The second factor: set up first, a code once, recovery codes, limits."""

import asyncio
import time

import pyotp
import pytest

from matchmaker.ground.db import Pool, transaction
from matchmaker.ground.errors import SecondFactorWrong, SignInFailed, TooManyAttempts
from matchmaker.ground.keys import Safe
from matchmaker.people import accounts, second_factor, signing_in
from matchmaker.people.throttle import LIMITS, Trial
from matchmaker.rules.actors import LOCAL_PERSON, Role
from tests.support.people import EMAIL, HERE, PASSWORD, actions, enrolled, session_of, signed_in, stored_person


async def test_an_officer_first_sets_up_the_second_factor_and_can_do_nothing_before(pool: Pool, safe: Safe) -> None:
    person = await stored_person(pool, role=Role.BROKER)
    entered = await signing_in.sign_in(pool, EMAIL, PASSWORD, whence=HERE)
    assert not entered.complete
    async with transaction(pool) as connection:
        enrolment = await second_factor.begin(connection, person, safe)
        assert (await second_factor.begin(connection, person, safe)).secret == enrolment.secret
    assert enrolment.secret in enrolment.uri
    assert enrolment.secret not in str(await pool.fetchrow("SELECT * FROM person"))
    with pytest.raises(SecondFactorWrong):
        await signing_in.enrol(pool, entered.token, "000000", safe, whence=HERE)
    code = pyotp.TOTP(enrolment.secret).now()
    complete, codes = await signing_in.enrol(pool, entered.token, code, safe, whence=HERE)
    assert len(codes) == second_factor.CODES
    assert complete.token != entered.token
    assert await session_of(pool, entered.token) is None
    session = await session_of(pool, complete.token)
    assert session is not None
    assert session.complete
    assert await actions(pool, person) == ["create", "enrol_second_factor", "sign_in"]


async def test_a_code_opens_once_and_no_older_one_after_it(pool: Pool, safe: Safe) -> None:
    person = await stored_person(pool, role=Role.VERIFIER)
    app, _ = await enrolled(pool, person, safe)
    now = app.now()
    await signing_in.enter_code(pool, await signed_in(pool), now, safe, whence=HERE)
    for used in (now, app.at(time.time() - 30)):
        with pytest.raises(SecondFactorWrong):
            await signing_in.enter_code(pool, await signed_in(pool), used, safe, whence=HERE)


async def test_the_same_code_sent_twice_at_once_opens_one_session(pool: Pool, safe: Safe) -> None:
    person = await stored_person(pool, role=Role.BROKER)
    app, _ = await enrolled(pool, person, safe)
    halfway, code = [await signed_in(pool) for _ in range(2)], app.now()
    outcomes = await asyncio.gather(
        *(signing_in.enter_code(pool, token, code, safe, whence=HERE) for token in halfway), return_exceptions=True
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["SecondFactorWrong", "SignedIn"]


@pytest.mark.parametrize(("seconds", "opens"), [(30, True), (-60, False), (90, False)])
async def test_a_phones_clock_may_be_one_step_off(pool: Pool, safe: Safe, seconds: int, opens: bool) -> None:
    person = await stored_person(pool, role=Role.BROKER)
    app, _ = await enrolled(pool, person, safe)
    await pool.execute("UPDATE person SET totp_step = NULL")
    entering = signing_in.enter_code(pool, await signed_in(pool), app.at(time.time() + seconds), safe, whence=HERE)
    if opens:
        assert (await entering).complete
    else:
        with pytest.raises(SecondFactorWrong):
            await entering


async def test_a_recovery_code_opens_once(pool: Pool, safe: Safe) -> None:
    person = await stored_person(pool, role=Role.ADMINISTRATOR)
    _, codes = await enrolled(pool, person, safe)
    typed = codes[0].lower().replace("-", " ")
    assert (await signing_in.enter_code(pool, await signed_in(pool), typed, safe, whence=HERE)).complete
    with pytest.raises(SecondFactorWrong):
        await signing_in.enter_code(pool, await signed_in(pool), codes[0], safe, whence=HERE)
    async with transaction(pool) as connection:
        assert await second_factor.recovery_codes_left(connection, person) == len(codes) - 1
        fresh = await second_factor.renew_recovery_codes(connection, person, by=person.actor())
    with pytest.raises(SecondFactorWrong):
        await signing_in.enter_code(pool, await signed_in(pool), codes[1], safe, whence=HERE)
    assert (await signing_in.enter_code(pool, await signed_in(pool), fresh[0], safe, whence=HERE)).complete


async def test_codes_are_limited_over_all_sessions_of_a_person(pool: Pool, safe: Safe) -> None:
    person = await stored_person(pool, role=Role.BROKER)
    app, _ = await enrolled(pool, person, safe)
    for _ in range(LIMITS[Trial.SECOND_FACTOR].account.attempts):
        with pytest.raises(SecondFactorWrong):
            await signing_in.enter_code(pool, await signed_in(pool), "000000", safe, whence=HERE)
    with pytest.raises(TooManyAttempts):
        await signing_in.enter_code(pool, await signed_in(pool), app.now(), safe, whence=HERE)


async def test_a_second_factor_cannot_be_replaced_halfway(pool: Pool, safe: Safe) -> None:
    person = await stored_person(pool, role=Role.BROKER)
    app, _ = await enrolled(pool, person, safe)
    with pytest.raises(SignInFailed):
        await signing_in.enrol(pool, await signed_in(pool), app.now(), safe, whence=HERE)


async def test_after_a_reset_the_second_factor_is_set_up_anew(pool: Pool, safe: Safe) -> None:
    person = await stored_person(pool, role=Role.BROKER)
    _, codes = await enrolled(pool, person, safe)
    async with transaction(pool) as connection:
        await accounts.reset_second_factor(connection, person.id, by=LOCAL_PERSON)
    with pytest.raises(SecondFactorWrong):
        await signing_in.enter_code(pool, await signed_in(pool), codes[0], safe, whence=HERE)
