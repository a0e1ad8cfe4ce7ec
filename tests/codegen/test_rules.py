"""House rules: one document that keeps all of them, and for each rule one change that breaks it alone."""

# ruff: noqa: E501 - a table of documents reads best with one document a line

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]  # PyYAML carries no types

from codegen.build import load_contract
from codegen.errors import SpecErrors
from codegen.rulebook import RULES

_GOOD = yaml.safe_load("""
openapi: 3.1.0
info: {title: Notes, version: "1"}
tags: [{name: notes, description: Notes.}]
security: [{bearerAuth: ["notes:read"]}]
paths:
  /api/v1/notes:
    get:
      operationId: listNotes
      summary: List notes
      tags: [notes]
      parameters:
        - {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 100, default: 25}}
        - {name: cursor, in: query, schema: {type: string, maxLength: 500}}
        - {name: "note_date[gte]", in: query, schema: {type: string, format: date}}
      responses:
        "200":
          description: A page.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Notes"}
              examples: {page: {value: {data: [], next_cursor: null}}}
        "401": &problem
          description: Refused.
          content: {application/problem+json: {schema: {$ref: "#/components/schemas/Unauthenticated"}}}
        "403":
          description: Refused.
          content: {application/problem+json: {schema: {$ref: "#/components/schemas/Forbidden"}}}
        "422": &invalid
          description: Invalid.
          content: {application/problem+json: {schema: {$ref: "#/components/schemas/Invalid"}}}
        default: &unexpected
          description: Unexpected.
          content: {application/problem+json: {schema: {$ref: "#/components/schemas/Unexpected"}}}
    post:
      operationId: createNote
      summary: Create a note
      tags: [notes]
      parameters:
        - {name: Idempotency-Key, in: header, schema: {type: string, maxLength: 255}}
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: "#/components/schemas/NoteInput"}
            examples: {note: {value: {title: Tide}}}
      responses:
        "201":
          description: Made.
          headers: {Location: {schema: {type: string, maxLength: 200}}}
          content:
            application/json: {schema: {$ref: "#/components/schemas/Note"}, example: {}}
        "401": *problem
        "403":
          description: Refused.
          content: {application/problem+json: {schema: {$ref: "#/components/schemas/Forbidden"}}}
        "422": *invalid
        default: *unexpected
  /api/v1/notes/{note_id}:
    parameters:
      - {name: note_id, in: path, required: true, schema: {type: string, format: uuid}}
    get:
      operationId: getNote
      summary: Read a note
      tags: [notes]
      security: []
      parameters:
        - {name: If-None-Match, in: header, schema: {type: string, maxLength: 99}}
      responses:
        "200":
          description: The note.
          headers: {ETag: {schema: {type: string, maxLength: 99}}}
          content:
            application/json: {schema: {$ref: "#/components/schemas/Note"}, example: {}}
        "304": {description: Unchanged.}
        "422": *invalid
        default: *unexpected
    patch:
      operationId: updateNote
      summary: Change a note
      tags: [notes]
      security: []
      parameters:
        - name: If-Match
          in: header
          required: true
          x-missing-problem: /problems/precondition_required
          schema: {type: string, maxLength: 99}
      requestBody:
        content:
          application/merge-patch+json:
            schema: {type: object, additionalProperties: false, properties: {rank: {type: integer, maximum: 9}}}
            example: {rank: 1}
      responses:
        "200":
          description: The note.
          content:
            application/json: {schema: {$ref: "#/components/schemas/Note"}, example: {}}
        "412":
          description: Changed since.
          content: {application/problem+json: {schema: {$ref: "#/components/schemas/Conflict"}}}
        "422": *invalid
        "428":
          description: No If-Match.
          content: {application/problem+json: {schema: {$ref: "#/components/schemas/Missing"}}}
        default: *unexpected
  /api/v1/notes/{note_id}/restore:
    parameters:
      - {name: note_id, in: path, required: true, schema: {type: string, format: uuid}}
    post:
      operationId: restoreNote
      summary: Restore a note
      tags: [notes]
      security: []
      responses:
        "204": {description: Restored.}
        "422": *invalid
        default: *unexpected
  /healthz:
    get:
      operationId: getHealth
      summary: Tell whether the process lives
      tags: [notes]
      security: []
      responses:
        "204": {description: It does.}
        default: *unexpected
components:
  securitySchemes: {bearerAuth: {type: http, scheme: bearer}}
  schemas:
    NoteInput:
      type: object
      additionalProperties: false
      required: [title]
      properties:
        title: {type: string, maxLength: 200}
        mood: {type: string, enum: [very_calm, note.created]}
        tags: {type: array, maxItems: 9, items: {type: string, maxLength: 20}}
        labels: {type: object, maxProperties: 9, additionalProperties: {type: string, maxLength: 9}}
    Note:
      type: object
      required: [id, created_at, note_date, deleted_at]
      properties:
        id: {type: string, format: uuid}
        created_at: {type: string, format: date-time}
        note_date: {type: string, format: date}
        deleted_at: {anyOf: [{type: string, format: date-time}, {type: "null"}]}
    Notes:
      type: object
      required: [data, next_cursor]
      properties:
        data: {type: array, maxItems: 100, items: {$ref: "#/components/schemas/Note"}}
        next_cursor: {type: [string, "null"], maxLength: 500}
    Problem: {type: object, examples: [{}], properties: {type: {type: string, maxLength: 99}}}
    Unauthenticated: &made
      allOf: [{$ref: "#/components/schemas/Problem"}]
      examples: [{}]
      properties: {type: {const: /problems/authentication_required}, status: {const: 401}}
    Forbidden: {<<: *made, properties: {type: {const: /problems/forbidden}, status: {const: 403}}}
    Conflict: {<<: *made, properties: {type: {const: /problems/version_conflict}, status: {const: 412}}}
    Invalid: {<<: *made, properties: {type: {const: /problems/validation_failed}, status: {const: 422}}}
    Missing: {<<: *made, properties: {type: {const: /problems/precondition_required}, status: {const: 428}}}
    Unexpected: {<<: *made, properties: {type: {const: /problems/internal_error}, status: {const: 500}}}
""")

