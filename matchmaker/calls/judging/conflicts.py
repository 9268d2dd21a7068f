"""Conflicts of interest in a call: found by the service in what it knows, and declared by the council.

Members declare names that they are tied to, before they see an entry, and the service compares: nobody has to be
shown who entered. Whoever recognises an entry all the same says so on its page. A conflict, once known, stays.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.calls import service as calls
from matchmaker.calls.judging import notify, places
from matchmaker.calls.judging.statements import queries
from matchmaker.calls.judging.ties import Entrant, Member, Met, Somebody, grounds
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import InvalidInput, NotFound, WrongState
from matchmaker.ground.text import nfc, normalise_spaces
from matchmaker.notices.kinds import NoticeKind
from matchmaker.rules.actors import Actor
from matchmaker.rules.call import Call, CallMove, CallState, Duty
from matchmaker.rules.entry import ConflictGround
from matchmaker.rules.listing import text_problems, values_of
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, require

JUDGED_IN = frozenset({CallState.CONFLICTS, CallState.SCORING, CallState.MODERATION})
MOST_NAMES = 50
SHORTEST_NAME, LONGEST_NAME = 2, 200  # characters
LONGEST_NOTE = 1_000


@dataclass(frozen=True, kw_only=True)
class Known:
    """A conflict as the secretary sees it: over which entry, by its number, and whose."""

    number: int
    person_id: int
    member: str
    ground: ConflictGround
    note: str | None


@dataclass(frozen=True, kw_only=True)
class Tie:
    """A name that a member declared."""

    member: str
    name: str


async def begin(connection: Connection, call_id: int, *, by: Actor) -> Call:
    """The council is asked to declare, and told so. Raises as `calls.service.move`."""
    call = await calls.move(connection, call_id, CallMove.DECLARE, by=by)
    await notify.council_to_declare(connection, call)
    return call


async def declare(connection: Connection, call_id: int, names: Sequence[str], *, by: Actor) -> None:
    """What ties this member to whoever may have entered: names of people and organisations, none where there is none.

    More may be added later. Raises NotFound for who is no judge nor the chair, WrongState, InvalidInput.
    """
    call = await hold_council(connection, call_id, by=by)
    said = list(dict.fromkeys(name for each in names if (name := normalise_spaces(each))))
    if any(not SHORTEST_NAME <= len(name) <= LONGEST_NAME for name in said):
        raise InvalidInput({"tied_to": "name_length"})
    if len(said) > MOST_NAMES:
        raise InvalidInput({"tied_to": "too_many_names"})
    for name in said:
        await queries.insert_tie(connection, call_id=call_id, person_id=by.person_id, name=name)
    await queries.set_declared(connection, call_id=call_id, person_id=by.person_id)
    await audit.append(connection, Action.CALL_DECLARE, call_id, by=by, details={"names": len(said)})
    await find(connection, call, by=by)


async def hold_council(connection: Connection, call_id: int, *, by: Actor) -> Call:
    """The call, held, for a judge or the chair while they have something to do. Raises NotFound, WrongState."""
    call = await calls.hold(connection, call_id, Permission.SEE_CALL, by=by)
    if by.person_id not in call.appointed(Duty.JUDGE) | call.appointed(Duty.CHAIR):
        raise NotFound()
    if call.state not in JUDGED_IN:
        raise WrongState(old=call.state.value, new=CallState.CONFLICTS.value)
    return call


async def find(connection: Connection, call: Call, *, by: Actor) -> int:
    """Compares the council with everybody who entered; gives how many conflicts are new.

    What was assigned to somebody with a conflict ends; what they scored stays, and does not count.
    """
    members = [_member(row) for row in await queries.members_of(connection, call_id=call.id)]
    entrants = [_entrant(row) for row in await queries.entrants_of(connection, call_id=call.id, entry_ids=None)]
    met = await _met(connection, members, entrants)
    new = 0
    for member in members:
        for entrant in entrants:
            for ground in grounds(member, entrant, met):
                new += await keep(connection, entrant.entry_id, member.person_id or 0, ground, None, by=by)
    await end_over(connection, call)
    return new


async def end_over(connection: Connection, call: Call) -> None:
    """Ends at once what was assigned to somebody with a conflict; others take their places, and the secretary hears."""
    if await queries.end_conflicting(connection, call_id=call.id):
        await places.refill(connection, call)
        await notify.run_the_council(connection, call, NoticeKind.CONFLICT_ARISEN, (Duty.SECRETARY,))


async def keep(
    connection: Connection, entry_id: int, person_id: int, ground: ConflictGround, note: str | None, *, by: Actor
) -> bool:
    """Whether it was not known yet. The audit tells the ground, and never a name."""
    values = {"entry_id": entry_id, "person_id": person_id, "ground": ground.value, "note": note}
    if await queries.insert_conflict(connection, **values) is None:
        return False
    details = {"ground": ground.value, "person": person_id}
    await audit.append(connection, Action.ENTRY_CONFLICT, entry_id, by=by, details=details)
    return True


def require_declared(call: Call, *, by: Actor) -> None:
    """Nobody of the council sees an entry before. Raises WrongState("declare_first")."""
    if not call.has_declared(by.person_id):
        raise WrongState("declare_first", old=call.state.value, new=call.state.value)


async def stands_between(connection: Connection, call: Call, entry_id: int, person_id: int) -> bool:
    """Whether this member may not see the entry: by what is kept, or by what is known at this moment."""
    return entry_id in await kept_from(connection, call, person_id, [entry_id])


async def kept_from(
    connection: Connection, call: Call, person_id: int, entry_ids: Sequence[int] | None = None
) -> frozenset[int]:
    """All entries that this member may not see; where some are asked for, at least which of these are among them."""
    stored = await places.conflicted(connection, call.id)
    members = [_member(row) for row in await queries.members_of(connection, call_id=call.id)]
    own = [member for member in members if member.person_id == person_id]
    entrants = [_entrant(row) for row in await queries.entrants_of(connection, call_id=call.id, entry_ids=entry_ids)]
    met = await _met(connection, own, entrants)
    known = {entrant.entry_id for member in own for entrant in entrants if grounds(member, entrant, met)}
    return frozenset(known | {entry for entry, people in stored.items() if person_id in people})


async def all_known(connection: Connection, call_id: int, *, by: Actor) -> list[Known]:
    """Every conflict in the call, for its secretary. Raises NotFound."""
    require(by, Permission.SEE_ENTRY, Matter.of_call(await calls.get(connection, call_id, by=by)))
    rows = await queries.conflicts_of(connection, call_id=call_id)
    return [Known(**values_of(Known, row, ground=ConflictGround)) for row in rows]


async def all_declared(connection: Connection, call_id: int, *, by: Actor) -> list[Tie]:
    """What members declared, for the secretary: a name that the service does not recognise may be an entrant's."""
    require(by, Permission.SEE_ENTRY, Matter.of_call(await calls.get(connection, call_id, by=by)))
    return [
        Tie(member=row["member"] or "", name=row["name"]) for row in await queries.ties_of(connection, call_id=call_id)
    ]


