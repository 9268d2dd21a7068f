"""The passport's form: between what is typed on its pages and the answers."""

from collections.abc import Mapping, Sequence

from matchmaker.intake import dates
from matchmaker.listings.passports.service import Opened, Typed, as_typed, suggested
from matchmaker.rules.passport import (
    LIMITS,
    STEP_FIELDS,
    Certainty,
    Choices,
    ListAnswer,
    PassportAnswers,
    PassportStep,
    UseArea,
    answer_problems,
)
from matchmaker.rules.programme import AiRisk
from web.ground.forms import FormState
from web.ground.reading import Reader

STEP, GO, BACK = "step", "go", "back"
VERSION = "version"
FIELDS = frozenset(name for names in STEP_FIELDS.values() for name in names)
KNOWN = FIELDS | {STEP, GO, VERSION}


def form_of(opened: Opened) -> Typed:
    """What stands in the pages: as it was typed, else as the passport that holds says."""
    return opened.typed if opened.typed is not None else as_typed(suggested(opened))


def read_answers(form: FormState, choices: Choices) -> tuple[PassportAnswers, dict[str, str]]:
    """What the pages say, and the code of what is wrong or missing, by field."""
    reader = Reader(form)
    answers = PassportAnswers(
        list_field=_code(reader, "list_field", (*choices.list_fields, *ListAnswer)),
        harm=reader.read("harm", Certainty, "unknown_code"),
        people_deal=reader.read("people_deal", Certainty, "unknown_code"),
        in_use=reader.yes_or_no("in_use"),
        in_use_since=reader.day("in_use_since", dates.IN_USE),
        use_area=_code(reader, "use_area", (*choices.areas, *UseArea)),
        public_body=reader.yes_or_no("public_body"),
        assessment_on=reader.day("assessment_on", dates.PAPER),
        certificate_until=reader.day("certificate_until", dates.USE),
        **{name: form.stripped(name) for name in LIMITS if name != "level_reason"},
    )
    return answers, answer_problems(answers) | reader.problems


def _code(reader: Reader, name: str, known: Sequence[str]) -> str | None:
    text = reader.form.text(name)
    if text and text not in known:
        reader.problems[name] = "unknown_code"
    return text if text in known else None


def problems_on(step: PassportStep, form: FormState, choices: Choices) -> Mapping[str, str]:
    """Those of one page."""
    problems = read_answers(form, choices)[1]
    return {name: problems[name] for name in STEP_FIELDS[step] if name in problems}


def read_level(form: FormState) -> AiRisk | None:
    text = form.text("level")
    return AiRisk(text) if text in set(AiRisk) else None
