"""A home made by commit 9d581f8 works unchanged: words given stand, links open, what was counted counts.

`tests/fixture_home/make.py` made it and says what was edited. Whatever a test here refuses would reach somebody's data.
"""

import asyncio
import hashlib
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pyotp
import pytest

from matchmaker import filekeeping
from matchmaker.audit import service as audit
from matchmaker.bundle.archive import verify
from matchmaker.bundle.export import export_case
from matchmaker.bundle.signing import load_signing_key
from matchmaker.cases.evidence import store_beside
from matchmaker.cases.loading import all_cases
from matchmaker.ground.db import transaction
from matchmaker.notices.service import local_mails
from matchmaker.programme import service as programme
from matchmaker.programme.service import counting_settings
from matchmaker.progress import approval
from matchmaker.progress.headline import progress
from matchmaker.proposals import moves
from matchmaker.reports import target_figures
from matchmaker.rules.actors import SYSTEM, Actor, Role
from matchmaker.rules.personal_data import NOTICE_VERSION
from tests.fixture_home.opening import ADDRESS, BUNDLE, KNOWN, KeptHome, opened, restore
from tests.support.forms import opened_form
from tests.support.people import NEW_PASSWORD

LINKS: dict[str, dict[str, str]] = KNOWN["links"]
FORMS: dict[str, dict[str, Any]] = KNOWN["forms"]
LEADER = Actor(name="person:leader", role=Role.LEADERSHIP)
SECONDS_FOR_A_MAIL = 20
CHOSEN = {"password": NEW_PASSWORD, "password_again": NEW_PASSWORD}
# What is typed behind each link, and a question that the database answers with yes once it was used.
USES: dict[str, tuple[dict[str, str], str]] = {
    "registration": (CHOSEN, "SELECT EXISTS (SELECT FROM person WHERE email = $1)"),
    "password_reset": (CHOSEN, "SELECT NOT EXISTS (SELECT FROM account_link WHERE email = $1)"),
    "invitation": (
        CHOSEN | {"person_name": "Đỗ Mới", "consent": NOTICE_VERSION},
        "SELECT EXISTS (SELECT FROM person WHERE email = $1 AND organisation_id IS NOT NULL)",
    ),
    "need_confirmation": ({}, "SELECT state = 'submitted' FROM need WHERE email = $1"),
    "consent": (
        {"answer": "agree"},
        f"SELECT answer = 'agreed' FROM consent WHERE proposal_id = {KNOWN['proposals']['asked']} AND email = $1",
    ),
    "last_consent": (
        {"answer": "agree"},
        f"SELECT answer = 'agreed' FROM consent WHERE proposal_id = {KNOWN['proposals']['one_agreed']} AND email = $1",
    ),
    "fit": ({}, "SELECT shown_by = 'person:' || key FROM fit_interest, person WHERE email = $1"),
    "case_confirmation": (
        {"agreed": "yes", "links": "no", "contribution": "Sở giới thiệu hai bên."},
        f"SELECT agreed FROM case_confirmation WHERE case_id = {KNOWN['cases']['followed']} AND email = $1",
    ),
    "case_follow_up": ({"still_used": "yes"}, "SELECT still_used FROM case_follow_up WHERE email = $1"),
    "unit_report": (
        {"results": "Đã triển khai 5 ứng dụng AI.", "sender_name": "Trần Thị Hoa"},
        "SELECT count(*) = 2 FROM contribution c JOIN reporting_unit u ON u.id = c.unit_id WHERE u.email = $1",
    ),
}
# Who sent each form, and where a second copy of it would leave something.
SENT: dict[str, tuple[str | None, tuple[str, ...]]] = {
    "need": ("buyer", ("need",)),
    "request": (None, ("need", "need_confirmation")),
    "consent": ("buyer", ("consent", "proposal_message")),
    "message": ("buyer", ("proposal_message", "proposal_file")),
    "paper": ("broker", ("case_evidence",)),
    "period": ("leader", ("period_closing", "approved_situation")),
    "unit_report": (None, ("contribution",)),
}


@pytest.fixture(scope="session")
async def kept(server: str, template: str) -> str:
    """The restored database; `template` has told the server that a power cut may take what tests write."""
    return await restore(server)


