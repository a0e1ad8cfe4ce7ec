"""What the sanitiser lets through of what attackers write (security test 6).

The outcome is parsed anew, by another parser than the sanitiser's, and may hold nothing but what
is allowed; cleaning it again changes nothing. Where a text goes that is none of HTML (titles and
names in feeds, names in letters), it comes out as text. The full size is in `make torture`.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import orjson
import pytest

from core import mail
from core.content import clean, derive
from core.feeds import atom, json_feed, rss
from tests.core.test_feeds import FEED, ITEM, NOT_XML, texts_of_atom, texts_of_rss

ALLOWED = {
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "cite", "pre"),
    *("br", "hr", "figure", "figcaption", "img", "a", "table", "thead", "tbody", "tfoot", "tr"),
    *("th", "td", "caption", "strong", "em", "u", "s", "code", "mark", "b", "i", "del", "ins"),
    *("sub", "sup", "kbd", "dl", "dt", "dd", "div", "section", "article", "aside", "header"),
    *("footer", "nav", "address", "hgroup", "details", "summary", "colgroup", "col", "small"),
    *("samp", "var", "q", "dfn", "abbr", "time", "data", "bdi", "bdo", "ruby", "rb", "rt", "rtc"),
    *("rp", "span", "wbr", "picture", "source", "track", "audio", "video"),
}
GLOBAL = {"id", "lang", "dir", "title", "aria-label"}
ALIGNED = "p div h1 h2 h3 h4 h5 h6 table caption thead tbody tfoot tr col colgroup".split()
CELL = {"colspan", "rowspan", "headers", "scope", "abbr", "align"}
ATTRIBUTES: dict[str, set[str]] = {
    **{tag: {"align"} for tag in ALIGNED},
    "a": {"href", "rel", "class", "hreflang"},
    "audio": {"src", "controls", "loop", "muted", "preload"},
    "blockquote": {"cite"},
    "code": {"class", "data-meta"},
    "col": {"align", "span"},
    "colgroup": {"align", "span"},
    "data": {"value"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "div": {"align", "class"},
    "img": {"src", "srcset", "sizes", "alt", "width", "height", "align"},
    "ins": {"cite", "datetime"},
    "li": {"value", "class"},
    "ol": {"start", "reversed", "type", "class"},
    "p": {"align", "class"},
    "pre": {"class"},
    "q": {"cite"},
    "section": {"class"},
    "source": {"src", "srcset", "sizes", "media", "type"},
    "span": {"class"},
    "sup": {"class"},
    "td": CELL,
    "th": CELL,
    "time": {"datetime"},
    "track": {"src", "kind", "srclang", "label", "default"},
    "ul": {"class"},
    "video": {"src", "poster", "width", "height", "controls", "loop", "muted", "preload"},
}
CLASS = re.compile(
    "math|math-display|footnotes|footnote-ref|footnote-backref|contains-task-list|task-list-item"
    "|markdown-alert|markdown-alert-(note|tip|important|warning|caution|title)"
    "|language-[^\\s<>\"'&]{1,60}"
)
MEDIA = re.compile("/api/v1/media/[0-9a-f-]{36}/content")
WEB = ("http://", "https://")
LINK = (*WEB, "mailto:", "tel:", "sms:", "xmpp:", "irc:", "ircs:", "ftp://", "geo:")
LETTER = {"html", "body", "p", "code"}
FULL = pytest.mark.torture("security 6")

TAGS = """a abbr animate annotation-xml applet article audio b base body br button canvas caption
    center code dd del desc details dialog div dl dt em embed fieldset figure font foreignObject
    form frame frameset h1 head hr html i iframe image img input ins isindex kbd keygen label li
    link listing main map mark marquee math menu meta mglyph mi ms mtext nobr noembed noframes
    noscript object ol optgroup option p param picture plaintext pre q ruby s script section select
    set slot source span strong style sub sup svg table tbody td template textarea tfoot th thead
    title tr track u ul use var video wbr xmp x-y""".split()
SCHEMES = """javascript: JaVaScRiPt: java\tscript: java\nscript: &#106;avascript: javascript&colon;
    javascript&#58; &#x6A&#x61vascript: vbscript: data:text/html, data:image/svg+xml, file:///
    blob: about: feed:javascript: view-source: livescript: mocha: \x01javascript: jar: ws:// //
    / ../ \\\\evil http:evil https:/evil mailto:x?%0d%0a""".split(" ")
HANDLERS = """onerror onload onclick onmouseover onfocus onbegin ontoggle onanimationstart
    onpointerrawupdate onauxclick onstart""".split()
WRAPPERS = [
    "{}",
    "<p>{}</p>",
    "<svg>{}</svg>",
    "<math><mtext>{}</mtext></math>",
    "<math><mtext><table><mglyph><style><!--</style>{}",
    "<noscript><p title='</noscript>{}'>",
    "<!--{}-->",
    "<!-->{}",
    "<table>{}",
    "<select>{}</select>",
    "<template>{}</template>",
    "<xmp>{}</xmp>",
    "<form><math><mtext></form><form><mglyph><style></math>{}",
    "<a title='{}'>",
    "<pre>\n{}",
    "<title>{}</title>",
    "<textarea>{}</textarea>",
    "<svg></p><style><a id='</style>{}'>",
    "`{}`",
    "[x]({})",
    "![{0}]({0} '{0}')",
    "<{}>",
]


def corpus() -> Iterator[str]:
    """Yield every payload in every wrapping: about five thousand."""
    payloads = [f'<{tag} {on}="alert(1)">x</{tag}>' for tag in TAGS for on in HANDLERS[:1]]
    payloads += [f"<img src=x {on}=alert(1)>" for on in HANDLERS]
    payloads += [f'<a href="{scheme}alert(1)">x</a>' for scheme in SCHEMES]
    payloads += [f'<img src="{scheme}alert(1)">' for scheme in SCHEMES]
    payloads += ["<script>alert(1)</script>", "<style>*{x:expression(alert(1))}</style>"]
    payloads += ['<p style="background:url(javascript:alert(1))" id=x class=y>', "<svg/onload=a>"]
    payloads += [f"{scheme}alert(1)" for scheme in SCHEMES]
    for payload, wrapper in itertools.product(payloads, WRAPPERS):
        yield wrapper.format(payload)


PIECES = [
    *(f"<{tag}" for tag in TAGS),
    *(f"</{tag}>" for tag in TAGS),
    *(f" {on}=alert(1)" for on in HANDLERS),
    *(f' href="{scheme}x"' for scheme in SCHEMES),
    *(f" src={scheme}x" for scheme in SCHEMES),
    *(">", "/>", '"', "'", "<!--", "-->", "--!>", "<![CDATA[", "]]>", "<?", "&lt;", "&#x3c;", "&"),
    *("\n", "\n\n", "\t", " ", "`", "```\n", "[", "](", ")", "![", "# ", "> ", "- ", "3. ", "|"),
    *("\n|-|\n", "**", "~~", "\\", "x", "\u202e", "\ufeff", "\u2028", ' title="', ' class="'),
    *(f' srcset="{scheme}x 1x"' for scheme in SCHEMES),
    *(f" poster={scheme}x cite={scheme}y" for scheme in SCHEMES[:6]),
    *(" id=location", " name=cookie", " style='font-weight:bold'", " data-src=//e.org/a"),
    *(" data-math-style=display", " colspan=2 rowspan=x", " headers='a b'", " dir=rtl lang=x"),
    *("<?php ", "$$", "[^1]", "[^1]: ", "- [x] ", "> [!NOTE]\n", "\n: ", "www.e.org", "\n***\n"),
    *("language-x", " style=a:b", " id=x", " start=3", ' alt="<b>"', " rel=opener"),
]


def generated(seed: int, count: int) -> Iterator[str]:
    """Yield texts of the grammar of attacks."""
    chance = random.Random(seed)
    for _ in range(count):
        yield "".join(chance.choices(PIECES, k=chance.randint(1, 20)))


class Reader(HTMLParser):
    """Notes everything in a text that is not allowed."""

    def __init__(self, allowed: Collection[str] = frozenset(ALLOWED)) -> None:
        super().__init__(convert_charrefs=True)
        self.allowed = allowed
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Check the tag, its attributes and addresses."""
        if tag not in self.allowed:
            self.faults.append(tag)
        for name, value in attrs:
            if name not in GLOBAL | ATTRIBUTES.get(tag, set()):
                self.faults.append(f"{tag} {name}")
            elif not self.is_harmless(name, value or ""):
                self.faults.append(f"{name}={value}")
        if tag == "a" and ("rel", "noopener nofollow ugc") not in attrs:
            self.faults.append("a without rel")

    @staticmethod
    def is_harmless(name: str, value: str) -> bool:
        """Tell whether a value is of a form that can do nothing."""
        match name:
            case "href" | "cite":
                is_fragment = value == "#" or value.startswith("#user-content-")
                return value.startswith(LINK) or is_fragment or bool(MEDIA.fullmatch(value))
            case "src" | "poster":
                return value.startswith(WEB) or bool(MEDIA.fullmatch(value))
            case "srcset":
                return all(part.startswith((*WEB, "/api/v1/media/")) for part in value.split(", "))
            case "class":
                return all(map(CLASS.fullmatch, value.split(" ")))
            case "id":
                return value.startswith("user-content-") and not re.search("\\s", value)
        return True

    def handle_comment(self, data: str) -> None:
        """Comments may hide what another parser sees."""
        self.faults.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        """So may declarations."""
        self.faults.append(f"<!{decl}")

    def handle_pi(self, data: str) -> None:
        """And processing instructions."""
        self.faults.append(f"<?{data}")


