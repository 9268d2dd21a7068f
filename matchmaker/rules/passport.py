"""The AI passport of a solution: what its provider answers, the level that follows, and what falls due when.

The provider classifies itself. What is proposed here is an aid to that and binds nobody; whatever rests on law is read
from the regulations as of the day on which the passport was confirmed.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from matchmaker.rules.facts import months_later
from matchmaker.rules.listing import Row, values_of
from matchmaker.rules.programme import AiRisk
from matchmaker.rules.regulations import Line, Regulation, RegulationKey, Regulations


class Certainty(StrEnum):
    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class ListAnswer(StrEnum):
    """Where a system stands in the list of high-risk systems, beside the fields that the list itself names."""

    NONE = "none"
    UNSURE = "unsure"


class UseArea(StrEnum):
    """Where it is used, beside the areas that have more time."""

    OTHER = "other"


class LevelReason(StrEnum):
    """Why a level is proposed."""

    LISTED = "listed"
    LIST_UNSURE = "list_unsure"
    HARM = "harm"
    HARM_UNSURE = "harm_unsure"
    EXEMPT = "exempt"
    PEOPLE = "people"
    PEOPLE_UNSURE = "people_unsure"
    NOTHING = "nothing"


class DueKind(StrEnum):
    TRANSITION = "transition"  # portal or certificate of a system that was in use before the law
    IN_USE = "in_use"  # the same of one that came into use since
    ASSESSMENT = "assessment"  # of impact, by a public body
    CERTIFICATE = "certificate"  # its end


class PassportStep(StrEnum):
    LISTED = "listed"
    HARM = "harm"
    PEOPLE = "people"
    USE = "use"
    PUBLIC_BODY = "public_body"
    PORTAL = "portal"
    CONFIRM = "confirm"


K = RegulationKey
STEP_FIELDS: Mapping[PassportStep, tuple[str, ...]] = {
    PassportStep.LISTED: ("list_field", "list_item", "exemption"),
    PassportStep.HARM: ("harm",),
    PassportStep.PEOPLE: ("people_deal",),
    PassportStep.USE: ("in_use", "in_use_since", "use_area"),
    PassportStep.PUBLIC_BODY: ("public_body", "assessment", "assessment_on"),
    PassportStep.PORTAL: ("portal_code", "certificate", "certificate_until"),
    PassportStep.CONFIRM: ("level", "level_reason"),
}
LIMITS: Mapping[str, int] = {
    "list_item": 500,
    "exemption": 2_000,
    "assessment": 1_000,
    "portal_code": 100,
    "certificate": 200,
    "level_reason": 2_000,
}


@dataclass(frozen=True, kw_only=True)
class PassportAnswers:
    """What the provider says. None is what it has not said."""

    list_field: str | None = None  # a code of the list's, or of ListAnswer
    list_item: str | None = None
    exemption: str | None = None
    harm: Certainty | None = None
    people_deal: Certainty | None = None
    in_use: bool | None = None
    in_use_since: date | None = None
    use_area: str | None = None  # a code of the areas that have more time, or of UseArea
    public_body: bool | None = None
    assessment: str | None = None
    assessment_on: date | None = None
    portal_code: str | None = None
    certificate: str | None = None
    certificate_until: date | None = None

    @property
    def listed(self) -> bool:
        return self.list_field is not None and self.list_field not in set(ListAnswer)

    @property
    def exempt(self) -> bool:
        """Whether it stands in the list and its provider says why the list does not hold for it."""
        return self.listed and bool(self.exemption)


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What the rules of a day let a provider choose from."""

    list_lines: Sequence[Line]
    area_lines: Sequence[Line]

    @classmethod
    def on(cls, regulations: Regulations, day: date) -> Self:
        return cls(
            list_lines=lines(regulations, K.AI_HIGH_RISK, day), area_lines=lines(regulations, K.AI_LONG_SECTORS, day)
        )

    @property
    def list_fields(self) -> Sequence[str]:
        return [line.code for line in self.list_lines]

    @property
    def areas(self) -> Sequence[str]:
        return [line.code for line in self.area_lines]


@dataclass(frozen=True, kw_only=True)
class Proposed:
    level: AiRisk
    reasons: tuple[LevelReason, ...]


@dataclass(frozen=True, kw_only=True)
class Passport(PassportAnswers):
    """As confirmed on a day; a later one takes its place, and each stays as it was."""

    id: int
    solution_id: int
    level: AiRisk
    level_reason: str
    proposed: AiRisk
    classified_on: date
    confirmed_by: str

    @classmethod
    def from_row(cls, row: Row) -> Self:
        codes = {"level": AiRisk, "proposed": AiRisk, "harm": Certainty, "people_deal": Certainty}
        return cls(**values_of(cls, row, **codes))


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """By when a system that was in use before the law has to meet it; the rules that say so."""

    on: date
    law: Regulation
    months: Regulation


@dataclass(frozen=True, kw_only=True)
class Due:
    kind: DueKind
    on: date


