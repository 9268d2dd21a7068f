"""The need's form: between what is typed and a NeedDraft."""

from dataclasses import replace
from typing import Any

from matchmaker.intake import dates
from matchmaker.rules.actors import OrganisationKind
from matchmaker.rules.need import Confidentiality, Need, NeedDraft, problems_of
from matchmaker.understanding.scoring import Bounds
from web.ground.edit_conflict import Merged, merge, with_seen
from web.ground.forms import (
    OLDER,
    SEEN,
    TAB,
    VERSION,
    FormState,
    code_or,
    contact_text,
    filled,
    read_contact,
    record_form,
)
from web.ground.reading import Reader
from web.listings.questions import REPLY
from web.needs import clauses

_TEXTS = (
    "contact_name",
    "title",
    "baseline",
    "data_held",
    "data_owner",
    "outcome",
    "measure",
    "sector",
    "sector_other",
    "budget",
    "place",
)
KNOWN = frozenset(
    {*_TEXTS, "problem", "organisation", "organisation_kind", "contact", "technologies", "deadline", "confidentiality"}
    | {clauses.LINES}
)
NEW_KNOWN = KNOWN | clauses.TYPED
EDIT_KNOWN = NEW_KNOWN | {REPLY, VERSION, SEEN, TAB, OLDER}
LISTS = frozenset({"technologies", clauses.LINES})


def read_draft(form: FormState, bounds: Bounds, stored: Need | None = None) -> tuple[NeedDraft, dict[str, str]]:
    """What the form says, and the code of what is wrong with it, by field of the form.

    What is `stored` and stands there unchanged is never wrong; a deadline may have passed meanwhile.
    """
    reader = Reader(form, stored)
    deadline, problems = (
        reader.day("deadline", dates.DEADLINE.also(stored.deadline if stored else None)),
        reader.problems,
    )
    contact = read_contact(form, stored)
    if contact.problem:
        problems["contact"] = contact.problem
    texts: dict[str, Any] = {name: form.stripped(name) for name in _TEXTS}
    draft = NeedDraft(
        problem=form.stripped("problem") or "",
        organisation=form.stripped("organisation") or "",
        organisation_kind=code_or(form.text("organisation_kind"), OrganisationKind, OrganisationKind.BUSINESS),
        phone=contact.phone,
        email=contact.email,
        technologies=tuple(form.many("technologies")),
        deadline=deadline,
        confidentiality=form.stripped("confidentiality") or Confidentiality.PUBLIC,
        clauses=clauses.confirmed(form, stored, bounds),
        **texts,
    )
    return draft, problems_of(draft) | problems


def form_of(need: Need, kind: OrganisationKind) -> FormState:
    """The form as its owner left it."""
    return with_seen(record_form(need, KNOWN, kind=kind, clauses=clauses.as_lines(need.clauses)))


def merged_with(typed: FormState, stored: FormState, need: Need, bounds: Bounds) -> Merged:
    """What was typed and can be read, together with what is stored now."""
    draft, _ = read_draft(typed, bounds, need)
    lines = clauses.as_lines(draft.clauses)
    read = filled({"deadline": draft.deadline, "contact": contact_text(draft), clauses.LINES: lines})
    return merge(replace(typed, values={**typed.values, **read}), stored, KNOWN | {REPLY})
