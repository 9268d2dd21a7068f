"""Rules of law as data: which value held on which day, and where it stands. Shown as reminders, never as advice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matchmaker.intake.dates import stored_day


class RegulationKey(StrEnum):
    """One for each rule.

    A new one takes its unit and subject in `SHAPES`, its words in terms.toml, its first version in
    `regulations/shipped.toml`.
    """

    AI_LAW_IN_FORCE = "ai_law_in_force"
    AI_RISK_LEVELS = "ai_risk_levels"
    AI_RUNNING_MONTHS = "ai_running_months"
    AI_RUNNING_MONTHS_LONG = "ai_running_months_long"
    AI_LONG_SECTORS = "ai_long_sectors"
    AI_PORTAL_SINCE = "ai_portal_since"
    AI_HIGH_RISK = "ai_high_risk"
    AI_IMPACT_ASSESSMENT = "ai_impact_assessment"
    AI_CERTIFIED_LEVELS = "ai_certified_levels"
    TRIAL_GROUNDS = "trial_grounds"
    DATA_ANSWER_DAYS = "data_answer_days"
    DATA_WITHDRAWAL_DAYS = "data_withdrawal_days"
    DATA_WITHDRAWAL_DAYS_SHARED = "data_withdrawal_days_shared"
    DATA_EXTENSION_DAYS = "data_extension_days"
    TRANSFER_REGISTRATION_DAYS = "transfer_registration_days"
    TRANSFER_OF_MODELS_SINCE = "transfer_of_models_since"
    TRANSFER_CHECKS = "transfer_checks"
    TASK_LAW_IN_FORCE = "task_law_in_force"
    ELIGIBLE_ORDERING = "eligible_ordering"
    ELIGIBLE_SELECTION = "eligible_selection"
    ELIGIBLE_FUNDING = "eligible_funding"
    ELIGIBLE_VOUCHER = "eligible_voucher"
    FOLLOW_UP_YEARS = "follow_up_years"
    COMMERCIALISATION = "commercialisation"
    MARKETED_RESULTS = "marketed_results"
    MARKETED_BY = "marketed_by"
    EXCHANGE_FIELDS = "exchange_fields"
    CITIZENS_PERCENT = "citizens_percent"
    CITIZENS_ABLE_PERCENT = "citizens_able_percent"
    STATE_CONNECTION_BY = "state_connection_by"
    STATE_DATA_REFUSAL = "state_data_refusal"
    SIGN_IN_APPRAISAL_DAYS = "sign_in_appraisal_days"


class Unit(StrEnum):
    """The shape of a value: a whole number of something, a day, or lines to read or to choose from."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"
    YEARS = "years"
    COUNT = "count"
    PERCENT = "percent"
    DONG = "dong"
    DAY = "day"
    LINES = "lines"


class RegulationSubject(StrEnum):
    """Under which heading a rule is listed."""

    AI = "ai"
    PERSONAL_DATA = "personal_data"
    TRANSFER = "transfer"
    TASK = "task"
    PROGRAMME = "programme"
    STATE_DATA = "state_data"


