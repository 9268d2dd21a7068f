"""The plan's other tasks: what is recorded of each so that its count is honest. The percentages are of part I.2."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matchmaker.intake.dates import stored_day, typed
from matchmaker.rules.actors import OrganisationKind
from matchmaker.rules.programme import Sector


class ReportFormat(StrEnum):
    """What a report is written as."""

    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"


class IndicatorKind(StrEnum):
    """Tasks II.1 and II.3 to II.7, then the percentages of part I.2."""

    AI_PRODUCT = "ai_product"
    TRAINING = "training"
    DATA_SHARING = "data_sharing"
    CONTEST = "contest"
    ECOSYSTEM = "ecosystem"
    CONFERENCE = "conference"
    PUBLICATIONS = "publications"
    START_UPS = "start_ups"
    WORKFORCE = "workforce"
    PUBLIC_AGENCIES = "public_agencies"


class FieldKind(StrEnum):
    LINE = "line"
    TEXT = "text"
    WHOLE = "whole"  # not negative
    DAY = "day"
    SECTOR = "sector"
    ORGANISATION_KIND = "organisation_kind"


@dataclass(frozen=True, kw_only=True)
class IndicatorField:
    """One thing that is recorded of an entry; its word stands in the group "field"."""

    name: str
    kind: FieldKind
    required: bool = False


def _field(name: str, kind: FieldKind = FieldKind.LINE) -> IndicatorField:
    """A star after the name: it must be filled in."""
    return IndicatorField(name=name.rstrip("*"), kind=kind, required=name.endswith("*"))


_F = FieldKind
_GROWTH = (_field("base*", _F.WHOLE), _field("value*", _F.WHOLE))
FIELDS: Mapping[IndicatorKind, Sequence[IndicatorField]] = {
    IndicatorKind.AI_PRODUCT: (
        _field("sector*", _F.SECTOR),
        _field("ordering_agency*"),
        _field("decision_number*"),
        _field("accepted_on", _F.DAY),
        _field("using_unit"),
        _field("in_use_from", _F.DAY),
        _field("in_use_until", _F.DAY),
    ),
    IndicatorKind.TRAINING: (
        _field("turns*", _F.WHOLE),
        _field("distinct_people*", _F.WHOLE),
        _field("completed*", _F.WHOLE),
    ),
    IndicatorKind.DATA_SHARING: (
        _field("datasets*", _F.WHOLE),
        _field("data_licence*"),
        _field("access_requests*", _F.WHOLE),
        _field("real_use", _F.TEXT),
    ),
    IndicatorKind.CONTEST: (
        _field("entries*", _F.WHOLE),
        _field("outstanding_projects*", _F.TEXT),
        _field("incubated*", _F.WHOLE),
        _field("scores", _F.TEXT),
        _field("conflicts_declared", _F.TEXT),
        _field("need_number", _F.WHOLE),
    ),
    IndicatorKind.ECOSYSTEM: (
        _field("actor_kind*", _F.ORGANISATION_KIND),
        _field("active_organisations*", _F.WHOLE),
    ),
    IndicatorKind.CONFERENCE: (_field("decision_number*"), _field("conference_programme*", _F.TEXT)),
    IndicatorKind.PUBLICATIONS: _GROWTH,
    IndicatorKind.START_UPS: _GROWTH,
    IndicatorKind.WORKFORCE: _GROWTH,
    IndicatorKind.PUBLIC_AGENCIES: _GROWTH,
}
# Per cent: growth a year over the year before; of public agencies the share of all by 2030.
PERCENT_TARGETS: Mapping[IndicatorKind, int] = {
    IndicatorKind.PUBLICATIONS: 20,
    IndicatorKind.START_UPS: 10,
    IndicatorKind.WORKFORCE: 10,
    IndicatorKind.PUBLIC_AGENCIES: 100,
}
_CODES: Mapping[FieldKind, frozenset[str]] = {
    _F.SECTOR: frozenset(Sector),
    _F.ORGANISATION_KIND: frozenset(OrganisationKind),
}
_LONGEST = {_F.LINE: 300, _F.TEXT: 5000, _F.WHOLE: 12}


@dataclass(frozen=True, kw_only=True)
class EntryDraft:
    """An entry as it was typed: every detail is text."""

    kind: str
    happened_on: date | None
    title: str
    source: str
    details: Mapping[str, str]


def problems_of(draft: EntryDraft) -> dict[str, str]:
    """Code of what is wrong, by field."""
    if draft.kind not in set(IndicatorKind):
        return {"kind": "unknown_code"}
    texts = [("title", draft.title, 300), ("source", draft.source, 500)]
    problems = {name: code for name, text, most in texts if (code := _length_problem(text, most))}
    if not draft.happened_on:
        problems["happened_on"] = "required"
    for field in FIELDS[IndicatorKind(draft.kind)]:
        if code := _problem(field, draft.details.get(field.name, "")):
            problems[field.name] = code
    return problems


def _length_problem(text: str, most: int) -> str:
    if len(text) < 3:
        return "too_short" if text else "required"
    return "too_long" if len(text) > most else ""


def _problem(field: IndicatorField, text: str) -> str:
    if not text:
        return "required" if field.required else ""
    if field.kind in _CODES:
        return "" if text in _CODES[field.kind] else "unknown_code"
    if field.kind is FieldKind.DAY:
        return "" if _is_day(text) else "not_a_date"
    if field.kind is FieldKind.WHOLE and not (text.isascii() and text.isdecimal()):  # as it is stored
        return "not_a_number"
    return "too_long" if len(text) > _LONGEST[field.kind] else ""


def _is_day(text: str) -> bool:
    """As it is stored."""
    try:
        return typed(stored_day(text)) == text
    except ValueError:
        return False
