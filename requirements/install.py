"""Makes .venv and installs the locked dependencies: python3 requirements/install.py run|dev.

Needs nothing but the standard library, and is written so that Python 3.6 can read the sentence
that turns it away.
"""

import glob
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Callable, Dict, List

NEEDED = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
UV = VENV / ".uv"
PYTHON = VENV / "bin" / "python"
LOCKS = ROOT / "requirements"
MEGABYTES_NEEDED = 700


class Refusal(Exception):
    """Something that the person at the keyboard can put right; the text says how."""


def main(which: str) -> int:
    """Do it all; answer the exit code."""
    if (VENV / ".dev").exists():
        which = "dev"  # never take a developer's tools away
    try:
        check_python()
        check_disk()
        if not fits():
            again = f" anew, for Python {version(sys.version_info)}" if VENV.exists() else ""
            step("making .venv" + again, make_venv)
        step("fetching uv, which installs the rest", install_uv)
        step(f"installing what requirements/{which}.txt names", lambda: install(which))
        stamp(which)
    except Refusal as refusal:
        print(f"\n{refusal}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nstopped; the next `make` goes on from here", file=sys.stderr)
        return 130
    return 0


def step(label: str, work: Callable[[], None]) -> None:
    """Do one slow thing, with a line that says so and how long it took."""
    print(f"  {label} … ", end="", flush=True)
    began = time.time()
    work()
    print(f"{time.time() - began:.1f} s", flush=True)


def check_python() -> None:
    """Refuse a Python that is too old."""
    if sys.version_info[:2] < NEEDED:
        raise Refusal(
            f"Daybook needs Python {version(NEEDED)} or newer; "
            f"this is Python {version(sys.version_info)} ({sys.executable}).\n"
            "Install a newer one, or name it: make run PYTHON=/path/to/python3.13"
        )


def version(parts: tuple) -> str:
    """Give major and minor version as people write them."""
    return f"{parts[0]}.{parts[1]}"


def check_disk() -> None:
    """Refuse to begin what the disk cannot hold."""
    free = shutil.disk_usage(str(ROOT)).free >> 20
    if free < MEGABYTES_NEEDED and not (VENV / ".run").exists():
        raise Refusal(
            f"The disk of {ROOT} is full: {free} MB are free, and the dependencies need about "
            f"{MEGABYTES_NEEDED} MB.\nMake room and try again."
        )


def fits() -> bool:
    """Tell whether there is a working .venv of this version of Python."""
    same = f"import sys; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])})"
    return PYTHON.exists() and succeeds([str(PYTHON), "-c", same])


def make_venv() -> None:
    """Make .venv, in place of what is there."""
    if not has("venv"):
        raise Refusal(missing_venv())
    # Without pip: the environment holds what the lock names and nothing else.
    run([sys.executable, "-m", "venv", "--clear", "--without-pip", str(VENV)], f"{VENV} failed.")


def install_uv() -> None:
    """Install the pinned uv beside the environment, so that it is never a part of it."""
    if (UV / "bin" / "uv").exists():
        return
    try:
        run(
            [*pip(), "install", "--quiet", "--no-input", "--no-deps", "--only-binary=:all:"]
            + ["--require-hashes", "--target", str(UV), "-r", str(LOCKS / "uv.txt")],
            "uv could not be installed.",
        )
    except Refusal:
        if shutil.which("uv") is None:
            raise


def pip() -> List[str]:
    """Give the command that runs pip: this Python's, or the one that it carries unpacked."""
    if has("pip"):
        return [sys.executable, "-m", "pip"]
    places = ["/usr/share/python-wheels/pip-*.whl"]  # where Debian keeps it
    if has("ensurepip"):
        import ensurepip

        places.append(str(Path(ensurepip.__file__).parent / "_bundled" / "pip-*.whl"))
    wheels = [wheel for place in places for wheel in glob.glob(place)]
    if not wheels:
        raise Refusal(missing_venv())
    return [sys.executable, str(Path(wheels[0]) / "pip")]


def install(which: str) -> None:
    """Make the environment hold exactly what the lock names, every file checked by its hash."""
    uv = str(UV / "bin" / "uv") if (UV / "bin" / "uv").exists() else str(shutil.which("uv"))
    run(
        [uv, "pip", "sync", "--quiet", "--require-hashes", "--python", str(PYTHON)]
        + [str(LOCKS / f"{which}.txt")],
        f"The dependencies in requirements/{which}.txt could not be installed.",
    )


def stamp(which: str) -> None:
    """Note for make what .venv holds; a developer's environment has all that a server needs."""
    for name in {"run", which}:
        (VENV / f".{name}").touch()


def has(module: str) -> bool:
    """Tell whether this Python has a module."""
    return importlib.util.find_spec(module) is not None


def succeeds(command: List[str]) -> bool:
    """Tell whether a command ends well."""
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return done.returncode == 0


def run(command: List[str], failure: str) -> None:
    """Run a command quietly. Raises `Refusal` with what it printed, and what that means."""
    try:
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment()
        )
    except OSError as error:
        raise Refusal(f"{failure}\n{command[0]}: {error}") from error
    if done.returncode:
        printed = done.stdout.decode("utf-8", "replace").strip()
        raise Refusal(f"{failure} {meaning(printed)}\n\n{printed[-2000:]}")


def meaning(printed: str) -> str:
    """Say what an error of pip or uv most likely means."""
    lower = printed.lower()
    if "no space left" in lower:
        return "The disk is full: make room and try again."
    if "hash" in lower and ("mismatch" in lower or "not match" in lower):
        return "A downloaded file is not the one that was locked; it was not installed."
    unreachable = ("connect", "dns", "from versions: none", "network", "resolve", "timed out")
    if any(word in lower for word in unreachable):
        return (
            "The package index could not be reached.\n"
            "Only this first step needs the network; after it, everything works without one."
        )
    if "ensurepip" in lower:
        return missing_venv()
    return "This is what was printed:"


def missing_venv() -> str:
    """Say what a Debian or Ubuntu without python3-venv lacks."""
    return (
        "This Python cannot make virtual environments: its venv or pip is missing.\n"
        f"On Debian and Ubuntu: apt install python{version(sys.version_info)}-venv "
        "(or python3-venv). Then try again."
    )


def environment() -> Dict[str, str]:
    """Give this process's environment, with what pip was told said to uv, too."""
    env = dict(os.environ, PIP_DISABLE_PIP_VERSION_CHECK="1")
    env.pop("VIRTUAL_ENV", None)
    env.setdefault("UV_PYTHON_DOWNLOADS", "never")
    # The certificates that the system trusts, as pip does: a company's own authority is among them.
    env.setdefault("UV_SYSTEM_CERTS", "true")
    for ours, theirs in (("PIP_CERT", "SSL_CERT_FILE"), ("PIP_INDEX_URL", "UV_DEFAULT_INDEX")):
        if env.get(ours):
            env.setdefault(theirs, env[ours])
    return env


if __name__ == "__main__":
    if sys.argv[1:] not in (["run"], ["dev"]):
        sys.exit("usage: python3 requirements/install.py run|dev")
    sys.exit(main(sys.argv[1]))
