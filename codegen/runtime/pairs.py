"""Parameters that come as name=value pairs: the query, cookies and urlencoded forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from starlette.types import Scope

from codegen.runtime.deep_objects import NAME, DeepObject, RepeatedError, keys_of
from codegen.runtime.encoding import Decode, EncodingError, decode_form
from codegen.runtime.headers import HeaderMap
from codegen.runtime.operation import Parameter, ParameterLocation
from codegen.runtime.parameters import Location, Values, Variables, Violations
from codegen.runtime.scalars import Coerce, coercion
from codegen.runtime.shapes import branches_of, items_of, properties_of, types_of
from codegen.runtime.styles import Reader, reader
from codegen.runtime.validation import Validators, resolve
from codegen.runtime.violations import Violation

Pairs = Iterable[tuple[str, str]]


class PairsLocation(Location):
    """Reads (decoded name, raw value) pairs.

    A parameter comes whole under its own name, as repeated items, or as one pair for each of its
    members (`R=100&G=200`, or `color[R]=100` in style deepObject).
    """

    def __init__(
        self,
        name: ParameterLocation,
        parameters: Sequence[Parameter],
        validators: Validators,
        decode: Decode,
        *,
        known: Iterable[str] = (),
        closed: bool = False,
        schemas: Mapping[str, Any] | None = None,
    ) -> None:
        """`known` names are left alone.

        `closed` refuses every other name that is no parameter's. `schemas` are those of parameters
        that have no pointer.
        """
        super().__init__(name, parameters, validators)
        self._decode = decode
        self._known = frozenset(known)
        self._closed = closed
        self._schemas = schemas or {}
        self._whole: dict[str, Reader] = {}
        self._items: dict[str, Coerce] = {}
        self._members: dict[str, tuple[str, Coerce]] = {}
        self._deep: dict[str, DeepObject] = {}
        self._emptiable: dict[str, Parameter] = {}
        self._repeating: set[str] = set()
        self._skipping: set[str] = set()
        self._rest: str | None = None
        for parameter in parameters:
            self._plan_reading(parameter)

    def _plan_reading(self, parameter: Parameter) -> None:
        """Decide by kind and style under which names a parameter comes."""
        name = parameter.name
        members = {key: coercion(types) for key, types in parameter.properties}
        if parameter.kind == "array" and parameter.explode:
            self._items[name] = coercion(parameter.items)
            if parameter.allow_empty:
                self._skipping.add(name)
        elif parameter.kind == "object" and parameter.style == "deepObject":
            document, schema = self._validators.document, self._schema(parameter)
            types = dict(parameter.properties)
            self._deep[name] = DeepObject(document, schema, types, self._decode)
        elif parameter.kind == "object" and parameter.explode:
            self._members.update({key: (name, coerce) for key, coerce in members.items()})
            self._repeating.update(self._lists(parameter))
            if self._rest is None and (not members or self._is_open(parameter)):
                self._rest = name
        elif parameter.allow_empty:
            self._emptiable[name] = parameter
        else:
            self._whole[name] = reader(parameter, self._decode)

    def _is_open(self, parameter: Parameter) -> bool:
        """Tell whether an object may have members that its schema does not name."""
        branches = branches_of(self._validators.document, self._schema(parameter))
        closing = ("additionalProperties", "unevaluatedProperties")
        return not any(branch.get(key) is False for branch in branches for key in closing)

    def _schema(self, parameter: Parameter) -> Any:
        """Return the schema of a parameter."""
        if parameter.name in self._schemas:
            return self._schemas[parameter.name]
        return resolve(self._validators.document, parameter.pointer)

    def _lists(self, parameter: Parameter) -> Iterator[str]:
        """Yield the members of an exploded object that are lists: they repeat, as arrays do."""
        document = self._validators.document
        for key, schema in properties_of(document, self._schema(parameter)).items():
            types = types_of(document, schema)
            if "array" in types and "string" not in types:
                self._members[key] = (
                    parameter.name,
                    coercion(types_of(document, items_of(document, schema))),
                )
                yield key

    def read(
        self, scope: Scope, headers: HeaderMap, variables: Variables, found: Violations
    ) -> Values:
        """Read the query."""
        del headers, variables
        query = scope["query_string"]
        if not query:
            return {}
        return self.read_pairs(query_pairs(query, found, self.name), found)

    def read_pairs(self, pairs: Pairs, found: Violations) -> Values:
        """Read decoded names and raw values."""
        values: Values = {}
        seen: set[str] = set()
        for name, text in pairs:
            read = self._whole.get(name)
            if read is None:
                self._read_part(name, text, values, found)
            elif name in seen:
                found.append(self._repeated(name))
            else:
                seen.add(name)
                self._put(name, read, text, values, found)
        return values

    def _read_part(self, name: str, text: str, values: Values, found: Violations) -> None:
        """Read a pair that is an item or a member of a parameter, or belongs to none."""
        if name in self._emptiable:
            self._read_emptiable(self._emptiable[name], text, values, found)
        elif name in self._items:
            self._read_item(name, text, values, found)
        elif name in self._members:
            owner, coerce = self._members[name]
            self._read_member(owner, name, coerce, text, values, found)
        elif self._deep and (deep := NAME.fullmatch(name)) and deep[1] in self._deep:
            self._read_deep(deep[1], keys_of(deep[2]), text, values, found)
        elif name in self._known:
            return
        elif self._rest is not None:
            self._read_other(self._rest, name, text, values, found)
        elif self._closed:
            found.append(self._violation("unknown", "is not a known parameter", name))

    def _read_item(self, name: str, text: str, values: Values, found: Violations) -> None:
        if not text and name in self._skipping:
            return
        items = values.setdefault(name, [])
        try:
            items.append(self._items[name](self._decode(text)))
        except EncodingError as error:
            found.append(self._unreadable(error, name, len(items)))

    def _read_member(
        self, owner: str, key: str, coerce: Coerce, text: str, values: Values, found: Violations
    ) -> None:
        members = values.setdefault(owner, {})
        if key in self._repeating:
            self._read_list(members.setdefault(key, []), (owner, key), coerce, text, found)
            return
        if key in members:
            found.append(self._repeated(owner, key))
            return
        try:
            members[key] = coerce(self._decode(text))
        except EncodingError as error:
            found.append(self._unreadable(error, owner, key))

    def _read_other(
        self, owner: str, key: str, text: str, values: Values, found: Violations
    ) -> None:
        """Read a member that the schema does not name: given twice, it is a list."""
        members = values.setdefault(owner, {})
        try:
            value: Any = self._decode(text)
        except EncodingError as error:
            found.append(self._unreadable(error, owner, key))
            return
        if key in members:
            known = members[key]
            value = [*(known if isinstance(known, list) else [known]), value]
        members[key] = value

    def _read_list(
        self, items: list[Any], path: tuple[str, str], coerce: Coerce, text: str, found: Violations
    ) -> None:
        try:
            items.append(coerce(self._decode(text)))
        except EncodingError as error:
            found.append(self._unreadable(error, *path, len(items)))

    def _read_deep(
        self, owner: str, keys: list[str], text: str, values: Values, found: Violations
    ) -> None:
        try:
            self._deep[owner].put(values.setdefault(owner, {}), keys, text)
        except RepeatedError:
            found.append(self._repeated(owner, *keys))
        except ValueError as error:
            found.append(self._unreadable(error, owner, *keys))

    def _read_emptiable(
        self, parameter: Parameter, text: str, values: Values, found: Violations
    ) -> None:
        """Read a parameter that may be empty in place of absent, unless `""` is a value of it."""
        name = parameter.name
        if name in values:
            found.append(self._repeated(name))
        elif text or self._validators.at(parameter.pointer).is_valid(""):
            self._put(name, reader(parameter, self._decode), text, values, found)

    def _repeated(self, *path: str) -> Violation:
        return self._violation("repeated", "must be given once only", *path)


class CookieLocation(PairsLocation):
    """Cookie parameters. One cookie holds one value: a list in it is separated by commas."""

    def __init__(
        self, parameters: Sequence[Parameter], validators: Validators, decode: Decode
    ) -> None:
        flat = [replace(p, explode=False) if p.kind == "array" else p for p in parameters]
        super().__init__("cookie", flat, validators, decode)

    def read(
        self, scope: Scope, headers: HeaderMap, variables: Variables, found: Violations
    ) -> Values:
        """Read the cookies that the operation documents."""
        del scope, variables
        header = headers.get(b"cookie")
        return self.read_pairs(cookie_pairs(header), found) if header is not None else {}


def query_pairs(query: bytes, found: Violations, location: str = "query") -> list[tuple[str, str]]:
    """Split a query or an urlencoded form into decoded names and raw values.

    A name without `=` has an empty value. Names that cannot be decoded go to `found`.
    """
    try:
        text = query.decode()
    except UnicodeDecodeError:
        found.append(Violation(location, "", "encoding", "is not UTF-8"))
        return []
    pairs = []
    for piece in text.split("&"):
        if piece:
            name, _, value = piece.partition("=")
            try:
                pairs.append((decode_form(name), value))
            except EncodingError as error:
                found.append(Violation(location, "", "encoding", f"a name {error}"))
    return pairs


def cookie_pairs(header: bytes) -> list[tuple[str, str]]:
    """Split a Cookie header (RFC 6265 §4.2.1); one pair of quotes around a value is taken off."""
    pairs = []
    for piece in header.decode("latin-1").split(";"):
        name, sign, value = piece.strip(" \t").partition("=")
        if sign:
            quoted = len(value) > 1 and value[0] == value[-1] == '"'
            pairs.append((name, value[1:-1] if quoted else value))
    return pairs
