"""How well the catalogue ranks a judged set, beside BM25 and the plain dense model in the same run.

Nothing is set per data set. Queries come one at a time; what is learnt of stored queries comes from the half that
the query is not in, so that each is scored and none helps itself.
"""

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import bm25s
import numpy as np

from embeddings.encoder import Encoder, TextSide, identity_of
from embeddings.evaluation import BeirSet, Document, mean_measures, read_beir
from matchmaker.glossary.reading import shipped_glossary
from matchmaker.ground.text import nfc, sentences, split_requirements, tokens, unmarked
from matchmaker.matching.ablation import ABLATION, FULL, Recipe
from matchmaker.matching.calibration import SHIPPED
from matchmaker.matching.composition import subject_of, wants_in
from matchmaker.matching.engine import Catalogue, Query, Ranked, Record, nearness_of
from matchmaker.matching.explaining import Parts
from matchmaker.matching.judging import JUDGED_TOGETHER, Comparison, Judged
from matchmaker.matching.language import Language, guess
from matchmaker.matching.lexical import K1, B
from matchmaker.matching.priors import learn_priors
from matchmaker.matching.ranking import reordered
from matchmaker.understanding.reading import understand

DEPTH = 100  # places of a ranking that are kept

Rankings = Mapping[str, Sequence[str]]
System = Callable[[BeirSet, Encoder], Rankings]


class Trial:
    """The product's catalogue over a judged set, asked as the product is: one question at a time."""

    def __init__(self, judged: BeirSet, encoder: Encoder, recipe: Recipe = FULL) -> None:
        self.judged = judged
        self.encoder = encoder
        self.ids = list(judged.corpus)
        self.records = [record_of(i, document, encoder) for i, document in enumerate(judged.corpus.values())]
        self.catalogue = Catalogue(identity_of(encoder), learn_priors(encoder), recipe=recipe)
        self.catalogue.add(self.records)

    def questions(self) -> Iterator[tuple[str, Query]]:
        """Every query with its id, while the catalogue knows the queries of the other half as stored ones."""
        queries = self.judged.queries
        for half in (0, 1):
            others = [_subject(text) for query, text in queries.items() if half_of(query) != half]
            self._teach(others)
            yield from ((query, self.asked(text)) for query, text in queries.items() if half_of(query) == half)
            self._unteach(others)

    def asked(self, text: str) -> Query:
        """A query as the product makes it."""
        text = _subject(text)
        texts = [self.catalogue.to_encode(part) for part in (text, *split_requirements(text))]
        texts[0] = shipped_glossary().in_both_languages(texts[0])
        vectors = self.encoder.encode(texts, side=TextSide.QUERY)
        return Query(text=text, vector=vectors[0], requirements=vectors[1:])

    def ranked(self, query: str, question: Query, k: int) -> list[Ranked]:
        """The k best records as the product ranks them: the nearest are put in order once more, word for word."""
        best = self.catalogue.rank(question, k)
        nearest, others = best[:JUDGED_TOGETHER], best[JUDGED_TOGETHER:]
        return [*reordered(nearest, self.judged_by_id(query, nearest)), *others]

    def judged_by_id(self, query: str, ranked: Sequence[Ranked]) -> dict[int, Judged]:
        """What a ranking of a query is judged to be, by record, as the product is shipped."""
        judged = self.catalogue.judge(self._comparisons(query, ranked), SHIPPED)
        return {one.id: judgement for one, judgement in zip(ranked, judged, strict=True)}

    def _comparisons(self, query: str, ranked: Sequence[Ranked]) -> list[Comparison]:
        text = self.judged.queries[query]
        asked = self._parts([self.catalogue.to_encode(want) for want in wants_in(text)], TextSide.QUERY)
        asking = guess(nfc(text))
        return [
            Comparison(
                nearness=nearness_of(one),
                requirements=asked,
                asking=asking,
                sentences=self._parts(sentences_of(self.judged.corpus[self.ids[one.id]]), TextSide.PASSAGE),
            )
            for one in ranked
        ]

    def _parts(self, texts: Sequence[str], side: TextSide) -> Parts:
        reading = self.encoder.read(texts, side=side)
        return Parts(texts=texts, fields=[""] * len(texts), vectors=reading.vectors, words=reading.words)

    def relevant(self, query: str) -> list[int]:
        """Records that answer a query."""
        judgements = self.judged.qrels.get(query, {})
        return [i for i, document in enumerate(self.ids) if judgements.get(document, 0) > 0]

    def _teach(self, texts: Sequence[str]) -> None:
        for language, group in _by_language(texts).items():
            self.catalogue.learn_askers(language, self.encoder.encode(group, side=TextSide.QUERY))
        self.catalogue.learn_spelling(texts)

    def _unteach(self, texts: Sequence[str]) -> None:
        for language, group in _by_language(texts).items():
            self.catalogue.forget_askers(language, self.encoder.encode(group, side=TextSide.QUERY))
        self.catalogue.forget_spelling(texts)


