"""A form that was accepted before came again with other content: it is told, and what was typed can be sent as well."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.responses import Response

from matchmaker.errors import SentOtherwise
from web.forms import HIDDEN_FIELDS
from web.mailed import seen_by_nobody_else
from web.rendering import Page, render_for

# Where what a form made is shown to whoever is signed in.
_PLACES = {
    "need": "/needs/{}",
    "solution": "/solutions/{}",
    "proposal": "/proposals/{}",
    "transfer_case": "/cases/{}",
    "case_form": "/cases/{}",
}
_CODE = re.compile(r"[a-z_0-9]*")  # what a list or a hidden field holds, not what somebody typed


@dataclass(frozen=True, kw_only=True)
class SentBefore(Page):
    template: ClassVar[str] = "sent_before.html"
    place: str  # where the form was sent to
    fields: Sequence[tuple[str, str]]  # as they were sent
    typed: Sequence[tuple[str, str]]  # those of them that somebody wrote
    made: str | None  # where what the form made stands
    brought: bool  # files, which only their sender can choose again
    key: str


async def show(request: Request, error: Exception) -> Response:
    """What was typed, with a button that sends it under a key of its own."""
    assert isinstance(error, SentOtherwise)
    sent = await request.form()  # read before, and kept by the request
    items = [(name, value) for name, value in sent.multi_items() if name not in HIDDEN_FIELDS]
    fields = [(name, value) for name, value in items if isinstance(value, str)]
    made = _PLACES.get(error.subject) if getattr(request.state, "session", None) else None
    page = SentBefore(
        place=f"{request.url.path}?{request.url.query}".removesuffix("?"),
        fields=fields,
        typed=[(name, value) for name, value in fields if not _CODE.fullmatch(value)],
        made=made.format(error.made) if made else None,
        brought=any(isinstance(value, UploadFile) and value.filename for _, value in items),
        key=secrets.token_hex(),
    )
    # The address can be that of a mailed link.
    return seen_by_nobody_else(render_for(request, page, status=409))
