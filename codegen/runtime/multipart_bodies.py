"""Multipart bodies typed by their schema: which part is a file, which is JSON, which is a field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from codegen.runtime.checks import header_text_value
from codegen.runtime.forms import FormReader
from codegen.runtime.multipart import Form, Part
from codegen.runtime.negotiation import MediaType, parse
from codegen.runtime.operation import Body, Encoding
from codegen.runtime.options import Options
from codegen.runtime.part_kinds import PartKind, part_kinds
from codegen.runtime.responses import is_json
from codegen.runtime.shapes import branches_of, items_of, properties_of
from codegen.runtime.strict_json import MalformedJson, loads
from codegen.runtime.uploads import UploadedFile
from codegen.runtime.validation import Validators, pointer_of, resolve, violations
from codegen.runtime.violations import Violation

CHARSETS = {"utf-8": "utf-8", "utf8": "utf-8", "us-ascii": "ascii", "iso-8859-1": "latin-1"}
_FIELD = PartKind("field", many=False, single=True)
_FILE = PartKind("file", many=True, single=True)

Violations = list[Violation]


class FormPlan:
    """How the forms of one media type of one operation become values."""

    def __init__(self, body: Body, validators: Validators, options: Options) -> None:
        """Derive the kind of every part from the schema and the encodings."""
        document = validators.document
        schema = True if body.pointer is None else resolve(document, body.pointer)
        self._validators = validators
        self._options = options
        self._kinds = part_kinds(document, schema, body.encodings)
        self._encodings = {e.property: _Expectation(e) for e in body.encodings}
        apart = [name for name, kind in self._kinds.items() if kind.content != "field"]
        self._fields = FormReader(body, validators, options, plain=True, without=apart)
        declared = properties_of(document, schema)
        self._bounds = {
            name: _Bounds(document, declared[name])
            for name, kind in self._kinds.items()
            if kind.content == "file"
        }

    def is_file(self, part: Part) -> bool:
        """Tell whether a part is kept as a file: by its property, else by having a file name."""
        kind = self._kinds.get(part.name)
        return part.filename is not None if kind is None else kind.content == "file"

    def most(self, part: Part) -> int | None:
        """Return how many bytes a file may have by its schema's `maxLength`."""
        most: int | None = self._bounds.get(part.name, _NO_BOUNDS).most
        return most

    def parse(self, form: Form, found: Violations) -> dict[str, Any]:
        """Return the form as an object, with `UploadedFile` where the schema has raw bytes."""
        values: dict[str, Any] = {}
        pairs: list[tuple[str, str]] = []
        for part in form.parts:
            self._expect(part, found)
            if part.upload is not None:
                self._put(part, part.upload, self._kinds.get(part.name, _FILE), values, found)
            elif (kind := self._kinds.get(part.name, _FIELD)).content == "json":
                self._put_json(part, kind, values, found)
            elif (text := _text(part, found)) is not None:
                pairs.append((part.name, text))
        values.update(self._fields.read(pairs, found, []))
        return values

    def _expect(self, part: Part, found: Violations) -> None:
        """Compare a part's media type and headers with what the document says of them."""
        expectation = self._encodings.get(part.name)
        if expectation is not None:
            found.extend(expectation.faults(part, self._validators))

    def _put(
        self, part: Part, value: Any, kind: PartKind, values: dict[str, Any], found: Violations
    ) -> None:
        """Add a value to its property: alone, or to the list that repeated parts make."""
        name = part.name
        if not kind.single:
            values[name] = [*(values.get(name) or ()), value]
        elif name not in values:
            values[name] = value
        elif not kind.many:
            found.append(_violation(part, "repeated", "must be given once only"))
        elif isinstance(values[name], list):
            values[name].append(value)
        else:
            values[name] = [values[name], value]

    def _put_json(
        self, part: Part, kind: PartKind, values: dict[str, Any], found: Violations
    ) -> None:
        options = self._options
        if part.content_type is not None and not is_json(part.content_type):
            found.append(_violation(part, "contentType", "must be JSON"))
            return
        try:
            value = loads(
                bytes(part.content), max_depth=options.max_depth, allow_nul=options.allow_nul
            )
        except MalformedJson as error:
            found.append(_violation(part, "encoding", f"is malformed JSON: {error}"))
        else:
            whole = not kind.single and (value is None or isinstance(value, list))
            if whole and part.name not in values:  # a client that sends its list as one part
                values[part.name] = value
            else:
                self._put(part, value, kind, values, found)

    def shown(self, value: dict[str, Any], found: Violations) -> dict[str, Any]:
        """Return what the schema is asked about: a short string stands for each file.

        §4.8.14.3: `maxLength` counts the octets of raw bytes; it is judged here.
        """
        return {
            name: self._stand_in(name, item, found) if _has_upload(item) else item
            for name, item in value.items()
        }

    def _stand_in(self, name: str, item: Any, found: Violations) -> Any:
        bounds = self._bounds.get(name, _NO_BOUNDS)
        if isinstance(item, list):
            return [
                bounds.stand_in(one, [name, index], found) if isinstance(one, UploadedFile) else one
                for index, one in enumerate(item)
            ]
        return bounds.stand_in(item, [name], found)


