"""Letters for tests, one of each kind, with words that mails have trouble with."""

from datetime import UTC, date, datetime
from typing import Any

from matchmaker.calls.entries.letters import EntryReceived
from matchmaker.calls.judging.letters import ConflictsToDeclare, EntriesToScore
from matchmaker.calls.letters import (
    CallAppointed,
    CallAppointmentEnded,
    CallForNeed,
    CallInSector,
    CallOpened,
    CallToRead,
)
from matchmaker.calls.outcome.letters import (
    CallCancelled,
    CallResult,
    CallResultChanged,
    CallResultCorrected,
    ObjectionAnswered,
)
from matchmaker.dossiers.letters import DossierDecided, DossierOpenedTo
from matchmaker.ground.db import Pool, transaction
from matchmaker.listings.step_letters import (
    ListingClosed,
    ListingPaused,
    ListingPublished,
    ListingRefused,
    NothingSuitable,
)
from matchmaker.notices import service as notices
from matchmaker.notices.letters import (
    CaseConfirmation,
    CaseFollowUp,
    CaseRefused,
    CaseStopped,
    CaseVerified,
    CaseWithdrawn,
    ConfirmEmail,
    ConfirmNeed,
    ConsentReminder,
    ConsentRequest,
    ContributionDue,
    Fit,
    InformationRequested,
    Introduction,
    Invitation,
    Letter,
    ListingExpires,
    MonthlyFit,
    NeedReceived,
    OfficialLetter,
    PassportFallsDue,
    PasswordReset,
)
from matchmaker.notices.model import Attachment, Link, Mail
from matchmaker.privacy.letters import DataRequestAnswered, DataRequestCompleted, DataRequestExtended

NAME = "Nguyễn Thị Ngọc Ánh"
ORGANISATION = "Trường Đại học Bách khoa – Đại học Quốc gia Thành phố Hồ Chí Minh"
NEED = "Giảm tỷ lệ lỗi bề mặt sản phẩm nhựa từ 4 % xuống dưới 1 % bằng thị giác máy tính"
SOLUTION = "Phát hiện khuyết tật bề mặt bằng học sâu"
MOMENT = datetime(2026, 11, 25, 7, 30, tzinfo=UTC)
DAY = date(2026, 11, 25)
LINK = Link(path="/tai-khoan/xac-nhan/m4aDxQ")
MINUTES = Attachment(name="Biên bản làm việc.docx", media_type="application/octet-stream", content=bytes(range(256)))

_CONSENT: dict[str, Any] = {
    "name": NAME,
    "subject": "need",
    "title": NEED,
    "other_title": SOLUTION,
    "answer_by": DAY,
    "link": LINK,
}

_CASE: dict[str, Any] = {
    "name": NAME,
    "title": SOLUTION,
    "other_organisation": ORGANISATION,
    "link": LINK,
    "by_link": True,
}

_STEP: dict[str, Any] = {
    "name": NAME,
    "subject": "need",
    "title": NEED,
    "reason": "Đã có đơn vị khác thực hiện.",
    "link": LINK,
    "by_link": True,
}

_CALL: dict[str, Any] = {"name": NAME, "title": "Soi lỗi vải bằng hình ảnh", "link": LINK}

