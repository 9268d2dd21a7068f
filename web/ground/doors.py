"""What stands before a request's body: where it comes from, whether its sender may, how large it may be, its token.

A refusal reads nothing that it could act on. Each unsafe route says in its policy whom it lets in and what its form
brings; the policy opens the body last, after the guard of a mailed link where the address holds one. What was refused
before is read only to give its text back to whoever typed it, and files pass by unkept.
"""

from contextlib import aclosing
from dataclasses import dataclass

from fastapi import Request
from python_multipart.multipart import parse_options_header
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect

from matchmaker.ground.errors import UploadTooLarge
from matchmaker.ground.limits import (
    LARGEST_FILE,
    LARGEST_LETTER,
    LARGEST_TEMPLATE,
    LARGEST_TEXT,
    LARGEST_WORKBOOK,
    MEGABYTE,
    MOST_FIELDS,
    MOST_FILE_PARTS,
    MOST_FILES,
)
from web.ground.csrf import SAFE_METHODS, refuse_forgery
from web.ground.middleware import BODY, Body

_WITH_FILES = "multipart/form-data"
_FORM = "matchmaker.form"  # where a request's form is in its scope, once it was read


@dataclass(frozen=True, kw_only=True)
class Brings:
    """What a form may bring besides its text: files of so many bytes together, none for 0, and at most so many."""

    files: int = 0
    most: int = 1

    @property
    def megabytes(self) -> int:
        """What the form's page promises."""
        return self.files // MEGABYTE


TEXT = Brings()
ONE_PAPER = Brings(files=LARGEST_FILE)
PAPERS = Brings(files=LARGEST_FILE, most=MOST_FILES)
LETTER = Brings(files=LARGEST_LETTER)
TEMPLATE = Brings(files=LARGEST_TEMPLATE)
WORKBOOK = Brings(files=LARGEST_WORKBOOK)


async def let_in(request: Request, brings: Brings) -> None:
    """Opens the body for a form that brings this, reads the form and checks its token; a safe request has none.

    Raises 413 for a body that is too large, UploadTooLarge where files make it so, 400 for a form of too many parts
    or in other letters than ours, 408 for one that comes too slowly, and 403 for one that no page of ours sent.
    """
    if request.method in SAFE_METHODS:
        return
    if not _in_our_letters(request):
        raise HTTPException(400)
    body: Body = request.scope[BODY]
    brings = brings if _kind(request) == _WITH_FILES else TEXT
    too_large = UploadTooLarge(megabytes=brings.megabytes) if brings.files else HTTPException(413)
    body.open(LARGEST_TEXT + brings.files, too_large)
    form = await request.form(max_files=MOST_FILE_PARTS if brings.files else 0, max_fields=MOST_FIELDS)
    _refuse_endless_text(form)
    request.scope[_FORM] = form
    refuse_forgery(request, form)


def _in_our_letters(request: Request) -> bool:
    """Whether the form says nothing else than UTF-8, as our pages are and as a browser sends it from them."""
    said = parse_options_header(request.headers.get("content-type"))[1].get(b"charset", b"utf-8")
    return said.lower() in (b"utf-8", b"utf8")


async def text_of(request: Request) -> FormData | None:
    """The form, read now where nobody has read it; None for a safe request and for a form that cannot be read."""
    body: Body = request.scope[BODY]
    if _FORM not in request.scope and body.is_shut:
        request.scope[_FORM] = await _read_text(request, body)
    form: FormData | None = request.scope.get(_FORM)
    return form


def _kind(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip()


def _refuse_endless_text(form: FormData) -> None:
    """Raises 413 for more text than a form may have: what files may take is no room for words.

    Each text is cleaned, read and perhaps shown again while nobody else is answered.
    """
    texts = [text for name, value in form.multi_items() for text in (name, value) if isinstance(text, str)]
    if sum(len(text.encode()) for text in texts) > LARGEST_TEXT:
        raise HTTPException(413)


def _brings(request: Request) -> Brings:
    """What the form of the request's route may bring."""
    policies = [each.dependency for each in getattr(request.scope.get("route"), "dependencies", ())]
    return next((policy.brings for policy in policies if hasattr(policy, "brings")), TEXT)


class _TextParts(MultiPartParser):
    """The text of a form; of its files the names."""

    def on_part_data(self, data: bytes, start: int, end: int) -> None:
        if self._current_part.file is None:
            super().on_part_data(data, start, end)


async def _read_text(request: Request, body: Body) -> FormData | None:
    kind = _kind(request)
    if kind not in _PARSERS or not _in_our_letters(request):
        return None
    try:
        files = _brings(request).files if kind == _WITH_FILES else 0
        body.open(LARGEST_TEXT + files, HTTPException(413))
        async with aclosing(request.stream()) as stream:
            parser = _PARSERS[kind](request.headers, stream, max_fields=MOST_FIELDS)
            form = await parser.parse()
            _refuse_endless_text(form)
            return form
    except (MultiPartException, HTTPException, ClientDisconnect):  # it can only be refused without its text
        return None


_PARSERS: dict[str, type[FormParser | MultiPartParser]] = {
    "application/x-www-form-urlencoded": FormParser,
    _WITH_FILES: _TextParts,
}
