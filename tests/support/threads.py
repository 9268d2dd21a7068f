"""The private thread of a proposal on its page: what a member of it writes and brings."""

import httpx

from matchmaker.rules.proposal import Proposal
from tests.support.introductions import post

PDF = ("Bản mô tả.pdf", b"%PDF-1.7\n1 0 obj", "text/html")  # what the sender claims counts for nothing
SAYS = {"body": "Có bản dùng thử không?", "audience": "both"}


def page_of(proposal: Proposal) -> str:
    return f"/proposals/{proposal.id}"


async def write(
    client: httpx.AsyncClient, proposal: Proposal, values: dict[str, str] = SAYS, **files: tuple[str, bytes, str]
) -> httpx.Response:
    return await post(client, page_of(proposal), f"{page_of(proposal)}/messages", values, **files)
