"""Entity tags and conditions (RFC 9110 §8.8.3, §13.1)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.etag import (
    ANY_VERSION,
    EntityTag,
    ETagMalformed,
    expected_versions,
    format_etag,
    is_known,
    known_since,
    known_versions,
    parse_etags,
)


@pytest.mark.parametrize(
    ("header", "tags"),
    [
        ('"3"', [EntityTag("3")]),
        ('W/"3"', [EntityTag("3", weak=True)]),
        ('"a", "b"', [EntityTag("a"), EntityTag("b")]),
        ('"a","b" ,\tW/"c"', [EntityTag("a"), EntityTag("b"), EntityTag("c", weak=True)]),
        (', "a",, "b",', [EntityTag("a"), EntityTag("b")]),
        ('""', [EntityTag("")]),
        ('"a,b"', [EntityTag("a,b")]),
        ('"W/"', [EntityTag("W/")]),
        ("*", None),
        (" * ", None),
    ],
)
def test_well_formed_headers_are_read(header: str, tags: list[EntityTag] | None) -> None:
    """Lists, weak tags, empty elements, commas inside tags and `*` are all understood."""
    assert parse_etags(header) == tags


@pytest.mark.parametrize(
    "header",
    ["", " ", ",", "3", '"3', '3"', '"a" "b"', 'w/"3"', 'W/ "3"', '"a", *', '"a\tb"', "**"],
)
def test_malformed_headers_are_refused(header: str) -> None:
    """What RFC 9110's grammar does not know is not guessed at."""
    with pytest.raises(ETagMalformed):
        parse_etags(header)


@pytest.mark.parametrize(
    ("header", "versions"),
    [
        ('"3"', [3]),
        ('"3", "5"', [3, 5]),
        ('"3-br", "5-gzip"', [3, 5]),
        ('W/"3-br"', []),
        ('"3-zstd"', []),
        ('"3-br-br"', []),
        ('"-br"', []),
        ('W/"3"', []),
        ('"03"', []),
        ('"0"', []),
        ('"-1"', []),
        ('"abc"', []),
        ('"99999999999999999999999"', []),
        ("*", [ANY_VERSION]),
    ],
)
def test_if_match_compares_strongly(header: str, versions: list[int]) -> None:
    """A weak or foreign tag matches nothing in If-Match (RFC 9110 §13.1.1)."""
    assert expected_versions(header) == versions


@pytest.mark.parametrize(
    ("header", "versions"),
    [
        (None, []),
        ('"3"', [3]),
        ('W/"3"', [3]),
        ('"x", W/"5"', [5]),
        ("*", [ANY_VERSION]),
        ("nonsense", []),
    ],
)
def test_if_none_match_compares_weakly(header: str | None, versions: list[int]) -> None:
    """Weak tags count in If-None-Match; a malformed header is as if absent (RFC 9110 §13.1.2)."""
    assert known_versions(header) == versions


def test_a_malformed_if_match_is_an_error() -> None:
    """A condition that cannot be read must not be taken for one that holds."""
    with pytest.raises(ETagMalformed):
        expected_versions("3")


def test_what_is_formatted_is_read_back() -> None:
    """The tag of a version names that version."""
    assert expected_versions(format_etag(41)) == [41]


@pytest.mark.parametrize(
    ("header", "known"),
    [(None, False), ('"x"', True), ('W/"x"', True), ('"y"', False), ("*", True), ("x", False)],
)
def test_opaque_tags_are_known_by_weak_comparison(header: str | None, known: bool) -> None:  # noqa: FBT001
    """An answer that is no version of anything is recognised by its whole tag."""
    assert is_known("x", header) is known


FRIDAY = datetime(2026, 11, 20, 9, 30, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "header",
    [
        "Fri, 20 Nov 2026 09:30:01 GMT",
        "Friday, 20-Nov-26 09:30:01 GMT",
        "Fri Nov 20 09:30:01 2026",
        "Fri, 20 Nov 2026 10:30:01 +0100",
    ],
)
def test_a_time_is_read_in_every_form_of_http(header: str) -> None:
    """The present one, and the two that servers have to go on reading (RFC 9110 §5.6.7)."""
    assert known_since(None, header) == FRIDAY


@pytest.mark.parametrize(
    "header",
    [
        *("", "yesterday", "0", "Fri", "2026-11-20", ",,,", "\x00", "1" * 99),
        "Fri, 99 Nov 2026 09:30:01 GMT",
        "Fri, 31 Dec 9999 23:59:59 -2359",
        "0 Jan 0 0:0:0 99999",
    ],
)
def test_what_is_no_time_is_ignored(header: str) -> None:
    """The full answer is always right."""
    assert known_since(None, header) is None


@given(st.text(max_size=40))
def test_no_time_breaks_anything(header: str) -> None:
    """Whatever is sent."""
    known_since(None, header)


def test_a_tag_counts_alone() -> None:
    """Beside `If-None-Match` the time is ignored, whatever the tag is (RFC 9110 §13.2.2)."""
    assert known_since('"1"', "Fri, 20 Nov 2026 09:30:01 GMT") is None
    assert known_since(None, None) is None
