"""Request bodies: from bytes and Content-Type to a validated value and its typed view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jsonschema_rs import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from codegen.runtime.forms import FormReader
from codegen.runtime.headers import HeaderMap
from codegen.runtime.multipart_bodies import CHARSETS, FormPlan
from codegen.runtime.negotiation import MediaType, match_content_type
from codegen.runtime.operation import Body, Operation
from codegen.runtime.options import Options
from codegen.runtime.problems import Catalog, Problem
from codegen.runtime.responses import is_json
from codegen.runtime.shapes import is_json_shape
from codegen.runtime.strict_json import MalformedJson, loads
from codegen.runtime.validation import Validators, pointer_of, resolve, violations
from codegen.runtime.violations import Violation

_ACCEPTS = {"POST": "Accept-Post", "PATCH": "Accept-Patch"}
_CACHE_SIZE = 64

Parse = Callable[[Any, list[Violation]], Any]


@dataclass(slots=True)
class Variant:
    """One Content-Type that an operation takes, ready to read bodies of it.

    `media_type` is as documented; where that is a range, as the client sent it, without parameters.
    `parse` raises MalformedJson for
    bytes that are not of the media type at all, and adds violations for parts that are not.
    """

    media_type: str
    parse: Parse
    validator: Draft202012Validator | None
    view: Callable[[Any], Any] | None

    def check(self, value: Any, found: list[Violation]) -> None:
        """Validate a parsed body against its schema; everything wrong goes to `found`."""
        if self.validator is not None and not self.validator.is_valid(value):
            found.extend(violations(self.validator, value, "body"))

    def typed(self, value: Any, found: list[Violation]) -> Any:
        """Return the typed view of a valid body.

        What Pydantic cannot hold is a violation, not a fault.
        """
        if self.view is None:
            return value
        try:
            return self.view(value)
        except ValidationError as error:
            found.extend(_refusals(error, value))
            return None


@dataclass(slots=True)
class FormVariant(Variant):
    """A multipart form: read part by part instead of as a whole."""

    plan: FormPlan
    boundary: str

    def check(self, value: Any, found: list[Violation]) -> None:
        """Validate a form; files are judged by their size alone."""
        shown = self.plan.shown(value, found)
        if self.validator is not None and not self.validator.is_valid(shown):
            said = {v.pointer for v in found}
            errors = violations(self.validator, shown, "body")
            found.extend(error for error in errors if error.pointer not in said)


def _refusals(error: ValidationError, value: Any) -> list[Violation]:
    """Turn Pydantic's refusals into violations: Python's calendar has no year 0000, say."""
    return [
        Violation("body", _pointer(entry["loc"], value), "value", "cannot be represented")
        for entry in error.errors(include_url=False, include_context=False, include_input=False)
    ]


def _pointer(location: tuple[int | str, ...], value: Any) -> str:
    """Follow a Pydantic location through the value, past the names of types in it."""
    path: list[int | str] = []
    for step in location:
        if isinstance(value, dict | list) and _has(value, step):
            value = value[step]  # type: ignore[index]
            path.append(step)
    return pointer_of(path)


def _has(value: dict[Any, Any] | list[Any], step: int | str) -> bool:
    """Tell whether a step of a Pydantic location is a member or an index of the value."""
    if isinstance(value, dict):
        return step in value
    return isinstance(step, int) and step < len(value)


class Bodies:
    """The request bodies of one operation: which media types it takes, and how each is read."""

    def __init__(
        self, operation: Operation, validators: Validators, catalog: Catalog, options: Options
    ) -> None:
        """Refuse at once what cannot be read. Raises ValueError naming the operation."""
        self.required = operation.body_required
        self._bodies = {body.media_type: body for body in operation.bodies}
        self._validators = validators
        self._catalog = catalog
        self._options = options
        self._known: dict[bytes, Variant] = {}
        self._accepts = _ACCEPTS.get(operation.method, "Accept")
        self._forms: dict[str, FormPlan] = {}

    def select(self, headers: HeaderMap) -> Variant | None:
        """Return how to read the request's body.

        None without a Content-Type. Raises a Problem (415).
        """
        content_type = headers.get(b"content-type")
        coding = headers.get(b"content-encoding")
        if coding is not None and coding.lower() != b"identity":
            raise self._unsupported(
                "Content codings are not taken.", {"Accept-Encoding": "identity"}
            )
        if content_type is None:
            return None
        variant = self._known.get(content_type)
        if variant is None:
            variant = self._learn(content_type)
        return variant

    def unsupported(self) -> Problem:
        """415: a body without a Content-Type, or of a type that the operation does not take."""
        offered = ", ".join(self._bodies)
        return self._unsupported(
            f"The body must be of a documented media type: {offered}.", {self._accepts: offered}
        )

    def _unsupported(self, detail: str, headers: Mapping[str, str]) -> Problem:
        return self._catalog.make("media_type_unsupported", detail, headers=headers)

    def _learn(self, content_type: bytes) -> Variant:
        """Work out a Content-Type once.

        A client that varies it endlessly is served without the memory.
        """
        match = match_content_type(content_type.decode("latin-1"), tuple(self._bodies))
        if match is None:
            raise self.unsupported()
        body, sent = self._bodies[match[0]], match[1]
        if sent.essence == "multipart/form-data":
            return self._form(body, sent)
        variant = self._variant(body, sent)
        if len(self._known) < _CACHE_SIZE:
            self._known[content_type] = variant
        return variant

    def _form(self, body: Body, sent: MediaType) -> Variant:
        """Return the variant of a form; its boundary is different each time."""
        plan = self._forms.get(body.media_type)
        if plan is None:
            plan = self._forms[body.media_type] = FormPlan(body, self._validators, self._options)
        boundary = sent.parameter("boundary")
        if not boundary:
            raise self._catalog.make("malformed_request", "The Content-Type has no boundary.")
        validator = None if body.pointer is None else self._validators.at(body.pointer)
        return FormVariant(body.media_type, plan.parse, validator, _view(body), plan, boundary)

    def _variant(self, body: Body, sent: MediaType) -> Variant:
        parse, validates = self._parser(body, sent)
        pointer = body.pointer if validates else None
        validator = None if pointer is None else self._validators.at(pointer)
        documented = body.media_type if "*" not in body.media_type else sent.essence
        return Variant(documented, parse, validator, _view(body) if validates else None)

    def _parser(self, body: Body, sent: MediaType) -> tuple[Parse, bool]:
        """Return what parses the bytes, and whether a schema describes the result."""
        charset = CHARSETS.get((sent.parameter("charset") or "utf-8").lower())
        text = body.media_type.startswith("text/")
        if "*" in body.media_type and not text and not self._is_json_shape(body):
            return _raw, False
        if is_json(sent.essence) and not body.media_type.startswith("text/*"):
            if charset not in ("utf-8", "ascii"):
                raise self.unsupported()
            return self._json, True
        if sent.essence == "application/x-www-form-urlencoded":
            return FormReader(body, self._validators, self._options).parse, True
        if text:
            if charset is None:
                raise self.unsupported()
            return _as_text(charset), True
        return _raw, False

    def _is_json_shape(self, body: Body) -> bool:
        document = self._validators.document
        return body.pointer is not None and is_json_shape(document, resolve(document, body.pointer))

    def _json(self, content: bytes, _: list[Violation]) -> Any:
        options = self._options
        return loads(content, max_depth=options.max_depth, allow_nul=options.allow_nul)


def _raw(content: bytes, _: list[Violation]) -> bytes:
    return content


def _as_text(charset: str) -> Parse:
    return lambda content, _: _text(content, charset)


def _text(content: bytes, charset: str) -> str:
    try:
        return content.decode(charset)
    except UnicodeDecodeError as error:
        raise MalformedJson(f"byte {error.start} is not {charset}") from None


_views: dict[int, tuple[Any, Callable[[Any], Any]]] = {}


def _view(body: Body) -> Callable[[Any], Any] | None:
    """Return Pydantic's validation of a body's model, built once per model."""
    if body.model is None:
        return None
    known = _views.get(id(body.model))
    if known is None or known[0] is not body.model:
        validate = TypeAdapter(body.model).validator.validate_python
        known = _views[id(body.model)] = (body.model, validate)
    return known[1]
