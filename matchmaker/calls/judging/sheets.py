"""A judge's own work: what waits for them, one entry to read and score, abstaining, and saying that they know it.

Others' scores are shown to whoever has given their own, without a name and in no judge's order; before that not even
how many there are. An entry that is not theirs, or that a conflict keeps from them, is not found.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.calls import service as calls
from matchmaker.calls.entries import loading
from matchmaker.calls.entries.model import BlindEntry
from matchmaker.calls.judging import conflicts
from matchmaker.calls.judging.statements import queries
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import InvalidInput, NotFound, WrongState
from matchmaker.ground.text import nfc
from matchmaker.rules.actors import Actor
from matchmaker.rules.call import UNBLIND, Call, CallState, Criterion, Duty
from matchmaker.rules.entry import ConflictGround
from matchmaker.rules.listing import text_problems, values_of
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, may

SCORED_IN = frozenset({CallState.SCORING, CallState.MODERATION})
READ_IN = SCORED_IN | UNBLIND
LONGEST_TEXT = 2_000  # characters of a reason or a comment


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A call in which something waits for a judge, or for its chair."""

    call_id: int
    title: str
    duty: Duty
    undeclared: bool
    unscored: int
    decide_by: date | None


@dataclass(frozen=True, kw_only=True)
class OwnEntry:
    """An entry as its judge sees it in their list."""

    number: int
    title: str
    scored: bool
    abstained: bool


@dataclass(frozen=True, kw_only=True)
class Given:
    """What somebody gave for one criterion; `earlier` are the points that they gave before, the oldest first."""

    points: int
    reason: str
    at: datetime
    earlier: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class OwnSheet:
    """An entry as its judge may know it, and what they gave it so far.

    `others` are None until they have given theirs; each is by criterion.
    """

    number: int
    entry: BlindEntry
    criteria: tuple[Criterion, ...]
    given: Mapping[int, Given]
    comment: str
    abstained: bool
    open: bool  # whether scores are taken now
    others: Sequence[Mapping[int, Given]] | None
    talk: Sequence[str]  # what the council noted, once one has given one's own


@dataclass(frozen=True, kw_only=True)
class SheetDraft:
    """What a judge gives: points and a reason for every criterion, by its id, and a comment to the entrant."""

    points: Mapping[int, int | None]
    reasons: Mapping[int, str]
    comment: str = ""


async def waiting(connection: Connection, *, by: Actor) -> list[Waiting]:
    """Where something waits for the reader; nothing for who judges nowhere."""
    if by.person_id is None:
        return []
    rows = await queries.waiting_for(connection, person_id=by.person_id)
    return [
        Waiting(
            call_id=row["call_id"],
            title=row["title"],
            duty=Duty(row["duty"]),
            undeclared=row["undeclared"],
            unscored=row["unscored"] if row["state"] in SCORED_IN else 0,
            decide_by=row["decide_by"],
        )
        for row in rows
        if row["undeclared"] or (row["unscored"] and row["state"] in SCORED_IN)
    ]


async def declared_names(connection: Connection, call_id: int, *, by: Actor) -> list[str]:
    """What the reader declared in this call. Raises NotFound, WrongState."""
    await conflicts.hold_council(connection, call_id, by=by)
    rows = await queries.ties_of(connection, call_id=call_id)
    return [row["name"] for row in rows if row["person_id"] == by.person_id]


async def own_entries(connection: Connection, call: Call, *, by: Actor) -> list[OwnEntry]:
    """What the reader judges in the call, by number; nothing before they have declared what ties them."""
    if not call.has_declared(by.person_id):
        return []
    rows = await queries.own_entries(connection, call_id=call.id, person_id=by.person_id)
    return [OwnEntry(**values_of(OwnEntry, row)) for row in rows]


async def sheet(connection: Connection, call_id: int, number: int, *, by: Actor) -> OwnSheet:
    """The reader's sheet of this entry. Raises NotFound."""
    call, entry, assignment = await _opened(connection, call_id, number, by=by)
    by_judge = given_by_judge(await queries.scores_of(connection, call_id=call_id, entry_ids=[entry["id"]]))
    remarks = await queries.remarks_of(connection, call_id=call_id, entry_ids=[entry["id"]])
    (blind,) = await loading.blind_entries(connection, call, entry["id"])
    own = by_judge.pop(by.person_id or 0, {})
    comments = [r["body"] for r in remarks if r["person_id"] == by.person_id and r["purpose"] == "to_entrant"]
    rows = await queries.judges_of(connection, entry_id=entry["id"])
    counted = {row["person_id"] for row in rows}
    others = [given for person_id, given in by_judge.items() if person_id in counted]
    others.sort(key=lambda given: [-given[c.id].points for c in call.criteria if c.id in given])
    return OwnSheet(
        number=number,
        entry=blind,
        criteria=call.criteria,
        given=own,
        comment=comments[-1] if comments else "",
        abstained=assignment["abstained_at"] is not None,
        open=call.state in SCORED_IN,
        others=others if own else None,
        talk=[r["body"] for r in remarks if r["purpose"] == "council"] if own else [],
    )


async def id_to_read(connection: Connection, call_id: int, number: int, *, by: Actor) -> int:
    """The entry with this number, for its judge as soon as they may read it. Raises NotFound, WrongState."""
    _, entry, _ = await _opened(connection, call_id, number, by=by)
    entry_id: int = entry["id"]
    return entry_id


