# SPDX-License-Identifier: EUPL-1.2
"""What every template may use, and what stands around every page."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import json_script
from jinja2 import Environment, StrictUndefined, pass_context
from jinja2.runtime import Context

from criterio.decide.notes import certificate
from criterio.decide.words import taker
from criterio.domain.sentence import Sentence, say_many
from criterio.evidence.networks import display_name
from criterio.language.reader import Reader
from criterio.measure.all import all_metrics
from criterio.plan.pilots import became
from criterio.report.page import capital, figure_name
from criterio.report.subjects import called
from criterio.web.menu import entries
from criterio.web.people.names import ROLE_NAMES
from criterio.web.visit import Visit, url
from criterio.web.workplace import house


def environment(**options: Any) -> Environment:
    """Called by Django once a process."""
    lines = {"trim_blocks": True, "lstrip_blocks": True}
    more = {"undefined": StrictUndefined, "extensions": ["jinja2.ext.do"]}
    made = Environment(**options | lines | more)  # noqa: S701  # Django turns autoescape on
    made.globals.update(
        say=_say,
        say_many=_say_many,
        tell=_tell,
        capital=_capital,
        show=_show,
        url=url,
        local=_local,
        day_of=lambda at: _local(at).date(),
        static=static,
        json_script=json_script,
        called=called,
        became=became,
        certificate=certificate,
        taker=taker,
        figure_name=_figure_name,
        display_name=display_name,
        role_names=ROLE_NAMES,
        person_called=_person_called,
        metric=lambda name: all_metrics().get(name),
    )
    return made


def around(request: HttpRequest) -> dict[str, Any]:
    """The frame of a page: who reads, the menu, the languages."""
    visit = Visit(request)
    return {
        "reader": visit.reader,
        "person": visit.person,
        "administration": house().declared.name,
        "menu": entries(visit),
        "identity": settings.CRITERIO_MACHINE.identity,
        "languages": [(code, name, code == visit.reader.language) for code, name in settings.LANGUAGES],
    }


def _local(at: datetime) -> datetime:
    return house().local(at)


def _reader(context: Context) -> Reader:
    return context["reader"]  # type: ignore[no-any-return]  # Jinja knows no types


@pass_context
def _say(context: Context, template: str, **values: Any) -> str:
    return _reader(context).text(Sentence(template, values))


@pass_context
def _say_many(context: Context, one: str, many: str, n: float, **values: Any) -> str:
    return _reader(context).text(say_many(one, many, n, **values))


@pass_context
def _tell(context: Context, sentence: Sentence | str) -> str:
    return _reader(context).text(sentence)


@pass_context
def _person_called(context: Context, who: str) -> str:
    """Whoever is on record by an account, by their name where it is known; the audit log tells accounts."""
    visit: Visit = context["visit"]
    return visit.people.get(who, who)


@pass_context
def _figure_name(context: Context, metric: str, by: str = "week") -> str:
    return figure_name(metric, _reader(context), by)


@pass_context
def _capital(context: Context, sentence: Sentence | str) -> str:
    """As labels, headings of columns and terms are written: the first letter is a capital."""
    return capital(_reader(context).text(sentence))


@pass_context
def _show(context: Context, value: Any) -> str:
    return _reader(context).value(value)
