"""What the service itself knows of calls (II.2) and contests (II.5), as the report tells it."""

from collections.abc import Sequence

from matchmaker.calls.outcome.published import Project, Statistics
from matchmaker.ground.i18n import term

VI = "vi"


def figures(calls: Statistics) -> dict[str, int]:
    """By their blanks in the report's sentences; never added to what officers entered."""
    return {
        "calls": calls.calls,
        "entries": calls.entries,
        "led": calls.led,
        "published": calls.published,
        "outstanding": calls.winners + calls.finalists,
        "incubated": calls.incubated,
    }


def project_rows(projects: Sequence[Project], alone: str) -> Sequence[Sequence[str | int]]:
    """The lists of II.5: outstanding projects, and which are incubated; `alone` stands for a person who entered."""
    return [
        (
            position,
            each.title,
            each.organisation_name or alone,
            each.call_title,
            term("entry_outcome", each.outcome.value, VI),
            term("incubation_stage", each.stage.value, VI) if each.stage else "",
            each.received if each.received is not None else "",
        )
        for position, each in enumerate(projects, start=1)
    ]
