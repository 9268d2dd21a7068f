"""The real application over a real database; only the language model is a small stand-in."""

import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from matchmaker import bootstrap, housekeeping
from matchmaker.bootstrap import Runtime, running
from matchmaker.ground.db import transaction
from matchmaker.ground.roles import opened as connected
from matchmaker.notices.service import local_mails
from matchmaker.reports import contributions
from matchmaker.rules.actors import SYSTEM, VISITOR, Actor, Person, Role
from matchmaker.rules.proposal import Proposal
from matchmaker.settings import load_settings
from tests.fixture_home.opening import KeptHome, opened, restore
from tests.support.accounts import sign_in
from tests.support.associations import verified
from tests.support.calls import a_council
from tests.support.cases import Office, a_verified, an_office
from tests.support.clients import DESK, ORIGIN, SECURE_ORIGIN, VISITORS_ADDRESS, sit_down
from tests.support.databases import KeptDatabase
from tests.support.encoders import HASHED
from tests.support.introductions import asked, settled
from tests.support.passwords import quick_passwords as quick_passwords
from tests.support.people import stored_person
from tests.support.proposals import Desk, stored_desk
from tests.support.screens import BrokersSeat, CallSeat, CountedCase, Screen
from tests.support.servers import both_roles, cloned, name_of
from tests.support.settings_pages import FIRST, officer
from tests.support.unit_reports import MAILBOX, form_to, this_year
from web.app import connect, unconnected_app
from web.assets import ensure_assets
from web.ground.dependencies import current_actor


@pytest.fixture
def beginning(request: pytest.FixtureRequest, template: str) -> str:
    """Whoever sits before a screen has a counted case in the database; all others begin with an empty one."""
    if "screen" not in request.fixturenames:
        return template
    case: CountedCase = request.getfixturevalue("counted_case")
    return case.template


@pytest.fixture
async def runtime(
    kept_database: KeptDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Runtime]:
    """The running system; its role is the application's, which can change nothing in the audit.

    It is started over connections that the last one has left open, to a database that needs no bringing up to date.
    """

    async def let_be(_: object) -> None:
        """Nothing to do."""

    roles = both_roles(kept_database.address)
    monkeypatch.setattr(bootstrap, "create_pool", kept_database.pool)
    monkeypatch.setattr(bootstrap, "_close_pool", let_be)
    monkeypatch.setattr(bootstrap, "bring_up_to_date", let_be)
    # On a busy machine a round would come in the middle of a test: whoever needs one has it done.
    monkeypatch.setattr(housekeeping, "FIRST_SECONDS", housekeeping.EVERY_SECONDS)
    monkeypatch.setattr(housekeeping, "SUGGEST_SECONDS", housekeeping.EVERY_SECONDS)
    settings = load_settings(
        MATCHMAKER_HOME=str(tmp_path), DATABASE_URL=roles.application, MATCHMAKER_MIGRATION_DATABASE_URL=roles.owner
    )
    async with running(settings, encoder=HASHED) as started:
        await started.matching.wait_until_ready()
        yield started


@pytest.fixture(scope="session")
def pages() -> FastAPI:
    """Made once: to read what each of the routes takes costs more than most tests."""
    ensure_assets(lambda _: None)
    return unconnected_app()


@pytest.fixture
def app(pages: FastAPI, runtime: Runtime) -> Iterator[FastAPI]:
    """The application as an officer meets it, who enters and publishes for others; `browser` has nobody signed in."""
    connect(pages, runtime)
    pages.dependency_overrides[current_actor] = lambda: DESK
    yield pages
    pages.dependency_overrides.clear()


