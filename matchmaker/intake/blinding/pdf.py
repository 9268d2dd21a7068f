"""PDF without who wrote it: a new file of the pages alone.

What leads away from a page's picture (notes, links, tags, layers, attachments, actions) is left out, and so are
earlier versions, which stand in a PDF that was saved on top of itself. A layer that was hidden is seen: it could be
read anyway.
"""

import io
import zlib
from typing import IO, cast

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from matchmaker.ground.invalid import InvalidValue
from matchmaker.intake.blinding.pictures import JPEG, JPEG_2000, blind_picture

_PAGE = ("/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate", "/Group", "/UserUnit")
_LEFT_OUT = frozenset(
    "/Metadata /PieceInfo /LastModified /StructParent /StructParents /Annots /AA /A /OPI /Alternates /Parent /B /ID "
    "/AF /Properties /OC /Ref /Measure /PtData /Author /Creator /Producer /Title /Subject /Keywords /FontFamily "
    "/CreationDate /ModDate /Thumb /Trans /Dest /Dests /Names /Outlines /P /Contents".split()
)
_TEXTS_KEPT = frozenset({"/Registry", "/Ordering", "/CharSet", "/Panose", "/CIDSet"})  # of fonts
_MARKS = frozenset({b"BDC", b"BMC", b"EMC", b"DP", b"MP"})  # of tags, layers and programs, which nobody sees
_PICTURES = {"/DCTDecode": JPEG, "/DCT": JPEG, "/JPXDecode": JPEG_2000}
_FLATE = frozenset({"/FlateDecode", "/Fl"})
_SPACES = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}
_ENCODED = ("/Filter", "/DecodeParms", "/F", "/Length")


def blind_pdf(file: IO[bytes]) -> tuple[bytes, str]:
    """The pages, and what can be read on them. Raises InvalidValue where they cannot be made blind."""
    try:
        reader = PdfReader(file)
        if reader.is_encrypted and not reader.decrypt(""):
            raise InvalidValue("file_encrypted")
        _refuse_filled_form(reader)
        copies = _Copies()
        for page in reader.pages:
            copies.add(page)
        text = "\n".join(page.extract_text() for page in reader.pages)
        return copies.written(), text
    except (PyPdfError, zlib.error) as error:
        raise InvalidValue("file_broken") from error


def _refuse_filled_form(reader: PdfReader) -> None:
    """What was filled in stands in fields, which are no part of the page; a signature is no answer."""
    form = _plain(cast(DictionaryObject, _plain(reader.trailer["/Root"])).get("/AcroForm"))
    if not isinstance(form, DictionaryObject):
        return
    filled = [
        each
        for each in (reader.get_fields() or {}).values()
        if each.get("/FT") != "/Sig" and each.get("/V") not in (None, "", "/Off")
    ]
    if filled or "/XFA" in form:
        raise InvalidValue("file_blind_form")


class _Copies:
    """A new file, and what has been copied to it so far."""

    def __init__(self) -> None:
        self._writer = PdfWriter()
        self._writer.metadata = None
        self._made: dict[tuple[int, int], PdfObject] = {}

    def add(self, page: DictionaryObject) -> None:
        made = self._writer.add_blank_page(width=1, height=1)
        for key in _PAGE:
            if key in page:
                made[NameObject(key)] = self._copied(page.raw_get(key))
        if "/Contents" in page:
            made[NameObject("/Contents")] = self._writer._add_object(_drawing(page["/Contents"]))

    def written(self) -> bytes:
        file = io.BytesIO()
        self._writer.write(file)
        return file.getvalue()

    def _copied(self, value: PdfObject) -> PdfObject:
        if not isinstance(value, IndirectObject):
            return self._value(value)
        key = (value.idnum, value.generation)
        if key not in self._made:
            self._made[key] = place = self._writer._add_object(NullObject())
            self._writer._objects[place.idnum - 1] = self._value(_plain(value))
        return self._made[key]

    def _value(self, value: PdfObject | None) -> PdfObject:
        if isinstance(value, StreamObject):
            return self._stream(value)
        if isinstance(value, DictionaryObject):
            made = DictionaryObject()
            self._entries(value, made)
            return made
        if isinstance(value, ArrayObject):
            if len(value) == 2 and value[0] == "/ICCBased":  # its profile says which program and whose
                return NameObject(_SPACES[cast(int, cast(DictionaryObject, _plain(value[1]))["/N"])])
            return ArrayObject(self._copied(each) for each in value)
        return value if value is not None else NullObject()

    def _entries(self, source: DictionaryObject, made: DictionaryObject) -> None:
        for key in source:
            value = source.raw_get(key)
            is_text = isinstance(_plain(value), TextStringObject | ByteStringObject) and key not in _TEXTS_KEPT
            if key in _LEFT_OUT or is_text:
                continue
            if key == "/CharProcs":  # glyphs that are drawn as pages are
                glyphs = cast(DictionaryObject, _plain(value))
                drawn = {name: self._writer._add_object(_drawing(glyphs[name])) for name in glyphs}
                made[NameObject(key)] = DictionaryObject({NameObject(name): glyph for name, glyph in drawn.items()})
            else:
                made[NameObject(key)] = self._copied(value)

    def _stream(self, source: StreamObject) -> StreamObject:
        if source.get("/Subtype") == "/Form" or source.get("/PatternType") == 1:
            made = _drawing(source)
            encoded = {NameObject(key): made.raw_get(key) for key in _ENCODED if key in made}
            self._entries(source, made)
            for key in _ENCODED:
                made.pop(key, None)
            made.update(encoded)
            return made
        made = StreamObject()
        self._entries(source, made)
        made.pop("/F", None)  # a file elsewhere
        made._data = source._data
        _blind_image(made)
        return made


def _plain(value: PdfObject | None) -> PdfObject | None:
    return value.get_object() if value is not None else None


def _drawing(source: PdfObject | None) -> StreamObject:
    """What is drawn, without marks and comments. Raises InvalidValue for a picture within that may say more."""
    contents = ContentStream(source, None, "bytes")
    drawn = [(operands, operator) for operands, operator in contents.operations if operator not in _MARKS]
    for operands, operator in drawn:
        if operator == b"INLINE IMAGE" and _PICTURES.keys() & set(_filters(operands["settings"])):
            raise InvalidValue("file_blind_part")
    contents.operations = drawn
    plain = StreamObject()
    plain._data = contents.get_data()
    return plain.flate_encode()


def _filters(settings: DictionaryObject) -> list[str]:
    """How a stream is packed, the outermost first."""
    named = _plain(settings.get("/Filter", settings.get("/F")))
    if isinstance(named, ArrayObject):
        return [str(each) for each in named]
    return [str(named)] if named else []


def _blind_image(made: StreamObject) -> None:
    """Of a stream that is a picture as cameras and scanners write them: without what it tells besides."""
    filters = _filters(made)
    if not _PICTURES.keys() & set(filters):
        return
    *around, last = filters
    if last not in _PICTURES or not _FLATE.issuperset(around):
        raise InvalidValue("file_blind_part")
    content = made._data
    for _ in around:
        content = zlib.decompress(content)
    made._data = blind_picture(content, _PICTURES[last])
    made[NameObject("/Filter")] = NameObject(last)
    if around:
        made.pop("/DecodeParms", None)
