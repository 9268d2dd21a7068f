"""Word, Excel and PowerPoint without who wrote them: only parts of the listed types, reached from the main one.

Properties, comments, thumbnails, custom XML, and whatever else a part is related to by one of `_CUT`, are left out; a
related part of any other type makes the file one that cannot be made blind.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import IO
from xml.etree import ElementTree
from xml.parsers.expat import ExpatError

from matchmaker.foreign.archives import TooManyEntries, opened
from matchmaker.foreign.markup import ActiveMarkup, walk
from matchmaker.ground.invalid import InvalidValue
from matchmaker.intake.blinding.office_markup import blind_markup
from matchmaker.intake.blinding.pictures import JPEG, PNG, blind_picture
from matchmaker.intake.packages import CONTENT_TYPES

_WORD, _SHEET, _SLIDES, _DRAWN = "wordprocessingml.", "spreadsheetml.", "presentationml.", "drawingml."
_OFFICE, _MS = "application/vnd.openxmlformats-officedocument.", "application/vnd.ms-"
_KEPT_PARTS = frozenset(
    f"{_OFFICE}{family}{kind}+xml"
    for family, kinds in {
        _WORD: "document.main template.main styles settings fontTable numbering footnotes endnotes header footer",
        _SHEET: "sheet.main template.main worksheet chartsheet sharedStrings styles table sheetMetadata pivotTable "
        "pivotCacheDefinition pivotCacheRecords",
        _SLIDES: "presentation.main slideshow.main template.main slide slideLayout slideMaster notesSlide notesMaster "
        "presProps tableStyles",
        _DRAWN: "chart chartshapes diagramData diagramLayout diagramStyle diagramColors",
        "": "theme themeOverride drawing",
    }.items()
    for kind in kinds.split()
) | {
    f"{_MS}office.drawingml.diagramDrawing+xml",
    f"{_MS}office.chartstyle+xml",
    f"{_MS}office.chartcolorstyle+xml",
    f"{_MS}word.stylesWithEffects+xml",
}
_SPELLED: Mapping[str, str] = {each.lower(): each for each in _KEPT_PARTS}
_KEPT = _SPELLED.keys() | {PNG, JPEG}
# By the last word of a relation's type: what is not needed to see the document.
_CUT = frozenset(
    "customxml comments commentsextended commentsids commentsextensible people websettings glossarydocument font "
    "printersettings threadedcomment person calcchain vmldrawing ctrlprop customproperty tags commentauthors authors "
    "viewprops revisioninfo changesinfo package attachedtemplate mailmergesource recipientdata handoutmaster comment "
    "keymapcustomizations attachedtoolbars thumbnail presenceinfo usernames revisionheaders externallinkpath".split()
)
_MAIN = "officedocument"
_LINKED = frozenset({"hyperlink", "image"})
_NOWHERE = "about:blank"  # where a link led may say whose document it is
_MOST_UNPACKED = 200 * 2**20  # bytes of all parts together
_DATED = (1980, 1, 1, 0, 0, 0)
_SPACE = "http://schemas.openxmlformats.org/package/2006/"
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"


@dataclass(frozen=True, kw_only=True)
class _Relation:
    id: str
    type: str
    target: str  # the name of a part; where it leads, if it is external
    external: bool

    @property
    def kind(self) -> str:
        """The last word of its type, in lower case."""
        return self.type.rpartition("/")[2].lower()


@dataclass(kw_only=True)
class _Package:
    archive: zipfile.ZipFile
    entries: Mapping[str, zipfile.ZipInfo]
    types: Mapping[str, str]
    endings: Mapping[str, str]
    text: list[str] = field(default_factory=list)
    left: int = _MOST_UNPACKED

    def named(self, name: str) -> zipfile.ZipInfo:
        entry = self.entries.get(name.lower())
        if entry is None:
            raise InvalidValue("file_broken")
        return entry

    def read(self, name: str) -> bytes:
        entry = self.named(name)
        self.left -= entry.file_size
        if self.left < 0:
            raise InvalidValue("file_many_parts")
        return self.archive.read(entry)

    def type_of(self, name: str) -> str:
        ending = name.rpartition(".")[2].lower()
        return self.types.get("/" + name.lower()) or self.endings.get(ending, "")

    def relations(self, of: str) -> list[_Relation]:
        """Of a part by its name; of the whole where there is none."""
        at = _beside(of)
        return _relations(self.read(at), posixpath.dirname(of)) if at.lower() in self.entries else []


def blind_package(file: IO[bytes]) -> tuple[bytes, str]:
    """The document, and what can be read in it. Raises InvalidValue where it cannot be made blind."""
    try:
        with opened(file) as archive:
            package = _package(archive)
            return _written(package), "\n".join(package.text)
    except TooManyEntries as error:
        raise InvalidValue("file_many_parts") from error
    except (ActiveMarkup, ExpatError, zipfile.BadZipFile) as error:
        raise InvalidValue("file_broken") from error


def _package(archive: zipfile.ZipFile) -> _Package:
    entries = {entry.filename.lower(): entry for entry in archive.infolist()}
    types, endings = dict[str, str](), dict[str, str]()

    def note(_: str, name: str, said: Mapping[str, str]) -> None:
        if name == "Override":
            types[said.get("PartName", "").lower()] = said.get("ContentType", "").lower()
        if name == "Default":
            endings[said.get("Extension", "").lower()] = said.get("ContentType", "").lower()

    package = _Package(archive=archive, entries=entries, types=types, endings=endings)
    walk(io.BytesIO(package.read(CONTENT_TYPES)), note)
    return package


def _written(package: _Package) -> bytes:
    """Part by part from the main one; each is written once, under a name that its type gives it."""
    mains = [each for each in package.relations("") if each.kind == _MAIN and not each.external]
    if len(mains) != 1:
        raise InvalidValue("file_broken")
    main = mains[0].target
    names = {main: _main_name(package.type_of(main))}
    waiting, parts = [main], {"_rels/.rels": _relations_written(mains, names)}
    while waiting:
        source = waiting.pop()
        relations = [each for each in package.relations(source) if _stays(package, each)]
        for target in (each.target for each in relations if not each.external):
            if target not in names:
                names[target] = _name(package.type_of(target), names[main], taken=set(names.values()))
                waiting.append(target)
        parts[names[source]] = _part(package, source, kept={each.id for each in relations})
        if relations:
            parts[_beside(names[source])] = _relations_written(relations, names)
    types = {name: package.type_of(source) for source, name in names.items()}
    return _zipped({package.named(CONTENT_TYPES).filename: _types_written(types)} | parts)


def _stays(package: _Package, relation: _Relation) -> bool:
    """Raises InvalidValue for a part that is neither listed nor left out."""
    if relation.kind in _CUT:
        return False
    if relation.external:
        return relation.kind in _LINKED
    if package.type_of(relation.target) not in _KEPT:
        raise InvalidValue("file_blind_part")
    return True


def _part(package: _Package, name: str, *, kept: Set[str]) -> bytes:
    media_type, content = package.type_of(name), package.read(name)
    if media_type in (PNG, JPEG):
        return blind_picture(content, media_type)
    written, text = blind_markup(content, settings=media_type.endswith(".settings+xml"), related=kept)
    package.text.append(text)
    return written


def _main_name(media_type: str) -> str:
    if _WORD in media_type:
        return "word/document.xml"
    return "xl/workbook.xml" if _SHEET in media_type else "ppt/presentation.xml"


def _name(media_type: str, main: str, *, taken: Set[str]) -> str:
    word = re.split(r"[./]", media_type.removesuffix("+xml"))[-1]
    ending = {PNG: "png", JPEG: "jpg"}.get(media_type, "xml")
    names = (f"{posixpath.dirname(main)}/{word}{number}.{ending}" for number in ("", *range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def _beside(name: str) -> str:
    """Where the relations of a part stand."""
    folder, own = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{own}.rels")


def _relations(content: bytes, folder: str) -> list[_Relation]:
    relations: list[_Relation] = []

    def note(_: str, name: str, said: Mapping[str, str]) -> None:
        if name == "Relationship":
            kind, target = said.get("Type", ""), said.get("Target", "")
            external = said.get("TargetMode", "").lower() == "external"
            inside = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            relations.append(
                _Relation(id=said.get("Id", ""), type=kind, external=external, target=target if external else inside)
            )

    walk(io.BytesIO(content), note)
    return relations


def _relations_written(relations: Sequence[_Relation], names: Mapping[str, str]) -> bytes:
    root = ElementTree.Element("Relationships", xmlns=f"{_SPACE}relationships")
    for each in relations:
        said = {"Id": each.id, "Type": each.type, "Target": _NOWHERE if each.external else "/" + names[each.target]}
        ElementTree.SubElement(root, "Relationship", said | ({"TargetMode": "External"} if each.external else {}))
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _types_written(types: Mapping[str, str]) -> bytes:
    root = ElementTree.Element("Types", xmlns=f"{_SPACE}content-types")
    ElementTree.SubElement(root, "Default", Extension="rels", ContentType=_RELATIONS)
    for name, media_type in types.items():
        ElementTree.SubElement(root, "Override", PartName=f"/{name}", ContentType=_SPELLED.get(media_type, media_type))
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _DATED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, content)
    return file.getvalue()
