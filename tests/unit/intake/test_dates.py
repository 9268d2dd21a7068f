"""Days, times and years as people here write them; what is possible in a field is told with its range."""

from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.ground.city_time import CITY_TIME
from matchmaker.ground.i18n import LOCALES, show_date, show_time
from matchmaker.ground.invalid import InvalidValue, Problem
from matchmaker.intake import dates
from matchmaker.intake.dates import Span, day, moment, today, typed, typed_moment, year
from matchmaker.sentences import describe_code

WIDE = Span(first=date(2000, 1, 1), years=50)
DAY = date(2027, 6, 5)

DAYS = [
    "05/06/2027",
    "０５／０６／２０２７",
    "5/6/2027",
    "05.06.2027",
    "05-06-2027",
    "05–06–2027",
    "05 / 06 / 2027",
    "2027-06-05",
    "2027/06/05",
    "2027-06-05 00:00:00",
    "2027-06-05T00:00",
    "ngày 5 tháng 6 năm 2027",
    "Ngày 05 tháng 06 năm 2027",
    "5 tháng 6, 2027",
    "ngay 5 thang 6 nam 2027",
    "ngày 05/06/2027",
    "thứ bảy, ngày 5/6/2027",
    "5 June 2027",
    "5 Jun 2027",
    "June 5, 2027",
]
NO_DAYS = [
    ("0022-06-15", "date_out_of_range"),
    ("15/06/0227", "date_out_of_range"),
    ("15/06/2227", "date_out_of_range"),
    ("15/06/27", "year_of_two_digits"),
    ("15.6.27", "year_of_two_digits"),
    ("06/31/2027", "month_first"),
    ("31/06/2027", "not_a_date"),
    ("29/02/2027", "not_a_date"),
    ("2027-13-01", "not_a_date"),
    ("15/06-2027", "not_a_date"),
    ("15/06/227", "not_a_date"),
    ("2027-W01-1", "not_a_date"),
    ("20270615", "not_a_date"),
    ("2027-06-05T10:00", "not_a_date"),
    ("sớm nhất có thể", "not_a_date"),
    ("15/06", "date_incomplete"),
    ("06/2027", "date_incomplete"),
    ("tháng 6 năm 2027", "date_incomplete"),
    ("2027", "date_incomplete"),
    ("quý III/2027", "date_incomplete"),
    ("cuối năm 2027", "date_incomplete"),
    ("46553", "date_as_number"),
]
AT = datetime(2027, 6, 5, 14, 30, tzinfo=CITY_TIME)
MOMENTS = [
    "2027-06-05T14:30",
    "2027-06-05T14:30:00",
    "2027-06-05 14:30",
    "05/06/2027 14:30",
    "05/06/2027 14h30",
    "05/06/2027, lúc 14 giờ 30",
    "14h30 ngày 5/6/2027",
    "14 giờ 30 phút, ngày 5 tháng 6 năm 2027",
]
NO_MOMENTS = [
    ("05/06/2027", "not_a_time"),
    ("05/06/2027 24:00", "not_a_time"),
    ("05/06/2027 14:75", "not_a_time"),
    ("2027-06-05T14:30+09:00", "not_a_time"),
    ("2027-06-05T14:30Z", "not_a_time"),
    ("05/06/2027 2:30 PM", "not_a_time"),
    ("05/06/27 14:30", "year_of_two_digits"),
    ("0027-06-05T14:30", "date_out_of_range"),
]


@pytest.mark.parametrize("text", DAYS)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert day(text, WIDE) == DAY


@pytest.mark.parametrize(("text", "code"), NO_DAYS)
def test_what_is_no_day_is_told(text: str, code: str) -> None:
    with pytest.raises(InvalidValue) as wrong:
        day(text, WIDE)
    assert wrong.value.code == code
    assert all(describe_code(wrong.value.code, locale) for locale in LOCALES)


@pytest.mark.parametrize("text", MOMENTS)
def test_a_time_is_read_however_it_is_written(text: str) -> None:
    assert moment(text, WIDE) == AT


