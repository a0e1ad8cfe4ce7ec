"""Addresses in HTML: absolute for feed readers, and nothing else of the text changes."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.html_addresses import Base, Reference, absolute

BASE = Base(
    service="https://daybook.example/blog",
    page="https://daybook.example/blog/api/v1/users/noor/posts/low-water",
    source="https://noor.example.org/2019/03/low-water.html",
)
SITE = "https://noor.example.org"
BESIDE = f"{SITE}/2019/03"
MEDIA = "/api/v1/media/019a5c50-2d31-7a42-8b0f-51c6de7f5001/content"


@pytest.mark.parametrize(
    ("given_html", "expected"),
    [
        (f'<img src="{MEDIA}" alt="a">', f'<img src="{BASE.service}{MEDIA}" alt="a">'),
        (f"<audio controls src='{MEDIA}'>", f'<audio controls src="{BASE.service}{MEDIA}">'),
        (f"<video poster={MEDIA}>", f'<video poster="{BASE.service}{MEDIA}">'),
        ('<a href="#note-1">1</a>', f'<a href="{BASE.page}#note-1">1</a>'),
        ('<a href="">x</a>', f'<a href="{BASE.source}">x</a>'),
        ('<a href="?page=2">x</a>', f'<a href="{BASE.source}?page=2">x</a>'),
        ('<a href="/about">x</a>', '<a href="https://noor.example.org/about">x</a>'),
        ('<a href="../04/x.html">x</a>', '<a href="https://noor.example.org/2019/04/x.html">x</a>'),
        ('<a href="x&amp;y">x</a>', '<a href="https://noor.example.org/2019/03/x&amp;y">x</a>'),
        ('<a href="//cdn.example/x">x</a>', '<a href="https://cdn.example/x">x</a>'),
        ('<a href=" \n/ab\tout ">x</a>', '<a href="https://noor.example.org/about">x</a>'),
        ('<a HREF = "/about">x</a>', '<a HREF="https://noor.example.org/about">x</a>'),
        ('<blockquote cite="/q">x', '<blockquote cite="https://noor.example.org/q">x'),
        (
            '<img srcset="/a.png 1x, b.png 2x,/c,d.png, /e.png 9w">',
            f'<img srcset="{SITE}/a.png 1x, {BESIDE}/b.png 2x, {SITE}/c,d.png, {SITE}/e.png 9w">',
        ),
        (
            '<img srcset="data:image/png;base64,AA== 1x, /b.png 2x">',
            '<img srcset="data:image/png;base64,AA== 1x, https://noor.example.org/b.png 2x">',
        ),
        ('<img/src="/a.png">', '<img/src="https://noor.example.org/a.png">'),
        ("<br/><img src=/a.png />", '<br/><img src="https://noor.example.org/a.png" />'),
    ],
)
def test_addresses_become_absolute(given_html: str, expected: str) -> None:
    """Those of this service, fragments, and what is relative to where the text was written for."""
    assert absolute(given_html, BASE).html == expected
    assert absolute(expected, BASE).html == expected


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://example.org/a?b&amp;c" title="href=\'/x\'">href="/x"</a>',
        '<a href="mailto:noor@example.org">x</a><a href="tel:+31201234567">x</a>',
        '<code>&lt;a href="/x"&gt;</code> <p title=\'<a href="/x">\'>src="/y"</p>',
        '<p data-href="/x" hreflang="nl" xsrc=/y>1 < 2 > 1 <3 href="/x"></p>',
        '<img alt="src=/x" src="https://[::1/">',
        '<a href="/x" title="not closed>',
        "<a href='/x",
        "",
    ],
)
def test_everything_else_stays(html: str) -> None:
    """Absolute addresses, texts that look like attributes, and tags that are not closed."""
    assert absolute(html, BASE).html == html


def test_what_cannot_be_resolved_stays() -> None:
    """A host that is none breaks nothing."""
    assert absolute('<a href="//[x">x</a>', BASE).html == '<a href="//[x">x</a>'


def test_references_are_those_of_the_text() -> None:
    """In their order, by element and attribute."""
    html = f'<p><a href="/x">x</a><video src="{MEDIA}" poster="p.png"></video></p>'
    assert absolute(html, BASE).references == [
        Reference("a", "href", "https://noor.example.org/x"),
        Reference("video", "src", f"{BASE.service}{MEDIA}"),
        Reference("video", "poster", "https://noor.example.org/2019/03/p.png"),
    ]


class _Seen(HTMLParser):
    """Takes down what a document is, with its addresses resolved."""

    def __init__(self, base: Base | None) -> None:
        super().__init__(convert_charrefs=True)
        self.base = base
        self.parts: list[object] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take down an element and its attributes."""
        resolved = [
            (name, self.base.absolute(value) if self.base and name in {"href", "src"} else value)
            for name, value in ((name, value or "") for name, value in attrs)
        ]
        self.parts.append((tag, resolved))

    def handle_endtag(self, tag: str) -> None:
        """Take down the end of one."""
        self.parts.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        """Take down a text."""
        self.parts.append(f"text {data}")


def _seen(html: str, base: Base | None) -> list[object]:
    parser = _Seen(base)
    parser.feed(html)
    parser.close()
    return parser.parts


_VALUES = st.text("/#?.:ax&<>'\" \u00e9", max_size=8)
_TEXTS = st.text("ab =/'\"\n", max_size=8)


@given(st.lists(st.tuples(st.sampled_from(["a", "img", "p"]), _VALUES, _VALUES, _TEXTS)))
def test_a_reader_of_html_sees_the_same_document(
    elements: list[tuple[str, str, str, str]],
) -> None:
    """Whatever the values are: the same elements, attributes and texts, with absolute addresses."""
    html = "".join(
        f'<{tag} title="{_quoted(title)}" href="{_quoted(href)}">{text}</{tag}>'
        for tag, title, href, text in elements
    )
    assert _seen(absolute(html, BASE).html, None) == _seen(html, BASE)


def _quoted(value: str) -> str:
    """Write a value as the sanitiser does: `<` and `>` are as they are within quotes."""
    return value.replace("&", "&amp;").replace('"', "&quot;")


@pytest.mark.parametrize(
    "piece",
    ["<a ", '<a "', "<a '", "<a \"<b'", '<a href="', "<", "<a href=/x>", "a=", "<a =", ",", " ,a"],
)
def test_long_texts_of_one_piece_come_to_an_end(piece: str) -> None:
    """No text takes the square of its length: a quarter of a megabyte would take minutes."""
    html = piece * (250_000 // len(piece))
    for text in (html, f"<a {html}>", f'<img srcset="{html.replace(chr(34), "")}">'):
        absolute(text, BASE)
