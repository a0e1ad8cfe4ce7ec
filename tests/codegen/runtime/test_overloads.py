"""Operations that share a path: by query, by fragment, under other names of its variables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from codegen.runtime import Body, Operation, Options, ResponseSpec
from codegen.runtime.operation import Address, address
from tests.codegen.runtime.service import (
    ANY,
    Echo,
    client,
    operation,
    parameter,
    pointer,
    router,
    send_raw,
)

JSON = ResponseSpec("200", {"application/json": None})
UNCHECKED = Options()


def named(name: str) -> Callable[..., Any]:
    """Make a handler that answers with its name and what it was asked."""

    async def handler(_context: Any, request: Any) -> Echo:
        fields = request.__dataclass_fields__
        return Echo([name, {field: getattr(request, field) for field in fields}])

    return handler


def service(*operations: Operation) -> Any:
    """Return a client of operations, each with a handler of its name."""
    handlers: dict[str, Any] = {made.name: named(made.name) for made in operations}
    return client(router(*operations, options=UNCHECKED, **handlers))


def streaming(*, flag: bool) -> dict[str, Any]:
    """Describe a body whose `stream` is constant."""
    properties = {"stream": {"const": flag}, "n": {} if flag else {"type": "integer"}}
    return {"type": "object", "properties": properties, "required": ["stream"]}


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("/a/{b}", Address("/a/{b}")),
        ("/a#stream", Address("/a", fragment="stream")),
        ("/a?x=1&y", Address("/a", (("x", "1"), ("y", "")), "x=1&y")),
        ("/a?x=1#f", Address("/a", (("x", "1"),), "x=1", "f")),
    ],
)
def test_a_path_of_a_document_is_taken_apart(path: str, parts: Address) -> None:
    """RFC 3986 §3: the query starts at the first question mark, the fragment at the first hash."""
    assert address(path) == parts


async def test_templates_that_differ_in_names_only_are_one_path() -> None:
    """`/a/{x}` and `/a/{y}` share 405, OPTIONS and look-up; each method has its own names."""
    get = operation(parameter("x", "path"), path="/a/{x}/b", name="get")
    put = operation(parameter("y", "path"), path="/a/{y}/b", method="PUT", name="put")
    async with service(get, put) as http:
        assert (await http.get("/a/1/b")).json() == ["get", {"x": "1"}]
        assert (await http.put("/a/2/b")).json() == ["put", {"y": "2"}]
        assert (await http.delete("/a/1/b")).headers["allow"] == "GET, HEAD, PUT, OPTIONS"


async def test_a_query_in_the_path_decides() -> None:
    """The operation that asks for more of the query wins; its pairs are no stranger's."""
    plain = operation(parameter("n", "query"), name="plain", id="plain")
    beta = operation(parameter("n", "query"), path="/things?beta=true", name="beta", id="beta")
    async with service(plain, beta) as http:
        assert (await http.get("/things?n=1")).json() == ["plain", {"n": "1"}]
        assert (await http.get("/things?n=1&beta=true")).json() == ["beta", {"n": "1"}]
        assert (await http.get("/things?beta=false")).status_code == 422
        assert (await http.get("/things?beta=%zz")).status_code == 422


async def test_a_path_that_exists_with_its_query_only() -> None:
    """Without the query there is nothing there: 404 that says so."""
    async with service(operation(path="/things?beta=true", name="beta")) as http:
        assert (await http.get("/things?beta=true")).json() == ["beta", {}]
        answer = await http.get("/things")
        assert (answer.status_code, "?beta=true" in answer.json()["detail"]) == (404, True)
        head = await http.head("/things")
        assert (head.status_code, head.content) == (404, b"")


async def test_a_query_that_is_a_parameter_too_is_one() -> None:
    """A document may declare what it also writes into the path."""
    beta = operation(parameter("beta", "query"), path="/things?beta=true", name="beta")
    async with service(beta) as http:
        assert (await http.get("/things?beta=true")).json() == ["beta", {"beta": "true"}]


def fragments() -> tuple[Operation, Operation]:
    """Describe `/chat` and `/chat#stream`, which differ in their bodies and answers."""
    stream = ResponseSpec("200", {"text/event-stream": None})
    plain = operation(
        path="/chat", method="POST", name="plain", id="plain", body_required=True,
        bodies=[Body("application/json", pointer(streaming(flag=False)))],
    )  # fmt: skip
    other = operation(
        path="/chat#stream", method="POST", name="other", id="other", responses=(stream, ANY),
        body_required=True, bodies=[Body("application/json", pointer(streaming(flag=True)))],
    )  # fmt: skip
    return plain, other


async def test_a_fragment_is_decided_by_accept() -> None:
    """Only one of the two can answer as the client asks; the body is then judged by that one."""
    async with service(*fragments()[::-1]) as http:
        accept = {"accept": "text/event-stream"}
        answer = await http.post("/chat", json={"stream": True}, headers=accept)
        assert answer.json()[0] == "other"
        assert (await http.post("/chat", json={}, headers=accept)).status_code == 422


async def test_a_fragment_is_decided_by_the_body() -> None:
    """The first whose schema the body matches; the one without a fragment tells what is wrong."""
    async with service(*fragments()[::-1]) as http:
        assert (await http.post("/chat", json={"stream": True})).json()[0] == "other"
        assert (await http.post("/chat", json={"stream": False})).json()[0] == "plain"
        neither = await http.post("/chat", json={"stream": 1, "n": "x"})
        assert {e["pointer"] for e in neither.json()["errors"]} == {"/stream", "/n"}
        assert (await http.post("/chat", content=b"{")).status_code == 415
        broken = await http.post(
            "/chat", content=b"{", headers={"content-type": "application/json"}
        )
        assert broken.status_code == 400


async def test_a_body_too_large_to_be_looked_at() -> None:
    """413 before anything is decided, and a client that goes away gets no answer."""
    made = router(
        *fragments(), options=Options(max_body=5), plain=named("plain"), other=named("other")
    )
    async with client(made) as http:
        assert (await http.post("/chat", json={"stream": True})).status_code == 413
    gone = await send_raw(made, "POST", b"/chat", messages=[{"type": "http.disconnect"}])
    assert gone == []