async def council_names(connection: Connection, call_id: int, *, by: Actor) -> Mapping[int, str]:
    """The judges and the chair, for the secretary. Raises NotFound."""
    require(by, Permission.SEE_ENTRY, Matter.of_call(await calls.get(connection, call_id, by=by)))
    return {row["person_id"]: row["name"] or "" for row in await queries.members_of(connection, call_id=call_id)}


async def add(connection: Connection, call_id: int, number: int, person_id: int, note: str, *, by: Actor) -> None:
    """The secretary, who knows who entered, sees that a member declared this entry's entrant.

    Raises NotFound, WrongState, InvalidInput.
    """
    call = await calls.hold(connection, call_id, Permission.SEE_CALL, by=by)
    require(by, Permission.SEE_ENTRY, Matter.of_call(call))
    if call.state not in JUDGED_IN:
        raise WrongState(old=call.state.value, new=CallState.CONFLICTS.value)
    text = nfc(note).strip()
    problems = text_problems("conflict_note", text, LONGEST_NOTE)
    entry = await queries.entry_numbered(connection, call_id=call_id, number=number)
    if entry is None:
        problems["entry_number"] = "no_such_entry"
    if person_id not in call.appointed(Duty.JUDGE) | call.appointed(Duty.CHAIR):
        problems["member"] = "not_in_the_council"
    if problems or entry is None:
        raise InvalidInput(problems)
    await keep(connection, entry["id"], person_id, ConflictGround.DECLARED, text, by=by)
    await end_over(connection, call)


async def _met(connection: Connection, members: Sequence[Member], entrants: Sequence[Entrant]) -> Met:
    met: dict[frozenset[int], set[ConflictGround]] = {}
    ours, theirs = _organisations(members), _organisations(entrants)
    for row in await queries.met(connection, ours=ours, theirs=theirs) if ours and theirs else ():
        met.setdefault(frozenset({row["one"], row["other"]}), set()).add(ConflictGround(row["ground"]))
    return met


def _organisations(people: Collection[Somebody]) -> list[int]:
    return sorted({number for somebody in people for number in somebody.organisation_ids})


def _member(row: Record) -> Member:
    return Member(**_known(row), declared=tuple(row["declared"]))


def _entrant(row: Record) -> Entrant:
    return Entrant(**_known(row), entry_id=row["entry_id"], co_authors=row["co_authors"])


def _known(row: Record) -> dict[str, Any]:
    said = {name: row[name] for name in ("person_id", "name", "email", "phone")}
    lists = {name: tuple(row[name]) for name in ("organisations", "sites")}
    return {**said, **lists, "organisation_ids": frozenset(row["organisation_ids"])}
