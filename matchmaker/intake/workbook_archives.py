"""The archive of a workbook that need not be trusted: sizes are checked before it is unpacked, DTDs are refused."""

import zipfile
import zlib
from collections.abc import Sequence
from typing import IO
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from matchmaker.foreign.archives import TooManyEntries, opened
from matchmaker.intake.other_kinds import refuse_other_packages
from matchmaker.intake.tables import refused

MOST_ENTRIES = 1_000
MOST_UNZIPPED = 256 * 2**20
MOST_RATIO = 100
RATIO_COUNTS_FROM = 2**20
"""Bytes: below this, a high ratio does no harm, and small files of one repeated word have one."""

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
"""What `zipfile` raises for an archive that is none, or is encrypted."""
_OTHER_FORMATS = ("xl/workbook.bin", "content.xml", "Index/Document.iwa")  # XLSB, ODS, Numbers
_STRICT = b"purl.oclc.org/ooxml"  # the namespace of "Strict Open XML", which openpyxl does not know
_PROLOG = 10_000  # bytes, in which the namespace stands


def check_workbook(file: IO[bytes]) -> None:
    """Raises ImportRejected for an archive that can do harm, is damaged, or holds a workbook of another format."""
    try:
        with opened(file, most=MOST_ENTRIES) as archive:
            entries = archive.infolist()
            _check_sizes(entries)
            for entry in entries:
                _check_prolog(archive, entry)
            _check_format(archive)
    except TooManyEntries as error:
        raise refused("xlsx_too_large") from error
    except BROKEN as error:
        raise refused("xlsx_damaged", type(error).__name__) from error
    file.seek(0)


def _check_sizes(entries: Sequence[zipfile.ZipInfo]) -> None:
    """Declared sizes can be trusted as limits: `zipfile` never unpacks more of an entry than is declared."""
    unzipped = sum(entry.file_size for entry in entries)
    zipped = max(1, sum(entry.compress_size for entry in entries))
    if unzipped > MOST_UNZIPPED:
        raise refused("xlsx_too_large")
    if unzipped > RATIO_COUNTS_FROM and unzipped / zipped > MOST_RATIO:
        raise refused("xlsx_too_large")


def _check_prolog(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """A DTD can only stand before the first element, so reading up to there is enough."""
    with archive.open(entry) as stream:
        try:
            next(iter(iterparse(stream, events=("start",), forbid_dtd=True)), None)
        except DefusedXmlException as error:
            raise refused("xlsx_dtd", entry.filename) from error
        except (ParseError, ValueError, LookupError):
            return  # a picture, say; where XML was needed, openpyxl refuses it


def _check_format(archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    if any(name in names for name in _OTHER_FORMATS):
        raise refused("other_workbook")
    refuse_other_packages(archive)
    if "xl/workbook.xml" in names:
        with archive.open("xl/workbook.xml") as stream:
            if _STRICT in stream.read(_PROLOG):
                raise refused("other_workbook")
