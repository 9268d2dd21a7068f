"""Who moves up when a winner's papers do not hold: the next in rank, and with them whoever shares that rank."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from matchmaker.rules.entry import EntryOutcome

_WAITING = (EntryOutcome.FINALIST, EntryOutcome.NOT_SELECTED)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where an entry stands; `rank` is None for one that was never ranked or is disqualified."""

    entry_id: int
    outcome: EntryOutcome
    rank: int | None


def without(entry_id: int, standings: Collection[Standing]) -> Mapping[int, Standing]:
    """Where every entry stands once this winner is disqualified, by entry: those behind it move up by one.

    The place goes to the next in rank that has none. Who shares that rank gets one as well: no list decides between
    them. Where nobody was ranked behind the winners, the place stays empty. Raises ValueError unless the entry won.
    """
    leaving = next((each for each in standings if each.entry_id == entry_id), None)
    if leaving is None or leaving.outcome is not EntryOutcome.WINNER:
        raise ValueError(f"entry {entry_id} is no winner")
    others = [each for each in standings if each.entry_id != entry_id]
    waiting = [each.rank for each in others if each.rank is not None and each.outcome in _WAITING]
    moving_up = min(waiting, default=None)
    result = {entry_id: Standing(entry_id=entry_id, outcome=EntryOutcome.DISQUALIFIED, rank=None)}
    for each in others:
        succeeds = each.rank is not None and each.rank == moving_up and each.outcome in _WAITING
        result[each.entry_id] = Standing(
            entry_id=each.entry_id,
            outcome=EntryOutcome.WINNER if succeeds else each.outcome,
            rank=_closed_up(each.rank, leaving.rank),
        )
    return result


def _closed_up(rank: int | None, left: int | None) -> int | None:
    return rank - 1 if rank is not None and left is not None and rank > left else rank
