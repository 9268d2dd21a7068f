"""Where what a condition of the counting rule waits for is stated, added, asked or checked on a case's pages."""

from collections.abc import Mapping
from enum import StrEnum

from matchmaker.people.policy import Permission
from matchmaker.transfers.findings import Clause, Finding, Judgement, Why
from matchmaker.transfers.showing import CaseShown


class Remedy(StrEnum):
    """A form of the case's page, by its id there; the verification slip is a page of its own."""

    FACTS = "facts-form"
    EVIDENCE = "evidence-form"
    CONTACT = "contacts-form"
    ASK_ADOPTER = "ask-need"
    ASK_SUPPLIER = "ask-solution"
    VERIFY = "verify"


_C, _R = Clause, Remedy
_OF_CLAUSE: Mapping[Clause, Remedy] = {
    **dict.fromkeys((_C.IN_CITY, _C.SUPPLIER, _C.ROUTE, _C.PRICE, _C.USE, _C.REGISTRATION), _R.FACTS),
    **dict.fromkeys((_C.CONTRACT, _C.ACCEPTANCE, _C.HASHED), _R.EVIDENCE),
    **dict.fromkeys((_C.CONTACT, _C.ATTRIBUTION), _R.CONTACT),
    **dict.fromkeys((_C.LINKS, _C.MEASURE, _C.CONTRIBUTION, _C.ADOPTER_CONFIRMED), _R.ASK_ADOPTER),
    _C.SUPPLIER_CONFIRMED: _R.ASK_SUPPLIER,
    **dict.fromkeys((_C.GRADE, _C.VERIFIED, _C.DISTINCT), _R.VERIFY),
}
_OF_WHY: Mapping[Why, Remedy] = {  # whatever the clause
    **dict.fromkeys((Why.DOCUMENT_MISSING, Why.DOCUMENT_UNDATED, Why.USE_NOT_PROVED_YET), _R.EVIDENCE),
    **dict.fromkeys((Why.NOTHING_SIGNED, Why.RECORDED_LATE), _R.EVIDENCE),
    **dict.fromkeys((Why.LINKS_NOT_CHECKED, Why.ADDRESS_NOT_CHECKED), _R.VERIFY),
}


def remedies_of(view: CaseShown) -> Mapping[Clause, Remedy]:
    """By the conditions that are not met, of which the reader can do something there."""
    found = {each.clause: _remedy(each) for each in _open(view.judgement)}
    return {clause: remedy for clause, remedy in found.items() if remedy and _may(view, remedy)}


def _open(judgement: Judgement) -> list[Finding]:
    return [each for each in judgement.findings if not each.holds]


def _remedy(found: Finding) -> Remedy | None:
    return _OF_WHY.get(found.why) or _OF_CLAUSE.get(found.clause)


def _may(view: CaseShown, remedy: Remedy) -> bool:
    if remedy is Remedy.VERIFY:
        return view.allows(Permission.SEE_PROGRESS)
    if remedy is Remedy.EVIDENCE:
        return view.allows(Permission.ADD_EVIDENCE)
    return view.editable and view.allows(Permission.FOLLOW_CASE)
