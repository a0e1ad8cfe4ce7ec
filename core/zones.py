"""Time zones of the IANA database, and what day it is there."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

# In the folders of the database, but no zones: the machine's own setting, and a placeholder.
_NO_ZONES = frozenset({"localtime", "Factory"})


@cache
def _zones() -> frozenset[str]:
    """Every zone name, links included; reading the folders takes a moment, so once."""
    return frozenset(available_timezones()) - _NO_ZONES


def is_time_zone(name: str) -> bool:
    """Tell whether the IANA database has a zone or link of this exact name."""
    return name in _zones()


def today(zone: str) -> date:
    """Return the calendar day that it is in a zone. Raises `ZoneInfoNotFoundError`."""
    return datetime.now(ZoneInfo(zone)).date()
