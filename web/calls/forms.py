"""The form of a call: criteria stand in numbered rows, so that it works without JavaScript."""

from collections.abc import Awaitable, Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from matchmaker.ground.errors import InvalidInput
from matchmaker.ground.invalid import InvalidValue
from matchmaker.intake import dates, numbers
from matchmaker.rules.call import Board, Call, CallDraft, CallKind, Criterion, Rights, TieRule
from matchmaker.rules.call_text import CRITERION_NUMBERS, MOST_CRITERIA, NUMBERS, TEXTS
from matchmaker.rules.programme import Sector
from web.ground.forms import SEEN, VERSION, FormState, code_or, filled
from web.ground.reading import Reader

ROWS = "rows"
FEWEST_ROWS = 4
OF_ROW = ("name", "question", *CRITERION_NUMBERS)
NEEDS, ORIENTATION = "needs", "orientation"
_CODES = ("kind", "sector", "boards", "rights", "tie_rule")
_DEFAULTS = {"most_points": 10, "longest": 1_500}


def cell(row: int, name: str) -> str:
    """The field of the form in which a criterion's part stands; rows count from 1."""
    return f"criterion-{row}-{name}"


CELLS = frozenset(cell(row, name) for row in range(1, MOST_CRITERIA + 1) for name in OF_ROW)
FIELDS = frozenset({*TEXTS, *NUMBERS, *_CODES, "closes_at", NEEDS, ORIENTATION}) | CELLS
KNOWN = FIELDS | {VERSION, SEEN, ROWS}


def form_of(call: Call | CallDraft) -> FormState:
    """The form as the call says it."""
    values = {field.name: getattr(call, field.name) for field in fields(CallDraft)}
    numbers_of_needs = ", ".join(map(str, values.pop("need_ids")))
    closes_at: datetime | None = values.pop("closes_at")
    shown = {
        **{name: value for name, value in values.items() if name not in ("criteria", "orientation_id")},
        NEEDS: numbers_of_needs,
        ORIENTATION: values["orientation_id"],
        "closes_at": dates.typed_moment(closes_at) if closes_at else "",
    }
    for row, criterion in enumerate(call.criteria, start=1):
        shown |= {cell(row, name): getattr(criterion, name) for name in OF_ROW}
    return FormState(values=filled(shown))


def rows_of(form: FormState) -> int:
    """How many rows of criteria the form shows: at least one that is empty, up to the most that there may be."""
    used = [row for row in range(1, MOST_CRITERIA + 1) if _is_used(form, row)]
    asked = numbers.whole_or_none(form.text(ROWS)) or 0
    return min(max(FEWEST_ROWS, asked, max(used, default=0) + 1), MOST_CRITERIA)


def with_row(form: FormState) -> FormState:
    """The form with one more row, as far as there may be more."""
    return replace(form, values={**form.values, ROWS: [str(rows_of(form) + 1)]})


def draft_of(reader: Reader) -> CallDraft:
    """The reader keeps what is wrong, and gets a stand-in."""
    form = reader.form
    said: dict[str, Any] = {name: form.stripped(name) or "" for name in TEXTS}
    said |= {name: reader.whole(name) for name in ("required_trl", "adjust_from")}
    for name in ("judges_per_entry", "public_share", "objection_days", "keep_days"):
        reader.require(name)
        number = reader.whole(name)
        said |= {} if number is None else {name: number}
    return CallDraft(
        **said,
        kind=code_or(form.text("kind"), CallKind, CallKind.OPEN_CALL),
        sector=Sector(form.text("sector")) if form.text("sector") in set(Sector) else None,
        boards=tuple(board for board in Board if board in form.many("boards")),
        rights=code_or(form.text("rights"), Rights, Rights.NONE),
        tie_rule=code_or(form.text("tie_rule"), TieRule, TieRule.HEAVIEST_CRITERION),
        closes_at=reader.moment("closes_at", dates.DEADLINE),
        orientation_id=numbers.whole_or_none(form.text(ORIENTATION)),
        need_ids=_needs_of(reader),
        criteria=tuple(_criterion(reader, row, at) for at, row in enumerate(_used_rows(form), start=1)),
    )


async def named(reader: Reader, last: Awaitable[Call]) -> Call:
    """Does the last step; what is wrong with a criterion is told by the row in which it was typed."""
    rows = _used_rows(reader.form)

    async def by_rows() -> Call:
        try:
            return await last
        except InvalidInput as wrong:
            raise InvalidInput({_place(name, rows): code for name, code in wrong.fields.items()}) from wrong

    return await reader.together(by_rows())


def _place(name: str, rows: Sequence[int]) -> str:
    if not name.startswith("criteria."):
        return name
    _, position, part = name.split(".")
    return cell(rows[int(position) - 1], part)


def _used_rows(form: FormState) -> Sequence[int]:
    return [row for row in range(1, MOST_CRITERIA + 1) if _is_used(form, row)]


def _is_used(form: FormState, row: int) -> bool:
    return any(form.stripped(cell(row, name)) for name in OF_ROW)


def _criterion(reader: Reader, row: int, position: int) -> Criterion:
    form = reader.form
    numbers_typed = {name: reader.whole(cell(row, name)) for name in CRITERION_NUMBERS}
    if form.stripped(cell(row, "weight")) is None:
        reader.problems[cell(row, "weight")] = "required"
    least = {name: limits[0] for name, limits in CRITERION_NUMBERS.items()}
    stand_in = least | _DEFAULTS
    return Criterion(
        id=None,
        position=position,
        name=form.stripped(cell(row, "name")) or "",
        question=form.stripped(cell(row, "question")) or "",
        threshold=numbers_typed.pop("threshold"),
        **{name: stand_in[name] if number is None else number for name, number in numbers_typed.items()},
    )


def _needs_of(reader: Reader) -> tuple[int, ...]:
    texts = [text for text in (reader.form.stripped(NEEDS) or "").replace(";", ",").split(",") if text.strip()]
    try:
        return tuple(dict.fromkeys(numbers.whole(text.strip().removeprefix("#")) for text in texts))
    except InvalidValue as wrong:
        reader.problems[NEEDS] = wrong.code
        return ()
