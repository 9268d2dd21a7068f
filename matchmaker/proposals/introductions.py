"""Both sides have agreed: contacts are opened, the introduction is recorded, and a mail introduces the two.

The official letter is a draft for the desk: nothing goes out in the Department's name that nobody has signed.
"""

import asyncio
import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime

from matchmaker.documents import introduction
from matchmaker.documents.introduction import Facts, Party
from matchmaker.ground.city_time import CITY_TIME
from matchmaker.ground.db import Connection
from matchmaker.listings.solutions import headline
from matchmaker.notices import service as notices
from matchmaker.notices.letters import Introduction
from matchmaker.notices.model import Attachment, Link, Mail, NoticeKind
from matchmaker.proposals import notify
from matchmaker.proposals.moves import Opened, move
from matchmaker.proposals.official_letters import DRAFT
from matchmaker.proposals.statements import queries
from matchmaker.proposals.views import ContactShown, contact_of
from matchmaker.rules.actors import SYSTEM
from matchmaker.rules.proposal import Proposal, ProposalMove, Side


async def introduce(connection: Connection, opened: Opened) -> Proposal:
    """The last step, in the transaction of the second consent. Raises WrongState before both have agreed."""
    proposal = await move(connection, opened.proposal, ProposalMove.INTRODUCE, by=SYSTEM)
    contacts = {side: contact_of(opened, side) for side in Side}
    facts = await _facts(connection, opened, contacts)
    await queries.insert_introduction(connection, proposal_id=proposal.id, body=introduction.introduction_text(facts))
    await queries.await_letter(connection, proposal_id=proposal.id)
    await _keep(connection, facts, DRAFT, introduction.letter)
    minutes = await _keep(connection, facts, "meeting_minutes", introduction.minutes)
    for side in Side:
        await _mail(connection, opened, side, contacts[side.other], minutes)
        await notify.tell_side(connection, opened, side, NoticeKind.INTRODUCED)
    await notify.tell_desk(connection, proposal, NoticeKind.INTRODUCED)
    return proposal


async def _facts(connection: Connection, opened: Opened, contacts: Mapping[Side, ContactShown]) -> Facts:
    now: datetime = await queries.the_time(connection)
    agreed = {side: asked.answered_at for side, asked in opened.current.items() if asked.answered_at}
    parties = {
        side: Party(
            organisation=contact.organisation,
            title=opened.parties.record(side).title,
            contact_name=contact.name,
            phone=contact.phone,
            email=contact.email,
            agreed_on=agreed[side].astimezone(CITY_TIME).date(),
        )
        for side, contact in contacts.items()
    }
    return Facts(number=opened.proposal.id, on=now.astimezone(CITY_TIME).date(), parties=parties)


async def _keep(
    connection: Connection, facts: Facts, kind: str, write: Callable[[Facts], tuple[str, bytes]]
) -> Attachment:
    name, content = await asyncio.to_thread(write, facts)
    await queries.insert_document(
        connection,
        proposal_id=facts.number,
        kind=kind,
        name=name,
        media_type=introduction.MEDIA_TYPE,
        content=content,
        sha256=hashlib.sha256(content).digest(),
    )
    return Attachment(name=name, media_type=introduction.MEDIA_TYPE, content=content)


async def _mail(connection: Connection, opened: Opened, side: Side, other: ContactShown, minutes: Attachment) -> None:
    asked = opened.current[side]
    if asked.email is None:
        return
    offered = opened.parties.solution
    letter = Introduction(
        name=asked.name or "",
        need_title=opened.parties.need.title,
        solution_title=headline.named(asked.locale, offered.title, offered.summary),
        other_organisation=other.organisation,
        contact_name=other.name,
        contact_phone=other.phone,
        contact_email=other.email,
        link=Link(path=f"/proposals/{opened.proposal.id}"),
    )
    mail = Mail(to=asked.email, locale=asked.locale, letter=letter, attachments=(minutes,))
    await notices.queue_mail(connection, mail, dedupe_key=f"introduction:{opened.proposal.id}:{side.value}")
