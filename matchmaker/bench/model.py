"""What `bench` measures, as values."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class EncodeRate:
    """Texts a second of one run, on the same texts; `ratio` is ours to raw."""

    texts: int
    raw: float
    ours: float
    ratio: float


@dataclass(frozen=True, kw_only=True)
class ImportRate:
    """An import of a file of solutions into a new database until every text is embedded.

    `texts` are all strings that it embeds, parts included; `raw_seconds` is what SentenceTransformer.encode takes
    for the same strings in the same run, before and after on average; `ratio` is raw to import.
    """

    rows: int
    texts: int
    import_seconds: float
    raw_seconds: float
    ratio: float


@dataclass(frozen=True, kw_only=True)
class Latency:
    """Milliseconds of one answer, beyond encoding the question."""

    p50: float
    p95: float
    p99: float


@dataclass(frozen=True, kw_only=True)
class RankMeasured:
    """Ranking `records` synthetic records. `recall_at_10` holds the index against exact search; memory in MB."""

    records: int
    latency: Latency
    recall_at_10: float
    build_seconds: float
    memory_mb: float


@dataclass(frozen=True, kw_only=True)
class MatchMeasured:
    """Whole answers of the matching service over `records` solutions in PostgreSQL, explanations included."""

    records: int
    latency: Latency


@dataclass(frozen=True, kw_only=True)
class AskersMeasured:
    """What the page of a solution shows of `needs` stored needs, over `records` solutions: opened for the first
    time since the program started, and again.
    """

    records: int
    needs: int
    first: Latency
    again: Latency


@dataclass(frozen=True, kw_only=True)
class Bench:
    cores: int
    encode: EncodeRate
    imports: ImportRate
    rank: Sequence[RankMeasured]
    match: Sequence[MatchMeasured]
    askers: Sequence[AskersMeasured]
