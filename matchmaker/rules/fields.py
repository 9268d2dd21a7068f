"""What is known of each field of a record: needs and solutions keep one table each, which all that names fields asks.

A field that a table does not open to others is hidden from them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from matchmaker.ground.text import has_words, nfc, normalise_spaces
from matchmaker.intake import numbers
from matchmaker.intake.dates import Span
from matchmaker.rules.listing import Row, field_problems, unknown_codes


class Shape(StrEnum):
    LINE = "line"  # a text on one line
    TEXT = "text"  # of several lines
    LINES = "lines"  # several texts, one a line
    CODE = "code"  # of a vocabulary
    CODES = "codes"
    NUMBER = "number"  # whole
    DAY = "day"
    OWN = "own"  # read, checked, stored and shown by ways of its own


class Part(StrEnum):
    """Where a field stands, and who writes it."""

    CONTENT = "content"  # in the draft, the table and the record: what the owner says
    ORIGIN = "origin"  # the same, and whoever edits without a word of it leaves it
    DECIDED = "decided"  # the same, and the service says what of the draft counts
    ASKED = "asked"  # in the draft alone: by it the owner is found
    JOINED = "joined"  # in the record alone: the owner's
    KEPT = "kept"  # in the table and the record: the system's own
    COLUMN = "column"  # in the table alone
    DERIVED = "derived"  # in the table alone, made of the content


IN_DRAFT = frozenset({Part.CONTENT, Part.ORIGIN, Part.DECIDED, Part.ASKED})
IN_RECORD = frozenset({Part.CONTENT, Part.ORIGIN, Part.DECIDED, Part.JOINED, Part.KEPT})
IN_TABLE = frozenset(Part) - {Part.ASKED, Part.JOINED}


class Sight(StrEnum):
    """Who sees a field of a record that they may see."""

    OWNER = "owner"  # whoever may see its owner
    UNLESS_ANONYMOUS = "unless_anonymous"  # everybody else too, where the owner has not asked to stay unnamed
    EVERYBODY = "everybody"


class Erasure(StrEnum):
    """What becomes of a field when somebody whom it may name is erased."""

    WORDS = "words"  # loses their name, addresses and numbers
    CONTACT = "contact"  # goes whole where the contact is them; the statement says so by itself
    OWN = "own"  # loses the same words, or is made anew of what has lost them; the statement says how
    NEVER = "never"


_TEXTS = frozenset({Shape.LINE, Shape.TEXT})
_SEVERAL = frozenset({Shape.LINES, Shape.CODES})


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field. `hidden` is what stands in it for those who do not see it.

    `limits` are the least and most characters of a text, or the least and largest number; a least of 1 and more has to
    be stated. `codes` is the vocabulary, `group` its words in terms.toml; without `codes` any code will do. `read`
    takes a number from a form or a cell, `span` are the days that are possible. `searched` are texts by whose words a
    list finds the record, `matched` those that are compared, `detail` what its page shows as stated or not stated.
    """

    name: str
    shape: Shape
    part: Part = Part.CONTENT
    seen: Sight = Sight.OWNER
    hidden: object = None
    limits: tuple[int, int] | None = None
    codes: type[StrEnum] | None = None
    group: str = ""
    read: Callable[[str], object] = numbers.whole
    span: Span | None = None
    erased: Erasure | None = None  # by its shape, where nothing is said
    searched: bool = False
    matched: bool = False
    detail: bool = False

    @property
    def is_required(self) -> bool:
        return bool(self.limits and self.limits[0])

    @property
    def erasure(self) -> Erasure:
        if self.erased is not None:
            return self.erased
        by_words = self.part in (Part.CONTENT, Part.ORIGIN) and self.shape in _TEXTS | {Shape.LINES}
        return Erasure.WORDS if by_words else Erasure.OWN if self.part is Part.DERIVED else Erasure.NEVER


