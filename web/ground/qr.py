"""A QR code as the path of a drawing: templates stay free of markup that was made elsewhere."""

from dataclasses import dataclass

import segno

BORDER = 4  # modules; readers need that much light around


@dataclass(frozen=True, kw_only=True)
class Picture:
    """`path` draws the dark modules in a square of `size` by `size`."""

    path: str
    size: int


def picture_of(text: str) -> Picture:
    code = segno.make(text, error="m", micro=False)
    rows = [bytes(row) for row in code.matrix]
    dark = (f"M{x + BORDER} {y + BORDER}h1v1h-1z" for y, row in enumerate(rows) for x, on in enumerate(row) if on)
    return Picture(path="".join(dark), size=len(rows) + 2 * BORDER)
