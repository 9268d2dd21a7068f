"""Vectors of texts: those stored are read, the others are encoded."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from embeddings.encoder import ModelIdentity, TextSide, Vectors
from embeddings.words import Reading, Words
from embeddings.worker import EncoderWorker
from matchmaker.ground.db import Pool, load_queries, refuse_while_held, transaction
from matchmaker.matching.composition import text_hash
from matchmaker.matching.vector_means import Vector

queries = load_queries(Path(__file__).parent)


MOST_ENCODED = 2_000  # some 3 MB
Key = tuple[TextSide, str]  # of a text, by its hash


class EncodedTexts:
    """The latest vectors of texts that are no record's own, but follow from public ones: a need as it asks, with what
    the other language calls its terms. No text is held.
    """

    def __init__(self) -> None:
        self._vectors: dict[Key, Vector] = {}

    def known(self, keys: Iterable[Key]) -> dict[Key, Vector]:
        return {key: self._vectors[key] for key in keys if key in self._vectors}

    def keep(self, vectors: Mapping[Key, Vector]) -> None:
        """Those that were kept first go where there are too many."""
        self._vectors |= vectors
        for key in list(self._vectors)[: max(0, len(self._vectors) - MOST_ENCODED)]:
            del self._vectors[key]


class TextVectors:
    """Lives as long as one piece of work, and encodes no text of it twice. Nothing is written.

    A stored record's texts cost one read. The connection for it is given back before anything is encoded: encoding
    takes seconds on a busy machine, and must not keep others from the database.
    """

    def __init__(
        self,
        pool: Pool,
        encoder: EncoderWorker,
        *,
        background: bool = False,
        encoded_before: EncodedTexts | None = None,
    ) -> None:
        """`background`: what is encoded waits until what people have typed is. `encoded_before`: for texts that follow
        from public records alone: it outlives this piece of work.
        """
        self._pool = pool
        self._encoder = encoder
        self._background = background
        self._encoded_before = encoded_before or EncodedTexts()
        self._known: dict[Key, Vector] = {}
        self._words: dict[Key, Words] = {}

    async def of(self, texts: Sequence[str], side: TextSide) -> Vectors:
        """Unit vectors, (n, d), a row for each text. Raises RuntimeError in a task that holds a connection."""
        refuse_while_held()
        identity = await self._encoder.identity()
        keys = [(side, text_hash(text)) for text in texts]
        if unread := [key[1] for key in keys if key not in self._known]:
            await self._read(unread, side, identity, with_words=False)
            self._known |= self._encoded_before.known(key for key in keys if key not in self._known)
        if missing := {key: text for key, text in zip(keys, texts, strict=True) if key not in self._known}:
            encoded = await self._encoder.encode(list(missing.values()), side, background=self._background)
            self._known |= (new := dict(zip(missing, encoded, strict=True)))
            self._encoded_before.keep(new)
        return self._rows(keys, identity)

    async def read(self, texts: Sequence[str], side: TextSide) -> Reading:
        """As `of`, with the words of each text."""
        refuse_while_held()
        identity = await self._encoder.identity()
        keys = [(side, text_hash(text)) for text in texts]
        if unread := [key[1] for key in keys if key not in self._words]:
            await self._read(unread, side, identity, with_words=True)
        if missing := {key: text for key, text in zip(keys, texts, strict=True) if key not in self._words}:
            reading = await self._encoder.read(list(missing.values()), side, background=self._background)
            self._known |= dict(zip(missing, reading.vectors, strict=True))
            # As they come back once they are stored: whether a text is stored must change no result.
            kept = [Words.unpacked(words.packed()) for words in reading.words]
            self._words |= dict(zip(missing, kept, strict=True))
        return Reading(vectors=self._rows(keys, identity), words=[self._words[key] for key in keys])

    def _rows(self, keys: Sequence[Key], identity: ModelIdentity) -> Vectors:
        return np.stack([self._known[key] for key in keys]) if keys else np.zeros((0, identity.dimension), np.float32)

    async def _read(self, hashes: Sequence[str], side: TextSide, identity: ModelIdentity, *, with_words: bool) -> None:
        async with transaction(self._pool) as connection:
            rows = await queries.vectors_of(
                connection,
                model=identity.model,
                revision=identity.revision,
                side=side.value,
                hashes=list(hashes),
                with_words=with_words,
            )
        for row in rows:
            key = (side, row["text_hash"])
            self._known[key] = np.frombuffer(row["vector"], np.float32)
            if row["words"] is not None:
                self._words[key] = Words.unpacked(row["words"])
