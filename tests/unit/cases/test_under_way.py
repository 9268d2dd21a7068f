"""Cases under way: which has come furthest, how old they are, with whom they are stuck."""

import pytest

from matchmaker.cases.under_way import StageAge, Waiting, ages_of, furthest_first, late_of, stuck_with
from matchmaker.rules.stages import Stage


def waiting(number: int, met: int, total: int, *, late: int = 0, days: int = 9, whom: str = "desk") -> Waiting:
    return Waiting(
        case_id=number,
        title=f"Giải pháp {number}",
        stage=Stage.PILOT if number % 2 else Stage.ACCEPTED,
        days=days,
        late_days=late,
        waits_for=whom,
        owner_id=None,
        met=met,
        total=total,
    )


@pytest.mark.parametrize(
    ("told", "order"),
    [
        ([], []),
        ([(1, 3, 20), (2, 19, 20), (3, 4, 20)], [2, 3, 1]),  # the larger share
        ([(1, 18, 20), (2, 18, 19)], [2, 1]),  # a share and no number: an application has fewer conditions
        ([(5, 9, 18), (3, 10, 20)], [3, 5]),  # of one share the case that began first
        ([(3, 10, 20), (5, 9, 18)], [3, 5]),  # whatever their order
        ([(7, 0, 20), (6, 0, 18)], [6, 7]),
    ],
)
def test_the_furthest_case_meets_the_largest_share_and_of_one_share_began_first(
    told: list[tuple[int, int, int]], order: list[int]
) -> None:
    assert [w.case_id for w in furthest_first(waiting(*each) for each in told)] == order


def test_ages_and_what_is_stuck_are_told_of_late_cases() -> None:
    held = [
        waiting(1, 1, 20, days=10),
        waiting(3, 1, 20, days=30, late=2, whom="adopter"),
        waiting(2, 1, 20, days=5, late=1, whom="adopter"),
        waiting(4, 1, 20, days=8, late=7, whom="verifier"),
    ]
    assert ages_of(held) == [
        StageAge(stage=Stage.PILOT, number=2, median_days=20, late=1),
        StageAge(stage=Stage.ACCEPTED, number=2, median_days=6, late=2),
    ]
    assert stuck_with(held) == {"adopter": 2, "verifier": 1}
    assert [w.case_id for w in late_of(held)] == [3, 2, 4]
