"""The sources of the product: its files, what each imports, and the messages that they show."""

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_dir

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("matchmaker", "embeddings", "web", "seeds")


def sources(*folders: str) -> list[Path]:
    """Python files of the folders, what set-up brings left out."""
    found = [p for folder in folders for p in sorted((ROOT / folder).rglob("*.py"))]
    return [p for p in found if not {"node_modules", "__pycache__"} & set(p.parts)]


def imports_of(path: Path) -> Iterator[str]:
    """Every module a file imports, wherever the import stands; of `from matchmaker import x` the module x."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "matchmaker":
            yield from (f"matchmaker.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def used_messages() -> set[str]:
    """Every English message that templates, pages, commands and sentences can show."""
    methods = [("**/node_modules/**", "ignore"), ("**.py", "python"), ("**.html", "jinja2.ext:babel_extract")]
    found: set[str] = set()
    for folder in ("web", "matchmaker"):
        keywords = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2), "translate": None, "say": None}
        for _, _, message, *_ in extract_from_dir(str(ROOT / folder), methods, keywords=keywords):
            found.add(message if isinstance(message, str) else message[0])
    return found
