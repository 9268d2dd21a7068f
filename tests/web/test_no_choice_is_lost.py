"""Every form of every page, refused: no choice is lost, and all that is wrong is told at once."""

import re
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import httpx
import pytest

from matchmaker.calls import service as calls
from matchmaker.cases import desk_actions
from matchmaker.cases.desk_actions import EventDraft
from matchmaker.ground.db import Connection, transaction
from matchmaker.people import accounts
from matchmaker.privacy import requests
from matchmaker.reports.model import IndicatorKind
from matchmaker.rules.actors import Actor, Role
from matchmaker.rules.call import Board, CallMove, CallState, Rights
from matchmaker.rules.personal_data import RequestKind
from tests.fixture_home.opening import ADDRESS, KNOWN, SESSION, KeptHome
from tests.support.attackers import session_of
from tests.support.calls import a_council, a_draft, an_entry, an_open_call, in_state
from tests.support.people import a_person
from tests.support.routes import every_route
from tests.support.shown_forms import ShownForm, forms_of
from web.ground.forms import PASSWORDS

SOUP = "C«ng ty ®· sö dông hÖ thèng tõ th¸ng t¸m"  # TCVN3, which no form stores
BUYER, SUPPLIER, BROKER, VERIFIER, LEADER, ADMINISTRATOR = 1, 2, 4, 8, 9, 10
LINKS = {name: str(link["path"]) for name, link in KNOWN["links"].items()}

# Where each person meets forms, in the kept home.
PAGES: Sequence[tuple[int | None, Sequence[str]]] = (
    (None, ("/register", "/needs/request", "/login", *LINKS.values())),
    (BUYER, ("/account", "/account/personal-data", "/needs/new", "/needs/5/edit", "/proposals/4")),
    (
        SUPPLIER,
        (
            "/solutions/new",
            "/solutions/1/edit",
            "/solutions/1/passport",
            "/solutions/1/passport?step=use",
            "/solutions/1/passport?step=confirm",
            "/proposals/1",
            "/proposals/3",
            "/proposals/4",
            "/organisations/2",
            "/organisations/2/edit",
        ),
    ),
    (BROKER, ("/cases/2", "/cases/new?q=hoa+don&whom=cong+ty", "/desk", "/desk/handover", "/desk/needs/5?q=hoa+don")),
    (BROKER, ("/desk/needs/7", "/proposals/1", "/proposals/3", "/proposals/5", "/needs/new", "/needs/5/edit")),
    (BROKER, ("/calls/new", "/calls/1/edit", "/calls/1", "/calls/3/eligibility/1")),
    (BROKER, ("/calls/1/council", "/calls/1/readers")),
    (BUYER, ("/calls/2/entry",)),
    (BROKER, ("/solutions/new", "/reports", "/reports/contributions", "/reports/contributions/1/2026")),
    (BROKER, tuple(f"/indicators/new?kind={kind}" for kind in IndicatorKind)),
    (LEADER, ("/progress/closings",)),
    (BROKER, ("/cases/2/co-brokers", "/trials/new?case=2")),
    (VERIFIER, ("/cases/1", "/cases/2/verify")),
    (
        ADMINISTRATOR,
        (
            "/administration/glossary",
            "/administration/regulations/ai_high_risk",
            "/administration/people",
            "/administration/people/1",
            "/programme/edit",
            "/programme/contact",
            "/schemes/new",
            "/programme/targets/edit",
            "/programme/targets/edit?of=marketed_2028",
        ),
    ),
    (ADMINISTRATOR, ("/administration/personal-data", "/administration/personal-data/holidays")),
    (ADMINISTRATOR, ("/reports/contributions", "/reports/words", "/administration/personal-data/requests/1")),
    (ADMINISTRATOR, ("/administration/personal-data/requests/2", "/administration/templates")),
)


