"""One Vietnamese line of what a record with a foreign title does, out of its own summary."""

import json
from pathlib import Path

import pytest

from matchmaker.listings.solutions.headline import LONGEST, line_for, line_of, named
from seeds.load import DATA

ROWS = [
    json.loads(line)
    for path in sorted(DATA.glob("solutions_*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
READ = Path(__file__).with_name("read_lines.txt").read_text(encoding="utf-8").splitlines()


def test_the_line_says_what_it_does_without_the_name_that_the_title_begins_with() -> None:
    title = "NeoUNet: Towards accurate colon polyp segmentation and neoplasm detection"
    summary = (
        "NeoUNet là mạng nơ-ron kiểu UNet đọc ảnh nội soi đại tràng, khoanh vùng polyp. Nhóm dùng hàm mất mát lai."
    )
    assert line_of(title, summary) == "Mạng nơ-ron kiểu UNet đọc ảnh nội soi đại tràng, khoanh vùng polyp"


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        ("Đọc hóa đơn giấy", "Hệ thống đọc hóa đơn giấy và tách dòng hàng."),
        ("UTraffic – Hệ thống dự báo tình trạng giao thông", "Hệ thống báo điểm kẹt xe trên bản đồ."),
        ("Invoice reader", "A system that reads paper invoices in Vietnamese."),
    ],
)
def test_a_vietnamese_title_says_it_itself_and_an_english_summary_is_no_line(title: str, summary: str) -> None:
    assert line_of(title, summary) is None


@pytest.mark.parametrize(
    "first",
    [
        "Bài báo đăng trên tạp chí của trường năm 2023.",
        "Hiện nay việc đếm trái dừa vẫn làm bằng tay ở nhiều cơ sở.",
        "Đề tài được Sở Khoa học và Công nghệ cấp kinh phí.",
        "Nhóm gồm sinh viên Trường Đại học Bách khoa và các chuyên gia.",
        "This sentence is written in English.",
    ],
)
def test_a_first_sentence_that_does_not_say_what_it_does_is_passed_over(first: str) -> None:
    summary = f"{first} Hệ thống đếm dừa khô bằng máy ảnh trên băng chuyền."
    assert line_of("Coconut counting", summary) == "Hệ thống đếm dừa khô bằng máy ảnh trên băng chuyền"


def test_a_long_sentence_ends_at_a_clause_and_never_inside_a_list() -> None:
    start = "Bộ ảnh trang phục của mười dân tộc thiểu số Việt Nam"
    listed = "Tày, Thái, Mường, Dao, Ê Đê, Ba Na, Chăm, Sán Dìu, Ra Glai, Nùng, Hoa, Khmer, Gia Rai, Xơ Đăng."
    assert line_of("Costumes", f"{start}: {listed}") == start
    clause = "Hệ thống phân loại trái cây bằng máy ảnh trên dây chuyền đóng gói"
    assert (
        line_of("Fruit", f"{clause}, thay cho việc chọn bằng tay vốn chậm và phụ thuộc vào kinh nghiệm từng người.")
        == clause
    )


def test_only_readers_of_vietnamese_are_told() -> None:
    title, summary = "Invoice reader", "Hệ thống đọc hóa đơn giấy tiếng Việt."
    assert line_for("en", title, summary) is None
    assert named("en", title, summary) == title
    assert named("vi", title, summary) == "Invoice reader (Hệ thống đọc hóa đơn giấy tiếng Việt)"


def test_the_lines_of_all_seeds_are_those_that_were_read_and_found_good() -> None:
    lines = {row["key"]: line_of(row["title"], row["summary"]) for row in ROWS}
    assert [f"{key}: {line}" for key, line in lines.items() if line] == READ
    assert all(20 <= len(line) <= LONGEST for line in lines.values() if line)
