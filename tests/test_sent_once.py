"""A form is done once, at the edge: an unsafe route goes through `once` or is named here with the reason."""

import inspect
import re
from collections.abc import Callable, Collection, Iterator
from itertools import chain
from types import FunctionType

from fastapi.routing import APIRoute

from tests.support.sources import ROOT, sources
from web.app import ROUTES
from web.ground.csrf import SAFE_METHODS
from web.ground.once import once, sending

# Routes whose second copy does no harm without a key, by the reason.
KEEPS_NOTHING = {
    "/administration/regulations/{key}/preview",
    *(
        "/needs/preview",
        "/needs/understanding",
        "/programme/preview",
        "/programme/targets/preview",
        "/solutions/advice",
    ),
    *("/needs/request/preview", "/needs/request/understanding"),
    "/calls/rows",
}
LINK_IS_USED_UP = {
    *("/confirm/{token}", "/reset/{token}", "/invitation/{token}", "/invitation/{token}/join"),
    *("/needs/confirm/{token}", "/interested/{token}", "/case-answers/{token}", "/case-follow-ups/{token}"),
    "/call-readings/{token}",
}
SAYS_WHICH_VERSION_IT_CHANGES = {
    *("/programme", "/reports/texts"),
}
SAYS_WHAT_HOLDS_AFTERWARDS = {
    *("/needs/confirm/{token}/withdraw", "/proposals/{proposal_id:int}/take-back"),
    "/organisations/{organisation_id:int}/refuse",
    *("/needs/{need_id:int}/renew", "/solutions/{solution_id:int}/renew", "/claims/{claim_id:int}"),
    *("/calls/{call_id:int}/entry/draft", "/solutions/{solution_id:int}/passport"),
    *("/needs/draft", "/solutions/draft", "/account/drafts/{draft_id:int}/drop"),
    *("/organisations/{organisation_id:int}/capacity", "/organisations/{organisation_id:int}/verify"),
    *("/organisations/{organisation_id:int}/edit", "/administration/changes/{change_id:int}"),
    "/administration/merging",
    "/calls/sectors",
    *("/account/language", "/account/password", "/account/admit", "/account/contact"),
    *("/account/sessions/end", "/account/sessions/end-others", "/account/personal-data/consent"),
    *("/administration/people/{person_id:int}/role", "/administration/people/{person_id:int}/disable"),
    *("/administration/people/{person_id:int}/enable", "/administration/people/{person_id:int}/unlock"),
    *("/administration/people/{person_id:int}/second-factor", "/administration/people/{person_id:int}/admit"),
    *("/administration/personal-data/breaches/{breach_id:int}/notified", "/administration/personal-data/settings"),
    *("/administration/personal-data/requests/{request_id:int}/answer", "/administration/mails/{mail_id:int}/send"),
    *("/administration/personal-data/requests/{request_id:int}/complete",),
    "/administration/personal-data/requests/{request_id:int}/extend",
    *("/administration/personal-data/requests/{request_id:int}/erase",),
    *("/administration/glossary/{number:int}/withdraw", "/administration/regulations/{key}/confirm"),
    "/administration/templates/{number:int}/take-back",
    "/programme/contact",
    *(
        "/administration/invitations/{invitation_id:int}/withdraw",
        "/administration/invitations/{invitation_id:int}/again",
    ),
    *("/administration/personal-data/holidays", "/administration/personal-data/holidays/remove"),
    *("/notices/read", "/notices/{notice_id:int}/open", "/notices/{notice_id:int}/read", "/desk/assign"),
    *(
        "/reports/words",
        "/reports/contributions/department-date",
        "/reports/contributions/{unit_id:int}/{year:int}/email",
    ),
}
ADDS_WHAT_IS_THERE_ONLY_ONCE = {
    *("/needs/{need_id:int}/claim", "/solutions/{solution_id:int}/claim", "/fits/{pair_id:int}"),
    "/needs/{need_id:int}/introductions",
    "/cases/{case_id:int}/confirmations/own",  # a link of one question, which takes one answer
    *("/desk/needs/{need_id:int}/suggest", "/reports/contributions/units"),
}
PROVES_WHO_SOMEBODY_IS = {  # attempts are counted; a code works once
    *("/login", "/login/demo", "/login/code", "/login/enrol", "/logout", "/register", "/forgot"),
    "/account/recovery-codes",
}
NEED_NOT = {
    *(KEEPS_NOTHING | LINK_IS_USED_UP | SAYS_WHICH_VERSION_IT_CHANGES | SAYS_WHAT_HOLDS_AFTERWARDS),
    *(ADDS_WHAT_IS_THERE_ONLY_ONCE | PROVES_WHO_SOMEBODY_IS),
}


def unsafe_routes() -> Iterator[APIRoute]:
    for route in chain.from_iterable(noun.router.routes for noun in ROUTES):
        if isinstance(route, APIRoute) and (route.methods or set()) - SAFE_METHODS:
            yield route


def goes_through(function: Callable[..., object], ends: Collection[object], seen: set[str]) -> bool:
    """Whether the function calls one of `ends`, or another function of the web that does."""
    assert isinstance(function, FunctionType)
    seen.add(function.__qualname__)
    called = set(re.findall(r"\b(\w+)\(", inspect.getsource(function).partition("\n")[2]))
    known = [found for name in called if isinstance(found := function.__globals__.get(name), FunctionType)]
    return any(
        each in ends or (each.__module__.startswith("web.") and each.__qualname__ not in seen
                         and goes_through(each, ends, seen))
        for each in known
    )  # fmt: skip


def test_what_a_form_makes_is_made_once() -> None:
    without = {r.path for r in unsafe_routes() if not goes_through(r.endpoint, {once, sending}, set())}
    assert without == NEED_NOT


def test_no_service_knows_keys_of_forms() -> None:
    files = [*sources("matchmaker"), *(ROOT / "matchmaker").rglob("queries.sql")]
    knowing = [path.name for path in files if re.search(r"form_key|idempotency_key|form_turn", path.read_text("utf-8"))]
    assert knowing == ["once.py"]
