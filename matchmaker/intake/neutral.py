"""What a spreadsheet would read as something else: formulas (OWASP, "CSV injection"), errors, escapes of XLSX."""

import re

# A quote mark in front makes it text. Texts that already begin with such marks get one more, so that taking one
# away gives back exactly what was there.
SPREADSHEET_ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")
_MISREAD = rf"(?:[=+\-@\t\r\n\0＝＋－＠]|\s*(?:{'|'.join(map(re.escape, SPREADSHEET_ERRORS))})\s*\Z)"
_DANGEROUS = re.compile(f"'*{_MISREAD}")
_NEUTRALISED = re.compile(f"'+{_MISREAD}")
# ECMA-376, 22.9.2.19 (ST_Xstring): _xHHHH_ stands for a character, and so for the "_" of a text that looks like it.
_LIKE_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def neutral(text: str) -> str:
    return f"'{text}" if _DANGEROUS.match(text) else text


def restored(text: str) -> str:
    """What `neutral` was given."""
    return text[1:] if _NEUTRALISED.match(text) else text


def escaped(text: str) -> str:
    """A text as XLSX writes it."""
    return _LIKE_ESCAPE.sub("_x005F_", text)
