"""Vectors of texts that were encoded before, in one file for each model and side, found by the texts' hashes."""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from embeddings.encoder import Encoder, Side, Vectors
from matchmaker.text import nfc

TEXTS_BETWEEN_SAVES = 500  # an interrupted run of minutes goes on where it stopped


class CachingEncoder:
    """An Encoder that asks another one only for texts it has not seen. `save` keeps what was learnt."""

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        self._encoder = encoder
        self._folder = folder
        self._known = {side: self._read(side) for side in Side}

    @property
    def model(self) -> str:
        return self._encoder.model

    @property
    def revision(self) -> str:
        return self._encoder.revision

    @property
    def dimension(self) -> int:
        return self._encoder.dimension

    def encode(self, texts: Sequence[str], *, side: Side) -> Vectors:
        """As Encoder.encode; many new texts are saved as they come."""
        known = self._known[side]
        new = [text for text in dict.fromkeys(texts) if _hash(text) not in known]
        for start in range(0, len(new), TEXTS_BETWEEN_SAVES):
            batch = new[start : start + TEXTS_BETWEEN_SAVES]
            vectors = self._encoder.encode(batch, side=side)
            known.update(zip(map(_hash, batch), vectors, strict=True))
            if len(batch) == TEXTS_BETWEEN_SAVES:
                self.save()
        return np.array([known[_hash(text)] for text in texts], np.float32).reshape(len(texts), self.dimension)

    def save(self) -> None:
        """Replaces the files at once, so that a stopped run leaves the old ones."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for side, known in self._known.items():
            if known:
                beside = self._file(side).with_suffix(".new.npz")
                np.savez(beside, hashes=np.array(list(known)), vectors=np.stack(list(known.values())))
                os.replace(beside, self._file(side))

    def _read(self, side: Side) -> dict[bytes, Vectors]:
        if not self._file(side).exists():
            return {}
        with np.load(self._file(side)) as file:
            return dict(zip(file["hashes"].tolist(), file["vectors"], strict=True))

    def _file(self, side: Side) -> Path:
        name = hashlib.sha256(f"{self.model}\n{self.revision}".encode()).hexdigest()[:16]
        return self._folder / f"{name}-{side}.npz"


def _hash(text: str) -> bytes:
    """Hexadecimal, since NumPy drops trailing zero bytes."""
    return hashlib.sha256(nfc(text).encode()).hexdigest().encode()
