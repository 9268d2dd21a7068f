"""Which dossiers wait for somebody, and for what."""

from collections.abc import Sequence
from dataclasses import dataclass

from matchmaker.dossiers import service as dossiers
from matchmaker.dossiers import views
from matchmaker.ground.db import Connection
from matchmaker.rules.actors import Actor
from matchmaker.rules.dossier import DossierMove, DossierStatus, next_moves
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import DOSSIER_PERMISSION, Matter, may

MOST = 20
_WAITS = {
    DossierStatus.DRAFTING: DossierMove.FINISH,
    DossierStatus.READY: DossierMove.HAND_IN,
    DossierStatus.HANDED_IN: DossierMove.APPROVE,
    DossierStatus.REVISION_ASKED: DossierMove.REVISE,
}
_OF_WRITERS = (DossierStatus.DRAFTING, DossierStatus.REVISION_ASKED)


@dataclass(frozen=True, kw_only=True)
class WaitingDossier:
    dossier_id: int
    title: str
    move: DossierMove


async def waiting_for(connection: Connection, *, by: Actor) -> Sequence[WaitingDossier]:
    """Those whose next step is the actor's: writers write and revise, the host's contact or the desk hands in, the desk
    records the decision.
    """
    at_desk = may(by, Permission.USE_DESK)
    statuses = [status for status in _WAITS if not (at_desk and status in _OF_WRITERS)]
    listed = (await views.listing(connection, statuses, by=by, limit=MOST)).items
    waiting = []
    for each in listed:
        move = _WAITS[each.status]
        matter = Matter.of_dossier(await dossiers.get(connection, each.id, by=by))
        if move in next_moves(each.status) and may(by, DOSSIER_PERMISSION[move], matter):
            waiting.append(WaitingDossier(dossier_id=each.id, title=each.title, move=move))
    return waiting
