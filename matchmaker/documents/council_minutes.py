"""The minutes of a council that decided on a call, in the form of Decree 30/2020/NĐ-CP, as DOCX."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from matchmaker.documents.blocks import Table
from matchmaker.documents.docx_file import MEDIA_TYPE as MEDIA_TYPE
from matchmaker.documents.docx_file import ReportPaper
from matchmaker.documents.introduction import words
from matchmaker.documents.paper import Head
from matchmaker.ground.text import nfc


@dataclass(frozen=True, kw_only=True)
class RankingTable:
    """One board. A row: number of the entry, rank, judges, a median for each criterion, total, adjusted total."""

    board: str
    criteria: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """What they say; `members` are name, organisation and duty, `conflicts` name, number of the entry and ground."""

    number: int
    kind: str
    title: str
    on: date
    members: Sequence[tuple[str, str, str]]
    entries: int
    eligible: int
    conflicts: Sequence[tuple[str, str, str]]
    rankings: Sequence[RankingTable]
    decision: str
    winners: Sequence[str]
    finalists: Sequence[str]
    corrected: tuple[str, str, str] | None = None  # the days of the earlier decision and of its opening, and why


def written(minutes: Minutes) -> tuple[str, bytes]:
    """File name and content. Number and signatures are given when they are signed."""
    said, sheet = words()["council"], ReportPaper()
    state, issuer = words()["state"], words()["issuer"]
    on = minutes.on
    dated = said["dated"].format(place=issuer["place"], day=on.day, month=on.month, year=on.year)
    sheet.head(
        Head(
            parent=issuer["parent"],
            issuer=issuer["name"],
            number=said["number"],
            country=state["country"],
            motto=state["motto"],
            dated=dated,
        )
    )
    sheet.heading(said["heading"], said["about"].format(kind=minutes.kind.lower(), title=minutes.title))
    _sat(sheet, minutes)
    _judged(sheet, minutes)
    _decided(sheet, minutes)
    sheet.leading(said["end"])
    sheet.signers(said["signers"], said["signed"])
    file = io.BytesIO()
    sheet.save(file, title=nfc(said["heading"]), at=datetime(on.year, on.month, on.day))
    return said["file"].format(number=minutes.number), file.getvalue()


def _sat(sheet: ReportPaper, minutes: Minutes) -> None:
    said = words()["council"]
    sheet.part(said["parts"][0])
    rows = [(str(n), *member) for n, member in enumerate(minutes.members, start=1)]
    sheet.table(_table(said["members"], said["members_head"], rows, (8, 36, 34, 22)))
    sheet.part(said["parts"][1])
    if minutes.conflicts:
        sheet.table(_table(said["conflicts"], said["conflicts_head"], minutes.conflicts, (40, 20, 40)))
    else:
        sheet.paragraph(said["no_conflicts"])


def _judged(sheet: ReportPaper, minutes: Minutes) -> None:
    said = words()["council"]
    sheet.part(said["parts"][2])
    sheet.paragraph(said["entries"].format(entries=minutes.entries, eligible=minutes.eligible))
    for ranking in minutes.rankings:
        caption = said["ranking"] + (f": {ranking.board}" if ranking.board else "")
        head = [*said["ranking_head"], *ranking.criteria, *said["totals_head"]]
        widths = [10, 9, 9, *[16] * len(ranking.criteria), 13, 15]
        sheet.table(_table(caption, head, ranking.rows, widths))
    if minutes.rankings:
        sheet.paragraph(said["how"])


def _decided(sheet: ReportPaper, minutes: Minutes) -> None:
    said = words()["council"]
    sheet.part(said["parts"][3])
    if minutes.corrected:
        decided, reopened, reason = minutes.corrected
        sheet.paragraph(said["corrected"].format(decided=decided, reopened=reopened, reason=reason))
    for line in filter(None, map(str.strip, minutes.decision.splitlines())):
        sheet.paragraph(line)
    for title, names in ((said["winners"], minutes.winners), (said["finalists"], minutes.finalists)):
        if names:
            sheet.leading(title)
            for name in names:
                sheet.paragraph(f"- {name}.")
    if not minutes.winners:
        sheet.paragraph(said["no_winner"])


def _table(caption: str, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> Table:
    source = words()["council"]["source"]
    return Table(name=caption, caption=caption, head=head, rows=rows, widths=widths, source=source)
