"""Letter soup of an old encoding is told at its field by every form, and not stored."""

from tests.support.forms import hidden_fields_of
from tests.support.screens import Screen
from tests.support.settings_pages import officer
from tests.support.shown_forms import form_in

SOUP = "C«ng ty ®· sö dông hÖ thèng tõ th¸ng t¸m"  # TCVN3: "Công ty đã sử dụng hệ thống từ tháng tám"
YEAR = "from=2026-01-01&to=2026-12-31"


async def test_soup_is_told_by_cases_indicators_reports_and_offices(screen: Screen) -> None:
    screen.sit(await officer(screen, "Phạm Quản Trị", "mot@so.example"))
    home = "/administration/personal-data"
    promises = form_in(await screen.read(home), f"{home}/settings") | {"protection_contact": SOUP}
    entry = {"kind": "training", "happened_on": "2026-03-01", "title": SOUP, "source": "Báo cáo số 3", "turns": "4"}
    part = await screen.hidden(f"/reports?{YEAR}", "/reports/texts") | {"part": "next", "body": SOUP}
    answers = [
        await screen.send(f"{home}/settings", promises),
        await screen.post("/indicators", "/indicators/new?kind=training", **entry),
        await screen.send("/reports/texts", part),
    ]
    screen.sit(screen.people.broker)
    place = f"/cases/{screen.case_id}"
    contact = {"contact_body": "dost", "contact_on": "2026-01-05", "contact_note": SOUP}
    token = hidden_fields_of(await screen.read(place))["csrf_token"]
    answers.append(await screen.send(f"{place}/contacts", contact | {"csrf_token": token, "form_key": "k"}))
    for answer in answers:
        assert answer.status_code == 422, answer.text
        assert "TCVN3 (ABC)" in answer.text
    for answer in answers[:3]:  # the case is verified: its page has no form for contacts any more
        assert SOUP in answer.text, "what was typed is not lost"
