"""What is told of a case: to its owner and to those who verify, and to both parties, each in their own language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from matchmaker.cases.moves import OpenedCase
from matchmaker.cases.party_links import CONFIRMATION_LINK
from matchmaker.cases.statements import queries
from matchmaker.ground import i18n, links
from matchmaker.ground.db import Connection
from matchmaker.notices import service as notices
from matchmaker.notices.letters import CaseRefused, CaseStopped, CaseVerified, CaseWithdrawn, Letter
from matchmaker.notices.model import Link, Mail, NoticeKind
from matchmaker.people.membership import member_ids
from matchmaker.rules.proposal import Side

# Of what is told with a reason: the letter, and the group of words that the reason is one of.
_WITH_REASON: Mapping[NoticeKind, tuple[type[CaseRefused | CaseWithdrawn | CaseStopped], str]] = {
    NoticeKind.CASE_REFUSED: (CaseRefused, "refusal"),
    NoticeKind.CASE_WITHDRAWN: (CaseWithdrawn, "withdraw_reason"),
    NoticeKind.CASE_STOPPED: (CaseStopped, "reason"),
}


@dataclass(frozen=True, kw_only=True)
class News:
    """What happened to a case: `reason` is a code where there is one; `counted` of a result towards the target."""

    kind: NoticeKind
    reason: str | None = None
    counted: bool = False


async def tell_owner(connection: Connection, opened: OpenedCase, kind: NoticeKind) -> None:
    """Nobody where nobody owns the case: the list of cases shows it to every broker."""
    if opened.owner_id is not None:
        await _tell(connection, opened, opened.owner_id, kind)


async def tell_verifiers(
    connection: Connection, opened: OpenedCase, kind: NoticeKind = NoticeKind.CASE_TO_VERIFY
) -> None:
    """Every verifier who has not carried the case."""
    for row in await queries.verifiers_free_of(connection, case_id=opened.id):
        await _tell(connection, opened, row["id"], kind)


async def tell_asked(connection: Connection, opened: OpenedCase, side: Side, email: str, kind: NoticeKind) -> None:
    """The member of the side who has the address that a question was mailed to: nobody else may see the case."""
    for row in await queries.members_at(connection, email=email, organisation_id=opened.organisation_id(side)):
        await _tell(connection, opened, row["id"], kind)


async def tell_all(connection: Connection, opened: OpenedCase, news: News) -> None:
    """The owner and both parties."""
    if opened.owner_id is not None:
        await _tell(connection, opened, opened.owner_id, news.kind, news.reason)
    await tell_parties(connection, opened, news)


async def tell_parties(connection: Connection, opened: OpenedCase, news: News) -> None:
    """A notice to every member of both sides, and a mail to whoever speaks for each."""
    for side in Side:
        for member in await member_ids(connection, opened.organisation_id(side)):
            await _tell(connection, opened, member, news.kind, news.reason)
        await _mail(connection, opened, side, news)


async def _mail(connection: Connection, opened: OpenedCase, side: Side, news: News) -> None:
    """To the authorised contact, else to whom the side was asked through last; nobody where neither is known."""
    organisation_id = opened.organisation_id(side)
    row = await queries.speaker_of(connection, case_id=opened.id, side=side.value, organisation_id=organisation_id)
    if row is None:
        return
    path, by_link = f"/cases/{opened.id}", not row["member"]
    if by_link:
        path = (await links.issue(connection, CONFIRMATION_LINK, confirmation_id=row["confirmation_id"])).path
    fields = {
        "name": row["name"],
        "title": opened.title,
        "other_organisation": opened.name(side.other),
        "link": Link(path=path),
        "by_link": by_link,
    }
    letter = _letter(news, row["locale"], fields)
    mail = Mail(to=row["email"], locale=row["locale"], letter=letter)
    await notices.queue_mail(connection, mail, dedupe_key=f"{letter.kind}:{opened.id}:{side}:{opened.version}")


def _letter(news: News, locale: str, fields: Mapping[str, Any]) -> Letter:
    if news.kind not in _WITH_REASON:
        return CaseVerified(**fields, counted=news.counted)
    letter, group = _WITH_REASON[news.kind]
    return letter(**fields, reason=i18n.term(group, news.reason, locale))


async def _tell(
    connection: Connection, opened: OpenedCase, person_id: int, kind: NoticeKind, reason: str | None = None
) -> None:
    params = {"title": opened.title} | ({"reason": reason} if reason else {})
    await notices.notify(connection, person_id, kind, subject="case", subject_id=opened.id, params=params)
