"""A question of the desk on pages: on top of the record and of its form, saved with it, taken back, told to both."""

from dataclasses import replace

from matchmaker.ground.db import transaction
from matchmaker.listings.needs import confirmation
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.rules.actors import VISITOR
from matchmaker.rules.need import Need
from matchmaker.rules.personal_data import NOTICE_VERSION
from tests.support.introductions import mailed_link
from tests.support.listings import need_draft, solution_draft
from tests.support.proposals import BUSINESS, BUYER_EMAIL
from tests.support.screens import BrokersSeat

FORM = {
    "problem": need_draft().problem,
    "organisation": BUSINESS,
    "contact": "lienhe@thunghiem.example",
}
QUESTION, REPLY = "Hóa đơn còn trên giấy hay đã quét?", "Còn trên giấy, 2.000 tờ một tháng."
SENDER = "gui@hoi.example"


async def asked_about(broker_seat: BrokersSeat) -> Need:
    async with transaction(broker_seat.runtime.pool) as connection:
        need = await needs.submit(connection, need_draft(), by=broker_seat.people.buyer)
    home = f"/desk/needs/{need.id}"
    assert (await broker_seat.post(f"{home}/question", home, question=QUESTION)).status_code == 303
    return need


async def test_a_question_stands_on_the_record_and_its_form_until_the_record_is_saved(broker_seat: BrokersSeat) -> None:
    need = await asked_about(broker_seat)
    page = f"/needs/{need.id}"
    assert "Số địa chỉ email đã nhận câu hỏi: 1" in (await broker_seat.client.get(f"/desk{page}")).text
    assert "đề nghị bổ sung chậm nhất ngày" in (await broker_seat.client.get(f"/desk{page}")).text
    broker_seat.sit(broker_seat.people.buyer)
    for path in (page, f"{page}/edit"):
        shown = (await broker_seat.client.get(path)).text
        assert QUESTION in shown
        assert shown.index(QUESTION) < shown.index("split__side" if path == page else 'name="problem"')
    assert "Rút lại câu hỏi" not in (await broker_seat.client.get(page)).text
    assert page in await mailed_link(broker_seat.runtime, BUYER_EMAIL, f"needs/{need.id}")
    wrong = await broker_seat.post(page, f"{page}/edit", **FORM | {"problem": "ngắn", "reply": REPLY})
    assert wrong.status_code == 422
    assert REPLY in wrong.text  # an error loses no answer
    assert (await broker_seat.post(page, f"{page}/edit", **FORM, reply=REPLY)).status_code == 303
    answered = (await broker_seat.client.get(page)).text
    assert "đã nhận nội dung bổ sung" in answered
    assert REPLY in answered, "whoever wrote it"
    broker_seat.sit(broker_seat.people.buyers_colleague)
    assert REPLY not in (await broker_seat.client.get(page)).text, "the broker alone reads it"
    broker_seat.sit(broker_seat.people.buyer)
    assert QUESTION not in (await broker_seat.client.get(f"{page}/edit")).text
    broker_seat.sit(broker_seat.people.broker)
    assert "Đơn vị đã bổ sung" in (await broker_seat.client.get("/desk?step=review")).text
    assert REPLY in (await broker_seat.client.get(f"/desk{page}")).text


async def test_an_answer_survives_a_change_that_somebody_else_made(broker_seat: BrokersSeat) -> None:
    need = await asked_about(broker_seat)
    page = f"/needs/{need.id}"
    broker_seat.sit(broker_seat.people.buyer)
    form = await broker_seat.hidden(f"{page}/edit", page) | FORM
    async with transaction(broker_seat.runtime.pool) as connection:
        await connection.execute("UPDATE need SET place = 'Thủ Đức', version = version + 1 WHERE id = $1", need.id)
    conflict = await broker_seat.send(page, form | {"reply": REPLY})
    assert conflict.status_code == 409
    assert f'name="reply" value="{REPLY}"' in conflict.text


async def test_the_desk_takes_a_question_back_and_a_stranger_sees_nothing_of_it(broker_seat: BrokersSeat) -> None:
    need = await asked_about(broker_seat)
    home = f"/desk/needs/{need.id}"
    broker_seat.sit(broker_seat.people.stranger)
    assert (await broker_seat.client.get(f"/needs/{need.id}")).status_code == 404
    broker_seat.sit(broker_seat.people.broker)
    taken = await broker_seat.post(f"{home}/question/take-back", home)
    assert taken.headers["location"] == f"{home}?done=taken_back"
    after = (await broker_seat.client.get(f"{home}?done=taken_back")).text
    assert "hồ sơ trở lại chờ duyệt" in after
    assert QUESTION not in after
    async with transaction(broker_seat.runtime.pool) as connection:
        solution = await solutions.submit(connection, solution_draft(), by=broker_seat.people.lab)
    home = f"/desk/solutions/{solution.id}"
    assert (await broker_seat.post(f"{home}/question", home, question=QUESTION)).status_code == 303
    broker_seat.sit(broker_seat.people.lab)
    assert QUESTION in (await broker_seat.client.get(f"/solutions/{solution.id}")).text
    assert QUESTION in (await broker_seat.client.get(f"/solutions/{solution.id}/edit")).text
    broker_seat.sit(broker_seat.people.broker)
    assert (await broker_seat.post(f"{home}/question/take-back", home)).status_code == 303


