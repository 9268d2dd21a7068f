"""Needs and solutions have one table of their fields each: nothing of a record is left out of it, nor too much told."""

from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from matchmaker.ground.i18n import LOCALES, terms
from matchmaker.importing.columns import COLUMNS, ImportKind
from matchmaker.matching.composition import parts_of
from matchmaker.rules.fields import (
    IN_DRAFT,
    IN_RECORD,
    Field,
    Part,
    Shape,
    Sight,
    Table,
    hidden_values,
    names,
    problems_in,
)
from matchmaker.rules.need import NEED_FIELDS, Need, NeedClause, NeedDraft
from matchmaker.rules.reading import ClauseKind
from matchmaker.rules.solution import SOLUTION_FIELDS, Solution, SolutionDraft
from tests.support.stated import nothing


@dataclass(frozen=True, kw_only=True)
class Kind:
    table_name: str
    table: Table
    draft: type[NeedDraft | SolutionDraft]
    record: type[Need | Solution]


NEEDS = Kind(table_name="NEED_FIELDS", table=NEED_FIELDS, draft=NeedDraft, record=Need)
SOLUTIONS = Kind(table_name="SOLUTION_FIELDS", table=SOLUTION_FIELDS, draft=SolutionDraft, record=Solution)

BOTH = pytest.mark.parametrize("kind", [NEEDS, SOLUTIONS], ids=lambda kind: kind.table_name)


@BOTH
def test_every_field_is_described_once(kind: Kind) -> None:
    described = [field.name for field in kind.table]
    assert len(described) == len(set(described))


@BOTH
def test_the_draft_has_the_fields_that_are_described(kind: Kind) -> None:
    has, described = {f.name for f in fields(kind.draft)}, set(names(kind.table, *IN_DRAFT))
    assert has - described == set(), f"describe these fields of {kind.draft.__name__} in {kind.table_name}"
    assert described - has == set(), f"give {kind.draft.__name__} these fields: {kind.table_name} has them of a draft"


@BOTH
def test_the_record_has_the_fields_that_are_described(kind: Kind) -> None:
    has, described = {f.name for f in fields(kind.record)}, set(names(kind.table, *IN_RECORD))
    assert has - described == set(), f"describe these fields of {kind.record.__name__} in {kind.table_name}"
    assert described - has == set(), f"give {kind.record.__name__} these fields: {kind.table_name} has them of a record"


@BOTH
def test_what_people_type_has_a_word_in_both_languages(kind: Kind) -> None:
    for locale in LOCALES:
        without = set(names(kind.table, *IN_DRAFT)) - terms("field", locale).keys()
        assert not without, "give these fields their words in locale/terms.toml, under [field]"


@BOTH
def test_a_file_can_bring_what_people_type(kind: Kind) -> None:
    columns = [column.field for column in COLUMNS[ImportKind.NEEDS if kind is NEEDS else ImportKind.SOLUTIONS]]
    assert set(columns) == {*names(kind.table, *IN_DRAFT), "contact", "state"}
    assert len(columns) == len(set(columns))


@BOTH
def test_a_field_with_ways_of_its_own_says_what_erasing_does_to_it(kind: Kind) -> None:
    own = [field for field in kind.table if field.part in (Part.CONTENT, Part.ORIGIN) and field.shape is Shape.OWN]
    silent = {field.name for field in own if field.erased is None}
    assert silent == set(), f"say `erased` of these fields in {kind.table_name}: the statement cannot know"


def test_a_new_field_is_hidden_from_others_until_it_is_opened() -> None:
    table = [Field(name="headcount", shape=Shape.NUMBER)]
    assert hidden_values(table, anonymous=False) == {"headcount": None}
    opened = [replace(table[0], seen=Sight.UNLESS_ANONYMOUS)]
    assert hidden_values(opened, anonymous=False) == {}
    assert hidden_values(opened, anonymous=True) == {"headcount": None}


CONTACT_AND_WRITER = {"contact_name": None, "phone": None, "email": None, "created_by": "", "entered_by_id": None}
OWNER = {"organisation_id": 0, "organisation_name": ""}


def test_others_see_neither_contact_nor_writer_nor_who_an_anonymous_owner_is() -> None:
    assert hidden_values(SOLUTION_FIELDS, anonymous=False) == CONTACT_AND_WRITER
    assert hidden_values(NEED_FIELDS, anonymous=False) == CONTACT_AND_WRITER
    naming = dict.fromkeys(("data_owner", "place", "source", "import_key"))
    assert hidden_values(NEED_FIELDS, anonymous=True) == CONTACT_AND_WRITER | OWNER | naming


@pytest.mark.parametrize(("number", "problems"), [(None, {}), (1, {}), (9, {}), (0, "out"), (10, "out")])
def test_a_number_lies_within_its_limits(number: int | None, problems: object) -> None:
    table = [Field(name="headcount", shape=Shape.NUMBER, limits=(1, 9))]
    assert problems_in(table, {"headcount": number}) == ({"headcount": "out_of_range"} if problems else {})


VALUES: dict[Shape, Any] = {
    Shape.LINE: "Một dòng khác",
    Shape.TEXT: "Một đoạn khác, dài hơn một câu.",
    Shape.LINES: ("Một dòng khác",),
    Shape.CODE: None,
    Shape.CODES: (),
    Shape.NUMBER: 5,
    Shape.DAY: date(2027, 3, 1),
    Shape.OWN: (NeedClause(kind=ClauseKind.WANT, text="Đếm từng hộp", source="Đếm tay từng hộp"),),
}


def a_record(kind: Kind) -> Need | Solution:
    said: dict[str, Any] = {"title": "Đọc hóa đơn", "created_at": datetime(2026, 11, 29, tzinfo=UTC)}
    said |= {"problem": "Nhập tay từng hóa đơn giấy.", "clauses": ()} if kind is NEEDS else {"summary": "Đọc ảnh."}
    return kind.record(**nothing(kind.table) | said)


@BOTH
def test_what_is_compared_is_what_the_table_says(kind: Kind) -> None:
    record = a_record(kind)
    for field in kind.table:
        if field.part is Part.CONTENT and field.shape not in (Shape.CODE, Shape.CODES):
            changed = replace(record, **{field.name: VALUES[field.shape]})
            compared = parts_of(changed) != parts_of(record)
            assert compared is field.matched, f"{field.name}: matching/composition.py and {kind.table_name} differ"
