"""What somebody sees of a case: facts, promises, what is still missing, and what they may do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from matchmaker.db import Connection, Record
from matchmaker.i18n import CITY_TIME
from matchmaker.people.model import Actor
from matchmaker.people.policy import CASE_PERMISSION, Permission, may
from matchmaker.programme.service import counting_settings
from matchmaker.proposals.model import Side
from matchmaker.transfers.counting import count
from matchmaker.transfers.facts import EvidenceKind
from matchmaker.transfers.findings import Judgement
from matchmaker.transfers.following import CaseDraft, draft_of
from matchmaker.transfers.loading import cases, city_today
from matchmaker.transfers.moving import OpenedCase, look_at
from matchmaker.transfers.stages import NEEDED, PROMISED_DAYS, Move, Stage, next_moves, stage_after
from matchmaker.transfers.statements import queries


@dataclass(frozen=True, kw_only=True)
class NextMove:
    """A step that the table and the permissions allow; `needs` are kinds of papers of which one has to be there."""

    move: Move
    stage: Stage
    needs: frozenset[EvidenceKind]


@dataclass(frozen=True, kw_only=True)
class CaseView:
    """One case for one reader. `side` is the reader's own, None for an officer; confirmations show the reader's own
    only, to a party. `registration_due` reminds where state money or the border makes registration compulsory.
    """

    id: int
    version: int
    stage: Stage
    side: Side | None
    row: Record
    facts: CaseDraft
    due_on: date | None
    judgement: Judgement
    counted: bool
    replication: bool
    moves: tuple[NextMove, ...]
    may_edit: bool
    may_add_evidence: bool
    evidence: Sequence[Record]
    contacts: Sequence[Record]
    confirmations: Sequence[Record]
    verifications: Sequence[Record]
    follow_ups: Sequence[Record]
    events: Sequence[Record]
    steps: Sequence[Record]
    adopters: Sequence[Record]
    registration_due: date | None


REGISTRATION_DAYS = 90
"""After signing (law on technology transfer before its amendment of April 2026): a reminder, not legal advice."""


async def get(connection: Connection, case_id: int, *, by: Actor) -> CaseView:
    """Raises NotFound, also for what the actor may not see."""
    opened = await look_at(connection, case_id, by=by)
    side = opened.side_of(by)
    adopters = await queries.adopters_of(connection, delivered_id=opened.row["delivered_id"])
    of_solution = await cases(connection, [row["id"] for row in adopters])  # no other case decides whether this counts
    found = count(of_solution, await counting_settings(connection), await city_today(connection))
    confirmations = await queries.confirmations_of(connection, case_id=case_id)
    evidence = await queries.evidence_of(connection, case_id=case_id)
    return CaseView(
        id=case_id,
        version=opened.row["version"],
        stage=opened.stage,
        side=side,
        row=opened.row,
        facts=draft_of(opened),
        due_on=_due_on(opened),
        judgement=found.judgements[case_id],
        counted=case_id in (*found.counted, *found.separate),
        replication=case_id in found.replications,
        moves=tuple(_moves(opened, by)),
        may_edit=_may(opened, Permission.FOLLOW_CASE, by),
        may_add_evidence=_may(opened, Permission.ADD_EVIDENCE, by),
        evidence=evidence,
        contacts=await queries.contacts_of(connection, case_id=case_id),
        confirmations=[row for row in confirmations if side is None or row["side"] == side.value],
        verifications=[] if side else await queries.verifications_of(connection, case_id=case_id),
        follow_ups=[] if side is Side.SOLUTION else await queries.follow_ups_of(connection, case_id=case_id),
        events=await queries.events_of(connection, case_id=case_id),
        steps=await queries.steps_of(connection, case_id=case_id),
        adopters=[] if side else adopters,
        registration_due=_registration_due(opened.row, evidence),
    )


def _due_on(opened: OpenedCase) -> date | None:
    """The day that the owner promised, else what the stage may take; None at an end."""
    days = PROMISED_DAYS.get(opened.stage)
    since = opened.row["since"].astimezone(CITY_TIME).date()
    promised: date | None = opened.row["next_due"] or (since + timedelta(days=days) if days else None)
    return promised


def _moves(opened: OpenedCase, by: Actor) -> list[NextMove]:
    held = Stage(opened.row["held_stage"]) if opened.row["held_stage"] else None
    allowed = [m for m in next_moves(opened.stage, opened.route) if _may(opened, CASE_PERMISSION[m], by)]
    afters = [(move, stage_after(move, opened.stage, opened.route, held)) for move in allowed]
    return [NextMove(move=move, stage=after, needs=NEEDED.get(after, frozenset())) for move, after in afters]


def _may(opened: OpenedCase, permission: Permission, by: Actor) -> bool:
    side = opened.side_of(by)
    return all(may(by, permission, opened.matter(each)) for each in ((side,) if side else Side))


def _registration_due(row: Record, evidence: Sequence[Record]) -> date | None:
    compulsory = row["crosses_border"] or row["money"] in ("state", "mixed")
    newest = [each for each in evidence if not each["replaced"]]
    signed = [each["dated_on"] for each in newest if each["kind"] == EvidenceKind.CONTRACT and each["dated_on"]]
    registered = any(each["kind"] in (EvidenceKind.REGISTRATION, EvidenceKind.RESULT_REGISTRATION) for each in newest)
    return min(signed) + timedelta(days=REGISTRATION_DAYS) if compulsory and signed and not registered else None
