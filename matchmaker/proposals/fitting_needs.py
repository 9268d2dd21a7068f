"""Needs that fit what an institute can do: on its page at any time, by mail once a month, "interested" as one click.

They are the pairs that matching suggests, of public needs, at least a good fit. A mail's link opens for its reader
only; opening shows, and only the button says anything.
"""

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Self

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground import links, rounds
from matchmaker.ground.city_time import CITY_TIME
from matchmaker.ground.db import Connection, Pool, Record, borrowed
from matchmaker.ground.errors import NotFound
from matchmaker.ground.links import Purpose
from matchmaker.ground.rounds import Job
from matchmaker.matching.model import FitWord
from matchmaker.notices import service as notices
from matchmaker.notices.letters import Fit, MonthlyFit
from matchmaker.notices.model import Link, Mail, NoticeKind
from matchmaker.people import accounts
from matchmaker.proposals.statements import queries
from matchmaker.rules.actors import SUPPLIERS, Actor, Person, Role
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require

GOOD_ENOUGH = (FitWord.STRONG, FitWord.GOOD)
MOST_IN_A_MAIL = 10
FIT_LINK = Purpose(
    name="fit",
    page="/interested",
    lasts=timedelta(days=60),
    keep=queries.insert_fit_link,
    find=queries.find_fit_link,
)


@dataclass(frozen=True, kw_only=True)
class OwnFit:
    """A need and the own solution that fits it best; `interested_at` None while nobody has said so."""

    proposal_id: int
    need_id: int
    title: str
    problem: str
    organisation_name: str
    sector: str | None
    word: FitWord
    solution_id: int
    solution_title: str
    published_at: datetime
    interested_at: datetime | None

    @classmethod
    def from_row(cls, row: Record) -> Self:
        values = {f.name: row[f.name] for f in fields(cls)}
        return cls(**values | {"word": FitWord(row["word"])})


@dataclass(frozen=True, kw_only=True)
class _Reader:
    """An institute's authorised contact, who has the month's mail."""

    organisation_id: int
    organisation_name: str
    person_id: int
    name: str
    email: str
    locale: str


async def own(connection: Connection, *, by: Actor) -> list[OwnFit]:
    """What fits the actor's institute now, best first."""
    require(by, Permission.SEE_FITS)
    return await _fits(connection, by.organisation_id)


async def show_interest(connection: Connection, proposal_id: int, *, by: Actor) -> None:
    """For the actor's institute; said again it changes nothing. Raises NotFound for what does not fit it (any more)."""
    if not any(fit.proposal_id == proposal_id for fit in await own(connection, by=by)):
        raise NotFound()
    await _record(connection, proposal_id, by=by)


async def open_link(connection: Connection, token: str, *, by: Actor) -> OwnFit:
    """Shows what a mail's link is about, and changes nothing. Raises LinkUnusable saying why."""
    return (await _open(connection, token, by=by))[0]


async def show_interest_by_link(connection: Connection, token: str, *, by: Actor) -> None:
    """As the person the link was sent to; said again it changes nothing. Raises LinkUnusable."""
    fit, person = await _open(connection, token, by=by)
    await _record(connection, fit.proposal_id, by=person.actor(by.origin))


async def send_month(pool: Pool, *, now: datetime) -> int:
    """Mails each institute the needs that it was not told of, once a month, whoever starts or dies; gives how many.

    An institute with nothing new gets no mail; its month stays open until there is something.
    """
    month = now.astimezone(CITY_TIME).date().replace(day=1)
    kinds = [kind.value for kind in SUPPLIERS]
    async with borrowed(pool) as connection:
        waiting = [_Reader(**row) for row in await queries.readers_of_month(connection, month=month, kinds=kinds)]
        readers = {reader.organisation_id: reader for reader in waiting}
        return await rounds.over(connection, Job.SEND_FITS, readers, lambda i: _send(connection, readers[i], month))


async def _send(connection: Connection, reader: _Reader, month: date) -> bool:
    known = await queries.told_fits(connection, organisation_id=reader.organisation_id)
    sent_ids = {row["need_id"] for row in known}
    fits = await _fits(connection, reader.organisation_id)
    fresh = [fit for fit in fits if fit.need_id not in sent_ids and fit.interested_at is None][:MOST_IN_A_MAIL]
    of_month = {"organisation_id": reader.organisation_id, "month": month}
    # Of two processes the second waits here for the first, and finds the month taken.
    if not fresh or await queries.take_month(connection, **of_month) is None:
        return False
    for fit in fresh:
        await queries.tell_fit(connection, **of_month, need_id=fit.need_id)
    letter = MonthlyFit(
        name=reader.name,
        organisation=reader.organisation_name,
        month=month,
        fits=tuple([await _offer(connection, fit, reader) for fit in fresh]),
        link=Link(path="/fits"),
    )
    mail = Mail(to=reader.email, locale=reader.locale, letter=letter)
    await notices.queue_mail(connection, mail, dedupe_key=f"monthly_fit:{reader.organisation_id}:{month}")
    await notices.notify(
        connection,
        reader.person_id,
        NoticeKind.MONTHLY_FIT,
        subject="fit",
        subject_id=reader.organisation_id,
        params={"count": len(fresh)},
    )
    return True


async def _offer(connection: Connection, fit: OwnFit, reader: _Reader) -> Fit:
    link = await links.issue(connection, FIT_LINK, proposal_id=fit.proposal_id, person_id=reader.person_id)
    return Fit(title=fit.title, link=Link(path=f"/needs/{fit.need_id}"), interested=Link(path=link.path))


async def _open(connection: Connection, token: str, *, by: Actor) -> tuple[OwnFit, Person]:
    link = await links.find(connection, FIT_LINK, token)
    person = await accounts.get(connection, link.row["person_id"])
    speaks = person.authorised_contact and person.disabled_at is None
    # Of the pairs for one need the best is shown, which need not be the one that was mailed.
    fits = [fit for fit in await _fits(connection, person.organisation_id) if fit.need_id == link.row["need_id"]]
    link.require_open(holder=speaks and by.person_id in (None, person.id), stands=bool(fits))
    return fits[0], person


async def _record(connection: Connection, proposal_id: int, *, by: Actor) -> None:
    row = await queries.note_interest(connection, proposal_id=proposal_id, shown_by=by.name)
    if row is None:  # it was said before
        return
    await audit.append(connection, Action.PROPOSAL_SHOW_INTEREST, proposal_id, by=by, details={"side": "solution"})
    for broker in await queries.brokers_to_tell(connection, proposal_id=proposal_id, role=Role.BROKER.value):
        await notices.notify(
            connection,
            broker["id"],
            NoticeKind.INTEREST_SHOWN,
            subject="proposal",
            subject_id=proposal_id,
            params={"title": row["title"]},
        )


async def _fits(connection: Connection, organisation_id: int | None) -> list[OwnFit]:
    words = [word.value for word in GOOD_ENOUGH]
    rows = await queries.fits_of(connection, organisation_id=organisation_id, words=words)
    return [OwnFit.from_row(row) for row in rows]