@pytest.fixture
async def browser(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A browser with nobody signed in, over TLS, so that it keeps and sends the cookie of a session."""
    app.dependency_overrides.clear()
    transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=(VISITORS_ADDRESS, 40000))
    async with httpx.AsyncClient(transport=transport, base_url=SECURE_ORIGIN) as opened:
        yield opened


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A browser's part: it keeps cookies and follows no redirect by itself."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as opened:
        yield opened


@pytest.fixture
def as_visitor(app: FastAPI) -> None:
    """From here on nobody is signed in."""
    app.dependency_overrides[current_actor] = lambda: VISITOR


@pytest.fixture
async def home(server: str, template: str, tmp_path: Path) -> AsyncIterator[KeptHome]:
    """One with something of everything: open links of each kind, cases and proposals in many states."""
    async with opened(server, await restore(server), tmp_path / "home") as made:
        yield made


@pytest.fixture
async def unit(runtime: Runtime) -> int:
    async with transaction(runtime.pool) as connection:
        await contributions.add_unit(connection, "Sở Y tế", MAILBOX, by=SYSTEM)
        await contributions.set_department_date(connection, 31, 12, by=SYSTEM)
    return int(await runtime.pool.fetchval("SELECT id FROM reporting_unit"))


@pytest.fixture
async def link(app: FastAPI, browser: httpx.AsyncClient, runtime: Runtime, unit: int) -> str:
    """Sent by an officer's button, who then leaves."""
    app.dependency_overrides[current_actor] = lambda: DESK
    year = await this_year(runtime)
    place = f"/reports/contributions/{unit}/{year}/link"
    form = await form_to(place, browser, f"/reports/contributions?year={year}")
    answer = await form.send(place, {})
    assert answer.headers["location"] == f"/reports/contributions?year={year}&done=link"
    app.dependency_overrides.clear()
    await settled(runtime)
    # near the day of the units, the clock writes to them as well
    [mail, *_] = [m for m in local_mails(runtime.settings.mail_folder) if m.to == MAILBOX]
    found = re.search(r"/unit-reports/[\w-]+", mail.text)
    assert found
    return found[0]


@pytest.fixture
async def member(runtime: Runtime, browser: httpx.AsyncClient) -> Person:
    """Somebody of a verified company, signed in."""
    async with transaction(runtime.pool) as connection:
        company_id = await verified(connection, "Công ty Minh Anh")
    person = await stored_person(runtime.pool, organisation_id=company_id)
    await sign_in(browser)
    return person


@pytest.fixture(scope="session")
async def counted_case(server: str, template: str) -> AsyncIterator[CountedCase]:
    """Made once: it takes hundreds of statements to come that far."""
    async with cloned(server, template) as dsn:
        async with connected(dsn) as pool, transaction(pool) as connection:
            people = await an_office(connection)
            case = await a_verified(connection, people)
        yield CountedCase(template=name_of(dsn), people=people, case_id=case.id)


@pytest.fixture
def screen(app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, counted_case: CountedCase) -> Screen:
    """Before a database with the counted case in it; see `beginning`."""
    made = Screen(app=app, client=client, runtime=runtime, people=counted_case.people, case_id=counted_case.case_id)
    made.sit(made.people.leader)
    return made


@pytest.fixture
async def desk(runtime: Runtime) -> Desk:
    return await stored_desk(runtime.pool)


@pytest.fixture
async def proposal(runtime: Runtime, desk: Desk) -> Proposal:
    return await asked(runtime, desk)


@pytest.fixture
async def broker_seat(app: FastAPI, client: httpx.AsyncClient, runtime: Runtime) -> BrokersSeat:
    made = BrokersSeat(app=app, client=client, runtime=runtime, people=await stored_desk(runtime.pool))
    made.sit(made.people.broker)
    return made


@pytest.fixture
async def call_seat(app: FastAPI, client: httpx.AsyncClient, runtime: Runtime) -> CallSeat:
    async with transaction(runtime.pool) as connection:
        council = await a_council(connection)
    made = CallSeat(app=app, client=client, runtime=runtime, council=council)
    made.sit(council.broker)
    return made


@pytest.fixture
async def office(runtime: Runtime) -> Office:
    async with transaction(runtime.pool) as connection:
        return await an_office(connection)


@pytest.fixture
async def administrator(app: FastAPI, runtime: Runtime) -> Person:
    """Who asks from here on."""
    person = await stored_person(runtime.pool, email="qt@so.example", name="Trần Quản", role=Role.ADMINISTRATOR)
    sit_down(app, person.actor(VISITORS_ADDRESS))
    return person


@pytest.fixture
async def screen_administrator(screen: Screen) -> Actor:
    made = await officer(screen, FIRST, "mot@so.example")
    screen.sit(made)
    return made
