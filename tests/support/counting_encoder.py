"""Encoders that tests watch."""

from collections.abc import Sequence

from embeddings.encoder import HashEncoder, TextSide, Vectors
from embeddings.words import Reading


class CountingEncoder(HashEncoder):
    """Counts the texts that it is asked for, and apart from them those that are read with their words."""

    def __init__(self) -> None:
        super().__init__()
        self.encoded = 0
        self.read_with_words = 0

    def read(self, texts: Sequence[str], *, side: TextSide) -> Reading:
        before = self.encoded
        reading = super().read(texts, side=side)
        self.encoded = before
        self.read_with_words += len(texts)
        return reading

    def encode(self, texts: Sequence[str], *, side: TextSide) -> Vectors:
        self.encoded += len(texts)
        return super().encode(texts, side=side)
