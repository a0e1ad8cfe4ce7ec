"""Text from outside never becomes SQL: whatever is asked, the statements stay the same.

Security test 7. For what everybody may ask, the set of SQL texts that harmless requests cause is
learnt first, with every set of filters; hostile ones may then cause no other. For every operation
of the contract, and every text that it takes, nothing of a hostile text is in any statement. No
answer may be a 5xx. The full size is in `make torture`.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from itertools import chain, combinations, product
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from core.paging import Cursors
from tests.contract.document import Operation
from tests.handlers.bodies import DOCUMENT, Member, bodies
from tests.handlers.conftest import Person, etag
from tests.handlers.places import Places

BODIES = bodies()
Statements = Callable[[], AbstractContextManager[list[bytes]]]

QUOTES = [
    "'",
    '"',
    "''",
    "`",
    "\\'",
    "%27",
    "\u02bc",
    "\uff07",
    "$$",
    "$1",
    "E'\\x27'",
    "')",
    "'))",
]
TAILS = [
    "",
    " OR 1=1",
    " OR 1=1 --",
    " OR 1=1 /*",
    "; DROP TABLE posts; --",
    "; SELECT pg_sleep(5) --",
    " UNION SELECT password_hash FROM users --",
    " AND (SELECT pg_sleep(5)) IS NULL --",
    " || (SELECT version()) || ",
    ":*",
    " & !x | (",
    "<->",
    "<2>",
    ' -"',
    "\\",
    "::regconfig",
    "::uuid",
    " LIMIT 1 OFFSET 1",
    " ORDER BY (CASE WHEN 1=1 THEN 1 END)",
    ' COLLATE "C"',
    "%",
    "_%_",
    "{1,2}",
    "[1:2]",
    "@@ to_tsquery('a & b')",
    " :name :after_id :limit",
    " %s %(tag)s {tag} ${tag}",
    "\t",
    "\u202e\u2066",
    "\ufeff",
    "🦦" * 20,
    "a" * 300,
    "(" * 100,
    '"' * 99,
    "- - -- ---",
    'or or -or "or"',
    "<b onmouseover=alert(1)>",
    "../../etc/passwd",
    "\x00",
    "\r\nSet-Cookie: a=b",
]
MARK = "zqx"
"""Begins every hostile text; no statement of ours has it."""
ATTACKS = [f"{MARK}{mark}{tail}" for mark, tail in product(QUOTES, TAILS)]


def addresses(text: str) -> Iterator[str]:
    """Give every place of the public API that takes a text, with this one in it."""
    value = quote(text, safe="")
    yield f"/api/v1/search?q={value}"
    yield f"/api/v1/search?q=otter&cursor={value}"
    yield f"/api/v1/tags?prefix={value}"
    yield f"/api/v1/users/{value}"
    yield f"/api/v1/users/{value}/posts/{value}"
    yield f"/api/v1/feeds/{value}"
    yield f"/api/v1/feeds/noor?format={value}"
    yield f"/api/v1/posts/{value}"
    for name in ("author", "tag", "sort", "cursor", "limit", "status", value):
        yield f"/api/v1/posts?{name}={value}"
    yield f"/api/v1/posts?sort=popular&author={value}&tag={value}"


async def known(client: httpx.AsyncClient, statements: Statements) -> set[bytes]:
    """Learn the statements that harmless requests cause: with every set of filters, and cursors."""
    filters = ["author=noor", "tag=birds", "sort=popular"]
    sets = chain.from_iterable(combinations(filters, n) for n in range(len(filters) + 1))
    lists = [f"/api/v1/posts?limit=1&{'&'.join(chosen)}" for chosen in sets]
    lists += ["/api/v1/search?q=otter&limit=1", "/api/v1/tags?limit=1"]
    with statements() as seen:
        for path in lists:
            answer = await client.get(path)
            cursor = answer.json()["next_cursor"]
            assert cursor, path
            assert (await client.get(f"{path}&cursor={cursor}")).status_code == 200
        for path in addresses("noor"):
            await client.get(path)
    return set(seen)


@pytest.fixture
async def learnt(noor: Person, count: Any, statements: Statements) -> set[bytes]:
    """The statements of harmless requests, to a blog of two posts."""
    for title in ("Otters", "Otters again"):
        await noor.published(await noor.entry(title=title), tags=["birds", "tides"])
    await count()
    return await known(noor.http, statements)


async def attack(
    client: httpx.AsyncClient, statements: Statements, learnt: set[bytes], texts: list[str]
) -> None:
    """Send every text to every place; nothing breaks, and no statement is new."""
    with statements() as seen:
        for text in texts:
            for path in addresses(text):
                answer = await client.get(path)
                assert answer.status_code < 500, path
    assert set(seen) <= learnt


async def test_statements_do_not_depend_on_what_is_asked(
    noor: Person, statements: Statements, learnt: set[bytes]
) -> None:
    """A sample of the hostile texts in every place that takes one."""
    assert len(ATTACKS) >= 500
    await attack(noor.http, statements, learnt, random.Random(7).sample(ATTACKS, 40))


async def test_an_altered_cursor_reaches_no_statement(
    noor: Person, statements: Statements, learnt: set[bytes]
) -> None:
    """Neither one of a stranger's key, nor one of ours with any character changed."""
    forged = Cursors(b"f" * 32).encode("searchPosts", {"q": "otter"}, ["'", 1, "x"])
    page = await noor.http.get("/api/v1/search?q=otter&limit=1")
    genuine = page.json()["next_cursor"]
    flipped = [
        genuine[:at] + ("A" if genuine[at] != "A" else "B") + genuine[at + 1 :]
        for at in range(len(genuine))
    ]
    with statements() as seen:
        for cursor in (forged, *flipped):
            answer = await noor.http.get(f"/api/v1/search?q=otter&cursor={cursor}")
            assert answer.status_code == 400, cursor
    assert seen == []


