"""ZIP archives from outside: the length of their directory is known before it is read, which is what takes long."""

import zipfile
from typing import IO

MOST_ENTRIES = 2_000  # of a document; a presentation of 300 slides has about 1,500
_MEAN_ENTRY = 256  # bytes of the directory, names and extra fields included


class TooManyEntries(Exception):  # not for people: whoever opens the archive says it in their terms
    """The directory of an archive is longer than it may be."""


def opened(file: IO[bytes], *, most: int = MOST_ENTRIES) -> zipfile.ZipFile:
    """The archive, of no more than `most` entries. Raises TooManyEntries, and BadZipFile for what is no archive.

    The number of entries that an archive announces binds nobody, the length of its directory does: no more is read.
    """
    end = zipfile._EndRecData(file)  # type: ignore[attr-defined]  # what ZipFile itself goes by, ZIP64 included
    if end is None:
        raise zipfile.BadZipFile
    announced, length = end[zipfile._ECD_ENTRIES_TOTAL], end[zipfile._ECD_SIZE]  # type: ignore[attr-defined]
    if announced > most or length > most * _MEAN_ENTRY:
        raise TooManyEntries
    archive = zipfile.ZipFile(file)
    if len(archive.infolist()) > most:
        archive.close()
        raise TooManyEntries
    return archive
