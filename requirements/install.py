"""Makes .venv and installs the locked dependencies into it: python3 requirements/install.py run|dev.

Needs nothing but Python's standard library. Written without newer syntax, so that a Python too old for Daybook can
still read the sentence that says so.
"""

from __future__ import print_function

import os
import shutil
import subprocess
import sys
import time

NEEDED = (3, 11)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
TOOLS = os.path.join(VENV, ".uv")
LOCKS = os.path.join(ROOT, "requirements")
FREE_NEEDED = 700 * 1024 * 1024


class Refusal(Exception):
    """Something that the person at the keyboard can put right; the text says how."""


def check_python():
    """Refuse a Python that is too old."""
    if sys.version_info[:2] < NEEDED:
        raise Refusal(
            "Daybook needs Python %d.%d or newer; this is Python %d.%d (%s).\n"
            "Install a newer one, or name it: make PYTHON=/path/to/python3.13 run"
            % (NEEDED + tuple(sys.version_info[:2]) + (sys.executable,))
        )


def check_disk():
    """Refuse to begin what the disk cannot hold."""
    free = shutil.disk_usage(ROOT).free
    if free < FREE_NEEDED:
        raise Refusal(
            "Only %d MB are free in %s; the dependencies need about %d MB. Make room and try again."
            % (free // 2**20, ROOT, FREE_NEEDED // 2**20)
        )


def has(module):
    """Tell whether this Python has the module."""
    import importlib.util

    return importlib.util.find_spec(module) is not None


def run(arguments, failure):
    """Run a command, quietly; raise Refusal with what it printed when it fails."""
    try:
        done = subprocess.run(
            arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment(), check=False
        )
    except OSError as error:
        raise Refusal("%s\n%s: %s" % (failure, arguments[0], error))
    if done.returncode:
        printed = done.stdout.decode("utf-8", "replace").strip()
        raise Refusal("%s\n%s\n%s" % (failure, hint(printed), printed[-2000:]))


def hint(printed):
    """Say what the printed error most likely means."""
    lower = printed.lower()
    if "no space left" in lower:
        return "The disk is full: make room and try again."
    if "hashes" in lower and "mismatch" in lower or "do not match the hashes" in lower:
        return "A downloaded file is not the one that was locked; nothing was installed from it."
    if any(
        word in lower
        for word in ("resolve", "connect", "network", "timed out", "unreachable", "dns", "proxy")
    ):
        return "The package index could not be reached: this first step needs the network, later ones do not."
    if "externally-managed" in lower or "ensurepip" in lower:
        return missing_venv()
    return "What it printed:"


def missing_venv():
    """Say what a Debian or Ubuntu without python3-venv lacks."""
    return (
        "This Python cannot make virtual environments: its venv or ensurepip module is missing.\n"
        "On Debian and Ubuntu: apt install python%d.%d-venv (or python3-venv); then try again."
        % tuple(sys.version_info[:2])
    )


def environment():
    """Give this process's environment, with uv told to use this machine's certificates as pip does."""
    env = dict(os.environ)
    env.pop("VIRTUAL_ENV", None)
    env.pop("PYTHONHOME", None)
    env.setdefault("UV_PYTHON_DOWNLOADS", "never")
    if env.get("PIP_CERT"):
        env.setdefault("SSL_CERT_FILE", env["PIP_CERT"])
    if env.get("PIP_INDEX_URL"):
        env.setdefault("UV_DEFAULT_INDEX", env["PIP_INDEX_URL"])
    return env


def python_in_venv():
    """Give the path of the environment's Python."""
    folder = "Scripts" if os.name == "nt" else "bin"
    return os.path.join(VENV, folder, "python")


def make_venv():
    """Make .venv, unless a working one for this version of Python is there."""
    version = "import sys; sys.exit(sys.version_info[:2] != (%d, %d))" % tuple(sys.version_info[:2])
    works = (
        subprocess.run([python_in_venv(), "-c", version], stderr=subprocess.DEVNULL, check=False)
        if os.path.exists(python_in_venv())
        else None
    )
    if works is not None and works.returncode == 0:
        return
    if not has("venv") or not (has("ensurepip") or has("pip") or shutil.which("uv")):
        raise Refusal(missing_venv())
    # Without pip: the environment holds what the lock names and nothing else.
    run(
        [sys.executable, "-m", "venv", "--clear", "--without-pip", VENV],
        "The virtual environment %s could not be made." % VENV,
    )


def find_uv():
    """Give a uv to install with: the pinned one, put beside the environment, or else the machine's own."""
    uv = os.path.join(TOOLS, "bin", "uv")
    if os.path.exists(uv):
        return uv
    try:
        install_uv()
    except Refusal:
        if shutil.which("uv"):
            return shutil.which("uv")
        raise
    return uv


def install_uv():
    """Install the pinned uv with pip into a folder of its own, so that it is never part of the environment."""
    pip = [sys.executable, "-m", "pip"] if has("pip") else bundled_pip()
    run(
        pip
        + ["install", "--quiet", "--no-input", "--disable-pip-version-check", "--no-deps"]
        + ["--require-hashes", "--only-binary=:all:", "--target", TOOLS]
        + ["-r", os.path.join(LOCKS, "uv.txt")],
        "uv, which installs the dependencies, could not be installed.",
    )


def bundled_pip():
    """Give the pip that Python carries inside ensurepip, run from its wheel."""
    import ensurepip
    import glob

    wheels = glob.glob(os.path.join(os.path.dirname(ensurepip.__file__), "_bundled", "pip-*.whl"))
    wheels += glob.glob("/usr/share/python-wheels/pip-*.whl")  # where Debian keeps it
    if not wheels:
        raise Refusal(missing_venv())
    return [sys.executable, os.path.join(wheels[0], "pip")]


def install(which):
    """Make the environment hold exactly what the lock names, every file checked against its hash."""
    run(
        [find_uv(), "pip", "sync", "--quiet", "--require-hashes", "--python", python_in_venv()]
        + [os.path.join(LOCKS, which + ".txt")],
        "The dependencies in requirements/%s.txt could not be installed." % which,
    )


def step(label, action, *arguments):
    """Do one slow thing with a line that says so and how long it took."""
    print("  %s … " % label, end="")
    sys.stdout.flush()
    start = time.time()
    action(*arguments)
    print("%.1f s" % (time.time() - start))


def stamp(which):
    """Note for make what .venv holds; the dependencies of dev include those of run."""
    for name in {"run", which}:
        with open(os.path.join(VENV, "." + name), "w"):
            pass


def main(which):
    """Do it all; answer the exit code."""
    if os.path.exists(os.path.join(VENV, ".dev")):
        which = "dev"  # never take the tools of a developer away
    try:
        check_python()
        check_disk()
        step("making .venv", make_venv)
        step("fetching uv", find_uv)
        step("installing the locked dependencies (%s)" % which, install, which)
        stamp(which)
    except Refusal as refusal:
        print("\n%s" % refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nstopped; the next `make` goes on from here", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in ("run", "dev"):
        sys.exit("usage: python3 requirements/install.py run|dev")
    sys.exit(main(sys.argv[1]))
