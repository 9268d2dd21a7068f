"""To which moves the table leads a case from where it is, and which papers they need."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from matchmaker.cases.moves import OpenedCase
from matchmaker.ground.errors import WrongState
from matchmaker.rules.facts import Case, EvidenceKind
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import CASE_PERMISSION
from matchmaker.rules.stages import NEEDED, ONWARD, CaseMove, Stage, next_moves, passed, stage_after, way_to

_BY_VERIFIER = (CaseMove.VERIFY, CaseMove.REFUSE, CaseMove.WITHDRAW)
_WITHOUT_PAPER = (CaseMove.RESUME, CaseMove.HOLD, CaseMove.STOP, CaseMove.RESUBMIT)


@dataclass(frozen=True, kw_only=True)
class PapersNeeded:
    """One of the papers in `needs` lets a case enter the stage, and `held` are those that are there."""

    stage: Stage
    needs: Sequence[EvidenceKind]
    held: Sequence[EvidenceKind]


@dataclass(frozen=True, kw_only=True)
class MoveOffered:
    """A move to which the table leads from here; `through` are the stages between, where it lies further on."""

    move: CaseMove
    through: Sequence[Stage]
    papers: Sequence[PapersNeeded]


def offered(opened: OpenedCase, facts: Case, *, refused: bool) -> list[MoveOffered]:
    """Those of the desk; a verifier's stand on a page of their own."""
    held = {paper.kind for paper in facts.evidence}
    offers = []
    for made in CaseMove:
        way = _way_to(made, opened)
        if not way or (made is CaseMove.RESUBMIT and not refused):
            continue
        if made in _BY_VERIFIER or CASE_PERMISSION[made] is not Permission.FOLLOW_CASE:
            continue
        through = passed(way, opened.stage, opened.route)
        leads_to = stage_after(made, through[-1] if through else opened.stage, opened.route, opened.held_stage)
        entered = [] if made in _WITHOUT_PAPER else [*through, leads_to]
        papers = [_papers_needed(stage, held) for stage in entered if stage in NEEDED]
        offers.append(MoveOffered(move=made, through=through, papers=papers))
    return offers


def _way_to(made: CaseMove, opened: OpenedCase) -> list[CaseMove]:
    """Empty where the table leads nowhere."""
    if made in next_moves(opened.stage, opened.route):
        return [made]
    try:
        return way_to(made, opened.stage, opened.route) if made in ONWARD else []
    except WrongState:
        return []


def _papers_needed(stage: Stage, held: Collection[EvidenceKind]) -> PapersNeeded:
    needs = [kind for kind in EvidenceKind if kind in NEEDED[stage]]
    return PapersNeeded(stage=stage, needs=needs, held=[kind for kind in needs if kind in held])
