"""Turns JSON Schemas into the simpler schemas that the typed models are printed from.

jsonschema-rs decides what is valid; a model only shows it in Python types. So a view may be wider than its
schema and never narrower: whatever the schema accepts, the view accepts, and it loses nothing. Everything that
could refuse (bounds, patterns, `not`, exclusivity of `oneOf`) is left out, `allOf` is folded into one object,
references to plain types are followed, and discriminators become plain unions, which Pydantic resolves by trying.

The vocabulary of a view: `$ref` to a named view, `type`, `enum`, `anyOf`, `items`, `properties`, `required`,
`additionalProperties`, `default`, `description`, and the formats `uuid`, `date` and `date-time`.
"""

from __future__ import annotations

import itertools
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

View = dict[str, Any]
Schema = Any  # a JSON Schema as it stands in the document: an object or a boolean

SCALARS = ("null", "boolean", "integer", "number", "string")
TYPES = (*SCALARS, "array", "object")
ANY = frozenset(TYPES) - {"integer"}  # `number` stands for both
_EVERY = frozenset(TYPES)
TYPED_FORMATS = frozenset({"uuid", "date", "date-time"})
MAX_ALTERNATIVES = 24
_COMPONENT = "#/components/schemas/"
_ANNOTATIONS = frozenset(
    {"title", "description", "default", "deprecated", "readOnly", "writeOnly", "example", "examples"}
    | {"externalDocs", "xml", "$comment", "discriminator", "nullable"}
)
_OBJECT_KEYWORDS = frozenset(
    {"properties", "required", "additionalProperties", "patternProperties", "minProperties"}
    | {"unevaluatedProperties", "maxProperties", "propertyNames"}
)
_ARRAY_KEYWORDS = frozenset({"items", "prefixItems", "contains", "minItems", "maxItems"})
_STRING_KEYWORDS = frozenset({"minLength", "maxLength", "pattern"})
_NUMBER_KEYWORDS = frozenset(
    {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}
)
_DROPPED_APPLICATORS = ("if", "dependentSchemas", "$dynamicRef")
_INT64 = 2**63
_DOC_WIDTH = 90


@dataclass(frozen=True, slots=True)
class Part:
    """One schema object and where it stands (a JSON Pointer into the bundle)."""

    schema: Mapping[str, Any]
    pointer: str

    def child(self, *keys: str | int) -> str:
        """Return the pointer of a sub-schema of this part."""
        return self.pointer + "".join("/" + escape(str(key)) for key in keys)


