"""Stored files in words: which are not the ones that arrived, and which no record names."""

from collections.abc import Mapping, Sequence

from matchmaker.cli.console import Console
from matchmaker.filekeeping import FileReport
from matchmaker.ground.file_store import Damage
from matchmaker.ground.marking import N_

SENTENCES: Mapping[Damage, str] = {
    Damage.MISSING: N_("The file of %(page)s is missing: %(path)s"),
    Damage.UNREADABLE: N_("The file of %(page)s cannot be read: %(path)s"),
    Damage.CHANGED: N_("The file of %(page)s is not the one that arrived: %(path)s"),
    Damage.REWRITTEN: N_("The record of %(page)s gives another hash than the audit: %(path)s"),
}


def file_lines(console: Console, report: FileReport) -> Sequence[str]:
    """A line for each damaged file, by its address in the service and its place on disk; else one for all."""
    lines = [console.translate(SENTENCES[f.damage], page=f.page, path=f.path) for f in report.damaged]
    return lines or [console.translate("Stored files are as they arrived. Files: %(count)s", count=report.count)]
