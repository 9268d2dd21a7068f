"""An indicator as an officer enters it."""

from tests.support.screens import Screen

TRAINING = {
    "kind": "training",
    "title": "Khóa học AI cơ bản",
    "happened_on": "2026-03-01",
    "source": "Báo cáo số 12/BC-SKHCN",
    "turns": "120",
    "distinct_people": "90",
    "completed": "80",
}


async def added(screen: Screen, **changed: str) -> str:
    screen.sit(screen.people.broker)
    values = {**TRAINING, **changed}
    hidden = await screen.hidden(f"/indicators/new?kind={values['kind']}", "/indicators")
    answer = await screen.send("/indicators", hidden | values)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]
