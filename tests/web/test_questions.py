"""A question of the desk on pages: on top of the record and of its form, saved with it, taken back, told to both."""

from dataclasses import replace

from matchmaker.ground.db import transaction
from matchmaker.listings.needs import confirmation
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.rules.actors import VISITOR
from matchmaker.rules.need import Need
from matchmaker.rules.personal_data import NOTICE_VERSION
from tests.support.desk_pages import Office
from tests.support.desk_pages import office as office
from tests.support.introductions import mailed_link
from tests.support.listings import need_draft, solution_draft
from tests.support.proposals import BUSINESS, BUYER_EMAIL

FORM = {
    "problem": need_draft().problem,
    "organisation": BUSINESS,
    "contact": "lienhe@thunghiem.example",
}
QUESTION, REPLY = "Hóa đơn còn trên giấy hay đã quét?", "Còn trên giấy, 2.000 tờ một tháng."
SENDER = "gui@hoi.example"


async def asked_about(office: Office) -> Need:
    async with transaction(office.runtime.pool) as connection:
        need = await needs.submit(connection, need_draft(), by=office.people.buyer)
    home = f"/desk/needs/{need.id}"
    assert (await office.post(f"{home}/question", home, question=QUESTION)).status_code == 303
    return need


async def test_a_question_stands_on_the_record_and_its_form_until_the_record_is_saved(office: Office) -> None:
    need = await asked_about(office)
    page = f"/needs/{need.id}"
    assert "Số địa chỉ email đã nhận câu hỏi: 1" in (await office.client.get(f"/desk{page}")).text
    assert "đề nghị bổ sung trước hết ngày" in (await office.client.get(f"/desk{page}")).text
    office.sit(office.people.buyer)
    for path in (page, f"{page}/edit"):
        shown = (await office.client.get(path)).text
        assert QUESTION in shown
        assert shown.index(QUESTION) < shown.index("split__side" if path == page else 'name="problem"')
    assert "Rút lại câu hỏi" not in (await office.client.get(page)).text
    assert page in await mailed_link(office.runtime, BUYER_EMAIL, f"needs/{need.id}")
    wrong = await office.post(page, f"{page}/edit", **FORM | {"problem": "ngắn", "reply": REPLY})
    assert wrong.status_code == 422
    assert REPLY in wrong.text  # an error loses no answer
    assert (await office.post(page, f"{page}/edit", **FORM, reply=REPLY)).status_code == 303
    answered = (await office.client.get(page)).text
    assert "đã nhận nội dung bổ sung" in answered
    assert REPLY in answered, "whoever wrote it"
    office.sit(office.people.buyers_colleague)
    assert REPLY not in (await office.client.get(page)).text, "the broker alone reads it"
    office.sit(office.people.buyer)
    assert QUESTION not in (await office.client.get(f"{page}/edit")).text
    office.sit(office.people.broker)
    assert "Đơn vị đã bổ sung" in (await office.client.get("/desk?step=review")).text
    assert REPLY in (await office.client.get(f"/desk{page}")).text


async def test_an_answer_survives_a_change_that_somebody_else_made(office: Office) -> None:
    need = await asked_about(office)
    page = f"/needs/{need.id}"
    office.sit(office.people.buyer)
    form = await office.hidden(f"{page}/edit", page) | FORM
    async with transaction(office.runtime.pool) as connection:
        await connection.execute("UPDATE need SET place = 'Thủ Đức', version = version + 1 WHERE id = $1", need.id)
    conflict = await office.send(page, form | {"reply": REPLY})
    assert conflict.status_code == 409
    assert f'name="reply" value="{REPLY}"' in conflict.text


async def test_the_desk_takes_a_question_back_and_a_stranger_sees_nothing_of_it(office: Office) -> None:
    need = await asked_about(office)
    home = f"/desk/needs/{need.id}"
    office.sit(office.people.stranger)
    assert (await office.client.get(f"/needs/{need.id}")).status_code == 404
    office.sit(office.people.broker)
    taken = await office.post(f"{home}/question/take-back", home)
    assert taken.headers["location"] == f"{home}?done=taken_back"
    after = (await office.client.get(f"{home}?done=taken_back")).text
    assert "hồ sơ trở lại chờ duyệt" in after
    assert QUESTION not in after
    async with transaction(office.runtime.pool) as connection:
        solution = await solutions.submit(connection, solution_draft(), by=office.people.lab)
    home = f"/desk/solutions/{solution.id}"
    assert (await office.post(f"{home}/question", home, question=QUESTION)).status_code == 303
    office.sit(office.people.lab)
    assert QUESTION in (await office.client.get(f"/solutions/{solution.id}")).text
    assert QUESTION in (await office.client.get(f"/solutions/{solution.id}/edit")).text
    office.sit(office.people.broker)
    assert (await office.post(f"{home}/question/take-back", home)).status_code == 303


