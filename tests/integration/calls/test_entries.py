"""Entries: kept while they are written, submitted until the deadline, and read blind."""

import asyncio
import hashlib
from collections.abc import Mapping, Sequence

import pytest

from matchmaker.calls.entries import checking, loading, names, submitting
from matchmaker.calls.entries.files import EntryFileDraft
from matchmaker.calls.entries.model import Entry
from matchmaker.ground.db import Connection, Pool, transaction
from matchmaker.ground.errors import Conflict, InvalidInput, NotAllowed, NotFound
from matchmaker.proposals.thread_files import StoredFile
from matchmaker.rules.actors import Actor
from matchmaker.rules.call import Board, Call, CallState, Rights
from matchmaker.rules.entry import EntryState, IneligibleReason
from matchmaker.rules.entry_text import EntryDraft, canonical, receipt_of
from tests.support.calls import Council, a_council, an_open_call, in_state, past_its_deadline

PDF = "application/pdf"


def a_draft(call: Call, **overrides: object) -> EntryDraft:
    answers = {criterion.id or 0: f"Trả lời {criterion.position}." for criterion in call.criteria}
    return EntryDraft(**{"title": "Soi vải bằng camera", "trl": 7, "answers": answers, **overrides})  # type: ignore[arg-type]


def a_file(content: str, text: str = "") -> EntryFileDraft:
    digest = hashlib.sha256(content.encode()).digest()
    stored = StoredFile(name=f"{content}.pdf", stored_name=content, media_type=PDF, size=9, sha256=digest)
    blind = StoredFile(name="", stored_name=f"{content} blind", media_type=PDF, size=5, sha256=digest[::-1])
    return EntryFileDraft(original=stored, blind=blind, text=text)


async def entered(
    connection: Connection, call: Call, by: Actor, *, files: Sequence[EntryFileDraft] = (), **overrides: object
) -> int:
    await submitting.keep(connection, call.id, TYPED, by=by)
    await submitting.add_files(connection, call.id, files, by=by)
    return await submitting.submit(connection, call.id, a_draft(call, **overrides), remove=(), by=by)


TYPED: Mapping[str, Sequence[str]] = {"title": ["Soi vải"]}


async def test_what_is_typed_is_kept_and_another_tab_is_told(connection: Connection, council: Council) -> None:
    call, by = await an_open_call(connection, council), council.entrants[0]
    await submitting.keep(connection, call.id, TYPED, by=by, tabs=["one"])
    await submitting.keep(connection, call.id, {"title": ["Soi vải nhanh"]}, by=by, tabs=["one"])
    with pytest.raises(Conflict):
        await submitting.keep(connection, call.id, {"title": [""]}, by=by, tabs=["two"])
    entry = await loading.own(connection, call.id, by=by)
    assert entry
    assert (entry.typed, entry.state) == ({"title": ["Soi vải nhanh"]}, EntryState.DRAFT)
    assert await connection.fetchval("SELECT count(*) FROM call_entry") == 1


async def test_the_receipt_is_the_hash_of_what_is_kept_and_goes_by_mail(
    connection: Connection, council: Council
) -> None:
    call, by = await an_open_call(connection, council), council.entrants[0]
    await entered(connection, call, by, files=[a_file("quytrinh")])
    entry = await loading.own(connection, call.id, by=by)
    assert entry
    content = await connection.fetchval("SELECT content FROM call_submission")
    assert entry.receipt == receipt_of(content) == hashlib.sha256(canonical(content)).digest()
    assert content["files"] == [{"name": "quytrinh.pdf", "sha256": entry.files[0].sha256.hex()}]
    body = await connection.fetchval("SELECT body FROM mail WHERE kind = 'entry_received'")
    assert entry.receipt.hex() in body
    assert entry.typed is None


async def test_each_submission_is_kept_and_the_newest_is_the_entry(connection: Connection, council: Council) -> None:
    call, by = await an_open_call(connection, council), council.entrants[0]
    await entered(connection, call, by, title="Bản một")
    await entered(connection, call, by, title="Bản hai")
    entry = await loading.own(connection, call.id, by=by)
    assert entry
    assert (entry.title, entry.number) == ("Bản hai", 1)
    kept = await connection.fetch("SELECT content ->> 'title' AS title FROM call_submission ORDER BY id")
    assert [row["title"] for row in kept] == ["Bản một", "Bản hai"]


async def test_from_the_deadline_on_nothing_is_submitted_and_what_was_typed_stays(
    connection: Connection, council: Council
) -> None:
    call, by = await an_open_call(connection, council), council.entrants[0]
    await submitting.keep(connection, call.id, TYPED, by=by)
    late = await past_its_deadline(connection, call)
    with pytest.raises(Conflict, match="entry_late"):
        await submitting.submit(connection, late.id, a_draft(call), remove=(), by=by)
    with pytest.raises(Conflict, match="entry_late"):
        await submitting.withdraw(connection, late.id, by=by)
    await submitting.keep(connection, late.id, {"title": ["Câu cuối"]}, by=by)
    entry = await loading.own(connection, late.id, by=by)
    assert entry
    assert (entry.state, entry.typed) == (EntryState.DRAFT, {"title": ["Câu cuối"]})
    with pytest.raises(Conflict, match="entry_late"):
        await submitting.keep(connection, late.id, TYPED, by=council.entrants[1])


async def test_one_who_withdrew_may_enter_again(connection: Connection, council: Council) -> None:
    call, by = await an_open_call(connection, council), council.entrants[0]
    await entered(connection, call, by)
    await submitting.withdraw(connection, call.id, by=by)
    await entered(connection, call, by)
    entry = await loading.own(connection, call.id, by=by)
    assert entry
    assert (entry.number, entry.state) == (2, EntryState.SUBMITTED)


