"""Dossiers as their readers see them: lists, and one with what is missing, what was said, and what may be done now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from matchmaker.audit.model import HistoryEntry
from matchmaker.dossiers import comments, writers
from matchmaker.dossiers import service as dossiers
from matchmaker.dossiers.checklists import Checklist, checklist_of
from matchmaker.dossiers.comments import Comment
from matchmaker.dossiers.moves import state_money
from matchmaker.dossiers.statements import queries
from matchmaker.dossiers.writers import Writer
from matchmaker.ground.db import Connection, Record
from matchmaker.people import display_names
from matchmaker.people import service as people
from matchmaker.rules.actors import SYSTEM, Actor, Organisation
from matchmaker.rules.dossier import WHOLE, Dossier, DossierMove, DossierStatus, Mark, Origin, next_moves
from matchmaker.rules.dossier_budget import BrokenSum, Budget, broken_sums, budget_of
from matchmaker.rules.dossier_gaps import Eligibility, Gap, eligibility, gaps
from matchmaker.rules.dossier_parts import DossierPart, DossierRoute, rows_of
from matchmaker.rules.facts import Money
from matchmaker.rules.listing import Row, values_of
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import DOSSIER_PERMISSION, Matter, may
from matchmaker.rules.search import ListPage


@dataclass(frozen=True, kw_only=True)
class DossierListed:
    """A dossier as a line of a list; `unconfirmed` counts prefilled fields that wait for somebody."""

    id: int
    title: str
    status: DossierStatus
    origin: Origin
    host_id: int
    host_name: str
    case_id: int | None
    route: DossierRoute | None
    unconfirmed: int
    updated_at: datetime

    @classmethod
    def from_row(cls, row: Row) -> Self:
        return cls(**values_of(cls, row, status=DossierStatus, origin=Origin, route=DossierRoute))


@dataclass(frozen=True, kw_only=True)
class StepMade:
    """A move with what was recorded of it; `made_by` is a name, `file_name` that of the paper where there is one."""

    id: int
    move: DossierMove
    status: DossierStatus
    happened_on: date | None
    place: str | None
    number: str | None
    note: str | None
    sections: Mapping[str, int]  # the version of each part at that moment
    made_by: str | None
    made_at: datetime
    file_name: str | None


@dataclass(frozen=True, kw_only=True)
class DossierShown:
    """One dossier for one reader, who is among those that write it, of the desk, or a verifier.

    `moves` are those that the reader may make now, with what is missing for each. `names` are of those who saved or
    confirmed something, by the audit's key.
    """

    dossier: Dossier
    host: Organisation
    gaps: Mapping[DossierPart, Sequence[Gap]]
    budget: Budget
    broken: Sequence[BrokenSum]
    checklist: Checklist
    eligibility: Eligibility
    state_money: Money | None
    comments: Mapping[DossierPart, Sequence[Comment]]
    writers: Sequence[Writer]
    steps: Sequence[StepMade]
    moves: Mapping[DossierMove, bool]  # whether something is missing for it
    may_write: bool
    may_comment: bool
    may_open: bool  # to further writers
    may_decide: bool
    sees_case: bool
    history: Sequence[HistoryEntry]
    names: Mapping[str, str]

    def name_of(self, key: str | None) -> str | None:
        return self.names.get(key) if key else None

    def mark(self, part: DossierPart, field: str) -> Mark | None:
        """Where the words of a field come from; None for what somebody has written themselves."""
        return next((mark for mark in self.dossier.marks if (mark.part, mark.field) == (part, field)), None)

    def rows(self, part: DossierPart) -> list[int]:
        """The lines of the part's table that say anything."""
        return rows_of(part, self.dossier.content(part))

    @property
    def lacks(self) -> bool:
        """Whether anything is missing while it is written."""
        return self.dossier.status in (DossierStatus.DRAFTING, DossierStatus.READY) and any(self.gaps.values())


