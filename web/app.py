"""The web application: pages over the running system."""

from fastapi import Depends, FastAPI
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from matchmaker.bootstrap import Runtime
from matchmaker.bundle.signing import load_signing_key
from matchmaker.ground.errors import AssetsMissing
from matchmaker.ground.keys import Safe, load_secret
from web import errors
from web.assets import FONTS, HTMX
from web.csrf import Seal, refuse_elsewhere
from web.middleware import BodyLimit, HeadAsGet, KnownHost, SecurityHeaders, names_of
from web.rendering import STATIC
from web.routes import (
    access,
    account,
    administration,
    answering,
    approvals,
    case_confirming,
    case_evidence,
    case_following,
    case_verifying,
    cases,
    claims,
    closing,
    colleagues,
    confirm,
    consent,
    continuing,
    contributions,
    desk,
    desk_contact,
    drafts,
    fits,
    glossary,
    health,
    home,
    indicators,
    introductions,
    language,
    links,
    mails,
    merging,
    need_form,
    need_request,
    needs,
    notices,
    organisation_edit,
    organisations,
    orientations,
    own_home,
    personal_data,
    privacy_office,
    programme,
    progress,
    proposal_decisions,
    proposal_letters,
    proposal_records,
    proposal_side,
    proposal_thread,
    proposals,
    register,
    renewing,
    reports,
    search,
    sign_in,
    solution_form,
    solutions,
    unit_reports,
)

# Forms come before the records of the same noun: /needs/new is not a need.
ROUTES = (
    home,
    confirm,
    answering,
    drafts,
    need_form,
    need_request,
    needs,
    introductions,
    solution_form,
    solutions,
    organisations,
    organisation_edit,
    orientations,
    search,
    language,
    health,
    sign_in,
    register,
    links,
    own_home,
    account,
    continuing,
    colleagues,
    access,
    administration,
    glossary,
    mails,
    merging,
    personal_data,
    privacy_office,
    desk,
    desk_contact,
    proposal_decisions,
    proposal_letters,
    proposal_records,
    proposals,
    proposal_side,
    proposal_thread,
    consent,
    fits,
    notices,
    renewing,
    closing,
    claims,
    approvals,
    progress,
    programme,
    indicators,
    contributions,
    unit_reports,
    reports,
    cases,
    case_following,
    case_evidence,
    case_confirming,
    case_verifying,
)
_YEAR = "public, max-age=31536000, immutable"
_MONTH = "public, max-age=2592000"


def create_app(runtime: Runtime) -> FastAPI:
    """The pages over a running system, which whoever started it also stops. Raises AssetsMissing."""
    app = unconnected_app()
    connect(app, runtime)
    return app


def unconnected_app() -> FastAPI:
    """Every page by its address; `connect` gives it the system that it shows. Raises AssetsMissing."""
    app = FastAPI(dependencies=[Depends(refuse_elsewhere)], docs_url=None, redoc_url=None, openapi_url=None)
    for noun in ROUTES:
        app.include_router(noun.router)
    _serve_files(app)
    errors.register(app)
    app.add_middleware(BodyLimit)
    app.add_middleware(KnownHost)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(HeadAsGet)
    return app


def connect(app: FastAPI, runtime: Runtime) -> None:
    """The pages show this system from here on."""
    folder = runtime.settings.data_folder
    secret = load_secret(folder)
    app.state.runtime = runtime
    app.state.seal, app.state.safe = Seal(secret), Safe(secret)
    app.state.fingerprint = load_signing_key(folder).public.fingerprint
    app.state.names = names_of(runtime.settings)


class LastingFiles(StaticFiles):
    """Files that a browser keeps: for a year where the address carries the file's hash, else for a month."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if response.status_code == 200:
            response.headers["Cache-Control"] = _YEAR if scope["query_string"].startswith(b"v=") else _MONTH
        return response


def _serve_files(app: FastAPI) -> None:
    if not HTMX.is_file():
        raise AssetsMissing(path=HTMX.name)

    @app.get("/static/htmx.min.js")
    def htmx() -> FileResponse:
        return FileResponse(HTMX, media_type="text/javascript", headers={"Cache-Control": _YEAR})

    app.mount("/static/fonts", LastingFiles(directory=FONTS))
    app.mount("/static", LastingFiles(directory=STATIC))
