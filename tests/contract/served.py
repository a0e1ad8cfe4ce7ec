"""Served = written: a server publishes the file itself, and its routes are those of the file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any

import httpx

from tests.contract.document import PATH, ROOT, Document

ALLOWED = (
    r"/",
    r"/openapi\.yaml",
    r"/openapi\.json",
    r"/docs",
    r"/docs/try",
    r"/docs/assets/[\w.-]+",
    r"/problems(?:/[a-z_]+)?",
)
"""Paths that are served and not in the document: the document itself, and pages to read it."""


def faults(client: httpx.Client) -> Iterator[str]:
    """Fetch the contract from a server and compare it with what is in the repository."""
    source, canonical = PATH.read_bytes(), (ROOT / "generated" / "contract.json").read_bytes()
    yaml = client.get("/openapi.yaml", headers={"Accept-Encoding": "identity"})
    if yaml.content != source:
        yield "/openapi.yaml is not the file byte for byte"
    if yaml.headers.get("etag") != f'"{hashlib.sha256(source).hexdigest()}"':
        yield f"/openapi.yaml: the ETag is {yaml.headers.get('etag')}, not the sha256"
    again = client.get("/openapi.yaml", headers={"If-None-Match": yaml.headers.get("etag", "")})
    if again.status_code != 304:
        yield f"/openapi.yaml: If-None-Match was answered {again.status_code}"
    if client.get("/openapi.json").content != canonical:
        yield "/openapi.json is not the canonical form"


def route_faults(document: Document, routes: Any) -> Iterator[str]:
    """Compare the routes of an application with the operations of the document, both ways."""
    served = set(_pairs(routes))
    written = {(operation.method, operation.path) for operation in document.operations.values()}
    written |= {("HEAD", path) for method, path in written if method == "GET"}
    written |= {("OPTIONS", path) for _, path in written}
    for method, path in sorted(written - served):
        yield f"written and not served: {method} {path}"
    for method, path in sorted(served - written):
        if not any(re.fullmatch(pattern, path) for pattern in ALLOWED):
            yield f"served and not written: {method} {path}"


def _pairs(routes: Any) -> Iterator[tuple[str, str]]:
    """Give (method, path) of every route, those of included routers too."""
    for route in routes:
        inner = getattr(route, "original_router", None)
        if inner is not None:
            yield from _pairs(inner.routes)
        for method in getattr(route, "methods", None) or ():
            yield method, route.path
