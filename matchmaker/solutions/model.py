"""What is offered: something that does the work (a solution), data to make one with (a data set), or a team that can
build one (a capability)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from matchmaker.intake.addresses import link_problem
from matchmaker.intake.invalid import Problem
from matchmaker.listings.model import (
    Hint,
    ListingFilter,
    ListingState,
    Row,
    field_problems,
    reach_problems,
    unknown_codes,
)
from matchmaker.people.model import OrganisationKind
from matchmaker.programme.model import AiRisk, BudgetBand, Sector, Technology


class SolutionKind(StrEnum):
    """In the order in which answers show them: what can be had comes before what would have to be built."""

    SOLUTION = "solution"
    DATASET = "dataset"
    CAPABILITY = "capability"


@dataclass(frozen=True, kw_only=True)
class SolutionDraft:
    """What a solution's owner, or a published source, says of it. What is not stated is None or empty."""

    title: str
    summary: str
    organisation: str
    organisation_kind: OrganisationKind = OrganisationKind.UNIVERSITY
    kind: str = SolutionKind.SOLUTION
    capabilities: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    technologies: tuple[str, ...] = ()
    trl: int | None = None
    works_for: str | None = None
    data_needed: str | None = None
    ip_owner: str | None = None
    licence: str | None = None
    funding: str | None = None
    support: str | None = None
    ai_risk: str | None = None
    languages: tuple[str, ...] = ()
    price: str | None = None
    available_from: date | None = None
    place: str | None = None
    year: int | None = None
    owner_as_published: str | None = None
    link: str | None = None
    contact_name: str | None = None
    phone: str | None = None
    email: str | None = None
    import_key: str | None = None
    source: str | None = None
    confirmed: bool = True


@dataclass(frozen=True, kw_only=True)
class Solution:
    id: int
    organisation_id: int
    organisation_name: str
    kind: SolutionKind
    title: str
    summary: str
    capabilities: tuple[str, ...]
    sectors: tuple[Sector, ...]
    technologies: tuple[Technology, ...]
    trl: int | None
    works_for: str | None
    data_needed: str | None
    ip_owner: str | None
    licence: str | None
    funding: str | None
    support: str | None
    ai_risk: AiRisk | None
    languages: tuple[str, ...]
    price: BudgetBand | None
    available_from: date | None
    place: str | None
    year: int | None
    owner_as_published: str | None
    link: str | None
    contact_name: str | None
    phone: str | None
    email: str | None
    state: ListingState
    confirmed: bool
    source: str | None
    import_key: str | None
    version: int
    created_by: str
    entered_by_id: int | None  # the association that entered it, until its owner has taken it over
    created_at: datetime
    updated_at: datetime
    published_at: datetime | None
    expires_at: datetime | None

    @classmethod
    def from_row(cls, row: Row) -> Self:
        values = {f.name: row[f.name] for f in fields(cls)}
        values["kind"] = SolutionKind(row["kind"])
        values["capabilities"] = tuple(row["capabilities"])
        values["sectors"] = tuple(Sector(s) for s in row["sectors"])
        values["technologies"] = tuple(Technology(t) for t in row["technologies"])
        values["languages"] = tuple(row["languages"])
        values["ai_risk"] = AiRisk(row["ai_risk"]) if row["ai_risk"] else None
        values["price"] = BudgetBand(row["price"]) if row["price"] else None
        values["state"] = ListingState(row["state"])
        return cls(**values)


LIMITS: Mapping[str, tuple[int, int]] = {
    "title": (3, 300),
    "summary": (10, 20_000),
    "organisation": (2, 300),
    "works_for": (0, 5_000),
    "data_needed": (0, 5_000),
    "ip_owner": (0, 1_000),
    "licence": (0, 200),
    "funding": (0, 1_000),
    "support": (0, 2_000),
    "place": (0, 200),
    "owner_as_published": (0, 500),
    "contact_name": (0, 200),
    "link": (0, 1_000),
}
FIRST_YEAR, LAST_YEAR = 1990, 2100
LANGUAGE_CODE = re.compile(r"^[a-z]{2,3}\Z")  # ISO 639
MOST_CAPABILITIES, LONGEST_CAPABILITY = 30, 1_000


def problems_of(draft: SolutionDraft) -> dict[str, str]:
    """Code of what is wrong, by field; empty when the solution can be posted."""
    values = {f.name: getattr(draft, f.name) for f in fields(draft)}
    problems = field_problems(values, LIMITS)
    problems |= _code_problems(draft)
    if draft.trl is not None and not 1 <= draft.trl <= 9:
        problems["trl"] = "not_a_trl"
    if draft.year is not None and not FIRST_YEAR <= draft.year <= LAST_YEAR:
        problems["year"] = Problem("year_out_of_range", {"first": FIRST_YEAR, "last": LAST_YEAR})
    if not all(LANGUAGE_CODE.match(code) for code in draft.languages):
        problems["languages"] = "unknown_code"
    if draft.link and (wrong := link_problem(draft.link)):
        problems["link"] = wrong
    problems |= reach_problems(draft.phone, draft.email)
    if len(draft.capabilities) > MOST_CAPABILITIES or any(len(c) > LONGEST_CAPABILITY for c in draft.capabilities):
        problems["capabilities"] = "too_long"
    return problems


def _code_problems(draft: SolutionDraft) -> dict[str, str]:
    problems = {}
    vocabularies: list[tuple[str, tuple[str, ...], type[StrEnum]]] = [
        ("kind", (draft.kind,), SolutionKind),
        ("sectors", draft.sectors, Sector),
        ("technologies", draft.technologies, Technology),
        ("ai_risk", (draft.ai_risk,) if draft.ai_risk else (), AiRisk),
        ("price", (draft.price,) if draft.price else (), BudgetBand),
    ]
    for name, codes, known in vocabularies:
        if unknown_codes(codes, known):
            problems[name] = "unknown_code"
    return problems


class SolutionOrder(StrEnum):
    """How a list is sorted; what holds the words as typed comes first among the newest."""

    NEWEST = "newest"
    READY = "ready"
    TITLE = "title"
    ORGANISATION = "organisation"


# What helps matching and whoever decides most, with the advice to say it.
_WORTH_ADDING: tuple[str, ...] = ("capabilities", "works_for", "trl", "data_needed", "sectors", "support", "price")
SHORT_SUMMARY = 160


def coach(draft: SolutionDraft) -> list[Hint]:
    """At most three pieces of advice, the most useful first: say more, then what is still missing."""
    hints = []
    if len(draft.summary.strip()) < SHORT_SUMMARY:
        hints.append(Hint(field="summary", code="say_what_it_does"))
    if not any(character.isdigit() for character in draft.summary + (draft.works_for or "")):
        hints.append(Hint(field="summary", code="add_a_result"))
    hints += [Hint(field=name, code=f"offer_{name}") for name in _WORTH_ADDING if not getattr(draft, name)]
    return hints[:3]


@dataclass(frozen=True, kw_only=True)
class SolutionFilter(ListingFilter):
    """What a list of solutions is narrowed by, and how it is sorted."""

    technology: str | None = None
    kind: str | None = None
    order: SolutionOrder = SolutionOrder.NEWEST
