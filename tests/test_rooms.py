"""Rooms of the house: which there are, which way arrows run, what is pure. docs/architecture.md is held to it."""

import re
from pathlib import Path

import pytest

from tests.support.rooms import ROOMS
from tests.support.sources import PACKAGES, ROOT, imports_of, sources


def layer(module: str) -> str:
    return "matchmaker.cli" if module.startswith("matchmaker.cli") else module.split(".")[0]


# Who may import whom; an edge is a package on the left of the arrows in the decision records.
ALLOWED = {
    "embeddings": {"embeddings"},
    "matchmaker": {"matchmaker", "embeddings"},
    "matchmaker.cli": {"matchmaker.cli", "matchmaker", "embeddings", "web", "seeds"},
    "web": {"web", "matchmaker", "embeddings", "seeds"},
    "seeds": {"seeds", "matchmaker"},
}


@pytest.mark.parametrize("path", sources(*PACKAGES), ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    own = layer(".".join(path.relative_to(ROOT).with_suffix("").parts))
    wrong = [m for m in imports_of(path) if layer(m) in ALLOWED and layer(m) not in ALLOWED[own]]
    assert not wrong, f"{own} may not import {wrong}"


DATA = {"locale", "migrations"}  # folders without code


def room_of(module: str) -> str:
    return module.split(".")[1]


def modules(room: str) -> list[Path]:
    """The files of a room, whether it is a folder or one module."""
    file = ROOT / "matchmaker" / f"{room}.py"
    return [file] if file.is_file() else sources(f"matchmaker/{room}")


def imported(path: Path) -> list[str]:
    """The modules of `matchmaker` that a file imports."""
    return [module for module in imports_of(path) if module.startswith("matchmaker.")]


def test_every_folder_and_module_is_a_room() -> None:
    there = {p.stem for p in (ROOT / "matchmaker").iterdir() if p.suffix == ".py" or (p / "__init__.py").is_file()}
    assert there - {"__init__"} == set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_arrows_run_down(room: str) -> None:
    below = set(ROOMS[: ROOMS.index(room) + 1])
    for path in modules(room):
        wrong = [module for module in imported(path) if room_of(module) not in below]
        assert not wrong, f"{path.relative_to(ROOT)} imports {wrong} from above"


FRAMEWORKS = {"aiosql", "asyncpg", "fastapi", "jinja2", "numpy", "pydantic"}
PURE_GROUND = re.compile(r"matchmaker\.ground\.(city_time|errors|invalid|marking|text)$")


@pytest.mark.parametrize("path", sources("matchmaker/rules"), ids=lambda p: p.stem)
def test_rules_know_no_database_and_no_framework(path: Path) -> None:
    ours = [m for m in imported(path) if room_of(m) not in ("rules", "intake") and not PURE_GROUND.match(m)]
    foreign = [m for m in imports_of(path) if m.split(".")[0] in FRAMEWORKS | {"embeddings", "web", "seeds"}]
    assert not ours + foreign


def test_the_map_of_rooms_names_each_and_no_other() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE) == list(reversed(ROOMS))
