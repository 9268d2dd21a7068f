"""A need for which matching has something to suggest."""

from embeddings.encoder import ModelIdentity
from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.proposals import suggestions
from matchmaker.rules.actors import LOCAL_PERSON
from matchmaker.rules.proposal import Proposal
from tests.support.listings import make_need
from tests.support.matching import ASKED

# The need's own words: whatever is tuned in matching, this is suggested.
FITTING = {"title": "Đọc hóa đơn giấy đã chụp ảnh", "summary": ASKED}
BUYER = "Công ty Cần Đọc Hóa Đơn"


async def suggest(runtime: Runtime, need_id: int) -> list[Proposal]:
    identity: ModelIdentity = await runtime.encoder.identity()
    return await suggestions.suggest(runtime.pool, runtime.matching, identity, need_id, by=LOCAL_PERSON)


async def posted_need(runtime: Runtime) -> int:
    async with transaction(runtime.pool) as connection:
        need = await make_need(connection, problem=ASKED, organisation=BUYER)
    await runtime.matching.refresh()
    return need.id
