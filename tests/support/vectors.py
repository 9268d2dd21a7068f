"""Random unit vectors, and the plainest possible search to hold an index against."""

import numpy as np
from numpy.typing import NDArray

from embeddings.encoder import ModelIdentity, Vectors

DIMENSION = 16
IDENTITY = ModelIdentity(model="test", revision="1", dimension=DIMENSION)


def unit_vectors(count: int, seed: int = 0) -> Vectors:
    vectors = np.random.default_rng(seed).standard_normal((count, DIMENSION)).astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))


def nearest(vectors: Vectors, queries: Vectors, k: int, among: NDArray[np.int64]) -> NDArray[np.int64]:
    """Rows of `vectors` with the greatest inner product, compared one by one."""
    scores = queries.astype(np.float64) @ vectors[among].T.astype(np.float64)
    return np.asarray(among[np.argsort(-scores, axis=1)[:, :k]])
