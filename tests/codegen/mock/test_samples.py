"""Values made from schemas: whatever a schema asks, the validator agrees."""

from __future__ import annotations

import re
from random import Random
from typing import Any

import pytest

from codegen.runtime import Validators
from codegen.runtime.mock.numbers import number
from codegen.runtime.mock.patterns import matching
from codegen.runtime.mock.sampling import NoSampleError, Sampler

TREE = {
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "children": {"type": "array", "items": {"$ref": "#/schema"}},
        "parent": {"anyOf": [{"$ref": "#/schema"}, {"type": "null"}]},
    },
    "required": ["name", "parent", "children"],
}
OVERLAP = {
    "oneOf": [
        {"type": "object", "properties": {"a": {"type": "string"}}},
        {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "object"}}},
    ]
}
CARDS = {
    "oneOf": [
        {
            "properties": {"kind": {"const": "card"}, "cvc": {"type": "string", "minLength": 3}},
            "required": ["kind", "cvc"],
            "unevaluatedProperties": False,
        },
        {
            "properties": {"kind": {"const": "cash"}},
            "required": ["kind"],
            "additionalProperties": False,
        },
    ]
}
SCHEMAS: dict[str, Any] = {
    "anything": True,
    "type list": {"type": ["null", "integer"]},
    "const": {"const": {"a": [1]}},
    "enum of nulls": {"enum": [None]},
    "enum and type": {"type": "string", "enum": [1, "b", None]},
    "bounds": {"type": "integer", "exclusiveMinimum": 3, "maximum": 4},
    "narrow": {"type": "number", "minimum": 0.001, "maximum": 0.002},
    "multiples": {
        "type": "number",
        "multipleOf": 0.05,
        "minimum": 7,
        "allOf": [{"multipleOf": 0.3}],
    },
    "long": {"type": "string", "minLength": 300, "maxLength": 301},
    "formats": {
        "type": "object",
        "properties": {
            name: {"type": "string", "format": name}
            for name in (
                "date date-time time duration email idn-email hostname ipv4 ipv6 uri uri-reference "
                "iri iri-reference uri-template json-pointer relative-json-pointer regex uuid"
            ).split()
        },
    },
    "pattern and length": {
        "type": "string",
        "pattern": "^[a-z]+$",
        "minLength": 70,
        "maxLength": 72,
    },
    "format and pattern": {"type": "string", "format": "date-time", "pattern": "^20.*Z$"},
    "base64": {"type": "string", "contentEncoding": "base64", "minLength": 8},
    "tuple": {"prefixItems": [{"const": 1}, {"type": "string"}], "items": False, "minItems": 2},
    "unique": {
        "type": "array",
        "items": {"enum": ["a", "b", "c"]},
        "uniqueItems": True,
        "minItems": 3,
    },
    "contains": {"type": "array", "contains": {"const": 5}, "minContains": 2},
    "map": {"type": "object", "additionalProperties": {"type": "integer"}, "minProperties": 2},
    "map by pattern": {
        "type": "object",
        "patternProperties": {"^x-[a-z]{3}$": {"type": "boolean"}},
        "additionalProperties": False,
        "minProperties": 1,
    },
    "names": {"type": "object", "propertyNames": {"pattern": "^[A-Z]{4}$"}, "minProperties": 1},
    "dependent": {
        "properties": {"a": {"const": 1}, "b": {"const": 2}},
        "required": ["a"],
        "dependentRequired": {"a": ["b"]},
    },
    "required without properties": {"type": "object", "required": ["x"]},
    "all of": {
        "allOf": [{"required": ["a"]}, {"properties": {"a": {"type": "integer", "minimum": 9}}}]
    },
    "closed all of": {
        "allOf": [
            {"properties": {"a": {"type": "string"}}},
            {"properties": {"b": {"type": "null"}}},
        ],
        "unevaluatedProperties": False,
    },
    "alternatives": CARDS,
    "overlapping alternatives": OVERLAP,
    "not": {"type": "object", "properties": {"a": {}, "b": {}}, "not": {"required": ["b"]}},
    "if": {
        "properties": {"k": {"enum": ["x", "y"]}},
        "required": ["k"],
        "if": {"properties": {"k": {"const": "x"}}},
        "then": {"required": ["only_x"]},
        "else": {"required": ["only_y"]},
    },
    "recursive": TREE,
    "bad example": {
        "type": "object",
        "properties": {"n": {"type": "integer", "examples": ["five"]}},
    },
    "bad example below": {"type": "array", "examples": [["no"]], "items": {"type": "integer"}},
    "bad default": {"type": "string", "format": "uuid", "default": ""},
}


