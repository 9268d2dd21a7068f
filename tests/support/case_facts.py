"""Cases for tests of the rule: one that counts by each route, from which a test takes or changes one thing."""

from dataclasses import replace
from datetime import date
from typing import Any

from matchmaker.rules.actors import OrganisationKind
from matchmaker.rules.facts import (
    Case,
    Confirmation,
    Contact,
    ContactBody,
    Evidence,
    EvidenceKind,
    Form,
    Grade,
    Measure,
    Money,
    Party,
    Route,
    Verification,
)
from matchmaker.rules.programme import CountingSettings
from matchmaker.rules.proposal import Side

SETTINGS = CountingSettings()
TODAY = date(2026, 11, 23)
MET = date(2025, 3, 1)
BROKER, VERIFIER = "person:broker", "person:verifier"


def paper(kind: EvidenceKind, dated_on: date | None, number: int = 1, **changed: Any) -> Evidence:  # noqa: ANN401
    values: dict[str, Any] = {"id": number, "kind": kind, "dated_on": dated_on, "sha256": bytes([number]) * 32}
    return Evidence(**values | changed)


def contact(**changed: Any) -> Contact:  # noqa: ANN401  # any field
    values: dict[str, Any] = {
        "body": ContactBody.DOST,
        "named_both": True,
        "happened_on": MET,
        "recorded_on": MET,
    }
    return Contact(**values | changed)


def adopters_word(**changed: Any) -> Confirmation:  # noqa: ANN401  # any field
    values: dict[str, Any] = {
        "id": 1,
        "side": Side.NEED,
        "agreed": True,
        "on": date(2026, 2, 10),
        "by": "lan@minhanh.example",
        "links": False,
        "contribution": "Sở giới thiệu hai bên",
        "measure": Measure(what="Giờ nhập liệu mỗi tháng", before=120, after=15, unit="giờ"),
    }
    return Confirmation(**values | changed)


def suppliers_word(**changed: Any) -> Confirmation:  # noqa: ANN401  # any field
    values: dict[str, Any] = {
        "id": 2,
        "side": Side.SOLUTION,
        "agreed": True,
        "on": date(2026, 2, 11),
        "by": "binh@vien.example",
        "links": False,
    }
    return Confirmation(**values | changed)


def verification(**changed: Any) -> Verification:  # noqa: ANN401  # any field
    values: dict[str, Any] = {
        "id": 1,
        "confirmed": True,
        "by": VERIFIER,
        "on": date(2026, 3, 1),
        "grade": Grade.ORIGINATED,
        "links_checked": True,
        "nearest_seen": True,
    }
    return Verification(**values | changed)


CONTRACT = paper(EvidenceKind.CONTRACT, date(2025, 9, 1), 1)
INVOICE = paper(EvidenceKind.INVOICE, date(2025, 12, 20), 2)
MINUTES = paper(EvidenceKind.ACCEPTANCE, date(2025, 12, 1), 3)
CERTIFICATE = paper(EvidenceKind.REGISTRATION, date(2026, 1, 15), 4)
PROOF = paper(EvidenceKind.PROOF_OF_USE, date(2026, 1, 20), 5)


def transferred(**changed: Any) -> Case:  # noqa: ANN401  # any field
    """A case that counts: licensed for an enterprise's own money."""
    values: dict[str, Any] = {
        "id": 1,
        "delivered_id": 1,
        "adopter": Party(organisation_id=1, kind=OrganisationKind.BUSINESS, tax_code="0301234567"),
        "supplier": Party(organisation_id=2, kind=OrganisationKind.INSTITUTE),
        "in_city": True,
        "route": Route.TRANSFERRED,
        "form": Form.LICENCE,
        "money": Money.OWN,
        "crosses_border": False,
        "brokers": frozenset({BROKER}),
        "evidence": (CONTRACT, INVOICE, MINUTES),
        "contacts": (contact(),),
        "confirmations": (adopters_word(), suppliers_word()),
        "verifications": (verification(),),
    }
    return Case(**values | changed)


def applied(**changed: Any) -> Case:  # noqa: ANN401  # any field
    """A case that counts: in use since October, proved in January."""
    values: dict[str, Any] = {
        "route": Route.APPLIED,
        "form": None,
        "process": "Nhập hóa đơn của phòng kế toán",
        "use_from": date(2025, 10, 1),
        "evidence": (MINUTES, PROOF),
    }
    return transferred(**values | changed)


def with_party(case: Case, side: str, **changed: Any) -> Case:  # noqa: ANN401  # any field
    party = replace(getattr(case, side), **changed)
    return replace(case, adopter=party) if side == "adopter" else replace(case, supplier=party)
