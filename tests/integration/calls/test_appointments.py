"""Judge, chair and secretary are appointed to one call, told of it, and let go with a reason."""

from datetime import date

import pytest

from matchmaker.calls import appointments
from matchmaker.calls import service as calls
from matchmaker.calls.appointments import AppointmentDraft
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, NotAllowed, NotFound
from matchmaker.rules.call import Call, Duty
from tests.support.calls import Council, a_draft, an_entry, an_open_call


async def a_call(connection: Connection, council: Council) -> Call:
    return await calls.draft(connection, a_draft(), by=council.broker)


def appointing(name: str, duty: Duty = Duty.JUDGE) -> AppointmentDraft:
    return AppointmentDraft(email=f"{name}@{name}.example", duty=duty, expertise="Thị giác máy")


async def codes_of(connection: Connection, call: Call, said: AppointmentDraft, council: Council) -> dict[str, str]:
    with pytest.raises(InvalidInput) as refused:
        await appointments.appoint(connection, call.id, said, by=council.broker)
    return dict(refused.value.fields)


async def test_somebody_appointed_may_see_the_call_and_is_told(connection: Connection, council: Council) -> None:
    call = await a_call(connection, council)
    judge = council.judges[0]
    with pytest.raises(NotFound):
        await calls.get(connection, call.id, by=judge)
    await appointments.appoint(connection, call.id, appointing("giamkhao1"), by=council.broker)
    assert (await calls.get(connection, call.id, by=judge)).appointed(Duty.JUDGE) == {judge.person_id}
    told = await connection.fetch("SELECT kind, person_id FROM notice WHERE subject = 'call'")
    assert [(row["kind"], row["person_id"]) for row in told] == [("call_appointed", judge.person_id)]
    assert await connection.fetchval("SELECT recipient FROM mail") == "giamkhao1@giamkhao1.example"


async def test_a_person_has_one_duty_and_a_call_one_chair(connection: Connection, council: Council) -> None:
    call = await a_call(connection, council)
    await appointments.appoint(connection, call.id, appointing("chutich", Duty.CHAIR), by=council.broker)
    assert await codes_of(connection, call, appointing("chutich"), council) == {"member_email": "has_a_duty"}
    second = appointing("giamkhao1", Duty.CHAIR)
    assert await codes_of(connection, call, second, council) == {"duty": "chair_is_taken"}


async def test_trying_addresses_does_not_tell_who_entered(connection: Connection, council: Council) -> None:
    call = await an_open_call(connection, council)
    await an_entry(connection, call, council.entrants[0])
    entered, nobody = appointing("duthi1"), appointing("khongco")
    assert await codes_of(connection, call, entered, council) == await codes_of(connection, call, nobody, council)


async def test_a_duty_ends_with_a_reason_that_the_person_hears(connection: Connection, council: Council) -> None:
    call = await a_call(connection, council)
    made = await appointments.appoint(connection, call.id, appointing("giamkhao1"), by=council.broker)
    with pytest.raises(InvalidInput):
        await appointments.end(connection, call.id, made, " ", by=council.broker)
    await appointments.end(connection, call.id, made, "Chuyển công tác", by=council.broker)
    with pytest.raises(NotFound):
        await appointments.end(connection, call.id, made, "Chuyển công tác", by=council.broker)
    with pytest.raises(NotFound):
        await calls.get(connection, call.id, by=council.judges[0])
    bodies = [row["body"] for row in await connection.fetch("SELECT body FROM mail WHERE kind LIKE '%ended'")]
    assert ["Chuyển công tác" in body for body in bodies] == [True]
    again = await appointments.appoint(connection, call.id, appointing("giamkhao1"), by=council.broker)
    assert again != made


async def test_a_term_that_has_passed_gives_nothing(connection: Connection, council: Council) -> None:
    call = await a_call(connection, council)
    said = AppointmentDraft(email="thuky@thuky.example", duty=Duty.SECRETARY, until=date(2020, 1, 1))
    await appointments.appoint(connection, call.id, said, by=council.broker)
    assert (await calls.get(connection, call.id, by=council.broker)).appointed(Duty.SECRETARY) == frozenset()


async def test_only_the_desk_appoints(connection: Connection, council: Council) -> None:
    call = await an_open_call(connection, council)
    for actor in (council.chair, council.secretary, council.judges[0]):
        if actor.role.value != "broker":
            with pytest.raises((NotAllowed, NotFound)):
                await appointments.appoint(connection, call.id, appointing("duthi2"), by=actor)
