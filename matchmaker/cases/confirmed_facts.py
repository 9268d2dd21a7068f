"""What both parties confirm of a case, everything that their page shows, and its hash: when it changes, they are asked
anew. Parties are themselves whatever they are called.

Each word keeps the number of the form that it was hashed in. A form is a list of fields and how each value is written;
it is never changed, whatever the program makes of a row: a further fact, or another way to write one, is another form.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter, itemgetter
from typing import Any, Self

from matchmaker.ground.db import Record
from matchmaker.rules.facts import Form, Money, Route, Standing
from matchmaker.rules.listing import Row, values_of

FACT_CODES = {"route": Route, "form": Form, "money": Money, "standing": Standing}


@dataclass(frozen=True, kw_only=True, slots=True)
class StatedFacts:
    """What is stated of a case and shown to whoever confirms it. None is what nobody has said yet.

    `adopter_known_as` and `supplier_known_as` are the numbers that parties had before their record was merged into
    another: words are hashed by these. `contract_value` is in đồng; `use_from` and `use_until` are days in the city.
    """

    id: int
    adopter_id: int
    supplier_id: int
    adopter_known_as: int | None
    supplier_known_as: int | None
    title: str
    route: Route | None
    form: Form | None
    contract_value: int | None
    no_price_reason: str
    money: Money | None
    crosses_border: bool | None
    in_city: bool | None
    process: str
    use_from: date | None
    use_until: date | None
    sector: str | None
    ai_risk: str | None
    standing: Standing | None
    also_product: bool

    @classmethod
    def from_row(cls, row: Row) -> Self:
        """Of a case with the title of its solution."""
        return cls(**values_of(cls, row, **FACT_CODES))


_FIRST_FIELDS = {
    "id": "number",
    "adopter_id": "number",
    "supplier_id": "number",
    "route": "text",
    "form": "text",
    "contract_value": "number",
    "no_price_reason": "text",
    "money": "text",
    "crosses_border": "yes_no",
    "in_city": "yes_no",
    "process": "text",
    "use_from": "day",
}
_SECOND_FIELDS = _FIRST_FIELDS | {
    "title": "text",
    "use_until": "day",
    "sector": "text",
    "ai_risk": "text",
    "standing": "text",
    "also_product": "yes_no",
}
# As Python 3 shows values, text in quotation marks with escapes: one value a line.
_AS_LINES: Mapping[str, Callable[[Any], str]] = {
    "number": lambda value: f"{value:d}",
    "text": str.__repr__,
    "yes_no": lambda value: "True" if value else "False",
    "day": lambda value: f"datetime.date({value.year}, {value.month}, {value.day})",
}
# ASCII alone, because which letters Python escapes changes with its table of Unicode.
_AS_JSON: Mapping[str, Callable[[Any], int | str | bool]] = {
    "number": int,
    "text": str,
    "yes_no": bool,
    "day": lambda value: f"{value.year:04}-{value.month:02}-{value.day:02}",
}


_ENCODED = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode


def _lines(fields: Mapping[str, str], values: Iterable[Any]) -> str:
    pairs = zip(fields.values(), values, strict=True)
    return "\n".join("None" if value is None else _AS_LINES[kind](value) for kind, value in pairs)


def _json(fields: Mapping[str, str], values: Iterable[Any]) -> str:
    pairs = zip(fields.items(), values, strict=True)
    return _ENCODED({name: None if value is None else _AS_JSON[kind](value) for (name, kind), value in pairs})


FACTS_FORM = 3  # of words that are asked for now
_FORMS: Mapping[int, tuple[Callable[[Mapping[str, str], Iterable[Any]], str], Mapping[str, str]]] = {
    1: (_lines, _FIRST_FIELDS),
    2: (_lines, _SECOND_FIELDS),
    3: (_json, _SECOND_FIELDS),
}
_OF_FACTS = {form: attrgetter(*fields) for form, (_, fields) in _FORMS.items()}
_OF_ROW = {form: itemgetter(*fields) for form, (_, fields) in _FORMS.items()}
_KNOWN_AS = ("adopter_known_as", "supplier_known_as")
_KNOWN_OF_FACTS, _KNOWN_OF_ROW = attrgetter(*_KNOWN_AS), itemgetter(*_KNOWN_AS)


def facts_hash(facts: StatedFacts, form: int = FACTS_FORM) -> bytes:
    """SHA-256 of the facts; `form` is that of the word that it is held against."""
    return _hash(_as_known(_OF_FACTS[form](facts), *_KNOWN_OF_FACTS(facts)), form)


def row_hash(row: Record, form: int) -> bytes:
    """The same of a row, for whoever reads thousands of cases and shows none."""
    return _hash(_as_known(_OF_ROW[form](row), *_KNOWN_OF_ROW(row)), form)


def _as_known(values: tuple[Any, ...], adopter: int | None, supplier: int | None) -> Iterable[Any]:
    """Each form begins with the case and its parties; these by the numbers that they had when words were given."""
    if adopter is None and supplier is None:
        return values
    case, its_adopter, its_supplier, *others = values
    return (case, adopter or its_adopter, supplier or its_supplier, *others)


def _hash(values: Iterable[Any], form: int) -> bytes:
    write, fields = _FORMS[form]
    return hashlib.sha256(write(fields, values).encode()).digest()
