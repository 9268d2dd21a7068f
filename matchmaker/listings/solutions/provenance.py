"""From where what is said of a solution was read, in words: which kind of place its link leads to."""

from enum import StrEnum

from matchmaker.intake import addresses


class Place(StrEnum):
    """Kinds of public places; the words stand in `locale/terms.toml`."""

    CODE = "code"
    PAPER = "paper"
    DATA = "data"
    LIBRARY = "library"
    SITE = "site"


# By the name of the host, or an end of it.
_HOSTS = {
    Place.CODE: ("github.com", "gitlab.com", "bitbucket.org"),
    Place.PAPER: (
        *("arxiv.org", "arxiv-vanity.com", "alphaxiv.org", "arxivlens.com", "doi.org", "mdpi.com", "doaj.org"),
        *("techscience.com", "plos.org", "scitepress.org", "openreview.net", "ceur-ws.org", "astesj.com", "aaqr.org"),
        *("scienceandtechnology.com.vn", "ctujs.ctu.edu.vn", "jst.tnu.edu.vn", "journal.hcmue.edu.vn", "ijcnc.com"),
        *("koreascience.kr", "tomesphere.com", "scholarfeed.org", "scholarhub.vn", "awsmpapers.org", "sciencestack.ai"),
        *("ieee.org", "springer.com", "acm.org", "aclanthology.org", "sciencedirect.com"),
    ),
    Place.DATA: ("huggingface.co", "kaggle.com", "data.mendeley.com", "zenodo.org"),
    Place.LIBRARY: (
        *("123docz.net", "123docz.com", "123dok.com", "123doc.top", "tailieu.vn", "scribd.com", "timtailieu.net"),
        *("tailieusinhvien.net", "tailieuthamkhao.vn", "sinhvien.info"),
    ),
}


def host_of(link: str) -> str:
    """The site that a link leads to, as people name it; nothing where it leads nowhere."""
    return addresses.in_letters(addresses.host_of(link))


def place_of(link: str) -> Place:
    """What kind of place it is; a web site where nothing more is known."""
    host = f".{host_of(link)}"
    known = (place for place, hosts in _HOSTS.items() if host.endswith(tuple(f".{name}" for name in hosts)))
    return next(known, Place.SITE)
