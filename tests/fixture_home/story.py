"""What happens in the home before it is kept: people, cases, proposals, links, forms. Runs with the code of 9d581f8."""

import asyncio
import hashlib
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pyotp
from matchmaker.db import transaction
from matchmaker.people.model import SYSTEM, VISITOR
from matchmaker.privacy.model import NOTICE_VERSION
from matchmaker.proposals.model import Proposal, Side
from matchmaker.transfers import clock, confirming, opening
from matchmaker.transfers.evidence import folder_beside
from matchmaker.transfers.exporting import export_case
from matchmaker.transfers.figures import progress
from matchmaker.transfers.loading import city_today
from matchmaker.transfers.signing import load_signing_key

from matchmaker.bootstrap import Runtime
from matchmaker.notices.service import local_mails
from matchmaker.people import invitations, registration, sessions
from matchmaker.people.invitations import Guest
from matchmaker.people.sessions import Whence
from matchmaker.programme.service import counting_settings
from matchmaker.proposals import consents, deciding, fits, suggesting
from matchmaker.proposals.consents import Answer
from matchmaker.reports import approving, contributions, unit_links
from tests.builders import make_need, make_solution
from tests.integration.people.conftest import HASH, PASSWORD, wanted
from tests.integration.proposals.conftest import BUSINESS, INSTITUTE
from tests.integration.transfers.conftest import Office, a_verified, seen
from tests.web.browsing import sign_in
from tests.web.conftest import SECURE_ORIGIN, opened_form
from tests.web.fitting import suggested
from web.app import create_app

BROKER, BUYER, LAB, STRANGER = "hoa@so.example", "lan@minhanh.example", "binh@vien.example", "la@congty.example"
GUEST, NEWCOMER, ASKING, UNIT = "moi@minhanh.example", "new@company.example", "hoi@congty.example", "yte@so.example"
PDF = b"%PDF-1.7\nBien ban lam viec ve nhan dang hoa don"
# Every field that an approval covers holds something.
NEED: dict[str, Any] = {
    "organisation": BUSINESS, "email": "ketoan@minhanh.example", "contact_name": "Phòng Kế toán",
    "title": "Đọc hóa đơn giấy", "baseline": "Nhập tay, 120 giờ mỗi tháng", "data_held": "20.000 ảnh hóa đơn",
    "data_owner": "Công ty", "outcome": "Bảng kê tự động", "measure": "Giờ nhập liệu mỗi tháng",
    "sector": "logistics", "technologies": ("ocr", "vision"),
    "budget": "100m_500m", "deadline": date(2030, 6, 30), "place": "Thành phố Thủ Đức",
}  # fmt: skip
SOLUTION: dict[str, Any] = {
    "organisation": INSTITUTE, "email": "lab@vien.example", "phone": "0281234567",
    "capabilities": ("Đọc hóa đơn giấy", "Tách dòng hàng"), "sectors": ("logistics",),
    "technologies": ("ocr",), "price": "under_100m", "trl": 7, "works_for": "Doanh nghiệp", "data_needed": "Ảnh",
    "ip_owner": "Viện", "licence": "Độc quyền", "funding": "Sở", "support": "Sáu tháng", "ai_risk": "low",
    "languages": ("vi", "en"), "available_from": date(2026, 1, 5), "place": "Quận 3", "year": 2025,
    "link": "https://vien.example/hoa-don",
}  # fmt: skip
Known = dict[str, Any]


