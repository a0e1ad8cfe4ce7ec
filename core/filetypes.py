"""What a file is, told by its first bytes: the few types that are taken, and nothing else.

A table of our own and no library: a detector that knows hundreds of types answers with guesses and
confidences, while a gatekeeper has to say yes to a few of them and no to everything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

HEAD = 8_192
"""How many bytes from the start `sniff` wants to see."""


@dataclass(frozen=True, slots=True)
class FileType:
    """A type that is taken. `extensions` in lower case without the dot, the usual one first.

    `picture` is the name by which Pillow knows the format, None for what is no picture. `inline`
    says that a browser may show it where it stands. What holds sound and films alike names its
    `container`: which of the two a file is, may be said by who sends it.
    """

    media_type: str
    extensions: tuple[str, ...]
    name: str
    picture: str | None = None
    inline: bool = True
    container: str | None = None


PNG = FileType("image/png", ("png",), "PNG", "PNG")
JPEG = FileType("image/jpeg", ("jpg", "jpeg", "jpe", "jfif"), "JPEG", "JPEG")
GIF = FileType("image/gif", ("gif",), "GIF", "GIF")
WEBP = FileType("image/webp", ("webp",), "WebP", "WEBP")
AVIF = FileType("image/avif", ("avif",), "AVIF", "AVIF")
HEIC = FileType("image/heic", ("heic", "heif", "hif"), "HEIC", "HEIF")
PDF = FileType("application/pdf", ("pdf",), "PDF", inline=False)
MP3 = FileType("audio/mpeg", ("mp3",), "MP3")
AAC = FileType("audio/aac", ("aac",), "AAC")
FLAC = FileType("audio/flac", ("flac",), "FLAC")
WAV = FileType("audio/wav", ("wav",), "WAV")
M4A = FileType("audio/mp4", ("m4a", "m4b", "mp4"), "M4A", container="mp4")
MP4 = FileType("video/mp4", ("mp4", "m4v"), "MP4", container="mp4")
MOV = FileType("video/quicktime", ("mov", "qt"), "MOV")
OGA = FileType("audio/ogg", ("ogg", "oga", "opus"), "Ogg", container="ogg")
OGV = FileType("video/ogg", ("ogv", "ogg"), "Ogg", container="ogg")
WEBA = FileType("audio/webm", ("weba", "webm"), "WebM", container="webm")
WEBM = FileType("video/webm", ("webm",), "WebM", container="webm")

_ALL: tuple[FileType, ...] = (
    *(PNG, JPEG, GIF, WEBP, AVIF, HEIC, PDF),
    *(MP3, M4A, AAC, FLAC, WAV, OGA, OGV, WEBA, WEBM, MP4, MOV),
)
TYPES = {kind.media_type: kind for kind in _ALL}
NAMES = tuple(dict.fromkeys(kind.name for kind in _ALL))
"""What the types are called, for those who want to know what is taken."""

# What the same type is called, too.
ALIASES = {
    "image/jpg": JPEG,
    "image/pjpeg": JPEG,
    "image/apng": PNG,
    "image/heif": HEIC,
    "image/heic-sequence": HEIC,
    "image/heif-sequence": HEIC,
    "application/x-pdf": PDF,
    "audio/mp3": MP3,
    "audio/aacp": AAC,
    "audio/x-aac": AAC,
    "audio/x-flac": FLAC,
    "audio/wave": WAV,
    "audio/x-wav": WAV,
    "audio/vnd.wave": WAV,
    "audio/m4a": M4A,
    "audio/x-m4a": M4A,
    "audio/x-m4b": M4A,
    "video/x-m4v": MP4,
    "audio/opus": OGA,
    "audio/vorbis": OGA,
}

_MOVIES = {
    *(b"isom", b"iso2", b"iso3", b"iso4", b"iso5", b"iso6", b"iso7", b"iso8", b"iso9"),
    *(b"mp41", b"mp42", b"avc1", b"hvc1", b"hev1", b"M4V ", b"M4VH", b"M4VP", b"dash", b"MSNV"),
}
_SONGS = {b"M4A ", b"M4B "}
# Brands of ISO 23008-12, of HEVC; a file that is AVIF says so before.
_PHOTOGRAPHS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}


def sniff(head: bytes) -> FileType | None:
    """Return what a file that begins so is; None for none of ours."""
    return next((kind for test, kind in _TESTS if test(head)), None)


def by_media_type(name: str) -> FileType | None:
    """Return the type of a media type, whatever its parameters and case; None for none of ours."""
    essence = _essence(name)
    return TYPES.get(essence) or ALIASES.get(essence)


def agreed(found: FileType, media_type: str | None, extension: str) -> FileType | None:
    """Return what a file is by all that is known of it; None where that contradicts itself.

    A media type and an extension, where there are any, have to agree with what its bytes say. A
    container that holds sound and films alike holds what they say.
    """
    essence = _essence(media_type or "")
    if essence and essence not in _UNSAID and essence != f"application/{found.container}":
        said = by_media_type(essence)
        if said is None or not (said is found or _alike(said, found)):
            return None
        found = said
    if not extension or extension in found.extensions:
        return found
    alike = (kind for kind in _ALL if extension in kind.extensions and _alike(kind, found))
    return next(alike, None)


_UNSAID = {"application/octet-stream", "binary/octet-stream"}


def _essence(media_type: str) -> str:
    return media_type.partition(";")[0].strip().lower()


def _alike(one: FileType, other: FileType) -> bool:
    return one.container is not None and one.container == other.container


def _begins(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(marks)


def _riff(form: bytes) -> Callable[[bytes], bool]:
    return lambda head: head[:4] == b"RIFF" and head[8:12] == form


def _brands(head: bytes) -> list[bytes]:
    """Return the brands of an ISO base media file (ISO 14496-12 §4.3), the major one first."""
    size = int.from_bytes(head[:4], "big")
    if head[4:8] != b"ftyp" or size > len(head):
        return []
    return [head[at : at + 4] for at in (8, *range(16, size - 3, 4))]


def _is_avif(head: bytes) -> bool:
    return not {b"avif", b"avis"}.isdisjoint(_brands(head))


def _has_brand(brands: AbstractSet[bytes]) -> Callable[[bytes], bool]:
    """Make the test whether the major brand is one of these."""
    return lambda head: not brands.isdisjoint(_brands(head)[:1])


# Of layer III, by the two bits of the version: MPEG-1 (3), MPEG-2 (2) and MPEG-2.5 (0).
_KILOBITS = {
    3: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    0: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_HERTZ = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_BITS_PER_FRAME = {3: 144_000, 2: 72_000, 0: 72_000}
_SYNC, _LAYER_III = 0b11111111111, 1


def _frame_size(head: bytes, at: int) -> int:
    """Return the size of the layer III frame (ISO 11172-3 §2.4.1) that begins there; 0 for none."""
    word = int.from_bytes(head[at : at + 4], "big")
    version, layer = word >> 19 & 3, word >> 17 & 3
    if word >> 21 != _SYNC or layer != _LAYER_III or version not in _HERTZ:
        return 0
    try:
        bits = (0, *_KILOBITS[version])[word >> 12 & 15]
        return _BITS_PER_FRAME[version] * bits // _HERTZ[version][word >> 10 & 3] + (word >> 9 & 1)
    except IndexError:  # values that the standard reserves
        return 0


def _is_mp3(head: bytes) -> bool:
    """Tell an ID3 tag, or two frames one after the other: one could be chance."""
    size = _frame_size(head, 0)
    return head.startswith(b"ID3") or (size > 0 and _frame_size(head, size) > 0)


def _is_aac(head: bytes) -> bool:
    """Tell two frames of ADTS (ISO 13818-7 §6.2), one after the other."""
    size = _adts_size(head, 0)
    return size > 0 and _adts_size(head, size) > 0


def _adts_size(head: bytes, at: int) -> int:
    word = int.from_bytes(head[at : at + 6], "big")
    if word >> 36 != _ADTS_SYNC or word >> 33 & 3 or word >> 26 & 15 > _ADTS_RATES:
        return 0
    return word >> 5 & 0x1FFF


_ADTS_SYNC, _ADTS_RATES = 0xFFF, 12


# Ogg ----------------------------------------------------------------------------------------------

_SOUNDS = (b"\x01vorbis", b"OpusHead", b"\x7fFLAC", b"Speex   ")
_FILMS = (b"\x80theora", b"BBCD\0", b"\x01video\0\0\0")


def _codecs(head: bytes) -> Iterator[bytes]:
    """Yield how each stream of an Ogg file begins: its first pages come first (RFC 3533 §4)."""
    at, first = 0, 0x02
    while head[at : at + 4] == b"OggS" and len(head) > at + 27 and head[at + 5] & first:
        table = head[at + 27 : at + 27 + head[at + 26]]
        start = at + 27 + len(table)
        yield head[start : start + 8]
        at = start + sum(table)


def _is_ogv(head: bytes) -> bool:
    return any(codec.startswith(_FILMS) for codec in _codecs(head))


def _is_oga(head: bytes) -> bool:
    return any(codec.startswith(_SOUNDS) for codec in _codecs(head))


# WebM ---------------------------------------------------------------------------------------------

_EBML, _DOCTYPE, _SEGMENT, _TRACKS = 0x1A45DFA3, 0x4282, 0x18538067, 0x1654AE6B
_TRACK, _TRACK_TYPE, _VIDEO = 0xAE, 0x83, b"\x01"
_UNKNOWN_SIZE = 1 << 56


def _elements(head: bytes, at: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield the elements of an EBML file (RFC 8794 §5): the id of each, its start and its end."""
    while at < min(end, len(head)):
        name, at = _number(head, at, marked=True)
        size, at = _number(head, at, marked=False)
        if not name or at > len(head):
            return
        yield name, at, min(at + size, end)
        at += size


