"""The command line: run, serve, relay, replay, worker, migrate, demo, check."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app import signals
from core.settings import LOCAL_ORIGINS, Settings, SettingsError

USAGE = 2
INTERRUPTED = 130
MOST_WORKERS = 64

DESCRIPTION = "Daybook: a journal and publishing backend. Settings are in .env.example."


class CommandRefused(Exception):
    """The command cannot be done as it was given; the text says what to change."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; answer the exit code.

    0 when it did what it was asked, or was asked to stop while it served; 1 for a failure that
    the message explains, 2 for usage and settings, 130 and 143 when stopped while starting.
    """
    options = parser().parse_args(arguments)
    os.umask(0o077)  # for what other programs make, such as the broker
    signals.unwind()
    try:
        settings = read_settings(options)
        options.command(settings, options)
    except KeyboardInterrupt:
        print("\nstopped", file=sys.stderr)
        return INTERRUPTED
    except SettingsError as error:
        print(f"These settings cannot be used:\n{_indented(error)}", file=sys.stderr)
        return USAGE
    except Exception as error:
        if options.debug or not is_foreseeable(error):
            raise
        print(f"\n{error}", file=sys.stderr)
        return 1
    return 0


def _indented(error: SettingsError) -> str:
    return "\n".join(f"  {problem}" for problem in error.problems)


def read_settings(options: argparse.Namespace) -> Settings:
    """Read the settings, with what is better for `run`, where a person looks at the terminal.

    Every response is checked against the contract, and warnings alone follow the banner. Where its
    database is our own, pages of this machine may call the API: that is development.
    """
    defaults: dict[str, Any] = {}
    if options.command is run:
        defaults = {"validate_responses": 1.0, "log_level": "warning"}
    settings = Settings.from_environment(env_file=Path(".env"), **defaults)
    if options.command is run and settings.database_url is None and not settings.cors_origins:
        settings = settings.but(cors_origins=(LOCAL_ORIGINS,))
    from core import telemetry

    telemetry.configure_logging(settings.log_level, settings.log_format)
    return settings


def is_foreseeable(error: Exception) -> bool:
    """Tell whether the error's text says all that somebody needs to know."""
    import psycopg

    from core.bus import BusDown
    from core.errors import Unavailable

    kinds: list[type[Exception]] = [CommandRefused, psycopg.OperationalError, BusDown, Unavailable]
    for module, names in (
        ("app.serving", ("PortTaken",)),
        ("app.migrate", ("MigrationsAhead",)),
        ("app.replay", ("ReplayIncomplete",)),
        ("app.main", ("ContractStale", "TagsNotJoined")),
        ("app.docs", ("AssetsMissing",)),
        ("codegen.runtime", ("UnimplementedOperations",)),
        ("core.embedded", ("CannotStart",)),
    ):
        # What was not imported was not raised.
        if (loaded := sys.modules.get(module)) is not None:
            kinds += [getattr(loaded, name) for name in names]
    return isinstance(error, tuple(kinds))


# Commands --------------------------------------------------------------------------------------


def run(settings: Settings, _options: argparse.Namespace) -> None:
    """Start everything here, the embedded servers too, and serve."""
    from app import run as everything

    everything.run(settings)


def serve(settings: Settings, options: argparse.Namespace) -> None:
    """Serve the API. Needs DATABASE_URL."""
    from app.run import in_loop
    from app.serving import Parts, listen
    from app.serving import serve as serve_parts

    database(settings)
    listener = listen(settings.host, settings.port)
    if options.workers > 1:
        from app.workers import serve_with

        serve_with(settings, listener, options.workers)
    else:
        in_loop(serve_parts(settings, Parts(api=True), listener=listener))


def relay(settings: Settings, _options: argparse.Namespace) -> None:
    """Relay events to the bus. Needs DATABASE_URL and NATS_URL."""
    from app.run import in_loop
    from app.serving import Parts
    from app.serving import serve as serve_parts

    database(settings)
    broker(settings)
    in_loop(serve_parts(settings, Parts(relay=True)))


