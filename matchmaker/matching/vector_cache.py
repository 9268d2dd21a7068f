"""Vectors of texts that were encoded before, in one file for each model and side, found by the texts' hashes."""

import hashlib
import logging
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from embeddings.encoder import Encoder, TextSide, Vectors
from embeddings.words import Reading, Words
from matchmaker.ground.text import nfc

log = logging.getLogger(__name__)

TEXTS_BETWEEN_SAVES = 500  # an interrupted run of minutes goes on where it stopped
# what NumPy and zipfile raise, by where the damage is
_UNREADABLE = (OSError, EOFError, ValueError, KeyError, RuntimeError, BadZipFile)


class CachingEncoder:
    """An Encoder that asks another one only for texts it has not seen. `save` keeps what was learnt."""

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        self._encoder = encoder
        self._folder = folder
        self._known = {side: self._stored(side) for side in TextSide}
        self._read_before: dict[tuple[TextSide, bytes], bytes] = {}

    @property
    def model(self) -> str:
        return self._encoder.model

    @property
    def revision(self) -> str:
        return self._encoder.revision

    @property
    def dimension(self) -> int:
        return self._encoder.dimension

    def encode(self, texts: Sequence[str], *, side: TextSide) -> Vectors:
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

    def read(self, texts: Sequence[str], *, side: TextSide) -> Reading:
        """As Encoder.read. Words are kept for this run only: on disk they would take a hundred times as much."""
        new = [text for text in dict.fromkeys(texts) if (side, _hash(text)) not in self._read_before]
        reading = self._encoder.read(new, side=side)
        self._known[side].update(zip(map(_hash, new), reading.vectors, strict=True))
        self._read_before.update(
            ((side, _hash(text)), words.packed()) for text, words in zip(new, reading.words, strict=True)
        )
        return Reading(
            vectors=self.encode(texts, side=side),
            words=[Words.unpacked(self._read_before[side, _hash(text)]) for text in texts],
        )

    def save(self) -> None:
        """Replaces each file in one step: whoever reads, or a stopped run, finds the old one or the new one whole."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for side, known in self._known.items():
            if known:
                _write(self._file(side), known)

    def _stored(self, side: TextSide) -> dict[bytes, Vectors]:
        """What an earlier run kept; nothing where there is no file, or a damaged one, which the next save replaces."""
        path = self._file(side)
        if not path.exists():
            return {}
        try:
            with np.load(path) as file:
                return dict(zip(file["hashes"].tolist(), file["vectors"], strict=True))
        except _UNREADABLE as error:
            log.warning("making the file of vectors %s anew, it cannot be read: %s", path, error)
            return {}

    def _file(self, side: TextSide) -> Path:
        name = hashlib.sha256(f"{self.model}\n{self.revision}".encode()).hexdigest()[:16]
        return self._folder / f"{name}-{side}.npz"


def _write(path: Path, known: Mapping[bytes, Vectors]) -> None:
    """Under a name of its own first, since another run may write the same file at the same time."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        try:
            np.savez(file, hashes=np.array(list(known)), vectors=np.stack(list(known.values())))
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise


def _hash(text: str) -> bytes:
    """Hexadecimal, since NumPy drops trailing zero bytes."""
    return hashlib.sha256(nfc(text).encode()).hexdigest().encode()
