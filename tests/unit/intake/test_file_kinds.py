"""What a file is, by what it holds: each kind that people send is taken, or refused by a sentence of its own."""

import io
import struct
import time
import zipfile

import docx
import openpyxl
import pytest

from matchmaker.ground.invalid import InvalidValue
from matchmaker.intake.file_kinds import ENDINGS, LONGEST_MARK, media_type_by_mark, media_type_of
from matchmaker.sentences import SENTENCES
from tests.support.documents import (
    DOCX,
    INVOICE,
    ODF,
    OFFICE,
    XLSX,
    archive,
    isomedia,
    of_many_entries,
    office,
    ole,
    opendocument,
    related,
    relations,
)

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nstartxref\n9\n%%EOF\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
XHTML = '<d xmlns:h="http://www.w3.org/1999/xhtml"><h:script>alert(1)</h:script></d>'
BMP = b"BM" + struct.pack("<IHHIIII", 58, 0, 0, 54, 40, 1, 1) + bytes(32)
WORD_2003 = '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>'
SIGNED = b"\x30\x82\x05\x00\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0\x82" + bytes(64)
MACROS = "application/vnd.ms-word.document.macroEnabled"


def kind(content: bytes) -> str:
    """The media type, or the code of the refusal."""
    try:
        return media_type_of(io.BytesIO(content))
    except InvalidValue as error:
        return error.code


def with_a_bit_flipped(content: bytes) -> bytes:
    at = content.index(b"PK\x01\x02") + 16  # its checksum
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def as_docx() -> bytes:
    file = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Biên bản làm việc")
    document.save(file)
    return file.getvalue()


def as_xlsx() -> bytes:
    file = io.BytesIO()
    openpyxl.Workbook().save(file)
    return file.getvalue()