def _number(head: bytes, at: int, *, marked: bool) -> tuple[int, int]:
    """Read a number of variable length; return it, and where it ends. 0 for what is none.

    An id keeps the bit that marks its length; a size of all ones is unknown: to the end.
    """
    first = head[at] if at < len(head) else 0
    length = 9 - first.bit_length()
    if not first or at + length > len(head):
        return 0, len(head) + 1
    value = int.from_bytes(head[at : at + length], "big")
    if marked:
        return value, at + length
    size = value & (1 << 7 * length) - 1
    return (_UNKNOWN_SIZE if size == (1 << 7 * length) - 1 else size), at + length


def _child(head: bytes, parent: tuple[int, int], wanted: int) -> tuple[int, int] | None:
    found = (e for e in _elements(head, *parent) if e[0] == wanted)
    return next(((start, end) for _, start, end in found), None)


def _is_webm(head: bytes) -> bool:
    """Tell WebM from Matroska, which is as Matroska begins, with more that no browser plays."""
    ebml = _child(head, (0, len(head)), _EBML) if head.startswith(b"\x1a\x45\xdf\xa3") else None
    kind = _child(head, ebml, _DOCTYPE) if ebml else None
    return kind is not None and head[slice(*kind)].rstrip(b"\0") == b"webm"


