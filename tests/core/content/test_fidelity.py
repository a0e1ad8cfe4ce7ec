"""No word of other people's texts is lost unsaid (security test 20).

The examples of the CommonMark and GFM specifications, posts of a blog in Markdown and of one in
HTML, beside cmark-gfm; and generated HTML in which each word, address and attribute can be found
again. The small form takes a part of each; `make torture` takes all.
"""

from __future__ import annotations

import os
import random
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin

import cmarkgfm  # type: ignore[import-untyped]
import pytest
from cmarkgfm.cmark import Options  # type: ignore[import-untyped]

from core.content import Derived, clean, derive

ROOT = Path(__file__).resolve().parents[3]
CORPUS = Path(os.environ.get("DAYBOOK_CORPUS", ROOT.parent / "shared" / "corpus"))
BASE = "https://blog.example.org/2026/post"
FULL = pytest.mark.torture("security 20")
REFERENCE = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
INLINE = set(
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span"
    " strike strong sub sup tt u var wbr".split()
)


class Page(HTMLParser):
    """The words, links and pictures of HTML, as another parser than ours finds them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: Counter[str] = Counter()
        self.pictures: Counter[str] = Counter()
        self._text: list[str] = []
        self._hidden = 0
        self.feed(html)
        self.close()
        self.words = Counter(re.findall(r"\w+", "".join(self._text)))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an address; separate the words that a block separates."""
        given = {name: value or "" for name, value in attrs}
        self._hidden += tag in {"script", "style"}
        if tag == "a" and given.get("href"):
            self.links[_address(given["href"])] += 1
        if tag == "img" and given.get("src"):
            self.pictures[_address(given["src"])] += 1
        alt = given.get("alt", "") if tag == "img" else ""
        self._text.append("" if tag in INLINE else f" {alt} ")

    def handle_endtag(self, tag: str) -> None:
        """Separate the words that a block separates."""
        self._hidden -= tag in {"script", "style"}
        self._text.append("" if tag in INLINE else " ")

    def handle_data(self, data: str) -> None:
        """Note what is to be seen."""
        if not self._hidden:
            self._text.append(data)


def _address(value: str) -> str:
    """Write an address in one way, whatever escapes it has."""
    value = value.replace("#user-content-", "#")
    if value.startswith("#"):
        return unquote(value)
    return unquote(urljoin(BASE, value.strip())).replace(" ", "").rstrip("/")


# The specifications -------------------------------------------------------------------------------

EXAMPLE = re.compile(r"^`{32} example[^\n]*\n(.*?)^\.\n.*?^`{32}$", re.MULTILINE | re.DOTALL)
SPECIFICATIONS = ("commonmark-spec.txt", "gfm-spec.txt", "gfm-extensions.txt")
# What explains a word of the reference that is not in ours, by the code of its warning.
REASONS = {"content_removed", "attribute_removed", "element_removed", "comment_removed"}


def examples(name: str) -> list[str]:
    """Return the Markdown of the examples of a specification."""
    path = CORPUS / "commonmark" / name
    if not path.exists():
        pytest.skip(f"no {path}: set DAYBOOK_CORPUS to a folder with commonmark/")
    return [match[1].replace("\u2192", "\t") for match in EXAMPLE.finditer(path.read_text())]


FILTERED = re.compile(
    "&lt;/?(?:title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)[^>]*>",
    re.IGNORECASE,
)
"""The tags that cmark-gfm shows as text, as GitHub does."""


def rendered(source: str) -> str:
    """Render Markdown with cmark-gfm."""
    return str(cmarkgfm.github_flavored_markdown_to_html(source, REFERENCE))


def missing(source: str, derived: Derived) -> Counter[str]:
    """Return the words of cmark-gfm's HTML that are neither in ours nor named in a warning."""
    reference = Page(FILTERED.sub("", rendered(source)))
    found = Page(derived.html).words
    found.update(re.findall(r"\w+", " ".join(warning.detail for warning in derived.warnings)))
    return reference.words - found


@pytest.mark.parametrize("name", SPECIFICATIONS)
def test_no_word_of_a_specification_is_lost(name: str) -> None:
    """Each word of each example is shown, or a warning says why it is not."""
    lost = {}
    for source in examples(name):
        derived = derive("markdown", None, source, BASE)
        words = missing(source, derived)
        if words and not REASONS & {warning.code for warning in derived.warnings}:
            lost[source] = dict(words)
    assert lost == {}


# Where our HTML of an example is another than the specification's, each for one of these reasons.
DIFFERENCES = {
    "tags are closed, and unknown ones unwrapped": r"<[A-Za-z/!?]",
    "relative addresses are resolved, empty and unknown ones are not kept": r"\]\(|\]:|<[\w+.-]+:",
    "bare links are links": r"https?://|www\.|@",
    "task lists are signs": r"\[[ xX]\]",
    "tables keep their extra cells": r"\|",
    "footnotes have other ids, and unused ones are shown": r"\[\^",
}
NORMAL = re.compile(r' (?:rel|id|class|align|data-[a-z-]+|aria-label)="[^"]*"| /(?=>)|\s*\n\s*')


