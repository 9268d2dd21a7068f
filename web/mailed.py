"""Pages behind a link that was mailed to one person."""

from dataclasses import dataclass
from typing import ClassVar, TypeVar

from fastapi import Depends, Request, params
from starlette.responses import Response

from matchmaker import links
from matchmaker.db import transaction
from matchmaker.links import Purpose
from web.rendering import Page

Answer = TypeVar("Answer", bound=Response)


@dataclass(frozen=True, kw_only=True)
class LinkOver(Page):
    """Why a link opens nothing (any more), and what to do. `about` is what it was for: consent or fit."""

    template: ClassVar[str] = "consent/over.html"
    code: str
    about: str


def behind(purpose: Purpose) -> params.Depends:
    """What the route of a link's page declares beside its policy: the page speaks the language of the mail."""

    async def remember_language(request: Request, token: str) -> None:
        async with transaction(request.app.state.runtime.pool) as connection:
            request.state.language_of_link = await links.language(connection, purpose, token)

    found: params.Depends = Depends(remember_language)
    return found


def seen_by_nobody_else(response: Answer) -> Answer:
    """No search engine lists the page, and no request tells its address, which is the key, to anybody.

    The policy is not "no-referrer": under that, browsers send the page's own forms with "Origin: null" (Fetch,
    "append a request `Origin` header"), which is how a foreign page would look.
    """
    response.headers["Referrer-Policy"] = "strict-origin"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
