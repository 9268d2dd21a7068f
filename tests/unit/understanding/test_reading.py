"""Reading what a need's text says: clauses, wants, a title; any text at all."""

import time
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from matchmaker.ground.text import nfc
from matchmaker.rules.reading import ASKED, ClauseKind
from matchmaker.understanding.reading import understand


def kinds(text: str) -> list[tuple[str, str]]:
    return [(clause.kind.value, clause.text) for clause in understand(text).sentences]


def test_a_text_that_says_anything_has_a_want() -> None:
    assert understand("chatbot").wants == ["chatbot"]
    assert understand("Nhân viên đang đếm tay.").wants == ["Nhân viên đang đếm tay."]
    assert understand("  \n ").wants == []


def test_a_clause_starts_at_the_want() -> None:
    assert kinds("Công ty may 400 công nhân, cần camera đếm sản phẩm lỗi.") == [
        ("background", "Công ty may 400 công nhân,"),
        ("want", "cần camera đếm sản phẩm lỗi."),
    ]
    assert kinds("Muốn có app quản lý đơn, hiện đang ghi sổ tay từng ngày.") == [
        ("want", "Muốn có app quản lý đơn,"),
        ("background", "hiện đang ghi sổ tay từng ngày."),
    ]


def test_a_constraint_starts_where_the_thing_itself_must_be_something() -> None:
    assert kinds("Cán bộ xã không rành máy tính nên phần mềm phải đơn giản. Cần chatbot.")[:2] == [
        ("background", "Cán bộ xã không rành máy tính"),
        ("constraint", "nên phần mềm phải đơn giản."),
    ]


def test_items_under_a_want_are_wants() -> None:
    text = "Bảo tàng mong muốn khách trò chuyện được với nhân vật lịch sử.\n- Có màn hình tương tác\n- Bốn thứ tiếng"
    assert [kind for kind, _ in kinds(text)] == ["want", "want", "want"]


def test_items_are_what_their_heading_says() -> None:
    assert kinds("Chúng tôi muốn:\n- gợi ý giá\n- ảnh sản phẩm đẹp hơn\n\nCửa hàng mở từ 2019.") == [
        ("other", "Chúng tôi muốn:"),
        ("want", "gợi ý giá"),
        ("want", "ảnh sản phẩm đẹp hơn"),
        ("background", "Cửa hàng mở từ 2019."),
    ]


def test_a_label_tells_what_stands_behind_it() -> None:
    assert kinds("Hiện trạng: sổ giấy\nNhu cầu: tra cứu theo tên\nKinh phí: 800 triệu") == [
        ("background", "Hiện trạng: sổ giấy"),
        ("other", "Nhu cầu"),
        ("want", "tra cứu theo tên"),
        ("other", "Kinh phí: 800 triệu"),
    ]


def test_a_list_in_a_sentence_goes_on_behind_its_semicolons() -> None:
    text = "Chúng tôi muốn: đếm khách vào cửa; biết giờ cao điểm; báo khi quầy đông."
    assert [kind for kind, _ in kinds(text)] == ["other", "want", "want", "want"]


def test_a_place_is_no_wish() -> None:
    assert [kind for kind, _ in kinds("Trại cá ở Cần Thơ.\nCần máy đo oxy tự động.")] == ["background", "want"]


def test_lines_that_a_mail_program_broke_are_one_sentence() -> None:
    text = "Chúng tôi cần hệ thống nhận dạng biển số xe ra vào cổng nhà máy, tự ghi lại\ngiờ vào ra của từng xe."
    assert len(understand(text).sentences) == 2  # nhận dạng …, tự ghi lại …
    assert understand(text).wants[-1] == "tự ghi lại giờ vào ra của từng xe."