async def test_what_a_call_asks_has_to_be_answered(connection: Connection, council: Council) -> None:
    call = await an_open_call(connection, council, rights=Rights.EXCLUSIVE, boards=(Board.FIRMS,), required_trl=6)
    with pytest.raises(InvalidInput) as refused:
        await entered(connection, call, council.entrants[0], title=" ", trl=None, answers={})
    last = {f"answer-{criterion.id}": "required" for criterion in call.criteria}
    wanted = {"title": "required", "board": "required", "trl": "required", "rights": "rights_not_agreed"}
    assert refused.value.fields == {**wanted, **last}


async def test_the_council_does_not_enter(connection: Connection, council: Council) -> None:
    call = await an_open_call(connection, council)
    with pytest.raises(NotAllowed, match="council_enters_not"):
        await submitting.keep(connection, call.id, TYPED, by=council.judges[0])


async def test_a_file_counts_once_it_was_submitted_and_no_more_when_it_was_taken_out(
    connection: Connection, council: Council
) -> None:
    call, by = await an_open_call(connection, council), council.entrants[0]
    await entered(connection, call, by, files=[a_file("a"), a_file("b"), a_file("a")])
    await submitting.add_files(connection, call.id, [a_file("c")], by=by)
    await connection.execute("UPDATE call_entry SET state = 'eligible'")
    assert [each.position for each in (await loading.blind_entries(connection, call))[0].files] == [1, 2]
    entry = await loading.own(connection, call.id, by=by)
    assert entry
    await submitting.submit(connection, call.id, a_draft(call), remove=[entry.files[0].id], by=by)
    await connection.execute("UPDATE call_entry SET state = 'eligible'")
    assert [each.position for each in (await loading.blind_entries(connection, call))[0].files] == [2, 3]
    with pytest.raises(InvalidInput):
        await submitting.add_files(connection, call.id, [a_file(name) for name in "defg"], by=by)


async def test_names_are_pointed_out_in_answers_and_files(connection: Connection, council: Council) -> None:
    call, by = await an_open_call(connection, council), council.entrants[0]
    await submitting.add_files(connection, call.id, [a_file("a", text="DON VI DUTHI1 thực hiện")], by=by)
    first = call.criteria[0].id or 0
    draft = a_draft(call, answers={first: "Viết cho duthi1@duthi1.example"}, co_authors="Lê Thị Bình, Trần Sơn Tùng")
    known, texts = await submitting.known_and_texts(connection, call.id, draft, by=by)
    left = await names.left_in(texts, known)
    assert {name: [each.text for each in pieces] for name, pieces in left.items()} == {
        f"answer-{first}": ["duthi1@duthi1.example"],
        "a.pdf": ["DON VI DUTHI1"],
    }


async def ruled(
    connection: Connection, call: Call, entry: Entry, *, by: Actor, because: IneligibleReason | None = None
) -> None:
    await checking.rule(connection, call.id, entry.id, because=because, note=" ", version=entry.version, by=by)


async def test_the_secretary_alone_rules_who_is_judged(connection: Connection, council: Council) -> None:
    call, by = await an_open_call(connection, council), council.entrants[0]
    await entered(connection, call, by)
    call = await in_state(connection, call, CallState.ELIGIBILITY)
    _, (listed,) = await loading.submitted(connection, call.id, by=council.secretary)
    _, entry = await loading.to_check(connection, call.id, listed.id, by=council.secretary)
    for other in (council.broker, council.chair, council.judges[0]):
        with pytest.raises((NotFound, NotAllowed)):
            await ruled(connection, call, entry, by=other)
        with pytest.raises(NotFound):
            await loading.whole(connection, call.id, entry.id, by=other)
    with pytest.raises(InvalidInput):
        await ruled(connection, call, entry, because=IneligibleReason.OTHER, by=council.secretary)
    await ruled(connection, call, entry, by=council.secretary)
    with pytest.raises(Conflict):
        await ruled(connection, call, entry, by=council.secretary)
    (blind,) = await loading.blind_entries(connection, call)
    assert (blind.code, blind.title) == ("01", "Soi vải bằng camera")


async def test_two_who_send_at_the_same_moment_get_a_number_each(pool: Pool) -> None:
    async with transaction(pool) as connection:
        council = await a_council(connection)
        call = await an_open_call(connection, council)

    async def send(by: Actor) -> None:
        async with transaction(pool) as connection:
            await entered(connection, call, by)

    await asyncio.gather(*map(send, council.entrants))
    numbers = await pool.fetch("SELECT number FROM call_entry ORDER BY number")
    assert [row["number"] for row in numbers] == [1, 2, 3]
    assert await pool.fetchval("SELECT count(*) FROM mail WHERE kind = 'entry_received'") == 3


async def test_two_tabs_that_begin_or_bring_files_at_once_make_one_entry(pool: Pool) -> None:
    async with transaction(pool) as connection:
        council = await a_council(connection)
        call, by = await an_open_call(connection, council), council.entrants[0]

    async def bring(content: str) -> None:
        async with transaction(pool) as connection:
            await submitting.keep(connection, call.id, TYPED, by=by)
            await asyncio.sleep(0.1)  # the other has begun too
            await submitting.add_files(connection, call.id, [a_file(content)], by=by)

    await asyncio.gather(bring("a"), bring("b"))
    assert await pool.fetchval("SELECT count(*) FROM call_entry") == 1
    files = await pool.fetch("SELECT position FROM call_file ORDER BY position")
    assert [row["position"] for row in files] == [1, 2]
