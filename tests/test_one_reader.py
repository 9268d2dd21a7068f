"""Each kind of value that comes from outside has one reader: a second one is found here by what it would be made of."""

import re
from collections.abc import Mapping, Sequence

import pytest

from tests.support.sources import PACKAGES, ROOT, sources

ONE_READER: Mapping[str, Sequence[str]] = {
    "matchmaker/intake/cleaning.py": [r"\\u200b", r"NFKC\""],
    "matchmaker/intake/workbooks.py": [r"load_workbook\("],
    "matchmaker/intake/sheet_xml.py": [r"WorkSheetParser\(", r"FORMULA_TAG"],
    "matchmaker/intake/file_kinds.py": [r"%PDF", r"89PNG", r"ftyp"],
    "matchmaker/intake/file_names.py": [r"com\|lpt", r"conin"],
    "matchmaker/intake/packages.py": [r"(?i)\[content_types\]", r"(?i)vba"],
    "matchmaker/foreign/markup.py": [r"ParserCreate\("],
    "matchmaker/foreign/archives.py": [r"_EndRecData", r"zipfile\.ZipFile\(\w+\)"],
    "matchmaker/intake/csv_tables.py": [r"csv\.reader\("],
    "matchmaker/intake/addresses.py": [r"import idna", r"partition\(\"@\"\)", r"LONGEST_EMAIL ="],
    "matchmaker/intake/dates.py": [r"\b(?:strptime|fromisoformat)\("],
    "matchmaker/ground/city_time.py": [r"\bZoneInfo\("],
    "matchmaker/intake/numbers.py": [r"\b(?:Decimal|float|int)\((?:text|cell|form|digits|each|typed|raw)\b"],
    "matchmaker/intake/phones.py": [r"\\\+84", r"1\[89\]00", r"\[35789\]"],
    "matchmaker/intake/tax_codes.py": [r"\[0-9\]\{10\}", r"\[0-9\]\{12\}"],
}
"""By the module that may hold them: patterns that only a reader of that kind of value needs."""


@pytest.mark.parametrize("home", ONE_READER)
def test_no_other_module_reads_what_one_reader_reads(home: str) -> None:
    patterns = [re.compile(pattern) for pattern in ONE_READER[home]]
    texts = {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for each in PACKAGES for path in sources(each)
    }
    assert all(any(pattern.search(line) for line in texts[home].splitlines()) for pattern in patterns)
    seconds = [path for path, text in texts.items() if path != home and any(each.search(text) for each in patterns)]
    assert seconds == []