EVERY_KIND: tuple[Letter, ...] = (
    ConfirmEmail(name=NAME, link=LINK, expires_at=MOMENT),
    Invitation(inviter="Trần Văn Đức", organisation=ORGANISATION, link=LINK, expires_at=MOMENT, record=SOLUTION),
    PasswordReset(name=NAME, link=LINK, expires_at=MOMENT),
    ListingExpires(name=NAME, subject="solution", title=SOLUTION, expires_on=DAY, link=LINK),
    InformationRequested(
        name=NAME,
        subject="need",
        title=NEED,
        question="Mỗi tháng có bao nhiêu hóa đơn?",
        answer_by=DAY,
        link=LINK,
        by_link=True,
    ),
    ConsentRequest(**_CONSENT),
    ConsentReminder(**_CONSENT),
    Introduction(
        name=NAME,
        need_title=NEED,
        solution_title=SOLUTION,
        other_organisation=ORGANISATION,
        contact_name="Lê Hoàng",
        contact_phone="028 3864 7256",
        contact_email=None,
        link=LINK,
    ),
    OfficialLetter(
        name=NAME,
        need_title=NEED,
        solution_title=SOLUTION,
        other_organisation=ORGANISATION,
        number="1234/SKHCN-CNTT",
        dated_on=DAY,
        link=LINK,
    ),
    MonthlyFit(
        name=NAME,
        organisation=ORGANISATION,
        month=DAY,
        fits=(Fit(title=NEED, link=Link(path="/needs/7"), interested=Link(path="/needs/7/interested")),),
        link=Link(path="/needs"),
    ),
    CaseConfirmation(name=NAME, title=SOLUTION, other_organisation=ORGANISATION, answer_by=DAY, link=LINK),
    CaseFollowUp(name=NAME, title=SOLUTION, months=6, link=LINK),
    CaseVerified(**_CASE, counted=True),
    CaseRefused(**_CASE, reason="Tài liệu chưa rõ"),
    CaseWithdrawn(**_CASE, reason="Đã ngừng sử dụng"),
    CaseStopped(**_CASE, reason="Kinh phí"),
    EntryReceived(
        name=NAME, title=NEED, link=LINK, code="07", received_at=MOMENT, receipt="a4" * 32, changes_until=MOMENT
    ),
    ContributionDue(name=NAME, due=MOMENT.date(), last_day=DAY, link=LINK),
    ConfirmNeed(link=LINK, expires_at=MOMENT),
    NeedReceived(number=12, review_by=DAY, link=LINK),
    ListingPublished(**_STEP | {"reason": None}),
    ListingPaused(**_STEP | {"reason": None}),
    ListingClosed(**_STEP),
    ListingRefused(**_STEP),
    NothingSuitable(**_STEP),
    EntriesToScore(name=NAME, title=NEED, entries=12, link=LINK),
    ConflictsToDeclare(name=NAME, title=NEED, link=LINK),
    CallResult(**_CALL, number=3, outcome="Được chọn", object_until=MOMENT),
    CallCancelled(**_CALL, reason="Đã có giải pháp"),
    CallResultChanged(**_CALL, number=3, outcome="Được chọn"),
    CallResultCorrected(
        **_CALL, number=3, outcome="Được chọn", reason="Điểm của một giám khảo bị tính sai.", object_until=MOMENT
    ),
    ObjectionAnswered(**_CALL, answer="Hội đồng đã xem lại phiếu chấm.", upheld=False),
    CallToRead(**_CALL, answer_until=MOMENT),
    CallAppointed(**_CALL, duty="Giám khảo"),
    CallAppointmentEnded(**_CALL, duty="Giám khảo", reason="Chuyển công tác"),
    CallOpened(**_CALL, closes_at=MOMENT),
    CallForNeed(**_CALL, closes_at=MOMENT),
    DossierOpenedTo(**_CALL, host="Viện Trí tuệ nhân tạo"),
    DossierDecided(**_CALL, outcome="Được phê duyệt", council_on=MOMENT.date(), note="Bổ sung kế hoạch thử nghiệm."),
    PassportFallsDue(name=NAME, title=SOLUTION, what="Giấy chứng nhận hết giá trị", due_on=DAY, link=LINK),
    DataRequestExtended(
        name=NAME, received_on=DAY, complete_by=date(2026, 12, 25), reason="Cần thu hồi từ bên nhận.", link=LINK
    ),
    DataRequestAnswered(name=NAME, received_on=DAY, complete_by=date(2026, 12, 25), link=LINK),
    DataRequestCompleted(name=NAME, received_on=DAY, link=LINK),
    CallInSector(**_CALL, sector="Y tế", closes_at=MOMENT, ends_at=Link(path="/calls/sectors")),
)


def make_mail(**overrides: Any) -> Mail:  # noqa: ANN401  # any field of the mail
    values: dict[str, Any] = {"to": "ngocanh@hcmut.example", "locale": "vi", "letter": EVERY_KIND[0]}
    return Mail(**values | overrides)


async def queue(pool: Pool, mail: Mail | None = None) -> int:
    """The number of the mail that waits to be sent."""
    async with transaction(pool) as connection:
        mail_id = await notices.queue_mail(connection, mail or make_mail(), dedupe_key=None)
    assert mail_id
    return mail_id
