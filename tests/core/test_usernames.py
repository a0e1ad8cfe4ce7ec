"""Usernames."""

from __future__ import annotations

import pytest

from core.usernames import UsernameInvalid, parse_username


@pytest.mark.parametrize(
    "name",
    ["noor", "ñandú", "Ёлка-2", "さくら", "桜サクラー", "金철수", "नूर", "عمر٣", "a_b-c", "x" * 30],
)
def test_a_name_of_one_writing_system_is_kept(name: str) -> None:
    """Letters, marks and digits of one script, or of scripts that are written together."""
    assert parse_username(name) == name


def test_a_name_is_kept_in_nfc() -> None:
    """Two ways to type a letter give one name."""
    assert parse_username("jose\u0301") == "josé"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("p\u0430ul", "single_script"),
        ("ноoр", "single_script"),
        ("さくらx", "single_script"),
        ("a", "normalization"),
        ("x" * 31, "normalization"),
        ("-ab", "normalization"),
        ("ab_", "normalization"),
        ("a b", "normalization"),
        ("\u0301ab", "normalization"),
        ("a\u200bb", "normalization"),
        ("Admin", "reserved"),
        ("\uff21dmin", "reserved"),
    ],
)
def test_other_names_are_refused_with_their_reason(name: str, code: str) -> None:
    """Mixed scripts, wrong shapes and kept words each have a code."""
    with pytest.raises(UsernameInvalid) as caught:
        parse_username(name)
    assert caught.value.code == code
