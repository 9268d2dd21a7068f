"""Where the points of a curve lie."""

from web.progress.charts import HEIGHT, curve, running


def test_figures_grow_by_what_came_before() -> None:
    assert running([("Q1", 1), ("Q2", 0), ("Q3", 4)]) == [("Q1", 1), ("Q2", 1), ("Q3", 5)]


def test_the_scale_reaches_the_target_or_beyond() -> None:
    below, above = curve([("Q1", 2)], 10), curve([("Q1", 20)], 10)
    assert below.points[0].y > below.target_y
    assert above.points[0].y < above.target_y


def test_without_results_only_the_target_is_drawn() -> None:
    empty = curve([], 10)
    assert empty.points == ()
    assert 0 < empty.target_y < HEIGHT
