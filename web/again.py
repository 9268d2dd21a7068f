"""A form that is not accepted comes back with all that it said, whatever the reason was.

What another site sent is never shown. A password is asked for anew, and files are: a page cannot choose them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import Request
from starlette.datastructures import FormData, UploadFile

from matchmaker import i18n
from matchmaker.intake.cleaning import clean
from matchmaker.intake.dates import stored_day, typed
from web.csrf import FIELD, opened_by, own_page_sent
from web.doors import text_of
from web.forms import HIDDEN_FIELDS, PASSWORDS, key_of
from web.rendering import token_of

SECRET_FIELDS = PASSWORDS | {"code"}
# What a list, a box or a hidden field holds, not what somebody typed.
_CARRIED = frozenset({"version", "seen", "consent", "next", "changes", "case_owner", "replaces", "trl", "answer"})
_CODE = re.compile(r"[a-z_0-9]*")


@dataclass(frozen=True, kw_only=True)
class Again:
    """What a form said, ready to be sent again."""

    place: str  # where the form was sent to
    carried: Sequence[tuple[str, str]]
    typed: Sequence[tuple[str, str]]
    secret: Sequence[str]  # names of the fields that are asked for anew
    brought: bool  # files, which only their sender can choose again
    token: str
    key: str

    @property
    def fields(self) -> Sequence[tuple[str, str]]:
        return [*self.carried, *self.typed]

    @property
    def filled_in(self) -> bool:
        """Whether somebody has typed or brought anything; a choice, or a button alone, is none of it."""
        return bool(self.typed or self.brought or self.secret)

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
    texts = [(name, clean(value)) for name, value in items if isinstance(value, str) and name not in SECRET_FIELDS]
    carried = [_is_carried(name, value) for name, value in texts]
    return Again(
        place=f"{request.url.path}?{request.url.query}".removesuffix("?"),
        carried=[item for item, code in zip(texts, carried, strict=True) if code],
        typed=[item for item, code in zip(texts, carried, strict=True) if not code],
        secret=[name for name, _ in items if name in SECRET_FIELDS],
        brought=any(isinstance(value, UploadFile) and value.filename for _, value in items),
        token=token,
        key=key,
    )


def _is_carried(name: str, value: str) -> bool:
    """Whether a list, a box or a hidden field holds it; what somebody typed is shown, to be corrected."""
    if name in _CARRIED or not value:
        return True
    known = i18n.codes() if name in i18n.terms("field", i18n.LOCALES[0]) else None
    return value in known if known is not None else _CODE.fullmatch(value) is not None
