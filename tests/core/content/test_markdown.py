"""Markdown in the dialect of GitHub (docs/content.md)."""

from __future__ import annotations

import re

import pytest

from core.content import TooMuch, derive, plain_text

BASE = "https://blog.example.org/2026/post"
REL = 'rel="noopener nofollow ugc"'


def details(depth: int) -> str:
    """Nest disclosures."""
    return "".join(f"<details><summary>w{n}</summary>\n\n" for n in range(depth))


def html(text: str, base: str | None = BASE) -> str:
    """Derive HTML from Markdown, on one line."""
    return derive("markdown", None, text, base).html.replace("\n", "")


def link(target: str, text: str, more: str = "") -> str:
    """Write a link as it is derived."""
    return f'<a href="{target}"{more} {REL}>{text}</a>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\ufeff# a", '<h1 id="user-content-a">a</h1>'),
        ("~~a~~", "<p><del>a</del></p>"),
        ("**「重要」**です", "<p><strong>「重要」</strong>です</p>"),
        ("www.example.org", f"<p>{link('http://www.example.org', 'www.example.org')}</p>"),
        ("a@b.org", f"<p>{link('mailto:a@b.org', 'a@b.org')}</p>"),
        ("[a](/b)", f"<p>{link('https://blog.example.org/b', 'a')}</p>"),
        ("[a](b 'c')", "<p>" + link(f"{BASE[:-4]}b", "a", ' title="c"') + "</p>"),
        ("[a](tel:+49123)", f"<p>{link('tel:+49123', 'a')}</p>"),
        (
            "![c](d.png)",
            '<p><img src="https://blog.example.org/2026/d.png" alt="c"></p>',
        ),
        (
            "# Über uns\n\n[e](#%C3%BCber-uns)",
            (
                '<h1 id="user-content-über-uns">Über uns</h1>'
                f"<p>{link('#user-content-über-uns', 'e')}</p>"
            ),
        ),
        (
            "- [x] a\n- [ ] b",
            (
                '<ul class="contains-task-list"><li class="task-list-item">\u2611 a</li>'
                '<li class="task-list-item">\u2610 b</li></ul>'
            ),
        ),
        (
            "|a|b|\n|:-:|-:|\n|1|2|",
            (
                '<table><thead><tr><th align="center">a</th><th align="right">b</th></tr></thead>'
                '<tbody><tr><td align="center">1</td><td align="right">2</td></tr></tbody></table>'
            ),
        ),
        ("a\n: b", "<dl><dt>a</dt><dd>b</dd></dl>"),
        ("$a^2$ costs US$5 and $6", '<p><code class="math">a^2</code> costs US$5 and $6</p>'),
        (
            "$$\na_1 < b\n$$",
            '<p><span class="math-display"><code class="math">a_1 &lt; b</code></span></p>',
        ),
        ("```math\nx\n```", '<pre><code class="math">x</code></pre>'),
        (
            "```rust,ignore title=x\na\n```",
            '<pre><code class="language-rust,ignore" data-meta="title=x">a</code></pre>',
        ),
        (
            "> [!NOTE]\n> a",
            (
                '<div class="markdown-alert markdown-alert-note">'
                '<p class="markdown-alert-title">Note</p><p>a</p></div>'
            ),
        ),
        ("use Vec<T> here", "<p>use Vec&lt;T&gt; here</p>"),
        ("<div>*a*</div>\n\n*b*", "<div>*a*</div><p><em>b</em></p>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
    ],
)
def test_githubs_dialect(text: str, expected: str) -> None:
    """What GitHub's users write becomes what they expect."""
    found = html(text).replace('data-meta="title=x" class="language-rust,ignore"',
                               'class="language-rust,ignore" data-meta="title=x"')  # fmt: skip
    assert found == expected


def test_footnotes() -> None:
    """A footnote has its words, and links there and back."""
    found = html("A[^1].\n\n[^1]: Word\n")
    assert f'<a href="#user-content-fn-1" id="user-content-fnref-1" {REL}>1</a>' in found
    assert '<li id="user-content-fn-1"><p>Word <a href="#user-content-fnref-1"' in found


