# SPDX-License-Identifier: EUPL-1.2
"""Charts as inline SVG that follow the page's colours and the reader's numbers; each is read aloud by title and text.

Every chart is drawn small enough to be read on a telephone, and where asked for once more for a wide page: letters are
of one size on both. One colour with shades: never told by colour alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import vl_convert as vlc
from babel import Locale
from markupsafe import Markup, escape

from criterio.domain.estimate import Figure
from criterio.domain.forecast import QUANTILES, Forecast
from criterio.domain.names import Unit
from criterio.domain.sentence import Sentence, say
from criterio.language import Reader
from criterio.report.later import alt
from criterio.report.subjects import called

INK, SOFT, LINE, ACCENT = "#1c2127", "#4b5560", "#d7dce1", "#0b5c66"
"""Colours of the light page; ``style.css`` exchanges them in the dark one."""

ROW_HEIGHT = 40
_FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
_MOST_TICKS = 4
_MOST_WEEKS = 8
"""Weeks named below a chart; where there is no room for their words, every second one is."""

Past = Sequence[tuple[date, float | None]]
"""Weeks by Monday; None is not known."""


@dataclass(frozen=True)
class Caption:
    """What a chart shows, in the reader's language. ``name`` tells its identifiers from those of other charts."""

    name: str
    title: str
    text: str


@dataclass(frozen=True)
class Sheet:
    """What a chart is drawn on: width and height of what lies between its axes, in pixels, and the side of a square."""

    name: str
    width: int
    height: int
    square: int


NARROW, WIDE = Sheet("narrow", 255, 150, 255), Sheet("wide", 620, 220, 380)
"""A telephone, or one of several side by side; and a column of a page on a desk."""


def fan(forecasts: Sequence[Forecast], reader: Reader, caption: Caption, sheet: Sheet = NARROW) -> Markup:
    """The coming weeks of one subject: the 67 and 95 % ranges as bands, the middle as a line."""
    at = {level: QUANTILES.index(level) for level in (0.025, 0.165, 0.5, 0.835, 0.975)}
    rows = [
        {"week": forecast.week.isoformat(), **{f"q{i}": forecast.quantiles[i] for i in at.values()}}
        for forecast in forecasts
    ]
    weeks = [forecast.week for forecast in forecasts]
    base = alt.Chart(alt.InlineData(values=rows)).encode(x=_weeks(weeks))
    bands = [
        base.mark_area(color=ACCENT, opacity=opacity, interpolate="monotone").encode(
            y=_amount(f"q{at[low]}"), y2=f"q{at[high]}:Q"
        )
        for low, high, opacity in ((0.025, 0.975, 0.22), (0.165, 0.835, 0.35))
    ]
    middle = base.mark_line(color=ACCENT, strokeWidth=2.5, point={"color": ACCENT, "size": 28, "filled": True}).encode(
        y=_amount(f"q{at[0.5]}")
    )
    return svg(alt.layer(*bands, middle), reader, caption, sheet)


def outlook(data: tuple[Past, Sequence[Forecast]], reader: Reader, caption: Caption, sheet: Sheet = NARROW) -> Markup:
    """The last weeks of one subject as a line, and then the coming ones as in :func:`fan`."""
    past, forecasts = data
    at = {level: QUANTILES.index(level) for level in (0.025, 0.165, 0.5, 0.835, 0.975)}
    ahead = [{"week": one.week.isoformat(), **{f"q{i}": one.quantiles[i] for i in at.values()}} for one in forecasts]
    weeks = [monday for monday, _ in past] + [one.week for one in forecasts]
    behind = alt.Chart(alt.InlineData(values=[{"week": day.isoformat(), "value": value} for day, value in past]))
    line = behind.mark_line(color=SOFT, strokeWidth=2, invalid="break-paths-show-path-domains").encode(
        x=_weeks(weeks), y=_amount("value")
    )
    base = alt.Chart(alt.InlineData(values=ahead)).encode(x=_weeks(weeks))
    bands = [
        base.mark_area(color=ACCENT, opacity=opacity).encode(y=_amount(f"q{at[low]}"), y2=f"q{at[high]}:Q")
        for low, high, opacity in ((0.025, 0.975, 0.22), (0.165, 0.835, 0.35))
    ]
    middle = base.mark_line(color=ACCENT, strokeWidth=2.5).encode(y=_amount(f"q{at[0.5]}"))
    return svg(alt.layer(line, *bands, middle), reader, caption, sheet)


