"""Mails: in local mode those that landed in the folder; for officers those that did not arrive."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker import sentences
from matchmaker.ground.errors import NotFound
from matchmaker.notices import undelivered
from matchmaker.notices.outbox import QueuedMail
from matchmaker.notices.service import LocalMail, local_mails
from matchmaker.rules.permissions import Permission
from matchmaker.sentences import SENTENCES
from web.administration.admin_menu import Office, offices_of
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.forms import read_form
from web.ground.rendering import Page, redirect, render

router = APIRouter()

READS = [asks(Permission.READ_LOCAL_MAILS)]
OVERSEES = [asks(Permission.OVERSEE_MAILS)]


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A part of a mail's text; `path` where it is a link to a page of ours."""

    text: str
    path: str | None = None


@dataclass(frozen=True, kw_only=True)
class LocalMails(Page):
    template: ClassVar[str] = "mails/list.html"
    offices: Sequence[Office]
    mails: Sequence[LocalMail]


@dataclass(frozen=True, kw_only=True)
class OneMail(Page):
    template: ClassVar[str] = "mails/detail.html"
    mail: LocalMail
    pieces: Sequence[Piece]


@dataclass(frozen=True, kw_only=True)
class MailsInTrouble(Page):
    template: ClassVar[str] = "mails/trouble.html"
    offices: Sequence[Office]
    mails: Sequence[tuple[QueuedMail, str]]  # each with the reason in the reader's language
    done: bool


@router.get("/mails", dependencies=READS)
async def list_mails(visit: CurrentVisit) -> Response:
    return render(visit, LocalMails(offices=offices_of(visit), mails=await _arrived(visit)))


@router.get("/mails/{name}", dependencies=READS)
async def show_mail(visit: CurrentVisit, name: str) -> Response:
    mail = next((mail for mail in await _arrived(visit) if mail.name == name), None)
    if mail is None:
        raise NotFound()
    return render(visit, OneMail(mail=mail, pieces=pieces_of(mail.text, visit.runtime.settings.base_address)))


@router.get("/administration/mails", dependencies=OVERSEES)
async def list_mails_in_trouble(visit: CurrentVisit) -> Response:
    async with visit.transaction() as connection:
        in_trouble = await undelivered.in_trouble(connection, by=visit.actor)
    mails = [(mail, _reason(mail.reason or "", visit.locale)) for mail in in_trouble]
    done = visit.request.query_params.get("done") == "queued"
    return render(visit, MailsInTrouble(offices=offices_of(visit), mails=mails, done=done))


@router.post("/administration/mails/{mail_id:int}/send", dependencies=OVERSEES)
async def send_again(visit: CurrentVisit, mail_id: RecordId) -> Response:
    await read_form(visit.request, frozenset())
    async with visit.transaction() as connection:
        await undelivered.send_again(connection, mail_id, by=visit.actor)
    return redirect("/administration/mails?done=queued")


def pieces_of(text: str, base_address: str) -> list[Piece]:
    """The text in parts, the addresses of our own pages as links; a foreign address stays text."""
    parts = re.split(rf"({re.escape(base_address)}/\S*)", text)
    return [
        Piece(text=part, path=part.removeprefix(base_address) if place % 2 else None)
        for place, part in enumerate(parts)
        if part
    ]


async def _arrived(visit: Visit) -> list[LocalMail]:
    """Raises NotFound where mails really leave, or where others than this computer reach the pages."""
    if not visit.shows_mails:
        raise NotFound()
    return await asyncio.to_thread(local_mails, visit.runtime.settings.mail_folder)


def _reason(reason: str, locale: str) -> str:
    """Ours in the reader's language; a mail server's own words as they came."""
    return sentences.describe_code(reason, locale) if reason in SENTENCES else reason
