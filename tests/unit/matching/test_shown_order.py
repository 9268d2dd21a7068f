"""In which order people are shown what fits."""

from dataclasses import replace

import numpy as np

from embeddings.encoder import HashEncoder, TextSide
from matchmaker.matching.calibration import SHIPPED
from matchmaker.matching.engine import Ranked
from matchmaker.matching.explaining import Parts
from matchmaker.matching.judging import Comparison, Judged, Nearness, Scales, judge
from matchmaker.matching.language import Language
from matchmaker.matching.model import Coverage, FitWord, Span, Strength, Subject
from matchmaker.matching.ranking import Ranking, reordered
from matchmaker.matching.word_weights import Telling

NEAR = Ranked(id=1, score=3.0, closeness=3.0, shared=0.0, paired=0.0, foreign=False, signals=())
ENCODER = HashEncoder()
NOTHING = np.zeros(ENCODER.dimension, np.float32)
ALIKE = Telling(folded=False, weights=lambda words: dict.fromkeys(words, 1.0))
SCALES = Scales(
    asking=NOTHING, stored=NOTHING, asking_words=NOTHING, stored_words=NOTHING, telling=ALIKE, marking=ALIKE
)
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
    judged = {number: Judged(fit=0.5, coverage=(), ahead=ahead) for number, ahead in says.items()}
    assert [one.id for one in reordered(ranked, {1: judged[1], 2: judged[2], 3: judged[3]})] == [1, 3, 2, 4]
    assert [one.id for one in reordered(ranked, judged)] == [1, 3, 2, 4]


def test_a_record_that_says_no_more_and_only_says_it_at_length_is_not_put_first() -> None:
    short, long = "Máy đếm dừa.", "Máy đếm dừa. " + " ".join(f"Đoạn {number} kể chuyện khác." for number in range(40))
    one, other = judge([pair(short), pair(long)], lambda *_: SCALES, SHIPPED)
    assert one.evidence is not None
    assert other.evidence is not None
    assert one.evidence.contrast == other.evidence.contrast
    assert one.ahead > other.ahead


def test_alone_a_record_is_ahead_by_what_it_says() -> None:
    (alone,) = judge([pair("Máy đếm dừa.")], lambda *_: SCALES, SHIPPED)
    assert alone.evidence is not None
    assert alone.ahead == alone.evidence.contrast


def pair(record: str) -> Comparison:
    """A record that is asked to count coconuts."""
    return Comparison(
        nearness=Nearness(closeness=1.0, paired=0.0, foreign=False),
        requirements=parts(["Cần máy đếm dừa"]),
        asking=Language.VI,
        sentences=parts([f"{sentence}." for sentence in record.rstrip(".").split(". ")]),
    )


def parts(texts: list[str]) -> Parts:
    reading = ENCODER.read(texts, side=TextSide.PASSAGE)
    return Parts(texts=texts, fields=[""] * len(texts), vectors=reading.vectors, words=reading.words)
