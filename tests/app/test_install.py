"""The first step of a newcomer: what `make` says when the machine lacks something."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.app.launch import ROOT


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The installer, working on an empty folder."""
    monkeypatch.syspath_prepend(ROOT / "requirements")
    import install  # type: ignore[import-not-found]

    monkeypatch.setattr(install, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(install, "UV", tmp_path / ".venv" / ".uv")
    monkeypatch.setattr(install, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    module: ModuleType = install
    return module


def refused(install: Any, capsys: pytest.CaptureFixture[str]) -> str:
    """Run it; answer what it said when it gave up."""
    assert install.main("run") == 1
    return str(capsys.readouterr().err)


def test_a_python_that_is_too_old(
    install: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message says which Python it is, which is needed, and how to name another."""
    monkeypatch.setattr(install, "NEEDED", (9, 9))
    said = refused(install, capsys)
    assert "needs Python 9.9" in said
    assert sys.executable in said
    assert "PYTHON=" in said


def test_an_old_python_can_read_the_installer() -> None:
    """It has no syntax that the Python which it turns away would stumble over."""
    import ast

    source = (ROOT / "requirements" / "install.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))
    assert "from __future__ import annotations" not in source  # of 3.7


def test_a_full_disk(
    install: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message says how much room there is and how much is needed."""
    monkeypatch.setattr(install, "MEGABYTES_NEEDED", 2**40)
    said = refused(install, capsys)
    assert "MB are free" in said
    assert not install.VENV.exists()


def test_a_debian_without_venv(
    install: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message names the package that is missing."""
    monkeypatch.setattr(install, "has", lambda _module: False)
    assert "apt install python3" in refused(install, capsys)


def test_no_network(
    install: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a package index the message says that only this step needs one."""
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_NO_CACHE_DIR", "1")
    monkeypatch.setenv("PIP_RETRIES", "0")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/")
    monkeypatch.setattr(install.shutil, "which", lambda _name: None)
    said = refused(install, capsys)
    assert "could not be reached" in said
    assert "Traceback" not in said


def test_what_pip_prints_is_explained(install: ModuleType) -> None:
    """The errors that people meet have a sentence each."""
    assert "disk is full" in install.meaning("OSError: [Errno 28] No space left on device")
    assert "not installed" in install.meaning("Hash mismatch for `idna==3.20`")
    assert "could not be reached" in install.meaning("error: dns error: failed to lookup")


def test_make_prints_its_help() -> None:
    """`make` alone explains itself, and every target that it names exists."""
    made = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True)
    names = [line.split()[1] for line in made.stdout.splitlines() if line.startswith("  make ")]
    assert {"run", "test", "check", "generate"} <= set(names)
    for name in names:
        subprocess.run(["make", "-n", name], cwd=ROOT, capture_output=True, check=True)


STAND_IN = """#!/bin/sh
test "$1" = -c && {{ echo "{version}"; exit; }}
echo "installs with {version}"
"""


def test_make_with_another_python_makes_the_environment_anew(tmp_path: Path) -> None:
    """A .venv of another version than PYTHON= names is not quietly used on; one of the same is."""
    for name in ("Makefile", "requirements"):
        (tmp_path / name).symlink_to(ROOT / name)
    for place, version in ((".venv/bin/python", "3, 11"), ("same", "3, 11"), ("newer", "3, 12")):
        program = tmp_path / place
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text(STAND_IN.format(version=version))
        program.chmod(0o755)
    (tmp_path / ".venv" / ".dev").touch()

    # `make test PYTHON=…` hands its own down.
    plain = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "MAKE", "MFLAGS"))}

    def said(*arguments: str) -> str:
        command = ["make", "imports", *arguments]
        return subprocess.run(
            command, cwd=tmp_path, env=plain, capture_output=True, text=True, check=False
        ).stdout

    assert "installs with 3, 12" in said("PYTHON=./newer")
    assert "installs" not in said("PYTHON=./same")
    assert "installs" not in said()


def test_an_environment_of_another_python_does_not_fit(install: ModuleType) -> None:
    """The installer keeps what is of its own version, and nothing else."""
    python = install.PYTHON
    assert not install.fits()
    python.parent.mkdir(parents=True)
    for code, fits in ((0, True), (1, False)):
        python.write_text(f"#!/bin/sh\nexit {code}\n")
        python.chmod(0o755)
        assert install.fits() is fits


def test_uv_trusts_what_the_system_trusts(
    install: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Behind a company's own certificate authority uv gets as far as pip, unless told otherwise."""
    monkeypatch.delenv("UV_SYSTEM_CERTS", raising=False)
    assert install.environment()["UV_SYSTEM_CERTS"] == "true"
    monkeypatch.setenv("UV_SYSTEM_CERTS", "false")
    assert install.environment()["UV_SYSTEM_CERTS"] == "false"
