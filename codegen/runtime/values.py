"""Python types for what Pydantic would read more narrowly than JSON Schema does.

Generated models and parameters use these in place of `datetime` and of an unbounded `int`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Annotated, Any

from pydantic import AwareDatetime, BeforeValidator, WrapValidator


def parse_datetime(text: str) -> datetime:
    """Return the instant of an RFC 3339 date-time (§5.6), aware of its offset.

    A leap second (`23:59:60`) becomes the first instant of the next minute, as in POSIX time;
    digits beyond microseconds are cut. Raises ValueError for the year 0, which `datetime` lacks,
    and for the leap second that would begin the year 10000.
    """
    if not is_leap_second(text):
        return datetime.fromisoformat(text.upper())
    before = datetime.fromisoformat(f"{text[:17]}59{text[19:]}".upper())
    try:
        return before.replace(microsecond=0) + timedelta(seconds=1)
    except OverflowError:
        raise ValueError("the year is above 9999") from None


def is_leap_second(text: str) -> bool:
    """Tell whether an RFC 3339 date-time has the seconds field 60."""
    return text[17:19] == "60"


def _aware(value: Any, read: Callable[[Any], datetime]) -> datetime:
    leap = isinstance(value, str) and is_leap_second(value)
    return read(parse_datetime(value) if leap else value)


def _whole(value: Any) -> Any:
    """Return whole floats as int, also beyond 64 bits: `1e25` is an integer (2020-12 §4.2.3)."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


DateTime = Annotated[AwareDatetime, WrapValidator(_aware)]
"""An aware datetime; reads every RFC 3339 date-time that the year range of Python allows."""

Integer = Annotated[int, BeforeValidator(_whole)]
"""An integer of any size, however it is written."""
