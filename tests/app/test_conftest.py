"""The test harness itself: a test that starts dirty would prove nothing."""

from __future__ import annotations

import psycopg
import pytest


@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_finds_a_clean_database(database_url: str, turn: int) -> None:
    """What one test writes is gone in the next, and what the migrations wrote is there again."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        assert connection.execute("SELECT count(*) FROM inbox").fetchone() == (0,)
        assert connection.execute("SELECT feed_position FROM feed_state").fetchall() == [(0,)]
        assert connection.execute("SELECT nextval('event_positions')").fetchone() == (1,)
        connection.execute("INSERT INTO inbox (consumer, event_id) VALUES ('a', gen_random_uuid())")
        connection.execute("UPDATE feed_state SET feed_position = 9")
