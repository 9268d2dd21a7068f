"""The template that comes with the program writes a whole dossier, and one that was just begun."""

import io
import re
from dataclasses import fields

import pytest
from docx import Document
from docx.shared import Mm, Pt

from matchmaker.document_templates.dossier_paper import (
    COLUMNS,
    LISTS,
    MARK,
    DossierPaper,
    field_names,
    periods_of,
    timeline_of,
)
from matchmaker.document_templates.made_up import just_begun, made_up
from matchmaker.document_templates.shipped import shipped_dossier
from matchmaker.documents.templated import render
from matchmaker.foreign.process import Readers
from matchmaker.ground.i18n import LOCALES
from tests.support.docx_templates import whole_text
from tests.support.sources import ROOT

NOT_ISSUED = {"vi": "Không phải mẫu ban hành", "en": "Not an issued form"}
EMPTY = {"vi": "Chưa có nội dung.", "en": "Nothing yet."}
PARTS = ("I.", "II.", "III.", "IV.", "V.", "VI.", "VII.", "VIII.", "IX.")
# Of the sums those that the items make are shown; what was stated instead is told as a warning.
NOT_SHOWN = {"total_own", "total_state", "total_other"}


async def written(paper: DossierPaper, language: str) -> bytes:
    return await render(Readers(), shipped_dossier(language), paper.fields())


@pytest.mark.parametrize("language", LOCALES)
async def test_a_full_dossier_is_written_whole_in_the_form_of_decree_30(language: str) -> None:
    paper = made_up(language)
    made = await written(paper, language)
    text = whole_text(made)
    assert NOT_ISSUED[language] in text
    assert [part for part in PARTS if not re.search(rf"^{re.escape(part)} ", text, re.M)] == []
    for field in {field.name for field in fields(DossierPaper)} - LISTS.keys() - NOT_SHOWN:
        said = getattr(paper, field)
        for line in (said if isinstance(said, str) else "\n".join(map(str, said)) if said else "").splitlines():
            assert line in text, field
    for name, kind in LISTS.items():
        for field in {field.name for field in fields(kind)} - {"timeline", "month_from", "month_until"}:
            assert all(str(getattr(line, field)) in text for line in getattr(paper, name)), (name, field)
    assert "{{" not in text
    assert "{%" not in text
    assert EMPTY[language] not in text
    section, style = Document(io.BytesIO(made)).sections[0], Document(io.BytesIO(made)).styles["Normal"]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)  # type: ignore[union-attr]
    assert section.left_margin is not None
    assert abs(section.left_margin - Mm(30)) < Mm(1)
    assert (style.font.name, style.font.size) == ("Times New Roman", Pt(13))


@pytest.mark.parametrize("language", LOCALES)
async def test_rows_sums_and_the_timeline_stand_in_tables(language: str) -> None:
    document = Document(io.BytesIO(await written(made_up(language), language)))
    rows = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    budget = next(table for table in rows if len(table[0]) == 7)
    assert len(budget) == 1 + 3 + 1
    assert budget[-1][3:] == [made_up(language).sum_own, made_up(language).sum_state, "0", made_up(language).sum_all]
    timeline = next(table for table in rows if len(table[0]) == 2 + COLUMNS)
    assert timeline[0][2:5] == ["1–2", "3–4", "5–6"]
    assert [[bool(mark) for mark in row[2:11]] for row in timeline[1:]] == [
        [True] * 3 + [False] * 6,
        [False] * 3 + [True] * 3 + [False] * 3,
        [False] * 6 + [True] * 3,
    ]


@pytest.mark.parametrize("language", LOCALES)
async def test_a_dossier_that_was_just_begun_says_what_is_empty(language: str) -> None:
    text = whole_text(await written(just_begun(language), language))
    assert text.count(EMPTY[language]) > 20
    assert made_up(language).task_title in text


def test_every_field_is_told_to_those_who_write_templates() -> None:
    told = (ROOT / "docs" / "dossier-templates.md").read_text(encoding="utf-8")
    assert [name for name in field_names() if f"`{name.rpartition('.')[2]}`" not in told] == []


@pytest.mark.parametrize(
    ("months", "first", "last", "shown", "marks"),
    [
        (12, 1, 3, ["1", "2", "3"], [0, 1, 2]),
        (9, 9, 9, ["1", "2", "3"], [8]),
        (18, 4, 5, ["1–2", "3–4", "5–6"], [1, 2]),
        (60, 60, 60, ["1–5", "6–10", "11–15"], [11]),
        (1, 1, 1, ["1", "", ""], [0]),
        (13, 13, 13, ["1–2", "3–4", "5–6"], [6]),
    ],
)
def test_a_timeline_has_twelve_columns_however_long_the_task(
    months: int, first: int, last: int, shown: list[str], marks: list[int]
) -> None:
    periods, timeline = periods_of(months), timeline_of(months, first, last)
    assert (len(periods), len(timeline)) == (COLUMNS, COLUMNS)
    assert periods[:3] == shown
    assert [column for column, mark in enumerate(timeline) if mark == MARK] == marks
    assert all(periods[column] for column in marks)
