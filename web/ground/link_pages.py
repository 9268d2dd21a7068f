"""Pages behind a link that was mailed to one person, and the guard of their forms."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from fastapi import Depends, Request, params
from starlette.responses import Response

from matchmaker.ground import links
from matchmaker.ground.db import transaction
from matchmaker.ground.links import Purpose
from matchmaker.people import throttle
from matchmaker.people.throttle import Trial
from matchmaker.rules.listing import ListingState
from web.ground.again import Again
from web.ground.dependencies import CurrentVisit, Visit, address_of
from web.ground.rendering import Page

Answer = TypeVar("Answer", bound=Response)
Shut = Callable[[Visit, str], Awaitable[Response | None]]
"""The page that says why the link of a token takes no form; None for one that does.

One that was used counts as open: the second copy of a form is answered like the first, by its route. May raise
LinkUnusable where the common page says it.
"""


@dataclass(frozen=True, kw_only=True)
class LinkOver(Page):
    """Why a link opens nothing (any more), and what to do. `about` is what it was for: consent, fit or question.

    `again` is what was typed for it until then.
    """

    template: ClassVar[str] = "consent/over.html"
    code: str
    about: str
    again: Again | None


@dataclass(frozen=True, kw_only=True)
class TakenOver(Page):
    """All that the sender's links tell of a need whose organisation has taken it over, and may since hide it."""

    template: ClassVar[str] = "needs/taken_over.html"
    section: ClassVar[str] = "needs"
    number: int
    state: ListingState


class Behind:
    """What the route of a link's page declares beside its policy: the page speaks the language of the link's mail."""

    def __init__(self, purpose: Purpose) -> None:
        self.purpose = purpose

    async def __call__(self, request: Request, token: str) -> None:
        async with transaction(request.app.state.runtime.pool) as connection:
            request.state.language_of_link = await links.language(connection, self.purpose, token)


def behind(purpose: Purpose) -> params.Depends:
    """What such a route puts into its `dependencies`."""
    dependency: params.Depends = Depends(Behind(purpose))
    return dependency


def seen_by_nobody_else(response: Answer) -> Answer:
    """No search engine lists the page, and no request tells its address, which is the key, to anybody.

    The policy is not "no-referrer": under that, browsers send the page's own forms with "Origin: null" (Fetch,
    "append a request `Origin` header"), which is how a foreign page would look.
    """
    response.headers["Referrer-Policy"] = "strict-origin"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


class LinkShut(Exception):  # no fault: the page that it carries is the answer
    """A form was sent to a link that takes none."""

    def __init__(self, page: Response) -> None:
        self.page = page


class LinkGuard:
    """Counts the attempt and looks at the link before anything of the form is read.

    Raises TooManyAttempts, and LinkShut or LinkUnusable for a link that is not open.
    """

    def __init__(self, shut: Shut) -> None:
        self.shut = shut

    async def __call__(self, visit: CurrentVisit, token: str) -> None:
        async with visit.transaction() as connection:
            address = address_of(visit.request)
            await throttle.take(connection, Trial.MAILED_LINK, account=token, address=address)
        page = await self.shut(visit, token)
        if page is not None:
            raise LinkShut(page)


def guarded(shut: Shut) -> params.Depends:
    """What each form behind a mailed link declares first in `dependencies`."""
    dependency: params.Depends = Depends(LinkGuard(shut))
    return dependency
