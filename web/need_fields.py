"""The need's form: between what is typed and a NeedDraft."""

from matchmaker.listings.model import parse_contact
from matchmaker.needs.model import Confidentiality, Need, NeedDraft, problems_of
from matchmaker.people.model import OrganisationKind
from web.forms import FormState, code_or, filled, parse_date

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
    phone, email = parse_contact(form.stripped("contact") or "")
    draft = NeedDraft(
        problem=form.stripped("problem") or "",
        organisation=form.stripped("organisation") or "",
        organisation_kind=code_or(form.text("organisation_kind"), OrganisationKind, OrganisationKind.BUSINESS),
        phone=phone,
        email=email,
        technologies=tuple(form.many("technologies")),
        deadline=deadline,
        confidentiality=form.stripped("confidentiality") or Confidentiality.PUBLIC,
        **{name: form.stripped(name) for name in _TEXTS},
    )
    return draft, problems_of(draft) | problems


def form_of(need: Need, kind: OrganisationKind | None) -> FormState:
    """The form as its owner left it."""
    values = {name: getattr(need, name) for name in KNOWN if hasattr(need, name)}
    values |= {
        "organisation": need.organisation_name,
        "organisation_kind": kind,
        "contact": ", ".join(filter(None, (need.phone, need.email))),
        "version": need.version,
    }
    return FormState(values=filled(values))
