"""The child of `core.images`: reads one picture, writes it anew, says in JSON what it wrote.

`python -I image_process.py SOURCE FORMAT FOLDER LIMITS`. It imports nothing of ours.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import struct
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

from PIL import GifImagePlugin, Image, ImageChops, ImageCms, ImageOps, ImageSequence

Told = dict[str, Any]
Box = tuple[int, int, int, int]

MEDIA_TYPES = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "GIF": "image/gif",
    "WEBP": "image/webp",
    "AVIF": "image/avif",
}
SAVING: dict[str, dict[str, Any]] = {
    "PNG": {"compress_level": 6},
    "JPEG": {"quality": 90, "progressive": True},
    "GIF": {},
    "WEBP": {"quality": 90, "method": 3},
    "AVIF": {"quality": 80, "speed": 8},
}
# Pixels on a side that a format can hold, where that is less than what is taken.
SIDES = {"JPEG": 65_500, "WEBP": 16_383}
# Modes that a format can hold; anything else becomes RGB, or RGBA where it is transparent.
MODES = {
    "PNG": {"1", "L", "LA", "P", "RGB", "RGBA", "I;16"},
    "JPEG": {"L", "RGB"},
    "GIF": {"L", "P", "RGB", "RGBA"},
    "WEBP": {"RGB", "RGBA"},
    "AVIF": {"RGB", "RGBA"},
}
ORIENTATION = 0x0112
UPRIGHT = 1
OPAQUE: Final = 255


class TooLarge(Exception):
    """More pixels or frames than are decoded."""


def confine(memory: int, seconds: int) -> None:
    """Bound what this process can take, where the system knows such bounds, and hide its files."""
    os.umask(0o077)
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@dataclass(frozen=True, slots=True)
class Moving:
    """How frames follow each other: milliseconds for each, and how often; 0 is for ever.

    `still` says that the first frame is for those alone that cannot show the others.
    """

    durations: Sequence[float]
    loop: int | None
    still: bool = False


def main(source: Path, form: str, folder: Path, limits: Told) -> Told:
    """Do it all, and return what is to be said."""
    Image.MAX_IMAGE_PIXELS = None  # judged here, before anything is decoded
    if form == "HEIF":
        know_heif()
    try:
        with Image.open(source, formats=[form]) as picture:
            judge(picture, limits)
            frames, moving = decode(picture)
        form = shown_as(form, frames[0])
        judge_side(frames[0], SIDES[form] if form in SIDES else limits["side"])
    except TooLarge as error:
        return {"too_large": str(error)}
    except MemoryError:
        return {"too_large": "The picture needs more memory than there is for one."}
    made = [write_original(folder, form, frames, moving)]
    made += write_variants(folder, frames[0], limits["variants"])
    return {"renditions": made}


def know_heif() -> None:
    """Teach Pillow the format of telephones, of which the main picture is read and nothing else."""
    import pillow_heif  # noqa: PLC0415 - of no use to the other formats

    pillow_heif.register_heif_opener(
        thumbnails=False, depth_images=False, aux_images=False, decode_threads=1
    )


def shown_as(form: str, image: Image.Image) -> str:
    """Return the format that a picture is kept in: its own, or one that every browser shows."""
    if form != "HEIF":
        return form
    return "WEBP" if has_transparency(image) and is_seen_through(image) else "JPEG"


def judge(picture: Image.Image, limits: Told) -> None:
    """Refuse by what the head of the file says. Raises TooLarge."""
    judge_side(picture, limits["side"])
    pixels = picture.width * picture.height
    if pixels > limits["pixels"]:
        raise TooLarge(f"A picture has at most {limits['pixels'] // 10**6} megapixels.")
    frames = count_frames(picture)
    if frames > limits["frames"]:
        raise TooLarge(f"A picture has at most {limits['frames']} frames.")
    if frames > 1 and frames * pixels > limits["moving_pixels"]:
        raise TooLarge(
            f"All frames together have at most {limits['moving_pixels'] // 10**6} megapixels."
        )


def judge_side(picture: Image.Image, most: int) -> None:
    """Refuse a picture that is longer. Raises TooLarge."""
    if max(picture.size) > most:
        raise TooLarge(f"A picture has at most {most:,} pixels on each side.")


def count_frames(picture: Image.Image) -> int:
    """Return how many frames there are to show; further pictures in a photograph are none."""
    still = picture.format in ("JPEG", "MPO", "HEIF")
    return 1 if still else getattr(picture, "n_frames", 1)


def decode(picture: Image.Image) -> tuple[list[Image.Image], Moving | None]:
    """Decode every frame, and how they follow each other where there are several.

    Some formats know how long a frame lasts once it was decoded and not before.
    """
    count = count_frames(picture)
    if count == 1:
        return [upright(picture)], None
    frames: list[Image.Image] = []
    durations: list[float] = []
    loop, still = picture.info.get("loop"), bool(picture.info.get("default_image"))
    for frame in islice(ImageSequence.Iterator(picture), count):
        frames.append(upright(frame, frames[0].size if frames else None))
        durations.append(frame.info.get("duration", 100))
    return frames, Moving(durations[still:], None if loop is None else int(loop), still)


def upright(frame: Image.Image, size: tuple[int, int] | None = None) -> Image.Image:
    """Decode a frame, turned as its EXIF says, in sRGB, and with nothing but its pixels.

    One that is larger than the first, whose size this is, is shown as far as that reaches.
    """
    frame.load()
    profile = frame.info.get("icc_profile")
    turned = frame.getexif().get(ORIENTATION, UPRIGHT) != UPRIGHT
    image = ImageOps.exif_transpose(frame) if turned else frame.copy()
    if profile:
        image = in_srgb(image, profile)
    transparency = image.info.get("transparency")
    image.info = {} if transparency is None else {"transparency": transparency}
    return image if size in (None, image.size) else image.crop((0, 0, *size))


def in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """Convert to sRGB, so that the profile need not stay; one that is broken counts as none."""
    if image.mode not in ("RGB", "RGBA", "CMYK"):
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        converted = ImageCms.profileToProfile(
            image, source, ImageCms.createProfile("sRGB"), outputMode=mode
        )
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return image
    return image if converted is None else converted


def fitting(image: Image.Image, form: str) -> Image.Image:
    """Return the image in a mode that the format can hold."""
    if image.mode in MODES[form]:
        return image
    if form != "JPEG" and has_transparency(image):
        return image.convert("RGBA")
    return image.convert("RGB")


def has_transparency(image: Image.Image) -> bool:
    """Tell whether anything may shine through."""
    return image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info


def write_original(
    folder: Path, form: str, frames: list[Image.Image], moving: Moving | None
) -> Told:
    """Write the picture in the format that it is kept in."""
    path = folder / "original"
    if moving is None:
        fitting(frames[0], form).save(path, format=form, **SAVING[form])
    elif form == "GIF":
        write_gif(path, frames, moving)
    else:
        write_moving(path, form, frames, moving)
    return told("original", path, form, frames[0])


def write_moving(path: Path, form: str, frames: list[Image.Image], moving: Moving) -> None:
    """Write a picture that moves. Whole numbers of milliseconds are what all formats take."""
    first, *rest = [fitting(frame, form) for frame in frames]
    options = {} if moving.loop is None else {"loop": moving.loop}
    if moving.still:
        options["default_image"] = True
    first.save(
        path,
        format=form,
        save_all=True,
        append_images=rest,
        duration=[round(duration) for duration in moving.durations],
        **SAVING[form],
        **options,
    )


# GIF ----------------------------------------------------------------------------------------------
#
# Pillow's writer leaves what a frame does not draw as the frame before left it, so that what has
# become transparent goes on being seen. Here each frame is told what is on the canvas: it draws
# what differs from that, and is cleared afterwards where the next one has to show nothing.

KEEP, CLEAR = 1, 2
COLOURS = 256
MOST_MILLISECONDS = 655_350


def write_gif(path: Path, frames: list[Image.Image], moving: Moving) -> None:
    """Write a GIF that moves; its colours are exact where a frame changes to at most 255."""
    canvases = [binary(frame) for frame in frames]
    seen_through = any(map(is_seen_through, canvases))
    canvas = Image.new("RGBA", canvases[0].size)
    with path.open("wb") as file:
        file.write(b"GIF89a" + struct.pack("<HHBBB", *canvas.size, 0, 0, 0))
        if moving.loop is not None:
            loop = struct.pack("<H", moving.loop)
            file.write(b"!\xff\x0bNETSCAPE2.0\x03\x01" + loop + b"\x00")
        followers = [*canvases[1:], canvases[-1]]
        steps = zip(canvases, followers, moving.durations, strict=True)
        for number, (frame, following, duration) in enumerate(steps):
            cleared = vanishing(frame, following)
            box = area(frame, canvas, cleared) if number else (0, 0, *canvas.size)
            drawn = palette_of(frame.crop(box), canvas.crop(box), seen_through=seen_through)
            file.writelines(drawing(drawn, box, duration, CLEAR if cleared else KEEP))
            canvas = frame.copy()
            if cleared:
                canvas.paste((0, 0, 0, 0), box)
        file.write(b";")


def drawing(drawn: Image.Image, box: Box, duration: float, disposal: int) -> list[bytes]:
    """Return one frame as it is written."""
    options: Told = {"duration": min(duration, MOST_MILLISECONDS), "disposal": disposal}
    if "transparency" in drawn.info:
        options["transparency"] = drawn.info["transparency"]
    return GifImagePlugin.getdata(drawn, box[:2], include_color_table=True, **options)


def is_seen_through(image: Image.Image) -> bool:
    """Tell whether a pixel is not opaque."""
    return image.convert("RGBA").getchannel("A").getextrema() != (OPAQUE, OPAQUE)


def binary(frame: Image.Image) -> Image.Image:
    """Return a frame whose pixels are either opaque or nothing, which is all that GIF knows."""
    image = frame.convert("RGBA")
    opaque = image.getchannel("A").point([0] * 128 + [OPAQUE] * 128)
    canvas = Image.new("RGBA", image.size)
    image.putalpha(OPAQUE)
    canvas.paste(image, mask=opaque)
    return canvas


def vanishing(frame: Image.Image, following: Image.Image) -> Box | None:
    """Return where something is seen that is not to be seen in the next frame."""
    return ImageChops.subtract(frame.getchannel("A"), following.getchannel("A")).getbbox()


def area(frame: Image.Image, canvas: Image.Image, cleared: Box | None) -> Box:
    """Return what a frame has to cover: what it changes, and what is cleared after it."""
    changed = ImageChops.difference(frame, canvas).getbbox(alpha_only=False)
    boxes = [box for box in (changed, cleared) if box is not None]
    if not boxes:
        return (0, 0, 1, 1)
    left, top, right, bottom = zip(*boxes, strict=True)
    return (min(left), min(top), max(right), max(bottom))


def palette_of(frame: Image.Image, canvas: Image.Image, *, seen_through: bool) -> Image.Image:
    """Return what a frame draws on a canvas, in a palette; `info` names its transparent colour.

    What stays as it is takes no colour, so that it neither costs bytes nor blurs the others.
    """
    bands = ImageChops.difference(frame, canvas).split()
    changed = bands[0]
    for band in bands[1:]:
        changed = ImageChops.lighter(changed, band)
    changed = changed.point([0] + [OPAQUE] * 255)
    colours = frame.convert("RGB")
    if changed.getextrema() != (OPAQUE, OPAQUE):
        colours.paste(one_of(colours, changed), mask=ImageChops.invert(changed))
        if colours.getcolors(COLOURS - 1) is None and not seen_through:
            colours, changed = frame.convert("RGB"), Image.new("L", frame.size, OPAQUE)
    whole = changed.getextrema() == (OPAQUE, OPAQUE) and not seen_through
    drawn = colours.quantize(COLOURS if whole else COLOURS - 1, Image.Quantize.MEDIANCUT)
    if whole:
        return drawn
    table = (drawn.getpalette() or [])[: 3 * (COLOURS - 1)]
    nothing = len(table) // 3
    drawn.putpalette([*table, 0, 0, 0])
    drawn.paste(nothing, mask=ImageChops.invert(changed))
    drawn.info = {"transparency": nothing}
    return drawn


def one_of(colours: Image.Image, changed: Image.Image) -> Any:
    """Return a colour that is drawn, of the first pixel that is; black where none is."""
    if (box := changed.getbbox()) is None:
        return 0
    row = changed.crop((0, box[1], changed.width, box[1] + 1)).getbbox()
    return colours.getpixel((row[0] if row else 0, box[1]))


# Variations ---------------------------------------------------------------------------------------


def write_variants(folder: Path, image: Image.Image, variants: dict[str, int]) -> list[Told]:
    """Write the smaller variations that are smaller."""
    image = fitting(image, "WEBP")
    made = []
    for name, side in variants.items():
        if max(image.size) > side:
            small = image.copy()
            small.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=3.0)
            path = folder / name
            small.save(path, format="WEBP", quality=80, method=4)
            made.append(told(name, path, "WEBP", small))
    return made


def told(name: str, path: Path, form: str, image: Image.Image) -> Told:
    """Return what there is to say of one file."""
    return {
        "name": name,
        "path": path.name,
        "media_type": MEDIA_TYPES[form],
        "width": image.width,
        "height": image.height,
    }


if __name__ == "__main__":
    arguments = json.loads(sys.argv[4])
    confine(arguments["memory"], arguments["seconds"])
    answer = main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), arguments)
    sys.stdout.write(json.dumps(answer))
