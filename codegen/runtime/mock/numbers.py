"""Makes numbers within bounds, and multiples of what they have to be."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from random import Random
from typing import Any

_WIDTH = 100
_CENTS = 100


def number(
    random: Random, bounds: Mapping[str, Any], multiples: Sequence[Any], *, whole: bool
) -> int | float | None:
    """Return a number, None where there is none.

    `bounds` are the keywords `minimum`, `exclusiveMaximum` and so on with their values.
    """
    step = _step(multiples, whole=whole)
    low, high = _range(*_limits(bounds), step)
    first, last = math.ceil(low / step), math.floor(high / step)
    if "exclusiveMinimum" in bounds and first * step <= _exact(bounds["exclusiveMinimum"]):
        first += 1
    if "exclusiveMaximum" in bounds and last * step >= _exact(bounds["exclusiveMaximum"]):
        last -= 1
    if first > last:
        return _between(low, high, whole=whole)
    found = random.randint(first, last) * step
    return int(found) if found.denominator == 1 else float(found)


def _between(low: Fraction, high: Fraction, *, whole: bool) -> int | float | None:
    """Return the middle of a range too narrow for the step."""
    return None if whole or low > high else float((low + high) / 2)


def _range(
    low: Fraction | None, high: Fraction | None, step: Fraction
) -> tuple[Fraction, Fraction]:
    """Return where to look: what is not bounded goes on for a while."""
    width = step * (_WIDTH if step >= 1 else _WIDTH * _CENTS)
    if low is not None:
        return low, low + width if high is None else high
    return (Fraction(1), 1 + width * 10) if high is None else (high - width, high)


def _limits(bounds: Mapping[str, Any]) -> tuple[Fraction | None, Fraction | None]:
    lows = [_exact(bounds[key]) for key in ("minimum", "exclusiveMinimum") if key in bounds]
    highs = [_exact(bounds[key]) for key in ("maximum", "exclusiveMaximum") if key in bounds]
    return max(lows, default=None), min(highs, default=None)


def _step(multiples: Sequence[Any], *, whole: bool) -> Fraction:
    """Return what the number has to be a multiple of; a fraction without one has two digits."""
    exact = [_exact(value) for value in multiples]
    if whole:
        exact.append(Fraction(1))
    found = exact[0] if exact else Fraction(1, _CENTS)
    for other in exact[1:]:
        found = Fraction(
            math.lcm(found.numerator * other.denominator, other.numerator * found.denominator),
            found.denominator * other.denominator,
        )
    return found


def _exact(value: Any) -> Fraction:
    """Return a number as it is written, `0.1` as a tenth."""
    return Fraction(str(value)) if isinstance(value, float) else Fraction(value)
