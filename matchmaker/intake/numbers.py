"""Numbers and money as Vietnamese write them.

The Law on Accounting (Luật Kế toán 88/2015/QH13, Điều 11): a point after thousands, millions and billions, a comma
before decimals; companies of foreign owners may do it the other way round, and spreadsheets set to English do. So one
mark with three digits behind it can mean either: `9.800` is 9800 or 9,8. Such a text has two readings. Where only one
of them can be meant, since the field takes whole numbers or đồng, that one is it; else the person chooses. Three digits
behind a second, different mark are always asked about: `250.000,000` is a slip for 250.000.000, or has decimals.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from matchmaker.ground.invalid import InvalidValue
from matchmaker.ground.text import fold, nfc
from matchmaker.intake.cleaning import plain_letters

_MOST_DIGITS = 18  # what fits into a bigint
LARGEST = 10**_MOST_DIGITS - 1
DONG = 1
_MOST_BY_UNIT = 10**11  # đồng; what is more by the unit of its column was written in đồng
_LONGEST, _LOOKED_AT = 100, 1000  # characters, the second with every space; what is longer is no number

_THOUSAND, _MILLION, _BILLION = Decimal(10**3), Decimal(10**6), Decimal(10**9)
_SCALES = {
    **dict.fromkeys(("nghin ty", "ngan ty"), _THOUSAND * _BILLION),
    **dict.fromkeys(("nghin", "ngan", "k", "thousand"), _THOUSAND),
    **dict.fromkeys(("trieu", "tr", "million"), _MILLION),
    **dict.fromkeys(("ty", "ti", "billion"), _BILLION),
}
_DIGITS = r"(?:[0-9]{1,30}(?:[ .,'’][0-9]{1,30}){0,10}|[.,][0-9]{1,30})"
# "trđ" is million đồng; of "1tr5" the 5 stands for tenths, of "1tr250" the 250 for thousandths.
_SCALED = rf" ?(?:{'|'.join(_SCALES)})(?:(?![a-z0-9])|(?=d(?![a-z0-9]))|(?:[0-9]{{3}}|[0-9])(?![0-9]))"
_CURRENCY = r"d|dong|vnd|₫|viet nam dong|dong viet nam"
UNSIGNED = (  # in folded text with single spaces
    rf"(?P<larger>(?:{_DIGITS}{_SCALED} )*)(?P<digits>{_DIGITS})(?P<power>e[-+]?[0-9]{{1,2}})?"
    rf"(?P<scaled>{_SCALED})?(?P<half> ruoi)?(?: ?(?P<unit>{_CURRENCY}|%))?(?![a-z0-9%])"
)
_NUMBER = re.compile(rf"(?:(?P<before>vnd|₫) ?)?(?P<sign>[-+] ?)?{UNSIGNED}")
_SCALED_PART = re.compile(
    rf"(?P<digits>{_DIGITS})? ?(?P<scale>{'|'.join(_SCALES)})(?P<tail>[0-9]{{3}}|[0-9])?(?![0-9])"
)
_TRL = re.compile(r"(?:trl\s*)?(\d{1,4}(?:[.,]0)?)(?:\s*[–-].*)?", re.IGNORECASE | re.DOTALL | re.ASCII)
_WHOLE = re.compile(r"[0-9]+")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:(?P<mark>[ .,'’])[0-9]{3})(?:(?P=mark)[0-9]{3})*")
_GROUPED_FRACTION = re.compile(rf"(?P<whole>{_GROUPED.pattern})(?!(?P=mark))[.,](?P<fraction>[0-9]+)")
_FRACTION = re.compile(r"[0-9]*[.,][0-9]+")
_ROUNDED_FROM = 6  # digits before "E+" that a spreadsheet shows where there are more
_BETWEEN = re.compile(r"[0-9a-z%₫] ?(?:-|~|\.\.+|…|(?<=[ ])(?:den|toi|to)(?=[ ])) ?[0-9]")
FOREIGN = re.compile(r"[$€£¥]|(?<![a-z])(?:us ?d|eur|euro|gbp|jpy|yen|sgd|cny|rmb|krw|do ?la|dollars?)(?![a-z])")
_BESIDE = re.compile(rf"(?<![a-z])(?:{'|'.join(_SCALES)}|{_CURRENCY}|trd|m|mio|bn)(?![a-z])|%")
DASHES = str.maketrans(dict.fromkeys("−–—‒‐‑﹣－", "-"))


@dataclass(frozen=True, kw_only=True)
class Expression:
    """What a text says: one reading, or two, the one by thousands first. `mantissas` are without "triệu" and the like.

    `mixed`: its marks differ, so that no field can tell the reading; `in_dong`: a sign of the currency stands there;
    `percent`: its sign does.
    """

    readings: tuple[Decimal, ...]
    mantissas: tuple[Decimal, ...]
    scaled: bool
    mixed: bool
    in_dong: bool
    percent: bool


def whole(text: str) -> int:
    """A whole number from 0 up, not an amount of money. Raises InvalidValue."""
    return _count(text, "not_a_number", in_dong=False)


def trl(text: str) -> int:
    """A level of readiness, alone or as the words of terms.toml begin: "TRL 7 – …". Raises InvalidValue."""
    match = _TRL.fullmatch(plain_letters(text).strip())
    if not match:
        raise InvalidValue("not_a_trl")
    return whole(match[1])


def money(text: str) -> int:
    """An amount in đồng: "250.000.000 đ", "850 triệu", "1,5 tỷ". Raises InvalidValue."""
    return _count(text, "not_money", in_dong=True)


def money_in(unit: int, text: str) -> int:
    """An amount where a bare number counts units of so many đồng. Raises InvalidValue.

    Also for a number that is itself as long as an amount in đồng: whoever wrote it may have passed over the unit.
    """
    amount = expression(text)
    if unit == DONG or amount.scaled or amount.in_dong or amount.percent:
        return money(text)
    if amount.readings[0] * unit >= _MOST_BY_UNIT:
        raise InvalidValue("unit_unclear")
    in_dong = replace(amount, readings=tuple(reading * unit for reading in amount.readings), scaled=True)
    return _counted(text, in_dong, "not_money")


def unit(text: str) -> int:
    """How many đồng the unit of a column is: "triệu đồng", "1.000 đ", "VNĐ". Raises InvalidValue."""
    return money(text if re.search("[0-9]", text) else f"1 {text}")


def whole_or_none(text: str) -> int | None:
    """The number that a page of ours wrote into an address, a choice or a hidden field; None for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS else None


