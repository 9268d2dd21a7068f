"""Entries sent through their form, and the pages that they have."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import httpx

from matchmaker.calls.entries import submitting
from matchmaker.ground.db import Connection
from matchmaker.rules.actors import Actor
from matchmaker.rules.call import Board, Call, CallState, Rights
from matchmaker.rules.entry_text import EntryDraft
from tests.support.calls import a_council, an_entry, an_open_call, in_state
from tests.support.clients import ORIGIN
from tests.support.forms import keys_in, opened_form

LEFT = 'name="leave_names" value="'


def answers(call: Call) -> dict[str, str]:
    return {f"answer-{criterion.id}": f"Trả lời câu {criterion.position}." for criterion in call.criteria}


async def post_entry(
    client: httpx.AsyncClient, call: Call, typed: Mapping[str, str], files: Sequence[tuple[str, bytes]] = ()
) -> httpx.Response:
    """The form of the entry as the page shows it, filled in with this and nothing else."""
    place = f"/calls/{call.id}/entry"
    opened = await opened_form(client, place)
    hidden = {"tab": opened.hidden["tab"], **keys_in(opened.hidden)}
    brought = [("file", file) for file in files] or None
    return await client.post(place, data={**hidden, **typed}, files=brought, headers={"Origin": ORIGIN})


async def send_entry(
    client: httpx.AsyncClient, call: Call, typed: Mapping[str, str], files: Sequence[tuple[str, bytes]] = ()
) -> httpx.Response:
    """All that the form asks, and these; names that are pointed out are left as they are."""
    whole = {"title": "Đọc biển số ban đêm", "trl": "7", "rights": "yes", **answers(call), **typed}
    answer = await post_entry(client, call, whole, files)
    if answer.status_code == 422 and LEFT in answer.text:
        key = answer.text.partition(LEFT)[2].partition('"')[0]
        return await post_entry(client, call, {**whole, "leave_names": key})
    return answer


async def pages_of_entries(connection: Connection, *, entrant: Actor, secretary: Actor) -> tuple[list[str], list[str]]:
    """Their pages of a call that is open, and of one whose entries are checked; what they entered names them."""
    council = replace(await a_council(connection), secretary=secretary)
    call = await an_open_call(connection, council, boards=(Board.INSTITUTES,), rights=Rights.EXCLUSIVE)
    typed = {"title": ["Đọc biển số ban đêm"]}
    await submitting.keep(connection, call.id, typed, by=entrant)
    said = {criterion.id or 0: "Trả lời của Viện, viết cho ai@vien.example." for criterion in call.criteria}
    draft = EntryDraft(title="Đọc biển số ban đêm", trl=7, board=Board.INSTITUTES, answers=said, rights_agreed=True)
    await submitting.submit(connection, call.id, draft, remove=(), by=entrant)
    await submitting.keep(connection, call.id, typed, by=entrant)
    closed = await an_open_call(connection, council)
    entry_id = await an_entry(connection, closed, entrant)
    await connection.execute(
        "UPDATE call_entry e SET title = p.name FROM person p WHERE p.id = e.person_id AND e.id = $1", entry_id
    )
    await in_state(connection, closed, CallState.ELIGIBILITY)
    checks = f"/calls/{closed.id}/eligibility"
    own = [f"/calls/{call.id}/entry", f"/calls/{closed.id}/entry", "/account/entries"]
    return own, [checks, f"{checks}/{entry_id}"]
