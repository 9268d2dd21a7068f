"""How much the words of a text tell, and which tell nothing."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from matchmaker.ground.text import is_marked, tokens
from matchmaker.matching.lexical import exact_terms, folded_terms

_ENGLISH_STOP_WORDS = frozenset(
    """a an and any are as at be been but by can could did do does for from had has have how i if in into is it its
    may more most must no not of on or our over should so such than that the their them then there these they this
    those to under up was we were what when where which while who whose why will with would you your""".split()
)
_VIETNAMESE_STOP_WORDS = frozenset(
    """ai bằng bị bởi các cái cần cả chỉ cho chúng có còn của cùng cũng do dù đang đã đây đã để đến điều được đó gì hay
    hoặc khi không là lại lên mà mỗi một mọi muốn nào này nên nếu người như nhưng những nhiều nơi ở phải qua ra rằng
    rất sẽ sau tại theo thì tôi trên trong trước từ và vào vẫn về vì với việc""".split()
)
STOP_WORDS = _ENGLISH_STOP_WORDS | _VIETNAMESE_STOP_WORDS
_STOP_TERMS = frozenset(term for word in STOP_WORDS for term in exact_terms(word))
_FOLDED_STOP_TERMS = frozenset(term for word in _VIETNAMESE_STOP_WORDS for term in folded_terms(word))


@dataclass(frozen=True, kw_only=True)
class Telling:
    """How much each word tells: `weights` by term, at least zero. `folded` reads words without diacritics."""

    folded: bool
    weights: Callable[[Sequence[str]], Mapping[str, float]]

    def terms(self, text: str) -> list[str]:
        """The words of a text as they are compared."""
        return folded_terms(text) if self.folded else exact_terms(text)

    def stop_terms(self, one: str, other: str) -> Collection[str]:
        """Those of the words of two texts that tell nothing.

        Without diacritics "nhu" may be "như", which tells nothing, or begin "nhu cầu": where the other text has its
        diacritics, that one says which.
        """
        if not self.folded:
            return _STOP_TERMS
        spelled = [text for text in (one, other) if is_marked(text)]
        if not spelled:
            return _FOLDED_STOP_TERMS
        words = {word for text in spelled for word in tokens(text)}
        return _folded(words & STOP_WORDS) - _folded(words - STOP_WORDS)

    def says(self, word: str, terms: Collection[str]) -> bool:
        """Whether a word (NFC, small letters) is one of the terms, and not a stop word that only looks like one."""
        only_looks = self.folded and is_marked(word) and word in STOP_WORDS
        return not only_looks and not set(self.terms(word)).isdisjoint(terms)


def _folded(words: Collection[str]) -> set[str]:
    return {term for word in words for term in folded_terms(word)}
