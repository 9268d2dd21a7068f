"""What a template of an administrator may say, and no more: names of fields, choices, repetitions, a few filters.

Jinja2's sandbox keeps a template from the program's objects; here is no object at all, only text, numbers, lists and
dictionaries, and a short list of what the language has. Whatever is not on that list is refused by its name before
anything is written.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from jinja2 import ChainableUndefined, Template, TemplateSyntaxError, Undefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS as ALL_FILTERS
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS as ALL_TESTS

from matchmaker.ground.invalid import Problem

FILTERS = ("default", "first", "join", "last", "length", "lower", "trim", "upper")
LOOP = ("first", "index", "last", "length")
MOST_PROBLEMS = 20
_LONGEST_NEAR = 120
_WORDS = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem),
    *(nodes.For, nodes.If, nodes.CondExpr, nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand),
    *(nodes.Concat, nodes.Filter, nodes.Test, nodes.Keyword, nodes.Scope),
)
# By the names of Jinja2's nodes: what somebody finds in the template.
_WRITTEN = {
    **{"Assign": "set", "AssignBlock": "set", "CallBlock": "call", "FilterBlock": "filter", "FromImport": "from"},
    **{"ScopedEvalContextModifier": "autoescape", "Slice": "[:]", "Pow": "**", "Mul": "*", "Add": "+"},
    **{"Sub": "-", "Div": "/", "FloorDiv": "//", "Mod": "%", "Neg": "-", "Pos": "+", "Tuple": "(,)", "List": "[]"},
    **{"Dict": "{}", "NSRef": "set"},
}
_NO_FIELDS = ("self", "super", "caller")
_TAG = re.compile(r"<[^>]+>")
_UNKNOWN_TAG = re.compile(r"unknown tag '(\w+)'")
_WANTED = re.compile(r"innermost block that needs to be closed is '(\w+)'")
_PLACE = "<template>"  # the name of a file that Jinja2 gives to what it compiled from text


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is wrong, in which part, in what is read near it, and the word that is at fault."""

    code: str
    part: str
    near: str = ""
    what: str = ""

    @property
    def problem(self) -> Problem:
        """By which its sentence is told."""
        return Problem(self.code, {"what": self.what})


