"""Templates that tests write: paragraphs, and packages with a part changed or added."""

import io
import zipfile
from collections.abc import Iterable, Mapping

from docx import Document

FETCHED = "https://attacker.example/pixel.png"
RELATIONS = "word/_rels/document.xml.rels"
MAIN = "word/document.xml"
TYPES = "[Content_Types].xml"
_SCHEMAS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def template(*paragraphs: str) -> bytes:
    """A document of these paragraphs."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return _bytes(document)


def template_table(*rows: Iterable[str]) -> bytes:
    """A document that is one table."""
    cells = [list(row) for row in rows]
    document = Document()
    table = document.add_table(rows=len(cells), cols=max(map(len, cells)))
    for written, row in zip(table.rows, cells, strict=True):
        for cell, text in zip(written.cells, row, strict=False):
            cell.text = text
    return _bytes(document)


def with_parts(
    content: bytes, changed: Mapping[str, tuple[str, str]], added: Mapping[str, bytes] | None = None
) -> bytes:
    """The package with `old, new` in the parts named, and more parts; what is to be replaced has to be there."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            text = source.read(entry)
            if entry.filename in changed:
                old, new = (each.encode() for each in changed[entry.filename])
                assert old in text, entry.filename
                text = text.replace(old, new, 1)
            target.writestr(entry.filename, text)
        for name, more in (added or {}).items():
            target.writestr(name, more)
    return file.getvalue()


def with_relation(content: bytes, kind: str, target: str = FETCHED, mode: str = "External") -> bytes:
    """The document with one more relation of its main part."""
    relation = f'<Relationship Id="rId99" Type="{_SCHEMAS}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    return with_parts(content, {RELATIONS: ("</Relationships>", f"{relation}</Relationships>")})


def paragraphs_of(content: bytes) -> list[str]:
    """What stands in the body of a document, tables left out."""
    return [paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs]


def whole_text(content: bytes) -> str:
    """All that is read in the body of a document, tables included, a line for each paragraph."""
    body = Document(io.BytesIO(content)).element.body
    return "\n".join(
        "".join(node.text or "" for node in paragraph.iter(f"{{{_W}}}t")) for paragraph in body.iter(f"{{{_W}}}p")
    )


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _bytes(document: object) -> bytes:
    file = io.BytesIO()
    document.save(file)  # type: ignore[attr-defined]  # python-docx names its class in a module of its own
    return file.getvalue()
