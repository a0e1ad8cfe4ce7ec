"""How the engine refuses where a document describes no such refusal, or another status for it."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from codegen.runtime import Problem, ResponseSpec
from codegen.runtime.refusals import refusal_status
from tests.codegen.runtime.service import (
    ANY,
    CHECKED,
    PROBLEM,
    client,
    operation,
    parameter,
    router,
)

OK = ResponseSpec("200", {"application/json": None})
INVALID = ResponseSpec("422", {PROBLEM: None})
REFUSED = ResponseSpec("400", {PROBLEM: None})
LIMIT = {"type": "integer"}


def counted(*answers: ResponseSpec) -> Any:
    """Describe an operation with one query parameter and these answers."""
    limit = parameter("limit", "query", LIMIT, types=("integer",))
    return operation(limit, responses=(OK, *answers))


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ((), 422),
        ((REFUSED,), 400),
        ((ResponseSpec("422", {PROBLEM: None}), REFUSED), 422),
        ((ANY,), 422),
    ],
)
async def test_bad_input_is_told_whatever_the_document_says(
    answers: tuple[ResponseSpec, ...], status: int
) -> None:
    """A documented 400 stands for 422; where there is neither, the caller is told all the same."""
    async with client(router(counted(*answers), options=CHECKED)) as http:
        refused = await http.get("/things?limit=many")
        assert (refused.status_code, refused.json()["status"]) == (status, status)
        assert refused.headers["content-type"] == PROBLEM
        assert refused.json()["errors"][0]["pointer"] == "/limit"


async def test_a_missing_description_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """The one who wrote the document learns what is missing in it."""
    with caplog.at_level(logging.WARNING):
        async with client(router(counted(), options=CHECKED)) as http:
            await http.get("/things?limit=many")
    assert "answered 422: the status is not documented" in caplog.text


async def test_an_undocumented_problem_of_a_handler_is_no_refusal() -> None:
    """What a handler raises has to be documented: it is checked, and 500 in development."""

    class Teapot(Problem):
        type, status, title = "/problems/teapot", 418, "I'm a teapot"

    async def brew(*_: Any) -> Any:
        raise Teapot

    made = router(operation(responses=(OK, REFUSED)), echo=brew, options=CHECKED)
    async with client(made) as http:
        assert (await http.get("/things")).status_code == 500


def test_nothing_stands_for_authentication() -> None:
    """401 asks for credentials; no other status does (RFC 9110 §15.5.2)."""
    assert refusal_status(counted(REFUSED), 401) == 401
