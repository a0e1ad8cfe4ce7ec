"""Requests that try to cost a server more than they cost their sender (security test 10)."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

MIB = 1024 * 1024
BOUNDARY = "x"


@dataclass(frozen=True, slots=True)
class Hostile:
    """A request, and the status that it is to get. The path may name `{workspace}` and `{entry}`.

    The body is made when it is wanted: some are large.
    """

    status: int
    method: str
    path: str
    body: Callable[[], bytes] | None = None
    headers: dict[str, str] = field(default_factory=dict)

    def content(self) -> bytes | None:
        """The body."""
        return None if self.body is None else self.body()


def written(status: int, body: Callable[[], bytes], **headers: str) -> Hostile:
    """Write an entry that is no good."""
    kind = {
        "Content-Type": "application/json",
        **{k.replace("_", "-"): v for k, v in headers.items()},
    }
    return Hostile(status, "POST", "/api/v1/workspaces/{workspace}/entries", body, kind)


def titled(value: str) -> Callable[[], bytes]:
    """Give a body whose title is a JSON value, written as it stands."""
    return lambda: b'{"title": ' + value.encode() + b"}"


def blocks(blocks: list[Any]) -> bytes:
    """Give a body with content."""
    return json.dumps({"title": "x", "content": {"blocks": blocks}}).encode()


def post(kind: str, source: str) -> Hostile:
    """Write a post that is no good."""
    body = {"title": "x", "content_format": kind, "content_raw": source}
    headers = {"Content-Type": "application/json", "Idempotency-Key": "hostile"}
    return Hostile(422, "POST", "/api/v1/posts", lambda: json.dumps(body).encode(), headers)


def sent(status: int, member: str, value: Any, path: str = "/api/v1/auth/registrations") -> Hostile:
    """Send a text that its pattern or format has to refuse."""
    body: dict[str, Any] = {
        "email": "a@example.org",
        "username": "someone",
        "password": "four quiet herons at dusk",
    }
    content = json.dumps({**body, member: value}).encode()
    return Hostile(status, "POST", path, lambda: content, {"Content-Type": "application/json"})


def asked(path: str, status: int = 422, **headers: str) -> Hostile:
    """Ask for something."""
    return Hostile(status, "GET", path, None, {k.replace("_", "-"): v for k, v in headers.items()})


def form(status: int, body: Callable[[], bytes], boundary: str = BOUNDARY) -> Hostile:
    """Upload a form."""
    headers = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
    return Hostile(status, "POST", "/api/v1/media", body, headers)


def part(name: str, content: bytes = b"x", more: str = "") -> bytes:
    """Write one part of a form."""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n'
    return head.encode() + content + b"\r\n"


def keys(count: int, *more: str) -> bytes:
    """Write an object of so many members."""
    return (
        json.dumps({f"k{number}": 0 for number in range(count)}).encode()[:-1]
        + ("".join(f', "{key}": 0' for key in more) + "}").encode()
    )


LIMITS = ("0", "-1", "101", "9" * 19, "9" * 5_000, "1e2", "+1", "0x10", "1_0", "%201", "%D9%A1", "")
POST_COMMENTS = "/api/v1/posts/019a5c22-4b10-7f66-9c1d-2a8e7d3f3001/comments"

HOSTILE: dict[str, Hostile] = {
    # JSON that is deep, long or wide.
    "arrays in arrays, open": written(400, lambda: b"[" * MIB),
    "arrays in arrays, closed": written(400, lambda: b"[" * 500_000 + b"]" * 500_000),
    "objects in objects": written(400, lambda: b'{"a":' * 300_000 + b"1" + b"}" * 300_000),
    "a title of arrays": written(400, titled("[" * 400_000 + "]" * 400_000)),
    "just too deep": written(400, titled("[" * 32 + "]" * 32)),
    "an integer of 5,000 digits": written(400, titled("9" * 5_000)),
    "an integer of a million digits": written(400, titled("9" * 1_000_000)),
    "an integer of 641 digits": written(400, titled("9" * 641)),
    "2,600 integers of 640 digits": written(422, titled("[" + ",".join(["9" * 640] * 2_600) + "]")),
    "an exponent of nine digits": written(400, titled("1e999999999")),
    "a fraction of a million digits": written(422, titled("0." + "1" * 1_000_000)),
    "an exponent of a million digits": written(400, titled("1e" + "9" * 1_000_000)),
    "100,000 keys": written(422, lambda: keys(100_000)),
    "100,000 keys, the last one twice": written(400, lambda: keys(100_000, "k99999")),
    "a million keys": written(413, lambda: keys(1_000_000)),
    "one key 200,000 times": written(400, lambda: b'{"a":1' + b',"a":1' * 200_000 + b"}"),
    "a million numbers": written(400, titled("[" + "0," * 1_000_000 + "0]")),
    "100,000 objects": written(422, titled("[" + "{}," * 99_998 + "{}]")),
    "500,000 objects": written(400, titled("[" + "{}," * 500_000 + "{}]")),
    "a title of a million letters": written(422, titled('"' + "a" * 1_000_000 + '"')),
    "a title of 170,000 escapes": written(400, titled('"' + "\\u0000" * 170_000 + '"')),
    "a title of lone surrogates": written(400, titled('"' + "\\ud800" * 170_000 + '"')),
    "a title of combining marks": written(422, titled('"' + "\u0344" * 500_000 + '"')),
    "two MiB of white space": written(400, lambda: b" " * 2 * MIB),
    "one byte too many": written(413, lambda: b" " * (2 * MIB + 1)),
    # Compressed.
    "a gzip bomb": written(415, lambda: gzip.compress(b" " * 50 * MIB), Content_Encoding="gzip"),
    "a deflate bomb": written(
        415, lambda: zlib.compress(b" " * 50 * MIB), Content_Encoding="deflate"
    ),
    "gzip in gzip": written(
        415, lambda: gzip.compress(gzip.compress(b" " * MIB)), Content_Encoding="gzip, gzip"
    ),
    "a coding that is none": written(415, lambda: b"{}", Content_Encoding="x" * 9_000),
    # More than content may have.
    "10,000 tags": written(422, lambda: json.dumps({"tags": ["a"] * 10_000}).encode()),
    "10,000 distinct tags": written(
        422, lambda: json.dumps({"tags": [f"t{n}" for n in range(10_000)]}).encode()
    ),
    "5,001 blocks": written(422, lambda: blocks([{"type": "divider"}] * 5_001)),
    "60,000 blocks": written(422, lambda: blocks([{"type": "divider"}] * 60_000)),
    "60,000 blocks of no type": written(422, lambda: blocks([{"type": "x"}] * 60_000)),
    "60,000 blocks that are numbers": written(422, lambda: blocks([0] * 60_000)),
    "10,000 pictures": written(
        422,
        lambda: blocks(
            [{"type": "image", "media_id": f"{n:032x}", "alt": ""} for n in range(10_000)]
        ),
    ),
    "60,000 spans": written(
        422, lambda: blocks([{"type": "paragraph", "text": [{"text": "a"}] * 60_000}])
    ),
    "60,000 marks": written(
        422,
        lambda: blocks(
            [{"type": "paragraph", "text": [{"text": "a", "marks": ["bold"] * 60_000}]}]
        ),
    ),
    "a table of 300 by 300": written(
        422, lambda: blocks([{"type": "table", "rows": [[[]] * 300] * 300}])
    ),
    "markdown of brackets": post("markdown", "[" * 100_000),
    "markdown of links": post("markdown", "[a](" * 25_000),
    "markdown of quotations": post("markdown", "> " * 3_000 + "\n" * 6_000),
    "html of 100,000 tags": post("html", "<b>" * 100_000),
    "html 5,001 deep": post("html", "<div>" * 5_001),
    # Texts that a careless pattern takes a year for.
    "an address of dots": sent(422, "email", "a@" + "a." * 150),
    "an address of quotes": sent(422, "email", '"' + "\\" * 250 + "@example.org"),
    "an address of 100,000 letters": sent(422, "email", "a" * 100_000),
    "a name of hyphens": sent(422, "username", "a-" * 15 + "!"),
    "a name of 100,000 letters": sent(422, "username", "a" * 100_000 + "!"),
    "a password of a million letters": sent(422, "password", "a" * 1_000_000),
    "a locale of hyphens": sent(422, "locale", "a-" * 20_000),
    "a zone of slashes": sent(422, "time_zone", "A/" * 20_000),
    "a link of 100,000 letters": written(
        422,
        lambda: blocks(
            [{"type": "paragraph", "text": [{"text": "a", "link": "http://" + "a" * 100_000}]}]
        ),
    ),
    "a refresh token of a million letters": sent(
        422, "refresh_token", "a" * 1_000_000, "/api/v1/auth/token_refreshes"
    ),
    # Addresses and queries.
    **{f"limit={value[:9]}": asked(f"/api/v1/workspaces?limit={value}") for value in LIMITS},
    "a search of 30,000 letters": asked("/api/v1/search?q=" + "a" * 30_000),
    "a search of 10,000 words": asked("/api/v1/search?q=" + "a%20" * 10_000),
    "a cursor of 30,000 letters": asked("/api/v1/posts?cursor=" + "a" * 30_000),
    "a cursor of 500 letters": asked("/api/v1/posts?cursor=" + "a" * 500, 400),
    "5,000 parameters": asked("/api/v1/posts?" + "&".join(f"a{n}=1" for n in range(5_000))),
    "5,000 ids": asked("/api/v1/posts?" + "&".join(["tag=a"] * 5_000)),
    "10,000 percent signs": asked("/api/v1/posts?tag=" + "%25" * 10_000),
    "bytes that are no text": asked("/api/v1/posts?tag=" + "%FF" * 10_000),
    "10,000 segments": asked("/api/v1" + "/a" * 10_000, 404),
    "a segment of 30,000 letters": asked("/api/v1/posts/" + "a" * 30_000),
    # Headers.
    "a range of 1,000 parts": asked(
        "/api/v1/media/019a5c22-4b10-7f66-9c1d-2a8e7d3f3001/content",
        422,
        Range="bytes=" + ",".join(f"{n}-{n}" for n in range(5_000)),
    ),
    "an Accept of 5,000 types": asked(
        "/api/v1/posts", 406, Accept=",".join(f"a/b{n};q=0.{n % 10}" for n in range(4_000))
    ),
    "a key of 30,000 letters": Hostile(
        422,
        "POST",
        "/api/v1/workspaces",
        lambda: b'{"name": "x"}',
        {"Content-Type": "application/json", "Idempotency-Key": "k" * 30_000},
    ),
    "a version of 5,000 digits": Hostile(
        422, "DELETE", "/api/v1/entries/{entry}", None, {"If-Match": f'"{"9" * 5_000}"'}
    ),
    "5,000 versions": Hostile(
        422, "DELETE", "/api/v1/entries/{entry}", None, {"If-Match": ",".join(['"7"'] * 5_000)}
    ),
    "a token of 30,000 letters": asked(
        "/api/v1/account", 401, Authorization="Bearer " + "a" * 30_000
    ),
    "a content type of 5,000 parameters": Hostile(
        415,
        "POST",
        "/api/v1/workspaces",
        lambda: b"{}",
        {"Content-Type": "text/plain" + "; a=b" * 5_000},
    ),
    # Forms.
    "10,000 parts": form(413, lambda: b"".join(part(f"p{n}") for n in range(10_000)) + b"--x--"),
    "a part of 10,000 headers": form(
        400, lambda: b"--x\r\n" + b"A: b\r\n" * 10_000 + b"\r\nx\r\n--x--"
    ),
    "a header of a million letters": form(400, lambda: b"--x\r\nA: " + b"b" * MIB),
    "a boundary that nearly comes": form(400, lambda: b"--x\r\n\r\n" + b"\r\n-" * 300_000),
    "a boundary of 5,000 letters": form(400, lambda: b"--x--", "b" * 5_000),
    "a field of two MiB": form(413, lambda: part("alt_text", b"a" * 2 * MIB) + b"--x--"),
    "a file name of a million letters": form(
        400, lambda: part("file", b"x", '; filename="' + "a" * MIB + '"') + b"--x--"
    ),
    "a form that never ends": form(400, lambda: part("file", b"\0" * MIB, '; filename="a.png"')),
}


def prepared(hostile: Hostile, workspace: str, entry: str) -> Hostile:
    """Fill in the ids of things that are there."""
    path = hostile.path.replace("{workspace}", workspace).replace("{entry}", entry)
    return Hostile(hostile.status, hostile.method, path, hostile.body, hostile.headers)
