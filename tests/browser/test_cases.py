"""Pages of transfer cases in a real browser: accessible, inside the screen, in both languages; the slip on paper."""

from dataclasses import dataclass
from datetime import UTC, datetime

from playwright.async_api import Browser, expect

from matchmaker.cases import clock, confirmations, desk_actions, evidence
from matchmaker.cases.desk_actions import EventDraft
from matchmaker.cases.loading import cases
from matchmaker.cases.moves import OpenedCase
from matchmaker.ground.db import Connection, transaction
from matchmaker.people import demonstration
from matchmaker.rules.actors import Role
from matchmaker.rules.proposal import Side
from tests.support.browser import NARROW, Site, enter, visiting
from tests.support.cases import (
    BUYER,
    K,
    Office,
    a_case,
    a_verified,
    an_accepted,
    an_office,
    days_ago,
    paper,
    seen,
    state,
    token_to,
)
from tests.support.looks import LOOKS, faults_of, faults_on

MEETING = EventDraft(
    title="Họp khảo sát dữ liệu, thống nhất phạm vi ứng dụng thí điểm và phân công trách nhiệm giữa hai bên",
    starts_at=datetime(2027, 1, 15, 2, 30, tzinfo=UTC),
    minutes=90,
    place="Phòng họp số 2, Sở Khoa học và Công nghệ Thành phố Hồ Chí Minh",
)
MILESTONE = EventDraft(title="Bàn giao bản thử", starts_at=datetime(2027, 2, 15, 2, 30, tzinfo=UTC))


@dataclass(frozen=True, kw_only=True)
class Scene:
    begun: int
    accepted: int
    verified: int
    links: tuple[str, str]

    @property
    def pages(self) -> list[str]:
        cases = [f"/cases/{number}" for number in (self.begun, self.accepted, self.verified)]
        slips = [f"/cases/{number}/verify" for number in (self.accepted, self.verified)]
        return ["/cases", "/cases?stuck=1", "/cases/new?q=hoa+don&whom=minh+anh", *cases, *slips]


async def fill(site: Site) -> Scene:
    """A case at its beginning with state money, one that waits for the verifier, one that counts and is asked again."""
    async with transaction(site.runtime.pool) as connection:
        office = await an_office(connection)
        verified = await a_verified(connection, office)
        await clock.tick(connection, now=await connection.fetchval("SELECT now()"))
        follow_up = await token_to(connection, BUYER)
        accepted = await an_accepted(connection, office, title="Kiểm hóa đơn đầu vào")
        await doubted(connection, office, accepted)
        begun = await a_case(connection, office, title="Đọc phiếu xuất kho")
        await state(connection, begun, office, money="state", route="transferred", contract_value=1_250_000_000)
        await connection.execute(  # the demonstration's institute reads a side's own page
            "UPDATE person SET organisation_id = (SELECT supplier_id FROM transfer_case WHERE id = $2)"
            " WHERE role = 'institute'"
            " AND organisation_id = (SELECT id FROM organisation WHERE name = $1)",
            *(demonstration.ORGANISATIONS[Role.INSTITUTE].name, begun.id),
        )
        for draft in (MEETING, MILESTONE):
            await desk_actions.plan_event(connection, begun.id, draft, by=office.broker)
        version = (await seen(connection, begun.id)).version
        await confirmations.ask(connection, begun.id, Side.NEED, by=office.broker, version=version)
        answer = await token_to(connection, BUYER)
    links = (f"/case-answers/{answer}", f"/case-follow-ups/{follow_up}")
    return Scene(begun=begun.id, accepted=accepted.id, verified=verified.id, links=links)


async def doubted(connection: Connection, office: Office, case: OpenedCase) -> None:
    """The verifier has something to look at: a replaced paper with a corrected date, an address that the desk named."""
    [contract] = [e.id for c in await cases(connection, [case.id]) for e in c.documents((K.CONTRACT,))]
    await paper(connection, case, K.CONTRACT, 250, by=office.broker, replaces_id=contract)
    day = await days_ago(connection, 310)
    await evidence.correct(connection, case.id, contract, kind="contract", dated_on=day, by=office.broker)
    await connection.execute(
        "UPDATE case_confirmation SET named_by = $2, email = 'phongkinhdoanh@minhanh.example'"
        " WHERE case_id = $1 AND side = 'solution'",
        *(case.id, office.broker.name),
    )