@dataclass(frozen=True, slots=True)
class Place:
    """A text that an operation takes: a parameter in its path or query, or a member of its body."""

    operation: Operation
    parameter: str | None = None
    member: Member | None = None

    def __str__(self) -> str:
        return f"{self.operation.id} {self.parameter or self.member}"

    async def send(self, places: Places, text: str) -> httpx.Response:
        """Send the operation with this text there, and what is harmless everywhere else."""
        operation, body = self.operation, BODIES.get(self.operation.id)
        path = operation.path
        if self.parameter is not None:
            path = path.replace("{" + self.parameter + "}", quote(text, safe=""))
        target = await places.path(replace(operation, path=path))
        if self.parameter is not None and path == operation.path:
            target += f"?{quote(self.parameter)}={quote(text, safe='')}"
        if body is None:
            return await places.who.call(operation.method, target, etag=etag(1), key=MARK)
        value = body.make() if self.member is None else body.make(self.member.path, text)
        return await places.send(operation, target, json.dumps(value).encode())


def every_place() -> Iterator[Place]:
    """Give each place of the contract that takes a text: an operation is tried once it is there."""
    for operation in DOCUMENT.operations.values():
        for parameter in operation.parameters:
            if parameter["in"] in ("path", "query"):
                yield Place(operation, parameter["name"])
        if operation.id in BODIES:
            for member in BODIES[operation.id].strings():
                yield Place(operation, member=member)


PLACES: dict[str, list[Place]] = {}
for _place in every_place():
    PLACES.setdefault(_place.operation.id, []).append(_place)


@pytest.mark.parametrize(
    "count", [3, pytest.param(len(ATTACKS), marks=pytest.mark.torture("security 7"))]
)
@pytest.mark.parametrize("name", list(PLACES))
async def test_no_text_of_a_request_is_in_a_statement(
    noor: Person, statements: Statements, name: str, count: int
) -> None:
    """Wherever an operation takes a text, from somebody who is signed in and owns things."""
    places, chance = Places(noor), random.Random(name)
    for place in PLACES[name]:
        await place.send(places, "harmless")
        with statements() as seen:
            for text in chance.sample(ATTACKS, count):
                answer = await place.send(places, text)
                assert answer.status_code < 500, (str(place), text)
        assert not [sql for sql in seen if MARK.encode() in sql.lower()], str(place)


def test_there_are_places_enough() -> None:
    """The walk of the contract finds them: filters, sorts, cursors, slugs, searches, bodies."""
    found = [str(place) for places in PLACES.values() for place in places]
    wanted = {"listPosts author", "listEntries entry_date[gte]", "listTags prefix"}
    wanted |= {"listPosts sort", "listPosts cursor", "searchPosts q", "getPostByAddress slug"}
    assert wanted < set(found)
    assert len(found) > 150


@pytest.mark.torture("security 7")
async def test_every_hostile_text(noor: Person, statements: Statements, learnt: set[bytes]) -> None:
    """All of them, in every place."""
    await attack(noor.http, statements, learnt, ATTACKS)


@pytest.mark.torture("security 7")
async def test_texts_made_at_random(
    noor: Person, statements: Statements, learnt: set[bytes]
) -> None:
    """20,000 requests with mixtures of hostile pieces and any code points."""
    chance = random.Random(20_261_124)

    def piece() -> str:
        if chance.random() < 0.5:
            return chance.choice(QUOTES + TAILS)
        return chr(chance.choice([*range(1, 0xD800), *range(0xE000, 0x11000)]))

    places = len(list(addresses("x")))
    texts = [
        "".join(piece() for _ in range(chance.randint(1, 12))) for _ in range(20_000 // places)
    ]
    await attack(noor.http, statements, learnt, texts)
