"""Organisations that have something published: by whom a list of solutions can be narrowed."""

from dataclasses import dataclass

from matchmaker.ground.db import Connection
from matchmaker.listings.solutions.statements import queries


@dataclass(frozen=True, kw_only=True)
class Supplier:
    """An organisation that has something published."""

    id: int
    name: str


async def listing(connection: Connection) -> list[Supplier]:
    """All of them, by their names."""
    return [Supplier(id=row["id"], name=row["name"]) for row in await queries.suppliers(connection)]
