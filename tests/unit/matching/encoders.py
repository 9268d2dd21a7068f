"""Encoders that tests watch."""

from collections.abc import Sequence

from embeddings.encoder import HashEncoder, Side, Vectors


class CountingEncoder(HashEncoder):
    """Counts the texts that it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.encoded = 0

    def encode(self, texts: Sequence[str], *, side: Side) -> Vectors:
        self.encoded += len(texts)
        return super().encode(texts, side=side)
