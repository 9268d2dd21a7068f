"""Files as tables: separators, marks, bytes, workbooks that mean harm."""

import io
import struct
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from matchmaker.ground.errors import ImportRejected
from matchmaker.importing.columns import ImportKind
from matchmaker.importing.headings import Table, table_in
from matchmaker.intake.tables import WHOLE_FILE
from tests.support.documents import DOCX, ODF, archive, office, ole
from tests.support.workbooks import rezipped, sheet_in, workbook


def read(folder: Path, content: bytes, kind: str = "needs") -> Table:
    return table_in(sheet_in(folder, content, kind), ImportKind(kind))


def refusal(folder: Path, content: bytes) -> str:
    with pytest.raises(ImportRejected) as rejected:
        read(folder, content)
    (problem,) = rejected.value.problems
    assert problem.row == WHOLE_FILE
    return problem.code


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["without BOM", "with BOM"])
def test_the_separator_is_found(tmp_path: Path, separator: str, mark: bytes) -> None:
    lines = [separator.join(cells) for cells in (["Tên", "Bài toán"], ["An", '"Đếm xe, ban đêm; mưa"'])]
    table = read(tmp_path, mark + "\r\n".join(lines).encode())
    assert list(table.header.cells) == ["Tên", "Bài toán"]
    assert list(table.rows[0].cells) == ["An", "Đếm xe, ban đêm; mưa"]


def test_one_column_needs_no_separator(tmp_path: Path) -> None:
    assert [row.cells for row in read(tmp_path, "Tên\nAn\n".encode()).rows] == [["An"]]


def test_rows_are_counted_as_a_spreadsheet_counts_them(tmp_path: Path) -> None:
    table = read(tmp_path, 'Tên,Đơn vị\n"hai\ndòng",A\n\n,\nAn,B\n'.encode())
    assert table.header.number == 1
    assert [row.number for row in table.rows] == [2, 5]


def test_bytes_that_are_not_utf8_stay_in_their_cell(tmp_path: Path) -> None:
    table = read(tmp_path, "Tên,Đơn vị\nAn,".encode() + b"C\xf4ng ty\n")
    assert table.rows[0].cells == ["An", "C\udcf4ng ty"]


def test_a_zero_byte_stays_in_its_cell(tmp_path: Path) -> None:
    table = read(tmp_path, "Tên,Đơn vị\nAn,C\0ông ty\n".encode())
    assert table.rows[0].cells == ["An", "C\0ông ty"]


@pytest.mark.parametrize(
    ("what", "content", "code"),
    [
        ("nothing", b"", "file_empty"),
        ("blank lines", b"\n\n , \n", "file_empty"),
        ("UTF-16", "Tên,Đơn vị".encode("utf-16"), "not_utf8"),
        ("UTF-16 without its mark", "Ten,Don vi".encode("utf-16-le"), "not_utf8"),
        ("an open quotation mark", 'Tên\n"An\nBình\n'.encode(), "csv_broken"),
        ("a quotation mark inside", 'Tên\n"An" Bình\n'.encode(), "csv_broken"),
        ("an old workbook", ole("Workbook"), "old_excel"),
        ("a workbook with a password", ole("EncryptedPackage"), "file_encrypted"),
        ("a PDF", b"%PDF-1.7\n", "no_table"),
        ("a Word document", office(DOCX), "workbook_is_text"),
        ("an ODS without content", archive({"mimetype": f"{ODF}.spreadsheet"}), "other_workbook"),
        ("half a workbook", workbook(needs=[["Tên"], ["An"]])[:900], "xlsx_damaged"),
    ],
)
def test_what_is_no_table_is_refused_with_a_reason(tmp_path: Path, what: str, content: bytes, code: str) -> None:
    assert refusal(tmp_path, content) == code


def test_a_workbook_gives_text(tmp_path: Path) -> None:
    day = datetime(2027, 3, 5)
    table = read(tmp_path, workbook(needs=[["Tên", "Đơn vị"], [None, None], ["0301", 301234567.0, day, True, 7]]))
    (row,) = table.rows
    assert row.number == 3
    assert row.cells == ["0301", "301234567", "2027-03-05", "true", "7"]


def test_the_sheet_of_the_kind_is_read_else_the_first(tmp_path: Path) -> None:
    content = workbook(organisations=[["Tên"], ["đơn vị"]], Needs=[["Tên"], ["nhu cầu"]])
    assert sheet_in(tmp_path, content, "needs").rows[1].cells == ["nhu cầu"]
    assert sheet_in(tmp_path, content, "solutions").rows[1].cells == ["đơn vị"]


def with_dtd(content: bytes, name: str, dtd: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read(name)
    xml = xml[xml.index(b"?>") + 2 :] if xml.startswith(b"<?xml") else xml
    return rezipped(content, **{name: b'<?xml version="1.0"?>' + dtd + xml})


@pytest.mark.parametrize("name", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml"])
@pytest.mark.parametrize(
    "dtd", [b"<!DOCTYPE x>", b'<!DOCTYPE x [<!ENTITY a "b">]>', b'<!DOCTYPE x SYSTEM "file:///etc/passwd">']
)
def test_a_document_type_definition_is_refused(tmp_path: Path, name: str, dtd: bytes) -> None:
    assert refusal(tmp_path, with_dtd(workbook(needs=[["Tên"], ["An"]]), name, dtd)) == "xlsx_dtd"


def test_a_zip_bomb_is_refused_unopened(tmp_path: Path) -> None:
    bomb = rezipped(workbook(needs=[["Tên"], ["An"]]), xl__media__x=bytes(300 * 2**20))
    assert len(bomb) < 2**20
    assert refusal(tmp_path, bomb) == "xlsx_too_large"


def test_a_small_file_that_unpacks_a_thousandfold_is_refused(tmp_path: Path) -> None:
    bomb = rezipped(workbook(needs=[["Tên"], ["An"]]), xl__media__x=bytes(20 * 2**20))
    assert refusal(tmp_path, bomb) == "xlsx_too_large"


def test_a_bomb_that_lies_about_its_size_unpacks_no_further_than_it_says(tmp_path: Path) -> None:
    honest = rezipped(workbook(needs=[["Tên"], ["An"]]), xl__media__x=bytes(20 * 2**20))
    lying = honest.replace(struct.pack("<L", 20 * 2**20), struct.pack("<L", 20))
    assert refusal(tmp_path, lying) == "xlsx_damaged"


def test_too_many_entries_are_refused(tmp_path: Path) -> None:
    many = {f"xl__media__{number}": b"x" for number in range(1_001)}
    assert refusal(tmp_path, rezipped(workbook(needs=[["Tên"], ["An"]]), **many)) == "xlsx_too_large"
