"""What a reader of a case sees and may do; meetings in a calendar."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from matchmaker.db import Connection
from matchmaker.errors import InvalidInput, NotFound
from matchmaker.transfers import following, views
from matchmaker.transfers.following import EventDraft
from matchmaker.transfers.meetings import calendar_file
from matchmaker.transfers.stages import Move, Stage
from tests.integration.transfers.conftest import (
    K,
    Office,
    a_case,
    a_verified,
    an_accepted,
    days_ago,
    paper,
    seen,
    state,
)

NINE = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)  # nine in the city


async def test_a_reader_sees_what_is_theirs_and_what_they_may_do(connection: Connection, office: Office) -> None:
    case = await an_accepted(connection, office)
    brokers = await views.get(connection, case.id, by=office.broker)
    verifiers = await views.get(connection, case.id, by=office.verifier)
    labs = await views.get(connection, case.id, by=office.desk.lab)
    assert {m.move for m in brokers.moves} == {Move.HOLD, Move.STOP}
    assert {m.move for m in verifiers.moves} == {Move.VERIFY, Move.REFUSE}
    assert labs.moves == ()
    assert (brokers.may_edit, verifiers.may_edit, labs.may_edit, labs.may_add_evidence) == (True, False, False, True)
    assert len(brokers.confirmations) == 2
    assert [row["side"] for row in labs.confirmations] == ["solution"]
    assert labs.verifications == []
    with pytest.raises(NotFound):
        await views.get(connection, case.id, by=office.desk.stranger)


async def test_a_case_shows_its_conditions_its_day_and_whether_it_counts(
    connection: Connection, office: Office
) -> None:
    case = await a_case(connection, office)
    first = await views.get(connection, case.id, by=office.broker)
    assert (first.judgement.met, first.counted) == (4, False)
    assert first.due_on == await days_ago(connection, -14)
    assert first.moves[0].stage is Stage.IN_DISCUSSION
    assert K.MEETING_MINUTES in first.moves[0].needs
    promised = await days_ago(connection, -3)
    await following.plan_next(
        connection,
        case.id,
        owner_id=office.broker.person_id,
        step="Gọi cho bên giao",
        due=promised,
        by=office.broker,
        version=first.version,
    )
    planned = await views.get(connection, case.id, by=office.broker)
    assert (planned.due_on, planned.row["next_step"]) == (promised, "Gọi cho bên giao")
    with pytest.raises(InvalidInput):
        await following.plan_next(
            connection,
            case.id,
            owner_id=office.desk.lab.person_id,
            step="",
            due=None,
            by=office.broker,
            version=planned.version,
        )


async def test_a_verified_case_says_that_it_counts(connection: Connection, office: Office) -> None:
    case = await a_verified(connection, office)
    shown = await views.get(connection, case.id, by=office.leader)
    assert (shown.counted, shown.replication, shown.due_on) == (True, False, None)
    assert shown.verifications[0]["verifier_name"]


async def test_state_money_reminds_of_registration_until_a_certificate_is_there(
    connection: Connection, office: Office
) -> None:
    case = await a_case(connection, office)
    await paper(connection, case, K.CONTRACT, 10, by=office.broker)
    assert (await views.get(connection, case.id, by=office.broker)).registration_due is None
    await state(connection, case, office, money="state")
    assert (await views.get(connection, case.id, by=office.broker)).registration_due == await days_ago(connection, -80)
    await paper(connection, case, K.REGISTRATION, 1, by=office.broker)
    assert (await views.get(connection, case.id, by=office.broker)).registration_due is None


async def test_a_meeting_comes_as_a_calendar_file_that_a_later_one_replaces(
    connection: Connection, office: Office
) -> None:
    case = await a_case(connection, office)
    draft = EventDraft(title="Họp khảo sát; dữ liệu", starts_at=NINE, minutes=90, place="Sở KH&CN, phòng 2")
    event_id = await following.plan_event(connection, case.id, draft, by=office.broker)
    goal = EventDraft(title="Bàn giao bản thử", starts_at=NINE + timedelta(days=9))
    await following.plan_event(connection, case.id, goal, by=office.broker)
    both = Calendar.from_ical(await calendar_file(connection, case.id, by=office.desk.lab, now=NINE))
    meeting, milestone = both.walk("VEVENT")
    assert str(meeting["summary"]) == "Họp khảo sát; dữ liệu"
    assert meeting.decoded("dtend") - meeting.decoded("dtstart") == timedelta(minutes=90)
    assert milestone.decoded("dtstart").isoformat() == "2026-12-10"
    await following.reschedule_event(connection, case.id, event_id, NINE + timedelta(hours=1), None, by=office.broker)
    one = Calendar.from_ical(await calendar_file(connection, case.id, by=office.broker, event_id=event_id, now=NINE))
    [moved] = one.walk("VEVENT")
    assert (moved["uid"], moved["sequence"]) == (meeting["uid"], 1)
    await following.finish_event(connection, case.id, event_id, await days_ago(connection, 0), by=office.broker)
    with pytest.raises(NotFound):
        await following.finish_event(connection, case.id, event_id, await days_ago(connection, 0), by=office.broker)
    with pytest.raises(NotFound):
        await calendar_file(connection, case.id, by=office.broker, event_id=0)
    assert (await seen(connection, case.id)).stage is Stage.INTRODUCED
