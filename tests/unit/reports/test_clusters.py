"""Groups of needs that nothing covers, by given vectors: who stands with whom, under which name."""

from collections.abc import Sequence
from typing import Any, cast

import numpy as np
import pytest

from matchmaker.matching.vector_means import Vector
from matchmaker.progress.clusters import Cluster, Kind, OpenNeed, cluster_with, clusters


def a_need(number: int, **more: Any) -> OpenNeed:  # noqa: ANN401
    values = {"public_title": f"Nhu cầu {number}", "sector": "health", "technologies": ("vision",), **more}
    return OpenNeed(id=number, **values)


def towards(*directions: float) -> Vector:
    vector = np.array(directions, np.float32)
    return cast(Vector, vector / np.linalg.norm(vector))


# 1 to 3 ask for much the same, 2 stands in their middle; 4 and 5 likewise; 6 for something else
VECTORS: dict[int, Vector] = {
    1: towards(1, 0.5, 0, 0),
    2: towards(1, 0, 0, 0),
    3: towards(1, -0.5, 0, 0),
    4: towards(0, 0, 1, 0.1),
    5: towards(0, 0, 1, -0.1),
    6: towards(-1, 0, 0, 3),
}


async def grouped(needs: Sequence[OpenNeed], vectors: dict[int, Vector] | None = None) -> list[Cluster]:
    async def given(ids: Sequence[int]) -> dict[int, Vector]:
        known = VECTORS if vectors is None else vectors
        return {number: known[number] for number in ids if number in known}

    return list(await clusters(needs, given))


async def test_needs_that_ask_for_the_same_stand_together_the_most_first() -> None:
    found = await grouped([a_need(number) for number in (4, 1, 6, 5, 3, 2)])
    assert [(each.kind, each.need_ids) for each in found] == [
        (Kind.MEANING, (1, 2, 3)),
        (Kind.MEANING, (4, 5)),
        (Kind.SINGLE, (6,)),
    ]


async def test_a_group_is_named_after_the_need_in_its_middle() -> None:
    [first, *_] = await grouped([a_need(number) for number in VECTORS])
    assert first.title == "Nhu cầu 2"


async def test_a_confidential_title_never_names_a_group() -> None:
    needs = [a_need(1), a_need(2, public_title=None), a_need(3, public_title=None)]
    [mixed] = await grouped(needs)
    assert mixed.title == "Nhu cầu 1"
    [hidden] = await grouped([a_need(4, public_title=None), a_need(5, public_title=None)])
    assert hidden.title is None


async def test_sectors_and_technologies_are_those_that_several_of_them_name() -> None:
    needs = [
        a_need(1, sector="logistics", technologies=("vision", "iot")),
        a_need(2, technologies=("iot",)),
        a_need(3, technologies=("iot", "vision", "speech")),
    ]
    [found] = await grouped(needs)
    assert found.sectors == ("health",)
    assert found.technologies == ("iot", "vision")


async def test_a_sector_that_nobody_states_is_not_shared() -> None:
    [found] = await grouped([a_need(1, sector="unstated"), a_need(2, sector="unstated")])
    assert found.sectors == ()


async def test_a_need_without_a_vector_stands_in_the_group_of_its_sector() -> None:
    needs = [a_need(1), a_need(2), a_need(7, sector="logistics"), a_need(8, sector="logistics"), a_need(9)]
    found = await grouped(needs)
    assert [(each.kind, each.need_ids, each.sectors) for each in found] == [
        (Kind.MEANING, (1, 2), ("health",)),
        (Kind.SECTOR, (7, 8), ("logistics",)),
        (Kind.SECTOR, (9,), ("health",)),
    ]


async def test_while_the_model_loads_all_stand_by_sector() -> None:
    found = await grouped([a_need(1), a_need(2), a_need(6, sector="logistics")], {})
    assert {each.kind for each in found} == {Kind.SECTOR}


async def test_a_vector_of_zeros_spoils_nothing() -> None:
    found = await grouped([a_need(1), a_need(2), a_need(3)], VECTORS | {3: np.zeros(4, np.float32)})
    assert [each.need_ids for each in found] == [(1, 2), (3,)]


@pytest.mark.parametrize("number", [0, 1])
async def test_none_and_one_are_no_trouble(number: int) -> None:
    found = await grouped([a_need(1 + i) for i in range(number)])
    assert [(each.kind, each.need_ids) for each in found] == [(Kind.SINGLE, (1,))] * number


async def test_no_need_is_lost_or_stands_twice() -> None:
    random = np.random.default_rng(5)
    needs = [a_need(number) for number in range(1, 120)]
    vectors = {need.id: towards(*random.normal(size=8)) for need in needs if need.id % 7}
    found = await grouped(needs, vectors)
    assert sorted(number for each in found for number in each.need_ids) == [need.id for need in needs]


async def test_a_link_by_any_of_its_needs_leads_to_the_group() -> None:
    found = await grouped([a_need(number) for number in VECTORS])
    assert [cluster_with(found, number) for number in (1, 2, 3)] == [found[0]] * 3
    assert cluster_with(found, 99) is None
