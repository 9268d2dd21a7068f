"""Each clause of the counting rule: what is changed in a case that counts, and what the rule says of it."""

from dataclasses import replace
from datetime import date, timedelta

from matchmaker.rules.actors import OrganisationKind
from matchmaker.rules.facts import Case, ContactBody, EvidenceKind, FollowUp, Form, Grade, Measure, Money
from matchmaker.rules.findings import Clause, Why
from matchmaker.rules.proposal import Side
from tests.support.case_facts import (
    BROKER,
    CERTIFICATE,
    CONTRACT,
    INVOICE,
    MET,
    MINUTES,
    PROOF,
    TODAY,
    adopters_word,
    applied,
    contact,
    paper,
    suppliers_word,
    transferred,
    verification,
    with_party,
)

C, K, T, A = Clause, EvidenceKind, transferred(), applied()
STATE = replace(T, money=Money.STATE)
DAY = timedelta(days=1)
FIRST_SIGNED = date(2025, 9, 1)
REFUSAL = verification(confirmed=False, grade=None, links_checked=False, nearest_seen=False)


def says(first: object, second: object) -> tuple[object, object]:
    return (adopters_word(links=first), suppliers_word(links=second))


def confirmed(side: Side, **changed: object) -> tuple[object, ...]:
    if side is Side.NEED:
        return adopters_word(**changed), suppliers_word()
    return adopters_word(), suppliers_word(**changed)


def asked_by_desk(side: Side, checked: tuple[Side, ...]) -> Case:
    """The desk named the address of a side; the verifier checked those of some."""
    decision = verification(addresses=frozenset(checked))
    return transferred(confirmations=confirmed(side, by_desk=True), verifications=(decision,))


def with_use(proof: date | None, **changed: object) -> Case:
    return applied(evidence=(MINUTES, paper(K.PROOF_OF_USE, proof, 5)), **changed)


def met(on: date, **changed: object) -> Case:
    return transferred(contacts=(contact(happened_on=on, **{"recorded_on": on} | changed),))


