"""The command line at work, from import to match, on a real database and the real model."""

import json
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from matchmaker.cli.exits import ExitCode
from matchmaker.ground.db import Pool, transaction
from matchmaker.people import service as people
from matchmaker.people.service import OrganisationDraft
from matchmaker.rules.actors import LOCAL_PERSON
from tests.support.commands import Run
from tests.support.listings import make_solution

SOLUTIONS = """title;summary;organisation;link
Đọc hóa đơn;Nhận dạng chữ trên ảnh chụp hóa đơn giấy. Trích tổng tiền, ngày và mã số thuế.;Trường A;https://a.example
Đếm xe;Đếm và phân loại xe từ camera giao thông tại nút giao.;Trường B;https://b.example
"""
NEED = "Nhân viên nhập tay hóa đơn giấy vào phần mềm kế toán. Cần đọc tự động chữ trên hóa đơn."


@pytest.fixture
def solutions(tmp_path: Path) -> Path:
    path = tmp_path / "solutions.csv"
    path.write_text(SOLUTIONS, encoding="utf-8")
    return path


def data(finished: "subprocess.CompletedProcess[str]") -> Any:  # noqa: ANN401  # whatever JSON was printed
    assert finished.returncode == ExitCode.OK, finished.stderr
    return json.loads(finished.stdout)


def test_what_was_imported_is_matched_with_its_reasons(
    run: Run, database: str, model_at_hand: str, solutions: Path
) -> None:
    system = {"DATABASE_URL": database, "MATCHMAKER_MODEL": model_at_hand}
    imported = data(run("import", "solutions", str(solutions), "--json", **system))
    assert (imported["written"], imported["unchanged"]) == (2, 0)
    found = data(run("match", "--text", NEED, "--json", **system))
    assert found["ready"]
    best = (found["matches"] + found["near_misses"])[0]
    assert best["title"] == "Đọc hóa đơn"
    told, wanted = NEED.replace(". ", ".|").split("|")
    assert [c["requirement"] for c in best["coverage"]] == [wanted], f"{told} tells how it is today"
    assert 0 <= best["fit"] <= 1

    healthy = data(run("doctor", "--json", **system))
    assert {f["name"] for f in healthy["findings"]} >= {"database", "schema", "model", "vectors", "index", "assets"}


async def test_an_export_says_everything(run: Run, database: str, pool: Pool, tmp_path: Path) -> None:
    system = {"DATABASE_URL": database}
    async with transaction(pool) as connection:
        for title, organisation in (("Đọc hóa đơn", "Trường A"), ("Đếm xe", "Trường B")):
            await make_solution(connection, title=title, organisation=organisation)
    everything = data(run("export", "all", **system))
    assert [row["title"] for row in everything["solutions"]] == ["Đọc hóa đơn", "Đếm xe"]
    assert [row["name"] for row in everything["organisations"]] == ["Trường A", "Trường B"]
    assert everything["needs"] == []
    book = tmp_path / "all.xlsx"
    assert run("export", "all", "--format", "xlsx", "--out", str(book), **system).returncode == ExitCode.OK
    assert openpyxl.load_workbook(book).sheetnames == ["organisations", "needs", "solutions"]
    table = run("export", "solutions", "--format", "csv", **system).stdout
    assert table.startswith("\ufeffid,import_key,")


async def test_an_export_tells_how_many_personal_numbers_it_leaves_out(run: Run, database: str, pool: Pool) -> None:
    async with transaction(pool) as connection:
        for name, tax_code in (("Quán A", "079085001234"), ("Công ty B", None)):
            draft = OrganisationDraft(name=name, kind="business", tax_code=tax_code)
            await people.save(connection, draft, by=LOCAL_PERSON)
    told = "not in the export: 1"
    for what in ("all", "organisations"):
        exported = run("export", what, DATABASE_URL=database)
        assert told in exported.stderr
        assert "079085001234" not in exported.stdout
    assert told not in run("export", "needs", DATABASE_URL=database).stderr


