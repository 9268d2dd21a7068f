"""Which sentence of a record answers a requirement: chosen among the record's own, and shown within the limit.

Choosing is contrast. A word that stands in every sentence of a record does not tell them apart, so words count by
how few of its sentences hold them. A sentence also answers for what the ones before it have named: "Hệ thống đọc hóa
đơn. Kết quả được nhập vào phần mềm kế toán." tells of invoices in both. docs/matching.md has the figures.
"""

import math
from collections.abc import Collection, Mapping, Sequence

import numpy as np

from matchmaker.ground.text import SENTENCE_LIMIT, ending, snippet
from matchmaker.matching.fusion import Floats

CHOICE_WORDS_WEIGHT = 8.0  # of one full share of words, in standard deviations of closeness
NAMED_BEFORE = (0.5, 0.25)  # what a word counts that the sentence before holds, and the one before that
CONTRAST = 1.5  # power of how few sentences hold a word
LATER_PIECE = 1.5  # evidence that a later piece of one long sentence may lack: it is shown with what leads to it
_SENTENCE_ENDS = ".!?…;"
_CLOSERS = "\"'”’)]"


def chosen_by(
    closeness: Floats, words: Mapping[str, float], held: Sequence[Collection[str]], chain: Sequence[int]
) -> Floats:
    """What the choice among a record's sentences goes by, (n,): the highest answers best.

    `words` are the requirement's with what each tells; `held` those of each sentence; `chain` counts for each
    sentence how many before it stand in the same field.
    """
    return closeness + np.float32(CHOICE_WORDS_WEIGHT) * _linked_shares(words, held, chain)


def _linked_shares(words: Mapping[str, float], held: Sequence[Collection[str]], chain: Sequence[int]) -> Floats:
    """The share of a requirement's telling words that each sentence holds, or those before it have named."""
    weights = {word: weight * _contrast(sum(word in h for h in held), len(held)) for word, weight in words.items()}
    total = sum(weights.values()) or 1.0
    shares = [
        sum(weight * _presence(word, held, place, chain[place]) for word, weight in weights.items()) / total
        for place in range(len(held))
    ]
    return np.array(shares, np.float32)


def _contrast(holders: int, sentences: int) -> float:
    """1 for a word of one sentence, less the more of them hold it."""
    return float((math.log1p(sentences / max(1, holders)) / math.log1p(sentences)) ** CONTRAST)


def _presence(word: str, held: Sequence[Collection[str]], place: int, before: int) -> float:
    if word in held[place]:
        return 1.0
    named = zip(NAMED_BEFORE[:before], range(place - 1, -1, -1), strict=False)
    return max((credit for credit, earlier in named if word in held[earlier]), default=0.0)


def best_place(choice: Floats, texts: Sequence[str], chain: Sequence[int]) -> int:
    """The place of the best sentence. Of a long one in pieces, the last that is nearly as good as those before it:
    it is shown with the end of the piece before.
    """
    place = int(choice.argmax())
    while (
        place + 1 < len(texts)
        and continues(texts, chain, place + 1)
        and choice[place + 1] > choice[place] - LATER_PIECE
    ):
        place += 1
    return place


def continues(texts: Sequence[str], chain: Sequence[int], place: int) -> bool:
    """Whether a piece goes on with the sentence that the piece before it begins, cut since it was too long."""
    if not chain[place]:
        return False
    before = texts[place - 1]
    unfinished = not before.rstrip(_CLOSERS).endswith(tuple(_SENTENCE_ENDS))
    return unfinished and len(before) + 1 + len(texts[place]) > SENTENCE_LIMIT


def excerpt(texts: Sequence[str], chain: Sequence[int], place: int) -> str:
    """What is shown of a sentence: at most SENTENCE_LIMIT characters; the end of a long one with what leads to it."""
    if not continues(texts, chain, place):
        return snippet(texts[place], SENTENCE_LIMIT)
    return ending(f"{texts[place - 1]} {texts[place]}", SENTENCE_LIMIT)


def chained(fields: Sequence[str]) -> list[int]:
    """For each part how many before it stand in the same field."""
    counts: list[int] = []
    for place, field in enumerate(fields):
        counts.append(counts[-1] + 1 if place and fields[place - 1] == field else 0)
    return counts
