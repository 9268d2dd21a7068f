"""The form of a need as people fill it in, with an account or without."""

import httpx

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.listings.needs import service as needs
from matchmaker.rules.actors import LOCAL_PERSON
from matchmaker.rules.need import Need, NeedFilter
from matchmaker.rules.personal_data import NOTICE_VERSION
from tests.support.accounts import mailed_path
from tests.support.forms import opened_form

PROBLEM = "Chúng tôi nhập tay hóa đơn giấy. Cần đọc hóa đơn giấy đã chụp ảnh và trả về tổng tiền."
# The forms are an officer's, who says with whose consent they enter it.
BEHALF = {"behalf_source": "Phiếu khảo sát số 12", "behalf_person": "Bà Hà, Phó Giám đốc", "behalf_date": "02/11/2026"}
THREE_FIELDS = {"problem": PROBLEM, "organisation": "Công ty TNHH Thử Nghiệm", "contact": "0901 234 567"}


async def posted_needs(runtime: Runtime) -> int:
    async with transaction(runtime.pool) as connection:
        return (await needs.listing(connection, NeedFilter(), by=LOCAL_PERSON)).total


ADDRESS = "ke.toan@mocmac.example"
BY_MAIL = {
    "problem": PROBLEM,
    "organisation": "Công ty TNHH Mộc Mạc",
    "contact": ADDRESS,
    "consent": NOTICE_VERSION,
}
BY_PHONE = BY_MAIL | {"contact": "0901 234 567"}


async def stored_needs(runtime: Runtime) -> list[Need]:
    async with transaction(runtime.pool) as connection:
        return list((await needs.listing(connection, NeedFilter(), by=LOCAL_PERSON)).items)


async def post_request(browser: httpx.AsyncClient, values: dict[str, str]) -> httpx.Response:
    return await (await opened_form(browser, "/needs/request")).send("/needs/request", values)


async def link_to(runtime: Runtime) -> str:
    return "/needs" + await mailed_path(runtime, ADDRESS)


NEED_BY_DESK = {
    **{"problem": "Đọc hóa đơn giấy tự động.", "organisation": "Công ty Thử", "contact": "a@b.vn"},
    **{"behalf_source": "Phiếu khảo sát", "behalf_person": "Bà Hà", "behalf_date": "2026-11-02"},
}
