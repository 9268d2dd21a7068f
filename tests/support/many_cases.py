"""Many cases at once, as they would be after years: written straight into the tables, the same for one seed."""

import hashlib
import random
from datetime import date, timedelta
from typing import Any

from matchmaker.cases.confirmed_facts import FACTS_FORM, StatedFacts, facts_hash
from matchmaker.cases.statements import queries
from matchmaker.ground.db import Connection

BEGIN = date(2024, 1, 15)
STAGES = ("introduced", "in_discussion", "pilot", "negotiation", "contract_signed", "accepted", "verified")
KINDS = (*("business",) * 7, "start_up", "start_up", "public_body")
SUPPLIERS = ("university", "institute", "st_organisation", "start_up")


async def many_cases(connection: Connection, number: int, *, seed: int = 1) -> None:
    """So many cases, each with a few faults drawn by lot: about half of the verified ones hold every clause."""
    chance = random.Random(seed)
    adopters = [await _organisation(connection, f"Bên nhận {i}", KINDS[i % 10], chance) for i in range(40)]
    suppliers = [await _organisation(connection, f"Bên giao {i}", SUPPLIERS[i % 4], chance) for i in range(20)]
    solutions = range(max(number // 6, 1))
    delivered = [await _delivered(connection, chance.choice(suppliers), i, _listed_as(chance, i)) for i in solutions]
    for position in range(number):
        await _case(connection, chance, chance.choice(adopters), *chance.choice(delivered), position)
    await _confirm_as_stated(connection)


async def _organisation(connection: Connection, name: str, kind: str, chance: random.Random) -> int:
    tax_code = f"03{chance.randrange(10**8):08d}" if chance.random() < 0.95 else None
    tax_code = f"0790{tax_code[2:]}" if tax_code and tax_code.endswith("7") else tax_code  # a household business
    made: int = await connection.fetchval(
        "INSERT INTO organisation (name, kind, tax_code, sort_key, search_text, created_by)"
        " VALUES ($1, $2, $3, $1, $1, 'seeds') RETURNING id",
        name,
        kind,
        tax_code,
    )
    return made


def _listed_as(chance: random.Random, number: int) -> str | None:
    """None for a solution; of a team the title of its listing, which some have left on what they delivered."""
    return chance.choice((None,) * 8 + (f"Nhóm {number}", f"Giải pháp {number}"))


async def _delivered(connection: Connection, supplier: int, number: int, listed_as: str | None) -> tuple[int, int]:
    solution: int = await connection.fetchval(
        "INSERT INTO solution (organisation_id, kind, title, summary, state, search_text, sort_key, created_by)"
        " VALUES ($1, 'solution', $2, 'Một giải pháp để kiểm thử', 'published', $2, $2, 'seeds') RETURNING id",
        supplier,
        f"Giải pháp {number}",
    )
    made: int = await connection.fetchval(
        "INSERT INTO delivered_solution (solution_id, of_capability, title, summary, listed_as)"
        " VALUES ($1, $3::text IS NOT NULL, $2, '', $3) RETURNING id",
        solution,
        f"Giải pháp {number}",
        listed_as,
    )
    return made, supplier


async def _case(
    connection: Connection, chance: random.Random, adopter: int, delivered: int, supplier: int, number: int
) -> None:
    stage = chance.choice((*STAGES, *("verified",) * 8, "withdrawn"))
    route = chance.choice(("transferred", "applied"))
    met = BEGIN + timedelta(days=chance.randrange(700))
    signed = met + timedelta(days=chance.randrange(-20, 900) if chance.random() < 0.3 else chance.randrange(200))
    need: int = await connection.fetchval(
        "INSERT INTO need (organisation_id, title, problem, email, state, search_text, sort_key, created_by,"
        " published_at) VALUES ($1, $2, 'Một bài toán để kiểm thử', 'a@b.example', 'published', $2, $2, 'seeds',"
        " now()) RETURNING id",
        adopter,
        f"Nhu cầu {number}",
    )
    case: int = await connection.fetchval(
        "INSERT INTO transfer_case (need_id, delivered_id, adopter_id, supplier_id, standing, entered_afterwards,"
        " stage, reason, in_city, route, money, crosses_border, process, use_from, brokers, created_by, sector, form)"
        " VALUES ($1, $2, $3, $4, $5, true, $6, $7, $8, $9, $10, $11, 'Dây chuyền', $12, '{person:broker}',"
        " 'seeds', 'health', $13) RETURNING id",
        need,
        delivered,
        adopter,
        supplier,
        chance.choice((None,) * 9 + ("spin_off",)),
        stage,
        "other" if stage == "withdrawn" else None,
        chance.choice((True,) * 9 + (None,)),
        route,
        chance.choice((*("own",) * 6, "state", "state", "state", None)),
        chance.choice((*(False,) * 8, True)),
        signed,
        chance.choice((*("licence",) * 9, None)) if route == "transferred" else None,
    )
    await _parts(connection, chance, case, route, met, signed, done=stage in ("verified", "withdrawn"))


async def _parts(
    connection: Connection, chance: random.Random, case: int, route: str, met: date, signed: date, *, done: bool
) -> None:
    late = timedelta(days=chance.choice((0, 5, 12, 29, 30, 31)))
    await connection.execute(
        "INSERT INTO case_contact (case_id, body, named_both, happened_on, recorded_on, recorded_by)"
        " VALUES ($1, 'dost', $2, $3, $4, 'seeds')",
        case,
        chance.random() < 0.95,
        met,
        met + late,
    )
    kinds = ["contract", "invoice", "acceptance"] if route == "transferred" else ["acceptance", "proof_of_use"]
    kinds += [kind for kind in ("registration", "result_registration") if chance.random() < 0.4]
    for position, kind in enumerate(kinds):
        if chance.random() < 0.95:
            ahead = 120 if kind == "proof_of_use" else position * 20
            day = signed + timedelta(days=ahead)
            first = await _paper(connection, case, kind, day)
            if chance.random() < 0.2:  # a newer version of another date, which moves nothing
                await _paper(connection, case, kind, day + timedelta(days=40), replaces=first)
    for side in ("need", "solution"):
        if chance.random() < 0.95:
            await _word(connection, chance, case, side)
    if done:
        await _verification(connection, chance, case)


async def _paper(connection: Connection, case: int, kind: str, dated_on: date, *, replaces: int | None = None) -> int:
    name = hashlib.sha256(f"{case}{kind}{replaces}".encode())
    made: int = await connection.fetchval(
        "INSERT INTO case_evidence (case_id, kind, dated_on, name, stored_name, media_type, size, sha256, added_by,"
        " replaces_id) VALUES ($1, $2, $3, $2, $4, 'application/pdf', 9, $5, 'seeds', $6) RETURNING id",
        case,
        kind,
        dated_on,
        name.hexdigest()[:32],
        name.digest(),
        replaces,
    )
    return made


async def _word(connection: Connection, chance: random.Random, case: int, side: str) -> None:
    told: dict[str, Any] = {"what": "Giờ", "after": 1.0, "before": 2.0, "no_before": False, "unit": "giờ"}
    await connection.execute(
        "INSERT INTO case_confirmation (case_id, side, facts, email, locale, answer_by, answered_at, answered_by,"
        " agreed, links, contribution, measure, named_by)"
        " VALUES ($1, $2, $3, $4, 'vi', now(), now(), 'link', $5, false, 'Có', $6, $7)",
        case,
        side,
        bytes(32),
        f"{side}{case}@b.example",
        chance.random() < 0.95,
        told if side == "need" else None,  # only who uses it says what changed
        chance.choice((None, None, None, "person:broker")),
    )


async def _verification(connection: Connection, chance: random.Random, case: int) -> None:
    await connection.execute(
        "INSERT INTO case_verification (case_id, confirmed, verified_by, grade, links_checked, nearest, checklist,"
        " addresses) VALUES ($1, true, $2, $3, true, '{}', $4, $5)",
        case,
        chance.choice(("person:verifier",) * 19 + ("person:broker",)),
        chance.choice(("originated", "assisted", "assisted", "reported")),
        [],
        chance.choice((["need", "solution"],) * 3 + (["need"], [])),
    )


async def _confirm_as_stated(connection: Connection) -> None:
    """What the parties confirmed is what the cases say: their hashes are those of the facts."""
    for row in await queries.cases_judged(connection, ids=None):
        await connection.execute(
            "UPDATE case_confirmation SET facts = $2, facts_form = $3 WHERE case_id = $1",
            row["id"],
            facts_hash(StatedFacts.from_row(row)),
            FACTS_FORM,
        )
