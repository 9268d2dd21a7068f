"""A file, made blind: what a judge is given instead of what an entrant sent."""

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from matchmaker.foreign.process import GivenUp, Readers, Trouble
from matchmaker.ground.errors import InvalidInput
from matchmaker.ground.invalid import InvalidValue
from matchmaker.ground.limits import BLINDING
from matchmaker.intake.blinding.packages import blind_package
from matchmaker.intake.blinding.pictures import JPEG, PNG, blind_picture
from matchmaker.intake.file_kinds import PDF, TEXT
from matchmaker.intake.packages import DOCUMENTS

_OFFICE = {media_type for media_type, (ending,) in DOCUMENTS.items() if ending in ("docx", "xlsx", "pptx", "ppsx")}
_MOST_READ = 300_000  # characters in which names are looked for


@dataclass(frozen=True, kw_only=True)
class BlindFile:
    """The copy, and the text in it, in which names may be left."""

    content: bytes
    text: str


async def made_blind(readers: Readers, path: Path, media_type: str) -> BlindFile:
    """A copy of a stored file of this type that says nothing of who made it.

    Raises InvalidInput, as receiving a file does, where that cannot be done.
    """
    try:
        with path.open("rb") as file:
            made = await readers.read(blind_copy, file, media_type, within=BLINDING)
    except InvalidValue as error:
        raise InvalidInput({"file": error.code}) from error
    except GivenUp as error:
        raise InvalidInput({"file": "reading_busy" if error.trouble is Trouble.BUSY else "file_unreadable"}) from error
    return BlindFile(content=base64.b64decode(made["content"]), text=made["text"])


def blind_copy(file: IO[bytes], media_type: str) -> dict[str, str]:
    """`BlindFile` as JSON takes it, the content in base64. Raises InvalidValue."""
    content, text = _made(file, media_type)
    return {"content": base64.b64encode(content).decode(), "text": text[:_MOST_READ]}


def _made(file: IO[bytes], media_type: str) -> tuple[bytes, str]:
    if media_type == PDF:
        from matchmaker.intake.blinding.pdf import blind_pdf  # a second of loading that no other kind needs

        return blind_pdf(file)
    if media_type in _OFFICE:
        return blind_package(file)
    content = file.read()
    if media_type in (PNG, JPEG):
        return blind_picture(content, media_type), ""
    if media_type == TEXT:
        return content, content.decode("utf-8-sig")
    raise InvalidValue("file_blind_kind")
