"""XML from outside, element by element: nothing in it is expanded, fetched or run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import IO, NamedTuple
from xml.parsers import expat

Visit = Callable[[str, str, Mapping[str, str]], None]
"""What is done with an element: its namespace, its name, its attributes."""


class ActiveMarkup(Exception):  # not for people: whoever reads the file says it in their terms
    """XML with a document type, entities or instructions to programs, of which plain data needs none."""


def walk(file: IO[bytes], visit: Visit, read: Callable[[str], None] | None = None) -> None:
    """Visits each element, in the order of the file, and gives `read` the text between. Raises ActiveMarkup, and
    ExpatError for what is not XML."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.CharacterDataHandler = read
    parser.StartElementHandler = lambda name, attributes: visit(*_split(name), attributes)
    parser.StartDoctypeDeclHandler = _refuse  # entities can only be declared in one
    parser.ProcessingInstructionHandler = _refuse
    parser.ParseFile(file)


def _split(name: str) -> tuple[str, str]:
    namespace, _, local = name.rpartition(" ")
    return namespace, local


def _refuse(*_: object) -> None:
    raise ActiveMarkup


class Fate(StrEnum):
    """What becomes of an element that is written anew."""

    KEPT = "kept"
    UNWRAPPED = "unwrapped"  # what it holds stays in its place
    DROPPED = "dropped"


@dataclass(frozen=True, kw_only=True)
class Element:
    """An element as it comes: `attributes` by namespace and name, free to be changed. `parent` is its parent's name."""

    namespace: str
    name: str
    parent: str
    attributes: dict[tuple[str, str], str]


class Rewriter:
    """Writes XML anew, with its prefixes: elements as `fate` says, text as `text` says of the name around it.

    Comments are not written, nor is what stands in an element that is dropped.
    """

    def __init__(self, fate: Callable[[Element], Fate], text: Callable[[str, str], str]) -> None:
        self._fate, self._text = fate, text
        self._out: list[str] = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n']
        self._open: list[_Opened] = []
        self._declared: dict[str, str] = {}  # namespaces of the element that comes next, by prefix

    def written(self, content: bytes) -> bytes:
        """The XML as it is now. Raises ActiveMarkup, and ExpatError for what is not XML."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.namespace_prefixes = True
        parser.buffer_text = True
        parser.StartNamespaceDeclHandler = self._declare
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._say
        parser.StartDoctypeDeclHandler = _refuse
        parser.Parse(content, True)
        return "".join(self._out).encode()

    def _declare(self, prefix: str | None, uri: str | None) -> None:
        self._declared[f"xmlns:{prefix}" if prefix else "xmlns"] = uri or ""

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        around = self._open[-1] if self._open else _NOTHING
        namespace, local, written = _parts(name)
        declared, self._declared = {**around.declares, **self._declared}, {}
        names = {_parts(key)[:2]: _parts(key)[2] for key in attributes}
        said = {_parts(key)[:2]: value for key, value in attributes.items()}
        element = Element(namespace=namespace, name=local, parent=around.name, attributes=said)
        fate = Fate.DROPPED if around.fate is Fate.DROPPED else self._fate(element)
        self._open.append(_Opened(fate, written, local, declared if fate is Fate.UNWRAPPED else {}))
        if fate is Fate.KEPT:
            written_as = declared | {names[key]: value for key, value in said.items()}
            self._out.append(
                " ".join((f"<{written}", *(f'{key}="{_escaped(value)}"' for key, value in written_as.items()))) + ">"
            )

    def _end(self, _: str) -> None:
        closed = self._open.pop()
        if closed.fate is Fate.KEPT:
            self._out.append(f"</{closed.written}>")

    def _say(self, text: str) -> None:
        if self._open[-1].fate is not Fate.DROPPED:
            self._out.append(_escaped(self._text(text, self._open[-1].name)))


class _Opened(NamedTuple):
    """An element that is not closed yet; what it declares, an element inside has to where it is unwrapped."""

    fate: Fate
    written: str
    name: str
    declares: Mapping[str, str]


_NOTHING = _Opened(Fate.KEPT, "", "", {})
_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
)


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _parts(name: str) -> tuple[str, str, str]:
    """Namespace, local name, and the name as it is written, of what expat gives: "uri name prefix"."""
    match name.split(" "):
        case [namespace, local, prefix]:
            return namespace, local, f"{prefix}:{local}"
        case [namespace, local]:
            return namespace, local, local
    return "", name, name
