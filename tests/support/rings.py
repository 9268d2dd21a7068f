"""The rings of the suite: the folders under tests/, by how long their files take."""

from xdist.scheduler.loadfile import LoadFileScheduling

LONG_FIRST = ("acceptance", "browser", "web", "integration")
# Files of tests that ask for the real model; `tests/conftest.py` refuses the suite where one is missing.
WITH_MODEL = (
    "tests/acceptance/test_call.py",
    "tests/acceptance/test_cli.py",
    "tests/acceptance/test_cli_errors.py",
    "tests/acceptance/test_introduction.py",
    "tests/acceptance/test_ten_needs.py",
    "tests/integration/calls/test_told_by_matching.py",
    "tests/integration/embeddings/test_transformer.py",
    "tests/integration/embeddings/test_worker.py",
    "tests/integration/reports/test_clusters_by_model.py",
)


class Dealing(LoadFileScheduling):  # type: ignore[misc]  # the package says nothing of its types
    """Each file goes to the process that is free; those with the model all to one, which alone imports PyTorch."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.split("::")[0]
        return "the model" if file in WITH_MODEL else file


def ring_of(nodeid: str) -> str:
    """The folder under tests/ that a test stands in; the conventions stand in none."""
    parts = nodeid.split("::")[0].split("/")
    return parts[1] if len(parts) > 2 else "conventions"
