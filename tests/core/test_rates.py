"""Rates, as a setting writes them."""

from __future__ import annotations

import pytest

from core.rates import Rate, Rates, parse_rates


def test_only_what_differs_has_to_be_said() -> None:
    """The others keep their defaults; spaces do not matter."""
    rates = parse_rates("user=1200/minute, sign_in=5/10 minutes ,in_flight=40")
    assert rates == Rates(user=Rate(1200, 60), sign_in=Rate(5, 600), in_flight=40)


def test_off_is_no_rates_at_all() -> None:
    """The whole set is switched at once."""
    assert parse_rates("off") is None


def test_what_is_written_can_be_read() -> None:
    """The defaults that `.env.example` shows are a value of the setting."""
    rates = Rates(write=Rate(7, 90), search=Rate(1, 7200))
    assert parse_rates(str(rates)) == rates
    assert "sign_in=10/15 minutes" in str(rates)


@pytest.mark.parametrize(
    "text",
    [
        "on",
        "users=5/minute",
        "user",
        "user=5",
        "user=0/minute",
        "user=-5/minute",
        "user=5/minute; 6/hour",
        "user=5/2 days",
        "in_flight=0",
        "in_flight=5/minute",
        "user=5/minute,",
    ],
)
def test_what_is_no_rate_is_refused(text: str) -> None:
    """A mistake ends the start; it never means no limit."""
    with pytest.raises(ValueError, match="expected"):
        parse_rates(text)
