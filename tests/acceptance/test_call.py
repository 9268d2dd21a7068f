"""A need that nothing answers becomes a competition, and its winner is introduced to whoever has the need.

Each person sits at a browser of their own. Only time is helped on: a deadline and the days for objections pass.
"""

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import Browser, Page, expect

from embeddings.encoder import Encoder
from matchmaker import housekeeping
from matchmaker.bootstrap import running
from matchmaker.cases import clock as cases_clock
from matchmaker.ground import i18n
from matchmaker.ground.db import borrowed, transaction
from matchmaker.intake import dates
from matchmaker.listings.needs import service as needs
from matchmaker.rules.actors import LOCAL_PERSON, Role
from matchmaker.rules.listing import ListingState
from matchmaker.settings import load_settings
from tests.support.browser import Site, served
from tests.support.call_people import CallPeople, addresses, email, everybody, step
from tests.support.listings import make_need
from tests.support.servers import cloned
from tests.support.stages import Stage, press
from web.app import create_app
from web.assets import ensure_assets

PROBLEM = "Xưởng dệt kiểm lỗi bề mặt vải bằng mắt, mỗi ca sót một phần mười số lỗi."
ANSWERS = ("Camera soi vải chạy trên máy kiểm, khoanh lỗi trên màn hình.", "Lắp trong hai tuần, cần điện và mạng.")
POINTS = ((9, 8), (6, 6), (5, 7))  # what each judge gives the first, second and third entry on both criteria


@pytest.fixture(scope="module")
async def site(
    server: str, template: str, encoder: Encoder, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Site]:
    """The application as it is delivered, with the model that ships with it; mails land in a folder."""
    ensure_assets(lambda _: None)
    home = tmp_path_factory.mktemp("calls")
    async with cloned(server, template) as dsn:
        settings = load_settings(MATCHMAKER_HOME=str(home), DATABASE_URL=dsn)
        async with running(settings, encoder=encoder) as runtime, served(create_app(runtime)) as address:
            await runtime.matching.wait_until_ready()
            yield Site(address=address, runtime=runtime)


@pytest.mark.parametrize(
    ("locale", "javascript"), [("vi", True), ("en", False)], ids=["vi-javascript", "en-no-javascript"]
)
async def test_a_need_without_solution_finds_one_by_a_competition(
    chromium: Browser, site: Site, locale: str, javascript: bool
) -> None:
    stage = Stage(chromium=chromium, site=site, locale=locale, javascript=javascript)
    async with AsyncExitStack() as seats:
        people = await everybody(stage, seats)
        need_id = await a_need_that_nothing_suits(stage)
        call = await the_broker_drafts_a_call(people, need_id)
        await two_scientists_read_it(people, call)
        await a_council_is_appointed_and_it_opens(people, call)
        for entrant in people.entrants:
            await an_institute_enters(people, entrant, call)
        await its_deadline_passes(people, call)
        await entries_are_eligible(people, call)
        await judges_declare_and_score(people, call)
        await the_chair_decides(people, call)
        await the_second_objects_and_is_answered(people, call)
        await it_is_published(people, call)
        proposal = await the_winner_is_introduced(people, call)
        await a_case_is_open(people, proposal)


async def a_need_that_nothing_suits(stage: Stage) -> int:
    async with transaction(stage.runtime.pool) as connection:
        owner = await connection.fetchval("SELECT organisation_id FROM person WHERE email = $1", email(stage, "det"))
        name = await connection.fetchval("SELECT name FROM organisation WHERE id = $1", owner)
        need = await make_need(
            connection,
            title=f"Kiểm lỗi vải {stage.name}",
            problem=PROBLEM,
            organisation=name,
            email=email(stage, "det"),
        )
        await needs.set_state(connection, need.id, ListingState.NO_SUITABLE_SOLUTION, by=LOCAL_PERSON)
    return need.id


async def the_broker_drafts_a_call(people: CallPeople, need_id: int) -> str:
    """From the need's page at the desk; what the need says stands in the form already."""
    page, says = people.broker, people.stage.says
    await people.go(page, f"/desk/needs/{need_id}")
    await page.get_by_role("link", name=says("Draft a call from this need")).click()
    await expect(page.locator("#problem")).to_have_value(re.compile("Xưởng dệt kiểm lỗi"))
    await page.locator("input[name=kind][value=competition]").check()
    await page.locator("#title").fill(f"Soi lỗi vải {people.stage.name}")
    await page.locator("#solved_when").fill("Tìm được 95 % lỗi trên 1.000 m vải thử.")
    await page.locator("#eligibility").fill("Trường, viện và doanh nghiệp tại Việt Nam.")
    await page.locator("#judges_per_entry").fill("2")
    await page.locator("#closes_at").fill(dates.typed_moment(datetime.now(UTC) + timedelta(days=20)))
    for row, (name, weight) in enumerate((("Giải đúng bài toán", 60), ("Khả thi", 40)), start=1):
        await page.locator(f"#criterion-{row}-name").fill(name)
        await page.locator(f"#criterion-{row}-question").fill(f"{name}: như thế nào?")
        await page.locator(f"#criterion-{row}-weight").fill(str(weight))
    await page.get_by_role("button", name=says("Save the call")).click()
    await expect(page.locator("p.done")).to_be_visible()
    return re.sub(r"\?.*", "", page.url.removeprefix(people.stage.site.address))


