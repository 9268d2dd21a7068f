"""Rows stay in their room, nothing outlives a request in a module, and templates have short lines and known words."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from matchmaker.ground import i18n
from tests.support.sources import PACKAGES, ROOT, sources

# What gives rows to others in its own room, or columns as they are stored, each with its reason.
ROWS_GIVEN = {
    "matchmaker/listings/needs/service.py:every": "the file for everybody holds columns as they are stored",
    "matchmaker/listings/solutions/service.py:every": "the same",
    "matchmaker/people/service.py:every": "the same",
    "matchmaker/people/account_links.py:use": "each kind of link reads columns of its own, in this room alone",
    "matchmaker/ground/links.py:row": "the same, of the columns that a purpose asked for",
    "matchmaker/ground/links.py:ends": "the same",
    "matchmaker/ground/links.py:lock": "the same",
}


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def names_in(annotation: ast.expr | None) -> set[str]:
    """The names of an annotation, also of one in quotation marks."""
    found = ast.walk(annotation) if annotation is not None else ()
    return {node.id for node in found if isinstance(node, ast.Name)}


def takes_rows_from_the_database(tree: ast.Module) -> bool:
    imports = (
        node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "matchmaker.ground.db"
    )
    return any(alias.name == "Record" for node in imports for alias in node.names)


def rows_given(tree: ast.Module) -> Iterator[str]:
    """Public functions that return rows, and fields that hold them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and "Record" in names_in(node.returns):
            yield node.name
        if isinstance(node, ast.ClassDef):
            held = (each for each in node.body if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name))
            yield from (ast.unparse(each.target) for each in held if names_in(each.annotation) & {"Record", "Rows"})


def test_no_room_gives_rows_away() -> None:
    """Others get typed values, which strict types see through; what is private stays in its file."""
    named: set[str] = set()
    for path in sources("matchmaker"):
        tree = tree_of(path)
        given = rows_given(tree) if takes_rows_from_the_database(tree) else ()
        named |= {f"{path.relative_to(ROOT)}:{name}" for name in given if not name.startswith("_")}
    assert named == ROWS_GIVEN.keys()


def test_pages_know_no_rows() -> None:
    """Neither as the driver's class nor as a mapping of anything: a template asks for attributes that a type has."""
    for path in sources("web"):
        tree = tree_of(path)
        assert not takes_rows_from_the_database(tree), path
        pages = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and "Page" in _bases(node)]
        fields = [each for page in pages for each in page.body if isinstance(each, ast.AnnAssign)]
        assert [ast.unparse(each) for each in fields if "Any" in names_in(each.annotation)] == [], path


def _bases(node: ast.ClassDef) -> set[str]:
    return {base.id for base in node.bases if isinstance(base, ast.Name)}


CHANGES = frozenset(
    {"add", "append", "clear", "discard", "extend", "insert", "pop", "popitem", "remove", "setdefault", "update"}
)


def changed_in(node: ast.AST) -> Iterator[str]:
    """Names whose value a function puts something into or takes something from, or binds anew in its module."""
    for each in ast.walk(node):
        if isinstance(each, ast.Global):
            yield from each.names
        if isinstance(each, ast.Subscript) and not isinstance(each.ctx, ast.Load) and isinstance(each.value, ast.Name):
            yield each.value.id
        if isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute) and each.func.attr in CHANGES:
            yield from names_in(each.func.value) if isinstance(each.func.value, ast.Name) else ()


def kept_by_module(tree: ast.Module) -> set[str]:
    """Names of the module that its own functions change."""
    targets = [t for node in tree.body if isinstance(node, ast.Assign) for t in node.targets]
    targets += [node.target for node in tree.body if isinstance(node, ast.AnnAssign)]
    names = {target.id for target in targets if isinstance(target, ast.Name)}
    inside = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)]
    return names & {name for node in inside for name in changed_in(node)}


@pytest.mark.parametrize("path", sources(*PACKAGES), ids=lambda p: str(p.relative_to(ROOT)))
def test_no_module_keeps_what_its_functions_made(path: Path) -> None:
    """What is kept belongs to a request or to the runtime, which says how long and how much."""
    assert kept_by_module(tree_of(path)) == set()


def codes() -> set[str]:
    """Every enumeration of codes."""
    classes = [node for p in sources(*PACKAGES) for node in ast.walk(tree_of(p)) if isinstance(node, ast.ClassDef)]
    return {
        node.name for node in classes if "StrEnum" in {base.id for base in node.bases if isinstance(base, ast.Name)}
    }


def remembered(tree: ast.Module) -> Iterator[tuple[ast.expr, ast.FunctionDef]]:
    """Functions whose answers are remembered as long as the process lives, each with its decorator."""
    for node in ast.walk(tree):
        for decorator in node.decorator_list if isinstance(node, ast.FunctionDef) else ():
            if ast.unparse(decorator).removeprefix("functools.").split("(")[0] in ("cache", "lru_cache"):
                assert isinstance(node, ast.FunctionDef)
                yield decorator, node


def test_what_is_remembered_for_ever_is_asked_for_by_codes_alone_or_has_a_bound() -> None:
    """By a code, a name of ours or nothing: never by a row, a value or an id, of which there are ever more."""
    of_ours = codes() | {"str", "bool", "None"}
    for path in sources(*PACKAGES):
        for decorator, function in remembered(tree_of(path)):
            asked = {name for arg in function.args.args for name in names_in(arg.annotation)}
            bounded = isinstance(decorator, ast.Call) and "maxsize=None" not in ast.unparse(decorator)
            assert bounded or asked <= of_ours, f"{path.name}: {function.name} remembers {sorted(asked - of_ours)}"


LONGEST_LINE_OF_A_TEMPLATE = 140


@pytest.mark.parametrize("path", sorted((ROOT / "web" / "templates").rglob("*.html")), ids=lambda path: path.name)
def test_a_template_is_read_without_scrolling_sideways(path: Path) -> None:
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    assert [number for number, line in lines if len(line) > LONGEST_LINE_OF_A_TEMPLATE] == []


NAMED_GROUP = re.compile(r"""term\("(\w+)"\)|map\("term", "(\w+)"\)|terms\("(\w+)"\)""")


def test_every_group_of_words_that_a_template_names_exists() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "web" / "templates").rglob("*.html")]
    named = {group for text in texts for groups in NAMED_GROUP.findall(text) for group in groups if group}
    assert len(named) > 30
    known = tomllib.loads((i18n.LOCALE_FOLDER / "terms.toml").read_text(encoding="utf-8"))
    assert named - known.keys() == set()
