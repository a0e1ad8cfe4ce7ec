"""The child of `core.images`: reads one picture, writes it anew, says in JSON what it wrote.

`python -I image_process.py SOURCE FORMAT FOLDER LIMITS`. It imports nothing of ours.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageOps, ImageSequence

Told = dict[str, Any]

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


class TooLarge(Exception):
    """More pixels or frames than are decoded."""


def confine(memory: int, seconds: int) -> None:
    """Bound what this process can take, where the system knows such bounds."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(source: Path, form: str, folder: Path, limits: Told) -> Told:
    """Do it all, and return what is to be said."""
    Image.MAX_IMAGE_PIXELS = None  # judged here, before anything is decoded
    try:
        with Image.open(source, formats=[form]) as picture:
            judge(picture, limits)
            frames = list(upright(picture))
            moving = motion(picture)
    except TooLarge as error:
        return {"too_large": str(error)}
    except MemoryError:
        return {"too_large": "The picture needs more memory than there is for one."}
    made = [write_original(folder, form, frames, moving)]
    made += write_variants(folder, frames[0], limits["variants"])
    return {"renditions": made}


def judge(picture: Image.Image, limits: Told) -> None:
    """Refuse by what the head of the file says. Raises TooLarge."""
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


def count_frames(picture: Image.Image) -> int:
    """Return how many frames there are to show; the further pictures in a JPEG are none of them."""
    return 1 if picture.format in ("JPEG", "MPO") else getattr(picture, "n_frames", 1)


def upright(picture: Image.Image) -> Iterator[Image.Image]:
    """Decode every frame, turned as its EXIF says, in sRGB, and with nothing but its pixels."""
    turned = picture.getexif().get(ORIENTATION, UPRIGHT) != UPRIGHT
    profile = picture.info.get("icc_profile")
    for frame in islice(ImageSequence.Iterator(picture), count_frames(picture)):
        image = ImageOps.exif_transpose(frame) if turned else frame.copy()
        if profile:
            image = in_srgb(image, profile)
        transparency = image.info.get("transparency")
        image.info = {} if transparency is None else {"transparency": transparency}
        yield image


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


def motion(picture: Image.Image) -> Told:
    """Return how the frames follow each other; nothing for a picture that stands still."""
    if count_frames(picture) == 1:
        return {}
    durations = [int(f.info.get("duration", 100)) for f in ImageSequence.Iterator(picture)]
    loops = {"loop": int(picture.info["loop"])} if "loop" in picture.info else {}
    return {"save_all": True, "duration": durations, **loops}


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


def write_original(folder: Path, form: str, frames: list[Image.Image], moving: Told) -> Told:
    """Write the picture in its own format."""
    first, *rest = [fitting(frame, form) for frame in frames]
    saving = {**SAVING[form], **moving}
    if moving:
        saving["append_images"] = rest
    path = folder / "original"
    first.save(path, format=form, **saving)
    return told("original", path, form, first)


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