async def two_scientists_read_it(people: CallPeople, call: str) -> None:
    await step(people, people.broker, call, "test")
    for n in (1, 2):
        address = email(people.stage, f"docthu{n}")
        await people.go(people.broker, f"{call}/readers")
        await people.broker.locator("#reader_name").fill(f"Nhà khoa học {n}")
        await people.broker.locator("#reader_email").fill(address)
        await people.broker.locator("#reader_locale").select_option(people.stage.locale)
        await press(people.broker, "/readers")
        await expect(people.broker.locator("p.done")).to_be_visible()
        async with people.stage.somebody() as reader:
            await people.go(reader, await people.stage.mail(address, "/call-readings"))
            await expect(reader.locator("main")).to_contain_text("95 % lỗi")
            await reader.locator("input[name=understood][value=yes]").check()
            await reader.locator("input[name=would_enter][value=yes]").check()
            await reader.locator("form[action*='/call-readings/'] button[type=submit]").click()
            await expect(reader.locator("form[action*='/call-readings/']")).to_have_count(0)


async def a_council_is_appointed_and_it_opens(people: CallPeople, call: str) -> None:
    broker_email = f"{Role.BROKER}-{people.stage.name}@skhcn.example"
    members = [(broker_email, "secretary"), (email(people.stage, "chutich"), "chair")]
    members += [(email(people.stage, f"giamkhao{n}"), "judge") for n in (1, 2, 3)]
    for address, duty in members:
        await people.go(people.broker, f"{call}/council")
        await people.broker.locator("#member_email").fill(address)
        await people.broker.locator("#duty").select_option(duty)
        await press(people.broker, "/council")
        await expect(people.broker.locator("p.done")).to_be_visible()
    await step(people, people.broker, call, "open")


async def an_institute_enters(people: CallPeople, page: Page, call: str) -> None:
    """From the public page of the call to a receipt."""
    await people.go(page, "/calls")
    await page.locator(f"a[href='{call}']").first.click()
    await page.get_by_role("link", name=people.stage.says("Enter this call")).click()
    await page.locator("#title").fill("Camera soi lỗi bề mặt vải")
    await page.locator("#trl").select_option("7")
    for area, answer in zip(await page.locator("textarea[name^='answer-']").all(), ANSWERS, strict=True):
        await area.fill(answer)
    await page.get_by_role("button", name=people.stage.says("Submit the entry"), exact=True).click()
    await expect(page.locator("main")).to_contain_text(re.compile(r"[0-9a-f]{8}"))  # the receipt's hash


async def its_deadline_passes(people: CallPeople, call: str) -> None:
    runtime = people.stage.runtime
    async with transaction(runtime.pool) as connection:
        await connection.execute(
            "UPDATE call SET closes_at = now() - interval '1 minute' WHERE id = $1", int(call.split("/")[-1])
        )
    await housekeeping.tidy(runtime.pool, runtime.matching, runtime.settings.files_folder)
    await people.go(people.broker, call)
    await expect(people.broker.locator(".badges")).to_contain_text(
        i18n.term("call_state", "closed", people.stage.locale)
    )


async def entries_are_eligible(people: CallPeople, call: str) -> None:
    await step(people, people.broker, call, "check")
    await people.go(people.broker, f"{call}/eligibility")
    for place in await addresses(people.broker, "/eligibility/"):
        await people.go(people.broker, place)
        await people.broker.locator("input[name=ruling][value=eligible]").check()
        await people.broker.get_by_role("button", name=people.stage.says("Record the ruling")).click()
        await people.broker.wait_for_url("**/eligibility?done=1*")
    await step(people, people.broker, call, "declare")


async def judges_declare_and_score(people: CallPeople, call: str) -> None:
    for member in (*people.judges, people.chair):
        await people.go(member, f"{call}/judging")
        await press(member, "/judging/declaration")
        await expect(member.locator("p.done")).to_be_visible()
    await people.go(people.broker, f"{call}/judging")
    for button in ("/judging/assignment", "/judging/assignment/begin"):
        await press(people.broker, button)
        await expect(people.broker.locator("p.done")).to_be_visible()
    for number, judge in enumerate(people.judges, start=1):
        await people.go(judge, f"{call}/judging")
        places = await addresses(judge, "/judging/entries/")
        assert places, f"nothing waits for judge {number}"
        assert number < 3 or f"{call}/judging/entries/3" not in places  # the colleague's entry
        for place in places:
            await a_sheet_is_given(people, judge, place)