class Home:
    """The running system, who works in it, and what is known of it in the end."""

    def __init__(self, runtime: Runtime, office: Office) -> None:
        self.runtime, self.office = runtime, office
        self.app = create_app(runtime)
        self.known: Known = {"password": PASSWORD, "forms": {}, "links": {}, "sessions": {}}

    def browser(self) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(self.app, client=("203.0.113.7", 40000))
        return httpx.AsyncClient(transport=transport, base_url=SECURE_ORIGIN)

    async def landed(self) -> None:
        while await self.runtime.pool.fetchval("SELECT count(*) FROM mail WHERE state <> 'sent'"):
            await asyncio.sleep(0.05)

    async def mailed(self, kind: str, to: str, page: str) -> None:
        """Notes the newest link to such a page, as soon as its mail has landed, with what a browser sees behind it."""
        await self.landed()
        texts = [mail.text for mail in local_mails(self.runtime.settings.mail_folder) if mail.to == to]
        path = next(found[0] for text in texts if (found := re.search(rf"/{page}/[\w-]+", text)))
        async with self.browser() as browser:
            page = await browser.get(path)
        assert page.status_code == 200, (kind, page.text)
        language = re.search(r'<html lang="(\w+)"', page.text)
        assert language
        self.known["links"][kind] = {"path": path, "to": to, "language": language[1]}

    async def sent(
        self,
        browser: httpx.AsyncClient,
        name: str,
        page: str,
        action: str,
        typed: Known,
        **files: tuple[str, bytes, str],
    ) -> None:
        """Sends a form and notes what was sent, so that it can be sent again."""
        hidden = (await opened_form(browser, page)).hidden
        keys = {name: value for name, value in hidden.items() if name in ("csrf_token", "form_key")}
        answer = await browser.post(action, data=keys | typed, files=files or None, headers={"Origin": SECURE_ORIGIN})
        assert answer.status_code == 303, (name, answer.status_code, re.findall(r'id="\w+-wrong".*', answer.text))
        self.known["forms"][name] = {
            "page": page, "action": action, "values": typed | {"form_key": keys["form_key"]},
            "files": {field: [name, content.decode(), kind] for field, (name, content, kind) in files.items()},
            "location": answer.headers["location"],
        }  # fmt: skip

    async def pair(self, number: int) -> Proposal:
        """An approved pair; both sides have been asked."""
        async with transaction(self.runtime.pool) as connection:
            need = await make_need(connection, **NEED | {"title": f"{NEED['title']}, kho số {number}"})
            offered = await make_solution(connection, **SOLUTION, title=f"Nhận dạng hóa đơn, bản {number}")
            desk = self.office.desk
            made = await suggesting.pair_by_hand(connection, need.id, offered.id, "Cùng bài toán", by=desk.broker)
            return await deciding.approve(connection, made.id, by=desk.broker, version=made.version)


async def sign_everybody_in(home: Home, broker: httpx.AsyncClient, buyer: httpx.AsyncClient) -> None:
    await home.runtime.pool.execute("UPDATE person SET password_hash = $1", HASH)
    await sign_in(buyer, BUYER)
    await sign_in(broker, BROKER)
    form = await opened_form(broker, "/login/enrol")
    key = re.search(r'<code class="key">([^<]+)</code>', (await broker.get("/login/enrol")).text)
    assert key
    secret = re.sub(r"\s", "", key[1])
    shown = await form.send("/login/enrol", {"code": pyotp.TOTP(secret).now()})
    home.known["second_factor"] = {
        "email": BROKER,
        "secret": secret,
        "recovery_codes": re.findall(r"<li><code>([^<]+)", shown.text),
    }
    home.known["sessions"] = {"broker": broker.cookies["__Host-session"], "buyer": buyer.cookies["__Host-session"]}
    async with transaction(home.runtime.pool) as connection:
        leader = home.office.leader.person_id or 0
        started = await sessions.start(connection, leader, password_hash=HASH, complete=True, whence=Whence())
    home.known["sessions"]["leader"] = started


async def count_a_case(home: Home) -> int:
    """Verified by four people; its adopter is asked again."""
    async with transaction(home.runtime.pool) as connection:
        case = await a_verified(connection, home.office, title="Đọc hóa đơn giấy, kho số 0")
        rows = await connection.fetch("SELECT stored_name, name FROM case_evidence")
    folder = folder_beside(home.runtime.settings.files_folder)
    folder.mkdir(parents=True, exist_ok=True)
    for row in rows:
        (folder / row["stored_name"]).write_bytes(row["name"].removesuffix(".pdf").encode())
    async with transaction(home.runtime.pool) as connection:
        await clock.tick(connection, now=datetime.now(UTC))
    await home.mailed("case_follow_up", BUYER, "case-follow-ups")
    return case.id


async def follow_a_case(home: Home, broker: httpx.AsyncClient, buyer: httpx.AsyncClient) -> int:
    """Introduced, with a paper, a message with a file, and a question to the adopter that waits."""
    proposal = await home.pair(1)
    async with transaction(home.runtime.pool) as connection:
        for contact in (home.office.desk.buyer, home.office.desk.lab):
            await consents.answer_as_contact(connection, proposal.id, Answer(agrees=True), by=contact)
        case_id = await opening.open_from(connection, proposal.id, by=SYSTEM)
    page, file = f"/cases/{case_id}", ("biên bản.pdf", PDF, "application/pdf")
    minutes = {"evidence_kind": "meeting_minutes", "dated_on": "2025-12-01"}
    await home.sent(broker, "paper", page, f"{page}/evidence", minutes, file=file)
    page, said = f"/proposals/{proposal.id}", {"body": "Gửi anh chị bản mô tả.", "audience": "both"}
    await home.sent(
        buyer, "message", page, f"{page}/messages", said, file=("Bản mô tả.pdf", PDF + b" 2", "application/pdf")
    )
    async with transaction(home.runtime.pool) as connection:
        version = (await seen(connection, case_id)).row["version"]
        await confirming.ask(connection, case_id, Side.NEED, by=home.office.broker, version=version)
    await home.mailed("case_confirmation", BUYER, "case-answers")
    home.known["files"] = {
        f"/cases/{case_id}/evidence/{await home.runtime.pool.fetchval('SELECT max(id) FROM case_evidence')}": sha(PDF),
        f"/files/{await home.runtime.pool.fetchval('SELECT max(id) FROM proposal_file')}": sha(PDF + b" 2"),
    }
    return case_id


