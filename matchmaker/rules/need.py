"""A need: what a business wants solved, in the states of a listing."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from matchmaker.ground.text import has_words
from matchmaker.intake import dates
from matchmaker.rules.actors import OrganisationKind
from matchmaker.rules.fields import (
    KEPT_FIELDS,
    Erasure,
    Field,
    Part,
    Shape,
    Sight,
    Table,
    details,
    problems_in,
    record_values,
    text_limits,
)
from matchmaker.rules.listing import Hint, Listed, ListingFilter, ListingState, Row, field_problems, reach_problems
from matchmaker.rules.programme import BudgetBand, Sector, Technology
from matchmaker.rules.reading import ASKED, ClauseKind


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
    confidentiality: str = Confidentiality.PUBLIC
    clauses: tuple[NeedClause, ...] = ()  # what the owner confirmed; none where they said nothing of it
    confirmed: bool | None = None  # what an import says of it; a form's sender speaks for themselves
    place: str | None = None
    source: str | None = None
    import_key: str | None = None


@dataclass(frozen=True, kw_only=True)
class Need(Listed):
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

    @classmethod
    def from_row(cls, row: Row) -> Self:
        clauses = tuple(NeedClause.from_row(clause) for clause in row["clauses"])
        return cls(**record_values(NEED_FIELDS, row) | {"clauses": clauses})

    @property
    def wants(self) -> tuple[str, ...]:
        """What the owner confirmed to be asked for, conditions included; says nothing while `clauses` is empty."""
        return tuple(clause.text for clause in self.clauses if clause.is_wanted)


_OWNER, _NAMED, _ALL = Sight.OWNER, Sight.UNLESS_ANONYMOUS, Sight.EVERYBODY
NEED_FIELDS: Table = (
    Field(name="title", shape=Shape.LINE, seen=_ALL, limits=(0, 200), searched=True, matched=True),
    Field(name="problem", shape=Shape.TEXT, seen=_ALL, limits=(10, 20_000), searched=True, matched=True),
    Field(name="outcome", shape=Shape.TEXT, seen=_ALL, limits=(0, 5_000), searched=True, matched=True, detail=True),
    Field(name="measure", shape=Shape.TEXT, seen=_ALL, limits=(0, 5_000), matched=True, detail=True),
    Field(name="baseline", shape=Shape.TEXT, seen=_ALL, limits=(0, 5_000), searched=True, matched=True, detail=True),
    Field(name="data_held", shape=Shape.TEXT, seen=_ALL, limits=(0, 5_000), searched=True, matched=True, detail=True),
    Field(name="budget", shape=Shape.CODE, seen=_ALL, codes=BudgetBand, group="budget", detail=True),
    Field(name="deadline", shape=Shape.DAY, seen=_ALL, span=dates.DEADLINE, detail=True),
    Field(name="technologies", shape=Shape.CODES, seen=_ALL, codes=Technology, group="technology", detail=True),
    Field(name="data_owner", shape=Shape.LINE, seen=_NAMED, limits=(0, 1_000), detail=True),
    Field(name="place", shape=Shape.LINE, seen=_NAMED, limits=(0, 200), detail=True),
    Field(name="sector", shape=Shape.CODE, seen=_ALL, codes=Sector, group="sector"),
    Field(name="sector_other", shape=Shape.LINE, seen=_ALL, limits=(0, 200)),
    Field(
        name="confidentiality",
        shape=Shape.CODE,
        seen=_ALL,
        limits=(1, 1),
        codes=Confidentiality,
        group="confidentiality",
    ),
    Field(name="clauses", shape=Shape.OWN, seen=_ALL, erased=Erasure.OWN, matched=True),
    Field(name="contact_name", shape=Shape.LINE, limits=(0, 200), erased=Erasure.CONTACT),
    Field(name="phone", shape=Shape.LINE, erased=Erasure.CONTACT),
    Field(name="email", shape=Shape.LINE, erased=Erasure.CONTACT),
    Field(name="organisation", shape=Shape.LINE, part=Part.ASKED, limits=(2, 300)),
    Field(name="organisation_kind", shape=Shape.OWN, part=Part.ASKED),
    Field(name="organisation_id", shape=Shape.OWN, part=Part.KEPT, seen=_NAMED, hidden=0),
    Field(name="organisation_name", shape=Shape.LINE, part=Part.JOINED, seen=_NAMED, hidden=""),
    Field(name="confirmed", shape=Shape.OWN, part=Part.DECIDED, seen=_ALL),
    Field(name="source", shape=Shape.LINE, part=Part.ORIGIN, seen=_NAMED),
    Field(name="import_key", shape=Shape.LINE, part=Part.ORIGIN, seen=_NAMED, erased=Erasure.NEVER),
    Field(name="state", shape=Shape.CODE, part=Part.KEPT, seen=_ALL, codes=ListingState, group="listing_state"),
    *KEPT_FIELDS,
    Field(name="contact_erased_at", shape=Shape.OWN, part=Part.COLUMN),
)
"""In the order of a need's page. A field that names its owner is seen `UNLESS_ANONYMOUS`."""
LIMITS = text_limits(NEED_FIELDS)
_CLAUSE = {"text": (1, 1_000)}


def problems_of(draft: NeedDraft) -> dict[str, str]:
    """Code of what is wrong, by field; empty when the need can be posted."""
    reach = reach_problems(draft.phone, draft.email) if draft.phone or draft.email else {"contact": "contact_required"}
    problems = problems_in(NEED_FIELDS, vars(draft)) | reach
    if draft.title is not None and len(draft.title) < 3:
        problems["title"] = "too_short"
    elif draft.title and not has_words(draft.title):
        problems["title"] = "no_words"
    if draft.sector == Sector.OTHER and not draft.sector_other:
        problems["sector_other"] = "required"
    wrong = (code for clause in draft.clauses for code in field_problems(vars(clause), _CLAUSE).values())
    if code := next(wrong, None):
        problems["clauses"] = code
    return problems


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


def completeness(need: Need) -> tuple[int, int]:
    """How many of the details that its page shows are stated, and of how many."""
    shown = details_of(need)
    return sum(bool(getattr(need, field.name)) for field in shown), len(shown)


def details_of(need: Need) -> list[Field]:
    """What its page shows as stated or not stated, in this order; what names an owner is shown with the owner alone."""
    return [each for each in details(NEED_FIELDS) if need.organisation_id or each.seen is not Sight.UNLESS_ANONYMOUS]


@dataclass(frozen=True, kw_only=True)
class NeedFilter(ListingFilter):
    """What a list of needs is narrowed by."""
