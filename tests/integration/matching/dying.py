"""An embedding worker that is killed at a chosen point: `python -m tests.integration.matching.dying`.

Arguments: the database's address, the record just written, and the point (`tests.support.mortal`).
In its life it brings that record up to date, then all others, then cleans up: two records and four texts at a time.
"""

import asyncio
import sys
from collections.abc import Sequence

import asyncpg
from asyncpg.transaction import Transaction

from embeddings.encoder import TextSide, Vectors
from embeddings.worker import EncoderWorker
from matchmaker.ground.db import create_pool
from matchmaker.matching import refreshing
from matchmaker.matching.model import Subject
from tests.support.matching import CountingEncoder
from tests.support.mortal import MortalQueries, mortal

DSN, RECORD = sys.argv[1:3]


class MortalWorker(EncoderWorker):
    async def encode(self, texts: Sequence[str], side: TextSide, *, background: bool = False) -> Vectors:
        vectors: Vectors = await mortal("encode", super().encode)(texts, side, background=background)
        return vectors


async def main() -> None:
    commit = "_Transaction__commit"  # what a block's end calls
    for owner, name, changed in (
        (refreshing, "queries", MortalQueries(refreshing.queries)),
        (refreshing, "RECORDS_AT_ONCE", 2),
        (refreshing, "TEXTS_AT_ONCE", 4),
        (asyncpg.Connection, "copy_records_to_table", mortal("copy", asyncpg.Connection.copy_records_to_table)),
        (Transaction, commit, mortal("commit", getattr(Transaction, commit))),
    ):
        setattr(owner, name, changed)
    pool = await create_pool(DSN)
    refresher = refreshing.Refresher(pool, MortalWorker(CountingEncoder))
    await refresher.refresh_record(Subject.SOLUTION, int(RECORD))
    await refresher.refresh()
    await refresher.clean()


asyncio.run(main())
