"""Errors become answers here: a status, and a page, a fragment for htmx or problem+json."""

import logging
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, Response

from matchmaker import sentences
from matchmaker.ground import errors, i18n
from matchmaker.ground.disk import is_full
from matchmaker.ground.marking import N_
from web.ground import again, sent_before
from web.ground.again import Again
from web.ground.csrf import SAFE_METHODS, Forged, OtherSender, own_page_sent
from web.ground.dependencies import SignInNeeded, current_session, locale_of, wants_fragment
from web.ground.link_pages import LinkShut
from web.ground.middleware import secure
from web.ground.rendering import Page, redirect, render_for, return_path

log = logging.getLogger(__name__)

STATUS: dict[type[errors.MatchmakerError], int] = {
    errors.NotFound: 404,
    errors.NotAllowed: 403,
    errors.InvalidInput: 422,
    errors.ImportRejected: 422,
    errors.WrongState: 409,
    errors.Conflict: 409,
    errors.SentOtherwise: 409,
    errors.LinkUnusable: 410,
    errors.KeptFormOver: 410,
    errors.SignInFailed: 422,
    errors.SecondFactorWrong: 422,
    errors.UploadTooLarge: 413,
    errors.TooManyAttempts: 429,
    errors.DatabaseBusy: 503,
    errors.MatchingBusy: 503,
    errors.FileNotStored: 503,
    errors.DiskFull: 507,
    errors.StartFailed: 503,
}

TITLES: dict[int, str] = {
    400: N_("This form cannot be read"),
    401: N_("You are signed out"),
    403: N_("Not allowed"),
    404: N_("Page not found"),
    405: N_("Page not found"),
    408: N_("The time ran out"),
    409: N_("Not possible any more"),
    410: N_("This link no longer works"),
    413: N_("Too much at once"),
    422: N_("Some fields need a correction"),
    429: N_("Too many attempts"),
    500: N_("Something went wrong"),
    503: N_("The system is busy"),
    507: N_("No room left"),
}

# After these the same form can be accepted, with nothing changed in it.
SENT_AGAIN = {401, 429, 500, 503, 507}
NOT_SENT = N_("Not sent yet: please look at it and send it again")
NOTHING_DONE = N_("Nothing was done and nothing has changed. Open the page before this one again and repeat it.")
SIGNED_OUT = N_("Sign in in a new tab, come back to this page and go on.")
SIGNED_OUT_AND_KEPT = N_(
    "What you typed is kept sealed for one hour, for you alone: sign in, and it comes back, ready to be sent."
)
NO_PAGE_OPEN = N_(
    "This browser no longer knew the page, for example because its cookies were deleted. Look at the form and send it "
    "again."
)
NO_PAGE_OPEN_PART = N_("What you typed was not saved by itself. Send the form: it comes back with all that you typed.")
OTHER_SENDER = N_(
    "This page was opened by somebody else, or before you signed in. If you mean it, send it again; it is then "
    "recorded under the name of whoever is signed in now."
)

DETAILS: dict[int, str] = {
    400: N_("It holds something that this page does not know. Open the form again and repeat your entry."),
    403: N_("The form did not come from an open page of this system. Go back, reload the page and send it again."),
    404: N_("This page does not exist, or you may not see it."),
    405: N_("This page does not exist, or you may not see it."),
    408: N_(
        "The connection was too slow or broke off, and nothing was saved. Go back in your browser and send it again."
    ),
    413: N_(
        "The text is larger than the system accepts. Nothing was saved. Go back in your browser, shorten it and send "
        "it again."
    ),
    500: N_("Something went wrong on our side. It has been recorded; please try again."),
}


@dataclass(frozen=True, kw_only=True)
class ErrorPage(Page):
    template: ClassVar[str] = "ground/error.html"
    status: int
    title: str
    detail: str
    again: Again | None = None  # what the form said
    resend: bool = False  # whether that can be accepted as it is
    kept: bool = False  # whether nothing of it was saved, and all of it stands on the page
    form_page: str | None = None  # where the form stood
    sign_in: bool = False
    continue_at: str | None = None  # where what was typed comes back after signing in


def register(app: FastAPI) -> None:
    """Every error that a route may raise is answered here."""
    app.add_exception_handler(errors.MatchmakerError, _domain_error)
    app.add_exception_handler(errors.SentOtherwise, _sent_otherwise)
    app.add_exception_handler(Forged, _forged)
    app.add_exception_handler(OtherSender, _other_sender)
    app.add_exception_handler(SignInNeeded, _sign_in_needed)
    app.add_exception_handler(LinkShut, _link_shut)
    app.add_exception_handler(OSError, _system_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(ClientDisconnect, _nobody_left)
    app.add_exception_handler(RequestValidationError, _no_such_address)
    app.add_exception_handler(Exception, _failure)


def status_of(error: errors.MatchmakerError) -> int:
    """The status of the nearest class that has one."""
    return next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 500)


async def answer(
    request: Request, status: int, detail: str, code: str, *, resend: bool = False, continue_at: str | None = None
) -> Response:
    """`detail` as a page with what was typed, a fragment or problem+json (RFC 9457), whichever was asked for.

    `resend`: whether the form can be accepted as it is, which some statuses say by themselves.
    """
    if status < 500:
        await _know_reader(request)
    locale = locale_of(request)
    fragment = wants_fragment(request)
    form = None if fragment else await again.said(request, by_opener=status == 401)
    if resend and not form and not fragment:
        resend, detail = False, i18n.translate(NOTHING_DONE, locale)
    title = i18n.translate(NOT_SENT if resend else TITLES.get(status, TITLES[500]), locale)
    if _wants_json(request):
        problem = {"type": "about:blank", "title": title, "status": status, "detail": detail, "code": code}
        return JSONResponse(problem, status_code=status, media_type="application/problem+json")
    page = ErrorPage(
        status=status,
        title=title,
        detail=detail,
        again=form,
        resend=resend or status in SENT_AGAIN,
        kept=(resend or status == 401) and form is not None and form.filled_in,
        form_page=None if fragment else _page_of_form(request),
        sign_in=status == 401,
        continue_at=continue_at,
    )
    return render_for(request, page, block="problem", status=status)


