"""The package as generated code imports it: what it promises is there, whenever it is loaded."""

from __future__ import annotations

import subprocess
import sys

import pytest

from codegen import runtime


def test_every_name_is_there_in_a_fresh_process() -> None:
    """What is loaded late is found as what is loaded at once, by a star as well."""
    program = "from codegen.runtime import *; print(*sorted(globals()))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert set(runtime.__all__) <= set(done.stdout.decode().split())


def test_another_name_is_no_attribute() -> None:
    """A misspelt name fails as it does on any module."""
    with pytest.raises(AttributeError, match="no attribute 'build_ruoter'"):
        _ = runtime.build_ruoter  # type: ignore[attr-defined]
