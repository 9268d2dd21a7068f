"""Mails around a dossier."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from matchmaker.notices.letters import DossierTold
from matchmaker.notices.model import MailKind


@dataclass(frozen=True, kw_only=True)
class DossierOpenedTo(DossierTold):
    """To somebody who may write it from now on; `host` is to carry the task."""

    kind: ClassVar[MailKind] = MailKind.DOSSIER_OPENED_TO
    host: str


@dataclass(frozen=True, kw_only=True)
class DossierDecided(DossierTold):
    """What the council decided; `outcome` in the reader's words."""

    kind: ClassVar[MailKind] = MailKind.DOSSIER_DECIDED
    outcome: str
    council_on: date
    note: str | None
