"""The solution's form: between what is typed and a SolutionDraft."""

import re

from matchmaker.rules.actors import OrganisationKind
from matchmaker.rules.solution import SOLUTION_FIELDS, Solution, SolutionDraft, SolutionKind, problems_of
from web.ground.edit_conflict import Merged
from web.ground.forms import OLDER, SEEN, TAB, VERSION, FormState, code_or, read_contact
from web.ground.reading import Reader
from web.listings import fields
from web.listings.fields import read_fields
from web.listings.questions import REPLY

_LANGUAGE = re.compile(r"^([a-z]{2,3}|other)$")  # codes of ISO 639, as sources give them
KNOWN = fields.known(SOLUTION_FIELDS)
EDIT_KNOWN = KNOWN | {REPLY, VERSION, SEEN, TAB, OLDER}
LISTS = fields.lists(SOLUTION_FIELDS)


def read_draft(form: FormState, stored: Solution | None = None) -> tuple[SolutionDraft, dict[str, str]]:
    """What the form says, and the code of what is wrong with it, by field of the form.

    What is `stored` and stands there unchanged is never wrong.
    """
    reader = Reader(form, stored)
    values = read_fields(SOLUTION_FIELDS, form, reader)
    values["kind"] = values["kind"] or SolutionKind.SOLUTION
    problems = reader.problems
    contact = read_contact(form, stored)
    if contact.problem:
        problems["contact"] = contact.problem
    draft = SolutionDraft(
        organisation=form.stripped("organisation") or "",
        organisation_kind=code_or(form.text("organisation_kind"), OrganisationKind, OrganisationKind.UNIVERSITY),
        phone=contact.phone,
        email=contact.email,
        **values,
    )
    if not all(map(_LANGUAGE.match, draft.languages)):
        problems["languages"] = "unknown_code"
    return draft, problems_of(draft) | problems


def form_of(solution: Solution, kind: OrganisationKind) -> FormState:
    """The form as its owner, or the source it was read from, left it."""
    return fields.form_of(SOLUTION_FIELDS, solution, kind)


def merged_with(typed: FormState, stored: FormState, solution: Solution) -> Merged:
    """What was typed and can be read, together with what is stored now."""
    draft, _ = read_draft(typed, solution)
    return fields.merged_with(SOLUTION_FIELDS, typed, stored, draft)
