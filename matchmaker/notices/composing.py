"""A row of the outbox → the message as it leaves."""

from collections.abc import Sequence
from dataclasses import dataclass
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from matchmaker.ground import i18n
from matchmaker.ground.db import Record
from matchmaker.intake.addresses import domain_of
from matchmaker.notices.rendering import with_base

SERVICE_NAME = "AI Matchmaker"  # as the catalogue of the pages knows it


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Who mails come from, and the address of the service that their links begin with, such as https://example.vn."""

    address: str
    base_address: str

    @property
    def domain(self) -> str:
        return domain_of(self.address)


def compose(row: Record, attachments: Sequence[Record], sender: Sender) -> EmailMessage:
    """The same bytes for every try of a mail, but for the boundary between its parts."""
    message = EmailMessage(policy=SMTP)
    name = i18n.translate(SERVICE_NAME, row["locale"])
    message["From"] = Address(display_name=name, addr_spec=sender.address)
    message["To"] = Address(addr_spec=row["recipient"])
    # Folded by the older class: Python 3.11's newer one loses a space where it breaks a line (python/cpython#92081).
    message.set_raw("Subject", Header(row["subject"], "utf-8", header_name="Subject").encode())
    message["Date"] = format_datetime(row["created_at"])
    message["Message-ID"] = row["message_id"]
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's absence answers it
    message["Content-Language"] = row["locale"]
    # 7 bits only: no server on the way has to convert it
    message.set_content(with_base(row["body"], sender.base_address), cte="quoted-printable")
    for file in attachments:
        main, sub = file["media_type"].split("/")
        message.add_attachment(file["content"], maintype=main, subtype=sub, filename=file["name"])
    return message
