"""Drafts of forms on the forms' pages: what was kept, and opening it again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from matchmaker.errors import NotFound
from matchmaker.records import drafts
from matchmaker.records.claims import Subject
from matchmaker.records.drafts import Draft
from web.dependencies import Visit
from web.forms import FormState, whole_or_none


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What a form says of its draft. `path` saves it; None for somebody without an account, of whom nothing is kept."""

    path: str | None = None
    saved_at: datetime | None = None
    others: tuple[Draft, ...] = ()  # drafts of the same record, begun in another form

    @classmethod
    async def of_form(cls, visit: Visit, subject: Subject, record_id: int | None, form: FormState) -> Self:
        if visit.actor.person_id is None:
            return cls()
        async with visit.transaction() as connection:
            own = [each for each in await drafts.own(connection, by=visit.actor) if each.subject == subject]
        return cls(
            path=f"/{subject}s/draft" + (f"?record_id={record_id}" if record_id else ""),
            saved_at=next((each.saved_at for each in own if each.key == form.key), None),
            others=tuple(each for each in own if record_id and each.record_id == record_id and each.key != form.key),
        )


async def kept_form(visit: Visit, subject: Subject, record_id: int | None = None) -> FormState | None:
    """The draft that the address asks for; None when it asks for none. Raises NotFound for one of another form."""
    asked = visit.request.query_params.get("draft")
    if asked is None:
        return None
    async with visit.transaction() as connection:
        draft = await drafts.get(connection, whole_or_none(asked) or 0, by=visit.actor)
    if (draft.subject, draft.record_id) != (subject, record_id):
        raise NotFound()
    return FormState(values=draft.typed, key=draft.key)


def address_of(draft: Draft) -> str:
    """The form in which the draft goes on."""
    form = f"{draft.record_id}/edit" if draft.record_id else "new"
    return f"/{draft.subject}s/{form}?draft={draft.id}"
