"""Dossiers in tests: whole ones as values, what writers type into each part, and stored ones on their way."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from matchmaker.dossiers import drafting, moves
from matchmaker.dossiers import service as dossiers
from matchmaker.dossiers.moves import StepDraft
from matchmaker.ground.db import Connection
from matchmaker.rules.actors import SYSTEM, Actor
from matchmaker.rules.dossier import Dossier, DossierMove, DossierStatus, Origin, Section
from matchmaker.rules.dossier_parts import Content, DossierPart
from tests.support.cases import Office, a_case

P = DossierPart
DAY = date(2026, 5, 4)
HANDED_IN = StepDraft(happened_on=DAY, place="Sở Khoa học và Công nghệ", number="123/TN")
WHOLE: Mapping[DossierPart, Content] = {
    P.ROUTE: {"dossier_route": "funding", "eligible-exclusions": "yes", "eligible-forms": "yes"},
    P.PEOPLE: {
        "host_name": "Viện Trí tuệ nhân tạo Thử Nghiệm",
        "investigator": "TS. Trần Văn Bình",
        "investigator_contact": "binh@vien.example",
        "partner-1-partner_name": "Công ty TNHH Minh Anh",
        "partner-1-partner_part": "receiver",
    },
    P.AIMS: {
        "task_title": "Đọc hóa đơn bằng AI",
        "urgency": "Nhập tay 3.000 hóa đơn một tháng.",
        "aims": "Đọc đúng 98 %.",
    },
    P.PRODUCTS: {
        "product-1-product_name": "Phần mềm đọc hóa đơn",
        "product-1-product_measure": "Đúng từ 98 % trường",
        "product-1-trl_now": 5,
        "product-1-trl_after": 8,
    },
    P.WORK: {
        "task_months": 12,
        "package-1-package_title": "Thu thập dữ liệu",
        "package-1-month_from": 1,
        "package-1-month_until": 4,
        "package-1-package_cost": 300_000_000,
        "package-2-package_title": "Huấn luyện, thử nghiệm",
        "package-2-month_from": 3,
        "package-2-month_until": 12,
    },
    P.BUDGET: {
        "item-1-item_name": "Công lao động",
        "item-1-item_package": 1,
        "item-1-own_money": 100_000_000,
        "item-1-state_money": 200_000_000,
        "item-1-item_total": 300_000_000,
        "item-2-item_name": "Máy chủ",
        "item-2-item_package": 2,
        "item-2-state_money": 500_000_000,
        "total_own": 100_000_000,
        "total_state": 700_000_000,
        "total_all": 800_000_000,
    },
    P.RISKS: {"risk-1-risk_name": "Dữ liệu về muộn", "risk-1-risk_answer": "Dùng dữ liệu mẫu trước"},
    P.DATA: {"data_used": "20.000 hóa đơn đã quét", "personal_data_kind": "basic"},
    P.USE: {
        "result_user": "Công ty TNHH Minh Anh",
        "result_use": "Phòng kế toán dùng hằng ngày",
        "result_measure": "Số giờ nhập liệu mỗi tháng",
    },
}


def a_dossier(changed: Mapping[DossierPart, Content] | None = None, **overrides: Any) -> Dossier:  # noqa: ANN401
    """One that lacks nothing, with other content in the parts that are `changed`."""
    now = datetime(2026, 5, 4, tzinfo=UTC)
    contents = {**WHOLE, **(changed or {})}
    values: dict[str, Any] = {
        "id": 1,
        "origin": Origin.PROPOSAL,
        "proposal_id": 1,
        "entry_id": None,
        "need_id": 1,
        "case_id": None,
        "host_id": 2,
        "title": "Đọc hóa đơn bằng AI",
        "status": DossierStatus.DRAFTING,
        "created_by": "person:1",
        "created_at": now,
        "updated_at": now,
        "version": 1,
        "handed_in_on": None,
        "writer_ids": frozenset(),
        "writer_organisation_ids": frozenset(),
        "sections": {part: Section(part=part, version=1, content=contents[part]) for part in DossierPart},
        "marks": (),
    }
    return Dossier(**values | overrides)


async def begun(connection: Connection, office: Office, **need: Any) -> int:  # noqa: ANN401
    case = await a_case(connection, office, **need)
    return await drafting.from_proposal(connection, case.proposal_id or 0, by=office.desk.lab)


async def filled(connection: Connection, dossier_id: int, office: Office) -> None:
    """Nothing is missing any more."""
    for part, content in WHOLE.items():
        section = (await dossiers.get(connection, dossier_id, by=SYSTEM)).sections[part]
        await dossiers.write(connection, dossier_id, part, content, version=section.version, by=office.desk.lab)
        section = (await dossiers.get(connection, dossier_id, by=SYSTEM)).sections[part]
        await dossiers.confirm(connection, dossier_id, part, (), version=section.version, by=office.desk.lab)


async def move(
    connection: Connection, dossier_id: int, made: DossierMove, by: Actor, draft: StepDraft | None = None
) -> int:
    version = (await dossiers.get(connection, dossier_id, by=SYSTEM)).version
    return await moves.move(connection, dossier_id, made, draft or StepDraft(), version=version, by=by)


async def handed_in(connection: Connection, office: Office) -> int:
    """One that the council has before it."""
    dossier_id = await begun(connection, office)
    await filled(connection, dossier_id, office)
    await move(connection, dossier_id, DossierMove.FINISH, office.desk.lab)
    await move(connection, dossier_id, DossierMove.HAND_IN, office.broker, HANDED_IN)
    return dossier_id
