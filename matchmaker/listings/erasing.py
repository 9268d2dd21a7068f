"""Who agreed that others enter a record is erased; that somebody did stays."""

from collections.abc import Sequence

from matchmaker.db import Connection
from matchmaker.listings.statements import queries
from matchmaker.people.model import Identity


async def erase(connection: Connection, person: Identity, *, needs: Sequence[int], solutions: Sequence[int]) -> None:
    """`needs` and `solutions` are those in which they may be named."""
    await queries.erase_from_behalf(connection, needs=needs, solutions=solutions, words=list(person.words))
