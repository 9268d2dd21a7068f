"""What is kept beside records is erased of a person: who agreed to an entry, who is named in a question
or in the reason for a step."""

from collections.abc import Sequence

from matchmaker.db import Connection
from matchmaker.listings.statements import queries
from matchmaker.people.model import Identity


async def erase(connection: Connection, person: Identity, *, needs: Sequence[int], solutions: Sequence[int]) -> None:
    """`needs` and `solutions` are those in which they may be named."""
    await queries.erase_from_behalf(connection, needs=needs, solutions=solutions, words=list(person.words))
    await queries.erase_from_questions(connection, needs=needs, solutions=solutions, words=list(person.words))
    await queries.erase_from_outcomes(connection, needs=needs, solutions=solutions, words=list(person.words))
