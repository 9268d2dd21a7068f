"""Pages from templates: a whole page, or the named block of it that htmx swaps in."""

import hashlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import SplitResult, urlsplit

from babel import Locale
from fastapi import Request
from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.bccache import Bucket
from jinja2_fragments import render_block
from starlette.datastructures import URL
from starlette.responses import HTMLResponse, RedirectResponse

from matchmaker import sentences
from matchmaker.ground import i18n
from matchmaker.ground.city_time import last_day
from matchmaker.ground.limits import MOST_FILES
from matchmaker.ground.marking import N_
from matchmaker.intake import phones
from matchmaker.intake.dates import today, typed_moment
from matchmaker.intake.file_kinds import ENDINGS
from matchmaker.intake.numbers import choices
from matchmaker.listings.solutions import headline
from matchmaker.notices.desk_contact import DeskContact
from matchmaker.people.sessions import Session
from matchmaker.rules.actors import VISITOR, Person
from matchmaker.rules.greeting import addressed
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may
from web.assets import HTMX
from web.ground.csrf import FIELD, Opened, Seal, keep_nonce, nonce_of
from web.ground.dependencies import Visit, demonstrates, locale_of, signed_in, wants_fragment
from web.ground.doors import LETTER, PAPERS, TEMPLATE, WORKBOOK
from web.ground.lists import address
from web.ground.menu import MenuEntry, menu_of, postings_of
from web.ground.reading import readable

PASSED = N_("%(day)s (has passed)")  # of a deadline
WEB = Path(__file__).parent.parent
TEMPLATES = WEB / "templates"
STATIC = WEB / "static"
_ACCEPTED = ",".join(f".{ending}" for endings in ENDINGS.values() for ending in endings)
# What forms may bring, as their pages promise it.
_BRINGS = {
    **{"papers": PAPERS, "letter": LETTER, "workbook": WORKBOOK, "template": TEMPLATE},
    **{"endings": _ACCEPTED, "most_files": MOST_FILES},
}


@dataclass(frozen=True, kw_only=True)
class Page:
    """What one template is given: its fields and nothing else. Each page is a subclass."""

    template: ClassVar[str]
    section: ClassVar[str] = ""  # which entry of the main navigation is the current one


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What every page shows around its content."""

    locale: str
    other_locale: str
    section: str
    return_to: str  # where the language switch comes back to
    csrf_field: str
    csrf_token: str
    person: Person | None  # who is signed in
    identified: bool  # whether that is known: not where no page of ours was asked for
    demo: bool
    postings: Sequence[MenuEntry]  # the forms by which the reader puts something in
    menu: Sequence[MenuEntry]  # the pages of whoever is signed in
    reports: bool  # whether the person prepares reports
    unread: int  # notices of whoever is signed in
    ask: DeskContact  # whom to ask who gets no further


class Compiled(BytecodeCache):
    """Templates as they were compiled for the first language, which is most of the work: they serve all others too."""

    def __init__(self) -> None:
        self._codes: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self._codes.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key] = bucket.bytecode_to_string()


@cache
def _compiled() -> Compiled:
    return Compiled()


def _when_shown(filtering: Callable[..., object]) -> Callable[..., object]:
    """A filter that is not worked out while a template is compiled, where it would speak the first language only."""

    @pass_context
    def show(_: object, *given: object, **named: object) -> object:
        return filtering(*given, **named)

    return show


@cache
def environment(locale: str) -> Environment:
    """Templates speaking one language; every value is escaped, a missing one is an error."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        bytecode_cache=_compiled(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        _=partial(_translate, locale),
        ngettext=partial(_translate_count, locale),
        address=address,
        brings=_BRINGS,
        line_for=partial(headline.line_for, locale),
        locale=locale,
        number_choices=choices,
        new_key=secrets.token_hex,  # of a form that needs no state of its own
        static=static_address,
        this_day=today,
        terms=partial(i18n.terms, locale=locale),
    )
    made.filters.update({name: _when_shown(filtering) for name, filtering in _filters(locale).items()})
    return made


