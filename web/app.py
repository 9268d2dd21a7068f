"""The web application: pages over the running system."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from matchmaker.bootstrap import Runtime, running
from matchmaker.settings import LOOPBACK, Settings
from web import errors
from web.assets import FONTS, HTMX
from web.csrf import Seal, load_secret, refuse_forgery
from web.middleware import BodyLimit, KnownHost, SecurityHeaders
from web.rendering import STATIC
from web.routes import health, home, language, need_form, needs, organisations, orientations, search
from web.routes import solution_form, solutions

# Forms come before the records of the same noun: /needs/new is not a need.
ROUTES = (home, need_form, needs, solution_form, solutions, organisations, orientations, search, language, health)
_YEAR = "public, max-age=31536000, immutable"
_MONTH = "public, max-age=2592000"


def create_app(system: Runtime | Settings) -> FastAPI:
    """The application over a system that runs already, or over one that it starts and stops with itself."""
    settings = system if isinstance(system, Settings) else system.settings

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        if isinstance(system, Runtime):
            yield
            return
        async with running(system) as app.state.runtime:
            yield

    app = FastAPI(
        lifespan=lifespan, dependencies=[Depends(refuse_forgery)], docs_url=None, redoc_url=None, openapi_url=None
    )
    app.state.runtime = system if isinstance(system, Runtime) else None
    app.state.language = settings.language
    app.state.seal = Seal(load_secret(settings.data_folder))
    for noun in ROUTES:
        app.include_router(noun.router)
    _serve_files(app)
    errors.register(app)
    app.add_middleware(BodyLimit)
    app.add_middleware(KnownHost, hosts={*LOOPBACK, "[::1]"})
    app.add_middleware(SecurityHeaders)
    return app


class LastingFiles(StaticFiles):
    """Files that a browser keeps: for a year where the address carries the file's hash, else for a month."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if response.status_code == 200:
            response.headers["Cache-Control"] = _YEAR if scope["query_string"].startswith(b"v=") else _MONTH
        return response


def _serve_files(app: FastAPI) -> None:
    @app.get("/static/htmx.min.js")
    def htmx() -> FileResponse:
        return FileResponse(HTMX, media_type="text/javascript", headers={"Cache-Control": _MONTH})

    app.mount("/static/fonts", LastingFiles(directory=FONTS))
    app.mount("/static", LastingFiles(directory=STATIC))
