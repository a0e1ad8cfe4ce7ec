"""`run` as a newcomer meets it: the first start, the second, and everything in its way."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
from pathlib import Path

import httpx
import pytest

from app import demo
from tests import servers
from tests.app.launch import daybook

pytestmark = pytest.mark.xdist_group("run")


def test_the_first_start_makes_everything_and_says_so(made: Path) -> None:
    """Each slow step has its line with its time, and the end says where things are."""
    said = (made.parent / "said").read_text()
    for step in ("making the database", "starting NATS", "migrating", "writing a dozen entries"):
        assert any(step in line and line.rstrip().endswith(" s") for line in said.splitlines())
    assert "/docs" in said
    assert "/openapi.yaml" in said


def test_a_start_prints_nothing_but_steps_and_banner(made: Path) -> None:
    """No line of a log is between the steps or after the banner: warnings alone would be."""
    said = (made.parent / "said").read_text()
    steps, _, after = said.partition("Daybook runs")
    logged = re.compile(r"\"(event|level)\":|\[(info|warning|error) *\]")
    assert not logged.search(steps)
    assert not logged.search(after)


def test_the_second_start_finds_everything(made: Path) -> None:
    """What was made is not made again, and the demo can be read and signed in to as printed."""
    with daybook("run", DAYBOOK_DATA=str(made)) as second:
        second.wait_for("Ctrl-C stops it")
        assert "making" not in second.output
        assert "migrating" not in second.output
        assert "writing" not in second.output
        assert len(second.get("/api/v1/posts").json()["data"]) == 3
        post = second.get(f"/api/v1/users/{demo.USERNAME}/posts/{demo.SLUG}")
        assert post.status_code == 200
        assert "third shelf" not in post.text  # a private block
        credentials = {"email": demo.EMAIL, "password": demo.PASSWORD}
        signed_in = httpx.post(f"{second.base}/api/v1/auth/sessions", json=credentials)
        assert signed_in.status_code == 201
        assert second.get("/readyz").status_code == 200


def test_a_killed_process_leaves_nothing_in_the_way(made: Path) -> None:
    """After kill -9 the next start works, and what was acknowledged is there."""
    body = {"email": "kill@nine.example", "password": "eight plain ducks", "username": "duck"}
    with daybook("run", DAYBOOK_DATA=str(made)) as killed:
        answer = httpx.post(f"{killed.base}/api/v1/auth/registrations", json=body)
        assert answer.status_code == 202
        killed.process.kill()
        killed.end()
    with daybook("run", DAYBOOK_DATA=str(made)) as running:
        credentials = {"email": body["email"], "password": body["password"]}
        answer = httpx.post(f"{running.base}/api/v1/auth/sessions", json=credentials)
        assert answer.status_code == 201


def test_two_at_once_are_told_about_each_other(made: Path) -> None:
    """The second names the process that holds the folder, and how to run beside it."""
    with daybook("run", DAYBOOK_DATA=str(made)) as first:
        first.wait_for("Ctrl-C stops it")
        with daybook("run", DAYBOOK_DATA=str(made)) as second:
            assert second.end() == 1
        assert f"process {first.process.pid}" in second.output
        assert "DAYBOOK_DATA=" in second.output
        assert "Traceback" not in second.output
        assert first.get("/healthz").status_code == 200


def test_a_busy_port_is_named(tmp_path: Path) -> None:
    """The message names the port and how to choose another, before anything slow begins."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with daybook("run", DAYBOOK_DATA=str(tmp_path), DAYBOOK_PORT=str(port)) as refused:
            assert refused.end() == 1
    assert f"Port {port}" in refused.output
    assert f"DAYBOOK_PORT={port + 1}" in refused.output
    assert "making" not in refused.output
    assert "Traceback" not in refused.output


def test_data_of_another_version_is_left_alone(tmp_path: Path) -> None:
    """Data of another PostgreSQL is refused with what can be done, and not touched."""
    folder = tmp_path / "postgres"
    folder.mkdir()
    (folder / "PG_VERSION").write_text("16\n")
    with daybook("run", DAYBOOK_DATA=str(tmp_path)) as refused:
        assert refused.end() == 1
    assert "PostgreSQL 16" in refused.output
    assert "mv " in refused.output
    assert "Traceback" not in refused.output
    assert [path.name for path in folder.iterdir()] == ["PG_VERSION"]


