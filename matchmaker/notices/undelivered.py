"""Officers look after mails that were not delivered."""

import re
from dataclasses import replace

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection
from matchmaker.notices import service
from matchmaker.notices.kinds import MailKind
from matchmaker.notices.outbox import QueuedMail
from matchmaker.rules.actors import Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require

TO_ENTRANTS = frozenset({MailKind.ENTRY_RECEIVED, MailKind.CALL_CANCELLED})  # before a decision, or without any


async def in_trouble(connection: Connection, *, by: Actor) -> list[QueuedMail]:
    """Mails that stopped, or of which nobody knows whether they arrived, newest first. Raises NotAllowed.

    To whom those to entrants go is left out, "" then: the desk does not know who entered a call.
    """
    require(by, Permission.OVERSEE_MAILS)
    mails = await service.mails_in_trouble(connection)
    return [_unnamed(mail) if mail.kind in TO_ENTRANTS else mail for mail in mails]


async def send_again(connection: Connection, mail_id: int, *, by: Actor) -> None:
    """Queues such a mail once more. Raises NotAllowed, NotFound for a mail that is in no trouble (any more)."""
    require(by, Permission.OVERSEE_MAILS)
    await service.send_again(connection, mail_id)
    await audit.append(connection, Action.MAIL_SEND_AGAIN, mail_id, by=by)


def _unnamed(mail: QueuedMail) -> QueuedMail:
    """What the other server said may hold the address too."""
    reason = mail.reason and re.sub(re.escape(mail.recipient), "…", mail.reason, flags=re.IGNORECASE)
    return replace(mail, recipient="", reason=reason)
