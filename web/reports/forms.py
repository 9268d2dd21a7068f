"""What a unit reports, as the forms send it: an officer's for the unit, and the unit's own."""

from collections.abc import Sequence
from dataclasses import fields

from starlette.datastructures import UploadFile

from matchmaker.foreign.process import Readers
from matchmaker.ground.errors import InvalidInput
from matchmaker.reports import filled_form
from matchmaker.reports.contributions import Contribution
from web.ground.doors import WORKBOOK
from web.ground.forms import FormState
from web.ground.uploads import too_much

FIELDS = tuple(f.name for f in fields(Contribution))


async def reported(readers: Readers, form: FormState, uploads: Sequence[UploadFile]) -> Contribution:
    """What the form says; a workbook that came with it stands for the form. Raises InvalidInput for another file."""
    if problem := too_much(uploads, WORKBOOK):
        raise InvalidInput({"file": problem})
    if uploads:
        return await filled_form.read_form(readers, uploads[0].file)
    return Contribution(**{name: form.stripped(name) or "" for name in FIELDS})


def typed(what: Contribution | None) -> dict[str, list[str]]:
    """What was reported, as a form holds it."""
    return {name: [getattr(what, name)] for name in FIELDS} if what else {}
