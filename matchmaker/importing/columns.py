"""Which columns each kind of file may have, by field code or by the field's word in either language."""

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from matchmaker.ground.i18n import LOCALES, terms
from matchmaker.ground.invalid import InvalidValue
from matchmaker.ground.text import fold
from matchmaker.importing import cells
from matchmaker.importing.cells import Reader
from matchmaker.importing.remarks import is_harmless, unit_in
from matchmaker.intake import dates, phones, tax_codes
from matchmaker.intake.cleaning import clean_code
from matchmaker.rules.fields import Field, Part, Shape, Table, names
from matchmaker.rules.need import NEED_FIELDS, NeedDraft
from matchmaker.rules.programme import BudgetBand
from matchmaker.rules.solution import SOLUTION_FIELDS, SolutionDraft


class ImportKind(StrEnum):
    ORGANISATIONS = "organisations"
    NEEDS = "needs"
    SOLUTIONS = "solutions"


@dataclass(frozen=True, kw_only=True)
class Column:
    """`field` is the draft's; `word` the field of terms.toml that heads the column, when it is another one.

    `of_record` reads the cell of a record that some system exported, where that is not what a new one may say.
    """

    field: str
    read: Reader = cells.text
    required: bool = False
    word: str = ""
    of_record: Reader | None = None

    @property
    def heading(self) -> str:
        return self.word or self.field


_ORGANISATIONS = (
    Column(field="name", read=cells.line, required=True),
    Column(field="kind", read=cells.code_of("organisation_kind"), required=True, word="organisation_kind"),
    Column(field="name_en", read=cells.line),
    Column(field="abbreviation", read=cells.line),
    Column(field="tax_code", read=cells.unless_blank(tax_codes.read)),
    Column(field="website", read=cells.line),
    Column(field="place", read=cells.line),
    Column(field="note"),
    Column(field="source"),
    Column(field="key", read=cells.line, word="import_key"),
)
STATE = Column(field="state", read=cells.code_of("listing_state"))
"""Of a record that some system exported; whoever writes a new one leaves it empty."""
_CONTACT = Column(field="contact", read=cells.unless_blank(cells.contact))
_BY_HAND: Mapping[str, Column] = {
    column.field: column
    for column in (
        Column(field="organisation_kind", read=cells.code_of("organisation_kind")),
        Column(field="phone", read=cells.unless_blank(phones.read), of_record=cells.unless_blank(phones.of_record)),
        Column(field="email", read=cells.unless_blank(cells.email), of_record=cells.unless_blank(cells.line)),
        Column(field="deadline", read=cells.day_in(dates.DEADLINE), of_record=cells.day_in(dates.PAST_DEADLINE)),
        Column(field="clauses", read=cells.list_of(cells.clause)),
        Column(field="languages", read=cells.list_of(cells.language)),
        Column(field="confirmed", read=cells.yes_or_no),
        # Keys of rows that have none are made of what earlier versions read here: the text with its line ends.
        *(Column(field=name) for name in ("data_owner", "ip_owner", "licence", "funding", "owner_as_published")),
        Column(field="source"),
    )
}


def _columns(table: Table, draft: type[NeedDraft | SolutionDraft]) -> Iterator[Column]:
    """One for each field of the draft, in its order; what a draft cannot do without is required."""
    described = {field.name: field for field in table}
    for field in dataclasses.fields(draft):
        if field.name not in described:  # a test tells which
            continue
        if field.name == "phone":
            yield _CONTACT
        column = _BY_HAND.get(field.name) or Column(field=field.name, read=_reader(described[field.name]))
        yield replace(column, required=field.default is dataclasses.MISSING)
    yield STATE


def _reader(field: Field) -> Reader:
    if field.codes is BudgetBand:
        return cells.budget
    if field.span is not None:
        return cells.day_in(field.span)
    return {
        Shape.LINE: cells.line,
        Shape.TEXT: cells.text,
        Shape.LINES: cells.list_of(cells.line),
        Shape.CODE: cells.code_of(field.group),
        Shape.CODES: cells.list_of(cells.code_of(field.group)),
        Shape.NUMBER: field.read,
    }[field.shape]