# These bring a button alone, or one field; the kept home shows none of them on the pages above.
BUTTONS = {
    *("/account/admit", "/administration/changes/{}", "/account/drafts/{}/drop", "/account/recovery-codes"),
    *("/administration/glossary/{}/withdraw", "/administration/templates/{}/take-back"),
    *("/administration/regulations/{}/confirm", "/administration/regulations/{}/{}/take-back"),
    *("/administration/mails/{}/send", "/administration/people/{}/admit", "/administration/people/{}/second-factor"),
    *(f"/administration/personal-data/{act}" for act in ("breaches/{}/notified", "requests/{}/complete")),
    "/administration/personal-data/requests/{}/extend",
    *(
        "/cases/{}/confirmations/again",
        "/cases/{}/confirmations/own",
        "/claims/{}",
        "/desk/proposals/{}/ask",
        "/desk/solutions/{}/question",
        "/fits/{}",
        "/forgot",
        "/notices/read",
    ),
    *(
        "/notices/{}/open",
        "/notices/{}/read",
        "/organisations/{}/verify",
        "/programme",
        "/programme/targets",
        "/needs/{}/claim",
    ),
    *("/administration/personal-data/breaches/{}/notified", "/administration/personal-data/requests/{}/complete"),
    *("/cases/{}/confirmations/again", "/cases/{}/confirmations/own", "/claims/{}", "/desk/proposals/{}/ask"),
    *("/desk/solutions/{}/question", "/fits/{}", "/forgot", "/notices/read"),
    *("/notices/{}/open", "/notices/{}/read", "/organisations/{}/verify", "/programme", "/programme/targets"),
    "/needs/{}/claim",
    *("/solutions/{}/claim", "/needs/{}/confirm", "/needs/{}/renew", "/solutions/{}/renew", "/solutions/{}/state"),
    *("/progress/closings", "/cases/{}/evidence/letter", "/desk/proposals/{}/letter", "/desk/proposals/{}/no-letter"),
    *("/desk/needs/{}/question/take-back", "/desk/solutions/{}/question/take-back", "/needs/answer/{}"),
    *("/organisations/{}/refuse", "/administration/people/{}/enable", "/administration/invitations/{}/withdraw"),
    *("/administration/invitations/{}/again", "/administration/people/{}/unlock", "/needs/{}/introductions"),
    *("/cases/{}/co-brokers/{}/take-back", "/trials/{}/steps"),
    *("/schemes/{}/end", "/schemes/{}/edit", "/dossiers/new"),
    *(f"/dossiers/{{}}/{act}" for act in ("case", "comments/{}/settle", "moves/{}", "writers", "writers/{}/end")),
    *(f"/dossiers/{{}}/parts/{{}}{act}" for act in ("", "/comments", "/confirm")),
    *("/administration/merging", "/needs/{}/reopen", "/solutions/{}/reopen", "/needs/{}/state"),
    *("/desk/needs/{}/called", "/proposals/{}/take-back", "/needs/confirm/{}/withdraw"),
    *(
        "/calls/{}/extend",
        "/calls/{}/council/{}/end",
        "/calls/{}/council/decline",
        "/calls/sectors",
        "/call-readings/{}",
        "/calls/{}/cancel",
        "/calls/{}/reopen",
        "/calls/{}/objections",
        "/calls/{}/objections/{}/answer",
        "/calls/{}/winners/{}/papers",
        "/calls/{}/winners/{}/list",
        "/calls/{}/winners/{}/pair",
        "/calls/{}/winners/{}/incubation",
        "/calls/{}/entry/withdraw",
        "/indicators/{}/remove",
        "/invitation/{}/join",
        "/login/code",
        "/login/demo",
        "/login/enrol",
    ),
}
# The kept home has no call: tests/web/test_judging.py refuses what judging asks for, and looks for what was typed.
BUTTONS |= {
    *(
        f"/calls/{{}}/judging/{act}"
        for act in ("declaration", "moderation", "moderation/{}", "decision", "decision/ties")
    ),
    *(f"/calls/{{}}/judging/entries/{{}}/{act}" for act in ("score", "abstain", "recognise")),
    *("/calls/{}/judging/assignment", "/calls/{}/judging/assignment/begin", "/calls/{}/judging/assignment/remove"),
    *("/calls/{}/judging/assignment/conflict", "/calls/{}/judging/assignment/public"),
}
SENT_ELSEWHERE = {  # by a button of a form that is met, or with the fields of one
    *("/needs/request/preview", "/needs/request/understanding", "/calls/rows", "/calls/{}/entry/draft"),
    "/administration/regulations/{}",
    *(
        "/needs/draft",
        "/needs/preview",
        "/needs/understanding",
        "/solutions/draft",
        "/solutions/advice",
        "/indicators/{}",
    ),
}


@dataclass(frozen=True, kw_only=True)
class Met:
    """A form as somebody is shown it."""

    browser: httpx.AsyncClient
    page: str
    form: ShownForm

    async def send(self, typed: Mapping[str, str], chosen: Mapping[str, Sequence[str]], **more: str) -> httpx.Response:
        headers = {"Origin": ADDRESS, "Referer": ADDRESS + self.page}
        fields = self.form.filled(typed, chosen) | {name: [value] for name, value in more.items()}
        return await self.browser.post(self.form.action, data=fields, headers=headers)

    async def told(self, typed: Mapping[str, str], chosen: Mapping[str, Sequence[str]]) -> set[str]:
        """The fields of the form that the answer calls wrong."""
        answer = await self.send(typed, chosen)
        assert answer.status_code == 422, f"{self} took {typed}: {answer.status_code}"
        named = re.findall(r'id="([\w-]+)-wrong"|<li><a href="#([\w-]+)">', answer.text)
        return {one or other for one, other in named} & self.form.names

    def __str__(self) -> str:
        return f"{self.form.action} on {self.page}"


def pattern_of(action: str) -> str:
    address = re.sub(r"(?<=/administration/regulations/)\w+", "{}", action.partition("?")[0])
    return re.sub(r"/\d+", "/{}", re.sub(r"/[\w-]{43}", "/{}", address))


