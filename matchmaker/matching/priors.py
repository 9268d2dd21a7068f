"""What an encoder gives every text of a language and side, measured on texts of our own before anything is stored.

A first need in an empty system, and a catalogue of three solutions, have no mean worth the name. The texts below are
of many sectors, so that what their vectors share is the language and the side, not a subject. Any model works: the
priors are computed from its own vectors.
"""

from collections.abc import Mapping

from embeddings.encoder import Encoder, Side, Vectors
from embeddings.worker import EncoderWorker
from matchmaker.matching.language import Language
from matchmaker.matching.prior_texts import NEEDS, SOLUTIONS
from matchmaker.matching.statistics import Priors, Vector

PRIOR_TEXTS: Mapping[Side, Mapping[Language, tuple[str, ...]]] = {Side.QUERY: NEEDS, Side.PASSAGE: SOLUTIONS}


def learn_priors(encoder: Encoder) -> Priors:
    """Priors of both sides, from some hundred short texts: about two seconds on a small machine."""
    means = {
        side: {language: mean_of(encoder.encode(texts, side=side)) for language, texts in by_language.items()}
        for side, by_language in PRIOR_TEXTS.items()
    }
    return Priors(asking=means[Side.QUERY], stored=means[Side.PASSAGE])


async def learn_priors_through(worker: EncoderWorker) -> Priors:
    """As `learn_priors`, off the event loop."""
    means = {
        side: {language: mean_of(await worker.encode(texts, side)) for language, texts in by_language.items()}
        for side, by_language in PRIOR_TEXTS.items()
    }
    return Priors(asking=means[Side.QUERY], stored=means[Side.PASSAGE])


def mean_of(vectors: Vectors) -> Vector:
    """The mean of unit vectors, (d,)."""
    mean: Vector = vectors.mean(axis=0)
    return mean
