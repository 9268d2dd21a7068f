"""A catalogue finds, forgets and explains; what is not stated costs nothing."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from embeddings.encoder import HashEncoder, ModelIdentity, TextSide
from matchmaker.matching.calibration import SHIPPED
from matchmaker.matching.engine import Catalogue, Query, Ranked, Record
from matchmaker.matching.explaining import Parts
from matchmaker.matching.judging import Comparison, Nearness
from matchmaker.matching.language import Language
from matchmaker.matching.model import Coverage, Strength, Verdict
from matchmaker.matching.scoring import Traits

ENCODER = HashEncoder()
IDENTITY = ModelIdentity(model=ENCODER.model, revision=ENCODER.revision, dimension=ENCODER.dimension)
TEXTS = {
    1: "Đọc biển số xe\nHệ thống đọc biển số xe máy tại bãi giữ xe bằng camera.",
    2: "Phân loại lỗi\nCamera phân loại lỗi sản phẩm trên băng chuyền của nhà máy.",
    3: "Trợ lý ảo\nTrả lời thủ tục hành chính bằng tiếng Việt cho người dân.",
    4: "Traffic forecast\nA model that forecasts the traffic on roads of the city.",
    5: "Public service chatbot\nA chatbot that answers questions about public services.",
}


def record(number: int, text: str, **traits: object) -> Record:
    vector = ENCODER.encode([text], side=TextSide.PASSAGE)[0]
    return Record(id=number, text=text, vector=vector, traits=Traits(**traits))  # type: ignore[arg-type]


def query(text: str, **traits: object) -> Query:
    vector = ENCODER.encode([text], side=TextSide.QUERY)[0]
    return Query(text=text, vector=vector, traits=Traits(**traits))  # type: ignore[arg-type]


def parts(texts: list[str], side: TextSide) -> Parts:
    reading = ENCODER.read(texts, side=side)
    return Parts(texts=texts, fields=["summary"] * len(texts), vectors=reading.vectors, words=reading.words)


def covered_by(catalogue: Catalogue, asking: Language, requirements: list[str], sentences: list[str]) -> list[Coverage]:
    """What of a record that stands near answers which requirement."""
    pair = Comparison(
        nearness=Nearness(closeness=4, paired=0.3, foreign=False),
        requirements=parts(requirements, TextSide.QUERY),
        asking=asking,
        sentences=parts(sentences, TextSide.PASSAGE),
    )
    [judged] = catalogue.judge([pair], SHIPPED)
    return list(judged.coverage)


@pytest.fixture
def catalogue() -> Catalogue:
    made = Catalogue(IDENTITY)
    made.add([record(number, text) for number, text in TEXTS.items()])
    return made


def order(ranked: list[Ranked]) -> list[int]:
    return [r.id for r in ranked]


@pytest.mark.parametrize(
    ("need", "best"),
    [
        ("Cần camera đọc biển số xe máy", 1),
        ("can camera doc bien so xe may", 1),
        ("lỗi sản phẩm trên băng chuyền", 2),
        ("thu tuc hanh chinh", 3),
        ("a chatbot for public services", 5),
    ],
)
def test_a_need_finds_its_solution(catalogue: Catalogue, need: str, best: int) -> None:
    asked = replace(query(catalogue.to_encode(need)), text=need)
    assert order(catalogue.rank(asked, 5))[0] == best


def test_a_removed_record_is_never_found(catalogue: Catalogue) -> None:
    catalogue.remove([1, 999])
    assert 1 not in order(catalogue.rank(query("Cần camera đọc biển số xe máy"), 5))
    assert len(catalogue) == 4
    assert 1 not in catalogue


def test_a_changed_record_is_found_by_its_new_text_only(catalogue: Catalogue) -> None:
    catalogue.add([record(1, "Đếm dừa khô\nĐếm dừa khô trên băng tải.")])
    assert order(catalogue.rank(query("đếm dừa khô"), 5))[0] == 1
    assert order(catalogue.rank(query("biển số"), 1)) != [1]
    assert len(catalogue) == 5


def test_a_record_that_came_and_went_changes_nobodys_score(catalogue: Catalogue) -> None:
    before = catalogue.rank(query("camera đọc biển số"), 5)
    catalogue.add([record(6, "Bí mật\nCamera đọc biển số trong doanh trại.")])
    catalogue.remove([6])
    for one, other in zip(before, catalogue.rank(query("camera đọc biển số"), 5), strict=True):
        assert one.id == other.id
        assert one.score == pytest.approx(other.score, abs=1e-4)


def test_askers_that_came_and_went_change_nothing(catalogue: Catalogue) -> None:
    vectors = ENCODER.encode(["cần camera", "cần chatbot"], side=TextSide.QUERY)
    before = catalogue.rank(query("camera"), 5)
    catalogue.learn_askers(Language.VI, vectors)
    catalogue.forget_askers(Language.VI, vectors)
    assert order(before) == order(catalogue.rank(query("camera"), 5))


def test_an_empty_catalogue_answers_with_nothing() -> None:
    empty = Catalogue(IDENTITY)
    assert empty.rank(query("camera"), 10) == []
    empty.add([record(1, TEXTS[1])])
    empty.remove([1])
    assert empty.rank(query("camera"), 10) == []


def test_odd_queries_and_records_never_give_nan(catalogue: Catalogue) -> None:
    catalogue.add([record(7, ""), record(8, "x " * 50_000)])
    for text in ("", "?!", "x" * 100_000, "我们"):
        assert all(np.isfinite([r.score, r.closeness, r.paired]).all() for r in catalogue.rank(query(text), 10))


def test_what_differs_moves_down_and_says_so_but_stays() -> None:
    catalogue = Catalogue(IDENTITY)
    same = TEXTS[1]
    catalogue.add([record(1, same, sectors=frozenset({"health"})), record(2, same, sectors=frozenset({"transport"}))])
    ranked = catalogue.rank(query("đọc biển số xe", sectors=frozenset({"transport"})), 5)
    assert order(ranked) == [2, 1]
    assert {s.name: s.verdict for s in ranked[1].signals}["sector"] is Verdict.DIFFERS


def test_what_is_not_stated_is_neutral(catalogue: Catalogue) -> None:
    asked = query("đọc biển số xe", sectors=frozenset({"transport"}), needed_by=date(2027, 1, 1), budget_max=10)
    for one, other in zip(catalogue.rank(query("đọc biển số xe"), 5), catalogue.rank(asked, 5), strict=True):
        assert (one.id, one.score) == (other.id, other.score)


def test_each_requirement_gets_its_sentence_or_is_called_uncovered(catalogue: Catalogue) -> None:
    covered, uncovered = covered_by(
        catalogue,
        Language.VI,
        ["Cần đọc biển số xe máy.", "Muốn dịch sang tiếng Nhật."],
        ["Hệ thống đọc biển số xe máy.", "Sản phẩm của sinh viên."],
    )
    assert covered.strength is Strength.STRONG
    assert "".join(span.text for span in covered.evidence) == "Hệ thống đọc biển số xe máy."
    assert [span.text for span in covered.evidence if span.marked] == ["đọc biển số xe máy"]
    assert uncovered.strength is Strength.NOT_COVERED
    assert not uncovered.evidence


def test_words_typed_without_marks_are_marked_in_the_text_with_marks(catalogue: Catalogue) -> None:
    need = "can doc bien so xe may"
    typed = parts([need], TextSide.QUERY)
    restored = parts([catalogue.to_encode(need)], TextSide.QUERY)
    pair = Comparison(
        nearness=Nearness(closeness=4, paired=0.3, foreign=False),
        requirements=replace(restored, texts=typed.texts),
        asking=Language.VI_FOLDED,
        sentences=parts(["Hệ thống đọc biển số xe máy."], TextSide.PASSAGE),
    )
    [[covered]] = [judged.coverage for judged in catalogue.judge([pair], SHIPPED)]
    assert [span.text for span in covered.evidence if span.marked] == ["đọc biển số xe máy"]
    assert [span.text for span in covered.requirement if span.marked] == ["doc bien so xe may"]


def test_a_catalogue_that_knows_no_record_of_a_language_judges_by_words_that_tell_alike() -> None:
    [covered] = covered_by(Catalogue(IDENTITY), Language.VI, ["đọc biển số xe"], ["Hệ thống đọc biển số xe máy."])
    assert covered.strength is Strength.STRONG
