"""What an owner confirmed of a need's lines, beside what is read in its text."""

import pytest

from matchmaker.listings.needs.clauses import clause_of, cleaned, line_of, read_lines, standing
from matchmaker.rules.need import NeedClause
from matchmaker.rules.reading import ClauseKind
from matchmaker.understanding.reading import understand

BACKGROUND = "Xưởng có 40 thợ may làm hai ca."
WANT = "Cần đếm sản phẩm lỗi trên chuyền."
TEXT = f"{BACKGROUND} {WANT}"


def line(kind: str, text: str, source: str = "") -> NeedClause:
    return NeedClause(kind=ClauseKind(kind), text=text, source=source or text)


def standing_in(text: str, *confirmed: NeedClause) -> list[NeedClause]:
    return standing(confirmed, text, understand(text))


def test_what_is_confirmed_wins_over_what_is_read() -> None:
    said = line("want", BACKGROUND)
    assert said not in read_lines(understand(TEXT))
    assert standing_in(TEXT, said)[0] == said


def test_a_line_that_no_longer_stands_in_the_text_goes_and_a_new_one_comes() -> None:
    other = "Cần theo dõi tiến độ từng đơn hàng."
    shown = standing_in(f"{BACKGROUND} {other}", line("background", BACKGROUND), line("background", WANT))
    assert shown[0] == line("background", BACKGROUND)
    assert WANT not in [each.text for each in shown]
    assert any("theo dõi tiến độ" in each.text and each.is_wanted for each in shown)


def test_a_line_that_its_owner_reworded_stays_whatever_becomes_of_the_text() -> None:
    own = line("want", "Đếm lỗi đường may bằng máy ảnh", WANT)
    assert own in standing_in(TEXT, own)
    assert WANT not in [each.text for each in standing_in(TEXT, own)]
    assert own in standing_in(BACKGROUND, own)


def test_a_line_whose_words_were_taken_away_is_no_request() -> None:
    assert cleaned([line("want", "  ", WANT)]) == (line("background", WANT),)


@pytest.mark.parametrize(
    "clause", [line("want", WANT), line("constraint", "Không gửi ảnh ra ngoài: chạy tại chỗ", WANT)]
)
def test_a_line_of_a_file_says_what_it_was_made_of(clause: NeedClause) -> None:
    assert clause_of(line_of(clause)) == clause
