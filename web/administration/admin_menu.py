"""The pages of those who run the service: which of them somebody may open."""

from collections.abc import Sequence
from dataclasses import dataclass

from matchmaker.ground.marking import N_
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may_ever
from web.ground.dependencies import Visit


@dataclass(frozen=True, kw_only=True)
class Office:
    """One such page; `label` is English, translated where it is shown."""

    path: str
    label: str
    permission: Permission
    local: bool = False  # only where mails land in a folder of this computer


OFFICES: Sequence[Office] = (
    Office(path="/desk", label=N_("The broker's desk"), permission=Permission.USE_DESK),
    Office(path="/desk/passports", label=N_("AI passports"), permission=Permission.USE_DESK),
    Office(path="/administration/people", label=N_("People and roles"), permission=Permission.MANAGE_PEOPLE),
    Office(
        path="/administration/access",
        label=N_("Invitations and locked accounts"),
        permission=Permission.MANAGE_PEOPLE,
    ),
    Office(
        path="/administration/organisations",
        label=N_("Organisations to verify"),
        permission=Permission.VERIFY_ORGANISATION,
    ),
    Office(
        path="/administration/changes",
        label=N_("Organisations' changes"),
        permission=Permission.DECIDE_ORGANISATION,
    ),
    Office(
        path="/administration/merging",
        label=N_("Merge organisations"),
        permission=Permission.MERGE_ORGANISATIONS,
    ),
    Office(path="/trials", label=N_("Controlled trials"), permission=Permission.FOLLOW_CASE),
    Office(path="/claims", label=N_("Claimed records"), permission=Permission.DECIDE_CLAIM),
    Office(path="/administration/mails", label=N_("E-mails that did not arrive"), permission=Permission.OVERSEE_MAILS),
    Office(
        path="/administration/personal-data",
        label=N_("Personal data"),
        permission=Permission.HANDLE_PERSONAL_DATA,
    ),
    Office(path="/programme", label=N_("Settings of counting"), permission=Permission.SET_PROGRAMME),
    Office(path="/programme/contact", label=N_("Contact of the desk"), permission=Permission.SET_PROGRAMME),
    Office(path="/schemes", label=N_("Support schemes"), permission=Permission.SET_PROGRAMME),
    Office(path="/administration/templates", label=N_("Templates of papers"), permission=Permission.SET_PROGRAMME),
    Office(path="/administration/glossary", label=N_("Glossary"), permission=Permission.SET_PROGRAMME),
    Office(path="/administration/regulations", label=N_("Rules of law"), permission=Permission.SEE_PROGRESS),
    Office(path="/mails", label=N_("E-mails sent"), permission=Permission.READ_LOCAL_MAILS, local=True),
)


def offices_of(visit: Visit) -> Sequence[Office]:
    shown = [office for office in OFFICES if visit.shows_mails or not office.local]
    return [office for office in shown if may_ever(visit.actor, office.permission)]