_NOTES = "/paths/~1api~1v1~1notes"
_NOTE = "/paths/~1api~1v1~1notes~1{note_id}"
_INPUT = "/components/schemas/NoteInput"
_GONE = object()


def _good() -> dict[str, Any]:
    """Give a copy of the good document in which nothing is shared."""
    return json.loads(json.dumps(_GOOD))  # type: ignore[no-any-return]


def _changed(changes: dict[str, Any]) -> dict[str, Any]:
    """Change members of the good document, each named by its pointer; `_GONE` removes one."""
    document = _good()
    for pointer, value in changes.items():
        tokens = [t.replace("~1", "/").replace("~0", "~") for t in pointer.split("/")[1:]]
        holder: Any = document
        for token in tokens[:-1]:
            holder = holder[int(token) if isinstance(holder, list) else token]
        last: Any = int(tokens[-1]) if isinstance(holder, list) else tokens[-1]
        if value is _GONE:
            del holder[last]
        else:
            holder[last] = copy.deepcopy(value)
    return document


def _broken(folder: Path, document: dict[str, Any]) -> list[str]:
    """Give what the rules say against a document, the folder left out."""
    path = folder / "spec.json"
    path.write_text(json.dumps(document, indent=1), encoding="utf-8")
    try:
        load_contract(path, rules="daybook")
    except SpecErrors as errors:
        return [str(error).replace(f"{folder}/", "") for error in errors.errors]
    return []


