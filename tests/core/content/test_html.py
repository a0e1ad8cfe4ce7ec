"""What becomes of each kind of HTML (docs/content.md)."""

from __future__ import annotations

import pytest

from core.content import derive, media_in, plain_text

BASE = "https://blog.example.org/2026/post"
MEDIA = "/api/v1/media/019a5c28-5d3a-7b41-8f0e-1a2b3c4d5001/content"
REL = 'rel="noopener nofollow ugc"'

# Laid out as a block, a row, a cell or a box by the style sheet of the HTML standard.
BLOCK_LIKE = """address article aside blockquote button canvas caption center dd details dialog dir
    div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup legend
    li listing main menu nav object ol optgroup option p pre search section select summary svg table
    tbody td textarea tfoot th thead tr ul xmp""".split()


def html(text: str, base: str | None = BASE) -> str:
    """Derive HTML from HTML."""
    return derive("html", None, text, base).html


@pytest.mark.parametrize("tag", BLOCK_LIKE)
def test_blocks_separate_words(tag: str) -> None:
    """`<x>one</x><x>two</x>` are two words, whether the element is kept or not."""
    beside = f"<{tag}>one</{tag}><{tag}>two</{tag}>"
    assert plain_text(html(beside)).split() == ["one", "two"]
    between = f"one<{tag}>two</{tag}>three"
    assert plain_text(html(between)).split() == ["one", "two", "three"]


@pytest.mark.parametrize("tag", ["br", "hr", "input", "img alt='x'", "option", "li", "td", "tr"])
def test_empty_elements_separate_words(tag: str) -> None:
    """So do a line break, a rule, a box, and elements whose end tags were left out."""
    assert plain_text(html(f"<p>one<{tag}>two")).split()[0] == "one"


@pytest.mark.parametrize("tag", "b i em strong span font code sub sup a mark u s wbr".split())
def test_inline_elements_do_not(tag: str) -> None:
    """A word that is bold in part is one word."""
    assert plain_text(html(f"<p>on<{tag}>e</{tag}>two")) == "onetwo"


KEPT = [
    '<table><tbody><tr><td colspan="2" rowspan="3" align="right">a</td></tr></tbody></table>',
    '<table><colgroup span="2"><col align="left"></colgroup><tbody><tr></tr></tbody></table>',
    '<p dir="rtl" lang="ar">a</p>',
    '<p><bdi>a</bdi><bdo dir="rtl">b</bdo></p>',
    "<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby></p>",
    '<p><abbr title="HyperText">HT</abbr><dfn>d</dfn></p>',
    '<ol start="-3" reversed="" type="i"><li value="7">a</li></ol>',
    '<details open=""><summary>a</summary>b</details>',
    (
        '<figure><img src="https://e.org/a.png" alt="a" width="50%" height="20">'
        "<figcaption>b</figcaption></figure>"
    ),
    "<p><kbd>a</kbd><samp>b</samp><var>c</var><mark>d</mark><sub>e</sub><sup>f</sup></p>",
    '<p><small>a</small><ins datetime="2026-01-02">b</ins><del>c</del></p>',
    '<p><time datetime="2026-01-02T03:04Z">a</time></p>',
    '<blockquote cite="https://e.org/"><p><q>a</q><cite>b</cite></p></blockquote>',
    '<h2 align="center" id="user-content-a">a</h2>',
    '<pre class="language-js"><code class="language-js">a  b\nc</code></pre>',
    "<section><article><aside>a</aside></article></section>",
    "<dl><dt>a</dt><dd>b</dd></dl>",
    f'<p><a href="tel:+49123" title="call" {REL}>a</a></p>',
    f'<p><a href="{MEDIA}" {REL}>a</a></p>',
    f'<p><img src="{MEDIA}" alt="a"></p>',
    f'<audio src="{MEDIA}" controls="" loop="" preload="none"></audio>',
    (
        f'<video controls="" poster="{MEDIA}" width="640"><source src="{MEDIA}" type="video/mp4">'
        '<track src="https://e.org/a.vtt" kind="captions" srclang="en" label="English">a</video>'
    ),
    (
        '<picture><source srcset="https://e.org/a.webp 1x, https://e.org/b.webp 2x" '
        'type="image/webp">'
        '<img src="https://e.org/a.png" alt=""></picture>'
    ),
    '<p><code class="math">a^2</code></p>',
]