def faults(html: str) -> list[str]:
    """What is wrong with an outcome."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    again = clean(html)
    return reader.faults if again == html else [*reader.faults, f"cleaned again: {again!r}"]


def outcomes(text: str) -> Iterator[tuple[str, str]]:
    """Render a text by every way in: as HTML, as Markdown, and in each place of a block."""
    yield "html", derive("html", None, text).html
    yield "markdown", derive("markdown", None, text).html
    blocks: list[dict[str, Any]] = [
        {"type": "paragraph", "text": [{"text": text, "marks": ["bold"], "link": text}]},
        {"type": "quote", "text": [], "cite": text},
        {"type": "code", "language": text, "code": text},
        {"type": "image", "url": text, "alt": text, "caption": text},
        {"type": "embed", "url": text, "caption": text},
        {"type": "table", "header": True, "rows": [[[{"text": text}]]]},
        {"type": "checklist", "items": [{"text": [{"text": text}]}]},
    ]
    yield "blocks", derive("blocks", {"blocks": blocks}, None).html


def in_feeds(text: str, html: str) -> Iterator[str]:
    """Put a text wherever a feed has what people wrote; yield the content that readers get."""
    item = replace(ITEM, title=text, summary=text, html=html, tags=(text,))
    feed = replace(FEED, title=text, description=text, author=text, items=(item,))
    for render, read, place in ((rss, texts_of_rss, 2), (atom, texts_of_atom, 4)):
        texts = [found or "" for found in read(render(feed))]
        content = texts.pop(place)
        assert {text_of(found) for found in texts} == {text_of(NOT_XML.sub("", text))}
        yield content
    assert orjson.loads(json_feed(feed))["items"][0]["content_html"] == html


def text_of(text: str) -> str:
    """A text without what lines end in: XML has one way only."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def in_letter(text: str) -> str:
    """Write a letter that names somebody and a workspace; return it as HTML."""
    return mail._html(mail.Letter("id", "a@example.org", text, [text], "code", [text]))