def says_unit(words: str) -> bool:
    """Whether words beside a figure make something else of it: a scale, a currency, a sign of per cent."""
    plain = simplified(words)
    return bool(_BESIDE.search(plain) or FOREIGN.search(plain))


def figure(text: str) -> Decimal:
    """Any number; a sign of per cent may stand behind it. Raises InvalidValue, also for one of two readings."""
    number = expression(text)
    if number.in_dong:
        raise InvalidValue("number_with_words")
    return _the_one(text, number, number.readings)


def spelled(value: Decimal | float) -> str:
    """The number as a form holds it: every reader of this module reads this one value in it."""
    plain, mark, fraction = format(Decimal(str(value)), "f").partition(".")
    if len(fraction) == 3 and _GROUPED.fullmatch(f"{plain.lstrip('-')}.{fraction}"):
        fraction += "0"
    return f"{plain},{fraction}" if mark else plain


def choices(text: str) -> tuple[str, ...]:
    """Of a text with two readings, how to write each of them; of any other nothing."""
    try:
        mantissas = expression(text).mantissas
    except InvalidValue:
        return ()
    return tuple(spelled(each.normalize()) + _unit_of(text) for each in mantissas) if len(mantissas) > 1 else ()


def _count(text: str, code: str, *, in_dong: bool) -> int:
    number = expression(text)
    if number.percent or (number.in_dong and not in_dong):
        raise InvalidValue("number_with_words")
    return _counted(text, number, code)


def _counted(text: str, number: Expression, code: str) -> int:
    if number.readings[0] < 0:
        raise InvalidValue("number_negative")
    meant = number.readings if number.scaled else number.readings[:1]  # nobody writes 9.800 for a part of one
    kept = number.readings if number.mixed else [reading for reading in meant if reading == reading.to_integral_value()]
    if not kept:
        raise InvalidValue(code)
    return int(_the_one(text, number, kept))


def _the_one(text: str, number: Expression, kept: Sequence[Decimal]) -> Decimal:
    """The only reading that can be meant. Raises InvalidValue, naming both, where there are two."""
    if len(kept) > 1:
        first, second = number.mantissas
        raise InvalidValue(
            "number_two_ways", text=text.strip(), whole=int(first), fraction=float(second), unit=_unit_of(text)
        )
    if abs(kept[0]) > LARGEST:
        raise InvalidValue("out_of_range")
    return kept[0]


