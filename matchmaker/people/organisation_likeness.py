"""What tells one organisation from another, of who asks to speak for it beside what is known: for whoever decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from matchmaker.intake.addresses import domain_of, host_of, mailbox
from matchmaker.intake.cleaning import name_key

PUBLIC_MAILBOXES = frozenset(
    "gmail.com googlemail.com yahoo.com yahoo.com.vn ymail.com outlook.com outlook.com.vn hotmail.com live.com msn.com "
    "icloud.com me.com mail.com gmx.com proton.me protonmail.com zoho.com yandex.com qq.com zohomail.com".split()
)
"""Domains at which anybody has a mailbox: one there says nothing of the organisation."""


@dataclass(frozen=True, kw_only=True)
class SelfDescription:
    """An organisation as one of the two says that it is."""

    name: str | None
    tax_code: str | None
    emails: Sequence[str] = ()
    website: str | None = None

    @property
    def domains(self) -> list[str]:
        """Of its mailboxes and its site, each once; public mailboxes among them."""
        return list(dict.fromkeys(each for each in (*map(domain_of, self.emails), host_of(self.website or "")) if each))


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One of them on both sides; `same` is None where one side says nothing that could be compared."""

    what: Literal["organisation", "tax_code", "mail_domain"]
    asked: Sequence[str]
    known: Sequence[str]
    same: bool | None


def beside(asks: SelfDescription, stands: SelfDescription) -> list[Fact]:
    """Who asks beside who stands there: name, tax code, where the mailboxes are."""
    return [
        _fact("organisation", asks.name, stands.name, same=name_key(asks.name or "") == name_key(stands.name or "")),
        _fact("tax_code", asks.tax_code, stands.tax_code, same=asks.tax_code == stands.tax_code),
        Fact(what="mail_domain", asked=asks.domains, known=stands.domains, same=_same_house(asks, stands)),
    ]


def _fact(what: Literal["organisation", "tax_code"], asked: str | None, known: str | None, *, same: bool) -> Fact:
    both = bool(asked and known)
    return Fact(what=what, asked=[asked] if asked else [], known=[known] if known else [], same=same if both else None)


def _same_house(asks: SelfDescription, stands: SelfDescription) -> bool | None:
    """Whether one of the mailboxes is where those of the other are; None where none of them says it."""
    if {mailbox(each) for each in asks.emails} & {mailbox(each) for each in stands.emails}:
        return True
    own, known = (set(side.domains) - PUBLIC_MAILBOXES for side in (asks, stands))
    if not own or not known:
        return None
    return any(_within(one, other) or _within(other, one) for one in own for other in known)


def _within(domain: str, house: str) -> bool:
    return domain == house or domain.endswith(f".{house}")