@dataclass(slots=True)
class Viewer:
    """Makes the views of one bundled document.

    `names` maps the pointer of each schema that has a class to the class's name. `extra` collects the views of
    nested objects that have no name of their own.
    """

    document: Mapping[str, Any]
    names: Mapping[str, str]
    extra: dict[str, View] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Reserve every name that is already given, whatever its letter case."""
        self._taken.update(name.casefold() for name in self.names.values())

    def named(self, pointer: str) -> View:
        """Return the view of a schema that has a class of its own."""
        name = self.names[pointer]
        return self._resolve(lookup(self.document, pointer), pointer, name, name)

    def view(self, schema: Schema, pointer: str, hint: str, owner: str) -> View:
        """Return the view of a schema used inside `owner`: a `$ref` when it has a name, else what it says."""
        return self._use(pointer) or self._resolve(schema, pointer, hint, owner)

    def _use(self, pointer: str) -> View | None:
        """Return the reference to a named schema; a class is the object alone, so its other types come beside."""
        name = self.names.get(pointer)
        if name is None:
            return None
        types = possible_types(self._parts_at(pointer, frozenset()))
        reference = {"$ref": _COMPONENT + name}
        if types == ANY or "object" not in types:
            return reference
        return union([reference, *(_plain(kind) for kind in TYPES if kind in types - {"object"})])

    def _resolve(self, schema: Schema, pointer: str, hint: str, owner: str) -> View:
        if pointer in self._open:  # a schema that contains itself without a name in between
            return {}
        self._open.append(pointer)
        try:
            return self._described(schema, pointer, hint, owner)
        finally:
            self._open.pop()

    def _described(self, schema: Schema, pointer: str, hint: str, owner: str) -> View:
        if not isinstance(schema, Mapping):
            return {}
        part = Part(schema, pointer)
        alias = self._alias(part)
        view = alias if alias is not None else self._union(part, hint, owner)
        description = schema.get("description")
        if isinstance(description, str) and pointer in self.names and "$ref" not in view:
            view = {**view, "description": _wrapped(description)}
        return view

    # -- references -------------------------------------------------------------------------------------------

    def _alias(self, part: Part) -> View | None:
        """Return the `$ref` of a schema that only points to a named one (alone, or as the one `allOf` branch)."""
        targets = [target for target in self._targets(part) if target in self.names]
        rest = {
            key: value
            for key, value in part.schema.items()
            if key not in _ANNOTATIONS and key not in ("$ref", "allOf") and not key.startswith("x-")
        }
        branches = part.schema.get("allOf", ())
        empty = all(
            "$ref" in branch or set(branch) <= _ANNOTATIONS
            for branch in branches
            if isinstance(branch, Mapping)
        )
        if len(targets) != 1 or not empty or set(rest) - {"type"}:
            return None
        return self._use(targets[0]) if targets[0] != part.pointer else None

    def _targets(self, part: Part) -> list[str]:
        """Return where the schema's own `$ref` and those of its `allOf` branches lead, at the first named stop."""
        found = []
        for holder in (part.schema, *part.schema.get("allOf", ())):
            if isinstance(holder, Mapping) and "$ref" in holder:
                found.append(self._follow(holder["$ref"]))
        return found

    def _follow(self, reference: str) -> str:
        """Return the first named pointer on a chain of bare references, or the chain's end."""
        seen: set[str] = set()
        pointer = reference.removeprefix("#")
        while pointer not in seen and pointer not in self.names:
            seen.add(pointer)
            target = lookup(self.document, pointer)
            if not isinstance(target, Mapping) or not set(target) - _ANNOTATIONS == {"$ref"}:
                break
            pointer = target["$ref"].removeprefix("#")
        return pointer

    # -- conjunction and alternatives -------------------------------------------------------------------------

    def _parts(self, part: Part, seen: frozenset[str]) -> list[Part]:
        """Return the schemas that must all hold: the schema itself, its `$ref` target and its `allOf` branches."""
        if part.pointer in seen:
            return []
        seen |= {part.pointer}
        parts = [part]
        reference = part.schema.get("$ref")
        if isinstance(reference, str):
            parts += self._parts_at(reference.removeprefix("#"), seen)
        for index, branch in enumerate(part.schema.get("allOf", ())):
            if isinstance(branch, Mapping):
                parts += self._parts(Part(branch, part.child("allOf", index)), seen)
        return parts

    def _parts_at(self, pointer: str, seen: frozenset[str]) -> list[Part]:
        target = lookup(self.document, pointer)
        return self._parts(Part(target, pointer), seen) if isinstance(target, Mapping) else []

    def _union(self, part: Part, hint: str, owner: str) -> View:
        """Return the view of a schema as a union over its alternatives."""
        base = self._parts(part, frozenset())
        choices = [choice for holder in base for choice in self._choices(holder)]
        if not choices:
            return self._merged(base, hint, owner)
        types = possible_types(base)
        if not any(contributes(holder) for holder in base) and len(choices) == 1:
            return union(
                restrict(self.view(option.schema, option.pointer, f"{hint}{number}", owner), types)
                for number, option in enumerate(choices[0], start=1)
            )
        if _product_size(choices) > MAX_ALTERNATIVES:
            return self._loose(base, choices, hint, owner)
        return union(self._combined(base, choices, hint, owner))

    def _choices(self, part: Part) -> Iterator[list[Part]]:
        """Yield each `oneOf` and `anyOf` of a schema whose branches say more than a constraint."""
        for keyword in ("oneOf", "anyOf"):
            branches = part.schema.get(keyword)
            if isinstance(branches, list) and branches:
                options = [
                    Part(branch if isinstance(branch, Mapping) else {}, part.child(keyword, index))
                    for index, branch in enumerate(branches)
                ]
                if any(self._says_something(option) for option in options):
                    yield options

    def _says_something(self, option: Part) -> bool:
        if option.pointer in self.names:
            return True
        parts = self._parts(option, frozenset())
        return any(contributes(part) or any(self._choices(part)) for part in parts)

    def _combined(
        self, base: list[Part], choices: list[list[Part]], hint: str, owner: str
    ) -> Iterator[View]:
        """Yield one view for each way of choosing a branch from every alternative."""
        for number, chosen in enumerate(itertools.product(*choices), start=1):
            parts = list(base)
            nested: list[list[Part]] = []
            for option in chosen:
                branch = self._parts(option, frozenset(part.pointer for part in base))
                parts += branch
                nested += [choice for holder in branch for choice in self._choices(holder)]
            if not possible_types(parts):
                continue
            if not nested:
                yield self._merged(parts, f"{hint}{number}", owner)
            elif _product_size(nested) > MAX_ALTERNATIVES or len(self._open) > MAX_ALTERNATIVES:
                yield self._loose(parts, nested, f"{hint}{number}", owner)
            else:
                yield from self._deeper(parts, nested, f"{hint}{number}", owner)

    def _deeper(
        self, parts: list[Part], nested: list[list[Part]], hint: str, owner: str
    ) -> Iterator[View]:
        self._open.append(f"combination {hint}")
        try:
            yield from self._combined(parts, nested, hint, owner)
        finally:
            self._open.pop()

    def _loose(
        self, base: list[Part], choices: list[list[Part]], hint: str, owner: str
    ) -> View:
        """Return one open object with what is common, when the alternatives are too many to list."""
        types = possible_types(base)
        if types != {"object"}:
            return {}
        merged = self._merged(base, hint, owner)
        if "$ref" in merged:
            self.extra[merged["$ref"].removeprefix(_COMPONENT)]["additionalProperties"] = True
        return merged if "$ref" in merged else {**merged, "additionalProperties": True}

    # -- one combination --------------------------------------------------------------------------------------

    def _merged(self, parts: list[Part], hint: str, owner: str) -> View:
        """Return the view of schemas that all hold, none of which has alternatives left."""
        types = possible_types(parts)
        values = allowed_values(parts)
        if values is not None:
            return enumeration(values, types)
        if types == ANY:
            return {}
        if hint == owner and "object" in types:  # the class itself: what it is beside stands where it is used
            types = frozenset({"object"})
        return union(self._of_type(name, parts, hint, owner) for name in TYPES if name in types)

    def _of_type(self, name: str, parts: list[Part], hint: str, owner: str) -> View:
        if name == "array":
            return self._array(parts, hint, owner)
        if name == "object":
            return self._object(parts, hint, owner)
        if name == "string":
            return _string(parts)
        return _integer(parts) if name == "integer" else {"type": name}

    def _array(self, parts: list[Part], hint: str, owner: str) -> View:
        prefixes = [part for part in parts if part.schema.get("prefixItems")]
        if prefixes:
            return {"type": "array", "items": self._tuple_items(prefixes[0], hint, owner)}
        items = [
            (part.schema["items"], part.child("items"))
            for part in parts
            if isinstance(part.schema.get("items"), Mapping)
        ]
        view = self._together(items, f"{hint}Item", owner) if items else {}
        return {"type": "array", "items": view}

    def _tuple_items(self, part: Part, hint: str, owner: str) -> View:
        """Return the union of a tuple's members: a view does not keep their places."""
        views = [
            self.view(item, part.child("prefixItems", index), f"{hint}Item{index + 1}", owner)
            for index, item in enumerate(part.schema["prefixItems"])
        ]
        rest = part.schema.get("items", True)
        if rest is not False:
            views.append(self.view(rest, part.child("items"), f"{hint}Item", owner))
        return union(views)

    def _object(self, parts: list[Part], hint: str, owner: str) -> View:
        properties = self._properties(parts, hint, owner)
        required = _required(parts)
        for name in required:
            properties.setdefault(name, {})
        if not properties:
            return self._map(parts, hint, owner)
        view = {
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": not is_closed(parts),
        }
        return view if hint == owner else self._hoist(hint, view)

    def _properties(self, parts: list[Part], hint: str, owner: str) -> dict[str, View]:
        held: dict[str, list[tuple[Schema, str]]] = {}
        for part in parts:
            for name, schema in part.schema.get("properties", {}).items():
                held.setdefault(name, []).append((schema, part.child("properties", name)))
        views = {}
        for name, schemas in held.items():
            view = self._together(schemas, hint + class_stem(name), owner)
            views[name] = with_default(view, [schema for schema, _ in schemas])
        return views

    def _together(self, schemas: list[tuple[Schema, str]], hint: str, owner: str) -> View:
        """Return the view of a value for which several schemas hold, the last of which says most."""
        if len(schemas) == 1:
            return self.view(*schemas[0], hint, owner)
        mappings = [Part(schema, place) for schema, place in schemas if isinstance(schema, Mapping)]
        *others, last = [self._parts(part, frozenset()) for part in mappings] or [[]]
        plain = not any(shapes(part) or any(self._choices(part)) for other in others for part in other)
        if mappings and (plain or any(any(self._choices(part)) for part in last)):
            return self.view(mappings[-1].schema, mappings[-1].pointer, hint, owner)
        return self._merged([part for found in (*others, last) for part in found], hint, owner)

    def _map(self, parts: list[Part], hint: str, owner: str) -> View:
        """Return the view of an object without named properties: a mapping from name to value."""
        values: list[View] = []
        for part in parts:
            for pattern, schema in part.schema.get("patternProperties", {}).items():
                place = part.child("patternProperties", pattern)
                values.append(self.view(schema, place, f"{hint}Value", owner))
            extra = part.schema.get("additionalProperties")
            if isinstance(extra, Mapping):
                place = part.child("additionalProperties")
                values.append(self.view(extra, place, f"{hint}Value", owner))
            elif values and extra is not False:
                values.append({})
            if values:
                break
        return {"type": "object", "additionalProperties": union(values) if values else True}

    def _hoist(self, hint: str, view: View) -> View:
        """Give an inline object a name that no other class has, and return a reference to it."""
        name = hint
        for number in itertools.count(1):
            if name.casefold() not in self._taken:
                break
            name = f"{hint}_{number}"
        self._taken.add(name.casefold())
        self.extra[name] = view
        return {"$ref": _COMPONENT + name}


