"""Text as it comes in, cleaned in one way at every door: forms, addresses of pages, cells, commands, names of files.

What is invisible and says nothing goes without a word, for nobody could find it: zero-width signs, soft hyphens, byte
order marks, signs that turn the direction of reading, tags, controls, lone surrogates, code points that are no
characters. What separates lines or words becomes a line end or a space. What shapes a sign that people see stays:
joiners inside emoji and in scripts that need them, a selector behind its symbol, no-break spaces. So do private
letters, for somebody's font has them; bullets of Word's symbol fonts become bullets.

A file is its author's to mend: in a cell a control or a broken byte is a sign of damage, and is told by
its code point and place instead (`refuse_damage`).
"""

import re
import unicodedata
from html.entities import html5

from matchmaker.ground.invalid import InvalidValue
from matchmaker.ground.text import with_new_tones

MOST_MARKS = 6
"""Marks above and below one letter; Vietnamese has two at most, decomposed."""

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_ODD_SPACES = re.compile("[\u1680\u2000-\u200a\u205f\u2800\u3000]")  # all but the space and the two that break no line
_NO_CHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_MEANINGLESS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # controls
    "\xad\u034f\u180e\u200b\u2060-\u206f\ufeff\ufff9-\ufffc"  # where a line may break, a word ends, a note begins
    "\u061c\u200e\u200f\u202a-\u202e"  # directions; their isolates are among \u2060-\u206f
    "\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # letters of no shape
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"  # shorthand and music, tags
    f"\ud800-\udfff{_NO_CHARACTERS}]"
)
_MARK = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f"
)
_FLOOD = re.compile(f"([{_MARK}]{{{MOST_MARKS}}})[{_MARK}]+")
_LOOSE_SELECTOR = re.compile(
    "[\u180b-\u180d\u180f]|(?<![0-9#*\xa9\xae\u203c-\u3299\U0001f000-\U0001faff])[\ufe00-\ufe0f]"
)
# Scripts whose letters join, and symbols; Latin letters are not among them.
_JOINING = (
    "\u0600-\u1cff\u2190-\u2bff\u3030\u303d\u3297\u3299\ua800-\uabff\ufb1d-\ufdff\ufe0f\ufe70-\ufefc"
    "\U00010a00-\U0001faff"
)
_LOOSE_JOINER = re.compile(f"(?<![{_JOINING}])[\u200c\u200d]|[\u200c\u200d](?![{_JOINING}])")
# What Word's symbol fonts (Symbol, Wingdings) leave of a bullet, an arrow, a tick in text without its font.
_SYMBOLS = str.maketrans(
    dict.fromkeys(map(chr, (0xF06C, 0xF06E, 0xF071, 0xF076, 0xF0A7, 0xF0A8, 0xF0B7, 0xF0D8)), "•")
    | {"\uf0df": "←", "\uf0e0": "→", "\uf0f0": "⇨", "\uf0fc": "✓"}
)
# Letters of Cyrillic and Greek that look like Latin ones, and what else stands in a word that they hide in.
_DISGUISES = "АВЕЅІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ"
_PLAIN = "A-Za-z0-9À-ɏ\u1e00-\u1eff"
_DISGUISED = re.compile(rf"\b(?=[{_PLAIN}]*([{_DISGUISES}]))[{_PLAIN}{_DISGUISES}]+\b")
_LATIN = re.compile("[A-Za-z]")
# What tells no two names apart: what nobody sees, kinds of dashes and quotation marks.
_UNSEEN = re.compile(f"{_MEANINGLESS.pattern}|[\u180b-\u180f\u200c\u200d\ufe00-\ufe0f]")
_ALIKE = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u2018\u2019\u02bc`\xb4", "'")
    | dict.fromkeys("\u201c\u201d", '"')
    | {"\u2800": " ", "Ð": "Đ", "ð": "đ", "\u0189": "Đ", "\u0256": "đ"}
)
_SPELLED_LETTER = re.compile("&(?:#[0-9]{2,7};|#[xX][0-9a-fA-F]{2,6};|([A-Za-z][A-Za-z0-9]{1,30};))")
_MARK_FOR_LETTER = re.compile(r"\?[a-z]")  # one may be a space that was forgotten
_RAISED = re.compile("[²³¹¼-¾⁰⁴-₎⅐-⅟↉]")
_PARTS = re.compile(f"({_RAISED.pattern})")
_DAMAGED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


def clean(text: str) -> str:
    """What the text says, in NFC, with plain line ends. Cleaning it again changes nothing; XML can hold all of it."""
    if text.isascii() and text.isprintable():  # as codes, keys and addresses are: nothing below touches these
        return text
    while (cleaned := _step(text)) != text:
        text = cleaned
    return text


def without_floods(text: str) -> str:
    """No more marks on one letter than letters have; sorting endless ones takes the square of their number in time."""
    return _FLOOD.sub(r"\1", text)


def clean_line(text: str) -> str:
    """`clean`, on one line, every run of white space one space, none at the ends."""
    return " ".join(clean(text).split())


def clean_code(text: str) -> str:
    """`clean_line` for what programs read, such as codes and numbers: wide and styled letters are the plain ones."""
    return clean_line(plain_letters(clean_line(text)))


def plain_letters(text: str) -> str:
    """Wide and styled letters, digits and signs as the plain ones that they stand for; 10⁶ is no 106."""
    return "".join(each if _RAISED.match(each) else unicodedata.normalize("NFKC", each) for each in _PARTS.split(text))


def name_key(name: str) -> str:
    """What names of organisations are compared by: `organisation_name_key` of the database gives the same."""
    seen = _UNSEEN.sub("", _LINE_ENDS.sub("\n", name))
    plain = unicodedata.normalize("NFKC", seen).translate(_ALIKE)
    small = "".join(map(str.lower, " ".join(plain.split())))  # one by one: "Σ" at the end of a word is no other letter
    return with_new_tones(small)


def refuse_damage(text: str) -> None:
    """Raises InvalidValue for a sign that the text was damaged on its way, naming its code point and place from 1."""
    damage = _DAMAGED.search(text)
    if damage is None:
        return
    sign, place = damage.group(), damage.start() + 1
    if "\udc80" <= sign <= "\udcff":  # how a byte that is not UTF-8 was kept
        raise InvalidValue("bad_bytes", byte=f"{ord(sign) - 0xDC00:02X}", place=str(place))
    raise InvalidValue("control_character", character=f"U+{ord(sign):04X}", place=str(place))


def refuse_lost_letters(text: str) -> None:
    """Raises InvalidValue for letters that a program wrote other signs for: \ufffd, question marks, HTML's names."""
    if "\ufffd" in text:
        raise InvalidValue("letters_lost", sign="\ufffd", place=str(text.index("\ufffd") + 1))
    marks = list(_MARK_FOR_LETTER.finditer(text)) if text.isascii() and not re.search("://|=", text) else []
    if len(marks) > 1:
        raise InvalidValue("letters_lost", sign="?", place=str(marks[0].start() + 1))
    for spelled in _SPELLED_LETTER.finditer(text):
        if spelled[1] is None or spelled[1] in html5:
            raise InvalidValue("letter_spelled", letter=spelled[0])


def refuse_disguise(text: str) -> None:
    """Raises InvalidValue for a letter of another script in the place of the Latin one that looks like it.

    Two names that nobody can tell apart would be two organisations. Words of such a script alone are its own words.
    """
    disguise = _DISGUISED.search(text) if _LATIN.search(text) else None
    if disguise:
        raise InvalidValue(
            "letter_in_disguise", letter=disguise[1], character=f"U+{ord(disguise[1]):04X}", word=disguise[0]
        )


def _step(text: str) -> str:
    text = _MEANINGLESS.sub("", _LINE_ENDS.sub("\n", text))
    text = _LOOSE_JOINER.sub("", _LOOSE_SELECTOR.sub("", _ODD_SPACES.sub(" ", text)))
    return unicodedata.normalize("NFC", without_floods(text)).translate(_SYMBOLS)