@pytest.mark.parametrize("name", SPECIFICATIONS)
def test_each_difference_from_a_specification_has_a_reason(name: str) -> None:
    """Beside what is listed, our HTML is that of the specification."""
    unexplained = []
    text = (CORPUS / "commonmark" / name).read_text() if examples(name) else ""
    pattern = EXAMPLE.pattern.replace(r".*?^`{32}", r"(.*?)^`{32}")
    for match in re.finditer(pattern, text, re.MULTILINE | re.DOTALL):
        source, expected = (part.replace("\u2192", "\t") for part in match.groups())
        html = derive("markdown", None, source, BASE).html
        ours, theirs = (unescape(NORMAL.sub("", html)) for html in (html, expected))
        is_explained = any(re.search(pattern, source) for pattern in DIFFERENCES.values())
        if ours != theirs and not is_explained and "<IGNORE>" not in theirs:
            unexplained.append((source, ours, theirs))
    assert unexplained == []


# Posts --------------------------------------------------------------------------------------------


def markdown_posts() -> list[Path]:
    """Return the posts in Markdown."""
    found = sorted((CORPUS / "posts" / "markdown").glob("*.md"))
    if not found:
        pytest.skip(f"no {CORPUS}/posts/markdown: set DAYBOOK_CORPUS to a folder with posts/")
    return found


@pytest.mark.parametrize("share", [8, pytest.param(1, marks=FULL)])
def test_posts_in_markdown_keep_every_word_link_and_picture(
    share: int, record_property: Callable[[str, object], None]
) -> None:
    """Word by word and address by address, beside cmark-gfm."""
    lost = {}
    total: Counter[str] = Counter()
    for path in markdown_posts()[::share]:
        source = path.read_text()
        derived = derive("markdown", None, source, BASE)
        theirs = Page(rendered(source))
        ours = Page(derived.html)
        words = missing(source, derived)
        if any(warning.code == "content_removed" for warning in derived.warnings):
            words = Counter()  # cmark-gfm shows the source of scripts
        gone = words, theirs.links - ours.links, theirs.pictures - ours.pictures
        if any(gone):
            lost[path.name] = gone
        total["words in"] += sum(theirs.words.values())
        total["words out"] += sum((theirs.words & ours.words).values())
    for name, figure in total.items():
        record_property(name, figure)
    assert lost == {}


def wordpress_posts() -> Iterator[tuple[str, str]]:
    """Yield the titles and the HTML of the posts of WordPress's test data."""
    path = CORPUS / "posts" / "wordpress-theme-unit-test.xml"
    if not path.exists():
        pytest.skip(f"no {path}: set DAYBOOK_CORPUS to a folder with posts/")
    for item in ET.parse(path).getroot().iter("item"):  # noqa: S314 - a file of our own
        html = item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded") or ""
        if html.strip():
            yield item.findtext("title") or "", html


def test_posts_of_wordpress_keep_every_word_link_and_picture() -> None:
    """In HTML there is no other renderer: what the source shows, the outcome shows."""
    lost = {}
    for title, html in wordpress_posts():
        ours, source = Page(derive("html", None, html, BASE).html), Page(html)
        gone = (
            source.words - ours.words,
            source.links - ours.links,
            source.pictures - ours.pictures,
        )
        if any(gone):
            lost[title] = gone
    assert lost == {}


# Generated HTML -----------------------------------------------------------------------------------

TAGS = """a abbr acronym address applet area article aside audio b bdi bdo big blink blockquote body
    br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog
    dir div dl dt em fieldset figcaption figure font footer form frameset h1 h2 h3 h4 h5 h6 head
    header hgroup hr html i ins kbd label legend li main map mark marquee menu meter nav nobr
    noembed noframes noscript object ol optgroup option output p picture pre progress q rb rp rt rtc
    ruby s samp search section select slot small span strike strong sub summary sup svg table tbody
    td template textarea tfoot th thead time tr tt u ul var video wbr xmp x-y unknown""".split()


def generated(seed: int) -> tuple[str, list[str]]:
    """Return HTML of any tags in any order, and the words in it that have to be found again."""
    chance = random.Random(seed)
    parts, words = [], []
    for number in range(chance.randint(2, 25)):
        word = f"w{seed}x{number}y"
        tag = chance.choice(TAGS)
        match chance.randrange(7):
            case 0 | 1:
                parts.append(f" {word} ")
            case 2:
                parts.append(f"<{tag}>{word}")
            case 3:
                parts.append(f"<{tag}>{word}</{tag}>")
            case 4:
                parts.append(f"</{tag}> {word} ")
            case 5:
                attribute = chance.choice(["title", "href", "src", "alt", "cite", f"on{word}", "z"])
                address = attribute in {"href", "src", "cite"}
                value = (
                    chance.choice([f"https://{word}.example/", f"{word}:x"]) if address else word
                )
                parts.append(f'<{tag} {attribute}="{value}">')
                word = word if attribute != "z" else "z"
            case 6:
                parts.append(f'<img src="https://e.org/{word}" alt="a">')
        words.append(word)
    return "".join(parts), words


@pytest.mark.parametrize(
    ("start", "count"),
    [(0, 600), pytest.param(1_000, 20_000, marks=FULL)],
)
def test_generated_html_loses_nothing_unsaid(start: int, count: int) -> None:
    """Every word, address and attribute is in the outcome, or in a warning."""
    for seed in range(start, start + count):
        source, words = generated(seed)
        derived = derive("html", None, source, BASE)
        said = derived.html + " ".join(warning.detail for warning in derived.warnings)
        lost = [word for word in words if word not in said]
        assert not lost, f"seed {seed}: {lost} of {source!r} in {derived!r}"
        assert clean(derived.html) == derived.html
