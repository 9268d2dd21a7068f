"""What a file is called to those who get it: a name for every system, with the ending of what the file holds."""

import re

from matchmaker.intake.cleaning import clean, clean_line
from matchmaker.intake.file_kinds import ENDINGS

MOST_BYTES = 200  # in UTF-8: systems take 255, of which a browser needs some for its own
_NAMELESS = "file"
_UNKNOWN = ("bin",)
_NOT_IN_NAMES = re.compile(r'[<>:"|?*]')  # of Windows; a colon would name a stream behind the file
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9¹²³])\s*(\.|$)", re.IGNORECASE)
_KNOWN = frozenset(ending for endings in ENDINGS.values() for ending in endings)


def file_name(name: str, media_type: str) -> str:
    """The last part of a path, on one line, of visible letters, that no system takes for a device or a hidden file.

    Its ending is one of the type: added to any other, but put in place of one that belongs to another type.
    """
    last = clean(name).replace("\\", "/").rpartition("/")[2]
    # Private and unassigned letters, which have no place in a name either; what stood around them may compose.
    visible = clean_line("".join(c for c in last if c.isprintable() or c.isspace()))
    allowed = _NOT_IN_NAMES.sub("_", visible).strip(" .")
    stem, ending = _stem_and_ending(allowed, ENDINGS.get(media_type, _UNKNOWN))
    room = MOST_BYTES - len(f"_.{ending}")
    stem = stem.encode()[:room].decode(errors="ignore").strip(" .") or _NAMELESS
    return f"{'_' if _DEVICE.match(stem) else ''}{stem}.{ending}"


def _stem_and_ending(name: str, endings: tuple[str, ...]) -> tuple[str, str]:
    stem, dot, ending = name.rpartition(".")
    if not dot:
        return name, endings[0]
    if ending.lower() in endings:
        return stem, ending
    return (stem if ending.lower() in _KNOWN else name), endings[0]
