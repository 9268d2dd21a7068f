"""Vietnamese in an encoding from before Unicode, which shows as letter soup: recognised, so that it is not stored.

A text is taken for one when its words are no Vietnamese as they stand and become Vietnamese syllables, nearly all of
them, when an old encoding reads them. Fonts such as .VnTime (TCVN3, "ABC") and VNI-Times hide it from whoever typed it.
UTF-8 that a program read by another table is known by what its letters become, which no language writes.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence

from matchmaker.ground.invalid import InvalidValue, problem_with

_NEARLY_ALL, _MANY = 0.8, 0.5  # of the words that hold letters outside ASCII
_ENOUGH = 2**20  # bytes of a file
_SHORTEST_ALONE = 3  # letters of a word that is the only one of its text
_SPLIT = re.compile(rb"[\x00-@\[-`{-\x7f]+")
_EDGES = b"\x84\x85\x91\x92\x93\x94\x95\x96\x97\xa0"  # quotation marks, dashes and dots of Windows
_UNICODE = re.compile("[\u1ea0-\u1ef9]")  # letters of no other encoding: the text is well
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_SYLLABLE = re.compile(
    "(?:ngh|ng|nh|th|tr|kh|gh|gi|ch|ph|qu|[bcdđghklmnpqrstvx])?"
    "(?:uyê|oai|oay|oao|oeo|uây|iêu|yêu|uôi|ươi|ươu|uya|ia|iê|ya|yê|ua|uô|ưa|ươ|oa|oă|oe|uê|uy|uâ|uơ|ai|ao|au|ay|âu|ây"
    "|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy])"
    "(?:ch|ng|nh|[cmnpt])?"
)
_TCVN3 = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢£¤¥¦§",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ",
)
_VISCII = str.maketrans(
    dict(
        enumerate(
            "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
            "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
            start=0x80,
        )
    )
)
_UTF8_LETTERS = [
    *"ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư",
    *map(chr, range(0x1EA0, 0x1EFA)),
]
_BEHIND_A_WORD = "…’“”–—"  # in a good text too, such as “XÃ…
_LOST = re.compile("[\x80-\x9f\xad]")  # cleaning drops it
_VNI_LETTERS = str.maketrans("ñÑôÔöÖæÆóÓòÒîÎ", "đĐơƠưƯỉỈĩĨịỊỵỴ")
# Behind its vowel: a tone, or what makes â or ă of it with a tone or without.
_VNI_MARKS = {
    sign: shape + tone
    for shape, signs in {"": "-ùøûõï", "\u0302": "âáàåãä", "\u0306": "êéèúüë"}.items()
    for sign, tone in zip(signs, ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True)
}
_VNI = re.compile("(?<=[aeouyAEOUYôöÔÖ])[øùûõïâàáåãäêèéúüëØÙÛÕÏÂÀÁÅÃÄÊÈÉÚÜË]")


def _vni(word: bytes) -> str:
    marked = _VNI.sub(lambda match: _VNI_MARKS[match[0].lower()], word.decode("latin-1"))
    return marked.translate(_VNI_LETTERS)


ENCODINGS: Mapping[str, Callable[[bytes], str]] = {
    "TCVN3 (ABC)": lambda word: word.decode("latin-1").translate(_TCVN3),
    "VNI": _vni,
    "VISCII": lambda word: word.decode("latin-1").translate(_VISCII),
    "Windows-1258": lambda word: word.decode("cp1258", errors="replace"),
}
"""By the names that people know: what a word of theirs says."""


def _misread_letters(table: str) -> re.Pattern[str]:
    """Vietnamese letters as UTF-8 leaves them when a program reads it by the table."""
    lasts: dict[str, str] = {}
    for letter in _UTF8_LETTERS:
        *lead, last = (_misread(byte, table) for byte in letter.encode())
        lasts["".join(lead)] = lasts.get("".join(lead), "") + last
    whole = "|".join(f"{re.escape(lead)}[{re.escape(last)}]" for lead, last in lasts.items())
    lost = "|".join(re.escape(lead) for lead, last in lasts.items() if len(lead) > 1 and _LOST.search(last))
    return re.compile(f"(?<=[a-z])[ÃĂ](?!\\w)|{whole}|(?:{lost or '(?!)'})(?=[A-Za-z])")


def _misread(byte: int, table: str) -> str:
    try:
        return bytes([byte]).decode(table)
    except UnicodeDecodeError:  # as browsers and spreadsheets do
        return chr(byte)


MISREAD: Mapping[str, re.Pattern[str]] = {
    "UTF-8 → Windows-1252": _misread_letters("cp1252"),
    "UTF-8 → Windows-1258": _misread_letters("cp1258"),  # what Windows in Vietnamese takes a CSV file for
    "UTF-8 → Mac Roman": _misread_letters("mac_roman"),
}
"""By the names that people know: what letters of UTF-8 become there."""
_LEADS = "ÂÃÄÅÆĂâ√ƒ∆"  # what is left of a letter whose other half was lost


def encoding_of_file(content: bytes) -> str | None:
    """The old encoding of a file that is not UTF-8; None where it is none of those known here, or all is well."""
    words = [word for word in map(_bare, _SPLIT.split(content[:_ENOUGH])) if not word.isascii() and not _is_utf8(word)]
    return _encoding_of(words)


def refuse_old_encoding(text: str) -> None:
    """Raises InvalidValue for letter soup, naming the encoding that it comes from."""
    if text.isascii():
        return
    if misread := next((name for name, letters in MISREAD.items() if _is_misread(text, letters)), None):
        raise InvalidValue("old_encoding", encoding=misread)
    if _UNICODE.search(text):
        return
    words = [_bare(word) for part in re.split(r"[\s!-@\[-`{-~]+", text) if (word := _as_bytes(part)) is not None]
    encoding = _encoding_of([word for word in words if not word.isascii()])
    if encoding is not None:
        raise InvalidValue("old_encoding", encoding=encoding)


def problem_of(text: str | None) -> str | None:
    """The code of what is wrong with letter soup; None for any other text."""
    return problem_with(text or "", refuse_old_encoding)


def _is_misread(text: str, letters: re.Pattern[str]) -> bool:
    """Whether UTF-8 was read by their table: two of them tell, or one in a text without any other letter."""
    certain = (made for made in letters.finditer(text) if _is_certain(made[0][-1], text[made.end() : made.end() + 1]))
    first, second = next(certain, None), next(certain, None)
    if first is None or second is not None:
        return second is not None
    others = (sign for sign in letters.sub("", text) if sign.isalpha() and not sign.isascii())
    return all(sign in _LEADS for sign in others)


def _is_certain(last: str, following: str) -> bool:
    return last != "\xa0" and (last not in _BEHIND_A_WORD or following.isalpha())


def _encoding_of(words: Sequence[bytes]) -> str | None:
    """The one in which most of the words are Vietnamese, if it makes nearly all of them so."""
    as_they_are = {word for word in words if _is_syllable(word.decode("cp1252", "replace"))}
    if not words or sum(word in as_they_are for word in words) > _MANY * len(words):
        return None
    read = {name: {word for word in words if _is_syllable(decode(word))} for name, decode in ENCODINGS.items()}
    name = max(read, key=lambda each: sum(word in read[each] for word in words))
    made = sum(word in read[name] for word in words)
    return name if made >= _NEARLY_ALL * len(words) and _is_evidence(read[name] - as_they_are) else None


def _is_evidence(words: set[bytes]) -> bool:
    """Two words, or one with a sign in its middle that stands in no word."""
    words = {word for word in words if len(word) > 1}
    signs = (sign for word in words if len(word) >= _SHORTEST_ALONE for sign in word[1:-1].decode("cp1252", "replace"))
    return len(words) > 1 or any(not sign.isalpha() for sign in signs)


def _is_syllable(word: str) -> bool:
    toneless, tones = _TONE.subn("", unicodedata.normalize("NFD", word.lower()))
    return tones <= 1 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", toneless)) is not None


def _bare(word: bytes) -> bytes:
    return word.strip(_EDGES)


def _is_utf8(word: bytes) -> bool:
    try:
        word.decode()
    except UnicodeDecodeError:
        return False
    return True


def _as_bytes(word: str) -> bytes | None:
    """What the word was before it was read as Windows-1252; None for one that holds other letters."""
    try:
        return b"".join(sign.encode("latin-1" if "\x80" <= sign <= "\x9f" else "cp1252") for sign in word)
    except UnicodeEncodeError:
        return None
