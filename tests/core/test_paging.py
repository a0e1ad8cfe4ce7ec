"""Cursors: opaque, authenticated, bound to their list."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.paging import CursorInvalid, CursorMismatch, Cursors, KeyPart

CURSORS = Cursors(b"k" * 32)
FILTERS = {"workspace_id": "w", "tag": "birds"}

parts = st.one_of(st.none(), st.integers(-(2**53), 2**53), st.text(max_size=40))


@given(st.lists(parts, min_size=1, max_size=3))
def test_what_goes_in_comes_out(key: list[KeyPart]) -> None:
    """A cursor gives back the sort key that it was made of."""
    assert CURSORS.decode("list", FILTERS, CURSORS.encode("list", FILTERS, key)) == key


def test_every_altered_character_is_noticed() -> None:
    """No character of a cursor can be changed, dropped or added."""
    cursor = CURSORS.encode("list", FILTERS, ["2026-11-20", "id"])
    for place in range(len(cursor)):
        other = "A" if cursor[place] != "A" else "B"
        for altered in (
            cursor[:place] + other + cursor[place + 1 :],
            cursor[:place] + cursor[place + 1 :],
            cursor[:place] + other + cursor[place:],
        ):
            with pytest.raises(CursorInvalid):
                CURSORS.decode("list", FILTERS, altered)


@given(st.text(max_size=80))
def test_any_text_is_answered(cursor: str) -> None:
    """Whatever is sent as a cursor is refused in the one way, never with another error."""
    with pytest.raises(CursorInvalid):
        CURSORS.decode("list", FILTERS, cursor)


def test_padding_is_refused() -> None:
    """One position has one spelling."""
    cursor = CURSORS.encode("list", FILTERS, ["x"])
    for other in (cursor + "=", cursor + "==", cursor + "\n", " " + cursor):
        with pytest.raises(CursorInvalid):
            CURSORS.decode("list", FILTERS, other)


@pytest.mark.parametrize(
    ("operation", "filters"),
    [
        ("other", FILTERS),
        ("list", {**FILTERS, "tag": "tides"}),
        ("list", {"workspace_id": "w"}),
        ("list", {**FILTERS, "author": "noor"}),
        ("list", {"workspace_id": "birds", "tag": "w"}),
    ],
)
def test_another_list_is_a_mismatch(operation: str, filters: dict[str, object]) -> None:
    """A genuine cursor of other filters or another operation is told apart from a forged one."""
    with pytest.raises(CursorMismatch):
        CURSORS.decode(operation, filters, CURSORS.encode("list", FILTERS, ["x"]))


def test_absent_filters_and_their_order_do_not_matter() -> None:
    """A filter that is None is as if never named, and a mapping has no order."""
    cursor = CURSORS.encode("list", {"a": 1, "b": 2}, ["x"])
    assert CURSORS.decode("list", {"c": None, "b": 2, "a": 1}, cursor) == ["x"]


def test_another_key_does_not_verify() -> None:
    """A cursor of another server, or of a secret that was retired, is invalid."""
    with pytest.raises(CursorInvalid):
        Cursors(b"z" * 32).decode("list", FILTERS, CURSORS.encode("list", FILTERS, ["x"]))


def test_a_previous_key_still_verifies() -> None:
    """Rotating the secret strands nobody in the middle of a list."""
    rotated = Cursors(b"z" * 32, b"k" * 32)
    assert rotated.decode("list", FILTERS, CURSORS.encode("list", FILTERS, ["x"])) == ["x"]


def test_a_pager_is_bound_to_its_list() -> None:
    """A pager of a list makes and reads that list's cursors, and None at both ends."""
    pager = CURSORS.of("list", tag="birds")
    cursor = pager.next(["x"])
    assert cursor is not None
    assert (pager.after(cursor), pager.after(None), pager.next(None)) == (["x"], None, None)
    with pytest.raises(CursorMismatch):
        CURSORS.of("list", tag="tides").after(cursor)


def test_a_cursor_is_not_readable_as_json_of_the_client() -> None:
    """A client that forges the payload and keeps the signature is refused."""
    cursor = CURSORS.encode("list", FILTERS, ["aaaa"])
    raw = bytearray(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    place = raw.index(b"aaaa")
    raw[place : place + 4] = b"bbbb"
    forged = base64.urlsafe_b64encode(bytes(raw)).rstrip(b"=").decode()
    with pytest.raises(CursorInvalid):
        CURSORS.decode("list", FILTERS, forged)
