"""Every route declares its policy, and answers each identity as the table of permissions says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute

from matchmaker.bootstrap import Runtime
from matchmaker.cases import opening
from matchmaker.cases.contacts import ContactDraft
from matchmaker.cases.moves import OpenedCase
from matchmaker.cases.moves import look_at as look_at_case
from matchmaker.cases.opening import AfterwardsDraft
from matchmaker.ground.db import Connection, transaction
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.proposals import decisions, suggestions
from matchmaker.proposals.moves import Opened, look_at
from matchmaker.rules import policy
from matchmaker.rules.actors import LOCAL_PERSON, SYSTEM, VISITOR, Actor, Role
from matchmaker.rules.facts import ContactBody
from matchmaker.rules.listing import ListingState
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import NOTHING, POLICY, Matter, Relation, Rule, may, may_ever
from matchmaker.rules.proposal import Side
from matchmaker.rules.stages import Stage
from tests.support.clients import ORIGIN, sit_down
from tests.support.listings import need_draft, solution_draft
from tests.support.people import a_person, an_organisation
from tests.support.routes import every_route
from web.ground.dependencies import Asks

# Routes that anybody may ask, named here so that a new one is not opened by mistake.
OPEN = {
    *("/", "/needs", "/solutions", "/organisations", "/organisations/{organisation_id:int}", "/search"),
    *("/orientations", "/orientations/{orientation_id:int}", "/language/{code}", "/healthz", "/readyz"),
    *("/login", "/login/demo", "/login/code", "/login/enrol", "/logout", "/register", "/forgot", "/sent"),
    *("/confirm/{token}", "/reset/{token}", "/invitation/{token}", "/privacy", "/regulations"),
    "/about/ai",
    *("/results", "/schemes", "/calls", "/calls/{call_id:int}"),
    *("/calls.ics", "/calls/archive", "/calls/{call_id:int}/results", "/calls/{call_id:int}/calendar.ics"),
    *(
        "/needs/request",
        "/needs/request/sent",
        "/needs/confirm/{token}",
        "/needs/confirm/{token}/withdraw",
        "/needs/answer/{token}",
    ),
    *("/needs/request/preview", "/needs/request/understanding"),
    *("/consent/{token}", "/interested/{token}", "/case-answers/{token}", "/case-follow-ups/{token}"),
    *("/case-answers/{token}/papers/{evidence_id:int}", "/call-readings/{token}"),
    *("/unit-reports/{token}", "/unit-reports/{token}/receipt", "/unit-reports/{token}/template"),
}
RECORD = re.compile(r"\{(need|solution|proposal|case)_id:int\}")
RECORD_NUMBER = re.compile(r"^/(needs|solutions|proposals)/[0-9]|^/desk/needs/[0-9]|^/cases/[0-9]+(/verify)?$")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One route and method, as it is asked."""

    route: APIRoute
    method: str

    @property
    def permission(self) -> Permission:
        return policy_of(self.route)[0]

    @property
    def noun(self) -> str | None:
        found = RECORD.search(self.route.path)
        return found[1] if found else None


def policy_of(route: APIRoute) -> list[Permission]:
    return [d.dependency.permission for d in route.dependencies if isinstance(d.dependency, Asks)]


def asked() -> Iterator[Asked]:
    for route in every_route():
        methods = route.methods or set()
        for method in sorted(methods | ({"HEAD"} if "GET" in methods else set())):  # which answers wherever GET does
            yield Asked(route=route, method=method)


def undeclared() -> list[str]:
    return [route.path for route in every_route() if len(policy_of(route)) != 1]


def test_every_route_declares_one_policy() -> None:
    assert undeclared() == []
    assert {a.route.path for a in asked() if a.permission is Permission.BROWSE and a.method == "GET"} <= OPEN
    assert {a.route.path for a in asked() if a.permission is Permission.BROWSE} <= OPEN


def test_a_route_without_a_policy_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    route = next(r for r in every_route() if r.path == "/needs/new")
    monkeypatch.setattr(route, "dependencies", [])
    assert undeclared() == ["/needs/new"]


@dataclass(frozen=True, kw_only=True)
class Scene:
    """Somebody of each kind, and a record of each state that belongs to the member's organisation or to another's."""

    actors: dict[str, Actor]
    matters: dict[tuple[str, int], tuple[Matter, ...]]  # of a proposal: one a side


@pytest.fixture
async def scene(runtime: Runtime) -> Scene:
    async with transaction(runtime.pool) as connection:
        ours = await an_organisation(connection)
        theirs = await an_organisation(connection, "Trường Khác", "university")
        actors = {"visitor": VISITOR}
        member = (await a_person(connection, organisation_id=ours.id)).actor()
        other = (
            await a_person(connection, email="o@x.example", role=Role.INSTITUTE, organisation_id=theirs.id)
        ).actor()
        actors |= {"member": member, "other": other}
        for role in (Role.BROKER, Role.VERIFIER, Role.LEADERSHIP, Role.ADMINISTRATOR):
            actors[role.value] = (await a_person(connection, email=f"{role}@so.example", role=role)).actor()
        matters: dict[tuple[str, int], tuple[Matter, ...]] = {}
        for state, openness in (("submitted", "public"), ("published", "public"), ("published", "brokers")):
            need = await needs.submit(connection, need_draft(confidentiality=openness), by=member)
            await connection.execute("UPDATE need SET state = $1 WHERE id = $2", state, need.id)
            seen = await needs.get(connection, need.id, by=LOCAL_PERSON)
            matters["need", need.id] = (needs.matter_of(seen),)
            solution = await solutions.submit(connection, solution_draft(), by=other)
            await connection.execute("UPDATE solution SET state = $1 WHERE id = $2", state, solution.id)
            shown = await solutions.get(connection, solution.id, by=LOCAL_PERSON)
            matters["solution", solution.id] = (solutions.matter_of(shown),)
        for asked_too in (False, True):
            opened = await a_proposal(connection, member, other, actors["broker"], asked_too=asked_too)
            matters["proposal", opened.proposal.id] = tuple(opened.matter(side) for side in Side)
        for stage in (Stage.INTRODUCED, Stage.ACCEPTED):
            case = await a_case(connection, actors["broker"], member.organisation_id or 0, stage)
            matters["case", case.id] = tuple(case.matter(side) for side in Side)
    return Scene(actors=actors, matters=matters)