async def _domain_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, errors.MatchmakerError)
    status = status_of(error)
    if status >= 500:
        # The pattern that the address matched: the address itself can be a secret, such as that of a mailed link.
        route = getattr(request.scope.get("route"), "path", "-")
        log.warning("%s %s: %s", request.method, route, error)
    # A form whose page shows no faults comes back with its choices, to be corrected.
    wrong = isinstance(error, errors.InvalidInput)
    response = await answer(request, status, describe(error, locale_of(request)), error.code, resend=wrong)
    if isinstance(error, errors.TooManyAttempts | errors.MatchingBusy):
        response.headers["Retry-After"] = str(error.retry_after)
    return response


async def _forged(request: Request, error: Exception) -> Response:
    """What a page of ours sent from a browser that lost its nonce comes back; what another site sent never does."""
    if not own_page_sent(request):
        return await _http_error(request, error)
    await _know_reader(request)  # who will send it again
    sentence = NO_PAGE_OPEN_PART if wants_fragment(request) else NO_PAGE_OPEN
    return await answer(request, 403, i18n.translate(sentence, locale_of(request)), "http_403", resend=True)


async def _other_sender(request: Request, _: Exception) -> Response:
    sentence = i18n.translate(OTHER_SENDER, locale_of(request))
    return await answer(request, 409, sentence, "other_sender", resend=True)


async def _system_error(request: Request, error: Exception) -> Response:
    """A full disk, such as that of a form's files while they arrive; whatever else the system says is a fault."""
    if is_full(error):
        return await _domain_error(request, errors.DiskFull())
    raise error


async def _sent_otherwise(request: Request, error: Exception) -> Response:
    return await _domain_error(request, error) if _wants_json(request) else await sent_before.show(request, error)


async def _know_reader(request: Request) -> None:
    """Looks who is signed in where nobody has, as for an address without a page: who reads that is signed in still."""
    if hasattr(request.state, "session"):
        return
    try:
        await current_session(request)
    except errors.DatabaseBusy:  # then the page says nothing of it
        del request.state.session


def _page_of_form(request: Request) -> str | None:
    """Where the form stood that this request sent; None where no page of ours says so.

    The pages of a mailed link tell no request their address; their forms go to it.
    """
    if request.method in SAFE_METHODS or not own_page_sent(request):
        return None
    if "token" in request.path_params:
        token = str(request.path_params["token"])
        return f"{request.url.path.partition(token)[0]}{token}"
    page = return_path(request)
    return page if page != "/" else None


async def _sign_in_needed(request: Request, _: Exception) -> Response:
    """A form keeps what was typed, where it was; anything else leads the whole page to the sign-in, never a fragment
    of it. A program is told 401.
    """
    typed, continue_at = False, None
    if request.method not in SAFE_METHODS:
        said = await again.said(request)
        typed = wants_fragment(request) if said is None else said.filled_in
        kept = await again.keep(request, said) if said and typed and not wants_fragment(request) else None
        continue_at = f"/login?{urlencode({'next': f'/continue/{kept}'})}" if kept else None
    if typed or _wants_json(request):
        detail = i18n.translate(SIGNED_OUT_AND_KEPT if continue_at else SIGNED_OUT, locale_of(request))
        return await answer(request, 401, detail, "sign_in_needed", continue_at=continue_at)
    target = f"/login?{urlencode({'next': return_path(request)})}"
    if wants_fragment(request):
        return Response(headers={"HX-Redirect": target})
    return redirect(target)


def _link_shut(_: Request, error: Exception) -> Response:
    assert isinstance(error, LinkShut)
    return error.page


def describe(error: errors.MatchmakerError, locale: str) -> str:
    """The error's sentence; states in it are given by their words."""
    if isinstance(error, errors.WrongState):
        groups = ("stage", "listing_state", "proposal_state")
        states = {code: word for group in groups for code, word in i18n.terms(group, locale).items()}
        words = {name: states.get(str(code), code) for name, code in error.params.items()}
        error = errors.WrongState(error.code, **words)
    return sentences.describe(error, locale)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    sentence = DETAILS.get(error.status_code, DETAILS[500])
    detail = i18n.translate(sentence, locale_of(request))
    response = await answer(request, error.status_code, detail, f"http_{error.status_code}")
    response.headers.update(error.headers or {})
    return response


def _nobody_left(_: Request, error: Exception) -> Response:
    return Response(status_code=400)  # which goes nowhere: whoever sent the form left before its end


async def _no_such_address(request: Request, error: Exception) -> Response:
    # Only parts of an address are checked by FastAPI itself: forms and queries are read by web.ground.forms.
    return await _http_error(request, HTTPException(404))


async def _failure(request: Request, error: Exception) -> Response:
    response = await _http_error(request, HTTPException(500))
    # This handler runs outside of all middleware.
    secure(response.headers, over_tls=request.url.scheme == "https")
    return response


def _wants_json(request: Request) -> bool:
    accepted = request.headers.get("accept", "")
    return "json" in accepted and "text/html" not in accepted
