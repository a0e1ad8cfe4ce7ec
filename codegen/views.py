"""Turns JSON Schemas into the simpler schemas that the typed models are printed from.

jsonschema-rs decides what is valid; a model only shows it in Python types. So a view may be wider
than its schema and never narrower: whatever the schema accepts, the view accepts, and it loses
nothing. Everything that could refuse (bounds, patterns, `not`, exclusivity of `oneOf`) is left out,
`allOf` is folded into one object, references to plain types are followed, and discriminators become
plain unions, which Pydantic resolves by trying.

The vocabulary of a view: `$ref` to a named view, `type`, `enum`, `anyOf`, `items`, `properties`,
`required`, `additionalProperties`, `default`, `description`, and `format`: `uuid`, `date`,
`date-time`, or `unbounded` for an integer beyond 64 bits.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from codegen.names import MODEL_WORDS, Namer, pascal
from codegen.runtime.shapes import branches_of
from codegen.view_parts import (
    ANY,
    TYPES,
    Part,
    Schema,
    allowed_values,
    contributes,
    is_bounded,
    is_closed,
    lookup,
    possible_types,
    required_names,
    shapes,
    typed_format,
)
from codegen.view_sides import ONE_SIDED
from codegen.view_unions import View, enumeration, fits, members, plain, restrict, union

REFERENCE = "#/components/schemas/"
MAX_ALTERNATIVES = 24
_OPEN = {"patternProperties": {"": True}}
_ANNOTATIONS = frozenset(
    {"title", "description", "default", "deprecated", "readOnly", "writeOnly", "example"}
    | {"examples", "externalDocs", "xml", "$comment", "discriminator", "nullable"}
)


@dataclass(slots=True)
class Viewer:
    """Makes the views of one bundled document.

    `names` maps the pointer of each schema that has a class to the class's name; `aliases` does so
    for component schemas that may get a type alias, when they are enumerations or unions. `extra`
    collects the views of those aliases, and of nested objects without a name of their own.
    """

    document: Mapping[str, Any]
    names: Mapping[str, str]
    aliases: Mapping[str, str] = field(default_factory=dict)
    extra: dict[str, View] = field(default_factory=dict)
    _namer: Namer = field(init=False)
    _open: list[str] = field(default_factory=list)
    _recursive: set[str] = field(default_factory=set)
    _made: dict[str, View] = field(default_factory=dict)
    _known_choices: dict[str, list[list[Part]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Reserve every name that is already given."""
        self._namer = Namer(*MODEL_WORDS, *self.names.values(), *self.aliases.values())

    def named(self, pointer: str) -> View:
        """Return the view of a schema that has a class of its own: of the objects it accepts."""
        schema, name = lookup(self.document, pointer), self.names[pointer]
        return _described(self._resolve(schema, pointer, name, name), schema)

    def view(self, schema: Schema, pointer: str, hint: str, owner: str) -> View:
        """Return the view of a schema used in `owner`; `hint` names it if it must have a name."""
        known = self._use(pointer) or self._made.get(pointer)
        if known is not None:
            return known
        if pointer in self.aliases:
            view = self._alias(schema, pointer)
        else:
            view = self._resolve(schema, pointer, hint, owner)
        if pointer not in self._open:
            self._made[pointer] = view
        return view

    def _use(self, pointer: str) -> View | None:
        """Return the reference to a class. It is the object alone; other types come beside it."""
        name = self.names.get(pointer)
        if name is None:
            return None
        types = possible_types(self._parts_at(pointer, frozenset()))
        reference = {"$ref": REFERENCE + name}
        if types == ANY or "object" not in types:
            return reference
        return union([reference, *(plain(kind) for kind in TYPES if kind in types - {"object"})])

    def _alias(self, schema: Schema, pointer: str) -> View:
        """Return the reference to a type alias, made when first used and worth a name."""
        name = self.aliases[pointer]
        reference = {"$ref": REFERENCE + name}
        if name in self.extra:
            return reference
        if pointer in self._open:  # it contains itself
            self._recursive.add(name)
            return reference
        view = self._resolve(schema, pointer, name, "")
        if name not in self._recursive and not _deserves_name(view):
            return view
        self.extra[name] = view
        return reference

    def _resolve(self, schema: Schema, pointer: str, hint: str, owner: str) -> View:
        """Follow a schema to what it shows; one that contains itself without a name is anything."""
        if pointer in self._open or not isinstance(schema, Mapping):
            return {}
        self._open.append(pointer)
        try:
            part = Part(schema, pointer)
            target = self._target(part)
            if target is not None and (self._has_name(target) or target not in self._open):
                return self.view(lookup(self.document, target), target, hint, owner)
            return self._union(part, hint, owner)
        finally:
            self._open.pop()

    def _has_name(self, pointer: str) -> bool:
        return pointer in self.names or pointer in self.aliases

    def _target(self, part: Part) -> str | None:
        """Return where a schema points that adds nothing: a `$ref`, or an `allOf` around one.

        Constraints beside the reference narrow what is valid, and do not change what is shown.
        """
        own = {key for key in part.schema if key not in _ANNOTATIONS and not key.startswith("x-")}
        branches = part.schema.get("allOf", ())
        telling = [b for b in branches if isinstance(b, Mapping) and set(b) - _ANNOTATIONS]
        references = [holder["$ref"] for holder in (part.schema, *telling) if "$ref" in holder]
        alone = own <= {"$ref", "allOf", "type"} and len(telling) == sum(
            "$ref" in b for b in telling
        )
        return references[0].removeprefix("#") if alone and len(references) == 1 else None

    # -- conjunction and alternatives --------------------------------------------------------------

    def _parts(self, part: Part, seen: frozenset[str]) -> list[Part]:
        """Return the schemas that must all hold: `$ref` target, `allOf`, and the schema itself."""
        if part.pointer in seen:
            return []
        seen |= {part.pointer}
        parts: list[Part] = []
        reference = part.schema.get("$ref")
        if isinstance(reference, str):
            parts += self._parts_at(reference.removeprefix("#"), seen)
        for index, branch in enumerate(part.schema.get("allOf", ())):
            if isinstance(branch, Mapping):
                parts += self._parts(Part(branch, part.child("allOf", index)), seen)
        return [*parts, part]

    def _parts_at(self, pointer: str, seen: frozenset[str]) -> list[Part]:
        target = lookup(self.document, pointer)
        return self._parts(Part(target, pointer), seen) if isinstance(target, Mapping) else []

    def _union(self, part: Part, hint: str, owner: str) -> View:
        """Return the view of a schema as a union over its alternatives."""
        base = self._parts(part, frozenset())
        choices = [choice for holder in base for choice in self._choices(holder)]
        if not choices:
            return self._merged(base, hint, owner)
        if len(choices) == 1 and not any(contributes(holder) for holder in base):
            types = possible_types(base)
            return union(
                restrict(self.view(option.schema, option.pointer, f"{hint}{number}", owner), types)
                for number, option in enumerate(choices[0], start=1)
            )
        return union(self._combined(base, choices, hint, owner))

    def _choices(self, part: Part, seen: frozenset[str] = frozenset()) -> list[list[Part]]:
        """Return each `oneOf` and `anyOf` of a schema whose branches say more than a constraint."""
        if part.pointer not in self._known_choices:
            self._known_choices[part.pointer] = [
                options
                for keyword in ("oneOf", "anyOf")
                if (options := _branches(part, keyword))
                and any(self._says_something(option, seen | {part.pointer}) for option in options)
            ]
        return self._known_choices[part.pointer]

    def _says_something(self, option: Part, seen: frozenset[str]) -> bool:
        parts = self._parts(option, seen)
        return any(contributes(part) or self._choices(part, seen) for part in parts)

    def _combined(
        self, base: list[Part], choices: list[list[Part]], hint: str, owner: str
    ) -> Iterator[View]:
        """Yield one view for each way of choosing a branch from every alternative."""
        if math.prod(len(choice) for choice in choices) > MAX_ALTERNATIVES:
            yield self._loose(base, hint, owner)
            return
        known = frozenset(part.pointer for part in base)
        for number, chosen in enumerate(itertools.product(*choices), start=1):
            branches = [part for option in chosen for part in self._parts(option, known)]
            nested = [choice for holder in branches for choice in self._choices(holder)]
            parts = [*base, *branches]
            if nested and possible_types(parts):
                yield from self._combined(parts, nested, f"{hint}{number}", owner)
            elif possible_types(parts):
                yield self._merged(parts, f"{hint}{number}", owner)

    def _loose(self, base: list[Part], hint: str, owner: str) -> View:
        """Return what too many alternatives have in common, open to anything else."""
        if possible_types(base) != {"object"}:
            return {}
        return self._merged([*base, Part(_OPEN, "#open")], hint, owner)

    # -- one combination ---------------------------------------------------------------------------

    def _merged(self, parts: list[Part], hint: str, owner: str) -> View:
        """Return the view of schemas that all hold, none of which has alternatives left."""
        types = possible_types(parts)
        values = allowed_values(parts)
        if values is not None:
            return enumeration(values, types)
        if types == ANY:
            return {}
        if hint == owner and "object" in types:  # the class itself; its other types stand beside it
            types = frozenset({"object"})
        return union(self._typed(name, parts, hint, owner) for name in TYPES if name in types)

    def _typed(self, name: str, parts: list[Part], hint: str, owner: str) -> View:
        if name == "array":
            return self._array(parts, hint, owner)
        if name == "object":
            return self._object(parts, hint, owner)
        format_ = typed_format(parts) if name == "string" else None
        if name == "integer" and not is_bounded(parts):
            format_ = "unbounded"
        return {"type": name, "format": format_} if format_ else {"type": name}

    def _array(self, parts: list[Part], hint: str, owner: str) -> View:
        for part in parts:
            if part.schema.get("prefixItems"):
                return {"type": "array", "items": self._tuple_items(part, hint, owner)}
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
        required = required_names(parts)
        for name in required:
            properties.setdefault(name, {})
        if not properties and hint != owner:
            return self._map(parts, hint, owner)
        view = {
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": not is_closed(parts),
            **self._one_sided(required, parts),
        }
        return view if hint == owner else self._hoist(hint, view)

    def _one_sided(self, names: list[str], parts: list[Part]) -> dict[str, list[str]]:
        """Return the members that only answers hold (`readOnly`), or only requests."""
        found: dict[str, list[str]] = {}
        for name in names:
            schemas = [part.schema.get("properties", {}).get(name) for part in parts]
            branches = [b for schema in schemas for b in branches_of(self.document, schema)]
            for mark in ONE_SIDED:
                if any(branch.get(mark) is True for branch in branches):
                    found.setdefault(mark, []).append(name)
        return found

    def _properties(self, parts: list[Part], hint: str, owner: str) -> dict[str, View]:
        held: dict[str, list[tuple[Schema, str]]] = {}
        for part in parts:
            for name, schema in part.schema.get("properties", {}).items():
                held.setdefault(name, []).append((schema, part.child("properties", name)))
        return {
            name: self._with_default(self._together(schemas, hint + pascal(name), owner), schemas)
            for name, schemas in held.items()
        }

    def _with_default(self, view: View, schemas: list[tuple[Schema, str]]) -> View:
        """Return the view with the last declared default, when a literal of its type can be it."""
        declared = [s["default"] for s, _ in schemas if isinstance(s, Mapping) and "default" in s]
        shown = self.extra.get(view.get("$ref", "").removeprefix(REFERENCE), view)
        fitting = "$ref" not in shown and bool(declared) and fits(declared[-1], shown)
        return {**view, "default": declared[-1]} if fitting else view

    def _together(self, schemas: list[tuple[Schema, str]], hint: str, owner: str) -> View:
        """Return the view of a value for which several schemas hold."""
        if len(schemas) == 1:
            return self.view(*schemas[0], hint, owner)
        parts = [Part(schema, place) for schema, place in schemas if isinstance(schema, Mapping)]
        whole = [self._parts(part, frozenset()) for part in parts]
        telling = [number for number, found in enumerate(whole) if self._is_telling(found)]
        choosing = [number for number in telling if any(map(self._choices, whole[number]))]
        if len(telling) == 1 or choosing:
            only = parts[(choosing or telling)[-1]]
            return self.view(only.schema, only.pointer, hint, owner)
        return self._merged([part for found in whole for part in found], hint, owner)

    def _is_telling(self, parts: list[Part]) -> bool:
        return any(shapes(part) or self._choices(part) for part in parts)

    def _map(self, parts: list[Part], hint: str, owner: str) -> View:
        """Return the view of an object without named properties: a mapping from name to value."""
        for part in parts:
            values = [
                self.view(schema, part.child("patternProperties", key), f"{hint}Value", owner)
                for key, schema in part.schema.get("patternProperties", {}).items()
            ]
            extra = part.schema.get("additionalProperties", True)
            if isinstance(extra, Mapping):
                place = part.child("additionalProperties")
                values.append(self.view(extra, place, f"{hint}Value", owner))
            elif values and extra is not False:
                values.append({})
            if values:
                return {"type": "object", "additionalProperties": union(values) or True}
        return {"type": "object", "additionalProperties": True}

    def _hoist(self, hint: str, view: View) -> View:
        """Give an inline object a name that no other class has, and return a reference to it."""
        name = self._namer.take(hint)
        self.extra[name] = view
        return {"$ref": REFERENCE + name}


def _branches(part: Part, keyword: str) -> list[Part]:
    branches = part.schema.get(keyword)
    return [
        Part(branch if isinstance(branch, Mapping) else {}, part.child(keyword, index))
        for index, branch in enumerate(branches if isinstance(branches, list) else ())
    ]


def _deserves_name(view: View) -> bool:
    """Tell whether a type is long enough for an alias: several values, or several members."""
    variants = [member for member in members(view) if member != {"type": "null"}]
    return len(variants) > 1 or any(len(member.get("enum", ())) > 1 for member in variants)


def _described(view: View, schema: Schema) -> View:
    description = schema.get("description") if isinstance(schema, Mapping) else None
    if not isinstance(description, str) or "$ref" in view:
        return view
    return {**view, "description": description}
