"""Files that leave as attachments: a browser saves them and runs nothing of them."""

from typing import TypeVar
from urllib.parse import quote

from starlette.responses import Response

Answer = TypeVar("Answer", bound=Response)


def attached(response: Answer, name: str) -> Answer:
    """With the file's name (RFC 6266) and a policy under which even a page would do nothing."""
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    return response
