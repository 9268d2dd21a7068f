"""Telephone numbers: one stored form for each, however it was written.

A number of Vietnam is kept as it is dialled there: a mobile as 0 and 9 digits, a landline as 02 and 8 or 9 (whose last
or first the reader cannot know), a hotline from its 1800 or 1900; any other with + and its country code. What cannot
be called as it stands is told: a number that lost its 0, an extension, two numbers, a number of an older plan.

Sources: area codes begin with 02 since 31 August 2017 (Ministry of Information and Communications, in vietnamnews.vn,
2 January 2018); mobile numbers of 11 digits became numbers of 10 from 15 September 2018, and the old ones could be
dialled until 14 November 2018 (mobifone.vn, plan for the conversion).
"""

import re

from matchmaker.ground.invalid import InvalidValue, problem_with
from matchmaker.ground.text import fold
from matchmaker.intake.cleaning import plain_letters

FEWEST_DIGITS = 8
_MOST_DIGITS = 15  # ITU-T E.164
_MARKS = re.compile(r"[\s.()\[\]\-\u2010-\u2015\u2212]")
_SPREADSHEETS = re.compile(r"\s*(\+?[0-9]{6,15})[.,]0\s*")  # of a number that it kept as one: 19001234.0
_TRUNK_ZERO = "(0)"  # dialled inside the country only, and never after its code
_HOTLINE = r"1[89]00[0-9]{4,6}"
_KEPT = re.compile(rf"0(?:[35789][0-9]{{8}}|2[0-9]{{8,9}}|6[79][0-9]{{6,8}})|{_HOTLINE}|\+[1-9][0-9]{{7,14}}")
_VIETNAM = re.compile(r"(?:\+84|84(?=[0-9]{9,11}$))0?([0-9]+)")
_EXTENSION = re.compile(
    r"(?:\b(?:may (?:le|nhanh)|so (?:le|may le)|nhanh|ext(?:ension)?)\b[ .:]*[0-9]{1,6}|[0-9)]\s*[x#]\s*[0-9]{1,6})\W*$"
)
_BETWEEN_NUMBERS = re.compile(r"[,;/|\n]|\b(?:hoặc|và|or|and)\b", re.IGNORECASE)
_ONCE_KEPT = re.compile(r"\+?[0-9]{8,15}")  # the database's CHECK
_OLD_MOBILE = re.compile(r"0?1(2[0-9]|6[2-9]|8[68]|99)([0-9]{7})")
# By the digits after 01 that mobile numbers began with until 2018, what they begin with now.
_NEW_PREFIX = {
    **{"20": "070", "21": "079", "22": "077", "26": "076", "28": "078"},
    **{"23": "083", "24": "084", "25": "085", "27": "081", "29": "082", "86": "056", "88": "058", "99": "059"},
    **{f"6{digit}": f"03{digit}" for digit in range(2, 10)},
}
# The city's landlines until 2017; without these marks they look like mobile numbers of today.
_OLD_CITY = re.compile(
    r"\W*(?:(?:84|0084)\W*?\(?)?(?:\(0?8\)\W*[2-7](?:\W*[0-9]){7}|0?8\W+[2-7][0-9]{3}\W+[0-9]{4})\W*"
)
# What is wrong with a number that cannot be kept; the first that fits.
_FAULTS = (
    (re.compile(r"0[46][0-9]{8}|0[3-8][0-9]{9}"), "old_area_code"),
    (re.compile(r"[1-9][0-9]{8}|2[0-9]{9}"), "lost_leading_zero"),
    (re.compile(rf"(?:[^0-9]*[0-9]){{{_MOST_DIGITS + 1},}}"), "several_phones"),
)


def read(text: str) -> str:
    """The stored form of what was typed. Raises InvalidValue; of an old mobile number it names the new one."""
    text = plain_letters(text)
    if kept := _SPREADSHEETS.fullmatch(text):
        text = kept[1]
    if has_extension(text):
        raise InvalidValue("phone_extension")
    if sum(_count_digits(part) >= FEWEST_DIGITS for part in _BETWEEN_NUMBERS.split(text)) > 1:
        raise InvalidValue("several_phones")
    if _OLD_CITY.fullmatch(text):
        raise InvalidValue("old_area_code")
    number = _as_dialled(text)
    if old := _OLD_MOBILE.fullmatch(number):
        raise InvalidValue("old_mobile", number=_NEW_PREFIX[old[1]] + old[2])
    if not _KEPT.fullmatch(number):
        raise InvalidValue(next((code for fault, code in _FAULTS if fault.fullmatch(number)), "not_a_phone"))
    return number


def stored(text: str | None) -> str | None:
    """The same of a field that may be left empty."""
    return read(text) if text else None


def of_record(text: str) -> str:
    """The same of a record that an older release took: its number stands, an old mobile one as it is dialled now."""
    try:
        return read(text)
    except InvalidValue:
        if old := _OLD_MOBILE.fullmatch(text):
            return _NEW_PREFIX[old[1]] + old[2]
        if _ONCE_KEPT.fullmatch(text):
            return text
        raise


def problem_of(text: str | None) -> str | None:
    """What is wrong in such a field; None when nothing is."""
    return problem_with(text, read) if text else None


def has_extension(text: str) -> bool:
    """Whether digits stand at its end that somebody dials after the number, such as "máy lẻ 12"."""
    return _EXTENSION.search(fold(text)) is not None


def link(number: str) -> str:
    """The `tel:` address of a stored number, good from any country where the number is."""
    return f"tel:+84{number[1:]}" if number.startswith("0") else f"tel:{number}"


def _as_dialled(text: str) -> str:
    """Without marks; a number of Vietnam in its national form, any other that has 00 before it with +."""
    international = text.lstrip(" (").startswith(("+", "00"))
    digits = _MARKS.sub("", text.replace(_TRUNK_ZERO, "", 1) if international else text)
    digits = f"+{digits[2:]}" if digits.startswith("00") else digits
    home = _VIETNAM.fullmatch(digits)
    if home is None:
        return digits
    return home[1] if re.fullmatch(_HOTLINE, home[1]) else f"0{home[1]}"


def _count_digits(text: str) -> int:
    return sum(letter.isdigit() for letter in text)
