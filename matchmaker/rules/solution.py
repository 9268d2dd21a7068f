"""What is offered: something that does the work (a solution), data to make one with (a data set), or a team that can
build one (a capability)."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Self

from matchmaker.ground.invalid import Problem
from matchmaker.intake import dates, numbers
from matchmaker.intake.addresses import link_problem
from matchmaker.rules.actors import OrganisationKind
from matchmaker.rules.fields import (
    KEPT_FIELDS,
    Erasure,
    Field,
    Part,
    Shape,
    Sight,
    Table,
    problems_in,
    record_values,
    text_limits,
)
from matchmaker.rules.listing import Hint, Listed, ListingFilter, ListingState, Row, reach_problems
from matchmaker.rules.programme import AiRisk, BudgetBand, Sector, Technology


class SolutionKind(StrEnum):
    """In the order in which answers show them: what can be had comes before what would have to be built."""

    SOLUTION = "solution"
    DATASET = "dataset"
    CAPABILITY = "capability"


class TransferObject(StrEnum):
    """What of a solution can be transferred."""

    MODEL = "model"
    ALGORITHM = "algorithm"
    SOFTWARE = "software"
    DATA = "data"
    KNOW_HOW = "know_how"


class Sublicence(StrEnum):
    """Whether whoever takes it over may let others use it."""

    ALLOWED = "allowed"
    WITH_CONSENT = "with_consent"
    NOT_ALLOWED = "not_allowed"


class Improvements(StrEnum):
    """Who owns what is improved in it after the transfer."""

    ADOPTER = "adopter"
    OWNER = "owner"
    SHARED = "shared"


@dataclass(frozen=True, kw_only=True)
class SolutionDraft:
    """What a solution's owner, or a published source, says of it. What is not stated is None or empty."""

    title: str
    summary: str
    organisation: str
    organisation_kind: OrganisationKind = OrganisationKind.UNIVERSITY
    phone: str | None = None
    email: str | None = None
    contact_name: str | None = None
    kind: str = SolutionKind.SOLUTION
    capabilities: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    technologies: tuple[str, ...] = ()
    trl: int | None = None
    works_for: str | None = None
    data_needed: str | None = None
    transfer_objects: tuple[str, ...] = ()
    ip_owner: str | None = None
    exploitation_holder: str | None = None
    licence: str | None = None
    sublicence: str | None = None
    improvements: str | None = None
    parts_licence: str | None = None
    funding: str | None = None
    support: str | None = None
    ai_risk: str | None = None
    languages: tuple[str, ...] = ()
    price: str | None = None
    available_from: date | None = None
    year: int | None = None
    owner_as_published: str | None = None
    link: str | None = None
    confirmed: bool = True
    place: str | None = None
    source: str | None = None
    import_key: str | None = None


@dataclass(frozen=True, kw_only=True)
class Solution(Listed):
    kind: SolutionKind
    summary: str
    capabilities: tuple[str, ...]
    sectors: tuple[Sector, ...]
    technologies: tuple[Technology, ...]
    trl: int | None
    works_for: str | None
    data_needed: str | None
    transfer_objects: tuple[TransferObject, ...]
    ip_owner: str | None
    exploitation_holder: str | None
    licence: str | None
    sublicence: Sublicence | None
    improvements: Improvements | None
    parts_licence: str | None
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

    @classmethod
    def from_row(cls, row: Row) -> Self:
        return cls(**record_values(SOLUTION_FIELDS, row))


