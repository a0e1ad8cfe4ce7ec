"""Problems (RFC 9457): the errors of the contract, and those that the engine answers by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, ClassVar
from urllib.parse import quote

from pydantic_core import to_json

from codegen.runtime.options import Options
from codegen.runtime.responses import Answer, Headers

MEDIA_TYPE = "application/problem+json"

STANDARD: Mapping[str, int] = {
    "malformed_request": 400,
    "authentication_required": 401,
    "token_invalid": 401,
    "insufficient_scope": 403,
    "not_found": 404,
    "method_not_allowed": 405,
    "not_acceptable": 406,
    "content_too_large": 413,
    "media_type_unsupported": 415,
    "validation_failed": 422,
    "precondition_required": 428,
    "internal_error": 500,
    "not_implemented": 501,
}
"""The kinds of problem that the engine answers; their status if the contract has no class."""

_PHRASES = {413: "Content Too Large", 422: "Unprocessable Content"}


class Problem(Exception):
    """Base of the generated problem classes.

    **Raise** a problem and the unit of work rolls back; **return** it and the unit commits and
    the problem is the answer. `members` are the extension members of this type; None among them
    is left out.
    """

    type: ClassVar[str] = "about:blank"
    status: ClassVar[int] = 500
    title: ClassVar[str] = "Internal Server Error"

    def __init__(
        self,
        detail: str | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        **members: Any,
    ) -> None:
        """Say what happened this time: `detail` for a human, `members` for a program."""
        super().__init__(detail or self.title)
        self.detail = detail
        self.headers: dict[str, str] = dict(headers or {})
        self.members: dict[str, Any] = {k: v for k, v in members.items() if v is not None}


def phrase(status: int) -> str:
    """Return the reason phrase of a status (RFC 9110 §15), `Error` for an unknown one."""
    known = _PHRASES.get(status)
    if known is not None:
        return known
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"


@dataclass(slots=True)
class Catalog:
    """The problem classes of a contract, by type and by kind, and their rendering."""

    classes: Iterable[type[Problem]] = ()
    options: Options = field(default_factory=Options)
    _by_type: dict[str, type[Problem]] = field(init=False, default_factory=dict)
    _by_kind: dict[str, type[Problem]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Index the classes; the last segment of a type is its kind."""
        for cls in self.classes:
            self._by_type[cls.type] = cls
            self._by_kind.setdefault(re.split(r"[/:#]", cls.type)[-1], cls)

    def make(
        self,
        kind: str,
        detail: str | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        **members: Any,
    ) -> Problem:
        """Make a problem of a standard kind: the contract's class, else `about:blank`."""
        cls = self._by_kind.get(kind) or _standard(kind, STANDARD[kind])
        return _bare(cls, detail, headers, members)

    def of_type(
        self, type_: str, detail: str | None = None, *, headers: Mapping[str, str] | None = None
    ) -> Problem:
        """Make a problem of a documented type.

        Raises KeyError when the contract has no class for it.
        """
        return _bare(self._by_type[type_], detail, headers, {})

    def has(self, type_: str) -> bool:
        """Tell whether the contract has a class for this problem type."""
        return type_ in self._by_type

    def type_of(self, kind: str) -> str:
        """Return the problem type that a kind is answered with."""
        cls = self._by_kind.get(kind)
        return cls.type if cls is not None else "about:blank"

    def render(self, problem: Problem, instance: str | None = None) -> Answer:
        """Render a problem; `instance` is the path of the request, as `instance_of` gives it."""
        content: dict[str, Any] = {
            "type": problem.type,
            "title": problem.title,
            "status": problem.status,
            "detail": problem.detail or problem.title,
        }
        if instance is not None:
            content["instance"] = instance
        if self.options.trace_id is not None:
            content["trace_id"] = self.options.trace_id()
        content.update(problem.members)
        return _answer(problem, to_json(content, by_alias=True, inf_nan_mode="null"))


def _answer(problem: Problem, body: bytes) -> Answer:
    headers: Headers = [
        (name.lower().encode("latin-1"), value.encode("latin-1"))
        for name, value in problem.headers.items()
    ]
    headers.append((b"content-length", b"%d" % len(body)))
    headers.append((b"content-type", MEDIA_TYPE.encode()))
    return Answer(problem.status, headers, body)


def _bare(
    cls: type[Problem],
    detail: str | None,
    headers: Mapping[str, str] | None,
    members: Mapping[str, Any],
) -> Problem:
    """Make an instance past the class's own signature, which names members that we do not know."""
    problem = cls.__new__(cls)
    Problem.__init__(problem, detail, headers=headers, **members)
    return problem


_standard_classes: dict[str, type[Problem]] = {}


def _standard(kind: str, status: int) -> type[Problem]:
    """Return the class that stands for a kind in a contract without one."""
    cls = _standard_classes.get(kind)
    if cls is None:
        name = "".join(part.capitalize() for part in kind.split("_"))
        members = {"__doc__": f"{status} {kind}.", "status": status, "title": phrase(status)}
        cls = _standard_classes[kind] = type(name, (Problem,), members)
    return cls


_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


def instance_of(scope: Mapping[str, Any]) -> str:
    """Return the request's path as a URI reference: as sent, anything illegal escaped."""
    raw = scope.get("raw_path")
    path = raw.decode("latin-1") if raw is not None else quote(scope["path"])
    return quote(_ESCAPE.sub("%25", path), safe="/%:@!$&'()*+,;=~", encoding="latin-1")
