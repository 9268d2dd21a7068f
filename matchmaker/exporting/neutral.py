"""Keeps a spreadsheet from running what somebody typed as a formula (OWASP, "CSV injection")."""

import re

# A quote mark in front makes it text. Texts that already begin with such marks get one more, so that taking one
# away gives back exactly what was there.
_DANGEROUS = re.compile(r"'*[=+\-@\t\r\n\0＝＋－＠]")
_NEUTRALISED = re.compile(r"'+[=+\-@\t\r\n\0＝＋－＠]")


def neutral(text: str) -> str:
    return f"'{text}" if _DANGEROUS.match(text) else text


def restored(text: str) -> str:
    """What `neutral` was given."""
    return text[1:] if _NEUTRALISED.match(text) else text
