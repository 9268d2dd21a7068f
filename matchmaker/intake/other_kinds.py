"""What a file is that was sent where a workbook is asked for, so that whoever sent it reads what to do with it."""

import zipfile
from collections.abc import Mapping
from typing import IO

from matchmaker.ground.invalid import InvalidValue
from matchmaker.intake.file_kinds import PDF, TEXT, XML, media_type_of
from matchmaker.intake.packages import CONTENT_TYPES, ODF_TYPE, OLE, ZIP
from matchmaker.intake.tables import refused

_LONGEST_TYPES = 2**20  # bytes of content types and of `mimetype` that are looked at
# In the content type of a main part, or in the type of an OpenDocument; the first that is there counts.
_KINDS: Mapping[bytes, str] = {
    b"wordprocessingml.document.main": "workbook_is_text",
    b"wordprocessingml.template.main": "workbook_is_text",
    b"ms-word.": "workbook_is_text",
    b"presentationml.": "workbook_is_slides",
    b"ms-excel.sheet.binary": "other_workbook",
    b"opendocument.text": "workbook_is_text",
    b"opendocument.presentation": "workbook_is_slides",
    b"opendocument.": "other_workbook",
}
_BY_TYPE: Mapping[str, str] = {PDF: "workbook_is_pdf", TEXT: "workbook_is_plain", XML: "no_table"}
_BY_CODE: Mapping[str, str] = {
    "file_text_encoding": "workbook_is_plain",
    "file_page": "no_table",
    "file_type_unknown": "xlsx_damaged",
}
_SHEET = b"spreadsheetml.sheet.main"  # a workbook may hold documents, whose types it names too


def refuse_other_kinds(file: IO[bytes]) -> None:
    """Raises ImportRejected for a file that is no archive, by what it is."""
    head = file.read(len(OLE))
    file.seek(0)
    if not head:
        raise refused("file_empty")
    if head.startswith(ZIP):
        return
    try:
        kind = media_type_of(file)
    except InvalidValue as invalid:
        if head == OLE:  # the old Excel, or a workbook that a password wraps into one
            raise refused("file_encrypted" if invalid.code == "file_encrypted" else "old_excel") from invalid
        raise refused(_BY_CODE.get(invalid.code, invalid.code)) from invalid
    raise refused("workbook_is_picture" if kind.startswith("image/") else _BY_TYPE[kind])


def refuse_other_packages(archive: zipfile.ZipFile) -> None:
    """Raises ImportRejected for an archive that says that it is another document, or none."""
    parts = {entry.filename.lower(): entry for entry in archive.infolist()}
    types_part = parts.get(CONTENT_TYPES) or parts.get(ODF_TYPE)
    if types_part is None:
        raise refused("file_archive")
    with archive.open(types_part) as stream:
        types = stream.read(_LONGEST_TYPES)
    if _SHEET in types:
        return
    if code := next((code for mark, code in _KINDS.items() if mark in types), None):
        raise refused(code)
