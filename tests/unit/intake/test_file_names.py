"""Names of downloads: none that a system runs, hides or cannot write, and the ending of what the file holds."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.intake.file_kinds import ENDINGS
from matchmaker.intake.file_names import file_name

PDF, TEXT, XML = "application/pdf", "text/plain", "application/xml"


@pytest.mark.parametrize(
    ("name", "media_type", "offered"),
    [
        ("Đề xuất.pdf", PDF, "Đề xuất.pdf"),
        ("BAO CAO.PDF", PDF, "BAO CAO.PDF"),
        ("ảnh.jpeg", "image/jpeg", "ảnh.jpeg"),
        ("ảnh.png", "image/jpeg", "ảnh.jpg"),
        ("capnhat.bat", TEXT, "capnhat.bat.txt"),
        ("hop dong.pdf.js", TEXT, "hop dong.pdf.js.txt"),
        ("hop dong.pdf.exe", PDF, "hop dong.pdf.exe.pdf"),
        *((f"a.{ending}", TEXT, f"a.{ending}.txt") for ending in ("ps1", "vbs", "cmd", "hta", "url", "desktop", "csv")),
        ("a.svg", XML, "a.svg.xml"),
        ("a.html", TEXT, "a.html.txt"),
        ("hóa đơn", XML, "hóa đơn.xml"),
        ("hop dong\u202efdp.js", TEXT, "hop dongfdp.js.txt"),
        ("a.pdf. . ", PDF, "a.pdf"),
        ("a.js .", TEXT, "a.js.txt"),
        ("a.txt:b.exe", TEXT, "a.txt_b.exe.txt"),
        (".bashrc", TEXT, "bashrc.txt"),
        ("CON.pdf", PDF, "_CON.pdf"),
        ("nul", TEXT, "_nul.txt"),
        ("com1 .pdf", PDF, "_com1.pdf"),
        ("aux.bat", TEXT, "_aux.bat.txt"),
        ("console.pdf", PDF, "console.pdf"),
        ("../../etc/passwd", TEXT, "passwd.txt"),
        ("C:\\Users\\lan\\Đề xuất.pdf", PDF, "Đề xuất.pdf"),
        ("a\r\nb.pdf", PDF, "a b.pdf"),
        ("de\u200b\u0323 xuat.pdf", PDF, "dẹ xuat.pdf"),
        ("", PDF, "file.pdf"),
        ("...", PDF, "file.pdf"),
        ("x" * 300 + ".pdf", PDF, "x" * 195 + ".pdf"),
        ("a.pdf", "application/octet-stream", "a.bin"),
    ],
)
def test_a_name_is_offered_with_the_ending_of_what_the_file_holds(name: str, media_type: str, offered: str) -> None:
    assert file_name(name, media_type) == offered


@settings(max_examples=100, deadline=None)
@given(name=st.text(max_size=40).map(lambda text: text * 6), media_type=st.sampled_from(sorted(ENDINGS)))
def test_any_name_becomes_one_that_every_system_and_the_database_take(name: str, media_type: str) -> None:
    offered = file_name(name, media_type)
    assert offered.rpartition(".")[2].lower() in ENDINGS[media_type]
    assert len(offered.encode()) <= 200
    assert offered == unicodedata.normalize("NFC", offered)
    assert offered.isprintable()
    assert not re.search(r'[<>:"/\\|?*]|^[. ]|[. ]$', offered)
    assert file_name(offered, media_type) == offered
