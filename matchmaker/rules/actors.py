"""People, their organisations and roles, and who somebody is while they do something."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Self
from uuid import UUID

from matchmaker.intake import tax_codes
from matchmaker.rules.listing import Row


class OrganisationKind(StrEnum):
    BUSINESS = "business"
    UNIVERSITY = "university"
    INSTITUTE = "institute"
    ST_ORGANISATION = "st_organisation"
    PUBLIC_BODY = "public_body"
    ASSOCIATION = "association"
    START_UP = "start_up"
    INVESTOR = "investor"


ENTERPRISES = frozenset({OrganisationKind.BUSINESS, OrganisationKind.START_UP})
SUPPLIERS = frozenset({OrganisationKind.UNIVERSITY, OrganisationKind.INSTITUTE, OrganisationKind.ST_ORGANISATION})


@dataclass(frozen=True, kw_only=True)
class Organisation:
    id: int
    name: str
    name_en: str | None
    abbreviation: str | None
    kind: OrganisationKind
    tax_code: str | None
    website: str | None
    place: str | None
    note: str | None
    source: str | None
    confirmed: bool
    version: int
    updated_at: datetime
    verified_at: datetime | None
    authorised_contact_id: int | None

    @property
    def is_household(self) -> bool:
        """Whether its tax code is a person's number, as far as the reader may know."""
        return tax_codes.is_personal(self.tax_code)

    def label(self, locale: str) -> str:
        return self.name_en or self.name if locale == "en" else self.name


class Role(StrEnum):
    VISITOR = "visitor"
    BUSINESS = "business"
    INSTITUTE = "institute"
    BROKER = "broker"
    VERIFIER = "verifier"
    LEADERSHIP = "leadership"
    ADMINISTRATOR = "administrator"
    SYSTEM = "system"  # the program itself, and whoever holds its command line


ACCOUNT_ROLES = tuple(role for role in Role if role not in (Role.VISITOR, Role.SYSTEM))
OFFICERS = frozenset({Role.BROKER, Role.VERIFIER, Role.LEADERSHIP, Role.ADMINISTRATOR})
"""Roles of the Department: short sessions, and a second factor at every sign-in."""


def role_in(kind: OrganisationKind) -> Role:
    """The role of those who register with an organisation of this kind."""
    return Role.INSTITUTE if kind in SUPPLIERS else Role.BUSINESS


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who does something: an opaque name for the audit, the role that permits it, and from where it is done."""

    name: str
    role: Role
    person_id: int | None = None
    organisation_id: int | None = None
    organisation_verified: bool = False
    authorised_contact: bool = False  # of that organisation
    association: bool = False  # whether that is a verified business association, which enters records for others
    origin: str | None = None  # an address of the network, or "cli"
    demo: bool = False  # somebody of the demonstration


LOCAL_PERSON = Actor(name="local", role=Role.SYSTEM)
SEED_LOADER = Actor(name="seeds", role=Role.SYSTEM)
IMPORTER = Actor(name="import", role=Role.SYSTEM)
SYSTEM = Actor(name="system", role=Role.SYSTEM)
VISITOR = Actor(name="visitor", role=Role.VISITOR)
LINK_HOLDER = Actor(name="link", role=Role.VISITOR)  # whoever a link was mailed to


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody with an account. `joining_id` is the organisation that has yet to say that they belong to it."""

    id: int
    key: UUID
    email: str | None
    name: str | None
    phone: str | None
    locale: str
    role: Role
    organisation_id: int | None
    organisation_name: str | None
    organisation_kind: OrganisationKind | None
    organisation_verified: bool
    joining_id: int | None
    joining_name: str | None
    joining_as: str | None  # how they called it when they asked
    authorised_contact: bool
    second_factor: bool
    demo: bool
    disabled_at: datetime | None
    created_at: datetime

    @classmethod
    def from_row(cls, row: Row) -> Self:
        values = {f.name: row[f.name] for f in fields(cls)}
        values["role"] = Role(row["role"])
        values["organisation_kind"] = OrganisationKind(row["organisation_kind"]) if row["organisation_kind"] else None
        return cls(**values)

    @property
    def says_to_be_of(self) -> str | None:
        """Their organisation as they may read it: until they are let in, what they called it."""
        return self.organisation_name or self.joining_as or self.joining_name

    @property
    def is_officer(self) -> bool:
        return self.role in OFFICERS

    def actor(self, origin: str | None = None) -> Actor:
        return Actor(
            name=f"person:{self.key}",
            role=self.role,
            person_id=self.id,
            organisation_id=self.organisation_id,
            organisation_verified=self.organisation_verified,
            authorised_contact=self.authorised_contact,
            association=self.organisation_verified and self.organisation_kind is OrganisationKind.ASSOCIATION,
            origin=origin,
            demo=self.demo,
        )


@dataclass(frozen=True, kw_only=True)
class Identity:
    """By what a person is found in what every room stores.

    `actor` is how the audit knows them, `email` is in small letters, `emails` are its spellings; `words` are what texts
    lose when they are erased, as written and as lists are searched by.
    """

    person_id: int
    actor: str
    email: str
    emails: Sequence[str]
    name: str
    phone: str | None
    organisation_id: int | None
    words: Sequence[str]
