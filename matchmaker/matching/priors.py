"""What an encoder gives every text of a language and side, measured on texts of our own before anything is stored.

A first need in an empty system, and a catalogue of three solutions, have no mean worth the name. The texts below are
of many sectors, so that what their vectors share is the language and the side, not a subject. Any model works: the
priors are computed from its own vectors.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from embeddings.encoder import Encoder, TextSide, Vectors
from embeddings.words import Reading
from embeddings.worker import EncoderWorker
from matchmaker.matching.language import Language
from matchmaker.matching.prior_texts import NEEDS, SOLUTIONS
from matchmaker.matching.vector_means import Priors, Vector

PRIOR_TEXTS: Mapping[TextSide, Mapping[Language, tuple[str, ...]]] = {
    TextSide.QUERY: NEEDS,
    TextSide.PASSAGE: SOLUTIONS,
}


def learn_priors(encoder: Encoder) -> Priors:
    """Priors of both sides, from some hundred short texts: about two seconds on a small machine."""
    return _priors({key: encoder.read(texts, side=key[0]) for key, texts in _texts().items()})


async def learn_priors_through(worker: EncoderWorker) -> Priors:
    """As `learn_priors`, off the event loop."""
    return _priors({key: await worker.read(texts, key[0]) for key, texts in _texts().items()})


def mean_of(vectors: Vectors) -> Vector:
    """The mean of unit vectors, (d,)."""
    mean: Vector = vectors.mean(axis=0)
    return mean


def _texts() -> dict[tuple[TextSide, Language], Sequence[str]]:
    return {(side, language): texts for side, of in PRIOR_TEXTS.items() for language, texts in of.items()}


def _priors(readings: Mapping[tuple[TextSide, Language], Reading]) -> Priors:
    def whole(side: TextSide) -> dict[Language, Vector]:
        return {language: mean_of(reading.vectors) for (of, language), reading in readings.items() if of is side}

    def words(side: TextSide) -> dict[Language, Vector]:
        return {
            language: mean_of(np.concatenate([text.vectors for text in reading.words]))
            for (of, language), reading in readings.items()
            if of is side
        }

    return Priors(
        asking=whole(TextSide.QUERY),
        stored=whole(TextSide.PASSAGE),
        asking_words=words(TextSide.QUERY),
        stored_words=words(TextSide.PASSAGE),
    )
