"""Whatever a door lets in can leave in every form and is read back; what earlier versions let in stops no export."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from tempfile import TemporaryFile
from uuid import UUID

from docx import Document
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from matchmaker.cases.meetings import written
from matchmaker.cases.stored_parts import CaseEvent
from matchmaker.documents import docx_file, pdf_file, xlsx_file
from matchmaker.documents.blocks import Annex, Chart, Heading, Paragraph, Sheet, Table
from matchmaker.exporting.service import Export
from matchmaker.exporting.writing import csv_bytes, json_bytes, xlsx_bytes
from matchmaker.importing import cells
from matchmaker.importing.columns import ImportKind
from matchmaker.importing.sheets import sheet_of
from matchmaker.intake.cell_values import as_text
from matchmaker.intake.cleaning import clean, clean_line
from matchmaker.intake.neutral import escaped
from matchmaker.intake.old_encodings import problem_of
from matchmaker.intake.tables import Sheet as ReadSheet
from matchmaker.notices.composing import Sender, compose
from matchmaker.notices.letters import ConfirmEmail
from matchmaker.notices.model import Link
from matchmaker.notices.rendering import render

NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)
ANYTHING = st.text(st.characters(exclude_categories=[]), max_size=30)
LOOKING_LIKE_MORE = st.text("_x0Dd41F'=+-@ \n\t\r\"\\,;|\ufeff\u200b", max_size=16)
OLD = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=30)
"""What a database may hold: all but lone surrogates and NUL."""
WORST = "ghi\uffff chú \ufffe\x01\x0b\x1b\x85\x9f\u2028\u202e\ue000\ufdd0\U0010ffff_x0041_"
FEW = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def exported(*texts: str) -> Export:
    rows = [{"name": f"Công ty {place}", "note": text} for place, text in enumerate(texts)]
    return Export(kind=ImportKind.ORGANISATIONS, columns=["name", "note"], rows=rows)


def rows_of(content: bytes) -> list[Sequence[str]]:
    """Below the headings; a row ends with its last cell that is not empty."""
    with TemporaryFile() as file:
        file.write(content)
        file.seek(0)
        return [row.cells for row in ReadSheet.from_data(sheet_of(file, "organisations")).rows[1:]]


def read_back(content: bytes) -> list[str]:
    """The notes, as an import reads them."""
    return [cells.clean(row[1]) if len(row) > 1 else "" for row in rows_of(content)]


@given(st.lists(ANYTHING | LOOKING_LIKE_MORE, min_size=1, max_size=5))
@settings(max_examples=40, deadline=None)
@example([WORST, "=1+1", "'=1", "_x000D_", "_x005F_x000D_", "#N/A", "' #REF! ", "�", "\r", "\ufeff", " \n"])
def test_what_was_let_in_is_read_back_from_csv_xlsx_and_json(texts: list[str]) -> None:
    stored = [clean(text) for text in texts]
    assume(not any(map(problem_of, stored)))  # letter soup is let in nowhere
    export = exported(*stored)
    assert [note.strip() for note in read_back(csv_bytes(export))] == [note.strip() for note in stored]
    assert [note.strip() for note in read_back(xlsx_bytes([export]))] == [note.strip() for note in stored]
    assert [row["note"] for row in json.loads(json_bytes([export]))["organisations"]] == stored


@given(st.lists(OLD, min_size=1, max_size=5))
@settings(max_examples=40, deadline=None)
@example([WORST])
@example(["B¡0G¡"])
def test_no_row_of_an_earlier_version_stops_an_export(texts: list[str]) -> None:
    export = exported(*texts)
    assert len(rows_of(xlsx_bytes([export]))) == len(texts)
    assert len(list(csv.reader(io.StringIO(csv_bytes(export).decode("utf-8-sig"), newline="")))) == 1 + len(texts)
    assert len(json.loads(json_bytes([export]))["organisations"]) == len(texts)


@given(st.text(max_size=20) | LOOKING_LIKE_MORE)
def test_a_text_that_looks_like_an_escape_of_xlsx_comes_back(text: str) -> None:
    assert as_text(escaped(text)) == text


def a_document(text: str) -> Sheet:
    table = Table(name="Bảng", caption=text, head=(text, text), rows=[(text, 1)], widths=(60, 40), source=text)
    return Sheet(
        parent=[text],
        issuer=[text],
        number=text,
        country=text,
        motto=text,
        dated=text,
        heading=text,
        about=text,
        to=text,
        receivers=[text, text],
        body=[Heading(text=text), Paragraph(text=text), table, Chart(caption=text, bars=[(text, 2)])],
        annexes=[Annex(label=text, title=text)],
        copies_to=text,
        copies=[text],
        signer=(text, text, text),
        made_on=date(2026, 11, 30),
        file="bao-cao",
    )


@given(OLD)
@FEW
@example(WORST)
def test_any_text_can_stand_in_a_document(text: str) -> None:
    sheet = a_document(text)
    assert pdf_file.pdf_bytes(sheet).startswith(b"%PDF-")
    assert xlsx_file.xlsx_bytes(sheet).startswith(b"PK")
    paragraphs = [paragraph.text for paragraph in Document(io.BytesIO(docx_file.docx_bytes(sheet))).paragraphs]
    assert clean(text) in paragraphs


def test_a_no_break_space_glues_no_words_in_a_document() -> None:
    content = docx_file.docx_bytes(a_document("Công\xa0ty Năm"))
    assert "Côngty" not in "".join(paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs)


@given(OLD)
@FEW
@example(WORST)
@example("a\nEND:VCALENDAR")
def test_any_text_can_stand_in_a_calendar(text: str) -> None:
    event = CaseEvent(id=1, key=UUID(int=1), title=text, place=text, starts_at=NOW, minutes=60, done_on=None, changes=0)
    (read,) = Calendar.from_ical(written([event], text, NOW)).walk("VEVENT")
    assert str(read["summary"]) == clean(text)


@given(OLD)
@FEW
@example(WORST)
@example("a\nBcc: b@vidu.vn")
def test_any_text_can_be_mailed(text: str) -> None:
    if not clean_line(text):
        return
    subject, body = render(ConfirmEmail(name=text, link=Link(path="/x"), expires_at=NOW), "vi")
    row = {
        "locale": "vi",
        "recipient": "an@vidu.vn",
        "subject": subject,
        "body": body,
        "created_at": NOW,
        "message_id": "<1@vidu.vn>",
    }
    message = compose(row, [], Sender(address="a@vidu.vn", base_address="https://vidu.vn"))  # type: ignore[arg-type]
    assert clean_line(text).replace("\ue000", "�") in message.get_content()
