"""Calendar files of calls, read line by line by the rules of RFC 5545 and not by the library that wrote them."""

from datetime import UTC, datetime, timedelta

from matchmaker.calls import service as calls
from matchmaker.calls.outcome import calendar
from matchmaker.ground.db import Connection
from matchmaker.rules.actors import VISITOR
from matchmaker.rules.call import Call, CallMove
from tests.support.calls import Council, an_open_call

MOST_OCTETS = 75  # of a line, its end not counted
LONG = "Phát hiện lỗi bề mặt vải dệt bằng hình ảnh; nhận dạng, đếm và phân loại lỗi ngay trên dây chuyền\\kiểm vải"

Component = dict[str, list[str]]


async def content_of(connection: Connection, call: Call) -> bytes:
    return await calendar.calendar_file(connection, by=VISITOR, locale="vi", call_id=call.id)


def lines_of(content: bytes) -> list[str]:
    """Content lines, unfolded; every line ends by CRLF and none is longer than it may be."""
    assert content.endswith(b"\r\n")
    raw = content[:-2].split(b"\r\n")
    assert not any(b"\r" in line or b"\n" in line for line in raw)
    assert all(len(line) <= MOST_OCTETS for line in raw)
    for line in raw:
        line.decode()  # no letter is cut in two by a fold
    return content[:-2].replace(b"\r\n ", b"").replace(b"\r\n\t", b"").decode().split("\r\n")


def events_of(content: bytes) -> list[Component]:
    """Properties of each event, those of its alarm apart; what begins ends, in order."""
    open_now, events = list[str](), list[Component]()
    for line in lines_of(content):
        name, _, value = line.partition(":")
        if name == "BEGIN":
            open_now.append(value)
            if value == "VEVENT":
                events.append({})
        elif name == "END":
            assert open_now.pop() == value
        elif open_now[-1] == "VEVENT":
            events[-1].setdefault(name, []).append(value)
    assert open_now == []
    return events


def unescaped(text: str) -> str:
    return text.replace("\\,", ",").replace("\\;", ";").replace("\\n", "\n").replace("\\\\", "\\")


async def test_the_file_is_a_calendar_that_says_its_version_and_maker(connection: Connection, council: Council) -> None:
    lines = lines_of(await content_of(connection, await an_open_call(connection, council, title=LONG)))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    assert lines.count("VERSION:2.0") == 1
    assert len([line for line in lines if line.startswith("PRODID:")]) == 1


async def test_a_deadline_is_an_instant_in_utc_with_its_whole_title(connection: Connection, council: Council) -> None:
    closes_at = datetime.now(UTC).replace(microsecond=0) + timedelta(days=10)
    call = await an_open_call(connection, council, title=LONG, closes_at=closes_at)
    [event] = events_of(await content_of(connection, call))
    assert event["DTSTART"] == [f"{closes_at:%Y%m%dT%H%M%SZ}"]
    assert event["DTSTAMP"][0].endswith("Z")
    assert [unescaped(each) for each in event["SUMMARY"]] == [f"Hạn nộp hồ sơ: {LONG}"]
    assert all(len(values) == 1 for values in event.values())  # each once, as the rules ask


async def test_a_deadline_that_moves_keeps_its_name_and_counts_up(connection: Connection, council: Council) -> None:
    call = await an_open_call(connection, council)
    assert call.closes_at
    [before] = events_of(await content_of(connection, call))
    [same] = events_of(await content_of(connection, call))
    later = call.closes_at.replace(microsecond=0) + timedelta(days=3)
    move = CallMove.EXTEND
    await calls.move(connection, call.id, move, by=council.chair, reason="Thêm thời gian thử.", closes_at=later)
    [after] = events_of(await content_of(connection, call))
    assert (same["UID"], same["SEQUENCE"]) == (before["UID"], before["SEQUENCE"])
    assert after["UID"] == before["UID"]
    assert int(after["SEQUENCE"][0]) > int(before["SEQUENCE"][0])
    assert after["DTSTART"] == [f"{later:%Y%m%dT%H%M%SZ}"]


async def test_no_two_events_have_one_name(connection: Connection, council: Council) -> None:
    for _ in range(2):
        await an_open_call(connection, council)
    events = events_of(await calendar.calendar_file(connection, by=VISITOR, locale="en"))
    assert len({event["UID"][0] for event in events}) == len(events) == 2
