"""The catalogue that a query is ranked against: shelves by language, fused, adjusted, merged.

A cache of public records, whose truth is the database. A search sees what another thread writes whole or not at all.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np

from embeddings.encoder import ModelIdentity, Vectors
from embeddings.index import FaissIndex, VectorIndex
from embeddings.locks import ReadersWriterLock
from matchmaker.ground.text import nfc
from matchmaker.matching.ablation import FULL, Recipe
from matchmaker.matching.calibration import Calibration
from matchmaker.matching.diacritics import Restorer
from matchmaker.matching.fusion import in_scale_of
from matchmaker.matching.judging import Comparison, Judged, Nearness, Scales, judge
from matchmaker.matching.language import Language, catalogue_language, guess, marked
from matchmaker.matching.language_index import Asked, Found, Shelf
from matchmaker.matching.model import SignalShown
from matchmaker.matching.scoring import Traits, adjustment, judged
from matchmaker.matching.vector_means import ASKING_PRIOR_WEIGHT, LanguageMeans, Priors, Vector, asked_for
from matchmaker.matching.word_weights import Telling

JUDGED = 100  # candidates of a shelf whose traits are compared; more than anybody is shown

OpenIndex = Callable[[Language], VectorIndex]


@dataclass(frozen=True, kw_only=True)
class Record:
    """A public record to be found.

    `text` is its title, a newline and its text; `vector` its unit vector, (d,), and `sentences` those of its
    sentences, (n, d), or None while they are not embedded.
    """

    id: int
    text: str
    vector: Vector
    sentences: Vectors | None = None
    traits: Traits = field(default_factory=Traits)

    @property
    def language(self) -> Language:
        return catalogue_language(self.text)


@dataclass(frozen=True, kw_only=True)
class Query:
    """What somebody asks for; `also` is a record that is ranked however far away it stands.

    `vector` is the unit vector of `Catalogue.to_encode(text)`, (d,), and `requirements` those of what the text
    asks for one by one, (n, d): an encoder reads only the beginning of a long text.
    """

    text: str
    vector: Vector
    requirements: Vectors | None = None
    traits: Traits = field(default_factory=Traits)
    also: int | None = None

    @property
    def language(self) -> Language:
        return guess(nfc(self.text))


@dataclass(frozen=True, kw_only=True)
class Ranked:
    """A record in its place, with why.

    `closeness` counts standard deviations of meaning above the catalogue's mean,
    `shared` is the share of the query's information whose words the record holds (0 to 1), `paired` the same of
    words that stand side by side in both, and `score` orders the ranking; `foreign` is a record of another language.
    """

    id: int
    score: float
    closeness: float
    shared: float
    paired: float
    foreign: bool
    signals: tuple[SignalShown, ...]


def nearness_of(ranked: Ranked) -> Nearness:
    """What judging takes of a ranking: no trait, and not the place."""
    return Nearness(closeness=ranked.closeness, paired=ranked.paired, foreign=ranked.foreign)


class Catalogue:
    """Public records of one kind, ranked for queries of the other kind."""

    def __init__(
        self,
        identity: ModelIdentity,
        priors: Priors | None = None,
        open_index: OpenIndex | None = None,
        recipe: Recipe = FULL,
    ) -> None:
        self._priors = known = priors or Priors()
        self._identity = identity
        self._recipe = recipe
        self._open_index = open_index or (lambda _: FaissIndex(identity))
        self._asking = LanguageMeans(identity.dimension, known.asking, prior_weight=ASKING_PRIOR_WEIGHT)
        self._stored = LanguageMeans(identity.dimension, known.stored)
        self._restorer = Restorer()
        self._shelves: dict[Language, Shelf] = {}
        self._language_of: dict[int, Language] = {}
        self._traits: dict[int, Traits] = {}
        self._lock = ReadersWriterLock()

    @property
    def identity(self) -> ModelIdentity:
        """The model whose vectors these are."""
        return self._identity

    def __len__(self) -> int:
        return len(self._language_of)

    def __contains__(self, record: int) -> bool:
        return record in self._language_of

    def add(self, records: Sequence[Record]) -> None:
        """Makes records findable at once; one whose id is present replaces the old one."""
        latest = {record.id: record for record in records}
        by_language: dict[Language, list[Record]] = {}
        for record in latest.values():
            by_language.setdefault(record.language, []).append(record)
        with self._lock.writing():
            self._drop(latest)
            for language, group in by_language.items():
                self._put(language, group)

    def remove(self, ids: Iterable[int]) -> None:
        """Once this returns no search finds these records, and no statistic holds them. Unknown ids are passed."""
        with self._lock.writing():
            self._drop(ids)

    def learn_askers(self, language: Language, vectors: Vectors) -> None:
        """Counts stored queries (public ones) into what queries of a language have in common, (n, d).

        Unmarked Vietnamese teaches nothing here: its marks are restored before a query is encoded.
        """
        with self._lock.writing():
            if self._recipe.askers:
                self._asking.add(language, vectors)

    def forget_askers(self, language: Language, vectors: Vectors) -> None:
        """Takes back what `learn_askers` was given."""
        with self._lock.writing():
            if self._recipe.askers:
                self._asking.remove(language, vectors)

    def learn_spelling(self, texts: Iterable[str]) -> None:
        """Reads in stored queries (public ones) how Vietnamese words are marked; records teach it by themselves."""
        with self._lock.writing():
            for text in texts:
                self._restorer.add(text)

    def forget_spelling(self, texts: Iterable[str]) -> None:
        """Takes back what `learn_spelling` was given."""
        with self._lock.writing():
            for text in texts:
                self._restorer.remove(text)

    def to_encode(self, text: str) -> str:
        """The text whose vector a query is to carry: Vietnamese typed without marks gets them back."""
        if guess(nfc(text)) is not Language.VI_FOLDED or not self._recipe.marks:
            return nfc(text)
        with self._lock.reading():
            return self._restorer.restore(text)

    def centred_question(self, text: str, vector: Vector, requirements: Vectors | None = None) -> Vector:
        """A query's vector without what all queries of its language have in common, (d,), as `rank` asks with it."""
        with self._lock.reading():
            return asked_for(vector, requirements, self._asking.mean(catalogue_language(text)))

    def rank(self, query: Query, k: int) -> list[Ranked]:
        """The k best records, best first, equal scores by id; behind them `query.also`, where it is none of them."""
        with self._lock.reading():
            ranked = [one for shelf in self._search(query) for one in self._judged(query, shelf)]
        best_first = sorted(ranked, key=lambda one: (-one.score, one.id))
        return [*best_first[:k], *(one for one in best_first[k:] if one.id == query.also)]

    def judge(
        self, pairs: Sequence[Comparison], calibration: Calibration, explained: Collection[int] | None = None
    ) -> list[Judged]:
        """Whether records of one ranking, in its order, fit, and what of each (of `explained` places) answers which
        requirement. The records need not be here: what this catalogue knows of their language serves for them.
        """
        with self._lock.reading():
            return judge(pairs, self._scales, calibration, explained)

    def _scales(self, asking: Language, stored: Language) -> Scales:
        shelf, folded = self._shelves.get(stored), asking is Language.VI_FOLDED
        nothing = np.zeros(self._identity.dimension, np.float32)
        return Scales(
            asking=self._asking.mean(marked(asking)),
            stored=self._stored.mean(stored),
            asking_words=_known(self._priors.asking_words, marked(asking), nothing),
            stored_words=_known(self._priors.stored_words, stored, nothing),
            telling=Telling(folded=False, weights=shelf.weights(False) if shelf else _equal_weights),
            marking=Telling(folded=folded, weights=shelf.weights(folded) if shelf else _equal_weights),
        )

    def _search(self, query: Query) -> list[Found]:
        language = query.language
        spoken = marked(language)
        requirements = query.requirements if self._recipe.requirements else None
        vector = asked_for(query.vector, requirements, self._mean(self._asking, spoken))
        return [
            shelf.find(
                Asked(
                    text=query.text,
                    vector=vector,
                    folded=language is Language.VI_FOLDED,
                    foreign=kept_in is not spoken,
                    also=query.also,
                ),
                self._mean(self._stored, kept_in),
            )
            for kept_in, shelf in self._shelves.items()
        ]

    def _mean(self, means: LanguageMeans, language: Language) -> Vector:
        mean = means.mean(language)
        return mean if self._recipe.centring else np.zeros_like(mean)

    def _judged(self, query: Query, candidates: Found) -> list[Ranked]:
        """The best candidates of a shelf with the signals of their traits, in a scale that all shelves share."""
        best = candidates.best(JUDGED, query.also)
        signals = {place: judged(query.traits, self._traits[int(candidates.ids[place])]) for place in best.tolist()}
        moved = np.zeros_like(candidates.evidence)
        moved[best] = [adjustment(verdicts) for verdicts in signals.values()]
        evidence = candidates.evidence + moved
        scores = in_scale_of(candidates.closeness + moved, ordered_by=evidence) if self._recipe.dealing else evidence
        return [
            Ranked(
                id=int(candidates.ids[place]),
                score=float(scores[place]),
                closeness=float(candidates.closeness[place]),
                shared=float(candidates.shares[place]),
                paired=float(candidates.pairs[place]),
                foreign=candidates.foreign,
                signals=verdicts,
            )
            for place, verdicts in signals.items()
        ]

    def _put(self, language: Language, records: Sequence[Record]) -> None:
        shelf = self._shelves.get(language) or self._new_shelf(language, {record.id for record in records})
        vectors = np.stack([record.vector for record in records])
        nothing = np.zeros((0, self._identity.dimension), np.float32)
        sentences = [nothing if record.sentences is None else record.sentences for record in records]
        shelf.add({record.id: record.text for record in records}, vectors, sentences)
        self._stored.add(language, vectors)
        for record in records:
            self._language_of[record.id] = language
            self._traits[record.id] = record.traits
            self._restorer.add(record.text)

    def _new_shelf(self, language: Language, present: set[int]) -> Shelf:
        """An index that was kept from an earlier run may hold what is gone since; the database says what is there."""
        index = self._open_index(language)
        index.remove(np.array(sorted(index.ids - present), np.int64))
        self._shelves[language] = Shelf(index, self._identity.dimension, self._recipe)
        return self._shelves[language]

    def _drop(self, ids: Iterable[int]) -> None:
        present = sorted(
            {record for record in ids if record in self._language_of},
            key=lambda record: (self._language_of[record], record),
        )
        for language, group in groupby(present, key=self._language_of.__getitem__):
            records = np.fromiter(group, np.int64)
            texts, vectors = self._shelves[language].remove(records)
            self._stored.remove(language, vectors)
            for text in texts:
                self._restorer.remove(text)
            for record in records.tolist():
                del self._language_of[record], self._traits[record]


def _equal_weights(words: Sequence[str]) -> Mapping[str, float]:
    """While no record of a language is here, every word tells the same."""
    return dict.fromkeys(words, 1.0)


def _known(means: Mapping[Language, Vector], language: Language, nothing: Vector) -> Vector | None:
    """`nothing` where no mean is known at all, as where no model has been asked; None where another language's is."""
    return means.get(language) if means else nothing
