"""`matchmaker match`: which solutions fit a need, and why; `matchmaker reindex`: what that stands on, made anew."""

import asyncio
from collections.abc import Sequence
from typing import Any

import typer

from matchmaker.cli.arguments import text_of
from matchmaker.cli.console import Console
from matchmaker.cli.system import await_matching, opened
from matchmaker.ground import i18n
from matchmaker.ground.db import Pool, transaction
from matchmaker.ground.errors import NotFound
from matchmaker.listings.needs import service as needs
from matchmaker.matching.model import Coverage, Match, Matches, Span, Strength, Subject, Verdict
from matchmaker.rules.actors import LOCAL_PERSON
from matchmaker.rules.need import Need
from matchmaker.rules.solution import Solution


def match(console: Console, *, need_id: int | None, text: str, top: int, as_json: bool) -> None:
    text = text_of("text", text)
    if (need_id is None) == (not text.strip()):
        raise typer.BadParameter(console.translate("Give either the number of a need or --text."))
    matches = asyncio.run(_match(console, need_id, text, top))
    if as_json:
        console.tell_json({"need": need_id, "text": text or None} | matches_as_json(matches))
    else:
        show(console, matches)


def reindex(console: Console) -> None:
    for subject, size in asyncio.run(_reindex(console)).items():
        console.tell(f"{i18n.term('subject', subject.value, console.locale)}: {size}")


async def _match(console: Console, need_id: int | None, text: str, top: int) -> Matches[Solution]:
    async with opened(console) as runtime:
        need = None if need_id is None else await _stored_need(runtime.pool, need_id)
        await await_matching(runtime, console)
        if need is None:
            return await runtime.matching.solutions_for_text(text, by=LOCAL_PERSON, top=top)
        return await runtime.matching.solutions_for_need(need, by=LOCAL_PERSON, top=top)


async def _stored_need(pool: Pool, need_id: int) -> Need:
    async with transaction(pool) as connection:
        try:
            return await needs.get(connection, need_id, by=LOCAL_PERSON)
        except NotFound as error:
            raise NotFound("need_not_found", id=need_id) from error


def matches_as_json(matches: Matches[Solution]) -> dict[str, Any]:
    return {
        "ready": matches.ready,
        "nothing_suitable": matches.nothing_suitable,
        "matches": [_match_as_json(match) for match in matches.matches],
        "near_misses": [_match_as_json(match) for match in matches.near_misses],
    }


def _match_as_json(match: Match[Solution]) -> dict[str, Any]:
    solution = match.record
    return {
        "solution": solution.id,
        "kind": solution.kind.value,
        "title": solution.title,
        "organisation": solution.organisation_name,
        "link": solution.link,
        "fit": round(match.fit, 4),
        "word": match.word.value,
        "coverage": [_coverage_as_json(covered) for covered in match.coverage],
        "signals": {signal.name: signal.verdict.value for signal in match.signals},
    }


def _coverage_as_json(covered: Coverage) -> dict[str, Any]:
    return {
        "requirement": _plain(covered.requirement),
        "strength": covered.strength.value,
        "evidence": _plain(covered.evidence) or None,
        "field": covered.evidence_field,
    }


def show(console: Console, matches: Matches[Solution]) -> None:
    if matches.nothing_suitable:
        console.tell(console.translate("No suitable solution."))
    place = {match.record.id: place for place, match in enumerate(matches.matches, start=1)}
    for group in matches.groups:
        console.tell(i18n.term("offer", group.kind, console.locale))
        for each in group.matches:
            _show_match(console, place[each.record.id], each)
    if matches.near_misses:
        console.tell(console.translate("Nearest, but not enough in common:"))
    for each in matches.near_misses:
        console.tell(f"   #{each.record.id}  {each.record.title} — {each.record.organisation_name}")


def _show_match(console: Console, place: int, match: Match[Solution]) -> None:
    solution, locale = match.record, console.locale
    word = i18n.term("fit", match.word.value, locale)
    console.tell(f"{place:2}. [{word}] #{solution.id}  {solution.title} — {solution.organisation_name}")
    for covered in match.coverage:
        console.tell(f"      • {_plain(covered.requirement)}")
        console.tell(f"        {_answer(covered, locale)}")
    signals = [s for s in match.signals if s.verdict is not Verdict.UNKNOWN]
    if signals:
        words = (
            f"{i18n.term('signal', s.name, locale)}: {i18n.term('verdict', s.verdict.value, locale)}" for s in signals
        )
        console.tell(f"      ({'; '.join(words)})")


def _answer(covered: Coverage, locale: str) -> str:
    """The strength in a word, and the sentence with the field that it stands in."""
    word = i18n.term("coverage", covered.strength.value, locale)
    if covered.strength is Strength.NOT_COVERED:
        return word
    field = f" ({i18n.term('field', covered.evidence_field, locale)})" if covered.evidence_field else ""
    return f"{word}: “{_plain(covered.evidence)}”{field}"


def _plain(spans: Sequence[Span]) -> str:
    return "".join(span.text for span in spans)


async def _reindex(console: Console) -> dict[Subject, int]:
    """Leaves a vector for each text and for nothing else, and an index made from these alone; gives its sizes."""
    async with opened(console) as runtime:
        await await_matching(runtime, console)
        await runtime.matching.clean()
        await runtime.matching.rebuild()
        return runtime.matching.sizes()
