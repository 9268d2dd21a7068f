"""What is still in use of what state money paid for, as a workbook and as a line of the report."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from matchmaker.cases.still_used import UseLine, by_state
from matchmaker.documents.blocks import Table
from matchmaker.documents.xlsx_file import tables_bytes
from matchmaker.ground.i18n import show_date, term, translate
from matchmaker.ground.marking import N_

_HEADS = (
    *(N_("Case"), N_("Solution"), N_("Adopter"), N_("Supplier"), N_("Who pays"), N_("Date of the result")),
    *(N_("State of the use"), N_("Asked last"), N_("Last answer"), N_("Asked next")),
)
_CAPTION = N_("Results that state money paid for: whether they are still in use, as of %(day)s")
_SOURCE = N_("Source: answers of the adopters through their own links, kept with the cases.")
_ASKED, _USED, _ENDED = N_("%(day)s (after %(months)s months)"), N_("still in use"), N_("not in use any more")


def workbook(lines: Sequence[UseLine], today: date, locale: str) -> bytes:
    """One sheet; takes a moment for thousands: not on the event loop."""
    table = Table(
        name=translate(N_("Still in use"), locale),
        caption=translate(_CAPTION, locale) % {"day": show_date(today, locale)},
        head=[translate(head, locale) for head in _HEADS],
        rows=[_row(line, locale) for line in lines],
        widths=(6, 22, 16, 16, 10, 10, 12, 14, 18, 10),
        source=translate(_SOURCE, locale),
    )
    return tables_bytes([table])


def use_figures(lines: Sequence[UseLine]) -> Mapping[str, int]:
    """What the report's sentence tells, by its blanks."""
    return {"all": len(lines), **{state.value: number for state, number in by_state(lines).items()}}


def _row(line: UseLine, locale: str) -> tuple[Any, ...]:
    return (
        line.case_id,
        line.title,
        line.adopter,
        line.supplier,
        term("money", line.money.value, locale),
        _day(line.result_on, locale),
        term("use_state", line.state.value, locale),
        _after(line.asked_on, line.asked_months, locale),
        _answer(line, locale),
        _day(line.next_on, locale),
    )


def _answer(line: UseLine, locale: str) -> str:
    if line.answer is None:
        return ""
    word = translate(_USED if line.answer.still_used else _ENDED, locale)
    return f"{word}, {_after(line.answer.on, line.answer.months, locale)}"


def _after(day: date | None, months: int | None, locale: str) -> str:
    return translate(_ASKED, locale) % {"day": show_date(day, locale), "months": months} if day else ""


def _day(day: date | None, locale: str) -> str:
    return show_date(day, locale) if day else ""
