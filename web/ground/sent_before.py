"""A form that was accepted before came again with other content: it is told, and what was typed can be sent as well.

Unless the form is accepted only once: an answer, or a change of the version that its sender saw. Then what was
accepted stands, and the page says where to have it changed.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from fastapi import Request
from starlette.responses import Response

from matchmaker.ground.errors import SentOtherwise
from web.ground.again import Again, again_of
from web.ground.link_pages import seen_by_nobody_else
from web.ground.rendering import Page, render_for, token_of

# Where what a form made is shown to whoever may send it, by its number or by what the form's address names.
_PLACES = {
    "need": "/needs/{made}",
    "solution": "/solutions/{made}",
    "need_step": "/needs/{made}",
    "solution_step": "/solutions/{made}",
    "proposal": "/proposals/{made}",
    "proposal_message": "/proposals/{proposal_id}#message-{made}",
    "transfer_case": "/cases/{made}",
    "case_form": "/cases/{made}",
    "case_evidence": "/cases/{case_id}#evidence",
    "indicator_entry": "/indicators/{made}",
    "contribution": "{address}",
}
_NOT_EDITED = {"proposal", "proposal_message"}
_REPLACES = {"contribution"}  # what is sent later stands in place of what was sent before
_ONLY_ONCE = {"answer", "version", "changes"}  # the fields by which a form answers, or names what its sender saw
_STEPS = {"need_step", "solution_step"}  # in a record's life, each taken once
_CHANGED = {"need": "/needs/{made}", "solution": "/solutions/{made}"}  # where the same form changes what it made


@dataclass(frozen=True, kw_only=True)
class SentBefore(Page):
    template: ClassVar[str] = "ground/sent_before.html"
    again: Again
    number: int
    change: str | None  # where what was typed can be written over what the form made
    made: str | None  # where what the form made stands
    edited: bool  # there
    only_once: bool
    by_side: bool  # whoever sent it follows a proposal of their own, and writes to its broker
    replaces: bool


async def show(request: Request, error: Exception) -> Response:
    """What was typed, with a button that sends it under a key of its own."""
    assert isinstance(error, SentOtherwise)
    sent = await request.form()  # read before, and kept by the request
    page = SentBefore(
        again=again_of(request, sent, token_of(request), secrets.token_hex()),
        number=error.made,
        change=_place(request, error, _CHANGED),
        made=_place(request, error, _PLACES),
        edited=error.subject not in _NOT_EDITED,
        only_once=error.subject in _STEPS or not _ONLY_ONCE.isdisjoint(sent),
        by_side=request.url.path.startswith("/proposals/"),
        replaces=error.subject in _REPLACES,
    )
    # The address can be that of a mailed link.
    return seen_by_nobody_else(render_for(request, page, status=409))


def _place(request: Request, error: SentOtherwise, places: Mapping[str, str]) -> str | None:
    """None where there is none, and for a stranger, who may open only the page of a link."""
    place, parts = places.get(error.subject), request.path_params
    if place is None or not (getattr(request.state, "session", None) or "token" in parts):
        return None
    return place.format(made=error.made, address=request.url.path, **parts)
