"""What two ways to write one word have in common: where tones stand, i and y, plurals, British and American English."""

import re
from functools import lru_cache

from matchmaker.ground.text import fold, is_marked, with_new_tones

WORD = re.compile(r"[^\W_]+")
_Y_AS_VOWEL = re.compile("(?<=[hklmst])[yỳýỷỹỵ]$")
_AS_I = dict(zip("yỳýỷỹỵ", "iìíỉĩị", strict=True))
_ENGLISH = (
    (re.compile(r"(?<=\w{2})ies$"), "y"),
    (re.compile(r"(?<=ch|sh|ss)es$|(?<=x)es$"), ""),
    (re.compile(r"(?<=\w{2}[^sui])s$"), ""),
    (re.compile(r"(?<=\w{2})is(ation|ing|ed|er|e)$"), r"iz\1"),
    (re.compile(r"(?<=\w{3})our$"), "or"),
    (re.compile(r"(?<=\w{2})tre$"), "ter"),
    (re.compile(r"(?<=\w{2})ll(ing|ed|er)$"), r"l\1"),
)
_SYLLABLE = re.compile(r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?")
_ENGLISH_WORDS = frozenset("all as etc ids its his has is led lis mes pos rag sap us was".split())
_SYLLABLES_OF_ENGLISH = frozenset(
    "a an am at be can cup do den gap go he hen him in map me men my no on or so ten the them then thin to up".split()
)


@lru_cache(maxsize=50_000)
def spelt(word: str) -> str:
    """A word without case, however it is spelt: "hoá" as "hóa", "kỹ" as "kĩ", "sensors" as "sensor"."""
    low = word.lower()
    if not low.isascii():
        low = with_new_tones(low)
    elif len(low) > 3:
        for ending, instead in _ENGLISH:
            low = ending.sub(instead, low)
        return low
    return _Y_AS_VOWEL.sub(lambda vowel: _AS_I[vowel.group()], low)


@lru_cache(maxsize=50_000)
def bare(word: str) -> str:
    """`spelt` without marks, as it comes from a keyboard without Vietnamese input."""
    return fold(spelt(word))


@lru_cache(maxsize=50_000)
def carries_marks(word: str) -> bool:
    return is_marked(word)


def needs_its_capitals(form: str) -> bool:
    """An abbreviation that in small letters is a word of its own: "AI" and "ai", "HIS" and "his"."""
    low = form.lower()
    if not (form.isupper() and form.isascii() and form.isalpha()):
        return False
    return len(low) <= 2 or low in _ENGLISH_WORDS or _SYLLABLE.fullmatch(low) is not None


def is_known_unmarked(form: str) -> bool:
    """Whether a marked form can be told from other words without its marks: never one syllable, nor English words."""
    words = [bare(word) for word in WORD.findall(form)]
    return carries_marks(form) and len(words) > 1 and not _SYLLABLES_OF_ENGLISH.issuperset(words)
