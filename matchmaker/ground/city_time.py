"""The time in which every hour and day is shown and counted: that of the city; and days as promises count them."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

CITY_TIME = ZoneInfo("Asia/Ho_Chi_Minh")


def end_of_day(start: datetime, days: int) -> datetime:
    """The first moment after the day that lies so many days after `start`, in the city's time."""
    day = start.astimezone(CITY_TIME).date() + timedelta(days=days + 1)
    return datetime(day.year, day.month, day.day, tzinfo=CITY_TIME)


def last_day(end: datetime) -> date:
    """The last whole day before `end`: what "by …" says in a letter."""
    return (end - timedelta(microseconds=1)).astimezone(CITY_TIME).date()
