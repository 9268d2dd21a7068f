"""A task's money by source and by work package, in đồng, and every sum that does not come out."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from matchmaker.rules.dossier_parts import Content, DossierPart, cell, rows_of
from matchmaker.rules.facts import Money


class MoneySource(StrEnum):
    OWN = "own"
    STATE = "state"
    OTHER = "other"


class SumFault(StrEnum):
    """Which sum is broken."""

    ITEM = "item"  # a line's total against its three sources
    COLUMN = "column"  # a source's total against the lines
    ALL = "all"  # the whole against the lines
    PACKAGE = "package"  # a work package's cost against the lines that are of it
    NO_PACKAGE = "no_package"  # a line of a work package that there is not


@dataclass(frozen=True, kw_only=True)
class BrokenSum:
    """`field` of `part` says `stated`, while the lines make `made`; `row` of the line or the work package."""

    part: DossierPart
    field: str
    fault: SumFault
    stated: int
    made: int
    row: int | None = None


@dataclass(frozen=True, kw_only=True)
class BudgetLine:
    row: int
    name: str
    package: int | None
    by_source: Mapping[MoneySource, int]
    stated: int | None

    @property
    def total(self) -> int:
        return sum(self.by_source.values())


@dataclass(frozen=True, kw_only=True)
class Budget:
    """The money as its lines make it; `packages` are the titles of work packages by number."""

    lines: tuple[BudgetLine, ...]
    packages: Mapping[int, str]

    @property
    def by_source(self) -> Mapping[MoneySource, int]:
        return {source: sum(line.by_source[source] for line in self.lines) for source in MoneySource}

    @property
    def total(self) -> int:
        return sum(line.total for line in self.lines)

    def of_package(self, package: int) -> Mapping[MoneySource, int]:
        lines = [line for line in self.lines if line.package == package]
        return {source: sum(line.by_source[source] for line in lines) for source in MoneySource}

    @property
    def money(self) -> Money | None:
        """Who pays, in the words of a transfer case; None while no line names money."""
        paying = {source for source, amount in self.by_source.items() if amount}
        if MoneySource.STATE in paying:
            return Money.STATE if len(paying) == 1 else Money.MIXED
        if paying == {MoneySource.OWN}:
            return Money.OWN
        return Money.OTHER if paying else None


def budget_of(work: Content, budget: Content) -> Budget:
    """Of the parts that say which work there is, and what it costs."""
    return Budget(
        lines=tuple(_line_of(budget, row) for row in rows_of(DossierPart.BUDGET, budget)),
        packages={
            row: str(work.get(cell("package", row, "package_title"), "")) for row in rows_of(DossierPart.WORK, work)
        },
    )


def broken_sums(work: Content, budget: Content) -> list[BrokenSum]:
    """Every sum that is stated and does not come out, in the order of the forms; none where nothing is stated."""
    made = budget_of(work, budget)
    return [*_of_packages(work, made), *_of_items(made), *_of_totals(budget, made)]


def _line_of(budget: Content, row: int) -> BudgetLine:
    package = _number(budget, cell("item", row, "item_package"))
    return BudgetLine(
        row=row,
        name=str(budget.get(cell("item", row, "item_name"), "")),
        package=package,
        by_source={source: _number(budget, cell("item", row, f"{source}_money")) or 0 for source in MoneySource},
        stated=_number(budget, cell("item", row, "item_total")),
    )


def _number(content: Content, name: str) -> int | None:
    value = content.get(name)
    return value if isinstance(value, int) else None


def _of_packages(work: Content, made: Budget) -> list[BrokenSum]:
    faults = []
    for row in made.packages:
        name = cell("package", row, "package_cost")
        stated, costs = _number(work, name), sum(made.of_package(row).values())
        if stated is not None and stated != costs:
            faults.append(
                BrokenSum(part=DossierPart.WORK, field=name, fault=SumFault.PACKAGE, stated=stated, made=costs, row=row)
            )
    return faults


def _of_items(made: Budget) -> list[BrokenSum]:
    faults = []
    for line in made.lines:
        if line.stated is not None and line.stated != line.total:
            faults.append(
                _in_budget(cell("item", line.row, "item_total"), SumFault.ITEM, line.stated, line.total, line.row)
            )
        if line.package is not None and line.package not in made.packages:
            name = cell("item", line.row, "item_package")
            faults.append(_in_budget(name, SumFault.NO_PACKAGE, line.package, len(made.packages), line.row))
    return faults


def _of_totals(budget: Content, made: Budget) -> list[BrokenSum]:
    stated = {f"total_{source}": (SumFault.COLUMN, amount) for source, amount in made.by_source.items()}
    stated["total_all"] = (SumFault.ALL, made.total)
    return [
        _in_budget(name, fault, said, amount)
        for name, (fault, amount) in stated.items()
        if (said := _number(budget, name)) is not None and said != amount
    ]


def _in_budget(field: str, fault: SumFault, stated: int, made: int, row: int | None = None) -> BrokenSum:
    return BrokenSum(part=DossierPart.BUDGET, field=field, fault=fault, stated=stated, made=made, row=row)
