"""Proof 2: what is served is what is written."""

from __future__ import annotations

from starlette.responses import Response

from app.main import create_app
from core.settings import Settings
from tests.contract import served
from tests.contract.document import Document
from tests.contract.serve import Server


def test_served_document_is_the_file(server: Server) -> None:
    """The server publishes the very bytes of openapi.yaml, and its canonical JSON."""
    with server.client() as client:
        assert list(served.faults(client)) == []


def test_routes_are_those_of_the_document(document: Document, settings: Settings) -> None:
    """The application serves each method and path of the document, and a short list besides."""
    routes = create_app(settings).routes
    assert list(served.route_faults(document, routes)) == []


def test_a_route_too_many_is_told(document: Document, settings: Settings) -> None:
    """A route that the document does not have is named."""
    app = create_app(settings)
    app.add_route("/api/v1/debug", lambda _: Response(), methods=["DELETE"])
    assert list(served.route_faults(document, app.routes)) == [
        "served and not written: DELETE /api/v1/debug"
    ]
