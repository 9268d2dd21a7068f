"""The sheet of an auditor's bundle: the case in Vietnamese words, one HTML file that needs nothing beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from matchmaker.bundle.signing import PublicKey
from matchmaker.cases.moves import OpenedCase
from matchmaker.cases.stored_parts import (
    AuditLine,
    CaseEvent,
    ContactMade,
    Decided,
    FollowedUp,
    Paper,
    Question,
    StepMade,
)
from matchmaker.ground import i18n
from matchmaker.rules.findings import Judgement

_LOCALE = "vi"  # what is filed in the city


@dataclass(frozen=True, kw_only=True)
class CaseFile:
    """Everything of a case as it is stored; `people` tells the names of those whom it names by a key."""

    case: OpenedCase
    today: date
    judgement: Judgement
    people: Mapping[str, str]
    key: PublicKey
    evidence: Sequence[Paper]
    steps: Sequence[StepMade]
    contacts: Sequence[ContactMade]
    confirmations: Sequence[Question]
    verifications: Sequence[Decided]
    follow_ups: Sequence[FollowedUp]
    events: Sequence[CaseEvent]
    audit: Sequence[AuditLine]

    @property
    def carried_by(self) -> list[str]:
        return [self.who(broker) for broker in self.case.brokers]

    def who(self, actor: str | None) -> str:
        """The name behind a key; a word for whoever has none, or none any more."""
        words = i18n.terms("actor", _LOCALE)
        return self.people.get(actor or "") or words.get(actor or "") or words["erased"]


def sheet_html(file: CaseFile) -> str:
    return _environment().get_template("sheet.html").render(view=file)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(_=_translate, ngettext=partial(i18n.translate_count, locale=_LOCALE))
    made.filters.update(
        term=lambda code, group: i18n.term(group, code, _LOCALE),
        date=partial(i18n.show_date, locale=_LOCALE),
        time=partial(i18n.show_time, locale=_LOCALE),
        number=partial(i18n.show_number, locale=_LOCALE),
    )
    return made


def _translate(message: str, **params: object) -> str:
    return i18n.translate(message, _LOCALE, **params)
