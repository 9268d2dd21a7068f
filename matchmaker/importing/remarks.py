"""What people write in brackets behind a heading: a unit, how to fill it in, or what gives the column another meaning.

Only words that are known to do no harm are passed over. All texts here are folded, as headings are compared.
"""

import re

from matchmaker.ground.invalid import InvalidValue
from matchmaker.intake import numbers

_UNIT_IS = re.compile(
    r"^(?:(?:theo |tinh )?(?:don vi(?: tinh| tien(?: te)?)?|dvt|unit|currency|bang|in)\b ?:?|x(?= ?[0-9])) *"
)
_HARMLESS = re.compile(
    r"(?:khong )?bat buoc\b.*|tuy chon|neu (?:co|biet)\b.*|required|mandatory|optional|if any"
    r"|(?:vui long |xin |hay |please )?(?:chon|ghi|nhap|dien|neu|xem|see|select|choose|viet (?:hoa|day du))\b.*"
    r"|(?:vi du|vd|e\.?g\.?)\b.*|(?:ten |ghi )?day du|chi tiet|cu the|(?:chu )?in hoa|di dong|co dinh|zalo"
    r"|(?:toi da|toi thieu|khong qua|max|moi|cach nhau|dinh dang|dang)\b.*|(?:tieng )?viet|tieng viet nam"
    r"|theo (?:danh muc|danh sach|mau|giay|dang ky|phu luc|huong dan|gpkd|dkkd|quyet dinh)\b.*"
    r"|[0-9]{1,2}(?: ?(?:hoac|-) ?[0-9]{1,2})? (?:chu so|so|ky tu)|(?:cot )?[0-9]{1,2}|[a-j]|trl"
    r"|(?:trl )?1 ?(?:-|den) ?9"
    r"|d+[-/. ]m+[-/. ][yn]+|ngay ?[-/] ?thang(?: ?[-/] ?nam)?"
)
_CHANGES_MEANING = re.compile(
    r"\b(?:cu(?! the)|moi nhat|truoc|tieng (?!viet)|english|old|former|viet tat|usd|eur|do ?la"
    r"|trieu|(?<!cong )ty|nghin|ngan(?! hang)|m{1,2}[-/. ]d+|thang ?[-/] ?ngay)\b"
)


def is_harmless(words: str) -> bool:
    """Whether the remark says how to fill the column in, and not what else stands there."""
    words = words.strip(" .:*")
    return not words or (_HARMLESS.fullmatch(words) is not None and not _CHANGES_MEANING.search(words))


def unit_in(words: str) -> int:
    """How many đồng one of the unit is that a remark over amounts names. Raises InvalidValue where it names none."""
    unit = _UNIT_IS.sub("", re.sub(r"(?<=[a-z])[.](?=[a-z])", "", words.strip(" .*")), count=1)
    try:
        return numbers.unit(unit)
    except InvalidValue as invalid:
        raise InvalidValue("foreign_money" if invalid.code == "foreign_money" else "heading_remark") from invalid
