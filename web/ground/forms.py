"""Reading forms: what was typed, kept as it was typed, and the plain values inside it."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from fastapi import Request
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from matchmaker.ground.errors import CellProblem
from matchmaker.intake.cleaning import clean, without_floods
from matchmaker.intake.dates import typed
from matchmaker.intake.numbers import choices
from matchmaker.intake.numbers import whole_or_none as whole_or_none
from matchmaker.rules.actors import OrganisationKind
from matchmaker.rules.listing import Contact, parse_contact
from matchmaker.rules.need import Need, NeedDraft
from matchmaker.rules.solution import Solution, SolutionDraft
from web.ground.csrf import FIELD

FORM_KEY = "form_key"
VERSION = "version"  # of the record as a form's reader saw it
SEEN = "seen"  # its fields as they saw them
TAB = "tab"  # of a form that keeps a draft: its own mark, the one that saved the draft last, the fields as seen
OLDER = "older"  # drafts of the same record that the form's page names: saving drops them
HIDDEN_FIELDS = frozenset({FIELD, FORM_KEY})
PASSWORDS = frozenset({"password", "old_password", "new_password", "password_again"})
_LONGEST_KEY = 64

Code = TypeVar("Code", bound=StrEnum)


@dataclass(frozen=True, kw_only=True)
class FormState:
    """What stands in a form, and the code of what is wrong with it, by field. `key` makes sending it twice harmless.

    `cells` tell what is wrong inside a workbook that came with it.
    """

    values: Mapping[str, Sequence[str]] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    cells: Sequence[CellProblem] = ()
    key: str = field(default_factory=secrets.token_hex)

    def text(self, name: str) -> str:
        return next(iter(self.values.get(name, ())), "")

    def many(self, name: str) -> Sequence[str]:
        return self.values.get(name, ())

    def holds(self, names: Iterable[str]) -> bool:
        """Whether anything stands in one of these fields, or is wrong with it."""
        return any(name in self.problems or any(text.strip() for text in self.many(name)) for name in names)

    @property
    def wrong(self) -> Sequence[tuple[str, str]]:
        """What is wrong, in the order of the form; what the browser sent nothing of comes last."""
        names = list(self.values)
        return sorted(self.problems.items(), key=lambda item: names.index(item[0]) if item[0] in names else len(names))

    def anew(self) -> "FormState":
        """The same under another key, after a form with this one was accepted."""
        return FormState(values=self.values, problems=self.problems)

    def stripped(self, name: str) -> str | None:
        """The text without blanks around it; None when nothing is left."""
        return self.text(name).strip() or None


async def read_form(request: Request, known: frozenset[str], files: frozenset[str] = frozenset()) -> FormState:
    """What the browser sent, cleaned, but for its `files`.

    Raises 400 for a field that the form does not have, or for a file.
    """
    sent = await request.form()
    written = [value for name, value in sent.multi_items() if name not in files]
    if set(sent) - known - files - HIDDEN_FIELDS or not all(isinstance(value, str) for value in written):
        raise HTTPException(400)
    values = {name: _decided([cleaned(name, str(v)) for v in sent.getlist(name)]) for name in sent if name in known}
    return FormState(values=values, key=key_of(sent))


def key_of(sent: FormData) -> str:
    """The key by which the form is done once; a new one where it brings none that can be kept."""
    key = str(sent.get(FORM_KEY, ""))[:_LONGEST_KEY]
    return key if key.isascii() and key.isprintable() and key else secrets.token_hex()


def cleaned(name: str, value: str) -> str:
    """A field as it is read; of a password each sign counts, seen or unseen."""
    return without_floods(value) if name in PASSWORDS else clean(value)


def _decided(sent: list[str]) -> list[str]:
    """Of a number that can be read two ways the person's choice, where it is one of those that this text offers."""
    typed, *more = sent
    return more[-1:] if more and more[-1] in choices(typed) else sent


def with_owner(form: FormState, organisation: str | None) -> FormState:
    """The form of somebody who writes for one organisation alone names that one, whatever was sent."""
    return replace(form, values={**form.values, "organisation": [organisation]}) if organisation else form


def code_or(text: str, known: type[Code], default: Code) -> Code:
    """The code that was chosen; the default for one that the list does not have."""
    return known(text) if text in set(known) else default


def record_form(
    record: Need | Solution, known: frozenset[str], *, kind: OrganisationKind, **shown: object
) -> FormState:
    """The form as the record's owner left it: fields of the record by name, and those that a form shows otherwise."""
    values = {name: getattr(record, name) for name in known if hasattr(record, name)}
    values |= {
        "organisation": record.organisation_name,
        "organisation_kind": kind,
        "contact": contact_text(record),
        VERSION: record.version,
    }
    return FormState(values=filled(values | shown))


def contact_text(draft: Need | Solution | NeedDraft | SolutionDraft) -> str:
    """How one reaches somebody, as a form shows it."""
    return ", ".join(filter(None, (draft.phone, draft.email)))


def read_contact(form: FormState, stored: Need | Solution | None) -> Contact:
    """What the form says of it; as it is `stored` where nobody has changed it."""
    text = form.stripped("contact") or ""
    if stored and text == contact_text(stored):
        return Contact(phone=stored.phone, email=stored.email)
    return parse_contact(text)


def filled(values: Mapping[str, object]) -> dict[str, Sequence[str]]:
    """Values of a record as a form holds them."""
    return {name: _as_typed(value) for name, value in values.items() if value not in (None, "", ())}


def _as_typed(value: object) -> Sequence[str]:
    if isinstance(value, date):
        return [typed(value)]
    if isinstance(value, tuple):
        return [str(item) for item in value]
    return [str(value)]
