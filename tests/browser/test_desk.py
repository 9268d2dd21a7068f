"""The broker's desk in a real browser: by keyboard, without JavaScript, at both widths, in both languages."""

from dataclasses import dataclass
from typing import Any

from playwright.async_api import Browser, Page, expect

from matchmaker.ground.db import Connection, transaction
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.people import demonstration, membership
from matchmaker.proposals import decisions, suggestions
from matchmaker.rules.actors import LOCAL_PERSON, Actor, Role
from matchmaker.rules.proposal import Refusal
from tests.support.browser import NARROW, Site, Visitor, visiting
from tests.support.call_screens import pages_of_a_call
from tests.support.clients import DESK
from tests.support.entries import pages_of_entries
from tests.support.listings import behalf, make_need, make_solution, need_draft, solution_draft
from tests.support.looks import LOOKS, faults_on
from tests.support.proposals import BUSINESS, INSTITUTE, a_desk

PROBLEM = (
    "Phòng kế toán nhập tay 2.000 hóa đơn giấy mỗi tháng, mất ba ngày. Chúng tôi cần đọc hóa đơn giấy đã chụp ảnh. "
    "Kết quả phải chuyển thẳng vào phần mềm kế toán. Dữ liệu không được ra khỏi công ty."
)
READER = (
    "Đọc hóa đơn giấy đã chụp ảnh và trả về người bán, ngày, tổng tiền. Kết quả xuất ra bảng tính để nhập vào phần mềm "
    "kế toán. Đã dùng tại hai công ty logistics."
)


@dataclass(frozen=True, kw_only=True)
class Scene:
    """Numbers of what stands on the pages."""

    suggested: int
    asked: int
    need: int
    submitted: int
    solution: int
    public: int
    supplier: int

    @property
    def pages(self) -> list[str]:
        proposals = [f"/proposals/{number}" for number in (self.suggested, self.asked, self.public)]
        records = [f"/desk/needs/{number}" for number in (self.need, self.submitted)]
        more = [
            f"/desk/needs/{self.need}?q=van+tai",
            f"/desk/solutions/{self.solution}",
            f"/organisations/{self.supplier}",
        ]
        return ["/desk", "/desk?overdue=1", "/desk/handover", "/desk/needs", *proposals, *records, *more]


READING: dict[str, Any] = {
    "title": "Nhận dạng hóa đơn tiếng Việt",
    "summary": READER,
    "trl": 7,
    "sectors": ("logistics",),
}
VAN: dict[str, Any] = {"title": "Trợ lý đọc chứng từ vận tải", "summary": "Đọc vận đơn giấy đã chụp ảnh."}
WANTED: dict[str, Any] = {
    "title": "Đọc hóa đơn giấy tự động",
    "problem": PROBLEM,
    "sector": "logistics",
    "outcome": "Đọc đúng 95% hóa đơn giấy.",
    "email": "ketoan@minhanh.example",
}
LETTERS: dict[str, Any] = {"title": "Phân loại đơn thư", "organisation": "Sở A", "organisation_kind": "public_body"}


async def fill(site: Site) -> Scene:
    """One thing at each step: records to review, a suggested pair that is late, one under way, one declined before."""
    runtime = site.runtime
    async with transaction(runtime.pool) as connection:
        office = await a_desk(connection)
        reader = await make_solution(connection, organisation=INSTITUTE, **READING)
        await make_solution(connection, **VAN)
        need = await make_need(connection, organisation=BUSINESS, **WANTED)
        of_public = await _for_all(connection, office.broker, reader.id)
        asked = await _under_way(connection, office.broker, reader.id)
        posted = await needs.submit(connection, need_draft(title="Dự báo nhu cầu hàng hóa"), by=office.buyer)
        offered = await solutions.submit(connection, solution_draft(title="Đếm xe qua ảnh"), by=office.lab)
        await membership.state_capacity(connection, office.lab.organisation_id or 0, 1, by=office.lab)
    await runtime.matching.refresh()
    identity = await runtime.encoder.identity()
    first = (await suggestions.suggest(runtime.pool, runtime.matching, identity, need.id, by=LOCAL_PERSON))[0]
    async with transaction(runtime.pool) as connection:
        await connection.execute("UPDATE proposal SET since = now() - interval '9 days' WHERE id = $1", first.id)
    return Scene(
        suggested=first.id,
        asked=asked,
        need=need.id,
        submitted=posted.id,
        solution=offered.id,
        public=of_public,
        supplier=office.lab.organisation_id or 0,
    )


async def _for_all(connection: Connection, broker: Actor, solution_id: int) -> int:
    """A pair with a public body's problem, which is for all suppliers."""
    need = await make_need(connection, **LETTERS)
    return (await suggestions.pair_by_hand(connection, need.id, solution_id, "Cùng bài toán", by=broker)).id


async def _under_way(connection: Connection, broker: Actor, solution_id: int) -> int:
    """A pair that was asked about, and one that was declined."""
    found = []
    for title, name in (("Kiểm hóa đơn đầu vào", "Công ty Ánh Dương"), ("Đọc phiếu xuất kho", "Công ty Bình Minh")):
        need = await make_need(connection, title=title, organisation=name, email="a@b.example", sector="logistics")
        found.append(await suggestions.pair_by_hand(connection, need.id, solution_id, "Cùng bài toán", by=broker))
    asked, declined = found
    await decisions.approve(connection, asked.id, by=broker, version=asked.version)
    refusal = Refusal(reason="data_not_available", note="Chưa số hóa phiếu xuất kho.")
    await decisions.decline(connection, declined.id, refusal, by=broker, version=declined.version)
    return asked.id


