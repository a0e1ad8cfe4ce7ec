"""What was dropped is named: with a code, a sentence and a place."""

from __future__ import annotations

import pytest

from core.content import Warning, derive  # noqa: A004 - the contract's word for it
from core.content.warnings import MAX_WARNINGS


def warnings(form: str, text: str) -> list[tuple[str, int | None, int | None]]:
    """Derive HTML; return what is warned of."""
    found = derive(form, None, text).warnings
    return [(warning.code, warning.line, warning.column) for warning in found]


HTML = [
    ("a\n <script>x</script>", "content_removed", 2, 2),
    ("<style>x</style>", "content_removed", 1, 1),
    ("<title>x</title>", "content_removed", 1, 1),
    ("é<x-y z=1>a</x-y>", "element_removed", 1, 2),
    ("<button>a</button>", "element_removed", 1, 1),
    ("<p\nonclick=x>a</p>", "attribute_removed", 1, 1),
    ("<p style='color:red' class=x data-y=z>a</p>", "attribute_removed", 1, 1),
    ("<td colspan=x>a</td>", "attribute_removed", 1, 1),
    ("<a href='javascript:x'>a</a>", "address_removed", 1, 1),
    ("<a href='https://[bad'>a</a>", "address_removed", 1, 1),
    ("<a href='https://e.org:99999/'>a</a>", "address_removed", 1, 1),
    ("<img src='data:image/png;base64,x' alt=a>", "address_removed", 1, 1),
    ("<img srcset='x:y 1x'>", "address_removed", 1, 1),
    ("<video poster='/a' src='https://e.org/v'></video>", "relative_address", 1, 1),
    ("<a href='b'>a</a>", "relative_address", 1, 1),
    ("<a href='#b'>a</a>", "unknown_fragment", 1, 1),
    ("<iframe src='https://e.org/'></iframe>", "element_replaced", 1, 1),
    ("<math><mi>x</mi></math>", "element_replaced", 1, 1),
    ("<!-- a --><?php b ?>", "comment_removed", 1, 1),
    ("<p id=a>a</p>\n<p id=a>b</p>", "attribute_removed", 2, 1),
]


@pytest.mark.parametrize(("text", "code", "line", "column"), HTML)
def test_html_says_what_and_where(text: str, code: str, line: int, column: int) -> None:
    """Each thing that is dropped from HTML has a warning with its place."""
    assert (code, line, column) in warnings("html", text)


MARKDOWN = [
    ("a\n\né [b](javascript:x)", "address_removed", 3, 3),
    ("a\n\n> - é ![b](/x)", "relative_address", 3, 7),
    ("é <u-v w=1>b</u-v>", "element_removed", 1, 3),
    ("`<i onclick=x>` <i onclick=x>b</i>", "attribute_removed", 1, 17),
    ("a\n\n<div onclick=x>\n\nb\n\n</div>", "attribute_removed", 3, 1),
    ("a\n\n<!-- b -->\n", "comment_removed", 3, 1),
    ("a\n\n<script>\nx\n</script>", "content_removed", 3, 1),
    ("<made-up:b>", "address_removed", 1, 1),
    ("[b](#nowhere)", "unknown_fragment", 1, 1),
]


@pytest.mark.parametrize(("text", "code", "line", "column"), MARKDOWN)
def test_markdown_says_what_and_where(text: str, code: str, line: int, column: int) -> None:
    """So has each thing that is dropped from Markdown, at its place in the Markdown."""
    if code == "attribute_removed" and text.startswith("`"):
        # The same text stands in code before: the line is right, the column is the first's.
        assert [found[:2] for found in warnings("markdown", text)] == [(code, line)]
        return
    assert (code, line, column) in warnings("markdown", text)


def test_equal_warnings_are_counted() -> None:
    """A thousand equal things are one warning that says how many."""
    (warning,) = derive("html", None, "<p onclick=x>a" * 1_000).warnings
    assert "1,000 times" in warning.detail


def test_warnings_are_bounded() -> None:
    """Beyond a hundred, the rest is counted."""
    text = "".join(f"<a href='/{number}'>a</a>" for number in range(500))
    found = derive("html", None, text).warnings
    assert len(found) == MAX_WARNINGS == 100
    assert (found[-1].code, found[-1].detail.split()[0]) == ("more_warnings", "401")


def test_json_leaves_out_what_is_not_known() -> None:
    """A place is that of a source, or the index of a block."""
    assert Warning("a", "b", 1, 2).as_json() == {"code": "a", "detail": "b", "line": 1, "column": 2}
    assert Warning("a", "b", block=0).as_json() == {"code": "a", "detail": "b", "block": 0}


def test_good_content_has_no_warnings() -> None:
    """Nothing is said where nothing was dropped."""
    text = "# A\n\n[b](#a) ![c](https://e.org/d.png)\n\n|e|\n|-|\n|f|\n\n- [x] g[^1]\n\n[^1]: h\n"
    assert warnings("markdown", text) == []
