"""What the fuzzer is told beyond the schemas: declared exceptions, and checks of our own.

Loaded by Schemathesis. `filter_failure` drops a failure only for an answer that the contract
declares (`tests.contract.exceptions`); each exception used is written to the file that
DAYBOOK_EXCEPTIONS names, with its reason.
"""

from __future__ import annotations

import importlib
import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import Any
from uuid import uuid4

import schemathesis
from schemathesis.core.failures import AcceptedNegativeData
from schemathesis.generation.meta import TestPhase
from schemathesis.openapi.checks import (
    MissingHeaderNotRejected,
    RejectedPositiveData,
    UseAfterFree,
)

from tests.contract import exceptions
from tests.contract.arrange import Arranger
from tests.contract.document import PROBLEM_JSON, Operation, load
from tests.contract.exceptions import Exchange
from tests.contract.formats import FORMATS, spell_out

DOCUMENT = load()
BY_LABEL = {operation.label: operation for operation in DOCUMENT.operations.values()}
MEMBERS = ("type", "title", "status", "detail", "instance", "trace_id")
REPLAYS = int(os.environ.get("DAYBOOK_REPLAYS", "4"))
"""How often each check of our own that sends a request again does so for one operation."""

ARRANGER = Arranger(DOCUMENT)

# No random value in place of a link's now and then: the fuzzing phase is for those, and a step that
# goes otherwise when it is repeated ends the whole suite after a few scenarios.
stateful: Any = importlib.import_module("schemathesis.specs.openapi.stateful")
assert stateful.BASE_EXPLORATION_RATE > 0, "Schemathesis has another switch for this now"
stateful.BASE_EXPLORATION_RATE = 0.0

for name, strategy in FORMATS.items():
    schemathesis.openapi.format(name, strategy)

_replayed: Counter[str] = Counter()
_restored: set[str] = set()


def _exchange(response: Any) -> Exchange:
    try:
        body = response.json()
    except ValueError:
        body = None
    return Exchange(response.status_code, body)


@schemathesis.hook
def before_load_schema(context: Any, raw_schema: Any) -> None:
    """Let the fuzzer read classes of letters as they are meant."""
    spell_out(raw_schema)


# -- exceptions ----------------------------------------------------------------------------------


@schemathesis.hook
def filter_failure(context: Any, failure: Any, case: Any, response: Any) -> bool:
    """Keep a failure unless the contract declares the answer."""
    reason = _reason(failure, case, response)
    if reason is None:
        return True
    path = os.environ.get("DAYBOOK_EXCEPTIONS")
    if path is not None:
        line = {
            "operation": case.operation.label,
            "check": type(failure).__name__,
            "status": response.status_code,
            "type": (_exchange(response).body or {}).get("type"),
            "reason": reason,
        }
        with Path(path).open("a", encoding="utf-8") as output:
            output.write(json.dumps(line) + "\n")
    return False


def _reason(failure: Any, case: Any, response: Any) -> str | None:
    operation = BY_LABEL[case.operation.label]
    seen = _exchange(response)
    if isinstance(failure, RejectedPositiveData):
        return exceptions.refused_valid(DOCUMENT, operation, seen)
    if isinstance(failure, AcceptedNegativeData):
        return exceptions.refused_invalid(DOCUMENT, operation, seen)
    if isinstance(failure, MissingHeaderNotRejected):
        return exceptions.missing_header(DOCUMENT, operation, failure.header_name, seen)
    if isinstance(failure, UseAfterFree):
        freed_by = BY_LABEL[str(failure.operation)]
        restored = case.formatted_path in _restored and "restored"
        return exceptions.used_after_free(freed_by, operation, seen) or restored or None
    return None


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: Any) -> None:
    """Point well-formed requests at something real."""
    operation = BY_LABEL[case.operation.label]
    positive = case.meta is not None and case.meta.generation.mode.is_positive
    if case.method == operation.method and positive:
        url = case.operation.schema.get_base_url()
        steadily = case.meta.phase.name is TestPhase.STATEFUL
        ARRANGER.prepare(operation.id, case, url, steadily=steadily)


@schemathesis.hook
def after_call(context: Any, case: Any, response: Any) -> None:
    """Learn the state of what was answered; what was taken out of the trash may be read again."""
    operation = BY_LABEL[case.operation.label]
    if response.request.method != operation.method:
        return
    ARRANGER.learn(operation.id, case, response)
    if 200 <= response.status_code < 300:
        for other in DOCUMENT.operations.values():
            declared = other.node.get("x-soft-delete")
            if declared is not None and declared["restored_by"] == operation.id:
                _restored.add(other.path.format(**(case.path_parameters or {})))


# -- checks --------------------------------------------------------------------------------------


