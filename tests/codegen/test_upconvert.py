"""OpenAPI 3.0 becomes 3.1, and other versions are refused."""

# ruff: noqa: E501 - a table of documents reads best with one document a line

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]  # PyYAML carries no types

from codegen.build import load_contract
from tests.codegen.documents import faults, written

_OLD = 'openapi: 3.0.3\ninfo: {title: t, version: "1"}\npaths: {}\ncomponents:\n  schemas:\n    A: '
_NEW = _OLD.replace("3.0.3", "3.1.0")


def _schema(folder: Path, text: str, head: str = _OLD) -> tuple[Any, tuple[str, ...]]:
    found = load_contract(written(folder, head + text + "\n    B: {type: object}\n"))
    warnings = tuple(warning.replace(f"{folder}/", "") for warning in found.warnings)
    return found.document["components"]["schemas"]["A"], warnings


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{type: string, nullable: true}", "{type: [string, 'null']}"),
        ("{type: string, nullable: false}", "{type: string}"),
        ("{type: string, enum: [a], nullable: true}", "{type: [string, 'null'], enum: [a, null]}"),
        ("{enum: [a, null], nullable: true}", "{enum: [a, null]}"),
        (
            "{nullable: true, description: d, allOf: [{$ref: '#/components/schemas/B'}]}",
            "{description: d, anyOf: [{allOf: [{$ref: '#/components/schemas/B'}]}, {type: 'null'}]}",
        ),
        (
            "{nullable: true, $ref: '#/components/schemas/B'}",
            "{anyOf: [{$ref: '#/components/schemas/B'}, {type: 'null'}]}",
        ),
        (
            "{nullable: true, type: object, oneOf: [{$ref: '#/components/schemas/B'}]}",
            "{anyOf: [{type: object, oneOf: [{$ref: '#/components/schemas/B'}]}, {type: 'null'}]}",
        ),
        ("{type: number, minimum: 1, exclusiveMinimum: true}", "{type: number, exclusiveMinimum: 1}"),
        ("{type: number, maximum: 1, exclusiveMaximum: true}", "{type: number, exclusiveMaximum: 1}"),
        ("{type: number, minimum: 1, exclusiveMinimum: false}", "{type: number, minimum: 1}"),
        ("{type: string, example: x}", "{type: string, examples: [x]}"),
        ("{type: string, format: binary}", "{type: string, contentMediaType: application/octet-stream}"),
        ("{type: string, format: byte}", "{type: string, contentEncoding: base64}"),
        ("{$ref: '#/components/schemas/B', type: string, description: d}",
         "{$ref: '#/components/schemas/B', description: d}"),
        ("{type: array, items: {type: string, nullable: true}}", "{type: array, items: {type: [string, 'null']}}"),
    ],
)  # fmt: skip
def test_a_schema_of_3_0_becomes_one_of_3_1(tmp_path: Path, old: str, new: str) -> None:
    """What 3.0 says in its own words, 3.1 says in those of JSON Schema; nobody is warned."""
    assert _schema(tmp_path, old) == (yaml.safe_load(new), ())


@pytest.mark.parametrize(
    ("leftover", "meant", "warning"),
    [
        (
            "{type: string, nullable: true}",
            "{type: [string, 'null']}",
            "spec.yaml:6:23: `nullable` is of OpenAPI 3.0; read as a type of null",
        ),
        (
            "{type: [string, 'null'], nullable: true}",
            "{type: [string, 'null']}",
            "spec.yaml:6:33: `nullable` is of OpenAPI 3.0; read as a type of null",
        ),
        (
            "{type: number, minimum: 0, exclusiveMinimum: true}",
            "{type: number, exclusiveMinimum: 0}",
            "spec.yaml:6:35: boolean `exclusiveMinimum` is of OpenAPI 3.0; write the bound itself",
        ),
        (
            "{type: string, examples: {a: x, b: y}}",
            "{type: string, examples: [x, y]}",
            "spec.yaml:6:23: `examples` of a schema is a list; its names are left out",
        ),
        (
            "{required: [a, b, a]}",
            "{required: [a, b]}",
            "spec.yaml:6:9: `required` names a property twice",
        ),
        (
            "{$recursiveAnchor: true, type: object, properties: {a: {$recursiveRef: '#'}}}",
            "{type: object, properties: {a: {$ref: '#/components/schemas/A'}}}",
            "spec.yaml:6:64: `$recursiveRef` is of draft 2019-09; read as `$ref`",
        ),
    ],
)
def test_leftovers_in_3_1_are_read_as_meant(
    tmp_path: Path, leftover: str, meant: str, warning: str
) -> None:
    """A 3.1 document with words of another version is read as its author meant it, with a warning."""
    assert _schema(tmp_path, leftover, _NEW) == (yaml.safe_load(meant), (warning,))


def test_a_3_1_schema_stays_as_it_is(tmp_path: Path) -> None:
    """Nothing of a 3.1 document is rewritten without need: `example` and `format: binary` stay."""
    text = "{type: string, format: binary, example: x, $ref: '#/components/schemas/B'}"
    assert _schema(tmp_path, text, _NEW) == (yaml.safe_load(text), ())


def test_the_bundle_of_a_3_0_document_says_3_1(tmp_path: Path) -> None:
    """What is generated and served is a 3.1 document; the source's bytes are kept beside it."""
    found = load_contract(written(tmp_path, _OLD + "{type: string}\n"))
    assert found.document["openapi"] == "3.1.1"
    assert found.source.startswith(b"openapi: 3.0.3")


def test_null_reaches_the_types(tmp_path: Path) -> None:
    """A nullable schema is a union with None wherever it is viewed."""
    found = load_contract(
        written(
            tmp_path,
            'openapi: 3.0.3\ninfo: {title: t, version: "1"}\npaths:\n  /a:\n    get:\n      parameters:\n'
            "        - {name: p, in: query, schema: {type: string, nullable: true}}\n"
            "        - {name: q, in: query, schema: {type: string, enum: [a], nullable: true}}\n"
            "      responses: {default: {description: d}}\n",
        )
    )
    annotations = [p.schema.annotation for p in found.operations[0].parameters]
    assert annotations == ["str | None", "Literal['a'] | None"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("info: {}\nswagger: '2.0'\n", "spec.yaml:2:1: Swagger 2.0 is not supported"),
        ("info: {}\n", "spec.yaml:1:1: this is no OpenAPI document: `openapi` is missing"),
        ("info: {}\nopenapi: 3.2.0\n", "spec.yaml:2:1: OpenAPI 3.2.0 is not supported"),
        ("info: {}\nopenapi: 4.0.0\n", "spec.yaml:2:1: OpenAPI 4.0.0 is not supported"),
        ("info: {}\nopenapi: 3.1\n", "spec.yaml:2:1: `openapi` must be a string"),
        ("info: {}\nopenapi: '3.1'\n", "spec.yaml:2:1: `openapi: 3.1` is no version"),
    ],
)
def test_other_versions_are_refused(tmp_path: Path, text: str, fault: str) -> None:
    """Every other version is refused at its line."""
    assert faults(written(tmp_path, text)) == [fault]
