"""The counted solutions nearest to what a case delivers: the verifier looks at them before confirming."""

from collections.abc import Mapping
from dataclasses import dataclass

from embeddings.encoder import TextSide
from embeddings.worker import EncoderWorker
from matchmaker.cases.loading import all_cases
from matchmaker.cases.moves import OpenedCase, look_at
from matchmaker.ground.db import Connection, Pool, transaction
from matchmaker.ground.errors import Conflict
from matchmaker.listings.solutions import service as solutions
from matchmaker.matching.composition import parts_of_solution
from matchmaker.matching.duplicates import SHARED, shared_words
from matchmaker.matching.vector_means import Vector
from matchmaker.matching.vectors import TextVectors
from matchmaker.programme.service import counting_settings
from matchmaker.rules.actors import SYSTEM, Actor
from matchmaker.rules.ledger import results
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require

MOST = 5


@dataclass(frozen=True, kw_only=True)
class Near:
    """A case that counts. `closeness` is the cosine of both solutions' vectors, to order by; `shared` the share of all
    their words that both use (0 to 1). `repeats`: nearly the same words, or the very same solution.
    """

    case_id: int
    title: str
    supplier: str
    closeness: float
    shared: float
    repeats: bool


async def vectors_compared(pool: Pool, encoder: EncoderWorker, case_id: int, *, by: Actor) -> dict[str, Vector]:
    """Unit vectors, (d,), of all that `nearest_counted` compares, by text. Raises NotFound, NotAllowed.

    It comes first, and takes its connection itself: none is held while the model encodes. Each view of a case may
    encode many texts, so that they wait for what people have typed.
    """
    async with transaction(pool) as connection:
        texts = await texts_compared(connection, case_id, by=by)
    vectors = TextVectors(pool, encoder, background=True)
    return dict(zip(texts, await vectors.of(texts, TextSide.PASSAGE), strict=True))


async def texts_compared(connection: Connection, case_id: int, *, by: Actor) -> list[str]:
    """Of the case first, then of all that counts. Raises NotFound, NotAllowed."""
    return [text for _, text in await _compared(connection, case_id, by=by)]


async def nearest_counted(
    connection: Connection, vectors: Mapping[str, Vector], case_id: int, *, by: Actor
) -> list[Near]:
    """The nearest first, also of earlier periods; empty while nothing else counts.

    `vectors` are those of `vectors_compared`. Raises NotFound, NotAllowed, Conflict where something counts that did
    not when they were made: nobody has looked at it either.
    """
    (own, text), *counting = await _compared(connection, case_id, by=by)
    if not vectors.keys() >= {text, *(other for _, other in counting)}:
        raise Conflict("nearest_unseen")
    near = [
        _near(case, own, shared_words(text, other), float(vectors[other] @ vectors[text])) for case, other in counting
    ]
    return sorted(near, key=lambda each: (-each.repeats, -each.closeness))[:MOST]


async def _compared(connection: Connection, case_id: int, *, by: Actor) -> list[tuple[OpenedCase, str]]:
    """What the case delivers and its text, then those of the cases that count."""
    require(by, Permission.SEE_PROGRESS)
    own = await look_at(connection, case_id, by=by)
    others = [i for i in await _counting(connection) if i != case_id]
    opened = [own, *[await look_at(connection, i, by=by) for i in others]]
    return [(each, await _text(connection, each)) for each in opened]


async def _counting(connection: Connection) -> list[int]:
    """The first case of each solution that counts, now or in a period before."""
    ledger = await all_cases(connection)
    groups = results(ledger.judgements(await counting_settings(connection)).values())
    return sorted(group[0].case_id for group in groups)


def _near(other: OpenedCase, own: OpenedCase, shared: float, closeness: float) -> Near:
    return Near(
        case_id=other.id,
        title=other.title,
        supplier=other.supplier_name,
        closeness=closeness,
        shared=shared,
        repeats=shared >= SHARED or other.delivered_id == own.delivered_id,
    )


async def _text(connection: Connection, case: OpenedCase) -> str:
    """A listed solution as matching knows it, so that its stored vector is read; else what is delivered."""
    if case.of_capability:
        return f"{case.title}\n{case.summary}"
    solution = await solutions.get(connection, case.solution_id, by=SYSTEM)
    return parts_of_solution(solution)[0].body