def with_default(view: View, schemas: list[Schema]) -> View:
    """Return the view with the default of the last schema that declares one, when it can be written as one."""
    declared = [schema["default"] for schema in schemas if isinstance(schema, Mapping) and "default" in schema]
    return {**view, "default": declared[-1]} if declared and fits(declared[-1], view) else view


def _wrapped(text: str) -> str:
    """Wrap a description so that it fits into an indented docstring."""
    lines = text.strip().split("\n")
    return "\n".join(textwrap.fill(line, _DOC_WIDTH, break_long_words=False) for line in lines)


def escape(token: str) -> str:
    """Escape one reference token of a JSON Pointer (RFC 6901 §3)."""
    return token.replace("~", "~0").replace("/", "~1")


def lookup(document: Any, pointer: str) -> Any:
    """Return the value at a JSON Pointer (RFC 6901 §4). Raises KeyError or IndexError when there is none."""
    value = document
    for token in pointer.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        value = value[int(key)] if isinstance(value, list) else value[key]
    return value


def class_stem(name: str) -> str:
    """Return the words of a property name in PascalCase, ASCII letters and digits only."""
    words = re.findall(r"[A-Za-z0-9]+", name)
    return "".join(word[:1].upper() + word[1:] for word in words) or "Value"


def contributes(part: Part) -> bool:
    """Tell whether a schema shows something of its own: a type, values, properties or items."""
    return bool(set(part.schema) & {"enum", "const", "properties", "items", "prefixItems"}) or (
        "type" in part.schema and set(_listed(part.schema["type"])) != {"object"}
    ) or isinstance(part.schema.get("additionalProperties"), Mapping)


