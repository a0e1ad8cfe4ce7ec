"""The process that reads pictures bounds itself, also when nobody waits for it any more."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from core import image_process, images

START = "import sys; sys.path[:0] = [{folder!r}, *{path!r}]; from image_process import confine; "


def confined(memory: int, seconds: int, then: str) -> subprocess.CompletedProcess[bytes]:
    """Run a program that confines itself, then does something."""
    folder = str(Path(image_process.__file__).parent)
    start = START.format(folder=folder, path=sys.path)
    program = f"{start}confine({memory}, {seconds}); {then}"
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, timeout=60, check=False
    )


def test_a_picture_has_so_much_processor_time() -> None:
    """A decoder that never ends is ended by the system."""
    done = confined(2**31, 1, "exec('while True: pass')")
    assert done.returncode in (-signal.SIGXCPU, -signal.SIGKILL)


@pytest.mark.parametrize(("size", "fits"), [(2**20, True), (2**30, False)])
def test_a_picture_has_so_much_memory(size: int, *, fits: bool) -> None:
    """What takes more than that gets an error, and not the machine's memory."""
    done = confined(2**29, 60, f"bytearray({size})")
    assert (done.returncode == 0) is fits
    assert fits or b"MemoryError" in done.stderr


@pytest.mark.parametrize(
    "program",
    [
        "import time; time.sleep(20); print('{\"renditions\": []}')",
        "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
        "print('nonsense')",
        "raise SystemExit(3)",
    ],
    ids=["dawdles", "crashes", "says nonsense", "fails"],
)
async def test_a_process_that_breaks_is_a_picture_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    """However a decoder goes wrong, it is about this one file."""
    script = tmp_path / "decoder.py"
    script.write_text(program)
    monkeypatch.setattr(images, "_PROCESS", script)
    monkeypatch.setattr(images, "SECONDS", 2)
    with pytest.raises(images.Undecodable):
        await images.Images().render(tmp_path / "source", "PNG", tmp_path)


async def test_a_process_has_no_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No secret of ours is within reach of a decoder that was taken over."""
    monkeypatch.setenv("DAYBOOK_SECRET", "a secret")
    script = tmp_path / "decoder.py"
    told = "{'too_large': ' '.join(sorted(os.environ))}"
    script.write_text(f"import json, os; print(json.dumps({told}))")
    monkeypatch.setattr(images, "_PROCESS", script)
    with pytest.raises(images.TooManyPixels) as raised:
        await images.Images().render(tmp_path / "source", "PNG", tmp_path)
    assert set(str(raised.value).split()) <= {"LC_CTYPE"}


async def test_only_the_format_that_it_was_said_to_be_is_tried(tmp_path: Path) -> None:
    """Pillow has decoders for a hundred formats; a stranger's file meets one of five."""
    source = tmp_path / "source"
    Image.new("RGB", (9, 9)).save(source, "JPEG")
    (made,) = await images.Images().render(source, "JPEG", tmp_path)
    assert made.media_type == "image/jpeg"
    with pytest.raises(images.Undecodable):
        await images.Images().render(source, "PNG", tmp_path)