@pytest.mark.parametrize("text", KEPT)
def test_what_means_something_is_kept(text: str) -> None:
    """Of good HTML nothing is changed, and nothing is warned of."""
    derived = derive("html", None, text, BASE)
    assert (derived.html, derived.warnings) == (text, ())


BECOMES = [
    ('<a href="/b">x</a>', f'<a href="https://blog.example.org/b" {REL}>x</a>'),
    ('<a href="b?c=1&copy=2#d">x</a>',
     f'<a href="https://blog.example.org/2026/b?c=1&amp;copy=2#d" {REL}>x</a>'),
    ('<a href="//e.org/b">x</a>', f'<a href="https://e.org/b" {REL}>x</a>'),
    ('<img src="d.png" alt=c>', '<img src="https://blog.example.org/2026/d.png" alt="c">'),
    ('<h2>é à</h2><a href="#é-à">x</a>',
     f'<h2 id="user-content-é-à">é à</h2><a href="#user-content-é-à" {REL}>x</a>'),
    ('<a name="x">a</a><a href="#x">b</a>',
     f'<span id="user-content-x">a</span><a href="#user-content-x" {REL}>b</a>'),
    ('<td style="text-align:right">a</td>', '<div align="right">a</div>'),
    ('<table><td style="text-align: right">a</table>',
     '<table><tbody><tr><td align="right">a</td></tr></tbody></table>'),
    ('<b style="font-weight:normal" id="docs-internal-guid-1"><p>a</p></b>', "<p>a</p>"),
    ('<span style="font-weight:700;font-style:italic">a</span>',
     "<strong><em>a</em></strong>"),
    ('<span style="text-decoration:line-through">a</span>', "<s>a</s>"),
    ('<p style="direction:rtl">a</p>', '<p dir="rtl">a</p>'),
    ("<strike>a</strike><tt>b</tt><acronym title=c>d</acronym>",
     '<s>a</s><code>b</code><abbr title="c">d</abbr>'),
    ("<textarea>a <b> &amp;</textarea>", "<pre>a &lt;b&gt; &amp;</pre>"),
    (('<img src="data:image/gif;base64,R0" data-src="https://e.org/a.png" alt="a">'
     '<noscript><img src="https://e.org/a.png" alt="a"> b</noscript>'),
     '<img src="https://e.org/a.png" alt="a"> b'),
    ('<img data-lazy-src="https://e.org/a.png">', '<img src="https://e.org/a.png">'),
    ('<img data-srcset="https://e.org/a.png 100w, https://e.org/b.png 200w">',
     '<img srcset="https://e.org/a.png 100w, https://e.org/b.png 200w" src="https://e.org/b.png">'),
    ("<noscript>a</noscript>", "a"),
    ('<math alttext="x^2"><mi>x</mi></math>', '<code class="math">x^2</code>'),
    (('<math><semantics><mi>x</mi><annotation encoding="application/x-tex">x&lt;2</annotation>'
     "</semantics></math>"), '<code class="math">x&lt;2</code>'),
    ("<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>", '<code class="math">1 2</code>'),
    ('<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ?start=5"></iframe>',
     ('<figure><a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ&amp;t=5s" '
     f'{REL}>https://www.youtube.com/watch?v=dQw4w9WgXcQ&amp;t=5s</a></figure>')),
    ('<iframe data-src="//player.vimeo.com/video/12?h=3" title="T"></iframe>',
     (f'<figure><a href="https://vimeo.com/12" {REL}>https://vimeo.com/12</a>'
     "<figcaption>T</figcaption></figure>")),
    ('<iframe src="https://open.spotify.com/embed/track/1"></iframe>',
     (f'<figure><a href="https://open.spotify.com/track/1" {REL}>https://open.spotify.com/track/1</a>'
     "</figure>")),
    ('<object><param name=movie value=x><embed src="https://e.org/f"></object>',
     f' <figure><a href="https://e.org/f" {REL}>https://e.org/f</a></figure> '),
    ("<input type=checkbox checked> a <input type=checkbox>", "\u2611 a \u2610"),
    ('<map><area href="https://e.org/" alt=a></map>', f'<a href="https://e.org/" {REL}>a</a> '),
    ("<p>a<ul><li>b<li>c</ul>", "<p>a</p><ul><li>b</li><li>c</li></ul>"),
    ("<p><b>a<p>b</b>c", "<p><b>a</b></p><p><b>b</b>c</p>"),
    ("<table><tr>a<td>b", "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"),
    ("use Vec<T> here", "use Vec&lt;T&gt; here"),
    ("a < b and c > d", "a &lt; b and c &gt; d"),
    ('<a href="x>the rest', '&lt;a href="x&gt;the rest'),
    ("<!-- never ends", "&lt;!-- never ends"),
    ("<![CDATA[a<b]]>", "a&lt;b"),
    ("\ufeff<p>a</p>", "<p>a</p>"),
    ("a\r\nb\rc", "a\nb\nc"),
    ("<video src='https://e.org/v' autoplay></video>",
     '<video src="https://e.org/v" controls=""></video>'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BECOMES)
def test_what_becomes_of_the_rest(text: str, expected: str) -> None:
    """What is not kept as it is becomes what says the same."""
    assert html(text) == expected


def test_base_of_the_document_counts_when_no_other_is_known() -> None:
    """`<base href>` says what relative addresses mean; a base that was given comes before it."""
    text = '<base href="https://old.example/a/"><a href="b">x</a>'
    assert 'href="https://old.example/a/b"' in html(text, None)
    assert 'href="https://blog.example.org/2026/b"' in html(text)


def test_media_in_finds_every_place_of_an_address() -> None:
    """Links, pictures, sets, sound, film and its poster; text that looks so is text."""
    for text in (
        f'<a href="{MEDIA}">a</a>',
        f'<img src="{MEDIA}">',
        f'<img srcset="{MEDIA} 2x">',
        f'<audio src="{MEDIA}#t=3"></audio>',
        f'<video poster="{MEDIA}"></video>',
        f'<video><source src="{MEDIA}"></video>',
    ):
        assert [str(found) for found in media_in(html(text))] == [MEDIA.split("/")[4]], text
    assert (
        media_in(html(f'<p>src="{MEDIA}"</p><img src="https://e.org/" alt=\'{MEDIA}\'>')) == set()
    )


def test_ids_cannot_be_taken_for_those_of_the_page() -> None:
    """Each id has a prefix, and each is given once."""
    found = html('<p id="login">a</p><p id="login">b</p><h1>login</h1><h1>login</h1>')
    assert found == (
        '<p id="user-content-login">a</p><p>b</p><h1 id="user-content-login-1">login</h1>'
        '<h1 id="user-content-login-2">login</h1>'
    )


@pytest.mark.parametrize("tag", ["div", "blockquote", "b", "ul><li", "span", "table><tr><td"])
def test_depth_is_flattened_without_loss(tag: str) -> None:
    """Elements deeper than a hundred lose their tags and no word, and the warning says so."""
    text = "".join(f"<{tag}>w{number} " for number in range(3_000))
    derived = derive("html", None, text)
    assert plain_text(derived.html).split() == [f"w{number}" for number in range(3_000)]
    assert [warning.code for warning in derived.warnings] == ["too_deep"]
