"""The published contract and its pages."""

from __future__ import annotations

import hashlib
import re
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette

from app import docs, problem_pages

SOURCE = b"openapi: 3.1.1\n# \xc3\xa9\n"
SHA256 = hashlib.sha256(SOURCE).hexdigest()
CANONICAL = b'{"openapi": "3.1.1"}\n'


@pytest.fixture
async def pages() -> AsyncIterator[httpx.AsyncClient]:
    """A client of an application that has nothing but the published contract and its pages."""
    routes = [*docs.contract_routes(SOURCE, SHA256, CANONICAL), *docs.page_routes("A <b> C", "1.2")]
    routes += problem_pages.problem_routes("A <b> C", "1.2")
    transport = httpx.ASGITransport(Starlette(routes=routes))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        yield client


async def test_the_document_is_served_byte_for_byte_with_its_hash(pages: httpx.AsyncClient) -> None:
    """`/openapi.yaml` gives the exact bytes, typed by RFC 9512, tagged with their SHA-256."""
    answer = await pages.get("/openapi.yaml")

    assert answer.status_code == 200
    assert answer.content == SOURCE
    assert answer.headers["content-type"] == "application/yaml"
    assert answer.headers["etag"] == f'"{SHA256}"'


async def test_the_canonical_json_is_served(pages: httpx.AsyncClient) -> None:
    """`/openapi.json` gives the canonical form as JSON."""
    answer = await pages.get("/openapi.json")

    assert answer.content == CANONICAL
    assert answer.headers["content-type"] == "application/json"


@pytest.mark.parametrize("path", ["/openapi.yaml", "/openapi.json", "/docs", "/docs/try"])
@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', "*"])
async def test_what_the_client_has_is_not_sent_again(
    pages: httpx.AsyncClient, path: str, form: str
) -> None:
    """A matching If-None-Match is answered 304: weak comparison, in a list, and for `*`."""
    tag = (await pages.get(path)).headers["etag"]
    answer = await pages.get(path, headers={"If-None-Match": form.format(tag)})

    assert answer.status_code == 304
    assert answer.content == b""
    assert answer.headers["etag"] == tag


@pytest.mark.parametrize("header", ['"other"', "nonsense"])
async def test_another_or_a_broken_tag_gets_the_document(
    pages: httpx.AsyncClient, header: str
) -> None:
    """A tag of something else, or a header that is none, leads to the full answer."""
    answer = await pages.get("/openapi.yaml", headers={"If-None-Match": header})

    assert answer.status_code == 200


@pytest.mark.parametrize("path", ["/docs", "/docs/try"])
async def test_pages_load_nothing_from_elsewhere(pages: httpx.AsyncClient, path: str) -> None:
    """Every address in a page is on this server and answers; the policy allows no other script."""
    answer = await pages.get(path)
    links = re.findall(r'(?:src|href)="([^"]+)"', answer.text)

    assert links
    assert all(link.startswith("/") for link in links)
    assert [(await pages.get(link)).status_code for link in links] == [200] * len(links)
    assert "script-src 'self';" in answer.headers["content-security-policy"]
    assert "<script>" not in answer.text


async def test_pages_escape_what_they_show(pages: httpx.AsyncClient) -> None:
    """A title with markup is text in the page, and no placeholder is left."""
    page = (await pages.get("/docs")).text

    assert "A &lt;b&gt; C" in page
    assert "{{" not in page


async def test_assets_are_cached_for_ever_under_a_hashed_name(pages: httpx.AsyncClient) -> None:
    """The name of an asset carries a digest of its content, so a copy never goes stale."""
    for asset in docs.find_assets():
        answer = await pages.get(asset.path)

        assert hashlib.sha256(answer.content).hexdigest()[:16] in asset.path
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert answer.headers["content-type"] == asset.media_type


def test_missing_assets_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the wheel that carries the pages' libraries, the message says what to install."""
    monkeypatch.setattr(docs, "find_spec", lambda _: None)

    with pytest.raises(docs.AssetsMissing, match="fastapi-offline"):
        docs.find_assets()
