"""Serves an operation without a handler: everything is checked as ever, the answer is made up."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

from starlette.types import Scope

from codegen.runtime.call import Call, Work
from codegen.runtime.checks import ContractViolation
from codegen.runtime.endpoint import Endpoint, Engine
from codegen.runtime.headers import header_map
from codegen.runtime.mock.answers import Answers
from codegen.runtime.mock.sampling import NoSampleError
from codegen.runtime.operation import Operation
from codegen.runtime.problems import Problem, instance_of
from codegen.runtime.refusals import completed, documented, refusal_status, restated
from codegen.runtime.responses import Answer

log = logging.getLogger(__name__)


class MockEndpoint(Endpoint):
    """An operation that answers as documented and does nothing.

    No unit of work is opened. Refusals have the form that the document gives them.
    """

    def __init__(self, operation: Operation, engine: Engine, seed: int = 0) -> None:
        """Plan the operation; its answers are checked, all of them."""
        served = completed(operation)
        self.answers = Answers(served, engine.validators.side("response"), seed)
        options = replace(engine.options, validate_responses=1.0)
        super().__init__(served, _nobody, replace(engine, execute=self._made_up, options=options))

    async def _made_up(self, call: Call[Any], work: Work[Any]) -> Answer:
        """Answer in place of the application's `execute`."""
        del work
        try:
            return self.answers.answer(_request(call.scope), header_map(call.scope["headers"]))
        except NoSampleError as error:
            log.warning("operation %s: %s", self.operation.id, error)
            raise self.catalog.make("internal_error", f"The mock has no answer: {error}.") from None

    def refused(self, problem: Problem, scope: Scope) -> Answer:
        """Answer a refusal in the documented form: the problem itself where that is documented."""
        status = refusal_status(self.operation, problem.status)
        plain = self.catalog.render(restated(problem, status), instance_of(scope))
        spec = documented(self.operation, status)
        if spec is None or self._is_documented(plain):
            return plain
        try:
            made = self.answers.of(spec, status, _request(scope), header_map(scope["headers"]))
        except NoSampleError:
            return plain
        known = {name for name, _ in made.headers}
        own = [(name.lower().encode(), text.encode()) for name, text in problem.headers.items()]
        made.headers += [header for header in own if header[0] not in known]
        return made

    problem = refused
    """What has no sample is told in the same way: no handler has raised it."""

    def _is_documented(self, answer: Answer) -> bool:
        try:
            self.checks.check(answer)
        except ContractViolation:
            return False
        return True


def _request(scope: Scope) -> str:
    query = scope.get("query_string", b"").decode("latin-1")
    return f"{scope['method']} {scope['path']}?{query}"


async def _nobody(*_: Any) -> Any:
    raise AssertionError("a mocked operation has no handler")  # pragma: no cover
