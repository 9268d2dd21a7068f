"""What the paper of a task dossier says, field by field: what a template may name (docs/dossier-templates.md).

Everything is text as the paper shows it, in its language: words instead of codes, đồng and days as they are written.
What nobody has said is empty. Names are those of the forms in which it is typed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields

COLUMNS = 12
"""Of a timeline; a longer task has several months in each."""
MARK = "■"


@dataclass(frozen=True, kw_only=True)
class Partner:
    number: int
    partner_name: str
    partner_part: str = ""


@dataclass(frozen=True, kw_only=True)
class Product:
    number: int
    product_name: str
    product_measure: str = ""
    trl_now: str = ""
    trl_after: str = ""


@dataclass(frozen=True, kw_only=True)
class Package:
    """`timeline` has a mark for each of the paper's `periods` in which it is worked on."""

    number: int
    package_title: str
    timeline: Sequence[str]
    package_lead: str = ""
    month_from: str = ""
    month_until: str = ""
    package_result: str = ""
    package_cost: str = ""


@dataclass(frozen=True, kw_only=True)
class Item:
    """`item_package` is the number of its work package, `item_total` what its three sources make."""

    number: int
    item_name: str
    item_package: str = ""
    own_money: str = ""
    state_money: str = ""
    other_money: str = ""
    item_total: str = ""


@dataclass(frozen=True, kw_only=True)
class Risk:
    number: int
    risk_name: str
    risk_level: str = ""
    risk_answer: str = ""


@dataclass(frozen=True, kw_only=True)
class Condition:
    """A line of the route's checklist, and what was answered."""

    number: int
    condition: str
    answer: str = ""


@dataclass(frozen=True, kw_only=True)
class DossierPaper:
    """`warnings` are what is to be seen before anybody signs: prefilled text that nobody confirmed, sums that do not
    come out. `sum_…` are what the items make, `total_…` what was stated. `checklist_…` say by which rule.
    """

    dossier_number: str
    task_title: str
    made_on: str
    dossier_status: str
    warnings: Sequence[str] = ()
    dossier_route: str = ""
    route_reason: str = ""
    checklist: Sequence[Condition] = ()
    eligibility: str = ""
    checklist_source: str = ""
    checklist_since: str = ""
    checklist_confirmed: bool = False
    host_name: str = ""
    host_capacity: str = ""
    investigator: str = ""
    investigator_title: str = ""
    investigator_contact: str = ""
    investigator_experience: str = ""
    partners: Sequence[Partner] = ()
    urgency: str = ""
    aims: str = ""
    content: str = ""
    products: Sequence[Product] = ()
    product_rights: str = ""
    task_months: str = ""
    method: str = ""
    periods: Sequence[str] = ("",) * COLUMNS
    packages: Sequence[Package] = ()
    items: Sequence[Item] = ()
    sum_own: str = ""
    sum_state: str = ""
    sum_other: str = ""
    sum_all: str = ""
    total_own: str = ""
    total_state: str = ""
    total_other: str = ""
    total_all: str = ""
    other_source: str = ""
    risks: Sequence[Risk] = ()
    risks_note: str = ""
    data_used: str = ""
    data_owner: str = ""
    personal_data_kind: str = ""
    data_protection: str = ""
    result_user: str = ""
    result_use: str = ""
    result_measure: str = ""
    result_before: str = ""
    handed_in_to: str = ""
    handed_in_on: str = ""
    receipt_number: str = ""

    def fields(self) -> Mapping[str, object]:
        """By the names that a template uses; `title` is what the file is called in its properties."""
        return {**asdict(self), "title": self.task_title}


LISTS: Mapping[str, type] = {
    "checklist": Condition,
    "partners": Partner,
    "products": Product,
    "packages": Package,
    "items": Item,
    "risks": Risk,
}
"""By the name of a list: what each of its lines has."""


def field_names() -> list[str]:
    """Every name that a template may use, those of a list's lines after the list: `items.item_name`."""
    names = [field.name for field in fields(DossierPaper)]
    return ["title", *names, *(f"{name}.{field.name}" for name, line in LISTS.items() for field in fields(line))]


def periods_of(months: int) -> list[str]:
    """What stands above the columns of a timeline for so many months: "1", or "1–3" where a column has several."""
    step = _step(months)
    firsts = range(1, months + 1, step)
    shown = [str(first) if step == 1 else f"{first}–{min(first + step - 1, months)}" for first in firsts]
    return shown + [""] * (COLUMNS - len(shown))


def timeline_of(months: int, first: int, last: int) -> list[str]:
    """A mark in each column in which work is done that goes from month `first` to month `last` of the task."""
    step = _step(months)
    begins = [1 + column * step for column in range(COLUMNS)]
    return [MARK if begin <= last and begin + step > first else "" for begin in begins]


def _step(months: int) -> int:
    return max(1, -(-months // COLUMNS))
