"""Sentences of needs, and how a panel sends what was read from them."""

from matchmaker.understanding.scoring import Bounds

STRICTER = Bounds(lead=2.5)
WANT = "Cần đếm sản phẩm lỗi trên chuyền may."
WEAK = "Phần mềm kế toán chạy trên máy chủ của xưởng."  # a thing that is asked for begins it, and nothing else speaks
SILENT = "Xưởng ở gần chợ."
TEXT = f"{WANT}\n\n{WEAK}\n\n{SILENT}"
