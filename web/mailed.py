"""Pages behind a link that was mailed to one person."""

from dataclasses import dataclass
from typing import ClassVar, TypeVar

from starlette.responses import Response

from web.rendering import Page

Answer = TypeVar("Answer", bound=Response)


@dataclass(frozen=True, kw_only=True)
class LinkOver(Page):
    """Why a link opens nothing (any more), and what to do. `about` is what it was for: consent or fit."""

    template: ClassVar[str] = "consent/over.html"
    code: str
    about: str


def seen_by_nobody_else(response: Answer) -> Answer:
    """No search engine lists the page, and no request tells its address, which is the key, to anybody.

    The policy is not "no-referrer": under that, browsers send the page's own forms with "Origin: null" (Fetch,
    "append a request `Origin` header"), which is how a foreign page would look.
    """
    response.headers["Referrer-Policy"] = "strict-origin"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
