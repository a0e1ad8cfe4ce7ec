"""Makes values that a schema accepts: from its examples where those are valid, else from its rules.

What is made is always checked by the validator that decides elsewhere. Where that refuses, the next
attempt leaves out the examples that led there, and then whatever else is optional.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from random import Random
from typing import Any
from urllib.parse import unquote

from codegen.runtime.mock.conjunction import ImpossibleError, Shape, same
from codegen.runtime.mock.numbers import number
from codegen.runtime.mock.texts import WORDS, text
from codegen.runtime.shapes import properties_of, types_of
from codegen.runtime.validation import Validators, resolve

Path = tuple[str | int, ...]
_ATTEMPTS = 24
_SHALLOW = 3  # as deep as this, optional members are filled in
_DEEP = 8  # from here on, the shortest way to an end is taken
_DEEPEST = 40
_STEPS = 4000
_MAX_ITEMS = 2
_LATE = 12  # from this attempt on, alternatives that overlap are told apart
_ONE_EACH: tuple[Any, ...] = (None, True, "other", 0, [], {})
_CHANCES = (1.0, 1.0, 1.0, 0.5, 0.0, 0.3)


class NoSampleError(Exception):
    """No value was found that the schema accepts."""


class Sampler:
    """Makes values for the schemas of one document. The same seed gives the same value."""

    def __init__(self, validators: Validators) -> None:
        self._validators = validators

    def sample(self, pointer: str, seed: str) -> Any:
        """Return a value for the schema at a pointer. Raises NoSampleError."""
        document = self._validators.document
        schema = resolve(document, pointer)
        validator = self._validators.at(pointer)
        refused: set[Path] = set()
        for attempt in range(_ATTEMPTS):
            random = Random(f"{seed} {attempt}")  # noqa: S311 samples, no secrets
            draw = _Draw(document, random, attempt, refused)
            try:
                value = draw.value([schema], (), 0)
            except ImpossibleError:
                continue
            if validator.is_valid(value):
                return value
            refused.update(tuple(error.instance_path) for error in validator.iter_errors(value))
        raise NoSampleError(f"no value was found for the schema at {pointer}")


class _Draw:
    """One attempt; examples that hold, or are held by, a `refused` value are not used."""

    def __init__(
        self, document: Mapping[str, Any], random: Random, attempt: int, refused: set[Path]
    ) -> None:
        self._document = document
        self._random = random
        self._attempt = attempt
        self._refused = refused
        self._around = {path[:end] for path in refused for end in range(len(path) + 1)}
        self._chance = _CHANCES[attempt % len(_CHANCES)]
        self._steps = 0

    def value(self, schemas: Sequence[Any], path: Path, depth: int) -> Any:
        """Return a value for all of some schemas. Raises ImpossibleError."""
        shape = self._shape(schemas, depth)
        for example in shape.examples if self._may_show(path) else ():
            if shape.allows(example):
                return copy.deepcopy(example)
        if shape.values is not None:
            return copy.deepcopy(self._random.choice(_telling(shape.values)))
        return self._of_type(self._type(shape, depth), shape, path, depth)

    def _may_show(self, path: Path) -> bool:
        """Tell whether an example may stand at a place."""
        inside = any(path[:end] in self._refused for end in range(1, len(path) + 1))
        return path not in self._around and not inside

    # -- which rules apply -------------------------------------------------------------------------

    def _shape(self, schemas: Iterable[Any], depth: int) -> Shape:
        shape = Shape()
        for schema in schemas:
            shape = self._join(shape, schema, depth)
        return shape

    def _join(self, shape: Shape, schema: Any, depth: int) -> Shape:
        """Add a schema and what it is composed of; of alternatives, one that fits."""
        self._steps += 1
        if schema is False or depth > _DEEPEST or self._steps > _STEPS:
            raise ImpossibleError
        if not isinstance(schema, Mapping):
            return shape
        shape.add(schema)
        if "$ref" in schema:
            shape = self._join(shape, self._target(schema["$ref"]), depth + 1)
        for part in schema.get("allOf", ()):
            shape = self._join(shape, part, depth + 1)
        for keyword in ("oneOf", "anyOf"):
            if keyword in schema:
                shape = self._alternative(shape, schema, schema[keyword], depth)
        if "if" in schema:
            shape = self._conditional(shape, schema, depth)
        return shape

    def _target(self, reference: str) -> Any:
        return resolve(self._document, unquote(reference.removeprefix("#")))

    def _alternative(
        self, shape: Shape, schema: Mapping[str, Any], branches: Sequence[Any], depth: int
    ) -> Shape:
        """Add the first alternative that contradicts nothing."""
        for branch in self._ordered(branches, depth):
            apart = shape.copy()
            try:
                joined = self._join(apart, branch, depth + 1)
            except ImpossibleError:
                continue
            self._tag(joined, schema, branch)
            if self._attempt >= _LATE and branches is schema.get("oneOf"):
                self._tell_apart(joined, [b for b in branches if b is not branch])
            return joined
        raise ImpossibleError

    def _tell_apart(self, shape: Shape, others: Sequence[Any]) -> None:
        """Break each other alternative of a `oneOf`, by a member that it alone describes."""
        for other in others:
            members = properties_of(self._document, other)
            for name, schema in members.items():
                unlike = [v for v in _ONE_EACH if not Shape.of_types(self._types(schema)).allows(v)]
                if name not in shape.properties and unlike:
                    shape.properties[name] = [{"const": unlike[0]}]
                    shape.required[name] = None
                    break

    def _types(self, schema: Any) -> set[str]:
        return set(types_of(self._document, schema))

    def _ordered(self, branches: Sequence[Any], depth: int) -> list[Any]:
        """Order alternatives: null last, but first where an end has to be found."""
        random = self._random
        ways = [(self._weight(b, deep=depth > _DEEP), random.random(), b) for b in branches]
        return [branch for *_, branch in sorted(ways, key=lambda way: way[:2])]

    def _weight(self, branch: Any, *, deep: bool) -> int:
        null = isinstance(branch, Mapping) and branch.get("type") == "null"
        if not deep:
            return int(null)
        composed = not isinstance(branch, Mapping) or any(
            key in branch for key in ("$ref", "allOf", "oneOf", "anyOf", "properties", "items")
        )
        return int(composed and not null)

    @staticmethod
    def _tag(shape: Shape, schema: Mapping[str, Any], branch: Any) -> None:
        """Propose the discriminator's value of an alternative, as clients expect it (§4.8.25)."""
        name = schema.get("discriminator", {}).get("propertyName")
        reference = branch.get("$ref") if isinstance(branch, Mapping) else None
        if name is None or reference is None:
            return
        mapping = schema["discriminator"].get("mapping", {})
        short = reference.rpartition("/")[2]
        tag = next((key for key, to in mapping.items() if to in (reference, short)), short)
        shape.properties.setdefault(name, []).insert(0, {"examples": [tag]})

    def _conditional(self, shape: Shape, schema: Mapping[str, Any], depth: int) -> Shape:
        """Take the way of `then`, and where that contradicts something, of `else`."""
        ways = [[schema["if"], schema.get("then", True)], [schema.get("else", True)]]
        for way in ways if self._attempt % 2 == 0 else reversed(ways):
            apart = shape.copy()
            try:
                for part in way:
                    apart = self._join(apart, part, depth + 1)
            except ImpossibleError:
                continue
            return apart
        raise ImpossibleError

    # -- values ------------------------------------------------------------------------------------

    def _type(self, shape: Shape, depth: int) -> str:
        """Choose a type: what the keywords speak of, not null where something else may be."""
        if depth > _DEEP and "null" in shape.types:
            return "null"
        for hint in shape.hints:
            if hint in shape.types:
                return hint
        open_to_all = len(shape.types) > 5  # noqa: PLR2004 most of the seven
        if open_to_all:
            return "object" if depth == 0 else "string"
        usual = sorted(shape.types - {"null"}) or ["null"]
        if "number" in usual and "integer" in usual:
            usual.remove("integer")
        return self._random.choice(usual)

    def _of_type(self, kind: str, shape: Shape, path: Path, depth: int) -> Any:
        if kind == "object":
            return self._object(shape, path, depth)
        if kind == "array":
            return self._array(shape, path, depth)
        if kind == "string":
            return self._text(shape)
        if kind == "null":
            return None
        if kind == "boolean":
            return self._random.random() < 0.5  # noqa: PLR2004 a coin
        return self._number(shape, whole=kind == "integer" or "number" not in shape.types)

    def _number(self, shape: Shape, *, whole: bool) -> Any:
        found = number(self._random, shape.bounds, shape.multiples, whole=whole)
        if found is None:
            raise ImpossibleError
        return found

    def _text(self, shape: Shape) -> str:
        try:
            return text(
                self._random,
                formats=shape.formats,
                patterns=shape.patterns,
                low=int(shape.bounds.get("minLength", 0)),
                high=_whole(shape.bounds.get("maxLength")),
                encoding=shape.encoding,
                attempt=self._attempt,
            )
        except ValueError:
            raise ImpossibleError from None

    def _object(self, shape: Shape, path: Path, depth: int) -> dict[str, Any]:
        value: dict[str, Any] = {}
        for name in self._names(shape, depth):
            schemas = [*shape.properties.get(name, ()), *_matching(shape, name)]
            required = name in shape.required
            try:
                value[name] = self.value(schemas or _rest(shape), (*path, name), depth + 1)
            except ImpossibleError:
                if required:
                    raise
        self._fill(value, shape, path, depth)
        return value

    def _names(self, shape: Shape, depth: int) -> list[str]:
        """Choose the members: all that are required, and optional ones near the top."""
        wanted = dict.fromkeys(
            name
            for name in shape.properties
            if name in shape.required or self._is_shown(shape.properties[name], depth)
        )
        wanted.update(shape.required)
        for name, more in shape.dependent.items():
            if name in wanted:
                wanted.update(dict.fromkeys(more))
        return list(wanted)

    def _is_shown(self, schemas: Sequence[Any], depth: int) -> bool:
        if any(isinstance(schema, Mapping) and schema.get("writeOnly") for schema in schemas):
            return False
        return depth < _SHALLOW and self._random.random() < self._chance

    def _fill(self, value: dict[str, Any], shape: Shape, path: Path, depth: int) -> None:
        """Add members of any name: as many as have to be, and one of a map to show its values."""
        rest = _rest(shape)
        is_map = not shape.properties and any(isinstance(s, Mapping) and s for s in rest)
        is_map = (is_map or bool(shape.pattern_properties)) and depth < _DEEP and self._chance > 0
        least = max(int(shape.bounds.get("minProperties", 0)), int(is_map))
        for name in self._free_names(shape):
            if len(value) >= least:
                break
            schemas = [*shape.properties.get(name, ()), *_matching(shape, name)] or rest
            value.setdefault(name, self.value(schemas, (*path, name), depth + 1))
        most = shape.bounds.get("maxProperties")
        for name in reversed(list(value)):
            if most is None or len(value) <= most:
                break
            if name not in shape.required:
                del value[name]

    def _free_names(self, shape: Shape) -> Iterator[str]:
        """Yield names for further members: those described, those of a pattern, then words."""
        yield from shape.properties
        for pattern, _ in shape.pattern_properties:
            yield self._text(Shape(patterns=[pattern]))
        for _ in range(_ATTEMPTS):
            if shape.names:
                named = self._shape([*shape.names, {"type": "string"}], 0)
                yield str(self._random.choice(named.values) if named.values else self._text(named))
            else:
                yield self._random.choice(WORDS)

    def _array(self, shape: Shape, path: Path, depth: int) -> list[Any]:
        least, most = int(shape.bounds.get("minItems", 0)), shape.bounds.get("maxItems")
        closed = any(schema is False for schema in shape.items)
        count = max(least, len(shape.prefix) if closed else self._count(shape, depth))
        count = count if most is None else min(count, int(most))
        value: list[Any] = []
        for index in range(count + (_ATTEMPTS if shape.unique else 0)):
            if len(value) == count:
                break
            item = self._item(shape, len(value), (*path, index), depth)
            if item is _STOP:
                break
            if not (shape.unique and any(same(item, known) for known in value)):
                value.append(item)
        if len(value) < least:
            raise ImpossibleError
        return value

    def _count(self, shape: Shape, depth: int) -> int:
        if depth > _DEEP:
            return len(shape.prefix) + len(shape.contains)
        usual = self._random.randint(1, _MAX_ITEMS) if depth < _SHALLOW else 1
        contained = int(shape.bounds.get("minContains", 1)) * len(shape.contains)
        return max(usual, len(shape.prefix) + contained)

    def _item(self, shape: Shape, index: int, path: Path, depth: int) -> Any:
        """Make the item at an index; _STOP where none can be made and none has to be."""
        schemas = shape.prefix[index] if index < len(shape.prefix) else shape.items
        contained = index - len(shape.prefix)
        if shape.contains and 0 <= contained < int(shape.bounds.get("minContains", 1)):
            schemas = [*schemas, *shape.contains]
        try:
            return self.value(schemas, path, depth + 1)
        except ImpossibleError:
            if self._steps > _STEPS:
                raise
            return _STOP


_STOP = object()


def _telling(values: list[Any]) -> list[Any]:
    """Return the values without null, where there are others."""
    return [value for value in values if value is not None] or values


def _whole(value: Any) -> int | None:
    return None if value is None else int(value)


def _rest(shape: Shape) -> list[Any]:
    """Return the schemas of members that nothing describes by name."""
    return [schema for schema in shape.additional if schema is not False]


def _matching(shape: Shape, name: str) -> list[Any]:
    """Return the schemas of `patternProperties` that were made for a name, as far as one can tell.

    A pattern is asked of the validator alone; here a name counts that no property has.
    """
    if name in shape.properties or len(shape.pattern_properties) != 1:
        return []
    return [shape.pattern_properties[0][1]]