def check(texts: Iterator[str]) -> int:
    """Try texts by every way in; return how many there were."""
    count = 0
    for text in texts:
        rendered = dict(outcomes(text))
        for way, html in rendered.items():
            assert not (found := faults(html)), f"{way} {text!r}: {found} in {html!r}"
        for content in in_feeds(text, rendered["html"]):
            assert not (found := faults(content)), f"feed {text!r}: {found} in {content!r}"
        letter = Reader(LETTER)
        letter.feed(in_letter(text))
        letter.close()
        assert letter.faults == ["<!doctype html"], f"letter {text!r}: {letter.faults}"
        count += 1
    return count


def test_the_corpus_of_attacks() -> None:
    """No payload, in no wrapping, by no way in, leaves anything that is not allowed."""
    assert check(corpus()) >= 2_000


@pytest.mark.parametrize(
    ("seed", "count"),
    [(1, 1_500), *(pytest.param(seed, 25_000, marks=FULL) for seed in range(2, 6))],
)
def test_generated_attacks(seed: int, count: int) -> None:
    """Nor does any text of the grammar that they are made of."""
    assert check(generated(seed, count)) == count


def test_the_judge_sees_what_is_wrong() -> None:
    """The judge itself finds each kind of fault."""
    bad = (
        "<script>",
        "<p onclick=x>",
        '<a href="javascript:x" rel="noopener nofollow ugc">',
        '<a href="https://e.org">',
        '<img src="mailto:a">',
        '<a href="tel:1" id="x" rel="noopener nofollow ugc">',
        '<p class="evil">',
        '<p style="color:red">',
        '<img srcset="javascript:x 1x">',
        '<img src="/api/v1/account">',
        '<video poster="data:x">',
        "<!-- x -->",
        "<?x>",
    )
    assert all(faults(html) for html in bad)
    assert faults('<ol start="3"><li>x</li></ol>') == []
