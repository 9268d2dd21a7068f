"""All measurements, one after the other. Imports PyTorch."""

import time
from collections.abc import Callable, Sequence
from itertools import pairwise

from sentence_transformers import SentenceTransformer

from embeddings.encoder import Side
from embeddings.transformer import SentenceTransformerEncoder, usable_cores
from matchmaker.bench import synthetic
from matchmaker.bench.model import Bench, EncodeRate
from matchmaker.bench.ranking import measure_ranks
from matchmaker.bench.systems import measure_import, measure_match

ENCODED_TEXTS = 300
LARGEST_IMPORTED = 10_000
"""Records that the measurement of whole answers puts into PostgreSQL at most; larger sizes are ranked only."""

Progress = Callable[[str], None]


async def bench(model: str, sizes: Sequence[int], *, progress: Progress) -> Bench:
    """`model` is the name or folder of a sentence-transformers model."""
    encoder, raw = SentenceTransformerEncoder(model), SentenceTransformer(model)

    def encode_raw(texts: Sequence[str]) -> None:
        raw.encode(list(texts), prompt="passage: ", show_progress_bar=False)

    progress("encoding")
    encode = _measure_encode(encoder, encode_raw)
    progress("importing")
    imports = await measure_import(encoder, encode_raw)
    progress("ranking " + ", ".join(map(str, sizes)))
    ranks = measure_ranks(sizes)
    matches = []
    for size in sizes:
        if size <= LARGEST_IMPORTED:
            progress(f"matching {size}")
            matches.append(await measure_match(size))
    return Bench(cores=usable_cores(), encode=encode, imports=imports, rank=ranks, match=matches)


def _measure_encode(encoder: SentenceTransformerEncoder, encode_raw: Callable[[Sequence[str]], None]) -> EncodeRate:
    """Both after a first batch, which pays for what is made once; raw before and after, against drift."""
    texts = [text for length in (1, 2, 4) for text in synthetic.texts(ENCODED_TEXTS // 3, length, seed=length)]
    encoder.encode(texts[:32], side=Side.PASSAGE)
    encode_raw(texts[:32])
    marks = [time.perf_counter()]
    for work in (encode_raw, lambda each: encoder.encode(each, side=Side.PASSAGE), encode_raw):
        work(texts)
        marks.append(time.perf_counter())
    first, ours, last = (len(texts) / (end - start) for start, end in pairwise(marks))
    raw = (first + last) / 2
    return EncodeRate(texts=len(texts), raw=raw, ours=ours, ratio=ours / raw)
