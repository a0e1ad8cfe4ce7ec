"""Pictures that move show, frame by frame, what they showed before they were written anew."""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageSequence

from core.images import Images

SIZE = (24, 16)
CLEAR = (0, 0, 0, 0)
Colour = tuple[int, int, int]
RED, GREEN, BLUE, GREY = (250, 9, 9), (9, 240, 9), (9, 9, 230), (90, 90, 90)
KEEP, BACKGROUND, PREVIOUS = 1, 2, 3


# A GIF, byte by byte ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Frame:
    """A filled box of a colour, with a hole of one pixel in its corner where it has `hole`."""

    box: tuple[int, int, int, int]
    colour: Colour
    disposal: int
    delay: int = 7
    hole: bool = True


def gif(frames: Sequence[Frame], loop: int | None = None, size: tuple[int, int] = SIZE) -> bytes:
    """Write a GIF whose every frame has a palette of its own; nothing of Pillow's is used."""
    extension = b"!\xff\x0bNETSCAPE2.0\x03\x01" + struct.pack("<HB", loop or 0, 0)
    head = b"GIF89a" + struct.pack("<HH", *size) + b"\0\0\0"
    return b"".join([head, b"" if loop is None else extension, *map(_frame, frames), b";"])


def _frame(frame: Frame) -> bytes:
    left, top, right, bottom = frame.box
    width, height = right - left, bottom - top
    control = struct.pack("<BHB", frame.disposal << 2 | 1, frame.delay, 0)
    pixels = [1] * width * height
    if frame.hole:
        pixels[0] = 0
    described = b"," + struct.pack("<HHHHB", left, top, width, height, 0x80)
    return (
        b"!\xf9\x04" + control + b"\0" + described
        + b"\0\0\0" + bytes(frame.colour) + b"\x02" + _lzw(pixels)
    )  # fmt: skip


