"""SIGKILL at every point that is known, of which the suite tries every third."""

import pytest

from matchmaker.ground.db import Pool
from tests.integration.matching import test_killed as embedding
from tests.integration.notices import test_killed as mailing
from tests.support.killing import Point, named


@pytest.mark.parametrize("point", embedding.POINTS, ids=named)
async def test_no_embedding_is_lost_or_doubled(database: str, pool: Pool, point: Point) -> None:
    await embedding.test_a_killed_process_loses_and_doubles_no_embedding(database, pool, point)


@pytest.mark.parametrize("point", mailing.OUTSIDE_THE_GAP, ids=named)
async def test_no_mail_is_lost_or_doubled(database: str, pool: Pool, point: Point) -> None:
    await mailing.test_a_killed_worker_loses_and_doubles_nothing(database, pool, point)
