"""Needs of invented firms by what they ask for, in the words of each: what clusters by meaning are held against.

Written for this measurement, before any threshold was tried; `ALONE` ask for what nobody else asks for.
"""

from collections.abc import Mapping

THEMES: Mapping[str, tuple[str, ...]] = {
    "flaws": (
        "Phát hiện lỗi dệt trên vải khi máy đang chạy, hiện công nhân nhìn bằng mắt nên bỏ sót nhiều.",
        "Nhà máy gạch men cần camera soi vết nứt, sứt cạnh của từng viên trên băng chuyền.",
        "Tự động kiểm tra ngoại quan vỏ nhựa sau ép phun: vết xước, bọt khí, cháy cạnh.",
        "We want to find scratches and dents on metal parts at the end of our production line with a camera.",
    ),
    "papers": (
        "Đọc hóa đơn giấy, lấy số tiền và mã số thuế rồi nhập vào phần mềm kế toán.",
        "Số hóa hồ sơ vay vốn: trích thông tin từ căn cước, sao kê và hợp đồng đã quét.",
        "Mỗi ngày chúng tôi gõ lại 500 phiếu nhập kho viết tay, muốn máy đọc thay người.",
        "Extract the fields of scanned bills of lading and customs declarations into our system.",
    ),
    "answers": (
        "Chatbot trả lời khách hỏi về bảo hành, đổi trả trên trang web và Zalo ngoài giờ làm việc.",
        "Trợ lý ảo tư vấn gói cước cho thuê bao, biết chuyển cho nhân viên khi không trả lời được.",
        "Ngân hàng muốn tự động trả lời các câu hỏi lặp lại của khách hàng về thẻ và tài khoản.",
        "Our hotel needs an assistant that answers guests' questions by chat in several languages.",
    ),
    "stock": (
        "Dự báo lượng bán từng mặt hàng của 40 cửa hàng tiện lợi để đặt hàng vừa đủ.",
        "Tính trước nhu cầu nguyên liệu cho mùa Tết, năm nào cũng thừa hoặc thiếu hàng tồn kho.",
        "Chuỗi nhà thuốc cần biết tuần tới mỗi thuốc bán bao nhiêu để nhập cho đúng.",
    ),
    "films": (
        "Phòng khám muốn phần mềm gợi ý tổn thương trên phim X-quang phổi cho bác sĩ xem lại.",
        "Hỗ trợ bác sĩ phát hiện khối u vú trên ảnh nhũ ảnh, giảm thời gian chờ kết quả.",
        "Bệnh viện huyện thiếu bác sĩ đọc ảnh CT sọ não ban đêm, cần máy cảnh báo xuất huyết.",
    ),
    "leaves": (
        "Nhận biết sâu bệnh trên lá lúa từ ảnh điện thoại của nông dân và khuyên cách xử lý.",
        "Vườn sầu riêng của hợp tác xã hay bị bệnh thối rễ, cần phát hiện sớm qua ảnh.",
        "Chụp ảnh dưa lưới trong nhà màng bằng drone để tìm cây nhiễm bệnh.",
        "Diagnose diseases of pepper plants from pictures that farmers send us.",
    ),
    "routes": (
        "Xếp tuyến giao hàng cho 60 xe tải trong nội thành, tránh giờ cấm và giảm quãng đường.",
        "Tối ưu lộ trình xe đưa rước công nhân của ba khu công nghiệp.",
        "Xe container của chúng tôi chạy rỗng chiều về, cần ghép chuyến và sắp lịch tài xế.",
    ),
    "wear": (
        "Dự báo hỏng hóc máy nén khí từ rung động và nhiệt độ để bảo trì trước khi dừng máy.",
        "Máy phay CNC hư đột ngột làm trễ đơn hàng; cần cảnh báo sớm từ cảm biến.",
        "Predict failures of elevator motors from sensor data before they stop.",
    ),
    "talk": (
        "Chuyển ghi âm tổng đài thành văn bản và chấm chất lượng cuộc gọi của nhân viên.",
        "Ghi biên bản họp tự động bằng tiếng Việt, phân biệt được người nói.",
        "Nhận dạng giọng nói miền Trung trong các cuộc gọi cấp cứu để lập phiếu nhanh.",
    ),
    "power": (
        "Giảm tiền điện điều hòa của tòa nhà văn phòng 20 tầng bằng điều khiển thông minh.",
        "Nhà máy cấp đông muốn dự báo phụ tải và chạy máy lạnh vào giờ thấp điểm.",
        "Save energy in our shopping mall by learning when lights and cooling are needed.",
    ),
}
ALONE: tuple[str, ...] = (
    "Hướng dẫn khách tham quan bảo tàng bằng thực tế tăng cường.",
    "Chấm bài luận văn của học sinh lớp mười hai theo thang điểm của Bộ.",
    "Đo độ mặn và ôxy của ao tôm, cảnh báo khi vượt ngưỡng.",
    "Phát hiện giao dịch ví điện tử có dấu hiệu lừa đảo.",
    "Định giá căn hộ cũ theo vị trí và tình trạng nội thất.",
    "Dịch tài liệu kỹ thuật từ tiếng Nhật sang tiếng Việt.",
    "Phát hiện người không đội mũ bảo hộ trong công trường.",
    "Sàng lọc hồ sơ ứng viên theo mô tả công việc.",
    "Tìm đường ống nước bị rò rỉ dưới lòng đường.",
    "Thiết kế mẫu thời trang mới theo xu hướng mạng xã hội.",
)
