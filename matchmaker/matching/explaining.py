"""Why a record fits: for every requirement the one sentence that answers it best, how well, and the words they share.

Which sentence it is, `evidence` chooses among the record's own. How well the record answers, `judging` says.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from embeddings.encoder import Vectors
from embeddings.words import Words
from matchmaker.ground.text import Token, spanned_tokens
from matchmaker.matching.evidence import best_place, chained, chosen_by, continues, excerpt
from matchmaker.matching.fusion import PRIOR_SPREAD, Floats
from matchmaker.matching.language import Language, catalogue_language
from matchmaker.matching.model import Coverage, Span, Strength
from matchmaker.matching.word_likeness import Likeness
from matchmaker.matching.word_weights import Telling

LIKENESS_WEIGHT = 8.0  # of a likeness of one, in standard deviations of closeness, where a sentence is chosen
_TELLING_SHARE = 0.6  # of the highest idf: a word this rare is marked even alone
_UNKNOWN_WORD = ""  # has the highest idf of all


@dataclass(frozen=True, kw_only=True)
class Parts:
    """Short texts (NFC) of one record, each with the field it stands in, its words, and their unit vectors, (n, d)."""

    texts: Sequence[str]
    fields: Sequence[str]
    vectors: Vectors
    words: Sequence[Words]

    @cached_property
    def language(self) -> Language:
        """That of a record with these texts: to guess it costs as much as to compare it."""
        return catalogue_language("\n".join(self.texts))


def explain(
    requirements: Parts,
    sentences: Parts,
    telling: Telling,
    likenesses: Sequence[Likeness],
    strength_of: Callable[[float], Strength],
) -> list[Coverage]:
    """What of `sentences` answers each of `requirements`, in their order. Vectors are centred on either side.

    `likenesses` are those of each requirement; `strength_of` says how well the sentence that is shown answers, by how
    far it is asked for by this requirement rather than by another.
    """
    words = [telling.weights(list(dict.fromkeys(telling.terms(text)))) for text in requirements.texts]
    totals = [sum(weights.values()) for weights in words]
    all_told = sum(totals) or 1.0
    held = [frozenset(telling.terms(text)) for text in sentences.texts]
    closeness = requirements.vectors @ sentences.vectors.T / np.float32(PRIOR_SPREAD)
    return [
        _coverage(text, _answer(near, like, own, weights, sentences, held), strength_of, telling, weight / all_told)
        for text, near, like, own, weights, weight in zip(
            requirements.texts, closeness, likenesses, _owned(likenesses), words, totals, strict=True
        )
    ]


def _owned(likenesses: Sequence[Likeness]) -> list[Floats]:
    """For each requirement how far it asks for every sentence, (s,), less how much more another one does: that one it
    answers, and with this one it shares its words ("khuôn mặt" of the forged ones, where their quality is asked for).
    """
    asked = [one.asked for one in likenesses]
    if not asked:
        return []
    most = np.max(asked, axis=0)
    return [2 * own - most for own in asked]


@dataclass(frozen=True, kw_only=True)
class _Answer:
    """The sentence chosen for a requirement: as shown, where it stands, and how far it is asked for."""

    shown: str
    field: str
    asked: float


def _answer(
    near: Floats,
    like: Likeness,
    owned: Floats,
    words: Mapping[str, float],
    sentences: Parts,
    held: Sequence[Collection[str]],
) -> _Answer | None:
    if not held:
        return None
    chain = chained(sentences.fields)
    choice = chosen_by(near, words, held, chain) + np.float32(LIKENESS_WEIGHT) * (like.sentences + like.asked)
    place = best_place(choice, sentences.texts, chain)
    first = place - continues(sentences.texts, chain, place)  # the piece that leads to it is shown too
    return _Answer(
        shown=excerpt(sentences.texts, chain, place),
        field=sentences.fields[place],
        asked=float(owned[first : place + 1].max()),
    )


def _coverage(
    requirement: str,
    answer: _Answer | None,
    strength_of: Callable[[float], Strength],
    telling: Telling,
    weight: float,
) -> Coverage:
    strength = strength_of(answer.asked) if answer else Strength.NOT_COVERED
    if answer is None or strength is Strength.NOT_COVERED:
        return Coverage(requirement=[Span(text=requirement)], strength=Strength.NOT_COVERED, weight=weight)
    shared = shared_terms(requirement, answer.shown, telling)
    return Coverage(
        requirement=marked(requirement, shared, telling),
        strength=strength,
        weight=weight,
        evidence=marked(answer.shown, shared, telling),
        evidence_field=answer.field,
    )


def shared_terms(one: str, other: str, telling: Telling) -> frozenset[str]:
    """Terms worth marking in both texts: telling words, and words that stand side by side in both.

    A Vietnamese syllable alone says little ("sản" in sản phẩm and sản xuất); two in a row are a word.
    """
    first, second = telling.terms(one), telling.terms(other)
    said = set(first) & set(second)
    common = {word for word in said - set(telling.stop_terms(one, other)) if not word.isdigit()}
    pairs = set(pairwise(first)) & set(pairwise(second))
    weights = telling.weights(sorted(common))
    enough = _TELLING_SHARE * max(telling.weights([_UNKNOWN_WORD]).values())
    in_pairs = {word for pair in pairs if common.issuperset(pair) for word in pair}
    return frozenset(word for word in common if word in in_pairs or weights[word] >= enough)


def marked(text: str, shared: Collection[str], telling: Telling) -> list[Span]:
    """The text cut into spans; neighbouring shared words make one marked span."""
    places = [token for token in spanned_tokens(text) if telling.says(token.text, shared)]
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