DIVIDED = [
    (
        "Cần hệ thống phát hiện vải lỗi, vết dầu và xuất báo cáo theo ca.",
        ["Cần hệ thống phát hiện vải lỗi, vết dầu", "xuất báo cáo theo ca."],
    ),
    (
        "Chatbot trả lời khách hàng rồi chuyển đơn cho nhân viên",
        ["Chatbot trả lời khách hàng", "chuyển đơn cho nhân viên"],
    ),
    ("Phần mềm phát hiện và phân loại rác thải nhựa", ["Phần mềm phát hiện và phân loại rác thải nhựa"]),
    ("Đếm xe máy, ô tô và xe tải", ["Đếm xe máy, ô tô và xe tải"]),
    ("Dự báo thời tiết và dịch bệnh trên tôm", ["Dự báo thời tiết và dịch bệnh trên tôm"]),
    (
        "We need a tool that detects leaks in pipes and sends a daily report.",
        ["We need a tool that detects leaks in pipes", "sends a daily report."],
    ),
    (
        "he thong phat hien chay rung va canh bao cho kiem lam",
        ["he thong phat hien chay rung", "canh bao cho kiem lam"],
    ),
]


@pytest.mark.parametrize(("want", "parts"), DIVIDED, ids=[want for want, _ in DIVIDED])
def test_a_want_is_divided_between_what_is_done(want: str, parts: list[str]) -> None:
    assert understand(want).wants == parts


TITLES = [
    ("Chào anh chị. Bên em là quán ăn. Bên em cần tìm phần mềm dự báo lượng khách.", "Phần mềm dự báo lượng khách"),
    ("We are looking for a system that counts pallets.", "System that counts pallets"),
    ("shop em can chatbot chot don tren zalo", "Chatbot chot don tren zalo"),
    (
        "Ban quản lý tòa nhà có nhu cầu về giải pháp dự báo điện năng tiêu thụ theo giờ (từng tầng, từng khu) để "
        "điều khiển máy lạnh và giảm chi phí cho toàn bộ khách thuê",
        "Giải pháp dự báo điện năng tiêu thụ theo giờ (từng tầng, từng khu)",
    ),
]


@pytest.mark.parametrize(("text", "title"), TITLES, ids=[title for _, title in TITLES])
def test_a_title_says_what_is_wanted(text: str, title: str) -> None:
    found = understand(text).title
    assert found
    assert found.value == title


PIECES = st.sampled_from(
    "cần |hệ thống |và |phát hiện |lỗi |hiện nay |\n|- |: |, |. |… |(|)|1. |300 triệu |trước quý 3 |Quận 7 |need |"
    'a tool |; |"|“|Chúng tôi muốn:|không được |%'.split("|")
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)))
def test_any_text_is_read_in_order_and_within_itself(raw: str) -> None:
    text, read = nfc(raw), understand(raw)
    places = [place for clause in read.sentences for place in (clause.start, clause.end)]
    assert places == sorted(places)
    assert all(0 <= a.start < a.end <= len(text) for a in read.sentences)
    assert all(a.end <= b.start for a, b in pairwise(read.sentences))
    proposals = (read.title, read.place, read.baseline, read.data, read.budget, read.deadline, read.sector)
    assert all(0 <= p.start < p.end <= len(text) for p in (*proposals, *read.figures, *read.technologies) if p)
    assert bool(read.wants) == bool(read.title)
    assert not read.sentences or read.wants
    assert read.title is None or 0 < len(read.title.value) <= 80


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
@example("- 1. ")  # two marks of a list, of which the second was taken for what is wanted
def test_its_own_wants_are_read_as_wants(text: str) -> None:
    for want in understand(text).wants:
        again = understand(want)
        assert again.wants
        assert any(clause.kind in ASKED for clause in again.sentences)


def test_a_long_text_is_read_at_once() -> None:
    text = "Hiện nay nhân viên đếm tay. Chúng tôi cần hệ thống phát hiện lỗi, đếm xe và xuất báo cáo. " * 220
    assert len(text) > 19_000
    times = []
    for _ in range(8):  # the least of several: others use the same cores
        began = time.process_time()
        assert understand(text).sentences[0].kind is ClauseKind.BACKGROUND
        times.append(time.process_time() - began)
    assert min(times) < 0.25  # seconds of processor time, on a busy machine
