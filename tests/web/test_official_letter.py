"""The official letter of an introduction: the desk's alone before it is signed, then mailed to both."""

import io
import re
from typing import Any

from docx import Document

from matchmaker.bootstrap import Runtime
from matchmaker.cases import second_consent
from matchmaker.ground.db import transaction
from matchmaker.notices.folder import LocalMail
from matchmaker.notices.service import local_mails
from matchmaker.proposals.consents import Answer
from matchmaker.rules.actors import Actor
from matchmaker.rules.proposal import Proposal
from tests.support.clients import ORIGIN
from tests.support.introductions import settled
from tests.support.proposals import BUYER_EMAIL, LAB_EMAIL, an_asked
from tests.support.screens import BrokersSeat

SIGNED = ("Thư đã ký.pdf", b"%PDF-1.7\nSo 1234", "application/pdf")
TYPED = {"letter_number": "1234/SKHCN-CNTT"}


async def introduced(broker_seat: BrokersSeat) -> Proposal:
    proposal = await broker_seat.make(an_asked)
    async with transaction(broker_seat.runtime.pool) as connection:
        for contact in (broker_seat.people.buyer, broker_seat.people.lab):
            await second_consent.answer_as_contact(connection, proposal.id, Answer(agrees=True), by=contact)
    return proposal


async def today(runtime: Runtime) -> str:
    return str(await runtime.pool.fetchval("SELECT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"))


async def send(
    broker_seat: BrokersSeat, pair: Proposal, file: tuple[str, bytes, str] | None = SIGNED, **typed: str
) -> Any:  # noqa: ANN401
    action = f"/desk/proposals/{pair.id}/letter"
    values = (
        await broker_seat.hidden(f"/proposals/{pair.id}", action)
        | TYPED
        | {"letter_on": await today(broker_seat.runtime)}
    )
    files = {"file": file} if file else None
    return await broker_seat.client.post(action, data=values | typed, files=files, headers={"Origin": ORIGIN})


async def page(broker_seat: BrokersSeat, actor: Actor, path: str) -> str:
    broker_seat.sit(actor)
    answer = await broker_seat.client.get(path)
    assert answer.status_code == 200, answer.text
    return re.sub(r"\s+", " ", answer.text)


def mails(broker_seat: BrokersSeat, email: str, subject: str) -> list[LocalMail]:
    sent = local_mails(broker_seat.runtime.settings.mail_folder)
    return [mail for mail in sent if mail.to == email and mail.subject.startswith(subject)]


async def test_the_mail_introduces_and_the_letter_waits_at_the_desk_unsigned(broker_seat: BrokersSeat) -> None:
    pair = await introduced(broker_seat)
    await settled(broker_seat.runtime)
    names = await broker_seat.runtime.pool.fetch("SELECT kind, name FROM proposal_document ORDER BY kind")
    assert [row["kind"] for row in names] == ["letter_draft", "meeting_minutes"]
    for email in (BUYER_EMAIL, LAB_EMAIL):
        [mail] = mails(broker_seat, email, "Giới thiệu kết nối")
        assert [file.startswith("Bien-ban") for file in mail.attachments] == [True]
    draft = await broker_seat.runtime.pool.fetchval("SELECT id FROM proposal_document WHERE kind = 'letter_draft'")
    assert f'href="/documents/{draft}"' not in await page(broker_seat, broker_seat.people.lab, f"/proposals/{pair.id}")
    assert (await broker_seat.client.get(f"/documents/{draft}")).status_code == 404
    assert "Trình ký, gửi thư giới thiệu" in await page(broker_seat, broker_seat.people.broker, "/desk?step=letter")
    assert f'href="/documents/{draft}"' in await page(broker_seat, broker_seat.people.broker, f"/proposals/{pair.id}")
    text = Document(io.BytesIO((await broker_seat.client.get(f"/documents/{draft}")).content)).tables[0]
    assert "ngày …… tháng …… năm" in text.rows[1].cells[1].text


async def test_the_signed_letter_goes_to_both_and_leaves_the_queue(broker_seat: BrokersSeat) -> None:
    pair = await introduced(broker_seat)
    await settled(broker_seat.runtime)
    broker_seat.sit(broker_seat.people.broker)
    answer = await send(broker_seat, pair)
    assert answer.headers["location"] == f"/proposals/{pair.id}?done=letter#letter"
    await settled(broker_seat.runtime)
    for email in (BUYER_EMAIL, LAB_EMAIL):
        [mail] = mails(broker_seat, email, "Thư giới thiệu số 1234/SKHCN-CNTT")
        assert mail.attachments == ("Thư đã ký.pdf",)
    assert f'href="/proposals/{pair.id}"' not in await page(broker_seat, broker_seat.people.broker, "/desk")
    for side in (broker_seat.people.buyer, broker_seat.people.lab):
        assert "Số 1234/SKHCN-CNTT ngày" in await page(broker_seat, side, f"/proposals/{pair.id}")
    shown = await page(broker_seat, broker_seat.people.broker, f"/proposals/{pair.id}")
    assert f'action="/desk/proposals/{pair.id}/letter"' not in shown
    assert "Đến phần quyết định" not in shown, "there is nothing to decide"


