"""Passwords that attackers try first."""

from __future__ import annotations

import pytest

from core.compromised import is_compromised

PERSONAL = ("noor.aydin@example.org", "noor")


@pytest.mark.parametrize(
    "password",
    [
        "password",
        "Passw0rd!",
        "P@ssword2024",
        "12345678",
        "987654321",
        "aaaaaaaa",
        "abababab",
        "qwertyuiop",
        "1q2w3e4r",
        "!!letmein!!",
        "noor2024",
        "Noor.Aydin",
        "noor.aydin@example.org",
    ],
)
def test_what_is_tried_first_is_told(password: str) -> None:
    """Words of the lists in their usual dress, runs, repetitions, and one's own name."""
    assert is_compromised(password, PERSONAL)


@pytest.mark.parametrize(
    "password",
    [
        "four quiet herons at dusk",
        "correct horse battery staple",
        "xK3#mQ9v",
        "ölbild im keller",
        "noorderlicht",
    ],
)
def test_other_passwords_pass(password: str) -> None:
    """Length and rarity are enough; no mixture of signs is asked for."""
    assert not is_compromised(password, PERSONAL)
