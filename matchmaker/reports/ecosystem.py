"""II.6 from the service's own data: organisations that did something here themselves within twelve months.

An account, a log-in or a record that others entered is no activity. What happens elsewhere (events, incubation) is
entered by officers and stands beside this, never added to it: nobody knows which organisations are in both.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from matchmaker.ground.db import Connection, Record
from matchmaker.intake import tax_codes
from matchmaker.reports.statements import queries
from matchmaker.rules.actors import Actor, OrganisationKind
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may, require


class Act(StrEnum):
    """What an organisation does itself; the codes stand in queries.sql too."""

    NEED = "need"
    SOLUTION = "solution"
    CLAIM = "claim"
    CONSENT = "consent"
    MESSAGE = "message"
    EVIDENCE = "evidence"
    CONFIRMATION = "confirmation"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, kw_only=True)
class ActiveOrganisation:
    """`acts` by how often. `name` is None for who may not know that it stands behind a need without a name.

    A household business is of the kind BUSINESS.
    """

    id: int
    name: str | None
    kind: OrganisationKind
    household: bool
    acts: Mapping[Act, int]


async def active(connection: Connection, until: date, *, by: Actor) -> list[ActiveOrganisation]:
    """Those active in the 12 months that end with `until` in the city's time, unnamed ones last. Raises NotAllowed."""
    require(by, Permission.SEE_PROGRESS)
    sees_all = may(by, Permission.SEE_HIDDEN)
    rows = await queries.acts_until(connection, until=until)
    organisations = [_organisation(list(acts), sees_all) for _, acts in groupby(rows, key=lambda row: row["id"])]
    return sorted(organisations, key=lambda organisation: organisation.name is None)


def by_kind(organisations: Sequence[ActiveOrganisation]) -> dict[OrganisationKind, int]:
    """How many of each kind, in the order of the vocabulary; kinds without any left out."""
    counted = Counter(each.kind for each in organisations)
    return {kind: counted[kind] for kind in OrganisationKind if counted[kind]}


def households(organisations: Sequence[ActiveOrganisation]) -> int:
    """How many of them are household businesses, which `by_kind` counts as businesses."""
    return sum(each.household for each in organisations)


def _organisation(rows: Sequence[Record], sees_all: bool) -> ActiveOrganisation:
    shown = [row for row in rows if sees_all or not row["hidden"]]
    acts: Counter[Act] = Counter()
    for row in shown:
        acts[Act(row["act"])] += row["number"]
    return ActiveOrganisation(
        id=rows[0]["id"],
        name=rows[0]["name"] if shown else None,
        kind=OrganisationKind(rows[0]["kind"]),
        household=tax_codes.is_household(rows[0]["tax_code"], erased=rows[0]["number_erased_at"] is not None),
        acts=acts,
    )
