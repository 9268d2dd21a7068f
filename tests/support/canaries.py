"""Files with a canary in every place in which a program writes whose a file is, and where it still sings."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

import docx
import openpyxl
from docx.oxml import parse_xml
from fpdf import FPDF
from openpyxl.comments import Comment
from PIL import Image, PngImagePlugin
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Text
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

from tests.support.documents import OFFICE, RELATION, archive, relations

CANARY = "Canarywren"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>{CANARY}</dc:creator></x:xmpmeta>'


def sung_in(content: bytes) -> list[str]:
    """Where the canary is: in the file, in a part of an archive or its name, in a stream that is packed."""
    return [where for where, part in _parts("file", content) if _sings(part)]


def _sings(content: bytes) -> bool:
    spelled = (CANARY.encode(), CANARY.encode("utf-16-le"), CANARY.encode("utf-16-be"), CANARY.encode().hex().encode())
    lower = content.lower()
    return any(each.lower() in lower for each in spelled)


def _parts(where: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    yield where, content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.infolist():
                yield f"name of {entry.filename}", entry.filename.encode() + entry.comment + entry.extra
                yield from _parts(entry.filename, archive.read(entry))
    for found in _STREAM.finditer(content) if b"%PDF-" in content[:1_030] else ():
        try:
            yield "stream", zlib.decompress(found[1])
        except zlib.error:
            yield "stream", found[1]


def jpeg(orientation: int = 6) -> bytes:
    """EXIF with a thumbnail, XMP, IPTC, a profile, a comment, and a second picture behind the end."""
    exif = Image.Exif()
    exif[0x0112], exif[0x013B], exif[0x8298], exif[0x9C9D] = orientation, CANARY, CANARY, CANARY.encode("utf-16-le")
    file = io.BytesIO()
    Image.new("RGB", (40, 20), "teal").save(file, "JPEG", exif=exif, comment=CANARY, icc_profile=CANARY.encode())
    told = b"http://ns.adobe.com/xap/1.0/\0" + _XMP.encode()
    iptc = b"Photoshop 3.0\0" + CANARY.encode()
    segments = _segment(0xE1, told) + _segment(0xED, iptc) + _segment(0xE2, b"MPF\0" + CANARY.encode())
    head = 2 + 2 + 16  # its beginning, and the segment by which programs know it
    return file.getvalue()[:head] + segments + file.getvalue()[head:] + b"\xff\xd8\xff" + CANARY.encode()


def _segment(marker: int, content: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content


def png() -> bytes:
    """Texts of all three kinds, EXIF, a profile, the time, and something behind the end."""
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", CANARY)
    told.add_text("Title", CANARY, zip=True)
    told.add_itxt("XML:com.adobe.xmp", _XMP)
    exif = Image.Exif()
    exif[0x013B] = CANARY
    file = io.BytesIO()
    Image.new("RGB", (40, 20), "teal").save(file, "PNG", pnginfo=told, exif=exif, icc_profile=CANARY.encode())
    return file.getvalue() + CANARY.encode()


def word() -> bytes:
    """A document in which every property, each change, comment, control, picture and link tells who wrote it."""
    document = docx.Document()
    paragraph = document.add_paragraph("Camera đọc biển số ")
    document.add_comment(paragraph.runs, text=CANARY, author=CANARY, initials="CW")
    for change in (
        f'<w:ins {_W} w:id="7" w:author="{CANARY}"><w:r><w:t>trong đêm</w:t></w:r></w:ins>',
        f'<w:del {_W} w:id="8" w:author="{CANARY}"><w:r><w:delText>{CANARY}</w:delText></w:r></w:del>',
        f'<w:sdt {_W}><w:sdtPr><w:alias w:val="{CANARY}"/><w:tag w:val="{CANARY}"/></w:sdtPr>'
        "<w:sdtContent><w:r><w:t> và ban ngày</w:t></w:r></w:sdtContent></w:sdt>",
        f"<w:r {_W}><w:instrText>AUTHOR {CANARY}</w:instrText></w:r>",
    ):
        paragraph._p.append(parse_xml(change))
    document.add_picture(io.BytesIO(jpeg()))
    for drawn in document.element.body.iter(
        "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    ):
        drawn.set("descr", CANARY)
        drawn.set("name", f"{CANARY}.jpg")
    for name in ("author", "title", "subject", "keywords", "comments", "last_modified_by", "category", "identifier"):
        setattr(document.core_properties, name, CANARY)
    document.settings.element.append(parse_xml(f'<w:docVars {_W}><w:docVar w:name="a" w:val="{CANARY}"/></w:docVars>'))
    document.part.relate_to(f"file:///C:/Users/{CANARY}/mau.docx", _relation("hyperlink"), is_external=True)
    return _repacked(document, {"docProps/app.xml": _app(), "docProps/thumbnail.jpeg": jpeg()}, media="word/media/")


def _repacked(document: object, parts: dict[str, bytes], media: str) -> bytes:
    """Saved, with parts of other content, and pictures under names that tell whose they are."""
    file, out = io.BytesIO(), io.BytesIO()
    document.save(file)  # type: ignore[attr-defined]
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(out, "w") as made:
        made.comment = CANARY.encode()
        for entry in old.infolist():
            content = parts.get(entry.filename, old.read(entry))
            if entry.filename.endswith(".rels"):
                content = content.replace(b"media/image", b"media/" + CANARY.encode())
            name = entry.filename.replace(f"{media}image", f"{media}{CANARY}")
            told = zipfile.ZipInfo(name)
            told.comment = CANARY.encode()
            made.writestr(told, content)
    return out.getvalue()


def _relation(kind: str) -> str:
    return f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"


def _app() -> bytes:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    told = f"<Company>{CANARY}</Company><Manager>{CANARY}</Manager><Template>{CANARY}</Template>"
    return f'<Properties xmlns="{space}">{told}</Properties>'.encode()


def sheet() -> bytes:
    """A workbook: its properties, custom ones, a comment, who may edit it."""
    book = openpyxl.Workbook()
    page = book.active
    page["A1"], page["A2"] = "Độ chính xác", 0.93
    page["A1"].comment = Comment(CANARY, CANARY)
    page["A3"] = "Xem thêm"
    page["A3"].hyperlink = f"mailto:{CANARY}@example.com"
    for name in ("creator", "title", "description", "subject", "keywords", "lastModifiedBy", "category"):
        setattr(book.properties, name, CANARY)
    book.custom_doc_props.append(openpyxl.packaging.custom.StringProperty(name=CANARY, value=CANARY))
    return _repacked(book, {}, media="xl/media/")


def slides() -> bytes:
    """A presentation of one slide: its picture's name and alternative text, who commented, tags of a program."""
    main, slide, authors = (
        f"{OFFICE}.presentationml.{kind}+xml" for kind in ("presentation.main", "slide", "commentAuthors")
    )
    spaces = f'xmlns:p="{_PRESENTATION}" xmlns:a="{_DRAWING}" xmlns:r="{RELATION}"'
    told = "".join(
        f'<Override PartName="/ppt/{name}.xml" ContentType="{kind}"/>'
        for name, kind in (("presentation", main), (f"{CANARY}1", slide), ("authors", authors))
    )
    shape = (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="{CANARY}" descr="{CANARY}"/></p:nvSpPr><p:txBody><a:p><a:r>'
        "<a:t>Camera đọc biển số</a:t></a:r></a:p></p:txBody></p:sp>"
    )
    ids = '<p:sldIdLst><p:sldId id="256" r:id="r1"/></p:sldIdLst><p:custDataLst><p:tags r:id="r2"/></p:custDataLst>'
    root = relations("officeDocument", "ppt/presentation.xml", "Internal")
    two = relations("slide", f"{CANARY}1.xml", "Internal").replace(
        "</Rel", f'<Relationship Id="r2" Type="{RELATION}/commentAuthors" Target="authors.xml"/></Rel'
    )
    return archive(
        {
            "[Content_Types].xml": f'<Types xmlns="{_TYPES}">{told}</Types>',
            "_rels/.rels": root,
            "ppt/presentation.xml": f"<p:presentation {spaces}>{ids}</p:presentation>",
            "ppt/_rels/presentation.xml.rels": two,
            f"ppt/{CANARY}1.xml": f"<p:sld {spaces}><!-- {CANARY} --><p:cSld>{shape}</p:cSld></p:sld>",
            "ppt/authors.xml": f'<p:cmAuthorLst {spaces}><p:cmAuthor name="{CANARY}"/></p:cmAuthorLst>',
        }
    )


