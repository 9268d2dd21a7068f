"""What a sentence of a need is: own sentences in many styles, one a line, by kind."""

from collections import Counter
from pathlib import Path

import pytest

from matchmaker.rules.reading import ASKED, ClauseKind
from matchmaker.understanding.reading import understand

KINDS = {
    "wants": ClauseKind.WANT,
    "constraints": ClauseKind.CONSTRAINT,
    "background": ClauseKind.BACKGROUND,
    "other": ClauseKind.OTHER,
}
SENTENCES = [
    (line, kind)
    for name, kind in KINDS.items()
    for line in (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8").splitlines()
]


def mostly(sentence: str) -> ClauseKind:
    """The kind of most of a sentence that stands before a want."""
    read = understand(f"{sentence}\n\nCần một hệ thống phù hợp.")
    lengths = Counter[ClauseKind]()
    for clause in read.sentences:
        if clause.start < len(sentence):
            lengths[clause.kind] += clause.end - clause.start
    return lengths.most_common(1)[0][0]


@pytest.mark.parametrize(("sentence", "kind"), SENTENCES, ids=[sentence for sentence, _ in SENTENCES])
def test_a_sentence_asks_tells_or_only_greets(sentence: str, kind: ClauseKind) -> None:
    found = mostly(sentence)
    assert found == kind or {found, kind} <= ASKED


def test_hardly_a_constraint_is_taken_for_a_want() -> None:
    constraints = [sentence for sentence, kind in SENTENCES if kind is ClauseKind.CONSTRAINT]
    right = [sentence for sentence in constraints if mostly(sentence) is ClauseKind.CONSTRAINT]
    assert len(right) >= 0.95 * len(constraints)