def worker(settings: Settings, _options: argparse.Namespace) -> None:
    """Do the periodic chores. Needs DATABASE_URL."""
    from app.run import in_loop
    from app.serving import Parts
    from app.serving import serve as serve_parts

    database(settings)
    in_loop(serve_parts(settings, Parts(worker=True)))


def replay(settings: Settings, options: argparse.Namespace) -> None:
    """Fill the stream anew with all events after a feed position, when NATS lost its store."""
    from app.replay import replay_all
    from app.run import in_loop

    database(settings)
    broker(settings)
    count = in_loop(replay_all(settings, options.position))
    print(
        f"The stream holds {count} events now, in order. Consumers know repeated ones by their id."
    )


def migrate(settings: Settings, _options: argparse.Namespace) -> None:
    """Bring the database to the newest version: DATABASE_URL's, or the embedded one."""
    from app import run as everything
    from app.migrate import head

    with everything.services(settings, broker=False) as found:
        everything.migrated(found)
    print(f"The database is at version {head()}.")


def demo(settings: Settings, options: argparse.Namespace) -> None:
    """Load the demo, when the database is empty; with --reset, empty the embedded one first."""
    from app import demo as content
    from app import run as everything

    if options.reset:
        if settings.database_url is not None:
            raise CommandRefused("--reset empties the embedded database only; unset DATABASE_URL.")
        throw_away(settings)
    with everything.services(settings, broker=False) as found:
        everything.migrated(found)
        everything.load_demo(found)
    print(f"The demo's account is {content.EMAIL} with the password {content.PASSWORD}")


def throw_away(settings: Settings) -> None:
    """Remove the embedded servers' data, unless a running Daybook holds it."""
    from core.embedded import exclusive

    with exclusive(settings.data.absolute()):
        for name in ("postgres", "postgres.new", "nats"):
            shutil.rmtree(settings.data / name, ignore_errors=True)


def check(settings: Settings, _options: argparse.Namespace) -> None:
    """Tell whether this installation could serve: settings, contract, database, broker."""
    from app import checks
    from app.run import in_loop

    if not in_loop(checks.report(settings)):
        raise CommandRefused("Not everything is as it should be.")


def database(settings: Settings) -> None:
    """Refuse a command without a configured database, and wait for one that does not answer."""
    from app.migrate import wait_for

    if settings.database_url is None:
        raise CommandRefused("DATABASE_URL is not set. `make run` starts a database of its own.")
    wait_for(settings.database_url, settings.database_wait)


def broker(settings: Settings) -> None:
    """Refuse a command that needs a configured broker."""
    if settings.nats_url is None:
        raise CommandRefused("NATS_URL is not set. `make run` starts a broker of its own.")


# Parsing ---------------------------------------------------------------------------------------


def parser() -> argparse.ArgumentParser:
    """Make the parser; each command's help is the first line of its function."""
    top = argparse.ArgumentParser(prog="python -m app", description=DESCRIPTION)
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    for command in (run, relay, worker, migrate, check):
        _command(commands, command)
    serving = _command(commands, serve)
    serving.add_argument(
        "--workers", type=workers, default=1, metavar="N", help="processes that share the port"
    )
    reset = _command(commands, demo)
    reset.add_argument("--reset", action="store_true", help="throw the embedded data away first")
    again = _command(commands, replay)
    again.add_argument(
        "--from",
        dest="position",
        type=int,
        default=0,
        metavar="POSITION",
        help="the feed position after which to begin (default: 0, all events)",
    )
    return top


def workers(text: str) -> int:
    """Read a number of processes; argparse tells of one that is none."""
    count = int(text)
    if not 1 <= count <= MOST_WORKERS:
        raise argparse.ArgumentTypeError(f"{count} is not between 1 and {MOST_WORKERS}")
    return count


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    function: Callable[[Settings, argparse.Namespace], None],
) -> argparse.ArgumentParser:
    about = (function.__doc__ or "").partition("\n")[0]
    command = commands.add_parser(function.__name__, help=about, description=about)
    command.add_argument("--debug", action="store_true", help="show the stack of a failure")
    command.set_defaults(command=function)
    return command
