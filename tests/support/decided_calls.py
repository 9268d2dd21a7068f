"""Calls for tests as their council leaves them: entries scored, ranked and decided on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matchmaker.ground.db import Connection
from matchmaker.rules.call import Call, CallState, Duty
from tests.support.calls import Council, an_entry, an_open_call, in_state

WON = ("winner", 1), ("finalist", 2), ("not_selected", 3)


@dataclass(frozen=True, kw_only=True)
class DecidedCall:
    """A call with its entries in the order of their entrants."""

    call: Call
    council: Council
    entries: Sequence[int]


async def a_decided_call(
    connection: Connection,
    council: Council,
    outcomes: Sequence[tuple[str | None, int | None]] = WON,
    *,
    state: CallState = CallState.DECIDED,
    **said: Any,  # noqa: ANN401  # any field of the draft
) -> DecidedCall:
    """One eligible entry of each entrant with this outcome and rank; one whose outcome is None is ineligible."""
    call = await an_open_call(connection, council, **said)
    entries = []
    for entrant, (outcome, rank) in zip(council.entrants, outcomes, strict=False):
        entry_id = await an_entry(connection, call, entrant, state="eligible")
        await connection.execute(
            "UPDATE call_entry SET outcome = $2, rank = $3, state = CASE WHEN $2::text IS NULL THEN 'ineligible'"
            " ELSE state END, ineligible_because = CASE WHEN $2::text IS NULL THEN 'off_topic' END WHERE id = $1",
            entry_id,
            outcome,
            rank,
        )
        if outcome is not None:
            await _judged(connection, call, council, entry_id, rank or len(outcomes))
        entries.append(entry_id)
    await connection.execute(
        "INSERT INTO call_decision (call_id, body, ranking, decided_by) VALUES ($1, 'Chọn hồ sơ số 1.', '[]', 'chair')",
        call.id,
    )
    return DecidedCall(call=await in_state(connection, call, state), council=council, entries=entries)


async def _judged(connection: Connection, call: Call, council: Council, entry_id: int, place: int) -> None:
    """By every judge, with a remark; the points fall with the place, and each judge gives one more than the last."""
    for more, judge in enumerate(sorted(call.appointed(Duty.JUDGE))):
        await connection.execute("INSERT INTO call_assignment (entry_id, person_id) VALUES ($1, $2)", entry_id, judge)
        for criterion in call.criteria:
            await connection.execute(
                "INSERT INTO call_score (entry_id, criterion_id, person_id, points, reason)"
                " VALUES ($1, $2, $3, $4, 'Phù hợp.')",
                entry_id,
                criterion.id,
                judge,
                max(8 - place + more, 0),
            )
        await connection.execute(
            "INSERT INTO call_remark (entry_id, person_id, purpose, body) VALUES ($1, $2, 'to_entrant', $3)",
            entry_id,
            judge,
            f"Nhận xét {more}.",
        )


async def number_of(connection: Connection, entry_id: int) -> int:
    found: int = await connection.fetchval("SELECT number FROM call_entry WHERE id = $1", entry_id)
    return found


async def standings(connection: Connection, call_id: int) -> list[tuple[str | None, int | None]]:
    """Outcome and rank of every entry, by number."""
    rows = await connection.fetch("SELECT outcome, rank FROM call_entry WHERE call_id = $1 ORDER BY number", call_id)
    return [(row["outcome"], row["rank"]) for row in rows]
