"""A dossier that nobody wrote, with something in every field: what a template is tried on, and its look is shown by."""

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from matchmaker.document_templates.dossier_paper import LISTS, DossierPaper, periods_of, timeline_of

_MONTHS = 18
_LINES = 3  # in each list
_SAID = tomllib.loads(Path(__file__).with_name("made_up.toml").read_text(encoding="utf-8"))
_BEGUN = ("dossier_number", "task_title", "made_on", "dossier_status")


def made_up(language: str) -> DossierPaper:
    """Full: three lines in every list, two paragraphs in every longer text."""
    said = _SAID[language]
    values: dict[str, Any] = {field.name: said.get(field.name, said["text"]) for field in fields(DossierPaper)}
    values |= {name: [_line(kind, number, said) for number in range(1, _LINES + 1)] for name, kind in LISTS.items()}
    return DossierPaper(**values | {"periods": periods_of(_MONTHS), "checklist_confirmed": False})


def just_begun(language: str) -> DossierPaper:
    """Nothing is said yet: what a template does then, it has to be able to as well."""
    values: dict[str, Any] = {name: _SAID[language][name] for name in _BEGUN}
    return DossierPaper(**values, checklist_confirmed=True)


def _line(kind: type, number: int, said: Mapping[str, Any]) -> Any:  # noqa: ANN401  # a line of any of the lists
    first = 1 + (number - 1) * (_MONTHS // _LINES)
    last = first + _MONTHS // _LINES - 1
    values = {field.name: said.get(field.name, said["line"]) for field in fields(kind)}
    if "timeline" in values:
        values |= {"timeline": timeline_of(_MONTHS, first, last), "month_from": str(first), "month_until": str(last)}
    return kind(**values | {"number": number})
