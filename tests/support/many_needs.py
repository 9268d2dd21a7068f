"""Many needs at once, for what takes long: most of them with ten suggestions, the others with nothing that stands."""

import random

from matchmaker.ground.db import Connection
from matchmaker.rules.programme import Sector, Technology
from tests.support.themes import ALONE, THEMES

SOLUTIONS = 300
SUGGESTED = 10
TEXTS = [*ALONE, *(text for texts in THEMES.values() for text in texts)]


async def many_needs(connection: Connection, number: int, *, uncovered: int, seed: int = 1) -> None:
    """Published needs of one firm; matching was asked about each of them just now."""
    chance = random.Random(seed)
    owner = await connection.fetchval(
        "INSERT INTO organisation (name, kind, sort_key, search_text, created_by)"
        " VALUES ('Nhiều nhu cầu', 'business', 'x', 'x', 'seeds') RETURNING id"
    )
    solutions = [
        row["id"]
        for row in await connection.fetch(
            "INSERT INTO solution (organisation_id, kind, title, summary, state, search_text, sort_key, sectors,"
            " technologies, created_by)"
            " SELECT $1, 'solution', 'Giải pháp ' || i, 'Một giải pháp để kiểm thử', 'published', 'x', 'x',"
            " ARRAY['health'], ARRAY['vision'], 'seeds' FROM generate_series(1, $2::int) i RETURNING id",
            owner,
            SOLUTIONS,
        )
    ]
    needs = [await _need(connection, owner, chance) for _ in range(number)]
    await connection.execute("INSERT INTO suggestion_round SELECT unnest($1::bigint[]), 1", needs)
    await connection.executemany(
        "INSERT INTO proposal (need_id, solution_id, state, rank, engine, created_by)"
        " VALUES ($1, $2, 'suggested', $3, '{}', 'seeds')",
        [
            (need, solution, rank)
            for need in needs[uncovered:]
            for rank, solution in enumerate(chance.sample(solutions, SUGGESTED), start=1)
        ],
    )


async def _need(connection: Connection, owner: int, chance: random.Random) -> int:
    """In the words of three texts, so that no two are alike."""
    made: int = await connection.fetchval(
        "INSERT INTO need (organisation_id, title, problem, sector, technologies, state, phone, search_text, sort_key,"
        " created_by) VALUES ($1, $2, $3, $4, $5, 'published', '0900000000', 'x', 'x', 'seeds') RETURNING id",
        owner,
        (told := chance.sample(TEXTS, 3))[0][:100],
        " ".join(told),
        chance.choice([sector for sector in Sector if sector is not Sector.OTHER]),
        chance.sample(list(Technology), 2),
    )
    return made