def expression(text: str) -> Expression:
    """All that a text can mean as a number or an amount. Raises InvalidValue."""
    plain = simplified(text[:_LOOKED_AT])
    match = _NUMBER.fullmatch(plain) if len(plain) <= _LONGEST and len(text) <= _LOOKED_AT else None
    if match is None or (match["power"] or "") not in nfc(plain_letters(text)).lower().translate(DASHES):  # "5ệ1"
        raise InvalidValue(_why_not(plain))
    return _valued(match)


def simplified(text: str) -> str:
    """As the readers of numbers and of days compare it: folded, plain digits and dashes, single spaces."""
    return " ".join(fold(plain_letters(text)).translate(DASHES).split())


def _why_not(plain: str) -> str:
    if not re.search("[0-9]", plain):
        return "not_a_figure"
    if FOREIGN.search(plain):
        return "foreign_money"
    if _BETWEEN.search(plain):
        return "number_range"
    return "number_with_words" if re.search(r"[^\W0-9_]|[<>~≈≥≤]", plain) else "not_a_figure"


def _valued(match: re.Match[str]) -> Expression:
    """Raises InvalidValue for digits that no rule groups, and for a number that a spreadsheet has rounded."""
    mantissas = _powered(match["digits"], match["power"]) if match["power"] else _readings(match["digits"])
    if not mantissas:
        raise InvalidValue("not_a_figure")
    scale, tail = _scale_of(match["scaled"] or "")
    if match["half"]:
        tail += scale / 2
    larger = sum((_larger(each) for each in _SCALED_PART.finditer(match["larger"])), Decimal(0))
    alone = not larger and not tail
    sign = -1 if (match["sign"] or "").strip() == "-" else 1
    if not alone and (len(mantissas) > 1 or scale == 1):  # "1 tỷ 1.500 triệu", "1 tỷ 2"
        raise InvalidValue("number_with_words")
    return Expression(
        readings=tuple(sign * (each * scale + tail + larger) for each in mantissas),
        mantissas=tuple(sign * each for each in mantissas),
        scaled=scale != 1,
        mixed=len(mantissas) > 1 and not _GROUPED.fullmatch(match["digits"]),
        in_dong=bool(match["before"]) or (match["unit"] or "%") != "%",
        percent=match["unit"] == "%",
    )


def _larger(part: re.Match[str]) -> Decimal:
    readings = _readings(part["digits"] or "")
    if len(readings) != 1:
        raise InvalidValue("not_a_figure")
    scale, tail = _scale_of(part["scale"] + (part["tail"] or ""))
    return readings[0] * scale + tail


def _scale_of(scaled: str) -> tuple[Decimal, Decimal]:
    """The scale and what digits behind it add: 1 and nothing without one."""
    part = _SCALED_PART.fullmatch(scaled)
    if part is None:
        return Decimal(1), Decimal(0)
    scale, tail = _SCALES[part["scale"]], part["tail"] or ""
    return scale, scale * Decimal(f"0.{tail or 0}")


def _readings(digits: str) -> tuple[Decimal, ...]:
    """Every number that the digits can be; none where no rule groups them so."""
    if _WHOLE.fullmatch(digits):
        return (Decimal(digits),)
    if groups := _GROUPED.fullmatch(digits):
        as_thousands = Decimal(re.sub(r"[^0-9]", "", digits))
        alone = digits.count(groups["mark"]) == 1 and groups["mark"] in ".,"
        return (as_thousands, Decimal(digits.replace(",", "."))) if alone else (as_thousands,)
    if groups := _GROUPED_FRACTION.fullmatch(digits):
        as_thousands, fraction = Decimal(re.sub(r"[^0-9]", "", digits)), groups["fraction"]
        with_fraction = Decimal(f"{re.sub(r'[^0-9]', '', groups['whole'])}.{fraction}")
        return (as_thousands, with_fraction) if len(fraction) == 3 else (with_fraction,)
    return (Decimal(digits.replace(",", ".")),) if _FRACTION.fullmatch(digits) else ()


def _powered(digits: str, power: str) -> tuple[Decimal, ...]:
    """As spreadsheets write large numbers into CSV: 2.5E+08. With six digits there were more, and they are lost."""
    if len(re.sub(r"[^0-9]", "", digits)) >= _ROUNDED_FROM:
        raise InvalidValue("number_rounded")
    simple = _WHOLE.fullmatch(digits) or _FRACTION.fullmatch(digits)
    return (Decimal(digits.replace(",", ".") + power),) if simple else ()


def _unit_of(text: str) -> str:
    """What stands behind the digits, as it was typed."""
    unit = re.sub(r"^.*[0-9]", "", text.strip(), flags=re.DOTALL).strip()
    return f" {unit}" if unit else ""
