"""What the text of a need proposes for the fields of its form, with the words it comes from."""

from datetime import date
from typing import TypeVar

import pytest

from matchmaker.rules.programme import BudgetBand, Sector, Technology
from matchmaker.rules.reading import Proposal
from matchmaker.understanding.reading import understand

T = TypeVar("T")
TODAY = date(2026, 11, 30)
WORKSHOP = """Kính gửi Ban quản lý,
Công ty Gỗ Minh Long tại Dĩ An, Bình Dương chuyên làm bàn ghế xuất khẩu, có 350 công nhân.
Hiện nay việc phân loại vân gỗ do 6 thợ làm bằng mắt, mỗi ngày khoảng 2.500 tấm, sai sót 8%.
Chúng tôi cần hệ thống camera phân loại vân gỗ, phát hiện mắt chết và xuất báo cáo theo ca.
Chúng tôi có 12.000 ảnh đã gán nhãn. Ngân sách dưới 2 tỷ đồng, triển khai trước quý 3/2027. Trân trọng."""


def said(text: str, proposal: Proposal[T] | None) -> str | None:
    return text[proposal.start : proposal.end] if proposal else None


def test_a_letter_proposes_the_fields_of_a_need() -> None:
    read = understand(WORKSHOP, today=TODAY)
    assert read.title
    assert read.title.value == ("Hệ thống camera phân loại vân gỗ, phát hiện mắt chết và xuất báo cáo theo ca")
    assert read.place
    assert read.place.value == "Dĩ An, TP. Hồ Chí Minh"
    assert read.baseline
    assert read.baseline.value.startswith("Hiện nay việc phân loại")
    assert read.data
    assert read.data.value == "Chúng tôi có 12.000 ảnh đã gán nhãn."
    assert [one.value for one in read.technologies] == [Technology.VISION]
    assert said(WORKSHOP, read.budget) == "2 tỷ đồng"
    assert (said(WORKSHOP, read.deadline), read.deadline and read.deadline.value) == (
        "trước quý 3/2027",
        date(2027, 6, 30),
    )
    figures = [(int(one.value.number), one.value.unit) for one in read.figures]
    assert figures == [(350, "công nhân"), (6, "thợ"), (2500, "tấm"), (8, "%"), (12000, "ảnh")]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Chúng tôi có 25 ao ở Cần Giờ và 300 hồ sơ chờ.", ["ao", "hồ sơ"]),
        ("Cần giảm thời gian kiểm tra từ 8 giờ xuống 1 giờ mỗi ngày.", ["giờ", "giờ"]),
        ("can giam tu 8 gio xuong 1 gio moi ngay", ["gio", "gio"]),
        ("We need to inspect 120 bridges within 5 working days.", ["bridges", "working days"]),
    ],
)
def test_a_unit_ends_where_the_sentence_goes_on(text: str, units: list[str]) -> None:
    assert [one.value.unit for one in understand(text).figures] == units


BUDGETS = [
    ("Cần chatbot. Ngân sách dưới 2 tỷ.", BudgetBand.FROM_500M_TO_2B, 2_000_000_000),
    ("Cần chatbot. Kinh phí khoảng 200 triệu đồng.", BudgetBand.FROM_100M_TO_500M, 200_000_000),
    ("Cần chatbot, budget tầm 500tr", BudgetBand.FROM_500M_TO_2B, 500_000_000),
    ("can chatbot. ngan sach 50 trieu", BudgetBand.UNDER_100M, 50_000_000),
    ("We need a chatbot. Budget under 500 million VND.", BudgetBand.FROM_100M_TO_500M, 500_000_000),
    ("Cần chatbot. Dự toán 1,5–2,5 tỷ đồng.", BudgetBand.OVER_2B, 2_500_000_000),
]


@pytest.mark.parametrize(("text", "band", "amount"), BUDGETS, ids=[row[0] for row in BUDGETS])
def test_a_budget_is_read_with_its_band(text: str, band: BudgetBand, amount: int) -> None:
    budget = understand(text).budget
    assert budget
    assert (budget.value.band, budget.value.amount) == (band, amount)


@pytest.mark.parametrize(
    "text",
    [
        "Năm ngoái thiệt hại 2 tỷ đồng vì tôm chết. Cần hệ thống cảnh báo sớm.",
        "We need a chatbot. Our budget is about USD 20,000.",
        "We need a chatbot. Our budget is £1 million.",
        "We need a chatbot. Our budget is 2 million dollars.",
        "Cần chatbot. Ngân sách 1 triệu đô.",
        "can chatbot. lien he thay Tuan 0905111222",
        "Cần chatbot cho cửa hàng bán áo giá 200.000 đồng.",
    ],
)
def test_a_loss_foreign_money_and_a_price_are_no_budget(text: str) -> None:
    assert understand(text).budget is None


