"""What the programme counts by: sectors, technologies, budget bands; targets, periods and thresholds of counting.

The labels of the codes stand in locale/terms.toml.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Self

from matchmaker.intake.dates import stored_day


class Sector(StrEnum):
    """The nine sectors of the plan's II.1, in its order; `OTHER` carries a free text and is reported apart."""

    LOGISTICS = "logistics"
    HEALTH = "health"
    EDUCATION = "education"
    TRANSPORT = "transport"
    SECURITY = "security"
    AGRICULTURE = "agriculture"
    CULTURE = "culture"
    ADMINISTRATION = "administration"
    HPC = "hpc"
    OTHER = "other"


class Technology(StrEnum):
    VISION = "vision"
    OCR = "ocr"
    NLP = "nlp"
    SPEECH = "speech"
    LLM = "llm"
    RECOMMENDATION = "recommendation"
    FORECASTING = "forecasting"
    OPTIMISATION = "optimisation"
    ANOMALY = "anomaly"
    ROBOTICS = "robotics"
    GEOSPATIAL = "geospatial"
    MEDICAL_IMAGING = "medical_imaging"
    IOT = "iot"
    KNOWLEDGE_GRAPH = "knowledge_graph"
    DATA_PLATFORM = "data_platform"
    HPC = "hpc"
    OTHER = "other"


class AiRisk(StrEnum):
    """Levels of AI Law 134/2025; the provider classifies itself."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class BudgetBand(StrEnum):
    UNDER_100M = "under_100m"
    FROM_100M_TO_500M = "100m_500m"
    FROM_500M_TO_2B = "500m_2b"
    OVER_2B = "over_2b"

    @property
    def bounds(self) -> tuple[int, int | None]:
        """Smallest and largest amount in đồng; None where the band is open."""
        return _BOUNDS[self]

    @classmethod
    def of(cls, amount: int) -> "BudgetBand":
        """The band of an amount in đồng; one on a border belongs to the higher."""
        return next(band for band in reversed(cls) if amount >= band.bounds[0])


_BOUNDS: dict[BudgetBand, tuple[int, int | None]] = {
    BudgetBand.UNDER_100M: (0, 100_000_000),
    BudgetBand.FROM_100M_TO_500M: (100_000_000, 500_000_000),
    BudgetBand.FROM_500M_TO_2B: (500_000_000, 2_000_000_000),
    BudgetBand.OVER_2B: (2_000_000_000, None),
}


@dataclass(frozen=True, kw_only=True)
class Orientation:
    """One item of the plan's II.1: ownerless, never introduced, outside every figure."""

    id: int
    key: str
    position: int
    sector: Sector
    title_vi: str
    title_en: str
    text_vi: str
    text_en: str
    paragraph: str
    source: str
    version: int

    def title(self, locale: str) -> str:
        return self.title_en if locale == "en" else self.title_vi

    def text(self, locale: str) -> str:
        return self.text_en if locale == "en" else self.text_vi


class TargetSpan(StrEnum):
    """What the plan's "10" is counted over; the plan leaves it open."""

    WHOLE = "whole"
    YEAR = "year"


PLAN_DATE = date(2023, 12, 27)


@dataclass(frozen=True, kw_only=True)
class CountingSettings:
    """Target, period and thresholds of the counting rule (the plan's II.2), as the programme has set them.

    `record_days`: a contact is recorded within so many days, or proved. `attribution_months`: it lies at most so many
    months before the first signed document. `households`: whether household businesses count as enterprises.
    `product_targets`: products of II.1 by the end of a year.
    """

    target: int = 10
    span: TargetSpan = TargetSpan.WHOLE
    period_from: date = PLAN_DATE
    period_to: date = date(2030, 12, 31)
    contacts_since: date = PLAN_DATE
    households: bool = False
    use_days: int = 90
    record_days: int = 30
    attribution_months: int = 24
    ask_again_months: tuple[int, ...] = (6, 12)
    product_targets: tuple[tuple[int, int], ...] = ((2025, 5), (2030, 20))

    def period(self, today: date) -> tuple[date, date]:
        """First and last day of what the target is counted over: the whole period, or of it the year of `today`."""
        if self.span is TargetSpan.WHOLE:
            return self.period_from, self.period_to
        first, last = date(today.year, 1, 1), date(today.year, 12, 31)
        return max(first, self.period_from), min(last, self.period_to)

    def stored(self) -> dict[str, Any]:
        """As JSON holds it."""
        dates = {name: value.isoformat() for name, value in asdict(self).items() if isinstance(value, date)}
        pairs = [list(pair) for pair in self.product_targets]
        return asdict(self) | dates | {"ask_again_months": list(self.ask_again_months), "product_targets": pairs}

    @classmethod
    def from_stored(cls, value: Mapping[str, Any]) -> Self:
        """What was not set yet when it was stored has its default."""
        given: dict[str, Any] = dict(value)
        for name in given.keys() & {"period_from", "period_to", "contacts_since"}:
            given[name] = stored_day(given[name])
        if "span" in given:
            given["span"] = TargetSpan(given["span"])
        if "ask_again_months" in given:
            given["ask_again_months"] = tuple(given["ask_again_months"])
        if "product_targets" in given:
            given["product_targets"] = tuple((year, target) for year, target in given["product_targets"])
        return cls(**given)


_LEAST_AND_MOST = {
    "target": (1, 10_000),
    "use_days": (1, 3_650),
    "record_days": (0, 3_650),
    "attribution_months": (1, 240),
}


def counting_problems(settings: CountingSettings) -> dict[str, str]:
    """Code of what is wrong, by field."""
    problems = {}
    for name, (least, most) in _LEAST_AND_MOST.items():
        if not least <= getattr(settings, name) <= most:
            problems[name] = "out_of_range"
    if settings.period_to < settings.period_from:
        problems["period_to"] = "before_its_beginning"
    months = settings.ask_again_months
    if not months or list(months) != sorted(set(months)) or not 1 <= months[0] <= months[-1] <= 120:
        problems["ask_again_months"] = "out_of_range"
    if any(not 2023 <= year <= 2100 or target < 1 for year, target in settings.product_targets):
        problems["product_targets"] = "out_of_range"
    return problems
