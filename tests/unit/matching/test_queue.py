"""Who is answered next while a crowd asks."""

import asyncio

import pytest

from matchmaker.ground.errors import MatchingBusy
from matchmaker.matching.question_queue import QuestionQueue


class Crowd:
    """People who ask and stay until they are let go."""

    def __init__(self, *, at_once: int, places: int, places_later: int | None = None) -> None:
        self.queue = QuestionQueue(at_once=at_once, places=places, places_later=places_later or places)
        self.answered: list[str] = []
        self.leave: dict[str, asyncio.Event] = {}

    async def come(self, name: str, *, later: bool = False) -> asyncio.Task[None]:
        self.leave[name] = asyncio.Event()

        async def ask() -> None:
            async with self.queue.turn(later=later):
                self.answered.append(name)
                await self.leave[name].wait()

        asking = asyncio.create_task(ask())
        await settled()
        return asking

    async def let_go(self, name: str) -> None:
        self.leave[name].set()
        await settled()


async def settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_a_few_are_answered_at_once_the_rest_in_the_order_of_coming() -> None:
    crowd = Crowd(at_once=2, places=4)
    for name in "abcd":
        await crowd.come(name)
    assert crowd.answered == ["a", "b"]
    await crowd.let_go("b")
    await crowd.let_go("a")
    assert crowd.answered == ["a", "b", "c", "d"]


async def test_where_all_places_are_taken_one_is_told_at_once_and_comes_again() -> None:
    crowd = Crowd(at_once=1, places=2)
    await crowd.come("a")
    await crowd.come("b")
    refused = await crowd.come("c")
    assert isinstance(refused.exception(), MatchingBusy)
    await crowd.let_go("a")
    again = await crowd.come("c")
    assert not again.done()
    await crowd.let_go("b")
    assert crowd.answered == ["a", "b", "c"]


async def test_strangers_are_answered_after_those_who_signed_in() -> None:
    crowd = Crowd(at_once=1, places=9)
    await crowd.come("a")
    await crowd.come("stranger", later=True)
    await crowd.come("officer")
    await crowd.let_go("a")
    await crowd.let_go("officer")
    assert crowd.answered == ["a", "officer", "stranger"]


async def test_strangers_leave_some_places_to_those_who_signed_in() -> None:
    crowd = Crowd(at_once=1, places=3, places_later=2)
    await crowd.come("a", later=True)
    await crowd.come("b", later=True)
    refused = await crowd.come("c", later=True)
    assert isinstance(refused.exception(), MatchingBusy)
    officer = await crowd.come("officer")
    assert not officer.done()
    await crowd.let_go("a")
    assert crowd.answered == ["a", "officer"]


async def test_whoever_leaves_the_queue_leaves_no_gap() -> None:
    crowd = Crowd(at_once=1, places=3)
    await crowd.come("a")
    await crowd.come("b")
    impatient = await crowd.come("c")
    impatient.cancel()
    await settled()
    assert crowd.answered == ["a"]
    await crowd.come("d")
    for name in "abd":
        await crowd.let_go(name)
    assert crowd.answered == ["a", "b", "d"]
    async with asyncio.timeout(1), crowd.queue.turn(later=False):
        pass


async def test_a_turn_that_comes_while_one_leaves_goes_to_the_next() -> None:
    crowd = Crowd(at_once=1, places=3)
    await crowd.come("a")
    impatient = await crowd.come("b")
    await crowd.come("c")
    crowd.leave["a"].set()
    await asyncio.sleep(0)  # "a" has called "b", who has not heard it yet
    impatient.cancel()
    await settled()
    assert crowd.answered == ["a", "c"]
    with pytest.raises(asyncio.CancelledError):
        await impatient


async def test_whoever_leaves_in_the_moment_of_being_called_harms_nobody() -> None:
    crowd = Crowd(at_once=1, places=3)
    answered = await crowd.come("a")
    impatient = await crowd.come("b")
    await crowd.come("c")
    crowd.leave["a"].set()
    impatient.cancel()  # it still stands in the queue when "a" calls the next one
    await settled()
    assert answered.exception() is None
    assert crowd.answered == ["a", "c"]
    await crowd.let_go("c")
    async with asyncio.timeout(1), crowd.queue.turn(later=False):
        pass
