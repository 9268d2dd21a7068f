"""Needs that nothing covers, grouped by what they ask for: what a call for solutions or an S&T task could be about.

A need is the vector that matching asks with (half its text, half its requirements, minus what all questions of its
language share). Average linkage joins groups whose needs are on average nearer than `FARTHEST`; that number was
measured, see docs/decisions/0014-report.md.
"""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from matchmaker.matching.vector_means import Vector

Ids = tuple[int, ...]
UNSTATED = "unstated"
FARTHEST = 0.8  # cosine distance of two groups, on average over their pairs

VectorsOf = Callable[[Sequence[int]], Awaitable[Mapping[int, Vector]]]


@dataclass(frozen=True, kw_only=True)
class OpenNeed:
    """A need that nothing covers. `public_title` is None where only brokers may read it."""

    id: int
    public_title: str | None
    sector: str
    technologies: tuple[str, ...]


class Kind(StrEnum):
    """Why needs stand together: they ask for much the same; they await their vectors, by sector; nothing."""

    MEANING = "meaning"
    SECTOR = "sector"
    SINGLE = "single"


@dataclass(frozen=True, kw_only=True)
class Cluster:
    """`title` is that of the most central need whose title everybody may read; None where there is none.

    `sectors` and `technologies` are those that more than one need names, the commonest first; of a group by
    sector, that sector.
    """

    kind: Kind
    need_ids: Ids
    title: str | None
    sectors: tuple[str, ...]
    technologies: tuple[str, ...]


async def clusters(needs: Sequence[OpenNeed], vectors_of: VectorsOf) -> tuple[Cluster, ...]:
    """Every need in exactly one: by meaning, the largest first; without a vector, by sector; then those alone.

    Grouping takes its time: never call it while a connection is held.
    """
    vectors = await vectors_of([need.id for need in needs])
    meant = {need_id: vector for need_id, vector in vectors.items() if vector.any()}  # of zeros no cosine can be told
    known = [need for need in needs if need.id in meant]
    groups = await asyncio.to_thread(_by_meaning, known, meant)
    singles = [need for group in groups if len(group) == 1 for need in group]
    by_meaning = [_by_central(group, meant) for group in groups if len(group) > 1]
    by_sector = _by_sector([need for need in needs if need.id not in meant])
    return (
        *sorted(by_meaning, key=_order),
        *sorted(by_sector, key=_order),
        *([_cluster(Kind.SINGLE, singles)] if singles else []),
    )


def cluster_with(groups: Sequence[Cluster], need_id: int) -> Cluster | None:
    """The one that holds a need: a link by a need leads to its group, however that has grown meanwhile."""
    return next((group for group in groups if need_id in group.need_ids), None)


def load_clustering() -> None:
    """Takes a second or two: a server calls it before anybody waits for a page."""
    import sklearn.cluster  # noqa: F401


def _by_meaning(needs: Sequence[OpenNeed], vectors: Mapping[int, Vector]) -> list[list[OpenNeed]]:
    if len(needs) < 2:
        return [list(needs)] if needs else []
    # Importing it takes seconds, and most commands never need it; in a server the model has imported most of it.
    from sklearn.cluster import AgglomerativeClustering

    joining = AgglomerativeClustering(n_clusters=None, metric="cosine", linkage="average", distance_threshold=FARTHEST)
    groups: dict[int, list[OpenNeed]] = defaultdict(list)
    labels = joining.fit_predict(np.stack([vectors[need.id] for need in needs]))
    for need, label in zip(needs, labels.tolist(), strict=True):
        groups[label].append(need)
    return list(groups.values())


def _by_central(group: Sequence[OpenNeed], vectors: Mapping[int, Vector]) -> Cluster:
    """Named after the need that is nearest to all others, among those with a title for everybody."""
    middle = np.mean([vectors[need.id] for need in group], axis=0)
    titled = [need for need in group if need.public_title]
    central = max(titled, key=lambda need: float(vectors[need.id] @ middle), default=None)
    return _cluster(Kind.MEANING, group, title=central.public_title if central else None)


def _by_sector(needs: Sequence[OpenNeed]) -> list[Cluster]:
    groups: dict[str, list[OpenNeed]] = defaultdict(list)
    for need in needs:
        groups[need.sector].append(need)
    return [_cluster(Kind.SECTOR, group, sectors=(sector,)) for sector, group in groups.items()]


def _cluster(
    kind: Kind, group: Sequence[OpenNeed], *, title: str | None = None, sectors: tuple[str, ...] | None = None
) -> Cluster:
    shared = _shared([need.sector for need in group if need.sector != UNSTATED])
    return Cluster(
        kind=kind,
        need_ids=tuple(sorted(need.id for need in group)),
        title=title,
        sectors=shared if sectors is None else sectors,
        technologies=_shared([technology for need in group for technology in need.technologies]),
    )


def _shared(named: Sequence[str]) -> tuple[str, ...]:
    return tuple(code for code, number in Counter(named).most_common() if number > 1)


def _order(cluster: Cluster) -> tuple[int, Ids]:
    return -len(cluster.need_ids), cluster.need_ids