async def a_sheet_is_given(people: CallPeople, judge: Page, place: str) -> None:
    await people.go(judge, place)
    assert "duthi" not in (await judge.content())
    given = POINTS[int(place.split("/")[-1]) - 1]
    for field, points in zip(await judge.locator("input[name^=points_]").all(), given, strict=True):
        await field.fill(str(points))
    for reason in await judge.locator("textarea[name^=reason_]").all():
        await reason.fill("Trả lời rõ, có số liệu.")
    await judge.get_by_role("button", name=people.stage.says("Save the scores")).click()
    await judge.wait_for_url("**/judging?done=scored")


async def the_chair_decides(people: CallPeople, call: str) -> None:
    chair = people.chair
    await people.go(chair, f"{call}/judging/moderation")
    await press(chair, "/judging/moderation")
    await expect(chair.locator("p.done")).to_be_visible()
    await people.go(chair, f"{call}/judging/decision")
    assert "duthi" not in (await chair.content())
    await chair.locator("input[name=winners][value='1']").check()
    await chair.locator("#decision").fill("Hội đồng chọn hồ sơ số 1.")
    await chair.get_by_role("button", name=people.stage.says("Decide"), exact=True).click()
    await expect(chair.locator("p.done")).to_be_visible()
    await step(people, people.broker, call, "announce")


async def the_second_objects_and_is_answered(people: CallPeople, call: str) -> None:
    second = people.entrants[1]
    await people.go(second, f"{call}/result")
    await second.locator("#objection").fill("Đề nghị xem lại điểm khả thi: bài đã có thử nghiệm ba tháng.")
    await press(second, "/objections")
    await expect(second.locator("p.done")).to_be_visible()
    await people.go(people.chair, f"{call}/outcome")
    await people.chair.locator("a[href*='/objections/']").click()
    await people.chair.locator("input[name=upheld][value=no]").check()
    await people.chair.locator("#objection_answer").fill("Hội đồng đã xem biên bản thử nghiệm; điểm giữ nguyên.")
    await press(people.chair, "/answer")
    await expect(people.chair.locator("p.done")).to_be_visible()
    await people.go(second, f"{call}/result")
    await expect(second.locator("main")).to_contain_text("điểm giữ nguyên")


async def it_is_published(people: CallPeople, call: str) -> None:
    """Once the days for objections are over and the winner's papers hold."""
    async with transaction(people.stage.runtime.pool) as connection:
        await connection.execute(
            "UPDATE call SET announced_at = now() - interval '8 days' WHERE id = $1", int(call.split("/")[-1])
        )
    broker = people.broker
    await people.go(broker, f"{call}/winners/1/papers")
    await broker.locator("input[name=papers_hold][value=yes]").check()
    await broker.locator("#papers_checked_on").fill(dates.typed(datetime.now(UTC).date() - timedelta(days=1)))
    await press(broker, "/papers")
    await expect(broker.locator("p.done")).to_be_visible()
    await step(people, broker, call, "publish")
    async with people.stage.somebody() as visitor:
        await people.go(visitor, f"{call}/results")
        await expect(visitor.locator("main")).to_contain_text("Camera soi lỗi bề mặt vải")


async def the_winner_is_introduced(people: CallPeople, call: str) -> str:
    """It is listed, paired with the need, and both sides agree as in any introduction."""
    broker, says = people.broker, people.stage.says
    await people.go(broker, f"{call}/outcome")
    await press(broker, "/winners/1/list")
    await expect(broker.locator("p.done")).to_be_visible()
    await press(broker, "/winners/1/pair")
    await broker.wait_for_url("**/proposals/*")
    proposal = "/proposals/" + broker.url.split("/proposals/")[1].split("?")[0]
    await people.go(people.colleague, proposal)  # whoever listed the solution does not approve it
    await press(people.colleague, "/approve")
    await expect(people.colleague.locator("p.done")).to_be_visible()
    for side in (people.business, people.entrants[0]):
        await people.go(side, proposal)
        await side.get_by_role("button", name=says("I agree to the introduction")).click()
        await side.wait_for_load_state()
    return proposal


async def a_case_is_open(people: CallPeople, proposal: str) -> None:
    runtime = people.stage.runtime
    async with borrowed(runtime.pool) as connection:
        await cases_clock.tick(connection, now=datetime.now(UTC))
    await people.go(people.broker, proposal)
    await expect(people.broker.locator("main a[href^='/cases/']").first).to_be_visible()
