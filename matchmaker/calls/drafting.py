"""What a call starts from: needs that nothing answers, or an orientation; no word that a visitor may not read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matchmaker.calls.statements import queries
from matchmaker.ground import i18n
from matchmaker.ground.db import Connection
from matchmaker.ground.marking import N_
from matchmaker.listings.needs import service as needs
from matchmaker.programme import service as programme
from matchmaker.rules.actors import VISITOR, Actor
from matchmaker.rules.call import CallDraft
from matchmaker.rules.call_text import TEXTS
from matchmaker.rules.need import Confidentiality, Need
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require

TRIED = N_("Solutions of this service that were looked at and do not suit: %(count)s. Reasons: %(reasons)s.")
MOST_NEEDS = 200


@dataclass(frozen=True, kw_only=True)
class Start:
    """A draft to write on. Owners of `unnamed` needs stay unnamed; of `confidential` ones nothing is told."""

    draft: CallDraft
    unnamed: tuple[int, ...] = ()
    confidential: tuple[int, ...] = ()


async def from_needs(connection: Connection, need_ids: Sequence[int], locale: str, *, by: Actor) -> Start:
    """From one need or a group of them, in the order given. Raises NotFound, NotAllowed."""
    require(by, Permission.WRITE_CALL)
    wanted = [await needs.get(connection, need_id, by=by) for need_id in need_ids[:MOST_NEEDS]]
    confidential = tuple(need.id for need in wanted if need.confidentiality is Confidentiality.BROKERS)
    shown = [needs.as_seen_by(need, VISITOR) for need in wanted if need.id not in confidential]
    sectors = {need.sector for need in shown}
    draft = CallDraft(
        title=_cut("title", shown[0].title if shown else ""),
        problem=_cut("problem", _problem(shown)),
        tried=await _tried(connection, [need.id for need in wanted], locale),
        solved_when=_cut("solved_when", _each(filter(None, map(_solved_when, shown)))),
        data_offered=_cut("data_offered", _each(need.data_held for need in shown if need.data_held)),
        sector=sectors.pop() if len(sectors) == 1 else None,
        need_ids=tuple(need.id for need in wanted),
    )
    unnamed = tuple(need.id for need in wanted if need.confidentiality is Confidentiality.ANONYMOUS)
    return Start(draft=draft, unnamed=unnamed, confidential=confidential)


async def from_orientation(connection: Connection, orientation_id: int, locale: str, *, by: Actor) -> Start:
    """From what the city looks for. Raises NotFound, NotAllowed."""
    require(by, Permission.WRITE_CALL)
    wanted = await programme.get_orientation(connection, orientation_id)
    draft = CallDraft(
        title=_cut("title", wanted.title(locale)),
        problem=_cut("problem", wanted.text(locale)),
        sector=wanted.sector,
        orientation_id=wanted.id,
    )
    return Start(draft=draft)


async def known_needs(connection: Connection, need_ids: Sequence[int]) -> tuple[int, ...]:
    """Those of these numbers that a need has, in their order."""
    known = {row["id"] for row in await queries.known_needs(connection, ids=list(need_ids))}
    return tuple(need_id for need_id in need_ids if need_id in known)


async def _tried(connection: Connection, need_ids: Sequence[int], locale: str) -> str:
    """What the desk found of suggestions; no solution is named, since the text becomes public."""
    rows = await queries.found_unsuitable(connection, need_ids=list(need_ids))
    if not rows:
        return ""
    words = [f"{i18n.term('reason', row['reason'], locale).lower()} ({row['number']})" for row in rows]
    total = sum(row["number"] for row in rows)
    return i18n.translate(TRIED, locale, count=total, reasons=", ".join(words))


def _problem(shown: Sequence[Need]) -> str:
    if len(shown) == 1:
        return _each(filter(None, (shown[0].problem, shown[0].baseline)))
    return _each(f"{at}. {need.title}\n{need.problem}" for at, need in enumerate(shown, start=1))


def _solved_when(need: Need) -> str:
    return "\n".join(filter(None, (need.outcome, need.measure)))


def _each(texts: Iterable[str]) -> str:
    return "\n\n".join(dict.fromkeys(texts))


def _cut(name: str, text: str) -> str:
    return text[: TEXTS[name][1]]
