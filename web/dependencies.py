"""What a page knows of the request that asks for it."""

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Path, Request

from matchmaker.bootstrap import Runtime
from matchmaker.db import Connection, transaction
from matchmaker.i18n import LOCALES
from matchmaker.matching.service import Matching
from matchmaker.people.model import LOCAL_PERSON, Actor

LANGUAGE_COOKIE = "language"
_LARGEST_ID = 2**63 - 1

RecordId = Annotated[int, Path(ge=1, le=_LARGEST_ID)]


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One request: who asks, in which language, and the running system that answers."""

    request: Request
    runtime: Runtime
    actor: Actor
    locale: str

    @property
    def matching(self) -> Matching:
        return self.runtime.matching

    def transaction(self) -> AbstractAsyncContextManager[Connection]:
        """One connection and one transaction, committed when the block ends."""
        return transaction(self.runtime.pool)


def current_actor() -> Actor:
    """Until accounts exist, one person on their own machine does everything."""
    return LOCAL_PERSON


def locale_of(request: Request) -> str:
    """The language chosen before; Vietnamese otherwise, whatever the browser prefers."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    return chosen if chosen in LOCALES else str(request.app.state.runtime.settings.language)


def _visit(request: Request, actor: Annotated[Actor, Depends(current_actor)]) -> Visit:
    return Visit(request=request, runtime=request.app.state.runtime, actor=actor, locale=locale_of(request))


CurrentVisit = Annotated[Visit, Depends(_visit)]


def wants_fragment(request: Request) -> bool:
    """Whether htmx asks for a part of the page; going back in history gets the whole page."""
    headers = request.headers
    return "HX-Request" in headers and "HX-History-Restore-Request" not in headers
