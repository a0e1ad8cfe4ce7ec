"""Content with its HTML, against the base address that counts."""

from __future__ import annotations

from typing import Any

import pytest

from core.content import TooMuch, canonical_base, compose, depends_on_metadata, recompose

OLD, NEW = "https://old.example.org/a/", "https://new.example.org/b"


def test_a_base_comes_before_the_canonical_address() -> None:
    """The HTML follows the metadata only where the content has no base of its own."""
    given = compose("markdown", None, "[a](x)", OLD, {"canonical_url": NEW})
    assert 'href="https://old.example.org/a/x"' in given.html
    assert (given.base, depends_on_metadata(given)) == (OLD, False)
    follows = compose("markdown", None, "[a](x)", None, {"canonical_url": NEW})
    assert 'href="https://new.example.org/x"' in follows.html
    assert depends_on_metadata(follows)
    moved = recompose(follows, {"canonical_url": OLD})
    assert 'href="https://old.example.org/a/x"' in moved.html
    assert [warning.code for warning in recompose(moved, {}).warnings] == ["relative_address"]


def test_blocks_have_no_base() -> None:
    """Nothing in them is relative."""
    content = compose("blocks", {"blocks": [{"type": "divider"}]}, None, None, {})
    assert (content.html, depends_on_metadata(content)) == ("<hr>", False)


@pytest.mark.parametrize(
    "value",
    [
        None,
        7,
        True,
        "",
        "/a",
        "ftp://a/",
        "https://",
        "http://[::1",
        "https://a/b c",
        f"http://{'a' * 999}",
    ],
)
def test_what_cannot_be_a_base(value: Any) -> None:
    """Metadata holds what its author likes; what is no address of the web is left alone."""
    assert canonical_base({"canonical_url": value}) is None
    assert canonical_base({}) is None


def test_a_base_may_be_written_as_browsers_take_it() -> None:
    """In capitals, and with letters of any writing."""
    for value in ("HTTPS://Example.org/a", "https://bücher.example/ä?x=1#y"):
        assert canonical_base({"canonical_url": value}) == value


def test_html_is_bounded() -> None:
    """Short links against a long base make more than a post may hold."""
    with pytest.raises(TooMuch, match="96"):
        compose("markdown", None, "[a](b)" * 4_800, f"https://e.org/{'&' * 950}/")
