"""Which columns each kind of file may have, by field code or by the field's word in either language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from matchmaker.i18n import LOCALES, terms
from matchmaker.importing import cells
from matchmaker.importing.cells import Reader
from matchmaker.intake import dates
from matchmaker.text import fold, normalise_spaces


class ImportKind(StrEnum):
    ORGANISATIONS = "organisations"
    NEEDS = "needs"
    SOLUTIONS = "solutions"


@dataclass(frozen=True, kw_only=True)
class Column:
    """`field` is the draft's; `word` the field of terms.toml that heads the column, when it is another one."""

    field: str
    read: Reader = cells.text
    required: bool = False
    word: str = ""

    @property
    def heading(self) -> str:
        return self.word or self.field


_ORGANISATIONS = (
    Column(field="name", read=cells.line, required=True),
    Column(field="kind", read=cells.code_of("organisation_kind"), required=True, word="organisation_kind"),
    Column(field="name_en", read=cells.line),
    Column(field="abbreviation", read=cells.line),
    Column(field="tax_code", read=cells.line),
    Column(field="website", read=cells.line),
    Column(field="place", read=cells.line),
    Column(field="note"),
    Column(field="source"),
    Column(field="key", read=cells.line, word="import_key"),
)
_OWNER_AND_CONTACT = (
    Column(field="organisation", read=cells.line, required=True),
    Column(field="organisation_kind", read=cells.code_of("organisation_kind")),
    Column(field="contact", read=cells.contact),
    Column(field="phone", read=cells.phone),
    Column(field="email", read=cells.line),
    Column(field="contact_name", read=cells.line),
)
_AT_THE_END = (
    Column(field="place", read=cells.line),
    Column(field="source"),
    Column(field="import_key", read=cells.line),
    Column(field="state", read=cells.code_of("state")),
)
_NEEDS = (
    Column(field="problem", required=True),
    *_OWNER_AND_CONTACT,
    Column(field="title", read=cells.line),
    Column(field="baseline"),
    Column(field="data_held"),
    Column(field="data_owner"),
    Column(field="outcome"),
    Column(field="measure"),
    Column(field="sector", read=cells.code_of("sector")),
    Column(field="sector_other", read=cells.line),
    Column(field="technologies", read=cells.list_of(cells.code_of("technology"))),
    Column(field="budget", read=cells.budget),
    Column(field="deadline", read=cells.day_in(dates.DEADLINE)),
    Column(field="confidentiality", read=cells.code_of("confidentiality")),
    Column(field="confirmed", read=cells.yes_or_no),
    *_AT_THE_END,
)
_SOLUTIONS = (
    Column(field="title", read=cells.line, required=True),
    Column(field="summary", required=True),
    *_OWNER_AND_CONTACT,
    Column(field="kind", read=cells.code_of("kind")),
    Column(field="capabilities", read=cells.list_of(cells.line)),
    Column(field="sectors", read=cells.list_of(cells.code_of("sector"))),
    Column(field="technologies", read=cells.list_of(cells.code_of("technology"))),
    Column(field="trl", read=cells.trl),
    Column(field="works_for"),
    Column(field="data_needed"),
    Column(field="ip_owner"),
    Column(field="licence"),
    Column(field="funding"),
    Column(field="support"),
    Column(field="ai_risk", read=cells.code_of("ai_risk")),
    Column(field="languages", read=cells.list_of(cells.language)),
    Column(field="price", read=cells.budget),
    Column(field="available_from", read=cells.day_in(dates.AVAILABLE_FROM)),
    Column(field="year", read=cells.year_in(dates.SOLUTION_YEAR)),
    Column(field="owner_as_published"),
    Column(field="link", read=cells.line),
    Column(field="confirmed", read=cells.yes_or_no),
    *_AT_THE_END,
)
COLUMNS: Mapping[ImportKind, Sequence[Column]] = {
    ImportKind.ORGANISATIONS: _ORGANISATIONS,
    ImportKind.NEEDS: _NEEDS,
    ImportKind.SOLUTIONS: _SOLUTIONS,
}
LEFT_UNREAD: Mapping[ImportKind, frozenset[str]] = {
    kind: frozenset({"id", "version", "created_by", "entered_by_id", "created_at", "updated_at", *more})
    for kind, more in {
        ImportKind.ORGANISATIONS: [
            "confirmed",
            "verified_by",
            "verified_at",
            "authorised_contact_id",
            "introductions_at_once",
        ],
        ImportKind.NEEDS: ["organisation_id", "published_at", "expires_at", "contact_erased_at"],
        ImportKind.SOLUTIONS: ["organisation_id", "published_at", "expires_at", "contact_erased_at"],
    }.items()
}
"""What an export tells of a row besides its content: this system keeps its own."""


def heading_key(heading: str) -> str:
    """What headings are compared by: letter case, diacritics and spaces do not count."""
    return normalise_spaces(fold(heading))


@cache
def columns_by_heading(kind: ImportKind) -> Mapping[str, Column]:
    """Every column by each of its headings: field code, Vietnamese word, English word."""
    found: dict[str, Column] = {}
    for column in COLUMNS[kind]:
        words = [terms("field", locale)[column.heading] for locale in LOCALES]
        for heading in (column.field, column.heading, *words):
            found[heading_key(heading)] = column
    return found


def count_known(kind: ImportKind, header: Sequence[str]) -> int:
    return sum(heading_key(name) in columns_by_heading(kind) for name in header)
