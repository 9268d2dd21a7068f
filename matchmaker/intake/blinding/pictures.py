"""Pictures without what they tell besides the picture: EXIF, XMP, comments, thumbnails, profiles, what follows the end.

Nothing is encoded anew: the picture is the same, dot by dot. Which way up it is shown is all that is kept of EXIF.
"""

import re
import struct
from collections.abc import Iterator

from matchmaker.ground.invalid import InvalidValue

PNG, JPEG, JPEG_2000 = "image/png", "image/jpeg", "image/jp2"
_PNG_MARK = 8  # bytes
_PNG_KEPT = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs"}
)
_START, _END, _SCAN, _APP0, _EXIF, _ADOBE = 0xD8, 0xD9, 0xDA, 0xE0, 0xE1, 0xEE
_JPEG_KEPT = frozenset({*range(0xC0, 0xD0), 0xDB, 0xDD}) - {0xC8}  # frames, tables, restart interval
_SCAN_ENDS = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_JFIF_SIZE = 12  # bytes of it without its thumbnail's size, and the thumbnail
_ORIENTATION = 0x0112
_BOXES_KEPT = frozenset({b"jP  ", b"jp2h", b"jp2c"})  # and the second, which says what follows it
_J2K_COMMENT, _J2K_TILE = 0x64, 0x90


def blind_picture(content: bytes, media_type: str) -> bytes:
    """The same picture, of one of the types above. Raises InvalidValue for another, and for one that is broken."""
    try:
        if media_type == PNG:
            return _png(content)
        if media_type == JPEG:
            return _jpeg(content)
        if media_type == JPEG_2000:
            return _jpeg_2000(content)
    except (struct.error, IndexError) as error:
        raise InvalidValue("file_broken") from error
    raise InvalidValue("file_blind_kind")


def _png(content: bytes) -> bytes:
    kept, at = [content[:_PNG_MARK]], _PNG_MARK
    while at < len(content):
        (length,), kind = struct.unpack(">I", content[at : at + 4]), content[at + 4 : at + 8]
        if kind in _PNG_KEPT:
            kept.append(content[at : at + 12 + length])
        at += 12 + length
        if kind == b"IEND":
            return b"".join(kept)
    raise InvalidValue("file_broken")


def _jpeg(content: bytes) -> bytes:
    kept = [b"\xff\xd8"]
    for marker, segment in _segments(content):
        if marker == _APP0 and segment[4:9] == b"JFIF\0":
            kept.append(b"\xff\xe0\0\x10" + segment[4 : 4 + _JFIF_SIZE] + b"\0\0")
        elif marker == _EXIF and segment[4:10] == b"Exif\0\0":
            kept.append(_exif_of(_orientation(segment[10:])))
        elif marker == _ADOBE and segment[4:9] == b"Adobe":
            kept.append(b"\xff\xee\0\x0e" + segment[4:16])
        elif marker in _JPEG_KEPT or marker in (_SCAN, _END):
            kept.append(segment)
    return b"".join(kept)


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Markers with all that belongs to them, up to the end of the picture; more than one picture may follow it."""
    at = 2
    while True:
        if content[at] != 0xFF:
            raise InvalidValue("file_broken")
        marker = content[at + 1]
        if marker == 0xFF:  # a fill byte
            at += 1
            continue
        if marker == _END:
            yield marker, b"\xff\xd9"
            return
        end = at + 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]
        if marker == _SCAN:
            following = _SCAN_ENDS.search(content, end)
            if following is None:  # cut off, as cameras leave some: shown as far as it goes
                yield marker, content[at:]
                yield _END, b"\xff\xd9"
                return
            end = following.start()
        yield marker, content[at:end]
        at = end


def _orientation(exif: bytes) -> int:
    """1 to 8; 1, as it stands, where EXIF does not say."""
    order = "<" if exif[:2] == b"II" else ">"
    try:
        (at,) = struct.unpack(f"{order}I", exif[4:8])
        (count,) = struct.unpack(f"{order}H", exif[at : at + 2])
        for entry in (exif[at + 2 + 12 * place : at + 14 + 12 * place] for place in range(count)):
            tag, value = struct.unpack(f"{order}H6xH2x", entry)
            if tag == _ORIENTATION:
                return int(value) if 1 <= value <= 8 else 1
    except struct.error:
        pass  # EXIF that cannot be read turns nothing
    return 1


def _exif_of(orientation: int) -> bytes:
    if orientation == 1:
        return b""
    entry = struct.pack(">HHIHH", _ORIENTATION, 3, 1, orientation, 0)
    exif = b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 1) + entry + bytes(4)
    return b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif


def _jpeg_2000(content: bytes) -> bytes:
    if content[:4] == b"\xff\x4f\xff\x51":  # without boxes around it
        return _codestream(content)
    kept, at = list[bytes](), 0
    while at < len(content):
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        if length == 1:  # a size of 64 bits follows, which no file here needs
            raise InvalidValue("file_blind_part")
        box = content[at : at + length] if length else content[at:]
        if kind == b"jp2c":
            stream = _codestream(box[8:])
            box = struct.pack(">I4s", len(stream) + 8, kind) + stream
        if kind in _BOXES_KEPT or len(kept) == 1:
            kept.append(box)
        at += max(length, 8) if length else len(content)
    return b"".join(kept)


def _codestream(content: bytes) -> bytes:
    """Without the comments of its head (ISO 15444-1, annex A)."""
    kept, at = [content[:2]], 2
    while content[at + 1] != _J2K_TILE:
        end = at + 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]
        if content[at + 1] != _J2K_COMMENT:
            kept.append(content[at:end])
        at = end
    return b"".join((*kept, content[at:]))
