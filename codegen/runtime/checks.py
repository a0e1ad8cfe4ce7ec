"""Checks answers against the contract, so that served and written cannot drift apart."""

from __future__ import annotations

import asyncio
import json
import logging
import random
from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus
from typing import Any

from codegen.runtime.negotiation import match_content_type
from codegen.runtime.operation import HeaderSpec, Operation, ResponseSpec
from codegen.runtime.options import Options
from codegen.runtime.responses import Answer, is_json
from codegen.runtime.scalars import coercion
from codegen.runtime.shapes import items_of, properties_of, types_of
from codegen.runtime.strict_json import loads
from codegen.runtime.styles import alternating, exploded, members
from codegen.runtime.validation import Validators, resolve, violations

log = logging.getLogger(__name__)

_BODYLESS = (204, 205, 304)
EVENT_STREAM = "text/event-stream"


class ContractViolation(Exception):
    """An answer that the contract does not describe.

    The message lists what is wrong. It is never sent.
    """


class AnswerChecks:
    """Checks the answers of one operation, all of them or a share."""

    def __init__(self, operation: Operation, validators: Validators, options: Options) -> None:
        self._operation = operation
        self._validators = validators
        self._share = options.validate_responses
        self._large = options.large
        self._by_status = {spec.status.upper(): spec for spec in operation.responses}
        self._told: set[int] = set()

    def wanted(self) -> bool:
        """Decide whether the next answer is checked."""
        share = self._share
        return share > 0 and (share >= 1 or random.random() < share)  # noqa: S311 a sample, no secret

    def check(self, answer: Answer) -> None:
        """Raise ContractViolation when an answer is not as documented.

        A stream's body is not looked at.
        """
        wrong = list(self._faults(answer))
        if wrong:
            name = self._operation.id
            raise ContractViolation(
                f"operation {name} answered {answer.status}: {'; '.join(wrong)}"
            )

    async def check_apart(self, answer: Answer) -> None:
        """Check an answer: a large one in a thread, so that nobody waits for it."""
        if isinstance(answer.body, bytes) and len(answer.body) > self._large:
            await asyncio.to_thread(self.check, answer)
        else:
            self.check(answer)

    def event_judge(self, status: int) -> Callable[[Any], None] | None:
        """Return what raises ContractViolation for an event that is not as documented."""
        spec = self._spec(status)
        pointer = spec.media_types.get(EVENT_STREAM) if spec is not None else None
        if pointer is None:
            return None
        validator, name = self._validators.at(pointer), self._operation.id

        def judge(value: Any) -> None:
            wrong = [f"{v.pointer or '/'} {v.message}" for v in violations(validator, value, "")]
            if wrong:
                raise ContractViolation(f"operation {name} sent an event: {'; '.join(wrong)}")

        return judge

    def _faults(self, answer: Answer) -> Iterator[str]:
        spec = self._spec(answer.status)
        if spec is None:
            yield "the status is not documented"
            return
        self._note_undocumented(answer.status, spec)
        for header in spec.headers:
            yield from self._header_faults(answer, header)
        yield from self._body_faults(answer, spec)

    def _spec(self, status: int) -> ResponseSpec | None:
        """Find the documented answer: the exact status, its class, or `default` (§4.8.16)."""
        table = self._by_status
        return table.get(str(status)) or table.get(f"{status // 100}XX") or table.get("DEFAULT")

    def _note_undocumented(self, status: int, spec: ResponseSpec) -> None:
        """Log, once, a status that fits `default` alone, which most likely is an oversight.

        A failure of the server is what `default` is for, and so is every answer of an operation
        that describes nothing else.
        """
        if (
            spec.status.upper() == "DEFAULT"
            and status < HTTPStatus.INTERNAL_SERVER_ERROR
            and len(self._by_status) > 1
            and status not in self._told
        ):
            self._told.add(status)
            log.warning(
                "operation %s answered %d, which the contract documents by `default` alone",
                self._operation.id,
                status,
            )

    def _header_faults(self, answer: Answer, spec: HeaderSpec) -> Iterator[str]:
        name = spec.name.lower()
        raw = answer.header(name.encode())
        if name == "content-type":  # §4.8.21: Content-Type is described by `content`
            return
        if raw is None:
            if spec.required:
                yield f"the header {spec.name} is missing"
        else:
            yield from self.header_faults(raw, spec)

    def header_faults(self, raw: bytes, spec: HeaderSpec) -> Iterator[str]:
        """Yield what is wrong with a header's value."""
        if spec.pointer is not None:
            value = header_text_value(self._validators.document, spec, raw.decode("latin-1"))
            for fault in violations(self._validators.at(spec.pointer), value, "header"):
                yield f"the header {spec.name}{fault.pointer} {fault.message}"

    def _body_faults(self, answer: Answer, spec: ResponseSpec) -> Iterator[str]:
        content_type = answer.header(b"content-type")
        if not spec.media_types or answer.status in _BODYLESS:
            if answer.body:
                yield "a body is not documented"
            return
        if content_type is None:
            yield "the documented body is missing"
            return
        match = match_content_type(content_type.decode("latin-1"), tuple(spec.media_types))
        if match is None:
            yield f"the media type {content_type.decode('latin-1')} is not documented"
        elif isinstance(answer.body, bytes):
            yield from self._content_faults(
                answer.body, match[1].essence, spec.media_types[match[0]]
            )

    def _content_faults(self, body: bytes, media_type: str, pointer: str | None) -> Iterator[str]:
        if is_json(media_type):
            try:
                value = json.loads(body, parse_constant=_constant)
            except ValueError as error:
                yield f"the body is not JSON ({error})"
                return
        elif media_type.startswith("text/") and media_type != EVENT_STREAM:
            value = body.decode(errors="replace")
        else:
            return
        if pointer is not None:
            for fault in violations(self._validators.at(pointer), value, "body"):
                yield f"body {fault.pointer or '/'} {fault.code}: {fault.message}"


def _constant(name: str) -> Any:
    raise ValueError(f"{name} is not a JSON number")


def header_text_value(document: Mapping[str, Any], spec: HeaderSpec, text: str) -> Any:
    """Read a header in style `simple` (§4.8.21), typed as its schema says.

    What cannot be read stays text, which the schema then refuses.
    """
    schema = resolve(document, spec.pointer or "")
    types = types_of(document, schema)
    try:
        if spec.content_type is not None:
            return loads(text.encode()) if is_json(spec.content_type) else text
        if "string" not in types and "array" in types:
            coerce = coercion(types_of(document, items_of(document, schema)))
            return [coerce(item.strip(" \t")) for item in text.split(",")] if text else []
        if "string" not in types and "object" in types:
            return _header_object(document, schema, text, explode=spec.explode)
    except ValueError:
        return text
    if "string" in types and "array" in types:  # an untyped schema, and a header is text
        return text
    return coercion(types)(text)


def _header_object(
    document: Mapping[str, Any], schema: Any, text: str, *, explode: bool
) -> dict[str, Any]:
    """Read `R=100,G=200` or `R,100,G,200`. Raises ValueError."""
    pieces = [piece.strip(" \t") for piece in text.split(",")] if text else []
    pairs = exploded(pieces) if explode else alternating(pieces)
    properties = properties_of(document, schema).items()
    return members(pairs, {key: coercion(types_of(document, p)) for key, p in properties})