_ALL = Sight.EVERYBODY
SOLUTION_FIELDS: Table = (
    Field(name="kind", shape=Shape.CODE, seen=_ALL, limits=(1, 1), codes=SolutionKind, group="kind"),
    Field(name="title", shape=Shape.LINE, seen=_ALL, limits=(3, 300), searched=True, matched=True),
    Field(name="summary", shape=Shape.TEXT, seen=_ALL, limits=(10, 20_000), searched=True, matched=True),
    Field(name="capabilities", shape=Shape.LINES, seen=_ALL, searched=True, matched=True),
    Field(name="sectors", shape=Shape.CODES, seen=_ALL, codes=Sector, group="sector"),
    Field(name="works_for", shape=Shape.TEXT, seen=_ALL, limits=(0, 5_000), searched=True, matched=True),
    Field(name="trl", shape=Shape.NUMBER, seen=_ALL, group="trl", read=numbers.trl, detail=True),
    Field(name="technologies", shape=Shape.CODES, seen=_ALL, codes=Technology, group="technology", detail=True),
    Field(name="languages", shape=Shape.CODES, seen=_ALL, group="language", detail=True),
    Field(name="data_needed", shape=Shape.TEXT, seen=_ALL, limits=(0, 5_000), matched=True, detail=True),
    Field(
        name="transfer_objects",
        shape=Shape.CODES,
        seen=_ALL,
        codes=TransferObject,
        group="transfer_object",
        detail=True,
    ),
    Field(name="ip_owner", shape=Shape.LINE, seen=_ALL, limits=(0, 1_000), detail=True),
    Field(name="exploitation_holder", shape=Shape.LINE, seen=_ALL, limits=(0, 1_000), detail=True),
    Field(name="licence", shape=Shape.LINE, seen=_ALL, limits=(0, 200), detail=True),
    Field(name="sublicence", shape=Shape.CODE, seen=_ALL, codes=Sublicence, group="sublicence", detail=True),
    Field(name="improvements", shape=Shape.CODE, seen=_ALL, codes=Improvements, group="improvements", detail=True),
    Field(name="parts_licence", shape=Shape.TEXT, seen=_ALL, limits=(0, 2_000), detail=True),
    Field(name="funding", shape=Shape.LINE, seen=_ALL, limits=(0, 1_000), detail=True),
    Field(name="support", shape=Shape.TEXT, seen=_ALL, limits=(0, 2_000), matched=True, detail=True),
    Field(name="ai_risk", shape=Shape.CODE, seen=_ALL, codes=AiRisk, group="ai_risk", detail=True),
    Field(name="price", shape=Shape.CODE, seen=_ALL, codes=BudgetBand, group="budget", detail=True),
    Field(name="available_from", shape=Shape.DAY, seen=_ALL, span=dates.AVAILABLE_FROM, detail=True),
    Field(name="place", shape=Shape.LINE, seen=_ALL, limits=(0, 200), detail=True),
    Field(name="year", shape=Shape.NUMBER, seen=_ALL, read=partial(dates.year, span=dates.SOLUTION_YEAR), detail=True),
    Field(name="owner_as_published", shape=Shape.LINE, seen=_ALL, limits=(0, 500), searched=True),
    Field(name="link", shape=Shape.LINE, seen=_ALL, limits=(0, 1_000), erased=Erasure.NEVER),
    Field(name="contact_name", shape=Shape.LINE, limits=(0, 200), erased=Erasure.CONTACT),
    Field(name="phone", shape=Shape.LINE, erased=Erasure.CONTACT),
    Field(name="email", shape=Shape.LINE, erased=Erasure.CONTACT),
    Field(name="organisation", shape=Shape.LINE, part=Part.ASKED, limits=(2, 300)),
    Field(name="organisation_kind", shape=Shape.OWN, part=Part.ASKED),
    Field(name="organisation_id", shape=Shape.OWN, part=Part.KEPT, seen=_ALL),
    Field(name="organisation_name", shape=Shape.LINE, part=Part.JOINED, seen=_ALL),
    Field(name="confirmed", shape=Shape.OWN, part=Part.DECIDED, seen=_ALL),
    Field(name="source", shape=Shape.LINE, part=Part.ORIGIN, seen=_ALL),
    Field(name="import_key", shape=Shape.LINE, part=Part.ORIGIN, seen=_ALL, erased=Erasure.NEVER),
    Field(name="state", shape=Shape.CODE, part=Part.KEPT, seen=_ALL, codes=ListingState, group="listing_state"),
    *KEPT_FIELDS,
)
"""In the order of a solution's page."""
LIMITS = text_limits(SOLUTION_FIELDS)
FIRST_YEAR, LAST_YEAR = 1990, 2100
LANGUAGE_CODE = re.compile(r"^[a-z]{2,3}\Z")  # ISO 639
MOST_CAPABILITIES, LONGEST_CAPABILITY = 30, 1_000


def problems_of(draft: SolutionDraft) -> dict[str, str]:
    """Code of what is wrong, by field; empty when the solution can be posted."""
    problems = problems_in(SOLUTION_FIELDS, vars(draft))
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
