"""Access tokens and the deny-list of ended sessions."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from time import time
from unittest.mock import AsyncMock, Mock
from uuid import UUID

import pytest

from app import identity
from app.identity import Authenticator, Revocations
from core.context import Principal
from core.errors import Unavailable
from core.ids import new_id
from core.tokens import KeyRing, new_api_key
from generated import problems
from store.api_keys import Found as KeyFound

USER, SESSION = new_id(), new_id()


class Database:
    """Stands for the sessions table: what ended, whether it answers, how often it was asked."""

    def __init__(self) -> None:
        self.ended: set[UUID] = set()
        self.asked = 0
        self.works = True
        self.news = asyncio.Condition()

    async def asked_again(self, times: int) -> None:
        """Wait until it was asked so many times more."""
        goal = self.asked + times
        async with asyncio.timeout(10), self.news:
            await self.news.wait_for(lambda: self.asked >= goal)

    async def load(self) -> Iterable[UUID]:
        """Answer what has ended."""
        async with self.news:
            self.asked += 1
            self.news.notify_all()
        await asyncio.sleep(0)
        if not self.works:
            raise Unavailable("no database")
        return set(self.ended)


async def no_key(_key: str) -> KeyFound | None:
    """Know no API key."""
    return None


@pytest.fixture
def database() -> Database:
    """A table without an ended session."""
    return Database()


@pytest.fixture
def tokens() -> KeyRing:
    """The keys of a server."""
    return KeyRing([b"x" * 32], issuer="daybook", audience="daybook")


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The time as this test says it is."""
    clock = Clock()
    monkeypatch.setattr(identity, "monotonic", clock)
    return clock


async def test_a_session_ended_here_is_refused_at_once(database: Database) -> None:
    """This process need not ask to know what it did itself."""
    revocations = Revocations(database.load)
    assert not await revocations.covers(SESSION)

    revocations.deny(SESSION)
    assert await revocations.covers(SESSION)


async def test_a_session_ended_elsewhere_is_refused_within_a_minute(
    database: Database, clock: Clock
) -> None:
    """Whatever else happens, what another process ended is known 60 seconds later."""
    revocations = Revocations(database.load)
    assert not await revocations.covers(SESSION)

    database.ended.add(SESSION)
    clock.now += 60
    assert await revocations.covers(SESSION)


async def test_without_the_database_nobody_is_let_in(database: Database, clock: Clock) -> None:
    """A list that can no longer be trusted lets nobody pass (it fails closed)."""
    revocations = Revocations(database.load)
    assert not await revocations.covers(SESSION)
    database.works = False

    clock.now += 30
    assert not await revocations.covers(SESSION)
    clock.now += 30
    with pytest.raises(Unavailable):
        await revocations.covers(SESSION)


async def test_many_who_wait_ask_once(database: Database) -> None:
    """Requests that find the list old share one question."""
    revocations = Revocations(database.load)
    await asyncio.gather(*(revocations.covers(SESSION) for _ in range(50)))

    assert database.asked == 1


async def test_an_ended_session_is_forgotten_when_its_tokens_are_dead(
    database: Database, clock: Clock
) -> None:
    """The list does not grow for ever."""
    revocations = Revocations(database.load)
    revocations.deny(SESSION)

    clock.now += identity.REMEMBER_SECONDS + 1
    assert not await revocations.covers(SESSION)