COLUMNS: Mapping[ImportKind, Sequence[Column]] = {
    ImportKind.ORGANISATIONS: _ORGANISATIONS,
    ImportKind.NEEDS: tuple(_columns(NEED_FIELDS, NeedDraft)),
    ImportKind.SOLUTIONS: tuple(_columns(SOLUTION_FIELDS, SolutionDraft)),
}
_KEPT = frozenset(names((*NEED_FIELDS, *SOLUTION_FIELDS), Part.KEPT, Part.COLUMN)) - {STATE.field}
LEFT_UNREAD: Mapping[ImportKind, frozenset[str]] = {
    ImportKind.ORGANISATIONS: frozenset(
        {
            *("id", "version", "created_by", "entered_by_id", "created_at", "updated_at"),
            *("confirmed", "verified_by", "verified_at", "authorised_contact_id", "number_erased_at"),
            *("merged_into_id", "merged_at", "introductions_at_once", "refused_at", "refused_by", "refusal"),
        }
    ),
    ImportKind.NEEDS: _KEPT,
    ImportKind.SOLUTIONS: _KEPT,
}
"""What an export tells of a row besides its content: this system keeps its own."""

_NAMES = ("Tên đơn vị", "Tên tổ chức", "Tên doanh nghiệp", "Tên công ty")
_ALSO: Mapping[str, Sequence[str]] = {
    "name": _NAMES,
    "organisation": _NAMES,
    "tax_code": ("MST", "Mã số doanh nghiệp"),
    "phone": ("SĐT", "Số điện thoại"),
    "email": ("Thư điện tử", "Địa chỉ email"),
    # what our own template called them once
    "baseline": ("Hiện nay đang làm thế nào",),
    "data_owner": ("Ai sở hữu dữ liệu",),
    "measure": ("Đo kết quả bằng cách nào",),
    "summary": ("Làm được gì",),
    "works_for": ("Đang dùng cho ai, kết quả thế nào",),
    "data_needed": ("Cần dữ liệu gì",),
    "funding": ("Nguồn kinh phí đã tạo ra",),
    "exploitation_holder": ("Quyền khai thác", "Đơn vị có quyền khai thác"),
}
"""By field: what people write over a column besides our own words for it."""
_ROW_NUMBERS = frozenset({"stt", "s.t.t", "tt", "so tt", "so thu tu", "no", "#"})
_LONGEST_HEADING = 200  # characters; nothing is taken away from a longer text
_ORDINAL = re.compile(r"^\(?\d{1,2}[.)]\s*")
_REMARK = re.compile(r"\s*(?:\(?\*+\)?|:|[(\[](?P<words>[^()\[\]]*)[)\]])$")


def heading_key(heading: str) -> str:
    """What headings are compared by: letter case, diacritics and spaces do not count."""
    return fold(clean_code(heading))


def column_of(kind: ImportKind, heading: str) -> Column | None:
    """The column that a heading means, also with a number before it, and a star, a colon or a remark in brackets.

    Raises InvalidValue for a remark that may give the column another meaning. One that names the unit of amounts counts
    for the cells below it.
    """
    column, remarks = _remarked(kind, heading)
    for words in remarks:
        if is_harmless(words):
            continue
        if column is None or column.read is not cells.budget:
            raise InvalidValue("heading_remark")
        column = replace(column, read=cells.budget_in(unit_in(words)))
    return column


def _remarked(kind: ImportKind, heading: str) -> tuple[Column | None, Sequence[str]]:
    """The column of a heading, and the words in brackets that are no part of its name."""
    key, known, remarks = heading_key(heading), columns_by_heading(kind), list[str]()
    while key not in known and len(key) < _LONGEST_HEADING:
        if named := known.get(heading_key(re.sub(r"[()\[\]]", "", key))):  # "Tên (tiếng Anh)"
            return named, remarks
        key = _ORDINAL.sub("", before := key)
        if remark := _REMARK.search(key):
            key = key[: remark.start()]
            remarks += [remark["words"]] if remark["words"] else []
        if key == before:
            return None, ()
    return known.get(key), remarks


def is_left_unread(kind: ImportKind, heading: str) -> bool:
    """Whether it heads a column that nobody misses: numbers of rows, or what a system keeps of its own."""
    key = heading_key(heading)
    return key in LEFT_UNREAD[kind] or key.rstrip(".:* ") in _ROW_NUMBERS


@cache
def columns_by_heading(kind: ImportKind) -> Mapping[str, Column]:
    """Every column by each of its headings: field code, Vietnamese word, English word, what else people write."""
    columns: dict[str, Column] = {}
    for column in COLUMNS[kind]:
        words = [terms("field", locale)[column.heading] for locale in LOCALES]
        for heading in (*_ALSO.get(column.field, ()), column.field, column.heading, *words):
            columns[heading_key(heading)] = column
    return columns


def count_known(kind: ImportKind, header: Sequence[str]) -> int:
    """How many columns the headings name."""
    return len({column for name in header if (column := _remarked(kind, name)[0])})
