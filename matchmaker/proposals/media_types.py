"""What a file is that its first bytes alone do not tell; run in a process of its own, and importing little."""

import re
import zipfile
from typing import IO

_ZIP = b"PK\x03\x04"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_OFFICE_PARTS = {
    "word/document.xml": f"{_OFFICE}.wordprocessingml.document",
    "xl/workbook.xml": f"{_OFFICE}.spreadsheetml.sheet",
    "ppt/presentation.xml": f"{_OFFICE}.presentationml.presentation",
}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")


def office_or_text(file: IO[bytes]) -> str | None:
    """Its type; None for what is neither a document of an office program nor plain text."""
    head = file.read(len(_ZIP))
    file.seek(0)
    return _office_type(file) if head == _ZIP else _text_type(file)


def _office_type(file: IO[bytes]) -> str | None:
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return None
    if "[Content_Types].xml" not in names or any(name.endswith("vbaProject.bin") for name in names):
        return None
    return next((media for part, media in _OFFICE_PARTS.items() if part in names), None)


def _text_type(file: IO[bytes]) -> str | None:
    """Plain text is UTF-8 without control characters, and does not begin like a page that a browser would run."""
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return None if text.lstrip().startswith("<") or _CONTROL.search(text) else "text/plain"