class _Bounds:
    """The lengths that a schema sets for a file."""

    def __init__(self, document: Mapping[str, Any], schema: Any) -> None:
        branches = [
            branch
            for part in (schema, items_of(document, schema))
            for branch in branches_of(document, part)
        ]
        self.most = min((b["maxLength"] for b in branches if "maxLength" in b), default=None)
        self.least = max((b["minLength"] for b in branches if "minLength" in b), default=0)

    def stand_in(self, upload: UploadedFile, path: list[str | int], found: Violations) -> str:
        """Return a string that `minLength` judges as it would the file."""
        if self.most is not None and upload.size > self.most:
            message = f"must not be longer than {self.most} bytes"
            found.append(Violation("body", pointer_of(path), "maxLength", message))
        return "x" * min(upload.size, int(self.least))


_NO_BOUNDS = _Bounds({}, {})


class _Expectation:
    """What an encoding asks of a part: one of several media types, and headers."""

    def __init__(self, encoding: Encoding) -> None:
        self._headers = encoding.headers
        listed = encoding.content_type or ""
        styled = encoding.style is not None or encoding.explode is not None
        ranges = [] if styled else [parse(name) for name in listed.split(",") if name.strip()]
        self._ranges: list[MediaType] = [kind for kind in ranges if kind is not None]
        self._listed = listed

    def faults(self, part: Part, validators: Validators) -> Iterable[Violation]:
        """Yield what is wrong with the head of a part; one that names no media type may be any."""
        if part.content_type is not None and self._ranges:
            sent = parse(part.content_type)
            if sent is None or not any(kind.covers(sent) for kind in self._ranges):
                yield _violation(part, "contentType", f"must be {self._listed}")
        for header in self._headers:
            text = part.headers.get(header.name.lower())
            if text is None:
                if header.required:
                    yield _violation(part, "required", f"needs the header {header.name}")
            elif header.pointer is not None:
                value = header_text_value(validators.document, header, text)
                for fault in violations(validators.at(header.pointer), value, "body"):
                    yield _violation(part, fault.code, f"header {header.name}: {fault.message}")


def _text(part: Part, found: Violations) -> str | None:
    """Decode a field by the charset of its part, UTF-8 without one."""
    media_type = None if part.content_type is None else parse(part.content_type)
    named = None if media_type is None else media_type.parameter("charset")
    charset = CHARSETS.get((named or "utf-8").lower())
    try:
        if charset is not None:
            return part.content.decode(charset)
    except UnicodeDecodeError:
        pass
    found.append(_violation(part, "encoding", f"is not {named or 'UTF-8'}"))
    return None


def _violation(part: Part, code: str, message: str) -> Violation:
    return Violation("body", pointer_of([part.name]), code, message)


def _has_upload(item: Any) -> bool:
    if isinstance(item, list):
        return any(isinstance(one, UploadedFile) for one in item)
    return isinstance(item, UploadedFile)
