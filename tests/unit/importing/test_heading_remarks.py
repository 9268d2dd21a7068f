"""Words in brackets behind a heading: passed over, a unit that counts, another column, or told."""

from pathlib import Path

import pytest

from matchmaker.ground.errors import ImportRejected
from matchmaker.ground.i18n import LOCALES
from matchmaker.importing.columns import ImportKind
from matchmaker.importing.drafts import drafts_in
from matchmaker.importing.headings import table_in
from matchmaker.importing.sheets import sheet_of
from matchmaker.intake.tables import Sheet
from matchmaker.people.service import OrganisationDraft
from matchmaker.rules.need import NeedDraft
from matchmaker.sentences import describe_code


def drafts(folder: Path, kind: ImportKind, content: str) -> list[object]:
    path = folder / "file.csv"
    path.write_text(content)
    with path.open("rb") as file:
        return [row.draft for row in drafts_in(table_in(Sheet.from_data(sheet_of(file, kind)), kind), kind)]


def refused(folder: Path, kind: ImportKind, content: str) -> tuple[str, str]:
    with pytest.raises(ImportRejected) as rejected:
        drafts(folder, kind, content)
    first = rejected.value.problems[0]
    assert all(describe_code(first.code, locale) for locale in LOCALES)
    return first.column, first.code


def a_need(heading: str, cell: str) -> str:
    return f"Bài toán;Tên đơn vị;Loại hình đơn vị;Email;{heading}\nĐếm xe vào cảng;A1;Doanh nghiệp;a@b.vn;{cell}\n"


@pytest.mark.parametrize(
    ("heading", "cell", "band"),
    [
        ("Kinh phí dự kiến (triệu đồng)", "850", "500m_2b"),
        ("Kinh phí dự kiến (tỷ)", "1,5", "500m_2b"),
        ("Kinh phí dự kiến (ĐVT: 1.000 đ)", "850000", "500m_2b"),
        ("Kinh phí dự kiến [triệu VNĐ] *", "850", "500m_2b"),
        ("Kinh phí dự kiến (đơn vị tính: tr.đ)", "850", "500m_2b"),
        ("Kinh phí dự kiến (x1.000.000 đ)", "850", "500m_2b"),
        ("Kinh phí dự kiến (k)", "850000", "500m_2b"),
        ("Budget (million VND)", "850", "500m_2b"),
        ("Kinh phí dự kiến (VNĐ)", "850000000", "500m_2b"),
        ("Kinh phí dự kiến (ghi rõ)", "850000000", "500m_2b"),
        ("Kinh phí dự kiến (triệu đồng)", "850 triệu", "500m_2b"),
        ("Kinh phí dự kiến (triệu đồng)", "850.000.000 đ", "500m_2b"),
        ("Kinh phí dự kiến (triệu đồng)", "Dưới 100 triệu đồng", "under_100m"),
    ],
)
def test_the_unit_of_a_heading_counts_for_bare_numbers(tmp_path: Path, heading: str, cell: str, band: str) -> None:
    [draft] = drafts(tmp_path, ImportKind.NEEDS, a_need(heading, cell))
    assert isinstance(draft, NeedDraft)
    assert draft.budget == band


@pytest.mark.parametrize(
    ("heading", "cell", "code"),
    [
        ("Kinh phí dự kiến (USD)", "850", "foreign_money"),
        ("Kinh phí dự kiến (nghìn USD)", "850", "foreign_money"),
        ("Kinh phí dự kiến (ghi bằng USD)", "850", "foreign_money"),
        ("Kinh phí dự kiến (triệu đồng/năm)", "850", "heading_remark"),
        ("Kinh phí dự kiến (triệu đồng)", "1.500", "number_two_ways"),
        ("Kinh phí dự kiến (triệu đồng)", "850.000.000", "unit_unclear"),
        ("Kinh phí dự kiến (triệu đồng)", "85%", "number_with_words"),
        ("Cần trước ngày (mm/dd/yyyy)", "06/07/2027", "heading_remark"),
    ],
)
def test_where_the_unit_is_not_clear_it_is_told(tmp_path: Path, heading: str, cell: str, code: str) -> None:
    assert refused(tmp_path, ImportKind.NEEDS, a_need(heading, cell)) == (heading, code)


@pytest.mark.parametrize(
    "heading",
    [
        "Mã số thuế (cũ)",
        "Địa bàn (trước đây)",
        "Trang web (tiếng Nhật)",
        "MST (công ty mẹ)",
        "Ghi chú (mm/dd/yyyy)",
    ],
)
def test_a_remark_that_may_change_what_a_column_means_is_told(tmp_path: Path, heading: str) -> None:
    content = f"Tên;Loại hình đơn vị;{heading}\nA1;Doanh nghiệp;0312340001\n"
    assert refused(tmp_path, ImportKind.ORGANISATIONS, content) == (heading, "heading_remark")


def test_an_old_name_alone_is_no_name(tmp_path: Path) -> None:
    content = "Tên (cũ);Loại hình đơn vị\nA1;Doanh nghiệp\n"
    assert refused(tmp_path, ImportKind.ORGANISATIONS, content) == ("Tên (cũ)", "heading_remark")


def test_a_heading_that_is_another_column_with_its_brackets_is_that(tmp_path: Path) -> None:
    content = (
        "Tên (bắt buộc);Tên (tiếng Anh);Loại hình đơn vị (nếu có);MST (10 hoặc 13 số)\nA1;B1;Doanh nghiệp;0312340001\n"
    )
    [draft] = drafts(tmp_path, ImportKind.ORGANISATIONS, content)
    assert isinstance(draft, OrganisationDraft)
    assert (draft.name, draft.name_en, draft.tax_code) == ("A1", "B1", "0312340001")
