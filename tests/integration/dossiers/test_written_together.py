"""A dossier is begun from an introduced pair, written by both sides and the desk, and taken through its life."""

from dataclasses import replace
from datetime import date

import pytest

from matchmaker.cases import moves as cases
from matchmaker.cases.loading import case_facts
from matchmaker.dossiers import comments, drafting, versions, views, writers
from matchmaker.dossiers import service as dossiers
from matchmaker.dossiers.moves import StepDraft
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotAllowed, NotFound, WrongState
from matchmaker.rules.actors import SYSTEM
from matchmaker.rules.dossier import DossierMove, DossierStatus, Source
from matchmaker.rules.dossier_parts import DossierPart
from matchmaker.rules.facts import Money, needs_registration
from tests.support.cases import Office, a_file, an_introduction, an_office
from tests.support.dossiers import HANDED_IN, WHOLE, begun, filled, move
from tests.support.proposals import a_pair, a_proposal, mails_to, notices_of

M, P = DossierMove, DossierPart
DAY = date(2026, 5, 4)


@pytest.fixture
async def office(connection: Connection) -> Office:
    return await an_office(connection)


async def test_what_is_prefilled_says_where_it_comes_from_and_waits_to_be_confirmed(
    connection: Connection, office: Office
) -> None:
    dossier_id = await begun(connection, office, measure="Số giờ nhập liệu mỗi tháng")
    dossier = await dossiers.get(connection, dossier_id, by=office.desk.lab)
    marks = {(mark.part, mark.field): mark.source for mark in dossier.unconfirmed}
    assert marks[P.AIMS, "urgency"] is Source.NEED
    assert marks[P.PRODUCTS, "product-1-product_name"] is Source.SOLUTION
    assert marks[P.PEOPLE, "host_name"] is Source.PROPOSAL
    assert dossier.content(P.USE)["result_measure"] == "Số giờ nhập liệu mỗi tháng"
    words = {(part, name) for part, section in dossier.sections.items() for name in section.content}
    assert words == set(marks)


async def test_an_edited_text_counts_as_confirmed_by_its_writer_and_others_stay(
    connection: Connection, office: Office
) -> None:
    dossier_id = await begun(connection, office, outcome="Đọc đúng 98 % hóa đơn")
    dossier = await dossiers.get(connection, dossier_id, by=office.desk.lab)
    said = dict(dossier.content(P.AIMS)) | {"urgency": "Viết lại hoàn toàn."}
    await dossiers.write(connection, dossier_id, P.AIMS, said, version=1, by=office.desk.lab)
    marks = {mark.field: mark for mark in (await dossiers.get(connection, dossier_id, by=office.desk.lab)).marks}
    assert (marks["urgency"].confirmed_by, marks["aims"].confirmed_by) == (office.desk.lab.name, None)
    await dossiers.confirm(connection, dossier_id, P.AIMS, ["aims"], version=2, by=office.broker)
    marks = {mark.field: mark for mark in (await dossiers.get(connection, dossier_id, by=office.desk.lab)).marks}
    assert marks["aims"].confirmed_by == office.broker.name
    assert marks["task_title"].confirmed_at is None


async def test_of_two_who_write_one_part_the_second_is_told_while_other_parts_are_free(
    connection: Connection, office: Office
) -> None:
    dossier_id = await begun(connection, office)
    await dossiers.write(connection, dossier_id, P.RISKS, WHOLE[P.RISKS], version=0, by=office.desk.lab)
    with pytest.raises(Conflict):
        await dossiers.write(connection, dossier_id, P.RISKS, {"risks_note": "Khác"}, version=0, by=office.broker)
    await dossiers.write(connection, dossier_id, P.WORK, WHOLE[P.WORK], version=0, by=office.desk.buyer)


async def test_words_that_changed_meanwhile_are_not_confirmed_unread(connection: Connection, office: Office) -> None:
    dossier_id = await begun(connection, office)
    said = dict((await dossiers.get(connection, dossier_id, by=SYSTEM)).content(P.AIMS)) | {"aims": "Mục tiêu mới"}
    await dossiers.write(connection, dossier_id, P.AIMS, said, version=1, by=office.desk.lab)
    with pytest.raises(Conflict):
        await dossiers.confirm(connection, dossier_id, P.AIMS, (), version=1, by=office.broker)


async def test_a_pair_has_one_dossier_however_often_it_is_begun(connection: Connection, office: Office) -> None:
    proposal_id = await an_introduction(connection, office)
    first = await drafting.from_proposal(connection, proposal_id, by=office.desk.lab)
    assert await drafting.from_proposal(connection, proposal_id, by=office.broker) == first
    assert await drafting.from_proposal(connection, proposal_id, by=office.desk.buyer) == first


