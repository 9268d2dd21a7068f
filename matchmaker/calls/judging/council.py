"""The council's talk, as its chair leads it: every entry with all scores, what is flagged, and what was noted.

An entry over which the chair has a conflict stands with its number and its rank alone: somebody else talks about it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.calls import service as calls
from matchmaker.calls.judging import conflicts, standings
from matchmaker.calls.judging.sheets import LONGEST_TEXT, Given, given_by_judge
from matchmaker.calls.judging.statements import queries
from matchmaker.calls.outcome import correcting
from matchmaker.calls.outcome.correcting import Correction
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import InvalidInput, NotFound, WrongState
from matchmaker.ground.text import nfc
from matchmaker.rules.actors import Actor
from matchmaker.rules.call import Call, CallState, TieRule
from matchmaker.rules.listing import text_problems
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, require
from matchmaker.rules.ranking import Flag, Place, Sheet, SheetState

SEEN_IN = frozenset({CallState.SCORING, CallState.MODERATION, CallState.DECIDED, CallState.OBJECTIONS})
AT_ONCE = 20  # entries


@dataclass(frozen=True, kw_only=True)
class JudgeSheet:
    """What one judge gave an entry; `because` says why they abstained or left."""

    judge_id: int
    judge: str
    state: SheetState
    given: Mapping[int, Given]
    because: str | None


@dataclass(frozen=True, kw_only=True)
class Note:
    author: str
    body: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Discussed:
    """An entry in the council. `kept_away`: the chair has a conflict, and sees neither sheets nor notes."""

    number: int
    board: str  # "" where the call has none
    title: str
    place: Place
    means: Mapping[int, Fraction]  # by criterion, beside the medians that decide
    sheets: Sequence[JudgeSheet]
    notes: Sequence[Note]
    kept_away: bool


@dataclass(frozen=True, kw_only=True)
class Discussion:
    """A page of a call's entries, by board in the order of their ranks; `total` counts the entries of all pages.

    `ties` are the numbers of all entries that share a rank, with the rank; `public_missing`: the public has yet to
    score some; `correction`: what the council corrects now, after an objection.
    """

    call: Call
    boards: Mapping[str, Sequence[Discussed]]
    total: int
    ties: Sequence[tuple[int, Sequence[int]]]
    public_missing: bool
    correction: Correction | None


async def discussion(
    connection: Connection, call_id: int, *, by: Actor, page: int = 1, limit: int = AT_ONCE
) -> Discussion:
    """For the chair, once they have declared what ties them. Raises NotFound, NotAllowed, WrongState.

    All entries are ranked; what was said of an entry is read for those of the page alone.
    """
    call = await calls.get(connection, call_id, by=by)
    require(by, Permission.LEAD_COUNCIL, Matter.of_call(call))
    _require_open(call, SEEN_IN)
    conflicts.require_declared(call, by=by)
    entries = {row["id"]: row for row in await queries.entries_of(connection, call_id=call_id)}
    sheets = await standings.sheets_of(connection, call)
    correction = await correcting.newest(connection, call_id) if call.state is CallState.MODERATION else None
    ranking = standings.opened(await standings.ranking_of(connection, call, sheets), correction)
    shown = [place.entry for places in ranking.values() for place in places][(page - 1) * limit : page * limit]
    away = await conflicts.kept_from(connection, call, by.person_id or 0, shown)
    said = await _sheets(connection, call, shown, sheets)
    notes: defaultdict[int, list[Note]] = defaultdict(list)
    for row in await queries.remarks_of(connection, call_id=call_id, entry_ids=shown):
        if row["purpose"] == "council":
            notes[row["entry_id"]].append(Note(author=row["name"] or "", body=row["body"], at=row["at"]))
    public = await queries.public_scores_of(connection, call_id=call_id) if call.public_share else ()
    boards = {
        board: [
            _discussed(entries[p.entry], p, said[p.entry], notes[p.entry], p.entry in away)
            for p in places
            if p.entry in said
        ]
        for board, places in ranking.items()
    }
    return Discussion(
        call=call,
        boards={board: of_board for board, of_board in boards.items() if of_board},
        total=sum(map(len, ranking.values())),
        ties=_ties(call, ranking, entries),
        public_missing=call.public_share > 0 and not {row["entry_id"] for row in public} >= entries.keys(),
        correction=correction,
    )


def _ties(
    call: Call, ranking: Mapping[str, Sequence[Place]], entries: Mapping[int, Record]
) -> list[tuple[int, list[int]]]:
    """What the chair may put in order; nothing where the call lets entries share a rank."""
    if call.tie_rule is TieRule.SHARED_RANK:
        return []
    sharing: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for board, places in ranking.items():
        for place in places:
            if Flag.TIED in place.flags:
                sharing[board, place.rank or 0].append(entries[place.entry]["number"])
    return [(rank, numbers) for (_, rank), numbers in sharing.items()]


async def id_to_discuss(connection: Connection, call: Call, number: int, *, by: Actor) -> int:
    """The entry with this number, for the chair. Raises NotFound, also over a conflict, NotAllowed, WrongState."""
    entry_id: int = (await _opened(connection, call, number, by=by))["id"]
    return entry_id


async def note(connection: Connection, call_id: int, number: int, body: str, *, by: Actor) -> None:
    """The chair notes what the council said of an entry. Raises NotFound, NotAllowed, WrongState, InvalidInput."""
    call = await calls.hold(connection, call_id, Permission.LEAD_COUNCIL, by=by)
    _require_open(call, frozenset({CallState.MODERATION}))
    entry = await _opened(connection, call, number, by=by)
    text = nfc(body).strip()
    if problems := text_problems("council_note", text, LONGEST_TEXT):
        raise InvalidInput(problems)
    values = {"person_id": by.person_id, "purpose": "council", "body": text}
    await queries.insert_remark(connection, entry_id=entry["id"], **values)
    await audit.append(connection, Action.ENTRY_REMARK, entry["id"], by=by)


async def public_scores(connection: Connection, call_id: int, *, by: Actor) -> Mapping[int, int | None]:
    """By the numbers of entries what the public gave so far, for the secretary. Raises NotFound."""
    require(by, Permission.SEE_ENTRY, Matter.of_call(await calls.get(connection, call_id, by=by)))
    given = {row["entry_id"]: row["points"] for row in await queries.public_scores_of(connection, call_id=call_id)}
    return {row["number"]: given.get(row["id"]) for row in await queries.entries_of(connection, call_id=call_id)}


async def record_public_scores(
    connection: Connection, call_id: int, points: Mapping[int, int | None], *, by: Actor
) -> None:
    """What the public gave, 0 to 100, by the numbers of entries: the secretary writes it down.

    Raises NotFound, WrongState, InvalidInput.
    """
    call = await calls.hold(connection, call_id, Permission.SEE_CALL, by=by)
    require(by, Permission.SEE_ENTRY, Matter.of_call(call))
    _require_open(call, frozenset({CallState.SCORING, CallState.MODERATION}))
    entries = {row["number"]: row["id"] for row in await queries.entries_of(connection, call_id=call_id)}
    wrong = {f"public_{n}": "points_out_of_range" for n, p in points.items() if p is None or not 0 <= p <= 100}
    if wrong or not points.keys() <= entries.keys():
        raise InvalidInput(wrong or {"public": "points_out_of_range"})
    for number, given in points.items():
        await queries.insert_public_score(connection, entry_id=entries[number], points=given, entered_by=by.name)
        await audit.append(connection, Action.ENTRY_SCORE, entries[number], by=by, details={"public": given})


async def _opened(connection: Connection, call: Call, number: int, *, by: Actor) -> Record:
    require(by, Permission.LEAD_COUNCIL, Matter.of_call(call))
    _require_open(call, SEEN_IN)
    conflicts.require_declared(call, by=by)
    entry: Record | None = await queries.entry_numbered(connection, call_id=call.id, number=number)
    if entry is None or await conflicts.stands_between(connection, call, entry["id"], by.person_id or 0):
        raise NotFound()
    return entry


def _require_open(call: Call, states: frozenset[CallState]) -> None:
    if call.state not in states:
        raise WrongState(old=call.state.value, new=CallState.MODERATION.value)


async def _sheets(
    connection: Connection, call: Call, shown: Sequence[int], sheets: Sequence[Sheet]
) -> Mapping[int, list[JudgeSheet]]:
    """By entry that is shown, with the reasons, and with what was given before."""
    of_entry: defaultdict[int, list[Record]] = defaultdict(list)
    for row in await queries.scores_of(connection, call_id=call.id, entry_ids=shown):
        of_entry[row["entry_id"]].append(row)
    given = {entry: given_by_judge(rows) for entry, rows in of_entry.items()}
    rows = await queries.assignments_of(connection, call_id=call.id, entry_ids=shown)
    assigned = {(row["entry_id"], row["person_id"]): row for row in rows}
    by_entry: dict[int, list[JudgeSheet]] = {entry: [] for entry in shown}
    for sheet in sheets:
        if sheet.entry not in by_entry:
            continue
        row = assigned[sheet.entry, sheet.judge]
        by_entry[sheet.entry].append(
            JudgeSheet(
                judge_id=sheet.judge,
                judge=row["name"] or "",
                state=sheet.state,
                given=given.get(sheet.entry, {}).get(sheet.judge, {}),
                because=row["ended_because"] or row["abstained_because"],
            )
        )
    return by_entry


def _discussed(
    entry: Record, place: Place, sheets: Sequence[JudgeSheet], notes: Sequence[Note], kept_away: bool
) -> Discussed:
    counted = [sheet.given for sheet in sheets if sheet.state is SheetState.GIVEN]
    means = {
        criterion: Fraction(sum(given[criterion].points for given in counted), len(counted))
        for criterion in place.medians
    }
    return Discussed(
        number=entry["number"],
        board=entry["board"] or "",
        title="" if kept_away else entry["title"],
        place=place,
        means={} if kept_away else means,
        sheets=() if kept_away else sheets,
        notes=() if kept_away else notes,
        kept_away=kept_away,
    )