async def test_a_sender_without_account_is_asked_by_a_link_and_of_two_answers_the_first_stands(office: Office) -> None:
    async with transaction(office.runtime.pool) as connection:
        draft = need_draft(organisation="Công ty Không Tài Khoản", email=SENDER)
        need = await confirmation.post(connection, draft, consent=NOTICE_VERSION, locale="vi", by=VISITOR)
    confirm = await mailed_link(office.runtime, SENDER, "needs/confirm")
    async with transaction(office.runtime.pool) as connection:
        await confirmation.confirm(connection, confirm.rpartition("/")[2], by=VISITOR)
    home = f"/desk/needs/{need.id}"
    await office.post(f"{home}/question", home, question=QUESTION)
    link = await mailed_link(office.runtime, SENDER, "needs/answer")
    office.sit(replace(VISITOR, origin="203.0.113.9"))
    nothing = await office.post(link, link, problem=need.problem)
    assert nothing.status_code == 422
    form = await office.hidden(link, link) | {"problem": need.problem, "reply": REPLY}
    assert [(await office.send(link, form)).headers["location"] for _ in range(2)] == [link, link]
    assert REPLY in (await office.client.get(link)).text
    late = await office.send(link, form | {"reply": "Câu khác"})
    assert REPLY in late.text
    async with transaction(office.runtime.pool) as connection:
        await needs.take_over(connection, need.id, need.organisation_id)
        await connection.execute("UPDATE need SET problem = 'Lời mới của đơn vị', confidentiality = 'brokers'")
    for page in ((await office.client.get(link)).text, (await office.client.get(confirm)).text):
        assert f"Nhu cầu số {need.id} của Ông/Bà" in page
        for words in ("Lời mới của đơn vị", "Công ty Không Tài Khoản", QUESTION, REPLY):
            assert words not in page


async def test_what_was_asked_and_answered_can_be_read_after_publication(office: Office) -> None:
    need = await asked_about(office)
    page = f"/needs/{need.id}"
    office.sit(office.people.buyer)
    await office.post(page, f"{page}/edit", **FORM, reply=REPLY)
    office.sit(office.people.broker)
    await office.post(f"{page}/state", f"/desk{page}")
    for reader, reads_reply in (
        (office.people.broker, True),
        (office.people.buyer, True),
        (office.people.buyers_colleague, False),
    ):
        office.sit(reader)
        shown = (await office.client.get(page)).text
        assert (QUESTION in shown, REPLY in shown) == (True, reads_reply)
        assert "đã nhận nội dung bổ sung" not in shown, "it is no news any more"
    office.sit(office.people.broker)
    assert REPLY in (await office.client.get(f"/desk{page}")).text
    office.sit(office.people.stranger)
    assert QUESTION not in (await office.client.get(page)).text


async def test_a_question_that_nobody_gets_is_not_called_sent(office: Office) -> None:
    async with transaction(office.runtime.pool) as connection:
        draft = need_draft(organisation="Công ty Gọi Điện", phone="0901234567", email=None)
        need = await confirmation.post(connection, draft, consent=NOTICE_VERSION, locale="vi", by=VISITOR)
        await confirmation.confirm_by_phone(connection, need.id, by=office.people.broker)
    home = f"/desk/needs/{need.id}"
    asked = await office.post(f"{home}/question", home, question=QUESTION)
    shown = (await office.client.get(asked.headers["location"])).text
    assert "Chưa gửi được câu hỏi" in shown
    assert "Đã gửi câu hỏi" not in shown
    assert f'href="{home}"' in (await office.client.get("/desk?step=call")).text
    await office.post(f"{home}/question/take-back", home)
    await office.post(f"/needs/{need.id}/state", home)
    told = (await office.post(f"{home}/called", home)).headers["location"]
    assert "Đã ghi nhận: người gửi đã được báo qua điện thoại." in (await office.client.get(told)).text
    assert f'href="{home}"' not in (await office.client.get("/desk?step=call")).text
