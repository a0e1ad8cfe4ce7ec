"""Contract coverage: what servers note, and what the command makes of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from codegen import mock
from codegen.__main__ import main
from codegen.build import load_contract
from codegen.coverage.items import Result, measure, read
from codegen.coverage.report import as_json, page, percent, text
from codegen.runtime import Coverage

SPEC = """
openapi: 3.1.0
info: { title: Shelf <b>, version: "1" }
paths:
  /books:
    get:
      operationId: listBooks
      parameters:
        - { name: limit, in: query, schema: { type: integer } }
        - { name: X-Hint, in: header, schema: { type: string } }
        - name: by
          in: query
          style: deepObject
          schema: { type: object, properties: { a: { type: string } } }
      responses:
        "200": { description: All., content: { application/json: { schema: { type: array } } } }
        4XX: { description: Refused., content: { application/problem+json: {} } }
    post:
      operationId: addBook
      requestBody:
        content:
          application/json: { schema: { type: object } }
          text/plain: { schema: { type: string } }
      responses:
        "204": { description: Added. }
        "409":
          description: Taken.
          content:
            application/problem+json:
              schema:
                oneOf:
                  - $ref: "#/components/schemas/Taken"
                  - $ref: "#/components/schemas/Busy"
        default: { description: Else., content: { application/problem+json: {} } }
components:
  schemas:
    Taken:
      type: object
      properties: { type: { const: /problems/taken }, status: { const: 409 } }
    Busy:
      type: object
      properties: { type: { const: /problems/busy }, status: { const: 409 } }
