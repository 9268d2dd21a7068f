"""Choices that commands offer."""

from enum import StrEnum

from matchmaker.importing.columns import ImportKind

STANDARD_OUTPUT = "-"


class Format(StrEnum):
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


class AccountRole(StrEnum):
    BUSINESS = "business"
    INSTITUTE = "institute"
    BROKER = "broker"
    VERIFIER = "verifier"
    LEADERSHIP = "leadership"
    ADMINISTRATOR = "administrator"


class What(StrEnum):
    ORGANISATIONS = "organisations"
    NEEDS = "needs"
    SOLUTIONS = "solutions"
    ALL = "all"
    DECISIONS = "decisions"

    @property
    def kinds(self) -> list[ImportKind]:
        """The kinds of rows; decisions are none."""
        return list(ImportKind) if self is What.ALL else [ImportKind(self.value)]
