"""Comrak, which holds the interpreter while it renders; long texts go to a process of their own.

The process is started by the first long text, serves one at a time, and ends when its input does:
with the process that started it, however that ends. Where it cannot be had, the text is rendered
here all the same.
"""

from __future__ import annotations

import atexit
import os
import signal
import struct
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Final

import comrak

LONG: Final = 20_000
"""Characters from which another process renders: below, it takes two milliseconds at most."""

_ROOT: Final = Path(__file__).resolve().parents[2]
_PROGRAM: Final = f"from {__name__} import main; main()"
_ENVIRONMENT: Final = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT")
_HEAD: Final = struct.Struct(">??I")
_LENGTH: Final = struct.Struct(">I")
_PARSING: Final = comrak.ParseOptions()
_LEAVING: Final = comrak.ParseOptions(leave_footnote_definitions=True)
_RENDERING: Final = comrak.RenderOptions(
    full_info_string=True, sourcepos=True, tasklist_classes=True, unsafe_=True
)


def _extensions(*, alerts: bool) -> comrak.ExtensionOptions:
    return comrak.ExtensionOptions(
        alerts=alerts,
        autolink=True,
        cjk_friendly_emphasis=True,
        description_lists=True,
        footnotes=True,
        math_code=True,
        math_dollars=True,
        strikethrough=True,
        table=True,
        tasklist=True,
    )


_EXTENSIONS: Final = {alerts: _extensions(alerts=alerts) for alerts in (False, True)}


def render(source: str, *, alerts: bool, leaves_footnotes: bool = False) -> str:
    """Return Markdown as HTML, with its places."""
    if len(source) >= LONG:
        try:
            return _CHILD.render(source, alerts, leaves_footnotes)
        except (OSError, EOFError):
            _CHILD.close()
    return _rendered(source, alerts, leaves_footnotes)


def _rendered(source: str, alerts: bool, leaves_footnotes: bool) -> str:  # noqa: FBT001 - as it travels
    parsing = _LEAVING if leaves_footnotes else _PARSING
    return comrak.markdown_to_html(source, _EXTENSIONS[alerts], parsing, _RENDERING)


class _Child:
    """The process that renders, as the one that started it sees it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    @property
    def pid(self) -> int | None:
        """The id of the process, if there is one."""
        return None if self._process is None else self._process.pid

    def render(self, source: str, alerts: bool, leaves_footnotes: bool) -> str:  # noqa: FBT001 - as it travels
        """Let the process render. Raises `OSError` or `EOFError` when it cannot."""
        text = source.encode()
        with self._lock:
            writing, reading = self._pipes()
            writing.write(_HEAD.pack(alerts, leaves_footnotes, len(text)) + text)
            writing.flush()
            (length,) = _LENGTH.unpack(_read(reading, _LENGTH.size))
            return _read(reading, length).decode()

    def close(self) -> None:
        """End the process, which the next long text starts anew."""
        with self._lock:
            process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
        process.wait()

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._process is None or self._owner != os.getpid():  # a fork shares no process
            self._owner = os.getpid()
            self._process = subprocess.Popen(  # noqa: S603 - this module, by this interpreter
                [sys.executable, "-c", _PROGRAM],
                cwd=_ROOT,
                env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        process = self._process
        if process.stdin is None or process.stdout is None:
            raise EOFError
        return process.stdin, process.stdout


_CHILD: Final = _Child()
atexit.register(_CHILD.close)


def _read(pipe: IO[bytes], length: int) -> bytes:
    found = pipe.read(length)
    if len(found) < length:
        raise EOFError
    return found


def serve(reading: IO[bytes], writing: IO[bytes]) -> None:
    """Render what comes, until there is no more."""
    while head := reading.read(_HEAD.size):
        alerts, leaves_footnotes, length = _HEAD.unpack(head)
        html = _rendered(_read(reading, length).decode(), alerts, leaves_footnotes).encode()
        writing.write(_LENGTH.pack(len(html)) + html)
        writing.flush()


def main() -> None:
    """Be the process that renders."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that started this
    serve(sys.stdin.buffer, sys.stdout.buffer)
