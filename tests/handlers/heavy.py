"""Requests at the limits of what the contract takes: hostile ones, and ones that are merely large.

Security test 18. A path or body may name what `prepare` made: `{workspace}`, `{entry}` (with two
versions that have nothing in common), `{post}`, `{draft}`, `{author}`.
"""

from __future__ import annotations

import json
import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote
from uuid import uuid4

Json = dict[str, Any]
BOUNDARY = "heavy"
ARTICLES = 30
ARTICLE_LETTERS = 6_000
SOURCE_LETTERS = 200_000
BODY_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class Heavy:
    """A request. The body is made when it is wanted. `etag` names a thing whose version is sent."""

    method: str
    path: str
    body: Callable[[], bytes] | None = None
    kind: str = "application/json"
    etag: str | None = None


def chinese(letters: int) -> str:
    """Give an article of so many letters, full-width punctuation included; 周 is in each part."""
    chance = random.Random(letters)
    pieces = []
    for number in range(letters):
        sign = "，" if number % 17 == 16 else "。" if number % 41 == 40 else ""
        letter = "周" if number % 97 == 3 else chr(0x4E00 + chance.randrange(3_000))
        pieces.append(sign or letter)
    return "".join(pieces)


def latin(letters: int) -> str:
    """Give so many letters of words, many of them with accents."""
    return ("Ça va être très élevé, où naïve cœur garçon. " * (letters // 40))[:letters]


def paragraph(text: str) -> Json:
    """Give a paragraph of one span."""
    return {"type": "paragraph", "text": [{"text": text}]}


def spans(count: int, text: str = "wörd ") -> list[Json]:
    """Give blocks of so many nodes, four marked spans in each."""
    marked = {"marks": ["bold", "italic", "code"]}
    block = [{"text": f"{text}{number}", **marked} for number in range(4)]
    return [{"type": "paragraph", "id": f"b{n}", "text": block} for n in range(count // 5)]


ITEM = {"text": [{"text": "é"}, {"text": "ü", "marks": ["bold"]}]}
LISTS: list[Json] = [
    {"type": "list", "style": "bullet", "items": [{**ITEM, "level": n % 16} for n in range(160)]}
] * 10
TABLES: list[Json] = [{"type": "table", "rows": [[[{"text": "x"}]] * 20] * 11}] * 11
LONG = [paragraph("x" * 1_000)] * 1_000
WIDE = [paragraph(chinese(330))] * 1_000
NODES = spans(5_000)
# Each letter in two code points, which NFC makes one of.
APART = [paragraph(unicodedata.normalize("NFD", latin(450)))] * 1_000
HEAPS = [paragraph("a" + "\u0301" * 400)] * 1_000
CODE = [{"type": "code", "code": "{[(<&>)]}\n" * 9_000}] * 9


def written(blocks: list[Json], **fields: Any) -> Heavy:
    """Write an entry."""
    body = {"title": "x", **fields, "content": {"blocks": blocks}}
    path = "/api/v1/workspaces/{workspace}/entries"
    return Heavy("POST", path, lambda: json.dumps(body, ensure_ascii=False).encode())


def raw(body: Callable[[], bytes]) -> Heavy:
    """Write an entry of a body that is no entry's."""
    return Heavy("POST", "/api/v1/workspaces/{workspace}/entries", body)


def posted(kind: str, text: Callable[[], str]) -> Heavy:
    """Begin a post of Markdown or HTML, as much of it as one post takes."""

    def body() -> bytes:
        content = {"content_format": kind, "text": text()[:SOURCE_LETTERS]}
        return json.dumps({"title": "x", "content": content}, ensure_ascii=False).encode()

    return Heavy("POST", "/api/v1/posts", body)


def markdown(piece: str) -> Heavy:
    """Begin a post of one piece of Markdown, again and again."""
    return posted("markdown", lambda: piece * (SOURCE_LETTERS // len(piece)))


def html(piece: str) -> Heavy:
    """Begin a post of one piece of HTML, again and again."""
    return posted("html", lambda: piece * (SOURCE_LETTERS // len(piece)))


def search(text: str, limit: int = 20) -> Heavy:
    """Search for something."""
    return Heavy("GET", f"/api/v1/search?q={quote(text)}&limit={limit}")


def patched(**changes: Any) -> Heavy:
    """Change the fields of a draft."""
    body = json.dumps(changes).encode()
    return Heavy(
        "PATCH", "/api/v1/posts/{draft}", lambda: body, MERGE, etag="/api/v1/posts/{draft}"
    )


MERGE = "application/merge-patch+json"


def replaced(blocks: list[Json]) -> Heavy:
    """Replace the content of an entry."""
    body = json.dumps({"blocks": blocks}, ensure_ascii=False).encode()
    where = "/api/v1/entries/{entry}"
    return Heavy("PUT", f"{where}/content", lambda: body, etag=where)


def uploaded(content: Callable[[], bytes], name: str = "a.png", kind: str = "image/png") -> Heavy:
    """Upload a file."""

    def body() -> bytes:
        head = f'Content-Disposition: form-data; name="file"; filename="{name}"'
        return b"".join(
            (
                f"--{BOUNDARY}\r\n{head}\r\nContent-Type: {kind}\r\n\r\n".encode(),
                content(),
                f"\r\n--{BOUNDARY}--\r\n".encode(),
            )
        )

    return Heavy("POST", "/api/v1/media", body, f"multipart/form-data; boundary={BOUNDARY}")


def noise(size: int) -> bytes:
    """Give bytes that nothing makes smaller, the same each time."""
    return random.Random(size).randbytes(size)


HEAVY: dict[str, Heavy] = {
    # Search
    "search a letter": search("周"),
    "search a letter, all at once": search("周", 100),
    "search a common word": search("va", 100),
    "search letters, spaced": search(" ".join(chinese(128))[:256]),
    "search a run": search(chinese(256)),
    "search what unfolds": search("ﷺ" * 256),
    "search accents": search(latin(256)),
    "search words": search("a b " * 64),
    "search phrases": search('"va être" ' * 25),
    "search alternatives": search("va or " * 42 + "va"),
    "search exclusions": search("va " + "-x " * 84),
    "search marks": search("a" + "\u0301" * 255),
    # Entries
    "entry of nodes": written(NODES),
    "entry of letters": written(LONG),
    "entry of wide letters": written(WIDE),
    "entry of lists": written(LISTS),
    "entry of tables": written(TABLES),
    "entry of code": written(CODE),
    "entry in two code points": written(APART),
    "entry of heaps of marks": written(HEAPS),
    "entry of too many nodes": written(spans(5_100)),
    "entry with a wrong end": written([*NODES[:-1], {**NODES[-1], "colour": "blue"}]),
    "entry wrong everywhere": written([{**block, "colour": "blue"} for block in NODES]),
    "entry of tags": written([], tags=[f"ﷺ{n}" for n in range(20)]),
    # JSON
    "JSON of arrays": raw(lambda: b"[" + b",".join([b"[]"] * (BODY_BYTES // 3)) + b"]"),
    "JSON of numbers": raw(lambda: b"[" + b",".join([b"1.5"] * (BODY_BYTES // 4)) + b"]"),
    "JSON of members": raw(lambda: json.dumps({str(n): 1 for n in range(150_000)}).encode()),
    "JSON of objects": raw(lambda: b"[" + b",".join([b'{"a":1}'] * 99_000) + b"]"),
    "JSON of one text": raw(lambda: b'"' + b"x" * BODY_BYTES + b'"'),
    "JSON of escapes": raw(lambda: b'{"title":"' + b"\\u00e9" * (BODY_BYTES // 6) + b'"}'),
    "JSON of commas": raw(lambda: b'{"title":"' + b",:[{" * (BODY_BYTES // 4) + b'"}'),
    "JSON without end": raw(lambda: b'{"title":"' + b'\\"{' * (BODY_BYTES // 3)),
    "JSON of depth": raw(lambda: b"[" * 31 + b",".join([b"[]"] * 60_000) + b"]" * 31),
    "JSON of strings": raw(lambda: b"[" + b",".join([b'"a"'] * (BODY_BYTES // 4)) + b"]"),
    # Posts: Markdown, HTML
    "Markdown in Chinese": posted("markdown", lambda: chinese(SOURCE_LETTERS)),
    "Markdown in Latin": posted("markdown", lambda: latin(SOURCE_LETTERS)),
    "Markdown of strikes": markdown("~~a"),
    "Markdown of stars": markdown("a**b"),
    "Markdown of brackets": markdown("["),
    "Markdown of pictures": markdown("![a]("),
    "Markdown of quotes": markdown("> " * 50 + "a\n"),
    "Markdown of lists": posted(
        "markdown", lambda: "".join(f"{'  ' * (n % 40)}- a\n" for n in range(4_900))
    ),
    "Markdown of tables": markdown("|a|b|\n|-|-|\n|c|d|\n\n"),
    "Markdown of code": markdown("`a``b"),
    "Markdown of references": markdown("[a]: /b\n"),
    "HTML of paragraphs": posted("html", lambda: "<p>a &amp; é</p>" * 4_900),
    "HTML of depth": posted("html", lambda: "<div>" * 4_900 + "x"),
    "HTML of entities": html("&amp;"),
    "HTML of letters": posted("html", lambda: f"<p>{latin(SOURCE_LETTERS)}"),
    "HTML unclosed": html('<a title="'),
    "HTML of links": posted("html", lambda: '<a href="https://example.org/é">é</a> ' * 4_900),
    # Fields: titles, slugs, tags
    "title that unfolds": patched(title="ﷺ" * 200),
    "title of marks": patched(title="a" + "\u0301" * 199),
    "slug that unfolds": patched(slug="ﷺ" * 80),
    "tags that unfold": patched(tags=[f"ﷺ{n}" * 10 for n in range(20)]),
    "metadata": patched(metadata={f"m{n}": "é" * 1_000 for n in range(32)}),
    # What was there before: content, its difference, its answer
    "content replaced": replaced(list(reversed(NODES))),
    "content of other letters": replaced(WIDE),
    "difference of revisions": Heavy("GET", "/api/v1/entries/{entry}/revisions/2?diff_from=1"),
    "a large entry": Heavy("GET", "/api/v1/entries/{entry}"),
    "a large post": Heavy("GET", "/api/v1/posts/{post}"),
    "a large entry published": Heavy(
        "POST", "/api/v1/entries/{entry}/publications", lambda: b'{"version": 1}'
    ),
    # Feeds
    "feed as RSS": Heavy("GET", "/api/v1/feeds/{author}?format=rss"),
    "feed as Atom": Heavy("GET", "/api/v1/feeds/{author}?format=atom"),
    "feed as JSON": Heavy("GET", "/api/v1/feeds/{author}?format=json"),
    # Uploads
    "upload of noise": uploaded(lambda: noise(20_000_000), "a.pdf", "application/pdf"),
    "upload of a picture": uploaded(lambda: b"\x89PNG\r\n\x1a\n" + noise(10_000_000)),
    "upload of fields": Heavy(
        "POST",
        "/api/v1/media",
        lambda: (
            b"".join(
                b'--heavy\r\nContent-Disposition: form-data; name="f%d"\r\n\r\n%b\r\n'
                % (number, b"x" * 10_000)
                for number in range(199)
            )
            + b"--heavy--\r\n"
        ),
        f"multipart/form-data; boundary={BOUNDARY}",
    ),
    "comment": Heavy(
        "POST",
        "/api/v1/posts/{post}/comments",
        lambda: json.dumps({"body": "ﷺ" * 10_000}, ensure_ascii=False).encode(),
    ),
}


def made(
    heavy: Heavy, names: dict[str, str], version: str | None
) -> tuple[str, bytes | None, dict[str, str]]:
    """Give the path, the body and the headers of a request, each time with a key of its own."""
    headers = {"Content-Type": heavy.kind, "Idempotency-Key": str(uuid4())}
    if version is not None:
        headers["If-Match"] = version
    if heavy.body is None:
        headers = {}
    return heavy.path.format(**names), None if heavy.body is None else heavy.body(), headers
