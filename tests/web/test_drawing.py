# SPDX-License-Identifier: EUPL-1.2
"""Drawings are made by one process for all, and by the page itself where there is none."""

import os

import pytest
from markupsafe import Markup

from criterio.web import drawing


def number_of_process(*told: object) -> Markup:
    return Markup(f"{os.getpid()} {told}")


def torn(*told: object) -> Markup:
    raise ValueError(told)


@pytest.fixture
def way():
    """Open while the test lasts."""
    drawing.open_way()
    yield
    for end in drawing._ways.pop():
        end.close()


@pytest.fixture
def drawer(way, monkeypatch):
    """The number of a process that draws, and ends soon after the last drawing."""
    monkeypatch.setattr(drawing, "IDLE", 0.1)
    child = os.fork()
    if child == 0:
        drawing.draw(is_first=True)
        os._exit(0)
    return child


def test_another_process_draws_and_ends_when_it_is_asked_no_more(drawer):
    drawn = [drawing.drawing_of(number_of_process, "weeks", place) for place in range(3)]
    assert drawn == [Markup(f"{drawer} ('weeks', {place})") for place in range(3)]
    assert os.waitpid(drawer, 0) == (drawer, 0)


def test_the_fault_of_a_drawing_is_told_to_whom_asked(drawer):
    with pytest.raises(ValueError, match="weeks"):
        drawing.drawing_of(torn, "weeks")
    assert drawing.drawing_of(number_of_process).startswith(str(drawer))
    os.waitpid(drawer, 0)


def test_a_page_draws_by_itself_where_nobody_draws():
    assert drawing.drawing_of(number_of_process).startswith(str(os.getpid()))


def test_a_page_draws_by_itself_when_nobody_answers(way, monkeypatch):
    monkeypatch.setattr(drawing, "PATIENCE", 0.1)
    assert drawing.drawing_of(number_of_process).startswith(str(os.getpid()))