def shapes(part: Part) -> bool:
    """Tell whether a schema narrows more than the JSON type: values, properties, items or a format."""
    keywords = {"enum", "const", "properties", "items", "prefixItems", "format", "$ref"}
    return bool(set(part.schema) & keywords)


def possible_types(parts: Iterable[Part]) -> frozenset[str]:
    """Return the JSON types that all the schemas leave possible.

    A schema without `type` allows every type. One that speaks only of objects (or arrays, strings, numbers) is
    read as meant: documents leave `type: object` out far more often than they mean "or anything else".
    """
    types = _EVERY
    stated = list(parts)
    for part in stated:
        if "type" in part.schema:
            types &= _expanded(_listed(part.schema["type"]))
    values = allowed_values(stated)
    if values is not None:
        types &= _expanded([json_type(value) for value in values])
    if types == _EVERY:
        return _meant(stated)
    return types - {"integer"} if "number" in types else types


def _expanded(types: list[str]) -> frozenset[str]:
    """Add `integer` to a set that has `number`: whole numbers are numbers."""
    return frozenset([*types, "integer"] if "number" in types else types)


def _meant(parts: list[Part]) -> frozenset[str]:
    keywords = {keyword for part in parts for keyword in part.schema}
    meant = {
        name
        for name, words in (
            ("object", _OBJECT_KEYWORDS),
            ("array", _ARRAY_KEYWORDS),
            ("string", _STRING_KEYWORDS),
            ("number", _NUMBER_KEYWORDS),
        )
        if keywords & words
    }
    return frozenset(meant) if len(meant) == 1 else ANY