def _filters(locale: str) -> dict[str, Callable[..., object]]:
    return {
        "addressed": partial(addressed, locale=locale),
        "tel": phones.link,
        "last_day": last_day,
        "term": lambda code, group: i18n.term(group, code, locale),
        "date": partial(i18n.show_date, locale=locale),
        "deadline": partial(_deadline, locale),
        "time": partial(i18n.show_time, locale=locale),
        "at_time": partial(i18n.say_time, locale=locale),
        "readable": readable,
        "typed_time": typed_moment,
        "number": partial(i18n.show_number, locale=locale),
        "quarter": partial(i18n.show_quarter, locale=locale),
        "place_in_plan": partial(i18n.show_place_in_plan, locale=locale),
        "language": partial(_language_name, locale),
        "problem": partial(sentences.describe_code, locale=locale),
    }


def render(visit: Visit, page: Page, *, block: str | None = None, status: int = 200) -> HTMLResponse:
    """The page; only its `block` when htmx asks and the page offers one."""
    return render_for(visit.request, page, block=block, status=status)


def render_for(request: Request, page: Page, *, block: str | None = None, status: int = 200) -> HTMLResponse:
    """Like `render`, where the running system may be missing, such as on an error page."""
    frame = _frame(request, page)
    context: dict[str, Any] = {f.name: getattr(page, f.name) for f in fields(page)}
    templates = environment(frame.locale)
    if block is not None and wants_fragment(request):
        html = render_block(templates, page.template, block, frame=frame, **context)
    else:
        html = templates.get_template(page.template).render(frame=frame, **context)
    response = HTMLResponse(html, status_code=status)
    keep_nonce(request, response)
    return response


def redirect(path: str) -> RedirectResponse:
    """To a page of ours after a form was accepted, so that reloading sends nothing again."""
    return RedirectResponse(path, status_code=303)


def own_path(path: str) -> str:
    """A path of this site as it is; the first page for whatever leads elsewhere."""
    # Browsers read "//host" and "/\\host" as another site.
    is_own = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if is_own else "/"


@cache
def static_address(name: str) -> str:
    """A file of static/ with its hash: a changed file is a new address, so browsers may keep it for long."""
    path = HTMX if name == HTMX.name else STATIC / name
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return f"/static/{name}?v={digest[:12]}"


def _frame(request: Request, page: Page) -> Frame:
    locale = locale_of(request)
    session: Session | None = getattr(request.state, "session", None)
    person = session.person if session and session.complete else None
    return Frame(
        locale=locale,
        other_locale=next(other for other in i18n.LOCALES if other != locale),
        section=page.section,
        return_to=return_path(request),
        csrf_field=FIELD,
        csrf_token=token_of(request),
        person=person,
        identified=hasattr(request.state, "session"),
        demo=demonstrates(request),
        postings=postings_of(person.actor() if person else VISITOR),
        menu=menu_of(person.actor()) if person else (),
        reports=person is not None and may(person.actor(), Permission.PREPARE_REPORT),
        unread=getattr(request.state, "unread", 0),
        ask=request.app.state.runtime.contact.current,
    )


def token_of(request: Request) -> str:
    """The token of a form that this request's page shows."""
    seal: Seal = request.app.state.seal
    return seal.token(Opened(nonce=nonce_of(request), person_id=signed_in(request)))


def return_path(request: Request) -> str:
    """The address of this page, or of the one that the form or the fragment stands on."""
    if request.method == "GET" and not wants_fragment(request):
        return _path_and_query(request.url)
    # What answers a form cannot be opened again; the page that the form stood on can.
    try:
        came_from = urlsplit(request.headers.get("referer", ""))
    except ValueError:  # no address at all, such as one with half an IPv6 address
        return "/"
    return _path_and_query(came_from) if came_from.netloc == request.url.netloc else "/"


def _path_and_query(url: URL | SplitResult) -> str:
    return f"{url.path}?{url.query}" if url.query else url.path


def _deadline(locale: str, day: date | None) -> str:
    """The day, and that it has passed where it has."""
    shown = i18n.show_date(day, locale)
    return _translate(locale, PASSED, day=shown) if day and day < today() else shown


def _language_name(locale: str, code: str) -> str:
    """The word for a language: ours, else the one that Babel knows, else its code."""
    own = i18n.terms("language", locale).get(code)
    return own or str(Locale.parse(locale).languages.get(code, code))


def _translate(locale: str, message: str, **params: object) -> str:
    return i18n.translate(message, locale, **params)


def _translate_count(locale: str, one: str, many: str, count: float, **params: object) -> str:
    return i18n.translate_count(one, many, count, locale, **params)
