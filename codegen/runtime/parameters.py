"""Parameters: from the four places of a request to validated arguments of its request dataclass."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from jsonschema_rs import Draft202012Validator
from pydantic import TypeAdapter
from starlette.types import Scope

from codegen.runtime.encoding import Decode, EncodingError
from codegen.runtime.headers import HeaderMap
from codegen.runtime.operation import Parameter, ParameterLocation
from codegen.runtime.styles import Reader, reader
from codegen.runtime.validation import Validators, pointer_of, violations
from codegen.runtime.violations import Violation

Values = dict[str, Any]
Violations = list[Violation]
Variables = Mapping[str, str]
"""The raw text of each variable of the path's template."""


_FASTER: dict[Any, Any] = {UUID: TypeAdapter(UUID).validator.validate_python}
"""Converters that do the same in a sixth of the time."""


class Location(ABC):
    """The parameters of one operation in one place: read, validated together, converted."""

    def __init__(
        self, name: ParameterLocation, parameters: Sequence[Parameter], validators: Validators
    ) -> None:
        """Plan the conversions; the validator is compiled at the first request."""
        self.name = name
        self.parameters = tuple(parameters)
        self._validators = validators
        self._validator: Draft202012Validator | None = None
        self._optional = not any(p.required for p in parameters)
        self._plan = [
            (p.name, p.field, _FASTER.get(p.convert, p.convert), p.kind == "array", p.default)
            for p in parameters
        ]

    @abstractmethod
    def read(
        self, scope: Scope, headers: HeaderMap, variables: Variables, found: Violations
    ) -> Values:
        """Return the JSON value of each parameter that is there.

        Add what is unreadable to `found`.
        """

    def check(self, values: Values, found: Violations) -> None:
        """Validate what was read; add everything that is wrong to `found`."""
        if not values and self._optional:
            return
        validator = self._validator
        if validator is None:
            validator = self._validator = self._validators.location(self.parameters)
        if not validator.is_valid(values):
            self._explain(validator, values, found)

    def _explain(self, validator: Draft202012Validator, values: Values, found: Violations) -> None:
        """Add the errors of parameters about which nothing is said yet.

        Unreadable is not missing.
        """
        said = {_parameter(v) for v in found if v.location == self.name}
        errors = violations(validator, values, self.name)
        found.extend(error for error in errors if _parameter(error) not in said)

    def fill(self, values: Values, arguments: dict[str, Any], found: Violations) -> None:
        """Put the converted value of each parameter, or its default, among the arguments."""
        for name, field, convert, each, default in self._plan:
            value = values.get(name, default)
            if convert is not None and value is not None:
                try:
                    value = [convert(item) for item in value] if each else convert(value)
                except ValueError:
                    found.append(self._violation("value", "cannot be represented", name))
            arguments[field] = value

    def _violation(self, code: str, message: str, *path: str | int) -> Violation:
        return Violation(self.name, pointer_of(path), code, message)

    def _unreadable(self, error: ValueError, *path: str | int) -> Violation:
        code = "encoding" if isinstance(error, EncodingError) else "style"
        return self._violation(code, str(error), *path)

    def _put(self, name: str, read: Reader, text: str, values: Values, found: Violations) -> None:
        """Read one parameter's text into `values`, or say why that cannot be done."""
        try:
            values[name] = read(text)
        except ValueError as error:
            found.append(self._unreadable(error, name))


def _parameter(violation: Violation) -> str:
    """Return the first token of a pointer: the parameter's name."""
    return violation.pointer.split("/", 2)[1] if violation.pointer else ""


class PathLocation(Location):
    """Path parameters, given as the raw text of each variable of the template."""

    def __init__(
        self, parameters: Sequence[Parameter], validators: Validators, decode: Decode
    ) -> None:
        super().__init__("path", parameters, validators)
        self._readers = [(p.name, reader(p, decode)) for p in parameters]

    def read(
        self, scope: Scope, headers: HeaderMap, variables: Variables, found: Violations
    ) -> Values:
        """Read the variables of the path; those that no parameter describes are left alone."""
        del scope, headers
        values: Values = {}
        for name, read in self._readers:
            if name in variables:
                self._put(name, read, variables[name], values, found)
        return values


class HeaderLocation(Location):
    """Header parameters; several lines of one name are one list (RFC 9110 §5.3)."""

    def __init__(
        self, parameters: Sequence[Parameter], validators: Validators, decode: Decode
    ) -> None:
        super().__init__("header", parameters, validators)
        self._readers = [
            (p.name, p.name.lower().encode(), reader(p, _trimming(p, decode))) for p in parameters
        ]

    def read(
        self, scope: Scope, headers: HeaderMap, variables: Variables, found: Violations
    ) -> Values:
        """Read the headers that the operation documents."""
        del scope, variables
        values: Values = {}
        for name, key, read in self._readers:
            raw = headers.get(key)
            if raw is not None:
                self._put(name, read, raw.decode("latin-1").strip(" \t"), values, found)
        return values


def _trimming(parameter: Parameter, decode: Decode) -> Decode:
    """Drop the optional white space around the items of a list header (RFC 9110 §5.6.1)."""
    if parameter.kind not in ("array", "object"):
        return decode
    return lambda text: decode(text.strip(" \t"))
