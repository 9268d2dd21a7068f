"""What the documents name is there: tests, files, functions, decision records. A word that lost its place misleads."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.sources import PACKAGES, ROOT, sources

DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
NAMED_TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
NAMED_FILE = re.compile(r"(?<![\w/.-])([\w.-]+(?:/[\w.-]+)+\.(?:py|sql|toml|html|txt|po|sh|css|js))(?![\w./-])")
NAMED_MODULE = re.compile(r"`([a-z]+(?:/[a-z_]+)+)/?`")
NAMED_ALONE = re.compile(r"`(\w+\.(?:py|sql|toml))`")
NAMED_IN_MODULE = re.compile(r"`(\w+)`(?: in | \()`([\w/]+\.py)`")
NAMED_RECORD = re.compile(r"\b[Dd]ecision(?: record)?s? (\d{1,4})\b(?!/)|docs/decisions/(\d{4})")
OF_A_HOME = {
    "files/lost",
    "evidence/lost",
    "entries/lost",
    "qrels/test",
}  # folders that the program writes, which are not of the source


@pytest.fixture(params=DOCUMENTS, ids=lambda path: path.name)
def text(request: pytest.FixtureRequest) -> str:
    return Path(request.param).read_text(encoding="utf-8")


def place_of(named: str) -> Path | None:
    """The file or folder of that name, counted from the root, or from `matchmaker/` where a room comes first."""
    places = (folder / f"{named}{suffix}" for folder in (ROOT, ROOT / "matchmaker") for suffix in ("", ".py"))
    return next((place for place in places if place.exists()), None)


def test_every_test_that_a_document_names_exists(text: str) -> None:
    named = NAMED_TEST.findall(text)
    assert [f"{file}::{name}" for file, name in named if not _holds(ROOT / file, name)] == []


def test_the_record_of_qualities_names_its_tests() -> None:
    quality = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
    assert len(NAMED_TEST.findall(quality)) > 50
    rows = re.findall(r"^\| (\d+) \|.*?\|(.*)\|", quality, re.MULTILINE)
    assert [int(number) for number, _ in rows] == list(range(1, 20))
    assert [number for number, told in rows if not NAMED_TEST.search(told)] == []


def test_every_file_that_a_document_names_exists(text: str) -> None:
    named = {*NAMED_FILE.findall(text), *NAMED_MODULE.findall(text)} - OF_A_HOME
    assert sorted(name for name in named if "NNNN" not in name and place_of(name) is None) == []


def test_every_name_of_a_file_that_stands_alone_is_one_of_ours(text: str) -> None:
    ours = {path.name for package in (*PACKAGES, "tests") for path in (ROOT / package).rglob("*.*")} | {
        "pyproject.toml"
    }
    assert set(NAMED_ALONE.findall(text)) - ours == set()


def test_whatever_a_document_finds_in_a_file_stands_there(text: str) -> None:
    named = NAMED_IN_MODULE.findall(text)
    assert [each for each in named if (place := place_of(each[1])) is None or not _holds(place, each[0])] == []


def records_named() -> Iterator[tuple[str, int]]:
    files = [*DOCUMENTS, *sources(*PACKAGES, "tests"), *(ROOT / "matchmaker").rglob("*.sql")]
    for path in files:
        for numbers in NAMED_RECORD.findall(path.read_text(encoding="utf-8")):
            yield path.name, int(numbers[0] or numbers[1])


def test_every_decision_record_that_is_named_exists() -> None:
    kept = {int(path.name[:4]) for path in (ROOT / "docs" / "decisions").glob("*.md")}
    assert [(name, number) for name, number in records_named() if number not in kept] == []


def _holds(file: Path, name: str) -> bool:
    """Whether the file defines a function, class or value of that name."""
    defined = rf"^\s*(?:(?:async )?def {name}\(|class {name}\b|{name}(?:: [^=]+)? = )"
    return file.is_file() and re.search(defined, file.read_text(encoding="utf-8"), re.MULTILINE) is not None
