"""Terms that administrators add to those of the program."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.glossary.model import FIELDS, Term
from matchmaker.glossary.reading import Glossary
from matchmaker.glossary.spelling import WORD
from matchmaker.ground.db import Connection, load_queries
from matchmaker.ground.errors import InvalidInput, NotFound
from matchmaker.ground.invalid import Problem
from matchmaker.ground.text import normalise_spaces
from matchmaker.rules.actors import Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require

queries = load_queries(Path(__file__).parent)

LONGEST_FORM = 100
MOST_VARIANTS = 30


@dataclass(frozen=True, kw_only=True)
class OwnTerm:
    """A term that an administrator added, by the number under which it can be withdrawn."""

    number: int
    term: Term


@dataclass(frozen=True, kw_only=True)
class TermDraft:
    """What somebody would add; a form that is named twice counts once."""

    field: str
    vi: str
    en: str
    variants_vi: Sequence[str] = ()
    variants_en: Sequence[str] = ()


async def own_terms(connection: Connection) -> list[OwnTerm]:
    """Those in use, oldest first."""
    return [
        OwnTerm(
            number=row["id"],
            term=Term(
                id=f"own-{row['id']}",
                field=row["field"],
                vi=row["vi"],
                en=row["en"],
                variants_vi=row["variants_vi"].splitlines(),
                variants_en=row["variants_en"].splitlines(),
            ),
        )
        for row in await queries.terms_in_use(connection)
    ]


async def add_term(connection: Connection, draft: TermDraft, *, by: Actor) -> int:
    """Adds a term and gives its number. Raises NotAllowed; InvalidInput, also for words that another term has."""
    require(by, Permission.SET_PROGRAMME)
    await queries.take_turn_to_change(connection)
    own = [each.term for each in await own_terms(connection)]
    known = await asyncio.to_thread(Glossary.load, own)  # a tenth of a second, in which others are answered
    forms = {
        "term_vi": _forms([draft.vi]),
        "term_en": _forms([draft.en]),
        "variants_vi": _forms(draft.variants_vi, beside=draft.vi),
        "variants_en": _forms(draft.variants_en, beside=draft.en),
    }
    problems = dict(_problems(draft, forms, known))
    if problems:
        raise InvalidInput(problems)
    number: int = await queries.add_term(
        connection,
        field=draft.field,
        vi=forms["term_vi"][0],
        en=forms["term_en"][0],
        variants_vi="\n".join(forms["variants_vi"]),
        variants_en="\n".join(forms["variants_en"]),
    )
    details = {"vi": forms["term_vi"][0], "en": forms["term_en"][0]}
    await audit.append(connection, Action.GLOSSARY_TERM_ADD, number, by=by, details=details)
    return number


async def withdraw_term(connection: Connection, number: int, *, by: Actor) -> None:
    """Takes an administrator's term out of use; again changes nothing. Raises NotAllowed, NotFound."""
    require(by, Permission.SET_PROGRAMME)
    await queries.take_turn_to_change(connection)
    if await queries.withdraw_term(connection, term_id=number) is not None:
        await audit.append(connection, Action.GLOSSARY_TERM_WITHDRAW, number, by=by)
    elif not await queries.knows_term(connection, term_id=number):
        raise NotFound()


def _forms(given: Sequence[str], *, beside: str = "") -> list[str]:
    """Without white space around and without what stands there already."""
    cleaned = dict.fromkeys(normalise_spaces(form) for form in given)
    return [form for form in cleaned if form and form != normalise_spaces(beside)]


def _problems(draft: TermDraft, forms: dict[str, list[str]], known: Glossary) -> Iterator[tuple[str, str]]:
    if draft.field not in FIELDS:
        yield "term_field", "required"
    for name, listed in forms.items():
        if not listed and name in ("term_vi", "term_en"):
            yield name, "required"
        elif len(listed) > MOST_VARIANTS:
            yield name, "too_long"
        elif problem := next(filter(None, (_problem(form, known) for form in listed)), None):
            yield name, problem


def _problem(form: str, known: Glossary) -> str | None:
    """What is wrong with one form: a short word in small letters would be found in every text."""
    if len(form) > LONGEST_FORM:
        return "too_long"
    words = WORD.findall(form)
    if not words or (len(words) == 1 and len(words[0]) < 4 and not (form.isupper() and len(form) > 1)):
        return "too_short"
    owner = known.named_by(form)
    return Problem("term_taken", {"form": form, "term": owner.vi}) if owner else None
