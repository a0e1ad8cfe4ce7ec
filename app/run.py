"""`run`: everything in one process, for a machine that has nothing; slow steps have a line."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Coroutine, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from core.settings import Settings

if TYPE_CHECKING:
    from app.serving import Part
    from core.embedded.keeper import Server

T = TypeVar("T")

BANNER = """
Daybook runs (ready after {seconds:.1f} s).

  API         {base}/api/v1
  Docs        {base}/docs
  Contract    {base}/openapi.yaml
  Database    {database}
  Mail        {mail}
"""
SIGN_IN = """
The demo has an account: {email} with the password {password}

  curl {base}/api/v1/posts
  curl {base}/api/v1/{address}
  curl {base}/api/v1/auth/sessions -H 'Content-Type: application/json' \\
    -d '{{"email": "{email}", "password": "{password}"}}'
"""
FAREWELL = "\nCtrl-C stops it.\n"


@contextlib.contextmanager
def step(label: str) -> Iterator[None]:
    """Say what is being done, and how long it took."""
    print(f"  {label} … ", end="", flush=True)
    began = time.monotonic()
    try:
        yield
    except BaseException:
        print(flush=True)
        raise
    print(f"{time.monotonic() - began:.1f} s", flush=True)


@contextlib.contextmanager
def services(
    settings: Settings, *, broker: bool = True, own: list[Server] | None = None
) -> Iterator[Settings]:
    """Give settings whose database and broker are there: the configured ones, or our own.

    Our own run for as long as the block, on a data folder that is ours alone; they are added to
    `own`. Raises `CannotStart`.
    """
    needs_database = settings.database_url is None
    needs_broker = broker and settings.nats_url is None
    if not (needs_database or needs_broker):
        yield settings
        return
    from core.embedded import Nats, Postgres, exclusive

    started = [] if own is None else own
    with contextlib.ExitStack() as stack:
        data = settings.data.absolute()
        stack.enter_context(exclusive(data))
        if needs_database:
            postgres = Postgres(data / "postgres")
            with step("starting PostgreSQL" if postgres.made else "making the database"):
                postgres.start()
            stack.callback(postgres.stop)
            started.append(postgres)
            settings = settings.but(database_url=postgres.url)
        if needs_broker:
            nats = Nats(data / "nats")
            with step("starting NATS"):
                nats.start()
            stack.callback(nats.stop)
            started.append(nats)
            settings = settings.but(nats_url=nats.url)
        yield settings


def migrated(settings: Settings) -> None:
    """Bring the database to the newest version, when it is not there."""
    from app import migrate

    url = str(settings.database_url)
    migrate.wait_for(url, settings.database_wait)
    if migrate.is_pending(url):
        with step("migrating the database"):
            migrate.upgrade(url)


def run(settings: Settings) -> None:
    """Start everything, say where it is, serve until a signal comes. Raises what `cli` says."""
    from app.serving import Parts, listen, serve

    began = time.monotonic()
    print("Daybook", flush=True)
    own: list[Server] = []
    with (
        contextlib.closing(listen(settings.host, settings.port)) as listener,
        services(settings, own=own) as found,
        contextlib.ExitStack() as starting,
    ):
        migrated(found)
        if settings.database_url is None:  # an embedded database is ours to fill
            load_demo(found)
        starting.enter_context(step("starting the API"))

        def ending() -> None:
            print("\nstopping; requests in progress are finished first …", flush=True)

        def ready() -> None:
            starting.close()
            base = f"http://{settings.host}:{listener.getsockname()[1]}"
            seconds = time.monotonic() - began
            print(banner(found, base, seconds), flush=True)

        parts = Parts(api=True, relay=True, worker=True)
        beside = keepers(own)
        in_loop(serve(found, parts, listener=listener, beside=beside, ready=ready, ending=ending))
    print("stopped", flush=True)


def keepers(own: list[Server]) -> list[Part]:
    """Give what keeps our own servers running, when there are any."""
    if not own:
        return []
    from core.embedded import Keeper

    return [Keeper(own)]


def load_demo(settings: Settings) -> None:
    """Load the demo, when the database is empty."""
    from app import demo

    if demo.state(str(settings.database_url)) == "empty":
        with step("writing a dozen entries for the demo"):
            from app import sample

            in_loop(sample.load(settings))


def banner(settings: Settings, base: str, seconds: float) -> str:
    """Say where everything is, and what to try first."""
    from app import demo

    url = str(settings.database_url)
    text = BANNER.format(seconds=seconds, base=base, database=shown(url), mail=mail(settings))
    if demo.state(url) == "demo":
        text += SIGN_IN.format(
            base=base,
            email=demo.EMAIL,
            password=demo.PASSWORD,
            address=f"users/{demo.USERNAME}/posts/{demo.SLUG}",
        )
    return text + FAREWELL


def mail(settings: Settings) -> str:
    """Say where letters go."""
    if settings.smtp_url is not None:
        return f"by {shown(settings.smtp_url)}"
    return f"into files of {settings.mail_folder}"


def shown(url: str) -> str:
    """Give a database's address without a password in it."""
    before, at, after = url.rpartition("@")
    scheme, slashes, user = before.partition("//")
    return f"{scheme}{slashes}{user.partition(':')[0]}{at}{after}"


def in_loop(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine on the loop that production uses."""
    import uvloop

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(work)