async def listing(
    connection: Connection, statuses: Sequence[DossierStatus], *, by: Actor, page: int = 1, limit: int = 20
) -> ListPage[DossierListed]:
    """Those in these statuses that the reader may see, what was touched last first."""
    rows = await queries.dossiers_shown(
        connection,
        open_statuses=[s.value for s in statuses if may(by, Permission.SEE_DOSSIER, Matter(state=s.value))],
        person_id=by.person_id,
        organisation_id=by.organisation_id,
        statuses=[status.value for status in statuses],
        on_limit=limit,
        on_offset=(page - 1) * limit,
    )
    return ListPage.of(rows, [DossierListed.from_row(row) for row in rows], page=page, limit=limit)


async def beside(
    connection: Connection,
    *,
    by: Actor,
    proposal_id: int | None = None,
    entry_id: int | None = None,
    need_id: int | None = None,
    case_id: int | None = None,
) -> int | None:
    """The newest dossier of this pair, entry, need or case that the reader may see."""
    rows = await queries.standing_beside(
        connection, proposal_id=proposal_id, entry_id=entry_id, need_id=need_id, case_id=case_id
    )
    for row in rows:
        record = await queries.get_dossier(connection, dossier_id=row["id"])
        if _sees(record, by):
            return int(row["id"])
    return None


async def show(connection: Connection, dossier_id: int, *, by: Actor) -> DossierShown:
    """Raises NotFound."""
    dossier = await dossiers.get(connection, dossier_id, by=by)
    checklist = await checklist_of(connection, dossier)
    missing = gaps(dossier, [line.code for line in checklist.lines])
    matter = Matter.of_dossier(dossier)
    work, budget = dossier.content(DossierPart.WORK), dossier.content(DossierPart.BUDGET)
    steps = await queries.steps_of(connection, dossier_id=dossier_id)
    names = await display_names.names(connection, _keys(dossier, steps))
    return DossierShown(
        dossier=dossier,
        host=await people.get(connection, dossier.host_id, by=SYSTEM),
        gaps={part: [gap for gap in missing if gap.part is part] for part in DossierPart},
        budget=budget_of(work, budget),
        broken=broken_sums(work, budget),
        checklist=checklist,
        eligibility=eligibility([line.code for line in checklist.lines], dossier.content(DossierPart.ROUTE)),
        state_money=state_money(dossier),
        comments=await comments.of_dossier(connection, dossier_id),
        writers=await writers.of_dossier(connection, dossier_id),
        steps=[_step(row, names) for row in steps],
        moves={
            move: move in WHOLE and bool(missing)
            for move in next_moves(dossier.status)
            if may(by, DOSSIER_PERMISSION[move], matter)
        },
        may_write=may(by, Permission.WRITE_DOSSIER, matter),
        may_comment=may(by, Permission.COMMENT_DOSSIER, matter),
        may_open=may(by, Permission.OPEN_DOSSIER_TO, matter),
        may_decide=may(by, Permission.DECIDE_DOSSIER, matter),
        sees_case=may(by, Permission.SEE_CASE, matter) or by.organisation_id in dossier.writer_organisation_ids,
        history=await display_names.history(connection, "dossier", dossier_id, by=by),
        names=names,
    )


def _keys(dossier: Dossier, steps: Sequence[Record]) -> set[str]:
    saved = {section.saved_by for section in dossier.sections.values()}
    confirmed = {mark.confirmed_by for mark in dossier.marks}
    return {key for key in saved | confirmed | {row["made_by"] for row in steps} if key}


def _step(row: Record, names: Mapping[str, str]) -> StepMade:
    shown = dict(row) | {"file_name": row["name"], "made_by": names.get(row["made_by"])}
    return StepMade(**values_of(StepMade, shown, move=DossierMove, status=DossierStatus))


def _sees(row: Record, by: Actor) -> bool:
    matter = Matter(
        organisation_id=row["host_id"],
        writer_ids=frozenset(row["writer_ids"]),
        writer_organisation_ids=frozenset(row["writer_organisation_ids"]),
    )
    return may(by, Permission.SEE_DOSSIER, matter)