@pytest.fixture
async def home(server: str, kept: str, tmp_path: Path) -> AsyncIterator[KeptHome]:
    async with opened(server, kept, tmp_path / "home") as made:
        yield made


async def test_the_audit_goes_on_from_the_head_that_was_noted(home: KeptHome) -> None:
    async with transaction(home.runtime.pool) as connection:
        report = await audit.verify(connection, noted_head=bytes.fromhex(KNOWN["audit"]["head"]))
    assert report.fault is None
    assert report.count >= KNOWN["audit"]["count"]
    files = await filekeeping.check(home.runtime.pool, home.runtime.settings.files_folder)
    assert files.count > 0
    assert (files.damaged, files.lost) == ((), ())


async def test_what_was_counted_counts_and_what_was_approved_is_shown(home: KeptHome) -> None:
    async with transaction(home.runtime.pool) as connection:
        ledger = await all_cases(connection)
        found = await progress(connection, ledger, await counting_settings(connection))
        [approved] = await approval.approvals(connection, ledger, by=LEADER)
    closing, settled = approved.closing, KNOWN["closing"]
    assert list(found.count.counted) == KNOWN["counted"] == list(closing.figures.counted)
    assert (str(closing.period_from), str(closing.period_to)) == (settled["period_from"], settled["period_to"])
    assert vars(approved.situation) == settled["situation"]
    assert (approved.since.added, approved.since.removed) == ((), ())
    async with home.browser() as visitor:
        page = (await visitor.get("/results")).text
    figure = re.search(r'class="headline__figure">\s*(\d+)', page)
    assert figure
    assert int(figure[1]) == len(KNOWN["counted"])
    assert f'id="result-{KNOWN["cases"]["counted"]}"' in page


async def test_a_period_that_was_closed_then_keeps_its_figure_and_the_target_counts_what_it_counted(
    home: KeptHome,
) -> None:
    async with transaction(home.runtime.pool) as connection:
        ledger = await all_cases(connection)
        [main, *_] = await target_figures.standing(connection, ledger, ledger.today, by=LEADER)
        [closed] = await approval.approvals(connection, ledger, by=LEADER)
        assert await target_figures.when_closed(connection, [closed.closing.id]) == {}
        present = await counting_settings(connection)
        stricter = replace(present, target=99, attribution_months=1)
        await programme.set_counting(connection, stricter, seen=present, by=SYSTEM)
        [afterwards] = await approval.approvals(connection, ledger, by=LEADER)
    assert list(main.cases) == KNOWN["counted"]
    assert main.target.wanted == closed.closing.settings.target
    assert afterwards.closing == closed.closing
    async with home.browser() as visitor:
        page = (await visitor.get("/results")).text
    assert re.search(rf'class="headline__figure">\s*{len(KNOWN["counted"])}<', page)


async def test_words_given_stand_and_the_last_one_introduces(home: KeptHome) -> None:
    for proposal_id in KNOWN["proposals"].values():
        async with transaction(home.runtime.pool) as connection:
            assert (await moves.look_at(connection, proposal_id, by=SYSTEM)).stands
    async with home.browser() as lab:
        await _use(lab, "last_consent")
    state = "SELECT state FROM proposal WHERE id = $1"
    assert await home.runtime.pool.fetchval(state, KNOWN["proposals"]["one_agreed"]) == "introduced"
    assert await home.runtime.pool.fetchval(state, KNOWN["proposals"]["asked"]) == "asked"


async def test_every_kind_of_link_opens_in_its_language_and_opening_uses_nothing_up(home: KeptHome) -> None:
    for kind, link in LINKS.items():
        for _ in range(2):
            async with home.browser() as reader:
                page = await reader.get(link["path"])
            assert page.status_code == 200, (kind, page.text)
            assert f'<html lang="{link["language"]}"' in page.text, kind


async def test_every_kind_of_link_is_used_as_its_letter_promised(home: KeptHome) -> None:
    assert USES.keys() == LINKS.keys()
    for kind, (_, done) in USES.items():
        async with home.browser() as reader:
            await _use(reader, kind)
        assert await home.runtime.pool.fetchval(done, LINKS[kind]["to"]), kind


