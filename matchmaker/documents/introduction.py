"""The documents of an introduction as DOCX: a draft of the letter (thư giới thiệu), and blank meeting minutes.

Their form is that of administrative documents (Decree 30/2020/NĐ-CP, appendix I): A4, Times New Roman, the state's name
and motto on the right, the issuing body on the left, page numbers centred at the top from the second page on. The
words stand in papers.toml. The letter gets its number and date when it is signed, so their places are left open. The
minutes are the two sides' own and bear no letterhead.
"""

import io
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from matchmaker.documents import paper
from matchmaker.documents.paper import Paper
from matchmaker.ground.text import nfc
from matchmaker.rules.proposal import Side

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BLANK_LINES = 3


@dataclass(frozen=True, kw_only=True)
class Party:
    """One side of the introduction, with what it agreed to have told."""

    organisation: str
    title: str
    contact_name: str | None
    phone: str | None
    email: str | None
    agreed_on: date


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the documents say. `on` is the day of the introduction in the city."""

    number: int
    on: date
    parties: Mapping[Side, Party]


@cache
def words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("papers.toml").read_text(encoding="utf-8"))


def introduction_text(facts: Facts) -> str:
    """The introduction in one sentence or two, as it is recorded."""
    need, solution = facts.parties[Side.NEED], facts.parties[Side.SOLUTION]
    templates = words()["text"]
    text: str = templates["introduced"].format(
        date=_day(facts.on),
        issuer=templates["issuer"],
        need_organisation=need.organisation,
        need=need.title,
        solution_organisation=solution.organisation,
        solution=solution.title,
        need_agreed=_day(need.agreed_on),
        solution_agreed=_day(solution.agreed_on),
    )
    return nfc(text)


def letter_sent_text(number: str, dated_on: date) -> str:
    """What both sides read where the signed letter stands."""
    said = words()["text"]
    return nfc(said["letter_sent"].format(number=number, date=_day(dated_on), issuer=said["issuer"]))


def letter(facts: Facts) -> tuple[str, bytes]:
    """File name and content of the letter's draft: number, date and signature are given when it is signed."""
    said, sheet = words()["letter"], Paper()
    _letterhead(sheet, said["number"], facts.on)
    sheet.heading(said["heading"], said["about"])
    sheet.addressed(said["to"], [facts.parties[side].organisation for side in Side])
    sheet.paragraph(said["opening"])
    for position, side in enumerate(Side, start=1):
        _party(sheet, position, side, facts.parties[side])
    agreed = {side.value: _day(facts.parties[side].agreed_on) for side in Side}
    sheet.paragraph(said["consent"].format(**agreed))
    for part in ("request", "limits"):
        sheet.paragraph(said[part])
    sheet.leading(said["closing"])
    sheet.signatures(said["copies_to"], said["copies"], said["signer"])
    return said["file"].format(number=facts.number), _bytes(sheet, said["heading"], facts.on)


def minutes(facts: Facts) -> tuple[str, bytes]:
    """File name and content of blank minutes for the first meeting."""
    said, sheet = words()["minutes"], Paper()
    sheet.state_head(words()["state"]["country"], words()["state"]["motto"])
    sheet.heading(said["heading"], said["about"])
    sheet.paragraph(said["time"])
    sheet.to_fill(said["place"])
    sheet.part(said["matter"])
    for position, side in enumerate(Side, start=1):
        _party(sheet, position, side, facts.parties[side])
    sheet.part(said["present"])
    for side in Side:
        filled = {"side": words()["side"][side.value].lower(), "organisation": facts.parties[side].organisation}
        _to_fill(sheet, [said["representatives"].format(**filled)], lines=2)
    _to_fill(sheet, [said["others"]], lines=1)
    sheet.to_fill(said["chair"])
    sheet.to_fill(said["secretary"])
    sheet.part(said["content"])
    _to_fill(sheet, said["points"], lines=_BLANK_LINES)
    sheet.part(said["conclusion"])
    _to_fill(sheet, said["conclusions"], lines=_BLANK_LINES)
    sheet.leading(said["end"])
    sheet.signers(said["signers"], said["signed"])
    return said["file"].format(number=facts.number), _bytes(sheet, said["heading"], facts.on)


def _letterhead(sheet: Paper, number: str, on: date) -> None:
    state, issuer = words()["state"], words()["issuer"]
    sheet.head(
        paper.Head(
            parent=issuer["parent"],
            issuer=issuer["name"],
            number=number,
            country=state["country"],
            motto=state["motto"],
            dated=state["undated"].format(place=issuer["place"], year=on.year),
        )
    )


def _party(sheet: Paper, position: int, side: Side, party: Party) -> None:
    said, kind = words()["party"], words()["record"][side.value]
    name = said["organisation"].format(side=words()["side"][side.value], organisation=party.organisation)
    sheet.paragraph(f"{position}. {name}", bold=True)
    sheet.paragraph(said["record"].format(kind=kind, title=party.title))
    details = {"contact": party.contact_name, "phone": party.phone, "email": party.email}
    shown = [said[name].format(value=value) for name, value in details.items() if value]
    if shown:
        sheet.paragraph("; ".join(shown) + ".")


def _to_fill(sheet: Paper, labels: Sequence[str], *, lines: int) -> None:
    for label in labels:
        sheet.leading(label)
        for _ in range(lines):
            sheet.to_fill()


def _bytes(sheet: Paper, title: str, on: date) -> bytes:
    file = io.BytesIO()
    sheet.save(file, title=title, at=datetime(on.year, on.month, on.day))
    return file.getvalue()


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
