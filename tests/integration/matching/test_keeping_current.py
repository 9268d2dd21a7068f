"""The catalogues follow the database: at once, after damage, and in every process."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import asyncpg
import pytest

from embeddings.encoder import ModelIdentity, TextSide, Vectors
from embeddings.index import FaissIndex
from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.matching.model import Subject
from matchmaker.programme import service as programme
from matchmaker.rules.actors import LOCAL_PERSON, VISITOR
from matchmaker.rules.listing import ListingState
from tests.support.listings import make_need, make_solution, need_draft, solution_draft
from tests.support.matching import (
    ASKED,
    DIGITISING,
    INVOICES,
    RICE,
    CountingEncoder,
    add_solutions,
    found_titles,
    system,
)


async def test_a_paused_solution_is_never_found(runtime: Runtime) -> None:
    [solution_id] = await add_solutions(runtime, INVOICES)
    assert await found_titles(runtime) == [INVOICES["title"]]
    async with transaction(runtime.pool) as connection:
        await solutions.set_state(connection, solution_id, ListingState.PAUSED, by=LOCAL_PERSON)
    await runtime.matching.refresh()
    assert await found_titles(runtime) == []
    assert runtime.matching.sizes()[Subject.SOLUTION] == 0


async def test_a_solution_paused_just_now_is_not_shown_even_before_the_index_knows(runtime: Runtime) -> None:
    [solution_id] = await add_solutions(runtime, INVOICES)
    async with transaction(runtime.pool) as connection:
        await solutions.set_state(connection, solution_id, ListingState.PAUSED, by=LOCAL_PERSON)
    answer = await runtime.matching.solutions_for_text(ASKED, by=VISITOR)
    assert not answer.matches
    assert not answer.near_misses


async def test_what_is_kept_for_an_orientation_does_not_show_what_was_paused_just_now(runtime: Runtime) -> None:
    [solution_id] = await add_solutions(runtime, INVOICES)
    async with transaction(runtime.pool) as connection:
        await programme.save_orientation(connection, DIGITISING, by=LOCAL_PERSON)
        [orientation] = await programme.orientations(connection)
    await runtime.matching.refresh()
    [shown] = (await runtime.matching.solutions_for_orientations([orientation], by=VISITOR)).values()
    assert [m.record.id for m in (*shown.matches, *shown.near_misses)] == [solution_id]
    async with transaction(runtime.pool) as connection:
        await solutions.set_state(connection, solution_id, ListingState.PAUSED, by=LOCAL_PERSON)
    [shown] = (await runtime.matching.solutions_for_orientations([orientation], by=VISITOR)).values()
    assert (*shown.matches, *shown.near_misses) == ()


async def test_a_change_by_another_process_arrives_within_a_second(
    runtime: Runtime, database: str, tmp_path: Path
) -> None:
    async with system(database, tmp_path / "other") as other:
        await add_solutions(other, INVOICES)
        async with asyncio.timeout(1.0):
            while await found_titles(runtime) != [INVOICES["title"]]:
                await asyncio.sleep(0.02)


async def test_unchanged_text_is_never_embedded_again(runtime: Runtime) -> None:
    [solution_id] = await add_solutions(runtime, INVOICES)
    async with transaction(runtime.pool) as connection:
        solution = await solutions.get(connection, solution_id, by=LOCAL_PERSON)
        await solutions.edit(connection, solution_id, solutions.draft_of(solution), by=LOCAL_PERSON)
    assert await runtime.matching.refresh() == 0


async def test_lost_catalogues_come_back_with_the_same_answers(runtime: Runtime) -> None:
    await add_solutions(runtime, RICE, INVOICES)
    before = await found_titles(runtime)
    await runtime.matching.rebuild()
    assert await found_titles(runtime) == before


@pytest.mark.parametrize("damage", ["none", "deleted", "truncated", "one bit", "another model's"])
async def test_an_index_file_in_any_shape_leads_to_the_same_answers(database: str, tmp_path: Path, damage: str) -> None:
    async with system(database, tmp_path) as runtime:
        await add_solutions(runtime, RICE, INVOICES)
        before = await found_titles(runtime)
    [file] = (tmp_path / "index").glob("solution-*.index")
    content = bytearray(file.read_bytes())
    if damage == "deleted":
        file.unlink()
    elif damage == "truncated":
        file.write_bytes(content[: len(content) // 2])
    elif damage == "one bit":
        content[len(content) // 2] ^= 1
        file.write_bytes(content)
    elif damage == "another model's":
        FaissIndex(ModelIdentity(model="other", revision="1", dimension=256)).save(file)
    async with system(database, tmp_path) as runtime:
        assert await found_titles(runtime) == before


async def test_what_was_hidden_while_the_program_was_down_is_not_found_after_the_start(
    database: str, tmp_path: Path
) -> None:
    async with system(database, tmp_path) as runtime:
        _, hidden = await add_solutions(runtime, RICE, INVOICES)
    connection = await asyncpg.connect(database)
    await connection.execute("UPDATE solution SET state = 'paused' WHERE id = $1", hidden)
    await connection.close()
    async with system(database, tmp_path) as runtime:
        assert await found_titles(runtime) == [RICE["title"]]


async def test_lost_vectors_are_made_again(runtime: Runtime) -> None:
    await add_solutions(runtime, INVOICES)
    async with transaction(runtime.pool) as connection:
        await connection.execute("DELETE FROM text_vector")
    await runtime.matching.refresh()
    await runtime.matching.rebuild()
    assert await found_titles(runtime) == [INVOICES["title"]]


async def test_an_erased_text_leaves_no_vector_behind(runtime: Runtime) -> None:
    [solution_id] = await add_solutions(runtime, INVOICES)
    async with transaction(runtime.pool) as connection:
        await connection.execute("DELETE FROM solution WHERE id = $1", solution_id)
    await runtime.matching.clean()
    async with transaction(runtime.pool) as connection:
        assert await connection.fetchval("SELECT count(*) FROM text_vector") == 0
        assert await connection.fetchval("SELECT count(*) FROM matching_text") == 0


async def test_a_draft_under_review_is_embedded_but_not_found(runtime: Runtime) -> None:
    async with transaction(runtime.pool) as connection:
        await needs.submit(connection, need_draft(problem=ASKED), by=LOCAL_PERSON)
    await runtime.matching.refresh()
    async with transaction(runtime.pool) as connection:
        assert await connection.fetchval("SELECT count(*) FROM text_vector") > 0
    assert runtime.matching.sizes()[Subject.NEED] == 0


async def test_a_text_that_somebody_else_has_posted_already_is_found_under_both_records(runtime: Runtime) -> None:
    await add_solutions(runtime, INVOICES)
    async with transaction(runtime.pool) as connection:
        second = await make_solution(connection, **INVOICES, organisation="Viện Thứ Hai")
    await runtime.matching.settle(Subject.SOLUTION, second.id)
    assert await found_titles(runtime) == [INVOICES["title"]] * 2


async def test_an_edit_taken_back_is_taken_back_in_what_is_found(runtime: Runtime) -> None:
    [solution_id] = await add_solutions(runtime, INVOICES)
    for told in (RICE, INVOICES, RICE):
        async with transaction(runtime.pool) as connection:
            await solutions.edit(connection, solution_id, solution_draft(**told), by=LOCAL_PERSON)
        await runtime.matching.settle(Subject.SOLUTION, solution_id)
        answer = await runtime.matching.solutions_for_text(told["summary"], by=VISITOR)
        best = (*answer.matches, *answer.near_misses)[0]
        evidence = "".join(span.text for span in best.coverage[0].evidence)
        assert evidence in told["summary"]
        assert evidence


async def test_one_record_does_not_wait_for_the_backlog(runtime: Runtime, database: str) -> None:
    another_process = await asyncpg.connect(database)
    await another_process.execute("SELECT pg_advisory_lock(hashtextextended('text_vector', 0))")
    async with transaction(runtime.pool) as connection:
        mine = await make_solution(connection, **INVOICES)
    async with asyncio.timeout(5):
        await runtime.matching.settle(Subject.SOLUTION, mine.id)
    assert await found_titles(runtime) == [INVOICES["title"]]
    await another_process.close()


async def test_two_processes_embed_no_text_twice(database: str, tmp_path: Path) -> None:
    encoders = CountingEncoder(), CountingEncoder()
    async with (
        system(database, tmp_path / "one", encoders[0]) as one,
        system(database, tmp_path / "two", encoders[1]) as two,
    ):
        async with transaction(one.pool) as connection:
            for place in range(300):
                await make_solution(connection, title=f"Giải pháp số {place}", summary=f"Đọc loại giấy tờ thứ {place}.")
        await asyncio.gather(one.matching.refresh(), two.matching.refresh())
        bodies = {row["body"] for row in await one.pool.fetch("SELECT body FROM matching_text")}
    encoded = Counter(text for encoder in encoders for text in encoder.texts)
    assert {encoded[body] for body in bodies} == {1}


async def test_a_round_that_fails_is_not_the_last(runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    failures = iter([RuntimeError("out of memory")])
    encode = runtime.encoder.encode

    async def fails_once(texts: Sequence[str], side: TextSide, *, background: bool = False) -> Vectors:
        for failure in failures:
            raise failure
        return await encode(texts, side, background=background)

    monkeypatch.setattr(runtime.encoder, "encode", fails_once)
    async with transaction(runtime.pool) as connection:
        await make_solution(connection, **INVOICES)
    async with asyncio.timeout(15):
        while runtime.matching.sizes()[Subject.SOLUTION] == 0:
            await asyncio.sleep(0.05)


async def test_a_need_is_encoded_once_however_often_the_solutions_that_it_is_near_to_are_opened(
    database: str, tmp_path: Path
) -> None:
    encoder = CountingEncoder()
    async with system(database, tmp_path, encoder) as runtime:
        [solution_id] = await add_solutions(runtime, INVOICES)
        async with transaction(runtime.pool) as connection:
            await make_need(connection, problem="Cần OCR để đọc hóa đơn giấy đã chụp ảnh.")
            solution = await solutions.get(connection, solution_id, by=VISITOR)
        await runtime.matching.refresh()
        encoder.texts.clear()
        for _ in range(3):
            askers = (await runtime.matching.askers_of_solution(solution, by=VISITOR)).needs
            assert len([*askers.matches, *askers.near_misses]) == 1
    assert len(encoder.texts) == 1  # the need with what the other language calls its terms: no record has this text