def _is_weba(head: bytes) -> bool:
    """Tell a WebM file whose tracks are named at its beginning, none of them a film."""
    segment = _child(head, (0, _UNKNOWN_SIZE), _SEGMENT) if _is_webm(head) else None
    tracks = _child(head, segment, _TRACKS) if segment else None
    if tracks is None or tracks[1] > len(head):
        return False
    of_tracks = [t for t in _elements(head, *tracks) if t[0] == _TRACK]
    kinds = [_child(head, (start, end), _TRACK_TYPE) for _, start, end in of_tracks]
    return bool(kinds) and all(kind and head[slice(*kind)] != _VIDEO for kind in kinds)


_TESTS: tuple[tuple[Callable[[bytes], bool], FileType], ...] = (
    (_begins(b"\x89PNG\r\n\x1a\n"), PNG),
    (_begins(b"\xff\xd8\xff"), JPEG),
    (_begins(b"GIF87a", b"GIF89a"), GIF),
    (_riff(b"WEBP"), WEBP),
    (_riff(b"WAVE"), WAV),
    (_is_avif, AVIF),
    (_has_brand(_PHOTOGRAPHS), HEIC),
    (_has_brand({b"qt  "}), MOV),
    (_has_brand(_SONGS), M4A),
    (_has_brand(_MOVIES), MP4),
    (_begins(b"%PDF-"), PDF),
    (_begins(b"fLaC"), FLAC),
    (_is_ogv, OGV),
    (_is_oga, OGA),
    (_is_weba, WEBA),
    (_is_webm, WEBM),
    (_is_aac, AAC),
    (_is_mp3, MP3),
)
