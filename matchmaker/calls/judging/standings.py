"""The ranking of a call as its scores stand: what is stored, brought before the pure rule, board by board."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction

from matchmaker.calls.judging.statements import queries
from matchmaker.calls.outcome.correcting import Correction
from matchmaker.ground.db import Connection, Record
from matchmaker.rules.call import Call
from matchmaker.rules.entry import EntryOutcome
from matchmaker.rules.ranking import Measure, Place, Rules, Sheet, SheetState, rank


async def ranking_of(
    connection: Connection, call: Call, sheets: Sequence[Sheet] | None = None
) -> Mapping[str, Sequence[Place]]:
    """By board, "" where the call has none: every entry that is judged, as `rules.ranking.rank` has it."""
    boards: defaultdict[str, list[int]] = defaultdict(list)
    for row in await queries.entries_of(connection, call_id=call.id):
        if row["outcome"] != EntryOutcome.DISQUALIFIED:  # whose papers did not hold; others have moved up
            boards[row["board"] or ""].append(row["id"])
    rules, sheets = await _rules(connection, call), sheets or await sheets_of(connection, call)
    return {board: rank(rules, entries, sheets) for board, entries in sorted(boards.items())}


def opened(ranking: Mapping[str, Sequence[Place]], correction: Correction | None) -> Mapping[str, Sequence[Place]]:
    """The boards that are decided on: all, or those that a correction opened again."""
    return {board: places for board, places in ranking.items() if correction is None or board in correction.boards}


async def sheets_of(connection: Connection, call: Call) -> list[Sheet]:
    """Every judge's sheet of every entry, with the points that they gave last."""
    most = max((each.most_points for each in call.criteria), default=0)
    exact = {points: Fraction(points) for points in range(most + 1)}
    return [
        Sheet(
            judge=row["person_id"],
            entry=row["entry_id"],
            state=_state(row),
            points={c: exact[p] for c, p in zip(row["criteria"], row["points"], strict=True)},
        )
        for row in await queries.sheets_of(connection, call_id=call.id)
    ]


def _state(row: Record) -> SheetState:
    """Of several assignments of one judge to one entry the newest stands."""
    if row["removed"]:
        return SheetState.REMOVED
    if row["abstained"]:
        return SheetState.ABSTAINED
    return SheetState.GIVEN if row["points"] else SheetState.WAITING


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
