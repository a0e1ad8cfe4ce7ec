"""Blocks to HTML (domain rule D13)."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.content import Document, clean, count_nodes, derive, without_private
from tests.core.test_sanitiser import Reader as Judge


def spans(text: str, **more: Any) -> list[dict[str, Any]]:
    """Make rich text of one span."""
    return [{"text": text, **more}]


def render(document: Document) -> str:
    """Derive the HTML of blocks."""
    return derive("blocks", document, None).html


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ({"type": "paragraph", "text": []}, "<p></p>"),
        ({"type": "paragraph", "text": spans("a & <b>")}, "<p>a &amp; &lt;b&gt;</p>"),
        ({"type": "paragraph", "text": spans("a\nb")}, "<p>a<br>b</p>"),
        (
            {"type": "paragraph", "text": spans("x", marks=["bold", "italic"])},
            "<p><em><strong>x</strong></em></p>",
        ),
        (
            {"type": "paragraph", "text": spans("x", link="https://example.org/?a=1&b=2")},
            '<p><a href="https://example.org/?a=1&amp;b=2" rel="noopener nofollow ugc">x</a></p>',
        ),
        (
            {"type": "paragraph", "text": spans("x", link="mailto:a@example.org")},
            '<p><a href="mailto:a@example.org" rel="noopener nofollow ugc">x</a></p>',
        ),
        ({"type": "heading", "level": 2, "text": spans("x")}, '<h2 id="user-content-x">x</h2>'),
        (
            {"type": "quote", "text": spans("x"), "cite": "<me>"},
            "<blockquote><p>x</p><cite>&lt;me&gt;</cite></blockquote>",
        ),
        (
            {"type": "code", "language": "python", "code": "a < b\n  c"},
            '<pre><code class="language-python">a &lt; b\n  c</code></pre>',
        ),
        ({"type": "code", "code": "x"}, "<pre><code>x</code></pre>"),
        (
            {"type": "image", "media_id": "019a5c28-5d3a-7b41-8f0e-1a2b3c4d5001", "alt": ""},
            '<figure><img src="/api/v1/media/{}/content" alt=""></figure>'.format(
                "019a5c28-5d3a-7b41-8f0e-1a2b3c4d5001"
            ),
        ),
        (
            {"type": "image", "url": "https://e.org/a", "alt": "", "caption": "<a>\nb"},
            (
                '<figure><img src="https://e.org/a" alt=""><figcaption>&lt;a&gt;<br>b</figcaption>'
                "</figure>"
            ),
        ),
        (
            {"type": "audio", "url": "https://e.org/a?b&c"},
            '<figure><audio controls="" src="https://e.org/a?b&amp;c"></audio></figure>',
        ),
        (
            {"type": "audio", "url": "https://e.org/a", "title": "<a>", "caption": "b"},
            (
                '<figure><audio controls="" src="https://e.org/a">'
                '<a href="https://e.org/a" rel="noopener nofollow ugc">&lt;a&gt;</a></audio>'
                "<figcaption>b</figcaption></figure>"
            ),
        ),
        (
            {
                "type": "video",
                "url": "https://e.org/a",
                "poster_media_id": "019a5c28-5d3a-7b41-8f0e-1a2b3c4d5001",
            },
            (
                '<figure><video controls="" src="https://e.org/a" poster="/api/v1/media/'
                '019a5c28-5d3a-7b41-8f0e-1a2b3c4d5001/content"></video></figure>'
            ),
        ),
        (
            {"type": "file", "url": "https://e.org/a", "title": "<a>.pdf"},
            (
                '<figure><a href="https://e.org/a" download="" rel="noopener nofollow ugc">'
                "&lt;a&gt;.pdf</a></figure>"
            ),
        ),
        (
            {"type": "image", "url": "https://i.example.org/a.jpg", "alt": 'a "b"', "caption": "c"},
            (
                '<figure><img src="https://i.example.org/a.jpg" alt="a &quot;b&quot;">'
                "<figcaption>c</figcaption></figure>"
            ),
        ),
        (
            {"type": "embed", "url": "https://youtu.be/x"},
            (
                '<figure><a href="https://youtu.be/x" rel="noopener nofollow ugc">https://youtu.be/x</a>'
                "</figure>"
            ),
        ),
        ({"type": "divider"}, "<hr>"),
        (
            {"type": "table", "header": True, "rows": [[spans("a"), spans("b")], [spans("c")]]},
            (
                "<table><thead><tr><th>a</th><th>b</th></tr></thead>"
                "<tbody><tr><td>c</td><td></td></tr></tbody></table>"
            ),
        ),
        (
            {"type": "checklist", "items": [{"checked": True, "text": spans("a")}, {"text": []}]},
            "<ul><li>\u2611 a</li><li>\u2610 </li></ul>",
        ),
        (
            {
                "type": "list",
                "style": "ordered",
                "items": [
                    {"text": spans("a")},
                    {"level": 1, "text": spans("b")},
                    {"level": 9, "text": spans("c")},
                    {"text": spans("d")},
                ],
            },
            "<ol><li>a<ol><li>b<ol><li>c</li></ol></li></ol></li><li>d</li></ol>",
        ),
    ],
)
def test_every_block_has_its_html(block: dict[str, Any], expected: str) -> None:
    """Each kind of block is written as plain, well-formed HTML."""
    assert render({"blocks": [block]}) == expected


PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    '<a href="  jAvAsCrIpT&colon;alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    '<img src="javascript:alert(1)">',
    '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
    '<img src="mailto:a@b">',
    "<math><mtext></p><style><img src onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<style>@import 'javascript:alert(1)'</style>",
    '<p style="background:url(javascript:alert(1))" class="x" id="y">x</p>',
    "<form action=/x><input name=q></form>",
    "<!--><img src=x onerror=alert(1)>-->",
    '<code class="language-x evil">x</code>',
    "<base href=//evil>",
    "<a href=//evil>x</a>",
    "<a href='/api/v1/account'>x</a>",
    "<img src='/api/v1/account'>",
    "<table><td><template><script>alert(1)</script>",
    "<img srcset='javascript:alert(1) 1x, https://e.org/a 2x'>",
    "<video src=https://e.org/v poster='javascript:alert(1)' onplay=alert(1) autoplay>",
    "<audio><source src='data:audio/wav;base64,x' onerror=alert(1)></audio>",
    "<track src=javascript:alert(1)>",
    "<q cite='javascript:alert(1)'>x</q>",
    "<ins cite='data:text/html,x' datetime='\"onclick=alert(1)'>x</ins>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<iframe src='https://www.youtube.com/embed/x\"onload=alert(1)'></iframe>",
    "<object data='javascript:alert(1)'><embed src='data:text/html,x'></object>",
    "<area href='javascript:alert(1)' alt='<script>'>",
    "<a id=location name=cookie href='#<img onerror=alert(1)>'>x</a>",
    "<p id='x\"onclick=alert(1)'>x</p><form id=attributes><input name=parentNode>",
    "<td headers='a\" onclick=alert(1)'>x</td>",
    "<math href=javascript:alert(1)><annotation encoding=tex><script>alert(1)</script></math>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a><style>@import 'x'</style></svg>",
    "<h1>&lt;script&gt;<img alt='\"><script>alert(1)</script>'></h1>",
    "<base href='javascript:alert(1)//'><a href=x>x</a>",
    "<base href='https://evil.example/'><script src=x></script>",
    "<span data-math-style=display class='math evil'><script>alert(1)</script></span>",
    "<span style='font-weight:bold;background:url(javascript:alert(1))'>x</span>",
    "<xmp></xmp><script>alert(1)</script>",
    "<textarea></textarea><img src=x onerror=alert(1)></textarea>",
    "<noscript><img src=x onerror=alert(1)></noscript>",
    "<![CDATA[<script>alert(1)</script>]]>",
]


class Reader(HTMLParser):
    """Collects the text of HTML, and of alternative texts."""

    text = ""

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect what a picture says instead of itself."""
        self.text += dict(attrs).get("alt") or ""

    def handle_data(self, data: str) -> None:
        """Collect text."""
        self.text += data