_BREAKS: list[tuple[str, dict[str, Any]]] = [
    ("DB001", {f"{_NOTES}/get/operationId": _GONE}),
    ("DB001", {f"{_NOTES}/get/operationId": "list_notes"}),
    ("DB002", {f"{_NOTES}/get/summary": _GONE}),
    ("DB003", {f"{_NOTES}/get/tags": []}),
    ("DB003", {f"{_NOTES}/get/tags": ["others"]}),
    ("DB003", {f"{_NOTES}/get/tags": ["notes", "notes"]}),
    ("DB004", {f"{_NOTES}/post/requestBody/content/application~1json/examples": _GONE}),
    ("DB005", {f"{_NOTES}/get/responses/200/content/application~1json/examples": _GONE}),
    ("DB005", {"/components/schemas/Missing/examples": _GONE}),
    ("DB006", {f"{_INPUT}/properties/title": {"type": "string"}}),
    ("DB006", {f"{_INPUT}/properties/title": {"type": "string", "format": "email"}}),
    ("DB006", {f"{_NOTES}/get/parameters/1/schema": {"type": "string", "pattern": "^a"}}),
    ("DB007", {f"{_INPUT}/properties/tags/maxItems": _GONE}),
    ("DB008", {f"{_INPUT}/additionalProperties": _GONE}),
    ("DB008", {f"{_INPUT}/properties/labels/maxProperties": _GONE}),
    ("DB008", {f"{_INPUT}/properties/mood": {"type": "object"}}),
    ("DB009", {f"{_NOTE}/get/responses/422": _GONE}),
    ("DB010", {f"{_NOTES}/get/responses/401": _GONE}),
    ("DB010", {f"{_NOTES}/get/responses/403": _GONE}),
    ("DB011", {f"{_NOTES}/get/responses/default": _GONE}),
    ("DB012", {f"{_NOTE}/get/responses/500": {"description": "d"}}),
    ("DB012", {f"{_NOTE}/get/responses/404": {"description": "d", "content": {"text/plain": {}}}}),
    ("DB013", {"/paths/~1api~1v2~1things": {"get": _GOOD["paths"]["/healthz"]["get"] | {"operationId": "a"}}}),
    ("DB013", {"/paths/~1api~1v1~1my-things": {"get": _GOOD["paths"]["/healthz"]["get"] | {"operationId": "a"}}}),
    ("DB013", {
        "/paths/~1api~1v1~1thing~1{note_id}": {
            "parameters": _GOOD["paths"]["/api/v1/notes/{note_id}"]["parameters"],
            "get": _GOOD["paths"]["/api/v1/notes/{note_id}"]["get"] | {"operationId": "a"},
        }
    }),
    ("DB014", {"/paths/~1api~1v1~1note": {"post": _GOOD["paths"]["/healthz"]["get"] | {"operationId": "a"}}}),
    ("DB014", {f"{_NOTE}~1restore/get": _GOOD["paths"]["/api/v1/notes/{note_id}/restore"]["post"] | {"operationId": "a"}}),
    ("DB015", {f"{_INPUT}/properties/fullName": {"type": "string", "maxLength": 9}}),
    ("DB016", {f"{_INPUT}/properties/seen_at": {"type": "string", "maxLength": 9}}),
    ("DB016", {f"{_INPUT}/properties/seen": {"type": "string", "format": "date-time"}}),
    ("DB016", {f"{_INPUT}/properties/day": {"type": "string", "format": "date"}}),
    ("DB017", {f"{_INPUT}/properties/mood/enum": ["veryCalm"]}),
    ("DB018", {"/components/schemas/Note/required": ["id", "created_at", "note_date"]}),
    ("DB019", {"/components/schemas/Notes/properties/total": {"const": 1}, "/components/schemas/Notes/required": ["data", "next_cursor", "total"]}),
    ("DB019", {f"{_NOTES}/get/parameters/1": _GONE}),
    ("DB019", {f"{_NOTES}/get/parameters/0/schema/maximum": 1000}),
    ("DB020", {f"{_NOTES}/post/parameters": []}),
    ("DB021", {f"{_NOTE}/patch/responses/412": _GONE}),
    ("DB021", {f"{_NOTE}/patch/responses/428": _GONE}),
    ("DB022", {f"{_NOTE}/patch/parameters": []}),
    ("DB022", {f"{_NOTE}/patch/parameters/0/required": False}),
    ("DB022", {f"{_NOTE}/patch/parameters/0/x-missing-problem": _GONE}),
    ("DB023", {f"{_NOTE}/get/responses/304": _GONE}),
    ("DB023", {f"{_NOTE}/get/responses/200/headers": _GONE}),
    ("DB024", {f"{_NOTES}/post/responses/201/headers": _GONE}),
    ("DB025", {"/components/schemas/Missing/properties/type": {"const": "/problems/NotSnake"}}),
    ("DB025", {"/components/schemas/Missing/properties/status": {"type": "integer"}}),
    ("DB025", {"/components/schemas/Missing/properties/status/const": 429}),
    ("DB026", {f"{_NOTES}/get/parameters/1/name": "cursorKey", f"{_NOTES}/get/parameters/3": {"name": "cursor", "in": "query", "schema": {}}}),
    ("DB026", {f"{_NOTE}/get/parameters/0/name": "if-none-match"}),
    ("DB027", {f"{_NOTE}/patch/requestBody/content/application~1merge-patch+json/schema/properties/rank/maximum": _GONE}),
]  # fmt: skip


