"""Papers as DOCX from a template that an administrator wrote (docs/dossier-templates.md says what it may hold).

A template comes from outside, as files do, and says more than a file: it is filled in a process of its own, with
limits of time and memory and nothing to reach, by a language without objects. What goes in is text, numbers, lists
and dictionaries; what comes out is a file that was looked at again.
"""

import base64
import json
import os
from collections.abc import Mapping, Sequence
from typing import IO

from matchmaker.documents.template_filling import HEAD, PARAGRAPH, filled
from matchmaker.documents.template_language import Fault
from matchmaker.foreign.process import GivenUp, Readers, Trouble
from matchmaker.ground.errors import InvalidInput
from matchmaker.ground.limits import LARGEST_TEMPLATE, TEMPLATING
from matchmaker.intake.cleaning import clean
from matchmaker.intake.packages import DOCUMENTS

MEDIA_TYPE = next(kind for kind, endings in DOCUMENTS.items() if endings == ("docx",))
_TROUBLES = {
    Trouble.SLOW: "template_slow",
    Trouble.LARGE: "template_large",
    Trouble.BROKEN: "template_unreadable",
}


class TemplateRefused(InvalidInput):
    """A template that cannot be used: the field `file` is wrong, `faults` say each what and where."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = faults
        super().__init__({"file": "template_refused"})


async def render(readers: Readers, template: bytes, fields: Mapping[str, object]) -> bytes:
    """The template as DOCX, filled with `fields`: text, whole numbers, lists and dictionaries; None is empty.

    A line of a text becomes a paragraph: inside one, a line end would stretch what stands before it to both margins.

    Hold no connection meanwhile. Raises TemplateRefused, and InvalidInput where too many files are being read.
    """
    if len(template) > LARGEST_TEMPLATE:
        raise TemplateRefused([Fault(code="template_large", part="package")])
    said = json.dumps({name: _plain(value) for name, value in fields.items()}).encode()
    try:
        with _in_memory(len(said).to_bytes(HEAD, "big") + said + template) as file:
            answer = await readers.read(filled, file, within=TEMPLATING, needs="lxml")
    except GivenUp as error:
        if error.trouble is Trouble.BUSY:
            raise InvalidInput({"file": "reading_busy"}) from error
        raise TemplateRefused([Fault(code=_TROUBLES[error.trouble], part="package")]) from error
    if "faults" in answer:
        raise TemplateRefused([Fault(**fault) for fault in answer["faults"]])
    return base64.b64decode(answer["docx"])


def _in_memory(content: bytes) -> IO[bytes]:
    """A file of the system that no disk holds: what stands in a dossier is written nowhere."""
    file = os.fdopen(os.memfd_create("template"), "w+b")
    file.write(content)
    file.seek(0)
    return file


def _plain(value: object) -> object:
    """What the language knows, text cleaned. Raises TypeError for anything that is more than a value."""
    match value:
        case None:
            return ""
        case str():
            return clean(value).replace("\n", PARAGRAPH)
        case bool() | int():
            return value
        case Mapping():
            return {str(name): _plain(each) for name, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
    raise TypeError(f"no value for a template: {type(value).__name__}")
