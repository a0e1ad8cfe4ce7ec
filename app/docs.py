"""The contract as published: its exact bytes, its canonical JSON, pages to read and try it.

Everything is served from this process and works without a network. Redoc (to read) and Swagger UI
(to try) come from the `fastapi-offline` wheel, whose files are found without importing the package.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from app.compression import CODING, compressed, is_compressible, recoded
from core.etag import is_known

PAGES: Final = Path(__file__).parent / "pages"
ASSETS: Final = ("redoc.standalone.js", "swagger-ui-bundle.js", "swagger-ui.css", "favicon.png")
OWN_ASSETS: Final = ("docs.css", "read.js", "try.js")

# Redoc and Swagger UI style themselves with inline <style>; scripts come from our own files only.
# Redoc searches in a worker that it makes from a blob.
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src blob:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
IMMUTABLE: Final = "public, max-age=31536000, immutable"
REVALIDATE: Final = "public, no-cache"

MEDIA_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
}


class AssetsMissing(RuntimeError):
    """The `fastapi-offline` wheel, which carries Redoc and Swagger UI, is not installed."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One file of the pages; `path` carries a hash of its content, to be cached for ever."""

    file: Path
    path: str
    media_type: str


def contract_routes(source: bytes, sha256: str, canonical: bytes) -> list[BaseRoute]:
    """`/openapi.yaml` with the bytes as written (RFC 9512), `/openapi.json` in canonical form."""
    return [
        fixed("/openapi.yaml", source, "application/yaml", etag=sha256),
        fixed("/openapi.json", canonical, "application/json"),
    ]


def page_routes(title: str, version: str) -> list[BaseRoute]:
    """`/docs` to read the contract, where `/` leads too, `/docs/try` to call it, and their files.

    Raises `AssetsMissing` when the wheel that carries those files is not installed.
    """
    assets = find_assets()
    html = template("page.html")
    names = {asset.file.name: asset.path for asset in assets}
    values = {"title": title, "version": version, **names}
    read = fill(
        html, {**values, "script": names["read.js"], "library": names["redoc.standalone.js"]}
    )
    call = fill(
        html, {**values, "script": names["try.js"], "library": names["swagger-ui-bundle.js"]}
    )
    return [
        page("/docs", read),
        page("/docs/try", call),
        Route("/", _front_door, methods=["GET"], include_in_schema=False),
        *(_file(asset) for asset in assets),
    ]


async def _front_door(_: Request) -> Response:
    """Send a browser that was pointed at the service itself to what can be read about it."""
    return RedirectResponse("/docs", 307, {"Cache-Control": REVALIDATE})


def find_assets() -> list[Asset]:
    """The files of both pages: ours beside this module, the libraries' in their wheel."""
    spec = find_spec("fastapi_offline")
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        raise AssetsMissing(
            "the pages of /docs need the package fastapi-offline: run `make install`"
        )
    wheel = Path(folders[0]) / "static"
    return [
        *(_asset(wheel / name) for name in ASSETS),
        *(_asset(PAGES / name) for name in OWN_ASSETS),
    ]


def _asset(file: Path) -> Asset:
    digest = hashlib.sha256(file.read_bytes()).hexdigest()[:16]
    path = f"/docs/assets/{file.stem}.{digest}{file.suffix}"
    return Asset(file, path, MEDIA_TYPES[file.suffix])


def template(name: str) -> str:
    """Return a page as it stands in `pages/`, to be filled."""
    return (PAGES / name).read_text("utf-8")


def fill(html: str, values: Mapping[str, str], body: str = "") -> bytes:
    """Put each value where `{{name}}` stands, escaped; `{{{body}}}` becomes HTML of our own."""
    for name, value in values.items():
        html = html.replace("{{" + name + "}}", escape(value))
    return html.replace("{{{body}}}", body).encode()


def page(path: str, html: bytes) -> Route:
    """Return a route of a page that may load our own files, and nothing else."""
    return fixed(
        path, html, "text/html; charset=utf-8", headers={"Content-Security-Policy": POLICY}
    )


def fixed(
    path: str,
    body: bytes,
    media_type: str,
    *,
    etag: str = "",
    headers: Mapping[str, str] | None = None,
) -> Route:
    """A route of an answer that never changes while the process lives, with its validator."""
    opaque = etag or hashlib.sha256(body).hexdigest()
    told = {"ETag": f'"{opaque}"', "Cache-Control": REVALIDATE, "Content-Type": media_type}
    content = Content(lambda: body, {**told, **(headers or {})})

    async def endpoint(request: Request) -> Response:
        is_old = is_known(opaque, request.headers.get("if-none-match"))
        return await content.response(request, modified=not is_old)

    return Route(path, endpoint, methods=["GET"], name=path, include_in_schema=False)


class Content:
    """Bytes that never change, compressed once for each coding, when it is first asked for."""

    def __init__(self, read: Callable[[], bytes], headers: Mapping[str, str]) -> None:
        """Say where the bytes are, and what is known of them."""
        self._read = read
        self._headers = [(k.lower().encode(), v.encode()) for k, v in headers.items()]
        self._variants: dict[str, bytes] = {}
        self._may_be_compressed = is_compressible(headers["Content-Type"].encode())

    async def response(self, request: Request, *, modified: bool = True) -> Response:
        """Answer with the bytes as the client wants them; without, where it has them."""
        coding: str | None = request.scope.get(CODING) if self._may_be_compressed else None
        headers = self._headers if coding is None else recoded(self._headers, coding, None)
        if not modified:
            response = Response(status_code=304)
            response.raw_headers = [item for item in headers if not item[0].startswith(b"content-")]
            return response
        body = self._read() if coding is None else await self._in(coding)
        response = Response(body)
        response.raw_headers = [*headers, (b"content-length", b"%d" % len(body))]
        return response

    async def _in(self, coding: str) -> bytes:
        if coding not in self._variants:
            self._variants[coding] = await compressed(self._read(), coding, well=True)
        return self._variants[coding]


def _file(asset: Asset) -> Route:
    """A route of one asset; read when it is asked for, since a browser asks only once."""
    headers = {"Cache-Control": IMMUTABLE, "Content-Type": asset.media_type}
    content = Content(asset.file.read_bytes, headers)

    async def endpoint(request: Request) -> Response:
        return await content.response(request)

    return Route(
        asset.path, endpoint, methods=["GET"], name=asset.file.name, include_in_schema=False
    )
