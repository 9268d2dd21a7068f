"""Text as this service reads it: NFC, folding, tokens, sentences, Vietnamese order. Pure functions."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

SENTENCE_LIMIT = 240
"""Characters that a shown sentence may have at most (issue: evidence is one sentence)."""

_WORD = re.compile(r"\w+")
_MARKS = re.compile("[\u0300-\u036f]+")  # combining diacritical marks
_OLD_TONE = re.compile("(o(?=.[ae])|u(?=.y))([\u0300\u0301\u0303\u0309\u0323])([aey])(?![\u0300-\u036f])")
_SPACES = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"(?<=[.!?…;])[\"'”’)\]]*\s+|\s*\n+\s*|\s+(?=[•▪‣◦]\s)")
_LIST_MARK = re.compile(r"^(?:[-–—*•▪‣◦+]+|\(?\d{1,2}[.)]|[a-zđ]\))\s+", re.IGNORECASE)
_ABBREVIATION = re.compile(
    r"(?<!\w)(?:TP|TS|ThS|PGS|GS|BS|KS|CN|Tp|Q|P|No|vs|etc|e\.g|i\.e|Dr|Mr|Mrs|Ms|St|Inc|Ltd|Co|Fig|[A-ZĐ])\.$"
)
_AND_SO_ON = ("…", "...", "v.v.", "v..v.")
_PRIMARY_ORDER = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PRIMARY = {letter: chr(ord("A") + place) for place, letter in enumerate(_PRIMARY_ORDER)}
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_MIN_REQUIREMENT_WORDS = 3


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A piece of a longer text: `text` is what stands there between `start` and `end` (characters)."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Token:
    """A lower-cased word and where it stands in the text it was read from (characters)."""

    start: int
    end: int
    text: str


def nfc(text: str) -> str:
    """The composed Unicode form that every boundary of the service stores and compares."""
    return unicodedata.normalize("NFC", text)


def normalise_spaces(text: str) -> str:
    """NFC with every run of white space turned into one space, none at the ends."""
    return _SPACES.sub(" ", nfc(text)).strip()


def unmarked(text: str) -> str:
    """The text without diacritics, đ as d, as it comes from a keyboard without Vietnamese input; case is kept."""
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", bare.replace("đ", "d").replace("Đ", "D"))


def fold(text: str) -> str:
    """Lower case without diacritics, đ as d: "Trí tuệ" and "tri tue" fold to the same text."""
    return text.lower() if text.isascii() else unmarked(text.lower())


def fold_in_place(text: str) -> str:
    """Folded, each character by one and each white space by a blank, so that places stay."""
    return "".join(" " if letter.isspace() else (fold(letter) + " ")[0] for letter in text)


def with_new_tones(text: str) -> str:
    """NFC; of "hòa" and "hoà", both taught, always the one that the newer rule has. Small letters alone."""
    return nfc(_OLD_TONE.sub(r"\1\3\2", unicodedata.normalize("NFD", text)))


def is_marked(text: str) -> bool:
    """Whether the text carries any diacritic (or đ): typing without them loses this."""
    return not text.isascii() and fold(text) != nfc(text.lower())


def tokens(text: str) -> list[str]:
    """Lower-cased words in reading order, repeated words kept; in Vietnamese a word is a syllable."""
    return _WORD.findall(nfc(text).lower())


def folded_tokens(text: str) -> list[str]:
    """`tokens` of the folded text."""
    return _WORD.findall(fold(text))


def spanned_tokens(text: str) -> list[Token]:
    """`tokens` with their places in `text`, which has to be NFC already."""
    return [Token(start=match.start(), end=match.end(), text=match.group().lower()) for match in _WORD.finditer(text)]


def has_words(text: str) -> bool:
    """Whether there is a letter or a digit in it."""
    return _WORD.search(text) is not None


def sentences(text: str, limit: int = SENTENCE_LIMIT) -> list[Sentence]:
    """The sentences and list items of an NFC text, in order, each at most `limit` characters.

    A longer sentence is cut after a comma or at a space; `text[start:end]` is the sentence's text.
    """
    cut: list[Sentence] = []
    for start, end in _sentence_bounds(text):
        for left, right in _cut(text, start, end, limit):
            if _WORD.search(text, left, right):
                cut.append(Sentence(start=left, end=right, text=text[left:right]))
    return cut


def _sentence_bounds(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if "\n" not in end.group() and (_ABBREVIATION.search(text, start, end.start()) or _goes_on(text, end)):
            continue
        yield start, end.start() + len(end.group().rstrip())
        start = end.end()
    yield start, len(text)


def _goes_on(text: str, end: re.Match[str]) -> bool:
    """ "Qwen, Llama…) để soạn thảo", "cam, bưởi, v.v. theo vụ": what stands for the rest of a list ends nothing."""
    return (
        text[max(0, end.start() - 4) : end.start()].endswith(_AND_SO_ON) and text[end.end() : end.end() + 1].islower()
    )


def _cut(text: str, start: int, end: int, limit: int) -> Iterator[tuple[int, int]]:
    start, end = _trim(text, start, end)
    while end - start > limit:
        middle = _break_before(text, start, start + limit)
        yield _trim(text, start, middle)
        start, end = _trim(text, middle, end)
    if end > start:
        yield start, end


def _break_before(text: str, start: int, latest: int) -> int:
    """Where to cut a sentence that is too long: after a comma in the last half, else at a space."""
    earliest = start + (latest - start) // 2
    comma = max(text.rfind(", ", earliest, latest), text.rfind(": ", earliest, latest))
    if comma > 0:
        return comma + 1
    space = text.rfind(" ", start + 1, latest)
    return space if space > 0 else latest


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def split_requirements(text: str) -> list[str]:
    """The separate things a need asks for: its sentences and list items, list marks removed.

    Fragments of fewer than three words say nothing alone and are left out; a text made of nothing else
    comes back whole, an empty text as an empty list.
    """
    parts = [_LIST_MARK.sub("", sentence.text) for sentence in sentences(nfc(text))]
    requirements = list(dict.fromkeys(part for part in parts if len(tokens(part)) >= _MIN_REQUIREMENT_WORDS))
    whole = normalise_spaces(text)[:SENTENCE_LIMIT]
    return requirements or ([whole] if whole else [])


def snippet(text: str, limit: int = SENTENCE_LIMIT) -> str:
    """The beginning of a text on one line, cut at a word with an ellipsis where it is longer than `limit`."""
    line = normalise_spaces(text)
    if len(line) <= limit:
        return line
    cut = line.rfind(" ", 0, limit)
    return line[: cut if cut > 0 else limit - 1].rstrip(" ,;:.") + "…"


def ending(text: str, limit: int = SENTENCE_LIMIT) -> str:
    """The end of a text on one line, begun at a word after an ellipsis where it is longer than `limit`."""
    line = normalise_spaces(text)
    if len(line) <= limit:
        return line
    start = line.find(" ", len(line) - limit + 1)
    return "…" + line[start if start > 0 else len(line) - limit + 1 :].lstrip()


def sort_key_vi(text: str) -> str:
    """A key whose plain byte order is the Vietnamese alphabetical order.

    Letters first (a ă â b c d đ e ê …), case ignored; tones decide between equal letters, in the dictionary
    order level, huyền, hỏi, ngã, sắc, nặng (as the Vietnamese collation of the Unicode CLDR does).
    """
    letters: list[str] = []
    tones: list[str] = []
    for letter in normalise_spaces(text).lower():
        base, tone = _split_tone(letter)
        if base.isalnum() or base == " ":
            letters.append(_PRIMARY.get(base, base))
            tones.append(tone)
    return "".join(letters).strip() + "\t" + "".join(tones).rstrip("0")


def _split_tone(letter: str) -> tuple[str, str]:
    marks = unicodedata.normalize("NFD", letter)
    tone = next((_TONES[mark] for mark in marks if mark in _TONES), "0")
    base = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
    return base, tone
