"""A report of any period, as a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.documents import docx_file, pdf_file, xlsx_file
from matchmaker.documents.blocks import Sheet
from matchmaker.ground.db import Connection
from matchmaker.reports.composing import compose
from matchmaker.reports.gathering import gather
from matchmaker.reports.model import ReportFormat
from matchmaker.rules.actors import Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require


@dataclass(frozen=True, kw_only=True)
class ReportFile:
    name: str
    media_type: str
    content: bytes


_WRITERS: Mapping[ReportFormat, tuple[Callable[[Sheet], bytes], str]] = {
    ReportFormat.DOCX: (docx_file.docx_bytes, docx_file.MEDIA_TYPE),
    ReportFormat.XLSX: (xlsx_file.xlsx_bytes, xlsx_file.MEDIA_TYPE),
    ReportFormat.PDF: (pdf_file.pdf_bytes, pdf_file.MEDIA_TYPE),
}


async def draft(connection: Connection, begin: date, end: date, *, by: Actor) -> Sheet:
    """The report as blocks. Raises NotAllowed, InvalidInput for a period that is none."""
    require(by, Permission.PREPARE_REPORT)
    sheet = compose(await gather(connection, begin, end, by=by))
    days = {"from": begin.isoformat(), "to": end.isoformat()}
    await audit.append(connection, Action.REPORT_MAKE, 0, by=by, details=days)
    return sheet


def written(sheet: Sheet, form: ReportFormat) -> ReportFile:
    """Takes up to seconds: not on the event loop."""
    write, media_type = _WRITERS[form]
    return ReportFile(name=f"{sheet.file}.{form.value}", media_type=media_type, content=write(sheet))
