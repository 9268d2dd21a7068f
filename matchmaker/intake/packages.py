"""Documents that are ZIP archives: OOXML (ECMA-376) and OpenDocument. Which kind they are, and whether they can act.

What a part does is told by its content type, its relations and its first bytes; names of parts are free to choose.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import IO
from xml.parsers.expat import ExpatError

from matchmaker.foreign.archives import TooManyEntries, opened
from matchmaker.foreign.markup import ActiveMarkup, walk
from matchmaker.ground.invalid import InvalidValue
from matchmaker.ground.limits import LARGEST_FILE
from matchmaker.intake.acting_parts import ELSEWHERE, INSIDE, MARKUP, refuse_acting

ZIP, EMPTY_ZIP = b"PK\x03\x04", b"PK\x05\x06"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"
DOCUMENTS: Mapping[str, tuple[str, ...]] = {
    f"{_OFFICE}.wordprocessingml.document": ("docx",),
    f"{_OFFICE}.wordprocessingml.template": ("dotx",),
    f"{_OFFICE}.spreadsheetml.sheet": ("xlsx",),
    f"{_OFFICE}.spreadsheetml.template": ("xltx",),
    f"{_OFFICE}.presentationml.presentation": ("pptx",),
    f"{_OFFICE}.presentationml.slideshow": ("ppsx",),
    f"{_OFFICE}.presentationml.template": ("potx",),
    f"{_ODF}.text": ("odt",),
    f"{_ODF}.spreadsheet": ("ods",),
    f"{_ODF}.presentation": ("odp",),
}
"""Endings by media type. That of an OOXML document is the content type of its main part without `_MAIN`."""

_MAIN = ".main+xml"
CONTENT_TYPES, ODF_TYPE, _MANIFEST = "[content_types].xml", "mimetype", "meta-inf/manifest.xml"
_LONGEST_TYPE = 200  # bytes of an ODF document's `mimetype`
_MOST_MARKUP = 16 * 2**20  # unpacked bytes of content types and relations together
_MOST_NESTED = 1  # a document inside a document, and no deeper
# In the content type of a part, or in the type of a relation: macros, sheets of them, controls, objects of programs.
_ACTIVE_TYPE = re.compile(r"macro|vba|activex|oleobject|/control$|excel\.addin", re.IGNORECASE)
_ACTIVE_NAME = re.compile(r"(^|/)(vba(project|data)[^/]*|activex/.*|macrosheets/.*)$")
# OpenDocument keeps its macros there; an empty library leaves an index.
_ODF_MACRO = re.compile(r"(basic/(?!.*script-l[bc]\.xml$)|scripts/).*[^/]$")
# Relations whose target a program fetches when it opens the document, and builds in; links and pictures are none.
_BUILT_IN = re.compile(r"/(attachedtemplate|frame|subdocument|package|afchunk)$", re.IGNORECASE)
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    ExpatError,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
    LookupError,
)

Parts = Mapping[str, zipfile.ZipInfo]
"""Entries by their names in lower case, for names of parts do not tell it apart."""


def package_kind(file: IO[bytes], nested: int = 0) -> str:
    """The media type of a document, one of `DOCUMENTS`. Raises InvalidValue for another archive, and what can act."""
    try:
        with opened(file) as archive:
            parts = _parts(archive)
            kind = _ooxml_kind if CONTENT_TYPES in parts else _odf_kind if ODF_TYPE in parts else None
            if kind is None:
                raise InvalidValue("file_archive")
            media_type = kind(archive, parts)
            _refuse_objects(archive, nested)
            return media_type
    except TooManyEntries as error:
        raise InvalidValue("file_many_parts") from error
    except ActiveMarkup as error:
        raise InvalidValue("file_active") from error
    except InvalidValue:
        raise
    except _UNREADABLE as error:
        raise InvalidValue("file_broken") from error


def _parts(archive: zipfile.ZipFile) -> Parts:
    entries = archive.infolist()
    parts = {entry.filename.lower(): entry for entry in entries}
    if len(parts) < len(entries):  # which of two is meant, programs see differently
        raise InvalidValue("file_broken")
    if any(entry.flag_bits & 1 for entry in entries):
        raise InvalidValue("file_encrypted")
    markup = sum(parts[name].file_size for name in parts if name.endswith((".rels", CONTENT_TYPES, _MANIFEST)))
    if markup > _MOST_MARKUP:  # declared sizes bind: no more of an entry is ever unpacked
        raise InvalidValue("file_many_parts")
    return parts


def _ooxml_kind(archive: zipfile.ZipFile, parts: Parts) -> str:
    types: set[str] = set()

    def note(_: str, name: str, attributes: Mapping[str, str]) -> None:
        types.add(attributes.get("ContentType", "").strip().lower())

    with archive.open(parts[CONTENT_TYPES]) as stream:
        walk(stream, note)
    if any(map(_ACTIVE_TYPE.search, types)) or any(map(_ACTIVE_NAME.search, parts)):
        raise InvalidValue("file_active")
    for name, part in parts.items():
        if name.endswith(".rels"):
            with archive.open(part) as stream:
                walk(stream, _refuse_relation)
    mains = DOCUMENTS.keys() & {each.removesuffix(_MAIN) for each in types if each.endswith(_MAIN)}
    if len(mains) != 1:
        raise InvalidValue("file_type_unknown")
    return mains.pop()


def _refuse_relation(_: str, name: str, attributes: Mapping[str, str]) -> None:
    kind = attributes.get("Type", "").strip()
    if _ACTIVE_TYPE.search(kind):
        raise InvalidValue("file_active")
    outside = attributes.get("TargetMode", "").strip().lower() == "external"
    if outside and _BUILT_IN.search(kind) and ELSEWHERE.match(attributes.get("Target", "")):
        raise InvalidValue("file_fetches")


def _odf_kind(archive: zipfile.ZipFile, parts: Parts) -> str:
    with archive.open(parts[ODF_TYPE]) as stream:
        media_type = stream.read(_LONGEST_TYPE).decode("ascii").strip()
    if media_type not in DOCUMENTS:
        raise InvalidValue("file_type_unknown")
    if any(map(_ODF_MACRO.match, parts)):
        raise InvalidValue("file_active")
    with archive.open(parts[_MANIFEST]) as stream:
        walk(stream, _refuse_encrypted)
    return media_type


def _refuse_encrypted(_: str, name: str, attributes: Mapping[str, str]) -> None:
    if name == "encryption-data":
        raise InvalidValue("file_encrypted")


def _refuse_objects(archive: zipfile.ZipFile, nested: int) -> None:
    """By their first bytes: what another program would open, a document inside that could act, and XML that acts."""
    for entry in archive.infolist():
        with archive.open(entry) as stream:
            head = stream.read(len(OLE))
            if head == OLE or head.startswith(INSIDE):
                raise InvalidValue("file_active")
            if MARKUP.match(head):
                refuse_acting(head + stream.read())
            if not head.startswith(ZIP):
                continue
            if nested == _MOST_NESTED or entry.file_size > LARGEST_FILE:
                raise InvalidValue("file_many_parts")
            package_kind(io.BytesIO(head + stream.read()), nested + 1)
