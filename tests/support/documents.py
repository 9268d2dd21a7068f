"""Files as programs write them, and as somebody makes them who means harm."""

import io
import struct
import zipfile
from collections.abc import Mapping

OFFICE = "application/vnd.openxmlformats-officedocument"
ODF = "application/vnd.oasis.opendocument"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCX = f"{OFFICE}.wordprocessingml.document"
XLSX = f"{OFFICE}.spreadsheetml.sheet"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# As the General Department of Taxation prescribes them (decision 1450/QD-TCT), with a signature.
INVOICE = (
    '<?xml version="1.0" encoding="UTF-8"?><HDon><DLHDon Id="data"><TTChung><THDon>Hóa đơn giá trị gia tăng</THDon>'
    '</TTChung></DLHDon><DSCKS><NBan><Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/></Signature>'
    "</NBan></DSCKS></HDon>"
)


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return file.getvalue()


def office(media_type: str = DOCX, *types: str, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """An OOXML document of this type; `types` are content types of parts beside its main one."""
    told = "".join(f'<Override PartName="/p{n}" ContentType="{t}"/>' for n, t in enumerate((media_type, *types)))
    told = told.replace(f'"{media_type}"', f'"{media_type}.main+xml"')
    root = f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{told}</Types>'
    return archive({"[Content_Types].xml": root, "word/document.xml": "<x/>", **(parts or {})})


def relations(kind: str, target: str, mode: str = "External") -> str:
    told = f'<Relationship Id="r1" Type="{RELATION}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{told}</Relationships>'


def related(kind: str, target: str, mode: str = "External") -> bytes:
    return office(parts={"word/_rels/settings.xml.rels": relations(kind, target, mode)})


def opendocument(kind: str = "text", **parts: str | bytes) -> bytes:
    manifest = '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return archive({"mimetype": f"{ODF}.{kind}", "META-INF/manifest.xml": manifest, "content.xml": "<x/>", **parts})


def ole(*names: str) -> bytes:
    """A file of Office before 2007: a header, and a directory with these names."""
    entries = (name.encode("utf-16-le").ljust(64, b"\0") + bytes(64) for name in ("Root Entry", *names))
    return OLE + bytes(504) + b"".join(entries)


def of_many_entries(count: int, announced: int | None = None) -> bytes:
    """A document whose directory alone is large; ZIP64 where that is needed."""
    name, begun = b"word/document.xml", office()
    at = begun.index(name) - 30  # where its local header begins
    entry = struct.pack("<4s4B4HL2L5H2L", b"PK\x01\x02", 20, 3, 20, 0, 0, 0, 0, 33, 0, 0, 0, 17, *[0] * 5, at)
    directory, start, announced = (entry + name) * count, len(begun), announced or count
    end = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, announced, announced, len(directory), start)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, start + len(directory), 1)
    short = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, *[min(announced, 0xFFFF)] * 2, len(directory), start, 0)
    return begun + directory + (end + locator if count > 0xFFFF else b"") + short


def isomedia(brand: bytes, *others: bytes) -> bytes:
    """The beginning of a file by ISO 14496-12."""
    box = b"ftyp" + brand + bytes(4) + b"".join(others)
    return (len(box) + 4).to_bytes(4, "big") + box + bytes(40)
