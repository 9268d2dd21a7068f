"""Workbooks as people have them: which sheet is read, what a cell says, and what keeps a cell from being read."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.formula import ArrayFormula

from matchmaker.ground.errors import ImportRejected
from matchmaker.ground.invalid import InvalidValue
from matchmaker.ground.limits import MOST_COLUMNS
from matchmaker.importing.cells import budget
from matchmaker.intake.cell_values import as_text
from matchmaker.intake.tables import Area, Sheet, column_letter, spans
from tests.support.workbooks import book_of, rezipped, sheet_in

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def sheet_of_xml(row: str, *, calculated: bool = True) -> bytes:
    xml = f"<worksheet {MAIN}><sheetData><row r='1'>{row}</row></sheetData></worksheet>"
    return rezipped(book_of(lambda _: None, calculated=calculated), **{"xl/worksheets/sheet1.xml": xml.encode()})


def refusal(folder: Path, content: bytes) -> tuple[str, str]:
    with pytest.raises(ImportRejected) as rejected:
        sheet_in(folder, content)
    return rejected.value.problems[0].code, rejected.value.problems[0].value


def hide_last_years_list(book: openpyxl.Workbook, state: str) -> None:
    book.active.append(["Tên", "cũ"])
    book.active.sheet_state = state
    book.create_sheet("Mới").append(["Tên", "mới"])
    book.create_sheet("Ghi chú").append(["nguồn"])
    book.create_sheet("Trống")
    book.active = 1


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_what_nobody_sees_is_not_read_and_the_others_are_named(tmp_path: Path, state: str) -> None:
    sheet = sheet_in(tmp_path, book_of(lambda book: hide_last_years_list(book, state)))
    assert (sheet.name, list(sheet.rows[0].cells)) == ("Mới", ["Tên", "mới"])
    assert (sheet.others, sheet.hidden_sheets) == (["Ghi chú"], ["Danh sách"])


def test_a_hidden_sheet_of_the_kinds_name_is_not_read_either(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active.append(["Tên"])
        hidden = book.create_sheet("needs")
        hidden.append(["Tên"])
        hidden.sheet_state = "hidden"

    assert sheet_in(tmp_path, book_of(fill)).name == "Danh sách"


def test_an_empty_first_sheet_names_the_others(tmp_path: Path) -> None:
    content = book_of(lambda book: book.create_sheet("Mới").append(["Tên"]))
    assert refusal(tmp_path, content) == ("sheet_empty", "Danh sách, Mới")


def test_a_chart_before_the_table_is_no_sheet_to_read(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active.append(["Tên"])
        book.create_chartsheet("needs", 0)

    assert sheet_in(tmp_path, book_of(fill)).name == "Danh sách"


@pytest.mark.parametrize(
    ("formula", "calculated"),
    [
        ('<c r="A1"><f>CONCATENATE("031","2345671")</f><v/></c>', True),
        ('<c r="A1"><f>B1</f></c>', True),
        ('<c r="A1" t="str"><f>B1</f></c>', True),
        ('<c r="A1"><f t="shared" si="0"/><v></v></c>', True),
        ('<c r="A1"><f t="array" ref="A1:A3">B1:B3</f></c>', True),
        ('<c r="A1"><f>B1</f><v>0</v></c>', False),
    ],
    ids=["no value", "no element", "no text", "shared", "array", "made up by a program that does not calculate"],
)
def test_a_formula_without_a_result_is_told_by_its_cell(tmp_path: Path, formula: str, calculated: bool) -> None:
    content = sheet_of_xml(formula + '<c r="B1"><v>7</v></c>', calculated=calculated)
    (row,) = sheet_in(tmp_path, content).rows
    assert row.faults == {0: "formula_without_result"}
    assert row.cells[1] == "7"


def test_formulas_as_openpyxl_writes_them_have_no_result(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active.append(["Tên", "=1+1", ArrayFormula("C1:C2", "=B1:B2")])

    assert sheet_in(tmp_path, book_of(fill)).rows[0].faults.keys() == {1, 2}


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ('<c r="A1" t="str"><f>B1</f><v>0312345671</v></c>', "0312345671"),
        ('<c r="A1" t="str"><f>\'[1]Danh sách\'!A1</f><v>Công ty A</v></c>', "Công ty A"),
        ('<c r="A1"><f>B1</f><v>3.1E8</v></c>', "310000000"),
        ('<c r="A1" t="b"><f>B1&gt;1</f><v>1</v></c>', "true"),
    ],
)
def test_a_stored_result_is_what_the_formula_says(tmp_path: Path, formula: str, text: str) -> None:
    (row,) = sheet_in(tmp_path, sheet_of_xml(formula)).rows
    assert (row.cells[0], row.faults) == (text, {})


def test_a_formula_that_gives_an_empty_text_is_an_empty_cell(tmp_path: Path) -> None:
    content = sheet_of_xml('<c r="A1"><v>7</v></c><c r="B1" t="str"><f>""</f><v></v></c>')
    assert sheet_in(tmp_path, content).rows[0].cells == ["7"]


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#SPILL!", "#CALC!"])
def test_a_stored_error_is_told_by_its_cell(tmp_path: Path, error: str) -> None:
    content = sheet_of_xml(f'<c r="A1" t="e"><f>B1</f><v>{error}</v></c>')
    assert sheet_in(tmp_path, content).rows[0].faults == {0: "cell_error"}


@pytest.mark.parametrize("number", ["1234567890123456", "1.2345678901234501E+16"])
def test_a_number_that_lost_its_last_digits_is_told_by_its_cell(tmp_path: Path, number: str) -> None:
    content = sheet_of_xml(f'<c r="A1"><v>{number}</v></c>')
    assert sheet_in(tmp_path, content).rows[0].faults == {0: "digits_lost"}


AS_SHOWN: list[tuple[object, str, str]] = [
    (301234567, "0000000000", "0301234567"),
    (901234567, '0000" "000" "000', "0901234567"),
    (301234567001, "0000000000-000", "0301234567001"),
    (310000000.0, "General", "310000000"),
    (850, '#,##0" triệu"', "850 triệu"),
    (850, '_-* #,##0\\ "tỷ"_-;-* #,##0\\ "tỷ"_-', "850 tỷ"),
    (850_000_000, '#,##0,,"triệu"', "850 triệu"),
    (850_000_000, '[>=1000000000]0.0,,,"tỷ";[>=1000000]0,,"triệu";0" đ"', "850 triệu"),
    (850, '[>=1000000000]0.0,,,"tỷ";[>=1000000]0,,"triệu";0" đ"', "850 đ"),
    (850_000_000, "#,##0,,", "850000000"),
    (30000, "[$$-409]#,##0", "30000 $"),
    (30000, '#,##0.00\\ "€"', "30000 €"),
    (30000, "[$Rp-421]#,##0", "30000 Rp"),
    (30000, "#,##0\\ [$₫-42A]", "30000 ₫"),
    (15, '0"%"', "15 %"),
    (120, '0" người"', "120"),
    (0.15, "0%", "15%"),
    (0.07, "0.00%", "7%"),
    (0.1 + 0.2, "General", "0,3"),
    (1234.5, "#,##0.00", "1234,5"),
    (1e-7, "General", "0,0000001"),
    (datetime(2027, 6, 15), "dd/mm/yyyy", "2027-06-15"),
    (datetime(2027, 6, 15, 14, 30), "dd/mm/yyyy", "2027-06-15"),
    (datetime(2027, 6, 15, 14, 30), "dd/mm/yyyy hh:mm", "2027-06-15 14:30"),
    (datetime(2027, 6, 15), "[$-42A]dddd, dd mmmm yyyy", "2027-06-15"),
    (datetime(2027, 6, 1), "mm/yyyy", "06/2027"),
    (datetime(2027, 6, 1), "mmm-yy", "06/2027"),
    (datetime(2024, 1, 1), "yyyy", "2024"),
    (datetime(2026, 4, 3), "d-mmm", "03/04"),
    (time(14, 30), "h:mm", "14:30"),
    (timedelta(hours=36, minutes=30), "[h]:mm", "36:30"),
    (True, "General", "true"),
    ("Dòng 1_x000D_\nDòng 2", "General", "Dòng 1\r\nDòng 2"),
]


@pytest.mark.parametrize(("value", "number_format", "text"), AS_SHOWN, ids=[f"{v} as {f}" for v, f, _ in AS_SHOWN])
def test_a_cell_says_what_people_see_in_it(tmp_path: Path, value: object, number_format: str, text: str) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active["A1"] = value
        book.active["A1"].number_format = number_format

    assert list(sheet_in(tmp_path, book_of(fill)).rows[0].cells) == [text]


@pytest.mark.parametrize(
    ("value", "number_format", "band"),
    [(850, '#,##0" triệu"', "500m_2b"), (1.5, '0.0" tỷ"', "500m_2b"), (30000, "[$$-409]#,##0", "foreign_money")],
)
def test_an_amount_counts_by_what_its_format_shows(value: float, number_format: str, band: str) -> None:
    try:
        read = budget(as_text(value, number_format))
    except InvalidValue as invalid:
        read = invalid.code
    assert read == band


def test_days_are_counted_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.epoch = CALENDAR_MAC_1904
        book.active["A1"] = datetime(2027, 6, 15)

    content = book_of(fill)
    assert list(sheet_in(tmp_path, content).rows[0].cells) == ["2027-06-15"]


def test_a_date_that_cannot_be_one_is_told_by_its_cell(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active["A1"] = 99_999_999
        book.active["A1"].number_format = "dd/mm/yyyy"

    assert sheet_in(tmp_path, book_of(fill)).rows[0].faults == {0: "cell_error"}


@given(st.dates(min_value=date(1901, 1, 1), max_value=date(9999, 12, 31)))
def test_a_date_in_a_cell_is_read_as_that_date(day: date) -> None:
    assert date.fromisoformat(as_text(datetime.combine(day, time()), "d/m/yyyy")) == day


@given(st.integers(min_value=0, max_value=10**13 - 1))
def test_a_padded_number_keeps_every_digit(number: int) -> None:
    assert as_text(float(number), "0" * 13) == f"{number:013}"


@given(st.lists(st.integers(min_value=1, max_value=40), unique=True).map(sorted))
def test_spans_name_every_number_once(numbers: list[int]) -> None:
    told: list[int] = []
    for span in filter(None, spans(numbers, most=100).split(", ")):
        first, _, last = span.partition("–")
        told += range(int(first), int(last or first) + 1)
    assert told == numbers


@given(st.integers(min_value=0, max_value=16_383))
def test_columns_have_the_letters_of_a_spreadsheet(position: int) -> None:
    assert column_letter(position) == openpyxl.utils.get_column_letter(position + 1)


def test_hidden_rows_and_columns_and_merged_cells_are_known(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        for _ in range(4):
            book.active.append(["a", "b", "c"])
        book.active.row_dimensions[2].hidden = True
        book.active.column_dimensions["B"].hidden = True
        book.active.merge_cells("A4:A5")

    sheet: Sheet = sheet_in(tmp_path, book_of(fill))
    assert [row.number for row in sheet.rows if row.hidden] == [2]
    assert sheet.hidden_columns == [1]
    assert sheet.merged == [Area(4, 5, 0, 0)]


def test_rows_and_columns_without_height_and_width_are_hidden(tmp_path: Path) -> None:
    xml = (
        f"<worksheet {MAIN}><cols><col min='2' max='16384' width='0' customWidth='1'/></cols>"
        "<sheetData><row r='1' ht='0' customHeight='1'><c r='A1'><v>7</v></c></row></sheetData></worksheet>"
    )
    sheet = sheet_in(tmp_path, rezipped(book_of(lambda _: None), **{"xl/worksheets/sheet1.xml": xml.encode()}))
    assert sheet.rows[0].hidden
    assert sheet.hidden_columns == list(range(1, MOST_COLUMNS))


def test_rules_that_no_program_of_ours_knows_do_not_damage_a_sheet(tmp_path: Path) -> None:
    """What stands behind the rows, such as conditional formats, is not parsed."""
    xml = (
        f"<worksheet {MAIN}><sheetData><row r='1'><c r='A1'><v>7</v></c></row></sheetData>"
        "<mergeCells><mergeCell ref='A1:B2'/></mergeCells>"
        "<dataValidations><dataValidation type='none of these' sqref='?'/></dataValidations></worksheet>"
    )
    content = rezipped(book_of(lambda _: None), **{"xl/worksheets/sheet1.xml": xml.encode()})
    assert sheet_in(tmp_path, content).merged == [Area(1, 2, 0, 1)]


@pytest.mark.parametrize(
    "change",
    [
        {"xl/workbook.bin": b"x"},
        {"content.xml": b"<x/>"},
        {"xl/workbook.xml": b'<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>'},
    ],
    ids=["XLSB", "ODS", "Strict Open XML"],
)
def test_a_workbook_of_another_format_is_called_that(tmp_path: Path, change: dict[str, bytes]) -> None:
    assert refusal(tmp_path, rezipped(book_of(lambda _: None), **change))[0] == "other_workbook"
