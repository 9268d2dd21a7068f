"""What ties a member of the council to an entrant. Pure: what is known of both is compared, confirmed or not."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from matchmaker.ground.text import folded_tokens
from matchmaker.intake.addresses import domain_of, host_of, mailbox
from matchmaker.intake.cleaning import name_key
from matchmaker.people.organisation_likeness import PUBLIC_MAILBOXES
from matchmaker.rules.entry import ConflictGround as Ground

LEAST_WORDS = 2  # of a name that is looked for inside another: one word alone is in too many


@dataclass(frozen=True, kw_only=True)
class Somebody:
    """A person and all that they say of themselves: `organisation_ids` also of one that has yet to let them in."""

    person_id: int | None
    name: str | None
    email: str | None
    phone: str | None
    organisation_ids: frozenset[int]
    organisations: tuple[str, ...]  # their names in every spelling
    sites: tuple[str, ...]

    @cached_property
    def organisation_keys(self) -> frozenset[str]:
        return frozenset(map(name_key, self.organisations))

    @cached_property
    def domains(self) -> frozenset[str]:
        """Of their mailbox and of their organisations' sites, but for those at which anybody has a mailbox."""
        of_mail = {domain_of(self.email)} if self.email else set()
        return frozenset(of_mail | {host_of(site) for site in self.sites}) - PUBLIC_MAILBOXES - {""}


@dataclass(frozen=True, kw_only=True)
class Member(Somebody):
    """Somebody of the council, with the names that they declared to be tied to."""

    declared: tuple[str, ...]

    @cached_property
    def names(self) -> tuple[Sequence[str], ...]:
        """Words of each name that they declared."""
        return tuple(folded_tokens(name) for name in self.declared)


@dataclass(frozen=True, kw_only=True)
class Entrant(Somebody):
    """Whoever entered, with the co-authors that the entry states."""

    entry_id: int
    co_authors: str

    @cached_property
    def texts(self) -> tuple[Sequence[str], ...]:
        """Words of all by which one may know them."""
        return tuple(map(folded_tokens, filter(None, (self.name, self.email, self.co_authors, *self.organisations))))


Met = Mapping[frozenset[int], Collection[Ground]]
"""Two organisations → whether proposals or cases stand between them."""


def grounds(member: Member, entrant: Entrant, met: Met) -> set[Ground]:
    """Why this member neither sees nor scores nor moderates what that entrant sent in; empty where nothing is known."""
    pairs = product(member.organisation_ids, entrant.organisation_ids)
    between = {ground for one, other in pairs for ground in met.get(frozenset({one, other}), ())}
    at = {
        Ground.OWN_ENTRY: _is_same(member, entrant),
        Ground.SAME_ORGANISATION: _share_organisation(member, entrant),
        Ground.SAME_DOMAIN: any(
            _within(*two) or _within(*two[::-1]) for two in product(member.domains, entrant.domains)
        ),
        Ground.CO_AUTHOR: _is_author(member, entrant),
        Ground.DECLARED: any(_stand_in(*two) for two in product(member.names, entrant.texts)),
    }
    return between | {ground for ground, holds in at.items() if holds}


def _is_same(one: Somebody, other: Somebody) -> bool:
    """Whether both accounts are one human's."""
    if one.person_id is not None and one.person_id == other.person_id:
        return True
    by_mail = bool(one.email and other.email) and mailbox(one.email or "") == mailbox(other.email or "")
    by_phone = bool(one.phone) and _digits(one.phone) == _digits(other.phone)
    by_name = bool(one.name and other.name) and name_key(one.name or "") == name_key(other.name or "")
    return by_mail or by_phone or (by_name and _share_organisation(one, other))


def _digits(phone: str | None) -> str:
    """A number of this country in its one form, whether it begins with 0 or with +84."""
    digits = "".join(filter(str.isdigit, phone or ""))
    return digits.removeprefix("84") if phone and phone.startswith("+84") else digits.removeprefix("0")


def _share_organisation(one: Somebody, other: Somebody) -> bool:
    return bool(one.organisation_ids & other.organisation_ids or one.organisation_keys & other.organisation_keys)


def _within(domain: str, house: str) -> bool:
    return domain == house or domain.endswith(f".{house}")


def _is_author(member: Member, entrant: Entrant) -> bool:
    if not entrant.co_authors:
        return False
    by_mail = bool(member.email) and mailbox(member.email or "") in entrant.co_authors.lower()
    return by_mail or _stand_in(folded_tokens(member.name or ""), folded_tokens(entrant.co_authors))


def _stand_in(words: Sequence[str], text: Sequence[str]) -> bool:
    """Whether the words are the whole text, or stand side by side in it; one alone is in too many."""
    starts = range(len(text) - len(words) + 1) if len(words) >= LEAST_WORDS else ()
    return bool(words) and (words == text or any(text[at : at + len(words)] == words for at in starts))