async def test_mails_that_waited_are_sent(home: KeptHome) -> None:
    waited = {(mail["recipient"], mail["subject"]) for mail in KNOWN["waiting_mails"]}
    async with asyncio.timeout(SECONDS_FOR_A_MAIL):
        while await home.runtime.pool.fetchval("SELECT count(*) FROM mail WHERE state <> 'sent'"):
            await asyncio.sleep(0.05)
    landed = {(mail.to, mail.subject): mail for mail in local_mails(home.runtime.settings.mail_folder)}
    assert waited <= landed.keys()
    assert [mail.attachments for key, mail in landed.items() if key in waited if mail.attachments]
    links = [found[0] for key in waited if (found := re.search(r"/reset/[\w-]+", landed[key].text))]
    async with home.browser() as reader:
        assert [(await reader.get(link)).status_code for link in links] == [200]


async def test_the_draft_is_offered(home: KeptHome) -> None:
    draft = FORMS["draft"]
    async with home.browser("buyer") as buyer:
        assert f'href="{draft["location"]}"' in (await buyer.get("/account/records")).text
        page = (await buyer.get(draft["location"])).text
    for typed in draft["values"].values():
        assert typed in page


async def test_sessions_are_open_and_the_second_factor_signs_in(home: KeptHome) -> None:
    for name, page in {"buyer": "/proposals", "broker": "/desk", "leader": "/progress"}.items():
        async with home.browser(name) as somebody:
            assert (await somebody.get(page)).status_code == 200, name
    known = KNOWN["second_factor"]
    for code in (pyotp.TOTP(known["secret"]).now(), known["recovery_codes"][0]):
        async with home.browser() as broker:
            form = await opened_form(broker, "/login")
            await form.send("/login", {"email": known["email"], "password": KNOWN["password"]})
            entered = await (await opened_form(broker, "/login/code")).send("/login/code", {"code": code})
            assert entered.status_code == 303
            assert (await broker.get("/desk")).status_code == 200


async def test_the_bundle_verifies_and_the_same_key_signs_the_next_one(home: KeptHome) -> None:
    known, settings = KNOWN["bundle"], home.runtime.settings
    report = verify(BUNDLE.read_bytes(), known["key"])
    assert (report.faults, report.sha256, report.case_id) == ((), known["sha256"], known["case"])
    store, key = store_beside(settings.files_folder), load_signing_key(settings.data_folder)
    async with transaction(home.runtime.pool) as connection:
        next_one = await export_case(connection, known["case"], store, key=key, by=LEADER)
    assert verify(next_one.content, known["key"]).faults == ()


async def test_papers_and_files_are_what_they_were(home: KeptHome) -> None:
    async with home.browser("broker") as broker:
        for path, sha256 in KNOWN["files"].items():
            assert hashlib.sha256((await broker.get(path)).content).hexdigest() == sha256, path
        counted = KNOWN["cases"]["counted"]
        rows = await home.runtime.pool.fetch("SELECT id, sha256 FROM case_evidence WHERE case_id = $1", counted)
        assert rows
        for row in rows:
            paper = await broker.get(f"/cases/{counted}/evidence/{row['id']}")
            assert hashlib.sha256(paper.content).digest() == row["sha256"]


async def test_a_form_that_was_sent_then_and_comes_again_makes_nothing_new(home: KeptHome) -> None:
    assert SENT.keys() == FORMS.keys() - {"draft"}
    for name, (who, tables) in SENT.items():
        form, before = FORMS[name], await _rows(home, tables)
        async with home.browser(who) as sender:
            token = (await opened_form(sender, form["page"])).hidden["csrf_token"]
            files = {field: (file, text.encode(), kind) for field, (file, text, kind) in form["files"].items()}
            values = form["values"] | {"csrf_token": token}
            again = await sender.post(form["action"], data=values, files=files or None, headers={"Origin": ADDRESS})
        assert (again.status_code, again.headers.get("location")) == (303, form["location"]), name
        assert await _rows(home, tables) == before, name


async def _rows(home: KeptHome, tables: tuple[str, ...]) -> list[object]:
    return [await home.runtime.pool.fetch(f"SELECT * FROM {table} ORDER BY 1") for table in tables]


async def _use(reader: httpx.AsyncClient, kind: str) -> None:
    path = LINKS[kind]["path"]
    answer = await (await opened_form(reader, path)).send(path, USES[kind][0])
    assert answer.status_code == 303, (kind, re.findall(r'id="\w+-wrong".*', answer.text))