def pdf() -> bytes:
    """Properties, XMP, notes, an attachment, a bookmark, tags, a photograph as a camera left it, a former version."""
    made = FPDF()
    made.add_page()
    made.set_font("Helvetica")
    made.cell(text="Camera reads number plates at night")
    made.image(io.BytesIO(jpeg()))
    made.set_author(CANARY)
    made.set_title(CANARY)
    made.set_creator(CANARY)
    writer = PdfWriter(io.BytesIO(made.output()))
    page = writer.pages[0]
    for note in (Text(rect=(0, 0, 9, 9), text=CANARY), FreeText(text=CANARY, rect=(0, 0, 90, 90))):
        note[NameObject("/T")] = TextStringObject(CANARY)
        writer.add_annotation(0, note)
    writer.add_attachment(f"{CANARY}.txt", CANARY.encode())
    writer.add_outline_item(title=CANARY, page_number=0)
    writer.xmp_metadata = _XMP.encode()
    page[NameObject("/PieceInfo")] = DictionaryObject({NameObject("/Word"): TextStringObject(CANARY)})
    _say_in_the_picture(writer)
    contents, drawn = page.get_contents(), DecodedStreamObject()
    assert contents is not None
    said = f"% {CANARY}\n/Span <</ActualText ({CANARY})>> BDC\n"
    drawn.set_data(said.encode() + contents.get_data() + b"\nEMC")
    page[NameObject("/Contents")] = writer._add_object(drawn)
    return _saved_on_top(_saved(writer))