async def sit_down(visitor: Visitor) -> Page:
    page = visitor.page
    await visitor.open("/login?next=/desk")
    await page.get_by_role("button", name="Cán bộ kết nối").click()
    await page.wait_for_url("**/desk")
    return page


async def use(visitor: Visitor, locale: str) -> None:
    """From here on in the language; signing in has chosen that of the account."""
    await visitor.page.context.add_cookies([{"name": "language", "value": locale, "url": visitor.address}])


async def test_every_page_of_the_desk_is_accessible_and_fits(chromium: Browser, open_site: Site) -> None:
    scene = await fill(open_site)
    async with transaction(open_site.runtime.pool) as connection:
        people = {person.role: person.actor() for person in await demonstration.people(connection)}
        broker, entrant = people[Role.BROKER], people[Role.INSTITUTE]
        entries = (await pages_of_entries(connection, entrant=entrant, secretary=broker))[1]
        prepared = await pages_of_a_call(connection, broker)
    faults: dict[str, list[str]] = {}
    for locale, width in LOOKS:
        async with visiting(chromium, open_site, width=width) as visitor:
            await sit_down(visitor)
            await use(visitor, locale)
            faults |= await faults_on(visitor, [*scene.pages, *entries, *prepared], locale)
    assert faults == {}


async def test_a_broker_walks_the_queue_and_declines_without_a_mouse(chromium: Browser, open_site: Site) -> None:
    scene = await fill(open_site)
    async with visiting(chromium, open_site) as visitor:
        page = await sit_down(visitor)
        rows = page.locator("[data-row]")
        await page.keyboard.press("?")
        await expect(page.get_by_text("dòng sau")).to_be_visible()
        await page.keyboard.press("j")
        await expect(rows.nth(0).locator("a")).to_be_focused()
        await page.keyboard.press("j")
        await expect(rows.nth(1).locator("a")).to_be_focused()
        await page.keyboard.press("k")
        await page.keyboard.press("x")
        await expect(rows.nth(0).locator("input")).to_be_checked()
        await page.keyboard.press("Enter")
        await page.wait_for_url(f"**/proposals/{scene.suggested}")
        await page.keyboard.press("d")
        await expect(page.locator("#decline_reason")).to_be_focused()
        await page.keyboard.type("kinh")  # a list chooses by its first letters; keys of the page rest
        await page.keyboard.press("Tab")
        await page.keyboard.type("quá đắt, đừng mở mục khác: a d q n j")
        await expect(page.locator("#decline_note")).to_have_value("quá đắt, đừng mở mục khác: a d q n j")
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        await page.get_by_text("Trạng thái hiện nay: Không duyệt").wait_for()


async def test_single_keys_are_switched_off_and_stay_off(chromium: Browser, open_site: Site) -> None:
    await fill(open_site)
    async with visiting(chromium, open_site) as visitor:
        page = await sit_down(visitor)
        await page.keyboard.press("?")
        await page.get_by_label("Dùng phím tắt trên trình duyệt này").uncheck()
        await visitor.open("/desk")
        await page.keyboard.press("j")
        await expect(page.locator("[data-row] a").first).not_to_be_focused()
        await page.keyboard.press("?")
        await expect(page.get_by_text("dòng sau")).to_be_hidden()


async def test_a_filter_narrows_the_list_in_place(chromium: Browser, open_site: Site) -> None:
    await fill(open_site)
    async with visiting(chromium, open_site) as visitor:
        page = await sit_down(visitor)
        await page.get_by_label("Bước xử lý").select_option("review")
        await page.wait_for_url("**/desk?step=review*")
        await expect(page.locator("[data-row]")).to_have_count(2)


async def test_a_broker_approves_without_javascript(chromium: Browser, open_site: Site) -> None:
    scene = await fill(open_site)
    async with visiting(chromium, open_site, width=NARROW, javascript=False) as visitor:
        page = await sit_down(visitor)
        await page.get_by_label("Đánh dấu: Đọc hóa đơn giấy tự động").check()
        await page.get_by_role("button", name="Giao", exact=True).click()
        await page.get_by_text("Số đề xuất đã giao: 1.").wait_for()
        await page.get_by_role("link", name="Đọc hóa đơn giấy tự động").click()
        await page.wait_for_url(f"**/proposals/{scene.suggested}")
        await page.get_by_text("Thêm ghi chú", exact=True).click()
        await page.locator("#desk_note").fill("Đã gọi điện cho hai bên")
        await page.get_by_role("button", name="Lưu ghi chú").click()
        await page.get_by_text("Đã gọi điện cho hai bên").wait_for()
        await page.get_by_role("button", name="Duyệt và xin ý kiến hai bên").click()
        await page.get_by_text("Trạng thái hiện nay: Chờ hai bên").wait_for()


async def test_the_first_task_stands_on_the_first_screen_of_a_phone(chromium: Browser, site: Site) -> None:
    async with transaction(site.runtime.pool) as connection:
        await needs.submit(connection, need_draft(organisation="Công ty Việc Đầu"), by=DESK, behalf=behalf())
    async with visiting(chromium, site, width=NARROW) as visitor:
        await visitor.open("/desk")
        first = await visitor.page.locator("[data-row] h3").first.bounding_box()
        assert first
        assert first["y"] + first["height"] < 844  # px, of a common phone
