"""What a text was understood as, as the panel of a form sends it."""

BACKGROUND = "Xưởng mộc có 25 thợ và ba máy cắt."
WANT = "Cần sắp lịch cắt gỗ cho ba máy trong một ca."


Typed = dict[str, str | list[str]]


def lines(*shown: tuple[str, str, str]) -> Typed:
    """The panel's lines as a browser sends them: what each is, its words, and those that it was read from."""
    names = ("clause_kind", "clause_text", "clause_source")
    return {name: [line[place] for line in shown] for place, name in enumerate(names)}
