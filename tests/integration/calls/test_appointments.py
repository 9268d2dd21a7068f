"""Judge, chair and secretary are appointed to one call, told of it, and let go with a reason."""

from dataclasses import replace
from datetime import date

import pytest

from matchmaker.calls import appointments, views
from matchmaker.calls import service as calls
from matchmaker.calls.appointments import AppointmentDraft
from matchmaker.calls.entries import loading, submitting
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, NotAllowed, NotFound
from matchmaker.rules.call import Call, CallState, Duty
from tests.support.calls import Council, a_draft, an_entry, an_open_call, in_state
from tests.support.proposals import notices_of


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
    for name in ("duthi1", "duthi2"):  # who entered, and who did not
        await appointments.appoint(connection, call.id, appointing(name), by=council.broker)
    seen = await appointments.of_call(connection, call.id, by=council.broker)
    entered, other = seen[-2:]
    assert replace(other, id=0, person_id=0, name="", organisation="") == replace(
        entered, id=0, person_id=0, name="", organisation=""
    )
    mails = await connection.fetch("SELECT body FROM mail WHERE kind = 'call_appointed' ORDER BY id")
    first, second = (row["body"].replace("Người duthi1", "Người duthi2") for row in mails)
    assert first == second
    assert await codes_of(connection, call, appointing("khongco"), council) == {"member_email": "cannot_serve"}


@pytest.mark.parametrize("duty", [Duty.JUDGE, Duty.SECRETARY])
async def test_the_duty_of_whoever_entered_rests_until_they_withdraw(
    connection: Connection, council: Council, duty: Duty
) -> None:
    call, entrant = await an_open_call(connection, council), council.entrants[0]
    await an_entry(connection, call, entrant)
    await appointments.appoint(connection, call.id, appointing("duthi1", duty), by=council.broker)
    assert entrant.person_id not in (await calls.get(connection, call.id, by=entrant)).appointed(duty)
    shown = await views.show(connection, call.id, by=entrant)
    assert (shown.appointed_as, list(shown.duties), shown.looks_after) == (duty, [], False)
    if duty is Duty.SECRETARY:  # who would read whose the entries are
        with pytest.raises(NotFound):
            await loading.whole(connection, call.id, await an_entry(connection, call, council.entrants[1]), by=entrant)
    await submitting.withdraw(connection, call.id, by=entrant)
    assert entrant.person_id in (await calls.get(connection, call.id, by=entrant)).appointed(duty)


async def test_a_draft_that_was_not_sent_in_time_lets_the_duty_begin(connection: Connection, council: Council) -> None:
    call, entrant = await an_open_call(connection, council), council.entrants[0]
    await submitting.keep(connection, call.id, {"title": ["Soi vải"]}, by=entrant)
    await appointments.appoint(connection, call.id, appointing("duthi1"), by=council.broker)
    assert entrant.person_id not in (await calls.get(connection, call.id, by=entrant)).appointed(Duty.JUDGE)
    call = await in_state(connection, call, CallState.CLOSED)
    assert entrant.person_id in call.appointed(Duty.JUDGE)


async def test_whoever_declines_leaves_with_a_reason_and_the_desk_is_told(
    connection: Connection, council: Council
) -> None:
    call, judge = await an_open_call(connection, council), council.judges[0]
    with pytest.raises(InvalidInput):
        await appointments.decline(connection, call.id, " ", by=judge)
    await appointments.decline(connection, call.id, "Bận công tác", by=judge)
    with pytest.raises(NotFound):
        await appointments.decline(connection, call.id, "Bận công tác", by=judge)
    left = (await appointments.of_call(connection, call.id, by=council.broker))[-1]
    assert (left.person_id, left.ended_because) == (judge.person_id, "Bận công tác")
    assert "call_duty_declined" in await notices_of(connection, council.broker)
    with pytest.raises(NotFound):
        await appointments.decline(connection, call.id, "Bận", by=council.entrants[0])


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