def test_a_template_can_be_filled_in_and_imported(run: Run, tmp_path: Path, database: str) -> None:
    printed = run("import", "organisations", "--template").stdout
    filled = tmp_path / "filled.csv"
    filled.write_text(printed.strip() + '\n"Trường A",university\n', encoding="utf-8")
    assert data(run("import", "organisations", str(filled), "--json", DATABASE_URL=database))["written"] == 1
    book = tmp_path / "empty.xlsx"
    assert run("import", "organisations", str(book), "--template").returncode == ExitCode.OK
    assert run("import", "organisations", str(book), "--template").returncode == ExitCode.USAGE
    assert data(run("import", "organisations", str(book), "--json", DATABASE_URL=database))["rows"] == 0


def test_a_doctor_finds_a_missing_model(run: Run) -> None:
    finished = run("doctor", "--json")
    assert finished.returncode == ExitCode.PROBLEM_FOUND
    (problem,) = [f for f in json.loads(finished.stdout)["findings"] if not f["ok"]]
    assert problem["name"] == "model"
    assert "matchmaker setup" in problem["advice"]


def test_sets_are_evaluated_beside_two_baselines(run: Run, tmp_path: Path, model_at_hand: str) -> None:
    folder = tmp_path / "sets" / "tiny"
    (folder / "qrels").mkdir(parents=True)
    texts = {"a": "Nhận dạng chữ trên hóa đơn giấy", "b": "Đếm xe từ camera giao thông", "c": "Dự báo nhu cầu hàng hóa"}
    lines = [json.dumps({"_id": name, "title": "", "text": text}) for name, text in texts.items()]
    (folder / "corpus.jsonl").write_text("\n".join(lines), encoding="utf-8")
    asked = [json.dumps({"_id": f"q{name}", "text": text.lower()}) for name, text in texts.items()]
    (folder / "queries.jsonl").write_text("\n".join(asked), encoding="utf-8")
    judged = ["query-id\tcorpus-id\tscore", *(f"q{name}\t{name}\t1" for name in texts)]
    (folder / "qrels" / "test.tsv").write_text("\n".join(judged), encoding="utf-8")
    (measured,) = data(run("evaluate", str(tmp_path / "sets"), "--json", MATCHMAKER_MODEL=model_at_hand))["sets"]
    assert measured["name"] == "tiny"
    assert set(measured["systems"]) == {"bm25", "dense", "matchmaker"}
    for figures in measured["systems"].values():
        assert figures.keys() == {"ndcg@10", "recall@10", "mrr@10", "all@10", "seconds"}
        assert figures["ndcg@10"] == pytest.approx(1.0)


# The command, but for the model: to load it takes as long as all the rest of this file. `make soak` waits for it.
WITHOUT_MODEL = """
import sys, types
from embeddings.encoder import HashEncoder
sys.modules["embeddings.transformer"] = types.ModuleType("embeddings.transformer")
sys.modules["embeddings.transformer"].SentenceTransformerEncoder = lambda name: HashEncoder()
from matchmaker.cli.main import run
run()
"""


@pytest.mark.parametrize(
    ("command", "how"), [((sys.executable, "-c", WITHOUT_MODEL), signal.SIGINT)], ids=["without the model, Ctrl-C"]
)
def test_serve_answers_and_stops_everything_cleanly(
    environment: dict[str, str],
    tmp_path: Path,
    home: Path,
    model_folder: Path,
    command: tuple[str, ...],
    how: signal.Signals,
) -> None:
    port = free_port()
    settings = environment | {"MATCHMAKER_PORT": str(port), "MATCHMAKER_MODEL": str(model_folder)}
    with subprocess.Popen(
        [*command, "serve", "--empty"], env=settings, cwd=tmp_path, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz")
            process.send_signal(how)
            _, said = process.communicate(timeout=120)  # a model that is loading is loaded before it stops
        finally:
            process.kill()
    assert process.returncode == ExitCode.OK, said
    assert f"Ready: http://127.0.0.1:{port}" in said
    assert said.rstrip().endswith("Stopped.")
    assert not (home / "postgres" / "data" / "postmaster.pid").exists()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, seconds: float = 120.0) -> None:
    """Until the address answers with 200."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                assert answer.status == 200
                return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
