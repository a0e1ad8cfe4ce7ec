"""Bodies of application/x-www-form-urlencoded, typed by their schema (§4.8.15)."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from codegen.runtime.encoding import Decode, decode_form, identity, without_nul
from codegen.runtime.operation import Body, Encoding, Parameter, ParameterKind, Style
from codegen.runtime.options import Options
from codegen.runtime.pairs import Pairs, PairsLocation, query_pairs
from codegen.runtime.shapes import items_of, properties_of, types_of
from codegen.runtime.validation import Validators, resolve
from codegen.runtime.violations import Violation

_SCALARS = ("null", "boolean", "integer", "number", "string")


class FormReader:
    """Reads one form, whose properties are parameters in style `form` as in a query."""

    def __init__(
        self,
        body: Body,
        validators: Validators,
        options: Options,
        *,
        plain: bool = False,
        without: Collection[str] = (),
    ) -> None:
        """Derive the parameters from the schema.

        An encoding of the document changes how one is written. `plain` says that values are not
        percent-encoded, as in multipart forms; properties in `without` are read by somebody else.
        """
        document = validators.document
        schema = True if body.pointer is None else resolve(document, body.pointer)
        encodings = {encoding.property: encoding for encoding in body.encodings}
        parameters = [
            _parameter(document, name, property_, encodings.get(name))
            for name, property_ in properties_of(document, schema).items()
            if name not in without
        ]
        decoding: Decode = identity if plain else decode_form
        decoding = decoding if options.allow_nul else without_nul(decoding)
        rest = Parameter(
            name="", field="", location="query", required=False, pointer="", kind="object",
            style="form", explode=True,
        )  # fmt: skip
        schemas = {**properties_of(document, schema), "": True}
        self._location = PairsLocation(
            "query", [*parameters, rest], validators, decoding, schemas=schemas
        )

    def parse(self, content: bytes, found: list[Violation]) -> Any:
        """Return the form as an object; properties that the schema does not name stay strings."""
        problems: list[Violation] = []
        pairs = query_pairs(content, problems)
        return self.read(pairs, found, problems)

    def read(self, pairs: Pairs, found: list[Violation], problems: list[Violation]) -> Any:
        """Return the object that decoded names and raw values make; `problems` were met before."""
        values = self._location.read_pairs(pairs, problems)
        values.update(values.pop("", {}))
        found.extend(Violation("body", v.pointer, v.code, v.message) for v in problems)
        return values


def _parameter(document: Any, name: str, schema: Any, encoding: Encoding | None) -> Parameter:
    """Describe one property as a parameter."""
    types = types_of(document, schema)
    scalars = tuple(name for name in types if name in _SCALARS)
    content_type = encoding.content_type if encoding is not None else None
    style: Style = (encoding.style if encoding is not None else None) or "form"
    explode = encoding.explode if encoding is not None and encoding.explode is not None else None
    kind: ParameterKind = "scalar"
    if content_type is not None and content_type.endswith("json"):
        kind = "content"
    elif not scalars and "array" in types:
        kind = "array"
    elif not scalars and "object" in types:
        kind, content_type = _object_kind(encoding)
    return Parameter(
        name=name,
        field=name,
        location="query",
        required=False,
        pointer="",
        kind=kind,
        types=scalars or ("string",),
        items=types_of(document, items_of(document, schema)) if kind == "array" else (),
        properties=tuple(
            (key, types_of(document, value))
            for key, value in properties_of(document, schema).items()
        ),
        style=style,
        explode=(style == "form") if explode is None else explode,
        content_type=content_type,
    )


def _object_kind(encoding: Encoding | None) -> tuple[ParameterKind, str | None]:
    """An object without a style of its own is sent as JSON (§4.8.15.1)."""
    if encoding is not None and encoding.style is not None:
        return "object", None
    return "content", "application/json"
