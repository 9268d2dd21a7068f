"""The form of an entry: what it holds of an entry, and what it says."""

from collections.abc import Mapping, Sequence

from matchmaker.calls.entries.model import Entry
from matchmaker.intake.numbers import whole_or_none
from matchmaker.rules.call import Board, Call
from matchmaker.rules.entry_text import EntryDraft, answer_field
from web.ground.forms import TAB, FormState, filled

ACT, SAVE, REMOVE, LEAVE_NAMES = "act", "save", "remove", "leave_names"
_FIELDS = frozenset({"title", "board", "trl", "co_authors", "rights", "solution"})
_NOT_KEPT = frozenset({TAB, ACT, LEAVE_NAMES})


def known_of(call: Call) -> frozenset[str]:
    """The fields of the form, one for each criterion among them."""
    answers = {answer_field(criterion.id or 0) for criterion in call.criteria}
    return _FIELDS | answers | {TAB, ACT, REMOVE, LEAVE_NAMES}


def form_of(call: Call, entry: Entry | None) -> FormState:
    """What was typed last, else what was submitted."""
    if entry is None:
        return FormState()
    if entry.typed is not None:
        return FormState(values=entry.typed)
    answers = {answer_field(criterion_id): body for criterion_id, body in entry.answers.items()}
    values = {name: getattr(entry, name) for name in ("title", "board", "trl", "co_authors")}
    apart = {"rights": "yes" if entry.rights_agreed_at else "", "solution": entry.solution_id}
    return FormState(values=filled(values | answers | apart))


def typed_in(form: FormState) -> Mapping[str, Sequence[str]]:
    """What is kept of the form while it is not sent."""
    return {name: values for name, values in form.values.items() if name not in _NOT_KEPT}


def is_blank(form: FormState) -> bool:
    return not any(text.strip() for values in typed_in(form).values() for text in values)


def read(form: FormState, call: Call) -> EntryDraft:
    """What the form says; what is wrong with it, the service tells."""
    answers = {criterion.id or 0: form.text(answer_field(criterion.id or 0)) for criterion in call.criteria}
    board = form.text("board")
    return EntryDraft(
        title=form.text("title"),
        board=Board(board) if board in set(Board) else None,
        trl=whole_or_none(form.text("trl")),
        co_authors=form.text("co_authors"),
        answers=answers,
        rights_agreed=form.text("rights") == "yes",
        solution_id=whole_or_none(form.text("solution")),
    )


def removed_in(form: FormState) -> Sequence[int]:
    """The files that are to go."""
    return [number for text in form.many(REMOVE) if (number := whole_or_none(text)) is not None]


def labels_of(call: Call) -> Mapping[str, str]:
    """What summaries call the answers."""
    return {answer_field(criterion.id or 0): criterion.name for criterion in call.criteria}