def test_a_document_that_keeps_every_rule_passes(tmp_path: Path) -> None:
    """The good document is good, or the other tests would prove nothing."""
    assert _broken(tmp_path, _good()) == []


@pytest.mark.parametrize(("identity", "changes"), _BREAKS)
def test_each_rule_finds_what_breaks_it(
    tmp_path: Path, identity: str, changes: dict[str, Any]
) -> None:
    """One change breaks one rule, which names its id, the place and the operation or schema."""
    if f"{_NOTES}/get/parameters/3" in changes:
        changes = dict(changes)
        appended = changes.pop(f"{_NOTES}/get/parameters/3")
        document = _changed(changes)
        document["paths"]["/api/v1/notes"]["get"]["parameters"].append(appended)
    else:
        document = _changed(changes)
    found = _broken(tmp_path, document)
    assert found
    for fault in found:
        place, _, said = fault.partition(": ")
        assert re.search(rf"(^|: ){identity} ", said)
        name, line, column = place.split(":")
        assert name == "spec.json"
        assert int(line) > 1
        assert int(column) > 1


def test_every_rule_has_been_seen_red() -> None:
    """A rule without a document that breaks it might never find anything."""
    assert {identity for identity, _ in _BREAKS} == set(RULES)


def test_a_rule_is_waived_at_its_place_with_a_reason(tmp_path: Path) -> None:
    """`x-waive` holds for the object it stands in and for what that holds, and for no other rule."""
    broken = {f"{_NOTES}/get/summary": _GONE, f"{_NOTES}/get/operationId": _GONE}
    waived = broken | {f"{_NOTES}/get/x-waive": {"DB002": "its name says it all"}}
    (left,) = _broken(tmp_path, _changed(waived))
    assert "DB001" in left
    at_path = broken | {f"{_NOTES}/x-waive": {"DB002": "a reason", "DB001": "another"}}
    assert _broken(tmp_path, _changed(at_path)) == []


@pytest.mark.parametrize(
    ("waiver", "message"),
    [
        ({"DB002": "why"}, "`x-waive` of DB002 is not needed"),
        ({"DB999": "why"}, "`x-waive` names DB999, which is no rule"),
    ],
)
def test_a_waiver_that_does_nothing_is_an_error(
    tmp_path: Path, waiver: dict[str, str], message: str
) -> None:
    """A waiver that outlived its reason, or names no rule, must go."""
    (fault,) = _broken(tmp_path, _changed({f"{_NOTES}/get/x-waive": waiver}))
    assert fault.endswith(message)


def test_a_waiver_needs_a_reason(tmp_path: Path) -> None:
    """An empty reason is none."""
    changes = {f"{_NOTES}/get/summary": _GONE, f"{_NOTES}/get/x-waive": {"DB002": " "}}
    (fault,) = _broken(tmp_path, _changed(changes))
    assert fault.endswith("`x-waive` of DB002 has no reason")


def test_documents_of_others_need_not_keep_the_rules(tmp_path: Path) -> None:
    """Without rules the same document builds."""
    path = tmp_path / "spec.json"
    path.write_text(json.dumps(_changed({f"{_NOTES}/get/summary": _GONE})), encoding="utf-8")
    assert load_contract(path).operations
