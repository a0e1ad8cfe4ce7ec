"""The table of keywords: nothing outside it passes, what it refuses is refused, and the page shows it."""

# ruff: noqa: E501 - a table of documents reads best with one document a line

from __future__ import annotations

from pathlib import Path

import pytest

from codegen.keywords import KINDS, SECTIONS, render
from tests.codegen.documents import contract, refused

_PAGE = Path(__file__).parents[2] / "docs" / "codegen-keywords.md"
_PLAIN = ("string", "boolean", "integer", "number", "any")
_OP = "paths:\n  /a/{id}:\n    get:\n      operationId: getA\n"
_ID = "      parameters:\n        - {name: id, in: path, required: true, schema: {type: string}}\n"


def _schema(text: str) -> str:
    return f"components:\n  schemas:\n    A: {text}\n"


def test_the_page_shows_the_table() -> None:
    """docs/codegen-keywords.md is the rendering of the table (`python -m codegen.keywords` prints it)."""
    assert _PAGE.read_text(encoding="utf-8") == render()


def test_every_shape_names_a_kind_of_the_table() -> None:
    """A typing slip in the table would let a whole kind of object through unchecked."""
    for kind in KINDS.values():
        for entry in (*kind.fields.values(), *([kind.pattern] if kind.pattern else [])):
            shape = entry.shape.strip("[]{}")
            assert shape in _PLAIN or shape.rstrip("*") in KINDS, entry
            assert entry.why.endswith("."), entry
            if shape.endswith("*"):
                assert shape.rstrip("*") in SECTIONS


@pytest.mark.parametrize(
    "keyword", [k for k, entry in KINDS["Schema"].fields.items() if entry.treatment == "refused"]
)
def test_every_refused_keyword_is_refused_by_name(tmp_path: Path, keyword: str) -> None:
    """What the table calls refused stops the generator, with the table's own advice."""
    value = "maybe" if keyword == "$recursiveAnchor" else "'#/none'"
    found = refused(tmp_path, _schema(f"\n      {keyword}: {value}"))
    assert found == [f"spec.yaml:6:7: `{keyword}` is not supported"]


@pytest.mark.parametrize(
    ("rest", "fault"),
    [
        ("pathes: {}\n", "spec.yaml:3:1: unknown keyword `pathes` in an OpenAPI Object"),
        (
            "paths:\n  /a:\n    fetch: {}\n",
            "spec.yaml:5:5: unknown keyword `fetch` in a PathItem Object",
        ),
        (
            _OP + "      respones: {}\n" + _ID,
            "spec.yaml:7:7: operation getA: unknown keyword `respones` in an Operation Object",
        ),
        (
            _schema("{type: string, maxLenght: 3}"),
            "spec.yaml:5:23: unknown keyword `maxLenght` in a Schema Object",
        ),
        (
            _schema("{properties: {a: {optional: true}}}"),
            "spec.yaml:5:26: unknown keyword `optional` in a Schema Object",
        ),
        (
            "security: [{k: []}]\ncomponents: {securitySchemes: {k: {type: http, schema: basic}}}\n",
            "spec.yaml:4:48: unknown keyword `schema` in a SecurityScheme Object",
        ),
    ],
)
def test_an_unknown_keyword_is_refused_at_its_place(tmp_path: Path, rest: str, fault: str) -> None:
    """A keyword that is not in the table is an error, at every level."""
    assert refused(tmp_path, rest) == [fault]


def test_a_slip_of_the_pen_gets_a_hint(tmp_path: Path) -> None:
    """The hint names the keyword that was probably meant."""
    from codegen.errors import SpecErrors

    with pytest.raises(SpecErrors) as caught:
        contract(tmp_path, _schema("{type: string, maxLenght: 3}"))
    assert caught.value.render().endswith(
        "  hint: did you mean `maxLength`?; `--unknown warn` lets it pass"
    )


def test_unknown_keywords_may_be_let_through_with_a_warning(tmp_path: Path) -> None:
    """`unknown="warn"` is the visible escape for documents of others."""
    found = contract(tmp_path, _schema("{type: string, optional: true}"), unknown="warn")
    assert [w.replace(f"{tmp_path}/", "") for w in found.warnings] == [
        "spec.yaml:5:23: unknown keyword `optional` in a Schema Object"
    ]


def test_extensions_pass_everywhere_and_are_kept(tmp_path: Path) -> None:
    """`x-…` is the author's own; those of an operation come through to the emitters."""
    found = contract(
        tmp_path,
        "x-a: 1\n" + _OP + "      x-b: {c: 1}\n" + _ID + _schema("{x-d: [1], type: string}"),
    )
    assert found.operations[0].extensions == (("x-b", {"c": 1}),)


