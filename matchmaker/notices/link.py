"""Links in letters: paths of this service, which get its address when the mail leaves."""

from dataclasses import dataclass

BASE_MARK = "\ue000"  # stands before each path until the mail leaves; no text of a person can hold it


@dataclass(frozen=True, kw_only=True)
class Link:
    """A page of this service by its path; the service's address is put before it when the mail leaves.

    Raises ValueError for anything but a path of ASCII signs without spaces, such as "/needs/12".
    """

    path: str

    def __post_init__(self) -> None:
        printable = self.path.isascii() and self.path.isprintable() and " " not in self.path
        if not printable or not self.path.startswith("/") or self.path.startswith("//"):
            raise ValueError("not a path of this service")

    def __str__(self) -> str:
        return BASE_MARK + self.path
