"""Signing in: right and wrong passwords, limits, second factor, and what ends a session."""

import asyncio
from datetime import timedelta
from functools import partial

import argon2
import pytest

from matchmaker.ground.db import Pool, transaction
from matchmaker.ground.errors import InvalidInput, NotAllowed, NotFound, SignInFailed, TooManyAttempts
from matchmaker.people import accounts, sessions, signing_in, throttle
from matchmaker.people.sessions import LIFETIME, OFFICERS_LIFETIME, Whence
from matchmaker.people.throttle import LIMITS, Trial
from matchmaker.rules.actors import LOCAL_PERSON, Role
from tests.support.people import (
    EMAIL,
    HASH,
    HERE,
    NEW_PASSWORD,
    PASSWORD,
    actions,
    session_of,
    signed_in,
    stored_person,
)


async def test_the_right_password_opens_a_session_however_the_address_is_typed(pool: Pool) -> None:
    person = await stored_person(pool)
    entered = await signing_in.sign_in(pool, "  LAN@Congty.example ", PASSWORD, whence=HERE)
    assert entered.complete
    session = await session_of(pool, entered.token)
    assert session is not None
    assert session.person == person
    assert await actions(pool, person) == ["create", "sign_in"]


async def test_only_a_hash_of_the_session_is_stored(pool: Pool) -> None:
    await stored_person(pool)
    token = await signed_in(pool)
    row = await pool.fetchrow("SELECT * FROM session")
    assert row is not None
    assert token not in str(dict(row))


@pytest.mark.parametrize(
    ("email", "password"), [(EMAIL, "một mật khẩu khác hẳn"), ("khong.ai@congty.example", PASSWORD), ("", "")]
)
async def test_a_wrong_password_and_an_unknown_address_are_told_the_same(pool: Pool, email: str, password: str) -> None:
    await stored_person(pool)
    with pytest.raises(SignInFailed) as refused:
        await signing_in.sign_in(pool, email, password, whence=HERE)
    assert refused.value.code == "sign_in_failed"
    assert await pool.fetchval("SELECT count(*) FROM session") == 0


