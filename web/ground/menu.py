"""The menu of whoever is signed in: which pages are theirs to open, by the table of permissions."""

from collections.abc import Sequence
from dataclasses import dataclass

from matchmaker.ground.marking import N_
from matchmaker.rules.actors import Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may_ever


@dataclass(frozen=True, kw_only=True)
class MenuEntry:
    """One page of the menu; `label` is English, translated where it is shown, `section` that of its pages."""

    path: str
    section: str
    label: str
    permission: Permission


OWN_HOME = "/home"
MENU: Sequence[MenuEntry] = (
    MenuEntry(path=OWN_HOME, section="home", label=N_("My page"), permission=Permission.USE_OWN_ACCOUNT),
    MenuEntry(path="/desk", section="desk", label=N_("The broker's desk"), permission=Permission.USE_DESK),
    MenuEntry(
        path="/proposals",
        section="proposals",
        label=N_("My introductions"),
        permission=Permission.KEEP_OWN_RECORDS,
    ),
    MenuEntry(
        path="/account/records",
        section="records",
        label=N_("My records"),
        permission=Permission.KEEP_OWN_RECORDS,
    ),
    MenuEntry(path="/cases", section="cases", label=N_("Transfer cases"), permission=Permission.SEE_CASE),
    MenuEntry(path="/dossiers", section="dossiers", label=N_("Task dossiers"), permission=Permission.START_DOSSIER),
    MenuEntry(path="/fits", section="fits", label=N_("Needs that fit"), permission=Permission.SEE_FITS),
    MenuEntry(
        path="/progress",
        section="progress",
        label=N_("Progress and reports"),
        permission=Permission.SEE_PROGRESS,
    ),
    MenuEntry(path="/notices", section="notices", label=N_("Notices"), permission=Permission.USE_OWN_ACCOUNT),
)


# What somebody puts in, in the order in which it is offered; a visitor's need takes three fields.
POSTINGS: Sequence[MenuEntry] = (
    MenuEntry(
        path="/needs/request",
        section="needs",
        label=N_("Post a need"),
        permission=Permission.POST_WITHOUT_ACCOUNT,
    ),
    MenuEntry(  # by way of the sign-in
        path="/solutions/new",
        section="solutions",
        label=N_("List a solution"),
        permission=Permission.POST_WITHOUT_ACCOUNT,
    ),
    MenuEntry(path="/needs/new", section="needs", label=N_("Post a need"), permission=Permission.POST_NEED),
    MenuEntry(
        path="/solutions/new",
        section="solutions",
        label=N_("List a solution"),
        permission=Permission.POST_SOLUTION,
    ),
)


def menu_of(actor: Actor) -> Sequence[MenuEntry]:
    return [entry for entry in MENU if may_ever(actor, entry.permission)]


def postings_of(actor: Actor) -> Sequence[MenuEntry]:
    """The forms by which this reader puts something in; none for whoever only reads."""
    return [entry for entry in POSTINGS if may_ever(actor, entry.permission)]
