"""One operation being served: authenticate, negotiate, read, validate, execute, send."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.types import Receive, Scope, Send

from codegen.runtime.call import Call, Execute
from codegen.runtime.checks import AnswerChecks, ContractViolation
from codegen.runtime.headers import HeaderMap, header_map
from codegen.runtime.inputs import FORM, Inputs
from codegen.runtime.negotiation import acceptable
from codegen.runtime.operation import Operation, SecurityScheme, success_media_types
from codegen.runtime.options import Options
from codegen.runtime.parameters import Variables
from codegen.runtime.problems import Catalog, Problem, instance_of
from codegen.runtime.reading import Disconnected
from codegen.runtime.refusals import refusal_status, restated
from codegen.runtime.responses import Answer, render
from codegen.runtime.security import Guard
from codegen.runtime.sending import send_answer
from codegen.runtime.server_events import EventStream
from codegen.runtime.validation import Validators

log = logging.getLogger(__name__)

Handler = Callable[..., Awaitable[Any]]
_CACHE_SIZE = 64


@dataclass(frozen=True, slots=True)
class Engine:
    """What all endpoints of a router share."""

    validators: Validators
    catalog: Catalog
    options: Options
    schemes: Mapping[str, SecurityScheme]
    authenticators: object
    execute: Execute[Any, Any]


class Endpoint:
    """An operation and its handler."""

    def __init__(self, operation: Operation, handler: Handler, engine: Engine) -> None:
        """Plan the operation. Raises ValueError for what cannot be served, naming the operation."""
        self.operation = operation
        self.handler = handler
        self.catalog = engine.catalog
        self.checks = AnswerChecks(operation, engine.validators.side("response"), engine.options)
        self._execute = engine.execute
        self._guard = (
            Guard(operation, engine.schemes, engine.authenticators, engine.catalog)
            if any(operation.security)
            else None
        )
        self._inputs = Inputs(
            operation,
            engine.schemes,
            engine.validators.side("request"),
            engine.catalog,
            engine.options,
        )
        self._offered = success_media_types(operation)
        self._options = engine.options
        self._admission = engine.options.admit
        self._accepted: dict[bytes, bool] = {b"*/*": True}

    async def serve(self, scope: Scope, receive: Receive, send: Send, variables: Variables) -> None:
        """Serve one request; `operation_id` in its scope tells the application's edge which it was.

        Exceptions that are not problems go on to the edge of the application.
        """
        scope["operation_id"] = self.operation.id
        try:
            try:
                call = await self._admit(scope, receive, variables)
            except Disconnected:
                return
            except Problem as problem:
                answer = self.refused(problem, scope)
            else:
                answer = await self._answer(call, scope)
            await send_answer(answer, send, head=scope["method"] == "HEAD", receive=receive)
        finally:
            if FORM in scope:
                scope[FORM].close()

    async def _admit(self, scope: Scope, receive: Receive, variables: Variables) -> Call[Any]:
        """Return a request that the document allows. Raises Problem and Disconnected."""
        headers = header_map(scope["headers"])
        if scope["method"] == "HEAD":
            headers.pop(b"range", None)  # defined for GET alone (RFC 9110 §14.2)
        principal = None if self._guard is None else await self._guard.admit(scope, headers)
        if self._admission is not None:
            await self._admission(self.operation, principal, scope)
        variant = self._inputs.select(headers)
        self._negotiate(headers)
        request, body = await self._inputs.read(scope, receive, headers, variables, variant)
        return Call(self.operation, principal, request, scope, body)

    async def _answer(self, call: Call[Any], scope: Scope) -> Answer:
        """Return what the handler answers, in its unit of work."""
        work = _Work(self, call)
        try:
            answer = await self._execute(call, work)
            if answer is not work.answer and self.checks.wanted():
                await self.checks.check_apart(answer)
        except Problem as problem:
            return self.problem(problem, scope)
        except ContractViolation as violation:
            return self._broken(violation, scope)
        return answer

    def prepare_events(self, stream: EventStream, status: int) -> None:
        """Give an event stream what the options say of it."""
        stream.keep_alive = self._options.keep_alive
        if self.checks.wanted():
            stream.judge = self.checks.event_judge(status)

    def accepts(self, headers: HeaderMap) -> bool:
        """Tell whether anything that the operation can send is acceptable (RFC 9110 §12.5.1)."""
        accept = headers.get(b"accept")
        if accept is None or not self._offered:
            return True
        known = self._accepted.get(accept)
        if known is None:
            known = acceptable(accept.decode("latin-1"), self._offered)
            if len(self._accepted) < _CACHE_SIZE:
                self._accepted[accept] = known
        return known

    async def receive_body(self, receive: Receive, headers: HeaderMap) -> bytes:
        """Return the whole body. Raises a Problem (413) and Disconnected."""
        return await self._inputs.receive_body(receive, headers)

    def fits(self, headers: HeaderMap, body: bytes) -> bool:
        """Tell whether a body is one that the operation takes."""
        try:
            return self._inputs.fits(headers, body)
        except Problem:
            return False

    def has_whole_body(self, headers: HeaderMap) -> bool:
        """Tell whether the body of a request is read as a whole, not part by part."""
        return bool(self.operation.bodies) and not headers.get(b"content-type", b"").startswith(
            b"multipart/"
        )

    def _negotiate(self, headers: HeaderMap) -> None:
        """406 when nothing that the operation can send is acceptable."""
        if not self.accepts(headers):
            offered = ", ".join(self._offered)
            raise self.catalog.make("not_acceptable", f"The answer can only be {offered}.")

    def refused(self, problem: Problem, scope: Scope) -> Answer:
        """Render a refusal of the engine: under a documented status, where there is one for it.

        A refusal is sent even if the document has nothing like it: a caller must be told what is
        wrong with a request. That it is missing in the document is told in the log.
        """
        status = refusal_status(self.operation, problem.status)
        answer = self.catalog.render(restated(problem, status), instance_of(scope))
        try:
            if self.checks.wanted():
                self.checks.check(answer)
        except ContractViolation as violation:
            log.warning("%s", violation)
        return answer

    def problem(self, problem: Problem, scope: Scope) -> Answer:
        """Render a problem that a handler raised: nothing was committed."""
        answer = self.catalog.render(problem, instance_of(scope))
        try:
            if self.checks.wanted():
                self.checks.check(answer)
        except ContractViolation as violation:
            return self._broken(violation, scope)
        return answer

    def _broken(self, violation: ContractViolation, scope: Scope) -> Answer:
        """Answer 500 in place of an answer that breaks the contract, and say so in the log."""
        log.error("%s", violation)
        return self.catalog.render(self.catalog.make("internal_error"), instance_of(scope))


class _Work:
    """Runs one call's handler and renders the result, checked while it can be rolled back."""

    __slots__ = ("_call", "_endpoint", "answer")

    def __init__(self, endpoint: Endpoint, call: Call[Any]) -> None:
        self._endpoint = endpoint
        self._call = call
        self.answer: Answer | None = None

    async def __call__(self, context: Any) -> Answer:
        endpoint, call = self._endpoint, self._call
        if endpoint.operation.has_input:
            result = await endpoint.handler(context, call.request)
        else:
            result = await endpoint.handler(context)
        if isinstance(result, Problem):
            answer = endpoint.catalog.render(result, instance_of(call.scope))
        else:
            answer = render(result)
            if type(answer.body) is EventStream:
                endpoint.prepare_events(answer.body, answer.status)
        if endpoint.checks.wanted():
            await endpoint.checks.check_apart(answer)
        self.answer = answer
        return answer
