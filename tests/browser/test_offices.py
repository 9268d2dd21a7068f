"""Pages of administration, mails and personal data in a real browser: accessible and inside the screen."""

from playwright.async_api import Browser

from matchmaker.ground.db import transaction
from matchmaker.listings import claims
from matchmaker.people import accounts, demonstration
from matchmaker.privacy import requests
from matchmaker.rules.actors import SEED_LOADER, Role
from matchmaker.rules.personal_data import RequestKind
from tests.support.browser import NARROW, Site, visiting
from tests.support.listings import make_solution
from tests.support.looks import faults_on
from tests.support.people import EMAIL, register, registered

OFFICE = "/administration/personal-data"
PAGES = {
    Role.ADMINISTRATOR: (
        *(
            "/account",
            "/administration/people",
            "/administration/people/1",
            "/administration/access",
            "/programme/contact",
            "/administration/changes",
            "/administration/merging?kept_name=C%C3%B4ng+ty+tr%C3%ACnh+di%E1%BB%85n&gone_name=C%C3%B4ng+ty+ch%E1%BB%9D+x%C3%A1c+minh",
            "/administration/glossary",
            "/schemes",
            "/schemes/new",
            *("/administration/regulations", "/administration/regulations/data_answer_days", "/regulations"),
            "/administration/regulations/ai_high_risk",
            "/administration/templates",
            "/administration/mails",
            "/mails",
            OFFICE,
        ),
        *(f"{OFFICE}/requests/1", f"{OFFICE}/requests/2", f"{OFFICE}/holidays", "/account/personal-data", "/privacy"),
    ),
    Role.BROKER: ("/administration/organisations", "/administration/mails", "/claims"),
}
WORDS = {Role.ADMINISTRATOR: "Quản trị hệ thống", Role.BROKER: "Cán bộ kết nối"}


async def fill(site: Site) -> None:
    """An organisation that waits and claims a record, mails on their way and in trouble, two requests, one answered."""
    email = "giaiphap@xacminhcongnghe.example"
    founder = await registered(site.runtime.pool, email=email, organisation="Công ty chờ xác minh")
    await register(site.runtime.pool, email="thu@moi.example", organisation="Công ty khác")
    async with transaction(site.runtime.pool) as connection:
        read = await make_solution(connection, by=SEED_LOADER, organisation="Trường Minh Anh", confirmed=False)
        await claims.claim(connection, "solution", read.id, "Nhóm nghiên cứu đã chuyển về.", by=founder.actor())
        person = (await accounts.find(connection, EMAIL)).actor()
        await requests.file(connection, RequestKind.ACCESS, "Tôi muốn biết dữ liệu nào được lưu.", by=person)
        erasure = await requests.file(connection, RequestKind.ERASURE, "", by=person)
        someone = next(p for p in await demonstration.people(connection) if p.role is Role.ADMINISTRATOR)
        await requests.answer(connection, erasure, "Chúng tôi sẽ xóa.", by=someone.actor())
        await connection.execute(
            "INSERT INTO mail (kind, locale, recipient, subject, body, state, reason, ended_at) VALUES "
            "('invitation', 'vi', 'ai@do.example', 'Thư mời', 'x', 'unsure', 'mail_unanswered', now())"
        )
        await connection.execute("UPDATE data_request SET received_at = now() - interval '30 days' WHERE id = 1")


async def test_every_page_of_an_office_is_accessible_and_fits(chromium: Browser, open_site: Site) -> None:
    await fill(open_site)
    faults: dict[str, list[str]] = {}
    for role, paths in PAGES.items():
        async with visiting(chromium, open_site, width=NARROW) as visitor:
            await visitor.open("/login?next=/account")
            await visitor.page.get_by_role("button", name=WORDS[role]).click()
            await visitor.page.wait_for_url("**/account")
            faults |= await faults_on(visitor, paths, "vi")
    assert faults == {}


async def test_a_person_asks_without_javascript(chromium: Browser, open_site: Site) -> None:
    async with visiting(chromium, open_site, width=NARROW, javascript=False) as visitor:
        page = visitor.page
        await visitor.open("/login?next=/account/personal-data")
        await page.get_by_role("button", name="Doanh nghiệp").click()
        await page.wait_for_url("**/account/personal-data")
        await page.locator("#request_kind").select_option("erasure")
        await page.get_by_role("button", name="Gửi yêu cầu").click()
        await page.get_by_text("Phản hồi lần đầu chậm nhất").wait_for()
