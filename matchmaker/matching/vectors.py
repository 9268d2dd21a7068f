"""Vectors of texts: those stored are read, the others are encoded."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from embeddings.encoder import Side, Vectors
from embeddings.worker import EncoderWorker
from matchmaker.db import Connection, load_queries
from matchmaker.matching.composition import text_hash

queries = load_queries(Path(__file__).parent)


async def vectors_of(connection: Connection, encoder: EncoderWorker, texts: Sequence[str], side: Side) -> Vectors:
    """Unit vectors, a row for each text. A stored record's texts cost one read; nothing is written here."""
    identity = await encoder.identity()
    hashes = [text_hash(text) for text in texts]
    rows = await queries.vectors_of(
        connection, model=identity.model, revision=identity.revision, side=side.value, hashes=hashes
    )
    stored = {row["text_hash"]: np.frombuffer(row["vector"], np.float32) for row in rows}
    missing = list(dict.fromkeys(t for t, h in zip(texts, hashes, strict=True) if h not in stored))
    if missing:
        encoded = await encoder.encode(missing, side)
        stored |= {text_hash(text): vector for text, vector in zip(missing, encoded, strict=True)}
    return np.stack([stored[h] for h in hashes]) if hashes else np.zeros((0, identity.dimension), np.float32)