async def score(connection: Connection, call_id: int, number: int, draft: SheetDraft, *, by: Actor) -> None:
    """Every criterion with its reason; what is new is added, and what was given before stays beside it.

    Raises NotFound, WrongState, InvalidInput.
    """
    call, entry, _ = await _held(connection, call_id, number, by=by)
    reasons = {c.id or 0: nfc(draft.reasons.get(c.id or 0, "")).strip() for c in call.criteria}
    comment = nfc(draft.comment).strip()
    if problems := _problems(call, draft, reasons, comment):
        raise InvalidInput(problems)
    before = await sheet(connection, call_id, number, by=by)
    changed = []
    for criterion_id, reason in reasons.items():
        points, given = draft.points[criterion_id], before.given.get(criterion_id)
        if given is None or (given.points, given.reason) != (points, reason):
            changed.append(criterion_id)
            values = {"criterion_id": criterion_id, "points": points, "reason": reason}
            await queries.insert_score(connection, entry_id=entry["id"], person_id=by.person_id, **values)
    if comment and comment != before.comment:
        await queries.insert_remark(
            connection, entry_id=entry["id"], person_id=by.person_id, purpose="to_entrant", body=comment
        )
    await queries.take_up_again(connection, entry_id=entry["id"], person_id=by.person_id)
    if changed:
        details = {"criteria": changed, "again": bool(before.given)}  # again: others' scores were seen
        await audit.append(connection, Action.ENTRY_SCORE, entry["id"], by=by, details=details)


async def abstain(connection: Connection, call_id: int, number: int, reason: str, *, by: Actor) -> None:
    """The judge says nothing of this entry. Raises NotFound, WrongState, InvalidInput without a reason."""
    _, entry, _ = await _held(connection, call_id, number, by=by)
    reason = nfc(reason).strip()
    if problems := text_problems("abstain_reason", reason, LONGEST_TEXT // 2):
        raise InvalidInput(problems)
    if await queries.abstain(connection, entry_id=entry["id"], person_id=by.person_id, reason=reason) is not None:
        await audit.append(connection, Action.ENTRY_ABSTAIN, entry["id"], by=by)


async def recognise(connection: Connection, call_id: int, number: int, note: str, *, by: Actor) -> None:
    """The judge knows whose entry it is, or has an interest in it: from now on it is kept from them.

    Raises NotFound, WrongState, InvalidInput without a note.
    """
    call, entry, _ = await _held(connection, call_id, number, by=by)
    note = nfc(note).strip()
    if problems := text_problems("conflict_note", note, LONGEST_TEXT // 2):
        raise InvalidInput(problems)
    person_id = by.person_id or 0
    await conflicts.keep(connection, entry["id"], person_id, ConflictGround.RECOGNISED, note, by=by)
    await conflicts.end_over(connection, call)


async def _held(connection: Connection, call_id: int, number: int, *, by: Actor) -> tuple[Call, Record, Record]:
    await calls.hold(connection, call_id, Permission.SEE_CALL, by=by)
    call, entry, assignment = await _opened(connection, call_id, number, by=by)
    if call.state not in SCORED_IN:
        raise WrongState(old=call.state.value, new=CallState.SCORING.value)
    return call, entry, assignment


async def _opened(connection: Connection, call_id: int, number: int, *, by: Actor) -> tuple[Call, Record, Record]:
    """The entry and its assignment to this judge. Raises NotFound where there is none, or a conflict stands between;
    WrongState before they have declared what ties them."""
    call = await calls.get(connection, call_id, by=by)
    entry = await queries.entry_numbered(connection, call_id=call_id, number=number)
    if entry is None or not by.person_id or call.state not in READ_IN:
        raise NotFound()
    if await conflicts.stands_between(connection, call, entry["id"], by.person_id):
        raise NotFound()
    if not may(by, Permission.JUDGE_ENTRY, Matter.of_call(call, entrant_id=entry["person_id"])):
        raise NotFound()
    assignment = await queries.assignment_of(connection, entry_id=entry["id"], person_id=by.person_id)
    if assignment is None:
        raise NotFound()
    conflicts.require_declared(call, by=by)
    return call, entry, assignment


def _problems(call: Call, draft: SheetDraft, reasons: Mapping[int, str], comment: str) -> dict[str, str]:
    wrong: dict[str, str] = {}
    for criterion in call.criteria:
        points = draft.points.get(criterion.id or 0)
        if points is None or not 0 <= points <= criterion.most_points:
            wrong[f"points_{criterion.id}"] = "points_out_of_range"
        wrong |= text_problems(f"reason_{criterion.id}", reasons[criterion.id or 0], LONGEST_TEXT)
    return wrong | (text_problems("comment", comment, LONGEST_TEXT) if comment else {})


def given_by_judge(rows: Sequence[Record]) -> dict[int, dict[int, Given]]:
    """From scores, the oldest first: of each judge the newest of every criterion, with the points given before."""
    earlier: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    by_judge: defaultdict[int, dict[int, Given]] = defaultdict(dict)
    for row in rows:
        key = (row["person_id"], row["criterion_id"])
        given = Given(points=row["points"], reason=row["reason"], at=row["at"], earlier=tuple(earlier[key]))
        by_judge[row["person_id"]][row["criterion_id"]] = given
        earlier[key].append(row["points"])
    return dict(by_judge)
