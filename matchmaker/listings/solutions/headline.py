"""What a record with a foreign title does, in one Vietnamese line: titles of papers tell a business of the city little.

The line is a sentence of the record's own summary, shortened; nothing is translated or made up.
"""

import re

from matchmaker.ground.text import SENTENCE_LIMIT, fold, folded_tokens, is_marked, nfc, sentences, snippet, tokens

LONGEST = 120
"""Characters of a line: two lines of a telephone."""
_SHORTEST = 20
_VIETNAMESE = 0.3
"""Share of marked syllables from which a text is Vietnamese; running text has some 0.7, an English title with a name
of this country far less."""
_CLAUSE = re.compile(r"[,;:]\s+")
_LIST = re.compile(r":\s+|\s+như\s+")  # what follows is a list, which means something else where half of it is gone
_PHRASES = (  # what may begin behind a cut, the best first; never behind a word that needs what follows
    re.compile(r"\s+(?=(?:để|nhằm|nhờ|với|bằng|theo|cho|khi|trên|ở|của)\s)"),
    re.compile(r"\s+(?=và\s)"),
)
_LEADS_ON = re.compile(r"(?:dựa|chạy|dùng|lấy|thu|tạo|có|được|gồm|giúp|hợp|cùng|so|chiếu|đưa|áp|giữa|ở)$")
_EARLIEST = 40
_NAMED = re.compile(r"(?P<name>[^,;:.]{1,60}?)\s+(?:là|gồm)\s+(?:một\s+)?", re.IGNORECASE)
_OF_THE_PAPER = re.compile(
    r"(?:theo\b|hiện nay|trong bối cảnh|trong những năm|thời gian qua|ngày nay|bài (?:báo )?(?:đăng|nhận|công bố)"
    r"|công trình (?:đăng|được|trình bày|bảo vệ|thực hiện|hoàn thành|tham gia|thuộc)|kết quả|đoạn nguồn|nguồn "
    r"|nhóm (?:gồm|nghiên cứu gồm)|(?:dự án|đề tài|nghiên cứu) (?:này )?(?:bắt đầu|do|được|thuộc|hợp tác)|với sự )",
    re.IGNORECASE,
)


def line_of(title: str, summary: str) -> str | None:
    """At most `LONGEST` characters; None where the title is Vietnamese already, or nothing in the summary is."""
    if _is_vietnamese(title):
        return None
    vietnamese = [s.text for s in sentences(nfc(summary), limit=4 * SENTENCE_LIMIT) if _is_vietnamese(s.text)]
    does = [sentence for sentence in vietnamese if len(sentence) >= _SHORTEST and not _OF_THE_PAPER.match(sentence)]
    chosen = next(iter(does or vietnamese), None)
    return None if chosen is None else _cut(_without_title(chosen, title))


def line_for(locale: str, title: str, summary: str) -> str | None:
    """The line beneath a title, for readers of Vietnamese; others read the title as it is."""
    return line_of(title, summary) if locale == "vi" else None


def named(locale: str, title: str, summary: str) -> str:
    """The title where it stands alone, such as in a mail, with the line in brackets."""
    line = line_for(locale, title, summary)
    return f"{title} ({line})" if line else title


def _is_vietnamese(text: str) -> bool:
    words = [word for word in tokens(text) if word.isalpha()]
    return sum(map(is_marked, words)) >= _VIETNAMESE * len(words) > 0


def _without_title(sentence: str, title: str) -> str:
    """ "NeoUNet là mạng nơ-ron …" under a title that begins "NeoUNet: …" is "Mạng nơ-ron …"."""
    begins = _NAMED.match(sentence)
    if begins is None or not folded_tokens(begins["name"]) or fold(begins["name"]) not in fold(title):
        return sentence
    rest = sentence[begins.end() :]
    return rest[:1].upper() + rest[1:]


def _cut(sentence: str) -> str:
    """The sentence without its full stop; where it is too long, up to the last clause that fits, else a phrase."""
    line = sentence.rstrip(" .;")
    if len(line) <= LONGEST:
        return line
    ends = [clause.start() for clause in _CLAUSE.finditer(line, _EARLIEST, LONGEST + 2)]
    listed = _LIST.search(line, _EARLIEST, LONGEST)
    if ends or listed:
        return line[: min(listed.start() if listed else LONGEST, max(ends, default=LONGEST))]
    for phrase in _PHRASES:
        ends = [f.start() for f in phrase.finditer(line, _EARLIEST, LONGEST) if not _LEADS_ON.search(line[: f.start()])]
        if ends:
            return line[: ends[-1]]
    return snippet(line, LONGEST)
