"""Documents that act or fetch when they are opened, though they hold no macro."""

import io

import pytest

from matchmaker.ground.invalid import InvalidValue
from matchmaker.intake.file_kinds import media_type_of
from tests.support.documents import DOCX, OFFICE, XLSX, office, opendocument

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PPTX = f"{OFFICE}.presentationml.presentation"


def kind(content: bytes) -> str:
    """The media type, or the code of the refusal."""
    try:
        return media_type_of(io.BytesIO(content))
    except InvalidValue as error:
        return error.code


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(*runs: str) -> str:
    """A field as Word writes it, its instructions spread over runs of text."""
    told = "\n".join(f"<w:r><w:instrText>{run}</w:instrText></w:r>" for run in runs)
    return f"{mark('begin')}{told}{mark('separate')}<w:r><w:t>1</w:t></w:r>{mark('end')}"


def document(body: str, encoding: str = "utf-8") -> bytes:
    xml = f'<?xml version="1.0" encoding="{encoding}"?><w:document {WORD}>{body}</w:document>'
    return office(parts={"word/any.xml": xml.encode(encoding)})


def book(name: str, xml: str) -> bytes:
    return office(XLSX, parts={f"xl/{name}.xml": xml})


ACTING = {
    "a field of Word that starts a program": (document(field("DDEAUTO c:\\\\cmd.exe /k calc")), "file_active"),
    "the same in small letters, spread": (document(field(" d", "de", "auto cmd ")), "file_active"),
    "the same in UTF-16": (document(field("DDE excel x"), "utf-16"), "file_active"),
    "the same as one element": (document('<w:fldSimple w:instr=" DDE cmd x"/>'), "file_active"),
    "a field whose name another makes up": (
        document(mark("begin") + field("QUOTE 68 68 69") + mark("end")),
        "file_active",
    ),
    "a field that builds in a text from elsewhere": (
        document(field('INCLUDETEXT "https://xau.vn/a.docx"')),
        "file_fetches",
    ),
    "a link of Excel to a program": (
        book(
            "externalLinks/externalLink1", '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
        ),
        "file_active",
    ),
    "a connection that refreshes itself": (
        book(
            "connections",
            '<connections><connection refreshOnLoad="1"><webPr url="https://xau.vn"/></connection></connections>',
        ),
        "file_fetches",
    ),
    "a connection that refreshes itself each minute": (
        book("connections", '<connections><connection interval="1"/></connections>'),
        "file_fetches",
    ),
    "a button of a presentation that starts a program": (
        office(PPTX, parts={"ppt/slides/s.xml": '<a><hlinkClick action="ppaction://program?file=cmd"/></a>'}),
        "file_active",
    ),
    "a link of OpenDocument to a program": (
        opendocument("spreadsheet", **{"content.xml": '<a xmlns:o="urn:o"><o:dde-source o:dde-item="x"/></a>'}),
        "file_active",
    ),
    "a program of Windows inside": (office(parts={"word/embeddings/a.bin": b"MZ\x90\0" + bytes(60)}), "file_active"),
    "a shortcut inside": (office(parts={"word/media/a.png": b"L\0\0\0\x01\x14\x02\0" + bytes(60)}), "file_active"),
    "rich text inside": (office(parts={"word/afchunk.rtf": b"{\\rtf1}"}), "file_active"),
}
HONEST = {
    "page numbers and a table of contents": (document(field(" PAGE ") + field('TOC \\o "1-3"', " \\h")), DOCX),
    "fields inside a field": (
        document(f"{mark('begin')}<w:r><w:instrText>IF </w:instrText></w:r>{field('MERGEFIELD x')}{mark('end')}"),
        DOCX,
    ),
    "text that tells of DDE": (document("<w:r><w:t>DDEAUTO cmd</w:t></w:r>"), DOCX),
    "a text built in from the own disk": (document(field("INCLUDETEXT C:\\\\a.docx")), DOCX),
    "a drawing of another program": (office(parts={"word/media/a.svg": "<!DOCTYPE svg><svg><action/></svg>"}), DOCX),
    "a formula over another workbook": (book("externalLinks/e", "<externalLink><externalBook/></externalLink>"), XLSX),
    "a connection that waits to be asked": (
        book("connections", '<connections><connection interval="0"/></connections>'),
        XLSX,
    ),
    "a pivot table of the same workbook": (book("pivot", '<pivotCacheDefinition refreshOnLoad="1"/>'), XLSX),
    "a button that turns the slide": (
        office(PPTX, parts={"ppt/s.xml": '<a><hlinkClick action="ppaction://hlinkshowjump?jump=nextslide"/></a>'}),
        PPTX,
    ),
}


@pytest.mark.parametrize(("content", "code"), ACTING.values(), ids=ACTING)
def test_a_document_that_acts_without_a_macro_is_refused(content: bytes, code: str) -> None:
    assert kind(content) == code


@pytest.mark.parametrize(("content", "media_type"), HONEST.values(), ids=HONEST)
def test_what_only_looks_like_it_is_taken(content: bytes, media_type: str) -> None:
    assert kind(content) == media_type
