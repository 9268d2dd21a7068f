"""The three catalogues in memory, filled from database rows: one for each kind of record that can be found.

Solutions are found by needs and orientations, these are found by solutions: what one side has in common is what the
other side's catalogue learns of its askers.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from embeddings.encoder import ModelIdentity
from matchmaker.ground.db import Connection, Record, load_queries
from matchmaker.ground.text import nfc
from matchmaker.matching import engine
from matchmaker.matching.engine import Catalogue
from matchmaker.matching.index_store import IndexStore
from matchmaker.matching.language import Language, guess, marked
from matchmaker.matching.model import Subject
from matchmaker.matching.scoring import Traits
from matchmaker.matching.vector_means import Priors, Vector
from matchmaker.rules.listing import Row
from matchmaker.rules.programme import BudgetBand

queries = load_queries(Path(__file__).parent)

RECORDS_AT_ONCE = 200
ROWS_AT_ONCE = 2_000  # a page of records with all their vectors takes some 30 MB

ASKERS_OF = {
    Subject.SOLUTION: (Subject.NEED, Subject.ORIENTATION),
    Subject.NEED: (Subject.SOLUTION,),
    Subject.ORIENTATION: (Subject.SOLUTION,),
}


@dataclass(frozen=True, kw_only=True)
class _Asker:
    """A stored record as the other side's catalogue learns from it."""

    text: str
    language: Language
    vector: Vector


class Catalogues:
    """Holds public records only; `renew` is the one way in and out."""

    def __init__(self, identity: ModelIdentity, priors: Priors, folder: Path) -> None:
        self._identity = identity
        self._store = IndexStore(folder, identity)
        self._by_subject = {subject: self._catalogue(subject, priors) for subject in Subject}
        self._asked: dict[tuple[Subject, int], _Asker] = {}
        self._version = 0

    def _catalogue(self, subject: Subject, priors: Priors) -> Catalogue:
        known = priors if subject is Subject.SOLUTION else _turned(priors)
        return Catalogue(self._identity, known, lambda language: self._store.open(subject, language))

    def __getitem__(self, subject: Subject) -> Catalogue:
        return self._by_subject[subject]

    @property
    def version(self) -> int:
        """Another one whenever a record came, changed or left: until then every question has the answer it had."""
        return self._version

    async def load(self, connection: Connection) -> None:
        """Takes every public record that has a vector."""
        for subject in Subject:
            after = 0
            while rows := await self._rows(connection, subject, None, after=after):
                await self._put_all(subject, rows)
                after = rows[-1]["id"]

    async def renew(self, connection: Connection, subject: Subject, ids: Sequence[int]) -> None:
        """Brings some records up to date: what is not public any more, or is gone, leaves."""
        rows = await self._rows(connection, subject, list(ids))
        gone = set(ids) - {row["id"] for row in rows}
        try:
            await asyncio.to_thread(self._take_out, subject, sorted(gone))
            await self._put_all(subject, rows)
        finally:
            self._version += 1  # at the end: what was asked meanwhile counts as old

    async def _put_all(self, subject: Subject, rows: Sequence[Record]) -> None:
        """Some at a time: searches wait for a writer, and must not wait long."""
        for start in range(0, len(rows), RECORDS_AT_ONCE):
            await asyncio.to_thread(self._put, subject, rows[start : start + RECORDS_AT_ONCE])

    async def save(self) -> None:
        """Keeps the indexes for the next start."""
        await asyncio.to_thread(self._store.save)

    async def _rows(
        self, connection: Connection, subject: Subject, ids: list[int] | None, *, after: int = 0
    ) -> list[Record]:
        """Public records that have a vector: those of `ids`, or the next ones after an id."""
        find = {
            Subject.SOLUTION: queries.solutions_to_index,
            Subject.NEED: queries.needs_to_index,
            Subject.ORIENTATION: queries.orientations_to_index,
        }[subject]
        rows: list[Record] = await find(
            connection,
            model=self._identity.model,
            revision=self._identity.revision,
            ids=ids,
            after=after,
            most=len(ids) if ids is not None else ROWS_AT_ONCE,
        )
        return rows

    def _put(self, subject: Subject, rows: Sequence[Record]) -> None:
        records = [_record(subject, row) for row in rows]
        if not records:
            return
        self._by_subject[subject].add(records)
        for record in records:
            self._forget(subject, record.id)
            asker = _Asker(text=record.text, language=guess(nfc(record.text)), vector=record.vector)
            self._asked[subject, record.id] = asker
            for found_by in _answering(subject):
                self._by_subject[found_by].learn_askers(asker.language, asker.vector[np.newaxis])
                self._by_subject[found_by].learn_spelling([asker.text])

    def _take_out(self, subject: Subject, ids: Sequence[int]) -> None:
        self._by_subject[subject].remove(ids)
        for record_id in ids:
            self._forget(subject, record_id)

    def _forget(self, subject: Subject, record_id: int) -> None:
        asker = self._asked.pop((subject, record_id), None)
        if asker is None:
            return
        for found_by in _answering(subject):
            self._by_subject[found_by].forget_askers(asker.language, asker.vector[np.newaxis])
            self._by_subject[found_by].forget_spelling([asker.text])


def _turned(priors: Priors) -> Priors:
    """Where solutions ask and needs are stored, the sides change places."""
    return Priors(
        asking=priors.stored,
        stored=priors.asking,
        asking_words=priors.stored_words,
        stored_words=priors.asking_words,
    )


def _answering(subject: Subject) -> list[Subject]:
    """Whose catalogue is asked by records of this kind."""
    return [answering for answering, askers in ASKERS_OF.items() if subject in askers]


def _record(subject: Subject, row: Record) -> engine.Record:
    return engine.Record(
        id=row["id"],
        text=row["body"],
        vector=np.frombuffer(row["vector"], np.float32),
        sentences=np.frombuffer(b"".join(row["sentences"]), np.float32).reshape(len(row["sentences"]), -1)
        if row["sentences"]
        else None,
        traits=TRAITS_OF[subject](row),
    )


def solution_traits(row: Row) -> Traits:
    """What a solution's row states of itself."""
    low, high = _bounds(row["price"])
    return Traits(
        sectors=_listed(row["sectors"]),
        technologies=_listed(row["technologies"]),
        trl=row["trl"],
        languages=frozenset(row["languages"]),
        place=row["place"],
        available_from=row["available_from"],
        budget_min=low,
        budget_max=high,
    )


def need_traits(row: Row) -> Traits:
    """What a need's row states of itself. Who asks in Vietnamese works with Vietnamese; English proves nothing."""
    low, high = _bounds(row["budget"])
    return Traits(
        sectors=_listed([row["sector"]] if row["sector"] else []),
        technologies=_listed(row["technologies"]),
        languages=frozenset({"vi"} if marked(guess(row["problem"])) is Language.VI else ()),
        place=row["place"],
        needed_by=row["deadline"],
        budget_min=low,
        budget_max=high,
    )


def orientation_traits(row: Row) -> Traits:
    """An orientation states its sector only."""
    return Traits(sectors=frozenset({row["sector"]}))


TRAITS_OF: dict[Subject, Callable[[Row], Traits]] = {
    Subject.SOLUTION: solution_traits,
    Subject.NEED: need_traits,
    Subject.ORIENTATION: orientation_traits,
}


def _listed(codes: Sequence[str]) -> frozenset[str]:
    """The code “other” says only that the list has no word for it: two of them need not be the same."""
    return frozenset(codes) - {"other"}


def _bounds(band: str | None) -> tuple[int | None, int | None]:
    return BudgetBand(band).bounds if band else (None, None)
