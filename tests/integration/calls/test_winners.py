"""What becomes of winners: listed, paired and introduced like anybody, or published only; incubated; in the archive."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from icalendar import Calendar

from matchmaker.calls import merging
from matchmaker.calls.outcome import calendar, incubation, keeping, minutes, published, winners
from matchmaker.calls.outcome.incubation import Incubation
from matchmaker.documents.blocks import Paragraph
from matchmaker.ground.db import Connection, Pool, transaction
from matchmaker.ground.errors import Conflict, InvalidInput, NotAllowed, NotFound, WrongState
from matchmaker.listings import steps
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.reports import service as reports
from matchmaker.rules.actors import SYSTEM, VISITOR
from matchmaker.rules.call import CallState
from matchmaker.rules.facts import Standing
from matchmaker.rules.incubation import IncubationStage
from matchmaker.rules.listing import ListingState
from tests.support.calls import Council, a_council, an_entry, an_open_call
from tests.support.cases import a_case, an_office, state
from tests.support.decided_calls import DecidedCall, a_decided_call
from tests.support.listings import make_need
from tests.support.people import an_organisation

TODAY = datetime.now(UTC).date() + timedelta(days=1)
P = CallState.PUBLISHED


async def a_published_call(connection: Connection, council: Council, kind: str = "business") -> tuple[DecidedCall, int]:
    """With the need that it answers, which had ended without a solution."""
    await an_organisation(connection, "Công ty Dệt An Bình", kind)
    need = await make_need(connection, organisation="Công ty Dệt An Bình", organisation_kind=kind)
    await steps.move(connection, "need", need.id, ListingState.NO_SUITABLE_SOLUTION, by=SYSTEM)
    return await a_decided_call(connection, council, state=P, need_ids=(need.id,)), need.id


async def test_a_winner_is_listed_in_the_same_act_and_once(connection: Connection, council: Council) -> None:
    decided, _ = await a_published_call(connection, council)
    made = [await winners.list_solution(connection, decided.call.id, 1, by=council.broker) for _ in range(2)]
    assert made[0] == made[1]
    listed = await solutions.get(connection, made[0], by=VISITOR)
    assert (listed.state, listed.title, listed.trl) == (ListingState.PUBLISHED, "Soi vải bằng camera", 7)
    assert listed.organisation_id == council.entrants[0].organisation_id
    assert "Giải đúng bài toán\nTrả lời về Giải đúng bài toán." in listed.summary
    assert not listed.confirmed  # its owner is asked to claim it, as with everything that others enter


async def test_a_winner_that_names_a_listed_solution_is_that_one(connection: Connection, council: Council) -> None:
    decided, _ = await a_published_call(connection, council)
    own = await winners.list_solution(connection, decided.call.id, 1, by=council.broker)
    await connection.execute("UPDATE call_entry SET solution_id = NULL WHERE solution_id = $1", own)
    await connection.execute("UPDATE call_entry SET solution_id = $2 WHERE id = $1", decided.entries[0], own)
    assert await winners.list_solution(connection, decided.call.id, 1, by=council.broker) == own


async def test_a_winner_is_introduced_like_anybody(connection: Connection, council: Council) -> None:
    decided, need_id = await a_published_call(connection, council)
    with pytest.raises(Conflict):
        await winners.pair(connection, decided.call.id, 1, need_id, by=council.broker)
    await winners.list_solution(connection, decided.call.id, 1, by=council.broker)
    proposal_id = await winners.pair(connection, decided.call.id, 1, need_id, by=council.broker)
    assert (await needs.get(connection, need_id, by=SYSTEM)).state is ListingState.PUBLISHED
    state = await connection.fetchval("SELECT state FROM proposal WHERE id = $1", proposal_id)
    assert state == "suggested"  # both sides are asked before anybody is introduced
    assert await winners.pair(connection, decided.call.id, 1, need_id, by=council.broker) == proposal_id


async def test_nobody_is_introduced_to_a_public_body(connection: Connection, council: Council) -> None:
    decided, need_id = await a_published_call(connection, council, "public_body")
    await winners.list_solution(connection, decided.call.id, 1, by=council.broker)
    with pytest.raises(NotAllowed):
        await winners.pair(connection, decided.call.id, 1, need_id, by=council.broker)
    assert await connection.fetchval("SELECT count(*) FROM proposal WHERE need_id = $1", need_id) == 0


async def test_nor_for_an_orientation(connection: Connection, council: Council) -> None:
    orientation = await connection.fetchval(
        "INSERT INTO orientation (key, position, sector, title_vi, title_en, text_vi, text_en, paragraph, source,"
        " search_text)"
        " VALUES ('II.1.b', 1, 'health', 'Y tế', 'Health', 'Đọc ảnh', 'Read images', 'II.1.b', 'Kế hoạch', '')"
        " RETURNING id"
    )
    need = await make_need(connection)
    decided = await a_decided_call(connection, council, state=P, orientation_id=orientation, need_ids=(need.id,))
    await winners.list_solution(connection, decided.call.id, 1, by=council.broker)
    with pytest.raises(NotFound):
        await winners.pair(connection, decided.call.id, 1, need.id, by=council.broker)


@pytest.mark.parametrize("state", [CallState.DECIDED, CallState.OBJECTIONS])
async def test_nothing_becomes_of_a_winner_before_publication(
    connection: Connection, council: Council, state: CallState
) -> None:
    decided = await a_decided_call(connection, council, state=state)
    with pytest.raises(WrongState):
        await winners.list_solution(connection, decided.call.id, 1, by=council.broker)
    with pytest.raises(NotFound):
        await published.results_of(connection, decided.call.id, by=VISITOR)


async def test_everybody_reads_who_was_selected_and_nobody_who_was_not(
    connection: Connection, council: Council
) -> None:
    decided, _ = await a_published_call(connection, council)
    await connection.execute("UPDATE call_entry SET organisation_id = NULL WHERE id = $1", decided.entries[1])
    _, selected = await published.results_of(connection, decided.call.id, by=VISITOR)
    assert [(each.number, each.organisation_name) for each in selected] == [(1, "Đơn vị duthi1"), (2, None)]
    archived = await published.archive(connection)
    assert [(each.id, each.entries) for each in archived.items] == [(decided.call.id, 3)]


async def test_what_calls_led_to_is_counted(connection: Connection, council: Council) -> None:
    decided, need_id = await a_published_call(connection, council)
    await winners.list_solution(connection, decided.call.id, 1, by=council.broker)
    proposal_id = await winners.pair(connection, decided.call.id, 1, need_id, by=council.broker)
    before = await published.statistics(connection, TODAY)
    assert (before.calls, before.entries, before.entries_per_call, before.led_percent) == (1, 3, 3, 0)
    await connection.execute(
        "UPDATE proposal SET state = 'introduced', approved_text = decode(repeat('00', 32), 'hex'), round = 1"
        " WHERE id = $1",
        proposal_id,
    )
    assert (await published.statistics(connection, TODAY)).led_percent == 100


async def test_the_report_and_its_lists_know_of_calls(connection: Connection, council: Council) -> None:
    decided, _ = await a_published_call(connection, council)
    said = Incubation(stage=IncubationStage.ON_MARKET, received=250_000_000)
    await incubation.save(connection, decided.call.id, 1, said, by=council.broker)
    sheet = await reports.draft(connection, date(2026, 1, 1), date(2026, 12, 31), by=SYSTEM)
    text = "\n".join(block.text for block in sheet.body if isinstance(block, Paragraph))
    assert "đã mở 1 đợt kêu gọi, cuộc thi tìm kiếm giải pháp, nhận 3 hồ sơ dự thi; 0 trên 1 đợt" in text
    tables = {table.name: table for table in sheet.tables}
    outcomes = [(row[2], row[4], row[5], row[6]) for row in tables["Dự án nổi bật"].rows]
    assert outcomes[0] == ("Đơn vị duthi1", "Được chọn", "Đã ra thị trường", 250_000_000)
    assert outcomes[1] == ("Đơn vị duthi2", "Vào chung khảo", "", "")
    [contests] = [row for row in tables["Nhiệm vụ khác"].rows if str(row[0]).startswith("II.5")]
    assert "2 dự án nổi bật; 1 dự án được ươm tạo" in str(contests[1])


async def test_a_mentor_is_named_to_all_only_where_they_agreed(connection: Connection, council: Council) -> None:
    decided, _ = await a_published_call(connection, council)
    said = Incubation(stage=IncubationStage.PILOTING, mentor="Nguyễn Văn Hướng", received=250_000_000)
    await incubation.save(connection, decided.call.id, 1, said, by=council.broker)
    [first, _] = await published.selected_of(connection, decided.call.id)
    assert (first.stage, first.mentor, first.received) == (IncubationStage.PILOTING, None, 250_000_000)
    with pytest.raises(Conflict):  # somebody was first
        await incubation.save(connection, decided.call.id, 1, said, by=council.broker)
    with pytest.raises(InvalidInput):
        await incubation.save(connection, decided.call.id, 1, Incubation(version=1), by=council.broker)
    with pytest.raises(NotFound):
        await incubation.of_entry(connection, decided.call.id, 3, by=council.broker)


async def test_the_calendar_has_what_lies_ahead_and_nothing_else(connection: Connection, council: Council) -> None:
    call = await an_open_call(connection, council)
    objected = await a_decided_call(connection, council, state=CallState.OBJECTIONS, title="Đã báo kết quả, lần 2")
    await a_decided_call(connection, council, state=P)
    read = Calendar.from_ical(await calendar.calendar_file(connection, by=VISITOR, locale="vi"))
    dates = {str(event["summary"]): event.decoded("dtstart") for event in read.walk("VEVENT")}
    assert set(dates) == {f"Hạn nộp hồ sơ: {call.title}", "Hạn gửi kiến nghị: Đã báo kết quả, lần 2"}
    assert call.closes_at
    assert dates[f"Hạn nộp hồ sơ: {call.title}"] == call.closes_at.replace(microsecond=0)
    one = Calendar.from_ical(
        await calendar.calendar_file(connection, by=VISITOR, locale="en", call_id=objected.call.id)
    )
    assert [str(event["summary"]) for event in one.walk("VEVENT")] == ["Objections until: Đã báo kết quả, lần 2"]


async def test_minutes_say_who_sat_what_was_ranked_and_what_was_decided(
    connection: Connection, council: Council
) -> None:
    decided = await a_decided_call(connection, council)
    first, second = (str(each.id) for each in decided.call.criteria)
    place = {"judges": 3, "medians": {first: "8", second: "15/2"}, "total": "158/2", "adjusted": None, "rank": 1}
    ranking = {"": [{**place, "entry": decided.entries[0]}]}
    await connection.execute("UPDATE call_decision SET ranking = $1", ranking)
    await connection.execute(
        "INSERT INTO call_conflict (entry_id, person_id, ground) VALUES ($1, $2, 'same_organisation')",
        decided.entries[1],
        council.judges[0].person_id,
    )
    name, content = await minutes.minutes_of(connection, decided.call.id, by=council.secretary)
    document = Document(BytesIO(content))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert name == f"Bien-ban-hoi-dong-{decided.call.id}.docx"
    assert "Chọn hồ sơ số 1." in text
    assert "Hồ sơ số 1: Soi vải bằng camera (Đơn vị duthi1)" in text
    assert ["1", "Người chutich", "Đơn vị chutich", "Chủ tịch hội đồng"] in cells
    assert ["Người giamkhao1", "2", "Cùng đơn vị"] in cells
    assert ["1", "1", "3", "8", "7,5", "79", ""] in cells
    with pytest.raises(NotFound):
        await minutes.minutes_of(connection, decided.call.id, by=council.entrants[0])


async def test_entries_of_a_merged_organisation_go_along(connection: Connection, council: Council) -> None:
    call = await an_open_call(connection, council)
    await an_entry(connection, call, council.entrants[0])
    kept, gone = council.chair.organisation_id, council.entrants[0].organisation_id
    assert kept
    assert gone
    await merging.merge(connection, kept, gone, by=SYSTEM)
    assert await connection.fetchval("SELECT organisation_id FROM call_entry") == kept


async def test_an_institute_that_won_a_contest_stays_among_those_that_count(connection: Connection) -> None:
    office = await an_office(connection)
    case = await a_case(connection, office)
    with pytest.raises(InvalidInput) as refused:
        await state(connection, case, office, standing=Standing.CONTEST_WINNER)
    assert refused.value.fields == {"standing": "winner_on_main_line"}
    await connection.execute("UPDATE organisation SET kind = 'business' WHERE id = $1", case.supplier_id)
    assert (await state(connection, case, office, standing=Standing.CONTEST_WINNER)).standing is Standing.CONTEST_WINNER


@pytest.fixture
async def kept_call(pool: Pool) -> DecidedCall:
    async with transaction(pool) as connection:
        return await a_decided_call(connection, await a_council(connection), state=P)


async def test_what_lost_is_deleted_when_its_time_is_over_and_no_day_earlier(
    pool: Pool, kept_call: DecidedCall, tmp_path: Path
) -> None:
    files = tmp_path / "files"
    store = tmp_path / "entries"
    store.mkdir()
    for name in ("goc", "an-danh", "cua-nguoi-thang"):
        (store / name).write_bytes(b"x")
    for entry, names in ((kept_call.entries[2], ("goc", "an-danh")), (kept_call.entries[0], ("cua-nguoi-thang", "k"))):
        await pool.execute(
            "INSERT INTO call_file (entry_id, position, name, stored_name, media_type, size, sha256, blind_stored_name,"
            " blind_size, blind_sha256) VALUES ($1, 1, 'a.pdf', $2, 'application/pdf', 1, $4, $3, 1, $4)",
            entry,
            *names,
            bytes(32),
        )
    await keeping.drop_over(pool, files)
    assert await pool.fetchval("SELECT count(*) FROM call_entry") == 3
    await pool.execute("UPDATE call SET published_at = now() - make_interval(days => keep_days)")
    await keeping.drop_over(pool, files)
    await keeping.drop_over(pool, files)
    assert [row["outcome"] for row in await pool.fetch("SELECT outcome FROM call_entry ORDER BY rank")] == [
        "winner",
        "finalist",
    ]
    assert sorted(path.name for path in store.iterdir()) == ["cua-nguoi-thang"]
    assert await pool.fetchval("SELECT count(*) FROM call_file_to_drop") == 0
    async with transaction(pool) as connection:
        [archived] = (await published.archive(connection)).items
    assert archived.entries == 3  # statistics still know how many entered


async def test_files_that_a_killed_round_has_left_go_with_the_next(
    pool: Pool, kept_call: DecidedCall, tmp_path: Path
) -> None:
    lost = tmp_path / "entries" / "lost"
    lost.mkdir(parents=True)
    (lost / "goc").write_bytes(b"x")
    await pool.execute("INSERT INTO call_file_to_drop (stored_name) VALUES ('goc')")
    await keeping.drop_over(pool, tmp_path / "files")
    assert list(lost.iterdir()) == []
