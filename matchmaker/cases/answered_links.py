"""What whoever holds a link of a case may still read there once it takes no answer: what was recorded of theirs, what
became of the case, what follows, whom to ask."""

from dataclasses import dataclass
from datetime import datetime

from matchmaker.cases.confirmed_facts import facts_hash
from matchmaker.cases.moves import OpenedCase, look_at
from matchmaker.cases.party_links import FOLLOW_UP_LINK, is_holder
from matchmaker.cases.refused_cases import standing_refusal, steps_of
from matchmaker.ground import links
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import LinkUnusable
from matchmaker.ground.links import Purpose
from matchmaker.people import accounts
from matchmaker.rules.actors import SYSTEM, Actor
from matchmaker.rules.stages import ENDS, Stage

_TOLD = ENDS | {Stage.VERIFIED}  # where a mail has led both parties to their links, answered or not


@dataclass(frozen=True, kw_only=True)
class Officer:
    """Who looks after the case, and how they are reached at the office."""

    name: str
    email: str | None
    phone: str | None


@dataclass(frozen=True, kw_only=True)
class Answered:
    """`yes`: it was confirmed or, where the question was that (`on_use`), is still in use. `name` is who answered.

    `answered_at` is None where nobody did, and the link only tells what became of the case. `stands` is False once what
    was confirmed has changed; `stage` is the case's now, `reason` why it has ended, `refusal` why a verifier's refusal
    that stands was given.
    """

    title: str
    on_use: bool
    yes: bool | None
    answered_at: datetime | None
    name: str | None
    stands: bool
    stage: Stage
    reason: str | None
    refusal: str | None
    officer: Officer | None


async def open_answered(connection: Connection, purpose: Purpose, token: str, *, by: Actor) -> Answered:
    """Of a link of either purpose that takes no answer: it is used, or the parties were told what became of the case.

    Raises LinkUnusable for any other, and for another's.
    """
    link = await links.find(connection, purpose, token)
    row, on_use = link.row, purpose is FOLLOW_UP_LINK
    opened = await look_at(connection, row["case_id"], by=SYSTEM)
    refusal = standing_refusal(await steps_of(connection, opened.id))
    decided = refusal is not None or opened.stage in _TOLD
    if not (link.used or decided) or not await is_holder(connection, row, by=by):
        raise LinkUnusable()
    return Answered(
        title=opened.title,
        on_use=on_use,
        yes=row["still_used"] if on_use else row["agreed"],
        answered_at=row["answered_at"],
        name=row["answered_name"],
        stands=on_use or row["facts"] == facts_hash(opened, row["facts_form"]),
        stage=opened.stage,
        reason=opened.reason,
        refusal=refusal.reason if refusal else None,
        officer=await _officer(connection, opened),
    )


async def _officer(connection: Connection, opened: OpenedCase) -> Officer | None:
    if opened.owner_id is None:
        return None
    person = await accounts.get(connection, opened.owner_id)
    return Officer(name=person.name, email=person.email, phone=person.phone) if person.name else None
