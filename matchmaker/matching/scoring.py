"""What is known of a pair beyond its texts: one table of pure signals, each with what it is worth and why.

A side that states nothing is neutral. A signal moves a pair up or down and is shown with it; none removes a pair.
The worths are in standard deviations of closeness (see `fusion`). They are judgements, not learnt: no public set of
needs and solutions states these traits. All together they weigh less than a clear difference in the texts.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from matchmaker.ground.text import folded_tokens
from matchmaker.matching.model import SignalShown, Verdict

USABLE_TRL = 7  # demonstrated in its operational environment (Horizon 2020 work programme, general annex G)
EARLY_TRL = 4  # validated in a laboratory only (same scale)


@dataclass(frozen=True, kw_only=True)
class Traits:
    """What a need or a solution states of itself; None or empty where it does not. Amounts in đồng.

    `inferred`: signals that nobody stated, of which its text alone speaks.
    """

    sectors: frozenset[str] = frozenset()
    technologies: frozenset[str] = frozenset()
    trl: int | None = None
    languages: frozenset[str] = frozenset()
    place: str | None = None
    needed_by: date | None = None
    available_from: date | None = None
    budget_min: int | None = None
    budget_max: int | None = None
    inferred: frozenset[str] = frozenset()


Judge = Callable[[Traits, Traits], Verdict]


@dataclass(frozen=True, kw_only=True)
class Signal:
    """One way to compare two records, and what agreement adds (and difference takes)."""

    judge: Judge
    worth: float


def sector(one: Traits, other: Traits) -> Verdict:
    """Both name a sector of the programme: the broker's first question (DOMAIN: "wrong sector" refuses a match)."""
    return _overlap(one.sectors, other.sectors)


def technology(one: Traits, other: Traits) -> Verdict:
    """Both name a technology, such as vision or speech (the programme's list)."""
    return _overlap(one.technologies, other.technologies)


def readiness(one: Traits, other: Traits) -> Verdict:
    """Whether the side that states its TRL could be put to use, after the European Commission's scale."""
    levels = [side.trl for side in (one, other) if side.trl is not None]
    if not levels:
        return Verdict.UNKNOWN
    if min(levels) >= USABLE_TRL:
        return Verdict.AGREES
    return Verdict.DIFFERS if min(levels) <= EARLY_TRL else Verdict.UNKNOWN


def language(one: Traits, other: Traits) -> Verdict:
    """Both name languages that the users work in."""
    return _overlap(one.languages, other.languages)


def place(one: Traits, other: Traits) -> Verdict:
    """One place names the other, in any spelling of the marks. Distance proves nothing for software: it only adds."""
    first, second = (set(folded_tokens(side.place or "")) for side in (one, other))
    if not first or not second:  # the empty set lies in every other
        return Verdict.UNKNOWN
    return Verdict.AGREES if first <= second or second <= first else Verdict.UNKNOWN


def availability(one: Traits, other: Traits) -> Verdict:
    """What one side needs by a day, the other has ready by then."""
    for asking, offering in ((one, other), (other, one)):
        if asking.needed_by and offering.available_from:
            in_time = offering.available_from <= asking.needed_by
            return Verdict.AGREES if in_time else Verdict.DIFFERS
    return Verdict.UNKNOWN


def budget(one: Traits, other: Traits) -> Verdict:
    """The bands of money and price meet; an open end of a band has no limit."""
    if not _states_money(one) or not _states_money(other):
        return Verdict.UNKNOWN
    meets = _at_least(one, other) and _at_least(other, one)
    return Verdict.AGREES if meets else Verdict.DIFFERS


SIGNALS: Mapping[str, Signal] = {
    "sector": Signal(judge=sector, worth=0.5),
    "technology": Signal(judge=technology, worth=0.4),
    "readiness": Signal(judge=readiness, worth=0.3),
    "language": Signal(judge=language, worth=0.3),
    "place": Signal(judge=place, worth=0.2),
    "availability": Signal(judge=availability, worth=0.3),
    "budget": Signal(judge=budget, worth=0.3),
}
INFERRED = 0.5  # of its worth: what is only understood from a text may be understood wrongly
_SIGN = {Verdict.AGREES: 1.0, Verdict.DIFFERS: -1.0, Verdict.UNKNOWN: 0.0}


def judged(one: Traits, other: Traits) -> tuple[SignalShown, ...]:
    """The verdict of every signal on a pair, in the table's order."""
    inferred = one.inferred | other.inferred
    return tuple(
        SignalShown(name=name, verdict=signal.judge(one, other), inferred=name in inferred)
        for name, signal in SIGNALS.items()
    )


def adjustment(verdicts: tuple[SignalShown, ...]) -> float:
    """What the verdicts add to a pair's evidence, in standard deviations of closeness."""
    return sum(
        _SIGN[shown.verdict] * SIGNALS[shown.name].worth * (INFERRED if shown.inferred else 1) for shown in verdicts
    )


def _overlap(one: frozenset[str], other: frozenset[str]) -> Verdict:
    if not one or not other:
        return Verdict.UNKNOWN
    return Verdict.AGREES if one & other else Verdict.DIFFERS


def _states_money(side: Traits) -> bool:
    return side.budget_min is not None or side.budget_max is not None


def _at_least(one: Traits, other: Traits) -> bool:
    """Whether the top of one band reaches the bottom of the other."""
    return one.budget_max is None or one.budget_max >= (other.budget_min or 0)
