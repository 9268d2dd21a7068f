"""Fills a DOCX template, in the process that reads files from outside: what docxtpl does, with our language in it."""

import base64
import io
import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import IO, Any

from docxtpl import DocxTemplate
from lxml import etree

from matchmaker.documents.template_language import Fault, Faulty, Language, shown
from matchmaker.documents.template_package import refuse_unsafe

HEAD = 8  # bytes that say how long the fields are, which stand before the template
PARAGRAPH = "\a"  # by which docxtpl begins the next one; no text has it that was cleaned
_PARAGRAPH = re.compile(r"<w:p([ >])")
_BROKEN_PARAGRAPH = re.compile(r"\n<w:p([ >])")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NO_TEXT = tuple(f"{_W}{name}" for name in ("body", "p", "r", "tbl", "tr", "tc", "hdr", "ftr"))


def filled(file: IO[bytes]) -> dict[str, Any]:
    """What `file` holds, filled: the fields' length, the fields as JSON, the template. Gives `docx` in base64, or
    `faults`."""
    fields = json.loads(file.read(int.from_bytes(file.read(HEAD), "big")))
    template = file.read()
    try:
        refuse_unsafe(template)
        made = _made(template, fields)
        refuse_unsafe(made)  # what text of fields became is looked at as well
    except Faulty as faulty:
        return {"faults": [asdict(fault) for fault in faulty.faults]}
    return {"docx": base64.b64encode(made).decode()}


def _made(template: bytes, fields: Mapping[str, object]) -> bytes:
    language = Language()
    document = _Filled(io.BytesIO(template))
    document.render(fields, language)
    if language.faults:
        raise Faulty(language.faults)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


class _Filled(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """A template whose parts our language writes, and nothing that is torn is mended in silence."""

    def render_xml_part(self, src_xml: str, part: Any, context: Mapping[str, object], jinja_env: Language) -> str:  # noqa: ANN401
        source = _PARAGRAPH.sub(r"\n<w:p\1", src_xml)
        written = self.resolve_listing(jinja_env.written(_name(part), source, context)).replace(PARAGRAPH, " ")
        try:
            tree = etree.fromstring(written.encode(), etree.XMLParser(resolve_entities=False, huge_tree=False))
        except etree.XMLSyntaxError as error:
            torn = written.split("\n")[(error.lineno or 1) - 1]
            raise Faulty([Fault(code="template_torn", part=_name(part), near=shown(torn))]) from error
        _refuse_loose_text(tree, _name(part))
        return _BROKEN_PARAGRAPH.sub(r"<w:p\1", written)

    def render_properties(self, context: Mapping[str, object], jinja_env: Language | None = None) -> None:
        """Who wrote the template did not write the paper."""
        properties = self.docx.core_properties
        properties.title = str(context.get("title", "")).replace(PARAGRAPH, " ")[:255]
        properties.author = properties.last_modified_by = properties.comments = ""


def _name(part: Any) -> str:  # noqa: ANN401  # as docxtpl hands them on
    """Which part it is, as somebody knows it who opens the file: the last word of its name in the package."""
    return str(part.partname).rpartition("/")[2].removesuffix(".xml")


def _refuse_loose_text(tree: Any, part: str) -> None:  # noqa: ANN401  # lxml has no types
    """Raises Faulty for text that no word processor would show: a blank took the place of its run or paragraph."""
    for element in tree.iter(*_NO_TEXT):
        loose = [element.text, *(child.tail for child in element)]
        if text := next((each for each in loose if each and each.strip()), None):
            raise Faulty([Fault(code="template_misplaced", part=part, near=shown(text))])