@schemathesis.check
def documented_status(ctx: Any, response: Any, case: Any) -> None:
    """Each answer has a status that the operation lists; `default` is for our failures alone."""
    operation = _asked(response, case)
    if operation is None:
        return
    status = str(response.status_code)
    assert status in operation.node["responses"] or response.status_code in (500, 503), (
        f"{case.operation.label} does not list {status}"
    )


@schemathesis.check
def one_problem_shape(ctx: Any, response: Any, case: Any) -> None:
    """Each error has the one shape, and a type that the operation documents at this status."""
    if response.status_code < 400:
        return
    content_type = (response.headers.get("content-type") or [""])[0]
    assert content_type == PROBLEM_JSON, f"an error of type {content_type!r}"
    body = response.json()
    missing = [name for name in MEMBERS if name not in body]
    assert not missing, f"a problem without {', '.join(missing)}"
    assert body["status"] == response.status_code, "the body tells another status"
    operation = _asked(response, case)
    if operation is not None and response.status_code < 500:
        listed = DOCUMENT.problems(operation).get(str(response.status_code), frozenset())
        assert body["type"] in listed, f"{case.operation.label} does not list {body['type']}"


@schemathesis.check
def revalidation(ctx: Any, response: Any, case: Any) -> None:
    """Whoever sends an answer's entity tag back as If-None-Match is told 304, with the same tag."""
    operation = _asked(response, case)
    if operation is None or response.status_code != 200 or "304" not in operation.node["responses"]:
        return
    tag = (response.headers.get("etag") or [None])[0]
    if tag is None or not _claim("revalidation", case):
        return  # a header that is missing has a check of its own
    again = _again(case, response, {"If-None-Match": tag})
    assert again.status_code == 304, f"If-None-Match: {tag} was answered {again.status_code}"
    assert again.headers.get("etag") == [tag], "304 with another ETag"
    assert not again.content, "304 with a body"


def _version(tag: str) -> str:
    """Return what a tag names, whatever the coding of the answer that it came with."""
    return re.sub(r'-(?:br|gzip)"$', '"', tag)


@schemathesis.check
def lost_update(ctx: Any, response: Any, case: Any) -> None:
    """A change with the version before it is refused once the version moved on.

    What became part of another thing, where the contract says so, is not there any more.
    """
    operation = _asked(response, case)
    if operation is None or "412" not in operation.node["responses"]:
        return
    sent = _sent(response, "If-Match")
    if not 200 <= response.status_code < 300 or sent is None:
        return
    tag = (response.headers.get("etag") or [""])[0]
    if _version(tag) == _version(sent) or operation.method == "DELETE":
        return  # nothing changed; or it is gone, and a repetition says so once more
    if not _claim("lost_update", case):
        return
    fresh = uuid4().hex if _sent(response, "Idempotency-Key") else None
    again = _again(case, response, {"Idempotency-Key": fresh})
    parameters = case.path_parameters or {}
    merged = exceptions.merged_away(operation, parameters, _exchange(response))
    expected = 404 if merged else 412
    assert again.status_code == expected, f"an outdated If-Match was answered {again.status_code}"


@schemathesis.check
def idempotent_repetition(ctx: Any, response: Any, case: Any) -> None:
    """A repetition with the same key gets the same answer, marked as a replay."""
    operation = _asked(response, case)
    if operation is None or not 200 <= response.status_code < 300:
        return
    if _sent(response, "Idempotency-Key") is None or "idempotency-replayed" in response.headers:
        return
    if not any(p["name"] == "Idempotency-Key" for p in operation.parameters):
        return
    if not _claim("idempotent_repetition", case):
        return
    again = _again(case, response, {})
    assert again.status_code == response.status_code, f"a repetition got {again.status_code}"
    assert again.content == response.content, "a repetition got another body"
    assert again.headers.get("idempotency-replayed") == ["true"], "a replay without its mark"


def _asked(response: Any, case: Any) -> Operation | None:
    """The operation that the request was for; None when its method is that of none."""
    operation = BY_LABEL[case.operation.label]
    return operation if response.request.method == operation.method else None


def _sent(response: Any, name: str) -> str | None:
    value = response.request.headers.get(name)
    return value.decode("latin-1") if isinstance(value, bytes) else value


def _claim(check: str, case: Any) -> bool:
    """Tell whether this check may send a request of this operation once more; counts it."""
    key = f"{check} {case.operation.label}"
    _replayed[key] += 1
    return _replayed[key] <= REPLAYS


def _again(case: Any, response: Any, headers: dict[str, str | None]) -> Any:
    """Send the very request once more, with some headers changed (None removes one)."""
    import requests

    request = response.request
    changed = {**request.headers, **headers}
    answer = requests.request(
        request.method,
        request.url,
        data=request.body,
        headers={name: value for name, value in changed.items() if value is not None},
        allow_redirects=False,
        timeout=30,
    )
    return schemathesis.Response.from_requests(answer, verify=False)
