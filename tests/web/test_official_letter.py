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
from tests.support.desk_pages import Office
from tests.support.desk_pages import office as office
from tests.support.introductions import settled
from tests.support.proposals import BUYER_EMAIL, LAB_EMAIL, an_asked

SIGNED = ("Thư đã ký.pdf", b"%PDF-1.7\nSo 1234", "application/pdf")
TYPED = {"letter_number": "1234/SKHCN-CNTT"}


async def introduced(office: Office) -> Proposal:
    proposal = await office.make(an_asked)
    async with transaction(office.runtime.pool) as connection:
        for contact in (office.people.buyer, office.people.lab):
            await second_consent.answer_as_contact(connection, proposal.id, Answer(agrees=True), by=contact)
    return proposal


async def today(runtime: Runtime) -> str:
    return str(await runtime.pool.fetchval("SELECT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"))


async def send(office: Office, pair: Proposal, file: tuple[str, bytes, str] | None = SIGNED, **typed: str) -> Any:  # noqa: ANN401
    action = f"/desk/proposals/{pair.id}/letter"
    values = await office.hidden(f"/proposals/{pair.id}", action) | TYPED | {"letter_on": await today(office.runtime)}
    files = {"file": file} if file else None
    return await office.client.post(action, data=values | typed, files=files, headers={"Origin": ORIGIN})


async def page(office: Office, actor: Actor, path: str) -> str:
    office.sit(actor)
    answer = await office.client.get(path)
    assert answer.status_code == 200, answer.text
    return re.sub(r"\s+", " ", answer.text)


def mails(office: Office, email: str, subject: str) -> list[LocalMail]:
    sent = local_mails(office.runtime.settings.mail_folder)
    return [mail for mail in sent if mail.to == email and mail.subject.startswith(subject)]


async def test_the_mail_introduces_and_the_letter_waits_at_the_desk_unsigned(office: Office) -> None:
    pair = await introduced(office)
    await settled(office.runtime)
    names = await office.runtime.pool.fetch("SELECT kind, name FROM proposal_document ORDER BY kind")
    assert [row["kind"] for row in names] == ["letter_draft", "meeting_minutes"]
    for email in (BUYER_EMAIL, LAB_EMAIL):
        [mail] = mails(office, email, "Giới thiệu kết nối")
        assert [file.startswith("Bien-ban") for file in mail.attachments] == [True]
    draft = await office.runtime.pool.fetchval("SELECT id FROM proposal_document WHERE kind = 'letter_draft'")
    assert f'href="/documents/{draft}"' not in await page(office, office.people.lab, f"/proposals/{pair.id}")
    assert (await office.client.get(f"/documents/{draft}")).status_code == 404
    assert "Trình ký, gửi thư giới thiệu" in await page(office, office.people.broker, "/desk?step=letter")
    assert f'href="/documents/{draft}"' in await page(office, office.people.broker, f"/proposals/{pair.id}")
    text = Document(io.BytesIO((await office.client.get(f"/documents/{draft}")).content)).tables[0]
    assert "ngày …… tháng …… năm" in text.rows[1].cells[1].text


async def test_the_signed_letter_goes_to_both_and_leaves_the_queue(office: Office) -> None:
    pair = await introduced(office)
    await settled(office.runtime)
    office.sit(office.people.broker)
    answer = await send(office, pair)
    assert answer.headers["location"] == f"/proposals/{pair.id}?done=letter#letter"
    await settled(office.runtime)
    for email in (BUYER_EMAIL, LAB_EMAIL):
        [mail] = mails(office, email, "Thư giới thiệu số 1234/SKHCN-CNTT")
        assert mail.attachments == ("Thư đã ký.pdf",)
    assert f'href="/proposals/{pair.id}"' not in await page(office, office.people.broker, "/desk")
    for side in (office.people.buyer, office.people.lab):
        assert "Số 1234/SKHCN-CNTT ngày" in await page(office, side, f"/proposals/{pair.id}")
    again = f'action="/desk/proposals/{pair.id}/letter"'
    assert again not in await page(office, office.people.broker, f"/proposals/{pair.id}")


