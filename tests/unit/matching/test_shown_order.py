"""In which order people are shown what fits."""

from dataclasses import replace

from matchmaker.matching.calibration import SHIPPED
from matchmaker.matching.engine import Ranked
from matchmaker.matching.judging import Judged
from matchmaker.matching.model import Coverage, Evidence, FitWord, Span, Strength, Subject
from matchmaker.matching.ranking import Ranking, reordered

NEAR = Ranked(id=1, score=3.0, closeness=3.0, shared=0.0, paired=0.0, foreign=False, signals=())
COVERED = (Coverage(requirement=[Span(text="Đếm xe")], strength=Strength.PARTLY, weight=1.0),)


def test_no_word_stands_above_a_surer_one_and_equal_words_keep_their_rank() -> None:
    fits = {1: 0.55, 2: 0.98, 3: 0.52, 4: 0.7}
    ranking = Ranking(
        subject=Subject.SOLUTION,
        ranked=[replace(NEAR, id=number) for number in fits],
        judged={number: Judged(fit=fit, coverage=COVERED) for number, fit in fits.items()},
        calibration=SHIPPED,
    )
    shown = ranking.matches({number: f"Hồ sơ {number}" for number in fits}).matches
    assert [match.record for match in shown] == ["Hồ sơ 2", "Hồ sơ 4", "Hồ sơ 1", "Hồ sơ 3"]
    assert [match.word for match in shown] == [FitWord.STRONG, FitWord.GOOD, FitWord.POSSIBLE, FitWord.POSSIBLE]


def test_word_for_word_the_order_inside_a_language_is_settled_and_none_is_pushed_down() -> None:
    ranked = [replace(NEAR, id=number, score=5.0 - number, foreign=number in {1, 4}) for number in (1, 2, 3, 4)]
    says = {1: 0.0, 2: 0.1, 3: 0.4, 4: 0.2}
    judged = {
        number: Judged(
            fit=0.5,
            coverage=(),
            evidence=Evidence(closeness=3.0, behind=0.0, paired=0.0, contrast=contrast, asked=0.0),
        )
        for number, contrast in says.items()
    }
    judged[1] = replace(judged[1], evidence=None)  # one that was not judged keeps its place among the others
    assert [one.id for one in reordered(ranked, {1: judged[1], 2: judged[2], 3: judged[3]})] == [1, 3, 2, 4]
    assert [one.id for one in reordered(ranked, judged)] == [1, 3, 2, 4]
