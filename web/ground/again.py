"""A form that is not accepted comes back with all that it said, whatever the reason was.

What another site sent is never shown. A password is asked for anew, and files are: a page cannot choose them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import Request
from starlette.datastructures import FormData, UploadFile

from matchmaker.ground import i18n
from matchmaker.ground.db import transaction
from matchmaker.intake.cleaning import clean
from matchmaker.intake.dates import stored_day, typed
from matchmaker.people import kept_forms, sessions
from matchmaker.people.kept_forms import KeptForm
from web.ground.csrf import FIELD, opened_by, own_page_sent
from web.ground.dependencies import SESSION_COOKIE
from web.ground.doors import text_of
from web.ground.forms import HIDDEN_FIELDS, PASSWORDS, key_of
from web.ground.rendering import token_of

SECRET_FIELDS = PASSWORDS | {"code"}
# What a list, a box or a hidden field holds, not what somebody typed.
_CARRIED = frozenset(
    {"version", "seen", "consent", "next", "changes", "case_owner", "replaces", "trl", "answer", "older", "tab"}
)
_CODE = re.compile(r"[a-z_0-9]*")


@dataclass(frozen=True, kw_only=True)
class Again:
    """What a form said, ready to be sent again."""

    place: str  # where the form was sent to
    carried: Sequence[tuple[str, str]]
    typed: Sequence[tuple[str, str]]
    secret: Sequence[str]  # names of the fields that are asked for anew
    files: Sequence[str]  # by name, which only their sender can choose again
    token: str
    key: str

    @property
    def fields(self) -> Sequence[tuple[str, str]]:
        return [*self.carried, *self.typed]

    @property
    def filled_in(self) -> bool:
        """Whether somebody has typed or brought anything; a choice, or a button alone, is none of it."""
        return bool(self.typed or self.files or self.secret)

    @staticmethod
    def is_day(text: str) -> bool:
        """Whether the text is a day as a browser's field of days holds it."""
        try:
            return typed(stored_day(text)) == text
        except ValueError:
            return False


async def said(request: Request, *, by_opener: bool = False) -> Again | None:
    """What the form of this request says, read now where nobody has read it; None for one that no page of ours sent,
    and for one that cannot be read.

    It is sent again by whoever is signed in now, or where `by_opener` says so, by whoever opened the form. It keeps its
    key: it may have been done, when what failed was to hear of it.
    """
    form = await text_of(request) if own_page_sent(request) else None
    if form is None:
        return None
    opener = str(form.get(FIELD)) if by_opener and opened_by(request, form) else None
    return again_of(request, form, opener or token_of(request), key_of(form))


def again_of(request: Request, form: FormData, token: str, key: str) -> Again:
    """What a form that was read says."""
    items = [(name, value) for name, value in form.multi_items() if name not in HIDDEN_FIELDS]
    kept = KeptForm(
        place=f"{request.url.path}?{request.url.query}".removesuffix("?"),
        fields=[(name, clean(text)) for name, text in items if isinstance(text, str) and name not in SECRET_FIELDS],
        secret=[name for name, _ in items if name in SECRET_FIELDS],
        files=[clean(file.filename) for _, file in items if isinstance(file, UploadFile) and file.filename],
        key=key,
    )
    return of_kept(kept, token)


def of_kept(kept: KeptForm, token: str) -> Again:
    """The same, of a form that was kept until its sender had signed in."""
    shown = {name for name, value in kept.fields if not _is_carried(name, value)}  # whole: its values are in order
    return Again(
        place=kept.place,
        carried=[(name, value) for name, value in kept.fields if name not in shown],
        typed=[(name, value) for name, value in kept.fields if name in shown],
        secret=kept.secret,
        files=kept.files,
        token=token,
        key=kept.key,
    )


async def keep(request: Request, said: Again) -> int | None:
    """Keeps what was said for the person whose session has ended, and gives its number.

    None unless the session was known and that person had opened the form.
    """
    form, token = await text_of(request), request.cookies.get(SESSION_COOKIE)
    opened = opened_by(request, form) if form else None
    if opened is None or not token:
        return None
    fields, secret = said.fields, said.secret
    kept = KeptForm(place=said.place, fields=fields, secret=secret, files=said.files, key=said.key)
    async with transaction(request.app.state.runtime.pool) as connection:
        person_id = await sessions.whose(connection, token)
        if person_id is None or person_id != opened.person_id:
            return None
        return await kept_forms.keep(connection, request.app.state.safe, person_id, kept)


def _is_carried(name: str, value: str) -> bool:
    """Whether a list, a box or a hidden field holds it; what somebody typed is shown, to be corrected."""
    if name in _CARRIED or not value:
        return True
    known = i18n.codes() if name in i18n.terms("field", i18n.LOCALES[0]) else None
    return value in known if known is not None else _CODE.fullmatch(value) is not None