def allowed_values(parts: Iterable[Part]) -> list[Any] | None:
    """Return the values that every `enum` and `const` lists, or None when there is neither."""
    lists = []
    for part in parts:
        if part.schema.get("enum"):
            lists.append(list(part.schema["enum"]))
        if "const" in part.schema:
            lists.append([part.schema["const"]])
    if not lists:
        return None
    first, *others = sorted(lists, key=len)
    common = [value for value in first if all(_holds(other, value) for other in others)]
    return common or first


def _holds(values: list[Any], wanted: Any) -> bool:
    return any(json_type(value) == json_type(wanted) and value == wanted for value in values)


def enumeration(values: list[Any], types: frozenset[str]) -> View:
    """Return the view of listed values: a Literal of the strings, integers and booleans, wider types for others."""
    if {bool, int} <= {type(value) for value in values}:  # Literal[1, True] cannot tell them apart
        return union([{"type": name} for name in TYPES if name in {json_type(v) for v in values}])
    literals: list[Any] = []
    wider: list[View] = []
    for value in values:
        kind = json_type(value)
        if kind not in types and not (kind == "integer" and "number" in types):
            continue
        if kind in ("boolean", "integer", "string") and isinstance(value, bool | int | str):
            literals += [value] if value not in literals else []
        elif kind == "array":
            wider.append({"type": "array", "items": {}})
        elif kind == "object":
            wider.append({"type": "object", "additionalProperties": True})
        else:
            wider.append({"type": "number" if kind == "integer" else kind})
    views = [{"enum": literals}] if literals else []
    return union([*views, *wider])


def is_closed(parts: list[Part]) -> bool:
    """Tell whether no property beyond the declared ones can be valid.

    Any keyword that may bring in further properties, and that the view leaves out, keeps the model open.
    """
    if any(part.schema.get("patternProperties") for part in parts):
        return False
    if any(keyword in part.schema for part in parts for keyword in _DROPPED_APPLICATORS):
        return False
    return any(
        part.schema.get("additionalProperties") is False
        or part.schema.get("unevaluatedProperties") is False
        for part in parts
    )