def _say_in_the_picture(writer: PdfWriter) -> None:
    for each in writer._objects:
        if isinstance(each, DictionaryObject) and each.get("/Subtype") == "/Image":
            each._data = jpeg()  # type: ignore[attr-defined]
            each[NameObject("/Filter")] = NameObject("/DCTDecode")
            each[NameObject("/Metadata")] = TextStringObject(CANARY)


def _saved_on_top(content: bytes) -> bytes:
    """Once more, as programs do that only write what changed: the former version stands there as well."""
    file = io.BytesIO(content)
    writer = PdfWriter(file, incremental=True)
    writer.add_metadata({"/Author": f"{CANARY} the second"})
    return _saved(writer)


def text_of_pdf(content: bytes) -> str:
    return PdfReader(io.BytesIO(content)).pages[0].extract_text()


def filled_pdf() -> bytes:
    """A form of one field, filled in."""
    writer = PdfWriter(io.BytesIO(_one_page()))
    told = {"/FT": NameObject("/Tx"), "/T": TextStringObject("name"), "/V": TextStringObject(CANARY)}
    field = writer._add_object(DictionaryObject({NameObject(key): value for key, value in told.items()}))
    writer._root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): ArrayObject([field])})
    return _saved(writer)


def locked_pdf() -> bytes:
    writer = PdfWriter(io.BytesIO(_one_page()))
    writer.encrypt(CANARY)
    return _saved(writer)


def _one_page() -> bytes:
    made = FPDF()
    made.add_page()
    return bytes(made.output())


def _saved(writer: PdfWriter) -> bytes:
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()