def shown(past: Past, drawing: Sentence) -> Sentence:
    """What :func:`outlook` shows: ``drawing``, unless nothing of the past is known, and the middle is its only line."""
    if any(value is not None for _, value in past):
        return drawing
    return say(
        "The bands are what is likely, and the line their middle. "
        "What came lately is not known of all that this adds up."
    )


def reliability(
    points: Sequence[tuple[float, float, float, float]], reader: Reader, caption: Caption, sheet: Sheet = NARROW
) -> Markup:
    """How often what was put at a level came: (level, share, low, high). The dashed line is where honesty lies."""
    rows = [dict(zip(("level", "share", "low", "high"), point, strict=True)) for point in points]
    axis = alt.Axis(format="~%", tickCount=_MOST_TICKS, title=None)
    whole = alt.Scale(domain=[0, 1])
    promised = alt.X("level:Q", axis=axis, scale=whole)
    ends = alt.Chart(alt.InlineData(values=[{"level": 0, "share": 0}, {"level": 1, "share": 1}]))
    honest = ends.mark_line(color=SOFT, strokeDash=[4, 4]).encode(x=promised, y=alt.Y("share:Q", scale=whole))
    base = alt.Chart(alt.InlineData(values=rows)).encode(x=promised)
    bars = base.mark_rule(color=ACCENT, opacity=0.45, strokeWidth=6, strokeCap="round").encode(
        y=alt.Y("low:Q", axis=axis, scale=whole), y2="high:Q"
    )
    dots = base.mark_point(color=ACCENT, filled=True, size=60, opacity=1).encode(y=alt.Y("share:Q", axis=axis))
    return svg(
        alt.layer(honest, bars, dots).properties(width=sheet.square, height=sheet.square), reader, caption, sheet
    )


def counterfactual(
    data: tuple[Past, Past, date, Sequence[tuple[date, float, float]]],
    reader: Reader,
    caption: Caption,
    sheet: Sheet = NARROW,
) -> Markup:
    """What came as a line, what would have come without as a dashed one with its range, and the start as a mark."""
    came, without, start, ranges = data
    weeks = [monday for monday, _ in came]

    def line(values: Past, **look: Any) -> Any:
        rows = [{"week": day.isoformat(), "value": value} for day, value in values]
        drawn = alt.Chart(alt.InlineData(values=rows)).mark_line(invalid="break-paths-show-path-domains", **look)
        return drawn.encode(x=_weeks(weeks), y=_amount("value"))

    begun = alt.Chart(alt.InlineData(values=[{"week": start.isoformat()}])).mark_rule(color=SOFT, strokeWidth=1.5)
    ends = [{"week": day.isoformat(), "low": low, "high": high} for day, low, high in ranges]
    band = alt.Chart(alt.InlineData(values=ends)).mark_area(color=SOFT, opacity=0.22)
    layers = alt.layer(
        band.encode(x=_weeks(weeks), y=_amount("low"), y2="high:Q"),
        begun.encode(x=_weeks(weeks)),
        line(without, color=SOFT, strokeWidth=2, strokeDash=[5, 4]),
        line(came, color=ACCENT, strokeWidth=2.5),
    )
    return svg(layers, reader, caption, sheet)


def trend(
    weeks: Sequence[tuple[date, float | None]], reader: Reader, caption: Caption, sheet: Sheet = NARROW
) -> Markup:
    """The past of one subject, week by week. A week of which nothing is known breaks the line."""
    rows = [{"week": monday.isoformat(), "value": value} for monday, value in weeks]
    line = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_line(color=ACCENT, strokeWidth=2.5, invalid="break-paths-show-path-domains")
        .encode(x=_weeks([monday for monday, _ in weeks]), y=_amount("value"))
    )
    return svg(line, reader, caption, sheet)