async def test_nothing_is_written_before_the_introduction(connection: Connection, office: Office) -> None:
    proposal = await a_proposal(connection, office.desk)
    with pytest.raises(Conflict):
        await drafting.from_proposal(connection, proposal.id, by=office.broker)
    with pytest.raises(NotFound):
        await drafting.from_proposal(connection, proposal.id, by=office.desk.stranger)


async def test_others_see_neither_the_dossier_nor_that_it_is_there(connection: Connection, office: Office) -> None:
    dossier_id = await begun(connection, office)
    with pytest.raises(NotFound):
        await dossiers.get(connection, dossier_id, by=office.desk.stranger)
    assert (await views.listing(connection, list(DossierStatus), by=office.desk.stranger)).items == []
    desk = office.desk
    assert (await views.listing(connection, list(DossierStatus), by=office.verifier)).items == [], "not handed in yet"
    for reader in (desk.lab, desk.labs_colleague, desk.buyer, office.broker):
        assert [each.id for each in (await views.listing(connection, list(DossierStatus), by=reader)).items] == [
            dossier_id
        ]


async def test_a_confidential_need_is_opened_to_nobody_else_but_by_the_desk(
    connection: Connection, office: Office
) -> None:
    dossier_id = await begun(connection, office, confidentiality="brokers")
    with pytest.raises(InvalidInput) as refused:
        await writers.open_to(connection, dossier_id, "la@congty.example", "author", by=office.desk.lab)
    assert refused.value.fields == {"writer_email": "need_is_confidential"}
    await writers.open_to(connection, dossier_id, "la@congty.example", "author", by=office.broker)
    assert (await dossiers.get(connection, dossier_id, by=office.desk.stranger)).id == dossier_id
    assert len(await mails_to(connection, "la@congty.example")) == 1
    [writer] = [each for each in await writers.of_dossier(connection, dossier_id) if each.person_id]
    await writers.close_to(connection, dossier_id, writer.id, by=office.broker)
    with pytest.raises(NotFound):
        await dossiers.get(connection, dossier_id, by=office.desk.stranger)


async def test_a_broken_sum_is_saved_and_keeps_the_dossier_from_being_handed_in(
    connection: Connection, office: Office
) -> None:
    dossier_id = await begun(connection, office)
    await filled(connection, dossier_id, office)
    said = {**WHOLE[P.BUDGET], "total_state": 1}
    version = (await dossiers.get(connection, dossier_id, by=SYSTEM)).sections[P.BUDGET].version
    await dossiers.write(connection, dossier_id, P.BUDGET, said, version=version, by=office.desk.lab)
    shown = await views.show(connection, dossier_id, by=office.desk.lab)
    assert [(each.field, each.stated, each.made) for each in shown.broken] == [("total_state", 1, 700_000_000)]
    with pytest.raises(Conflict, match="dossier_lacks"):
        await move(connection, dossier_id, M.FINISH, office.desk.lab)


async def test_handed_in_approved_and_carried_to_the_case(connection: Connection, office: Office) -> None:
    dossier_id = await begun(connection, office)
    await filled(connection, dossier_id, office)
    case_id = (await dossiers.get(connection, dossier_id, by=SYSTEM)).case_id
    assert case_id
    assert needs_registration(await case_facts(connection, case_id)) is None
    await move(connection, dossier_id, M.FINISH, office.desk.buyer)
    with pytest.raises(WrongState):
        await dossiers.write(connection, dossier_id, P.AIMS, WHOLE[P.AIMS], version=1, by=office.desk.lab)
    with pytest.raises(NotAllowed):
        await move(connection, dossier_id, M.HAND_IN, office.desk.labs_colleague, HANDED_IN)
    with pytest.raises(InvalidInput) as refused:
        await move(connection, dossier_id, M.HAND_IN, office.desk.lab, StepDraft(place="Sở"))
    assert refused.value.fields == {"handed_in_on": "required", "receipt_number": "required"}
    await move(connection, dossier_id, M.HAND_IN, office.desk.lab, HANDED_IN)
    assert "dossier_handed_in" in await notices_of(connection, office.broker)
    with pytest.raises(NotAllowed):
        await move(connection, dossier_id, M.APPROVE, office.desk.lab)
    decision = StepDraft(happened_on=DAY, number="45/QĐ", paper=a_file("Quyết định"))
    with pytest.raises(InvalidInput):
        await move(connection, dossier_id, M.APPROVE, office.broker, replace(decision, paper=None))
    await move(connection, dossier_id, M.APPROVE, office.broker, decision)
    opened = await cases.look_at(connection, case_id, by=office.broker)
    facts = await case_facts(connection, case_id)
    assert (opened.money, opened.dossier_id, facts.dossier_money) == (Money.MIXED, dossier_id, Money.MIXED)
    assert needs_registration(facts) is True
    mail = (await mails_to(connection, "binh@vien.example"))[-1]
    assert "Được phê duyệt" in mail["subject"]


