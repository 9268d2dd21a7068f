"""Organisations, and who may do what."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from matchmaker.errors import NotAllowed

TAX_CODE = re.compile(r"^[0-9]{10}(-[0-9]{3})?\Z")


class OrganisationKind(StrEnum):
    BUSINESS = "business"
    UNIVERSITY = "university"
    INSTITUTE = "institute"
    ST_ORGANISATION = "st_organisation"
    PUBLIC_BODY = "public_body"
    ASSOCIATION = "association"
    START_UP = "start_up"
    INVESTOR = "investor"


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

    def label(self, locale: str) -> str:
        return self.name_en or self.name if locale == "en" else self.name


class Permission(StrEnum):
    WRITE_NEED = "write_need"
    WRITE_SOLUTION = "write_solution"
    REVIEW = "review"
    SEE_CONFIDENTIAL = "see_confidential"
    IMPORT = "import"


class Role(StrEnum):
    VISITOR = "visitor"
    BUSINESS = "business"
    INSTITUTE = "institute"
    BROKER = "broker"
    ADMINISTRATOR = "administrator"
    LOCAL = "local"  # one person on a machine of their own, before accounts exist


# One table says who may do what; services ask it through `Actor.require`.
ROLE_PERMISSIONS: Mapping[Role, frozenset[Permission]] = {
    Role.VISITOR: frozenset(),
    Role.BUSINESS: frozenset({Permission.WRITE_NEED}),
    Role.INSTITUTE: frozenset({Permission.WRITE_SOLUTION}),
    Role.BROKER: frozenset(
        {Permission.WRITE_NEED, Permission.WRITE_SOLUTION, Permission.REVIEW, Permission.SEE_CONFIDENTIAL}
    ),
    Role.ADMINISTRATOR: frozenset(Permission),
    Role.LOCAL: frozenset(Permission),
}


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who does something: an opaque name for the audit, the role that permits it, and from where it is done."""

    name: str
    role: Role
    person_id: int | None = None
    organisation_id: int | None = None
    origin: str | None = None  # an address of the network, or "cli"

    def may(self, permission: Permission) -> bool:
        return permission in ROLE_PERMISSIONS[self.role]

    def require(self, permission: Permission) -> None:
        """Raises NotAllowed when the actor's role lacks the permission."""
        if not self.may(permission):
            raise NotAllowed(permission=permission.value)


LOCAL_PERSON = Actor(name="local", role=Role.LOCAL)
SEED_LOADER = Actor(name="seeds", role=Role.ADMINISTRATOR)
IMPORTER = Actor(name="import", role=Role.ADMINISTRATOR)
SYSTEM = Actor(name="system", role=Role.ADMINISTRATOR)
VISITOR = Actor(name="visitor", role=Role.VISITOR)