@pytest.fixture
async def forms(home: KeptHome) -> AsyncIterator[list[Met]]:
    """Those of all pages; of the same fields sent to the same route the first."""
    await prepare(home)
    met: dict[tuple[str, frozenset[str]], Met] = {}
    async with AsyncExitStack() as stack:
        for who, pages in PAGES:
            browser = await stack.enter_async_context(home.browser())
            if who is not None:
                browser.cookies.set(SESSION, await session_of(home.runtime.pool, who) or "", domain="127.0.0.1")
            for page in pages:
                answer = await browser.get(page)
                assert answer.status_code == 200, (who, page, answer.status_code)
                for form in forms_of(answer.text):
                    met.setdefault((pattern_of(form.action), form.names), Met(browser=browser, page=page, form=form))
        yield list(met.values())


async def prepare(home: KeptHome) -> None:
    """A case that waits for its verifier, a meeting, and requests of somebody who would be erased."""
    async with transaction(home.runtime.pool) as connection:
        keeper = await a_person(connection, email="quantri@so.example", role=Role.ADMINISTRATOR)
        broker, buyer = [(await accounts.get(connection, number)).actor() for number in (BROKER, BUYER)]
        meeting = EventDraft(title="Họp đợt một", starts_at=datetime(2027, 3, 1, 2, tzinfo=UTC), minutes=60)
        await desk_actions.plan_event(connection, 2, meeting, by=broker)
        await connection.execute("UPDATE transfer_case SET stage = 'accepted' WHERE id = 2")
        call = await calls.draft(connection, a_draft(), by=broker)
        await calls.move(connection, call.id, CallMove.TEST, by=broker)
        await calls_with_entries(connection, broker)
        for kind in (RequestKind.ACCESS, RequestKind.ERASURE):
            asked = await requests.file(connection, kind, "", by=buyer)
        await requests.answer(connection, asked, "Sẽ xóa.", by=keeper.actor())


async def calls_with_entries(connection: Connection, broker: Actor) -> None:
    """A call that takes entries, and one whose secretary has an entry to check."""
    council = replace(await a_council(connection), secretary=broker)
    await an_open_call(connection, council, boards=(Board.FIRMS, Board.OPEN), rights=Rights.EXCLUSIVE)
    closed = await an_open_call(connection, council)
    await an_entry(connection, closed, council.entrants[0])
    await in_state(connection, closed, CallState.ELIGIBILITY)


def every_form_is_met(forms: Sequence[Met]) -> None:
    routes = {re.sub(r"\{\w+(:int)?\}", "{}", r.path) for r in every_route() if "POST" in (r.methods or ())}
    assert routes - {pattern_of(met.form.action) for met in forms} - SENT_ELSEWHERE - BUTTONS == set()


async def test_no_choice_is_lost_and_all_that_is_wrong_is_told_at_once(forms: list[Met]) -> None:
    every_form_is_met(forms)
    refused = [one for met in forms for one in [*await lost_with_soup(met), *await silent_of(met)]]
    stale = [one for met in forms for one in await lost_when_late(met)]
    assert refused + stale == []


def lost_in(met: Met, answer: httpx.Response) -> list[str]:
    """The choices that do not come back."""
    back = [form for form in forms_of(answer.text) if form.action == met.form.action]
    chosen = met.form.otherwise.items()
    return [
        f"{met}: {name} is lost ({answer.status_code})"
        for name, values in chosen
        if sorted(values) not in [form.holds(name) for form in back]
    ]


async def lost_with_soup(met: Met) -> list[str]:
    if not met.form.otherwise or not met.form.typed:
        return []
    answer = await met.send(dict.fromkeys(met.form.typed, SOUP), met.form.otherwise)
    return lost_in(met, answer) if answer.status_code >= 400 else [f"{met} keeps letter soup"]


async def lost_when_late(met: Met) -> list[str]:
    """After somebody else's change of the record."""
    if not met.form.otherwise or "version" not in dict(met.form.hidden):
        return []
    answer = await met.send({}, met.form.otherwise, version="0")
    return lost_in(met, answer) if answer.status_code >= 400 else []


def endless(names: Sequence[str]) -> dict[str, str]:
    """Longer than nearly any field takes, in each another text."""
    return {name: f"{name} {'Kho hàng nhập tay. ' * 600}" for name in names}


async def silent_of(met: Met) -> list[str]:
    """Faults that are told among fewer others, or that a form without them would have, and not among all."""
    form = met.form
    texts = [name for name in form.typed if name not in PASSWORDS]
    if len(form.names) < 2 or not texts or form.action == "/login":
        return []
    every = await met.told(dict.fromkeys(form.typed, "") | endless(texts), form.unchosen)
    silent = {name for name in form.required & form.unchosen.keys() if not form.unchosen[name]} - every
    for half in filter(None, (texts[::2], texts[1::2])) if len(texts) > 1 else ():
        told = await met.told(dict.fromkeys(form.typed, "") | endless(half), form.otherwise)
        silent |= (told & set(half) - every) | ((form.required & set(texts)) - {*half} - told)
    return [f"{met}: {name} is told only alone" for name in sorted(silent)]
