"""Whatever a form asks for is done once, however often it is sent."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence

from matchmaker import once as keys
from matchmaker.intake import phones, tax_codes
from matchmaker.intake.addresses import read_email
from matchmaker.intake.invalid import InvalidValue
from matchmaker.listings.model import parse_contact
from matchmaker.once import Act, Done, Sending
from matchmaker.proposals.files import StoredFile
from web.dependencies import Visit
from web.forms import TAB, FormState


def _contact(text: str) -> str:
    contact = parse_contact(text)
    return text if contact.problem else f"{contact.phone or ''} {read_email(contact.email) if contact.email else ''}"


_AS_KEPT: Mapping[str, Callable[[str], str]] = {
    "contact": _contact,
    "phone": phones.read,
    "tax_code": tax_codes.read,
    "email": read_email,
}


async def once(visit: Visit, form: FormState, subject: str, act: Act, *, files: Sequence[StoredFile] = ()) -> Done:
    """Does `act` in a transaction of its own; a copy of the form gets what the first one made.

    `subject` names what the form makes or changes; `act` gives its number. `files` came with the form.
    Raises SentOtherwise where the form was accepted with other content, and whatever `act` raises.
    """
    async with visit.transaction() as connection:
        return await keys.do(connection, sending(visit, form, subject, files=files), act)


def sending(visit: Visit, form: FormState, subject: str, *, files: Sequence[StoredFile] = ()) -> Sending:
    """This arrival of the form, for acts in a transaction that is open already."""
    return Sending(key=form.key, subject=subject, content=_content(visit, form, files))


def _content(visit: Visit, form: FormState, files: Sequence[StoredFile]) -> bytes:
    """All that makes two arrivals the same: address, sender, fields as they are kept, files. The key salts it.

    In which tab it was typed says nothing, and neither does an empty field: a page asks for more once there
    is more, such as which paper a new one replaces.
    """
    said = {
        "key": form.key,
        "address": [visit.request.url.path, visit.request.url.query],
        "sender": visit.actor.person_id,
        "fields": {
            name: [_kept(name, value) for value in values]
            for name, values in form.values.items()
            if any(values) and name != TAB
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
