"""Makes strings: of a format, of a pattern, of a length, else a word."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

from codegen.runtime.formats import VISIBLE_TEXT
from codegen.runtime.mock.patterns import matching

WORDS = (
    "amber birch cedar delta ember fjord grove heron indigo juniper kestrel lagoon maple nectar "
    "olive pebble quartz river sable thistle umber violet willow yarrow zephyr"
).split()
_START = datetime(2026, 1, 1, tzinfo=UTC)
_AROUND = 12
_SPREADS = (4, 0, 12, 1, 40, 200, 1000)


def _instant(random: Random) -> datetime:
    return _START + timedelta(seconds=random.randrange(365 * 24 * 3600))


def _word(random: Random) -> str:
    return random.choice(WORDS)


FORMATS: Mapping[str, Callable[[Random], str]] = {
    "date": lambda r: _instant(r).date().isoformat(),
    "date-time": lambda r: _instant(r).isoformat().replace("+00:00", "Z"),
    "time": lambda r: f"{_instant(r):%H:%M:%S}Z",
    "duration": lambda r: f"PT{r.randint(1, 59)}M",
    "email": lambda r: f"{_word(r)}@example.com",
    "idn-email": lambda r: f"{_word(r)}@example.com",
    "hostname": lambda r: f"{_word(r)}.example.com",
    "idn-hostname": lambda r: f"{_word(r)}.example.com",
    "ipv4": lambda r: f"192.0.2.{r.randint(1, 254)}",
    "ipv6": lambda r: f"2001:db8::{r.randint(1, 9999):x}",
    "iri": lambda r: f"https://example.com/{_word(r)}",
    "iri-reference": lambda r: f"/{_word(r)}",
    "json-pointer": lambda r: f"/{_word(r)}",
    "regex": lambda r: f"^{_word(r)}$",
    "relative-json-pointer": lambda _: "0",
    "uri": lambda r: f"https://example.com/{_word(r)}",
    "uri-reference": lambda r: f"/{_word(r)}",
    "uri-template": lambda r: f"https://example.com/{_word(r)}/{{id}}",
    "url": lambda r: f"https://example.com/{_word(r)}",
    "uuid": lambda r: str(UUID(int=r.getrandbits(128), version=4)),
}
"""What each format looks like. Formats that are not here constrain nothing."""


def text(
    random: Random,
    *,
    formats: list[str],
    patterns: list[str],
    low: int,
    high: int | None,
    encoding: str | None = None,
    attempt: int = 0,
) -> str:
    """Return a string. It may miss a keyword that contradicts another: whoever asks looks."""
    known = [name for name in formats if name in FORMATS]
    if known and not (patterns and attempt % 2):
        return FORMATS[random.choice(known)](random)
    if VISIBLE_TEXT in formats and not (patterns and attempt % 2):
        return _sized(random, low, high)
    if patterns:
        return _of_pattern(random, patterns[attempt % len(patterns)], low, high)
    if encoding == "base64":
        content = _sized(random, low * 3 // 4, None if high is None else high * 3 // 4)
        return base64.b64encode(content.encode()).decode()
    return _sized(random, low, high)


def _of_pattern(random: Random, pattern: str, low: int, high: int | None) -> str:
    """Return a match of about the wanted length; an open end is filled up."""
    found = ""
    exactly = (-spread for spread in range(low, max(0, low - _AROUND), -1))
    for spread in (*_SPREADS, *exactly):
        found = matching(pattern, random, spread)
        if low <= len(found) and (high is None or len(found) <= high):
            return found
    if len(found) < low and not pattern.endswith("$"):
        return found + "a" * (low - len(found))
    return found


def _sized(random: Random, low: int, high: int | None) -> str:
    """Return words of a length within the bounds."""
    found = _word(random)
    while len(found) < low:
        found += f" {_word(random)}"
    if high is not None:
        found = found[:high]
    if found.endswith(" "):
        found = f"{found[:-1]}a"
    return found