def _lzw(pixels: Sequence[int]) -> bytes:
    """Write pixels of two bits without compressing them: the table is cleared every third code."""
    codes = [code for at in range(0, len(pixels), 2) for code in (4, *pixels[at : at + 2])]
    bits = sum(code << 3 * at for at, code in enumerate([*codes, 5]))
    content = bits.to_bytes((3 * (len(codes) + 1) + 7) // 8, "little")
    blocks = [content[at : at + 255] for at in range(0, len(content), 255)]
    return b"".join(bytes([len(block)]) + block for block in blocks) + b"\0"


def shown(frames: Sequence[Frame], size: tuple[int, int] = SIZE) -> list[Image.Image]:
    """What a browser shows of each frame: the canvas, drawn on and cleared as the frames say."""
    canvas, seen = Image.new("RGBA", size), []
    for frame in frames:
        before = canvas.copy()
        corner = canvas.getpixel(frame.box[:2])
        canvas.paste((*frame.colour, 255), frame.box)
        if frame.hole:
            canvas.putpixel(frame.box[:2], corner)  # type: ignore[arg-type]
        seen.append(canvas.copy())
        if frame.disposal == BACKGROUND:
            canvas.paste(CLEAR, frame.box)
        elif frame.disposal == PREVIOUS:
            canvas = before
    return seen


# Writing it anew ----------------------------------------------------------------------------------


async def anew(tmp_path: Path, content: bytes, form: str) -> dict[str, Path]:
    """Have a picture written anew."""
    source, folder = tmp_path / "source", tmp_path / "made"
    source.write_bytes(content)
    folder.mkdir()
    made = await Images().render(source, form, folder)
    return {rendition.name: rendition.path for rendition in made}


def played(content: bytes | Path) -> tuple[list[Image.Image], list[float], object]:
    """What is seen in each frame, for how long, and how often."""
    with Image.open(io.BytesIO(content) if isinstance(content, bytes) else content) as picture:
        frames, durations = [], []
        for frame in ImageSequence.Iterator(picture):
            frames.append(frame.convert("RGBA"))
            durations.append(frame.info["duration"])
        return frames, durations, picture.info.get("loop")


def distance(one: Image.Image, other: Image.Image) -> int:
    """How far two pictures differ to those who see them in front of a bright colour."""
    behind = [Image.new("RGBA", one.size, (255, 0, 255)) for _ in range(2)]
    for ground, picture in zip(behind, (one, other), strict=True):
        ground.alpha_composite(picture)
    return max(high for _, high in ImageChops.difference(*behind).getextrema())  # type: ignore[misc]


ANIMATIONS: dict[str, list[Frame]] = {
    "cleared": [
        Frame((0, 0, 24, 16), RED, BACKGROUND),
        Frame((3, 2, 9, 8), GREEN, BACKGROUND, 30),
        Frame((12, 5, 20, 15), BLUE, BACKGROUND, 1),
    ],
    "kept": [Frame((0, 0, 8, 8), RED, KEEP), Frame((4, 4, 20, 12), BLUE, KEEP, 200)],
    "restored": [
        Frame((0, 0, 24, 16), GREY, KEEP),
        Frame((2, 2, 9, 9), GREEN, PREVIOUS, 3),
        Frame((10, 2, 19, 9), BLUE, PREVIOUS, 4),
        Frame((0, 10, 24, 16), RED, KEEP, 5),
    ],
    "all ways": [
        Frame((1, 1, 23, 15), GREY, KEEP),
        Frame((0, 0, 6, 6), RED, BACKGROUND, 9),
        Frame((5, 5, 12, 12), GREEN, PREVIOUS, 8),
        Frame((11, 3, 24, 9), BLUE, BACKGROUND, 7),
        Frame((2, 2, 3, 3), RED, KEEP, 6, hole=False),
    ],
    "the same twice": [
        Frame((0, 0, 9, 9), RED, KEEP, 5),
        Frame((0, 0, 9, 9), RED, KEEP, 6),
        Frame((0, 0, 9, 9), GREEN, KEEP, 7),
    ],
    "nothing between": [
        Frame((0, 0, 24, 16), RED, BACKGROUND),
        Frame((7, 7, 8, 8), RED, BACKGROUND, 50),
        Frame((0, 0, 24, 16), BLUE, KEEP),
    ],
}


@pytest.mark.parametrize("loop", [None, 0, 3])
@pytest.mark.parametrize("name", ANIMATIONS)
async def test_a_gif_is_not_smeared(tmp_path: Path, name: str, loop: int | None) -> None:
    """Whatever becomes of a frame after it, and wherever it lies: nothing stays that had to go."""
    frames = ANIMATIONS[name]
    made = await anew(tmp_path, gif(frames, loop), "GIF")
    kept, durations, often = played(made["original"])
    assert durations == [10 * frame.delay for frame in frames]
    assert often == loop
    far = [distance(one, other) for one, other in zip(shown(frames), kept, strict=True)]
    assert far == [0] * len(frames)


async def test_a_gif_keeps_more_colours_than_a_palette_has(tmp_path: Path) -> None:
    """Frames that add a part each, with a palette each, are exact: only the part is drawn."""
    frames = [
        Frame((n, m, n + 1, m + 1), (n * 9, m * 15, n * m % 256), KEEP, hole=False)
        for n in range(24)
        for m in range(12)
    ]
    kept, _, _ = played((await anew(tmp_path, gif(frames), "GIF"))["original"])
    assert len(kept[-1].getcolors(10_000) or ()) > 256
    assert distance(kept[-1], shown(frames)[-1]) == 0


async def test_a_gif_whose_frame_is_larger_than_itself(tmp_path: Path) -> None:
    """Is shown as far as it reaches, as browsers do."""
    frames = [Frame((0, 0, 24, 16), RED, KEEP), Frame((20, 10, 90, 70), GREEN, KEEP)]
    kept, _, _ = played((await anew(tmp_path, gif(frames), "GIF"))["original"])
    assert [frame.size for frame in kept] == [SIZE, SIZE]
    assert kept[1].getpixel((23, 15)) == (*GREEN, 255)


async def test_the_variations_of_a_gif_are_of_its_first_frame(tmp_path: Path) -> None:
    """What shines through there shines through in them."""
    frames = [
        Frame((0, 0, 500, 200), RED, BACKGROUND),
        Frame((0, 0, 600, 400), GREEN, BACKGROUND),
    ]
    made = await anew(tmp_path, gif(frames, size=(600, 400)), "GIF")
    with Image.open(made["thumb"]) as thumb:
        assert (thumb.format, thumb.size, thumb.mode) == ("WEBP", (320, 213), "RGBA")
        assert thumb.getpixel((310, 200))[3] == 0  # type: ignore[index]
        assert thumb.getpixel((100, 50))[0] > 240  # type: ignore[index]


def sprite(form: str, **saving: Any) -> bytes:
    """A ball that crosses a picture through which one sees, each frame as long as no other."""
    frames = []
    for n in range(5):
        frame = Image.new("RGBA", (96, 64))
        ball = (12 * n, 8 * n, 12 * n + 32, 8 * n + 32)
        ImageDraw.Draw(frame).ellipse(ball, fill=(200, 40 * n, 60, 255))
        frames.append(frame)
    content = io.BytesIO()
    frames[0].save(content, form, save_all=True, append_images=frames[1:], **saving)
    return content.getvalue()


DURATIONS = [50, 100, 70, 300, 90]
MOVING: dict[str, tuple[str, dict[str, Any]]] = {
    "gif": ("GIF", {"disposal": 2, "loop": 3}),
    "apng": ("PNG", {"loop": 3}),
    "apng cleared": ("PNG", {"loop": 0, "disposal": 1, "blend": 1}),
    "apng of all ways": ("PNG", {"disposal": [0, 1, 2, 1, 0], "blend": [0, 1, 1, 0, 1]}),
    "webp": ("WEBP", {"loop": 3, "quality": 100}),
    "webp of one loop": ("WEBP", {"loop": 1, "lossless": True}),
    "avif": ("AVIF", {"quality": 100, "subsampling": "4:4:4"}),
}
NEAR = 100
"""As far as a lossy format may carry a colour at the rim of a ball; a smear is far beyond."""


@pytest.mark.parametrize("name", MOVING)
async def test_a_picture_goes_on_moving(tmp_path: Path, name: str) -> None:
    """Every frame, for its own time, as often: in every format that moves."""
    form, saving = MOVING[name]
    content = sprite(form, duration=DURATIONS, **saving)
    before, was_often = played(content)[0], played(content)[2]
    kept, durations, often = played((await anew(tmp_path, content, form))["original"])
    assert durations == DURATIONS
    assert often == was_often
    far = [distance(one, other) for one, other in zip(before, kept, strict=True)]
    assert max(far) <= (0 if form in ("GIF", "PNG") else NEAR)


async def test_a_still_picture_before_an_animation_stays_before_it(tmp_path: Path) -> None:
    """The default image of a PNG is for those who cannot show the others, and no frame of them."""
    content = sprite("PNG", duration=DURATIONS[1:], default_image=True, loop=2)
    made = await anew(tmp_path, content, "PNG")
    with Image.open(made["original"]) as kept:
        assert kept.info["default_image"] is True
        assert kept.n_frames == 5  # type: ignore[attr-defined]
        found = [frame.info.get("duration") for frame in ImageSequence.Iterator(kept)]
    assert found[1:] == DURATIONS[1:]
