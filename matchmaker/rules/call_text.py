"""What whoever writes a call may say in it: limits of its texts and numbers, and what is wrong with a draft."""

from collections.abc import Mapping
from dataclasses import asdict

from matchmaker.rules.call import CallDraft, Criterion
from matchmaker.rules.listing import field_problems

# Least and most characters.
TEXTS: Mapping[str, tuple[int, int]] = {
    "title": (1, 200),
    "problem": (0, 10_000),
    "tried": (0, 5_000),
    "solved_when": (0, 5_000),
    "data_offered": (0, 5_000),
    "eligibility": (0, 5_000),
    "prize": (0, 5_000),
}
# Least and most of whole numbers; as the columns check them.
NUMBERS: Mapping[str, tuple[int, int]] = {
    "required_trl": (1, 9),
    "judges_per_entry": (1, 15),
    "public_share": (0, 50),
    "adjust_from": (2, 100_000),
    "objection_days": (1, 60),
    "keep_days": (30, 3_650),
}
MOST_CRITERIA = 12
CRITERION_TEXTS: Mapping[str, tuple[int, int]] = {"name": (1, 120), "question": (1, 500)}
CRITERION_NUMBERS: Mapping[str, tuple[int, int]] = {
    "weight": (1, 100),
    "most_points": (1, 100),
    "threshold": (0, 100),
    "longest": (100, 5_000),
}


def draft_problems(draft: CallDraft) -> dict[str, str]:
    """Code of what is wrong, by field; of a criterion by `criteria.POSITION.FIELD`."""
    values = asdict(draft)
    problems = field_problems(values, TEXTS) | _number_problems(values, NUMBERS)
    if len(draft.criteria) > MOST_CRITERIA:
        problems["criteria"] = "too_many"
    for criterion in draft.criteria:
        wrong = _criterion_problems(criterion)
        problems |= {f"criteria.{criterion.position}.{field}": code for field, code in wrong.items()}
    return problems


def _criterion_problems(criterion: Criterion) -> dict[str, str]:
    values = asdict(criterion)
    problems = field_problems(values, CRITERION_TEXTS) | _number_problems(values, CRITERION_NUMBERS)
    if criterion.threshold is not None and criterion.threshold > criterion.most_points:
        problems["threshold"] = "above_most_points"
    return problems


def _number_problems(values: Mapping[str, object], limits: Mapping[str, tuple[int, int]]) -> dict[str, str]:
    numbers = {name: values[name] for name in limits}
    return {
        name: "out_of_range"
        for name, number in numbers.items()
        if isinstance(number, int) and not limits[name][0] <= number <= limits[name][1]
    }
