"""Groups of uncovered needs with the real model: from the texts of needs to who stands with whom."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from embeddings.encoder import Encoder
from matchmaker.bootstrap import Runtime, running
from matchmaker.ground.db import transaction
from matchmaker.progress.clusters import Cluster, Kind, OpenNeed, clusters
from matchmaker.settings import load_settings
from tests.support.listings import make_need
from tests.support.themes import ALONE, THEMES

TEXTS = [(theme, text) for theme, texts in THEMES.items() for text in texts] + [(text, text) for text in ALONE]


@pytest.fixture
async def runtime(database: str, tmp_path: Path, encoder: Encoder) -> AsyncIterator[Runtime]:
    settings = load_settings(DATABASE_URL=database, MATCHMAKER_HOME=str(tmp_path))
    async with running(settings, encoder=encoder) as runtime:
        await runtime.matching.wait_until_ready()
        yield runtime


async def posted(runtime: Runtime) -> list[OpenNeed]:
    """Every third is for brokers alone: matching learns nothing from it, and yet it has its place."""
    async with transaction(runtime.pool) as connection:
        needs = [
            await make_need(connection, problem=text, confidentiality="brokers" if place % 3 == 2 else "public")
            for place, (_, text) in enumerate(TEXTS)
        ]
    return [
        OpenNeed(
            id=n.id, public_title=n.title if n.confidentiality == "public" else None, sector="other", technologies=()
        )
        for n in needs
    ]


async def found(runtime: Runtime, needs: list[OpenNeed]) -> tuple[Cluster, ...]:
    return await clusters(needs, runtime.matching.vectors_of_needs)


async def test_needs_of_one_theme_find_each_other_across_words_and_languages(runtime: Runtime) -> None:
    needs = await posted(runtime)
    await runtime.matching.refresh()
    groups = await found(runtime, needs)
    from sklearn.metrics import adjusted_rand_score  # takes 2 s, in every process that reads this file

    place = {number: (group.kind, i) for i, group in enumerate(groups) for number in group.need_ids}
    told = [place[n.id] if place[n.id][0] is not Kind.SINGLE else n.id for n in needs]
    assert adjusted_rand_score([theme for theme, _ in TEXTS], [str(each) for each in told]) > 0.7
    assert sum(group.kind is Kind.MEANING for group in groups) >= len(THEMES) - 2
    titles = {need.public_title for need in needs}
    assert all(group.title in titles for group in groups if group.kind is Kind.MEANING)
