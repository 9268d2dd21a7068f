"""How well the catalogue ranks a judged set, beside BM25 and the plain dense model in the same run.

Nothing is set per data set. Queries come one at a time; what is learnt of stored queries comes from the half that
the query is not in, so that each is scored and none helps itself.
"""

import hashlib
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import bm25s
import numpy as np

from embeddings.encoder import Encoder, Side, identity_of
from embeddings.evaluation import BeirSet, Document, mean_measures, read_beir
from matchmaker.matching.engine import Catalogue, Query, Record
from matchmaker.matching.language import Language, guess
from matchmaker.matching.lexical import K1, B
from matchmaker.matching.priors import learn_priors
from matchmaker.matching.vector_cache import CachingEncoder
from matchmaker.text import nfc, sentences, split_requirements, tokens

DEPTH = 100  # places of a ranking that are kept

Rankings = Mapping[str, Sequence[str]]
System = Callable[[BeirSet, Encoder], Rankings]


def evaluate(folder: Path, encoder: Encoder, cache: Path) -> dict[str, object]:
    """Ranks a folder in BEIR layout with each system and measures the rankings, 0 to 1.

    `seconds` is the time to index and rank; encoding comes before it, except that of texts whose marks were
    restored. Vectors are kept in `cache` by model and text. Raises BadSet for a folder that cannot be read.
    """
    judged = read_beir(folder)
    caching = CachingEncoder(encoder, cache)
    caching.encode(_texts(judged), side=Side.PASSAGE)
    caching.encode([part for document in judged.corpus.values() for part in _sentences(document)], side=Side.PASSAGE)
    queries = list(judged.queries.values())
    caching.encode(queries, side=Side.QUERY)
    caching.encode([part for text in queries for part in split_requirements(text)], side=Side.QUERY)
    systems = {name: _measured(system, judged, caching) for name, system in SYSTEMS.items()}
    caching.save()
    return {"name": judged.name, "systems": systems}


def rank_bm25(judged: BeirSet, encoder: Encoder) -> Rankings:
    """The reference implementation: Lucene's variant over lower-cased words, repeated query words counted."""
    ids = list(judged.corpus)
    index = bm25s.BM25(method="lucene", k1=K1, b=B)
    index.index([tokens(text) for text in _texts(judged)], show_progress=False)
    return {
        query: _best(ids, index.get_scores(known)) if known else []
        for query, text in judged.queries.items()
        for known in [[word for word in tokens(text) if word in index.vocab_dict]]
    }


def rank_dense(judged: BeirSet, encoder: Encoder) -> Rankings:
    """Encode and compare by cosine, nothing else."""
    ids = list(judged.corpus)
    stored = encoder.encode(_texts(judged), side=Side.PASSAGE)
    asking = encoder.encode(list(judged.queries.values()), side=Side.QUERY)
    return {query: _best(ids, stored @ vector) for query, vector in zip(judged.queries, asking, strict=True)}


def rank_matchmaker(judged: BeirSet, encoder: Encoder) -> Rankings:
    """The product's ranking: the catalogue that `match` uses."""
    ids = list(judged.corpus)
    catalogue = catalogue_of(judged, encoder)
    rankings: dict[str, Sequence[str]] = {}
    for half in (0, 1):
        others = [text for query, text in judged.queries.items() if half_of(query) != half]
        teach(catalogue, encoder, others)
        for query, text in judged.queries.items():
            if half_of(query) == half:
                rankings[query] = [ids[r.id] for r in catalogue.rank(asked(catalogue, encoder, text), DEPTH)]
        unteach(catalogue, encoder, others)
    return rankings


def catalogue_of(judged: BeirSet, encoder: Encoder) -> Catalogue:
    """A catalogue of the set's documents; a record's id is its document's position."""
    catalogue = Catalogue(identity_of(encoder), learn_priors(encoder))
    catalogue.add([_record(i, document, encoder) for i, document in enumerate(judged.corpus.values())])
    return catalogue


def asked(catalogue: Catalogue, encoder: Encoder, text: str) -> Query:
    """A query as the product makes it."""
    told = [text, *split_requirements(text)]
    vector, *requirements = encoder.encode([catalogue.to_encode(part) for part in told], side=Side.QUERY)
    return Query(text=text, vector=vector, requirements=np.stack(requirements) if requirements else None)


def teach(catalogue: Catalogue, encoder: Encoder, texts: Sequence[str]) -> None:
    """Lets a catalogue learn from stored queries."""
    for language, group in _by_language(texts).items():
        catalogue.learn_askers(language, encoder.encode(group, side=Side.QUERY))
    catalogue.learn_spelling(texts)


def unteach(catalogue: Catalogue, encoder: Encoder, texts: Sequence[str]) -> None:
    """Takes back what `teach` gave."""
    for language, group in _by_language(texts).items():
        catalogue.forget_askers(language, encoder.encode(group, side=Side.QUERY))
    catalogue.forget_spelling(texts)


def half_of(query: str) -> int:
    """The half that a query's id puts it in: parity of its SHA-256."""
    return hashlib.sha256(query.encode()).digest()[-1] % 2


SYSTEMS: Mapping[str, System] = {"bm25": rank_bm25, "dense": rank_dense, "matchmaker": rank_matchmaker}


def _measured(system: System, judged: BeirSet, encoder: Encoder) -> dict[str, float]:
    start = time.perf_counter()
    rankings = system(judged, encoder)
    seconds = time.perf_counter() - start
    return {**mean_measures(rankings, judged.qrels), "seconds": seconds}


def _texts(judged: BeirSet) -> list[str]:
    return [_text(document) for document in judged.corpus.values()]


def _record(place: int, document: Document, encoder: Encoder) -> Record:
    vector = encoder.encode([_text(document)], side=Side.PASSAGE)[0]
    return Record(
        id=place,
        text=_text(document),
        vector=vector,
        sentences=encoder.encode(_sentences(document), side=Side.PASSAGE),
    )


def _sentences(document: Document) -> list[str]:
    """The parts of a document as the product makes them of a solution."""
    title = [nfc(document.title)] if document.title.strip() else []
    return [*title, *(sentence.text for sentence in sentences(nfc(document.text)))]


def _text(document: Document) -> str:
    return f"{document.title}\n{document.text}"


def _best(ids: Sequence[str], scores: np.ndarray) -> list[str]:
    """Ids by falling score, equal scores in the order of the corpus."""
    return [ids[place] for place in np.argsort(-scores, kind="stable")[:DEPTH]]


def _by_language(texts: Sequence[str]) -> dict[Language, list[str]]:
    groups: dict[Language, list[str]] = {}
    for text in texts:
        groups.setdefault(guess(nfc(text)), []).append(text)
    return groups
