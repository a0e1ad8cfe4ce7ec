"""The account that PostgreSQL runs under: it refuses root, so root lends it another.

Nothing of the machine is changed for it. Where the account may not enter the folders on the way
(a checkout under /root, mode 0700), the process is given the one capability that lets it pass,
rather than the folders being opened to everybody.
"""

from __future__ import annotations

import ctypes
import os
import pwd
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ACCOUNT = "nobody"
_PR_SET_PDEATHSIG = 1
_PR_SET_SECUREBITS = 28
_PR_CAP_AMBIENT = 47
_PR_CAP_AMBIENT_RAISE = 2
_CAP_DAC_OVERRIDE = 1
_SECBIT_NO_SETUID_FIXUP = 1 << 2
_CAPABILITY_VERSION_3 = 0x20080522

_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


@dataclass(frozen=True, slots=True)
class Account:
    """Whose process it is. `passes` says that it needs the capability to pass closed folders."""

    uid: int
    gid: int
    switch: bool = False
    passes: bool = False

    @classmethod
    def current(cls) -> Account:
        """Give the account that this process has."""
        return cls(os.geteuid(), os.getegid())

    def own(self, folder: Path) -> None:
        """Give the folder to the account."""
        if self.switch:
            os.chown(folder, self.uid, self.gid)

    def enter_with(self, end: signal.Signals) -> Callable[[], None]:
        """Give what a child does before its program starts: become the account, end when we end.

        On Linux the kernel sends `end` to the child when this process dies, however it dies.
        Elsewhere the next start ends what was left behind.
        """

        def enter() -> None:
            if self.switch:
                self._become()
            if _libc is not None:
                _libc.prctl(_PR_SET_PDEATHSIG, int(end), 0, 0, 0)

        return enter

    def _become(self) -> None:
        """Change the account of this process for good; keep at most the one capability.

        Without the security bit, changing the account would drop all of them, and access(2), by
        which PostgreSQL looks for its own programs, would not count the one that is kept.
        """
        if self.passes:
            _control(_PR_SET_SECUREBITS, _SECBIT_NO_SETUID_FIXUP)
        os.setgroups([])
        os.setresgid(self.gid, self.gid, self.gid)
        os.setresuid(self.uid, self.uid, self.uid)
        if self.passes:
            _keep_only(_CAP_DAC_OVERRIDE)


def account_for(program: Path, folder: Path) -> Account:
    """Choose the account for a program that works on `folder`: our own, or root's substitute."""
    if os.geteuid() != 0:
        return Account.current()
    entry = pwd.getpwnam(ACCOUNT)
    closed = not (_open_to_all(program) and _open_to_all(folder.parent))
    return Account(entry.pw_uid, entry.pw_gid, switch=True, passes=closed)


def _open_to_all(path: Path) -> bool:
    """Tell whether everybody may enter every folder down to `path`."""
    folders = [p for p in (path, *path.parents) if p.is_dir()]
    return all(folder.stat().st_mode & 0o001 for folder in folders)


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Data(ctypes.Structure):
    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


def _keep_only(capability: int) -> None:
    """Drop every capability but one; that one outlives the start of a program (capabilities(7))."""
    assert _libc is not None  # noqa: S101 - Linux only
    bits = 1 << capability
    header = _Header(_CAPABILITY_VERSION_3, 0)
    data = (_Data * 2)(_Data(bits, bits, bits), _Data(0, 0, 0))
    if _libc.capset(ctypes.byref(header), ctypes.byref(data)) != 0:
        raise OSError(ctypes.get_errno(), "capset")
    _control(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE, capability)


def _control(option: int, first: int, second: int = 0) -> None:
    """Change something of this process (prctl(2)). Raises OSError."""
    if _libc is None or _libc.prctl(option, first, second, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "this system does not let a process keep a capability")
