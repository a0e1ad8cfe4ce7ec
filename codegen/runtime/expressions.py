"""Runtime expressions (OpenAPI 3.1.1 §4.8.20.4): values of a request and its answer."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from codegen.runtime.call import Call
from codegen.runtime.headers import header_map
from codegen.runtime.responses import Answer, is_json
from codegen.runtime.validation import resolve
from codegen.runtime.writing import plain, scalar

_EXPRESSION = re.compile(
    r"\$(?:url|method|statusCode|(?:request|response)\."
    r"(?:header\.[!#$%&'*+.^_`|~0-9A-Za-z-]+|(?:query|path)\..+|body(?:#.*)?))"
)
_EMBEDDED = re.compile(r"\{(\$[^{}]*)\}")


class UnresolvedError(LookupError):
    """An expression names something that the request or its answer does not have."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and, once there is one, its answer, as runtime expressions see them.

    Names of headers are in lower case; bodies are JSON values.
    """

    method: str = ""
    url: str = ""
    path: Mapping[str, Any] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    request_headers: Mapping[str, str] = field(default_factory=dict)
    request_body: Any = None
    status: int | None = None
    response_headers: Mapping[str, str] = field(default_factory=dict)
    response_body: Any = None

    @classmethod
    def of(cls, call: Call[Any], answer: Answer | None = None) -> Exchange:
        """Take the values of a call, and of its answer if there is one."""
        headers = _texts(header_map(call.scope["headers"]))
        body = None if answer is None else answer.body
        kind = headers.get("content-type", "")
        sent = {} if answer is None else {n: answer.header(n) or b"" for n, _ in answer.headers}
        return cls(
            method=call.scope["method"],
            url=str(call.http.url),
            path={
                p.name: plain(getattr(call.request, p.field))
                for p in call.operation.parameters
                if p.location == "path"
            },
            query=dict(parse_qsl(call.scope["query_string"].decode(), keep_blank_values=True)),
            request_headers=headers,
            request_body=json.loads(call.body) if call.body and is_json(kind) else None,
            status=None if answer is None else answer.status,
            response_headers=_texts(sent),
            response_body=json.loads(body)
            if isinstance(body, bytes) and is_json(_texts(sent).get("content-type", ""))
            else None,
        )

    def evaluate(self, value: Any) -> Any:
        """Return a value of the document with its expressions replaced, at any depth.

        A text that is an expression becomes what it names, of any type; one that holds expressions
        in braces stays a text. Raises UnresolvedError.
        """
        if isinstance(value, Mapping):
            return {key: self.evaluate(member) for key, member in value.items()}
        if isinstance(value, list | tuple):
            return [self.evaluate(item) for item in value]
        if not isinstance(value, str):
            return value
        if _EXPRESSION.fullmatch(value):
            return self._named(value)
        return self.text(value) if _EMBEDDED.search(value) else value

    def text(self, template: str) -> str:
        """Return a text whose expressions in braces are replaced. Raises UnresolvedError."""
        return _EMBEDDED.sub(lambda found: scalar(self._named(found[1])), template)

    def _named(self, expression: str) -> Any:
        """Return what an expression names."""
        if not _EXPRESSION.fullmatch(expression):
            raise UnresolvedError(f"{expression} is no runtime expression")
        if expression in ("$url", "$method", "$statusCode"):
            known = {"$url": self.url, "$method": self.method, "$statusCode": self.status}
            return _there(known.get(expression), expression)
        side, _, source = expression[1:].partition(".")
        place, _, name = source.partition(".")
        if place.startswith("body"):
            body = self.request_body if side == "request" else self.response_body
            return _in_body(body, source.partition("#")[2], expression)
        return _there(self._mapping(side, place).get(_key(place, name)), expression)

    def _mapping(self, side: str, place: str) -> Mapping[str, Any]:
        if place == "header":
            return self.request_headers if side == "request" else self.response_headers
        if side == "response":  # an answer has neither path nor query
            return {}
        return self.path if place == "path" else self.query


def is_expression(value: Any) -> bool:
    """Tell whether a value is one runtime expression and nothing else."""
    return isinstance(value, str) and _EXPRESSION.fullmatch(value) is not None


def _key(place: str, name: str) -> str:
    return name.lower() if place == "header" else name


def _there(value: Any, expression: str) -> Any:
    if value is None:
        raise UnresolvedError(f"{expression} names nothing in this exchange")
    return value


def _in_body(body: Any, pointer: str, expression: str) -> Any:
    try:
        return resolve(body, pointer)
    except (KeyError, IndexError, ValueError, TypeError):
        raise UnresolvedError(f"{expression} names nothing in this body") from None


def _texts(headers: Mapping[bytes, bytes]) -> dict[str, str]:
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in headers.items()}