def proposed(said: PassportAnswers) -> Proposed:
    """A level from the answers, with its reasons. What is not clear counts as if it held, until it is."""
    high = [
        reason
        for reason, holds in (
            (LevelReason.LISTED, said.listed and not said.exempt),
            (LevelReason.LIST_UNSURE, said.list_field == ListAnswer.UNSURE),
            (LevelReason.HARM, said.harm is Certainty.YES),
            (LevelReason.HARM_UNSURE, said.harm is Certainty.UNSURE),
        )
        if holds
    ]
    exempt = [LevelReason.EXEMPT] if said.exempt else []
    people = {Certainty.YES: LevelReason.PEOPLE, Certainty.UNSURE: LevelReason.PEOPLE_UNSURE}
    medium = [people[said.people_deal]] if said.people_deal in people else []
    if high:
        return Proposed(level=AiRisk.HIGH, reasons=(*high, *exempt, *medium))
    if medium:
        return Proposed(level=AiRisk.MEDIUM, reasons=(*medium, *exempt))
    return Proposed(level=AiRisk.LOW, reasons=(*exempt, LevelReason.NOTHING))


def area_of(sectors: Collection[str], areas: Iterable[Line]) -> str:
    """What a solution's sectors suggest."""
    return next((line.code for line in areas if line.code in sectors), UseArea.OTHER.value)


def deadline(in_use_since: date | None, area: str | None, regulations: Regulations, on: date) -> Deadline | None:
    """By the rules of the day `on`. None for what was not in use before the law: it has no time of its own."""
    law = regulations.on(K.AI_LAW_IN_FORCE, on)
    if law is None or in_use_since is None:
        return None
    in_force = regulations.day(K.AI_LAW_IN_FORCE, on)
    longer = any(line.code == area for line in lines(regulations, K.AI_LONG_SECTORS, on))
    key = K.AI_RUNNING_MONTHS_LONG if longer else K.AI_RUNNING_MONTHS
    months = regulations.on(key, on)
    if months is None or in_use_since >= in_force:
        return None
    return Deadline(on=months_later(in_force, regulations.number(key, on)), law=law, months=months)


def lines(regulations: Regulations, key: RegulationKey, on: date) -> Sequence[Line]:
    """Those of the rule on that day; none where there is no such rule yet."""
    return regulations.lines(key, on) if regulations.on(key, on) else ()


def deadline_of(passport: Passport, regulations: Regulations) -> Deadline | None:
    return deadline(passport.in_use_since, passport.use_area, regulations, passport.classified_on)


def certificate_rule(level: AiRisk | None, regulations: Regulations, on: date) -> Regulation | None:
    """The rule by which a system of this level needs a certificate; None where none asks for one."""
    named = {line.code for line in lines(regulations, K.AI_CERTIFIED_LEVELS, on)}
    return regulations.on(K.AI_CERTIFIED_LEVELS, on) if level is not None and level.value in named else None


def lacks_certificate(
    level: AiRisk | None, passport: Passport | None, regulations: Regulations, today: date
) -> Regulation | None:
    """The rule by which one is needed that is not there, or is over; the passport's level goes before `level`."""
    rule = certificate_rule(passport.level if passport else level, regulations, today)
    holds = passport and passport.certificate and (passport.certificate_until or today) >= today
    return None if holds else rule


def dues_of(passport: Passport, regulations: Regulations) -> tuple[Due, ...]:
    """What falls due, the earliest first. Nothing of what is not in use but the end of a certificate."""
    dues = []
    by = deadline_of(passport, regulations)
    due_on = by.on if by else max(passport.classified_on, passport.in_use_since or passport.classified_on)
    lacking = not passport.portal_code or (
        not passport.certificate and certificate_rule(passport.level, regulations, passport.classified_on) is not None
    )
    if passport.in_use and lacking:
        dues.append(Due(kind=DueKind.TRANSITION if by else DueKind.IN_USE, on=due_on))
    if passport.in_use and passport.public_body and passport.level is AiRisk.HIGH and not passport.assessment:
        dues.append(Due(kind=DueKind.ASSESSMENT, on=due_on))
    if passport.certificate and passport.certificate_until:
        dues.append(Due(kind=DueKind.CERTIFICATE, on=passport.certificate_until))
    return tuple(sorted(dues, key=lambda due: (due.on, list(DueKind).index(due.kind))))


def answer_problems(said: PassportAnswers) -> dict[str, str]:
    """Code of what is missing or too long, by field; empty where the passport can be confirmed."""
    problems = {
        name: "required"
        for name in ("list_field", "harm", "people_deal", "in_use", "public_body")
        if getattr(said, name) is None
    }
    if said.listed and not said.list_item:
        problems["list_item"] = "required"
    if said.in_use:
        problems |= {name: "required" for name in ("in_use_since", "use_area") if getattr(said, name) is None}
    if said.certificate_until and not said.certificate:
        problems["certificate"] = "required"
    if said.assessment_on and not said.assessment:
        problems["assessment"] = "required"
    return problems | text_problems({name: getattr(said, name) for name in LIMITS if hasattr(said, name)})


def level_problems(level: AiRisk | None, reason: str, suggested: Proposed) -> dict[str, str]:
    """Whoever chooses another level than the one proposed says why."""
    if level is None:
        return {"level": "required"}
    if level is not suggested.level and not reason:
        return {"level_reason": "required"}
    return text_problems({"level_reason": reason})


def text_problems(texts: Mapping[str, str | None]) -> dict[str, str]:
    return {name: "too_long" for name, text in texts.items() if text and len(text) > LIMITS[name]}
