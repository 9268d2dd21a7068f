"""All measurements, one after the other. Imports PyTorch."""

from collections.abc import Callable, Sequence

from sentence_transformers import SentenceTransformer

from embeddings.encoder import TextSide
from embeddings.transformer import SentenceTransformerEncoder, usable_cores
from matchmaker.bench import synthetic
from matchmaker.bench.model import Bench, EncodeRate
from matchmaker.bench.ranking import measure_ranks
from matchmaker.bench.systems import measure_import, measure_match, seconds_of

TURNS = 4
TEXTS_A_LENGTH, LENGTHS = 32, (1, 2, 4)  # sentences
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
    matches, askers = [], []
    for size in sizes:
        if size <= LARGEST_IMPORTED:
            progress(f"matching {size}")
            match, asking = await measure_match(size)
            matches.append(match)
            askers.append(asking)
    return Bench(cores=usable_cores(), encode=encode, imports=imports, rank=ranks, match=matches, askers=askers)


def _measure_encode(encoder: SentenceTransformerEncoder, encode_raw: Callable[[Sequence[str]], None]) -> EncodeRate:
    """Turn by turn over the same texts, so that other work on the machine slows both alike."""

    def encode_ours(texts: Sequence[str]) -> None:
        encoder.encode(texts, side=TextSide.PASSAGE)

    raw = ours = 0.0
    for turn in range(TURNS + 1):
        texts = [
            text for length in LENGTHS for text in synthetic.texts(TEXTS_A_LENGTH, length, seed=10 * turn + length)
        ]
        timed = seconds_of(encode_raw, texts), seconds_of(encode_ours, texts)
        if turn:  # the first one also pays for what is made once
            raw, ours = raw + timed[0], ours + timed[1]
    count = TURNS * TEXTS_A_LENGTH * len(LENGTHS)
    return EncodeRate(texts=count, raw=count / raw, ours=count / ours, ratio=raw / ours)
