"""Makes the answer of an operation without a handler: documented, valid, repeatable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from codegen.runtime.checks import AnswerChecks
from codegen.runtime.headers import HeaderMap
from codegen.runtime.mock.contents import concrete, essence, is_structured, write
from codegen.runtime.mock.examples import Example, examples_at, media_place, place
from codegen.runtime.mock.preferences import applied, preferences
from codegen.runtime.mock.sampling import NoSampleError, Sampler
from codegen.runtime.negotiation import parse_accept, quality
from codegen.runtime.operation import HeaderSpec, Operation, ResponseSpec
from codegen.runtime.options import Options
from codegen.runtime.refusals import documented
from codegen.runtime.responses import Answer, content_type, header_value, is_json
from codegen.runtime.validation import Validators, violations

_BODYLESS = (204, 205, 304)
_OWN = frozenset({"content-type", "content-length", "transfer-encoding", "connection", "date"})
"""Headers that belong to the server."""
_TRIES = 8


class Answers:
    """The answers of one operation."""

    def __init__(self, operation: Operation, validators: Validators, seed: int = 0) -> None:
        """Prepare; nothing is made yet."""
        self._operation = operation
        self._validators = validators
        self._seed = seed
        self._sampler = Sampler(validators)
        self._checks = AnswerChecks(operation, validators, Options(validate_responses=1.0))
        self._examples: dict[tuple[str, str], list[Example]] = {}

    def answer(self, request: str, headers: HeaderMap) -> Answer:
        """Return the answer to a valid request; the same request gives the same answer.

        `Prefer: code=404` and `Prefer: example=name` are followed where the document allows it.
        """
        wanted = preferences(headers)
        spec, status = self._preferred(wanted.get("code", ""))
        made = self.of(spec, status, request, headers, wanted.get("example"))
        if wanted.get("code") == str(status):
            made.headers.append(applied("code", str(status)))
        return made

    def of(
        self,
        spec: ResponseSpec,
        status: int,
        request: str,
        headers: HeaderMap,
        example: str | None = None,
    ) -> Answer:
        """Return one documented answer. Raises NoSampleError where its schema accepts nothing."""
        seed = f"{self._seed} {request} {status}"
        made = Answer(status, list(self._headers(spec, seed)))
        if not spec.media_types or status in _BODYLESS:
            if status not in _BODYLESS:
                made.headers.append((b"content-length", b"0"))
            return made
        documented_type = self._media_type(spec, headers, example)
        media_type = concrete(documented_type)
        chosen = self._value(spec, documented_type, seed, example)
        made.body = write(media_type, chosen.value, envelope=spec.envelope)
        if isinstance(made.body, bytes):
            made.headers.append((b"content-length", b"%d" % len(made.body)))
        made.headers.append((b"content-type", content_type(media_type)))
        if example is not None and chosen.name == example:
            made.headers.append(applied("example", example))
        return made

    # -- which answer ------------------------------------------------------------------------------

    def _preferred(self, code: str) -> tuple[ResponseSpec, int]:
        """Return the answer of a wanted status, else the first: the lowest 2xx, then others."""
        if code.isdigit() and 200 <= int(code) < 600:  # noqa: PLR2004 the final statuses of HTTP
            spec = documented(self._operation, int(code))
            if spec is not None:
                return spec, int(code)
        spec = min(self._operation.responses, key=_rank)
        return spec, status_of(spec)

    def _media_type(self, spec: ResponseSpec, headers: HeaderMap, example: str | None) -> str:
        """Return the most welcome media type; of equals the first, or one with the example."""
        ranges = parse_accept(headers.get(b"accept", b"*/*").decode("latin-1"))
        offered = list(spec.media_types)

        def rank(media_type: str) -> tuple[float, bool]:
            named = any(e.name == example for e in self._valid(spec, media_type))
            return (quality(media_type, ranges) if ranges else 1.0, example is not None and named)

        return max(offered, key=rank)

    # -- bodies ------------------------------------------------------------------------------------

    def _value(self, spec: ResponseSpec, media_type: str, seed: str, wanted: str | None) -> Example:
        """Return the wanted example, else the first valid one, else a value that is made."""
        examples = self._valid(spec, media_type)
        for example in examples:
            if wanted is None or example.name == wanted:
                return example
        if examples:
            return examples[0]
        pointer = spec.media_types[media_type]
        if pointer is None:
            return Example(None, {} if is_json(media_type) else "sample", "")
        return Example(None, self._sampler.sample(pointer, seed), pointer)

    def _valid(self, spec: ResponseSpec, media_type: str) -> list[Example]:
        """Return the examples of a body that may be served, found out once."""
        key = (spec.status, media_type)
        found = self._examples.get(key)
        if found is None:
            found = [e for e, wrong in self.examples(spec, media_type) if not wrong]
            self._examples[key] = found
        return found

    def examples(self, spec: ResponseSpec, media_type: str) -> Iterator[tuple[Example, str]]:
        """Yield the examples of a body, and what the schema finds wrong with each."""
        document = self._validators.document
        where = media_place(document, self._operation, spec.status, media_type)
        for example in examples_at(document, where):
            yield example, self._fault(example.value, spec.media_types[media_type], media_type)

    def _fault(self, value: Any, pointer: str | None, media_type: str) -> str:
        """Ask the schema; a text in a media type of structure is that media type's own text."""
        name = essence(concrete(media_type))
        if pointer is None or (
            isinstance(value, str) and is_structured(name) and not is_json(name)
        ):
            return ""
        found = violations(self._validators.at(pointer), value, "body", 1)
        return f"{found[0].pointer or 'it'} {found[0].message}" if found else ""

    # -- headers -----------------------------------------------------------------------------------

    def _headers(self, spec: ResponseSpec, seed: str) -> Iterator[tuple[bytes, bytes]]:
        """Yield the documented headers; an optional one only with a value that is valid."""
        for header in spec.headers:
            name = header.name.lower()
            if name in _OWN or header.pointer is None:
                continue
            value = self._header(header, f"{seed} {name}")
            if value is not None:
                yield name.encode("latin-1"), value

    def _header(self, header: HeaderSpec, seed: str) -> bytes | None:
        for value in self._header_values(header, seed):
            text = _header_text(header, value)
            if text is not None and not any(self._checks.header_faults(text, header)):
                return text
        return None

    def _header_values(self, header: HeaderSpec, seed: str) -> Iterator[Any]:
        document, pointer = self._validators.document, header.pointer or ""
        where = place(document, pointer.rpartition("/schema")[0])
        yield from (example.value for example in examples_at(document, where))
        for number in range(_TRIES):
            try:
                yield self._sampler.sample(pointer, f"{seed} {number}")
            except NoSampleError:
                return


def _header_text(header: HeaderSpec, value: Any) -> bytes | None:
    """Serialise a header in style `simple`; None for what HTTP cannot carry."""
    try:
        if getattr(header, "explode", False) and isinstance(value, Mapping):
            value = [f"{key}={_plain(item)}" for key, item in value.items()]
        found = header_value(value)
    except (ValueError, UnicodeEncodeError):
        return None
    return found if found == found.strip() else None


def _plain(value: Any) -> str:
    return header_value(value).decode("latin-1")


def status_of(spec: ResponseSpec) -> int:
    """Return the status that stands for a documented one: `2XX` is 200, and so is `default`."""
    if spec.status.isdigit():
        return int(spec.status)
    return 200 if spec.status.lower() == "default" else int(spec.status[0]) * 100


def _rank(spec: ResponseSpec) -> tuple[int, int]:
    status = status_of(spec)
    family = {2: 0, 3: 2, 4: 3, 5: 4}.get(status // 100, 5)
    exact = spec.status.isdigit()
    return (1 if spec.status.lower() == "default" else family, status * 2 + (not exact))
