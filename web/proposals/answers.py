"""The forms by which a side answers or withdraws."""

from matchmaker.ground.errors import InvalidInput
from matchmaker.proposals.consents import Answer
from matchmaker.rules.proposal import Refusal
from web.ground.forms import FormState

REFUSAL = frozenset({"reason", "note"})
ANSWER = REFUSAL | {"answer"}


def answer_of(form: FormState) -> Answer:
    """Raises InvalidInput for anything but one of the two buttons."""
    if form.text("answer") == "agree":
        return Answer(agrees=True)
    if form.text("answer") != "refuse":
        raise InvalidInput({"answer": "unknown_code"})
    return Answer(agrees=False, refusal=refusal_of(form))


def refusal_of(form: FormState) -> Refusal:
    return Refusal(reason=form.text("reason"), note=form.stripped("note"))
