"""What the counting rule answers: its clauses, why each holds or not, and the judgement of one case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from matchmaker.rules.facts import Line, Route


class Clause(StrEnum):
    """The conditions of the rule, in its order; which of the documents' are asked depends on the route."""

    ADOPTER = "adopter"
    IN_CITY = "in_city"
    SUPPLIER = "supplier"
    LINKS = "links"
    ROUTE = "route"
    CONTRACT = "contract"
    PRICE = "price"
    USE = "use"
    ACCEPTANCE = "acceptance"
    REGISTRATION = "registration"
    MEASURE = "measure"
    CONTACT = "contact"
    ATTRIBUTION = "attribution"
    CONTRIBUTION = "contribution"
    GRADE = "grade"
    ADOPTER_CONFIRMED = "adopter_confirmed"
    SUPPLIER_CONFIRMED = "supplier_confirmed"
    VERIFIED = "verified"
    HASHED = "hashed"
    PERIOD = "period"
    DISTINCT = "distinct"
    STANDS = "stands"


_C = Clause
# The papers that complete a route.
PAPERS_OF: Mapping[Route, tuple[Clause, ...]] = {
    Route.TRANSFERRED: (_C.CONTRACT, _C.PRICE, _C.ACCEPTANCE, _C.REGISTRATION),
    Route.APPLIED: (_C.USE, _C.ACCEPTANCE, _C.MEASURE),
}
_EVERY_PAPER = frozenset(clause for papers in PAPERS_OF.values() for clause in papers)
# Until the route is stated a case is held against the one that asks for most: stating it then adds no conditions, and
# what is met stays met.
SUPPOSED = max(Route, key=lambda route: len(PAPERS_OF[route]))
CLAUSES_OF: Mapping[Route | None, tuple[Clause, ...]] = {
    route: tuple(c for c in Clause if c not in _EVERY_PAPER or c in PAPERS_OF[route or SUPPOSED])
    for route in (None, *Route)
}


class Why(StrEnum):
    HOLDS = "holds"
    NOT_SAID = "not_said"
    FORM_NOT_SAID = "form_not_said"  # licence, assignment or development
    NOT_DESCRIBED = "not_described"  # a team's listing is no description of what it built
    PUBLIC_BODY = "public_body"  # counts under II.1 only
    NO_ENTERPRISE = "no_enterprise"
    NO_TAX_CODE = "no_tax_code"
    HOUSEHOLD = "household"  # no enterprise under these settings
    HOUSEHOLD_COUNTS = "household_counts"
    OUTSIDE_CITY = "outside_city"
    NOT_A_SUPPLIER = "not_a_supplier"
    SAME_ORGANISATION = "same_organisation"
    LINKS_NOT_DECLARED = "links_not_declared"
    LINKS_NOT_CHECKED = "links_not_checked"
    DOCUMENT_MISSING = "document_missing"
    DOCUMENT_UNDATED = "document_undated"
    DATED_LATER = "dated_later"
    NO_PRICE_STATED = "no_price_stated"
    NOT_COMPULSORY = "not_compulsory"
    RESULT_REGISTERED = "result_registered"
    RESULT_NOT_ENOUGH = "result_not_enough"  # across the border the contract itself is registered
    DECISION_NOT_ENOUGH = "decision_not_enough"  # a transfer is accepted by minutes
    USE_TOO_SHORT = "use_too_short"
    USE_NOT_PROVED_YET = "use_not_proved_yet"
    USE_NOT_LONG_YET = "use_not_long_yet"  # the days are not over
    MEASURE_MISSING = "measure_missing"
    CONTACT_MISSING = "contact_missing"
    CONTACT_NOT_COUNTED = "contact_not_counted"  # one is recorded; its own condition says what it lacks
    WRONG_BODY = "wrong_body"
    NOT_BOTH_NAMED = "not_both_named"
    BEFORE_PLAN = "before_plan"
    RECORDED_LATE = "recorded_late"
    NOTHING_SIGNED = "nothing_signed"
    CONTACT_AFTER_SIGNING = "contact_after_signing"
    CONTACT_TOO_OLD = "contact_too_old"
    MERELY_REPORTED = "merely_reported"
    NOT_CONFIRMED = "not_confirmed"
    REFUSED = "refused"
    FACTS_CHANGED = "facts_changed"
    CONFIRMED_BY_BROKER = "confirmed_by_broker"
    SAME_PERSON = "same_person"
    ADDRESS_NOT_CHECKED = "address_not_checked"  # the desk named it
    NOT_VERIFIED = "not_verified"
    VERIFIER_REFUSED = "verifier_refused"
    VERIFIER_IS_BROKER = "verifier_is_broker"
    CHECK_INCOMPLETE = "check_incomplete"
    NOT_HASHED = "not_hashed"
    NOT_COMPLETE = "not_complete"
    OUT_OF_PERIOD = "out_of_period"
    NEAREST_NOT_SEEN = "nearest_not_seen"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"
    USE_ENDED = "use_ended"
    NOT_RECONFIRMED = "not_reconfirmed"  # shown; it takes nothing away


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """`holds` is None while what the clause asks for is missing."""

    clause: Clause
    holds: bool | None
    why: Why


@cache
def finding(clause: Clause, holds: bool | None, why: Why) -> Finding:
    """The one of these values: thousands of cases share some hundred findings."""
    return Finding(clause=clause, holds=holds, why=why)


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """What the rule says of one case alone; of several adopters of one solution `counting.count` picks one.

    `result_on` is the date of the last document that completes the route, None before; `line` None for a supplier
    that counts on no line.
    """

    case_id: int
    delivered_id: int
    findings: tuple[Finding, ...]
    result_on: date | None
    line: Line | None

    @property
    def met(self) -> int:
        return sum(finding.holds is True for finding in self.findings)

    @property
    def total(self) -> int:
        return len(self.findings)

    @property
    def holds(self) -> bool:
        """Every clause of the case's own."""
        return all(finding.holds is True for finding in self.findings)

    def holds_but(self, *clauses: Clause) -> bool:
        """Whether every other clause holds."""
        return all(finding.holds is True for finding in self.findings if finding.clause not in clauses)

    def of(self, clause: Clause) -> Finding | None:
        """None where the route does not ask for it."""
        return next((finding for finding in self.findings if finding.clause is clause), None)
