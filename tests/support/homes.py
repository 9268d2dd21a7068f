"""What a home page shows as waiting."""

import re


def waiting(page: str) -> list[tuple[str, str]]:
    """What waits: what is to be done, and where that leads."""
    step, title = r'<p class="desk-row__step">(.+?)</p>', r'<p class="row__title"><a href="(.+?)"'
    return re.findall(rf'<li class="row task">\s*{step}\s*{title}', page)
