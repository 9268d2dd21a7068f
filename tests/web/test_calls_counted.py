"""Each figure of calls on the page of progress opens the calls that it counts, which add up to it."""

import re

from matchmaker.ground.db import transaction
from matchmaker.rules.call import CallState
from tests.support.calls import a_council, an_entry, an_open_call
from tests.support.decided_calls import a_decided_call
from tests.support.screens import Screen

FIGURE = r'<a href="/progress/calls\?figure=(\w+)">([\d.]+)</a>'


async def some_calls(screen: Screen) -> None:
    """One published with a winner and a finalist in incubation, one open, one that is judged."""
    async with transaction(screen.runtime.pool) as connection:
        council = await a_council(connection)
        decided = await a_decided_call(connection, council, state=CallState.PUBLISHED, title="Đã công bố")
        await connection.execute(
            "INSERT INTO call_incubation (entry_id, stage, updated_by) VALUES ($1, 'admitted', 'local')",
            decided.entries[1],
        )
        await an_entry(connection, await an_open_call(connection, council, title="Đang mở"), council.entrants[0])
        await a_decided_call(connection, council, state=CallState.DECIDED, title="Đang xét")


async def test_every_figure_of_calls_opens_what_adds_up_to_it(screen: Screen) -> None:
    await some_calls(screen)
    figures = dict(re.findall(FIGURE, await screen.read("/progress")))
    assert figures == {"opened": "3", "entries": "6", "selected": "2", "incubated": "1"}
    titles = {
        "opened": {"Đã công bố", "Đang mở", "Đang xét"},
        "entries": {"Đã công bố", "Đang xét"},
        "selected": {"Đã công bố"},
        "incubated": {"Đã công bố"},
    }
    for name, number in figures.items():
        page = await screen.read(f"/progress/calls?figure={name}")
        assert f'<p class="count">{number}</p>' in page
        assert {title for title in titles["opened"] if title in page} == titles[name]
        adds = [int(each) for each in re.findall(r'<p class="row__text">[^<]*: (\d+)</p>', page)]
        assert sum(adds) == int(number)


async def test_a_figure_that_there_is_not_is_not_found(screen: Screen) -> None:
    assert (await screen.client.get("/progress/calls?figure=khac")).status_code == 404
