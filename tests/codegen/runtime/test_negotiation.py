"""Media types: what a body is, and what an answer may be."""

from __future__ import annotations

import pytest

from codegen.runtime import Options
from codegen.runtime.negotiation import acceptable, match_content_type, parse, parse_accept, quality
from tests.codegen.runtime.service import client, operation, router


@pytest.mark.parametrize(
    ("sent", "offered", "matched"),
    [
        ("application/json", ["application/json"], "application/json"),
        ("Application/JSON; charset=utf-8", ["application/json"], "application/json"),
        ("application/json", ["application/merge-patch+json"], None),
        ("application/merge-patch+json", ["application/*", "*/*"], "application/*"),
        ("image/png", ["image/*", "image/png"], "image/png"),
        ("text/plain", ["*/*"], "*/*"),
        ('text/plain; format="flowed"', ["text/plain; format=flowed"], "text/plain; format=flowed"),
        ("text/plain", ["text/plain; format=flowed"], None),
        ("application/*", ["application/*"], None),
        ("json", ["*/*"], None),
        ("application/json; charset", ["application/json"], None),
        ("", ["*/*"], None),
    ],
)
def test_a_content_type_finds_the_most_specific_documented_one(
    sent: str, offered: list[str], matched: str | None
) -> None:
    """Parameters, ranges and case are matched as RFC 9110 §8.3 has them."""
    match = match_content_type(sent, offered)
    assert (match[0] if match else None) == matched


@pytest.mark.parametrize(
    ("accept", "allowed"),
    [
        ("*/*", True),
        ("application/json", True),
        ("application/*;q=0.1", True),
        ("text/html, application/json;q=0", False),
        ("text/html", False),
        ("*/*, application/json;q=0", False),
        ("*/*;q=0", False),
        ("application/json; q=0.000", False),
        ("", True),
        ("nonsense", True),
        ('text/x; a=",application/json"', False),
    ],
)
def test_accept_decides_by_its_most_specific_range(accept: str, *, allowed: bool) -> None:
    """RFC 9110 §12.5.1: precision before order, and a weight of 0 forbids."""
    assert acceptable(accept, ["application/json"]) is allowed


def test_a_documented_range_is_acceptable_when_any_of_it_is() -> None:
    """The handler picks the type within `image/*`."""
    assert quality("image/*", parse_accept("image/png;q=0.5, text/html")) == 0.5


def test_parameters_are_unquoted() -> None:
    """Quoted pairs stand for their character."""
    parsed = parse('text/plain; title="a \\"b\\""')
    assert parsed is not None
    assert parsed.parameter("title") == 'a "b"'


async def test_an_answer_that_nobody_wants_is_refused_before_the_handler() -> None:
    """406, also from memory on the second request; without Accept anything goes."""
    async with client(router(operation())) as http:
        for _ in range(2):
            refused = await http.get("/things", headers={"accept": "text/html"})
            assert refused.status_code == 406
            assert "application/json" in refused.json()["detail"]
        assert (await http.get("/things", headers={"accept": "text/*, */*;q=0.1"})).is_success


async def test_an_operation_without_content_accepts_everything() -> None:
    """There is nothing to be unacceptable in a 204."""
    bare = operation(responses=())
    async with client(router(bare, options=Options())) as http:
        assert (await http.get("/things", headers={"accept": "text/html"})).is_success
