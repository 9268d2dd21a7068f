"""Ten needs of our own, as people type them, asked through the page with the real model: what helps is shown, alone."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from embeddings.encoder import Encoder
from matchmaker.bootstrap import running
from matchmaker.ground.db import transaction
from matchmaker.settings import load_settings
from tests.support.listings import make_solution
from tests.support.servers import both_roles
from web.app import connect, unconnected_app
from web.assets import ensure_assets

RICE, METERS, PARKING, FEVER, SIGNS, COFFEE, EXAMS, SPEECH = (
    "Đếm bông lúa từ ảnh bay",
    "Đọc đồng hồ nước bằng ảnh chụp",
    "Tìm chỗ đỗ xe còn trống",
    "Theo dõi thân nhiệt trẻ sơ sinh",
    "Nhận dạng biển hiệu cửa hàng",
    "Phân loại hạt cà phê",
    "Chấm bài thi trắc nghiệm",
    "Chuyển lời nói thành văn bản",
)
SAID = {
    RICE: "Đếm bông lúa trên ruộng từ ảnh chụp bằng thiết bị bay và ước lượng năng suất trước khi gặt.",
    METERS: "Đọc chỉ số trên mặt đồng hồ nước từ ảnh chụp bằng điện thoại. Số đọc được ghi vào phần mềm thu tiền nước.",
    PARKING: "Camera ở bãi giữ xe cho biết chỗ đỗ còn trống và dẫn tài xế tới đó.",
    FEVER: "Vòng đeo đo thân nhiệt trẻ sơ sinh liên tục và báo cho điều dưỡng khi trẻ sốt.",
    SIGNS: "Tìm biển hiệu cửa hàng trong ảnh đường phố và đọc tên cửa hàng trên đó.",
    COFFEE: "Máy phân loại hạt cà phê nhân theo màu, hạt vỡ và hạt mốc bằng camera tốc độ cao.",
    EXAMS: "Chấm phiếu trả lời trắc nghiệm của học sinh từ ảnh chụp và thống kê câu sai.",
    SPEECH: "Chuyển lời nói tiếng Việt trong cuộc họp thành văn bản, tách người nói và ghi biên bản.",
}
ASKED: list[tuple[str, str | None]] = [
    (
        "Kính gửi Sở. Xí nghiệp cấp nước có 30 nhân viên đi từng nhà ghi chỉ số. Chúng tôi cần phần mềm đọc chỉ số đồng"
        " hồ nước từ ảnh chụp bằng điện thoại. Kinh phí khoảng 300 triệu đồng. Trân trọng cảm ơn.",
        METERS,
    ),
    ("xuong rang ca phe can may phan loai hat ca phe, loai hat moc va hat vo truoc khi rang", COFFEE),
    (
        "Secretaries type the minutes of meetings by hand. We need software that turns Vietnamese speech into text.",
        SPEECH,
    ),
    ("Hợp tác xã muốn đếm bông lúa bằng ảnh drone để ước lượng năng suất trước vụ gặt.", RICE),
    ("Bãi xe chung cư cuối tuần kẹt cứng. Cần hệ thống chỉ chỗ đỗ xe còn trống cho cư dân.", PARKING),
    ("Trường cấp ba cần chấm phiếu trắc nghiệm bằng điện thoại rồi thống kê câu học sinh hay sai.", EXAMS),
    ("Cần phần mềm dự báo giá vàng trong 24 giờ tới.", None),
    ("Công ty môi trường cần robot nhặt rác trên kênh, tự tránh chướng ngại vật.", None),
    ("We are looking for a system that schedules the maintenance of lifts in forty apartment towers.", None),
    ("Bệnh viện thú y muốn chẩn đoán viêm khớp ở chó qua dáng đi trong video.", None),
]


@pytest.fixture
async def page(database: str, home: Path, encoder: Encoder) -> AsyncIterator[httpx.AsyncClient]:
    """The form of a need, over eight published solutions."""
    roles = both_roles(database)
    settings = load_settings(
        MATCHMAKER_HOME=str(home), DATABASE_URL=roles.application, MATCHMAKER_MIGRATION_DATABASE_URL=roles.owner
    )
    ensure_assets(lambda _: None)
    async with running(settings, encoder=encoder) as runtime:
        async with transaction(runtime.pool) as connection:
            for title, summary in SAID.items():
                await make_solution(connection, title=title, summary=summary, organisation=f"Viện {title[:12]}")
        await runtime.matching.wait_until_ready()
        await runtime.matching.refresh()
        app = unconnected_app()
        connect(app, runtime)
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as opened:
            yield opened


async def test_a_need_is_shown_what_answers_it_and_nothing_else(page: httpx.AsyncClient) -> None:
    for text, answer in ASKED:
        html = (await page.get("/search", params={"q": text})).text
        suggested = html.split("<details")[0]  # near misses are folded
        assert [title for title in SAID if title in suggested] == ([answer] if answer else []), text