async def test_every_page_of_a_case_is_accessible_and_fits(chromium: Browser, open_site: Site) -> None:
    scene = await fill(open_site)
    own = ["/cases", f"/cases/{scene.begun}"]
    faults: dict[str, list[str]] = {}
    for locale, width in LOOKS:
        for role, paths in (
            (Role.BROKER, scene.pages),
            (Role.VERIFIER, scene.pages[-2:]),
            (Role.INSTITUTE, own),
            (None, scene.links),
        ):
            async with visiting(chromium, open_site, locale=locale, width=width) as visitor:
                if role:
                    await enter(visitor, role, locale)
                faults |= await faults_on(visitor, paths, locale)
    assert faults == {}


async def test_a_meeting_is_rescheduled_where_it_stands_and_who_was_too_late_reads_what_they_typed(
    chromium: Browser, open_site: Site
) -> None:
    scene = await fill(open_site)
    async with visiting(chromium, open_site, width=NARROW) as visitor:
        await enter(visitor, Role.BROKER, "vi")
        await visitor.open(f"/cases/{scene.begun}")
        page = visitor.page
        meeting = page.locator("li", has_text="Họp khảo sát dữ liệu").filter(has=page.locator("[name=moved_to]"))
        await meeting.locator("summary").click()
        await meeting.locator("[name=moved_to]").fill("2027-01-18T14:00")
        await meeting.get_by_role("button", name="Đổi lịch").click()
        await expect(page.locator("p.done")).to_contain_text("Đã lưu thời điểm mới")
        await expect(meeting).to_contain_text("18/01/2027 14:00")
        await meeting.locator("summary").click()
        await meeting.locator("[name=moved_place]").fill("Phòng 3")
        await open_site.runtime.pool.execute("UPDATE case_event SET changes = changes + 1")
        await meeting.get_by_role("button", name="Đổi lịch").click()
        await expect(page.locator(".summary")).to_contain_text("Địa điểm mới: Phòng 3")
        assert await faults_of(page) == []
        assert all("status of 409" in complaint for complaint in visitor.complaints)
        visitor.complaints.clear()


async def test_going_back_on_a_case_and_sending_a_paper_again_makes_no_second_one(
    chromium: Browser, open_site: Site
) -> None:
    """The paper that the first sending made has forms of its own, which stand before the one that is sent again."""
    scene = await fill(open_site)
    kept = "SELECT count(*) FROM case_evidence WHERE case_id = $1"
    before = await open_site.runtime.pool.fetchval(kept, scene.begun)
    async with visiting(chromium, open_site) as visitor:
        await enter(visitor, Role.BROKER, "vi")
        await visitor.open(f"/cases/{scene.begun}")
        page = visitor.page
        for time in range(2):
            if time:
                await page.go_back()
            await page.locator("#evidence > details > summary").click()
            await page.locator("#evidence_kind").select_option("nda")
            await page.locator("#file").set_input_files(
                {"name": "cam-ket.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\nCam ket"}
            )
            await page.get_by_role("button", name="Thêm tài liệu").click()
            await expect(page.locator("p.done")).to_be_visible()
    assert await open_site.runtime.pool.fetchval(kept, scene.begun) == before + 1


async def test_the_slip_is_printed_without_menus_and_forms_and_with_room_for_signatures(
    chromium: Browser, open_site: Site
) -> None:
    scene = await fill(open_site)
    async with visiting(chromium, open_site) as visitor:
        await enter(visitor, Role.VERIFIER, "vi")
        await visitor.open(f"/cases/{scene.accepted}/verify")
        await expect(visitor.page.locator(".slip__signatures")).to_be_hidden()
        await visitor.page.emulate_media(media="print")
        await expect(visitor.page.locator(".slip__signatures")).to_be_visible()
        await expect(visitor.page.locator(".slip__decide")).to_be_hidden()
        await expect(visitor.page.locator(".own")).to_be_hidden()
        await expect(visitor.page.get_by_role("heading", name="Danh mục kiểm tra")).to_be_visible()
        hashes = visitor.page.locator(".hash__whole")
        assert [len(text.strip()) for text in await hashes.all_inner_texts()] == [64] * 6  # the replaced version too
        box = await hashes.first.bounding_box()
        assert box
        assert box["width"] > 60  # whole, and not for screen readers alone
