"""The parts of a dossier, field by field.

What a part says is a mapping from field to value; a line of a table stands under `cell(table, row, name)`. A field's
name is that of the form in which it is typed, so nothing is called differently in two places.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

Value = str | int
Content = Mapping[str, Value]
"""What a part says: texts, whole numbers, đồng, months. What nobody has said has no entry."""


class DossierRoute(StrEnum):
    """By which procedure the task is asked for."""

    ORDERING = "ordering"
    SELECTION = "selection"
    FUNDING = "funding"
    VOUCHER = "voucher"


class DossierPart(StrEnum):
    """A part of the dossier, with a form and a version of its own."""

    ROUTE = "route"
    PEOPLE = "people"
    AIMS = "aims"
    PRODUCTS = "products"
    WORK = "work"
    BUDGET = "budget"
    RISKS = "risks"
    DATA = "data"
    USE = "use"


class Shape(StrEnum):
    LINE = "line"
    TEXT = "text"
    WHOLE = "whole"
    MONEY = "money"  # đồng
    CODE = "code"


class PartnerPart(StrEnum):
    """What a partner has to do in the task."""

    RESEARCH = "research"
    TRIAL_SITE = "trial_site"
    RECEIVER = "receiver"
    FUNDER = "funder"
    OTHER = "other"


class RiskLevel(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class PersonalData(StrEnum):
    NONE = "none"
    BASIC = "basic"
    SENSITIVE = "sensitive"


CODES: Mapping[str, type[StrEnum]] = {
    "dossier_route": DossierRoute,
    "partner_part": PartnerPart,
    "risk_level": RiskLevel,
    "personal_data_kind": PersonalData,
}
LONGEST_LINE, LONGEST_TEXT, MOST_MONEY = 300, 8_000, 10**13


@dataclass(frozen=True, kw_only=True)
class DossierField:
    """`longest` in characters, `limits` of a number; `group` names the words of a code. `required` to hand it in."""

    name: str
    shape: Shape
    required: bool = False
    limits: tuple[int, int] = (0, MOST_MONEY)
    group: str = ""

    @property
    def longest(self) -> int:
        return LONGEST_TEXT if self.shape is Shape.TEXT else LONGEST_LINE


@dataclass(frozen=True, kw_only=True)
class Table:
    """Lines of one kind, at most so many; `least` to hand it in."""

    name: str
    most: int
    fields: tuple[DossierField, ...]
    least: int = 0


def _line(name: str, *, required: bool = False) -> DossierField:
    return DossierField(name=name, shape=Shape.LINE, required=required)


def _text(name: str, *, required: bool = False) -> DossierField:
    return DossierField(name=name, shape=Shape.TEXT, required=required)


def _number(name: str, least: int, most: int, *, required: bool = False) -> DossierField:
    return DossierField(name=name, shape=Shape.WHOLE, limits=(least, most), required=required)


def _money(name: str, *, required: bool = False) -> DossierField:
    return DossierField(name=name, shape=Shape.MONEY, required=required)


def _code(name: str, group: str, *, required: bool = False) -> DossierField:
    return DossierField(name=name, shape=Shape.CODE, group=group, required=required)


_P = DossierPart
LONGEST_TASK = 60  # months
FIELDS: Mapping[DossierPart, tuple[DossierField, ...]] = {
    _P.ROUTE: (_code("dossier_route", "dossier_route", required=True), _text("route_reason")),
    _P.PEOPLE: (
        _line("host_name", required=True),
        _line("host_capacity"),
        _line("investigator", required=True),
        _line("investigator_title"),
        _line("investigator_contact", required=True),
        _text("investigator_experience"),
    ),
    _P.AIMS: (
        _line("task_title", required=True),
        _text("urgency", required=True),
        _text("aims", required=True),
        _text("content"),
    ),
    _P.PRODUCTS: (_text("product_rights"),),
    _P.WORK: (_number("task_months", 1, LONGEST_TASK, required=True), _text("method")),
    _P.BUDGET: (
        _money("total_own"),
        _money("total_state"),
        _money("total_other"),
        _money("total_all", required=True),
        _text("other_source"),
    ),
    _P.RISKS: (_text("risks_note"),),
    _P.DATA: (
        _text("data_used", required=True),
        _line("data_owner"),
        _code("personal_data_kind", "personal_data_kind", required=True),
        _text("data_protection"),
    ),
    _P.USE: (
        _line("result_user", required=True),
        _text("result_use", required=True),
        _text("result_measure", required=True),
        _text("result_before"),
    ),
}
TABLES: Mapping[DossierPart, Table] = {
    _P.PEOPLE: Table(
        name="partner", most=8, fields=(_line("partner_name", required=True), _code("partner_part", "partner_part"))
    ),
    _P.PRODUCTS: Table(
        name="product",
        most=10,
        least=1,
        fields=(
            _line("product_name", required=True),
            _line("product_measure", required=True),
            _number("trl_now", 1, 9, required=True),
            _number("trl_after", 1, 9, required=True),
        ),
    ),
    _P.WORK: Table(
        name="package",
        most=12,
        least=1,
        fields=(
            _line("package_title", required=True),
            _line("package_lead"),
            _number("month_from", 1, LONGEST_TASK, required=True),
            _number("month_until", 1, LONGEST_TASK, required=True),
            _line("package_result"),
            _money("package_cost"),
        ),
    ),
    _P.BUDGET: Table(
        name="item",
        most=24,
        least=1,
        fields=(
            _line("item_name", required=True),
            _number("item_package", 1, 12, required=True),
            _money("own_money"),
            _money("state_money"),
            _money("other_money"),
            _money("item_total"),
        ),
    ),
    _P.RISKS: Table(
        name="risk",
        most=8,
        least=1,
        fields=(
            _line("risk_name", required=True),
            _code("risk_level", "risk_level"),
            _line("risk_answer", required=True),
        ),
    ),
}
ELIGIBLE = "eligible-"  # what a line of the route's checklist is answered under, by its code


def cell(table: str, row: int, name: str) -> str:
    """The field in which a line's part stands; lines count from 1."""
    return f"{table}-{row}-{name}"


def cells_of(part: DossierPart) -> Iterator[tuple[str, DossierField]]:
    """Every field that the part's form may have, in its order, but for answers to a checklist."""
    for field in FIELDS[part]:
        yield field.name, field
    if table := TABLES.get(part):
        for row in range(1, table.most + 1):
            for field in table.fields:
                yield cell(table.name, row, field.name), field


def rows_of(part: DossierPart, content: Content) -> list[int]:
    """The lines of the part's table that say anything."""
    table = TABLES.get(part)
    if table is None:
        return []
    return [
        row
        for row in range(1, table.most + 1)
        if any(content.get(cell(table.name, row, field.name)) not in (None, "") for field in table.fields)
    ]
