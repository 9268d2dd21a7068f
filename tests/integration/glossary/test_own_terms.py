"""Terms that administrators add and withdraw, against a real database."""

import asyncio

import pytest

from matchmaker.audit import service as audit
from matchmaker.glossary import service as glossary
from matchmaker.glossary.current import CurrentGlossary
from matchmaker.glossary.service import TermDraft
from matchmaker.ground.db import Connection, Pool, transaction
from matchmaker.ground.errors import InvalidInput, NotAllowed, NotFound
from matchmaker.rules.actors import Actor, Role

ADMINISTRATOR = Actor(name="person:1", role=Role.ADMINISTRATOR, person_id=1)
BROKER = Actor(name="person:2", role=Role.BROKER, person_id=2)
WEIR = TermDraft(
    field="other",
    vi="đập tràn tự động",
    en="automatic-weir",
    variants_vi=["  đập  tự động ", "", "đập tràn tự động"],
    variants_en=["ATW"],
)


async def test_a_term_is_added_as_it_is_meant_and_recorded(connection: Connection) -> None:
    number = await glossary.add_term(connection, WEIR, by=ADMINISTRATOR)
    (own,) = await glossary.own_terms(connection)
    assert (own.number, own.term.variants_vi, own.term.variants_en) == (number, ["đập tự động"], ["ATW"])
    (entry,) = await audit.history(connection, "glossary_term", number)
    assert (entry.action, entry.details) == ("glossary_term:add", {"vi": WEIR.vi, "en": WEIR.en})


async def test_a_withdrawn_term_is_out_of_use_and_may_be_added_again(connection: Connection) -> None:
    number = await glossary.add_term(connection, WEIR, by=ADMINISTRATOR)
    for _ in range(2):
        await glossary.withdraw_term(connection, number, by=ADMINISTRATOR)
    assert await glossary.own_terms(connection) == []
    history = await audit.history(connection, "glossary_term", number)
    assert [each.action for each in history] == ["glossary_term:add", "glossary_term:withdraw"]
    assert await glossary.add_term(connection, WEIR, by=ADMINISTRATOR) > number
    with pytest.raises(NotFound):
        await glossary.withdraw_term(connection, number + 1_000, by=ADMINISTRATOR)


@pytest.mark.parametrize(
    ("draft", "problems"),
    [
        (TermDraft(field="", vi="", en=" "), {"term_field": "required", "term_vi": "required", "term_en": "required"}),
        (TermDraft(field="ai", vi="đập tràn", en="OCR"), {"term_en": "term_taken"}),
        (
            TermDraft(field="ai", vi="đập tràn", en="weir", variants_vi=["nhan dien khuon mat"]),
            {"variants_vi": "term_taken"},
        ),
        (TermDraft(field="ai", vi="ai", en="who are you"), {"term_vi": "too_short"}),
        (TermDraft(field="ai", vi="đập tràn", en="weir", variants_en=["x" * 101]), {"variants_en": "too_long"}),
    ],
)
async def test_what_would_be_found_everywhere_or_belongs_to_another_term_is_told(
    connection: Connection, draft: TermDraft, problems: dict[str, str]
) -> None:
    with pytest.raises(InvalidInput) as refused:
        await glossary.add_term(connection, draft, by=ADMINISTRATOR)
    assert refused.value.fields == problems
    assert await glossary.own_terms(connection) == []


async def test_nobody_else_changes_the_glossary(connection: Connection) -> None:
    with pytest.raises(NotAllowed):
        await glossary.add_term(connection, WEIR, by=BROKER)
    with pytest.raises(NotAllowed):
        await glossary.withdraw_term(connection, 1, by=BROKER)


async def test_two_who_add_the_same_at_once_make_one_term(pool: Pool) -> None:
    async def add() -> int:
        async with transaction(pool) as connection:
            return await glossary.add_term(connection, WEIR, by=ADMINISTRATOR)

    made = await asyncio.gather(add(), add(), return_exceptions=True)
    assert sorted(type(each).__name__ for each in made) == ["InvalidInput", "int"]


async def test_what_another_process_adds_is_read_and_who_holds_the_old_one_reads_on(pool: Pool) -> None:
    here = CurrentGlossary(pool)
    before = here.current
    async with transaction(pool) as connection:
        await glossary.add_term(connection, WEIR, by=ADMINISTRATOR)
    await here.renew()
    assert [each.term[:4] for each in here.current.concepts("mot dap tran tu dong, ATW")] == ["own-", "own-"]
    assert not before.concepts("đập tràn tự động")
    after = here.current
    await here.renew()
    assert here.current is after
