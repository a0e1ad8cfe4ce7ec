"""`python -m bench.profile`: where a read spends the server's processor time, by py-spy.

Loads one post after another, as `bench.load` does, and samples the server meanwhile. Each sample
counts for the innermost Python function; what C does on its behalf is the function's. Writes
bench/results/profile.md. Needs `wrk` and `py-spy`, which is looked for on the PATH.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.load import machine, workloads
from bench.load.__main__ import RESULTS, ROOT, database, postgres_server
from bench.load.contenders import contenders, started
from bench.load.machine import Server

SAMPLES_A_SECOND = 500
MOST_FUNCTIONS = 25
_FRAME = re.compile(r"(?P<name>.+) \((?P<file>[^()]+?)(?::\d+)?\)$")

# The layers of a request, from the socket to the database: what a file's path contains.
LAYERS = {
    "event loop (uvloop)": ("uvloop/", "asyncio/"),
    "HTTP (uvicorn, httptools)": ("uvicorn/",),
    "our middleware": ("app/edge.py", "app/caching.py", "core/telemetry.py", "core/trace.py"),
    "rate limits, identity": ("app/limits.py", "app/identity.py", "core/rates.py"),
    "contract (codegen.runtime, generated)": ("codegen/runtime/", "generated/", "app/access.py"),
    "handler": ("handlers/",),
    "database (store, psycopg)": ("store/", "psycopg/", "psycopg_pool/"),
    "log": ("structlog/", "logging/"),
    "FastAPI, Starlette": ("fastapi/", "starlette/"),
}
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Profile:
    """How many samples each function had, innermost and anywhere on the stack."""

    total: int
    own: Counter[tuple[str, str]]
    within: Counter[tuple[str, str]]

    def layers(self) -> Counter[str]:
        """Add the functions' own samples up by layer."""
        found: Counter[str] = Counter()
        for (_, file), count in self.own.items():
            found[layer(file)] += count
        return found


def layer(file: str) -> str:
    """Return the layer that a file is part of."""
    for name, parts in LAYERS.items():
        if any(f"/{part}" in f"/{file}" for part in parts):
            return name
    return OTHER


def read(folded: str) -> Profile:
    """Read stacks as py-spy folds them: frames from the outside in, and a count.

    A frame is `function (file)`; the interpreter's thread comes first, and is left out.
    """
    own: Counter[tuple[str, str]] = Counter()
    within: Counter[tuple[str, str]] = Counter()
    total = 0
    for stack, count in _stacks(folded):
        frames = [(m["name"], m["file"]) for m in map(_FRAME.fullmatch, stack) if m]
        if frames:
            total += count
            own[frames[-1]] += count
            within.update(dict.fromkeys(frames, count))
    return Profile(total, own, within)


def _stacks(folded: str) -> Iterator[tuple[list[str], int]]:
    for line in folded.splitlines():
        stack, _, count = line.rpartition(" ")
        yield stack.split(";"), int(count)


def markdown(profile: Profile, load: machine.Load, microseconds: float) -> str:
    """Lay a profile out; shares of samples are told as microseconds of a request."""

    def cost(count: int) -> str:
        share = count / profile.total
        return f"{share * microseconds:.1f} µs | {share:.1%}"

    told = (
        f"One post by its address, {load.rate:,.0f} a second, {microseconds:.0f} µs of the server's"
        f" processor time each; {profile.total:,} samples of py-spy."
    )
    rows = [
        "# Where a read spends its time",
        "",
        told,
        "",
        "| layer | of a request | share |",
        "|---|---|---|",
        *(f"| {name} | {cost(count)} |" for name, count in profile.layers().most_common()),
        "",
        "| function | by itself | share | with what it calls |",
        "|---|---|---|---|",
    ]
    for (name, file), count in profile.own.most_common(MOST_FUNCTIONS):
        within = profile.within[name, file] / profile.total * microseconds
        rows.append(f"| `{name}` ({file}) | {cost(count)} | {within:.1f} µs |")
    return "\n".join(rows) + "\n"


def main() -> int:
    """Profile, and write what was found."""
    parser = argparse.ArgumentParser("python -m bench.profile", description=__doc__)
    parser.add_argument("--seconds", type=int, default=15)
    parser.add_argument("--posts", type=int, default=10_000)
    options = parser.parse_args()
    machine.wrk()
    spy = shutil.which("py-spy")
    if spy is None:
        raise machine.Missing("The profile is py-spy's, which is not here: pip install py-spy")
    machine.stay_on(machine.OTHER_CORE)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        with postgres_server(folder) as postgres:
            url = database(postgres, options.posts)
            ours = next(c for c in contenders(url, folder) if c.name == "D")
            with started(ours, folder) as running:
                script = workloads.script("post", "D", options.posts)
                text = _profiled(spy, running, script, folder / "stacks", options.seconds)
    (RESULTS / "profile.md").write_text(text, "utf-8")
    sys.stdout.write(text)
    return 0


def _profiled(spy: str, server: Server, script: str, file: Path, seconds: int) -> str:
    # Without the profiler first: it stops the server for each sample.
    before = server.processor_seconds()
    load = machine.load(server.url, script, seconds)
    microseconds = 1e6 * (server.processor_seconds() - before) / (load.rate * seconds)
    command = [spy, "record", "--pid", str(server.pid), "--duration", str(seconds), "--function"]
    command += ["--rate", str(SAMPLES_A_SECOND), "--format", "raw", "--output", str(file)]
    loading = threading.Thread(target=machine.load, args=(server.url, script, seconds + 2.0))
    loading.start()
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - the command is ours
    loading.join()
    return markdown(read(_shortened(file.read_text("utf-8"))), load, microseconds)


def _shortened(folded: str) -> str:
    """Name files as they are in the repository, or in their package."""
    return re.sub(r"\([^()]*/site-packages/", "(", folded).replace(f"({ROOT}/", "(")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (machine.Missing, machine.Refused) as problem:
        sys.exit(str(problem))