@pytest.mark.parametrize(("text", "code"), NO_MOMENTS)
def test_what_is_no_time_is_told(text: str, code: str) -> None:
    with pytest.raises(InvalidValue) as wrong:
        moment(text, WIDE)
    assert wrong.value.code == code


SPANS = [
    ("a deadline has not passed", dates.DEADLINE, timedelta(days=-1)),
    ("a deadline is not of another age", dates.DEADLINE, timedelta(days=12 * 366)),
    ("an entry of the plan is of the past", dates.ENTRY, timedelta(days=1)),
    ("an entry is not older than the plan", dates.ENTRY, timedelta(days=-30 * 366)),
    ("a step is not planned for the past", dates.NEXT_STEP, timedelta(days=-1)),
    ("a paper is not of the next century", dates.PAPER, timedelta(days=3 * 366)),
    ("an incident is known today", dates.INCIDENT, timedelta(days=3 * 366)),
    ("a solution is not for sale in thirty years", dates.AVAILABLE_FROM, timedelta(days=30 * 366)),
]


@pytest.mark.parametrize(("what", "span", "off"), SPANS, ids=[row[0] for row in SPANS])
def test_a_day_outside_of_its_field_is_told_with_the_range(what: str, span: Span, off: timedelta) -> None:
    with pytest.raises(InvalidValue) as wrong:
        day(typed(today() + off), span)
    told = Problem.of(wrong.value.code)
    assert told == "date_out_of_range"
    assert all(str(day(str(told.blanks[name]), span)) for name in ("first", "last"))
    assert str(told.blanks["last"]) in describe_code(told, "vi")


def test_a_deadline_that_stood_there_may_have_passed_meanwhile() -> None:
    passed = today() - timedelta(days=40)
    assert day(typed(passed), dates.DEADLINE.also(passed)) == passed
    with pytest.raises(InvalidValue):
        day(typed(passed - timedelta(days=1)), dates.DEADLINE.also(passed))


def test_a_deadline_can_be_brought_forward() -> None:
    stored, sooner = today() + timedelta(days=90), today() + timedelta(days=10)
    assert day(typed(sooner), dates.DEADLINE.also(stored)) == sooner


@pytest.mark.parametrize(
    ("text", "code"),
    [("24", "not_a_year"), ("0226", "not_a_year"), ("1889", "year_out_of_range"), ("2098", "year_out_of_range")],
)
def test_a_year_of_a_solution_lies_near(text: str, code: str) -> None:
    with pytest.raises(InvalidValue) as wrong:
        year(text, dates.SOLUTION_YEAR)
    assert wrong.value.code == code
    assert year("2.024", dates.SOLUTION_YEAR) == year(" 2024 ", dates.SOLUTION_YEAR) == 2024


@settings(max_examples=100)
@given(st.dates(date(2000, 1, 1), date(2070, 12, 31)), st.sampled_from(LOCALES))
def test_a_day_that_a_page_or_a_form_shows_is_read_back(shown: date, locale: str) -> None:
    assert day(show_date(shown, locale), WIDE) == day(typed(shown), WIDE) == shown


@settings(max_examples=100)
@given(st.datetimes(datetime(2000, 1, 1), datetime(2070, 12, 31)), st.sampled_from(LOCALES))
def test_a_time_that_a_page_or_a_form_shows_is_read_back(shown: datetime, locale: str) -> None:
    at = shown.replace(second=0, microsecond=0, tzinfo=CITY_TIME)
    assert moment(show_time(at, locale), WIDE) == moment(typed_moment(at), WIDE) == at


@settings(max_examples=100)
@given(st.text(alphabet="0123456789./-: ngàythángnămqhQT", max_size=24))
def test_any_text_is_a_possible_day_or_refused(text: str) -> None:
    first, last = WIDE.days(today())
    with suppress(InvalidValue):
        assert first <= day(text, WIDE) <= last