DEADLINES = [
    ("Cần chatbot, xong trước 30/6/2027.", date(2027, 6, 30)),
    ("Cần chatbot. Hạn chót: ngày 15 tháng 3 năm 2027.", date(2027, 3, 15)),
    ("Cần chatbot. Triển khai trước quý 3.", date(2027, 6, 30)),
    ("Cần chatbot. Mọi việc trong hợp đồng phải được hoàn thành trước\nquý 3/2027.", date(2027, 6, 30)),
    ("Cần chatbot. Thời gian: quý II năm 2027.", date(2027, 6, 30)),
    ("Cần chatbot. Hoàn thành trong năm 2027.", date(2027, 12, 31)),
    ("Cần chatbot. Hoàn thành đầu tháng 3.", date(2027, 3, 10)),
    ("Cần chatbot. Hoàn thành chậm nhất cuối năm nay.", date(2026, 12, 31)),
    ("can chatbot. can xong truoc thang 6", date(2027, 5, 31)),
    ("We need a chatbot. It should be finished by March 2027.", date(2027, 3, 31)),
    ("We need a chatbot. Deadline: end of Q2 2027.", date(2027, 6, 30)),
    ("Cần chatbot. Cần xong trước Tết.", None),
    ("Cần chatbot. Dự kiến triển khai trong 6 tháng.", None),
    ("Cần chatbot. Hoàn thành trước khi lắp máy.", None),
    ("Công ty thành lập tháng 3/2027. Cần chatbot.", None),
    ("Cần chatbot. Hạn chót 30/6/2020.", None),
]


@pytest.mark.parametrize(("text", "day"), DEADLINES, ids=[row[0] for row in DEADLINES])
def test_a_deadline_is_a_day_where_the_text_is_certain(text: str, day: date | None) -> None:
    found = understand(text, today=TODAY).deadline
    assert (found.value if found else None) == day


def test_a_month_without_a_year_needs_today() -> None:
    assert understand("Cần chatbot. Triển khai trước quý 3.").deadline is None


PLACES = [
    ("Quận 7 cần app.", "Quận 7, TP. Hồ Chí Minh", "Quận 7"),
    ("UBND phường Tân Định cần chatbot.", "Tân Định, TP. Hồ Chí Minh", "phường Tân Định"),
    ("Hợp tác xã ở Sóc Trăng cần máy đo mặn.", "Sóc Trăng, Cần Thơ", "Sóc Trăng"),
    ("xuong o binh duong can camera dem hang", "Bình Dương, TP. Hồ Chí Minh", "binh duong"),
    ("A farm in Can Gio needs sensors.", "Cần Giờ, TP. Hồ Chí Minh", "Can Gio"),
    ("Trường ở TP.HCM cần phần mềm.", "TP. Hồ Chí Minh", "TP.HCM"),
    ("We need a chatbot. Pilot in Q1 2027.", None, None),
    ("Cần phần mềm giữ gìn hòa bình và an khang.", None, None),
]


@pytest.mark.parametrize(("text", "place", "words"), PLACES, ids=[row[0] for row in PLACES])
def test_a_place_is_named_with_the_province_of_today(text: str, place: str | None, words: str | None) -> None:
    found = understand(text).place
    assert (found.value if found else None, said(text, found)) == (place, words)


SECTORS = [
    ("Bệnh viện cần AI đọc ảnh X-quang phổi cho bác sĩ.", Sector.HEALTH),
    ("Cần phần mềm chấm bài tự luận cho giáo viên.", Sector.EDUCATION),
    ("Hop tac xa can app bao sau benh tren cay", Sector.AGRICULTURE),
    ("We need route planning for our trucks and parcels.", Sector.LOGISTICS),
    ("Phường cần chatbot trả lời người dân về thủ tục hành chính.", Sector.ADMINISTRATION),
    ("Cần chatbot.", None),
]


@pytest.mark.parametrize(("text", "sector"), SECTORS, ids=[row[0] for row in SECTORS])
def test_a_sector_is_what_most_words_name(text: str, sector: Sector | None) -> None:
    found = understand(text).sector
    assert (found.value if found else None) == sector


def test_technologies_are_those_of_the_wants_and_not_of_the_story() -> None:
    text = "Tổng đài đã có camera và robot. Cần chatbot và công cụ dự báo doanh thu."
    assert [one.value for one in understand(text).technologies] == [Technology.LLM, Technology.FORECASTING]
