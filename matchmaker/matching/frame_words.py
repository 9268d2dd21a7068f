"""Words of the frame in which any wish for an AI solution stands: what it does, with what, how well, for whom.

They are shared by records of every object, so that they say nothing about whether the object is the same. Vietnamese
ones are syllables, as words are compared. General language, not learnt from any judged set.
"""

_VIETNAMESE = """
    dự báo đoán phân loại phát hiện nhận diện dạng biết ước tính lượng đo đếm toán theo dõi giám sát kiểm tra soát
    cảnh báo cáo thống kê tìm kiếm trích xuất tóm tắt gợi ý đề xuất tư vấn hỗ trợ giúp trả lời hỏi đáp quản lý tối ưu
    hệ phần mềm giải pháp công cụ mô hình ứng dụng nền tảng thuật nghệ thiết bị máy trí tuệ nhân tạo ảnh hình camera
    video dữ liệu số tự động chính xác thời gian thực nhanh sớm trước tới giờ phút giây ngày tuần tháng năm quý kết quả
    yêu cầu nhu mong chất hiện đại thông minh tích xử đọc ghi chụp quay điện thoại trang mạng chủ tiếng việt sử lập xây
    dựng triển khai phục vụ nâng cao hiệu giảm tăng tốt độ mức tỷ lệ từng loại thành phố quận huyện xã phường đơn vị
    công ty trung tâm nhóm đội lớn nhỏ nhất tối thiểu đa ít hàng kèm tại chỗ lúc mới sẵn
"""
_ENGLISH = """
    detect detects detecting detection classify classifies classification recognise recognises recognition recognize
    recognizes forecast forecasts forecasting predict predicts prediction estimate estimates estimation measure count
    system systems software tool tools app apps application solution solutions model models algorithm algorithms ai
    automatic automatically automated real time image images photo photos picture pictures camera cameras video videos
    data dataset accuracy accurate precision alert alerts monitor monitors monitoring analyse analyses analyze analysis
    track tracking search find finds report reports support supports platform service services looking look need needs
    needed want wants require requires requirement build develop deploy use uses using user users hour hours minute
    minutes second seconds day days daily week weeks month months year years module engine api web website server able
    possible via per new good better fast quickly high low large small company city unit team based
"""
FRAME_WORDS = frozenset(_VIETNAMESE.split()) | frozenset(_ENGLISH.split())
