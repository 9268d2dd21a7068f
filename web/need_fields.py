"""The need's form: between what is typed and a NeedDraft."""

from typing import Any

from matchmaker.listings.model import parse_contact
from matchmaker.needs.model import Confidentiality, Need, NeedDraft, problems_of
from matchmaker.people.model import OrganisationKind
from web.forms import FormState, code_or, parse_date, record_form

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
)
EDIT_KNOWN = KNOWN | {"version"}


def read_draft(form: FormState) -> tuple[NeedDraft, dict[str, str]]:
    """What the form says, and the code of what is wrong with it, by field of the form."""
    problems = {}
    try:
        deadline = parse_date(form.stripped("deadline"))
    except ValueError:
        deadline, problems["deadline"] = None, "not_a_date"
    contact = parse_contact(form.stripped("contact") or "")
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
        **texts,
    )
    return draft, problems_of(draft) | problems


def form_of(need: Need, kind: OrganisationKind) -> FormState:
    """The form as its owner left it."""
    return record_form(need, KNOWN, kind=kind)
