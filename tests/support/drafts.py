"""Drafts that somebody left half filled in."""

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.listings import drafts
from matchmaker.rules.actors import Person

HALF = {"problem": "Hóa đơn", "deadline": "chưa rõ"}  # as far as somebody got: none of it could be posted


async def own_drafts(runtime: Runtime, person: Person) -> list[drafts.Draft]:
    async with transaction(runtime.pool) as connection:
        return await drafts.own(connection, by=person.actor())
