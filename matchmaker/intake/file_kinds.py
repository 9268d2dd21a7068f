"""What a file is, by what it holds, never by its name or by what its sender says of it.

`media_type_by_mark` looks at the first bytes alone; `media_type_of` reads the file, in a process of its own.
"""

import re
from collections.abc import Mapping
from typing import IO
from xml.parsers.expat import ExpatError

from matchmaker.foreign.markup import ActiveMarkup, walk
from matchmaker.ground.invalid import InvalidValue
from matchmaker.intake.acting_parts import MARKUP, PROGRAMS
from matchmaker.intake.packages import DOCUMENTS, EMPTY_ZIP, OLE, ZIP, package_kind

PDF, XML, TEXT = "application/pdf", "application/xml", "text/plain"
_PICTURES: Mapping[str, tuple[str, ...]] = {
    "image/png": ("png",),
    "image/jpeg": ("jpg", "jpeg", "jfif"),
    "image/gif": ("gif",),
    "image/webp": ("webp",),
    "image/tiff": ("tif", "tiff"),
    "image/bmp": ("bmp",),
    "image/heic": ("heic", "heif"),
    "image/heif": ("heif",),
    "image/avif": ("avif",),
}
ENDINGS: Mapping[str, tuple[str, ...]] = {
    PDF: ("pdf",),
    **DOCUMENTS,
    **_PICTURES,
    XML: ("xml",),
    TEXT: ("txt",),
}
"""What may come after the last dot of a name, by the type of what the file holds; the first is what is added."""

LONGEST_MARK = 64  # bytes by which a picture is known
_MARKS: Mapping[bytes, str] = {
    b"%PDF-": PDF,
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
    b"II*\0": "image/tiff",
    b"MM\0*": "image/tiff",
}
_BRANDS: Mapping[bytes, str] = {  # ISO 14496-12, in the order in which one outdoes another
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"), "image/heic"),
    **dict.fromkeys((b"avif", b"avis"), "image/avif"),
    **dict.fromkeys((b"mif1", b"msf1"), "image/heif"),
}
_BITMAP = re.compile(rb"BM.{4}\0{4}.{4}[\x0c(\x34\x38@l|]\0\0\0", re.DOTALL)  # sizes of the header that follows

_PDF_WITHIN = 1024  # bytes that may stand before a PDF's first (ISO 32000-1, annex H), as a scanner or a mail adds them
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0", b"MSCF", EMPTY_ZIP)
_RICH_TEXT = b"{\\rt"  # all that Word asks for
_SIGNED = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07"  # CMS (RFC 5652), near the beginning
_SIGNED_WITHIN = 40
_CODES: Mapping[bytes, str] = {
    **dict.fromkeys(PROGRAMS, "file_type_unknown"),
    **dict.fromkeys(_ARCHIVES, "file_archive"),
    _RICH_TEXT: "file_rich_text",
}
# Names in the directory of an OLE file, by which the program that wrote it is known.
_OLE_CODES: Mapping[str, str] = {
    "EncryptedPackage": "file_encrypted",
    "WordDocument": "file_old_office",
    "Workbook": "file_old_office",
    "Book": "file_old_office",
    "PowerPoint Document": "file_old_office",
    "__properties_version1.0": "file_mail",
}
_OLE_ENTRY, _OLE_NAME = 128, 64  # bytes of an entry of that directory, and of the name that it begins with

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_PAGE = frozenset({"html", "svg", "body", "script", "head"})
_RUN_BY_BROWSERS = frozenset(
    {"http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg", "http://www.w3.org/1999/XSL/Transform"}
)


def media_type_by_mark(head: bytes) -> str | None:
    """The type of a PDF or a picture by its first `LONGEST_MARK` bytes; None for whatever needs a closer look."""
    if head[4:8] == b"ftyp":
        length = min(len(head), int.from_bytes(head[:4], "big"))
        brands = {head[8:12], *(head[at : at + 4] for at in range(16, length, 4))}
        return next((media for brand, media in _BRANDS.items() if brand in brands), None)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if _BITMAP.match(head):
        return "image/bmp"
    return next((media for mark, media in _MARKS.items() if head.startswith(mark)), None)


def media_type_of(file: IO[bytes]) -> str:
    """The type of a file, one of `ENDINGS`. Raises InvalidValue for any other, with the code that says what to do."""
    content = file.read()
    file.seek(0)
    if marked := media_type_by_mark(content[:LONGEST_MARK]):
        return marked
    if content.startswith(ZIP):
        return package_kind(file)
    if content.startswith(OLE):
        raise InvalidValue(_ole_code(content))
    for mark, code in _CODES.items():
        if content.startswith(mark):
            raise InvalidValue(code)
    if b"%PDF-" in content[: _PDF_WITHIN + 5] and b"%%EOF" in content:
        return PDF
    if _SIGNED in content[:_SIGNED_WITHIN]:
        raise InvalidValue("file_signature")
    if MARKUP.match(content):
        return _markup_type(file)
    return _text_type(content)


def _ole_code(content: bytes) -> str:
    """Which program wrote it, by the names in its directory."""
    for name, code in _OLE_CODES.items():
        entry = name.encode("utf-16-le").ljust(_OLE_NAME, b"\0")
        at = content.find(entry)
        while at >= 0 and at % _OLE_ENTRY:
            at = content.find(entry, at + 1)
        if at >= 0:
            return code
    return "file_type_unknown"


def _markup_type(file: IO[bytes]) -> str:
    """XML that is data, such as an electronic invoice, and nothing that a browser would run or a program would load."""
    try:
        walk(file, _refuse_page)
    except InvalidValue:
        raise
    except (ActiveMarkup, ExpatError, ValueError, LookupError) as error:
        raise InvalidValue("file_page") from error
    return XML


def _refuse_page(namespace: str, name: str, _: Mapping[str, str]) -> None:
    if namespace in _RUN_BY_BROWSERS or name.lower() in _PAGE:
        raise InvalidValue("file_page")


def _text_type(content: bytes) -> str:
    """Plain text is UTF-8 without control characters."""
    try:
        if not _CONTROL.search(content.decode("utf-8-sig")):
            return TEXT
    except UnicodeDecodeError:
        if content.startswith(_UTF16) or not _CONTROL.search(content.decode("latin-1")):
            raise InvalidValue("file_text_encoding") from None
    raise InvalidValue("file_type_unknown")
