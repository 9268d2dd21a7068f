"""Markup inside a document by which its program acts or fetches on opening, though there is no macro: fields of Word,
links of Excel to other programs, connections that refresh themselves, buttons that start a program.

What a part is called does not matter: these elements mean nothing else anywhere.
"""

import io
import re
from collections.abc import Mapping
from xml.parsers.expat import ExpatError

from matchmaker.foreign.markup import ActiveMarkup, walk
from matchmaker.ground.invalid import InvalidValue

PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"dex\n", b"\0asm")
"""How programs of Windows, Linux, Java, macOS and Android, and WebAssembly begin."""
INSIDE = (*PROGRAMS, b"L\0\0\0\x01\x14\x02\0", b"{\\rt")
"""What is no part of a document: programs, a shortcut of Windows, rich text that could hold objects."""
MARKUP = re.compile(rb"(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<")
ELSEWHERE = re.compile(r"\s*(?!file:/{2,3}[a-z]:)([a-z][a-z0-9+.-]+:|\\\\|//)", re.IGNORECASE)
"""Another machine, or a program that is named by its scheme; a drive such as C: is neither."""

# Names cannot be escaped in XML: without one of these nothing has to be parsed. A large sheet has none.
_NAMES = re.compile(rb"instrText|fldSimple|fldChar|ddeLink|oleLink|dde-|refreshOnLoad|interval|action")
_LINKS = frozenset({"ddeLink", "oleLink", "dde-source", "dde-connection-decl"})
_REFRESHED = frozenset({"connection", "queryTable"})
_RUNS = ("ppaction://program", "ppaction://macro", "ppaction://ole")
_LONGEST_FIELD = 2_000  # characters of a field that are looked at; its name comes first
_BETWEEN = re.compile(r"[\s\"'“”]+")  # a name may be spread over runs of text
_ON = frozenset({"1", "true", "on"})


def refuse_acting(content: bytes) -> None:
    """Raises InvalidValue for XML that acts (`file_active`) or fetches (`file_fetches`) when it is opened."""
    if not _NAMES.search(content.replace(b"\0", b"")):
        return
    markup = _Markup()
    try:
        walk(io.BytesIO(content), markup.element, markup.text)
    except InvalidValue:
        raise
    except (ActiveMarkup, ExpatError, ValueError, LookupError):
        return  # a drawing, say; where Office needs XML it takes neither a document type nor half of a part
    markup.end()


class _Markup:
    """Follows fields through the runs of text over which Word spreads their instructions."""

    def __init__(self) -> None:
        self._fields: list[str] = []  # from the outermost
        self._within = False

    def element(self, _: str, name: str, attributes: Mapping[str, str]) -> None:
        said = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        self._within = name == "instrText"
        if name in _LINKS or said.get("action", "").strip().lower().startswith(_RUNS):
            raise InvalidValue("file_active")
        if name in _REFRESHED and (said.get("refreshOnLoad") in _ON or said.get("interval", "0").strip("0")):
            raise InvalidValue("file_fetches")
        if name == "fldSimple":
            _refuse_field(said.get("instr", ""))
        if name == "fldChar":
            self._mark(said.get("fldCharType", ""))

    def text(self, text: str) -> None:
        if self._within and self._fields and len(self._fields[-1]) < _LONGEST_FIELD:
            self._fields[-1] += _BETWEEN.sub("", text)

    def end(self) -> None:
        for field in self._fields:
            _refuse_field(field)

    def _mark(self, kind: str) -> None:
        if kind == "begin":
            if self._fields and not self._fields[-1]:  # its name is made up by the field inside
                raise InvalidValue("file_active")
            self._fields.append("")
        elif self._fields:
            _refuse_field(self._fields[-1])
            if kind == "end":
                self._fields.pop()


def _refuse_field(instructions: str) -> None:
    plain = _BETWEEN.sub("", instructions).lower()
    if plain.startswith("dde"):
        raise InvalidValue("file_active")
    if plain.startswith("includetext") and ELSEWHERE.match(plain.removeprefix("includetext").replace("\\\\", "\\")):
        raise InvalidValue("file_fetches")
