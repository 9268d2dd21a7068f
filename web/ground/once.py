"""Whatever a form asks for is done once, however often it is sent."""

import hashlib
import json
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager

from matchmaker.ground import once as keys
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, MatchmakerError
from matchmaker.ground.invalid import InvalidValue
from matchmaker.ground.once import Act, Done, Sending
from matchmaker.intake import dates, numbers, phones, tax_codes
from matchmaker.intake.addresses import read_email
from matchmaker.intake.old_encodings import problem_of
from matchmaker.proposals.thread_files import StoredFile
from matchmaker.reports.model import FIELDS, FieldKind
from matchmaker.rules.listing import parse_contact
from web.cases.forms import PASSED
from web.ground.dependencies import Visit
from web.ground.forms import OLDER, PASSWORDS, TAB, FormState


def _contact(text: str) -> str:
    contact = parse_contact(text)
    return text if contact.problem else f"{contact.phone or ''} {read_email(contact.email) if contact.email else ''}"


def _day(text: str) -> str:
    return dates.typed(dates.day(text, dates.EVER))


def _moment(text: str) -> str:
    return dates.typed_moment(dates.moment(text, dates.EVER))


def _figure(text: str) -> str:
    return numbers.spelled(numbers.figure(text))


_DAYS = (
    *("available_from", "behalf_date", "contact_on", "corrected_on", "dated_on", "deadline", "happened_on"),
    *("letter_on", "papers_checked_on"),
    *("trial_day", "trial_from", "trial_paper_on", "trial_until"),
    *("rule_from", "rule_read_on"),
    *("assessment_on", "certificate_until", "in_use_since", "template_from"),
    *("moved_on", "next_due", "use_from", "use_until", *PASSED),
)
_OF_INDICATORS = {field.name: field.kind for fields in FIELDS.values() for field in fields}
_AS_KEPT: Mapping[str, Callable[[str], str]] = {
    **{name: _day for name, kind in _OF_INDICATORS.items() if kind is FieldKind.DAY},
    **{name: _figure for name, kind in _OF_INDICATORS.items() if kind is FieldKind.WHOLE},
    **dict.fromkeys(_DAYS, _day),
    **dict.fromkeys(("closes_at", "extended_to", "known_at", "moved_to", "starts_at"), _moment),
    **dict.fromkeys(("minutes", "people_affected", "list_place", "value_before", "value_after"), _figure),
    **dict.fromkeys(("contract_value", "received"), lambda text: str(numbers.money(text))),
    "contact": _contact,
    "phone": phones.read,
    "tax_code": tax_codes.read,
    "email": read_email,
}


async def once(visit: Visit, form: FormState, subject: str, act: Act, *, files: Sequence[StoredFile] = ()) -> Done:
    """Does `act` in a transaction of its own; a copy of the form gets what the first one made.

    `subject` names what the form makes or changes; `act` gives its number. `files` came with the form.
    Raises InvalidInput as `accepting` does, SentOtherwise where the form was accepted with other content, and whatever
    `act` raises.
    """
    async with accepting(visit, form) as connection:
        return await keys.do(connection, sending(visit, form, subject, files=files), act)


@asynccontextmanager
async def accepting(visit: Visit, form: FormState) -> AsyncIterator[Connection]:
    """A transaction for what the form asks.

    Raises InvalidInput, and undoes it, for letter soup in any of its fields: no form stores what nobody can read. It is
    told together with whatever else is wrong.
    """
    soup = soup_in(form)
    async with visit.transaction() as connection:
        try:
            yield connection
        except InvalidInput as wrong:
            raise InvalidInput({**wrong.fields, **soup}, wrong.cells) from wrong
        except MatchmakerError as other:
            if soup:
                raise InvalidInput(soup) from other
            raise
        if soup:
            raise InvalidInput(soup)


def soup_in(form: FormState) -> dict[str, str]:
    """Code of the letter soup in each field that holds some; of a password each sign counts."""
    return {
        name: code
        for name, typed in form.values.items()
        if name not in PASSWORDS and (code := problem_of("\n".join(typed)))
    }


def sending(visit: Visit, form: FormState, subject: str, *, files: Sequence[StoredFile] = ()) -> Sending:
    """This arrival of the form, for acts in a transaction that is open already."""
    return Sending(key=form.key, subject=subject, content=_content(visit, form, files))


def _content(visit: Visit, form: FormState, files: Sequence[StoredFile]) -> bytes:
    """All that makes two arrivals the same: address, sender, fields as they are kept, files. The key salts it.

    In which tab it was typed says nothing, nor do older drafts, and neither does an empty field: a page asks for more
    once there is more, such as which paper a new one replaces.
    """
    said = {
        "key": form.key,
        "address": [visit.request.url.path, visit.request.url.query],
        "sender": visit.actor.person_id,
        "fields": {
            name: [_kept(name, value) for value in values]
            for name, values in form.values.items()
            if any(values) and name not in (TAB, OLDER)
        },
        "files": [[file.name, file.sha256.hex()] for file in files],
    }
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).digest()


def _kept(name: str, value: str) -> str:
    """What is the same in any spelling in its one form; as it was typed what cannot be read."""
    try:
        return _AS_KEPT[name](value) if name in _AS_KEPT else value
    except InvalidValue:
        return value
