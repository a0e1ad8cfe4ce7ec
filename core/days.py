"""Calendar days and time zones of the IANA database."""

from __future__ import annotations

from calendar import isleap
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

# In the folders of the database, but no zones: the machine's own setting, and a placeholder.
_NO_ZONES = frozenset({"localtime", "Factory"})


# Where the calendar of the contract begins.
FIRST_YEAR = 1800


@cache
def time_zones() -> frozenset[str]:
    """Return the names of every time zone known here, links included."""
    return frozenset(available_timezones()) - _NO_ZONES


def same_day_before(day: date) -> list[date]:
    """Return this day of every earlier year since 1800.

    In a year without one, 28 February stands for 29 February too.
    """
    days = [(day.month, day.day)]
    if days == [(2, 28)] and not isleap(day.year):
        days.append((2, 29))
    return [
        date(year, month, number)
        for year in range(FIRST_YEAR, day.year)
        for month, number in days
        if (month, number) != (2, 29) or isleap(year)
    ]


def today_in(time_zone: str) -> date:
    """Return the day that it is now in a zone. Raises ValueError for an unknown zone."""
    if time_zone not in time_zones():
        raise ValueError(time_zone)
    return datetime.now(ZoneInfo(time_zone)).date()