async def test_an_approval_that_is_taken_back_asks_no_registration_any_more(
    connection: Connection, office: Office
) -> None:
    dossier_id = await begun(connection, office)
    await filled(connection, dossier_id, office)
    case_id = (await dossiers.get(connection, dossier_id, by=SYSTEM)).case_id or 0
    decision = StepDraft(happened_on=DAY, number="45/QĐ", paper=a_file("Quyết định"))
    for made, by, draft in (
        (M.FINISH, office.desk.lab, StepDraft()),
        (M.HAND_IN, office.desk.lab, HANDED_IN),
        (M.APPROVE, office.broker, decision),
        (M.REVOKE, office.broker, StepDraft(note="Dừng chương trình")),
    ):
        await move(connection, dossier_id, made, by, draft)
    assert (await case_facts(connection, case_id)).dossier_money is None


async def test_a_revision_is_asked_and_what_was_handed_in_can_be_read_again(
    connection: Connection, office: Office
) -> None:
    dossier_id = await begun(connection, office)
    await filled(connection, dossier_id, office)
    await move(connection, dossier_id, M.FINISH, office.desk.lab)
    await move(connection, dossier_id, M.HAND_IN, office.broker, HANDED_IN)
    asked = StepDraft(happened_on=DAY, note="Bổ sung kế hoạch thử nghiệm")
    await move(connection, dossier_id, M.ASK_REVISION, office.broker, asked)
    await move(connection, dossier_id, M.REVISE, office.desk.lab)
    section = (await dossiers.get(connection, dossier_id, by=SYSTEM)).sections[P.AIMS]
    said = {**section.content, "aims": "Mục tiêu sau khi sửa"}
    newer = await dossiers.write(connection, dossier_id, P.AIMS, said, version=section.version, by=office.desk.lab)
    handed_in = next(
        each for each in (await views.show(connection, dossier_id, by=office.desk.lab)).steps if each.place
    )
    assert handed_in.sections["aims"] == section.version
    _, shown = await versions.compared(connection, dossier_id, P.AIMS, newer, with_version=None, by=office.desk.buyer)
    [change] = shown.changes
    assert (change.field, change.before, change.after) == ("aims", section.content["aims"], "Mục tiêu sau khi sửa")


async def test_a_comment_reaches_the_others_and_is_settled_once(connection: Connection, office: Office) -> None:
    dossier_id = await begun(connection, office)
    comment_id = await comments.say(connection, dossier_id, P.BUDGET, "Thiếu công lao động", by=office.broker)
    assert "dossier_commented" in await notices_of(connection, office.desk.buyer)
    await comments.settle(connection, dossier_id, comment_id, by=office.desk.lab)
    with pytest.raises(NotFound):
        await comments.settle(connection, dossier_id, comment_id, by=office.broker)
    [said] = (await comments.of_dossier(connection, dossier_id))[P.BUDGET]
    assert said.settled_at


async def test_lines_of_a_table_close_up_and_sums_of_packages_keep_their_number(
    connection: Connection, office: Office
) -> None:
    dossier_id = await begun(connection, office)
    said = {"risk-3-risk_name": "Muộn", "risk-3-risk_answer": "Sớm", "risk-1-risk_name": "  "}
    await dossiers.write(connection, dossier_id, P.RISKS, said, version=0, by=office.desk.lab)
    stored = await dossiers.get(connection, dossier_id, by=office.desk.lab)
    assert stored.content(P.RISKS) == {"risk-1-risk_name": "Muộn", "risk-1-risk_answer": "Sớm"}


async def test_a_pair_of_records_that_were_never_introduced_has_no_dossier(
    connection: Connection, office: Office
) -> None:
    need, _ = await a_pair(connection, office.desk)
    with pytest.raises(Conflict, match="need_has_solutions"):
        await drafting.from_need(connection, need.id, by=office.desk.buyer)
    assert await views.beside(connection, need_id=need.id, by=office.broker) is None
