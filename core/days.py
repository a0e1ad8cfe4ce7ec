"""Calendar days and time zones of the IANA database."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

# In the folders of the database, but no zones: the machine's own setting, and a placeholder.
_NO_ZONES = frozenset({"localtime", "Factory"})


@cache
def time_zones() -> frozenset[str]:
    """Return the names of every time zone known here, links included."""
    return frozenset(available_timezones()) - _NO_ZONES


def today_in(time_zone: str) -> date:
    """Return the day that it is now in a zone. Raises ValueError for an unknown zone."""
    if time_zone not in time_zones():
        raise ValueError(time_zone)
    return datetime.now(ZoneInfo(time_zone)).date()