TAKEN = {
    "PDF": (PDF, "application/pdf"),
    "PDF behind a blank line": (b"\r\n" + PDF, "application/pdf"),
    "PDF behind the words of a printer": (b'\x1b%-12345X@PJL JOB\n@PJL SET X="1"\n' + PDF, "application/pdf"),
    "PDF behind a server's warning": (b"<br />\n<b>Warning</b>: no time zone\n" + PDF, "application/pdf"),
    "PDF that restricts printing": (PDF.replace(b"startxref", b"/Encrypt 2 0 R\nstartxref"), "application/pdf"),
    "PDF with a script": (
        PDF.replace(b"endobj", b"/OpenAction << /S /JavaScript >>\nendobj"),
        "application/pdf",
    ),
    "signed PDF": (PDF.replace(b"endobj", b"/ByteRange [0 10 20 30]\nendobj"), "application/pdf"),
    "PNG": (b"\x89PNG\r\n\x1a\n....", "image/png"),
    "JPEG": (b"\xff\xd8\xff\xe1....Exif", "image/jpeg"),
    "GIF": (b"GIF89a\x01\x00", "image/gif"),
    "WEBP": (b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp"),
    "TIFF": (b"II*\0\x08\0\0\0", "image/tiff"),
    "TIFF, the other way round": (b"MM\0*\0\0\0\x08", "image/tiff"),
    "BMP": (BMP, "image/bmp"),
    "HEIC of a telephone": (isomedia(b"heic", b"mif1", b"heic"), "image/heic"),
    "HEIC by its other brands": (isomedia(b"mif1", b"mif1", b"heic"), "image/heic"),
    "HEIF": (isomedia(b"mif1", b"miaf"), "image/heif"),
    "AVIF": (isomedia(b"avif", b"mif1", b"miaf"), "image/avif"),
    "DOCX": (as_docx(), DOCX),
    "XLSX": (as_xlsx(), XLSX),
    "XLSX by its content types alone": (office(XLSX), XLSX),
    "PPTX": (office(f"{OFFICE}.presentationml.presentation"), f"{OFFICE}.presentationml.presentation"),
    "PPSX": (office(f"{OFFICE}.presentationml.slideshow"), f"{OFFICE}.presentationml.slideshow"),
    "DOTX": (office(f"{OFFICE}.wordprocessingml.template"), f"{OFFICE}.wordprocessingml.template"),
    "signed DOCX": (office(parts={"_xmlsignatures/sig1.xml": "<Signature/>"}), DOCX),
    "DOCX with links": (related("hyperlink", "https://vidu.vn"), DOCX),
    "DOCX of a template of its writer": (related("attachedTemplate", "file:///C:\\Users\\An\\Normal.dotm"), DOCX),
    "DOCX with a workbook in it": (office(parts={"word/embeddings/1.xlsx": office(XLSX)}), DOCX),
    "ODT": (opendocument(), f"{ODF}.text"),
    "ODS": (opendocument("spreadsheet"), f"{ODF}.spreadsheet"),
    "ODP": (opendocument("presentation"), f"{ODF}.presentation"),
    "ODT with an empty library": (opendocument(**{"Basic/Standard/script-lb.xml": "<x/>"}), f"{ODF}.text"),
    "electronic invoice": (INVOICE.encode(), "application/xml"),
    "XML behind a mark": (b"\xef\xbb\xbf" + INVOICE.encode(), "application/xml"),
    "XML in UTF-16": (INVOICE.replace("UTF-8", "UTF-16").encode("utf-16"), "application/xml"),
    "text": ("Biên bản".encode(), "text/plain"),
    "text behind a mark": (b"\xef\xbb\xbf" + "Biên bản\r\n".encode(), "text/plain"),
    "text that tells of PDF": ("Tệp %PDF-1.7 bị lỗi".encode(), "text/plain"),
    "text that begins as a bitmap does": (b"BM01 - Bieu mau bao cao nam", "text/plain"),
    "mail": (b"From: an@vidu.vn\r\nSubject: x\r\n\r\nhello", "text/plain"),
    "program as text": (b"@echo off\r\ndel /q *.*", "text/plain"),
}
REFUSED = {
    "nothing a person sends": (b"MZ\x90\x00", "file_type_unknown"),
    "program of Linux": (b"\x7fELF\x02\x00", "file_type_unknown"),
    "film": (isomedia(b"isom", b"mp41"), "file_type_unknown"),
    "sound": (b"ID3\x04\x00\x00\x00\x00", "file_type_unknown"),
    "DOC": (ole("WordDocument", "\x05SummaryInformation"), "file_old_office"),
    "XLS": (ole("Workbook"), "file_old_office"),
    "XLS of 1995": (ole("Book"), "file_old_office"),
    "PPT": (ole("PowerPoint Document"), "file_old_office"),
    "encrypted XLSX": (ole("EncryptionInfo", "EncryptedPackage"), "file_encrypted"),
    "MSG": (ole("__properties_version1.0"), "file_mail"),
    "MSI": (ole("\u4840\u3b3f"), "file_type_unknown"),
    "RTF": (b"{\\rtf1\\ansi{\\object\\objdata 01}}", "file_rich_text"),
    "ZIP": (archive({"x.pdf": PDF}), "file_archive"),
    "empty ZIP": (archive({}), "file_archive"),
    "JAR": (archive({"META-INF/MANIFEST.MF": "x", "classes.dex": "x"}), "file_archive"),
    "RAR": (b"Rar!\x1a\x07\x01\x00", "file_archive"),
    "7z": (b"7z\xbc\xaf\x27\x1c\x00\x04", "file_archive"),
    "GZ": (b"\x1f\x8b\x08\x00", "file_archive"),
    "CAB": (b"MSCF\0\0\0\0", "file_archive"),
    "P7M": (SIGNED, "file_signature"),
    "half a DOCX": (as_docx()[:-400], "file_broken"),
    "DOCX, one bit of it another": (with_a_bit_flipped(as_docx()), "file_broken"),
    "two parts of one name": (office(parts={"Word/Document.xml": "<y/>"}), "file_broken"),
    "VSDX": (office("application/vnd.ms-visio.drawing"), "file_type_unknown"),
    "EPUB": (archive({"mimetype": "application/epub+zip"}), "file_type_unknown"),
    "two main parts": (office(DOCX, f"{XLSX}.main+xml"), "file_type_unknown"),
    "DOCM": (office(MACROS), "file_active"),
    "macros in parts of any name": (office(DOCX, "application/vnd.ms-office.vbaProject"), "file_active"),
    "macros in capitals": (office(parts={"word/VBAPROJECT.BIN": "x"}), "file_active"),
    "macros under a name of nothing": (office(parts={"word/media/image1.png": ole("VBA")}), "file_active"),
    "macros by a relation": (related("vbaProject", "word/x", "Internal"), "file_active"),
    "macros of Excel 4": (office(XLSX, "application/vnd.ms-excel.intlmacrosheet+xml"), "file_active"),
    "XLSB": (office("application/vnd.ms-excel.sheet.binary.macroEnabled"), "file_active"),
    "controls": (office(DOCX, "application/vnd.ms-office.activeX+xml"), "file_active"),
    "an object of another program": (office(DOCX, f"{OFFICE}.oleObject"), "file_active"),
    "macros in a workbook inside": (
        office(parts={"word/embeddings/1.xlsx": office(XLSX, "application/vnd.ms-office.vbaProject")}),
        "file_active",
    ),
    "an archive inside": (office(parts={"word/embeddings/1.bin": archive({"x.exe": "x"})}), "file_archive"),
    "documents in documents in documents": (
        office(parts={"word/embeddings/1.docx": office(parts={"word/embeddings/1.docx": office()})}),
        "file_many_parts",
    ),
    "a template from elsewhere": (related("attachedTemplate", "https://xau.vn/a.dotm"), "file_fetches"),
    "a template from another machine": (related("attachedTemplate", "\\\\203.0.113.9\\a.dotm"), "file_fetches"),
    "a template from a file there": (related("attachedTemplate", "file://203.0.113.9/a.dotm"), "file_fetches"),
    "a frame from elsewhere": (related("frame", " HTTPS://xau.vn"), "file_fetches"),
    "an object from elsewhere": (related("oleObject", "mhtml:https://xau.vn!x-usc:https://xau.vn"), "file_active"),
    "content types with a document type": (
        archive({"[Content_Types].xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>", "word/document.xml": "<x/>"}),
        "file_active",
    ),
    "ODT with macros": (opendocument(**{"Basic/Standard/Module1.xml": "<x/>"}), "file_active"),
    "ODT with a script": (opendocument(**{"Scripts/python/a.py": "x"}), "file_active"),
    "ODT with a password": (
        opendocument(**{"META-INF/manifest.xml": "<m><file-entry><encryption-data/></file-entry></m>"}),
        "file_encrypted",
    ),
    "page": (b"<!doctype html><script>alert(1)</script>", "file_page"),
    "page that is XML": (b"<html><head/></html>", "file_page"),
    "drawing that runs": (SVG.encode(), "file_page"),
    "page inside XML": (XHTML.encode(), "file_page"),
    "page in UTF-16": (SVG.encode("utf-16"), "file_page"),
    "XML of Word 2003": (WORD_2003.encode(), "file_page"),
    "XML with a style sheet": (b"<?xml-stylesheet href='#a' type='text/xsl'?><a/>", "file_page"),
    "XML that grows": (b"<!DOCTYPE a [<!ENTITY b 'x'><!ENTITY c '&b;&b;'>]><a>&c;</a>", "file_page"),
    "XML that reads files": (b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", "file_page"),
    "half an invoice": (INVOICE[:200].encode(), "file_page"),
    "text in UTF-16": ("Biên bản".encode("utf-16"), "file_text_encoding"),
    "text in TCVN3": (b"Bi\xaan b\xb6n l\xb5m vi\xd6c", "file_text_encoding"),
}


@pytest.mark.parametrize(("content", "media_type"), TAKEN.values(), ids=TAKEN)
def test_a_file_is_what_it_holds(content: bytes, media_type: str) -> None:
    assert kind(content) == media_type
    assert media_type in ENDINGS
    assert media_type_by_mark(content[:LONGEST_MARK]) in (None, media_type)


@pytest.mark.parametrize(("content", "code"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_taken_is_told_why(content: bytes, code: str) -> None:
    assert kind(content) == code
    assert code in SENTENCES
    assert media_type_by_mark(content[:LONGEST_MARK]) is None


@pytest.mark.parametrize(
    "content",
    [of_many_entries(120_000), of_many_entries(60_000), of_many_entries(20_000, announced=3)],
    ids=["ZIP64", "before ZIP64", "more than announced"],
)
def test_a_directory_that_is_long_is_not_read(content: bytes) -> None:
    """Reading one of 120,000 entries takes seconds."""
    began = time.process_time()
    assert kind(content) == "file_many_parts"
    assert time.process_time() - began < 0.1


def test_the_directory_that_announces_three_has_thousands() -> None:
    """So does the one that is read."""
    assert len(zipfile.ZipFile(io.BytesIO(of_many_entries(3_000, announced=3))).infolist()) == 3_000
    assert kind(of_many_entries(3_000, announced=3)) == "file_many_parts"


def test_parts_that_unpack_to_more_than_they_need_are_not_unpacked() -> None:
    large = relations("hyperlink", "x" * 17 * 2**20)
    assert len(bomb := office(parts={"word/_rels/document.xml.rels": large})) < 2**20
    assert kind(bomb) == "file_many_parts"
