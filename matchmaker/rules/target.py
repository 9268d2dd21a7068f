"""Targets of the programme, each with its period, unit, counting rule and source.

The target of section II.2 and those of products of II.1 follow from the counting settings
(`plan_targets`); further ones are kept as versions (`TargetBook`), each valid from a day on.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Self

from matchmaker.intake.dates import stored_day
from matchmaker.rules.programme import PLAN_DATE, CountingSettings, TargetSpan


class Counts(StrEnum):
    """What a target counts."""

    TRANSFER = "transfer"  # solutions transferred or applied, as section II.2 counts them
    PRODUCT = "product"  # AI products of section II.1, as they are recorded
    MARKETED = "marketed"  # solutions with a paid transfer, whichever line their supplier stands on
    TRAINED = "trained"  # people trained, as courses are recorded


class TargetUnit(StrEnum):
    SOLUTION = "solution"
    PRODUCT = "product"
    RESULT = "result"
    PERSON = "person"


UNITS_OF: Mapping[Counts, tuple[TargetUnit, ...]] = {
    Counts.TRANSFER: (TargetUnit.SOLUTION, TargetUnit.RESULT),
    Counts.PRODUCT: (TargetUnit.PRODUCT, TargetUnit.RESULT),
    Counts.MARKETED: (TargetUnit.RESULT, TargetUnit.SOLUTION, TargetUnit.PRODUCT),
    Counts.TRAINED: (TargetUnit.PERSON,),
}
OF_CASES = frozenset({Counts.TRANSFER, Counts.MARKETED})  # the others count what is recorded by hand
MAIN = "transfer"  # code of the target of section II.2
PLAN_SOURCE = "Kế hoạch 6497/KH-UBND"


@dataclass(frozen=True, kw_only=True)
class Target:
    """One version of a target. `wanted` is None where its source gives no number.

    It is in force from `valid_from` until the next version of its code, and no longer from `ended_on` on. `confirmed`:
    somebody of the Department has compared it with its source.
    """

    code: str
    name_vi: str
    name_en: str
    counts: Counts
    unit: TargetUnit
    period_from: date
    period_to: date
    span: TargetSpan = TargetSpan.WHOLE
    wanted: int | None = None
    source: str
    confirmed: bool = False
    valid_from: date
    ended_on: date | None = None

    def name(self, locale: str) -> str:
        return self.name_en if locale == "en" else self.name_vi

    def period(self, until: date) -> tuple[date, date]:
        """First and last day that count: of the whole period, or of the year of `until`."""
        return self._spanned(CountingSettings()).period(until)

    def rule(self, settings: CountingSettings, until: date) -> CountingSettings:
        """The programme's thresholds over this target's period, with no result after `until`."""
        first, last = self.period(until)
        return replace(settings, span=TargetSpan.WHOLE, period_from=first, period_to=min(last, until))

    def in_force(self, day: date) -> bool:
        return self.valid_from <= day and (self.ended_on is None or day < self.ended_on)

    def stored(self) -> dict[str, Any]:
        """As JSON holds it."""
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(self).items()}

    @classmethod
    def from_stored(cls, value: Mapping[str, Any]) -> Self:
        days = {name: stored_day(value[name]) for name in ("period_from", "period_to", "valid_from")}
        ended = value.get("ended_on")
        codes = {
            "counts": Counts(value["counts"]),
            "unit": TargetUnit(value["unit"]),
            "span": TargetSpan(value.get("span", TargetSpan.WHOLE)),
        }
        return cls(**{**value, **days, **codes, "ended_on": stored_day(ended) if ended else None})

    def _spanned(self, settings: CountingSettings) -> CountingSettings:
        return replace(settings, span=self.span, period_from=self.period_from, period_to=self.period_to)


@dataclass(frozen=True, kw_only=True)
class TargetBook:
    """Every version that was ever set, in the order in which it was; of two from one day on the later one holds."""

    versions: tuple[Target, ...] = ()

    def on(self, day: date) -> tuple[Target, ...]:
        """What is in force on a day, in the order in which the targets were first set."""
        return tuple(each for each in self._newest(day) if each.in_force(day))

    def later(self, day: date) -> tuple[Target, ...]:
        """What begins to hold after a day."""
        holds = set(self._newest(day))
        return tuple(each for each in self.last() if each.valid_from > day and each not in holds)

    def ended(self, day: date) -> tuple[Target, ...]:
        """What held and does no longer."""
        return tuple(each for each in self._newest(day) if each.ended_on is not None and each.ended_on <= day)

    def last(self) -> tuple[Target, ...]:
        """Of each target the version that holds once all of them do."""
        return self._newest(date.max)

    def newest(self, code: str) -> Target | None:
        return next((each for each in self.last() if each.code == code), None)

    def with_version(self, target: Target) -> "TargetBook":
        return TargetBook(versions=(*self.versions, target))

    def next_code(self) -> str:
        """For a target that there was not before."""
        taken = {each.code for each in self.versions}
        return next(code for number in range(1, len(taken) + 2) if (code := f"target_{number}") not in taken)

    def _newest(self, day: date) -> tuple[Target, ...]:
        holds: dict[str, Target] = {}
        for each in self.versions:
            kept = holds.get(each.code)
            if each.valid_from <= day and (kept is None or kept.valid_from <= each.valid_from):
                holds[each.code] = each
        return tuple(holds.values())


def plan_targets(settings: CountingSettings) -> tuple[Target, ...]:
    """Those of the plan itself, as the counting settings say them: of II.2, then of products of II.1 by year."""
    main = Target(
        code=MAIN,
        name_vi="Giải pháp AI được chuyển giao hoặc ứng dụng vào thực tế",
        name_en="AI solutions transferred or applied in practice",
        counts=Counts.TRANSFER,
        unit=TargetUnit.SOLUTION,
        period_from=settings.period_from,
        period_to=settings.period_to,
        span=settings.span,
        wanted=settings.target,
        source=f"{PLAN_SOURCE}, mục II.2",
        confirmed=True,
        valid_from=PLAN_DATE,
    )
    return main, *(_product_target(year, wanted) for year, wanted in settings.product_targets)


def _product_target(year: int, wanted: int) -> Target:
    return Target(
        code=f"product_{year}",
        name_vi=f"Sản phẩm AI của mục II.1 đến năm {year}",
        name_en=f"AI products of section II.1 by {year}",
        counts=Counts.PRODUCT,
        unit=TargetUnit.PRODUCT,
        period_from=PLAN_DATE,
        period_to=max(date(year, 12, 31), PLAN_DATE),
        wanted=wanted,
        source=f"{PLAN_SOURCE}, mục II.1",
        confirmed=True,
        valid_from=PLAN_DATE,
    )


_LONGEST = {"name_vi": 200, "name_en": 200, "source": 500}


def target_problems(target: Target) -> dict[str, str]:
    """Code of what is wrong, by field."""
    texts = {name: getattr(target, name) for name in _LONGEST}
    problems = {name: "required" for name, text in texts.items() if not text.strip()}
    problems |= {name: "too_long" for name, text in texts.items() if len(text) > _LONGEST[name]}
    if target.wanted is not None and not 1 <= target.wanted <= 100_000_000:
        problems["wanted"] = "out_of_range"
    if target.period_to < target.period_from:
        problems["period_to"] = "before_its_beginning"
    if target.unit not in UNITS_OF[target.counts]:
        problems["unit"] = "unit_of_another_rule"
    if target.ended_on is not None and target.ended_on <= target.valid_from:
        problems["ended_on"] = "before_its_beginning"
    return problems
