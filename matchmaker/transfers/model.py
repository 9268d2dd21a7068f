"""The counting rule of the plan's II.2 as pure functions: given a case, is it counted, and why or why not yet.

"Counted" is derived and never stored. `judge` answers for one case, `counting.count` for all of them together.
Decision record 0013 says what each clause was taken to mean.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from matchmaker.people.model import ENTERPRISES, OrganisationKind
from matchmaker.programme.model import CountingSettings
from matchmaker.proposals.model import Side
from matchmaker.transfers.facts import (
    ROUTE_KINDS,
    SIGNED,
    Case,
    Contact,
    ContactBody,
    EvidenceKind,
    Grade,
    Route,
    line_of,
    months_later,
    needs_registration,
)
from matchmaker.transfers.findings import CLAUSES_OF, PAPERS_OF, Clause, Judgement, Why, finding

Answer = tuple[bool | None, Why]
HOLDS: Answer = (True, Why.HOLDS)
_K = EvidenceKind
_ACCEPTED = (_K.ACCEPTANCE, _K.DECISION_OF_USE)


def judge(case: Case, settings: CountingSettings, today: date) -> Judgement:
    """Every clause with true, false or missing and why, as of `today` in the city: later papers are not there yet."""
    clauses = CLAUSES_OF[case.route]
    answers: dict[Clause, Answer] = {c: _RULE[c](case, settings, today) for c in clauses if c is not Clause.PERIOD}
    whole = case.route is not None and all(answers[paper][0] for paper in PAPERS_OF[case.route])
    result_on = _completed_on(case, settings, today) if whole else None
    answers[Clause.PERIOD] = _period(result_on, settings, today)
    return Judgement(
        case_id=case.id,
        delivered_id=case.delivered_id,
        findings=tuple(finding(clause, *answers[clause]) for clause in clauses),
        result_on=result_on,
        line=line_of(case),
    )


def in_period(found: Judgement, settings: CountingSettings, today: date) -> Judgement:
    """The judgement by the period of other settings whose thresholds are the same: no other clause looks at it."""
    of_period = finding(Clause.PERIOD, *_period(found.result_on, settings, today))
    if found.of(Clause.PERIOD) is of_period:
        return found
    return replace(found, findings=tuple(of_period if f.clause is Clause.PERIOD else f for f in found.findings))


def _completed_on(case: Case, settings: CountingSettings, today: date) -> date:
    """The date of the last document that completes the route, where none is missing."""
    accepted = _first(case, today, *_ACCEPTED)
    if case.route is Route.APPLIED:
        confirmed = case.confirmation(Side.NEED)
        days = [accepted, _use_proved(case, settings, today), confirmed.on if confirmed else None]
    else:
        days = [_first(case, today, _K.CONTRACT), _first(case, today, _K.ACCEPTANCE)]
        days += [_first(case, today, _K.INVOICE)] + ([_registered(case, today)] if needs_registration(case) else [])
    return max(day for day in days if day is not None)


def _adopter(case: Case, settings: CountingSettings, today: date) -> Answer:
    if case.adopter.kind is OrganisationKind.PUBLIC_BODY:
        return False, Why.PUBLIC_BODY
    if case.adopter.kind not in ENTERPRISES:
        return False, Why.NO_ENTERPRISE
    if case.adopter.is_household:
        return settings.households, Why.HOUSEHOLD_COUNTS if settings.households else Why.HOUSEHOLD
    return HOLDS if case.adopter.tax_code else (None, Why.NO_TAX_CODE)


def _in_city(case: Case, settings: CountingSettings, today: date) -> Answer:
    if case.in_city is None:
        return None, Why.NOT_SAID
    return HOLDS if case.in_city else (False, Why.OUTSIDE_CITY)


def _supplier(case: Case, settings: CountingSettings, today: date) -> Answer:
    if case.supplier.organisation_id == case.adopter.organisation_id:
        return False, Why.SAME_ORGANISATION
    return HOLDS if line_of(case) else (False, Why.NOT_A_SUPPLIER)


def _links(case: Case, settings: CountingSettings, today: date) -> Answer:
    said = [case.confirmation(side) for side in Side]
    if any(each is None or each.links is None for each in said):
        return None, Why.LINKS_NOT_DECLARED
    checked = case.verification is not None and case.verification.links_checked
    return HOLDS if checked else (None, Why.LINKS_NOT_CHECKED)


def _route(case: Case, settings: CountingSettings, today: date) -> Answer:
    if case.route is None:
        return None, Why.NOT_SAID
    if case.route is Route.TRANSFERRED and case.form is None:
        return None, Why.FORM_NOT_SAID
    return HOLDS if case.described else (None, Why.NOT_DESCRIBED)


def _price(case: Case, settings: CountingSettings, today: date) -> Answer:
    found = _paper(case, today, _K.INVOICE)
    return (True, Why.NO_PRICE_STATED) if not found[0] and case.no_price_reason.strip() else found


def _acceptance(case: Case, settings: CountingSettings, today: date) -> Answer:
    """Transferred: minutes. Applied: minutes, or the decision to put it into use."""
    return _paper(case, today, *(_ACCEPTED if case.route is Route.APPLIED else (_K.ACCEPTANCE,)))


def _registration(case: Case, settings: CountingSettings, today: date) -> Answer:
    needed = needs_registration(case)
    if needed is False:
        return True, Why.NOT_COMPULSORY
    certificate = _paper(case, today, _K.REGISTRATION)
    if certificate[0]:
        return certificate
    if needed is None:
        return None, Why.NOT_SAID
    return (True, Why.RESULT_REGISTERED) if _registered(case, today) else certificate


def _use(case: Case, settings: CountingSettings, today: date) -> Answer:
    if case.use_from is None or not case.process.strip():
        return None, Why.NOT_SAID
    if case.use_until and case.use_until - case.use_from < timedelta(days=settings.use_days):
        return False, Why.USE_TOO_SHORT
    proof = _paper(case, today, _K.PROOF_OF_USE)
    if not proof[0]:
        return proof
    return HOLDS if _use_proved(case, settings, today) else (None, Why.USE_NOT_PROVED_YET)


def _measure(case: Case, settings: CountingSettings, today: date) -> Answer:
    said = case.confirmation(Side.NEED)
    if said is None or not said.agreed or said.on > today:
        return None, Why.NOT_CONFIRMED
    return HOLDS if said.measure and said.measure.complete else (None, Why.MEASURE_MISSING)


def _contact(case: Case, settings: CountingSettings, today: date) -> Answer:
    answers = [_contact_counts(each, settings, today) for each in case.contacts]
    return HOLDS if HOLDS in answers else min(answers, key=lambda a: a[1].value, default=(None, Why.CONTACT_MISSING))


def _attribution(case: Case, settings: CountingSettings, today: date) -> Answer:
    days = [c.happened_on for c in case.contacts if _contact_counts(c, settings, today) == HOLDS]
    signed = _first(case, today, *SIGNED)
    if not days or signed is None:
        return None, Why.NOTHING_SIGNED if days else Why.CONTACT_MISSING
    if any(day <= signed <= months_later(day, settings.attribution_months) for day in days):
        return HOLDS
    return False, Why.CONTACT_AFTER_SIGNING if min(days) > signed else Why.CONTACT_TOO_OLD


def _contribution(case: Case, settings: CountingSettings, today: date) -> Answer:
    said = case.confirmation(Side.NEED)
    return HOLDS if said and said.contribution.strip() else (None, Why.NOT_SAID)


def _grade(case: Case, settings: CountingSettings, today: date) -> Answer:
    graded = case.verification.grade if case.verification else None
    if graded is None:
        return None, Why.NOT_VERIFIED
    return (False, Why.MERELY_REPORTED) if graded is Grade.REPORTED else HOLDS


def _verified(case: Case, settings: CountingSettings, today: date) -> Answer:
    found = case.verification
    if found is None or found.on > today:
        return None, Why.NOT_VERIFIED
    if found.by in case.brokers:
        return False, Why.VERIFIER_IS_BROKER
    return HOLDS if found.confirmed else (False, Why.REFUSED)


def _hashed(case: Case, settings: CountingSettings, today: date) -> Answer:
    papers = case.documents(ROUTE_KINDS)
    if not papers:
        return None, Why.DOCUMENT_MISSING
    if any(len(each.sha256) != 32 for each in papers):
        return False, Why.NOT_HASHED
    whole = all((each.checked_by is None) == (each.checked_on is None) for each in papers)
    return HOLDS if whole else (False, Why.CHECK_INCOMPLETE)


def _period(result_on: date | None, settings: CountingSettings, today: date) -> Answer:
    if result_on is None:
        return None, Why.NOT_COMPLETE
    first, last = settings.period(today)
    return HOLDS if first <= result_on <= last else (False, Why.OUT_OF_PERIOD)


def _distinct(case: Case, settings: CountingSettings, today: date) -> Answer:
    seen = case.verification is not None and case.verification.nearest_seen
    return HOLDS if seen else (None, Why.NEAREST_NOT_SEEN)


def _stands(case: Case, settings: CountingSettings, today: date) -> Answer:
    if case.withdrawn or case.stopped:
        return False, Why.WITHDRAWN if case.withdrawn else Why.STOPPED
    if any(each.still_used is False for each in case.follow_ups):
        return False, Why.USE_ENDED
    silent = any(each.still_used is None for each in case.follow_ups)
    return (True, Why.NOT_RECONFIRMED) if silent else HOLDS


def _paper(case: Case, today: date, *kinds: EvidenceKind) -> Answer:
    if _first(case, today, *kinds):
        return HOLDS
    held = case.documents(kinds)
    if not held:
        return None, Why.DOCUMENT_MISSING
    return None, Why.DATED_LATER if any(each.dated_on for each in held) else Why.DOCUMENT_UNDATED


def _first(case: Case, today: date, *kinds: EvidenceKind) -> date | None:
    """The earliest date on a paper of these kinds; papers dated after today do not exist yet."""
    days = [d.dated_on for d in case.evidence if d.kind in kinds and d.dated_on and d.dated_on <= today]
    return min(days) if days else None


def _registered(case: Case, today: date) -> date | None:
    """The result's own registration stands in for the contract's only where state money asks for it."""
    kinds = (_K.REGISTRATION,) if case.crosses_border else (_K.REGISTRATION, _K.RESULT_REGISTRATION)
    return _first(case, today, *kinds)


def _use_proved(case: Case, settings: CountingSettings, today: date) -> date | None:
    """The date of the first proof that shows the whole time of use."""
    if case.use_from is None:
        return None
    enough = case.use_from + timedelta(days=settings.use_days)
    dates = (d.dated_on for d in case.documents((_K.PROOF_OF_USE,)) if d.dated_on)
    return min((day for day in dates if enough <= day <= today), default=None)


def _contact_counts(contact: Contact, settings: CountingSettings, today: date) -> Answer:
    if contact.body is ContactBody.OTHER:
        return False, Why.WRONG_BODY
    if not contact.named_both:
        return False, Why.NOT_BOTH_NAMED
    if contact.happened_on < settings.contacts_since:
        return False, Why.BEFORE_PLAN
    if max(contact.happened_on, contact.recorded_on) > today:
        return None, Why.DATED_LATER
    late = (contact.recorded_on - contact.happened_on).days
    if 0 <= late <= settings.record_days or contact.proof_on == contact.happened_on:
        return HOLDS
    return False, Why.RECORDED_LATE


def _confirmed(case: Case, side: Side, today: date) -> Answer:
    said, other = case.confirmation(side), case.confirmation(side.other)
    if said is None or said.on > today:
        return None, Why.NOT_CONFIRMED
    if not said.agreed:
        return False, Why.REFUSED
    if said.by in case.brokers:
        return False, Why.CONFIRMED_BY_BROKER
    if other is not None and other.by == said.by:
        return False, Why.SAME_PERSON
    if not said.stands:
        return None, Why.FACTS_CHANGED
    return HOLDS if case.address_checked(said) else (None, Why.ADDRESS_NOT_CHECKED)


_C = Clause
_RULE: Mapping[Clause, Callable[[Case, CountingSettings, date], Answer]] = {
    _C.ADOPTER: _adopter,
    _C.IN_CITY: _in_city,
    _C.SUPPLIER: _supplier,
    _C.LINKS: _links,
    _C.ROUTE: _route,
    _C.CONTRACT: lambda case, _, today: _paper(case, today, _K.CONTRACT),
    _C.PRICE: _price,
    _C.USE: _use,
    _C.ACCEPTANCE: _acceptance,
    _C.REGISTRATION: _registration,
    _C.MEASURE: _measure,
    _C.CONTACT: _contact,
    _C.ATTRIBUTION: _attribution,
    _C.CONTRIBUTION: _contribution,
    _C.GRADE: _grade,
    _C.ADOPTER_CONFIRMED: lambda case, _, today: _confirmed(case, Side.NEED, today),
    _C.SUPPLIER_CONFIRMED: lambda case, _, today: _confirmed(case, Side.SOLUTION, today),
    _C.VERIFIED: _verified,
    _C.HASHED: _hashed,
    _C.DISTINCT: _distinct,
    _C.STANDS: _stands,
}
