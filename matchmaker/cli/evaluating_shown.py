"""`matchmaker evaluate --shown`: what people are shown for judged needs, by the solutions that this home holds."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from embeddings.errors import BadSet
from matchmaker.cli.console import Console, Meter
from matchmaker.cli.evaluating import sets_in
from matchmaker.cli.system import await_matching, opened
from matchmaker.ground import i18n
from matchmaker.ground.db import transaction
from matchmaker.ground.errors import SetMalformed
from matchmaker.ground.text import nfc
from matchmaker.listings.needs.reading import title_of
from matchmaker.listings.solutions import service as solutions
from matchmaker.matching.evaluating_shown import (
    DEPTH,
    Grades,
    JudgedNeed,
    Response,
    Share,
    ShownFigures,
    joined,
    measure_shown,
    read_shown_set,
)
from matchmaker.matching.model import FitWord, Strength
from matchmaker.rules.actors import LOCAL_PERSON


def evaluate_shown(console: Console, folders: Sequence[Path], *, as_json: bool) -> None:
    """Prints the figures of each set, and of several together. Raises SetMalformed, StartFailed."""
    try:
        sets = [read_shown_set(path) for folder in folders for path in sets_in(folder)]
    except BadSet as error:
        raise SetMalformed(reason=str(error)) from error
    responses = asyncio.run(_responses(console, [need for judged in sets for need in judged.needs]))
    measured = [measure_shown(judged, responses) for judged in (*sets, *([joined(sets)] if len(sets) > 1 else ()))]
    if as_json:
        console.tell_json({"sets": [asdict(figures) for figures in measured]})
        return
    for figures in measured:
        _show(console, figures)


async def _responses(console: Console, needs: Sequence[JudgedNeed]) -> dict[str, Response]:
    """What the running product answers, by id of the need: as its pages do, over what it has learnt."""
    meter, responses = Meter(console, console.translate("needs asked")), {}
    async with opened(console) as runtime:
        await await_matching(runtime, console)
        for count, need in enumerate(needs, start=1):
            ranking = await runtime.matching.ranking_for_text(need.text, top=DEPTH)
            async with transaction(runtime.pool) as connection:
                records = await solutions.get_published(connection, ranking.ids, by=LOCAL_PERSON)
            responses[need.id] = Response(
                ranked=[records[i].title for i in ranking.ids if i in records],
                shown=ranking.matches(records),
                title=title_of(nfc(need.text), runtime.matching.bounds),
            )
            meter(count, len(needs))
    return responses


def _show(console: Console, figures: ShownFigures) -> None:
    console.tell(figures.name)
    ranking = {name: "–" if value is None else f"{100 * value:.1f}" for name, value in figures.ranking.items()}
    names = {"ndcg": "ndcg@10", "recall": "recall@10", "mrr": "mrr_of_2", "first": "first_is_2"}
    console.tell(
        console.translate(
            "nDCG@10 %(ndcg)s, Recall@10 %(recall)s; grade 2: MRR@10 %(mrr)s, in first place %(first)s (× 100)",
            **{name: ranking[key] for name, key in names.items()},
        )
    )
    _show_labels(console, figures.shown)
    _show_needs(console, figures)
    _show_lines(console, figures.lines)


def _show_labels(console: Console, shown: Mapping[str, Grades]) -> None:
    words = {word.value: i18n.term("fit", word.value, console.locale) for word in FitWord if word.value in shown}
    names = {"all": console.translate("all"), "nothing_covered": console.translate("nothing covered")} | words
    heading = ("", console.translate("shown"), console.translate("grade 2"), console.translate("grade 1 or 2"))
    console.tell("{:<24} {:>10} {:>12} {:>12}".format(*heading))
    for name, grades in shown.items():
        console.tell(f"{names[name]:<24} {grades.count:>10} {grades.grade_2:>12} {grades.grade_1_or_2:>12}")


def _show_needs(console: Console, figures: ShownFigures) -> None:
    shares = {name: _of(share) for name, share in figures.needs.items()}
    console.tell(
        console.translate(
            "“No suitable solution” where there is none: %(right)s; wrongly answered: %(wrong)s",
            right=shares["nothing_suitable_right"],
            wrong=", ".join(figures.wrongly_answered) or "–",
        )
    )
    console.tell(
        console.translate(
            "A record of grade 2 is shown: %(shown)s; in first place: %(first)s",
            shown=shares["a_2_shown"],
            first=shares["a_2_first"],
        )
    )


def _show_lines(console: Console, lines: Mapping[str, Share]) -> None:
    shares = {name: _of(share) for name, share in lines.items()}
    console.tell(
        console.translate(
            "Requirements that are wants: %(requirements)s; wants kept: %(kept)s; titles from a want: %(titles)s",
            requirements=shares["requirements"],
            kept=shares["wants_kept"],
            titles=shares["titles"],
        )
    )
    words = (f"{i18n.term('coverage', s.value, console.locale)} {shares[s.value]}" for s in Strength)
    console.tell(console.translate("Requirements of what is shown that are wants: %(shares)s", shares="; ".join(words)))


def _of(share: Share) -> str:
    return f"{share.count} / {share.of}"
