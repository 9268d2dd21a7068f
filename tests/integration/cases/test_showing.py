"""What a reader of a case sees and may do; meetings in a calendar."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from matchmaker.cases import desk_actions, views
from matchmaker.cases.desk_actions import EventDraft
from matchmaker.cases.meetings import calendar_file
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotFound
from matchmaker.rules.permissions import Permission
from matchmaker.rules.proposal import Side
from matchmaker.rules.stages import CaseMove, Stage
from tests.support.cases import K, Office, a_case, a_verified, an_accepted, days_ago, paper, seen, state

NINE = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)  # nine in the city


async def test_a_reader_sees_what_is_theirs_and_what_they_may_do(connection: Connection, office: Office) -> None:
    case = await an_accepted(connection, office)
    brokers = await views.get(connection, case.id, by=office.broker)
    verifiers = await views.get(connection, case.id, by=office.verifier)
    labs = await views.get(connection, case.id, by=office.desk.lab)
    assert {m.move for m in brokers.moves} == {CaseMove.HOLD, CaseMove.STOP}
    follow, verify, add = Permission.FOLLOW_CASE, Permission.VERIFY_CASE, Permission.ADD_EVIDENCE
    assert [brokers.allows(each) for each in (follow, verify, add)] == [True, False, True]
    assert [verifiers.allows(each) for each in (follow, verify, add)] == [False, True, False]
    assert [labs.allows(each) for each in (follow, verify, add)] == [False, False, True]
    assert (brokers.side, labs.side) == (None, Side.SOLUTION)
    assert labs.history == []


async def test_of_the_other_party_a_party_reads_yes_or_no_and_no_word_of_its_own(
    connection: Connection, office: Office
) -> None:
    case = await an_accepted(connection, office)
    told = (await views.get(connection, case.id, by=office.broker)).said
    assert [told[side].contribution for side in Side] == ["Sở giới thiệu hai bên"] * 2
    seen_by_lab = (await views.get(connection, case.id, by=office.desk.lab)).said
    assert (seen_by_lab[Side.NEED].agreed, seen_by_lab[Side.SOLUTION].agreed) == (True, True)
    assert (seen_by_lab[Side.NEED].contribution, seen_by_lab[Side.NEED].measure) == ("", None)
    assert seen_by_lab[Side.SOLUTION].contribution == "Sở giới thiệu hai bên"


async def test_nobody_else_sees_a_case_and_what_verifiers_said_stays_with_officers(
    connection: Connection, office: Office
) -> None:
    case = await a_verified(connection, office)
    assert (await views.get(connection, case.id, by=office.desk.lab)).verifications == []
    with pytest.raises(NotFound):
        await views.get(connection, case.id, by=office.desk.stranger)


async def test_a_case_shows_its_conditions_its_day_and_whether_it_counts(
    connection: Connection, office: Office
) -> None:
    case = await a_case(connection, office)
    first = await views.get(connection, case.id, by=office.broker)
    assert (first.judgement.met, first.counted, first.replication) == (4, False, False)
    assert first.due == await days_ago(connection, -14)
    assert first.moves[0].move is CaseMove.DISCUSS
    assert K.MEETING_MINUTES in first.moves[0].papers[0].needs
    promised = await days_ago(connection, -3)
    await desk_actions.plan_next(
        connection,
        case.id,
        owner_id=office.broker.person_id,
        step="Gọi cho bên giao",
        due=promised,
        by=office.broker,
        version=first.case.version,
    )
    planned = await views.get(connection, case.id, by=office.broker)
    assert (planned.due, planned.case.next_step) == (promised, "Gọi cho bên giao")
    with pytest.raises(InvalidInput):
        await desk_actions.plan_next(
            connection,
            case.id,
            owner_id=office.desk.lab.person_id,
            step="",
            due=None,
            by=office.broker,
            version=planned.case.version,
        )


async def test_a_verified_case_says_that_it_counts(connection: Connection, office: Office) -> None:
    case = await a_verified(connection, office)
    shown = await views.get(connection, case.id, by=office.leader)
    assert (shown.counted, shown.replication, shown.due) == (True, False, None)
    assert shown.verifications[0].verifier_name


async def test_state_money_reminds_of_registration_until_a_certificate_is_there(
    connection: Connection, office: Office
) -> None:
    case = await a_case(connection, office)
    await paper(connection, case, K.CONTRACT, 10, by=office.broker)
    assert (await views.get(connection, case.id, by=office.broker)).register_by is None
    await state(connection, case, office, money="state")
    assert (await views.get(connection, case.id, by=office.broker)).register_by == await days_ago(connection, -80)
    await paper(connection, case, K.REGISTRATION, 1, by=office.broker)
    assert (await views.get(connection, case.id, by=office.broker)).register_by is None


async def test_a_meeting_comes_as_a_calendar_file_that_a_later_one_replaces(
    connection: Connection, office: Office
) -> None:
    case = await a_case(connection, office)
    draft = EventDraft(title="Họp khảo sát; dữ liệu", starts_at=NINE, minutes=90, place="Sở KH&CN, phòng 2")
    event_id = await desk_actions.plan_event(connection, case.id, draft, by=office.broker)
    goal = EventDraft(title="Bàn giao bản thử", starts_at=NINE + timedelta(days=9))
    await desk_actions.plan_event(connection, case.id, goal, by=office.broker)
    both = Calendar.from_ical(await calendar_file(connection, case.id, by=office.desk.lab, now=NINE))
    meeting, milestone = both.walk("VEVENT")
    assert str(meeting["summary"]) == "Họp khảo sát; dữ liệu"
    assert meeting.decoded("dtend") - meeting.decoded("dtstart") == timedelta(minutes=90)
    assert milestone.decoded("dtstart").isoformat() == "2026-12-10"
    await desk_actions.reschedule_event(
        connection, case.id, event_id, NINE + timedelta(hours=1), None, by=office.broker
    )
    one = Calendar.from_ical(await calendar_file(connection, case.id, by=office.broker, event_id=event_id, now=NINE))
    [moved] = one.walk("VEVENT")
    assert (moved["uid"], moved["sequence"]) == (meeting["uid"], 1)
    await desk_actions.finish_event(connection, case.id, event_id, await days_ago(connection, 0), by=office.broker)
    with pytest.raises(Conflict):
        await desk_actions.finish_event(connection, case.id, event_id, await days_ago(connection, 0), by=office.broker)
    with pytest.raises(NotFound):
        await calendar_file(connection, case.id, by=office.broker, event_id=0)
    assert (await seen(connection, case.id)).stage is Stage.INTRODUCED
