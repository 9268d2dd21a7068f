"""What stands in a cell of a workbook as the text that people see there, as far as it tells anything."""

import operator
import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from matchmaker.intake.numbers import says_unit, spelled

_HIDDEN_IN_FORMAT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')  # words, marks and conditions beside the value
_SECTION = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])+')
_CONDITION = re.compile(r"\[(<=|>=|<>|=|<|>)(-?[0-9.]+)\]")
_COMPARED = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    "<>": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}
_BESIDE = re.compile(
    r'"(?P<words>[^"]*)"|\\(?P<mark>.)|_.|\*.|\[\$(?P<money>[^\]-]*)[^\]]*\]|\[[^\]]*\]|(?P<sign>[$€£¥₫đĐ])'
)
_IN_THOUSANDS = re.compile(r"[0#?](,+)(?![0#?,])")
_PADDED = re.compile(r"0[0 -]*0")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PRECISION = 15
"""Significant digits that a spreadsheet keeps of a number; of a longer one the last are lost."""


def loses_digits(value: object) -> bool:
    """Whether a number has more digits than a spreadsheet keeps: a code that was taken for a quantity."""
    return isinstance(value, int | float) and abs(value) >= 10**_PRECISION


def as_text(value: object, number_format: str = "General") -> str:
    """Dates in ISO form, numbers with a decimal comma; zeros in front and percents where the format shows them."""
    shown = _HIDDEN_IN_FORMAT.sub("", number_format).split(";")[0].lower()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _number(value, shown, _section(value, number_format))
    if isinstance(value, datetime):
        return _date(value, shown)
    if isinstance(value, time):
        return value.isoformat("minutes" if not value.second else "seconds")
    if isinstance(value, timedelta):
        return _duration(value)
    if isinstance(value, date):
        return value.isoformat()
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), str(value))


def _section(value: float, number_format: str) -> str:
    """The part of a format that shows the value: by its condition, else by its sign."""
    sections: list[str] = _SECTION.findall(number_format) or [""]
    conditions = [_CONDITION.search(each) for each in sections]
    for section, condition in zip(sections, conditions, strict=True):
        if condition and _COMPARED[condition[1]](value, float(condition[2])):
            return section
    if any(conditions):
        return sections[-1]
    at = 1 if value < 0 else 2 if value == 0 else 0
    return sections[at] if at < len(sections) else sections[0]


def _number(value: float, shown: str, section: str) -> str:
    if "%" in shown:
        return f"{_plain(value * 100)}%"
    if unit := _unit_beside(section):
        thousands = _IN_THOUSANDS.search(_HIDDEN_IN_FORMAT.sub("", section))
        return f"{_plain(value / 1000 ** len(thousands[1]) if thousands else value)} {unit}"
    if _PADDED.fullmatch(shown) and value >= 0 and value == int(value):
        return str(int(value)).zfill(shown.count("0"))
    return _plain(value)


def _unit_beside(section: str) -> str:
    """The words of a format where they make something else of the number: 850 shown as "850 triệu" or "$850"."""
    matches = list(_BESIDE.finditer(section))
    words = " ".join("".join("".join(filter(None, match.groups())) for match in matches).split())
    return words if says_unit(words) or any(match["money"] for match in matches) else ""


def _plain(value: float) -> str:
    """All digits that a spreadsheet shows, without an exponent, and so that no reader takes them for another number."""
    if isinstance(value, int) or value.is_integer():
        return str(int(value))
    return spelled(Decimal(format(value, f".{_PRECISION}g")))


def _date(value: datetime, shown: str) -> str:
    """As much of it as the format shows: of what was typed as 06/2027, a spreadsheet makes the first of that month."""
    if "d" not in shown and "y" in shown:
        return f"{value:%m/%Y}" if "m" in shown else f"{value:%Y}"
    if "y" not in shown and {"d", "m"} <= set(shown):
        return f"{value:%d/%m}"
    has_time = value.time() != time() and ("h" in shown or "s" in shown)
    return f"{value:%Y-%m-%d %H:%M}" if has_time else f"{value:%Y-%m-%d}"


def _duration(value: timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")