async def test_the_watch_goes_on_after_a_failure(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One failed question does not end the asking."""
    monkeypatch.setattr(identity, "POLL_SECONDS", 0)
    revocations = Revocations(database.load)
    database.works = False
    watch = asyncio.create_task(revocations.watch())
    await database.asked_again(2)

    database.works = True
    database.ended.add(SESSION)
    await database.asked_again(2)
    watch.cancel()
    assert await revocations.covers(SESSION)


async def test_a_signature_is_verified_once(
    database: Database, tokens: KeyRing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A verified token is remembered, by its hash, with its principal."""
    verify = Mock(side_effect=tokens.verify_access)
    monkeypatch.setattr(tokens, "verify_access", verify)
    authenticator = Authenticator(tokens, Revocations(database.load), no_key)
    token = tokens.issue_access(USER, SESSION, frozenset({"posts:read"}))

    first, again = [await authenticator.bearer_auth(Mock(), token) for _ in range(2)]

    assert first is again
    assert (first.user_id, first.session_id, first.scopes) == (
        USER,
        SESSION,
        frozenset({"posts:read"}),
    )
    assert verify.call_count == 1
    assert token not in str(vars(authenticator))


async def test_a_remembered_token_expires(
    database: Database, tokens: KeyRing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was good ten minutes ago is looked at again."""
    authenticator = Authenticator(tokens, Revocations(database.load), no_key)
    token = tokens.issue_access(USER, SESSION, set(), now=time() - 590)
    await authenticator.bearer_auth(Mock(), token)
    later = time() + 20
    monkeypatch.setattr(identity, "time", lambda: later)
    monkeypatch.setattr("core.tokens.LEEWAY_SECONDS", -30)

    with pytest.raises(problems.TokenExpired):
        await authenticator.bearer_auth(Mock(), token)


async def test_what_a_token_says_of_its_bearer(database: Database, tokens: KeyRing) -> None:
    """A confirmed address and a password just given are claims; without them they do not count."""
    authenticator = Authenticator(tokens, Revocations(database.load), no_key)
    plain = tokens.issue_access(USER, SESSION, set())
    full = tokens.issue_access(USER, SESSION, set(), verified=True, elevated=True, now=time() - 100)

    one, other = [await authenticator.bearer_auth(Mock(), token) for token in (plain, full)]

    assert (one.verified, one.elevated_until, one.kind) == (False, 0, "session")
    assert other.verified
    assert 190 <= other.elevated_until - time() <= 200


async def test_an_api_key_is_looked_up_each_time(database: Database, tokens: KeyRing) -> None:
    """Nothing is remembered: what the database says now counts."""
    key = new_api_key()
    answers = [
        KeyFound(USER, frozenset({"posts:read"}), verified=True, expired=False),
        KeyFound(USER, frozenset({"posts:read"}), verified=True, expired=True),
        None,
    ]
    use = AsyncMock(side_effect=answers)
    authenticator = Authenticator(tokens, Revocations(database.load), use)

    who = await authenticator.api_key_auth(Mock(), key)
    assert who == Principal(USER, None, frozenset({"posts:read"}), "api_key", verified=True)
    with pytest.raises(problems.TokenExpired):
        await authenticator.api_key_auth(Mock(), key)
    with pytest.raises(problems.TokenInvalid):
        await authenticator.api_key_auth(Mock(), key)
    assert [call.args for call in use.await_args_list] == [(key,)] * 3


@pytest.mark.parametrize(
    "text", ["", "dbk_", "dbk_" + "a" * 42, "dbk_" + "a" * 44, "dbr_" + "a" * 43, "dbk_" + "é" * 43]
)
async def test_what_cannot_be_a_key_is_not_looked_up(
    database: Database, tokens: KeyRing, text: str
) -> None:
    """A text of another form costs no question to the database."""
    use = AsyncMock()
    authenticator = Authenticator(tokens, Revocations(database.load), use)
    with pytest.raises(problems.TokenInvalid):
        await authenticator.api_key_auth(Mock(), text)
    assert use.await_count == 0


async def test_the_memory_of_tokens_is_bounded(
    database: Database, tokens: KeyRing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One token more than fits costs the oldest."""
    monkeypatch.setattr(identity, "CACHE_SIZE", 3)
    authenticator = Authenticator(tokens, Revocations(database.load), no_key)
    for _ in range(5):
        await authenticator.bearer_auth(Mock(), tokens.issue_access(USER, SESSION, set()))

    assert len(authenticator._known) == 3


async def test_a_token_of_an_ended_session_is_refused_though_remembered(
    database: Database, tokens: KeyRing
) -> None:
    """The memory of a good signature does not outlive the session."""
    revocations = Revocations(database.load)
    authenticator = Authenticator(tokens, revocations, no_key)
    token = tokens.issue_access(USER, SESSION, set())
    await authenticator.bearer_auth(Mock(), token)

    revocations.deny(SESSION)
    with pytest.raises(problems.TokenInvalid):
        await authenticator.bearer_auth(Mock(), token)


async def test_a_key_that_could_not_be_looked_up_is_no_guess(tokens: KeyRing) -> None:
    """While the database is away nobody uses up what a network has."""
    limits, request = AsyncMock(), Mock(scope={})
    look_up = AsyncMock(side_effect=Unavailable("no database"))
    authenticator = Authenticator(tokens, Revocations(AsyncMock()), look_up, limits)
    with pytest.raises(Unavailable):
        await authenticator.api_key_auth(request, new_api_key())
    limits.guess.assert_awaited_once()
    limits.guessed_right.assert_awaited_once()
