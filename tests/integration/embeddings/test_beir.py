import json
from pathlib import Path

import pytest

from embeddings.errors import BadSet
from embeddings.evaluation import Document, read_beir

CORPUS = [{"_id": "d1", "title": "Cảng", "text": "Dự báo hàng hóa"}, {"_id": "d2", "text": "Ảnh y tế"}]
QUERIES = [{"_id": "q1", "text": "lượng hàng qua cảng"}, {"_id": "q2", "text": "X-quang"}]
QRELS = "query-id\tcorpus-id\tscore\nq1\td1\t2\nq2\td2\t1\nq2\td1\t0\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "needs"
    (folder / "qrels").mkdir(parents=True)
    write_lines(folder / "corpus.jsonl", CORPUS)
    write_lines(folder / "queries.jsonl", QUERIES)
    (folder / "qrels" / "test.tsv").write_text(QRELS)
    return folder


def write_lines(path: Path, rows: list[dict[str, str]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


def test_a_set_is_read_whole(folder: Path) -> None:
    found = read_beir(folder)
    assert found.name == "needs"
    assert found.corpus == {"d1": Document("Cảng", "Dự báo hàng hóa"), "d2": Document("", "Ảnh y tế")}
    assert found.queries == {"q1": "lượng hàng qua cảng", "q2": "X-quang"}
    assert found.qrels == {"q1": {"d1": 2}, "q2": {"d2": 1, "d1": 0}}


def test_byte_order_marks_carriage_returns_and_empty_lines_do_no_harm(folder: Path) -> None:
    plain = read_beir(folder)
    for path in (folder / "corpus.jsonl", folder / "qrels" / "test.tsv"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n") + b"\r\n")
    assert read_beir(folder) == plain


@pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl", "qrels/test.tsv"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(BadSet, match=rf"{name}: No such file"):
        read_beir(folder)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("corpus.jsonl", '{"_id": "d1", "text": "a"}\n{broken\n', r"corpus\.jsonl:2: not JSON"),
        ("corpus.jsonl", "[1]\n", r"corpus\.jsonl:1: not a JSON object"),
        ("corpus.jsonl", '{"_id": 7, "text": "a"}\n', r"corpus\.jsonl:1: the field _id is missing or not a text"),
        ("queries.jsonl", '{"_id": "q1"}\n', r"queries\.jsonl:1: the field text is missing"),
        ("queries.jsonl", '{"_id": "q1", "text": "a"}\n' * 2, r"queries\.jsonl:2: the id q1 stands here a second"),
        ("qrels/test.tsv", "", r"test\.tsv:1: the header must be"),
        ("qrels/test.tsv", "q1\td1\t1\n", r"test\.tsv:1: the header must be"),
        ("qrels/test.tsv", QRELS + "q9\td1\t1\n", r"test\.tsv:5: the query q9 is not in queries\.jsonl"),
        ("qrels/test.tsv", QRELS + "q1\td9\t1\n", r"test\.tsv:5: the document d9 is not in corpus\.jsonl"),
        ("qrels/test.tsv", QRELS + "q1\td1\n", r"test\.tsv:5: expected two ids and a whole number"),
        ("qrels/test.tsv", QRELS + "q1\td1\thigh\n", r"test\.tsv:5: expected two ids and a whole number"),
    ],
)
def test_an_error_names_file_and_line(folder: Path, name: str, content: str, told: str) -> None:
    (folder / name).write_text(content)
    with pytest.raises(BadSet, match=told):
        read_beir(folder)


def test_text_that_is_not_utf_8_is_named(folder: Path) -> None:
    (folder / "corpus.jsonl").write_bytes(b'{"_id": "d1", "text": "\xff"}')
    with pytest.raises(BadSet, match=r"corpus\.jsonl: not UTF-8 at byte 23"):
        read_beir(folder)
