"""The table of classic edits of schemas: each as it breaks requests, and as it breaks responses.

A row is one edit and all that is to be told about it, on both sides: `rule: sent / received`.
"""

# ruff: noqa: E501 - a table reads best with one edit a line

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

B, W, C = "breaking", "warning", "compatible"


@dataclass(frozen=True)
class Edit:
    """One edit: the schema before and after, and what each side is told, all of it."""

    name: str
    old: Any
    new: Any
    request: tuple[tuple[str, str], ...]
    response: tuple[tuple[str, str], ...]


def edit(name: str, old: Any, new: Any, *told: tuple[str, str, str]) -> Edit:
    """Make a row; `told` is (rule, severity sent, severity received), `-` for not told there."""
    return Edit(
        name,
        old,
        new,
        tuple((rule, sent) for rule, sent, _ in told if sent != "-"),
        tuple((rule, received) for rule, _, received in told if received != "-"),
    )


def obj(properties: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """Write the schema of an object."""
    return {"type": "object", "properties": properties or {}, **more}


def closed(properties: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """Write the schema of an object without further properties."""
    return obj(properties, additionalProperties=False, **more)


def ref(name: str) -> dict[str, str]:
    """Refer to one of the components that every document of the table has."""
    return {"$ref": f"#/components/schemas/{name}"}


STRING, INTEGER, NUMBER = {"type": "string"}, {"type": "integer"}, {"type": "number"}
CARD = obj({"kind": {"const": "card"}, "number": STRING}, required=["kind"])
BANK = obj({"kind": {"const": "bank"}, "iban": STRING}, required=["kind"])
CASH = obj({"kind": {"const": "cash"}}, required=["kind"])
COMPONENTS = {"Card": CARD, "Bank": BANK, "Cash": CASH, "Text": STRING}

NARROW, WIDEN = (B, C), (C, B)

EDITS = (
    # types
    edit("type added to a list", STRING, {"type": ["string", "integer"]}, ("type-widened", *WIDEN)),
    edit("type taken from a list", {"type": ["string", "integer"]}, STRING, ("type-narrowed", *NARROW)),
    edit("type replaced", STRING, INTEGER, ("type-changed", B, B)),
    edit("type replaced, null kept", {"type": ["string", "null"]}, {"type": ["boolean", "null"]}, ("type-changed", B, B)),
    edit("type given where there was none", {}, STRING, ("type-narrowed", *NARROW)),
    edit("type left out", STRING, {}, ("type-widened", *WIDEN)),
    edit("integer to number", INTEGER, NUMBER, ("type-widened", *WIDEN)),
    edit("number to integer", NUMBER, INTEGER, ("type-narrowed", *NARROW)),
    edit("null added", STRING, {"type": ["string", "null"]}, ("null-added", *WIDEN)),
    edit("null removed", {"type": ["string", "null"]}, STRING, ("null-removed", *NARROW)),
    edit("null added by anyOf", ref("Card"), {"anyOf": [ref("Card"), {"type": "null"}]}, ("null-added", *WIDEN)),
    edit("null removed from oneOf", {"oneOf": [ref("Card"), {"type": "null"}]}, ref("Card"), ("null-removed", *NARROW)),
    edit("null added to an enum", {"enum": ["a"]}, {"enum": ["a", None]}, ("null-added", *WIDEN)),
    edit("array instead of its element", STRING, {"type": "array", "items": STRING}, ("type-changed", B, B)),
    edit("value forbidden", obj({"a": STRING}), obj({"a": False}), ("forbidden", *NARROW)),
    edit("value allowed", obj({"a": False}), obj({"a": STRING}), ("allowed", *WIDEN)),
    # values
    edit("enum value added", {"enum": ["a", "b"]}, {"enum": ["a", "b", "c"]}, ("enum-value-added", *WIDEN)),
    edit("enum value removed", {"enum": ["a", "b"]}, {"enum": ["a"]}, ("enum-value-removed", *NARROW)),
    edit("enum value replaced", {"enum": ["a", "b"]}, {"enum": ["a", "c"]}, ("enum-value-added", *WIDEN), ("enum-value-removed", *NARROW)),
    edit("enum given", STRING, {"type": "string", "enum": ["a"]}, ("enum-added", *NARROW)),
    edit("enum left out", {"type": "string", "enum": ["a"]}, STRING, ("enum-removed", *WIDEN)),
    edit("const changed", {"const": 1}, {"const": 2}, ("const-changed", B, B)),
    edit("const to enum", {"const": "a"}, {"enum": ["a", "b"]}, ("enum-value-added", *WIDEN)),
    edit("const given", STRING, {"type": "string", "const": "a"}, ("enum-added", *NARROW)),
    edit("boolean to true only", {"type": "boolean"}, {"const": True}, ("enum-value-removed", *NARROW)),
    edit("oneOf of const, one more", {"oneOf": [{"const": 1}, {"const": 2}]}, {"oneOf": [{"const": 1}, {"const": 2}, {"const": 3}]}, ("enum-value-added", *WIDEN)),
    edit("type of an enum value", {"enum": ["1"]}, {"enum": [1]}, ("type-changed", B, B)),
    # sizes and ranges
    edit("minimum raised", {"type": "integer", "minimum": 1}, {"type": "integer", "minimum": 2}, ("minimum-raised", *NARROW)),
    edit("minimum lowered", {"type": "integer", "minimum": 1}, {"type": "integer", "minimum": 0}, ("minimum-lowered", *WIDEN)),
    edit("minimum given", NUMBER, {"type": "number", "minimum": 0}, ("minimum-raised", *NARROW)),
    edit("minimum made exclusive", {"type": "number", "minimum": 0}, {"type": "number", "exclusiveMinimum": 0}, ("minimum-raised", *NARROW)),
    edit("maximum raised", {"type": "number", "maximum": 1}, {"type": "number", "maximum": 1.5}, ("maximum-raised", *WIDEN)),
    edit("maximum lowered", {"type": "number", "maximum": 1}, {"type": "number", "maximum": 0.5}, ("maximum-lowered", *NARROW)),
    edit("maximum left out", {"type": "number", "maximum": 1}, NUMBER, ("maximum-raised", *WIDEN)),
    edit("maximum no longer exclusive", {"type": "number", "exclusiveMaximum": 1}, {"type": "number", "maximum": 1}, ("maximum-raised", *WIDEN)),
    edit("minLength raised", {"type": "string", "minLength": 1}, {"type": "string", "minLength": 2}, ("min-length-raised", *NARROW)),
    edit("minLength left out", {"type": "string", "minLength": 1}, STRING, ("min-length-lowered", *WIDEN)),
    edit("maxLength lowered", {"type": "string", "maxLength": 9}, {"type": "string", "maxLength": 8}, ("max-length-lowered", *NARROW)),
    edit("maxLength raised", {"type": "string", "maxLength": 9}, {"type": "string", "maxLength": 10}, ("max-length-raised", *WIDEN)),
    edit("minItems given", {"type": "array"}, {"type": "array", "minItems": 1}, ("min-items-raised", *NARROW)),
    edit("minItems lowered", {"type": "array", "minItems": 2}, {"type": "array", "minItems": 1}, ("min-items-lowered", *WIDEN)),
    edit("maxItems lowered", {"type": "array", "maxItems": 9}, {"type": "array", "maxItems": 8}, ("max-items-lowered", *NARROW)),
    edit("maxItems left out", {"type": "array", "maxItems": 9}, {"type": "array"}, ("max-items-raised", *WIDEN)),
    edit("minProperties given", obj(), obj(minProperties=1), ("min-properties-raised", *NARROW)),
    edit("minProperties left out", obj(minProperties=1), obj(), ("min-properties-lowered", *WIDEN)),
    edit("maxProperties given", obj(), obj(maxProperties=3), ("max-properties-lowered", *NARROW)),
    edit("maxProperties raised", obj(maxProperties=3), obj(maxProperties=4), ("max-properties-raised", *WIDEN)),
    edit("minContains raised", {"type": "array", "contains": STRING}, {"type": "array", "contains": STRING, "minContains": 2}, ("min-contains-raised", *NARROW)),
    edit("minContains of nothing", {"type": "array", "contains": STRING}, {"type": "array", "contains": STRING, "minContains": 0}, ("min-contains-lowered", *WIDEN)),
    edit("maxContains given", {"type": "array", "contains": STRING}, {"type": "array", "contains": STRING, "maxContains": 2}, ("max-contains-lowered", *NARROW)),
    edit("maxContains left out", {"type": "array", "contains": STRING, "maxContains": 2}, {"type": "array", "contains": STRING}, ("max-contains-raised", *WIDEN)),
    # texts and numbers
    edit("multipleOf given", NUMBER, {"type": "number", "multipleOf": 0.01}, ("multiple-of-narrowed", *NARROW)),
    edit("multipleOf doubled", {"type": "integer", "multipleOf": 5}, {"type": "integer", "multipleOf": 10}, ("multiple-of-narrowed", *NARROW)),
    edit("multipleOf halved", {"type": "integer", "multipleOf": 10}, {"type": "integer", "multipleOf": 5}, ("multiple-of-widened", *WIDEN)),
    edit("multipleOf of another kind", {"type": "integer", "multipleOf": 3}, {"type": "integer", "multipleOf": 5}, ("multiple-of-changed", B, B)),
    edit("format given", STRING, {"type": "string", "format": "uuid"}, ("format-added", *NARROW)),
    edit("format left out", {"type": "string", "format": "uuid"}, STRING, ("format-removed", *WIDEN)),
    edit("format changed", {"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}, ("format-changed", B, B)),
    edit("int32 to int64", {"type": "integer", "format": "int32"}, {"type": "integer", "format": "int64"}, ("format-removed", *WIDEN)),
    edit("uri-reference to uri", {"type": "string", "format": "uri-reference"}, {"type": "string", "format": "uri"}, ("format-added", *NARROW)),
    edit("pattern given", STRING, {"type": "string", "pattern": "^a"}, ("pattern-added", *NARROW)),
    edit("pattern left out", {"type": "string", "pattern": "^a"}, STRING, ("pattern-removed", *WIDEN)),
    edit("pattern changed: cannot tell", {"type": "string", "pattern": "^a"}, {"type": "string", "pattern": "^[ab]"}, ("pattern-changed", B, B)),
    edit("content encoded otherwise", {"type": "string", "contentEncoding": "base64"}, {"type": "string", "contentEncoding": "base32"}, ("content-changed", B, B)),
    # objects
    edit("optional property added", obj({"a": STRING}), obj({"a": STRING, "b": STRING}), ("property-added", W, C)),
    edit("optional property added, closed", closed({"a": STRING}), closed({"a": STRING, "b": STRING}), ("property-permitted", C, W)),
    edit("required property added", obj({"a": STRING}), obj({"a": STRING, "b": STRING}, required=["b"]), ("required-property-added", B, C)),
    edit("required property added, closed", closed(), closed({"b": STRING}, required=["b"]), ("required-property-added", B, C)),
    edit("property removed", obj({"a": STRING, "b": STRING}), obj({"a": STRING}), ("property-removed", W, W)),
    edit("property removed, closed", closed({"a": STRING, "b": STRING}), closed({"a": STRING}), ("property-forbidden", B, W)),
    edit("required property removed", obj({"b": STRING}, required=["b"]), obj(), ("required-property-removed", W, B)),
    edit("required property removed, closed", closed({"b": STRING}, required=["b"]), closed(), ("required-property-forbidden", B, B)),
    edit("property renamed", closed({"a": STRING}), closed({"b": STRING}), ("property-forbidden", B, W), ("property-permitted", C, W)),
    edit("property became required", obj({"a": STRING}), obj({"a": STRING}, required=["a"]), ("required-added", *NARROW)),
    edit("property became optional", obj({"a": STRING}, required=["a"]), obj({"a": STRING}), ("required-removed", *WIDEN)),
    edit("undeclared name required", obj(), obj(required=["x"]), ("required-added", *NARROW)),
    edit("property no longer declared, but required", obj({"b": STRING}), obj(required=["b"]), ("property-removed", W, W), ("required-added", *NARROW)),
    edit("property declared, and no longer required", obj(required=["b"]), obj({"b": STRING}), ("property-added", W, C), ("required-removed", *WIDEN)),
    edit("property of a map declared", obj(additionalProperties=NUMBER), obj({"b": INTEGER}, additionalProperties=NUMBER), ("property-added", W, C), ("type-narrowed", *NARROW)),
    edit("property of a map no longer declared", obj({"b": INTEGER}, additionalProperties=NUMBER), obj(additionalProperties=NUMBER), ("property-removed", W, W), ("type-widened", *WIDEN)),
    edit("what a name brings opens what is closed: cannot tell", obj(unevaluatedProperties=False), obj(unevaluatedProperties=False, dependentSchemas={"a": obj({"b": STRING})}), ("condition-changed", B, B)),
    edit("object closed", obj({"a": STRING}), closed({"a": STRING}), ("object-closed", *NARROW)),
    edit("object opened", closed({"a": STRING}), obj({"a": STRING}), ("object-opened", *WIDEN)),
    edit("object closed by unevaluatedProperties", {"allOf": [ref("Card")]}, {"allOf": [ref("Card")], "unevaluatedProperties": False}, ("object-closed", *NARROW)),
    edit("values of a map", obj(additionalProperties=INTEGER), obj(additionalProperties=NUMBER), ("type-widened", *WIDEN)),
    edit("map of anything to map of texts", obj(), obj(additionalProperties=STRING), ("type-narrowed", *NARROW)),
    edit("type of a property", obj({"a": INTEGER}), obj({"a": STRING}), ("type-changed", B, B)),
    edit("two levels down", obj({"a": obj({"b": {"type": "string", "maxLength": 5}})}), obj({"a": obj({"b": {"type": "string", "maxLength": 4}})}), ("max-length-lowered", *NARROW)),
    edit("pattern of names changed: cannot tell", obj(patternProperties={"^x-": STRING}), obj(patternProperties={"^y-": STRING}), ("pattern-properties-changed", B, B)),
    edit("value of a pattern", obj(patternProperties={"^x-": INTEGER}), obj(patternProperties={"^x-": NUMBER}), ("type-widened", *WIDEN)),
    edit("names limited", obj(), obj(propertyNames={"maxLength": 3}), ("property-names-added", *NARROW)),
    edit("names free", obj(propertyNames={"maxLength": 3}), obj(), ("property-names-removed", *WIDEN)),
    edit("names longer", obj(propertyNames={"maxLength": 3}), obj(propertyNames={"maxLength": 4}), ("max-length-raised", *WIDEN)),
    edit("a name needs another", obj(), obj(dependentRequired={"a": ["b"]}), ("dependent-required-added", *NARROW)),
    edit("a name needs no other", obj(dependentRequired={"a": ["b"]}), obj(), ("dependent-required-removed", *WIDEN)),
    edit("a name brings a schema", obj(), obj(dependentSchemas={"a": obj(required=["b"])}), ("dependent-schema-added", *NARROW)),
    edit("a name brings no schema", obj(dependentSchemas={"a": obj(required=["b"])}), obj(), ("dependent-schema-removed", *WIDEN)),
    edit("a name of a pattern declared", closed(patternProperties={"^x-": STRING}), closed({"x-a": {"type": "string", "maxLength": 3}}, patternProperties={"^x-": STRING}), ("property-added", W, C), ("max-length-lowered", *NARROW)),
    # arrays
    edit("elements narrowed", {"type": "array", "items": NUMBER}, {"type": "array", "items": INTEGER}, ("type-narrowed", *NARROW)),
    edit("elements widened", {"type": "array", "items": STRING}, {"type": "array"}, ("type-widened", *WIDEN)),
    edit("one place of a tuple", {"type": "array", "prefixItems": [STRING, INTEGER]}, {"type": "array", "prefixItems": [STRING, NUMBER]}, ("type-widened", *WIDEN)),
    edit("tuple closed", {"type": "array", "prefixItems": [STRING]}, {"type": "array", "prefixItems": [STRING], "items": False}, ("forbidden", *NARROW)),
    edit("tuple longer", {"type": "array", "prefixItems": [STRING], "items": False}, {"type": "array", "prefixItems": [STRING, STRING], "items": False}, ("allowed", *WIDEN)),
    edit("elements unique", {"type": "array"}, {"type": "array", "uniqueItems": True}, ("unique-items-added", *NARROW)),
    edit("elements may repeat", {"type": "array", "uniqueItems": True}, {"type": "array"}, ("unique-items-removed", *WIDEN)),
    edit("contains given", {"type": "array"}, {"type": "array", "contains": STRING}, ("contains-added", *NARROW)),
    edit("contains left out", {"type": "array", "contains": STRING}, {"type": "array"}, ("contains-removed", *WIDEN)),
    edit("contains changed: cannot tell", {"type": "array", "contains": STRING}, {"type": "array", "contains": INTEGER}, ("contains-changed", B, B)),
    edit("unevaluatedItems: cannot tell", {"type": "array"}, {"type": "array", "unevaluatedItems": False}, ("unevaluated-items-changed", B, B)),
    edit("what unevaluatedItems is about: cannot tell", {"type": "array", "items": True, "unevaluatedItems": False}, {"type": "array", "unevaluatedItems": False}, ("unevaluated-items-changed", B, B)),
    # composition
    edit("oneOf: alternative added", {"oneOf": [ref("Card"), ref("Bank")]}, {"oneOf": [ref("Card"), ref("Bank"), ref("Cash")]}, ("branch-added", *WIDEN)),
    edit("oneOf: alternative removed", {"oneOf": [ref("Card"), ref("Bank"), ref("Cash")]}, {"oneOf": [ref("Card"), ref("Cash")]}, ("branch-removed", *NARROW)),
    edit("oneOf: alternative replaced", {"oneOf": [ref("Card"), ref("Bank")]}, {"oneOf": [ref("Card"), ref("Cash")]}, ("branch-added", *WIDEN), ("branch-removed", *NARROW)),
    edit("oneOf: inside an alternative", {"oneOf": [ref("Card"), obj({"kind": {"const": "x"}, "n": INTEGER}, required=["kind"])]}, {"oneOf": [ref("Card"), obj({"kind": {"const": "x"}, "n": NUMBER}, required=["kind"])]}, ("type-widened", *WIDEN)),
    edit("one schema became one of two", ref("Card"), {"oneOf": [ref("Card"), ref("Bank")]}, ("branch-added", *WIDEN)),
    edit("anyOf: alternative of another type", {"anyOf": [STRING, INTEGER]}, {"anyOf": [STRING, INTEGER, {"type": "boolean"}]}, ("type-widened", *WIDEN)),
    edit("anyOf: alternative removed", {"anyOf": [ref("Card"), ref("Bank")]}, ref("Bank"), ("branch-removed", *NARROW)),
    edit("anyOf became oneOf, may overlap", {"anyOf": [obj({"a": STRING}, title="A"), obj({"b": STRING}, title="B")]}, {"oneOf": [obj({"a": STRING}, title="A"), obj({"b": STRING}, title="B")]}, ("one-of-added", *NARROW)),
    edit("oneOf became anyOf, may overlap", {"oneOf": [obj({"a": STRING}, title="A"), obj({"b": STRING}, title="B")]}, {"anyOf": [obj({"a": STRING}, title="A"), obj({"b": STRING}, title="B")]}, ("one-of-removed", *WIDEN)),
    edit("oneOf that may overlap, one more", {"oneOf": [obj({"a": STRING}, title="A"), obj({"b": STRING}, title="B")]}, {"oneOf": [obj({"a": STRING}, title="A"), obj({"b": STRING}, title="B"), obj({"c": STRING}, title="C")]}, ("branch-added", *WIDEN), ("branches-may-overlap", W, W)),
    edit("oneOf that may overlap, another default", {"oneOf": [obj({"a": STRING}, title="A"), obj({"b": STRING}, title="B")]}, {"oneOf": [obj({"a": {"type": "string", "default": "d"}}, title="A"), obj({"b": STRING}, title="B")]}, ("default-added", W, C)),
    edit("allOf: a rule more", {"allOf": [STRING]}, {"allOf": [STRING, {"maxLength": 5}]}, ("max-length-lowered", *NARROW)),
    edit("allOf: a rule less", {"allOf": [obj({"a": STRING}), obj(required=["a"])]}, {"allOf": [obj({"a": STRING})]}, ("required-removed", *WIDEN)),
    edit("not given", STRING, {"type": "string", "not": {"const": ""}}, ("not-added", *NARROW)),
    edit("not left out", {"type": "string", "not": {"const": ""}}, STRING, ("not-removed", *WIDEN)),
    edit("not changed: cannot tell", {"type": "string", "not": {"const": ""}}, {"type": "string", "not": {"const": "x"}}, ("not-changed", B, B)),
    edit("if given: cannot tell", obj(), obj(**{"if": {"required": ["a"]}, "then": {"required": ["b"]}}), ("condition-changed", B, B)),
    edit("then changed: cannot tell", obj(**{"if": {"required": ["a"]}, "then": {"required": ["b"]}}), obj(**{"if": {"required": ["a"]}, "then": {"required": ["c"]}}), ("condition-changed", B, B)),
    edit("too many alternatives: cannot tell", {"allOf": [{"anyOf": [ref("Card"), ref("Bank"), ref("Cash")]}] * 7}, {"allOf": [{"anyOf": [ref("Card"), ref("Bank"), STRING]}] * 7}, ("too-many-branches", B, B)),
    edit("discriminator: another property", {"oneOf": [ref("Card")], "discriminator": {"propertyName": "kind"}}, {"oneOf": [ref("Card")], "discriminator": {"propertyName": "number"}}, ("discriminator-changed", B, B)),
    edit("discriminator given", {"oneOf": [ref("Card")]}, {"oneOf": [ref("Card")], "discriminator": {"propertyName": "kind"}}, ("discriminator-added", C, C)),
    edit("discriminator left out", {"oneOf": [ref("Card")], "discriminator": {"propertyName": "kind"}}, {"oneOf": [ref("Card")]}, ("discriminator-removed", W, W)),
    edit("mapping: a value more", {"oneOf": [ref("Card")], "discriminator": {"propertyName": "kind", "mapping": {"card": "Card"}}}, {"oneOf": [ref("Card")], "discriminator": {"propertyName": "kind", "mapping": {"card": "Card", "credit": "Card"}}}, ("mapping-added", C, B)),
    edit("mapping: a value less", {"oneOf": [ref("Card")], "discriminator": {"propertyName": "kind", "mapping": {"card": "Card", "credit": "Card"}}}, {"oneOf": [ref("Card")], "discriminator": {"propertyName": "kind", "mapping": {"card": "Card"}}}, ("mapping-removed", B, C)),
    edit("mapping: a value elsewhere", {"oneOf": [ref("Card"), ref("Bank")], "discriminator": {"propertyName": "kind", "mapping": {"card": "Card"}}}, {"oneOf": [ref("Card"), ref("Bank")], "discriminator": {"propertyName": "kind", "mapping": {"card": "Bank"}}}, ("mapping-changed", B, B)),
    edit("mapping grows with its alternative", {"oneOf": [ref("Card")], "discriminator": {"propertyName": "kind", "mapping": {"card": "Card"}}}, {"oneOf": [ref("Card"), ref("Bank")], "discriminator": {"propertyName": "kind", "mapping": {"card": "Card", "bank": "Bank"}}}, ("branch-added", *WIDEN)),
    # defaults and notes
    edit("default given", INTEGER, {"type": "integer", "default": 1}, ("default-added", W, C)),
    edit("default changed", {"type": "integer", "default": 1}, {"type": "integer", "default": 2}, ("default-changed", B, C)),
    edit("default left out", {"type": "integer", "default": 1}, INTEGER, ("default-removed", B, C)),
    edit("default null is a default", {"type": ["integer", "null"], "default": None}, {"type": ["integer", "null"]}, ("default-removed", B, C)),
    edit("became readOnly", obj({"a": STRING}), obj({"a": {"type": "string", "readOnly": True}}), ("read-only-added", B, C)),
    edit("no longer readOnly", obj({"a": {"type": "string", "readOnly": True}}), obj({"a": STRING}), ("read-only-removed", C, C)),
    edit("became writeOnly", obj({"a": STRING}), obj({"a": {"type": "string", "writeOnly": True}}), ("write-only-added", C, B)),
    edit("no longer writeOnly", obj({"a": {"type": "string", "writeOnly": True}}), obj({"a": STRING}), ("write-only-removed", C, C)),
    edit("readOnly property is not sent", obj(), obj({"a": {"type": "string", "readOnly": True}}, required=["a"]), ("required-property-added", "-", C)),
    edit("writeOnly property is not received", obj({"a": {"type": "string", "writeOnly": True}}), obj({"a": {"type": "integer", "writeOnly": True}}), ("type-changed", B, "-")),
    edit("property deprecated", obj({"a": STRING}), obj({"a": {"type": "string", "deprecated": True}}), ("schema-deprecated", C, C)),
    edit("property no longer deprecated", obj({"a": {"type": "string", "deprecated": True}}), obj({"a": STRING}), ("schema-restored", C, C)),
    edit("xml: another name", obj({"a": STRING}, xml={"name": "a"}), obj({"a": STRING}, xml={"name": "b"}), ("xml-changed", B, B)),
    # nothing at all
    edit("keys in another order", {"type": "object", "required": ["a", "b"], "properties": {"a": STRING, "b": INTEGER}}, {"properties": {"b": INTEGER, "a": STRING}, "required": ["b", "a"], "type": "object"}),
    edit("reference written out", ref("Card"), CARD),
    edit("allOf of one", ref("Card"), {"allOf": [ref("Card")]}),
    edit("allOf joined", {"allOf": [obj({"a": STRING}), obj({"b": INTEGER}, required=["b"])]}, obj({"a": STRING, "b": INTEGER}, required=["b"])),
    edit("type list as anyOf", {"type": ["string", "null"]}, {"anyOf": [{"type": "null"}, STRING]}),
    edit("enum as oneOf of const", {"enum": ["a", "b"]}, {"oneOf": [{"const": "b", "title": "B"}, {"const": "a"}]}),
    edit("alternatives in another order", {"oneOf": [ref("Card"), ref("Bank")]}, {"oneOf": [ref("Bank"), ref("Card")]}),
    edit("anyOf became oneOf, apart", {"anyOf": [ref("Card"), ref("Bank")]}, {"oneOf": [ref("Card"), ref("Bank")]}),
    edit("bound written otherwise", {"type": "integer", "minimum": 1}, {"type": "integer", "exclusiveMinimum": 0}),
    edit("whole number written as a float", {"type": "number", "maximum": 1, "const": 1}, {"type": "number", "maximum": 1.0, "const": 1.0}),
    edit("rules that say nothing", STRING, {"type": "string", "minLength": 0, "minimum": 5, "required": ["a"]}),
    edit("texts", STRING, {"type": "string", "title": "T", "description": "D", "examples": ["e"], "x-more": 1}),
)  # fmt: skip
