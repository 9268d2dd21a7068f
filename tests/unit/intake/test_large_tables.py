"""Sheets that are larger than what stands in them: nothing is read for nothing, and nothing is lost unsaid."""

import io
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from matchmaker.ground.errors import ImportRejected
from matchmaker.intake import tables
from matchmaker.intake.tables import Area
from tests.support.workbooks import a_sheet, sheet_in, workbook


def text(cell: str, content: str = "Đếm người") -> str:
    return f'<c r="{cell}" t="inlineStr"><is><t>{content}</t></is></c>'


def formatted(first: int, last: int) -> Iterator[str]:
    """Rows that somebody gave a colour to, and nothing more."""
    for row in range(first, last + 1):
        cells = "".join(f'<c r="{column}{row}" s="0"/>' for column in "ABC")
        yield f'<row r="{row}" ht="{row % 97}.{row % 89}">{cells}</row>'


def rows(folder: Path, content: bytes) -> list[tuple[int, list[str]]]:
    return [(row.number, list(row.cells)) for row in sheet_in(folder, content).rows]


def refusal(folder: Path, content: bytes) -> str:
    with pytest.raises(ImportRejected) as rejected:
        rows(folder, content)
    return rejected.value.problems[0].code


TWO = [(1, ["Bài toán", "Đơn vị"]), (2, ["Đếm xe"])]


def test_a_row_at_the_very_end_costs_nothing(tmp_path: Path) -> None:
    content = a_sheet('<row r="1048576" ht="15"><c r="A1048576" s="0"/></row>')
    assert rows(tmp_path, content) == TWO


def test_what_stands_at_the_very_end_is_read_with_its_number(tmp_path: Path) -> None:
    content = a_sheet(f'<row r="1048576">{text("A1048576")}</row>')
    assert rows(tmp_path, content) == [*TWO, (1_048_576, ["Đếm người"])]


def test_reading_stops_after_a_long_run_of_formatted_rows(tmp_path: Path) -> None:
    assert rows(tmp_path, a_sheet(*formatted(3, 60_000))) == TWO


@pytest.mark.parametrize("cell", [text("B60001"), '<c r="B60001"><v>7</v></c>'], ids=["text", "number"])
def test_what_stands_below_them_is_not_lost_unsaid(tmp_path: Path, cell: str) -> None:
    content = a_sheet(*formatted(3, 60_000), f'<row r="60001">{cell}</row>')
    assert refusal(tmp_path, content) == "rows_below_gap"


def test_formulas_that_give_nothing_below_them_are_nothing(tmp_path: Path) -> None:
    content = a_sheet(*formatted(3, 30_000), '<row r="30001"><c r="A30001" t="str"><f>A1</f><v></v></c></row>')
    assert rows(tmp_path, content) == TWO


def test_what_stands_far_to_the_right_is_not_lost_unsaid(tmp_path: Path) -> None:
    assert refusal(tmp_path, a_sheet(f'<row r="3">{text("XFD3")}</row>')) == "too_many_columns"
    assert rows(tmp_path, a_sheet('<row r="3"><c r="XFD3" s="0"/></row>')) == TWO


def test_a_csv_line_of_too_many_cells_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, b"problem,organisation\n" + b"x," * 201 + b"x\n") == "too_many_columns"


@pytest.mark.parametrize(("limit", "code"), [("MOST_ROWS", "too_many_rows"), ("MOST_CELLS", "too_many_cells")])
def test_more_rows_or_cells_than_are_looked_at_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, code: str
) -> None:
    monkeypatch.setattr(tables, limit, 2)
    assert refusal(tmp_path, workbook(needs=[["a", "b"], ["c"], ["d"]])) == code
    assert refusal(tmp_path, b"a,b\nc,\nd,\n") == code


def test_empty_cells_at_the_end_of_every_csv_line_are_nothing(tmp_path: Path) -> None:
    lines = "Bài toán,Đơn vị" + "," * 300 + "\nĐếm xe" + "," * 301 + "\n" + ("," * 5 + "\n") * 9_000
    assert rows(tmp_path, lines.encode()) == TWO


def test_reading_csv_stops_after_a_long_run_of_empty_lines(tmp_path: Path) -> None:
    lines = "Bài toán,Đơn vị\nĐếm xe\n" + ",,,\n" * 10_001
    assert rows(tmp_path, (lines + ' ,"",\t\r\n' * 100).encode()) == TWO
    assert refusal(tmp_path, (lines + ",,x,\n").encode()) == "rows_below_gap"


def test_formulas_without_a_result_are_no_gap(tmp_path: Path) -> None:
    content = a_sheet(*(f'<row r="{row}"><c r="A{row}"><f>B1</f></c></row>' for row in range(3, 10_100)))
    assert len(rows(tmp_path, content)) == 10_099


def test_merged_cells_behind_a_long_gap_are_known(tmp_path: Path) -> None:
    content = a_sheet(*formatted(3, 30_000), tail='<mergeCells><mergeCell ref="A2:A3"/></mergeCells>')
    assert sheet_in(tmp_path, content).merged == [Area(2, 3, 0, 0)]


def test_an_archive_of_many_entries_is_refused_before_they_are_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(12_000):
            archive.writestr(f"{number:060}", b"")
    announced = out.getvalue()
    concealed = announced[:-14] + struct.pack("<HH", 1, 1) + announced[-10:]  # "one entry", in a long directory
    monkeypatch.delattr(zipfile, "ZipFile")
    for content in (announced, concealed):
        assert refusal(tmp_path, content) == "xlsx_too_large"
