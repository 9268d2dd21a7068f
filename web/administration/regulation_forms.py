"""The form of a new version of a rule: what it shows, and what is read from it."""

import re
from collections.abc import Mapping

from matchmaker.ground.errors import InvalidInput
from matchmaker.intake import dates
from matchmaker.regulations.service import RegulationDraft, source_problems
from matchmaker.rules.regulations import SHAPES, Line, Regulation, RegulationKey, Unit, Value
from web.ground.forms import FormState, filled
from web.ground.reading import Reader

KNOWN = frozenset({"rule_value", "rule_from", "rule_source", "rule_read_on", "rule_link"})
_LINE = re.compile(r"(?P<code>[a-z][a-z0-9_]*)\s*\|(?P<vi>[^|]+)\|(?P<en>[^|]+)")


def form_of(present: Regulation | None) -> FormState:
    """Begins with the lines that hold now, so that one of many can be corrected; a number or a day is typed anew."""
    lines = present.value if present and isinstance(present.value, tuple) else ()
    return FormState(values=filled({"rule_value": "\n".join(f"{each.code} | {each.vi} | {each.en}" for each in lines)}))


def draft_of(key: RegulationKey, form: FormState) -> RegulationDraft:
    """What was typed. Raises InvalidInput with all that is wrong."""
    reader = Reader(form)
    source, address = form.stripped("rule_source") or "", form.stripped("rule_link")
    reader.problems |= source_problems(source, address)
    for name in ("rule_value", "rule_from", "rule_source"):
        reader.require(name)
    value = _value(reader, SHAPES[key][0])
    valid_from = reader.day("rule_from", dates.REGULATION)
    read_on = reader.day("rule_read_on", dates.REGULATION_READ)
    if value is None or valid_from is None or reader.problems:
        raise InvalidInput(reader.problems)
    return RegulationDraft(
        key=key,
        value=value,
        valid_from=valid_from,
        source=source,
        source_on=read_on,
        address=address,
    )


def _value(reader: Reader, unit: Unit) -> Value | None:
    if unit is Unit.LINES:
        return reader.read("rule_value", _lines, "not_lines")
    if unit is Unit.DAY:
        return reader.day("rule_value", dates.REGULATION)
    return reader.money("rule_value") if unit is Unit.DONG else reader.whole("rule_value")


def _lines(text: str) -> tuple[Line, ...]:
    """A code, then Vietnamese and English, between bars. Raises ValueError for anything else."""
    written = [_LINE.fullmatch(line.strip()) for line in text.splitlines() if line.strip()]
    if not all(written):
        raise ValueError(text)
    return tuple(_line(match.groupdict()) for match in written if match)


def _line(parts: Mapping[str, str]) -> Line:
    return Line(code=parts["code"], vi=parts["vi"].strip(), en=parts["en"].strip())
