"""The time in which every hour and day is shown and counted: that of the city."""

from zoneinfo import ZoneInfo

CITY_TIME = ZoneInfo("Asia/Ho_Chi_Minh")