@pytest.mark.parametrize(
    ("rest", "faults"),
    [
        ("", ["spec.yaml:1:1: a document needs `paths`, `components` or `webhooks`"]),
        ("paths: []\n", ["spec.yaml:3:1: `paths` must be a Paths Object, not a list"]),
        ("paths:\n  a: {}\n", ["spec.yaml:4:3: path 'a' must start with a slash"]),
        (
            "paths:\n  /{a}: {get: {}}\n  /{b}: {get: {}}\n",
            ["spec.yaml:5:3: path /{b} is the same as /{a}, and both have get"],
        ),
        ("jsonSchemaDialect: https://example.com\npaths: {}\n",
         ["spec.yaml:3:1: dialect https://example.com is not known"]),
        (
            _OP + "      tags: user\n      deprecated: 'yes'\n" + _ID,
            [
                "spec.yaml:7:7: operation getA: `tags` must be a list, not the string 'user'",
                "spec.yaml:8:7: operation getA: `deprecated` must be true or false, not the string 'yes'",
            ],
        ),
        (
            _OP + "      parameters: [{in: query, schema: {}}]\n",
            ["spec.yaml:7:20: operation getA: `name` is missing here"],
        ),
        (
            _OP + "      parameters: [{name: id, in: path, schema: {}}]\n",
            ["spec.yaml:7:21: operation getA: a path parameter is always required (§4.8.12.2.1)"],
        ),
        (
            _OP + "      parameters: [{name: id, in: body, schema: {}}]\n",
            ["spec.yaml:7:31: operation getA: `in: body` is not a place"],
        ),
        (
            _OP + "      parameters: [{name: q, in: query}]\n",
            ["spec.yaml:7:20: operation getA: either `schema` or `content` is needed, not both and not neither"],
        ),
        (
            _OP + "      parameters: [{name: q, in: query, content: {a/b: {}, c/d: {}}}]\n",
            ["spec.yaml:7:41: operation getA: `content` must have exactly one media type here"],
        ),
        (
            _OP + "      parameters: [{name: q, in: query, style: simple, schema: {}}]\n",
            ["spec.yaml:7:41: operation getA: `style: simple` does not exist here"],
        ),
        (
            _OP + "      parameters: [{name: q, in: query, schema: {}, example: 1, examples: {}}]\n",
            ["spec.yaml:7:53: operation getA: `example` and `examples` exclude each other"],
        ),
        (
            _OP + "      responses: {'600': {description: d}, 20: {description: d}, 2xx: {description: d}}\n" + _ID,
            ["spec.yaml:7:19: operation getA: '600' is no status", "spec.yaml:7:44: operation getA: '20' is no status"],
        ),
        (
            _OP + "      responses: {200: {}}\n" + _ID,
            ["spec.yaml:7:19: operation getA: `description` is missing here"],
        ),
        (
            _OP + "      responses: {200: {description: d, links: {l: {}}}}\n" + _ID,
            ["spec.yaml:7:49: operation getA: a link has either `operationId` or `operationRef`"],
        ),
        ("components: {schemas: {a b: {}}}\n", ["spec.yaml:3:24: 'a b' is no name for a component"]),
        (
            "components: {securitySchemes: {k: {type: magic}}}\n",
            ["spec.yaml:3:36: security scheme type 'magic' does not exist"],
        ),
        (
            "components: {securitySchemes: {k: {type: http}}}\n",
            ["spec.yaml:3:36: `scheme` is missing here"],
        ),
        (
            "components: {securitySchemes: {k: {type: apiKey, name: n, in: path}}}\n",
            ["spec.yaml:3:59: an API key is in the query, a header or a cookie"],
        ),
        (_schema("{type: strng}"), ["spec.yaml:5:9: type 'strng' does not exist"]),
        (_schema("{type: []}"), ["spec.yaml:5:9: `type` must name a type"]),
        (_schema("{type: file}"), ["spec.yaml:5:9: type 'file' does not exist"]),
        (_schema("{enum: a}"), ["spec.yaml:5:9: `enum` must be a list"]),
        (_schema("{pattern: '('}"), ["spec.yaml:5:9: pattern '(' is no regular expression of ECMA-262"]),
        (
            _schema("{patternProperties: {'[': true}}"),
            ["spec.yaml:5:9: pattern '[' is no regular expression of ECMA-262"],
        ),
        (_schema("{minLength: -1}"), ["spec.yaml:5:9: `minLength` must be a whole number that is not negative, not the number -1"]),
        (_schema("{required: true}"), ["spec.yaml:5:9: `required` must be a list, not true"]),
        (_schema("{properties: {a: 1}}"), ["spec.yaml:5:22: `a` must be a Schema Object or true or false, not the number 1"]),
        (_schema("{$schema: https://example.com}"), ["spec.yaml:5:9: dialect https://example.com is not known"]),
        (_schema("{readOnly: true, uniqueItems: true, required: [a], examples: a}"),
         ["spec.yaml:5:59: not a valid schema: "]),
        (_schema("{multipleOf: 0}"), ["spec.yaml:5:9: not a valid schema: "]),
        (_schema("{allOf: []}"), ["spec.yaml:5:9: not a valid schema: "]),
        (_schema("{type: [string, string]}"), ["spec.yaml:5:9: not a valid schema: "]),
        (_schema("{dependentRequired: {a: b}}"), ["spec.yaml:5:29: not a valid schema: "]),
    ],
)  # fmt: skip
def test_every_object_is_what_its_place_asks_for(
    tmp_path: Path, rest: str, faults: list[str]
) -> None:
    """Structure and schemas are checked, every fault of one run is told, each at its place."""
    found = refused(tmp_path, rest)
    assert len(found) == len(faults)
    for one, wanted in zip(found, faults, strict=True):
        assert one.startswith(wanted)


@pytest.mark.parametrize(("field", "line"), [("title", 2), ("version", 2)])
def test_info_needs_its_fields(tmp_path: Path, field: str, line: int) -> None:
    """A version that YAML reads as a number is refused, with the way to write it."""
    from tests.codegen.documents import faults, written

    other = "version: '1'" if field == "title" else "title: t"
    path = written(tmp_path, f"openapi: 3.1.0\ninfo: {{{other}, {field}: 1.0}}\npaths: {{}}\n")
    assert faults(path)[0].endswith(f"`{field}` must be a string, not the number 1.0")
    assert faults(path)[0].startswith(f"spec.yaml:{line}:")
