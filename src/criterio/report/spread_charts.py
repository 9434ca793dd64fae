# SPDX-License-Identifier: EUPL-1.2
"""Drawings of contagion: how many units so far and to come, and who works with whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from criterio.language import Reader
from criterio.report.charts import ACCENT, INK, NARROW, SOFT, Caption, Sheet, svg
from criterio.report.later import alt
from criterio.spread.run import Month

SHAPES = {"has": "circle", "start": "diamond", "waits": "square"}
"""Told by shape and by fill, never by colour alone."""


@dataclass(frozen=True)
class Node:
    """A unit in a drawing: ``number`` leads to its row in the table; ``part`` is a key of ``SHAPES``; x, y in 0 … 1."""

    number: int
    part: str
    x: float
    y: float


@dataclass(frozen=True)
class Picture:
    """Units and the ties between them, by number."""

    nodes: tuple[Node, ...]
    lines: tuple[tuple[int, int], ...]


def course(months: Sequence[Month], reader: Reader, caption: Caption, sheet: Sheet = NARROW) -> Markup:
    """Units that have it: a line for what was counted, bands for what is likely (80 and 90 %)."""
    rows = [
        {
            "day": month.day.isoformat(),
            "count": month.count,
            "is_past": month.likely is None,
            "low": month.likely[0] if month.likely else month.count,
            "high": month.likely[1] if month.likely else month.count,
            "lowest": month.wide[0] if month.wide else month.count,
            "highest": month.wide[1] if month.wide else month.count,
        }
        for month in months
    ]
    axis = alt.Axis(format="%b %Y", title=None, tickCount=3, grid=False)
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("utcyearmonthdate(day):T", axis=axis, scale=alt.Scale(type="utc"))
    )
    amount = alt.Axis(format=",~f", tickCount=4, tickMinStep=1, title=None)
    bands = [
        base.mark_area(color=ACCENT, opacity=opacity, interpolate="step-after").encode(
            y=alt.Y(f"{low}:Q", axis=amount), y2=f"{high}:Q"
        )
        for low, high, opacity in (("lowest", "highest", 0.22), ("low", "high", 0.35))
    ]
    lines = [
        base.transform_filter(alt.datum.is_past == past)
        .mark_line(color=ACCENT, strokeWidth=2.5, interpolate="step-after", strokeDash=dash)
        .encode(y=alt.Y("count:Q", axis=amount))
        for past, dash in ((True, [1, 0]), (False, [4, 3]))
    ]
    return svg(alt.layer(*bands, *lines), reader, caption, sheet)


def picture(drawn: Picture, reader: Reader, caption: Caption, sheet: Sheet = NARROW) -> Markup:
    """Each unit as a numbered mark: filled when it has it, a diamond where to begin, hollow while it waits."""
    where = {node.number: node for node in drawn.nodes}
    ties = [
        {"x": where[one].x, "y": where[one].y, "x2": where[other].x, "y2": where[other].y} for one, other in drawn.lines
    ]
    nodes = [{"n": str(node.number), "part": node.part, "x": node.x, "y": node.y} for node in drawn.nodes]
    x, y = (
        alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.06, 1.06])),
        alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[1.06, -0.06])),
    )
    layers = [
        alt.Chart(alt.InlineData(values=ties)).mark_rule(color=SOFT, opacity=0.5).encode(x=x, y=y, x2="x2:Q", y2="y2:Q")
    ]
    for part, shape in SHAPES.items():
        marks = alt.Chart(alt.InlineData(values=[node for node in nodes if node["part"] == part]))
        stroke = INK if part == "start" else ACCENT
        layers.append(
            marks.mark_point(
                shape=shape,
                filled=True,
                fill=ACCENT,
                fillOpacity=1 if part == "has" else 0.18,
                stroke=stroke,
                strokeWidth=2 if part == "start" else 1,
                size=420 if part == "start" else 300,
            ).encode(x=x, y=y)
        )
        colour = "#ffffff" if part == "has" else INK
        layers.append(marks.mark_text(color=colour, fontSize=11, fontWeight="bold").encode(x=x, y=y, text="n:N"))
    height = max(240, min(560, 24 * len(nodes)))
    return svg(alt.layer(*layers).properties(height=height), reader, caption, sheet)
