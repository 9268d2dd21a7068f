"""The solution's form: between what is typed and a SolutionDraft."""

import re

from matchmaker.rules.actors import OrganisationKind
from matchmaker.rules.solution import SOLUTION_FIELDS, Solution, SolutionDraft, SolutionKind, problems_of
from web.ground.edit_conflict import Merged
from web.ground.forms import FormState
from web.listings import fields

_LANGUAGE = re.compile(r"^([a-z]{2,3}|other)$")  # codes of ISO 639, as sources give them
_KNOWN = fields.known(SOLUTION_FIELDS)
POSTED = _KNOWN | fields.POSTED
EDITED = _KNOWN | fields.EDITED
LISTS = fields.lists(SOLUTION_FIELDS)


def read_draft(form: FormState, stored: Solution | None = None) -> tuple[SolutionDraft, dict[str, str]]:
    """What the form says, and the code of what is wrong with it, by field of the form.

    What is `stored` and stands there unchanged is never wrong; whether its owner has confirmed the record stays so.
    """
    values, problems = fields.read_values(SOLUTION_FIELDS, form, stored, kind=OrganisationKind.UNIVERSITY)
    values["kind"] = values["kind"] or SolutionKind.SOLUTION
    draft = SolutionDraft(confirmed=stored is None or stored.confirmed, **values)
    if not all(map(_LANGUAGE.match, draft.languages)):
        problems["languages"] = "unknown_code"
    return draft, problems_of(draft) | problems


def form_of(solution: Solution, kind: OrganisationKind) -> FormState:
    """The form as its owner, or the source it was read from, left it."""
    return fields.form_of(SOLUTION_FIELDS, solution, kind)


def merged_with(typed: FormState, stored: FormState, draft: SolutionDraft) -> Merged:
    """What was typed, read as the `draft`, together with what is stored now."""
    return fields.merged_with(SOLUTION_FIELDS, typed, stored, draft)
