"""Who is told that a call is open: each person once, by a notice, and by a mail to whoever speaks for a side."""

from collections.abc import Iterable, Sequence
from functools import partial

from matchmaker.calls import service as calls
from matchmaker.calls.letters import CallForNeed, CallInSector, CallOpened
from matchmaker.calls.statements import queries
from matchmaker.ground import i18n, rounds
from matchmaker.ground.db import Connection, Pool, Record, transaction
from matchmaker.ground.rounds import Job
from matchmaker.matching.service import Matching
from matchmaker.notices import service as notices
from matchmaker.notices.model import Link, Mail, NoticeKind
from matchmaker.rules.actors import SUPPLIERS, SYSTEM
from matchmaker.rules.call import Call, Duty

MOST_FITS = 20  # solutions and capabilities whose owners are told


async def tell_open(pool: Pool, matching: Matching) -> int:
    """Tells of every open call of which nobody was told yet; gives of how many. Whoever starts or dies, each once."""
    async with transaction(pool) as connection:
        untold = [row["id"] for row in await queries.open_untold(connection)]
    return await rounds.apart(pool, Job.TELL_CALLS, untold, partial(_tell_of, pool, matching))


async def _tell_of(pool: Pool, matching: Matching, call_id: int) -> bool:
    """Matching is asked first: it takes its time, and no connection is held meanwhile."""
    async with transaction(pool) as connection:
        call = await calls.get(connection, call_id, by=SYSTEM)
    text = "\n".join(filter(None, (call.title, call.problem, call.solved_when)))
    fits = await matching.solutions_for_text(text, by=SYSTEM, sector=call.sector, top=MOST_FITS)
    suppliers = list(dict.fromkeys(match.record.organisation_id for match in fits.matches))
    async with transaction(pool) as connection:
        return await tell(connection, call, suppliers)


async def tell(connection: Connection, call: Call, suppliers: Sequence[int]) -> bool:
    """Owners of its needs, these suppliers, institutes of its sector, and whoever follows that; each person once.

    False where all were told before.
    """
    if await queries.take_telling(connection, call_id=call.id) is None:
        return False
    owners = [row["organisation_id"] for row in await queries.owners_of_needs(connection, call_id=call.id)]
    kinds = [kind.value for kind in SUPPLIERS]
    near = await queries.institutes_of(connection, sector=call.sector, kinds=kinds) if call.sector else []
    await _tell_members(connection, call, owners, NoticeKind.CALL_FOR_NEED)
    await _tell_members(connection, call, [*suppliers, *(row["id"] for row in near)], NoticeKind.CALL_OPENED)
    followers = await queries.followers_of(connection, sector=call.sector) if call.sector else []
    await _tell_each(connection, call, followers, NoticeKind.CALL_IN_SECTOR)
    return True


async def closed(connection: Connection, call: Call) -> None:
    """Whoever runs the council, since the next step is theirs."""
    for person_id in sorted(call.appointed(Duty.SECRETARY) | call.appointed(Duty.CHAIR)):
        await _notice(connection, call, person_id, NoticeKind.CALL_CLOSED)


async def _tell_members(connection: Connection, call: Call, organisations: Iterable[int], kind: NoticeKind) -> None:
    members = await queries.members_of(connection, organisation_ids=list(organisations), sector=call.sector)
    await _tell_each(connection, call, members, kind)


async def _tell_each(connection: Connection, call: Call, people: Iterable[Record], kind: NoticeKind) -> None:
    for row in people:
        if await queries.told(connection, call_id=call.id, person_id=row["id"]) is None:
            continue
        await _notice(connection, call, row["id"], kind)
        if row["gets_mail"]:
            letter = _letter(call, kind, row["name"] or "", row["locale"])
            mail = Mail(to=row["email"], locale=row["locale"], letter=letter)
            await notices.queue_mail(connection, mail, dedupe_key=f"{letter.kind}:{call.id}:{row['id']}")


def _letter(call: Call, kind: NoticeKind, name: str, locale: str) -> CallOpened | CallForNeed | CallInSector:
    assert call.closes_at is not None  # since it is open
    link = Link(path=f"/calls/{call.id}")
    if kind is NoticeKind.CALL_IN_SECTOR and call.sector:
        return CallInSector(
            name=name,
            title=call.title,
            link=link,
            sector=i18n.term("sector", call.sector, locale),
            closes_at=call.closes_at,
            ends_at=Link(path="/calls/sectors"),
        )
    letter_of = CallForNeed if kind is NoticeKind.CALL_FOR_NEED else CallOpened
    return letter_of(name=name, title=call.title, link=link, closes_at=call.closes_at)


async def _notice(connection: Connection, call: Call, person_id: int, kind: NoticeKind) -> None:
    params = {"title": call.title}
    await notices.notify(connection, person_id, kind, subject="call", subject_id=call.id, params=params)
