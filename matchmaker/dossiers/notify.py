"""Who is told of a dossier: those who write it, and the desk where a step is its own."""

from datetime import date

from matchmaker.dossiers.letters import DossierDecided, DossierOpenedTo
from matchmaker.dossiers.statements import queries
from matchmaker.ground import i18n
from matchmaker.ground.db import Connection
from matchmaker.notices import service as notices
from matchmaker.notices.model import Link, Mail, NoticeKind
from matchmaker.people import service as people
from matchmaker.people.directory import people_of
from matchmaker.rules.actors import SYSTEM, Actor, Person, Role
from matchmaker.rules.dossier import DECISIONS, Dossier, DossierMove, DossierStatus

_OF_MOVE = {
    DossierMove.FINISH: NoticeKind.DOSSIER_READY,
    DossierMove.HAND_IN: NoticeKind.DOSSIER_HANDED_IN,
    DossierMove.WITHDRAW: NoticeKind.DOSSIER_WITHDRAWN,
    DossierMove.REVOKE: NoticeKind.DOSSIER_WITHDRAWN,
    **dict.fromkeys(DECISIONS, NoticeKind.DOSSIER_DECIDED),
}


async def opened_to(connection: Connection, dossier: Dossier, person: Person) -> None:
    """By notice and mail."""
    await _notice(connection, dossier, person.id, NoticeKind.DOSSIER_OPENED_TO)
    if person.email is None:
        return
    host = await people.get(connection, dossier.host_id, by=SYSTEM)
    letter = DossierOpenedTo(name=person.name or "", title=dossier.title, link=_link(dossier), host=host.name)
    mail = Mail(to=person.email, locale=person.locale, letter=letter)
    await notices.queue_mail(connection, mail, dedupe_key=f"dossier_opened_to:{dossier.id}:{person.id}")


async def commented(connection: Connection, dossier: Dossier, *, by: Actor) -> None:
    """The others who write it; nobody twice before they have read it."""
    rows = await queries.readers_of(connection, dossier_id=dossier.id)
    others = [row["id"] for row in rows if row["id"] != by.person_id]
    await notices.remind(connection, others, NoticeKind.DOSSIER_COMMENTED, subject="dossier", subject_id=dossier.id)


async def moved(
    connection: Connection, dossier: Dossier, made: DossierMove, *, on: date | None, note: str, step_id: int, by: Actor
) -> None:
    """Those who write it; the desk when it is ready or handed in. The decision goes out by mail as well."""
    kind = _OF_MOVE.get(made)
    if kind is None:
        return
    rows = await queries.readers_of(connection, dossier_id=dossier.id)
    desk = await people_of(connection, [Role.BROKER]) if made in (DossierMove.FINISH, DossierMove.HAND_IN) else []
    for person_id in sorted({*(row["id"] for row in rows), *desk} - {by.person_id}):
        await _notice(connection, dossier, person_id, kind)
    if made not in DECISIONS or on is None:
        return
    for row in rows:
        if row["gets_mail"] and row["email"]:
            outcome = i18n.term("dossier_status", _status(made), row["locale"])
            letter = DossierDecided(
                name=row["name"] or "",
                title=dossier.title,
                link=_link(dossier),
                outcome=outcome,
                council_on=on,
                note=note or None,
            )
            mail = Mail(to=row["email"], locale=row["locale"], letter=letter)
            await notices.queue_mail(connection, mail, dedupe_key=f"dossier_decided:{step_id}:{row['id']}")


def _status(made: DossierMove) -> DossierStatus:
    return {
        DossierMove.APPROVE: DossierStatus.APPROVED,
        DossierMove.REJECT: DossierStatus.REJECTED,
        DossierMove.ASK_REVISION: DossierStatus.REVISION_ASKED,
    }[made]


def _link(dossier: Dossier) -> Link:
    return Link(path=f"/dossiers/{dossier.id}")


async def _notice(connection: Connection, dossier: Dossier, person_id: int, kind: NoticeKind) -> None:
    params = {"title": dossier.title}
    await notices.notify(connection, person_id, kind, subject="dossier", subject_id=dossier.id, params=params)
