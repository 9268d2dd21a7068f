"""How much the words of a text tell, and which tell nothing."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

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

    @property
    def stop_words(self) -> Collection[str]:
        return _FOLDED_STOP_TERMS if self.folded else _STOP_TERMS
