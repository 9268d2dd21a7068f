"""Papers as pages show them: with what follows from their versions, and how they were corrected."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from matchmaker.audit.model import Action, HistoryEntry
from matchmaker.cases.stored_parts import Paper
from matchmaker.intake.dates import stored_day
from matchmaker.rules.facts import EvidenceKind


@dataclass(frozen=True, kw_only=True)
class Correction:
    """Of a paper: when, by whom, from which kind and date to which."""

    at: datetime
    by: str
    old_kind: EvidenceKind
    old_dated_on: date | None
    kind: EvidenceKind
    dated_on: date | None


@dataclass(frozen=True, kw_only=True)
class PaperShown(Paper):
    """`counts_from` is the earliest date of its versions; once replaced, `replaced_by` is a name."""

    corrections: Sequence[Correction]
    counts_from: date | None
    replaced_by: str | None
    replaced_at: datetime | None


def papers_shown(
    papers: Sequence[Paper], history: Sequence[HistoryEntry], names: Mapping[str, str]
) -> list[PaperShown]:
    """In the order of the papers, older versions before newer ones; `names` by the keys of the audit."""
    corrections = _corrections(history, names)
    newer = {each.replaces_id: each for each in papers}
    earliest: dict[int | None, date | None] = {}
    found: list[PaperShown] = []
    for each in papers:
        days = [day for day in (each.dated_on, earliest.get(each.replaces_id)) if day]
        earliest[each.id] = min(days, default=None)
        after = newer.get(each.id)
        told = vars(each) | {"added_by": names.get(each.added_by, each.added_by)}
        found.append(
            PaperShown(
                **told,
                corrections=corrections.get(each.id, []),
                counts_from=earliest[each.id],
                replaced_by=names.get(after.added_by, after.added_by) if after else None,
                replaced_at=after.added_at if after else None,
            )
        )
    return found


def _corrections(history: Sequence[HistoryEntry], names: Mapping[str, str]) -> dict[int, list[Correction]]:
    """By paper that was corrected."""
    found: dict[int, list[Correction]] = defaultdict(list)
    for entry in history:
        told = entry.details
        if entry.action == Action.CASE_DATE_EVIDENCE and "old_kind" in told:
            found[told["evidence"]].append(
                Correction(
                    at=entry.at,
                    by=names.get(entry.actor, entry.actor),
                    old_kind=EvidenceKind(told["old_kind"]),
                    old_dated_on=_day(told["old_dated_on"]),
                    kind=EvidenceKind(told["kind"]),
                    dated_on=_day(told["dated_on"]),
                )
            )
    return found


def _day(text: str | None) -> date | None:
    return stored_day(text) if text else None
