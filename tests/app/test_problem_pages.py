"""The pages that the `type` of each problem leads to."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from html import unescape

import httpx
import pytest
from starlette.applications import Starlette

from app import docs, problem_pages
from codegen.runtime import Problem
from generated.operations import OPERATIONS

KINDS = problem_pages.all_kinds()


@pytest.fixture
async def pages() -> AsyncIterator[httpx.AsyncClient]:
    """A client of an application that has nothing but pages."""
    routes = [*docs.page_routes("A <b> C", "1.2"), *problem_pages.problem_routes("A <b> C", "1.2")]
    routes += docs.contract_routes(b"openapi: 3.1.1\n", "0" * 64, b"{}")
    transport = httpx.ASGITransport(Starlette(routes=routes))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        yield client


def test_every_problem_that_an_operation_documents_has_a_page() -> None:
    """No `type` leads nowhere, and no page tells of a type that nobody documents."""
    documented = {type_ for operation in OPERATIONS for type_ in operation.problems}

    assert len(KINDS) > 40
    assert documented <= {kind.type for kind in KINDS}
    assert {kind.type for kind in KINDS if problem_pages.answering(kind)} == documented


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
async def test_a_type_leads_to_what_it_means(pages: httpx.AsyncClient, kind: type[Problem]) -> None:
    """The page tells title, status and meaning, and names every operation that answers it."""
    answer = await pages.get(kind.type)
    text = unescape(re.sub(r"<[^>]+>", "", answer.text))

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert f"{kind.type} · status {kind.status}" in text
    assert kind.title in text
    answered = problem_pages.answering(kind)
    named = [item for item in answered if f"<code>{item.id}</code>" in answer.text]
    assert len(named) == (len(answered) if len(answered) < len(OPERATIONS) else 0)


async def test_the_list_leads_to_every_page(pages: httpx.AsyncClient) -> None:
    """`/problems` has a link to each type; what is escaped is shown as it was written."""
    answer = await pages.get("/problems")
    links = set(re.findall(r'href="(/problems/[^"]+)"', answer.text))

    assert links == {kind.type for kind in KINDS}
    assert "A &lt;b&gt; C" in answer.text


async def test_members_of_its_own_are_named(pages: httpx.AsyncClient) -> None:
    """What a program can read from one problem, and from no other, is listed."""
    conflict = await pages.get("/problems/version_conflict")
    missing = await pages.get("/problems/not_found")

    for member in ("current_version", "updated_at", "updated_by"):
        assert f"<code>{member}</code>" in conflict.text
    assert "Members of its own" not in missing.text


async def test_a_page_of_a_problem_loads_nothing_from_elsewhere(pages: httpx.AsyncClient) -> None:
    """Every address in it is on this server and answers."""
    answer = await pages.get("/problems/version_conflict")
    links = re.findall(r'(?:src|href)="([^"]+)"', answer.text)

    assert links
    assert all(link.startswith("/") for link in links)
    assert [(await pages.get(link)).status_code for link in links] == [200] * len(links)
    assert "default-src 'none'" in answer.headers["content-security-policy"]


async def test_the_front_door_leads_to_the_pages(pages: httpx.AsyncClient) -> None:
    """A browser that is pointed at the service itself is shown the contract."""
    answer = await pages.get("/")

    assert (answer.status_code, answer.headers["location"]) == (307, "/docs")
