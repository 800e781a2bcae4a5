"""The steps after arrival: each figure as published, and the steps without one."""

from helpers.topics import after_arrival

MISSING, REQUESTS = "uam_registered_missing", "nareis_applications_by_uam"


def test_figures_of_a_step_stand_beside_one_another_and_are_not_added(figures):
    held = figures(
        (MISSING, "NL", "TOTAL", "2022", 80),
        (REQUESTS, "NL", "TOTAL", "2022", 30),
        (REQUESTS, "NL", "TOTAL", "2023", 50),
        (MISSING, "AT", "TOTAL", "2022", 900),
    )
    found = after_arrival.figures_by_step(held, "NL")
    assert list(found.value) == [80, 30, 50]
    assert list(found.level("step")) == ["left", "reunited", "reunited"]


def test_a_step_without_a_figure_is_a_gap(figures):
    found = after_arrival.figures_by_step(figures((MISSING, "NL", "TOTAL", "2022", 80)), "NL")
    assert after_arrival.without_figures(found) == ["transferred", "adult", "decided", "permitted", "reunited"]
    none = after_arrival.figures_by_step(figures((MISSING, "AT", "TOTAL", "2022", 80)), "NL")
    assert after_arrival.without_figures(none) == list(after_arrival.STEPS)
