"""Bar charts as PNG for documents, drawn with Pillow: the same every time, no browser and no other program."""

import io
from collections.abc import Sequence
from pathlib import Path

import fontpkg_be_vietnam_pro
from PIL import Image, ImageDraw, ImageFont

from matchmaker.intake.cleaning import clean_line

FONT = Path(fontpkg_be_vietnam_pro.ROOT) / "files" / "BeVietnamPro-Regular.ttf"
WIDTH, ROW, LABEL, SIZE = 1500, 58, 620, 30  # pixels; printed at 165 mm
_INK, _BAR, _GROUND = "#16202c", "#0b3f73", "#e8f0f9"


def bars_png(bars: Sequence[tuple[str, int]]) -> bytes:
    """Labels on the left, bars and their figures on the right."""
    font = ImageFont.truetype(str(FONT), SIZE)
    picture = Image.new("RGB", (WIDTH, ROW * max(len(bars), 1)), "white")
    pen = ImageDraw.Draw(picture)
    most = max((value for _, value in bars), default=0) or 1
    room = WIDTH - LABEL - 110
    for position, (label, value) in enumerate(bars):
        top, middle = position * ROW + 10, position * ROW + ROW // 2
        pen.text((0, middle), _fitting(label, font), font=font, fill=_INK, anchor="lm")
        pen.rectangle((LABEL, top, LABEL + room, top + ROW - 20), fill=_GROUND)
        pen.rectangle((LABEL, top, LABEL + room * value // most, top + ROW - 20), fill=_BAR)
        pen.text((LABEL + room + 16, middle), str(value), font=font, fill=_INK, anchor="lm")
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def _fitting(label: str, font: ImageFont.FreeTypeFont) -> str:
    """On one line, cut to the room that labels have."""
    shown = clean_line(label)
    while font.getlength(shown) > LABEL - 20:
        shown = f"{shown[:-2]}…"
    return shown
