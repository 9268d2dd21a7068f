"""What an encoder gives every text of a language and side, measured on texts of our own before anything is stored.

A first need in an empty system, and a catalogue of three solutions, have no mean worth the name. The texts below are
of many sectors, so that what their vectors share is the language and the side, not a subject. Any model works: the
priors are computed from its own vectors.

What asks is a line in the search box or a need told at length, and the two have little in common but their subject: the
mean is of both. What words have in common is told by the short ones: on them the likeness of words was fitted.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from embeddings.encoder import Encoder, TextSide, Vectors
from embeddings.words import Reading
from embeddings.worker import EncoderWorker
from matchmaker.matching.language import Language
from matchmaker.matching.long_prior_texts import LONG_NEEDS
from matchmaker.matching.prior_texts import NEEDS, SOLUTIONS
from matchmaker.matching.vector_means import Priors, Vector

PRIOR_TEXTS: Mapping[TextSide, Mapping[Language, tuple[str, ...]]] = {
    TextSide.QUERY: NEEDS,
    TextSide.PASSAGE: SOLUTIONS,
}


def learn_priors(encoder: Encoder) -> Priors:
    """Priors of both sides, from some hundred texts, most of them short: some four seconds on a small machine."""
    long = {language: encoder.encode(texts, side=TextSide.QUERY) for language, texts in LONG_NEEDS.items()}
    return _priors({key: encoder.read(texts, side=key[0]) for key, texts in _texts().items()}, long)


async def learn_priors_through(worker: EncoderWorker) -> Priors:
    """As `learn_priors`, off the event loop."""
    long = {language: await worker.encode(texts, TextSide.QUERY) for language, texts in LONG_NEEDS.items()}
    return _priors({key: await worker.read(texts, key[0]) for key, texts in _texts().items()}, long)


def mean_of(vectors: Vectors) -> Vector:
    """The mean of unit vectors, (d,)."""
    mean: Vector = vectors.mean(axis=0)
    return mean


def _texts() -> dict[tuple[TextSide, Language], Sequence[str]]:
    return {(side, language): texts for side, of in PRIOR_TEXTS.items() for language, texts in of.items()}


def _priors(readings: Mapping[tuple[TextSide, Language], Reading], long: Mapping[Language, Vectors]) -> Priors:
    def words(side: TextSide) -> dict[Language, Vector]:
        return {
            language: mean_of(np.concatenate([text.vectors for text in reading.words]))
            for (of, language), reading in readings.items()
            if of is side
        }

    short = {language: readings[TextSide.QUERY, language].vectors for language in long}
    return Priors(
        asking={language: mean_of(np.concatenate([short[language], long[language]])) for language in long},
        stored={
            language: mean_of(reading.vectors)
            for (side, language), reading in readings.items()
            if side is TextSide.PASSAGE
        },
        asking_words=words(TextSide.QUERY),
        stored_words=words(TextSide.PASSAGE),
    )
