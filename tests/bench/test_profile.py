"""A profile, from stacks to a page."""

from __future__ import annotations

from bench.load.machine import Load
from bench.profile import OTHER, layer, markdown, read

STACKS = """\
<module> (app/__main__.py);Runner.run (asyncio/runners.py) 4
<module> (app/__main__.py);Runner.run (asyncio/runners.py);fetch (store/wire.py);x (store/wire.py) 5
<module> (app/__main__.py);Runner.run (asyncio/runners.py);fetch (store/wire.py) 1
"""


def test_samples_count_for_the_innermost_function() -> None:
    """And, apart from that, once for each function that is on the stack."""
    profile = read(STACKS)
    assert profile.total == 10
    assert profile.own["x", "store/wire.py"] == 5
    assert profile.own["fetch", "store/wire.py"] == 1
    assert profile.within["fetch", "store/wire.py"] == 6
    assert profile.within["Runner.run", "asyncio/runners.py"] == 10
    assert profile.layers() == {"event loop (uvloop)": 4, "database (store, psycopg)": 6}


def test_a_recursion_is_on_the_stack_once() -> None:
    """A function that calls itself takes no more than the whole."""
    assert read("walk (a.py);walk (a.py) 3").within["walk", "a.py"] == 3


def test_what_is_no_layer_is_told_as_such() -> None:
    """A file of the house is known by its folder, not by a part of a name."""
    assert layer("handlers/posts.py") == "handler"
    assert layer("my_handlers/posts.py") == OTHER


def test_shares_are_told_as_time_of_a_request() -> None:
    """Ten samples, 200 µs a request: six of them are 120 µs."""
    page = markdown(read(STACKS), Load(1000, 1, 2, 3, 0), 200)
    assert "| database (store, psycopg) | 120.0 µs | 60.0% |" in page
    assert "| `fetch` (store/wire.py) | 20.0 µs | 10.0% | 120.0 µs |" in page
