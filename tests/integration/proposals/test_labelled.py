"""Decisions leave the house as labelled pairs that `evaluate` reads, and nothing confidential with them."""

import json
from pathlib import Path

import pytest

from embeddings.evaluation import read_beir
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import NotAllowed
from matchmaker.listings.needs import service as needs
from matchmaker.listings.needs.service import draft_of
from matchmaker.proposals import decisions
from matchmaker.proposals.labelled_pairs import labelled
from matchmaker.rules.actors import SYSTEM
from matchmaker.rules.proposal import Refusal
from tests.support.listings import make_solution
from tests.support.proposals import Desk, a_proposal, an_asked, stored


async def test_the_set_is_one_that_evaluation_reads(connection: Connection, desk: Desk, tmp_path: Path) -> None:
    approved = await an_asked(connection, desk)
    declined = await a_proposal(connection, desk, problem="Chúng tôi cần dự báo nhu cầu hàng hóa cho 40 cửa hàng.")
    no = Refusal(reason="budget", note="Ông Nam nói hết tiền")
    await decisions.decline(connection, declined.id, no, by=desk.broker, version=declined.version)
    undecided = await make_solution(connection, title="Không ai quyết định")
    made = await labelled(connection, by=SYSTEM)
    (tmp_path / "qrels").mkdir()
    for name, text in made.files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    read = read_beir(tmp_path)
    assert made.pairs == 2
    assert read.qrels == {
        f"need-{approved.need_id}": {f"solution-{approved.solution_id}": 1},
        f"need-{declined.need_id}": {f"solution-{declined.solution_id}": 0},
    }
    assert f"solution-{undecided.id}" in read.corpus
    assert read.corpus[f"solution-{approved.solution_id}"].title == "Nhận dạng hóa đơn tiếng Việt"
    rows = [json.loads(line) for line in made.files["decisions.jsonl"].splitlines()]
    assert [(row["verdict"], row["reason"], row["state"]) for row in rows] == [
        ("approved", None, "asked"),
        ("declined", "budget", "declined"),
    ]
    assert {"rank", "place", "seen", "engine", "need_version"} <= rows[0].keys()
    everything = "".join(made.files.values())
    assert "Ông Nam" not in everything
    assert desk.broker.name not in everything


@pytest.mark.parametrize("confidentiality", ["anonymous", "brokers"])
async def test_what_is_not_public_stays_in_the_house(connection: Connection, desk: Desk, confidentiality: str) -> None:
    await an_asked(connection, desk, confidentiality=confidentiality)
    later = await an_asked(connection, desk, problem="Bài toán từng công khai, nay chỉ cán bộ kết nối được xem.")
    need = await needs.get(connection, later.need_id, by=desk.buyer)
    hidden = draft_of(need)
    changed = type(hidden)(**vars(hidden) | {"confidentiality": confidentiality})
    await needs.edit(connection, need.id, changed, by=desk.buyer)
    made = await labelled(connection, by=SYSTEM)
    assert made.pairs == 0
    assert made.files["queries.jsonl"] == made.files["decisions.jsonl"] == ""


async def test_the_last_label_of_a_pair_counts(connection: Connection, desk: Desk) -> None:
    proposal = await a_proposal(connection, desk, email=None, phone="0901234567", organisation="Công ty Không Thư")
    approved = await decisions.approve(connection, proposal.id, by=desk.broker, version=proposal.version)
    no = Refusal(reason="too_early")
    await decisions.decline(connection, proposal.id, no, by=desk.broker, version=approved.version)
    made = await labelled(connection, by=SYSTEM)
    assert made.files["qrels/test.tsv"].splitlines()[1:] == [
        f"need-{proposal.need_id}\tsolution-{proposal.solution_id}\t0"
    ]
    assert len(made.files["decisions.jsonl"].splitlines()) == 2
    assert (await stored(connection, proposal.id)).state.value == "declined"


async def test_only_who_sees_everything_exports(connection: Connection, desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        await labelled(connection, by=desk.lab)
