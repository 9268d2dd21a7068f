"""Officers look after mails that were not delivered."""

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection
from matchmaker.notices import service
from matchmaker.notices.outbox import QueuedMail
from matchmaker.rules.actors import Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require


async def in_trouble(connection: Connection, *, by: Actor) -> list[QueuedMail]:
    """Mails that stopped, or of which nobody knows whether they arrived, newest first. Raises NotAllowed."""
    require(by, Permission.OVERSEE_MAILS)
    return await service.mails_in_trouble(connection)


async def send_again(connection: Connection, mail_id: int, *, by: Actor) -> None:
    """Queues such a mail once more. Raises NotAllowed, NotFound for a mail that is in no trouble (any more)."""
    require(by, Permission.OVERSEE_MAILS)
    await service.send_again(connection, mail_id)
    await audit.append(connection, Action.MAIL_SEND_AGAIN, mail_id, by=by)
