"""Rates: how many requests a caller has in a window of time, and how a setting writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import Final

LONGEST_SECONDS: Final = 86_400
_UNITS: Final = {3600: "hour", 60: "minute", 1: "second"}


@dataclass(frozen=True, slots=True)
class Rate:
    """So many requests in a window of so many seconds."""

    quota: int
    seconds: int

    def __str__(self) -> str:
        """Write it as `parse_rates` reads it: `10/15 minutes`."""
        length, unit = next((n, u) for n, u in _UNITS.items() if self.seconds % n == 0)
        count = self.seconds // length
        return f"{self.quota}/{unit}" if count == 1 else f"{self.quota}/{count} {unit}s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """The rates of an installation, by the names that the contract gives them.

    `in_flight` is how many requests of one caller may be under way at the same time.
    """

    anonymous: Rate = Rate(60, 60)
    user: Rate = Rate(600, 60)
    write: Rate = Rate(100, 60)
    search: Rate = Rate(60, 60)
    registration: Rate = Rate(5, 3600)
    sign_in: Rate = Rate(10, 900)
    guesses: Rate = Rate(30, 60)
    in_flight: int = 20

    def __str__(self) -> str:
        """Write them as `parse_rates` reads them."""
        return ", ".join(f"{f.name}={getattr(self, f.name)}" for f in fields(self))


NAMES: Final = tuple(f.name for f in fields(Rates))


def parse_rates(text: str) -> Rates | None:
    """Read what differs from the defaults, `user=1200/minute, sign_in=5/10 minutes`; None: `off`.

    Raises ValueError for a name that is none, or a rate that cannot be read.
    """
    if text == "off":
        return None
    changed: dict[str, Rate | int] = {}
    for part in text.split(","):
        name, _, value = (piece.strip() for piece in part.partition("="))
        if name not in NAMES:
            raise ValueError(f"expected off, or rates of {', '.join(NAMES)}; not of {name!r}")
        changed[name] = _whole(value) if name == "in_flight" else _rate(name, value)
    return replace(Rates(), **changed)  # type: ignore[arg-type]  # the names are looked at above


def _whole(text: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,5}", text):
        raise ValueError("expected in_flight as a whole number from 1 on")
    return int(text)


def _rate(name: str, text: str) -> Rate:
    import limits

    try:
        (item,) = limits.parse_many(text)
    except ValueError:
        raise ValueError(f"expected {name} as a rate such as 10/15 minutes") from None
    rate = Rate(item.amount, item.get_expiry())
    if rate.quota < 1 or not 1 <= rate.seconds <= LONGEST_SECONDS:
        raise ValueError(f"expected {name} as at least 1 in a window of at most a day")
    return rate
