"""The markup of Word, Excel and PowerPoint without authors, dates, earlier wording, alternative texts and paths.

Tracked changes are taken as accepted: what was struck out is history, and gone.
"""

import re
from collections.abc import Set

from matchmaker.foreign.markup import Element, Fate, Rewriter

_RELATED = re.compile(
    r"http://(schemas\.openxmlformats\.org|purl\.oclc\.org/ooxml)/officeDocument/(2006/)?relationships"
)
_DROPPED = frozenset(
    # Word: what was struck out or looked different, comments, and what content controls are bound to
    "del moveFrom moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd rPrChange pPrChange "
    "sectPrChange tblPrChange trPrChange tcPrChange tblGridChange tblPrExChange numberingChange cellDel delText "
    "commentRangeStart commentRangeEnd commentReference annotationRef permStart permEnd proofErr smartTagPr "
    "customXmlPr customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd "
    "customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd "
    "alias dataBinding tblCaption tblDescription embedRegular embedBold embedItalic embedBoldItalic "
    "docPartCategory docPartGallery "
    # Excel: paths, views of persons, comments
    "absPath fileSharing fileRecoveryPr customWorkbookViews customSheetViews legacyDrawing legacyDrawingHF "
    "smartTags webPublishItems webPublishing oleSize "
    # PowerPoint, drawings: comments, embedded tables of charts, tags
    "custDataLst cmAuthorLst externalData modifyVerifier embeddedFontLst handoutMasterIdLst".split()
)
_UNWRAPPED = frozenset({"ins", "moveTo", "smartTag", "customXml"})
_TAG_OF = "sdtPr"  # there `tag` is a name that a program gave; elsewhere the word means other things
_ATTRIBUTES = frozenset(
    "author initials date dateUtc userId userName providerId refreshedBy refreshedDate refreshedDateIso codeName "
    "tooltip display descr title alt savedBy".split()
)
_NAMED = frozenset({"docPr", "cNvPr"})  # drawings: their names are often those of files
_SETTINGS = frozenset(
    "zoom mirrorMargins evenAndOddHeaders defaultTabStop autoHyphenation hyphenationZone footnotePr endnotePr "
    "compat themeFontLang clrSchemeMapping decimalSymbol listSeparator characterSpacingControl gutterAtTop "
    "bordersDoNotSurroundHeader bordersDoNotSurroundFooter drawingGridHorizontalSpacing "
    "displayHorizontalDrawingGridEvery mathPr".split()
)
_SAFE_FIELD = re.compile(r"\s*(PAGE|NUMPAGES|SECTIONPAGES|PAGEREF|REF|NOTEREF|TOC|SEQ|STYLEREF|EQ|=)\b", re.IGNORECASE)
_LINES = frozenset({"p", "br", "si", "row", "tab", "c"})
_READ = frozenset({"name", "instr", "displayName", "location", "anchor", "string", "sqref"})


def blind_markup(content: bytes, *, settings: bool, related: Set[str]) -> tuple[bytes, str]:
    """The part, and what can be read in it; `related` are the relations that stay, of which it may speak.

    `settings` are those of a Word document, of which only what changes its look stays.
    """
    rules = _Rules(settings=settings, related=related)
    written = Rewriter(rules.fate, rules.text).written(content)
    return written, "".join(rules.read)


class _Rules:
    """What stays of a part."""

    def __init__(self, *, settings: bool, related: Set[str]) -> None:
        self._settings, self._related = settings, related
        self.read: list[str] = []

    def fate(self, element: Element) -> Fate:
        name, said = element.name, element.attributes
        if name in _DROPPED or (name == "tag" and element.parent == _TAG_OF):
            return Fate.DROPPED
        if self._settings and element.parent == "settings" and name not in _SETTINGS:
            return Fate.DROPPED
        if name in _UNWRAPPED:
            return Fate.UNWRAPPED
        if not self._stays_related(element):
            return Fate.DROPPED
        for key in [key for key in said if key[1] in _ATTRIBUTES or key[1].startswith("rsid")]:
            del said[key]
        if name in _NAMED and ("", "name") in said:
            said["", "name"] = ""
        if name == "fldSimple":
            said.update({key: "" for key, value in said.items() if key[1] == "instr" and not _SAFE_FIELD.match(value)})
        self.read.extend(f" {value} " for key, value in said.items() if key[1] in _READ)
        if name in _LINES:
            self.read.append("\n")
        return Fate.KEPT

    def text(self, text: str, name: str) -> str:
        if name == "instrText" and not _SAFE_FIELD.match(text):
            return ""
        self.read.append(text)
        return text

    def _stays_related(self, element: Element) -> bool:
        """Whether an element whose relation is gone stands without it: a page's set-up does, and so does a link."""
        gone = [
            key
            for key, value in element.attributes.items()
            if _RELATED.fullmatch(key[0]) and value and value not in self._related
        ]
        for key in gone:
            del element.attributes[key]
        return not gone or element.name in ("pageSetup", "hyperlink", "hlinkClick", "hlinkHover")
