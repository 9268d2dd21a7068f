"""Where what a condition of the counting rule waits for is stated, added, asked or checked, and who does it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from matchmaker.cases.stored_parts import Question
from matchmaker.cases.views import CaseShown
from matchmaker.rules.actors import Actor
from matchmaker.rules.findings import Clause, Finding, Why
from matchmaker.rules.permissions import Permission
from matchmaker.rules.proposal import Side
from matchmaker.rules.stages import ENDS, Stage


class Remedy(StrEnum):
    """A form of the case's page, by its id there; the slip and the records of the parties are pages of their own."""

    FACTS = "facts-form"
    EVIDENCE = "evidence-form"
    CONTACT = "contacts-form"
    ASK_ADOPTER = "ask-need"
    ASK_SUPPLIER = "ask-solution"
    VERIFY = "verify"
    ADOPTERS_RECORD = "adopters-record"
    SUPPLIERS_RECORD = "suppliers-record"


@dataclass(frozen=True, kw_only=True)
class Way:
    """`address` is None for whoever may not do it there: the page then says who does.

    `asked` is the question that a party has yet to answer; `own`: it is the reader's own side.
    """

    remedy: Remedy
    address: str | None
    asked: Question | None = None
    own: bool = False


_C, _R = Clause, Remedy
_OF_CLAUSE: Mapping[Clause, Remedy] = {
    **dict.fromkeys((_C.IN_CITY, _C.SUPPLIER, _C.ROUTE, _C.PRICE, _C.USE, _C.REGISTRATION), _R.FACTS),
    **dict.fromkeys((_C.CONTRACT, _C.ACCEPTANCE, _C.HASHED), _R.EVIDENCE),
    **dict.fromkeys((_C.CONTACT, _C.ATTRIBUTION), _R.CONTACT),
    **dict.fromkeys((_C.LINKS, _C.MEASURE, _C.CONTRIBUTION, _C.ADOPTER_CONFIRMED), _R.ASK_ADOPTER),
    _C.SUPPLIER_CONFIRMED: _R.ASK_SUPPLIER,
    **dict.fromkeys((_C.GRADE, _C.VERIFIED, _C.DISTINCT), _R.VERIFY),
}
_OF_WHY: Mapping[Why, Remedy | None] = {  # whatever the clause
    **dict.fromkeys((Why.DOCUMENT_MISSING, Why.DOCUMENT_UNDATED, Why.USE_NOT_PROVED_YET), _R.EVIDENCE),
    **dict.fromkeys((Why.NOTHING_SIGNED, Why.RECORDED_LATE, Why.RESULT_NOT_ENOUGH, Why.DATED_LATER), _R.EVIDENCE),
    **dict.fromkeys((Why.LINKS_NOT_CHECKED, Why.ADDRESS_NOT_CHECKED), _R.VERIFY),
    **dict.fromkeys((Why.NO_TAX_CODE, Why.NO_ENTERPRISE, Why.PUBLIC_BODY), _R.ADOPTERS_RECORD),
    Why.NOT_A_SUPPLIER: _R.SUPPLIERS_RECORD,
    **dict.fromkeys((Why.USE_NOT_LONG_YET, Why.SAME_ORGANISATION), None),  # time alone, or nothing, mends it
}
_ASKS: Mapping[Remedy, Permission] = {
    **dict.fromkeys((_R.FACTS, _R.CONTACT, _R.ASK_ADOPTER, _R.ASK_SUPPLIER), Permission.FOLLOW_CASE),
    _R.EVIDENCE: Permission.ADD_EVIDENCE,
    _R.VERIFY: Permission.VERIFY_CASE,
    **dict.fromkeys((_R.ADOPTERS_RECORD, _R.SUPPLIERS_RECORD), Permission.EDIT_ORGANISATION),
}
_SIDES: Mapping[Remedy, Side] = {
    **dict.fromkeys((_R.ASK_ADOPTER, _R.ADOPTERS_RECORD), Side.NEED),
    **dict.fromkeys((_R.ASK_SUPPLIER, _R.SUPPLIERS_RECORD), Side.SOLUTION),
}


def ways_of(view: CaseShown, *, by: Actor) -> Mapping[Clause, Way]:
    """By the conditions that are not met and that somebody can do something about.

    Of a verified case that is what its parties' own records lack; of one that has ended, nothing.
    """
    remedies = {finding.clause: _remedy(view, finding) for finding in view.judgement.findings if not finding.holds}
    return {
        clause: _way(view, remedy, by=by) for clause, remedy in remedies.items() if remedy and _can_change(view, remedy)
    }


def _can_change(view: CaseShown, remedy: Remedy) -> bool:
    return view.editable or (_ASKS[remedy] is Permission.EDIT_ORGANISATION and view.stage not in ENDS)


def _remedy(view: CaseShown, finding: Finding) -> Remedy | None:
    if finding.why in _OF_WHY:
        return _OF_WHY[finding.why]
    if finding.clause is Clause.LINKS and _has_declared(view, Side.NEED):
        return Remedy.ASK_SUPPLIER
    return _OF_CLAUSE.get(finding.clause)


def _has_declared(view: CaseShown, side: Side) -> bool:
    met = view.judgement.of(Clause.ADOPTER_CONFIRMED if side is Side.NEED else Clause.SUPPLIER_CONFIRMED)
    said = view.said.get(side)
    return met is not None and met.why is not Why.FACTS_CHANGED and said is not None and said.links is not None


def _way(view: CaseShown, remedy: Remedy, *, by: Actor) -> Way:
    side = _SIDES.get(remedy)
    asked = view.said.get(side) if side and _ASKS[remedy] is Permission.FOLLOW_CASE else None
    return Way(
        remedy=remedy,
        address=_address(view, remedy) if _may(view, remedy, by=by) else None,
        asked=asked if asked and asked.answered_at is None else None,
        own=side is not None and view.side is side,
    )


def _may(view: CaseShown, remedy: Remedy, *, by: Actor) -> bool:
    if not view.allows(_ASKS[remedy]):
        return False
    if remedy is Remedy.VERIFY:
        return view.stage is Stage.ACCEPTED and by.name not in view.case.brokers
    return view.side in (None, _SIDES.get(remedy, view.side))


def _address(view: CaseShown, remedy: Remedy) -> str:
    if _ASKS[remedy] is Permission.EDIT_ORGANISATION:
        return f"/organisations/{view.case.organisation_id(_SIDES[remedy])}/edit"
    return f"/cases/{view.id}/verify" if remedy is Remedy.VERIFY else f"#{remedy}"
