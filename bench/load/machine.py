"""Where everything runs: the server on one core, PostgreSQL and the load on the other."""

from __future__ import annotations

import contextlib
import json
import os
import platform
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import httpx

SERVER_CORE, OTHER_CORE = 0, 1
CONNECTIONS = 16
READY_SECONDS = 60.0


class Missing(RuntimeError):
    """A program that the benchmark needs is not here; the text says which, and where it is had."""


class Refused(RuntimeError):
    """A contender did not answer as it has to: its figures would mean nothing."""


def wrk() -> str:
    """Return the load generator. Raises `Missing`."""
    found = shutil.which("wrk")
    if found is None:
        raise Missing("The load comes from wrk, which is not here: apt-get install wrk")
    return found


def stay_on(core: int) -> None:
    """Keep this process, and what it starts from now on, on one core where there are several."""
    if (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(0, {core})


@dataclass(frozen=True, slots=True)
class Server:
    """A contender that runs."""

    url: str
    pid: int
    log: Path

    def resident_megabytes(self) -> float:
        """Memory in use by it and its children."""
        pids = [self.pid, *_children(self.pid)]
        return sum(_resident(pid) for pid in pids) / 1024

    def processor_seconds(self) -> float:
        """Processor time that it has used, in user code and in the kernel."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(
    command: Sequence[str], environment: Mapping[str, str], port: int, folder: Path
) -> Iterator[Server]:
    """Run a server on its core while the block runs. Raises RuntimeError with its own words."""
    log = folder / f"server-{port}.log"
    with running(command, environment, log) as process:
        _wait(process, port, log)
        yield Server(f"http://127.0.0.1:{port}", process.pid, log)


@contextmanager
def running(
    command: Sequence[str], environment: Mapping[str, str], log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program on the server's core while the block runs; what it says goes into `log`."""
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - the command is ours
            list(command),
            preexec_fn=lambda: stay_on(SERVER_CORE),  # noqa: PLW1509 - no thread runs here
            env={**os.environ, **environment},
            stdout=output,
            stderr=output,
            cwd=log.parent,
        )
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()


@contextmanager
def on_every_core() -> Iterator[None]:
    """Let what is started in the block run where it likes, as it does for people."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, range(os.cpu_count() or 1))
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def facts() -> dict[str, str]:
    """Return what this machine is, as far as figures depend on it."""
    names = re.findall(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text("utf-8"))
    memory = re.search(r"MemTotal:\s+(\d+) kB", Path("/proc/meminfo").read_text("utf-8"))
    return {
        "processor": names[0] if names else platform.processor(),
        "cores": str(os.cpu_count()),
        "memory": f"{int(memory[1]) / 2**20:.0f} GiB" if memory else "unknown",
        "system": f"{platform.system()} {platform.release().partition('-')[0]}",
        "python": platform.python_version(),
        "load before": f"{os.getloadavg()[0]:.2f}",
    }


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Wait for an answer: a port may be open long before there is one."""
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=5).is_success:
                return
        time.sleep(0.02)
    raise RuntimeError(f"the server did not start:\n{log.read_text(errors='replace')[-2000:]}")


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in listed.read_text().split()] if listed.exists() else []


def _resident(pid: int) -> int:
    status = Path(f"/proc/{pid}/status")
    found = re.search(r"VmRSS:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(found[1]) if found else 0


@dataclass(frozen=True, slots=True)
class Load:
    """What one round of load gave: requests per second, and latencies in milliseconds."""

    rate: float
    p50: float
    p95: float
    p99: float
    refused: int


def load(url: str, script: str, seconds: float, connections: int = CONNECTIONS) -> Load:
    """Ask as fast as the answers come, and count answers that are not good."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script + _REPORT)
        file.flush()
        done = subprocess.run(  # noqa: S603 - the command is ours
            [
                wrk(),
                "-t1",
                f"-c{connections}",
                "--timeout=10s",
                f"-d{max(1, round(seconds))}s",
                "-s",
                file.name,
                url,
            ],
            capture_output=True,
            text=True,
            check=True,
        )
    told = json.loads(done.stdout.strip().splitlines()[-1])
    return Load(told["rate"], told["p50"], told["p95"], told["p99"], int(told["refused"]))


_REPORT = """
done = function(summary, latency, requests)
  local bad = summary.errors.status + summary.errors.connect + summary.errors.read
  bad = bad + summary.errors.write + summary.errors.timeout
  io.write(string.format('\\n{"rate": %f, "p50": %f, "p95": %f, "p99": %f, "refused": %d}\\n',
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000,
    latency:percentile(95) / 1000, latency:percentile(99) / 1000, bad))
end
"""


def middle(rounds: Sequence[Load]) -> Load:
    """Return the medians of several rounds; refusals are summed, for there should be none."""
    return Load(
        median(r.rate for r in rounds),
        median(r.p50 for r in rounds),
        median(r.p95 for r in rounds),
        median(r.p99 for r in rounds),
        sum(r.refused for r in rounds),
    )