def test_footnotes_that_nothing_refers_to_stay() -> None:
    """They are shown where they stand, with everything in them, and named."""
    text = "A[^1].\n\n> é [^2]: one *two* [^3]\n\n[^2]: four\n\n    five\n\n[^1]: x\n[^3]: three\n"
    derived = derive("markdown", None, text)
    words = plain_text(derived.html)
    assert all(word in words for word in ("one", "two", "three", "four", "five"))
    again = derive("markdown", None, "a\n\n- é\n\n  [^b]: lost\n")
    assert "lost" in again.html
    (warning,) = again.warnings
    assert (warning.code, warning.line, warning.column) == ("unused_footnote", 5, 3)


def test_cells_beyond_the_width_of_a_table_stay() -> None:
    """GitHub drops them; here they are shown as they are written, and named."""
    derived = derive("markdown", None, "|é|b|\n|-|-|\n|1|2|three \\| x|\n|4|5|\n")
    assert "<td>three \\| x</td>" in derived.html
    (warning,) = derived.warnings
    assert (warning.code, warning.line, warning.column) == ("extra_cells", 3, 5)


def test_definitions_that_nothing_refers_to_are_named() -> None:
    """They are never shown, so a warning cites them; those that are used are not named."""
    text = (
        "[a] and `[c]: d`\n\n[a]: https://e.org\n"
        "[TODO]: write-the-end\n[x]: not one\n\n    [b]: code\n"
    )
    (warning,) = derive("markdown", None, text).warnings
    assert (warning.code, warning.line) == ("unused_definition", 4)
    assert "write-the-end" in warning.detail


NESTS = {
    "list": lambda depth: "".join(f"{'  ' * n}- w{n}\n" for n in range(depth)),
    "ordered list": lambda depth: "".join(f"{'   ' * n}1. w{n}\n" for n in range(depth)),
    "quotes": lambda depth: "".join(f"{'> ' * (n + 1)}w{n}\n" for n in range(depth)),
    "list in quote": lambda depth: "".join(f"> {'  ' * n}- w{n}\n" for n in range(depth)),
    "quote in list": lambda depth: "- > " * depth + " ".join(f"w{n}" for n in range(depth)),
    "emphasis": lambda depth: "".join(f"*w{n} **x " for n in range(depth)) + "** *" * depth,
    "brackets": lambda depth: "".join(f"[w{n} " for n in range(depth)) + "](/x)" * depth,
    "html": lambda depth: "".join(f"<div>\n\nw{n}\n\n" for n in range(depth)),
    "spoilers": details,
}  # fmt: skip


@pytest.mark.parametrize("depth", [10, 150, 300])
@pytest.mark.parametrize("kind", NESTS)
def test_no_depth_loses_a_word(kind: str, depth: int) -> None:
    """However deep a text is nested, each word of it is there, and what follows it is too."""
    text = NESTS[kind](depth) + "\n\nEND\n\n- last\n"
    words = re.findall(r"w[0-9]+|END|last", plain_text(derive("markdown", None, text).html))
    assert words == [*(f"w{number}" for number in range(depth)), "END", "last"]


@pytest.mark.parametrize(
    "text",
    ["a\n" * 6_000, "a b c\n\n" * 6_000, "- a\n" * 6_000, "|a|b|\n|-|-|\n" + "|1|2|\n" * 6_000,
     "\n" * 190_000 + "a", "[a](b) " * 6_000],
    ids=["lines", "paragraphs", "items", "rows", "blank lines", "links"],
)  # fmt: skip
def test_long_posts_are_taken(text: str) -> None:
    """Six thousand lines are a long post, not an attack; blank lines count for nothing."""
    assert derive("markdown", None, text, BASE).warnings == ()


@pytest.mark.parametrize(
    "text",
    ["a\n\n" * 20_001, "[^a] " * 2_001, "|" + "a|" * 500 + "\n|" + "-|" * 500 + "\n|x|" * 50],
)
def test_too_much_is_refused_with_its_rule(text: str) -> None:
    """What is beyond the bounds says how much there is, and what the bound is."""
    with pytest.raises(TooMuch) as caught:
        derive("markdown", None, text)
    assert caught.value.nodes > 2_000
    assert ",000" in caught.value.rule
