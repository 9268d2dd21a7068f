"""Forms of the desk's page of a proposal: several stand on one page, so each field has a name of its own there."""

from collections.abc import Mapping
from dataclasses import replace

from matchmaker.rules.proposal import Addressee, Refusal, Side
from web.ground.forms import FormState, whole_or_none

CONTACTS = frozenset(f"{side}_contact_{part}" for side in Side for part in ("name", "email"))
# The form of each action; `version` is that of the proposal as its reader saw it.
FIELDS: Mapping[str, frozenset[str]] = {
    "approve": CONTACTS | {"version"},
    "decline": frozenset({"version", "decline_reason", "decline_note"}),
    "ask": CONTACTS | {"version"},
    "withdraw": frozenset({"version", "withdraw_reason", "withdraw_note"}),
    "place": frozenset({"version", "list_place", "place_reason"}),
    "question": frozenset({"question_side", "question"}),
    "note": frozenset({"desk_note"}),
    "assign": frozenset({"person"}),
    "letter": frozenset({"letter_number", "letter_on"}),
    "no_letter": frozenset({"no_letter_reason"}),
}
# What services call the field, where that is not its name on the page.
_NAMES: Mapping[str, Mapping[str, str]] = {
    "decline": {"reason": "decline_reason", "note": "decline_note"},
    "withdraw": {"reason": "withdraw_reason", "note": "withdraw_note"},
    "place": {"place": "list_place", "reason": "place_reason"},
    "question": {"body": "question"},
    "note": {"body": "desk_note"},
    "letter": {"number": "letter_number", "dated_on": "letter_on", "file": "letter_file"},
    "no_letter": {"reason": "no_letter_reason"},
}


def wrong(form: FormState, action: str, problems: Mapping[str, str]) -> FormState:
    """The form with what is wrong, by the names of the page."""
    names = _NAMES.get(action, {})
    named = [(_name(name, code, names), code) for name, code in problems.items()]
    return replace(form, problems=dict(named) | {name: problems[name] for name, _ in named if name in problems})


def version_of(form: FormState) -> int:
    """Zero, which no proposal has, for anything that is no number."""
    return whole_or_none(form.text("version")) or 0


def contacts_of(form: FormState) -> dict[Side, Addressee]:
    """The people whom the broker names; a side of which nothing is typed is left out."""
    contacts = {}
    for side in Side:
        name, email = (form.stripped(f"{side}_contact_{part}") or "" for part in ("name", "email"))
        if name or email:
            contacts[side] = Addressee(name=name, email=email)
    return contacts


def refusal_of(form: FormState, action: str) -> Refusal:
    return Refusal(reason=form.text(f"{action}_reason"), note=form.stripped(f"{action}_note"))


def _name(name: str, code: str, names: Mapping[str, str]) -> str:
    if name in set(Side):
        return f"{name}_record" if code == "not_published" else f"{name}_contact_email"
    return names.get(name, name)