def test_a_data_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    """A path that cannot be a folder is named, with the setting that chooses it."""
    place = tmp_path / "place"
    place.write_text("")
    with daybook("run", DAYBOOK_DATA=str(place)) as refused:
        assert refused.end() == 1
    assert str(place) in refused.output
    assert "DAYBOOK_DATA" in refused.output
    assert "Traceback" not in refused.output


def test_all_wrong_settings_are_told_at_once(tmp_path: Path) -> None:
    """Every setting that cannot be used is listed, and the values of secrets are not."""
    wrong = {"DAYBOOK_POOL_SIZE": "many", "DAYBOOK_PRT": "1", "DAYBOOK_SECRET": "hush-hush"}
    with daybook("run", DAYBOOK_DATA=str(tmp_path), **wrong) as refused:
        assert refused.end() == 2
    for name in wrong:
        assert name in refused.output
    assert "hush-hush" not in refused.output
    assert "Traceback" not in refused.output


WATCHED = """
import atexit, sys
atexit.register(lambda: print("IMPORTED", sorted(
    m for m in sys.modules if m.startswith(("core.embedded", "pixeltable", "psutil")))))
from app.cli import main
sys.exit(main())
"""


def test_configured_servers_are_used_and_the_embedded_ones_never_imported(
    database_url: str, addresses: servers.Addresses, tmp_path: Path
) -> None:
    """With DATABASE_URL and NATS_URL nothing embedded is imported, nor made on disk."""
    with daybook(
        "run",
        code=WATCHED,
        DATABASE_URL=database_url,
        NATS_URL=addresses.nats,
        DAYBOOK_SECRET="for this test only, and long enough",
        DAYBOOK_DATA=str(tmp_path / "data"),
    ) as running:
        assert running.get("/api/v1/posts").json()["data"] == []  # no demo in others' databases
        running.signal(signal.SIGTERM)
        assert running.end() == 0
    assert "IMPORTED []" in running.output
    assert not (tmp_path / "data").exists()  # it is made with the first letter or upload


def test_a_database_that_does_not_answer_is_told(tmp_path: Path) -> None:
    """A wrong DATABASE_URL is one message, without a stack and without its password."""
    with daybook(
        "serve",
        DATABASE_URL=f"postgresql://someone:pass%20word@/nothing?host={tmp_path}",
        DAYBOOK_SECRET="for this test only, and long enough",
        DAYBOOK_DATABASE_WAIT="0",
    ) as refused:
        assert refused.end() == 1
    assert str(tmp_path) in refused.output
    assert "pass" not in refused.output
    assert "Traceback" not in refused.output


@pytest.mark.parametrize("command", ["serve", "relay", "worker"])
def test_a_single_part_says_what_it_needs(command: str, tmp_path: Path) -> None:
    """A part of a production installation never starts a server of its own."""
    with daybook(command, DAYBOOK_DATA=str(tmp_path / "data")) as refused:
        assert refused.end() == 1
    assert "DATABASE_URL is not set" in refused.output
    assert not (tmp_path / "data").exists()


def test_debug_shows_the_stack(tmp_path: Path) -> None:
    """Who asks for it sees where a refusal came from."""
    (tmp_path / "file").write_text("")
    data = str(tmp_path / "file")
    with daybook("run", "--debug", DAYBOOK_DATA=data) as refused:
        assert refused.end() == 1
    assert "Traceback" in refused.output


def test_a_checkout_that_others_may_not_enter(made: Path) -> None:
    """Below a folder of mode 0700 it starts all the same, and no folder's mode is changed."""
    if os.geteuid() != 0:
        pytest.skip("only root has to lend PostgreSQL an account")
    closed = made.parent / "closed"
    closed.mkdir(mode=0o700)
    shutil.copytree(made, closed / "data", copy_function=shutil.copy2)
    for path in (closed / "data" / "postgres", *(closed / "data" / "postgres").rglob("*")):
        os.chown(path, made.joinpath("postgres").stat().st_uid, -1)
    with daybook("run", DAYBOOK_DATA=str(closed / "data")) as running:
        assert running.get("/healthz").status_code == 200
    assert closed.stat().st_mode & 0o777 == 0o700