K, U, S = RegulationKey, Unit, RegulationSubject
SHAPES: Mapping[RegulationKey, tuple[Unit, RegulationSubject]] = {
    K.AI_LAW_IN_FORCE: (U.DAY, S.AI),
    K.AI_RISK_LEVELS: (U.COUNT, S.AI),
    K.AI_RUNNING_MONTHS: (U.MONTHS, S.AI),
    K.AI_RUNNING_MONTHS_LONG: (U.MONTHS, S.AI),
    K.AI_LONG_SECTORS: (U.LINES, S.AI),
    K.AI_PORTAL_SINCE: (U.DAY, S.AI),
    K.AI_HIGH_RISK: (U.LINES, S.AI),
    K.AI_IMPACT_ASSESSMENT: (U.LINES, S.AI),
    K.AI_CERTIFIED_LEVELS: (U.LINES, S.AI),
    K.TRIAL_GROUNDS: (U.LINES, S.AI),
    K.DATA_ANSWER_DAYS: (U.WORKING_DAYS, S.PERSONAL_DATA),
    K.DATA_WITHDRAWAL_DAYS: (U.DAYS, S.PERSONAL_DATA),
    K.DATA_WITHDRAWAL_DAYS_SHARED: (U.DAYS, S.PERSONAL_DATA),
    K.DATA_EXTENSION_DAYS: (U.DAYS, S.PERSONAL_DATA),
    K.TRANSFER_REGISTRATION_DAYS: (U.DAYS, S.TRANSFER),
    K.TRANSFER_OF_MODELS_SINCE: (U.DAY, S.TRANSFER),
    K.TRANSFER_CHECKS: (U.LINES, S.TRANSFER),
    K.TASK_LAW_IN_FORCE: (U.DAY, S.TASK),
    K.ELIGIBLE_ORDERING: (U.LINES, S.TASK),
    K.ELIGIBLE_SELECTION: (U.LINES, S.TASK),
    K.ELIGIBLE_FUNDING: (U.LINES, S.TASK),
    K.ELIGIBLE_VOUCHER: (U.LINES, S.TASK),
    K.FOLLOW_UP_YEARS: (U.YEARS, S.TASK),
    K.COMMERCIALISATION: (U.LINES, S.PROGRAMME),
    K.MARKETED_RESULTS: (U.COUNT, S.PROGRAMME),
    K.MARKETED_BY: (U.DAY, S.PROGRAMME),
    K.EXCHANGE_FIELDS: (U.LINES, S.PROGRAMME),
    K.CITIZENS_PERCENT: (U.PERCENT, S.PROGRAMME),
    K.CITIZENS_ABLE_PERCENT: (U.PERCENT, S.PROGRAMME),
    K.STATE_CONNECTION_BY: (U.DAY, S.STATE_DATA),
    K.STATE_DATA_REFUSAL: (U.LINES, S.STATE_DATA),
    K.SIGN_IN_APPRAISAL_DAYS: (U.DAYS, S.STATE_DATA),
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a value, known by its code, which records may keep."""

    code: str
    vi: str
    en: str

    def label(self, locale: str) -> str:
        return self.en if locale == "en" else self.vi


Value = int | date | tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class Regulation:
    """One version of a rule. `number` is that of its row, None where it only came with the program.

    `source` names the document and where it was read, `source_on` the day of that; `confirmed_by` is the key of the
    officer who compared it with the document, None while nobody has.
    """

    key: RegulationKey
    value: Value
    valid_from: date
    source: str
    source_on: date | None = None
    address: str | None = None
    confirmed_by: str | None = None
    confirmed_on: date | None = None
    number: int | None = None
    shipped: bool = False

    @property
    def unit(self) -> Unit:
        return SHAPES[self.key][0]

    @property
    def confirmed(self) -> bool:
        return self.confirmed_by is not None


class Regulations:
    """Every version that stands, immutable. What holds on a day never depends on the day on which it is asked."""

    def __init__(self, versions: Iterable[Regulation]) -> None:
        """Of two from the same day that which comes later in `versions` holds."""
        by_key: dict[RegulationKey, list[Regulation]] = {key: [] for key in RegulationKey}
        for version in versions:
            by_key[version.key].append(version)
        self._versions = {key: sorted(each, key=lambda v: v.valid_from) for key, each in by_key.items()}

    def versions(self, key: RegulationKey) -> Sequence[Regulation]:
        """By the day from which they hold."""
        return tuple(self._versions[key])

    def on(self, key: RegulationKey, day: date) -> Regulation | None:
        """What held on that day; None before the first version."""
        held = [version for version in self._versions[key] if version.valid_from <= day]
        return held[-1] if held else None

    def first_or_on(self, key: RegulationKey, day: date) -> Regulation:
        """What held on that day; before the first version that one, for what has to have some value."""
        return self.on(key, day) or self._versions[key][0]

    def next_after(self, key: RegulationKey, day: date) -> Regulation | None:
        """What is to hold from a later day on; None where no change is known."""
        return next((version for version in self._versions[key] if version.valid_from > day), None)

    def number(self, key: RegulationKey, day: date) -> int:
        """The figure on that day. Raises LookupError before the first version, TypeError for a day or lines."""
        value = self._value(key, day)
        if not isinstance(value, int):
            raise TypeError(key)
        return value

    def day(self, key: RegulationKey, on: date) -> date:
        """The day that the rule named on that day. Raises LookupError, TypeError."""
        value = self._value(key, on)
        if not isinstance(value, date):
            raise TypeError(key)
        return value

    def lines(self, key: RegulationKey, day: date) -> tuple[Line, ...]:
        """The lines on that day. Raises LookupError, TypeError."""
        value = self._value(key, day)
        if not isinstance(value, tuple):
            raise TypeError(key)
        return value

    def _value(self, key: RegulationKey, day: date) -> Value:
        held = self.on(key, day)
        if held is None:
            raise LookupError(key, day)
        return held.value


def stored(value: Value) -> object:
    """As JSON keeps it."""
    if isinstance(value, tuple):
        return [{"code": line.code, "vi": line.vi, "en": line.en} for line in value]
    return value.isoformat() if isinstance(value, date) else value


def value_of(key: RegulationKey, kept: object) -> Value:
    """What `stored` made, or a file of the program holds. Raises ValueError for a shape that is not that of the key."""
    unit = SHAPES[key][0]
    if unit is Unit.LINES and isinstance(kept, list):
        return tuple(Line(code=each["code"], vi=each["vi"], en=each["en"]) for each in kept)
    if unit is Unit.DAY and isinstance(kept, date | str):
        return kept if isinstance(kept, date) else stored_day(kept)
    if unit not in (Unit.LINES, Unit.DAY) and isinstance(kept, int):
        return kept
    raise ValueError(key)
