"""Entries sent through their form."""

from collections.abc import Mapping, Sequence

import httpx

from matchmaker.rules.call import Call
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
    sent = [("file", file) for file in files] or [("file", ("", b""))]
    return await client.post(place, data={**hidden, **typed}, files=sent, headers={"Origin": ORIGIN})


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
