"""What answers the city's orientations while many look at them and records come."""

import asyncio
from dataclasses import replace

import pytest

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.ground.errors import MatchingBusy
from matchmaker.matching.answering import Answerer
from matchmaker.matching.kept_answers import WAITING
from matchmaker.matching.question import Question
from matchmaker.matching.question_queue import QuestionQueue
from matchmaker.matching.ranking import Ranking
from matchmaker.programme import service as programme
from matchmaker.rules.actors import LOCAL_PERSON, VISITOR, Actor
from matchmaker.rules.programme import Orientation
from tests.support.matching import DIGITISING, INVOICES, RICE, add_solutions, urgencies


class Making:
    """Rankings stand still before each one until they may go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.may_go_on = 0, asyncio.Event()
        rank = Answerer.solutions

        async def held(answerer: Answerer, question: Question, *, top: int) -> Ranking:
            self.begun += 1
            await self.may_go_on.wait()
            return await rank(answerer, question, top=top)

        monkeypatch.setattr(Answerer, "solutions", held)


@pytest.fixture
async def orientation(runtime: Runtime) -> Orientation:
    async with transaction(runtime.pool) as connection:
        await programme.save_orientation(connection, DIGITISING, by=LOCAL_PERSON)
        [orientation] = await programme.orientations(connection)
    await add_solutions(runtime, INVOICES)
    return orientation


async def asked(runtime: Runtime, orientation: Orientation, *, by: Actor = VISITOR) -> int:
    """How many solutions are shown for it."""
    [shown] = (await runtime.matching.solutions_for_orientations([orientation], by=by)).values()
    return len(shown.matches) + len(shown.near_misses)


async def begun(making: Making) -> None:
    async with asyncio.timeout(5):
        while not making.begun:
            await asyncio.sleep(0.01)


async def test_while_an_orientation_is_ranked_anew_all_others_see_what_it_had(
    runtime: Runtime, orientation: Orientation, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await asked(runtime, orientation) == 1
    await add_solutions(runtime, INVOICES | {"title": "Đọc hóa đơn giấy"})
    making = Making(monkeypatch)
    first = asyncio.create_task(asked(runtime, orientation))
    await begun(making)
    try:
        async with asyncio.timeout(3):
            assert await asked(runtime, orientation, by=LOCAL_PERSON) == 1
    finally:
        making.may_go_on.set()
    assert await first == 2


async def test_strangers_who_wait_for_a_first_ranking_do_not_rank_again_because_a_record_came(
    runtime: Runtime, orientation: Orientation, monkeypatch: pytest.MonkeyPatch
) -> None:
    making = Making(monkeypatch)
    crowd = [asyncio.create_task(asked(runtime, orientation)) for _ in range(6)]
    await begun(making)
    await add_solutions(runtime, RICE)
    making.may_go_on.set()
    await asyncio.gather(*crowd)
    assert making.begun == 1


async def test_so_many_wait_for_a_first_ranking_and_the_next_is_told_to_come_again(
    runtime: Runtime, orientation: Orientation, monkeypatch: pytest.MonkeyPatch
) -> None:
    making = Making(monkeypatch)
    crowd = [asyncio.create_task(asked(runtime, orientation)) for _ in range(WAITING + 1)]
    await begun(making)
    try:
        async with asyncio.timeout(3):
            with pytest.raises(MatchingBusy):
                await asked(runtime, orientation)
    finally:
        making.may_go_on.set()
    assert await asyncio.gather(*crowd) == [1] * (WAITING + 1)


async def test_with_no_place_to_rank_anew_what_an_orientation_had_still_serves(
    runtime: Runtime, orientation: Orientation, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await asked(runtime, orientation) == 1
    await add_solutions(runtime, INVOICES | {"title": "Đọc hóa đơn giấy"})
    monkeypatch.setattr(runtime.matching, "_queue", full := QuestionQueue(at_once=1, places=1, places_later=1))
    async with full.turn(later=False):
        assert await asked(runtime, orientation) == 1
    assert await asked(runtime, orientation) == 2


async def test_an_orientation_without_vectors_is_encoded_after_what_people_typed(
    runtime: Runtime, orientation: Orientation, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoded = urgencies(runtime.encoder, monkeypatch)
    await asked(runtime, replace(orientation, text_vi="Dự báo mực nước sông."), by=LOCAL_PERSON)
    assert set(encoded) == {"background"}