async def test_all_that_is_wrong_with_a_letter_is_said_at_once(office: Office) -> None:
    pair = await introduced(office)
    office.sit(office.people.broker)
    empty = await send(office, pair, None, letter_number="", letter_on="")
    assert empty.status_code == 422
    for field in ("letter_number", "letter_on", "letter_file"):
        assert f'id="{field}-wrong"' in empty.text
    written = await office.runtime.pool.fetchval("SELECT content FROM proposal_document LIMIT 1")
    early = await send(office, pair, ("Thư.docx", written, "application/pdf"), letter_on="2024-01-15")
    assert 'value="1234/SKHCN-CNTT"' in early.text
    assert "tệp Word không có chữ ký" in early.text
    assert "Ngày ký sớm hơn ngày hai bên đồng ý" in early.text
    assert await office.runtime.pool.fetchval("SELECT count(*) FROM proposal_file") == 0


async def test_of_two_letters_the_first_has_gone_out(office: Office) -> None:
    pair = await introduced(office)
    office.sit(office.people.broker)
    action = f"/desk/proposals/{pair.id}/letter"
    seen = await office.hidden(f"/proposals/{pair.id}", action)
    await send(office, pair)
    late = seen | {"letter_number": "99/SKHCN", "letter_on": await today(office.runtime)}
    answer = await office.client.post(action, data=late, files={"file": SIGNED}, headers={"Origin": ORIGIN})
    assert answer.status_code == 409
    assert "Gửi thư giới thiệu đã ký" in answer.text
    assert await office.runtime.pool.fetchval("SELECT number FROM official_letter") == "1234/SKHCN-CNTT"


async def test_that_there_will_be_no_letter_is_noted_with_a_reason_and_can_be_taken_back(office: Office) -> None:
    pair = await introduced(office)
    office.sit(office.people.broker)
    assert (await office.act(pair, "no-letter", no_letter_reason="")).status_code == 422
    await office.act(pair, "no-letter", no_letter_reason="Hai bên không cần thư")
    assert f'href="/proposals/{pair.id}"' not in await page(office, office.people.broker, "/desk")
    assert "Hai bên không cần thư" in await page(office, office.people.broker, f"/proposals/{pair.id}")
    assert (await send(office, pair)).status_code == 303
    assert await office.runtime.pool.fetchval("SELECT none_at IS NULL AND sent_at IS NOT NULL FROM official_letter")


async def test_the_letter_waits_for_whom_the_work_was_given_to(office: Office) -> None:
    pair = await introduced(office)
    office.sit(office.people.broker)
    given = {"giver": str(office.people.broker.person_id), "person": str(office.people.colleague.person_id)}
    await office.post("/desk/handover", "/desk/handover", **given, handover_reason="Nghỉ phép")
    assert await office.runtime.pool.fetchval("SELECT assignee_id FROM proposal WHERE id = $1", pair.id) == (
        office.people.colleague.person_id
    )


async def test_the_letter_is_offered_to_the_case_as_a_proof_of_the_contact_once(office: Office) -> None:
    pair = await introduced(office)
    office.sit(office.people.broker)
    case_id = await office.runtime.pool.fetchval("SELECT id FROM transfer_case")
    action = f"/cases/{case_id}/evidence/letter"
    assert action not in await page(office, office.people.broker, f"/cases/{case_id}")
    await send(office, pair)
    assert action not in await page(office, office.people.stranger, "/cases")
    office.sit(office.people.broker)
    sent = await office.hidden(f"/cases/{case_id}", action)
    for _ in range(2):
        assert (await office.send(action, sent)).status_code == 303
    rows = await office.runtime.pool.fetch("SELECT * FROM case_evidence")
    assert [(row["kind"], row["name"], str(row["dated_on"])) for row in rows] == [
        ("contact_proof", "Thư đã ký.pdf", await today(office.runtime))
    ]
    assert action not in await page(office, office.people.broker, f"/cases/{case_id}")
    kept = await office.client.get(f"/cases/{case_id}/evidence/{rows[0]['id']}")
    assert kept.content == SIGNED[1]
