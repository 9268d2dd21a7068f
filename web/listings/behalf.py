"""What a form asks of somebody who enters a record for another organisation."""

from matchmaker.intake import dates
from matchmaker.listings.behalf import Behalf, problems_of
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may
from web.ground.dependencies import Visit
from web.ground.forms import FormState
from web.ground.reading import Reader

FIELDS = frozenset({"behalf_source", "behalf_person", "behalf_date"})


def may_be_asked(visit: Visit) -> bool:
    """Whether the form has these fields at all."""
    return may(visit.actor, Permission.POST_FOR_OTHERS)


def read_behalf(visit: Visit, form: FormState) -> tuple[Behalf | None, dict[str, str]]:
    """What the form says, and the code of what is wrong with it, by field; nothing is asked for one's own."""
    if not may_be_asked(visit) or _names_own(visit, form):
        return None, {}
    reader = Reader(form)
    behalf = Behalf(
        source=form.stripped("behalf_source") or "",
        person=form.stripped("behalf_person") or "",
        consented_on=reader.day("behalf_date", dates.CONSENT),
    )
    return behalf, problems_of(behalf, today=dates.today()) | reader.problems


def _names_own(visit: Visit, form: FormState) -> bool:
    """Whether the record is of the writer's own organisation; the services know it by its number."""
    own = visit.session.person.organisation_name if visit.session else None
    return own is not None and (form.stripped("organisation") or "").casefold() == own.casefold()
