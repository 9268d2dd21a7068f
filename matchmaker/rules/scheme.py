"""Support schemes: who may ask for money, for what and until when; and which of them fit a need or a case."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from matchmaker.intake.addresses import link_problem
from matchmaker.rules.actors import OrganisationKind
from matchmaker.rules.facts import STATE_MONEY, Money
from matchmaker.rules.listing import field_problems
from matchmaker.rules.proposal import Side
from matchmaker.rules.stages import Stage


class Moment(StrEnum):
    """How far a matter has come when its scheme may be asked for."""

    NEED = "need"  # a solution is looked for
    DISCUSSION = "discussion"
    PILOT = "pilot"
    CONTRACT = "contract"  # negotiated or signed
    IN_USE = "in_use"


MOMENT_OF: dict[Stage, Moment] = {
    Stage.INTRODUCED: Moment.DISCUSSION,
    Stage.IN_DISCUSSION: Moment.DISCUSSION,
    Stage.PILOT: Moment.PILOT,
    Stage.NEGOTIATION: Moment.CONTRACT,
    Stage.CONTRACT_SIGNED: Moment.CONTRACT,
    Stage.ACCEPTED: Moment.IN_USE,
    Stage.VERIFIED: Moment.IN_USE,
}

LIMITS = {  # characters
    "scheme_name_vi": (3, 200),
    "scheme_name_en": (0, 200),
    "scheme_what_vi": (10, 2_000),
    "scheme_what_en": (0, 2_000),
    "scheme_source": (3, 300),
    "scheme_address": (0, 500),
}


@dataclass(frozen=True, kw_only=True)
class SchemeDraft:
    """What an administrator says of a scheme. An empty set means that it does not matter; `most` is in đồng.

    `opens_on` and `closes_on` are the first and the last day on which one may ask; None where nobody knows.
    `excludes_state_money`: whoever is paid by the state already may not ask. `confirmed`: an officer has compared this
    with the source.
    """

    name_vi: str
    name_en: str = ""
    what_vi: str
    what_en: str = ""
    applicants: frozenset[OrganisationKind] = frozenset()
    moments: frozenset[Moment] = frozenset()
    sectors: frozenset[str] = frozenset()
    opens_on: date | None = None
    closes_on: date | None = None
    most: int | None = None
    excludes_state_money: bool = False
    source: str
    source_on: date | None = None
    address: str = ""
    confirmed: bool = False

    def problems(self) -> dict[str, str]:
        """Code of what is wrong, by field of the form."""
        values = {name: getattr(self, name.removeprefix("scheme_")) for name in LIMITS}
        wrong = field_problems(values, LIMITS)
        if self.address and (unlinked := link_problem(self.address)):
            wrong["scheme_address"] = unlinked
        if self.opens_on and self.closes_on and self.closes_on < self.opens_on:
            wrong["scheme_closes_on"] = "before_its_beginning"
        if self.most is not None and self.most <= 0:
            wrong["scheme_most"] = "out_of_range"
        return wrong


@dataclass(frozen=True, kw_only=True)
class Scheme(SchemeDraft):
    """One of the catalogue, as it is stored."""

    id: int
    version: int
    ended: bool = False  # taken out of the catalogue; what rests on it stays

    def name(self, locale: str) -> str:
        return self.name_en if locale == "en" and self.name_en else self.name_vi

    def what(self, locale: str) -> str:
        return self.what_en if locale == "en" and self.what_en else self.what_vi

    def is_open(self, today: date) -> bool:
        """Whether one may ask today, as far as anybody knows its days."""
        begun = self.opens_on is None or self.opens_on <= today
        return begun and not self.is_over(today)

    def is_over(self, today: date) -> bool:
        return self.ended or (self.closes_on is not None and self.closes_on < today)


@dataclass(frozen=True, kw_only=True)
class Situation:
    """A need or a case, as far as schemes ask: who is on which side, how far it is, in what sector, who pays."""

    parties: Sequence[tuple[Side, OrganisationKind]]
    moment: Moment | None
    sector: str | None
    money: Money | None = None


@dataclass(frozen=True, kw_only=True)
class Chance:
    """A scheme that one of the sides may ask for; `reasons` are the conditions that were looked at and hold."""

    scheme: Scheme
    sides: Sequence[Side]
    reasons: Sequence[str] = field(default=())


def chances(schemes: Iterable[Scheme], situation: Situation, today: date) -> list[Chance]:
    """Schemes whose stated conditions hold today, those that close first before the others, then by number.

    A condition that cannot be looked at, since the need or the case does not say, holds for nobody: nothing is
    suggested on a guess.
    """
    fitting = [chance for scheme in schemes if (chance := _chance(scheme, situation, today))]
    return sorted(fitting, key=lambda chance: (chance.scheme.closes_on or date.max, chance.scheme.id))


def _chance(scheme: Scheme, situation: Situation, today: date) -> Chance | None:
    sides = [side for side, kind in situation.parties if not scheme.applicants or kind in scheme.applicants]
    conditions = {
        "applicant": (bool(scheme.applicants), bool(sides)),
        "moment": (bool(scheme.moments), situation.moment in scheme.moments),
        "sector": (bool(scheme.sectors), situation.sector in scheme.sectors),
        "money": (scheme.excludes_state_money, situation.money is not None and situation.money not in STATE_MONEY),
        "days": (scheme.opens_on is not None or scheme.closes_on is not None, scheme.is_open(today)),
    }
    if scheme.ended or not sides or any(asked and not holds for asked, holds in conditions.values()):
        return None
    reasons = [name for name, (asked, _) in conditions.items() if asked]
    return Chance(scheme=scheme, sides=sides, reasons=reasons)