"""


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    """A small document."""
    path = tmp_path / "shelf.yaml"
    path.write_text(SPEC, "utf-8")
    return path


def note(operation: str, status: int, media_type: str = "", **other: Any) -> dict[str, Any]:
    """Make a note as the middleware writes it."""
    empty: dict[str, Any] = {"request_media_type": "", "problem": None, "query": [], "headers": []}
    return {
        "operation": operation,
        "status": status,
        "media_type": media_type,
        **empty,
        **other,
    }


def measured(spec: Path, *notes: dict[str, Any]) -> Result:
    """Measure notes against the document."""
    folder = spec.parent / "seen"
    folder.mkdir(exist_ok=True)
    lines = "".join(json.dumps(entry) + "\n" for entry in notes)
    (folder / "1.jsonl").write_text(lines, "utf-8")
    return measure(load_contract(spec), read([folder]))


def met(result: Result) -> set[str]:
    """Name what was met."""
    return {f"{item.operation} {item.kind} {item.label}" for item, n in result.items.items() if n}


def test_everything_is_missed_at_first(spec: Path) -> None:
    """Without a note, each answer, problem type, body and parameter is listed."""
    result = measured(spec)
    assert [f"{item.operation} {item.kind} {item.label}" for item in result.missed] == [
        "listBooks answer 200 application/json",
        "listBooks answer 4XX application/problem+json",
        "listBooks parameter query limit",
        "listBooks parameter header X-Hint",
        "listBooks parameter query by",
        "addBook answer 204",
        "addBook answer 409 application/problem+json",
        "addBook problem 409 /problems/taken",
        "addBook problem 409 /problems/busy",
        "addBook answer default application/problem+json",
        "addBook request body application/json",
        "addBook request body text/plain",
    ]
    assert result.share() == (0, 12)


def test_an_accepted_request_meets_its_parameters_and_body(spec: Path) -> None:
    """What was refused has not been exercised."""
    answer = ("listBooks", 200, "application/json")
    result = measured(spec, note(*answer, query=["limit", "by[a]"], headers=["x-hint"]))
    assert met(result) == {
        "listBooks answer 200 application/json",
        "listBooks parameter query limit",
        "listBooks parameter header X-Hint",
        "listBooks parameter query by",
    }
    refused = note("addBook", 500, "application/problem+json", request_media_type="text/plain")
    assert met(measured(spec, refused)) == {"addBook answer default application/problem+json"}
    taken = note("addBook", 204, request_media_type="application/json")
    assert "addBook request body application/json" in met(measured(spec, taken))


def test_the_most_specific_answer_is_met(spec: Path) -> None:
    """A class of statuses and `default` stand for what is not written out (§4.8.16)."""
    problem = "application/problem+json"
    result = measured(
        spec,
        note("listBooks", 404, problem),
        note("addBook", 409, problem, problem="/problems/taken"),
        note("addBook", 409, problem, problem="/problems/unheard-of"),
    )
    assert met(result) == {
        "listBooks answer 4XX application/problem+json",
        "addBook answer 409 application/problem+json",
        "addBook problem 409 /problems/taken",
    }
    assert result.strangers == ("addBook: 409 /problems/unheard-of",)


def test_problem_types_are_free_where_the_document_lists_none(spec: Path) -> None:
    """Only an answer that names its problem types has one too many."""
    problem = "application/problem+json"
    assert measured(spec, note("listBooks", 404, problem, problem="/problems/x")).strangers == ()
    assert measured(spec, note("addBook", 500, problem, problem="/problems/x")).strangers == ()


def test_strangers_are_told(spec: Path) -> None:
    """An answer or an operation that the document does not have is no coverage but a finding."""
    result = measured(
        spec, note("listBooks", 200, "text/html"), note("listBooks", 302), note("burnBooks", 204)
    )
    assert met(result) == set()
    assert result.strangers == ("burnBooks: 204", "listBooks: 200 text/html", "listBooks: 302")


def test_reports(spec: Path) -> None:
    """Each form names what was missed, and where the document says it; markup is escaped."""
    result = measured(spec, note("listBooks", 200, "application/json"), note("x", 204))
    told = text(result, every=True)
    assert told.startswith("contract coverage 8.3 % (1 of 12): answers 1/5, ")
    assert "answer       204" in told
    assert "shelf.yaml:" in told
    assert "listBooks  20.0 %  1/5" in told
    assert "  x: 204" in told
    html = page(result)
    assert "Shelf &lt;b&gt;" in html
    assert html.count('class="chip met"') == 1
    assert html.count('class="chip missed"') == 11
    content = json.loads(as_json(result))
    assert (content["met"], content["items"], content["undocumented"]) == (1, 12, ["x: 204"])


@pytest.mark.parametrize(
    ("some", "all_", "told"),
    [(0, 7, "0.0 %"), (6999, 7000, "99.9 %"), (7, 7, "100 %"), (0, 0, "100 %")],
)
def test_almost_all_is_not_all(some: int, all_: int, told: str) -> None:
    """No rounding says 100 % while something is missing."""
    assert percent(some, all_) == told


def test_the_command(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It fails below the minimum, for strangers, and for files that hold something else."""
    measured(spec, note("listBooks", 200, "application/json"))
    seen = spec.parent / "seen"
    html = spec.parent / "page.html"
    assert main(["coverage", str(spec), str(seen), "--html", str(html)]) == 0
    assert html.read_text("utf-8").startswith("<!doctype html>")
    assert main(["coverage", str(spec), str(seen), "--minimum", "8.3"]) == 0
    assert main(["coverage", str(spec), str(seen), "--minimum", "8.4"]) == 1
    assert main(["coverage", str(spec), str(spec.parent / "nowhere")]) == 2
    measured(spec, note("burnBooks", 200))
    assert main(["coverage", str(spec), str(seen)]) == 1
    (seen / "2.jsonl").write_text('{"operation": 5}\n', "utf-8")
    capsys.readouterr()
    assert main(["coverage", str(spec), str(seen)]) == 1
    assert "2.jsonl:1" in capsys.readouterr().err


async def test_the_middleware_notes_each_exchange_once(spec: Path, tmp_path: Path) -> None:
    """Names of parameters and types are kept, values are not."""
    folder = tmp_path / "notes"
    app = Coverage(mock.make(spec).app, folder)
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://shelf.test") as client:
        for _ in range(3):
            await client.get("/books?limit=3&by[a]=secret", headers={"X-Hint": "secret"})
        await client.get("/books?limit=three")
        await client.get("/nowhere")
        await client.post("/books", json={"secret": 1})
    (file,) = folder.glob("*.jsonl")
    assert "secret" not in file.read_text("utf-8")
    first, second, third = (json.loads(line) for line in file.read_text("utf-8").splitlines())
    assert (first["operation"], first["status"]) == ("listBooks", 200)
    assert first["query"] == ["by[a]", "limit"]
    assert "x-hint" in first["headers"]
    assert (second["status"], second["query"], second["headers"]) == (422, [], [])
    assert (third["operation"], third["request_media_type"]) == ("addBook", "application/json")