@pytest.mark.parametrize("name", SCHEMAS)
@pytest.mark.parametrize("seed", ["a", "b", "c"])
def test_a_value_is_what_its_schema_says(name: str, seed: str) -> None:
    """The sampler answers with what the validator accepts, the same for the same seed."""
    validators = Validators({"schema": SCHEMAS[name]})
    value = Sampler(validators).sample("/schema", seed)
    assert validators.at("/schema").is_valid(value)
    assert Sampler(validators).sample("/schema", seed) == value


def test_a_valid_example_is_preferred_and_an_invalid_one_replaced() -> None:
    """At every level: the bad one costs its own place only."""
    schema = {
        "properties": {
            "good": {"type": "string", "examples": ["shown"]},
            "bad": {"type": "integer", "examples": [1.5]},
        }
    }
    value = Sampler(Validators({"s": schema})).sample("/s", "x")
    assert value["good"] == "shown"
    assert isinstance(value["bad"], int)


@pytest.mark.parametrize("schema", [False, {"type": "integer", "minimum": 3, "maximum": 2}])
def test_where_there_is_no_value_it_is_said(schema: Any) -> None:
    """A schema that refuses everything has no sample."""
    with pytest.raises(NoSampleError, match="/schema"):
        Sampler(Validators({"schema": schema})).sample("/schema", "x")


def test_a_discriminator_gets_the_value_of_its_alternative() -> None:
    """Clients choose a type by it, so it has to name the one that was made."""
    cat = {"type": "object", "properties": {"kind": {"type": "string"}}, "required": ["kind"]}
    mapping = {"meow": "#/cat"}
    pet = {
        "oneOf": [{"$ref": "#/cat"}],
        "discriminator": {"propertyName": "kind", "mapping": mapping},
    }
    assert Sampler(Validators({"pet": pet, "cat": cat})).sample("/pet", "x") == {"kind": "meow"}


PATTERNS = (
    r"^$ ^a|b$ ^[^a-z]$ ^\d{3}-\d{4}$ ^(?:ab){2,}$ ^(x)(y)\2\1$ ^(?<w>[ab]{3})\k<w>$ ^\S+$ ^.{5}$"
    r" ^[\w.-]+@[\w-]+\.com$ ^\u0041\x42$ ^[-+*]$ ^[a\-z]$ ^(a|b|)c?$ ^[A-Z][a-z]*?$ ^\/x\/\{y\}$"
    r" ^a{2}b{0}c{1,2}$"
).split()


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_text_matches_its_pattern(pattern: str) -> None:
    """Anchored patterns of every construct; Python reads these as ECMA does, but for two names."""
    python = pattern.replace("(?<w>", "(?P<w>").replace(r"\k<w>", "(?P=w)")
    for seed in range(20):
        assert re.search(python, matching(pattern, Random(seed), 3)), pattern


@pytest.mark.parametrize("pattern", ["(", "[a", "a)", "\\", "(?<w"])
def test_what_is_no_pattern_is_refused(pattern: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(ValueError, match=r"pattern|missing|closed"):
        matching(pattern, Random(0), 1)


@pytest.mark.parametrize("pattern", [r"^\p{Lu}\p{Ll}+$", r"^\p{L}[\p{N}]$"])
def test_classes_of_unicode_are_known(pattern: str) -> None:
    """Python's engine has none, the validator's has."""
    text = matching(pattern, Random(0), 3)
    assert Validators({"s": {"pattern": pattern}}).at("/s").is_valid(text)


def test_numbers_stay_within_bounds() -> None:
    """None where a step does not fit."""
    assert number(Random(0), {"minimum": 1, "maximum": 2}, [5], whole=True) is None
    assert number(Random(0), {"exclusiveMinimum": 1, "exclusiveMaximum": 2}, [], whole=True) is None
    assert number(Random(0), {"minimum": 6, "maximum": 14}, [10], whole=True) == 10
