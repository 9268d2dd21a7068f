"""Needs told at length, with what is the matter, greetings and budgets: for `priors`, as `prior_texts`."""

from collections.abc import Mapping

from matchmaker.matching.language import Language

LONG_NEEDS: Mapping[Language, tuple[str, ...]] = {
    Language.VI: (
        (
            "Kính gửi Quý đơn vị, Sở chúng tôi quản lý 214 công viên và vườn hoa trên địa bàn, việc tưới nước "
            "hiện làm theo lịch cố định nên mùa mưa vẫn tưới, mùa khô lại thiếu. Đề nghị giới thiệu giải pháp "
            "tính lượng nước tưới theo thời tiết và độ ẩm đất của từng khu. Yêu cầu: vận hành được bằng điện "
            "thoại, không phải thay hệ thống ống hiện có. Kinh phí dự kiến 900 triệu đồng, thực hiện trong năm "
            "2027. Đầu mối liên hệ: Phòng Hạ tầng."
        ),
        (
            "Xưởng gốm nhà tôi có ba lò nung gas, mẻ nào cũng hư chừng một phần mười vì nhiệt trong lò không "
            "đều. Thợ giỏi thì nhìn lửa mà chỉnh, nhưng họ lớn tuổi hết rồi. Giờ cần cái gì ghi lại được cách "
            "họ chỉnh rồi nhắc cho thợ mới làm theo. Ai có thì gọi tôi nghe."
        ),
        (
            "Công ty cho thuê thang máy đang bảo trì hơn 1.200 thang ở 300 tòa nhà. Dữ liệu hỏng hóc 6 năm lưu "
            "trong phần mềm quản lý công việc.\nMong muốn:\n- Biết trước thang nào sắp hỏng để cử người đi "
            "trước;\n- Xếp lịch cho 45 kỹ thuật viên sao cho đi ít nhất;\n- Báo cáo hằng tháng cho chủ tòa nhà.\n"
            "Ngân sách thử nghiệm 400 triệu, xin báo giá trước 30/6."
        ),
        (
            "Trung tâm truyền máu chúng tôi thường xuyên thiếu nhóm máu hiếm vào dịp lễ, trong khi lúc khác lại "
            "phải hủy vì quá hạn. Chúng tôi muốn ước tính nhu cầu từng nhóm máu của các bệnh viện trong hai "
            "tuần tới để mời người hiến đúng lúc. Số liệu xuất kho mười năm có sẵn trên Excel."
        ),
        (
            "Bên mình làm app học đàn, user quay video tự tập rồi gửi lên, giáo viên nghe từng bài không xuể. "
            "Cần model nghe ra nốt sai, nhịp sai rồi feedback ngay trong app. Latency dưới 2 giây, chạy được "
            "trên máy Android rẻ. Team có 2 dev mobile, chưa ai làm AI. Budget nhỏ thôi, ưu tiên open source."
        ),
        (
            "Thư viện tỉnh có khoảng 120.000 đầu sách, mỗi năm được cấp tiền mua thêm chừng 4.000 cuốn mà chọn "
            "theo cảm tính. Cán bộ mong có công cụ cho biết bạn đọc từng huyện đang thiếu sách gì, cuốn nào ít "
            "ai mượn. Kết quả cần trình bày dễ hiểu để báo cáo lãnh đạo."
        ),
        (
            "Hợp tác xã muối có 80 hộ làm ở vùng ven biển. Mưa trái mùa làm mất trắng mấy vụ liền vì không kịp "
            "che. Bà con cần được báo trước vài giờ, bằng tin nhắn hay loa cũng được, chứ trạm khí tượng gần "
            "nhất cách tới 60 cây số. Mong các thầy cô giúp đỡ."
        ),
        (
            "Nhà máy đông lạnh tôm cần giảm tiền điện của kho lạnh 5.000 tấn. Hiện máy nén chạy theo kinh "
            "nghiệm của ca trưởng, giờ cao điểm vẫn chạy hết công suất. Yêu cầu hệ thống đề xuất lúc nào chạy, "
            "lúc nào nghỉ mà nhiệt độ kho vẫn dưới âm 18 độ, kết nối được với bộ điều khiển đang dùng, và tính "
            "được số tiền tiết kiệm mỗi tháng."
        ),
        (
            "Phòng công chứng chúng tôi mỗi ngày tiếp khoảng 90 khách, hợp đồng soạn theo mẫu nhưng vẫn hay "
            "nhầm tên, số thửa, số tiền bằng chữ. Muốn có phần mềm đối chiếu bản thảo với giấy tờ gốc và tô đỏ "
            "chỗ không khớp trước khi ký. Dữ liệu không được gửi ra ngoài. Thời gian triển khai trong quý 4."
        ),
        (
            "Ban quản lý chợ đầu mối muốn biết mỗi đêm có bao nhiêu tấn rau về chợ, từ tỉnh nào, giá lên xuống "
            "ra sao. Bây giờ toàn hỏi miệng tiểu thương nên số liệu không ai tin. Chúng tôi cần cách thu thập "
            "nhẹ nhàng, không làm phiền người bán, và bảng theo dõi cho lãnh đạo quận."
        ),
        (
            "Chúng tôi là doanh nghiệp may đồng phục học sinh, mỗi mùa nhận 70.000 số đo do phụ huynh tự ghi, "
            "sai rất nhiều. Mong tìm được ứng dụng đo cơ thể qua hai tấm ảnh chụp bằng điện thoại, sai số dưới "
            "2 cm. Cần bảo vệ hình ảnh trẻ em. Sẵn sàng thử tại ba trường vào tháng 7."
        ),
        (
            "Trường mầm non tư thục 12 cơ sở. Hằng tuần bếp trưởng phải lên thực đơn cho 2.300 bé, vừa đủ chất, "
            "vừa không quá 32 nghìn một suất, lại có bé dị ứng. Nhờ tư vấn phần mềm tự gợi ý thực đơn và tính "
            "lượng mua. Liên hệ cô Hạnh, văn phòng trường."
        ),
        (
            "Đơn vị cấp nước đang thất thoát 19% nước sạch, chủ yếu do ống cũ rò rỉ ngầm mà không biết ở đâu. "
            "Đề bài: từ số liệu lưu lượng và áp lực của 260 điểm đo, khoanh vùng đoạn ống nghi rò để đội sửa "
            "chữa đào đúng chỗ. Đã có bản đồ mạng lưới. Chúng tôi ưu tiên đơn vị trong nước, có chuyển giao."
        ),
        (
            "Tòa nhà văn phòng của em có 600 chỗ gửi xe máy, sáng nào cũng kẹt ở hầm cả nửa tiếng vì bảo vệ dò "
            "chỗ trống bằng mắt. Cần chỉ cho khách chỗ còn trống ngay từ cổng. Không muốn gắn cảm biến từng ô "
            "vì đắt quá."
        ),
        (
            "Nhà xuất bản nhận mỗi tháng hơn trăm bản thảo truyện thiếu nhi. Biên tập viên muốn được hỗ trợ đọc "
            "lướt: tóm ý, chỉ ra đoạn không hợp lứa tuổi, so với sách đã in. Kết quả chỉ để tham khảo, người "
            "quyết định vẫn là biên tập viên."
        ),
        (
            "Trạm y tế phường muốn nhắc người bệnh tiểu đường, huyết áp tái khám đúng hẹn. Danh sách hơn 3.100 "
            "người nằm rải rác trong sổ giấy và vài file Excel. Cần gọi điện hoặc nhắn tin tự động bằng giọng "
            "dễ nghe cho người già, ghi lại ai đã trả lời. Kinh phí không nhiều, mong được dùng thử trước."
        ),
    ),
    Language.EN: (
        (
            "Dear colleagues, our department looks after 214 parks. Watering follows a fixed calendar, so we "
            "water in the rain and fall short in the dry months. We are looking for a way to work out how much "
            "water each park needs from the weather and the moisture of the soil. It has to run on a phone and "
            "keep the pipes that we have. The budget is about 35,000 dollars. Please write to the "
            "infrastructure office."
        ),
        (
            "We service more than 1,200 lifts in 300 buildings and have six years of fault records. What we "
            "want:\n- to know in advance which lift is about to fail;\n- a daily schedule for 45 technicians "
            "that keeps their trips short;\n- a monthly report for each owner.\nA pilot should start before "
            "July."
        ),
        (
            "The blood centre runs out of rare groups around holidays and throws blood away at other times. We "
            "would like to estimate what hospitals will need over the next two weeks, so that donors are called "
            "when it matters. Ten years of stock movements are in spreadsheets."
        ),
        (
            "Our app teaches people to play the guitar. Learners upload videos of their practice and teachers "
            "cannot listen to all of them. We need a model that hears wrong notes and timing and gives feedback "
            "inside the app, in under two seconds, on cheap phones. Nobody in our team has done machine "
            "learning before, and money is tight."
        ),
        (
            "A cold store of 5,000 tonnes pays far too much for electricity, because compressors run at full "
            "power in peak hours. The system should propose when to run and when to rest while the temperature "
            "stays below minus 18 degrees, talk to the controller we already have, and show how much is saved "
            "each month."
        ),
        (
            "The notary's office sees some ninety clients a day. Contracts are drawn up from templates, and "
            "still names, plot numbers and sums in words get mixed up. We want software that compares a draft "
            "with the original papers and marks what does not match before anybody signs. No data may leave the "
            "office."
        ),
        (
            "We sew school uniforms and get 70,000 measurements a season from parents, many of them wrong. "
            "Could somebody build an app that measures a child from two photos, within two centimetres? "
            "Pictures of children must be protected. Three schools are ready to try it this summer."
        ),
        (
            "The water utility loses 19 % of its water, mostly through old pipes that leak where nobody sees "
            "it. From flow and pressure at 260 points we have to narrow down which stretch is leaking, so that "
            "the crews dig in the right place. A map of the network exists. Partners who hand the method over "
            "to our staff are preferred."
        ),
        (
            "A publisher receives over a hundred manuscripts for children every month. Editors would like help "
            "with a first reading: the plot in short, passages that do not suit the age, likeness to books "
            "already in print. The decision stays with the editor."
        ),
        (
            "Our ward clinic wants to remind people with diabetes and high blood pressure of their check-ups. "
            "The list of 3,100 patients is spread over paper and a few spreadsheets. Calls or messages should "
            "be automatic, in a voice that the elderly understand, and note who answered. We hope to try it "
            "before paying."
        ),
    ),
}