def read_set(folder: Path, *, without_marks: bool = False) -> BeirSet:
    """A folder in BEIR layout; `without_marks` as if every query had been typed without diacritics.

    Raises BadSet for a folder that cannot be read.
    """
    judged = read_beir(folder)
    if not without_marks:
        return judged
    return replace(judged, queries={query: unmarked(text) for query, text in judged.queries.items()})


def encode_all(judged: BeirSet, encoder: Encoder) -> None:
    """Encodes in bulk what a trial asks for text by text; only texts whose marks are restored come later."""
    encoder.encode(_texts(judged), side=TextSide.PASSAGE)
    encoder.read(
        [part for document in judged.corpus.values() for part in sentences_of(document)], side=TextSide.PASSAGE
    )
    queries = list(judged.queries.values())
    subjects = [_subject(text) for text in queries]
    encoder.encode([*queries, *subjects, *map(shipped_glossary().in_both_languages, subjects)], side=TextSide.QUERY)
    encoder.encode([part for text in subjects for part in split_requirements(text)], side=TextSide.QUERY)
    encoder.read([want for text in queries for want in wants_in(text)], side=TextSide.QUERY)


def evaluate(judged: BeirSet, encoder: Encoder) -> dict[str, dict[str, float]]:
    """Ranks a set with each system and measures the rankings, 0 to 1; `seconds` is the time to index and rank."""
    return {name: _measured(system, judged, encoder) for name, system in SYSTEMS.items()}


def ablate(judged: BeirSet, encoder: Encoder) -> dict[str, float]:
    """nDCG@10 of the product with parts of its ranking left out, by what `ABLATION` calls it."""
    return {
        name: mean_measures(rank_matchmaker(judged, encoder, recipe), judged.qrels)["ndcg@10"]
        for name, recipe in ABLATION.items()
    }


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
    stored = encoder.encode(_texts(judged), side=TextSide.PASSAGE)
    asking = encoder.encode(list(judged.queries.values()), side=TextSide.QUERY)
    return {query: _best(ids, stored @ vector) for query, vector in zip(judged.queries, asking, strict=True)}


def rank_matchmaker(judged: BeirSet, encoder: Encoder, recipe: Recipe = FULL) -> Rankings:
    """The product's ranking: the catalogue that `match` uses."""
    trial = Trial(judged, encoder, recipe)
    return {
        query: [trial.ids[ranked.id] for ranked in trial.ranked(query, question, DEPTH)]
        for query, question in trial.questions()
    }


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


def record_of(place: int, document: Document, encoder: Encoder) -> Record:
    vector = encoder.encode([_text(document)], side=TextSide.PASSAGE)[0]
    return Record(
        id=place,
        text=_text(document),
        vector=vector,
        sentences=encoder.encode(sentences_of(document), side=TextSide.PASSAGE),
    )


def sentences_of(document: Document) -> list[str]:
    """The parts of a document as the product makes them of a solution."""
    title = [nfc(document.title)] if document.title.strip() else []
    return [*title, *(sentence.text for sentence in sentences(nfc(document.text)))]


def _subject(query: str) -> str:
    """What the product asks with of a text."""
    return subject_of(query, understand(query))


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
