"""Dates, times and quarters as each language writes them, in one style."""

from datetime import UTC, datetime

import pytest

from matchmaker.ground.i18n import show_date, show_quarter, show_time

NIGHT = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)  # already the 24th in the city


@pytest.mark.parametrize(("locale", "day"), [("vi", "24/11/2026"), ("en", "24 Nov 2026")])
def test_a_time_begins_with_its_date_as_dates_are_written(locale: str, day: str) -> None:
    assert show_date(NIGHT, locale) == day
    assert show_time(NIGHT, locale) == f"{day} 01:30"


def test_a_quarter_is_written_in_words() -> None:
    assert show_quarter("2025-Q3", "vi") == "Quý III/2025"
    assert show_quarter("2025-Q4", "en") == "Q4 2025"
