"""A need: what a business wants solved, in the states of a listing."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Self

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
from matchmaker.programme.model import BudgetBand, Sector, Technology
from matchmaker.understanding.model import ASKED, ClauseKind


class Confidentiality(StrEnum):
    PUBLIC = "public"
    BROKERS = "brokers"
    ANONYMOUS = "anonymous"


@dataclass(frozen=True, kw_only=True)
class NeedClause:
    """A line of a need as its owner confirmed it: `text` stands for what is read as `source` in the problem."""

    kind: ClauseKind
    text: str
    source: str

    @classmethod
    def from_row(cls, row: Row) -> Self:
        return cls(kind=ClauseKind(row["kind"]), text=row["text"], source=row["source"])

    @property
    def is_wanted(self) -> bool:
        return self.kind in ASKED

    @property
    def is_reworded(self) -> bool:
        return self.text != self.source


@dataclass(frozen=True, kw_only=True)
class NeedDraft:
    """What somebody has told us about a need. Three fields are enough to post it: problem, organisation, contact."""

    problem: str
    organisation: str
    organisation_kind: OrganisationKind = OrganisationKind.BUSINESS
    phone: str | None = None
    email: str | None = None
    contact_name: str | None = None
    title: str | None = None
    baseline: str | None = None
    data_held: str | None = None
    data_owner: str | None = None
    outcome: str | None = None
    measure: str | None = None
    sector: str | None = None
    sector_other: str | None = None
    technologies: tuple[str, ...] = ()
    budget: str | None = None
    deadline: date | None = None
    place: str | None = None
    confidentiality: str = Confidentiality.PUBLIC
    clauses: tuple[NeedClause, ...] = ()  # what the owner confirmed; none where they said nothing of it
    import_key: str | None = None
    source: str | None = None
    confirmed: bool | None = None  # what an import says of it; a form's sender speaks for themselves


@dataclass(frozen=True, kw_only=True)
class Need:
    id: int
    organisation_id: int
    organisation_name: str
    title: str
    problem: str
    baseline: str | None
    data_held: str | None
    data_owner: str | None
    outcome: str | None
    measure: str | None
    sector: Sector | None
    sector_other: str | None
    technologies: tuple[Technology, ...]
    budget: BudgetBand | None
    deadline: date | None
    place: str | None
    confidentiality: Confidentiality
    clauses: tuple[NeedClause, ...]  # what the owner confirmed, which wins over what is read; none where nothing was
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
        values["sector"] = Sector(row["sector"]) if row["sector"] else None
        values["technologies"] = tuple(Technology(t) for t in row["technologies"])
        values["budget"] = BudgetBand(row["budget"]) if row["budget"] else None
        values["confidentiality"] = Confidentiality(row["confidentiality"])
        values["clauses"] = tuple(NeedClause.from_row(clause) for clause in row["clauses"])
        values["state"] = ListingState(row["state"])
        return cls(**values)

    @property
    def wants(self) -> tuple[str, ...]:
        """What the owner confirmed to be asked for, conditions included; says nothing while `clauses` is empty."""
        return tuple(clause.text for clause in self.clauses if clause.is_wanted)


# Least and most characters; least 0 means the field may be left out.
LIMITS: Mapping[str, tuple[int, int]] = {
    "problem": (10, 20_000),
    "organisation": (2, 300),
    "title": (0, 200),
    "baseline": (0, 5_000),
    "data_held": (0, 5_000),
    "data_owner": (0, 1_000),
    "outcome": (0, 5_000),
    "measure": (0, 5_000),
    "sector_other": (0, 200),
    "contact_name": (0, 200),
    "place": (0, 200),
}
_CLAUSE = {"text": (1, 1_000)}


def problems_of(draft: NeedDraft) -> dict[str, str]:
    """Code of what is wrong, by field; empty when the need can be posted."""
    problems = field_problems(vars_of(draft), LIMITS)
    problems |= _contact_problems(draft)
    if draft.title is not None and len(draft.title) < 3:
        problems["title"] = "too_short"
    if draft.sector is not None and unknown_codes([draft.sector], Sector):
        problems["sector"] = "unknown_code"
    if draft.sector == Sector.OTHER and not draft.sector_other:
        problems["sector_other"] = "required"
    if unknown_codes(draft.technologies, Technology):
        problems["technologies"] = "unknown_code"
    if draft.budget is not None and unknown_codes([draft.budget], BudgetBand):
        problems["budget"] = "unknown_code"
    if unknown_codes([draft.confidentiality], Confidentiality):
        problems["confidentiality"] = "unknown_code"
    wrong = (code for clause in draft.clauses for code in field_problems(vars(clause), _CLAUSE).values())
    if code := next(wrong, None):
        problems["clauses"] = code
    return problems


def _contact_problems(draft: NeedDraft) -> dict[str, str]:
    if not draft.phone and not draft.email:
        return {"contact": "contact_required"}
    return reach_problems(draft.phone, draft.email)


def vars_of(draft: NeedDraft) -> dict[str, Any]:
    return {f.name: getattr(draft, f.name) for f in fields(draft)}


SHORT_PROBLEM = 120
# The later fields in the order in which they help matching and the broker most.
_WORTH_ADDING: tuple[str, ...] = (
    "outcome",
    "measure",
    "baseline",
    "data_held",
    "sector",
    "budget",
    "deadline",
)


def coach(draft: NeedDraft) -> list[Hint]:
    """At most three pieces of advice, the most useful first: say more, then what is still missing."""
    hints = []
    if len(draft.problem.strip()) < SHORT_PROBLEM:
        hints.append(Hint(field="problem", code="say_more"))
    if not any(character.isdigit() for character in draft.problem + (draft.outcome or "")):
        hints.append(Hint(field="problem", code="add_a_number"))
    hints += [Hint(field=f, code=f"add_{f}") for f in _WORTH_ADDING if not getattr(draft, f)]
    return hints[:3]


_OF_THE_OWNER = ("data_owner", "place")  # shown with the owner alone
DETAILS = ("outcome", "measure", "baseline", "data_held", "budget", "deadline", "technologies", *_OF_THE_OWNER)
"""What a need's page shows as stated or not stated, in this order."""


def completeness(need: Need) -> tuple[int, int]:
    """How many of the details that its page shows are stated, and of how many."""
    shown = [name for name in DETAILS if need.organisation_id or name not in _OF_THE_OWNER]
    return sum(bool(getattr(need, name)) for name in shown), len(shown)


@dataclass(frozen=True, kw_only=True)
class NeedFilter(ListingFilter):
    """What a list of needs is narrowed by."""
