"""What every operation must refuse alike, whatever it is about: generated from the document."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import httpx

from tests.contract.document import METHODS, PROBLEM_JSON, Document, Operation
from tests.contract.requests import BOUNDARY, FORM, Request, example
from tests.contract.serve import Server, User

LARGEST_BODY = 2 * 1024 * 1024
LARGEST_FORM = 26 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Probe:
    """A request that is wrong in one way, and the status and problem type that it must get."""

    operation: Operation
    name: str
    request: Request
    status: int
    kind: str | None

    def __str__(self) -> str:
        return f"{self.operation.id}: {self.name}"


Spoil = Callable[[Document, Operation, Request], Iterator[Probe]]


def probes(document: Document) -> Iterator[Probe]:
    """Make every probe of every operation."""
    for operation in document.operations.values():
        request = example(document, operation)
        for spoil in (_query, _headers, _body, _negotiation):
            yield from spoil(document, operation, request)


def _query(_: Document, operation: Operation, request: Request) -> Iterator[Probe]:
    """An unknown query parameter, and each known one given twice."""
    failed = (422, "/problems/validation_failed")
    yield Probe(operation, "unknown query", replace(request, url=request.asking("zzz=1")), *failed)
    for parameter in operation.parameters:
        if parameter["in"] == "query":
            name = parameter["name"]
            twice = request.asking(f"{name}=1&{name}=1")
            yield Probe(operation, f"{name} twice", replace(request, url=twice), *failed)


def _headers(_: Document, operation: Operation, request: Request) -> Iterator[Probe]:
    """Each required header left out: its own problem, where the contract names one."""
    for parameter in operation.parameters:
        if parameter["in"] == "header" and parameter.get("required"):
            name = parameter["name"]
            headers = {key: value for key, value in request.headers.items() if key != name}
            kind = parameter.get("x-missing-problem", "/problems/validation_failed")
            status = {"/problems/precondition_required": 428, "/problems/validation_failed": 422}
            yield Probe(
                operation,
                f"no {name}",
                replace(request, headers=headers),
                status.get(kind, 400),
                kind,
            )


def _body(_: Document, operation: Operation, request: Request) -> Iterator[Probe]:
    """Bodies that are not JSON as RFC 8259 and the strictness of the contract have it."""
    if request.content is None:
        return
    if request.headers["Content-Type"].startswith(FORM):
        yield from _form(operation, request, request.content)
        return
    malformed = {
        "broken JSON": request.content[:-1],
        "duplicate keys": b'{"zzz":1,"zzz":2}',
        "NaN": b'{"zzz":NaN}',
        "Infinity": b'{"zzz":-Infinity}',
        "1e400": b'{"zzz":1e400}',
        "a lone surrogate": b'{"zzz":"\\ud800"}',
        "U+0000": b'{"zzz":"\\u0000"}',
        "not UTF-8": b'{"zzz":"\xff"}',
        "too deep": b'{"zzz":' + b"[" * 100 + b"]" * 100 + b"}",
    }
    for name, content in malformed.items():
        changed = replace(request, content=content)
        yield Probe(operation, name, changed, 400, "/problems/malformed_request")
    unknown = json.dumps({**json.loads(request.content), "zzz": 1}).encode()
    failed = (422, "/problems/validation_failed")
    yield Probe(operation, "unknown field", replace(request, content=unknown), *failed)
    yield Probe(operation, "not an object", replace(request, content=b"[]"), *failed)
    yield Probe(operation, "null", replace(request, content=b"null"), *failed)
    plain = {**request.headers, "Content-Type": "text/plain"}
    unsupported = (415, "/problems/media_type_unsupported")
    yield Probe(operation, "text/plain", replace(request, headers=plain), *unsupported)
    large = request.content + b" " * LARGEST_BODY
    too_large = (413, "/problems/content_too_large")
    yield Probe(operation, "a large body", replace(request, content=large), *too_large)


def _form(operation: Operation, request: Request, content: bytes) -> Iterator[Probe]:
    """Forms that are none, have a part too many, or are too large."""
    malformed = (400, "/problems/malformed_request")
    failed = (422, "/problems/validation_failed")
    unsupported = (415, "/problems/media_type_unsupported")
    too_large = (413, operation.node.get("x-too-large-problem", "/problems/content_too_large"))
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="zzz"'.encode()
    unknown = head + b"\r\n\r\n1\r\n" + content
    large = head + b'; filename="zzz"\r\n\r\n' + b" " * LARGEST_FORM + b"\r\n" + content
    plain = {**request.headers, "Content-Type": "text/plain"}
    bare = {**request.headers, "Content-Type": FORM}
    changes = {
        "a form that is cut off": (replace(request, content=content[:-20]), *malformed),
        "a form without boundary": (replace(request, headers=bare), *malformed),
        "unknown part": (replace(request, content=unknown), *failed),
        "a form without parts": (replace(request, content=content[-len(BOUNDARY) - 6 :]), *failed),
        "text/plain": (replace(request, headers=plain), *unsupported),
        "a large form": (replace(request, content=large), *too_large),
    }
    for name, (changed, status, kind) in changes.items():
        yield Probe(operation, name, changed, status, kind)


def _negotiation(document: Document, operation: Operation, request: Request) -> Iterator[Probe]:
    """An answer in a media type that the operation does not have."""
    if document.offers(operation):
        headers = {**request.headers, "Accept": "image/png"}
        unacceptable = (406, "/problems/not_acceptable")
        yield Probe(
            operation, "Accept: image/png", replace(request, headers=headers), *unacceptable
        )


def faults(probe: Probe, client: httpx.Client, user: User) -> str | None:
    """Ask, and say what is wrong with the answer; None when it is the documented refusal."""
    request = probe.request
    headers = {**request.headers, **user.headers}
    answer = client.request(request.method, request.url, headers=headers, content=request.content)
    body = answer.json() if answer.content else {}
    if (answer.status_code, body.get("type")) != (probe.status, probe.kind):
        return f"expected {probe.status} {probe.kind}, got {answer.status_code} {body.get('type')}"
    if answer.headers.get("content-type") != PROBLEM_JSON:
        return f"content type {answer.headers.get('content-type')}"
    if body.get("instance") != request.url.partition("?")[0]:
        return f"instance {body.get('instance')}"
    return None


def method_faults(document: Document, server: Server) -> Iterator[str]:
    """Every path: OPTIONS and 405 list its methods; HEAD answers as GET, without the body."""
    paths: dict[str, list[Operation]] = {}
    for operation in document.operations.values():
        paths.setdefault(operation.path, []).append(operation)
    with server.client() as client:
        for path, operations in paths.items():
            methods = {operation.method for operation in operations} | {"OPTIONS"}
            methods |= {"HEAD"} if "GET" in methods else set()
            url = example(document, operations[0]).url
            for method in {m.upper() for m in METHODS} - methods | {"OPTIONS"}:
                answer = client.request(method, url)
                expected = 204 if method == "OPTIONS" else 405
                allow = {item.strip() for item in answer.headers.get("allow", "").split(",")}
                if answer.status_code != expected or allow != methods:
                    told = ", ".join(sorted(allow))
                    yield f"{method} {path}: {answer.status_code}, Allow: {told}"
