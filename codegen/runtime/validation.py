"""JSON Schema validation: what the contract accepts is decided here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any
from urllib.parse import quote

from jsonschema_rs import Draft202012, Draft202012Validator, Registry, ValidationError

from codegen.runtime.expected import UNIONS, choices, one_of, tag, written
from codegen.runtime.formats import MESSAGES, REQUEST_FORMATS, named
from codegen.runtime.integer_formats import bounded
from codegen.runtime.operation import Parameter
from codegen.runtime.pointers import parts_of, pointer_of, resolve
from codegen.runtime.sides import Side, document_of
from codegen.runtime.violations import MAX_ERRORS, Violation

__all__ = ["Validators", "pointer_of", "reference", "resolve", "violations"]

BASE = "urn:contract"
# How large a value is of which everything is told that is wrong; and one, at least the first thing.
_ALL_OF_NODES = 200
_FIRST_OF_NODES = 6_000
_MEMBERS = 64
# What is wrong with a part of an array or object by these keywords is wrong with the whole; by
# those, where no member is missing, though members of members may be.
_OF_ANY_PART = frozenset({"additionalProperties", "maxItems", "maxProperties", "type"})
_OF_KEYS = frozenset({"dependentRequired", "minProperties"})
_TELLING = {"type": 0, "const": 1, "enum": 1}  # keyword → how deep in the value it still tells


class Validators:
    """The validators of one bundled document, each compiled when first asked for.

    Formats are asserted, and messages never repeat the value that they complain about (it may be
    a secret).
    """

    def __init__(
        self,
        document: Mapping[str, Any],
        formats: Mapping[str, Callable[[str], bool]] = REQUEST_FORMATS,
    ) -> None:
        """Register the bundle, whose references are all local; `formats` are asserted, too."""
        self.document = bounded(document)
        known = named(document) if formats else ()
        self._formats = {name: formats[name] for name in formats if name in known}
        self._registry = Registry([(BASE, dict(self.document))], draft=Draft202012)
        self._compiled: dict[str, Draft202012Validator] = {}
        self._sides: dict[Side, Validators] = {}

    def side(self, side: Side) -> Validators:
        """Return the validators of requests or of answers; mostly these very ones."""
        found = self._sides.get(side)
        if found is None:
            document = document_of(self.document, side)
            formats = self._formats if side == "request" else {}
            same = document is self.document and formats == self._formats
            found = self if same else Validators(document, formats)
            self._sides[side] = found
        return found

    def at(self, pointer: str) -> Draft202012Validator:
        """Return the validator of the schema at a pointer.

        Raises ValueError for a schema that is not one.
        """
        validator = self._compiled.get(pointer)
        if validator is None:
            validator = self._compiled[pointer] = self.compile(reference(pointer))
        return validator

    def compile(self, schema: dict[str, Any]) -> Draft202012Validator:
        """Compile a schema that may refer into the bundle."""
        return Draft202012Validator(
            schema,
            registry=self._registry,
            validate_formats=True,
            formats=self._formats,
            mask="value",
            offline=True,
        )

    def location(self, parameters: Iterable[Parameter]) -> Draft202012Validator:
        """Return one validator for all parameters of a location: an object of name to value."""
        parameters = tuple(parameters)
        return self.compile(
            {
                "type": "object",
                "properties": {p.name: reference(p.pointer) for p in parameters},
                "required": [p.name for p in parameters if p.required],
            }
        )


def reference(pointer: str) -> dict[str, Any]:
    """Return a schema that refers to the bundle's schema at a pointer."""
    return {"$ref": f"{BASE}#{quote(pointer, safe='/~')}"}


