"""Parameters: from the four places of a request to validated arguments of its request dataclass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jsonschema_rs import Draft202012Validator

from codegen.runtime.encoding import Decode, EncodingError, decode, decode_form, identity
from codegen.runtime.operation import Parameter, ParameterLocation
from codegen.runtime.problems import Violation
from codegen.runtime.scalars import Coerce, coercion
from codegen.runtime.styles import Reader, reader
from codegen.runtime.validation import Validators, pointer_of, violations

Values = dict[str, Any]
Violations = list[Violation]


class Location:
    """The parameters of one operation in one place: read, validated together, converted."""

    def __init__(
        self, name: ParameterLocation, parameters: Sequence[Parameter], validators: Validators
    ) -> None:
        """Plan how each parameter is read; the validator is compiled at the first request."""
        self.name = name
        self.parameters = tuple(parameters)
        self._validators = validators
        self._validator: Draft202012Validator | None = None
        self._optional = not any(p.required for p in parameters)
        self._plan = [(p.name, p.field, p.convert, p.kind == "array", p.default) for p in parameters]

    def check(self, values: Values, found: Violations) -> None:
        """Validate what was read; add everything that is wrong to `found`."""
        if not values and self._optional:
            return
        if self._validator is None:
            self._validator = self._validators.location(self.parameters)
        if not self._validator.is_valid(values):
            faulty = {v.pointer.split("/")[1] for v in found if v.location == self.name and v.pointer}
            for violation in violations(self._validator, values, self.name):
                # A parameter that could not be read is absent from the values, but was not missing.
                if violation.pointer.split("/")[1] not in faulty:
                    found.append(violation)

    def fill(self, values: Values, arguments: dict[str, Any], found: Violations) -> None:
        """Put the converted value of each parameter, or its default, among the arguments."""
        for name, field, convert, each, default in self._plan:
            value = values.get(name, default)
            if convert is not None and value is not None:
                try:
                    value = [convert(item) for item in value] if each else convert(value)
                except ValueError:
                    message = "cannot be represented"
                    found.append(Violation(self.name, pointer_of([name]), "value", message))
            arguments[field] = value

    def missing_problems(self) -> list[tuple[str, str]]:
        """Return (name, problem type) of the required parameters that have a problem of their own."""
        return [
            (p.name, p.missing_problem)
            for p in self.parameters
            if p.required and p.missing_problem is not None
        ]

    def _read(self, name: str, read: Reader, text: str, values: Values, found: Violations) -> None:
        """Read one parameter's text into `values`, or say why that cannot be done."""
        try:
            values[name] = read(text)
        except ValueError as error:
            code = "encoding" if isinstance(error, EncodingError) else "style"
            found.append(Violation(self.name, pointer_of([name]), code, str(error)))


class PathLocation(Location):
    """Path parameters, given as the raw text of each template variable."""

    def __init__(
        self, parameters: Sequence[Parameter], validators: Validators, decoding: Decode = decode
    ) -> None:
        super().__init__("path", parameters, validators)
        self._readers = {p.name: reader(p, decoding) for p in parameters}

    def read(self, variables: Mapping[str, str], found: Violations) -> Values:
        """Read the variables of the path; those that no parameter describes are left alone."""
        values: Values = {}
        for name, read in self._readers.items():
            if name in variables:
                self._read(name, read, variables[name], values, found)
        return values


class HeaderLocation(Location):
    """Header parameters; several lines of one name are one list (RFC 9110 §5.3)."""

    def __init__(
        self, parameters: Sequence[Parameter], validators: Validators, decoding: Decode = identity
    ) -> None:
        super().__init__("header", parameters, validators)
        self._readers = [
            (p.name, p.name.lower().encode(), reader(p, _list_space(p, decoding)))
            for p in parameters
        ]

    def read(self, headers: Mapping[bytes, bytes], found: Violations) -> Values:
        """Read the headers that the operation documents."""
        values: Values = {}
        for name, key, read in self._readers:
            raw = headers.get(key)
            if raw is not None:
                self._read(name, read, raw.decode("latin-1").strip(" \t"), values, found)
        return values


