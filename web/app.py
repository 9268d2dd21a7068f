"""The web application: pages over the running system."""

from fastapi import Depends, FastAPI
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from matchmaker.bootstrap import Runtime
from matchmaker.bundle.signing import load_signing_key
from matchmaker.ground.errors import AssetsMissing
from matchmaker.ground.keys import Safe, load_secret
from web.about import pages as about
from web.account import colleagues, kept_forms, links, registration, sign_in
from web.account import pages as account
from web.administration import access, glossary, merging
from web.administration import pages as administration
from web.administration import regulations as kept_regulations
from web.administration import templates as document_templates
from web.assets import FONTS, HTMX
from web.calls import actions as call_actions
from web.calls import assignment as call_assignment
from web.calls import calendar as call_calendar
from web.calls import council as call_council
from web.calls import eligibility, entries, entry_files
from web.calls import judging as call_judging
from web.calls import moderation as call_moderation
from web.calls import moves as call_moves
from web.calls import objections as call_objections
from web.calls import outcome as call_outcome
from web.calls import pages as calls
from web.calls import readers as call_readers
from web.calls import results as call_results
from web.calls import sectors as call_sectors
from web.calls import sheets as call_sheets
from web.cases import actions as case_actions
from web.cases import co_brokers, confirmations, evidence, trials, verification
from web.cases import pages as cases
from web.consent import pages as consent
from web.desk import pages as desk
from web.desk import passports as desk_passports
from web.desk import records as desk_records
from web.dossiers import document as dossier_document
from web.dossiers import moves as dossier_moves
from web.dossiers import pages as dossiers
from web.dossiers import parts as dossier_parts
from web.dossiers import people as dossier_people
from web.dossiers import versions as dossier_versions
from web.fits import pages as fits
from web.ground import errors, health, language
from web.ground.csrf import Seal, refuse_elsewhere
from web.ground.middleware import BodyLimit, HeadAsGet, KnownHost, SecurityHeaders, names_of
from web.ground.rendering import STATIC
from web.home import own_pages as own_home
from web.home import pages as home
from web.indicators import pages as indicators
from web.listings import claims, closing, draft_pages, renewal
from web.mails import pages as mails
from web.needs import actions as need_actions
from web.needs import answers as need_answers
from web.needs import confirmation
from web.needs import pages as needs
from web.needs import requests as need_requests
from web.notices import pages as notices
from web.organisations import actions as organisation_actions
from web.organisations import pages as organisations
from web.orientations import pages as orientations
from web.personal_data import office
from web.personal_data import pages as personal_data
from web.programme import contact
from web.programme import pages as programme
from web.programme import targets as programme_targets
from web.progress import calls as progress_calls
from web.progress import co_brokers as progress_co_brokers
from web.progress import in_use, results
from web.progress import pages as progress
from web.progress import targets as progress_targets
from web.proposals import actions as proposal_actions
from web.proposals import letters, side_pages, thread
from web.proposals import pages as proposals
from web.proposals import requests as introduction_requests
from web.regulations import pages as regulations
from web.reports import contributions
from web.reports import pages as reports
from web.schemes import pages as schemes
from web.search import pages as search
from web.solutions import actions as solution_actions
from web.solutions import pages as solutions
from web.solutions import passport as solution_passport
from web.unit_reports import pages as unit_reports

# Forms come before the records of the same noun: /needs/new is not a need.
ROUTES = (
    home,
    confirmation,
    need_answers,
    draft_pages,
    need_actions,
    need_requests,
    needs,
    introduction_requests,
    solution_actions,
    solutions,
    solution_passport,
    organisations,
    organisation_actions,
    orientations,
    search,
    language,
    health,
    sign_in,
    registration,
    links,
    own_home,
    account,
    kept_forms,
    colleagues,
    access,
    administration,
    glossary,
    kept_regulations,
    regulations,
    document_templates,
    mails,
    merging,
    personal_data,
    office,
    desk,
    desk_passports,
    about,
    contact,
    proposal_actions,
    letters,
    desk_records,
    proposals,
    side_pages,
    thread,
    consent,
    fits,
    notices,
    renewal,
    closing,
    claims,
    results,
    progress,
    progress_calls,
    progress_co_brokers,
    progress_targets,
    in_use,
    programme,
    schemes,
    programme_targets,
    indicators,
    contributions,
    unit_reports,
    reports,
    call_actions,
    call_moves,
    call_council,
    call_readers,
    calls,
    dossiers,
    dossier_document,
    dossier_moves,
    dossier_parts,
    dossier_people,
    dossier_versions,
    call_judging,
    call_sheets,
    call_assignment,
    call_moderation,
    cases,
    case_actions,
    evidence,
    co_brokers,
    trials,
    confirmations,
    verification,
    call_results,
    call_sectors,
    call_objections,
    call_outcome,
    call_calendar,
    entries,
    entry_files,
    eligibility,
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
