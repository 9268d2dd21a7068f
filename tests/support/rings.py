"""The rings of the suite: the folders under tests/, by how long their files take."""

LONG_FIRST = ("acceptance", "browser", "web", "integration")


def ring_of(nodeid: str) -> str:
    """The folder under tests/ that a test stands in; the conventions stand in none."""
    parts = nodeid.split("::")[0].split("/")
    return parts[1] if len(parts) > 2 else "conventions"
