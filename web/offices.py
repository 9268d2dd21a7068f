"""The pages of those who run the service: which of them somebody may open."""

from collections.abc import Sequence
from dataclasses import dataclass

from matchmaker.people.model import Actor
from matchmaker.people.policy import Permission, may_ever
from matchmaker.sentences import N_


@dataclass(frozen=True, kw_only=True)
class Office:
    """One such page; `label` is English, translated where it is shown."""

    path: str
    label: str
    permission: Permission


OFFICES: Sequence[Office] = (
    Office(path="/administration/people", label=N_("People and roles"), permission=Permission.MANAGE_PEOPLE),
    Office(
        path="/administration/organisations",
        label=N_("Organisations to verify"),
        permission=Permission.VERIFY_ORGANISATION,
    ),
)


def offices_of(actor: Actor) -> Sequence[Office]:
    return [office for office in OFFICES if may_ever(actor, office.permission)]