async def test_an_unknown_address_costs_as_much_as_a_known_one(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    await stored_person(pool)
    checked: list[str] = []
    verify = argon2.PasswordHasher.verify

    def counting(hasher: argon2.PasswordHasher, stored: str, password: str) -> bool:
        checked.append(stored)
        return verify(hasher, stored, password)

    monkeypatch.setattr(argon2.PasswordHasher, "verify", counting)
    for email in (EMAIL, "khong.ai@congty.example"):
        with pytest.raises(SignInFailed):
            await signing_in.sign_in(pool, email, "một mật khẩu khác hẳn", whence=HERE)
    assert len(checked) == 2


async def test_a_failed_attempt_stands_in_the_audit_without_an_actor(pool: Pool) -> None:
    person = await stored_person(pool)
    with pytest.raises(SignInFailed):
        await signing_in.sign_in(pool, EMAIL, "một mật khẩu khác hẳn", whence=HERE)
    row = await pool.fetchrow("SELECT * FROM audit_entry WHERE action = 'person:fail_sign_in'")
    assert row is not None
    assert (row["actor"], row["origin"], row["subject_id"], row["details"]) == ("visitor", HERE.address, person.id, {})


async def test_a_hash_with_old_parameters_is_renewed_at_sign_in(pool: Pool) -> None:
    person = await stored_person(pool)
    weak = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    await pool.execute("UPDATE person SET password_hash = $1", weak)
    token = await signed_in(pool)
    assert await pool.fetchval("SELECT password_hash FROM person WHERE id = $1", person.id) != weak
    assert await session_of(pool, token)


async def test_an_account_is_limited_whatever_address_it_is_tried_from(pool: Pool) -> None:
    await stored_person(pool)
    limit = LIMITS[Trial.SIGN_IN].account
    for number in range(limit.attempts):
        with pytest.raises(SignInFailed):
            await signing_in.sign_in(pool, EMAIL, "sai", whence=Whence(address=f"198.51.100.{number}"))
    with pytest.raises(TooManyAttempts) as refused:
        await signing_in.sign_in(pool, EMAIL, PASSWORD, whence=Whence(address="198.51.100.200"))
    assert limit.seconds - 60 < refused.value.retry_after <= limit.seconds
    await pool.execute("UPDATE attempt SET at = at - make_interval(secs => $1)", float(limit.seconds))
    assert await signed_in(pool)


async def test_an_address_is_limited_whatever_accounts_it_tries(pool: Pool) -> None:
    async def attempt(account: str, address: str) -> None:
        async with transaction(pool) as connection:
            await throttle.take(connection, Trial.SIGN_IN, account=account, address=address)

    for number in range(LIMITS[Trial.SIGN_IN].address.attempts):
        await attempt(f"nguoi{number}@congty.example", "2001:db8::1")
    with pytest.raises(TooManyAttempts):
        await attempt("x@congty.example", "2001:db8::ffff")  # the same customer's network
    await attempt("x@congty.example", "2001:db8:1::1")


async def test_attempts_at_once_do_not_slip_past_the_limit(pool: Pool) -> None:
    await stored_person(pool)
    outcomes = await asyncio.gather(
        *(signing_in.sign_in(pool, EMAIL, "sai", whence=HERE) for _ in range(30)), return_exceptions=True
    )
    assert sum(isinstance(o, SignInFailed) for o in outcomes) == LIMITS[Trial.SIGN_IN].account.attempts


async def test_signing_in_well_uses_nothing_up(pool: Pool) -> None:
    await stored_person(pool)
    for _ in range(LIMITS[Trial.SIGN_IN].account.attempts + 1):
        await signed_in(pool)


async def test_a_session_that_was_ended_opens_nothing(pool: Pool) -> None:
    person = await stored_person(pool)
    token = await signed_in(pool)
    async with transaction(pool) as connection:
        await sessions.end(connection, token, by=person.actor())
    assert await session_of(pool, token) is None
    assert (await actions(pool, person))[-1] == "sign_out"


@pytest.mark.parametrize(("role", "lifetime"), [(Role.BUSINESS, LIFETIME), (Role.LEADERSHIP, OFFICERS_LIFETIME)])
async def test_a_session_ends_when_idle_and_at_the_latest(pool: Pool, role: Role, lifetime: sessions.Lifetime) -> None:
    await stored_person(pool, role=role, demo=True)  # the demonstration's officers have no second factor
    token = await signed_in(pool)
    assert await session_of(pool, token, after=lifetime.idle - timedelta(minutes=1))
    assert await session_of(pool, token, after=lifetime.idle) is None
    await pool.execute("UPDATE session SET started_at = started_at - $1::interval", lifetime.absolute)
    assert await session_of(pool, token) is None


async def test_being_seen_prolongs_a_session(pool: Pool) -> None:
    await stored_person(pool)
    token = await signed_in(pool)
    await pool.execute("UPDATE session SET seen_at = seen_at - interval '7 hours'")
    assert await session_of(pool, token)
    assert await pool.fetchval("SELECT now() - seen_at < interval '1 minute' FROM session")


async def test_what_changes_who_somebody_is_ends_their_sessions(pool: Pool) -> None:
    person = await stored_person(pool)
    changes = (partial(accounts.change_role, role=Role.INSTITUTE), accounts.reset_second_factor, accounts.disable)
    for change in changes:
        token = await signed_in(pool)
        async with transaction(pool) as connection:
            await change(connection, person.id, by=LOCAL_PERSON)
        assert await session_of(pool, token) is None
    with pytest.raises(SignInFailed):
        await signed_in(pool)


async def test_a_session_cannot_begin_after_its_person_was_disabled_or_chose_another_password(pool: Pool) -> None:
    person = await stored_person(pool)
    async with transaction(pool) as connection:
        started = await sessions.start(connection, person.id, password_hash="another", complete=True, whence=HERE)
        assert started is None
        await accounts.disable(connection, person.id, by=LOCAL_PERSON)
        assert await sessions.start(connection, person.id, password_hash=HASH, complete=True, whence=HERE) is None


async def test_a_new_password_ends_the_other_sessions_and_needs_the_old_one(pool: Pool) -> None:
    person = await stored_person(pool)
    elsewhere, by = await signed_in(pool), person.actor()
    with pytest.raises(SignInFailed) as refused:
        await accounts.change_password(pool, "sai", NEW_PASSWORD, by=by, whence=HERE)
    assert refused.value.code == "password_wrong"
    with pytest.raises(InvalidInput) as weak:
        await accounts.change_password(pool, PASSWORD, "password1234", by=by, whence=HERE)
    assert weak.value.fields == {"new_password": "password_common"}
    assert await session_of(pool, elsewhere)
    here = await accounts.change_password(pool, PASSWORD, NEW_PASSWORD, by=by, whence=HERE)
    assert await session_of(pool, elsewhere) is None
    assert await session_of(pool, here)
    with pytest.raises(SignInFailed):
        await signed_in(pool)


async def test_one_sees_and_ends_ones_own_sessions_and_nobody_elses(pool: Pool) -> None:
    person, other = await stored_person(pool), await stored_person(pool, email="binh@congty.example")
    first, second = await signed_in(pool), await signed_in(pool)
    await signed_in(pool, "binh@congty.example")
    async with transaction(pool) as connection:
        own = await sessions.listing(connection, by=person.actor())
        assert [(s.address, s.device) for s in own] == [(HERE.address, HERE.device)] * 2
        with pytest.raises(NotFound):
            await sessions.end_one(connection, own[0].id, by=other.actor())
        await sessions.end_one(connection, own[0].id, by=person.actor())
    assert await session_of(pool, second) is None
    remaining = await session_of(pool, first)
    assert remaining is not None
    third = await signed_in(pool)
    async with transaction(pool) as connection:
        await sessions.end_others(connection, remaining.id, by=person.actor())
        assert len(await sessions.listing(connection, by=other.actor())) == 1
    assert await session_of(pool, first)
    assert await session_of(pool, third) is None


async def test_nobody_manages_people_but_administrators_and_no_administrator_themselves(pool: Pool) -> None:
    administrator = (await stored_person(pool, role=Role.ADMINISTRATOR)).actor()
    broker = await stored_person(pool, email="binh@congty.example", role=Role.BROKER)
    async with transaction(pool) as connection:
        for by in (broker.actor(), administrator):
            with pytest.raises((NotAllowed, NotFound)):
                await accounts.disable(connection, administrator.person_id or 0, by=by)
        await accounts.disable(connection, broker.id, by=administrator)
        with pytest.raises(NotAllowed):
            await accounts.listing(connection, by=broker.actor())
        assert len(await accounts.listing(connection, by=administrator)) == 2


async def test_what_is_over_is_dropped(pool: Pool) -> None:
    await stored_person(pool)
    await signed_in(pool)
    with pytest.raises(SignInFailed):
        await signing_in.sign_in(pool, EMAIL, "sai", whence=HERE)
    for ages in ("session SET seen_at = seen_at - interval '2 days'", "attempt SET at = at - interval '2 hours'"):
        await pool.execute(f"UPDATE {ages}")
    async with transaction(pool) as connection:
        await accounts.tidy(connection)
    assert await pool.fetchval("SELECT (SELECT count(*) FROM session) + (SELECT count(*) FROM attempt)") == 0
