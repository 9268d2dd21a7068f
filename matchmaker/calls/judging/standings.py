"""The ranking of a call as its scores stand: what is stored, brought before the pure rule, board by board."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction

from matchmaker.calls.judging import conflicts
from matchmaker.calls.judging.statements import queries
from matchmaker.ground.db import Connection, Record
from matchmaker.rules.call import Call
from matchmaker.rules.ranking import Measure, Place, Rules, Sheet, SheetState, rank


async def ranking_of(connection: Connection, call: Call) -> Mapping[str, Sequence[Place]]:
    """By board, "" where the call has none: every entry that is judged, as `rules.ranking.rank` has it."""
    boards: defaultdict[str, list[int]] = defaultdict(list)
    for row in await queries.entries_of(connection, call_id=call.id):
        boards[row["board"] or ""].append(row["id"])
    rules, sheets = await _rules(connection, call), await sheets_of(connection, call)
    return {board: rank(rules, entries, sheets) for board, entries in sorted(boards.items())}


async def sheets_of(connection: Connection, call: Call) -> list[Sheet]:
    """Every judge's sheet of every entry, with the points that they gave last."""
    points: defaultdict[tuple[int, int], dict[int, Fraction]] = defaultdict(dict)
    for row in await queries.scores_of(connection, call_id=call.id, entry_id=None):
        points[row["entry_id"], row["person_id"]][row["criterion_id"]] = Fraction(row["points"])
    # Of several assignments of one judge to one entry the newest stands.
    rows = {(r["entry_id"], r["person_id"]): r for r in await queries.assignments_of(connection, call_id=call.id)}
    away = await conflicts.conflicted(connection, call.id)
    return [
        Sheet(
            judge=judge,
            entry=entry,
            state=_state(row, points[entry, judge], judge in away.get(entry, ())),
            points=points[entry, judge],
        )
        for (entry, judge), row in rows.items()
    ]


def _state(row: Record, points: Mapping[int, Fraction], has_conflict: bool) -> SheetState:
    if row["ended_at"] is not None or has_conflict:
        return SheetState.REMOVED
    if row["abstained_at"] is not None:
        return SheetState.ABSTAINED
    return SheetState.GIVEN if points else SheetState.WAITING


async def _rules(connection: Connection, call: Call) -> Rules:
    breaks = await queries.tie_breaks_of(connection, call_id=call.id)
    public = await queries.public_scores_of(connection, call_id=call.id)
    return Rules(
        measures=[
            Measure(
                id=each.id or 0,
                weight=Fraction(each.weight),
                points=Fraction(each.most_points),
                threshold=None if each.threshold is None else Fraction(each.threshold),
            )
            for each in call.criteria
        ],
        ties=call.tie_rule,
        judges_per_entry=call.judges_per_entry,
        adjust_from=call.adjust_from,
        public_share=Fraction(call.public_share, 100),
        public={row["entry_id"]: Fraction(row["points"]) for row in public},
        chair_order=list(dict.fromkeys(entry for row in breaks for entry in row["entry_ids"])),
    )
