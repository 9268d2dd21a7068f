"""XML from outside, element by element: nothing in it is expanded, fetched or run."""

from collections.abc import Callable, Mapping
from typing import IO
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