def violations(
    validator: Draft202012Validator, value: Any, location: str, limit: int = MAX_ERRORS
) -> list[Violation]:
    """Return everything that is wrong with a value, at most `limit` entries.

    Of a large value that is what is wrong with its beginning, or else the first that is wrong at
    all. For the validator finds every error before it tells one, and an error of a union costs it
    as much as a thousand members that are right.
    """
    part, cuts = beginning(value, _ALL_OF_NODES)
    found = _told(validator.iter_errors(part), cuts, location, limit)
    if found or not cuts:
        return found
    part, cuts = beginning(value, _FIRST_OF_NODES)
    try:
        validator.validate(part)
    except ValidationError as error:
        found = _told([error], cuts, location, limit)
    if not found and cuts and not validator.is_valid(value):
        found = [Violation(location, "", "schema", "is wrong, and too large to say where")]
    return found


Path = tuple[str, ...]


def beginning(value: Any, most: int) -> tuple[Any, set[Path]]:
    """Copy about the first `most` nodes of a value; return the paths of what is incomplete, too."""
    left = most
    cuts: set[Path] = set()

    def copy(node: Any, path: Path) -> Any:
        nonlocal left
        left -= 1
        if isinstance(node, dict):
            # Its first members whatever the number, so that it does not seem to lack what it has.
            members = islice(node.items(), _MEMBERS)
            made: Any = {key: copy(member, (*path, key)) for key, member in members}
        elif isinstance(node, list):
            made = []
            while left > 0 and len(made) < len(node):
                made.append(copy(node[len(made)], (*path, str(len(made)))))
        else:
            return node
        if len(made) < len(node):
            cuts.add(path)
        return made

    return copy(value, ()), cuts


def _told(
    errors: Iterable[ValidationError], cuts: set[Path], location: str, limit: int
) -> list[Violation]:
    """Return the violations of a value's beginning that are violations of the whole."""
    above = {cut[:depth] for cut in cuts for depth in range(len(cut) + 1)}

    def holds(path: Path, code: str) -> bool:
        if code == "required":  # told of the member that is missing
            return path[:-1] not in cuts
        return path not in above or code in _OF_ANY_PART or (path not in cuts and code in _OF_KEYS)

    found = (v for error in errors for v in _entries(error, location))
    return list(islice((v for v in found if holds(parts_of(v.pointer), v.code)), limit))


def _entries(error: ValidationError, location: str) -> Iterator[Violation]:
    """Turn one error into entries that point at the member concerned, be it missing."""
    kind = error.kind
    base = pointer_of(error.instance_path)
    if kind.name == "required":
        member = kind.as_dict()["property"]
        yield Violation(location, base + pointer_of([member]), "required", "is required")
    elif kind.name in ("additionalProperties", "unevaluatedProperties"):
        for member in kind.as_dict()["unexpected"]:
            yield Violation(location, base + pointer_of([member]), kind.name, "is not allowed here")
    elif kind.name == "enum":
        options = kind.as_dict()["options"]
        yield Violation(location, base, "enum", one_of(map(written, options)))
    elif kind.name in UNIONS and (allowed := choices(error)):
        yield Violation(location, base, kind.name, one_of(allowed))
    elif kind.name in UNIONS and (meant := _meant(error)):
        for inner in meant:
            yield from _entries(inner, location)
    elif kind.name in UNIONS and (found := tag(error)):
        member, keyword, message = found
        yield Violation(location, base + pointer_of([member]), keyword, message)
    elif kind.name == "format" and (told := MESSAGES.get(kind.as_dict()["format"])):
        yield Violation(location, base, "format", told)
    else:
        yield Violation(location, base, kind.name, error.message[:300])


def _meant(error: ValidationError) -> list[ValidationError]:
    """Return the errors of the one alternative that a value was plainly meant for, if there is one.

    That is the alternative which refuses neither the type of the value nor a constant among its
    members: the others carry another discriminator.
    """
    depth = len(error.instance_path)
    fitting = [
        branch
        for branch in error.kind.as_dict().get("context", ())
        if not any(len(e.instance_path) <= depth + _TELLING.get(e.kind.name, -1) for e in branch)
    ]
    return fitting[0] if len(fitting) == 1 else []
