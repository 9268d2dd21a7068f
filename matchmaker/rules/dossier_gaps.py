"""What a dossier lacks before it can be handed in, and what its route's checklist comes to.

The checklist is a reminder with its source, not advice: a line that is answered "no" is shown as a warning and does not
keep anybody from handing in; a line that nobody has answered does.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from matchmaker.rules.dossier import Dossier
from matchmaker.rules.dossier_budget import broken_sums
from matchmaker.rules.dossier_parts import ELIGIBLE, FIELDS, TABLES, Content, DossierPart, cell, rows_of


class Answer(StrEnum):
    """To a line of the checklist; not yet answered has no code."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Eligibility(StrEnum):
    """What the answers come to."""

    NO_CHECKLIST = "no_checklist"  # no rule is known for this route on that day
    UNANSWERED = "unanswered"
    NOT_MET = "not_met"
    OPEN = "open"  # somebody has to find out
    MET = "met"


class GapKind(StrEnum):
    """What is wrong at a field, or missing."""

    MISSING = "missing"
    NO_LINE = "no_line"
    UNCONFIRMED = "unconfirmed"
    UNANSWERED = "unanswered"
    BROKEN_SUM = "broken_sum"
    ENDS_BEFORE = "ends_before"  # a work package ends before it begins
    ENDS_LATE = "ends_late"  # after the task's last month
    TRL_FALLS = "trl_falls"


@dataclass(frozen=True, kw_only=True)
class Gap:
    part: DossierPart
    field: str
    kind: GapKind


def eligibility(codes: Sequence[str], content: Content) -> Eligibility:
    """What answers come to, of the lines with these codes."""
    answers = [content.get(ELIGIBLE + code) for code in codes]
    if not codes:
        return Eligibility.NO_CHECKLIST
    if Answer.NO.value in answers:
        return Eligibility.NOT_MET
    if any(answer not in set(Answer) for answer in answers):
        return Eligibility.UNANSWERED
    return Eligibility.OPEN if Answer.UNKNOWN.value in answers else Eligibility.MET


def gaps(dossier: Dossier, checklist: Sequence[str]) -> list[Gap]:
    """Everything that keeps it from being handed in, part by part; `checklist` are the codes of its route's lines."""
    return [gap for part in DossierPart for gap in _of_part(dossier, part, checklist)]


def _of_part(dossier: Dossier, part: DossierPart, checklist: Sequence[str]) -> list[Gap]:
    content = dossier.content(part)
    listed = [*_missing(part, content), *_UNLIKELY.get(part, _nothing)(content)]
    if part is DossierPart.ROUTE:
        unanswered = [code for code in checklist if content.get(ELIGIBLE + code) not in set(Answer)]
        listed += [Gap(part=part, field=ELIGIBLE + code, kind=GapKind.UNANSWERED) for code in unanswered]
    sums = broken_sums(dossier.content(DossierPart.WORK), dossier.content(DossierPart.BUDGET))
    listed += [Gap(part=part, field=each.field, kind=GapKind.BROKEN_SUM) for each in sums if each.part is part]
    return listed + [Gap(part=part, field=name, kind=GapKind.UNCONFIRMED) for name in dossier.unconfirmed_in(part)]


def _missing(part: DossierPart, content: Content) -> list[Gap]:
    wanted = [field.name for field in FIELDS[part] if field.required]
    table = TABLES.get(part)
    rows = rows_of(part, content)
    if table:
        wanted += [cell(table.name, row, field.name) for row in rows for field in table.fields if field.required]
    listed = [Gap(part=part, field=name, kind=GapKind.MISSING) for name in wanted if content.get(name) in (None, "")]
    if table and len(rows) < table.least:
        listed.append(Gap(part=part, field=cell(table.name, 1, table.fields[0].name), kind=GapKind.NO_LINE))
    return listed


def _nothing(content: Content) -> list[Gap]:
    return []


def _of_products(content: Content) -> list[Gap]:
    listed = []
    for row in rows_of(DossierPart.PRODUCTS, content):
        now, after = (content.get(cell("product", row, name)) for name in ("trl_now", "trl_after"))
        if isinstance(now, int) and isinstance(after, int) and after < now:
            name = cell("product", row, "trl_after")
            listed.append(Gap(part=DossierPart.PRODUCTS, field=name, kind=GapKind.TRL_FALLS))
    return listed


def _of_work(content: Content) -> list[Gap]:
    listed, last = [], content.get("task_months")
    for row in rows_of(DossierPart.WORK, content):
        begins, ends = (content.get(cell("package", row, name)) for name in ("month_from", "month_until"))
        name = cell("package", row, "month_until")
        if isinstance(begins, int) and isinstance(ends, int) and ends < begins:
            listed.append(Gap(part=DossierPart.WORK, field=name, kind=GapKind.ENDS_BEFORE))
        elif isinstance(ends, int) and isinstance(last, int) and ends > last:
            listed.append(Gap(part=DossierPart.WORK, field=name, kind=GapKind.ENDS_LATE))
    return listed


_UNLIKELY: Mapping[DossierPart, Callable[[Content], list[Gap]]] = {
    DossierPart.PRODUCTS: _of_products,
    DossierPart.WORK: _of_work,
}
