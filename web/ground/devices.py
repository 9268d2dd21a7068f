"""What a browser says of itself, in two words that a person recognises."""

from collections.abc import Sequence

# The first that is found counts: most browsers claim to be several others too.
_BROWSERS: Sequence[tuple[str, str]] = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("coc_coc", "Cốc Cốc"),
    ("Firefox", "Firefox"),
    ("Chrom", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS: Sequence[tuple[str, str]] = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def device_of(user_agent: str) -> str | None:
    """Such as "Firefox · Windows"; None for a browser that says nothing known."""
    names = [next((word for sign, word in signs if sign in user_agent), None) for signs in (_BROWSERS, _SYSTEMS)]
    return " · ".join(filter(None, names)) or None
