"""The need's form: between what is typed and a NeedDraft."""

from matchmaker.rules.actors import OrganisationKind
from matchmaker.rules.need import NEED_FIELDS, Confidentiality, Need, NeedDraft, problems_of
from matchmaker.understanding.scoring import Bounds
from web.ground.edit_conflict import Merged
from web.ground.forms import FormState
from web.listings import fields
from web.needs import clauses

_KNOWN = fields.known(NEED_FIELDS) | {clauses.LINES} | clauses.TYPED
POSTED = _KNOWN | fields.POSTED
EDITED = _KNOWN | fields.EDITED
LISTS = fields.lists(NEED_FIELDS) | {clauses.LINES}


def read_draft(form: FormState, bounds: Bounds, stored: Need | None = None) -> tuple[NeedDraft, dict[str, str]]:
    """What the form says, and the code of what is wrong with it, by field of the form.

    What is `stored` and stands there unchanged is never wrong; a deadline may have passed meanwhile.
    """
    values, problems = fields.read_values(NEED_FIELDS, form, stored, kind=OrganisationKind.BUSINESS)
    values["confidentiality"] = values["confidentiality"] or Confidentiality.PUBLIC
    draft = NeedDraft(clauses=clauses.confirmed(form, stored, bounds), **values)
    return draft, problems_of(draft) | problems


def form_of(need: Need, kind: OrganisationKind) -> FormState:
    """The form as its owner left it."""
    return fields.form_of(NEED_FIELDS, need, kind, clauses=clauses.as_lines(need.clauses))


def merged_with(typed: FormState, stored: FormState, draft: NeedDraft) -> Merged:
    """What was typed, read as the `draft`, together with what is stored now."""
    return fields.merged_with(NEED_FIELDS, typed, stored, draft, clauses=clauses.as_lines(draft.clauses))