def _list_space(parameter: Parameter, decoding: Decode) -> Decode:
    """Drop the optional white space around the items of a list header (RFC 9110 §5.6.1)."""
    if parameter.kind not in ("array", "object"):
        return decoding
    return lambda text: decoding(text.strip(" \t"))


class PairsLocation(Location):
    """Parameters that come as name=value pairs: the query, cookies, and urlencoded forms."""

    def __init__(
        self,
        name: ParameterLocation,
        parameters: Sequence[Parameter],
        validators: Validators,
        *,
        decoding: Decode = decode_form,
        known: Iterable[str] = (),
        closed: bool = False,
    ) -> None:
        """`known` names are left alone; `closed` refuses any other name that no parameter takes."""
        super().__init__(name, parameters, validators)
        self._decode = decoding
        self._known = frozenset(known)
        self._closed = closed
        self._whole: dict[str, Reader] = {}
        self._repeated: dict[str, Coerce] = {}
        self._members: dict[str, tuple[str, Coerce]] = {}
        self._deep: dict[str, dict[str, Coerce]] = {}
        self._rest: str | None = None
        for parameter in parameters:
            self._plan_reading(parameter)

    def _plan_reading(self, parameter: Parameter) -> None:
        """Decide by kind and style under which names a parameter comes."""
        name, typed = parameter.name, dict(parameter.properties)
        if parameter.kind == "array" and parameter.explode:
            self._repeated[name] = coercion(parameter.items)
        elif parameter.style == "deepObject":
            self._deep[name] = {key: coercion(types) for key, types in typed.items()}
        elif parameter.kind == "object" and parameter.explode:
            self._members.update({key: (name, coercion(types)) for key, types in typed.items()})
            self._rest = self._rest if typed else name
        else:
            self._whole[name] = reader(parameter, self._decode)

    def read(self, pairs: Iterable[tuple[str, str]], found: Violations) -> Values:
        """Read (decoded name, raw value) pairs."""
        values: Values = {}
        for name, text in pairs:
            whole = self._whole.get(name)
            if whole is not None:
                if name in values:
                    found.append(_repeated(self.name, name))
                else:
                    self._read(name, whole, text, values, found)
            else:
                self._read_part(name, text, values, found)
        return values

    def _read_part(self, name: str, text: str, values: Values, found: Violations) -> None:
        """Read a pair that is an item or a member of a parameter, or belongs to none."""
        if name in self._repeated:
            self._read_item(name, text, values, found)
        elif name in self._members:
            owner, coerce = self._members[name]
            self._read_member(owner, name, coerce, text, values, found)
        elif (deep := _DEEP.fullmatch(name)) and deep[1] in self._deep:
            coerce = self._deep[deep[1]].get(deep[2], str)
            self._read_member(deep[1], deep[2], coerce, text, values, found)
        elif self._rest is not None:
            self._read_member(self._rest, name, str, text, values, found)
        elif self._closed and name not in self._known:
            pointer = pointer_of([name])
            found.append(Violation(self.name, pointer, "unknown", "is not a known parameter"))

    def _read_item(self, name: str, text: str, values: Values, found: Violations) -> None:
        coerce = self._repeated[name]
        items = values.setdefault(name, [])
        try:
            items.append(coerce(self._decode(text)))
        except EncodingError as error:
            pointer = pointer_of([name, len(items)])
            found.append(Violation(self.name, pointer, "encoding", str(error)))

    def _read_member(
        self, owner: str, key: str, coerce: Coerce, text: str, values: Values, found: Violations
    ) -> None:
        object_ = values.setdefault(owner, {})
        if key in object_:
            found.append(_repeated(self.name, owner, key))
            return
        self._read(key, lambda raw: coerce(self._decode(raw)), text, object_, found)


_DEEP = re.compile(r"([^\[\]]+)\[([^\[\]]*)\]")


def _repeated(location: str, *path: str) -> Violation:
    return Violation(location, pointer_of(path), "repeated", "must be given once only")


def query_pairs(query: bytes, found: Violations, location: str = "query") -> list[tuple[str, str]]:
    """Split a query or an urlencoded form into decoded names and raw values; `name` alone is empty."""
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
