"""A task's money: by source, by work package, and each sum that does not come out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.rules.dossier_budget import MoneySource, SumFault, broken_sums, budget_of
from matchmaker.rules.dossier_parts import Content, DossierPart, cell
from matchmaker.rules.facts import Money
from tests.support.dossiers import WHOLE

WORK, BUDGET = WHOLE[DossierPart.WORK], WHOLE[DossierPart.BUDGET]
OWN, STATE, OTHER = MoneySource.OWN, MoneySource.STATE, MoneySource.OTHER


def test_money_is_summed_by_source_and_by_work_package() -> None:
    budget = budget_of(WORK, BUDGET)
    assert dict(budget.by_source) == {OWN: 100_000_000, STATE: 700_000_000, OTHER: 0}
    assert dict(budget.of_package(1)) == {OWN: 100_000_000, STATE: 200_000_000, OTHER: 0}
    assert budget.total == 800_000_000
    assert broken_sums(WORK, BUDGET) == []


@pytest.mark.parametrize(
    ("part", "field", "stated", "fault", "made"),
    [
        (DossierPart.BUDGET, "item-1-item_total", 299_999_999, SumFault.ITEM, 300_000_000),
        (DossierPart.BUDGET, "total_own", 0, SumFault.COLUMN, 100_000_000),
        (DossierPart.BUDGET, "total_all", 900_000_000, SumFault.ALL, 800_000_000),
        (DossierPart.WORK, "package-1-package_cost", 5, SumFault.PACKAGE, 300_000_000),
    ],
)
def test_a_broken_sum_says_where_it_is_what_stands_there_and_what_comes_out(
    part: DossierPart, field: str, stated: int, fault: SumFault, made: int
) -> None:
    work, budget = ({**said, field: stated} if part is of else said for of, said in _BOTH.items())
    [broken] = broken_sums(work, budget)
    assert (broken.part, broken.field, broken.fault, broken.stated, broken.made) == (part, field, fault, stated, made)


_BOTH = {DossierPart.WORK: WORK, DossierPart.BUDGET: BUDGET}


def test_an_item_of_a_work_package_that_there_is_not_is_named() -> None:
    [broken] = broken_sums(
        {name: v for name, v in WORK.items() if "cost" not in name}, {**BUDGET, "item-2-item_package": 7}
    )
    assert (broken.field, broken.fault) == ("item-2-item_package", SumFault.NO_PACKAGE)


def test_nothing_is_broken_where_no_sum_is_stated() -> None:
    said = {name: value for name, value in BUDGET.items() if "total" not in name}
    assert broken_sums({name: v for name, v in WORK.items() if "cost" not in name}, said) == []


@pytest.mark.parametrize(
    ("own", "state", "other", "money"),
    [
        (0, 0, 0, None),
        (1, 0, 0, Money.OWN),
        (0, 1, 0, Money.STATE),
        (0, 0, 1, Money.OTHER),
        (1, 1, 0, Money.MIXED),
        (0, 1, 1, Money.MIXED),
        (1, 0, 1, Money.OTHER),
        (1, 1, 1, Money.MIXED),
    ],
)
def test_who_pays_follows_from_the_sources(own: int, state: int, other: int, money: Money | None) -> None:
    said: Content = {
        "item-1-item_name": "Máy",
        "item-1-own_money": own,
        "item-1-state_money": state,
        "item-1-other_money": other,
    }
    assert budget_of(WORK, said).money is money


@given(st.lists(st.tuples(st.integers(1, 3), *[st.integers(0, 10**12)] * 3), min_size=1, max_size=24))
def test_sums_that_the_lines_themselves_make_are_never_broken(lines: list[tuple[int, int, int, int]]) -> None:
    work = {cell("package", number, "package_title"): f"Gói {number}" for number in (1, 2, 3)}
    budget: dict[str, str | int] = {}
    for row, (package, own, state, other) in enumerate(lines, start=1):
        amounts = {"own_money": own, "state_money": state, "other_money": other, "item_total": own + state + other}
        budget |= {cell("item", row, name): amount for name, amount in amounts.items()}
        budget |= {cell("item", row, "item_name"): "Khoản", cell("item", row, "item_package"): package}
    made = budget_of(work, budget)
    budget |= {f"total_{source}": amount for source, amount in made.by_source.items()} | {"total_all": made.total}
    stated = {cell("package", number, "package_cost"): sum(made.of_package(number).values()) for number in (1, 2, 3)}
    assert broken_sums({**work, **stated}, budget) == []
    assert sum(stated.values()) == made.total == sum(made.by_source.values())
