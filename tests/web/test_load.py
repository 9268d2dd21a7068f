"""Many requests, and many that nobody waits for."""

import asyncio
import random

import httpx

from matchmaker.bootstrap import Runtime
from tests.support.listings import a_need, a_solution


async def test_cancelled_requests_leave_every_connection_free(client: httpx.AsyncClient, runtime: Runtime) -> None:
    need = await a_need(runtime)
    await a_solution(runtime)
    chance = random.Random(1)

    async def impatient() -> None:
        try:
            await asyncio.wait_for(
                client.get(chance.choice(("/", "/needs", f"/needs/{need.id}"))), chance.random() / 50
            )
        except TimeoutError:
            return

    for _ in range(20):
        await asyncio.gather(*(impatient() for _ in range(50)))
    async with asyncio.timeout(10):
        while runtime.pool.get_idle_size() != runtime.pool.get_size():
            await asyncio.sleep(0.01)
    assert (await client.get(f"/needs/{need.id}")).status_code == 200


async def test_alive_answers_while_pages_are_busy(client: httpx.AsyncClient, runtime: Runtime) -> None:
    need = await a_need(runtime)
    busy = [asyncio.create_task(client.get(f"/needs/{need.id}")) for _ in range(30)]
    assert (await client.get("/healthz")).status_code == 200
    assert {answer.status_code for answer in await asyncio.gather(*busy)} == {200}
