"""The mock as a command, and in the place of handlers that are still to be written."""

from __future__ import annotations

import io
import threading
import urllib.request
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from codegen import live, mock
from codegen.__main__ import main
from codegen.build import load_contract
from codegen.mock_security import Anyone
from codegen.runtime import Answer, Call, Json, Response, Validators, Work, build_router
from codegen.runtime.routing import UnimplementedOperations
from tests.codegen.mock_fuzz import SECRET
from tests.codegen.mock_fuzz import mock as running

SPEC = Path(__file__).parent / "library.yaml"


def test_the_command_serves_a_document(tmp_path: Path) -> None:
    """In a process of its own, over a socket, with the credential it was given."""
    with running(SPEC, "refuse", tmp_path) as url:
        assert httpx.get(f"{url}/books", headers={"X-Key": SECRET}).json()[0]["title"] == "Emma"
        assert httpx.get(f"{url}/books", headers={"X-Key": "other"}).status_code == 401
        long = "x" * 100_000
        with urllib.request.urlopen(f"{url}/books/{long}", timeout=30) as answer:  # noqa: S310
            assert answer.status == 200
    told = (tmp_path / "mock.txt").read_text("utf-8")
    assert "GET     /books  (listBooks)" in told
    assert "library.yaml:22:26: operation listBooks: this example is not served" in told


@pytest.mark.parametrize(("text", "code"), [(None, 2), ("openapi: 3.1.0\ninfo: {}\n", 1)])
def test_the_command_says_what_is_wrong(
    text: str | None, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is not there is wrong usage, faults of a document are its own."""
    path = tmp_path / "api.yaml"
    if text is not None:
        path.write_text(text, "utf-8")
    assert main(["mock", str(path)]) == code
    assert "api.yaml" in capsys.readouterr().err


def test_unknown_keywords_can_be_let_pass(tmp_path: Path) -> None:
    """They are annotations to JSON Schema (2020-12 §4.3.1)."""
    path = tmp_path / "api.yaml"
    path.write_text(SPEC.read_text("utf-8").replace("maximum: 999", "max_pages: 999"), "utf-8")
    assert mock.make(path, unknown="warn").operations
    assert main(["mock", str(path)]) == 1
    assert main(["generate", str(path), "--out", str(tmp_path / "made")]) == 1
    allowed = ["generate", str(path), "--out", str(tmp_path / "made"), "--unknown", "warn"]
    assert main(allowed) == 0


def test_a_new_version_is_taken_over_and_a_broken_one_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--watch`: an editor saves, the mock follows; while there are faults it goes on as it was."""
    path = tmp_path / "api.yaml"
    path.write_text(SPEC.read_text("utf-8"), "utf-8")
    serving = mock.Serving(path, watch=True)
    first = serving.make()
    current, stop, out = mock.Current(first.app), threading.Event(), io.StringIO()
    versions = iter(
        ["openapi: 3.1.0\n", SPEC.read_text("utf-8").replace("Library", "Archive"), None]
    )
    served: list[Any] = []

    def wait(_seconds: float) -> bool:
        served.append(current.app)
        text = next(versions)
        if text is not None:
            path.write_text(text, "utf-8")
        return text is None

    monkeypatch.setattr(stop, "wait", wait)
    mock._watch(serving, first, current, stop, out)
    assert served[0] is served[1] is first.app
    assert served[2] is not first.app
    assert "Archive: 6 operations" in out.getvalue()
    assert "goes on with the last version" in capsys.readouterr().err


class Written(Response):
    """The answer of the one handler there is."""

    status = 200
    media_type = "application/json"

    def __init__(self) -> None:
        self.body: Json[Any] = Json(b'{"title":"by hand","pages":1}')


async def get_book(_context: Any, _request: Any) -> Written:
    """The one handler there is."""
    return Written()


async def test_operations_without_a_handler_are_mocked_on_request() -> None:
    """The others are served as ever, and no unit of work is opened for a mock."""
    contract = load_contract(SPEC)
    units = []

    async def execute(call: Call[Any], work: Work[Any]) -> Answer:
        units.append(call.operation.name)
        return await work(call)

    options: dict[str, Any] = {
        "validators": Validators(contract.document),
        "handlers": {"default": SimpleNamespace(get_book=get_book)},
        "execute": execute,
        "schemes": live.schemes(contract),
        "security": Anyone(contract),
    }
    with pytest.raises(UnimplementedOperations, match=r"default\.list_books"):
        build_router(live.operations(contract), **options)
    app = FastAPI()
    app.include_router(build_router(live.operations(contract), unimplemented="mock", **options))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://app") as http:
        assert (await http.get("/books/7")).json()["title"] == "by hand"
        assert (await http.get("/books", headers={"X-Key": "k"})).json()[0]["title"] == "Emma"
    assert units == ["get_book"]