def union(views: Iterable[View]) -> View:
    """Return the union of views, flat and without repetition; `{}` (anything) swallows the rest."""
    flat: list[View] = []
    for view in views:
        members = view["anyOf"] if set(view) == {"anyOf"} else [view]
        for member in members:
            if member == {}:
                return {}
            if member not in flat:
                flat.append(member)
    flat = _without_integer_beside_number(_joined_enums(flat))
    if not flat:
        return {}
    return flat[0] if len(flat) == 1 else {"anyOf": flat}


def _joined_enums(views: list[View]) -> list[View]:
    enums = [view for view in views if set(view) == {"enum"}]
    if len(enums) < 2:
        return views
    values: list[Any] = []
    for view in enums:
        values += [value for value in view["enum"] if not _holds(values, value)]
    if {bool, int} <= {type(value) for value in values}:
        return views
    rest = [view for view in views if set(view) != {"enum"}]
    return [{"enum": values}, *rest]


def _without_integer_beside_number(views: list[View]) -> list[View]:
    if {"type": "number"} not in views:
        return views
    return [view for view in views if view.get("type") != "integer"]


def restrict(view: View, types: frozenset[str]) -> View:
    """Drop the members of a union that a sibling `type` excludes; `{}` becomes those types."""
    if types == ANY or "$ref" in view:
        return view
    members = view["anyOf"] if set(view) == {"anyOf"} else [view]
    kept = [member for member in members if _may_be(member, types)]
    if view == {}:
        return union(_plain(name) for name in TYPES if name in types)
    return union(kept) if kept else view


def _may_be(view: View, types: frozenset[str]) -> bool:
    name = view.get("type")
    return name is None or name in types or (name == "integer" and "number" in types)


def _plain(name: str) -> View:
    if name == "array":
        return {"type": "array", "items": {}}
    return {"type": "object", "additionalProperties": True} if name == "object" else {"type": name}


def fits(value: Any, view: View) -> bool:
    """Tell whether a default can be written as a literal of the view's type: scalars and empty containers only."""
    if "$ref" in view or view.get("format") in TYPED_FORMATS:
        return False
    if "anyOf" in view:
        return any(fits(value, member) for member in view["anyOf"])
    if "enum" in view:
        return _holds(view["enum"], value)
    kind = json_type(value)
    if kind in ("array", "object") and value:
        return False
    return view.get("type") == kind or (kind == "integer" and view.get("type") == "number")


def json_type(value: Any) -> str:
    """Return the JSON type of a value; a whole number is an `integer` (JSON Schema 2020-12 §4.2.3)."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "integer" if float(value).is_integer() else "number"
    if isinstance(value, str):
        return "string"
    return "array" if isinstance(value, list) else "object"


def _listed(types: Any) -> list[str]:
    return [types] if isinstance(types, str) else list(types)


def _required(parts: list[Part]) -> list[str]:
    names: dict[str, None] = {}
    for part in parts:
        names.update(dict.fromkeys(part.schema.get("required", ())))
    return list(names)


def _string(parts: list[Part]) -> View:
    for part in parts:
        name = part.schema.get("format")
        if name in TYPED_FORMATS:
            return {"type": "string", "format": name}
    return {"type": "string"}


def _integer(parts: list[Part]) -> View:
    """Tell bounded integers (a plain `int`) from unbounded ones, which may come as floats beyond 64 bits."""
    low = any(_bound(part, "minimum", "exclusiveMinimum") >= -_INT64 for part in parts)
    high = any(_bound(part, "maximum", "exclusiveMaximum", -1) >= -_INT64 for part in parts)
    return {"type": "integer"} if low and high else {"type": "integer", "format": "unbounded"}


def _bound(part: Part, inclusive: str, exclusive: str, sign: int = 1) -> float:
    """Return the tightest lower bound (upper ones negated with `sign` -1), or minus infinity."""
    values = [part.schema.get(inclusive), part.schema.get(exclusive)]
    numbers = [sign * v for v in values if isinstance(v, int | float) and not isinstance(v, bool)]
    return max(numbers, default=float("-inf"))


def _product_size(choices: list[list[Part]]) -> int:
    size = 1
    for choice in choices:
        size *= len(choice)
    return size
