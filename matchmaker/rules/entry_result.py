"""What an entrant is told of an entry: whether it won, and as codes why not."""

from collections.abc import Iterable
from enum import StrEnum

from matchmaker.rules.entry import EntryOutcome


class EntryReason(StrEnum):
    """Why an eligible entry was not selected; of an ineligible one `IneligibleReason` says it."""

    NOT_JUDGED = "not_judged"
    BELOW_THRESHOLD = "below_threshold"
    RANKED_BEHIND = "ranked_behind"
    PAPERS = "papers"


def reasons_of(
    outcome: EntryOutcome | None, medians: Iterable[tuple[float | None, int | None]]
) -> tuple[EntryReason, ...]:
    """All that speaks against an eligible entry; `medians` pairs what each criterion reached with its threshold."""
    reached = list(medians)
    if outcome is EntryOutcome.WINNER:
        return ()
    if outcome is EntryOutcome.DISQUALIFIED:
        return (EntryReason.PAPERS,)
    if any(median is None for median, _ in reached):
        return (EntryReason.NOT_JUDGED,)
    below = any(least is not None and median is not None and median < least for median, least in reached)
    return (EntryReason.BELOW_THRESHOLD if below else EntryReason.RANKED_BEHIND,)
