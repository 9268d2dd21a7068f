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
    newer = {paper.replaces_id: paper for paper in papers}
    earliest: dict[int | None, date | None] = {}
    shown: list[PaperShown] = []
    for paper in papers:
        days = [day for day in (paper.dated_on, earliest.get(paper.replaces_id)) if day]
        earliest[paper.id] = min(days, default=None)
        after = newer.get(paper.id)
        fields = vars(paper) | {"added_by": names.get(paper.added_by, paper.added_by)}
        shown.append(
            PaperShown(
                **fields,
                corrections=corrections.get(paper.id, []),
                counts_from=earliest[paper.id],
                replaced_by=names.get(after.added_by, after.added_by) if after else None,
                replaced_at=after.added_at if after else None,
            )
        )
    return shown


def _corrections(history: Sequence[HistoryEntry], names: Mapping[str, str]) -> dict[int, list[Correction]]:
    """By paper that was corrected."""
    corrections: dict[int, list[Correction]] = defaultdict(list)
    for entry in history:
        details = entry.details
        if entry.action == Action.CASE_DATE_EVIDENCE and "old_kind" in details:
            corrections[details["evidence"]].append(
                Correction(
                    at=entry.at,
                    by=names.get(entry.actor, entry.actor),
                    old_kind=EvidenceKind(details["old_kind"]),
                    old_dated_on=_day(details["old_dated_on"]),
                    kind=EvidenceKind(details["kind"]),
                    dated_on=_day(details["dated_on"]),
                )
            )
    return corrections


def _day(text: str | None) -> date | None:
    return stored_day(text) if text else None
