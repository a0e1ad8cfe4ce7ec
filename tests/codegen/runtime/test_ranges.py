"""Ranges of bytes, as RFC 9110 §14 has them."""

from __future__ import annotations

import pytest

from codegen.runtime import ByteRange, Unsatisfiable, select_range

TAG = '"abc"'


def chosen(wanted: str | None, if_range: str | None = None, length: int = 100) -> object:
    """The range that is sent of a hundred bytes."""
    return select_range(wanted, if_range, length=length, etag=TAG)


@pytest.mark.parametrize(
    ("wanted", "start", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=0-99", 0, 100),
        ("bytes=99-99", 99, 100),
        ("bytes=50-", 50, 100),
        ("bytes=50-1000", 50, 100),
        ("bytes=-1", 99, 100),
        ("bytes=-100", 0, 100),
        ("bytes=-1000", 0, 100),
        ("BYTES= 1-2 ", 1, 3),
    ],
)
def test_one_range(wanted: str, start: int, end: int) -> None:
    """First and last byte are both included; the end is cut to what there is."""
    assert chosen(wanted) == ByteRange(start, end)
    assert ByteRange(start, end).content_range(100) == f"bytes {start}-{end - 1}/100"
    assert ByteRange(start, end).size == end - start


@pytest.mark.parametrize(
    "wanted",
    [None, "", "bytes", "bytes=", "bytes=-", "bytes=2-1", "bytes=0-1,3-4", "lines=0-1",
     "bytes=a-b", "bytes=+1-2", "bytes=1 -2", "bytes=0x1-2", "bytes=" + "9" * 40 + "-"],
)  # fmt: skip
def test_what_is_no_single_range_of_bytes_is_the_whole(wanted: str | None) -> None:
    """A server may ignore what it cannot read, and several ranges (§14.2)."""
    assert chosen(wanted) is None


@pytest.mark.parametrize("wanted", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_a_range_behind_the_end(wanted: str) -> None:
    """The refusal tells the length; something empty has no range at all."""
    with pytest.raises(Unsatisfiable) as refusal:
        chosen(wanted)
    assert refusal.value.content_range == "bytes */100"
    with pytest.raises(Unsatisfiable):
        chosen("bytes=0-", length=0)


@pytest.mark.parametrize(
    ("if_range", "part"),
    [
        (TAG, True),
        ('"other"', False),
        (f"W/{TAG}", False),
        ("Fri, 20 Nov 2026 08:00:00 GMT", False),
    ],
)
def test_if_range(if_range: str, part: object) -> None:
    """Only the very version gives a part, by strong comparison (§13.1.5)."""
    assert (chosen("bytes=0-9", if_range) is not None) is part


def test_a_weak_tag_has_no_parts() -> None:
    """Its bytes may differ, so that a part of one is none of the other."""
    assert select_range("bytes=0-9", 'W/"a"', length=100, etag='W/"a"') is None
