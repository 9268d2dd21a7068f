"""The form of a part: fields by their shape, lines of a table in numbered rows, so that it works without JavaScript."""

from collections.abc import Sequence

from matchmaker.intake import numbers
from matchmaker.rules.dossier_gaps import Answer
from matchmaker.rules.dossier_parts import (
    ELIGIBLE,
    TABLES,
    Content,
    DossierField,
    DossierPart,
    Shape,
    Value,
    cell,
    cells_of,
    rows_of,
)
from web.ground.forms import SEEN, VERSION, FormState, filled
from web.ground.reading import Reader

SPARE_ROWS = 2  # that are empty


def fields_of(part: DossierPart, codes: Sequence[str]) -> frozenset[str]:
    """Every field that the part's form may send; `codes` of the checklist's lines."""
    return frozenset(name for name, _ in cells_of(part)) | {ELIGIBLE + code for code in codes}


def known_of(part: DossierPart, codes: Sequence[str]) -> frozenset[str]:
    return fields_of(part, codes) | {VERSION, SEEN}


def form_of(content: Content) -> FormState:
    """The part as it says it; money with the points that people write."""
    return FormState(values=filled(dict(content)))


def content_of(reader: Reader, part: DossierPart, codes: Sequence[str]) -> dict[str, Value]:
    """The reader keeps what is wrong."""
    said: dict[str, Value] = {}
    for name, field in cells_of(part):
        value = _read(reader, name, field)
        if value is not None:
            said[name] = value
    if part is DossierPart.ROUTE:
        answers = {ELIGIBLE + code: reader.form.text(ELIGIBLE + code) for code in codes}
        said |= {name: answer for name, answer in answers.items() if answer in set(Answer)}
    return said


def rows_shown(part: DossierPart, form: FormState) -> Sequence[int]:
    """The lines that say anything, and some to fill, up to the most that there may be."""
    table = TABLES.get(part)
    if table is None:
        return ()
    used = rows_of(part, {name: form.text(name).strip() for name in form.values})
    wrong = [
        row for row in range(1, table.most + 1) for f in table.fields if cell(table.name, row, f.name) in form.problems
    ]
    last = max((*used, *wrong), default=0)
    return range(1, min(last + SPARE_ROWS, table.most) + 1)


def _read(reader: Reader, name: str, field: DossierField) -> Value | None:
    if field.shape is Shape.MONEY:
        return reader.money(name)
    if field.shape is Shape.WHOLE:
        return reader.read(name, numbers.whole)
    return reader.form.stripped(name)
