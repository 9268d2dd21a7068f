"""A long text that was typed, and the form in which it comes back."""

import re
from html import unescape

import httpx

from tests.support.forms import SentForm, hidden_fields_of

TYPED = "Chúng tôi nhập tay hóa đơn giấy.\nMỗi tháng 900 tờ, hay sai số tiền."


async def send_again(client: httpx.AsyncClient, answer: httpx.Response, path: str) -> httpx.Response:
    """Presses the button under what came back: the text stands in a field of its form."""
    shown = answer.text[answer.text.index("again-title") :]
    lines = re.findall(r'<input id="again-\d+" name="([^"]+)"(?: type="date")? value="([^"]*)"', shown)
    areas = re.findall(r'<textarea id="again-\d+" name="([^"]+)" rows="5">\n([^<]*)<', shown)
    assert TYPED in dict(areas).values()
    form = SentForm(client=client, hidden=hidden_fields_of(shown))
    return await form.send(path, {name: unescape(text) for name, text in (*lines, *areas)})
