"""The file of a template, and what it became: plain DOCX that fetches nothing, embeds nothing that acts, and unpacks
to a size that was looked at before."""

import io
import re
from collections.abc import Mapping
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile, ZipFile

from matchmaker.documents.template_language import Fault, Faulty, shown
from matchmaker.foreign.archives import TooManyEntries, opened
from matchmaker.foreign.markup import ActiveMarkup, walk
from matchmaker.ground.invalid import InvalidValue
from matchmaker.ground.limits import LARGEST_UNPACKED_TEMPLATE
from matchmaker.intake.acting_parts import ELSEWHERE
from matchmaker.intake.packages import DOCUMENTS, package_kind

PACKAGE = "package"  # the part that a fault is in, where it is the whole file
_MARKUP = (".xml", ".rels")
_BY_CLICK = "/hyperlink"  # what a reader follows on purpose
_EMBEDS = re.compile(r"/(afchunk|subdocument|frame|attachedtemplate|oleobject|control)$", re.IGNORECASE)
_SOURCES = frozenset({"src", "href", "link"})
_FIELDS = frozenset(
    "date filename hyperlink if numpages page pageref ref sectionpages seq styleref time title toc".split()
)
_BLANK = re.compile(r"\{[{%#]")
_LONGEST = 2_000  # characters of a field that are read


def refuse_unsafe(content: bytes) -> None:
    """Raises Faulty for anything but a DOCX file that does nothing."""
    try:
        with opened(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST_UNPACKED_TEMPLATE:
                raise _fault("template_unpacked")
            for name in archive.namelist():
                if name.lower().endswith(_MARKUP):
                    _refuse_markup(archive, name)
        kind = package_kind(io.BytesIO(content))
    except BadZipFile as error:
        raise _fault("template_not_docx") from error
    except TooManyEntries as error:
        raise _fault("template_unpacked") from error
    except InvalidValue as error:
        code = "template_not_docx" if error.code in ("file_archive", "file_type_unknown") else str(error.code)
        raise _fault(code) from error
    if DOCUMENTS[kind] != ("docx",):
        raise _fault("template_not_docx")


def _refuse_markup(archive: ZipFile, name: str) -> None:
    part = _Part(name)
    try:
        with archive.open(name) as stream:
            walk(stream, part.element, part.text)
    except ActiveMarkup as error:
        raise _fault("template_entities", name) from error
    except (ExpatError, ValueError, LookupError) as error:
        raise _fault("file_broken", name) from error


def _fault(code: str, what: str = "") -> Faulty:
    return Faulty([Fault(code=code, part=PACKAGE, what=what)])


class _Part:
    """Reads one part: its relations, what it shows from elsewhere, its fields."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._fields: list[str] = []
        self._within = False

    def element(self, _: str, name: str, attributes: Mapping[str, str]) -> None:
        said = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        self._within = name == "instrText"
        if name == "Relationship":
            _refuse_relation(said)
        elif name == "fldSimple":
            self._refuse_field(said.get("instr", ""))
        elif name == "fldChar":
            self._mark(said.get("fldCharType", ""))
        elif any(ELSEWHERE.match(said[each]) for each in _SOURCES & said.keys()):
            raise _fault("template_fetches", next(said[each] for each in _SOURCES & said.keys()))

    def text(self, text: str) -> None:
        if self._within and self._fields and len(self._fields[-1]) < _LONGEST:
            self._fields[-1] += text

    def _mark(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append("")
        elif self._fields:
            self._refuse_field(self._fields[-1])
            if kind == "end":
                self._fields.pop()

    def _refuse_field(self, instructions: str) -> None:
        """A field has one of the names that only show; its text is the template's own, never a blank to be filled."""
        words = instructions.split()
        if not words or words[0].lower() not in _FIELDS or _BLANK.search(instructions):
            raise Faulty([Fault(code="template_field", part=self._name, what=shown(instructions))])


def _refuse_relation(said: Mapping[str, str]) -> None:
    kind, target = said.get("Type", "").strip(), said.get("Target", "")
    if _EMBEDS.search(kind):
        raise _fault("template_fetches", f"{kind.rpartition('/')[2]}: {target}")
    if said.get("TargetMode", "").strip().lower() == "external" and not kind.lower().endswith(_BY_CLICK):
        raise _fault("template_fetches", f"{kind.rpartition('/')[2]}: {target}")