def ranges(figures: Sequence[Figure], reader: Reader, caption: Caption, sheet: Sheet = NARROW) -> Markup:
    """One figure of several subjects: a dot for the value, a bar for its range."""
    rows = [
        {
            "row": i,
            "who": _shortened(reader.text(called(figure.subject))),
            "value": figure.value,
            "low": figure.value if figure.low is None else figure.low,
            "high": figure.value if figure.high is None else figure.high,
        }
        for i, figure in enumerate(figures)
    ]
    axis = alt.Axis(format="~%" if figures[0].unit is Unit.SHARE else ",~f", tickCount=_MOST_TICKS, title=None)
    base = alt.Chart(alt.InlineData(values=rows)).encode(y=alt.Y("row:O", axis=None))
    words = base.mark_text(color=SOFT, fontSize=13, font=_FONT, align="left", dy=-10).encode(
        x=alt.value(0), text="who:N"
    )
    bars = base.mark_rule(color=ACCENT, opacity=0.45, strokeWidth=6, strokeCap="round", yOffset=7).encode(
        x=alt.X("low:Q", axis=axis), x2="high:Q"
    )
    dots = base.mark_point(color=ACCENT, filled=True, size=60, opacity=1, yOffset=7).encode(
        x=alt.X("value:Q", axis=axis)
    )
    drawing = alt.layer(bars, dots, words).properties(height=ROW_HEIGHT * len(rows))
    return svg(drawing, reader, caption, sheet)


def _weeks(weeks: Sequence[date]) -> "alt.X":
    step = max(1, -(-len(weeks) // _MOST_WEEKS))
    shown = [{"year": day.year, "month": day.month, "date": day.day} for day in weeks[::step]]
    axis = alt.Axis(format="%-d %b", title=None, values=shown, grid=False, labelOverlap="parity", labelSeparation=8)
    return alt.X("utcyearmonthdate(week):T", axis=axis, scale=alt.Scale(type="utc"))


def _amount(field: str) -> "alt.Y":
    axis = alt.Axis(format=",~f", tickCount=_MOST_TICKS, title=None)
    return alt.Y(f"{field}:Q", axis=axis, scale=alt.Scale(zero=False))


def _shortened(text: str, most: int = 38) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def svg(chart: Any, reader: Reader, caption: Caption, sheet: Sheet) -> Markup:
    """The chart drawn, with a name and a text that are read aloud; of the sheet's size where it has none of its own."""
    spec = {"width": sheet.width, "height": sheet.height} | chart.configure(**_look()).to_dict()
    drawn = vlc.vegalite_to_svg(
        spec, format_locale=_number_format(reader.locale), time_format_locale=_date_format(reader.locale)
    )
    drawn = re.sub(r' (?:role|aria-[a-z]+)="[^"]*"', "", drawn)  # Vega's own are in English; the page says better
    name = f"{caption.name}-{sheet.name}"
    drawn = re.sub(r'(id="|url\(#)(\w)', rf"\g<1>{name}-\g<2>", drawn)  # identifiers are unique in a page
    told = (
        f'<title id="{name}-title">{escape(caption.title)}</title><desc id="{name}-text">{escape(caption.text)}</desc>'
    )
    labelled = f'<svg role="img" aria-labelledby="{name}-title {name}-text"'
    opened = re.sub('<svg([^>]*) class="marks"', rf'{labelled} class="{sheet.name}"\1', drawn, count=1)
    return Markup(opened.replace(">", f">{told}", 1))  # noqa: S704  # Vega escapes what it draws, and we what is told


@cache
def _look() -> dict[str, Any]:
    words = {"labelColor": SOFT, "labelFontSize": 13, "labelFont": _FONT, "labelFlush": False}
    lines = {"gridColor": LINE, "domainColor": LINE, "tickColor": LINE}
    return {
        "background": "transparent",
        "view": {"stroke": None},
        "axis": {**words, **lines},
        "padding": 4,
    }


def _number_format(locale: Locale) -> dict[str, Any]:
    symbols = locale.number_symbols["latn"]
    return {"decimal": symbols["decimal"], "thousands": symbols["group"], "grouping": [3], "currency": ["", " €"]}


def _date_format(locale: Locale) -> dict[str, Any]:
    months, days = locale.months["stand-alone"], locale.days["stand-alone"]
    week = (6, 0, 1, 2, 3, 4, 5)  # D3 begins on Sunday
    return {
        "dateTime": "%x, %X",
        "date": "%d/%m/%Y",
        "time": "%H:%M:%S",
        "periods": ["AM", "PM"],
        "days": [days["wide"][day] for day in week],
        "shortDays": [days["abbreviated"][day] for day in week],
        "months": [months["wide"][month] for month in range(1, 13)],
        "shortMonths": [months["abbreviated"][month] for month in range(1, 13)],
    }
