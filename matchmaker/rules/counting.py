"""The counting rule of the plan's II.2 as pure functions: given a case, is it counted, and why or why not yet.

"Counted" is derived and never stored. `judge` answers for one case, `counting.count` for all of them together.
Decision record 0013 says what each clause was taken to mean.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from matchmaker.rules.actors import ENTERPRISES, OrganisationKind
from matchmaker.rules.facts import (
    ROUTE_KINDS,
    SIGNED,
    Case,
    EvidenceKind,
    Grade,
    Route,
    line_of,
    months_later,
    needs_registration,
)
from matchmaker.rules.facts_as_of import (
    HOLDS,
    NEARER,
    Answer,
    contact_counts,
    first_dated,
    paper,
    registered_on,
    use_proved_on,
)
from matchmaker.rules.findings import CLAUSES_OF, PAPERS_OF, Clause, Judgement, Why, finding
from matchmaker.rules.programme import CountingSettings
from matchmaker.rules.proposal import Side

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


def in_period(judgement: Judgement, settings: CountingSettings, today: date) -> Judgement:
    """The judgement by the period of other settings whose thresholds are the same: no other clause looks at it."""
    of_period = finding(Clause.PERIOD, *_period(judgement.result_on, settings, today))
    if judgement.of(Clause.PERIOD) is of_period:
        return judgement
    return replace(judgement, findings=tuple(of_period if f.clause is Clause.PERIOD else f for f in judgement.findings))


def _completed_on(case: Case, settings: CountingSettings, today: date) -> date:
    """The date of the last document that completes the route, where none is missing."""
    accepted = first_dated(case, today, *_ACCEPTED)
    if case.route is Route.APPLIED:
        confirmed = case.confirmation(Side.NEED)
        days = [accepted, use_proved_on(case, settings.use_days, today), confirmed.on if confirmed else None]
    else:
        days = [first_dated(case, today, _K.CONTRACT), first_dated(case, today, _K.ACCEPTANCE)]
        days += [first_dated(case, today, _K.INVOICE)] + (
            [registered_on(case, today)] if needs_registration(case) else []
        )
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
    if not all(each is None or each.stands for each in said):
        return None, Why.FACTS_CHANGED
    checked = case.verification is not None and case.verification.links_checked
    return HOLDS if checked else (None, Why.LINKS_NOT_CHECKED)


def _route(case: Case, settings: CountingSettings, today: date) -> Answer:
    if case.route is None:
        return None, Why.NOT_SAID
    if case.route is Route.TRANSFERRED and case.form is None:
        return None, Why.FORM_NOT_SAID
    return HOLDS if case.described else (None, Why.NOT_DESCRIBED)


def _price(case: Case, settings: CountingSettings, today: date) -> Answer:
    answer = paper(case, today, _K.INVOICE)
    return (True, Why.NO_PRICE_STATED) if not answer[0] and case.no_price_reason.strip() else answer


def _acceptance(case: Case, settings: CountingSettings, today: date) -> Answer:
    """Transferred: minutes. Applied: minutes, or the decision to put it into use."""
    if case.route is Route.APPLIED:
        return paper(case, today, *_ACCEPTED)
    answer = paper(case, today, _K.ACCEPTANCE)
    decided = answer[1] is Why.DOCUMENT_MISSING and case.documents((_K.DECISION_OF_USE,))
    return (None, Why.DECISION_NOT_ENOUGH) if decided else answer


def _registration(case: Case, settings: CountingSettings, today: date) -> Answer:
    needed = needs_registration(case)
    if needed is False:
        return True, Why.NOT_COMPULSORY
    certificate = paper(case, today, _K.REGISTRATION)
    if certificate[0]:
        return certificate
    if needed is None:
        return None, Why.NOT_SAID
    result = paper(case, today, _K.RESULT_REGISTRATION)
    if case.crosses_border:
        stands_alone = certificate[1] is Why.DOCUMENT_MISSING and result[1] is not Why.DOCUMENT_MISSING
        return (None, Why.RESULT_NOT_ENOUGH) if stands_alone else certificate
    if result[0]:
        return True, Why.RESULT_REGISTERED
    return result if certificate[1] is Why.DOCUMENT_MISSING else certificate


def _use(case: Case, settings: CountingSettings, today: date) -> Answer:
    if case.use_from is None or not case.process.strip():
        return None, Why.NOT_SAID
    if case.use_until and case.use_until - case.use_from < timedelta(days=settings.use_days):
        return False, Why.USE_TOO_SHORT
    proof = paper(case, today, _K.PROOF_OF_USE)
    if not proof[0]:
        return proof
    if use_proved_on(case, settings.use_days, today):
        return HOLDS
    over = case.use_from + timedelta(days=settings.use_days) <= today
    return None, Why.USE_NOT_PROVED_YET if over else Why.USE_NOT_LONG_YET


def _measure(case: Case, settings: CountingSettings, today: date) -> Answer:
    said, standing = case.confirmation(Side.NEED), _word(case, Side.NEED, today)
    if said is None or not standing[0]:
        return standing
    return HOLDS if said.measure and said.measure.complete else (None, Why.MEASURE_MISSING)


def _contact(case: Case, settings: CountingSettings, today: date) -> Answer:
    """Of several that do not count the one that lacks the least is told of."""
    answers = [contact_counts(each, settings, today) for each in case.contacts]
    return max(answers, key=lambda answer: NEARER.index(answer[1]), default=(None, Why.CONTACT_MISSING))


def _attribution(case: Case, settings: CountingSettings, today: date) -> Answer:
    days = [c.happened_on for c in case.contacts if contact_counts(c, settings, today) == HOLDS]
    if not days:
        return None, Why.CONTACT_NOT_COUNTED if case.contacts else Why.CONTACT_MISSING
    signed = first_dated(case, today, *SIGNED)
    if signed is None:
        undated = paper(case, today, *SIGNED)
        return (None, Why.NOTHING_SIGNED) if undated[1] is Why.DOCUMENT_MISSING else undated
    if any(day <= signed <= months_later(day, settings.attribution_months) for day in days):
        return HOLDS
    return False, Why.CONTACT_AFTER_SIGNING if min(days) > signed else Why.CONTACT_TOO_OLD


def _contribution(case: Case, settings: CountingSettings, today: date) -> Answer:
    said, standing = case.confirmation(Side.NEED), _word(case, Side.NEED, today)
    if said is None or not standing[0]:
        return standing
    return HOLDS if said.contribution.strip() else (None, Why.NOT_SAID)


def _grade(case: Case, settings: CountingSettings, today: date) -> Answer:
    verification = case.verification
    if verification is None or verification.grade is None:
        return None, Why.VERIFIER_REFUSED if verification and not verification.confirmed else Why.NOT_VERIFIED
    return (False, Why.MERELY_REPORTED) if verification.grade is Grade.REPORTED else HOLDS


def _verified(case: Case, settings: CountingSettings, today: date) -> Answer:
    verification = case.verification
    if verification is None or verification.on > today:
        return None, Why.NOT_VERIFIED
    if verification.by in case.brokers:
        return False, Why.VERIFIER_IS_BROKER
    return HOLDS if verification.confirmed else (False, Why.REFUSED)


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
    verification = case.verification
    if verification is not None and verification.nearest_seen:
        return HOLDS
    return None, Why.VERIFIER_REFUSED if verification and not verification.confirmed else Why.NEAREST_NOT_SEEN


def _stands(case: Case, settings: CountingSettings, today: date) -> Answer:
    if case.withdrawn or case.stopped:
        return False, Why.WITHDRAWN if case.withdrawn else Why.STOPPED
    if any(each.still_used is False for each in case.follow_ups):
        return False, Why.USE_ENDED
    last = max(case.follow_ups, key=lambda each: each.months, default=None)
    return (True, Why.NOT_RECONFIRMED) if last and last.still_used is None else HOLDS


def _word(case: Case, side: Side, today: date) -> Answer:
    """Whether the side has confirmed the case as it is now."""
    said = case.confirmation(side)
    if said is None or said.on > today:
        return None, Why.NOT_CONFIRMED
    if not said.agreed:
        return False, Why.REFUSED
    return HOLDS if said.stands else (None, Why.FACTS_CHANGED)


def _confirmed(case: Case, side: Side, today: date) -> Answer:
    said, other, standing = case.confirmation(side), case.confirmation(side.other), _word(case, side, today)
    if said is None or standing[1] in (Why.NOT_CONFIRMED, Why.REFUSED):
        return standing
    if said.by in case.brokers:
        return False, Why.CONFIRMED_BY_BROKER
    if other is not None and other.by == said.by:
        return False, Why.SAME_PERSON
    if not standing[0] or case.address_checked(said):
        return standing
    return None, Why.ADDRESS_NOT_CHECKED


_C = Clause
_RULE: Mapping[Clause, Callable[[Case, CountingSettings, date], Answer]] = {
    _C.ADOPTER: _adopter,
    _C.IN_CITY: _in_city,
    _C.SUPPLIER: _supplier,
    _C.LINKS: _links,
    _C.ROUTE: _route,
    _C.CONTRACT: lambda case, _, today: paper(case, today, _K.CONTRACT),
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
