"""E-mail addresses as people type them into forms and bring them in files, and the address that the service has."""

from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.ground.errors import ImportRejected
from matchmaker.importing.columns import ImportKind
from matchmaker.importing.service import import_file
from matchmaker.proposals import suggestions
from matchmaker.rules.actors import IMPORTER
from matchmaker.rules.personal_data import NOTICE_VERSION
from matchmaker.settings import load_settings
from tests.support.forms import opened_form
from tests.support.listings import make_need, make_solution
from tests.support.need_forms import NEED_BY_DESK
from tests.support.proposals import INSTITUTE
from tests.support.screens import BrokersSeat
from web.app import create_app

REQUEST = {
    "problem": "Chúng tôi nhập tay hóa đơn giấy. Cần đọc hóa đơn giấy đã chụp ảnh và trả về tổng tiền.",
    "organisation": "Công ty TNHH Mộc Mạc",
    "consent": NOTICE_VERSION,
}
WRONG = {
    "đức@vidu.vn": "không gửi được thư đến địa chỉ có các chữ như đ",
    "mailto:an@vidu.vn": "Chỉ ghi một địa chỉ email",
    "An <an@vidu.vn>": "Chỉ ghi một địa chỉ email",
    "a..b@vidu.vn": "Đây không phải địa chỉ email",
    "0901234567, an@vidu": "Đây không phải địa chỉ email",
}


async def posted(browser: httpx.AsyncClient, contact: str) -> httpx.Response:
    form = await opened_form(browser, "/needs/request")
    return await form.send("/needs/request", REQUEST | {"contact": contact})