async def test_a_sender_without_account_is_asked_by_a_link_and_of_two_answers_the_first_stands(
    broker_seat: BrokersSeat,
) -> None:
    async with transaction(broker_seat.runtime.pool) as connection:
        draft = need_draft(organisation="Công ty Không Tài Khoản", email=SENDER)
        need = await confirmation.post(connection, draft, consent=NOTICE_VERSION, locale="vi", by=VISITOR)
    confirm = await mailed_link(broker_seat.runtime, SENDER, "needs/confirm")
    async with transaction(broker_seat.runtime.pool) as connection:
        await confirmation.confirm(connection, confirm.rpartition("/")[2], by=VISITOR)
    home = f"/desk/needs/{need.id}"
    await broker_seat.post(f"{home}/question", home, question=QUESTION)
    link = await mailed_link(broker_seat.runtime, SENDER, "needs/answer")
    broker_seat.sit(replace(VISITOR, origin="203.0.113.9"))
    nothing = await broker_seat.post(link, link, problem=need.problem)
    assert nothing.status_code == 422
    form = await broker_seat.hidden(link, link) | {"problem": need.problem, "reply": REPLY}
    assert [(await broker_seat.send(link, form)).headers["location"] for _ in range(2)] == [link, link]
    assert REPLY in (await broker_seat.client.get(link)).text
    late = await broker_seat.send(link, form | {"reply": "Câu khác"})
    assert REPLY in late.text
    async with transaction(broker_seat.runtime.pool) as connection:
        await needs.take_over(connection, need.id, need.organisation_id)
        await connection.execute("UPDATE need SET problem = 'Lời mới của đơn vị', confidentiality = 'brokers'")
    for page in ((await broker_seat.client.get(link)).text, (await broker_seat.client.get(confirm)).text):
        assert f"Nhu cầu số {need.id} của Ông/Bà" in page
        for words in ("Lời mới của đơn vị", "Công ty Không Tài Khoản", QUESTION, REPLY):
            assert words not in page


async def test_what_was_asked_and_answered_can_be_read_after_publication(broker_seat: BrokersSeat) -> None:
    need = await asked_about(broker_seat)
    page = f"/needs/{need.id}"
    broker_seat.sit(broker_seat.people.buyer)
    await broker_seat.post(page, f"{page}/edit", **FORM, reply=REPLY)
    broker_seat.sit(broker_seat.people.broker)
    await broker_seat.post(f"{page}/state", f"/desk{page}")
    for reader, reads_reply in (
        (broker_seat.people.broker, True),
        (broker_seat.people.buyer, True),
        (broker_seat.people.buyers_colleague, False),
    ):
        broker_seat.sit(reader)
        shown = (await broker_seat.client.get(page)).text
        assert (QUESTION in shown, REPLY in shown) == (True, reads_reply)
        assert "đã nhận nội dung bổ sung" not in shown, "it is no news any more"
    broker_seat.sit(broker_seat.people.broker)
    assert REPLY in (await broker_seat.client.get(f"/desk{page}")).text
    broker_seat.sit(broker_seat.people.stranger)
    assert QUESTION not in (await broker_seat.client.get(page)).text


async def test_another_question_by_one_form_is_kept_on_the_page_and_offered_as_no_change_of_the_record(
    broker_seat: BrokersSeat,
) -> None:
    async with transaction(broker_seat.runtime.pool) as connection:
        need = await needs.submit(connection, need_draft(), by=broker_seat.people.buyer)
    home = f"/desk/needs/{need.id}"
    form = await broker_seat.hidden(home, f"{home}/question")
    assert (await broker_seat.send(f"{home}/question", form | {"question": QUESTION})).status_code == 303
    other = await broker_seat.send(f"{home}/question", form | {"question": "Bao nhiêu phim mỗi ngày?"})
    assert other.status_code == 409
    assert "Biểu mẫu này chỉ được tiếp nhận một lần" in other.text
    assert "formaction" not in other.text
    assert "Bao nhiêu phim mỗi ngày?" in other.text


async def test_a_question_that_nobody_gets_is_not_called_sent(broker_seat: BrokersSeat) -> None:
    async with transaction(broker_seat.runtime.pool) as connection:
        draft = need_draft(organisation="Công ty Gọi Điện", phone="0901234567", email=None)
        need = await confirmation.post(connection, draft, consent=NOTICE_VERSION, locale="vi", by=VISITOR)
        await confirmation.confirm_by_phone(connection, need.id, by=broker_seat.people.broker)
    home = f"/desk/needs/{need.id}"
    asked = await broker_seat.post(f"{home}/question", home, question=QUESTION)
    shown = (await broker_seat.client.get(asked.headers["location"])).text
    assert "Chưa gửi được câu hỏi" in shown
    assert "Đã gửi câu hỏi" not in shown
    assert f'href="{home}"' in (await broker_seat.client.get("/desk?step=call")).text
    await broker_seat.post(f"{home}/question/take-back", home)
    await broker_seat.post(f"/needs/{need.id}/state", home)
    told = (await broker_seat.post(f"{home}/called", home)).headers["location"]
    assert "Đã ghi nhận: người gửi đã được báo qua điện thoại." in (await broker_seat.client.get(told)).text
    assert f'href="{home}"' not in (await broker_seat.client.get("/desk?step=call")).text
