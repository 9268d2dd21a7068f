"""What a transfer case consists of, as far as the counting rule asks: values without a database."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from matchmaker.intake import tax_codes
from matchmaker.rules.actors import SUPPLIERS, OrganisationKind
from matchmaker.rules.proposal import Side


class Route(StrEnum):
    TRANSFERRED = "transferred"
    APPLIED = "applied"


class Form(StrEnum):
    """What a transferred solution is transferred by."""

    LICENCE = "licence"
    ASSIGNMENT = "assignment"
    DEVELOPMENT = "development"


class Money(StrEnum):
    """Who pays."""

    OWN = "own"
    STATE = "state"
    MIXED = "mixed"
    OTHER = "other"


STATE_MONEY = frozenset({Money.STATE, Money.MIXED})


class Standing(StrEnum):
    """What puts a supplier on the line beside the count."""

    SPIN_OFF = "spin_off"
    START_UP = "start_up"
    CONTEST_WINNER = "contest_winner"


class Line(StrEnum):
    MAIN = "main"
    SEPARATE = "separate"


class EvidenceKind(StrEnum):
    CONTRACT = "contract"
    INVOICE = "invoice"
    ACCEPTANCE = "acceptance"
    REGISTRATION = "registration"
    RESULT_REGISTRATION = "result_registration"  # the task's result is itself registered
    PROOF_OF_USE = "proof_of_use"
    DECISION_OF_USE = "decision_of_use"
    CONFIRMATION_OF_USE = "confirmation_of_use"
    MEASUREMENT = "measurement"
    CONTACT_PROOF = "contact_proof"
    MEETING_MINUTES = "meeting_minutes"
    PILOT_AGREEMENT = "pilot_agreement"
    NDA = "nda"
    MOU = "mou"
    OTHER = "other"


# The route's first signed document is the earliest of these.
SIGNED = frozenset({EvidenceKind.CONTRACT, EvidenceKind.ACCEPTANCE, EvidenceKind.DECISION_OF_USE})
ROUTE_KINDS = SIGNED | {
    EvidenceKind.INVOICE,
    EvidenceKind.REGISTRATION,
    EvidenceKind.RESULT_REGISTRATION,
    EvidenceKind.PROOF_OF_USE,
}


class ContactBody(StrEnum):
    """Who brought both parties together."""

    DOST = "dost"
    PLAN = "plan"  # another body that the plan names
    OTHER = "other"


class Grade(StrEnum):
    """What the contact had to do with the result, as the verifier sees it."""

    ORIGINATED = "originated"
    ASSISTED = "assisted"
    REPORTED = "reported"


@dataclass(frozen=True, kw_only=True, slots=True)
class Party:
    organisation_id: int
    kind: OrganisationKind
    tax_code: str | None = None
    number_erased: bool = False

    @property
    def is_household(self) -> bool:
        """Whether it is a household business: its tax code is a person's number, or was until that was erased."""
        return tax_codes.is_household(self.tax_code, erased=self.number_erased)


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """The newest version of a document; `dated_on` is the earliest date of all its versions.

    `checked_by` and `checked_on` say which officer saw the original, and when; both None where nobody has.
    """

    id: int
    kind: EvidenceKind
    sha256: bytes
    dated_on: date | None = None
    checked_by: str | None = None
    checked_on: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact:
    """A contact that may be what led to the result; `proof_on` is the date of a document that proves it."""

    body: ContactBody
    named_both: bool
    happened_on: date
    recorded_on: date
    proof_on: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """What changed for the adopter; `before` is None where none exists, and `no_before` then says so."""

    what: str
    after: float | None
    before: float | None = None
    no_before: bool = False
    unit: str = ""

    @property
    def complete(self) -> bool:
        return bool(self.what) and self.after is not None and (self.before is not None or self.no_before)


@dataclass(frozen=True, kw_only=True, slots=True)
class Confirmation:
    """What one party said itself, through its own link. `by` is who, so that two are told apart.

    `stands` is False when what was confirmed has changed since. `links` are those of ownership or management with the
    other party: True declared, False declared to be none, None not said. `by_desk`: an officer named the address that
    it was asked at, because the party has no contact of its own here.
    """

    id: int
    side: Side
    agreed: bool
    on: date
    by: str
    stands: bool = True
    links: bool | None = None
    contribution: str = ""
    measure: Measure | None = None
    by_desk: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Verification:
    """What a verifier decided. `nearest_seen`: the nearest counted solutions were shown before. `addresses` are the
    sides of which the verifier checked that the address belongs to the party.
    """

    id: int
    confirmed: bool
    by: str
    on: date
    grade: Grade | None = None
    links_checked: bool = False
    nearest_seen: bool = False
    addresses: frozenset[Side] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class FollowUp:
    """The question after so many months; `still_used` is None while the adopter has not answered."""

    months: int
    asked_on: date
    still_used: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Case:
    """One adopter and one delivered solution. None is what nobody has said yet.

    `delivered_id` is the same for every adopter of one solution. `brokers` are all officers who carried the case.
    `also_product`: the solution is counted under II.1 too. `dossier_money`: who pays by an approved task dossier, which
    stands beside what parties state. `described`: what was delivered has words of its own, not
    those of the team's listing.
    """

    id: int
    delivered_id: int
    adopter: Party
    supplier: Party
    standing: Standing | None = None
    in_city: bool | None = None
    described: bool = True
    route: Route | None = None
    form: Form | None = None
    money: Money | None = None
    dossier_money: Money | None = None
    crosses_border: bool | None = None
    no_price_reason: str = ""
    process: str = ""
    use_from: date | None = None
    use_until: date | None = None
    also_product: bool = False
    stopped: bool = False
    withdrawn: bool = False
    brokers: frozenset[str] = frozenset()
    evidence: tuple[Evidence, ...] = ()
    contacts: tuple[Contact, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    verifications: tuple[Verification, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()

    def documents(self, kinds: Iterable[EvidenceKind]) -> list[Evidence]:
        wanted = set(kinds)
        return [each for each in self.evidence if each.kind in wanted]

    def confirmation(self, side: Side) -> Confirmation | None:
        """The last word of a side, however the rows came."""
        return self._last_words.get(side)

    def address_checked(self, said: Confirmation) -> bool:
        """Whether an address that the desk named is known to be the party's; one of its own account needs no check."""
        return not said.by_desk or (self.verification is not None and said.side in self.verification.addresses)

    @cached_property
    def _last_words(self) -> Mapping[Side, Confirmation]:
        """Kept, since half of the clauses ask for them."""
        return {said.side: said for said in sorted(self.confirmations, key=lambda c: c.id)}

    @cached_property
    def verification(self) -> Verification | None:
        """The last decision of a verifier."""
        return max(self.verifications, key=lambda v: v.id, default=None)


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def line_of(case: Case) -> Line | None:
    """The supplier's line: spin-offs, start-ups and contest winners stand beside the count."""
    if case.standing is not None or case.supplier.kind is OrganisationKind.START_UP:
        return Line.SEPARATE
    return Line.MAIN if case.supplier.kind in SUPPLIERS else None


def payer(case: Case) -> Money | None:
    """Who pays: as an approved dossier says where the state does, else as is stated."""
    return case.dossier_money if case.dossier_money in STATE_MONEY else case.money


def needs_registration(case: Case) -> bool | None:
    """Whether registering the contract is compulsory; None while money or border are not known."""
    if case.crosses_border or payer(case) in STATE_MONEY:
        return True
    return None if case.crosses_border is None or case.money is None else False
