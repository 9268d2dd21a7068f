"""Drafts of forms on the forms' pages: what was kept, and opening it again."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from matchmaker.ground.errors import NotFound
from matchmaker.ground.text import normalise_spaces, snippet
from matchmaker.listings import drafts
from matchmaker.listings.drafts import Draft
from matchmaker.listings.holding import Subject
from web.ground.dependencies import Visit
from web.ground.edit_conflict import Merged, merge, seen_of
from web.ground.forms import OLDER, SEEN, TAB, VERSION, FormState, whole_or_none

_LONGEST_MARK = 64
_LONGEST_NAME = 120


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What a form says of its draft. `path` saves it; None for somebody without an account, of whom nothing is kept."""

    path: str | None = None
    tab: str = ""
    saved_at: datetime | None = None
    others: tuple[Draft, ...] = ()  # drafts of the same record, begun in another form

    @classmethod
    async def of_form(cls, visit: Visit, subject: Subject, record_id: int | None, form: FormState) -> Self:
        if visit.actor.person_id is None:
            return cls()
        async with visit.transaction() as connection:
            own = await drafts.own(connection, by=visit.actor)
        kept = of_key(own, subject, form.key)
        of_record = [each for each in own if record_id and (each.subject, each.record_id) == (subject, record_id)]
        return cls(
            tab=form.text(TAB) or tab_of(form, kept),
            path=saving_address(subject, record_id),
            saved_at=kept.saved_at if kept else None,
            others=tuple(each for each in of_record if each.key != form.key),
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


def of_key(own: Iterable[Draft], subject: Subject, key: str) -> Draft | None:
    """Of somebody's drafts the one that the form with this key has saved."""
    return next((each for each in own if (each.subject, each.key) == (subject, key)), None)


def tab_of(form: FormState, kept: Draft | None) -> str:
    """A mark for the tab in which the form is shown, with what is seen there: the draft, and what stands in it."""
    return " ".join((secrets.token_hex(8), kept.tab or "" if kept else "", seen_of(form.values))).strip()


def tabs_of(form: FormState) -> list[str]:
    """The marks of the tab in which the form stands and of the one that had saved its draft before."""
    return [mark for mark in form.text(TAB).split() if "=" not in mark and len(mark) <= _LONGEST_MARK]


def older_of(form: FormState) -> list[int]:
    """The drafts that the form's page has named, which go with it."""
    return [number for text in form.text(OLDER).split() if (number := whole_or_none(text)) is not None]


def together(form: FormState, kept: Draft, known: frozenset[str]) -> Merged:
    """What stands in this form, and in the draft as another tab has saved it."""
    stored = FormState(values={**kept.typed, TAB: [tab_of(FormState(values=kept.typed), kept)]})
    typed = replace(form, values={**form.values, SEEN: form.many(TAB)})
    return merge(typed, stored, known - {VERSION, SEEN, TAB, OLDER})


def saving_address(subject: Subject, record_id: int | None) -> str:
    """Where a form sends its draft."""
    return f"/{subject}s/draft" + (f"?record_id={record_id}" if record_id else "")


def name_of(draft: Draft) -> str:
    """What it is about, as far as that was typed."""
    typed = [*draft.typed.get("title", ()), *draft.typed.get("problem", ()), *draft.typed.get("summary", ())]
    return snippet(next((normalise_spaces(text) for text in typed if text.strip()), ""), _LONGEST_NAME)


def address_of(draft: Draft) -> str:
    """The form in which the draft goes on."""
    form = f"{draft.record_id}/edit" if draft.record_id else "new"
    return f"/{draft.subject}s/{form}?draft={draft.id}"
