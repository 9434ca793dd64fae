# SPDX-License-Identifier: EUPL-1.2
"""The plan as one page of HTML that needs nothing else: no request leaves the reader's machine."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from criterio.decide.notes import certificate
from criterio.domain.estimate import Figure
from criterio.domain.forecast import QUANTILES
from criterio.domain.names import Grade, Horizon
from criterio.domain.sentence import Sentence, say, say_many
from criterio.evidence.networks import display_name
from criterio.language import Reader
from criterio.measure._metric import Metric
from criterio.measure.all import all_metrics
from criterio.plan._plan import Plan
from criterio.report.charts import Caption, fan, ranges
from criterio.report.outline import MOST_LINES, MOST_SUBJECTS, Outline, Outlook
from criterio.report.subjects import called

LIMITS = SimpleNamespace(lines=MOST_LINES, subjects=MOST_SUBJECTS, units=400, bets=25)

SECTIONS = (
    ("summary", say("In one page")),
    ("register", say("Where are we?")),
    ("diagnosis", say("How are we doing?")),
    ("outlook", say("What to expect?")),
    ("verdicts", say("Where to bet?")),
    ("bets", say("What shall we do, and when?")),
    ("pilots", say("Where to try first?")),
    ("training", say("Who needs to learn?")),
    ("missing", say("What we could tell you if you gave us …")),
)
METHOD = ("method", say("How it was worked out"))

FIRMNESS = {
    "core": say("firm: it goes on in every good choice"),
    "exterior": say("firm: it stops in every good choice"),
    "borderline": say("to discuss: good choices differ"),
}

_SERIES = {
    "interactions": say("interactions in the week"),
    "followers": say("followers"),
    "reach": say("people reached in the week"),
    "views": say("views in the week"),
    "posts": say("posts in the week"),
}
_BY = {
    "day": {
        "interactions": say("interactions in the day"),
        "reach": say("people reached in the day"),
        "views": say("views in the day"),
        "posts": say("posts in the day"),
    },
    "month": {
        "interactions": say("interactions in the month"),
        "reach": say("people reached in the month"),
        "views": say("views in the month"),
        "posts": say("posts in the month"),
    },
}

_HERE = Path(__file__).parent


def page(plan: Plan, reader: Reader) -> str:
    """The whole document, in the reader's language."""
    outline = Outline(plan)
    return (
        _environment(reader)
        .get_template("plan.html.jinja")
        .render(
            plan=plan,
            outline=outline,
            reader=reader,
            limits=LIMITS,
            contents=[(anchor, reader.text(title)) for anchor, title in _contents(plan)],
            charts=SimpleNamespace(fans=_fans(outline, reader), ranges=_ranges(outline, reader)),
            firmness={name: reader.text(said) for name, said in FIRMNESS.items()},
            horizons=tuple(Horizon),
            grades=tuple(Grade),
            files=["plan.json", "register.csv", "figures.csv"],
            style=Markup((_HERE / "style.css").read_text()),  # noqa: S704  # our own file
        )
    )


def _environment(reader: Reader) -> Environment:
    """Everything that comes from data is escaped; only our drawings and our style are not."""
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )

    def told(template: str, **values: Any) -> str:
        return reader.text(Sentence(template, values))

    def told_many(one: str, many: str, n: float, **values: Any) -> str:
        return reader.text(say_many(one, many, n, **values))

    def title_of(metric: str) -> str:
        known = all_metrics().get(metric)
        return reader.text(known.title) if known else metric

    environment.globals.update(
        say=told,
        say_many=told_many,
        tell=reader.text,
        called=called,
        certificate=certificate,
        display_name=display_name,
        title_of=title_of,
        capital=capital,
        figure_name=lambda metric: figure_name(metric, reader),
        row_count=lambda kind, n: reader.text(row_count(kind, n)),
    )
    environment.filters["title_of"] = title_of
    return environment


def _contents(plan: Plan) -> list[tuple[str, Sentence]]:
    appendices = [(f"appendix-{i}", appendix.title) for i, appendix in enumerate(plan.appendices, start=1)]
    return [*SECTIONS, *appendices, METHOD]


def _fans(outline: Outline, reader: Reader) -> list[tuple[Outlook, Markup]]:
    drawn = []
    for i, outlook in enumerate(outline.fans):
        who, what = reader.text(called(outlook.subject)), figure_name(outlook.metric, reader)
        last = outlook.weeks[-1]
        text = say(
            "In the week of {day}, between {low} and {high} nineteen times in twenty; the middle is {middle}.",
            day=last.week,
            low=last.quantiles[QUANTILES.index(0.025)],
            high=last.quantiles[QUANTILES.index(0.975)],
            middle=last.quantiles[QUANTILES.index(0.5)],
        )
        drawn.append((outlook, fan(outlook.weeks, reader, Caption(f"fan{i}", f"{who}: {what}", reader.text(text)))))
    return drawn


def _ranges(outline: Outline, reader: Reader) -> list[tuple[Metric, tuple[Figure, ...], Markup]]:
    drawn = []
    for i, (metric, figures) in enumerate(outline.charted):
        text = say(
            "{best} has the highest value and {last} the lowest; a bar shows the range of each.",
            best=called(figures[0].subject),
            last=called(figures[-1].subject),
        )
        caption = Caption(f"range{i}", reader.text(metric.title), reader.text(text))
        drawn.append((metric, figures, ranges(figures, reader, caption)))
    return drawn


def figure_name(metric: str, reader: Reader, by: str = "week") -> str:
    """A metric of the house, or a figure of the administration's own files, as this reader calls it.

    ``by``: "week", "day" or "month", where it is what comes in one of them.
    """
    known = all_metrics().get(metric)
    name = _BY.get(by, {}).get(metric) or _SERIES.get(metric)
    told = name or (known.title if known else None)
    return reader.text(told) if told else reader.indicator(metric)


def row_count(kind: str, n: int) -> Sentence:
    """How many rows of a file went into which table."""
    match kind:
        case "posts":
            return say_many("{n} post", "{n} posts", n)
        case "messages":
            return say_many("{n} message", "{n} messages", n)
        case "series":
            return say_many("{n} daily value", "{n} daily values", n)
        case "register":
            return say_many("{n} entry of a register", "{n} entries of a register", n)
        case _:
            return say_many("{n} row", "{n} rows", n)


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
