"""Why a record fits: for every requirement the one sentence that answers it best, how well, and the words they share.

Which sentence it is, `evidence` chooses among the record's own. How well it answers is judged as for whole records:
closeness of centred vectors plus the share of the requirement's information that the sentence's words hold.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from embeddings.encoder import Vectors
from matchmaker.matching.evidence import best_place, chained, chosen_by, continues, excerpt
from matchmaker.matching.fusion import PRIOR_SPREAD, Floats, fused
from matchmaker.matching.lexical import exact_terms, folded_terms
from matchmaker.matching.model import Coverage, Span, Strength
from matchmaker.text import Token, spanned_tokens

STRONG, PARTLY = 6.5, 4.0  # see docs/matching.md, Explanations
WORDS_WEIGHT = 10.0  # of one full share: a sentence is short, and sharing all words with it is common
_TELLING_SHARE = 0.6  # of the highest idf: a word this rare is marked even alone
_UNKNOWN_WORD = ""  # has the highest idf of all

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
_STOP_WORDS = frozenset(term for word in _ENGLISH_STOP_WORDS | _VIETNAMESE_STOP_WORDS for term in exact_terms(word))
_FOLDED_STOP_WORDS = frozenset(term for word in _VIETNAMESE_STOP_WORDS for term in folded_terms(word))


@dataclass(frozen=True, kw_only=True)
class Parts:
    """Short texts (NFC) of one record, each with the field it stands in, and their unit vectors, (n, d)."""

    texts: Sequence[str]
    fields: Sequence[str]
    vectors: Vectors


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
        return _FOLDED_STOP_WORDS if self.folded else _STOP_WORDS


def explain(requirements: Parts, sentences: Parts, telling: Telling) -> list[Coverage]:
    """What of `sentences` answers each of `requirements`, in their order. Vectors are centred on either side."""
    words = [telling.weights(list(dict.fromkeys(telling.terms(text)))) for text in requirements.texts]
    told = [sum(weights.values()) for weights in words]
    all_told = sum(told) or 1.0
    held = [frozenset(telling.terms(text)) for text in sentences.texts]
    closeness = requirements.vectors @ sentences.vectors.T / np.float32(PRIOR_SPREAD)
    return [
        _coverage(text, _found(near, weights, sentences, held), telling, weight / all_told)
        for text, near, weights, weight in zip(requirements.texts, closeness, words, told, strict=True)
    ]


def strength_of(evidence: float) -> Strength:
    """The word for how well a sentence answers a requirement."""
    if evidence >= STRONG:
        return Strength.STRONG
    return Strength.PARTLY if evidence >= PARTLY else Strength.NOT_COVERED


@dataclass(frozen=True, kw_only=True)
class _Found:
    """The sentence chosen for a requirement: as shown, where it stands, and how well it answers."""

    shown: str
    field: str
    strength: Strength


def _found(
    near: Floats, words: Mapping[str, float], sentences: Parts, held: Sequence[Collection[str]]
) -> _Found | None:
    if not held:
        return None
    chain = chained(sentences.fields)
    place = best_place(chosen_by(near, words, held, chain), sentences.texts, chain)
    evidence = fused(near, _shares(words, held), WORDS_WEIGHT)
    shown_from = place - continues(sentences.texts, chain, place)
    return _Found(
        shown=excerpt(sentences.texts, chain, place),
        field=sentences.fields[place],
        strength=strength_of(float(evidence[shown_from : place + 1].max())),
    )


def _shares(words: Mapping[str, float], held: Sequence[Collection[str]]) -> Floats:
    """The share of a requirement's information whose words each sentence holds."""
    total = sum(words.values()) or 1.0
    return np.array([sum(w for term, w in words.items() if term in terms) / total for terms in held], np.float32)


def _coverage(requirement: str, found: _Found | None, telling: Telling, weight: float) -> Coverage:
    if found is None or found.strength is Strength.NOT_COVERED:
        return Coverage(requirement=[Span(text=requirement)], strength=Strength.NOT_COVERED, weight=weight)
    shared = shared_terms(requirement, found.shown, telling)
    return Coverage(
        requirement=marked(requirement, shared, telling),
        strength=found.strength,
        weight=weight,
        evidence=marked(found.shown, shared, telling),
        evidence_field=found.field,
    )


def shared_terms(one: str, other: str, telling: Telling) -> frozenset[str]:
    """Terms worth marking in both texts: telling words, and words that stand side by side in both.

    A Vietnamese syllable alone says little ("sản" in sản phẩm and sản xuất); two in a row are a word.
    """
    first, second = telling.terms(one), telling.terms(other)
    common = {word for word in set(first) & set(second) - set(telling.stop_words) if not word.isdigit()}
    pairs = set(pairwise(first)) & set(pairwise(second))
    weights = telling.weights(sorted(common))
    enough = _TELLING_SHARE * max(telling.weights([_UNKNOWN_WORD]).values())
    in_pairs = {word for pair in pairs if common.issuperset(pair) for word in pair}
    return frozenset(word for word in common if word in in_pairs or weights[word] >= enough)


def marked(text: str, shared: Collection[str], telling: Telling) -> list[Span]:
    """The text cut into spans; neighbouring shared words make one marked span."""
    places = [token for token in spanned_tokens(text) if set(telling.terms(token.text)) & set(shared)]
    spans: list[Span] = []
    end = 0
    for start, stop in _joined(text, places):
        if start > end:
            spans.append(Span(text=text[end:start]))
        spans.append(Span(text=text[start:stop], marked=True))
        end = stop
    if end < len(text):
        spans.append(Span(text=text[end:]))
    return spans


def _joined(text: str, places: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Bounds of marked words, those with only a space between them joined."""
    if not places:
        return
    start = places[0].start
    for one, following in pairwise(places):
        if text[one.end : following.start] != " ":
            yield start, one.end
            start = following.start
    yield start, places[-1].end
