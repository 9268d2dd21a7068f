"""The need's form: between what is typed and a NeedDraft."""

from matchmaker.rules.actors import OrganisationKind
from matchmaker.rules.need import NEED_FIELDS, Confidentiality, Need, NeedDraft, problems_of
from matchmaker.understanding.scoring import Bounds
from web.ground.edit_conflict import Merged
from web.ground.forms import OLDER, SEEN, TAB, VERSION, FormState, code_or, read_contact
from web.ground.reading import Reader
from web.listings import fields
from web.listings.fields import read_fields
from web.listings.questions import REPLY
from web.needs import clauses

KNOWN = fields.known(NEED_FIELDS) | {clauses.LINES}
NEW_KNOWN = KNOWN | clauses.TYPED
EDIT_KNOWN = NEW_KNOWN | {REPLY, VERSION, SEEN, TAB, OLDER}
LISTS = fields.lists(NEED_FIELDS) | {clauses.LINES}


def read_draft(form: FormState, bounds: Bounds, stored: Need | None = None) -> tuple[NeedDraft, dict[str, str]]:
    """What the form says, and the code of what is wrong with it, by field of the form.

    What is `stored` and stands there unchanged is never wrong; a deadline may have passed meanwhile.
    """
    reader = Reader(form, stored)
    values = read_fields(NEED_FIELDS, form, reader)
    values["confidentiality"] = values["confidentiality"] or Confidentiality.PUBLIC
    problems = reader.problems
    contact = read_contact(form, stored)
    if contact.problem:
        problems["contact"] = contact.problem
    draft = NeedDraft(
        organisation=form.stripped("organisation") or "",
        organisation_kind=code_or(form.text("organisation_kind"), OrganisationKind, OrganisationKind.BUSINESS),
        phone=contact.phone,
        email=contact.email,
        clauses=clauses.confirmed(form, stored, bounds),
        **values,
    )
    return draft, problems_of(draft) | problems


def form_of(need: Need, kind: OrganisationKind) -> FormState:
    """The form as its owner left it."""
    return fields.form_of(NEED_FIELDS, need, kind, clauses=clauses.as_lines(need.clauses))


def merged_with(typed: FormState, stored: FormState, need: Need, bounds: Bounds) -> Merged:
    """What was typed and can be read, together with what is stored now."""
    draft, _ = read_draft(typed, bounds, need)
    lines = clauses.as_lines(draft.clauses)
    return fields.merged_with(NEED_FIELDS, typed, stored, draft, clauses=lines)
