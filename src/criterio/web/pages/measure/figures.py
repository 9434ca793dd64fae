# SPDX-License-Identifier: EUPL-1.2
"""One metric of every profile, unit or network side by side, with its formula and its source."""

from collections.abc import Iterable
from statistics import quantiles

from django.http import HttpResponseBase

from criterio.collect.columns import title_of
from criterio.domain.estimate import Figure
from criterio.domain.names import Absence
from criterio.domain.sentence import Sentence, say
from criterio.measure.all import all_metrics
from criterio.report.charts import Caption, ranges
from criterio.report.subjects import called
from criterio.web._page import Page
from criterio.web.pages._drawn import drawn
from criterio.web.pages._lists import sliced
from criterio.web.pages.measure._chosen import by_asked, figures_asked, known_metrics, metric_asked
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit

DRAWN = 12
_NEEDED = {
    "messages": say("Messages from citizens"),
    "posts": say("Posts"),
    "outcomes": say("results (appointments, calls, procedures)"),
    "observed_at": say("Moment of the counts"),
}
"""What is not a column of a file."""

NAMED = 40
"""Profiles of which it is not known that are named for each reason; the table to take away has all of them."""

_UNTIL = {
    Absence.NOT_KNOWN: say("Not known: no file has brought yet all that it is worked out from."),
    Absence.TOO_FEW: say("Too little data: it will be known once there is more."),
    Absence.NOT_OFFERED: say("Their network does not offer it: nothing would make it known."),
    Absence.FAILED_READ: say("The reading failed: export it again from the network, and give it here."),
}
"""Why a figure is not known, and what would make it so."""


def _show(visit: Visit) -> HttpResponseBase:
    figures, reader = figures_asked(visit), visit.reader
    metric = all_metrics()[metric_asked(visit)]
    known = tuple(figure for figure in figures if figure.value is not None)
    values = [figure.value for figure in known if figure.value is not None]
    caption = Caption("figures", reader.text(metric.title), reader.text(_told(known)) if known else "")
    return visit.render(
        "measure/figures.html.jinja",
        slice=sliced(known, visit.request.GET),
        unknown=_unknown(figures),
        named=NAMED,
        chart=drawn(ranges, known[:DRAWN], reader, caption) if len(known) > 1 else None,
        quartiles=quantiles(values, n=4) if len(values) > 3 else [],
        by=by_asked(visit),
        chosen=metric,
        metrics=_by_whether_known(visit),
        needed=[_NEEDED.get(name) or title_of(name) for name in metric.needs],
        query=f"by={by_asked(visit)}&metric={metric.name}",
    )


def _unknown(figures: Iterable[Figure]) -> list[tuple[Absence, Sentence, list[Figure]]]:
    """Those without a value by the reason, with what would give them one."""
    absent: dict[Absence, list[Figure]] = {}
    for figure in figures:
        if figure.value is None:
            absent.setdefault(figure.absent or Absence.NOT_KNOWN, []).append(figure)
    return [(reason, told, absent[reason]) for reason, told in _UNTIL.items() if reason in absent]


def _by_whether_known(visit: Visit) -> list[tuple[str, str]]:
    """Every metric to choose from: first those of which something is known."""
    known, reader = known_metrics(visit), visit.reader
    titles = sorted((one.name not in known, reader.text(one.title), one.name) for one in all_metrics().values())
    unknown = reader.text(say("not known"))
    return [(name, f"{title} ({unknown})" if is_unknown else title) for is_unknown, title, name in titles]


def _told(known: tuple[Figure, ...]) -> Sentence:
    return say(
        "{best} has the highest value and {last} the lowest; a bar shows the range of each.",
        best=called(known[0].subject),
        last=called(known[-1].subject),
    )


PAGE = Page(
    path="measure/",
    title=say("How are we doing?"),
    needs=Permission.READ,
    show=_show,
    question="measure",
    is_entry=True,
)
