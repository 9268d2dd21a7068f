"""How much may come in at once: what a form, a file and a table hold at most, in one place."""

from dataclasses import dataclass

MEGABYTE = 2**20

# A request
LARGEST_TEXT = 1_000_000  # bytes of a form without its files; the longest, every field full of four-byte letters, fits
MOST_FIELDS = 500  # of one form, a box that is ticked being one
MOST_FILES = 5  # of one form
LONGEST_PAUSE = 30  # seconds without a byte of what is being sent
SLOWEST_BODY = 1_000  # bytes a second, looked at from that long on: a phone far from its mast brings ten times as many
MOST_FILE_PARTS = 4 * MOST_FILES  # that are received all the same, so that the form can say that they are too many

# Files that stay: papers of a case, what comes with a message
LARGEST_FILE = 20 * MEGABYTE
# A signed letter: it goes out by mail, where it becomes a third larger, and many servers take 10 MB
LARGEST_LETTER = 7 * MEGABYTE
# The workbook in which a unit answers five questions
LARGEST_WORKBOOK = 5 * MEGABYTE
# A template that papers are written by: text, a letterhead, a logo
LARGEST_TEMPLATE = 2 * MEGABYTE
LARGEST_UNPACKED_TEMPLATE = 32 * MEGABYTE
# A file to import, and what is looked at of any table
LARGEST_IMPORT = 64 * MEGABYTE
MOST_ROWS = 200_000  # that hold anything
MOST_COLUMNS = 200
MOST_CELLS = 4_000_000  # that hold anything
LONGEST_GAP = 10_000  # rows of a sheet, one after the other, that are there and hold nothing


@dataclass(frozen=True, kw_only=True)
class Within:
    """What the process that reads one file may use: processor time, and three times as much by the clock; memory.

    `answer_megabytes` is what it may give back: parsed at once, in whatever thread, and nobody is answered meanwhile.
    """

    seconds: int
    megabytes: int
    answer_megabytes: int


READING = Within(seconds=10, megabytes=512, answer_megabytes=2)  # five times the texts of a unit's form
IMPORTING = Within(seconds=120, megabytes=1_536, answer_megabytes=128)  # by a command, which answers no pages
BLINDING = Within(seconds=40, megabytes=1_024, answer_megabytes=32)  # the largest file, a third longer as JSON
TEMPLATING = Within(seconds=10, megabytes=512, answer_megabytes=16)
READERS = 2  # processes at once
MOST_WAITING = 16  # files, those that are being read included

BLANKS = {
    "reading_seconds": READING.seconds,
    "reading_megabytes": READING.megabytes,
    "importing_seconds": IMPORTING.seconds,
    "importing_megabytes": IMPORTING.megabytes,
    "import_megabytes": LARGEST_IMPORT // MEGABYTE,
    "file_megabytes": LARGEST_FILE // MEGABYTE,
    "rows": MOST_ROWS,
    "columns": MOST_COLUMNS,
    "cells": MOST_CELLS,
    "gap": LONGEST_GAP,
}
"""By these names the sentences about fields and cells tell the limits."""
