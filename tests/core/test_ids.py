"""UUIDv7 identifiers."""

from __future__ import annotations

import threading
import time
from uuid import UUID

import pytest

from core import ids
from core.ids import new_id


def test_the_layout_is_version_7_of_rfc_9562() -> None:
    """An id has version 7, the RFC variant, and the present millisecond in its first 48 bits."""
    before = time.time_ns() // 1_000_000
    made = new_id()
    after = time.time_ns() // 1_000_000
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert before <= made.int >> 80 <= after + 1


def test_ids_of_one_process_increase() -> None:
    """A burst within one millisecond is still strictly increasing: ids sort as they were made."""
    made = [new_id() for _ in range(20_000)]
    assert made == sorted(set(made))


def test_the_clock_going_back_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the machine's clock is set back, ids go on increasing."""
    first = new_id()
    monkeypatch.setattr("core.ids.time.time_ns", lambda: 0)
    assert new_id() > first


def test_a_full_tail_carries_into_the_millisecond() -> None:
    """When the 74 bits of one millisecond are used up, the next millisecond is borrowed."""
    clock = ids._Clock()
    millisecond, _ = clock.tick()
    clock._millisecond, clock._tail = millisecond + 10**6, ids._TAIL_LIMIT - 1
    assert clock.tick()[0] == millisecond + 10**6 + 1


def test_threads_never_get_the_same_id() -> None:
    """Four threads that make ids at once make different ones."""
    made: list[list[UUID]] = [[], [], [], []]

    def make(own: list[UUID]) -> None:
        own.extend(new_id() for _ in range(5_000))

    threads = [threading.Thread(target=make, args=(own,)) for own in made]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    everything = [one for own in made for one in own]
    assert len(set(everything)) == len(everything)


def test_a_forked_child_starts_afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """What runs in a child after a fork forgets the parent's sequence: both go on differently."""
    now = time.time_ns() + 10**15
    monkeypatch.setattr("core.ids.time.time_ns", lambda: now)
    draws = iter((5, 0, 7))
    monkeypatch.setattr("core.ids.secrets.randbits", lambda _bits: next(draws))
    clock = ids._Clock()
    clock.tick()
    inherited = (clock._millisecond, clock._tail)
    parent = clock.tick()
    clock._millisecond, clock._tail = inherited
    clock.forget()
    assert clock.tick() != parent
