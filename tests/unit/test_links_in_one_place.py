"""What a mailed link is, is decided in `matchmaker/ground/links.py` alone; rooms keep rows and say what it is for."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for folder in ("matchmaker", "web")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in (".py", ".sql") and not {"node_modules", "migrations"} & set(path.parts)
}


def holders(pattern: str) -> set[str]:
    return {name for name, text in SOURCES.items() if name.endswith(".py") and re.search(pattern, text)}


def test_no_room_hashes_the_token_of_a_link() -> None:
    signing_in = {f"matchmaker/people/{name}.py" for name in ("sessions", "signing_in", "second_factor")}
    assert holders(r"keys import .*\bdigest\b") == {"matchmaker/ground/links.py", *signing_in}
    assert holders(r"\btoken_hash\b") == {"matchmaker/ground/links.py"}


def test_why_a_link_does_not_open_is_said_in_one_order() -> None:
    assert holders(r'LinkUnusable\("|(return|else) "link_') == {"matchmaker/ground/links.py"}


def test_where_a_link_leads_is_told_by_its_purpose() -> None:
    pages = re.findall(r'page="(/[\w/-]+)"|_account_purpose\("\w+", "(/\w+)"', "".join(SOURCES.values()))
    assert len(pages) == 11
    for page in (one or other for one, other in pages):
        assert holders(rf'f"{page}/{{') == set(), page


def test_every_room_tells_of_a_link_when_it_ends_whether_it_was_used_and_its_language() -> None:
    statements = [
        statement
        for name, text in SOURCES.items()
        if name.endswith("queries.sql")
        for statement in text.split("-- name: ")
        if re.search(r"token_hash = :token_hash[^,]*;", statement) and "SELECT" in statement
    ]
    assert len(statements) == 9
    for statement in statements:
        assert "AS used_at" in statement, statement
        assert "locale" in statement or ".*" in statement, statement