async def test_a_wrong_address_is_told_at_its_field_and_no_mail_is_promised(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    for contact, sentence in WRONG.items():
        answer = await posted(browser, contact)
        assert answer.status_code == 422, contact
        assert sentence in answer.text
        assert f'value="{contact}"'.replace("<", "&lt;").replace(">", "&gt;") in answer.text
    assert await runtime.pool.fetchval("SELECT count(*) FROM mail") == 0


async def test_a_domain_in_vietnamese_letters_is_written_to_in_its_ascii_form(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    assert (await posted(browser, "An@Công-ty.VN")).status_code == 303
    for table, column in (("mail", "recipient"), ("need", "email")):
        assert await runtime.pool.fetchval(f"SELECT {column} FROM {table}") == "An@xn--cng-ty-ixa.vn"


async def test_spellings_of_one_address_post_no_more_than_one_may(browser: httpx.AsyncClient) -> None:
    answers = [await posted(browser, each) for each in ("an@vidu.vn", "AN@vidu.vn", "An@Vidu.VN.", "an＠vidu.vn")]
    assert [answer.status_code for answer in answers] == [303, 303, 303, 429]


@pytest.mark.parametrize("stored", ["đức@vidu.vn", "mailto:an@vidu.vn", "a..b@vidu.vn"])
async def test_a_pair_whose_record_has_no_usable_address_waits_for_one_that_the_desk_names(
    broker_seat: BrokersSeat, stored: str
) -> None:
    async with transaction(broker_seat.runtime.pool) as connection:
        need = await make_need(connection, organisation="Công ty Thư Hỏng", phone="0281234567")
        await connection.execute("UPDATE need SET email = $1 WHERE id = $2", stored, need.id)
        solution = await make_solution(connection, organisation=INSTITUTE)
        pair = await suggestions.pair_by_hand(connection, need.id, solution.id, "Hợp", by=broker_seat.people.broker)
    assert "Chưa liên hệ được" in (await broker_seat.client.get(f"/proposals/{pair.id}")).text
    wrong = await broker_seat.act(pair, "approve", need_contact_name="Chị Lan", need_contact_email=stored)
    assert wrong.status_code == 422
    assert f'value="{stored}"' in wrong.text
    assert (await broker_seat.act(pair, "approve")).status_code == 303
    named = await broker_seat.act(pair, "ask", need_contact_name="Chị Lan", need_contact_email="Lan@Công-ty.VN")
    assert named.status_code == 303
    assert await broker_seat.state(pair) == "asked"
    rows = await broker_seat.runtime.pool.fetch("SELECT recipient FROM mail WHERE state = 'waiting'")
    assert "lan@xn--cng-ty-ixa.vn" in {row["recipient"] for row in rows}


async def test_an_import_tells_each_wrong_address_by_its_cell(runtime: Runtime, tmp_path: Path) -> None:
    path = tmp_path / "needs.csv"
    lines = [f"Đếm xe vào bãi số {n} bằng tay mất 2 giờ mỗi ngày,Công ty {n},{a}" for n, a in enumerate(WRONG)]
    path.write_text(
        "Bài toán,Đơn vị,Điện thoại hoặc email\n" + "\n".join(line.replace(", an", "; an") for line in lines), "utf-8"
    )
    with pytest.raises(ImportRejected) as refused:
        await import_file(runtime.pool, ImportKind.NEEDS, path, by=IMPORTER, progress=lambda done, of: None)
    assert [(problem.row, problem.column, problem.code) for problem in refused.value.problems] == [
        (2, "Điện thoại hoặc email", "email_with_marks"),
        (3, "Điện thoại hoặc email", "email_not_alone"),
        (4, "Điện thoại hoặc email", "email_not_alone"),
        (5, "Điện thoại hoặc email", "not_an_email"),
        (6, "Điện thoại hoặc email", "not_an_email"),
    ]


async def test_an_imported_solution_has_the_address_that_mails_go_to(runtime: Runtime, tmp_path: Path) -> None:
    path = tmp_path / "solutions.csv"
    path.write_text(
        "Title,What it does,Organisation,Kind of organisation,email,confirmed\n"
        "Trợ lý tra cứu,Tra cứu hồ sơ lưu trữ bằng tiếng Việt có dấu.,Viện Thử Nghiệm,institute,an@công-ty.vn,true\n",
        "utf-8",
    )
    await import_file(runtime.pool, ImportKind.SOLUTIONS, path, by=IMPORTER, progress=lambda done, of: None)
    assert await runtime.pool.fetchval("SELECT email FROM solution") == "an@xn--cng-ty-ixa.vn"


async def test_the_public_address_is_known_however_it_was_written(runtime: Runtime, tmp_path: Path) -> None:
    settings = load_settings(MATCHMAKER_HOME=str(tmp_path), MATCHMAKER_PUBLIC_ADDRESS="HTTPS://AI.Công-ty.VN.:443/")
    transport = httpx.ASGITransport(create_app(replace(runtime, settings=settings)), raise_app_exceptions=False)
    site = "https://ai.xn--cng-ty-ixa.vn"
    # A proxy speaks http to us, and may keep the port or the case that the visitor's program sent.
    async with httpx.AsyncClient(transport=transport, base_url=site.replace("https", "http")) as browser:
        form = await opened_form(browser, "/needs/request")
        for cookie in browser.cookies.jar:
            cookie.secure = False  # it reached the proxy over https
        for origin in (site, f"{site}:443", f"{site}.", site.upper()):
            answer = await form.send("/needs/request", NEED_BY_DESK, Origin=origin)
            assert answer.status_code == 400, "the form is read, and has a field that it does not know"
        for foreign in (
            "null",
            "https://ai.công-ty.vn.evil.example",
            f"{site}:444",
            "https://evil.example",
            "https://",
        ):
            sent = foreign.encode("idna").decode() if not foreign.isascii() else foreign
            assert (await form.send("/needs/request", NEED_BY_DESK, Origin=sent)).status_code == 403
        for host in ("AI.xn--cng-ty-ixa.VN", "ai.xn--cng-ty-ixa.vn:443", "ai.xn--cng-ty-ixa.vn.", "LOCALHOST:8000"):
            assert (await browser.get("/healthz", headers={"Host": host})).status_code == 200
        for host in ("evil.example", "ai.xn--cng-ty-ixa.vn.evil.example", "", "a@ai.xn--cng-ty-ixa.vn", "[::1"):
            assert (await browser.get("/healthz", headers={"Host": host})).status_code == 421


async def test_an_ipv6_address_is_known_as_the_public_one(runtime: Runtime, tmp_path: Path) -> None:
    settings = load_settings(MATCHMAKER_HOME=str(tmp_path), MATCHMAKER_PUBLIC_ADDRESS="https://[2001:DB8:0::1]")
    transport = httpx.ASGITransport(create_app(replace(runtime, settings=settings)))
    async with httpx.AsyncClient(transport=transport, base_url="http://[2001:db8::1]:8000") as browser:
        assert (await browser.get("/healthz")).status_code == 200


ODD = ("a\x00n@vidu.vn", "\x00", "an@vidu.vn\u2028", "\U000e0001an@vidu.vn", "\ufdfa" * 300, "an@xn--.vn", "an@\xad.vn")


@pytest.mark.parametrize("typed", [*ODD, "a" * 100_000 + "@vidu.vn"])
async def test_no_address_is_too_odd_to_be_answered(browser: httpx.AsyncClient, typed: str) -> None:
    for page, rest in (("/login", {"password": "x"}), ("/forgot", {}), ("/register", {"person_name": "An"})):
        answer = await (await opened_form(browser, page)).send(page, {"email": typed} | rest)
        assert answer.status_code in (200, 303, 422), page