async def a_proposal(connection: Connection, member: Actor, other: Actor, broker: Actor, *, asked_too: bool) -> Opened:
    """Between the member's need and the other's solution, which its sides know of once they were asked."""
    need = await needs.submit(connection, need_draft(), by=member)
    solution = await solutions.submit(connection, solution_draft(email="lab@truong.example"), by=other)
    await needs.set_state(connection, need.id, ListingState.PUBLISHED, by=LOCAL_PERSON)
    await solutions.set_state(connection, solution.id, ListingState.PUBLISHED, by=LOCAL_PERSON)
    pair = await suggestions.pair_by_hand(connection, need.id, solution.id, "Cùng bài toán", by=broker)
    if asked_too:
        await decisions.approve(connection, pair.id, by=broker, version=pair.version)
    return await look_at(connection, pair.id, by=SYSTEM)


async def a_case(connection: Connection, broker: Actor, adopter_id: int, stage: Stage) -> OpenedCase:
    """Between the member's organisation and the other's, entered by the broker."""
    supplied = await connection.fetchval(
        "SELECT id FROM solution WHERE id NOT IN (SELECT solution_id FROM delivered_solution) ORDER BY id LIMIT 1"
    )
    met = ContactDraft(body=ContactBody.DOST, happened_on=date(2026, 1, 5), named_both=True)
    draft = AfterwardsDraft(solution_id=supplied, adopter_id=adopter_id, contact=met)
    case_id = await opening.enter_afterwards(connection, draft, by=broker)
    await connection.execute("UPDATE transfer_case SET stage = $1 WHERE id = $2", stage.value, case_id)
    return await look_at_case(connection, case_id, by=SYSTEM)


def addresses(route: Asked, scene: Scene) -> Iterator[tuple[str, tuple[Matter, ...]]]:
    """The route's addresses with the matters that each is about."""
    for (noun, record_id), matters in scene.matters.items():
        if noun == route.noun:
            yield re.sub(r"\{\w+:int\}", "1", RECORD.sub(str(record_id), route.route.path)), matters
    if route.noun is None:
        yield re.sub(r"\{\w+:int\}", "1", route.route.path).replace("{token}", "x").replace("{code}", "vi"), (NOTHING,)


async def refused(client: httpx.AsyncClient, method: str, path: str) -> bool:
    """Whether the answer says: not you. What is wrong with the form is said to those alone who may send it."""
    hidden = {"csrf_token": client.headers["x-token"]}
    if method == "POST":
        answer = await client.post(path, data=hidden, headers={"Origin": ORIGIN})
    else:
        answer = await client.request(method, path)
        assert method == "GET" or (answer.content == b"" and answer.status_code != 405), path
    to_sign_in = answer.headers.get("location", "").startswith("/login?next=")
    assert answer.status_code < 500, (method, path)
    return to_sign_in or answer.status_code in (401, 403, 404)


def expectations(scene: Scene, *of: Permission) -> dict[tuple[str, str, str], bool]:
    """Whether each identity may ask each address, by the table; the addresses of these permissions, or all."""
    wanted = frozenset(of or Permission) - {Permission.BROWSE}
    expected = {}
    for name, actor in scene.actors.items():
        for each in asked():
            for path, matters in addresses(each, scene) if each.permission in wanted else ():
                permitted = any(may(actor, each.permission, matter) for matter in matters)
                allowed = permitted if each.noun else may_ever(actor, each.permission)
                expected[name, each.method, path] = allowed
    return expected


async def disagreements(
    app: FastAPI, client: httpx.AsyncClient, scene: Scene, expected: dict[tuple[str, str, str], bool]
) -> list[str]:
    """Where an answer and the expectation differ."""
    token = re.search(r'name="csrf_token" value="([^"]+)"', (await client.get("/login")).text)
    assert token
    client.headers["x-token"] = token[1]
    found = []
    for (name, method, path), allowed in expected.items():
        sit_down(app, scene.actors[name])
        whichever = allowed and not RECORD_NUMBER.search(path)  # to which record: for the tests of each page
        if not whichever and await refused(client, method, path) is allowed:
            found.append(f"{name} {method} {path}")
    return found


async def test_every_identity_gets_what_the_table_allows_of_own_and_others(
    app: FastAPI, client: httpx.AsyncClient, scene: Scene
) -> None:
    expected = expectations(scene)
    assert len(expected) > 250
    assert await disagreements(app, client, scene, expected) == []


@pytest.mark.parametrize(
    "permission",
    [Permission.SEE_LISTING, Permission.EDIT_LISTING, Permission.POST_NEED, Permission.SET_PROGRAMME],
)
async def test_a_policy_that_was_opened_is_noticed(
    app: FastAPI, client: httpx.AsyncClient, scene: Scene, monkeypatch: pytest.MonkeyPatch, permission: Permission
) -> None:
    expected = expectations(scene, permission)
    opened = {**POLICY, permission: (Rule(who=frozenset({Relation.ANYBODY})),)}
    monkeypatch.setattr(policy, "POLICY", opened)
    assert await disagreements(app, client, scene, expected) != []
