"""The input of one operation: parameters and body, validated all at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from typing import Any

from starlette.types import Receive, Scope

from codegen.runtime.bodies import Bodies, FormVariant, Variant
from codegen.runtime.encoding import decode, decode_form, identity, lenient, without_nul
from codegen.runtime.headers import HeaderMap
from codegen.runtime.multipart import FileTooLarge, Form, LimitExceeded, read_form
from codegen.runtime.negotiation import preferred
from codegen.runtime.operation import (
    Operation,
    Parameter,
    ParameterLocation,
    SecurityScheme,
    address,
    success_media_types,
)
from codegen.runtime.options import Options
from codegen.runtime.pairs import CookieLocation, PairsLocation
from codegen.runtime.parameters import (
    HeaderLocation,
    Location,
    PathLocation,
    Values,
    Variables,
)
from codegen.runtime.problems import Catalog, Problem
from codegen.runtime.reading import TooLarge, read_body, stream_body
from codegen.runtime.strict_json import MalformedJson
from codegen.runtime.validation import Validators
from codegen.runtime.violations import MAX_ERRORS, Violation

FORM = "codegen.form"
"""The key in the scope under which a form is kept until its files can be closed."""

TOO_LARGE = "x-too-large-problem"
"""The member of an operation that names the problem type of a body that is too large."""

ABSENT: Any = object()
"""Stands for a body that was not sent, which is not the same as JSON null."""


class Inputs:
    """Reads the requests of one operation."""

    def __init__(
        self,
        operation: Operation,
        schemes: Mapping[str, SecurityScheme],
        validators: Validators,
        catalog: Catalog,
        options: Options,
    ) -> None:
        """Plan each location. Raises ValueError for what cannot be read, naming the operation."""
        self._operation = operation
        self._catalog = catalog
        self._options = options
        self._bodies = Bodies(operation, validators, catalog, options) if operation.bodies else None
        self._too_large_type = operation.extensions.get(TOO_LARGE)
        self._plan(schemes, validators)
        fields = getattr(operation.request, "__dataclass_fields__", {})
        self._tells_media_type = "media_type" in fields
        self._negotiates = bool(operation.accept_field or operation.last_event_field)
        self._offered = success_media_types(operation)

    def _plan(self, schemes: Mapping[str, SecurityScheme], validators: Validators) -> None:
        """Make a reader for each location; the query always has one, to refuse strangers in it."""
        operation, nul = self._operation, self._options.allow_nul

        def at(location: ParameterLocation) -> list[Parameter]:
            return [p for p in operation.parameters if p.location == location]

        plain, form = (decode, decode_form) if nul else map(without_nul, (decode, decode_form))
        known = _query_keys(operation, schemes)
        locations: list[Location] = [
            PathLocation(at("path"), validators, plain),
            PairsLocation("query", at("query"), validators, form, known=known, closed=True),
            HeaderLocation(at("header"), validators, identity),
            CookieLocation(at("cookie"), validators, lenient(plain)),
        ]
        self._locations = [x for x in locations if x.parameters or x.name == "query"]
        for named in (self._too_large_type, *(p.missing_problem for p in operation.parameters)):
            if named is not None and not self._catalog.has(named):
                raise ValueError(f"operation {operation.id}: no problem {named}")
        self._missing = [
            (p.name, p.name.lower().encode(), p.missing_problem)
            for p in at("header")
            if p.required and p.missing_problem is not None
        ]

    def select(self, headers: HeaderMap) -> Variant | None:
        """Return how to read the body, by Content-Type. Raises a Problem (415)."""
        return None if self._bodies is None else self._bodies.select(headers)

    def fits(self, headers: HeaderMap, body: bytes) -> bool:
        """Tell whether a body is of a documented media type and matches its schema.

        Raises a Problem (415) when it is of no documented media type.
        """
        variant = self.select(headers)
        if variant is None or isinstance(variant, FormVariant):
            return not body and (self._bodies is None or not self._bodies.required)
        found: list[Violation] = []
        try:
            variant.check(variant.parse(body, found), found)
        except MalformedJson:
            return False
        return not found

    async def read(
        self,
        scope: Scope,
        receive: Receive,
        headers: HeaderMap,
        variables: Variables,
        variant: Variant | None,
    ) -> tuple[Any, bytes]:
        """Return the request and the bytes of its body.

        Raises a Problem (400, 413, 415, 422) or Disconnected.
        """
        if self._missing:
            self._require(headers)
        body = b""
        if self._bodies is not None:
            if isinstance(variant, FormVariant):
                return await self._read_form(scope, receive, headers, variables, variant)
            body = await self.receive_body(receive, headers)
            if variant is None and body:
                raise self._bodies.unsupported()
        if (
            len(body) > self._options.large
        ):  # a thread gives way to others, which this loop does not
            given = (scope, headers, variables, variant, body)
            return await asyncio.to_thread(self._build, *given), body
        return self._build(scope, headers, variables, variant, body), body

    async def _read_form(
        self,
        scope: Scope,
        receive: Receive,
        headers: HeaderMap,
        variables: Variables,
        variant: FormVariant,
    ) -> tuple[Any, bytes]:
        """Return the request and the digest of its form; the scope keeps the files to close.

        Files are cut off at their `maxLength` where the document names the problem for that.
        """
        chunks = stream_body(receive, headers, self._options.max_form)
        plan, early = variant.plan, self._too_large_type is not None
        rule = (plan.most,) if early else ()
        try:
            form = await read_form(chunks, variant.boundary, plan.is_file, self._options, *rule)
        except MalformedJson as error:
            raise self._malformed(error) from None
        except TooLarge as error:
            raise self._too_large(error) from None
        except FileTooLarge as error:
            raise self._limit(str(error), close=not await _heard_out(chunks)) from None
        except LimitExceeded as error:
            raise self._limit(str(error), close=True) from None
        scope[FORM] = form
        request = await asyncio.to_thread(self._build, scope, headers, variables, variant, form)
        return request, form.digest

    def _require(self, headers: HeaderMap) -> None:
        """Answer an absent header that has a problem of its own: 428 (RFC 6585 §3)."""
        for name, key, type_ in self._missing:
            if key not in headers:
                raise self._catalog.of_type(type_, f"The header {name} is required.")

    async def receive_body(self, receive: Receive, headers: HeaderMap) -> bytes:
        """Return the whole body. Raises a Problem (413) and Disconnected."""
        try:
            return await read_body(receive, headers, self._options.max_body)
        except TooLarge as error:
            raise self._too_large(error) from None

    def _too_large(self, error: TooLarge) -> Problem:
        """413; the connection goes when the rest of the body is still coming."""
        detail = f"The body is larger than {error.limit} bytes."
        return self._limit(detail, close=error.close)

    def _limit(self, detail: str, *, close: bool) -> Problem:
        headers = {"Connection": "close"} if close else {}
        if self._too_large_type is None:
            return self._catalog.make("content_too_large", detail, headers=headers)
        return self._catalog.of_type(self._too_large_type, detail, headers=headers)

    def _malformed(self, error: MalformedJson) -> Problem:
        return self._catalog.make("malformed_request", f"The body is malformed: {error}.")

    def _build(
        self,
        scope: Scope,
        headers: HeaderMap,
        variables: Variables,
        variant: Variant | None,
        body: bytes | Form,
    ) -> Any:
        """Parse, validate and convert; everything that is wrong is told in one answer."""
        found: list[Violation] = []
        read: list[Values] = []
        for location in self._locations:
            values = location.read(scope, headers, variables, found)
            location.check(values, found)
            read.append(values)
        value = None if self._bodies is None else self._value(self._bodies, variant, body, found)
        if found:
            raise self._invalid(found)
        arguments: dict[str, Any] = {}
        for location, values in zip(self._locations, read, strict=True):
            location.fill(values, arguments, found)
        if self._bodies is not None:
            self._add_body(arguments, variant, value, found)
        if self._negotiates:
            self._add_negotiated(arguments, headers, found)
        if found:
            raise self._invalid(found)
        request = self._operation.request
        return None if request is None else request(**arguments)

    def _value(
        self, bodies: Bodies, variant: Variant | None, body: bytes | Form, found: list[Violation]
    ) -> Any:
        """Parse the body and validate it; ABSENT when there is none. Raises a Problem (400)."""
        if variant is None or (not body and not bodies.required):
            if bodies.required:
                found.append(Violation("body", "", "required", "is required"))
            return ABSENT
        try:
            value = variant.parse(body, found)
        except MalformedJson as error:
            raise self._malformed(error) from None
        variant.check(value, found)
        return value

    def _add_body(
        self,
        arguments: dict[str, Any],
        variant: Variant | None,
        value: Any,
        found: list[Violation],
    ) -> None:
        absent = variant is None or value is ABSENT
        arguments["body"] = None if variant is None or absent else variant.typed(value, found)
        if self._tells_media_type:
            arguments["media_type"] = None if variant is None else variant.media_type

    def _add_negotiated(
        self, arguments: dict[str, Any], headers: HeaderMap, found: list[Violation]
    ) -> None:
        """Tell the handler which media type is wanted, and which event a client saw last."""
        operation = self._operation
        if operation.accept_field is not None:
            accept = headers.get(b"accept")
            text = None if accept is None else accept.decode("latin-1")
            arguments[operation.accept_field] = preferred(text, self._offered)
        if operation.last_event_field is not None:
            last = headers.get(b"last-event-id")
            try:  # WHATWG HTML §9.2.3: this header is UTF-8
                arguments[operation.last_event_field] = None if last is None else last.decode()
            except UnicodeDecodeError:
                found.append(Violation("header", "/Last-Event-ID", "encoding", "is not UTF-8"))

    def _invalid(self, found: list[Violation]) -> Problem:
        """422 with every error, up to the number one answer may list."""
        errors = [violation.as_dict() for violation in found[:MAX_ERRORS]]
        return self._catalog.make(
            "validation_failed", "The request does not match the contract.", errors=errors
        )


async def _heard_out(chunks: AsyncIterator[bytes]) -> bool:
    """Read on and throw away, so that the client sees the answer; tell whether it came to its end.

    No more than the largest form is read.
    """
    try:
        async for _ in chunks:
            pass
    except TooLarge:
        return False
    return True


def _query_keys(operation: Operation, schemes: Mapping[str, SecurityScheme]) -> list[str]:
    """Return the query parameters that belong to security schemes or to the path itself."""
    in_path = [name for name, _ in address(operation.path).query]
    return in_path + [
        schemes[name].parameter_name or ""
        for alternative in operation.security
        for name, _ in alternative
        if schemes[name].type == "apiKey" and schemes[name].location == "query"
    ]