async def test_all_that_is_wrong_with_a_letter_is_said_at_once(broker_seat: BrokersSeat) -> None:
    pair = await introduced(broker_seat)
    broker_seat.sit(broker_seat.people.broker)
    empty = await send(broker_seat, pair, None, letter_number="", letter_on="")
    assert empty.status_code == 422
    for field in ("letter_number", "letter_on", "letter_file"):
        assert f'id="{field}-wrong"' in empty.text
    written = await broker_seat.runtime.pool.fetchval("SELECT content FROM proposal_document LIMIT 1")
    early = await send(broker_seat, pair, ("Thư.docx", written, "application/pdf"), letter_on="2024-01-15")
    assert 'value="1234/SKHCN-CNTT"' in early.text
    assert "tệp Word không có chữ ký" in early.text
    assert "Ngày ký sớm hơn ngày hai bên đồng ý" in early.text
    assert await broker_seat.runtime.pool.fetchval("SELECT count(*) FROM proposal_file") == 0


async def test_of_two_letters_the_first_has_gone_out(broker_seat: BrokersSeat) -> None:
    pair = await introduced(broker_seat)
    broker_seat.sit(broker_seat.people.broker)
    action = f"/desk/proposals/{pair.id}/letter"
    seen = await broker_seat.hidden(f"/proposals/{pair.id}", action)
    await send(broker_seat, pair)
    late = seen | {"letter_number": "99/SKHCN", "letter_on": await today(broker_seat.runtime)}
    answer = await broker_seat.client.post(action, data=late, files={"file": SIGNED}, headers={"Origin": ORIGIN})
    assert answer.status_code == 409
    assert "Gửi thư giới thiệu đã ký" in answer.text
    assert await broker_seat.runtime.pool.fetchval("SELECT number FROM official_letter") == "1234/SKHCN-CNTT"


async def test_that_there_will_be_no_letter_is_noted_with_a_reason_and_can_be_taken_back(
    broker_seat: BrokersSeat,
) -> None:
    pair = await introduced(broker_seat)
    broker_seat.sit(broker_seat.people.broker)
    assert (await broker_seat.act(pair, "no-letter", no_letter_reason="")).status_code == 422
    await broker_seat.act(pair, "no-letter", no_letter_reason="Hai bên không cần thư")
    assert f'href="/proposals/{pair.id}"' not in await page(broker_seat, broker_seat.people.broker, "/desk")
    assert "Hai bên không cần thư" in await page(broker_seat, broker_seat.people.broker, f"/proposals/{pair.id}")
    assert (await send(broker_seat, pair)).status_code == 303
    assert await broker_seat.runtime.pool.fetchval(
        "SELECT none_at IS NULL AND sent_at IS NOT NULL FROM official_letter"
    )


async def test_the_letter_waits_for_whom_the_work_was_given_to(broker_seat: BrokersSeat) -> None:
    pair = await introduced(broker_seat)
    broker_seat.sit(broker_seat.people.broker)
    given = {"giver": str(broker_seat.people.broker.person_id), "person": str(broker_seat.people.colleague.person_id)}
    await broker_seat.post("/desk/handover", "/desk/handover", **given, handover_reason="Nghỉ phép")
    assert await broker_seat.runtime.pool.fetchval("SELECT assignee_id FROM proposal WHERE id = $1", pair.id) == (
        broker_seat.people.colleague.person_id
    )


async def test_the_letter_is_offered_to_the_case_as_a_proof_of_the_contact_once(broker_seat: BrokersSeat) -> None:
    pair = await introduced(broker_seat)
    broker_seat.sit(broker_seat.people.broker)
    case_id = await broker_seat.runtime.pool.fetchval("SELECT id FROM transfer_case")
    action = f"/cases/{case_id}/evidence/letter"
    assert action not in await page(broker_seat, broker_seat.people.broker, f"/cases/{case_id}")
    await send(broker_seat, pair)
    assert action not in await page(broker_seat, broker_seat.people.stranger, "/cases")
    broker_seat.sit(broker_seat.people.broker)
    sent = await broker_seat.hidden(f"/cases/{case_id}", action)
    for _ in range(2):
        assert (await broker_seat.send(action, sent)).status_code == 303
    rows = await broker_seat.runtime.pool.fetch("SELECT * FROM case_evidence")
    assert [(row["kind"], row["name"], str(row["dated_on"])) for row in rows] == [
        ("contact_proof", "Thư đã ký.pdf", await today(broker_seat.runtime))
    ]
    assert action not in await page(broker_seat, broker_seat.people.broker, f"/cases/{case_id}")
    kept = await broker_seat.client.get(f"/cases/{case_id}/evidence/{rows[0]['id']}")
    assert kept.content == SIGNED[1]