Table = Sequence[Field]
KEPT_FIELDS: Table = (
    *(
        Field(name=name, shape=Shape.OWN, part=Part.KEPT, seen=Sight.EVERYBODY)
        for name in ("id", "version", "created_at", "updated_at", "published_at", "expires_at")
    ),
    # Not even the key of whoever wrote it: it would join a record to others of the same person.
    Field(name="created_by", shape=Shape.OWN, part=Part.KEPT, hidden=""),
    Field(name="entered_by_id", shape=Shape.OWN, part=Part.KEPT),
    Field(name="search_text", shape=Shape.OWN, part=Part.DERIVED),
    Field(name="sort_key", shape=Shape.OWN, part=Part.DERIVED),
)
"""What the system keeps of every record."""


def names(table: Table, *parts: Part) -> list[str]:
    """Of the fields in these parts, in the table's order."""
    return [field.name for field in table if field.part in parts]


def text_limits(table: Table) -> dict[str, tuple[int, int]]:
    """Least and most characters by field; least 0 means that it may be left out."""
    return {field.name: field.limits for field in table if field.limits and field.shape in _TEXTS}


def problems_in(table: Table, values: Mapping[str, Any]) -> dict[str, str]:
    """Code of what is wrong with texts, codes and numbers by the table alone, by field."""
    problems = field_problems(values, text_limits(table))
    for field in table:
        value: Any = values.get(field.name)
        if field.codes and (value or field.is_required):
            if unknown_codes(value if field.shape is Shape.CODES else [value], field.codes):
                problems[field.name] = "unknown_code"
        elif field.shape is Shape.NUMBER and field.limits and value is not None:
            least, most = field.limits
            if not least <= value <= most:
                problems[field.name] = "out_of_range"
        elif field.shape in _TEXTS and field.is_required and value and not has_words(value):
            problems[field.name] = "no_words"
    return problems


def cleaned(table: Table, draft: Mapping[str, Any]) -> dict[str, Any]:
    """A draft's texts and codes: NFC everywhere, one-line fields on one line, blank is None where it may be."""
    values: dict[str, Any] = {}
    for field in table:
        value = draft.get(field.name)
        if field.shape is Shape.LINES and value is not None:
            values[field.name] = tuple(text for text in map(normalise_spaces, value) if text)
        elif field.shape in _TEXTS | {Shape.CODE} and isinstance(value, str):
            kept = nfc(value).strip() if field.shape is Shape.TEXT else normalise_spaces(value)
            values[field.name] = kept or ("" if field.is_required and field.shape in _TEXTS else None)
    return values


def columns_of(table: Table, draft: Mapping[str, Any]) -> dict[str, Any]:
    """What a clean draft writes into the table, by column."""
    values = {name: draft[name] for name in names(table, Part.CONTENT, Part.ORIGIN)}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def record_values(table: Table, row: Row) -> dict[str, Any]:
    """A row's values as the record holds them."""
    values: dict[str, Any] = {}
    for field in table:
        if field.part in IN_RECORD:
            value = row[field.name]
            if field.shape in _SEVERAL:
                value = tuple(map(field.codes, value) if field.codes else value)
            elif field.codes:
                value = field.codes(value) if value else None
            values[field.name] = value
    return values


def hidden_values(table: Table, *, anonymous: bool) -> dict[str, Any]:
    """What stands instead in the fields that others do not see."""
    open_to = {Sight.EVERYBODY} if anonymous else {Sight.EVERYBODY, Sight.UNLESS_ANONYMOUS}
    return {each.name: each.hidden for each in table if each.part in IN_RECORD and each.seen not in open_to}


def searched_texts(table: Table, values: Mapping[str, Any]) -> Iterable[str | Iterable[str] | None]:
    """The texts that a record is found by."""
    return [values[field.name] for field in table if field.searched]


def details(table: Table) -> list[Field]:
    """What a record's page shows as stated or not stated, in its order."""
    return [field for field in table if field.detail]


def sql_of(table: Table) -> dict[str, str]:
    """What a statement says of all the content: its columns, their values, how they are set, and lose words."""
    content = names(table, Part.CONTENT)
    worded = [field.name for field in table if field.erasure is Erasure.WORDS]
    return {
        "content": ", ".join(content),
        "content_values": ", ".join(f":{name}" for name in content),
        "content_set": ", ".join(f"{name} = :{name}" for name in content),
        "content_without_words": ", ".join(f"{name} = without_words({name}, :words)" for name in worded),
    }
