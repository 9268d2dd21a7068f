"""What tests share stands in tests/support: a test borrows from nobody else, and a conftest holds fixtures only."""

import ast
from pathlib import Path

import pytest

from tests.support.sources import ROOT, imports_of, sources

WITH_OLDER_CODE = {"tests/fixture_home/make.py", "tests/fixture_home/story.py"}
TESTS = {str(path.relative_to(ROOT)): path for path in sources("tests")}
PLAYED_AGAIN = "tests/soak/"  # its tests play those of other rings again, longer


@pytest.fixture(scope="module")
def imported() -> dict[str, set[str]]:
    """The modules of tests that each of their files imports."""
    return {
        name: {module for module in imports_of(path) if module.split(".")[0] == "tests"} for name, path in TESTS.items()
    }


def test_only_support_is_imported_from_tests(imported: dict[str, set[str]]) -> None:
    allowed = ("tests.support.", "tests.fixture_home.opening")
    borrowed = {
        (name, module)
        for name, modules in imported.items()
        for module in modules
        if not module.startswith(allowed) and not (name.startswith(PLAYED_AGAIN) and "conftest" not in module)
    }
    assert {(name, module) for name, module in borrowed if name not in WITH_OLDER_CODE} == set()


@pytest.mark.parametrize("name", sorted(name for name in TESTS if name.endswith("conftest.py")))
def test_a_conftest_defines_fixtures_and_hooks_only(name: str) -> None:
    first, *others = ast.parse(TESTS[name].read_text(encoding="utf-8")).body
    assert isinstance(first, ast.Expr), "its docstring"
    assert [ast.unparse(node) for node in others if not stands_in_a_conftest(node)] == []


def stands_in_a_conftest(node: ast.stmt) -> bool:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        fixtures = [decorator for decorator in node.decorator_list if "pytest.fixture" in ast.unparse(decorator)]
        return bool(fixtures) or node.name.startswith("pytest_")
    return isinstance(node, ast.Import | ast.ImportFrom)


def test_every_helper_is_asked_for(imported: dict[str, set[str]]) -> None:
    """By a test or by another helper."""
    asked = set().union(*imported.values())
    there = {Path(name).stem for name in TESTS if name.startswith("tests/support/")} - {"__init__"}
    assert {name for name in there if f"tests.support.{name}" not in asked} == set()
