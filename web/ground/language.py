"""Choosing the language: a plain link, so that it works without JavaScript; the choice stays in a cookie."""

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from matchmaker.ground.i18n import LOCALES
from web.ground.dependencies import ANYBODY, LANGUAGE_COOKIE
from web.ground.rendering import own_path, redirect

router = APIRouter()

_YEAR_SECONDS = 365 * 24 * 3600


@router.get("/language/{code}", dependencies=ANYBODY)
async def choose_language(request: Request, code: str) -> Response:
    """Back to the page the choice was made on; to the first page where the address is not one of ours."""
    if code not in LOCALES:
        raise HTTPException(404)
    response = redirect(own_path(request.query_params.get("next", "/")))
    response.set_cookie(LANGUAGE_COOKIE, code, max_age=_YEAR_SECONDS, httponly=True, samesite="lax", path="/")
    return response
