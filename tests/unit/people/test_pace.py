"""How fast strangers of one address may ask."""

import pytest

from matchmaker.ground.errors import TooManyAttempts
from matchmaker.people.pace import Pace
from matchmaker.people.throttle import Limit

SCHOOL, HOME = "203.0.113.7", "198.51.100.1"


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_an_address_asks_so_often_and_again_when_its_first_question_is_old_enough() -> None:
    clock = Clock()
    pace = Pace(Limit(attempts=3, seconds=60), clock)
    for second in (0, 10, 20):
        clock.now = second
        pace.take(SCHOOL)
    clock.now = 25
    with pytest.raises(TooManyAttempts) as refused:
        pace.take(SCHOOL)
    assert refused.value.retry_after == 35
    pace.take(HOME)
    clock.now = 60
    pace.take(SCHOOL)
    with pytest.raises(TooManyAttempts):
        pace.take(SCHOOL)


def test_one_customer_of_a_provider_is_one_address() -> None:
    pace = Pace(Limit(attempts=1, seconds=60), Clock())
    pace.take("2001:db8:1:2::1")
    with pytest.raises(TooManyAttempts):
        pace.take("2001:db8:1:2:ffff::9")
    pace.take("2001:db8:1:3::1")


def test_whoever_has_no_address_sits_at_the_machine() -> None:
    pace = Pace(Limit(attempts=1, seconds=60), Clock())
    for _ in range(3):
        pace.take(None)


def test_addresses_that_went_away_take_no_room() -> None:
    clock = Clock()
    pace = Pace(Limit(attempts=3, seconds=60), clock)
    for number in range(100):
        pace.take(f"198.51.100.{number}")
    clock.now = 61
    pace.take(SCHOOL)
    assert len(pace._asked) == 1
