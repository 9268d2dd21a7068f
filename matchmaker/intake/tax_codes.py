"""Tax codes: one stored form for each, and which of them are a person's number.

10 digits: an enterprise, a cooperative, another organisation. 10 digits, a dash and 3: a unit that depends on one.
12 digits: the personal identification number of an individual or of who represents a household or a household business.

Source: Circular 86/2024/TT-BTC of 23 December 2024, in force since 6 February 2025; since 1 July 2025 personal
identification numbers take the place of the codes that tax authorities gave to individuals, households and household
businesses (baohaiduong.vn, "Sẽ sử dụng số định danh cá nhân thay cho mã số thuế"; news.laodong.vn 1586121; read on 30
November 2026). A code of 10 digits that was given to a household before then does not show whose it is.

The tenth digit checks the nine before it (weights and worked example, 0100047516, as two public libraries have them:
`stdnum` on npm, `vn-ident` on PyPI). Codes that do not fit are kept. It does not tell a
unit's 13 digits that lost their 0 from a person's 12, of which one in eleven would fit too: 12 digits are a person's.
"""

import re

from matchmaker.ground.invalid import InvalidValue, problem_with
from matchmaker.intake.cleaning import clean_code

_BLANKS = re.compile(r"[\s.]")
# How a spreadsheet writes a code that it kept as a number: 1101234567.0. One mark alone groups three digits or more.
_FRACTION = re.compile(r"([0-9\s]+)[.,](0+|[0-9]{1,2})")
_DASHES = re.compile(r"[\-\u2010-\u2015\u2212]")
_LABEL = re.compile(r"\s*(?:mst|mã số thuế|tax code)\s*:?", re.IGNORECASE)
_UNIT = re.compile(r"([0-9]{10})-?([0-9]{3})")
_ORGANISATION = re.compile(r"[0-9]{10}")
_PERSON = re.compile(r"[0-9]{12}")
_SHORT_OF_A_ZERO = re.compile(r"[1-9][0-9]{8}(?:-[0-9]{3})?|[1-9][0-9]{10}")
_HALF_A_UNIT = re.compile(r"[0-9]{10}-[0-9]*")
_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)


def read(text: str) -> str:
    """The stored form of what was typed. Raises InvalidValue."""
    written = _DASHES.sub("-", _BLANKS.sub("", _whole(_LABEL.sub("", clean_code(text), count=1))))
    if unit := _UNIT.fullmatch(written):
        return f"{unit[1]}-{unit[2]}"
    digits = written.replace("-", "")
    if _SHORT_OF_A_ZERO.fullmatch(written):
        raise InvalidValue("tax_code_lost_zero")
    known = _ORGANISATION.fullmatch(digits) or _PERSON.fullmatch(digits)
    if not known or _HALF_A_UNIT.fullmatch(written) or not digits.strip("0"):
        raise InvalidValue("not_a_tax_code")
    return digits


def stored(text: str | None) -> str | None:
    """The same of a field that may be left empty."""
    return read(text) if text else None


def problem_of(text: str | None) -> str | None:
    """What is wrong in such a field; None when nothing is."""
    return problem_with(text, read) if text else None


def is_personal(code: str | None) -> bool:
    """Whether a stored code is somebody's personal identification number: never public, exported or in a bundle."""
    return code is not None and _PERSON.fullmatch(code) is not None


def is_household(code: str | None, *, erased: bool) -> bool:
    """Whether an organisation of this stored code is a household business; `erased`: its code was one, and is gone."""
    return is_personal(code) if code else erased


def public(code: str | None) -> str | None:
    """The stored code as anybody may read it: none where it is a personal number."""
    return None if is_personal(code) else code


def fits_check_digit(code: str) -> bool:
    """Whether the tenth digit of a stored code is the one that its first nine ask for."""
    weighted = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, code, strict=False))
    return str(10 - weighted % 11) == code[9]


def _whole(text: str) -> str:
    """Without the zeros of a fraction. Raises InvalidValue for any other, whose digits are none of the code."""
    fraction = _FRACTION.fullmatch(text)
    if fraction is None:
        return text
    if fraction[2].strip("0"):
        raise InvalidValue("not_a_tax_code")
    return fraction[1]
