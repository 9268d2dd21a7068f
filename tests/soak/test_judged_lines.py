"""The lines that a reader judged, asked again of the seeds with the real model: how many of those shown are right.

Printed, and held against what docs/matching.md says; see tests/judged/README.md.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from matchmaker.bootstrap import Runtime, running
from matchmaker.ground.db import transaction
from matchmaker.matching.evaluating_shown import read_shown_set
from matchmaker.matching.model import Match, Span, Strength
from matchmaker.programme import service as programme
from matchmaker.rules.actors import LOCAL_PERSON
from matchmaker.rules.solution import Solution
from matchmaker.settings import load_settings
from seeds.load import load
from tests.support.encoders import loaded

JUDGED = Path(__file__).parents[1] / "judged"
LEAST_FOR_DIRECTIONS = 0.75  # of the suggestions for directions that were judged: right at least in part

Label = tuple[str, str, str, str]  # who asks, the record, the line and the sentence


@pytest.mark.timeout(1_800)
async def test_what_is_shown_for_directions_and_further_needs_is_mostly_right(
    database: str, tmp_path: Path, model_folder: Path
) -> None:
    labels = _labels()
    async with running(
        load_settings(DATABASE_URL=database, MATCHMAKER_HOME=str(tmp_path)), encoder=loaded(str(model_folder))
    ) as runtime:
        async with transaction(runtime.pool) as connection:
            await load(connection)
        await runtime.matching.wait_until_ready()
        await runtime.matching.refresh()
        directions = await _for_directions(runtime)
        needs = await _for_further_needs(runtime)
    best, lines = _tally(directions, labels)
    print(f"\ndirections: suggestions by their best line {dict(best)}, lines {dict(lines)}; None was not judged")
    print(f"further needs: suggestions and lines {[dict(one) for one in _tally(needs, labels)]}")
    judged = best.total() - best[None]
    assert judged
    assert (judged - best[0]) / judged >= LEAST_FOR_DIRECTIONS


def _labels() -> Mapping[Label, int]:
    rows = map(json.loads, (JUDGED / "lines.jsonl").read_text("utf-8").splitlines())
    return {(row["id"], row["record"], row["requirement"], row["sentence"]): row["judged"] for row in rows}


async def _for_directions(runtime: Runtime) -> list[tuple[str, Match[Solution]]]:
    async with transaction(runtime.pool) as connection:
        asked = {one.id: one for one in await programme.orientations(connection)}
    answered = await runtime.matching.solutions_for_orientations(list(asked.values()), by=LOCAL_PERSON)
    return [(asked[number].key, match) for number, found in answered.items() for match in found.matches]


async def _for_further_needs(runtime: Runtime) -> list[tuple[str, Match[Solution]]]:
    return [
        (need.id, match)
        for need in read_shown_set(JUDGED / "further-needs").needs
        for match in (await runtime.matching.solutions_for_text(need.text, by=LOCAL_PERSON)).matches
    ]


def _tally(
    shown: Iterable[tuple[str, Match[Solution]]], labels: Mapping[Label, int]
) -> tuple[Counter[int | None], Counter[int | None]]:
    """Suggestions by the label of their best line, and lines by their label."""
    best: Counter[int | None] = Counter()
    lines: Counter[int | None] = Counter()
    for asking, match in shown:
        said = [
            labels.get((asking, match.record.title, _plain(one.requirement), _plain(one.evidence)))
            for one in match.coverage
            if one.strength is not Strength.NOT_COVERED
        ]
        lines.update(said)
        best[max((label for label in said if label is not None), default=None)] += 1
    return best, lines


def _plain(spans: Iterable[Span]) -> str:
    return "".join(span.text for span in spans)
