"""Made-up records that behave like real ones: Vietnamese words in their usual frequencies, vectors in clusters."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from embeddings.encoder import TextSide, Vectors
from embeddings.words import Reading, Words, spelt_words

SEED = 20_260
RECORDS_A_CLUSTER = 50
_SPREAD = 0.7  # noise beside the cluster's centre: neighbours are near, clusters overlap
_WORDS = """
dữ liệu|hệ thống|nhu cầu|dự báo|hàng hóa|khách hàng|doanh nghiệp|quản lý|thời gian|chi phí|nhân viên|sản phẩm|
kho bãi|đơn hàng|vận chuyển|giao hàng|tài xế|tuyến đường|bệnh viện|bệnh nhân|hồ sơ|hình ảnh|chẩn đoán|bác sĩ|
xét nghiệm|học sinh|giáo viên|bài giảng|trường học|điểm số|giao thông|camera|phương tiện|biển số|ùn tắc|
tín hiệu|an ninh|giám sát|cảnh báo|khuôn mặt|nông nghiệp|cây trồng|sâu bệnh|tưới nước|độ ẩm|nhà kính|năng suất|
du lịch|du khách|bảo tàng|văn hóa|lễ hội|thủ tục|công dân|văn bản|hành chính|trực tuyến|hóa đơn|chữ viết|
nhận dạng|giọng nói|tiếng Việt|dịch thuật|hội thoại|tìm kiếm|gợi ý|phân loại|phát hiện|bất thường|tối ưu|
lịch trình|mô phỏng|máy chủ|tính toán|mô hình|huấn luyện|độ chính xác|tự động|thủ công|tiết kiệm|mỗi ngày|
mỗi tháng|hàng năm|phần mềm|thiết bị|cảm biến|nhà máy|dây chuyền|chất lượng|lỗi sản xuất|bảo trì|điện năng|
nước thải|môi trường|không khí|bản đồ|vệ tinh|ảnh chụp|địa bàn|quận huyện|thành phố|cửa hàng|siêu thị|doanh thu|
kế toán|thuế|ngân hàng|giao dịch|gian lận|bảo hiểm|hợp đồng|pháp luật|tư vấn|hỗ trợ|trả lời|câu hỏi|tài liệu|và|
của|cho|để|với|khi|từ|trong|theo|giảm|tăng|cần|có thể|chưa|đang|phải|giúp|nhanh hơn|ít nhất|khoảng|hiện nay|
kết quả
"""
WORDS = tuple(word.strip() for word in _WORDS.replace("\n", "").split("|"))


def texts(count: int, sentences: int, *, seed: int = SEED) -> list[str]:
    """Texts of that many sentences of 10 to 22 words each, the same ones for the same seed."""
    random = np.random.default_rng(seed)
    often = 1.0 / np.arange(1, len(WORDS) + 1)  # Zipf's law
    shares = random.permutation(often / often.sum())
    return [" ".join(_sentence(random, shares) for _ in range(sentences)) for _ in range(count)]


def _sentence(random: np.random.Generator, shares: NDArray[np.float64]) -> str:
    words = random.choice(WORDS, size=random.integers(10, 23), p=shares)
    return f"{' '.join(words).capitalize()}."


def vectors(count: int, dimension: int, *, records: int, seed: int = SEED) -> Vectors:
    """Unit vectors (count, dimension) around the cluster centres of a catalogue of `records` records.

    The centres depend on `records` alone, so queries of another seed fall into the same clusters.
    """
    centres = _unit(np.random.default_rng(SEED).standard_normal((max(1, records // RECORDS_A_CLUSTER), dimension)))
    random = np.random.default_rng(seed)
    chosen = centres[random.integers(0, len(centres), size=count)]
    return _unit(chosen + _SPREAD * random.standard_normal((count, dimension)) / np.sqrt(dimension))


def _unit(rows: NDArray[np.float64]) -> Vectors:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


class SyntheticEncoder:
    """Quick stand-in for a model where only the work around it is timed: texts that begin alike are near."""

    model = "synthetic"
    revision = "1"

    def __init__(self, dimension: int = 384) -> None:
        self.dimension = dimension

    def encode(self, texts: Sequence[str], *, side: TextSide) -> Vectors:
        if not texts:
            return np.empty((0, self.dimension), np.float32)
        return np.concatenate([self._one(text) for text in texts])

    def read(self, texts: Sequence[str], *, side: TextSide) -> Reading:
        """Words in any direction: only the work with them is timed."""
        words = [spelt_words(text) for text in texts]
        return Reading(
            vectors=self.encode(texts, side=side),
            words=[
                Words(words=own, vectors=vectors(len(own), self.dimension, records=RECORDS_A_CLUSTER)) for own in words
            ],
        )

    def _any(self, count: int) -> Vectors:
        return vectors(count, self.dimension, records=RECORDS_A_CLUSTER)

    def _one(self, text: str) -> Vectors:
        seed = int.from_bytes(text.encode()[:8].ljust(8), "little")
        return vectors(1, self.dimension, records=RECORDS_A_CLUSTER, seed=seed)