Row = tuple[Clause, Case, bool | None, Why]
TABLE: list[Row] = [
    # 1. the adopter is an enterprise with a tax code that uses it in the city
    (C.ADOPTER, T, True, Why.HOLDS),
    (C.ADOPTER, with_party(T, "adopter", kind=OrganisationKind.START_UP), True, Why.HOLDS),
    (C.ADOPTER, with_party(T, "adopter", tax_code=None), None, Why.NO_TAX_CODE),
    (C.ADOPTER, with_party(T, "adopter", tax_code="079085001234"), False, Why.HOUSEHOLD),
    (C.ADOPTER, with_party(T, "adopter", tax_code="0301234567-001"), True, Why.HOLDS),
    (C.ADOPTER, with_party(T, "adopter", kind=OrganisationKind.PUBLIC_BODY), False, Why.PUBLIC_BODY),
    (C.ADOPTER, with_party(T, "adopter", kind=OrganisationKind.UNIVERSITY), False, Why.NO_ENTERPRISE),
    (C.ADOPTER, with_party(T, "adopter", kind=OrganisationKind.ASSOCIATION), False, Why.NO_ENTERPRISE),
    (C.IN_CITY, T, True, Why.HOLDS),
    (C.IN_CITY, replace(T, in_city=None), None, Why.NOT_SAID),
    (C.IN_CITY, replace(T, in_city=False), False, Why.OUTSIDE_CITY),
    # the supplier is a university, institute or S&T organisation; others of the separate line hold the clause too
    (C.SUPPLIER, T, True, Why.HOLDS),
    (C.SUPPLIER, with_party(T, "supplier", kind=OrganisationKind.UNIVERSITY), True, Why.HOLDS),
    (C.SUPPLIER, with_party(T, "supplier", kind=OrganisationKind.ST_ORGANISATION), True, Why.HOLDS),
    (C.SUPPLIER, with_party(T, "supplier", kind=OrganisationKind.START_UP), True, Why.HOLDS),
    (C.SUPPLIER, with_party(T, "supplier", kind=OrganisationKind.BUSINESS), False, Why.NOT_A_SUPPLIER),
    (C.SUPPLIER, with_party(T, "supplier", kind=OrganisationKind.INVESTOR), False, Why.NOT_A_SUPPLIER),
    (C.SUPPLIER, with_party(T, "supplier", organisation_id=1), False, Why.SAME_ORGANISATION),
    # both sides declare ownership and management links, and the verifier checks
    (C.LINKS, T, True, Why.HOLDS),
    (C.LINKS, transferred(confirmations=says(True, True)), True, Why.HOLDS),
    (C.LINKS, transferred(confirmations=says(None, False)), None, Why.LINKS_NOT_DECLARED),
    (C.LINKS, transferred(confirmations=says(False, None)), None, Why.LINKS_NOT_DECLARED),
    (C.LINKS, transferred(confirmations=()), None, Why.LINKS_NOT_DECLARED),
    (C.LINKS, transferred(verifications=()), None, Why.LINKS_NOT_CHECKED),
    (C.LINKS, transferred(verifications=(verification(links_checked=False),)), None, Why.LINKS_NOT_CHECKED),
    # 2. transferred: contract, price, minutes, registration where compulsory
    (C.ROUTE, T, True, Why.HOLDS),
    (C.ROUTE, A, True, Why.HOLDS),
    (C.ROUTE, replace(T, route=None), None, Why.NOT_SAID),
    (C.ROUTE, replace(T, form=Form.DEVELOPMENT), True, Why.HOLDS),
    (C.ROUTE, replace(T, form=None), None, Why.FORM_NOT_SAID),
    (C.ROUTE, replace(T, form=None, described=False), None, Why.FORM_NOT_SAID),
    (C.ROUTE, replace(T, described=False), None, Why.NOT_DESCRIBED),
    (C.ROUTE, replace(A, described=False), None, Why.NOT_DESCRIBED),
    (C.CONTRACT, T, True, Why.HOLDS),
    (C.CONTRACT, transferred(evidence=(INVOICE, MINUTES)), None, Why.DOCUMENT_MISSING),
    (C.CONTRACT, transferred(evidence=(paper(K.MOU, MET), paper(K.PILOT_AGREEMENT, MET))), None, Why.DOCUMENT_MISSING),
    (C.CONTRACT, transferred(evidence=(paper(K.CONTRACT, None),)), None, Why.DOCUMENT_UNDATED),
    (C.CONTRACT, transferred(evidence=(paper(K.CONTRACT, TODAY),)), True, Why.HOLDS),
    (C.CONTRACT, transferred(evidence=(paper(K.CONTRACT, TODAY + DAY),)), None, Why.DATED_LATER),
    (C.PRICE, T, True, Why.HOLDS),
    (C.PRICE, transferred(evidence=(CONTRACT, MINUTES)), None, Why.DOCUMENT_MISSING),
    (C.PRICE, transferred(evidence=(CONTRACT,), no_price_reason="Hợp tác miễn phí"), True, Why.NO_PRICE_STATED),
    (C.PRICE, transferred(evidence=(CONTRACT,), no_price_reason="  "), None, Why.DOCUMENT_MISSING),
    (C.ACCEPTANCE, T, True, Why.HOLDS),
    (C.ACCEPTANCE, transferred(evidence=(CONTRACT, INVOICE)), None, Why.DOCUMENT_MISSING),
    (C.ACCEPTANCE, transferred(evidence=(paper(K.DECISION_OF_USE, MET),)), None, Why.DECISION_NOT_ENOUGH),
    (C.REGISTRATION, T, True, Why.NOT_COMPULSORY),
    (C.REGISTRATION, replace(T, money=None), None, Why.NOT_SAID),
    (C.REGISTRATION, replace(T, crosses_border=None), None, Why.NOT_SAID),
    (C.REGISTRATION, STATE, None, Why.DOCUMENT_MISSING),
    (C.REGISTRATION, replace(T, money=Money.MIXED), None, Why.DOCUMENT_MISSING),
    (C.REGISTRATION, replace(T, crosses_border=True), None, Why.DOCUMENT_MISSING),
    (C.REGISTRATION, replace(STATE, evidence=(CERTIFICATE,)), True, Why.HOLDS),
    (C.REGISTRATION, replace(STATE, evidence=(paper(K.RESULT_REGISTRATION, MET),)), True, Why.RESULT_REGISTERED),
    (
        C.REGISTRATION,
        replace(STATE, crosses_border=True, evidence=(paper(K.RESULT_REGISTRATION, MET),)),
        None,
        Why.RESULT_NOT_ENOUGH,
    ),
    # applied: 90 days in a real process with proof, minutes or decision, the adopter's confirmation with a measure
    (C.USE, A, True, Why.HOLDS),
    (C.USE, applied(use_from=None), None, Why.NOT_SAID),
    (C.USE, applied(process=" "), None, Why.NOT_SAID),
    (C.USE, applied(evidence=(MINUTES,)), None, Why.DOCUMENT_MISSING),
    (C.USE, with_use(None), None, Why.DOCUMENT_UNDATED),
    (C.USE, with_use(date(2025, 10, 1) + 89 * DAY), None, Why.USE_NOT_PROVED_YET),
    (C.USE, with_use(date(2025, 10, 1) + 90 * DAY), True, Why.HOLDS),
    (
        C.USE,
        applied(evidence=(paper(K.PROOF_OF_USE, date(2025, 11, 1)), paper(K.PROOF_OF_USE, TODAY + DAY))),
        None,
        Why.USE_NOT_PROVED_YET,
    ),
    (C.USE, with_use(TODAY, use_from=TODAY - 89 * DAY), None, Why.USE_NOT_LONG_YET),
    (C.USE, applied(use_until=date(2025, 10, 1) + 89 * DAY), False, Why.USE_TOO_SHORT),
    (C.USE, applied(use_until=date(2025, 10, 1) + 90 * DAY), True, Why.HOLDS),
    (C.ACCEPTANCE, A, True, Why.HOLDS),
    (C.ACCEPTANCE, applied(evidence=(PROOF,)), None, Why.DOCUMENT_MISSING),
    (C.ACCEPTANCE, applied(evidence=(paper(K.DECISION_OF_USE, MET),)), True, Why.HOLDS),
    (C.MEASURE, A, True, Why.HOLDS),
    (C.MEASURE, applied(confirmations=(suppliers_word(),)), None, Why.NOT_CONFIRMED),
    (C.MEASURE, applied(confirmations=(adopters_word(agreed=False),)), False, Why.REFUSED),
    (C.MEASURE, applied(confirmations=(adopters_word(measure=None),)), None, Why.MEASURE_MISSING),
    (
        C.MEASURE,
        applied(confirmations=(adopters_word(measure=Measure(what="Giờ", after=1)),)),
        None,
        Why.MEASURE_MISSING,
    ),
    (
        C.MEASURE,
        applied(confirmations=(adopters_word(measure=Measure(what="Giờ", after=1, no_before=True)),)),
        True,
        Why.HOLDS,
    ),
    (
        C.MEASURE,
        applied(confirmations=(adopters_word(measure=Measure(what="Giờ", after=None, before=1)),)),
        None,
        Why.MEASURE_MISSING,
    ),
    # 3. attribution: a contact of DOST or of a body of the plan that named both, recorded in 30 days or proved
    (C.CONTACT, T, True, Why.HOLDS),
    (C.CONTACT, transferred(contacts=()), None, Why.CONTACT_MISSING),
    (C.CONTACT, transferred(contacts=(contact(body=ContactBody.PLAN),)), True, Why.HOLDS),
    (C.CONTACT, transferred(contacts=(contact(body=ContactBody.OTHER),)), False, Why.WRONG_BODY),
    (C.CONTACT, transferred(contacts=(contact(named_both=False),)), False, Why.NOT_BOTH_NAMED),
    (C.CONTACT, met(date(2023, 12, 26)), False, Why.BEFORE_PLAN),
    (C.CONTACT, met(date(2023, 12, 27)), True, Why.HOLDS),
    (C.CONTACT, met(MET, recorded_on=MET + 30 * DAY), True, Why.HOLDS),
    (C.CONTACT, met(MET, recorded_on=MET + 31 * DAY), False, Why.RECORDED_LATE),
    (C.CONTACT, met(MET, recorded_on=MET - DAY), False, Why.RECORDED_LATE),
    (C.CONTACT, met(MET, recorded_on=MET + 31 * DAY, proof_on=MET), True, Why.HOLDS),
    (C.CONTACT, met(MET, recorded_on=MET + 31 * DAY, proof_on=MET + DAY), False, Why.RECORDED_LATE),
    (C.CONTACT, met(TODAY, recorded_on=TODAY + DAY), None, Why.DATED_LATER),
    (C.CONTACT, transferred(contacts=(contact(body=ContactBody.OTHER), contact())), True, Why.HOLDS),
    # … at most 24 months before the route's first signed document
    (C.ATTRIBUTION, T, True, Why.HOLDS),
    (C.ATTRIBUTION, met(FIRST_SIGNED), True, Why.HOLDS),
    (C.ATTRIBUTION, met(FIRST_SIGNED + DAY), False, Why.CONTACT_AFTER_SIGNING),
    (C.ATTRIBUTION, transferred(contacts=()), None, Why.CONTACT_MISSING),
    (C.ATTRIBUTION, met(MET, recorded_on=MET + 31 * DAY), None, Why.CONTACT_NOT_COUNTED),
    (C.ATTRIBUTION, transferred(evidence=(paper(K.CONTRACT, None),)), None, Why.DOCUMENT_UNDATED),
    (C.ATTRIBUTION, transferred(evidence=(INVOICE,)), None, Why.NOTHING_SIGNED),
    (
        C.ATTRIBUTION,
        replace(met(date(2024, 1, 31)), evidence=(paper(K.CONTRACT, date(2026, 1, 31)),)),
        True,
        Why.HOLDS,
    ),
    (
        C.ATTRIBUTION,
        replace(met(date(2024, 1, 31)), evidence=(paper(K.CONTRACT, date(2026, 2, 1)),)),
        False,
        Why.CONTACT_TOO_OLD,
    ),
    (
        C.ATTRIBUTION,
        replace(met(date(2024, 1, 31)), evidence=(paper(K.CONTRACT, date(2026, 3, 1)), paper(K.ACCEPTANCE, MET))),
        True,
        Why.HOLDS,
    ),
    (
        C.ATTRIBUTION,
        replace(applied(), evidence=(paper(K.DECISION_OF_USE, MET - DAY),)),
        False,
        Why.CONTACT_AFTER_SIGNING,
    ),
    (C.CONTRIBUTION, T, True, Why.HOLDS),
    (C.CONTRIBUTION, transferred(confirmations=(adopters_word(contribution=" "),)), None, Why.NOT_SAID),
    (C.CONTRIBUTION, transferred(confirmations=()), None, Why.NOT_CONFIRMED),
    (C.GRADE, T, True, Why.HOLDS),
    (C.GRADE, transferred(verifications=(verification(grade=Grade.ASSISTED),)), True, Why.HOLDS),
    (C.GRADE, transferred(verifications=(verification(grade=Grade.REPORTED),)), False, Why.MERELY_REPORTED),
    (C.GRADE, transferred(verifications=(verification(grade=None),)), None, Why.NOT_VERIFIED),
    (C.GRADE, transferred(verifications=(REFUSAL,)), None, Why.VERIFIER_REFUSED),
    (C.GRADE, transferred(verifications=()), None, Why.NOT_VERIFIED),
    # 4. both confirmed separately, a verifier other than the broker, hashes, marks with name and date, the period
    (C.ADOPTER_CONFIRMED, T, True, Why.HOLDS),
    (C.ADOPTER_CONFIRMED, transferred(confirmations=(suppliers_word(),)), None, Why.NOT_CONFIRMED),
    (C.ADOPTER_CONFIRMED, transferred(confirmations=confirmed(Side.NEED, agreed=False)), False, Why.REFUSED),
    (C.ADOPTER_CONFIRMED, transferred(confirmations=confirmed(Side.NEED, by=BROKER)), False, Why.CONFIRMED_BY_BROKER),
    (C.ADOPTER_CONFIRMED, transferred(confirmations=confirmed(Side.NEED, stands=False)), None, Why.FACTS_CHANGED),
    (C.ADOPTER_CONFIRMED, transferred(confirmations=confirmed(Side.NEED, on=TODAY + DAY)), None, Why.NOT_CONFIRMED),
    (C.ADOPTER_CONFIRMED, asked_by_desk(Side.NEED, ()), None, Why.ADDRESS_NOT_CHECKED),
    (C.ADOPTER_CONFIRMED, asked_by_desk(Side.NEED, (Side.SOLUTION,)), None, Why.ADDRESS_NOT_CHECKED),
    (C.ADOPTER_CONFIRMED, asked_by_desk(Side.NEED, (Side.NEED,)), True, Why.HOLDS),
    (C.ADOPTER_CONFIRMED, asked_by_desk(Side.SOLUTION, ()), True, Why.HOLDS),
    (
        C.ADOPTER_CONFIRMED,
        replace(asked_by_desk(Side.NEED, ()), verifications=()),
        None,
        Why.ADDRESS_NOT_CHECKED,
    ),
    (C.SUPPLIER_CONFIRMED, asked_by_desk(Side.SOLUTION, (Side.NEED,)), None, Why.ADDRESS_NOT_CHECKED),
    (C.SUPPLIER_CONFIRMED, asked_by_desk(Side.SOLUTION, tuple(Side)), True, Why.HOLDS),
    (C.SUPPLIER_CONFIRMED, T, True, Why.HOLDS),
    (C.SUPPLIER_CONFIRMED, transferred(confirmations=(adopters_word(),)), None, Why.NOT_CONFIRMED),
    (C.SUPPLIER_CONFIRMED, transferred(confirmations=confirmed(Side.SOLUTION, agreed=False)), False, Why.REFUSED),
    (
        C.SUPPLIER_CONFIRMED,
        transferred(confirmations=confirmed(Side.SOLUTION, by=adopters_word().by)),
        False,
        Why.SAME_PERSON,
    ),
    (C.VERIFIED, T, True, Why.HOLDS),
    (C.VERIFIED, transferred(verifications=()), None, Why.NOT_VERIFIED),
    (C.VERIFIED, transferred(verifications=(verification(by=BROKER),)), False, Why.VERIFIER_IS_BROKER),
    (C.VERIFIED, transferred(verifications=(verification(confirmed=False),)), False, Why.REFUSED),
    (C.VERIFIED, transferred(verifications=(verification(on=TODAY + DAY),)), None, Why.NOT_VERIFIED),
    (C.VERIFIED, transferred(verifications=(verification(id=2, confirmed=False), verification())), False, Why.REFUSED),
    (C.VERIFIED, transferred(verifications=(verification(confirmed=False), verification(id=2))), True, Why.HOLDS),
    (C.HASHED, T, True, Why.HOLDS),
    (C.HASHED, transferred(evidence=()), None, Why.DOCUMENT_MISSING),
    (C.HASHED, transferred(evidence=(replace(CONTRACT, sha256=b""),)), False, Why.NOT_HASHED),
    (C.HASHED, transferred(evidence=(replace(CONTRACT, checked_by="p", checked_on=MET),)), True, Why.HOLDS),
    (C.HASHED, transferred(evidence=(replace(CONTRACT, checked_by="p"),)), False, Why.CHECK_INCOMPLETE),
    (C.HASHED, transferred(evidence=(replace(CONTRACT, checked_on=MET),)), False, Why.CHECK_INCOMPLETE),
    (C.PERIOD, T, True, Why.HOLDS),
    (C.PERIOD, transferred(evidence=(CONTRACT,)), None, Why.NOT_COMPLETE),
    # 5. the nearest counted solutions were shown
    (C.DISTINCT, T, True, Why.HOLDS),
    (C.DISTINCT, transferred(verifications=(verification(nearest_seen=False),)), None, Why.NEAREST_NOT_SEEN),
    (C.DISTINCT, transferred(verifications=()), None, Why.NEAREST_NOT_SEEN),
    (C.DISTINCT, transferred(verifications=(REFUSAL,)), None, Why.VERIFIER_REFUSED),
    # 6. asked again; an ended use takes the result away, silence only shows
    (C.STANDS, T, True, Why.HOLDS),
    (C.STANDS, replace(T, withdrawn=True), False, Why.WITHDRAWN),
    (C.STANDS, replace(T, stopped=True), False, Why.STOPPED),
    (C.STANDS, transferred(follow_ups=(FollowUp(months=6, asked_on=MET),)), True, Why.NOT_RECONFIRMED),
    (C.STANDS, transferred(follow_ups=(FollowUp(months=6, asked_on=MET, still_used=True),)), True, Why.HOLDS),
    (C.STANDS, transferred(follow_ups=(FollowUp(months=6, asked_on=MET, still_used=False),)), False, Why.USE_ENDED),
]