async def ask_for_consent(home: Home, buyer: httpx.AsyncClient) -> None:
    """Of one pair a side has agreed, of the other nobody; and a need fits that nobody has paired."""
    asked = await home.pair(2)
    await home.mailed("consent", BUYER, "consent")
    half = await home.pair(3)
    await home.mailed("last_consent", LAB, "consent")
    page = f"/proposals/{half.id}"
    await home.sent(buyer, "consent", page, f"{page}/answer", {"answer": "agree"})
    async with transaction(home.runtime.pool) as connection:
        need = await make_need(connection, **NEED | {"title": "Đối chiếu hóa đơn", "confidentiality": "public"})
        await suggested(connection, need.id, half.solution_id)
    await fits.send_month(home.runtime.pool, now=datetime.now(UTC))
    await home.mailed("fit", LAB, "interested")
    home.known["proposals"] = {"one_agreed": half.id, "asked": asked.id}


async def invite_people(home: Home) -> None:
    """A registration, a reset, an invitation, a need of nobody who has an account, a unit of the city."""
    stranger, year = VISITOR, datetime.now(UTC).year
    async with transaction(home.runtime.pool) as connection:
        await registration.register(
            connection, wanted(email=NEWCOMER, organisation="Công ty Mới", locale="vi"), by=stranger
        )
        await registration.request_reset(connection, STRANGER, by=stranger)
        own = home.office.desk.buyer.organisation_id
        await invitations.invite(connection, Guest(email=GUEST, organisation_id=own or 0), by=home.office.desk.buyer)
        await contributions.add_unit(connection, "Sở Y tế", UNIT, by=home.office.broker)
        await contributions.set_department_date(connection, 31, 12, by=SYSTEM)
        unit = (await contributions.of_year(connection, year))[0]
        await unit_links.ask(connection, unit.id, year, form_key="don-vi", by=home.office.broker)
    async with home.browser() as visitor:
        visitor.cookies.set("language", "en")
        wish = {"problem": "Đếm sản phẩm lỗi trên băng chuyền.", "organisation": "Cơ sở Hỏi Thử", "contact": ASKING}
        wish |= {"consent": NOTICE_VERSION}
        await home.sent(visitor, "request", "/needs/request", "/needs/request", wish)
    for kind, to, page in (
        ("registration", NEWCOMER, "confirm"), ("password_reset", STRANGER, "reset"),
        ("invitation", GUEST, "invitation"),
        ("need_confirmation", ASKING, "needs/confirm"), ("unit_report", UNIT, "unit-reports"),
    ):  # fmt: skip
        await home.mailed(kind, to, page)
    path = home.known["links"]["unit_report"]["path"]
    report = {"results": "Đã triển khai 3 ứng dụng AI.", "document": "12/BC-SYT", "sender_name": "Trần Thị Hoa"}
    async with home.browser() as visitor:
        await home.sent(visitor, "unit_report", path, path, report)


async def fill_in_forms(home: Home, buyer: httpx.AsyncClient) -> None:
    """One need is posted, another kept as a draft."""
    posted = {"problem": "Cần kiểm đếm linh kiện qua ảnh chụp trên băng chuyền.", "contact": "0901 234 567"}
    await home.sent(buyer, "need", "/needs/new", "/needs", posted)
    draft = {"problem": "Chưa viết xong: dự báo", "deadline": "quý sau"}
    await home.sent(buyer, "draft", "/needs/new", "/needs/draft", draft)


async def close_and_export(home: Home, leader: httpx.AsyncClient, case_id: int, out: Path) -> None:
    async with transaction(home.runtime.pool) as connection:
        today, programme = await city_today(connection), await counting_settings(connection)
        found = await progress(connection, programme, today)
    period = {"period_from": str(programme.period_from), "period_to": str(today - timedelta(days=1))}
    await home.sent(leader, "period", "/progress/closings", "/progress/closings", period)
    async with transaction(home.runtime.pool) as connection:
        [approved] = await approving.approvals(connection, by=home.office.leader)
    folder, settings = folder_beside(home.runtime.settings.files_folder), home.runtime.settings
    async with transaction(home.runtime.pool) as connection:
        key = load_signing_key(settings.data_folder)
        bundle = await export_case(connection, case_id, folder, key=key, by=home.office.verifier)
    (out / "case.zip").write_bytes(bundle.content)
    home.known["bundle"] = {"case": case_id, "sha256": bundle.sha256, "key": bundle.fingerprint}
    home.known["closing"] = period | {"situation": vars(approved.situation)}
    home.known["counted"] = list(found.count.counted)


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
