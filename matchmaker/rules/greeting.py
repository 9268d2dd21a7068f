"""How a letter or a page addresses whom it greets: an organisation by its name, a person as Ông/Bà."""

from matchmaker.ground.text import folded_tokens, normalise_spaces

# How names of organisations begin. One syllable counts only with its signs: "Viện" is an institute, "Viên" a person.
_SYLLABLES = frozenset("ban bộ cục hội khoa phòng phường quỹ sở trường viện xã".split())
_BEGINNINGS = frozenset(
    "bao tang|benh vien|chi cuc|chi nhanh|co so|cong ty|cua hang|dai hoc|doanh nghiep|hiep hoi|ho kinh doanh|hoc vien|"
    "hop tac xa|khu cong nghe|khu cong nghiep|lien hiep|lien minh|ngan hang|nha may|nha thuoc|nha xuat ban|"
    "nhom nghien cuu|phong kham|tap doan|thu vien|to chuc|tong cong ty|tong cuc|trung tam|truong dai hoc|ubnd|uy ban|"
    "van phong|vien nghien cuu|xi nghiep".split("|")
)
_ANYWHERE = frozenset(
    "tnhh mtv htx ctcp jsc ltd llc inc corp gmbh company corporation university institute college hospital".split()
)
_TITLES = ("ông ", "bà ", "ông/bà ")


def addressed(name: str, locale: str) -> str:
    """The name as it stands after "Kính gửi" or "Dear"; English puts nothing before it."""
    if locale != "vi" or is_organisation(name) or name.lower().startswith(_TITLES):
        return name
    return f"Ông/Bà {name}"


def is_organisation(name: str) -> bool:
    """Whether a name that somebody typed reads as that of an organisation."""
    first = normalise_spaces(name).lower().split(" ", 1)[0]
    words = folded_tokens(name)
    begins = {" ".join(words[:length]) for length in (1, 2, 3)}
    return first in _SYLLABLES or not begins.isdisjoint(_BEGINNINGS) or not _ANYWHERE.isdisjoint(words)
