"""The forms of needs and of solutions are posted, opened again and saved alike; a `FormKind` says what differs."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Self

from starlette.responses import Response

from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, SentOtherwise
from matchmaker.listings import drafts, steps
from matchmaker.listings.holding import Subject
from matchmaker.listings.life import Life, Listing
from matchmaker.matching.model import Subject as Matched
from matchmaker.people import display_names
from matchmaker.people import service as people
from matchmaker.rules.actors import OrganisationKind
from matchmaker.rules.listing import ListingState
from matchmaker.rules.need import NeedDraft
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may, require
from matchmaker.rules.solution import SolutionDraft
from matchmaker.understanding.scoring import Bounds
from web.ground import edit_conflict
from web.ground.dependencies import Visit
from web.ground.edit_conflict import Merged, Stored
from web.ground.forms import VERSION, FormState, read_form, whole_or_none, with_owner
from web.ground.once import once, soup_in
from web.ground.rendering import redirect
from web.listings import behalf
from web.listings.drafts import Kept, kept_form, older_of
from web.listings.questions import REPLY, Asked, asked_in_form

_A = Action
_CHANGES = frozenset({_A.NEED_POST, _A.NEED_EDIT, _A.NEED_CONFIRM, _A.NEED_CLAIM}) | frozenset(
    {_A.SOLUTION_POST, _A.SOLUTION_EDIT, _A.SOLUTION_CLAIM}
)


@dataclass(frozen=True, kw_only=True)
class Around:
    """What the form shows around the fields of a record."""

    organisations: Sequence[str]
    own_organisation: str | None  # the one that the writer belongs to, who then names no other
    asks_behalf: bool  # who agreed that the writer enters it for its owner
    kept: Kept
    asked: Asked | None  # what the desk has asked

    @classmethod
    async def of_form(cls, visit: Visit, subject: Subject, record_id: int | None, form: FormState) -> Self:
        async with visit.transaction() as connection:
            names = await people.names(connection, by=visit.actor)
            asked = await asked_in_form(visit, connection, subject, record_id)
        return cls(
            organisations=names,
            own_organisation=visit.own_organisation,
            asks_behalf=record_id is None and behalf.may_be_asked(visit),
            kept=await Kept.of_form(visit, subject, record_id, form),
            asked=asked,
        )


@dataclass(frozen=True, kw_only=True)
class FormKind(Generic[Listing]):
    """One kind's form. `posted` and `edited` are its fields for a new record and for one that is there, `lists` those
    of several choices.

    `receive` takes such fields from a request; `read` gives the draft that they say, and the code of what is wrong by
    field; `form_of` is a record's form as its owner left it; `merged_with` puts what was typed, read as a draft, and
    what is stored now together. `show` answers with the form of a record, or of a new one.
    """

    life: Life[Listing]
    posted: frozenset[str]
    edited: frozenset[str]
    lists: frozenset[str]
    receive: Callable[[Visit, frozenset[str]], Awaitable[FormState]]
    read: Callable[[FormState, Bounds, Listing | None], tuple[NeedDraft | SolutionDraft, dict[str, str]]]
    form_of: Callable[[Listing, OrganisationKind], FormState]
    merged_with: Callable[..., Merged]
    submit: Callable[..., Awaitable[Listing]]
    edit: Callable[..., Awaitable[Listing]]
    show: Callable[..., Awaitable[Response]]


async def received(visit: Visit, known: frozenset[str]) -> FormState:
    """Of somebody who writes for one organisation alone, the form names that one."""
    return with_owner(await read_form(visit.request, known), visit.own_organisation)


async def post_record(visit: Visit, kind: FormKind[Listing]) -> Response:
    """Posts it; whoever may review publishes it in the same step, and sees what fits it."""
    subject, form = kind.life.subject, await kind.receive(visit, kind.posted)
    draft, problems = await asyncio.to_thread(kind.read, form, visit.bounds, None)
    agreed, unsaid = behalf.read_behalf(visit, form)
    if problems | unsaid:
        return await kind.show(visit, replace(form, problems=problems | unsaid | soup_in(form)), None, status=422)

    async def act(connection: Connection) -> int:
        record = await kind.submit(connection, draft, by=visit.actor, behalf=agreed)
        await drafts.sent(connection, subject, form.key, by=visit.actor)
        if may(visit.actor, Permission.PUBLISH, kind.life.matter_of(record)):
            await steps.move(connection, subject, record.id, ListingState.PUBLISHED, by=visit.actor)
        return record.id

    try:
        posted = await once(visit, form, subject, act)
    except InvalidInput as wrong:
        return await kind.show(visit, replace(form, problems=wrong.fields), None, status=422)
    await visit.matching.settle(Matched(subject), posted.made)
    return redirect(f"/{subject}s/{posted.made}?posted=1")


async def open_record(visit: Visit, kind: FormKind[Listing], record_id: int) -> Response:
    """Its form, as it stands or as the draft that the address names was left."""
    stored = await _stored(visit, kind, await _editable(visit, kind, record_id))
    return await kind.show(visit, await kept_form(visit, kind.life.subject, record_id) or stored, record_id)


async def save_record(visit: Visit, kind: FormKind[Listing], record_id: int) -> Response:
    """Writes the form. The same again changes nothing more."""
    record = await _editable(visit, kind, record_id)
    return await _save(visit, kind, record, await kind.receive(visit, kind.edited))


async def _save(visit: Visit, kind: FormKind[Listing], record: Listing, form: FormState) -> Response:
    subject, record_id = kind.life.subject, record.id
    draft, problems = await asyncio.to_thread(kind.read, form, visit.bounds, record)
    if problems:
        return await kind.show(visit, replace(form, problems=problems | soup_in(form)), record_id, status=422)

    async def act(connection: Connection) -> int:
        version = whole_or_none(form.text(VERSION)) or 0
        await kind.edit(connection, record_id, draft, by=visit.actor, version=version, reply=form.stripped(REPLY))
        older = older_of(form)
        await drafts.sent(connection, subject, form.key, by=visit.actor, record_id=record_id, older=older)
        return record_id

    try:
        await once(visit, form, subject, act)
    except InvalidInput as wrong:
        return await kind.show(visit, replace(form, problems=wrong.fields), record_id, status=422)
    except (Conflict, SentOtherwise) as other:
        now = await _editable(visit, kind, record_id)
        typed = form if isinstance(other, Conflict) else form.anew()
        draft_now, _ = await asyncio.to_thread(kind.read, typed, visit.bounds, now)
        merged = kind.merged_with(typed, await _stored(visit, kind, now), draft_now)
        if merged.is_mine_alone and merged.mine:
            return await _save(visit, kind, now, merged.form)
        if not merged.is_stored:
            stored = await _last_change(visit, subject, now)
            return edit_conflict.show(visit, merged, address=stored.place, record=stored, lists=kind.lists)
    await visit.matching.settle(Matched(subject), record_id)
    return redirect(f"/{subject}s/{record_id}?saved=1")


async def _editable(visit: Visit, kind: FormKind[Listing], record_id: int) -> Listing:
    """Before the form is looked at: what is wrong with it is said to those alone who may send it."""
    async with visit.transaction() as connection:
        record = await kind.life.get(connection, record_id, by=visit.actor)
    require(visit.actor, Permission.EDIT_LISTING, kind.life.matter_of(record))
    return record


async def _stored(visit: Visit, kind: FormKind[Listing], record: Listing) -> FormState:
    async with visit.transaction() as connection:
        owner = await people.get(connection, record.organisation_id, by=visit.actor)
    return kind.form_of(record, owner.kind)


async def _last_change(visit: Visit, subject: Subject, record: Listing) -> Stored:
    async with visit.transaction() as connection:
        entry = await display_names.last(connection, subject, record.id, _CHANGES, by=visit.actor)
    return Stored.since(entry, place=f"/{subject}s/{record.id}", name=record.title)