def assert_harmless(text: str) -> None:
    """Fail when anything outside of the allow-list is in an HTML text."""
    judge = Judge()
    judge.feed(text)
    assert judge.faults == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_attacks_in_raw_html_are_cleaned(payload: str) -> None:
    """What the allow-list does not know is gone, and cleaning again changes nothing."""
    for outcome in (clean(payload), derive("html", None, payload, "https://e.org/").html):
        assert_harmless(outcome)
        assert clean(outcome) == outcome


@pytest.mark.parametrize("payload", PAYLOADS)
def test_attacks_in_blocks_are_text(payload: str) -> None:
    """A payload in any text of any block comes out as text, every character of it."""
    rendered = render(
        {
            "blocks": [
                {"type": "paragraph", "text": spans(payload)},
                {"type": "code", "code": payload},
                {"type": "quote", "text": [], "cite": payload},
                {"type": "image", "url": "https://x.example/", "alt": payload, "caption": payload},
            ]
        }
    )
    assert_harmless(rendered)
    reader = Reader(convert_charrefs=True)
    reader.feed(rendered)
    assert reader.text.count(payload) == 5


fragments = st.sampled_from(
    [*PAYLOADS, "<p>", "</p>", "<a href='", "'>", "<b>", "&lt;", "&#x6a;", '"']
)
markup = st.lists(st.one_of(fragments, st.text(max_size=8)), max_size=8).map("".join)


@given(markup)
def test_cleaning_is_idempotent(text: str) -> None:
    """clean(clean(x)) = clean(x), on glued pieces of attacks too, and it is always harmless."""
    for outcome in (clean(text), derive("html", None, text, "https://e.org/").html):
        assert_harmless(outcome)
        assert clean(outcome) == outcome


def test_private_blocks_leave_no_trace() -> None:
    """What publishing leaves out is gone with the very word `private`."""
    document = {
        "blocks": [
            {"type": "paragraph", "private": True, "text": spans("canary")},
            {"type": "paragraph", "private": False, "id": "b", "text": spans("public")},
        ]
    }
    public = without_private(document)
    assert public == {"blocks": [{"type": "paragraph", "id": "b", "text": spans("public")}]}
    assert "private" in document["blocks"][0]


def test_nodes_are_blocks_items_cells_and_spans() -> None:
    """The count that bounds a document is the one that the contract describes."""
    assert count_nodes({"blocks": []}) == 0
    assert count_nodes({"blocks": [{"type": "divider"}]}) == 1
    assert count_nodes({"blocks": [{"type": "paragraph", "text": spans("a") + spans("b")}]}) == 3
    items = [{"text": spans("a")}, {"text": []}]
    assert count_nodes({"blocks": [{"type": "list", "style": "bullet", "items": items}]}) == 4
    rows = [[spans("a"), []], [spans("b")]]
    assert count_nodes({"blocks": [{"type": "table", "rows": rows}]}) == 1 + 3 + 2
