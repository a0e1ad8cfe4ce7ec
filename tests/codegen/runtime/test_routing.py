"""Routing: which path and method a request belongs to, inside a FastAPI application."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi import APIRouter, Depends, FastAPI

from codegen.runtime import ContractFirst, ResponseSpec, UnimplementedOperations
from codegen.runtime.paths import PathTree
from codegen.runtime.unimplemented import unimplemented
from tests.codegen.runtime.service import client, operation, parameter, router, send_raw


def tree(*templates: str) -> PathTree[str]:
    """Build a tree whose targets are the templates themselves."""
    made: PathTree[str] = PathTree()
    for template in templates:
        made.add(template, template)
    return made


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(
    ("path", "template", "values"),
    [
        (b"/users/me", "/users/me", {}),
        (b"/users/you", "/users/{id}", {"id": "you"}),
        (b"/users/me/posts", "/users/me/posts", {}),
        (b"/users/me/tags", "/users/{id}/tags", {"id": "me"}),
        (b"/users/a%2Fb", "/users/{id}", {"id": "a%2Fb"}),
        (b"/users/%6De", "/users/me", {}),
        (b"/users/a...b", "/users/{base}...{head}", {"base": "a", "head": "b"}),
        (b"/users/a....b", "/users/{base}...{head}", {"base": "a", "head": ".b"}),
        (b"/users/x.json", "/users/{sid}.json", {"sid": "x"}),
    ],
)
def test_a_path_finds_its_most_literal_template(
    order: int, path: bytes, template: str, values: dict[str, str]
) -> None:
    """Literals win over mixed segments and those over variables, in whatever order they came."""
    templates = [
        "/users/{id}",
        "/users/me",
        "/users/{id}/tags",
        "/users/me/posts",
        "/users/{base}...{head}",
        "/users/{sid}.json",
    ]
    assert tree(*templates[::order]).find(path) == (template, values)


@pytest.mark.parametrize(
    "path", [b"/users/", b"/users", b"/users/a/", b"//users/a", b"/users/%zz", b"/users/%ff", b"x"]
)
def test_other_paths_find_nothing(path: bytes) -> None:
    """A slash more or less is another path, and a malformed escape is none at all."""
    assert tree("/users/{id}").find(path) is None


def test_a_way_that_ends_leaves_nothing_behind() -> None:
    """Variables of an abandoned template are not among those of the one that fits."""
    found = tree("/a/{x}.json/y", "/a/{z}/w").find(b"/a/q.json/w")
    assert found == ("/a/{z}/w", {"z": "q.json"})


def test_a_long_mixed_segment_is_not_tried() -> None:
    """Matching it takes the square of its length, which a stranger may choose."""
    found = tree("/{a}-{b}.json", "/{c}").find(b"/" + b"a-" * 1000)
    assert found is not None
    assert found[0] == "/{c}"


def test_two_templates_of_the_same_paths_are_refused() -> None:
    """Names of variables do not make a difference (OpenAPI 3.1.1 §4.8.8.1)."""
    with pytest.raises(ValueError, match="same as another"):
        tree("/a/{x}", "/a/{y}")


async def test_every_method_of_a_path_goes_through_one_dispatcher() -> None:
    """405 and OPTIONS name all methods of the path, and HEAD is GET without its body."""
    served = router(operation(method="GET"), operation(method="PUT"))
    async with client(served) as http:
        refused = await http.delete("/things")
        options = await http.options("/things")
        head, get = await http.head("/things"), await http.get("/things")
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET, HEAD, PUT, OPTIONS")
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["instance"] == "/things"
    assert (options.status_code, options.headers["allow"]) == (204, "GET, HEAD, PUT, OPTIONS")
    assert options.content == b""
    assert "content-length" not in options.headers
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(get.content))


async def test_no_body_is_sent_for_head() -> None:
    """Also not to a server that would drop it."""
    sent = await send_raw(router(operation()), method="HEAD")
    assert sent[1]["body"] == b""


async def test_a_documented_head_or_options_is_served_itself() -> None:
    """What the document describes is not made up."""
    async with client(router(operation(method="OPTIONS"), operation(method="HEAD"))) as http:
        options, get = await http.options("/things"), await http.get("/things")
    assert options.status_code == 200
    assert get.headers["allow"] == "OPTIONS, HEAD"


async def test_an_escaped_slash_stays_inside_its_segment() -> None:
    """`%2F` is a character of the value, not a separator."""
    served = router(operation(parameter("name", "path"), path="/things/{name}"))
    async with client(served) as http:
        assert (await http.get("/things/a%2Fb%20c")).json() == {"name": "a/b c"}


async def test_paths_of_nobody_are_left_to_the_application() -> None:
    """Ordinary routes stand beside the contract, and a trailing slash is not redirected."""
    app = FastAPI()
    app.include_router(router(operation()))
    app.get("/plain")(lambda: "plain")
    async with client(app) as http:
        assert (await http.get("/plain")).json() == "plain"
        assert (await http.get("/things/")).status_code == 404
        assert (await http.get("/none")).json() == {"detail": "Not Found"}


async def test_the_router_can_be_included_under_prefixes() -> None:
    """One router serves several prefixes, also through another router, each with its own tree."""
    served, app, middle = router(operation()), FastAPI(), APIRouter(prefix="/b")
    app.include_router(served, prefix="/a")
    middle.include_router(served, prefix="/c")
    app.include_router(middle)
    async with client(app) as http:
        assert (await http.get("/a/things")).status_code == 200
        assert (await http.get("/b/c/things")).status_code == 200
        assert (await http.get("/things")).status_code == 404


async def test_dependencies_that_would_not_run_are_refused() -> None:
    """A dependency may be a guard; dropping it silently would open the door."""
    app = FastAPI()
    app.include_router(router(operation()), dependencies=[Depends(lambda: None)])
    with pytest.raises(RuntimeError, match="dependencies"):
        await send_raw(app)


async def test_a_root_path_is_taken_off() -> None:
    """Behind a proxy the server puts its root path before both paths (ASGI)."""
    served = router(operation(parameter("name", "path"), path="/things/{name}"))
    app = FastAPI()
    app.include_router(served)
    sent = await send_raw(
        app, raw_path=b"/base/things/a%2Fb", path="/base/things/a/b", root_path="/base"
    )
    assert sent[1]["body"] == b'{"name":"a/b"}'


async def test_a_server_without_raw_path_is_served_by_the_decoded_one() -> None:
    """`raw_path` is optional in ASGI."""
    served = router(operation(parameter("name", "path"), path="/things/{name}"))
    sent = await send_raw(served, path="/things/a b", raw_path=b"/things/a b")
    assert sent[1]["body"] == b'{"name":"a b"}'
    sent = await send_raw_without(served, "/things/a b")
    assert sent[1]["body"] == b'{"name":"a b"}'


async def send_raw_without(app: Any, path: str) -> list[dict[str, Any]]:
    """Send a request whose scope has no raw_path."""

    async def wrapper(scope: Any, receive: Any, send: Any) -> None:
        del scope["raw_path"]
        await app(scope, receive, send)

    return await send_raw(wrapper, path=path)


async def test_the_matched_route_is_in_the_scope() -> None:
    """Logs and traces name the template, not the path."""
    seen = {}

    async def handler(call: Any, _request: Any) -> Any:
        seen["path"] = call.scope["route"].path
        raise AssertionError

    served = router(operation(parameter("name", "path"), path="/things/{name}"), echo=handler)
    with pytest.raises(AssertionError):
        await send_raw(served, raw_path=b"/things/x")
    assert seen == {"path": "/things/{name}"}


def test_the_routes_can_be_listed() -> None:
    """Every (method, path) of the contract is among the routes of the router."""
    served = router(operation(method="PUT"), operation(path="/other"))
    listed = {(route.path, frozenset(route.methods or ())) for route in served.contract_routes}
    assert listed == {
        ("/things", frozenset({"PUT", "OPTIONS"})),
        ("/other", frozenset({"GET", "HEAD", "OPTIONS"})),
    }


def test_missing_handlers_are_listed_with_what_to_write() -> None:
    """A missing function and a stub are both unimplemented."""
    missing = operation(name="gone", signature="async def gone(ctx: Context) -> Gone200: ...")

    @unimplemented
    async def later(_context: Any) -> None: ...

    with pytest.raises(UnimplementedOperations) as caught:
        router(missing, operation(name="later", path="/later"), later=later)
    assert str(caught.value) == (
        "2 operation(s) without a handler:\n"
        "  things.gone  (GET /things)\n"
        "      async def gone(ctx: Context) -> Gone200: ...\n"
        "  things.later  (GET /later)"
    )


async def test_an_operation_that_is_not_written_yet_says_so() -> None:
    """With `501` it answers that, though no contract documents it and every answer is checked."""
    missing = operation(name="gone", responses=(ResponseSpec("200", {"application/json": None}),))
    async with client(router(missing, unimplemented="501")) as http:
        answer = await http.get("/things")
    assert answer.status_code == 501
    assert answer.json()["detail"] == "GET /things is not implemented yet."


async def test_a_contract_may_be_served_before_the_routes_of_the_application() -> None:
    """`ContractFirst` takes what the document has, and leaves the rest to the application."""
    app, served = FastAPI(), router(operation())
    app.get("/things")(lambda: "shadowed")
    app.get("/plain")(lambda: "plain")
    app.include_router(served)
    app.add_middleware(ContractFirst, router=served)
    async with client(app) as http:
        assert (await http.get("/things")).json() == {}
        assert (await http.put("/things")).headers["allow"] == "GET, HEAD, OPTIONS"
        assert (await http.get("/plain")).json() == "plain"
        assert (await http.get("/none")).json() == {"detail": "Not Found"}
