"""How good a ranking is, and reading judged sets in the layout of BEIR (https://arxiv.org/abs/2104.08663).

The measures take ids in ranked order and the judged relevance of ids; what nobody judged counts as 0. They are
those of trec_eval: nDCG with the relevance itself as gain and log2 of the rank plus one as discount
(Järvelin and Kekäläinen, 2002).
"""

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from embeddings.errors import BadSet

Relevance = Mapping[str, int]

QRELS_HEADER = ["query-id", "corpus-id", "score"]


class Document(NamedTuple):
    """A text of the corpus."""

    title: str
    text: str


@dataclass(frozen=True, kw_only=True)
class BeirSet:
    """A corpus, queries, and for each judged query the relevance (0 or more) of document ids."""

    name: str
    corpus: Mapping[str, Document]
    queries: Mapping[str, str]
    qrels: Mapping[str, Relevance]


def ndcg_at(k: int, ranked: Sequence[str], relevant: Relevance) -> float:
    """Normalised discounted cumulative gain of the first k, from 0 to 1; 0 when nothing is relevant."""
    ideal = _discounted(sorted(relevant.values(), reverse=True)[:k])
    return _discounted([relevant.get(identifier, 0) for identifier in ranked[:k]]) / ideal if ideal else 0.0


def recall_at(k: int, ranked: Sequence[str], relevant: Relevance) -> float:
    """Share of the relevant ids that stand among the first k; 0 when nothing is relevant."""
    wanted = {identifier for identifier, score in relevant.items() if score > 0}
    return len(wanted.intersection(ranked[:k])) / len(wanted) if wanted else 0.0


def mrr_at(k: int, ranked: Sequence[str], relevant: Relevance) -> float:
    """One over the rank of the first relevant id among the first k; 0 when there is none."""
    for rank, identifier in enumerate(ranked[:k], start=1):
        if relevant.get(identifier, 0) > 0:
            return 1 / rank
    return 0.0


def auroc(higher: Sequence[float], lower: Sequence[float]) -> float:
    """The chance that a value of `higher` is above one of `lower`, ties as half (Hanley and McNeil 1982).

    0.5 says that the values tell nothing. Raises ValueError when one of the two is empty.
    """
    if not higher or not lower:
        raise ValueError("the area under a curve needs values of both kinds")
    pairs = np.subtract.outer(np.array(higher), np.array(lower))
    return float((np.sign(pairs).mean() + 1) / 2)


def mean_measures(rankings: Mapping[str, Sequence[str]], qrels: Mapping[str, Relevance]) -> dict[str, float]:
    """nDCG@10, Recall@10, MRR@10 and all@10 over all judged queries; a query without a ranking counts 0.

    all@10 is the share of queries with every relevant id among the first ten.
    """
    measures: dict[str, Callable[[int, Sequence[str], Relevance], float]] = {
        "ndcg@10": ndcg_at,
        "recall@10": recall_at,
        "mrr@10": mrr_at,
        "all@10": lambda k, ranked, relevant: float(recall_at(k, ranked, relevant) == 1),
    }
    judged = {query: relevant for query, relevant in qrels.items() if any(relevant.values())}
    return {
        name: math.fsum(measure(10, rankings.get(query, ()), relevant) for query, relevant in judged.items())
        / max(len(judged), 1)
        for name, measure in measures.items()
    }


def read_beir(folder: Path) -> BeirSet:
    """Read `corpus.jsonl`, `queries.jsonl` and `qrels/test.tsv`; raises BadSet naming file and line."""
    corpus = {
        _identifier(row, where): Document(_field(row, "title", where, default=""), _field(row, "text", where))
        for where, row in _json_lines(folder / "corpus.jsonl")
    }
    queries = {
        _identifier(row, where): _field(row, "text", where) for where, row in _json_lines(folder / "queries.jsonl")
    }
    qrels = _read_qrels(folder / "qrels" / "test.tsv", corpus, queries)
    return BeirSet(name=folder.resolve().name, corpus=corpus, queries=queries, qrels=qrels)


def _discounted(gains: Sequence[int]) -> float:
    return math.fsum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, start=1))


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    """Non-empty lines with the place that an error message names."""
    try:
        content = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadSet(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadSet(f"{path}: not UTF-8 at byte {error.start}") from error
    for number, line in enumerate(content.split("\n"), start=1):
        if line.strip():
            yield f"{path}:{number}", line.rstrip("\r")


def _json_lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    seen: set[object] = set()
    for where, line in _lines(path):
        row = _json_object(line, where)
        if _identifier(row, where) in seen:
            raise BadSet(f"{where}: the id {row['_id']} stands here a second time")
        seen.add(row["_id"])
        yield where, row


def _json_object(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise BadSet(f"{where}: not JSON: {error}") from error
    if not isinstance(row, dict):
        raise BadSet(f"{where}: not a JSON object")
    return row


def _identifier(row: dict[str, Any], where: str) -> str:
    return _field(row, "_id", where)


def _field(row: dict[str, Any], name: str, where: str, default: str | None = None) -> str:
    value = row.get(name, default)
    if not isinstance(value, str):
        raise BadSet(f"{where}: the field {name} is missing or not a text")
    return value


def _read_qrels(path: Path, corpus: Mapping[str, Document], queries: Mapping[str, str]) -> dict[str, dict[str, int]]:
    lines = list(_lines(path))
    if not lines or lines[0][1].split("\t") != QRELS_HEADER:
        raise BadSet(f"{path}:1: the header must be {', '.join(QRELS_HEADER)}, separated by tabs")
    qrels: dict[str, dict[str, int]] = {}
    for where, line in lines[1:]:
        query, document, score = _judgement(line, where)
        if query not in queries:
            raise BadSet(f"{where}: the query {query} is not in queries.jsonl")
        if document not in corpus:
            raise BadSet(f"{where}: the document {document} is not in corpus.jsonl")
        qrels.setdefault(query, {})[document] = score
    return qrels


def _judgement(line: str, where: str) -> tuple[str, str, int]:
    fields = line.split("\t")
    if len(fields) != len(QRELS_HEADER) or not fields[2].strip().isdecimal():
        raise BadSet(f"{where}: expected two ids and a whole number, separated by tabs")
    return fields[0], fields[1], int(fields[2])
