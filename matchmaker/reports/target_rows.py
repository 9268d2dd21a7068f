"""The targets of the programme as lines of the report: what is reached, over which period, by which source."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from matchmaker.ground.i18n import term
from matchmaker.reports.target_figures import ReachedThen
from matchmaker.rules.target_count import Reached

VI = "vi"


def target_rows(
    lines: Sequence[Reached], then: Sequence[ReachedThen], sentences: Mapping[str, Any]
) -> list[tuple[str, int, str, str, str]]:
    """Name, figure, wanted with its unit, period and what counts elsewhere, source; `then` as the period was closed."""
    kept = {each.target.code: each.number for each in then}
    return [
        (
            line.target.name_vi,
            line.number,
            _wanted(line, sentences),
            "; ".join([_period(line), *_notes(line, kept, sentences)]),
            line.target.source if line.target.confirmed else f"{line.target.source}; {sentences['unconfirmed']}",
        )
        for line in lines
    ]


def _wanted(line: Reached, sentences: Mapping[str, Any]) -> str:
    number = sentences["no_number"] if line.target.wanted is None else f"{line.target.wanted:,}".replace(",", ".")
    return f"{number} ({term('target_unit', line.target.unit.value, VI)})"


def _period(line: Reached) -> str:
    return " – ".join(_day(day) for day in line.period)


def _notes(line: Reached, kept: Mapping[str, int], sentences: Mapping[str, Any]) -> list[str]:
    notes = []
    if line.shared:
        notes.append(sentences["target_shared"].format(number=len(line.shared)))
    if line.flagged:
        notes.append(sentences["target_flagged"].format(number=len(line.flagged)))
    if line.target.code in kept:
        notes.append(sentences["target_kept"].format(number=kept[line.target.code]))
    return notes


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