class Faulty(Exception):  # not for people: `templated.py` says it in their terms
    """A template that cannot be used, with everything that is wrong in it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = faults
        super().__init__(", ".join(fault.code for fault in faults))


class Language(ImmutableSandboxedEnvironment):
    """Writes parts of a template, and notes what it lacks; text of fields is escaped."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=_missing(self._note_missing), finalize=_text)
        self.globals.clear()
        self.filters = {name: ALL_FILTERS[name] for name in FILTERS}
        self.tests = {"defined": ALL_TESTS["defined"]}
        self.faults: list[Fault] = []
        self._part, self._lines, self._paths = "", [""], list[tuple[int, str]]()

    def written(self, part: str, source: str, fields: Mapping[str, object]) -> str:
        """`source`, a paragraph a line, with its blanks filled. Raises Faulty; `faults` has what is missing."""
        self._part, self._lines = part, source.split("\n")
        try:
            tree = self.parse(source)
            refused = list(self._refused(tree))
            if refused:
                raise Faulty(refused)
            self._paths = [(node.lineno, _path(node)) for node in tree.find_all((nodes.Getattr, nodes.Getitem))]
            return self.from_string(source).render(fields)
        except TemplateSyntaxError as error:
            raise Faulty([self._syntax(error)]) from error
        except SecurityError as error:
            raise Faulty([self.fault("template_forbidden", _line_now(error), str(error))]) from error
        except TypeError as error:  # a list compared with a number, the length of one
            raise Faulty([self.fault("template_kinds", _line_now(error))]) from error

    def fault(self, code: str, line: int, what: str = "") -> Fault:
        """One in the part that is being written; `line` from 1."""
        near = self._lines[line - 1] if 0 < line <= len(self._lines) else ""
        return Fault(code=code, part=self._part, near=shown(near), what=what[:_LONGEST_NEAR])

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401  # as Jinja2 has it
        """A field of a dictionary, and what a loop tells; nothing has methods."""
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        return self._field(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401  # as Jinja2 has it
        if isinstance(obj, list) and isinstance(argument, int):
            return obj[argument] if -len(obj) <= argument < len(obj) else self.undefined(name=str(argument))
        return self._field(obj, argument)

    def call(self, *_: object, **__: object) -> NoReturn:  # what is called is refused before
        raise SecurityError("()")

    def _field(self, obj: object, name: object) -> object:
        if isinstance(obj, Undefined):
            return obj
        if isinstance(obj, dict):
            return obj[name] if name in obj else self.undefined(name=str(name))
        raise SecurityError(f".{name}")

    def _refused(self, tree: nodes.Template) -> Iterator[Fault]:
        for node in _below(tree):
            if word := _forbidden(node):
                yield self.fault("template_forbidden", _line(node), word)
            elif isinstance(node, nodes.Filter) and node.name not in FILTERS:
                yield self.fault("template_unknown_filter", node.lineno, node.name)

    def _note_missing(self, name: str, line: int) -> None:
        path = next((each for at, each in self._paths if at == line and each.endswith(f".{name}")), name)
        fault = self.fault("template_missing", line, path)
        if fault not in self.faults and len(self.faults) < MOST_PROBLEMS:
            self.faults.append(fault)

    def _syntax(self, error: TemplateSyntaxError) -> Fault:
        said = error.message or ""
        if unknown := _UNKNOWN_TAG.search(said):
            return self.fault("template_unknown_tag", error.lineno, unknown[1])
        if wanted := _WANTED.search(said):
            return self.fault("template_unclosed", error.lineno, wanted[1])
        if said.startswith("No filter named"):
            return self.fault("template_unknown_filter", error.lineno, said.split("'")[1])
        return self.fault("template_syntax", error.lineno)


def shown(xml: str) -> str:
    """What somebody who opens the template reads there."""
    text = " ".join(_TAG.sub("", xml).split()).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return text if len(text) <= _LONGEST_NEAR else f"{text[: _LONGEST_NEAR - 1]}…"


def _below(node: nodes.Node) -> Iterator[nodes.Node]:
    for child in node.iter_child_nodes():
        yield child
        yield from _below(child)


def _line(node: nodes.Node) -> int:
    """Some nodes do not know theirs; what is in them does."""
    return next((each.lineno for each in (node, *_below(node)) if each.lineno), 0)


def _text(value: object) -> object:
    """What is shown. Raises TypeError for a list or a group of fields."""
    if isinstance(value, str | int | Undefined):
        return value
    raise TypeError(type(value).__name__)


def _forbidden(node: nodes.Node) -> str:
    """By which word somebody finds it in the template; empty for what may stand there."""
    match node:
        case nodes.Call():
            return f"{_path(node.node)}()"
        case nodes.Getattr(attr=name) | nodes.Name(name=name) if name.startswith("_"):
            return name
        case nodes.Name(name=name) if name in _NO_FIELDS:
            return name
        case nodes.Getitem(arg=nodes.Const(value=str(name))) if name.startswith("_"):
            return name
        case nodes.Test(name=name) if name != "defined":
            return f"is {name}"
        case nodes.For(recursive=True):
            return "recursive"
    kind = type(node).__name__
    return "" if isinstance(node, _WORDS) else _WRITTEN.get(kind, kind.lower())


def _path(node: nodes.Node) -> str:
    """`a.b` as it stands in the template."""
    match node:
        case nodes.Name(name=name):
            return str(name)
        case nodes.Getattr(node=before, attr=name):
            return f"{_path(before)}.{name}"
        case nodes.Getitem(node=before, arg=nodes.Const(value=name)):
            return f"{_path(before)}.{name}"
        case nodes.Filter(name=name):
            return f"|{name}"
    return "…"


def _missing(note: Callable[[str, int], None]) -> type[Undefined]:
    """What stands for a field that is not there: it notes its use, and is empty, so that the next one is told too."""

    class Missing(ChainableUndefined):
        __slots__ = ()

        def _note(self) -> None:
            note(self._undefined_name or "", _line_of(sys._getframe()))

        def __str__(self) -> str:
            self._note()
            return ""

        def __iter__(self) -> Iterator[Any]:
            self._note()
            return iter(())

        def __len__(self) -> int:
            self._note()
            return 0

        def __bool__(self) -> bool:
            self._note()
            return False

        def __eq__(self, other: object) -> bool:
            self._note()
            return False

        __hash__ = Undefined.__hash__

    return Missing


def _line_of(frame: Any) -> int:  # noqa: ANN401  # frames have no type of their own that is public
    while frame is not None:
        template: Template | None = frame.f_globals.get("__jinja_template__")
        if template is not None and frame.f_code.co_filename == _PLACE:
            return template.get_corresponding_lineno(frame.f_lineno)
        frame = frame.f_back
    return 0


def _line_now(error: BaseException) -> int:
    """Jinja2 writes a traceback anew, with the lines of the template in it."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == _PLACE:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
