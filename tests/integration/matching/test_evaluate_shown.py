"""`evaluate --shown` asks the running product for each judged need, and prints what people would be shown."""

import asyncio
import json
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
import typer

from matchmaker.bootstrap import Runtime, running
from matchmaker.cli import commands, evaluating_shown
from matchmaker.cli.console import Console
from matchmaker.ground.db import Pool, transaction
from matchmaker.ground.errors import SetMalformed
from matchmaker.settings import load_settings
from tests.support.encoders import HASHED
from tests.support.listings import make_solution
from tests.support.servers import both_roles

TITLE, SUMMARY = "Đọc biển số xe máy", "Hệ thống đọc biển số xe máy bằng camera ở bãi giữ xe."
NEED = "Cần đọc biển số xe máy bằng camera ở bãi giữ xe."


@pytest.fixture
async def console(database: str, pool: Pool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Console:
    """A home with one solution; a stand-in for the model reads it."""
    async with transaction(pool) as connection:
        await make_solution(connection, title=TITLE, summary=SUMMARY)

    def opened(console: Console) -> AbstractAsyncContextManager[Runtime]:
        return running(console.settings, encoder=HASHED)

    monkeypatch.setattr(evaluating_shown, "opened", opened)
    roles = both_roles(database)
    return Console(
        settings=load_settings(
            MATCHMAKER_HOME=str(tmp_path / "home"),
            MATCHMAKER_LANGUAGE="en",
            DATABASE_URL=roles.application,
            MATCHMAKER_MIGRATION_DATABASE_URL=roles.owner,
        )
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "real"
    (made / "qrels").mkdir(parents=True)
    (made / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq1\tplates\t2\n")
    rows = {
        "corpus": {"_id": "plates", "title": TITLE, "text": SUMMARY},
        "queries": {"_id": "q1", "text": NEED},
        "lines": {"_id": "q1", "lines": [{"text": NEED, "kind": "want"}]},
    }
    for name, row in rows.items():
        (made / f"{name}.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (made / "none.jsonl").write_text("")
    return made


async def printed(
    console: Console, folders: list[Path], capsys: pytest.CaptureFixture[str], *, as_json: bool = False
) -> str:
    """The command runs a loop of its own."""
    await asyncio.to_thread(evaluating_shown.evaluate_shown, console, folders, as_json=as_json)
    return capsys.readouterr().out


async def test_the_homes_own_solutions_answer(
    console: Console, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (figures,) = json.loads(await printed(console, [folder], capsys, as_json=True))["sets"]
    assert figures["name"] == "real"
    assert figures["ranking"] == {
        **{"ndcg@10": 1, "recall@10": 1, "mrr_of_2": 1, "first_is_2": 1},
        **{"needs": 1, "needs_with_2": 1},
    }
    assert figures["shown"]["all"] == {"count": 1, "grade_2": 1, "grade_1_or_2": 1}
    assert figures["needs"]["a_2_first"] == figures["lines"]["titles"] == {"count": 1, "of": 1}
    assert figures["lines"]["wants_kept"] == {"count": 1, "of": 1}


async def test_people_read_a_table(console: Console, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name, ranking, heading, *rest = (await printed(console, [folder], capsys)).splitlines()
    assert name == "real"
    assert ranking == "nDCG@10 100.0, Recall@10 100.0; grade 2: MRR@10 100.0, in first place 100.0 (× 100)"
    assert heading.split() == ["shown", "grade", "2", "grade", "1", "or", "2"]
    assert rest[0].split() == ["all", "1", "1", "1"]
    assert "A record of grade 2 is shown: 1 / 1; in first place: 1 / 1" in rest


async def test_a_folder_without_the_kinds_of_lines_is_told(console: Console, folder: Path) -> None:
    (folder / "lines.jsonl").unlink()
    with pytest.raises(SetMalformed, match=r"lines\.jsonl"):
        evaluating_shown.evaluate_shown(console, [folder], as_json=True)


def test_it_goes_with_no_other_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "console_of", lambda _: Console(settings=load_settings(MATCHMAKER_LANGUAGE="en")))
    with pytest.raises(typer.BadParameter, match="no other measure"):
        commands.evaluate(typer.Context(typer.main.get_command(commands.app)), [Path()], ablation=True, shown=True)
