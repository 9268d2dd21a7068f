"""Which language a text is written in: enough to pick statistics and to restore Vietnamese marks."""

import re
from enum import StrEnum

from matchmaker.ground.text import fold, is_marked, nfc, tokens


class Language(StrEnum):
    """The languages that matching keeps apart; `VI_FOLDED` is Vietnamese typed without diacritics."""

    VI = "vi"
    VI_FOLDED = "vi_folded"
    EN = "en"
    OTHER = "other"


_VIETNAMESE_ONLY = frozenset(
    "ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ"  # letters that no other widespread language uses
)
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?"
    r"(?:uye|oai|oay|uay|uoi|uou|ieu|yeu|uya|oeo|oao|[aeiouy]{1,2})"
    r"(?:ng|nh|ch|[cmnpt])?"
)
_VIETNAMESE_WORDS = frozenset(
    """ai anh ba bac bai ban bang bao bat bi bien biet binh bo bon boi ca cach can cao cac cai cap cau cay chi
    chieu cho chon chong chu chua chung chuyen co cong con cua cung cuoc cuoi da dai dang dau day den di dia
    dich diem dien dieu dinh doanh doc doi dong du dua dung duoc duong gi gia giai giao giau gioi giua ha hai
    hay he hien hieu hinh hoa hoac hoan hoat hoc hoi hop hon khi khoa khoang khong kien kiem kinh ky la lai lam
    lan len lien lieu loai loi lon luc luon luong luu ly ma mang may mau moi mot muc muon nam nang nao nay nen
    neu ngan ngay nghe nghiep nghien nghiem ngoai nguoi nguon nha nham nhan nhanh nhap nhat nhau nhieu nhom nhu
    nhung noi nong nuoc phai phan phap phat phep phong phu phuc phuong qua quan quang quoc quy quyen quyet ra
    rang rieng rat sach san sang sau sinh so sao su suat tac tai tao tap tat te ten thang thanh thay the theo
    thi thiet thieu thoai thoi thong thuc thuong thuoc thuat thuy tien tieu tim tin tinh toan toi tren tri trien
    trinh trong truoc truong truyen tu tuong tuy tuyen uong va van vao vay ve vi viec vien viet voi vu vung vuc
    xa xac xay xe xu xuat xung y yeu""".split()
)
_ENGLISH_WORDS = frozenset(
    """a about after all also an and any are as at be been between both but by can could did do does during each
    for from had has have how if in into is it its many may more most much need no not of on one only or other
    our over should such than that the their them there these they this those through to under used using want
    was we were what when where which while who whom whose why will with would you your""".split()
)
_SHARED_WORDS = _VIETNAMESE_WORDS & _ENGLISH_WORDS
_READ_CHARACTERS = 2_000  # the beginning of a text tells its language
_MARKED_SHARE = 0.12
_LATIN = re.compile(r"[a-z]")


def guess(text: str) -> Language:
    """The language of a text from its letters and commonest words; `OTHER` where neither evidence speaks.

    Latin text without evidence for Vietnamese counts as English as long as it is mostly plain ASCII.
    """
    words = [word for word in tokens(text[:_READ_CHARACTERS]) if not word.isdigit()]
    if not words:
        return Language.OTHER
    if any(_VIETNAMESE_ONLY.intersection(word) for word in words) and _marked_share(words) >= _MARKED_SHARE:
        return Language.VI
    plain = sum(1 for word in words if word.isascii() and _LATIN.search(word))
    if plain / len(words) < 0.7:
        return Language.OTHER
    return Language.VI_FOLDED if _reads_vietnamese(words) else Language.EN


def _marked_share(words: list[str]) -> float:
    return sum(1 for word in words if is_marked(word)) / len(words)


def _reads_vietnamese(words: list[str]) -> bool:
    """Whether unmarked words look like Vietnamese syllables more than like English words."""
    folded = [fold(word) for word in words]
    vietnamese = sum(_vietnamese_weight(word) for word in folded)
    english = sum(_english_weight(word) for word in folded)
    return vietnamese > english


def _vietnamese_weight(word: str) -> float:
    if word in _SHARED_WORDS:
        return 0.0
    return 1.0 if word in _VIETNAMESE_WORDS else 0.0


def _english_weight(word: str) -> float:
    if word in _SHARED_WORDS:
        return 0.0
    if word in _ENGLISH_WORDS:
        return 1.0
    return 0.0 if _SYLLABLE.fullmatch(word) else 0.5


def marked(language: Language) -> Language:
    """The language under which texts are kept: Vietnamese without marks is kept as Vietnamese."""
    return Language.VI if language is Language.VI_FOLDED else language


def catalogue_language(text: str) -> Language:
    """The language under which a stored text is kept."""
    return marked(guess(nfc(text)))
